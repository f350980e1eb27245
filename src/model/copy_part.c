#include "model/copy_part.h"

#include <glib.h>

#include "model/marks.h"

/* The place of a kind in an item, for parts that need not stand where they are printed.
 */
static int order_of(bx_part_kind kind)
{
    switch (kind) {
    case BX_PART_BYLINE:
        return 1;
    case BX_PART_ORIGIN:
    case BX_PART_NOTE:
    case BX_PART_PULL_QUOTE:
    case BX_PART_FACTS_HEAD:
    case BX_PART_FACT:
        return 2;
    case BX_PART_CAPTION:
    case BX_PART_CREDIT:
        return 3;
    case BX_PART_KICKER:
    case BX_PART_HEADLINE:
    case BX_PART_DECK:
    case BX_PART_SUMMARY:
    case BX_PART_RUN_IN:
    case BX_PART_DATELINE:
    case BX_PART_PARAGRAPH:
    case BX_PART_CROSSHEAD:
    case BX_PART_QUOTE:
    case BX_PART_LIST:
    case BX_PART_VERSE:
    case BX_PART_CELL:
    case BX_PART_NAME:
    case BX_PART_KIND_COUNT:
        break;
    }
    return 0;
}

static void note_moved(bx_copy_drafts *drafts, const bx_copy_draft *d)
{
    bx_chars text = {drafts->ledger->source, d->text.chars, d->text.n};
    bx_diag_id id = d->kind == BX_PART_BYLINE || d->kind == BX_PART_ORIGIN
                        ? BX_D_N_COPY_BYLINE_MOVED
                        : BX_D_N_COPY_CAPTION_MOVED;
    bx_diag(drafts->ledger->diags, id, bx_chars_span(text), "");
}

static bx_part finish(bx_copy_drafts *drafts, bx_copy_draft *d)
{
    bx_spaces spaces = d->kind == BX_PART_HEADLINE ? BX_SPACES_SOFT : BX_SPACES_WIDE;
    bx_chars text = bx_chars_finish(&d->text);
    return (bx_part){.kind = d->kind,
                     .text = bx_marks_widen(drafts->arena, text, spaces, drafts->ledger),
                     .picture = MAX(d->picture, 0),
                     .starts = d->starts,
                     .is_head = d->is_head,
                     .row = d->row,
                     .column = d->column};
}

const bx_part *bx_copy_parts_make(bx_copy_drafts *drafts)
{
    bx_part *parts = BX_NEW_ARRAY(drafts->arena, drafts->n, bx_part);
    int n = 0;
    for (int order = 0; order <= 3; order++)
        for (int i = 0; i < drafts->n; i++)
            if (order_of(drafts->list[i].kind) == order) {
                bool is_moved = false;
                for (int k = i + 1; order && k < drafts->n && !is_moved; k++)
                    is_moved = order_of(drafts->list[k].kind) < order;
                if (is_moved)
                    note_moved(drafts, &drafts->list[i]);
                parts[n++] = finish(drafts, &drafts->list[i]);
            }
    return parts;
}

const bx_picture *bx_copy_pictures_make(bx_copy_drafts *drafts, const bx_part *parts)
{
    bx_picture *pictures = BX_NEW_ARRAY(drafts->arena, drafts->n_pictures, bx_picture);
    for (int i = drafts->n - 1; i >= 0; i--)
        if (order_of(parts[i].kind) == 3)
            pictures[parts[i].picture] = (bx_picture){
                .focus = BX_FOCUS_CENTRE, .span = bx_chars_span(parts[i].text)};
    return pictures;
}
