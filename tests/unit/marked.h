/* marked: texts as item files mark them, for the tests of what is set beside and over
 * lines. */
#ifndef BX_TESTS_MARKED_H
#define BX_TESTS_MARKED_H

#include "model/item_file_inline.h"
#include "setting.h"

/* The text without its marks, numbered anew. */
static inline bx_chars marked_text(setting *t, const char *text)
{
    bx_chars read =
        bx_item_inline_read(t->arena, setting_text(t, text), BX_MARKUP_IN_BODY, t->diags);
    for (int i = 0; i < read.n; i++)
        ((bx_char *)read.chars)[i].id = i;
    return read;
}

static inline const bx_paragraph *marked_compose(setting *t, const char *text, double em,
                                                 bx_writing_mode mode)
{
    bx_paragraph_style style = setting_style(em, 0);
    style.mode = mode;
    return bx_paragraph_compose(t->assets, t->arena, marked_text(t, text), &style,
                                t->diags);
}

static inline const bx_breaking *best_breaking(const bx_paragraph *p)
{
    return &p->breakings[p->best];
}

static inline bx_line best_line(setting *t, const bx_paragraph *p, int i)
{
    return bx_paragraph_line(t->arena, p, best_breaking(p), i);
}

#endif
