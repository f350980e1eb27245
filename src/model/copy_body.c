#include "model/copy_body.h"

#include "model/copy_heading.h"
#include "model/line_text.h"

/* 本报讯 and its reporters, run in before the first paragraph. */
static void add_first_paragraph(bx_copy_drafts *drafts, bx_chars text, int i)
{
    int n = bx_sign_dateline(text);
    if (n) {
        bx_copy_draft_add(drafts, BX_PART_DATELINE, bx_chars_slice(text, 0, n), i);
        bx_char *chars = drafts->list[drafts->n - 1].text.chars;
        bool is_despatch = bx_sign_is_despatch(text);
        for (int k = 0; is_despatch && k < n; k++) {
            if (bx_sign_fold(chars[k].c) == '(' && k)
                break;
            chars[k].markup = BX_MARKUP_STRONG;
        }
    }
    drafts->paragraph = drafts->n;
    bx_copy_draft_add(drafts, BX_PART_PARAGRAPH, bx_chars_slice(text, n, text.n), i);
}

static void add_paragraph(bx_copy_drafts *drafts, bx_chars text, int i)
{
    if (!bx_copy_drafts_have_body(drafts)) {
        add_first_paragraph(drafts, text, i);
        return;
    }
    drafts->paragraph = drafts->n;
    bx_copy_draft_add(drafts, BX_PART_PARAGRAPH, text, i);
}

static void join_paragraph(bx_copy_drafts *drafts, bx_chars text, int i)
{
    bool is_open = drafts->paragraph >= 0 && drafts->paragraph < drafts->n &&
                   drafts->list[drafts->paragraph].kind == BX_PART_PARAGRAPH;
    if (is_open)
        bx_copy_draft_join(drafts, &drafts->list[drafts->paragraph], text, i, false);
    else
        add_paragraph(drafts, text, i);
}

void bx_copy_body_add(bx_copy_drafts *drafts, int i)
{
    const bx_copy_line *line = &drafts->copy->lines[i];
    bx_copy_role role = drafts->roles[i];
    if (role == BX_ROLE_JOINED)
        join_paragraph(drafts, line->text, i);
    else if (role == BX_ROLE_BARE)
        add_paragraph(drafts, bx_copy_heading_unmarked(drafts, line), i);
    else
        add_paragraph(drafts, bx_copy_draft_unmarked(drafts, line), i);
}

/* Is each of several paragraphs signed by somebody else? */
static bool is_signed_by_many(const bx_copy_drafts *drafts)
{
    int n = 0;
    for (int i = 0; i < drafts->n; i++) {
        const bx_chars_builder *text = &drafts->list[i].text;
        bx_chars words = {text->source, text->chars, text->n};
        n += drafts->list[i].kind == BX_PART_PARAGRAPH && bx_sign_byline_tail(words);
    }
    return n > 1;
}

void bx_copy_body_part_byline(bx_copy_drafts *drafts)
{
    bx_copy_draft *body = bx_copy_draft_last(drafts, BX_PART_PARAGRAPH);
    if (!body || is_signed_by_many(drafts))
        return;
    bx_chars text = {drafts->ledger->source, body->text.chars, body->text.n};
    int tail = bx_sign_byline_tail(text);
    if (!tail)
        return;
    int line = body->last_line;
    body->text.n = tail;
    bx_chars byline = bx_chars_slice(text, tail, text.n);
    bool is_origin = bx_sign_is_origin(byline);
    bx_copy_draft_add(drafts, is_origin ? BX_PART_ORIGIN : BX_PART_BYLINE, byline, line);
}
