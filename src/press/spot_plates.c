/* Pages on which spot inks are plates of their own: Ghostscript writes each plate into a
 * file of a folder, "page(Cyan).tif", beside a picture of all of them, "page.tif". */
#include <glib/gstdio.h>
#include <string.h>
#include <tiffio.h>

#include "press/ghostscript.h"
#include "press/ink_square.h"

enum {
    SECONDS = 20 /* of processor time */
};

/* ---- the files ---- */

static bool is_plate(const char *name)
{
    return g_str_has_suffix(name, ").tif");
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

typedef struct {
    TIFF *of[BX_INK_PLATES];
    int n;
    guint32 columns, rows; /* of all of them */
    bool is_odd;           /* they are not of one size, or not such as are expected */
} plates;

/* One that has a byte a pixel, and whole rows. */
static void add_plate(plates *p, const char *path)
{
    guint32 columns = 0, rows = 0;
    guint16 bits = 0, samples = 1;
    TIFF *tiff = TIFFOpen(path, "r");
    if (!tiff || p->n == BX_INK_PLATES) {
        p->is_odd = true;
        if (tiff)
            TIFFClose(tiff);
        return;
    }
    p->of[p->n++] = tiff;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &columns);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &rows);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &bits);
    TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &samples);
    p->is_odd |= bits != 8 || samples != 1 || TIFFIsTiled(tiff) ||
                 TIFFScanlineSize(tiff) != (tmsize_t)columns ||
                 (p->n > 1 && (columns != p->columns || rows != p->rows));
    p->columns = columns;
    p->rows = rows;
}

static plates open_plates(const char *folder)
{
    plates p = {.n = 0};
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (is_plate(name))
            add_plate(&p, path);
    }
    p.is_odd |=
        !p.n || !p.columns || !p.rows || p.columns > BX_INK_SIDE || p.rows > BX_INK_SIDE;
    return p;
}

static void close_plates(plates *p)
{
    for (int i = 0; i < p->n; i++)
        TIFFClose(p->of[i]);
}

/* ---- their sum ---- */

/* White is 255 there. */
static bool add_plates(plates *p, guint32 y, unsigned char *pixels, unsigned short *row)
{
    memset(row, 0, p->columns * sizeof *row);
    for (int i = 0; i < p->n; i++) {
        if (TIFFReadScanline(p->of[i], pixels, y, 0) < 0)
            return false;
        for (guint32 x = 0; x < p->columns; x++)
            row[x] = (unsigned short)(row[x] + BX_INK_FULL - pixels[x]);
    }
    return true;
}

static bool measure(plates *p, const bx_plates_box *box, bx_plates_most *most)
{
    g_autofree unsigned char *pixels = g_new(unsigned char, p->columns);
    bx_ink_square square = bx_ink_square_new((int)p->columns, (int)p->rows, box, most);
    guint32 y = 0;
    while (y < p->rows && add_plates(p, y, pixels, square.row)) {
        bx_ink_square_add_row(&square);
        y++;
    }
    bx_ink_square_free(&square);
    return y == p->rows;
}

static bool draw(const char *path, int page, const char *folder, bool *is_late)
{
    g_autofree char *resolution = g_strdup_printf("-r%d", BX_INK_DPI);
    g_autofree char *first = g_strdup_printf("-dFirstPage=%d", page + 1);
    g_autofree char *last = g_strdup_printf("-dLastPage=%d", page + 1);
    g_autofree char *output = g_strdup_printf("-sOutputFile=%s/page.tif", folder);
    const char *const options[] = {"-sDEVICE=tiffsep",
                                   "-dOverprint=/simulate",
                                   resolution,
                                   first,
                                   last,
                                   output,
                                   NULL};
    bx_ghostscript *g = bx_ghostscript_begin(path, options, SECONDS);
    bool is_drawn = g && bx_ghostscript_finish(g);
    *is_late = g && g->is_late;
    if (g)
        bx_ghostscript_end(g);
    return is_drawn;
}

bx_plates_end bx_plates_measure_spots(const char *path, int page,
                                      const bx_plates_box *box, bx_plates_most *most)
{
    g_autofree char *folder = g_dir_make_tmp("banxin-plates-XXXXXX", NULL);
    bx_plates_most found = {.page = page};
    bool is_late = false, is_done = false;
    if (!folder)
        return BX_PLATES_FAILED;
    if (draw(path, page, folder, &is_late)) {
        plates p = open_plates(folder);
        is_done = !p.is_odd && measure(&p, box, &found);
        close_plates(&p);
    }
    remove_folder(folder);
    if (is_done)
        *most = found;
    return is_done ? BX_PLATES_DONE : is_late ? BX_PLATES_SLOW : BX_PLATES_FAILED;
}
