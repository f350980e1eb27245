#include "desk/cells.h"

#include <glib.h>

int bx_cells(const char *text)
{
    int n = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        n += g_unichar_iswide(g_utf8_get_char(p)) ? 2 : 1;
    return n;
}
