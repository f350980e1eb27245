#include "model/pair_placed.h"

#include <glib.h>
#include <string.h>

#include "model/picture_name.h"

#define MARK "\uFFFC"

typedef struct {
    bx_arena *arena;
    const bx_source *source;
    bx_item *items;
    int n;
    bx_diags *diags;
} pairing;

/* The item that a place in the copy belongs to. */
static bx_item *item_at(const pairing *p, int at)
{
    int i = p->n - 1;
    while (i > 0 && p->items[i].span.from > at)
        i--;
    return &p->items[i];
}

static int line_of(const pairing *p, int at)
{
    int line, column;
    bx_source_position(p->source, at, &line, &column);
    return line;
}

/* The caption that waits nearest to a place; NULL: none does. */
static bx_picture *nearest_caption(const pairing *p, const bx_item *item, int at)
{
    bx_picture *pictures = (bx_picture *)item->pictures, *best = NULL;
    int line = line_of(p, at), least = INT_MAX;
    for (int i = 0; i < item->n_pictures; i++) {
        int lines = 2 * (line_of(p, pictures[i].span.from) - line);
        int distance = lines < 0 ? 1 - lines : lines; /* of two, that behind */
        if (!pictures[i].file && distance < least) {
            best = &pictures[i];
            least = distance;
        }
    }
    return best;
}

static void add_bare(const pairing *p, bx_item *item, const char *file, bx_span span)
{
    int n = item->n_pictures;
    bx_picture *pictures = BX_NEW_ARRAY(p->arena, n + 1, bx_picture);
    if (n)
        memcpy(pictures, item->pictures, (size_t)n * sizeof *pictures);
    pictures[n] = (bx_picture){file, BX_FOCUS_CENTRE, span, BX_PAIRED_IN_COPY};
    item->pictures = pictures;
    item->n_pictures = n + 1;
    bx_diag(p->diags, BX_D_N_PHOTO_BARE, span, file);
}

static void give(const pairing *p, const char *file, int at)
{
    bx_span span = {p->source, at, at + (int)strlen(MARK)};
    if (!file || !bx_is_picture_name(file)) {
        g_autofree char *name = g_path_get_basename(file ? file : "?");
        bx_diag(p->diags, BX_D_W_PHOTO_KIND, span, name);
        return;
    }
    bx_item *item = item_at(p, at);
    bx_picture *caption = nearest_caption(p, item, at);
    if (!caption) {
        add_bare(p, item, file, span);
        return;
    }
    caption->file = file;
    caption->pairing = BX_PAIRED_IN_COPY;
    bx_diag(p->diags, BX_D_N_PHOTO_PAIRED, caption->span, file);
}

static void copy_items(pairing *p, const bx_item *items)
{
    p->items = bx_copy(p->arena, items, (size_t)p->n * sizeof *items);
    for (int i = 0; i < p->n; i++)
        if (items[i].n_pictures)
            p->items[i].pictures =
                bx_copy(p->arena, items[i].pictures,
                        (size_t)items[i].n_pictures * sizeof *items[i].pictures);
}

const bx_item *bx_pair_placed(bx_arena *arena, const bx_item *items, int n,
                              bx_diags *diags)
{
    const bx_source *source = n ? items[0].span.source : NULL;
    if (!source || !source->n_pictures)
        return items;
    pairing p = {.arena = arena, .source = source, .n = n, .diags = diags};
    copy_items(&p, items);
    const char *at = strstr(source->text, MARK);
    for (int i = 0; at && i < source->n_pictures; i++) {
        give(&p, source->pictures[i], (int)(at - source->text));
        at = strstr(at + strlen(MARK), MARK);
    }
    return p.items;
}
