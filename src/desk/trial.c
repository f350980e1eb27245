#include "desk/trial.h"

#include <string.h>

#include "desk/plan_text.h"
#include "makeup/slot.h"

typedef enum {
#define BX_TRIAL_WORD(id, english, chinese) W_##id,
#include "desk/trial.def"
#undef BX_TRIAL_WORD
    W_COUNT
} word;

static const char *const words[W_COUNT][2] = {
#define BX_TRIAL_WORD(id, english, chinese) {english, chinese},
#include "desk/trial.def"
#undef BX_TRIAL_WORD
};

enum { MOST_ARGS = 9 };

#define SAY(t, out, id, ...)                                                             \
    say((t), (out), (id), (const char *const[MOST_ARGS]){__VA_ARGS__})
static void say(const bx_trial *t, GString *out, word id,
                const char *const args[MOST_ARGS])
{
    g_string_append(out, bx_fill_words(t->arena, words[id][t->tongue], args));
}

/* Where an item stands. */
typedef struct {
    const bx_made_page *made;
    const bx_placed *placed;
    int item;
} stand;

typedef bool is_meant_fn(const bx_made_page *made, int item, const bx_item *named,
                         const char *called);

static bool has_name(const bx_made_page *made, int item, const bx_item *named,
                     const char *called)
{
    (void)made;
    (void)item;
    return bx_item_is_named(named, called);
}

static bool has_number(const bx_made_page *made, int item, const bx_item *named,
                       const char *called)
{
    (void)named;
    const char *number = BX_INT(bx_page_number_of(made->page, item));
    return !strcmp(number, called);
}

/* How many blocks of a sheet may be meant; *out is the first of all. */
static void count_on(const bx_made_page *made, const bx_sheet *sheet,
                     is_meant_fn *is_meant, const char *called, int *n, stand *out)
{
    for (int i = 0; sheet && i < sheet->n_placed; i++) {
        const bx_placed *placed = &sheet->placed[i];
        int item = placed->block->index;
        if (is_meant(made, item, placed->block->item, called) && !(*n)++)
            *out = (stand){made, placed, item};
    }
}

/* The same of all pages, and of the advertisements across their feet. */
static int count_stands(const bx_trial *t, is_meant_fn *is_meant, const char *called,
                        stand *out)
{
    int n = 0;
    for (int i = 0; i < t->edition->n_pages; i++) {
        const bx_made_page *made = &t->edition->made[i];
        count_on(made, &made->sheet, is_meant, called, &n, out);
        count_on(made, made->ads.strip, is_meant, called, &n, out);
    }
    return n;
}

static bool is_ad(const stand *at)
{
    return at->placed->block->item->kind == BX_ITEM_ADVERTISEMENT;
}

/* False after reporting: an advertisement's place is bought. */
static bool holds_copy(const bx_trial *t, const stand *at)
{
    if (is_ad(at))
        bx_diag(t->diags, BX_D_E_TRIAL_AD, BX_NOWHERE, at->placed->block->item->name);
    return !is_ad(at);
}

/* False after reporting: it is one of the pieces of an item that jumps. */
static bool stands_whole(const bx_trial *t, const stand *at)
{
    const bx_item *item = at->placed->block->item;
    if (item->piece)
        bx_diag(t->diags, BX_D_E_TRIAL_JUMP, BX_NOWHERE, item->name);
    return !item->piece;
}

/* By name, else by number. False after reporting: no such item, or more than one, has a
 * block of its own. */
static bool find_stand(const bx_trial *t, const char *called, stand *out)
{
    int n = count_stands(t, has_name, called, out);
    if (!n)
        n = count_stands(t, has_number, called, out);
    if (n != 1)
        bx_diag(t->diags, n ? BX_D_E_TRIAL_UNSURE : BX_D_E_TRIAL_ITEM, BX_NOWHERE,
                called);
    return n == 1 && stands_whole(t, out);
}

