#include "desk/lint_page.h"

#include <glib.h>
#include <string.h>

#include "base/utf8.h"

char *bx_lint_tight(bx_arena *arena, const char *text)
{
    char *tight = bx_copy_text(arena, text, strlen(text)), *out = tight;
    for (const char *p = text; *p;) {
        const char *from = p;
        if (bx_is_space(bx_utf8_next(&p)))
            continue;
        memcpy(out, from, (size_t)(p - from));
        out += p - from;
    }
    *out = 0;
    return tight;
}

bool bx_lint_is_furniture(const bx_op *op, bool *inside)
{
    if (op->kind == BX_OP_GROUP_BEGIN)
        *inside = op->group.item < 0;
    else if (op->kind == BX_OP_GROUP_END)
        *inside = false;
    return *inside && op->kind == BX_OP_GLYPHS && !op->is_note;
}

char *bx_lint_furniture(bx_arena *arena, const bx_display *page)
{
    g_autoptr(GString) text = g_string_new(NULL);
    bool inside = false;
    for (int i = 0; i < page->n_ops; i++)
        if (bx_lint_is_furniture(&page->ops[i], &inside))
            g_string_append(text, page->ops[i].glyphs.text);
    return bx_lint_tight(arena, text->str);
}
