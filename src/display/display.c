#include "display/display.h"

void bx_display_add(bx_display_builder *b, bx_op op)
{
    b->ops = bx_grow(b->arena, b->ops, b->n, &b->room, sizeof *b->ops);
    b->ops[b->n++] = op;
}
