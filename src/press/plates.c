#include "press/plates.h"

#include <stdio.h>
#include <string.h>

#include "press/ghostscript.h"
#include "press/ink_square.h"

enum {
    PLATES = 4,
    SECONDS = 20,      /* for the first page, and of … */
    SECONDS_A_PAGE = 5 /* … each of the others, of processor time */
};

/* A line without its end; false where there is none of a sane length. */
static bool take_line(bx_ghostscript *g, char *line, size_t room)
{
    for (size_t i = 0; i + 1 < room; i++) {
        if (!bx_ghostscript_take(g, line + i, 1))
            return false;
        if (line[i] == '\n') {
            line[i] = '\0';
            return true;
        }
    }
    return false;
}

/* The head of a picture in PAM. */
static bool take_head(bx_ghostscript *g, int *columns, int *rows)
{
    char line[256];
    int depth = 0;
    *columns = *rows = 0;
    if (!take_line(g, line, sizeof(line)) || strcmp(line, "P7"))
        return false;
    while (take_line(g, line, sizeof(line)) && strcmp(line, "ENDHDR")) {
        sscanf(line, "WIDTH %d", columns);
        sscanf(line, "HEIGHT %d", rows);
        sscanf(line, "DEPTH %d", &depth);
    }
    return depth == PLATES && *columns > 0 && *rows > 0 && *columns <= BX_INK_SIDE &&
           *rows <= BX_INK_SIDE;
}

static bool take_rows(bx_ghostscript *g, int rows, bx_ink_square *square)
{
    g_autofree unsigned char *pixels =
        g_new(unsigned char, (gsize)square->columns *PLATES);
    for (int y = 0; y < rows; y++) {
        if (!bx_ghostscript_take(g, pixels, (size_t)square->columns * PLATES))
            return false;
        for (int x = 0; x < square->columns; x++) {
            const unsigned char *p = pixels + x * PLATES;
            square->row[x] = (unsigned short)(p[0] + p[1] + p[2] + p[3]);
        }
        bx_ink_square_add_row(square);
    }
    return true;
}

static bool measure_page(bx_ghostscript *g, const bx_plates_box *box,
                         bx_plates_most *most)
{
    int columns, rows;
    if (!take_head(g, &columns, &rows))
        return false;
    bx_ink_square square = bx_ink_square_new(columns, rows, box, most);
    bool is_whole = take_rows(g, rows, &square);
    bx_ink_square_free(&square);
    return is_whole;
}

bx_plates_end bx_plates_measure(const char *path, int n, const bx_plates_box *boxes,
                                bx_plates_most *most)
{
    g_autofree char *resolution = g_strdup_printf("-r%d", BX_INK_DPI);
    const char *const options[] = {"-sDEVICE=pamcmyk32", resolution, "-sOutputFile=-",
                                   NULL};
    bx_ghostscript *g =
        bx_ghostscript_begin(path, options, SECONDS + SECONDS_A_PAGE * (n - 1));
    int i = 0;
    memset(most, 0, (size_t)n * sizeof(*most));
    if (!g)
        return BX_PLATES_ABSENT;
    for (; i < n && measure_page(g, &boxes[i], &most[i]); i++)
        most[i].page = i;
    bool is_late = g->is_late;
    bx_ghostscript_end(g);
    return i == n ? BX_PLATES_DONE : is_late ? BX_PLATES_SLOW : BX_PLATES_FAILED;
}
