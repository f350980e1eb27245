#include "model/copy_item.h"

#include "model/copy_body.h"
#include "model/copy_caption.h"
#include "model/copy_heading.h"
#include "model/copy_kept.h"
#include "model/copy_part.h"

enum { LONG_HEADLINE = 40 };

static void add_line(bx_copy_drafts *drafts, int i)
{
    const bx_copy_line *line = &drafts->copy->lines[i];
    switch (drafts->roles[i]) {
    case BX_ROLE_KICKER:
    case BX_ROLE_HEAD:
    case BX_ROLE_HEAD_MORE:
    case BX_ROLE_DECK:
    case BX_ROLE_SUMMARY:
    case BX_ROLE_SUMMARY_MORE:
    case BX_ROLE_CROSSHEAD:
        bx_copy_heading_add(drafts, i);
        break;
    case BX_ROLE_BARE:
    case BX_ROLE_PARAGRAPH:
    case BX_ROLE_JOINED:
        bx_copy_body_add(drafts, i);
        break;
    case BX_ROLE_VERSE:
    case BX_ROLE_NAMES:
    case BX_ROLE_ROW:
        bx_copy_kept_add(drafts, i);
        break;
    case BX_ROLE_BYLINE:
        bx_copy_draft_add(drafts, BX_PART_BYLINE, bx_copy_draft_unmarked(drafts, line),
                          i);
        break;
    case BX_ROLE_ORIGIN:
        bx_copy_draft_add(drafts, BX_PART_ORIGIN, line->text, i);
        break;
    case BX_ROLE_CAPTION:
    case BX_ROLE_CAPTION_MORE:
    case BX_ROLE_CREDIT:
        bx_copy_caption_add(drafts, i);
        break;
    case BX_ROLE_COUNT:
        break;
    }
}

static void doubt_summary(const bx_item *item, bx_diags *diags)
{
    const bx_part *summary = bx_item_find(item, BX_PART_SUMMARY);
    if (summary && summary->text.n > BX_LONG_SUMMARY)
        bx_diag(diags, BX_D_W_SUMMARY_LONG, bx_chars_span(summary->text),
                BX_INT(summary->text.n));
}

/* What a reader of the page would stumble over. */
static void doubt(bx_copy_drafts *drafts, const bx_item *item, bool has_later)
{
    bx_diags *diags = drafts->ledger->diags;
    const bx_part *head = bx_item_find(item, BX_PART_HEADLINE);
    bool is_before_all = item->priority == 1 && has_later;
    if (!head)
        bx_diag(diags,
                is_before_all ? BX_D_W_COPY_BEFORE_HEADLINE : BX_D_W_COPY_NO_HEADLINE,
                item->span, "");
    else if (head->text.n > LONG_HEADLINE)
        bx_diag(diags, BX_D_W_COPY_LONG_HEADLINE, item->span, BX_INT(head->text.n));
    doubt_summary(item, diags);
    if (head && !bx_item_find(item, BX_PART_PARAGRAPH) &&
        !bx_item_find(item, BX_PART_VERSE) && !bx_item_find(item, BX_PART_NAME) &&
        !bx_item_find(item, BX_PART_CELL) && !bx_item_find(item, BX_PART_CAPTION))
        bx_diag(diags, BX_D_W_COPY_NO_BODY, item->span, "");
}

static bool has_headline(const bx_copy_drafts *drafts, int from)
{
    for (int i = from; i < drafts->copy->n; i++)
        if (drafts->roles[i] == BX_ROLE_HEAD)
            return true;
    return false;
}

bx_item bx_copy_item_make(bx_copy_drafts *drafts, int from, int number)
{
    int to = bx_copy_role_end(drafts->roles, drafts->copy->n, from);
    drafts->n = drafts->n_pictures = 0;
    drafts->paragraph = -1;
    for (int i = from; i < to; i++)
        add_line(drafts, i);
    bx_copy_body_part_byline(drafts);
    const bx_part *parts = bx_copy_parts_make(drafts);
    bx_item item = {
        .name = bx_format(drafts->arena, "b%d", number),
        .span = bx_chars_span(drafts->copy->lines[from].text),
        .priority = number,
        .parts = parts,
        .n_parts = drafts->n,
        .pictures = bx_copy_pictures_make(drafts, parts),
        .n_pictures = drafts->n_pictures,
        .n_chars = bx_item_number((bx_part *)parts, drafts->n),
    };
    doubt(drafts, &item, has_headline(drafts, to));
    return item;
}
