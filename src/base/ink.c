#include "base/ink.h"

#include <assert.h>

static const bx_ink_facts inks[] = {
#define BX_INK(id, name, c, m, y, k, overprint, red, green, blue)                        \
    {name, c, m, y, k, overprint, red, green, blue},
#include "base/ink.def"
#undef BX_INK
};

const bx_ink_facts *bx_ink_find(bx_ink ink)
{
    assert(ink < BX_INK_COUNT);
    return &inks[ink];
}
