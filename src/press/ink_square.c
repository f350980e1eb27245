#include "press/ink_square.h"

#include <glib.h>
#include <math.h>

static const double square = 15; /* [mm²] */

static int cell(double at, int n)
{
    const double scale = BX_INK_DPI / 72.0;
    return (int)ceil(CLAMP(at * scale - 0.5, 0, n));
}

bx_ink_square bx_ink_square_new(int columns, int rows, const bx_plates_box *box,
                                bx_plates_most *most)
{
    int side = (int)lround(sqrt(square) / 25.4 * BX_INK_DPI);
    return (bx_ink_square){
        .row = g_new0(unsigned short, (gsize)columns),
        .columns = columns,
        .side = side,
        .rows = g_new0(unsigned short, (gsize)columns *(gsize)side),
        .sums = g_new0(unsigned, (gsize)columns),
        .left = cell(box->left, columns),
        .top = cell(box->top, rows),
        .right = cell(box->right, columns),
        .bottom = cell(box->bottom, rows),
        .most = most,
    };
}

void bx_ink_square_free(bx_ink_square *s)
{
    g_free(s->row);
    g_free(s->rows);
    g_free(s->sums);
}

/* The squares whose lowest row is the last one. */
static void look(const bx_ink_square *s)
{
    const double full = (double)BX_INK_FULL * s->side * s->side / 100;
    unsigned sum = 0;
    for (int x = s->left; x < s->right; x++) {
        sum += s->sums[x];
        if (x - s->left >= s->side)
            sum -= s->sums[x - s->side];
        if (x - s->left + 1 < s->side || sum / full <= s->most->ink)
            continue;
        s->most->ink = sum / full;
        s->most->x = (x + 1 - s->side / 2.0) * 72 / BX_INK_DPI;
        s->most->y = (s->y + 1 - s->side / 2.0) * 72 / BX_INK_DPI;
    }
}

/* Out goes the row that leaves the square. */
void bx_ink_square_add_row(bx_ink_square *s)
{
    unsigned short *row = s->rows + (s->y % s->side) * s->columns;
    for (int x = 0; x < s->columns; x++) {
        s->sums[x] += s->row[x] - (unsigned)row[x];
        row[x] = s->row[x];
    }
    if (s->y >= s->top + s->side - 1 && s->y < s->bottom)
        look(s);
    s->y++;
}
