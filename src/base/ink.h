/* ink: colours as ids into a table of inks, with overprint. Only render/ turns an ink
 * into RGB (screen, plain PDF) or into plates (press). Rows in ink.def. */
#ifndef BX_BASE_INK_H
#define BX_BASE_INK_H

#include <stdbool.h>

typedef enum {
#define BX_INK(id, name, c, m, y, k, overprint, red, green, blue) BX_INK_##id,
#include "base/ink.def"
#undef BX_INK
    BX_INK_COUNT
} bx_ink;

typedef struct {
    const char *name;
    int c, m, y, k;          /* percent of the solid, 0..100 */
    bool overprint;          /* does not knock out what lies below */
    double red, green, blue; /* the same on a screen, 0..1 sRGB */
} bx_ink_facts;

const bx_ink_facts *bx_ink_find(bx_ink ink); /* borrowed, never NULL */
/* What stands for it on a page that is printed in black alone: grays as they are, black
 * for colours, as a tint would tear type into dots. */
bx_ink bx_ink_in_black(bx_ink ink);

#endif
