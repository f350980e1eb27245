#include "model/pairing.h"

#include <glib.h>
#include <string.h>

#include "model/photo_words.h"
#include "model/picture_name.h"

typedef struct {
    bx_arena *arena;
    bx_item *items;
    int n_items;
    bx_picture **open; /* captions without a file, in reading order */
    int n_open, next;  /* open[next] is the first that still waits */
    int n_pictures;    /* of all items, with a file or without */
    bool has_own;      /* pictures stand in the copy itself */
    bx_pairing how;
    bx_diags *diags;
} pairing;

static void copy_items(pairing *p, const bx_item *items, int n)
{
    p->items = bx_copy(p->arena, items, (size_t)n * sizeof *items);
    p->n_items = n;
    for (int i = 0; i < n; i++)
        p->n_pictures += items[i].n_pictures;
    p->open = BX_NEW_ARRAY(p->arena, p->n_pictures, bx_picture *);
    for (int i = 0; i < n; i++) {
        bx_picture *pictures = bx_copy(p->arena, items[i].pictures,
                                       (size_t)items[i].n_pictures * sizeof *pictures);
        p->items[i].pictures = pictures;
        for (int k = 0; k < items[i].n_pictures; k++) {
            p->has_own |= pictures[k].pairing == BX_PAIRED_IN_COPY;
            if (!pictures[k].file)
                p->open[p->n_open++] = &pictures[k];
        }
    }
}

static const bx_item *first_without_picture(const pairing *p)
{
    for (int i = 0; i < p->n_items; i++)
        if (!p->items[i].n_pictures)
            return &p->items[i];
    return NULL;
}

/* A picture without a caption for the first item that has none; not where pictures stand
 * in the copy: one beside it is the same again, more often than not. */
static void add_bare(pairing *p, const char *file)
{
    bool is_again = p->has_own && p->how == BX_PAIRED_BY_NAME;
    const bx_item *item = is_again ? NULL : first_without_picture(p);
    if (!item) {
        bx_diag_file(p->diags, BX_D_W_PHOTO_UNUSED, file, "");
        return;
    }
    bx_picture *picture = BX_NEW(p->arena, bx_picture);
    *picture = (bx_picture){bx_copy_text(p->arena, file, strlen(file)), BX_FOCUS_CENTRE,
                            item->span, p->how};
    bx_item *changed = &p->items[item - p->items];
    changed->pictures = picture;
    changed->n_pictures = 1;
    bx_diag(p->diags, BX_D_N_PHOTO_BARE, item->span, file);
}

static void give(pairing *p, const char *file)
{
    if (p->next == p->n_open) {
        add_bare(p, file);
        return;
    }
    bx_picture *picture = p->open[p->next++];
    picture->file = bx_copy_text(p->arena, file, strlen(file));
    picture->pairing = p->how;
    bx_diag(p->diags, BX_D_N_PHOTO_PAIRED, picture->span, file);
}

/* "news.txt" → "news"; the text's folder in *folder. Both to be freed. */
static char *stem_of(const char *text_path, char **folder)
{
    *folder = g_path_get_dirname(text_path);
    char *stem = g_path_get_basename(text_path);
    char *dot = strrchr(stem, '.');
    if (dot && dot != stem)
        *dot = 0;
    return stem;
}

static void give_named(pairing *p, const char *folder, const char *name)
{
    g_autofree char *path = bx_picture_path(folder, name);
    give(p, path);
}

/* Pictures beside the text. A caption may also wait for none of them. */
static void give_neighbours(pairing *p, const char *text_path)
{
    char *folder;
    g_autofree char *stem = stem_of(text_path, &folder);
    g_autoptr(GPtrArray) names = bx_pictures_in(folder);
    g_autoptr(GPtrArray) own = bx_pictures_named(names, folder, stem, p->diags);
    for (guint i = 0; i < own->len; i++)
        give_named(p, folder, own->pdata[i]);
    bool is_only = names->len == 1 && p->n_open == 1 && p->n_pictures == 1;
    if (!own->len && is_only)
        give_named(p, folder, names->pdata[0]);
    if (p->next < p->n_open)
        bx_pictures_tell_unread(folder, p->diags);
    g_free(folder);
}

const bx_item *bx_pair_pictures(bx_arena *arena, const bx_item *items, int n,
                                const char *text_path, const char *const *photos,
                                bx_diags *diags)
{
    pairing p = {.arena = arena, .diags = diags};
    copy_items(&p, items, n);
    bool has_photos = photos && *photos;
    for (; photos && *photos; photos++)
        give(&p, *photos);
    p.how = BX_PAIRED_BY_NAME;
    if (!has_photos)
        give_neighbours(&p, text_path);
    for (int i = p.next; i < p.n_open; i++)
        bx_diag(diags, BX_D_W_CAPTION_ALONE, p.open[i]->span, "");
    return p.items;
}

/* ---- items in files of their own ---- */

typedef struct {
    bx_arena *arena;
    bx_item *item; /* being put together, in arrays with room for all */
    bx_picture *pictures;
    bx_part *parts;
    const char *folder, *stem;
    bx_diags *diags;
} pair_work;

static bool has_open_caption(const bx_item *item)
{
    for (int i = 0; i < item->n_pictures; i++)
        if (!item->pictures[i].file)
            return true;
    return false;
}

