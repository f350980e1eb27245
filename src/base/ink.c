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

bx_ink bx_ink_in_black(bx_ink ink)
{
    const bx_ink_facts *facts = bx_ink_find(ink);
    return facts->c || facts->m || facts->y ? BX_INK_BLACK : ink;
}
