#include "makeup/proof.h"

#include <glib.h>

enum { QUOTED = 24 }; /* characters of lost text that a message shows */

/* How far into an item we have read; what was passed over once is still to come, on a
 * later page. */
typedef struct {
    int next;
    int hole_from, hole_to; /* equal: it is filled; to 0: there was none */
} reading;

typedef struct {
    const bx_item *items;
    int n_items;
    reading *readings; /* of each */
    const int *may_be_over;
    bool is_whole;
    bx_diags *diags;
} reader;

static const bx_char *char_of(const bx_item *item, int id, const bx_part **part)
{
    *part = bx_item_part_of(item, id);
    return *part ? &(*part)->text.chars[id - (*part)->text.chars[0].id] : NULL;
}

static void report(reader *r, const bx_item *item, int from, int to, bx_diag_id what)
{
    const bx_part *part;
    const bx_char *first = char_of(item, from, &part);
    g_autoptr(GString) text = g_string_new(NULL);
    for (int id = from; id < to && id < from + QUOTED; id++) {
        const bx_part *p;
        const bx_char *ch = char_of(item, id, &p);
        if (ch)
            g_string_append_unichar(text, ch->c);
    }
    bx_span at = first && part->text.source
                     ? (bx_span){part->text.source, first->at, first->at + 1}
                     : item->span;
    bx_diag(r->diags, what, at, text->str, item->name);
    r->is_whole = false;
}

/* Everything in [from, to) must be spaces; the first character that is not, or -1. */
static int first_missing(const bx_item *item, int from, int to)
{
    for (int id = from; id < to; id++) {
        const bx_part *part;
        const bx_char *ch = char_of(item, id, &part);
        if (ch && !bx_is_space(ch->c))
            return id;
    }
    return -1;
}

/* What is missing of [from, to) is lost. */
static void lose(reader *r, int i, int from, int to)
{
    int missing = first_missing(&r->items[i], from, to);
    if (missing >= 0 && !r->may_be_over[i])
        report(r, &r->items[i], missing, to, BX_D_E_TEXT_LOST);
}

/* Reads on from `to`. Of an item that jumps, one text may follow later. */
static void pass_over(reader *r, int i, int to)
{
    reading *at = &r->readings[i];
    bool is_whole = first_missing(&r->items[i], at->next, to) < 0;
    if (!is_whole && r->items[i].piece && !at->hole_to) {
        at->hole_from = at->next;
        at->hole_to = to;
    } else {
        lose(r, i, at->next, to);
    }
    at->next = to;
}

static bool is_in_hole(const reading *at, const bx_cluster_text *c)
{
    return c->id >= at->hole_from && c->id + c->n_chars <= at->hole_to;
}

static void read_cluster(reader *r, int i, const bx_cluster_text *c)
{
    reading *at = &r->readings[i];
    int end = c->id + c->n_chars;
    if (is_in_hole(at, c)) {
        lose(r, i, at->hole_from, c->id);
        at->hole_from = end;
    } else if (c->id < at->next) {
        report(r, &r->items[i], c->id, end, BX_D_E_TEXT_TWICE);
    } else {
        pass_over(r, i, c->id);
    }
    at->next = MAX(at->next, end);
}

static void read_run(reader *r, int i, const bx_glyph_run *run)
{
    for (int k = 0; k < run->n_clusters; k++)
        if (run->clusters[k].id >= 0)
            read_cluster(r, i, &run->clusters[k]);
}

static void read_page(reader *r, const bx_display *page)
{
    int item = -1;
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        switch (op->kind) {
        case BX_OP_GROUP_BEGIN:
            item = op->group.item;
            break;
        case BX_OP_GROUP_END:
            item = -1;
            break;
        case BX_OP_GLYPHS:
            if (item >= 0 && !op->is_note)
                read_run(r, item, &op->glyphs);
            break;
        case BX_OP_FILL:
        case BX_OP_STROKE:
        case BX_OP_DISC:
        case BX_OP_WAVE:
        case BX_OP_IMAGE:
            break;
        }
    }
}

bool bx_proof(const bx_item *items, int n_items, const int *may_be_over,
              const bx_display *pages, int n_pages, bx_diags *diags)
{
    reader r = {.items = items,
                .n_items = n_items,
                .may_be_over = may_be_over,
                .is_whole = true,
                .diags = diags};
    r.readings = g_new0(reading, (gsize)n_items + 1);
    for (int i = 0; i < n_pages; i++)
        read_page(&r, &pages[i]);
    for (int i = 0; i < n_items; i++) {
        lose(&r, i, r.readings[i].hole_from, r.readings[i].hole_to);
        lose(&r, i, r.readings[i].next, items[i].n_chars);
    }
    g_free(r.readings);
    return r.is_whole;
}

int bx_proof_missing(const bx_item *items, int i, const bx_display *page)
{
    int missing = bx_item_length(&items[i]), item = -1;
    int whole = bx_item_whole(items, i);
    for (int k = 0; k < page->n_ops; k++) {
        const bx_op *op = &page->ops[k];
        if (op->kind == BX_OP_GROUP_BEGIN)
            item = op->group.item;
        if (op->kind != BX_OP_GLYPHS || item != whole || op->is_note)
            continue;
        for (int c = 0; c < op->glyphs.n_clusters; c++) {
            const bx_cluster_text *cluster = &op->glyphs.clusters[c];
            for (int n = 0; n < cluster->n_chars; n++) {
                const bx_part *part;
                const bx_char *ch = char_of(&items[i], cluster->id + n, &part);
                missing -= ch && !bx_is_space(ch->c);
            }
        }
    }
    return missing;
}
