#include "model/copy_caption.h"

#include "model/sign_source.h"

/* The photographer at the end of a caption's last line is told apart. */
static void add_credit_tail(bx_copy_drafts *drafts, bx_chars text, int tail, int i)
{
    if (tail)
        bx_copy_draft_add(drafts, BX_PART_CREDIT, bx_chars_slice(text, tail, text.n), i);
}

static void add_caption(bx_copy_drafts *drafts, bx_chars text, int i)
{
    drafts->n_pictures++;
    int tail = bx_sign_credit_tail(text);
    bx_copy_draft_add(drafts, BX_PART_CAPTION,
                      bx_chars_slice(text, 0, tail ? tail : text.n), i);
    add_credit_tail(drafts, text, tail, i);
}

static void add_credit(bx_copy_drafts *drafts, bx_chars text, int i)
{
    bx_copy_draft *credit = bx_copy_draft_last(drafts, BX_PART_CREDIT);
    if (credit && credit->picture == drafts->n_pictures - 1) {
        bx_copy_draft_join(drafts, credit, text, i, true);
        return;
    }
    drafts->n_pictures += !drafts->n_pictures;
    bx_copy_draft_add(drafts, BX_PART_CREDIT, text, i);
}

static void join_caption(bx_copy_drafts *drafts, bx_chars text, int i)
{
    int tail = bx_sign_credit_tail(text);
    bx_copy_draft_join(drafts, bx_copy_draft_last(drafts, BX_PART_CAPTION),
                       bx_chars_slice(text, 0, tail ? tail : text.n), i, false);
    add_credit_tail(drafts, text, tail, i);
}

void bx_copy_caption_add(bx_copy_drafts *drafts, int i)
{
    const bx_copy_line *line = &drafts->copy->lines[i];
    bx_copy_role role = drafts->roles[i];
    if (role == BX_ROLE_CAPTION)
        add_caption(drafts, bx_copy_draft_unmarked(drafts, line), i);
    else if (role == BX_ROLE_CAPTION_MORE)
        join_caption(drafts, line->text, i);
    else
        add_credit(drafts, line->text, i);
}