/* ---- other items in the same blocks ---- */

/* The issue with an item that takes the rank of the one whose block it gets. */
static void put(bx_item *items, const bx_item *by, const stand *at)
{
    int priority = items[at->item].priority;
    items[at->item] = *by;
    items[at->item].priority = priority;
}

static bool try_slot(const bx_trial *t, const bx_item *item, const stand *at,
                     GString *out)
{
    static const word fits[] = {W_FITS, W_SHORT, W_OVER, W_NEVER};
    const bx_placed *p = at->placed;
    bx_slot slot = bx_slot_try(at->made->setting, item, at->item, p->block->is_lead,
                               p->at.columns, p->at.lines);
    SAY(t, out, W_SLOT, item->name, p->block->item->name, BX_PAGE(at->made->page),
        BX_INT(p->at.columns), BX_INT(p->at.lines));
    SAY(t, out, fits[slot.fit], BX_INT(slot.lines), BX_INT(slot.characters));
    return slot.fit == BX_SLOT_FITS;
}

/* The block gets another item: its head may be another one, too. */
static void release(const bx_trial *t, bx_lock *lock, int item, const char *name)
{
    for (int i = 0; i < t->issue->n_pages; i++) {
        bx_locked_page *page = (bx_locked_page *)lock->pages[i];
        for (int k = 0; page && k < page->n_items; k++) {
            if (page->items[k].item != item)
                continue;
            ((bx_locked_item *)page->items)[k].is_changed = true;
            page->changed = bx_format(t->arena, "%s%s%s", page->changed,
                                      page->n_changed++ ? ", " : "", name);
        }
    }
}

static bx_item *copy_items(const bx_trial *t)
{
    return bx_copy(t->arena, t->issue->items,
                   (size_t)t->issue->n_items * sizeof(bx_item));
}

static bx_trial_result hold(const bx_trial *t, const bx_item *items, bool fits)
{
    bx_issue *issue = bx_copy(t->arena, t->issue, sizeof *issue);
    issue->items = items;
    return (bx_trial_result){issue, bx_hold_edition(t->arena, t->issue, t->edition),
                             fits};
}

GString *bx_trial_replace(const bx_trial *t, const char *name, const bx_item *by,
                          bx_trial_result *out)
{
    stand at;
    if (!find_stand(t, name, &at) || !holds_copy(t, &at))
        return NULL;
    GString *text = g_string_new(NULL);
    bx_item *items = copy_items(t);
    bool fits = try_slot(t, by, &at, text);
    put(items, by, &at);
    *out = hold(t, items, fits);
    release(t, &out->lock, at.item, by->name);
    return text;
}

GString *bx_trial_swap(const bx_trial *t, const char *one, const char *other,
                       bx_trial_result *out)
{
    stand a, b;
    if (!find_stand(t, one, &a) || !find_stand(t, other, &b) || !holds_copy(t, &a) ||
        !holds_copy(t, &b))
        return NULL;
    if (a.item == b.item) {
        bx_diag(t->diags, BX_D_E_TRIAL_SAME, BX_NOWHERE, one);
        return NULL;
    }
    GString *text = g_string_new(NULL);
    bx_item *items = copy_items(t);
    const bx_item *item_a = &t->issue->items[a.item], *item_b = &t->issue->items[b.item];
    bool a_fits = try_slot(t, item_a, &b, text), b_fits = try_slot(t, item_b, &a, text);
    put(items, item_b, &a);
    put(items, item_a, &b);
    *out = hold(t, items, a_fits && b_fits);
    release(t, &out->lock, a.item, item_b->name);
    release(t, &out->lock, b.item, item_a->name);
    return text;
}

/* ---- a page without an item ---- */

static const int *list_without(bx_arena *arena, const int *list, int *n, int item)
{
    int *out = BX_NEW_ARRAY(arena, *n, int), kept = 0;
    for (int i = 0; i < *n; i++)
        if (list[i] != item)
            out[kept++] = list[i];
    *n = kept;
    return out;
}

