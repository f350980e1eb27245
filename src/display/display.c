#include "display/display.h"

#include <string.h>

void bx_display_add(bx_display_builder *b, bx_op op)
{
    if (b->n == b->room) {
        int room = b->room ? b->room * 2 : 64;
        bx_op *grown = BX_NEW_ARRAY(b->arena, room, bx_op);
        if (b->n)
            memcpy(grown, b->ops, (size_t)b->n * sizeof *grown);
        b->ops = grown;
        b->room = room;
    }
    b->ops[b->n++] = op;
}