/* Is the picture named after another item file: 01-a-2.jpg where there is a 01-a-2.md? */
static bool has_own_item(const pair_work *w, const char *name)
{
    g_autofree char *stem = g_strndup(name, strcspn(name, "."));
    g_autofree char *file = g_strconcat(stem, ".md", NULL);
    g_autofree char *path = g_build_filename(w->folder, file, NULL);
    return strcmp(stem, w->stem) && g_file_test(path, G_FILE_TEST_EXISTS);
}

static const char *path_in(const pair_work *w, const char *name)
{
    return strcmp(w->folder, ".") ? bx_format(w->arena, "%s/%s", w->folder, name)
                                  : bx_copy_text(w->arena, name, strlen(name));
}

static bool says_the_same(const bx_part *part, bx_chars words)
{
    if (!part || !words.n || part->text.n != words.n)
        return false;
    for (int i = 0; i < words.n; i++)
        if (part->text.chars[i].c != words.chars[i].c)
            return false;
    return true;
}

/* The caption without a file that says these words, or where none does and `any` the
 * first; -1: there is none. */
static int find_open(const pair_work *w, bx_chars words, bool any)
{
    int first = -1;
    for (int i = 0; i < w->item->n_pictures; i++) {
        if (w->pictures[i].file)
            continue;
        if (says_the_same(bx_item_find_of_picture(w->item, BX_PART_CAPTION, i), words))
            return i;
        first = first < 0 ? i : first;
    }
    return any ? first : -1;
}

static void pair_with(const pair_work *w, int i, const char *path, bx_pairing how)
{
    w->pictures[i].file = path;
    w->pictures[i].pairing = how;
    bx_diag(w->diags, BX_D_N_PHOTO_PAIRED, w->pictures[i].span, path);
}

/* One more picture of the item, with the words of the photo as its caption. */
static void add_picture(pair_work *w, const char *path, bx_chars words)
{
    int index = w->item->n_pictures++;
    w->pictures[index] = (bx_picture){.file = path,
                                      .focus = BX_FOCUS_CENTRE,
                                      .span = w->item->span,
                                      .pairing = BX_PAIRED_BY_NAME};
    if (words.n)
        w->parts[w->item->n_parts++] =
            (bx_part){.kind = BX_PART_CAPTION, .text = words, .picture = index};
    bx_diag(w->diags, words.n ? BX_D_N_PHOTO_WORDS : BX_D_N_PHOTO_BARE, w->item->span,
            path);
}

static void pair_named(pair_work *w, const char *name)
{
    const char *path = path_in(w, name);
    bx_chars words = bx_photo_caption(w->arena, path);
    int open = find_open(w, words, true);
    if (open >= 0)
        pair_with(w, open, path, BX_PAIRED_BY_NAME);
    else
        add_picture(w, path, words);
}

static void pair_by_captions(const pair_work *w, const GPtrArray *names)
{
    for (guint i = 0; i < names->len && has_open_caption(w->item); i++) {
        const char *path = path_in(w, names->pdata[i]);
        int open = find_open(w, bx_photo_caption(w->arena, path), false);
        if (open >= 0)
            pair_with(w, open, path, BX_PAIRED_BY_CAPTION);
    }
}

static void report_open(const pair_work *w)
{
    for (int i = 0; i < w->item->n_pictures; i++)
        if (!w->pictures[i].file)
            bx_diag(w->diags, BX_D_W_PICTURE_NO_FILE, w->pictures[i].span, "");
}

/* The folder's pictures that are named after the item, by number. */
static GPtrArray *named_after(const pair_work *w, const GPtrArray *names)
{
    g_autoptr(GPtrArray) all = bx_pictures_named(names, w->folder, w->stem, w->diags);
    GPtrArray *own = g_ptr_array_new();
    for (guint i = 0; i < all->len; i++)
        if (!has_own_item(w, all->pdata[i]))
            g_ptr_array_add(own, all->pdata[i]);
    return own;
}

/* Room for `more` pictures, and a caption of each. */
static void make_room(pair_work *w, const bx_item *item, int more)
{
    w->item = bx_copy(w->arena, item, sizeof *item);
    w->pictures = BX_NEW_ARRAY(w->arena, item->n_pictures + more, bx_picture);
    w->parts = BX_NEW_ARRAY(w->arena, item->n_parts + more, bx_part);
    for (int i = 0; i < item->n_pictures; i++)
        w->pictures[i] = item->pictures[i];
    for (int i = 0; i < item->n_parts; i++)
        w->parts[i] = item->parts[i];
    w->item->pictures = w->pictures;
    w->item->parts = w->parts;
}

const bx_item *bx_pair_item(bx_arena *arena, const bx_item *item, const char *path,
                            bx_diags *diags)
{
    char *folder;
    if (item->n_pictures && !has_open_caption(item))
        return item;
    g_autofree char *stem = stem_of(path, &folder);
    pair_work w = {.arena = arena, .folder = folder, .stem = stem, .diags = diags};
    g_autoptr(GPtrArray) names = bx_pictures_in(folder);
    g_autoptr(GPtrArray) own = named_after(&w, names);
    make_room(&w, item, (int)own->len);
    for (guint i = 0; i < own->len; i++)
        pair_named(&w, own->pdata[i]);
    pair_by_captions(&w, names);
    report_open(&w);
    if (has_open_caption(w.item))
        bx_pictures_tell_unread(folder, diags);
    w.item->n_chars = bx_item_number(w.parts, w.item->n_parts);
    g_free(folder);
    return w.item;
}