static bx_page page_without(bx_arena *arena, const bx_page *page, int item)
{
    bx_page out = *page;
    out.items = list_without(arena, page->items, &out.n_items, item);
    out.every = list_without(arena, page->every, &out.n_every, item);
    out.ads = list_without(arena, page->ads, &out.n_ads, item);
    return out;
}

/* Blocks that stand elsewhere now, or in another size. */
static int count_changed(const bx_sheet *now, const bx_sheet *before)
{
    int n = 0;
    for (int i = 0; i < now->n_placed; i++)
        for (int k = 0; k < before->n_placed; k++)
            n +=
                now->placed[i].block->index == before->placed[k].block->index &&
                memcmp(&now->placed[i].at, &before->placed[k].at, sizeof(bx_region)) != 0;
    return n;
}

static void tell_repair(const bx_trial *t, GString *out, int number, word how,
                        const bx_made_page *now, const bx_made_page *before)
{
    int64_t cost = now->solution.cost - now->solution.moves;
    SAY(t, out, W_REPAIR, BX_INT(number), BX_PAGE(now->page), words[how][t->tongue],
        BX_INT(count_changed(&now->sheet, &before->sheet)),
        BX_INT(bx_made_page_white(now)), bx_plan_cost_text(t->arena, cost),
        bx_tree_text(t->arena, now->solution.root));
}

static bool is_told(const char *const *trees, int n, const char *tree)
{
    for (int i = 0; i < n; i++)
        if (!strcmp(trees[i], tree))
            return true;
    return false;
}

/* The page as it would be. */
typedef struct {
    const bx_issue *issue;
    bx_page page;
    bx_lock lock; /* as it is now */
    const char *what;
} pulled;

/* Ways to make the page, nearest first; each that differs is told. */
static void tell_repairs(const bx_trial *t, GString *out, const pulled *p,
                         bx_lock_use from, const bx_made_page *before)
{
    static const word hows[] = {W_KEPT, W_KEPT, W_TREE, W_MOVED, W_FREE};
    const bx_locked_page *locked = p->lock.pages[before->page - t->issue->pages];
    const char *trees[BX_LOCK_MOVED + 2];
    int n = 0;
    bool has_any = p->page.n_items || p->page.n_ads;
    for (int use = from; has_any && use <= BX_LOCK_MOVED + 1; use++) {
        bool is_free = use > BX_LOCK_MOVED;
        bx_made_page made =
            bx_page_make(before->setting, p->issue, &p->page, is_free ? NULL : locked,
                         (bx_lock_use)use, false);
        if (!made.solution.root)
            continue;
        const char *tree = bx_tree_text(t->arena, made.solution.root);
        if (is_told(trees, n, tree))
            continue;
        trees[n++] = tree;
        tell_repair(t, out, n, hows[is_free ? use : (int)made.lock_use], &made, before);
    }
    if (!n)
        SAY(t, out, W_NO_REPAIR, p->what, BX_PAGE(&p->page));
}

/* ---- … or without a picture ---- */

static bool is_of_picture(const bx_part *part)
{
    return part->kind == BX_PART_CAPTION || part->kind == BX_PART_CREDIT;
}

static bx_item item_without(bx_arena *arena, const bx_item *item, int picture)
{
    bx_item out = *item;
    bx_part *parts = BX_NEW_ARRAY(arena, item->n_parts, bx_part);
    bx_picture *pictures = BX_NEW_ARRAY(arena, item->n_pictures, bx_picture);
    out.n_parts = out.n_pictures = 0;
    for (int i = 0; i < item->n_parts; i++) {
        bx_part part = item->parts[i];
        if (is_of_picture(&part) && part.picture == picture)
            continue;
        part.picture -= is_of_picture(&part) && part.picture > picture;
        part.text.chars = bx_copy(arena, part.text.chars,
                                  (size_t)part.text.n * sizeof *part.text.chars);
        parts[out.n_parts++] = part;
    }
    for (int i = 0; i < item->n_pictures; i++)
        if (i != picture)
            pictures[out.n_pictures++] = item->pictures[i];
    out.parts = parts;
    out.pictures = pictures;
    out.n_chars = bx_item_number(parts, out.n_parts);
    return out;
}

