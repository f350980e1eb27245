#include "model/copy_heading.h"

#include "base/utf8.h"

/* 手 术 室 的 窗 was spaced out to look wider: no space is a break. */
static void add_headline(bx_copy_drafts *drafts, bx_chars text, int line)
{
    bx_copy_draft_add(drafts, BX_PART_HEADLINE, text, line);
    if (!bx_sign_is_spaced(text))
        return;
    bx_chars_builder *out = &drafts->list[drafts->n - 1].text;
    out->n = 0;
    for (int i = 0; i < text.n; i++)
        if (!bx_is_space(text.chars[i].c))
            bx_chars_append(out, bx_chars_slice(text, i, i + 1));
    bx_diag(drafts->ledger->diags, BX_D_N_COPY_SPACED, bx_chars_span(text), "");
}

static bx_chars without_ornaments(bx_copy_drafts *drafts, bx_chars text)
{
    int n = bx_sign_ornament(text);
    text = bx_copy_draft_without(drafts, BX_D_N_COPY_LABEL, text, 0, n);
    int tail = text.n - bx_sign_ornament_tail(text);
    return bx_copy_draft_without(drafts, BX_D_N_COPY_LABEL, text, tail, text.n);
}

bx_chars bx_copy_heading_unmarked(bx_copy_drafts *drafts, const bx_copy_line *line)
{
    bx_chars text = bx_copy_draft_unmarked(drafts, line);
    bool is_whole = text.n == line->text.n;
    bool is_numbered = line->number && line->number == drafts->copy->head_number;
    if (is_numbered && is_whole && line->number_length < text.n)
        text = bx_copy_draft_without(drafts, BX_D_N_COPY_NUMBER, text, 0,
                                     line->number_length);
    if (line->is_lenticular) {
        text = bx_copy_draft_without(drafts, BX_D_N_COPY_BRACKETS, text, 0, 1);
        text =
            bx_copy_draft_without(drafts, BX_D_N_COPY_BRACKETS, text, text.n - 1, text.n);
    }
    return without_ornaments(drafts, text);
}

static void add_summary(bx_copy_drafts *drafts, const bx_copy_line *line, int i)
{
    bx_chars text = bx_copy_draft_without(drafts, BX_D_N_COPY_LABEL, line->text, 0,
                                          line->label_length);
    bx_copy_draft_add(drafts, BX_PART_SUMMARY, text, i);
}

void bx_copy_heading_add(bx_copy_drafts *drafts, int i)
{
    const bx_copy_line *line = &drafts->copy->lines[i];
    switch ((int)drafts->roles[i]) {
    case BX_ROLE_KICKER:
        bx_copy_draft_add(drafts, BX_PART_KICKER, bx_copy_heading_unmarked(drafts, line),
                          i);
        break;
    case BX_ROLE_HEAD:
        add_headline(drafts, bx_copy_heading_unmarked(drafts, line), i);
        break;
    case BX_ROLE_HEAD_MORE:
        bx_copy_draft_join(drafts, bx_copy_draft_last(drafts, BX_PART_HEADLINE),
                           bx_copy_draft_unmarked(drafts, line), i, true);
        break;
    case BX_ROLE_DECK:
        bx_copy_draft_add(drafts, BX_PART_DECK, bx_copy_draft_unmarked(drafts, line), i);
        break;
    case BX_ROLE_SUMMARY:
        add_summary(drafts, line, i);
        break;
    case BX_ROLE_SUMMARY_MORE:
        bx_copy_draft_join(drafts, bx_copy_draft_last(drafts, BX_PART_SUMMARY),
                           line->text, i, false);
        break;
    case BX_ROLE_CROSSHEAD:
        drafts->paragraph = -1;
        bx_copy_draft_add(drafts, BX_PART_CROSSHEAD, bx_copy_draft_unmarked(drafts, line),
                          i);
        break;
    }
}
