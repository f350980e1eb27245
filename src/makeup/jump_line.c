#include "makeup/jump_line.h"

#include <string.h>

const char *bx_jump_line_words(bx_arena *arena, const char *pattern, const char *page)
{
    const char *at = strstr(pattern, "{page}");
    if (!at)
        return pattern;
    return bx_format(arena, "%.*s%s%s", (int)(at - pattern), pattern, page,
                     bx_jump_line_words(arena, at + strlen("{page}"), page));
}

void bx_jump_line_add(bx_rows_builder *rows, const bx_piece *piece, bx_len measure)
{
    const bx_setting *s = rows->setting;
    const bx_layout *l = s->layout;
    bool is_rest = piece->kind == BX_PIECE_REST;
    const char *words =
        bx_jump_line_words(s->arena, is_rest ? l->jump.from : l->jump.to, piece->label);
    const bx_paragraph *p = bx_rows_compose_cell(
        s, bx_chars_from_utf8(s->arena, NULL, words, 0), BX_STYLE_JUMP, measure,
        is_rest ? BX_ALIGN_LEFT : l->styles[BX_STYLE_JUMP].align);
    if (p->n_breakings)
        bx_rows_add_lines(rows, p, &p->breakings[p->best], 0);
    else
        bx_rows_add(rows, 1);
}