/* "b3:2": an item and the number of its picture, from 1. False: it is none of that. */
static bool split_picture(const bx_trial *t, const char *called, const char **item,
                          int *picture)
{
    const char *colon = strrchr(called, ':');
    gint64 number;
    if (!colon || !g_ascii_string_to_signed(colon + 1, 10, 1, INT16_MAX, &number, NULL))
        return false;
    *item = bx_copy_text(t->arena, called, (size_t)(colon - called));
    *picture = (int)number - 1;
    return true;
}

/* The picture of a file, by its name with or without folders. False: there is none. */
static bool find_file(const bx_trial *t, const char *called, stand *out, int *picture)
{
    for (int i = 0; i < t->edition->n_pages; i++) {
        const bx_made_page *made = &t->edition->made[i];
        for (int k = 0; k < made->sheet.n_placed; k++) {
            const bx_placed *p = &made->sheet.placed[k];
            for (int n = 0; n < p->block->item->n_pictures; n++) {
                const char *file = p->block->item->pictures[n].file;
                g_autofree char *base = g_path_get_basename(file ? file : "");
                if (!file || (strcmp(base, called) != 0 && strcmp(file, called) != 0))
                    continue;
                *out = (stand){made, p, p->block->index};
                *picture = n;
                return true;
            }
        }
    }
    return false;
}

static GString *without_picture(const bx_trial *t, const stand *at, int picture)
{
    const bx_item *item = at->placed->block->item;
    if (picture >= item->n_pictures) {
        bx_diag(t->diags, BX_D_E_TRIAL_PICTURE, BX_NOWHERE, item->name,
                BX_INT(picture + 1), BX_INT(item->n_pictures));
        return NULL;
    }
    GString *out = g_string_new(NULL);
    bx_item *items = copy_items(t);
    items[at->item] = item_without(t->arena, item, picture);
    bx_trial_result held = hold(t, items, true);
    release(t, &held.lock, at->item, item->name);
    pulled p = {held.issue, *at->made->page, held.lock,
                bx_format(t->arena, "%s:%d", item->name, picture + 1)};
    tell_repairs(t, out, &p, BX_LOCK_KEPT, at->made);
    return out;
}

static GString *without_item(const bx_trial *t, const stand *at)
{
    GString *out = g_string_new(NULL);
    bx_trial_result held = hold(t, t->issue->items, true);
    pulled p = {t->issue, page_without(t->arena, at->made->page, at->item), held.lock,
                at->placed->block->item->name};
    bool keeps_tree =
        is_ad(at) && at->made->ads.strip && at->placed >= at->made->ads.strip->placed &&
        at->placed < at->made->ads.strip->placed + at->made->ads.strip->n_placed;
    tell_repairs(t, out, &p, keeps_tree ? BX_LOCK_KEPT : BX_LOCK_TREE, at->made);
    return out;
}

GString *bx_trial_without(const bx_trial *t, const char *called)
{
    stand at;
    const char *item;
    int picture;
    bool is_item = count_stands(t, has_name, called, &at) > 0;
    if (!is_item && find_file(t, called, &at, &picture))
        return stands_whole(t, &at) ? without_picture(t, &at, picture) : NULL;
    if (!is_item && split_picture(t, called, &item, &picture))
        return find_stand(t, item, &at) ? without_picture(t, &at, picture) : NULL;
    return find_stand(t, called, &at) ? without_item(t, &at) : NULL;
}
