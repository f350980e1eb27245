#include "render/contact_sheet.h"

#include <assert.h>
#include <glib.h>

#include "render/raster.h"

enum { MARGIN = 16 }; /* [pixels] */

static const double GRAY = 0.8; /* of what is behind the pages */

struct bx_contact_sheet {
    int across, page_width;
    GPtrArray *pictures; /* of cairo_surface_t: page, caption, page, caption … */
};

static void free_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

bx_contact_sheet *bx_contact_sheet_new(int across, int page_width)
{
    bx_contact_sheet *sheet = g_new(bx_contact_sheet, 1);
    *sheet = (bx_contact_sheet){across, page_width,
                                g_ptr_array_new_with_free_func(free_surface)};
    return sheet;
}

void bx_contact_sheet_free(bx_contact_sheet *sheet)
{
    if (!sheet)
        return;
    g_ptr_array_unref(sheet->pictures);
    g_free(sheet);
}

static bool add(bx_contact_sheet *sheet, const bx_display *display, bx_assets *assets,
                bx_diags *diags)
{
    double dpi = sheet->page_width / (bx_pt_from_len(display->width) / 72);
    cairo_surface_t *picture =
        bx_raster_new(display, assets, &(bx_raster_info){dpi, true, NULL}, diags);
    if (picture)
        g_ptr_array_add(sheet->pictures, picture);
    return picture != NULL;
}

bool bx_contact_sheet_add(bx_contact_sheet *sheet, const bx_display *page,
                          const bx_display *caption, bx_assets *assets, bx_diags *diags)
{
    return add(sheet, page, assets, diags) && add(sheet, caption, assets, diags);
}

static int height_of(const bx_contact_sheet *sheet, guint i)
{
    return cairo_image_surface_get_height(sheet->pictures->pdata[i]);
}

/* Of the highest page with its caption. */
static int step_down(const bx_contact_sheet *sheet)
{
    int step = 0;
    for (guint i = 0; i < sheet->pictures->len; i += 2)
        step = MAX(step, height_of(sheet, i) + height_of(sheet, i + 1));
    return step + MARGIN;
}

static cairo_surface_t *new_ground(const bx_contact_sheet *sheet)
{
    int n = (int)sheet->pictures->len / 2, across = MIN(n, sheet->across);
    int rows = (n + sheet->across - 1) / sheet->across;
    cairo_surface_t *ground = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, across * (sheet->page_width + MARGIN) + MARGIN,
        rows * step_down(sheet) + MARGIN);
    cairo_t *cr = cairo_create(ground);
    cairo_set_source_rgb(cr, GRAY, GRAY, GRAY);
    cairo_paint(cr);
    cairo_destroy(cr);
    return ground;
}

static void put(cairo_surface_t *ground, cairo_surface_t *picture, int x, int y)
{
    cairo_t *cr = cairo_create(ground);
    cairo_set_source_surface(cr, picture, x, y);
    cairo_paint(cr);
    cairo_destroy(cr);
}

bool bx_contact_sheet_write(const bx_contact_sheet *sheet, const char *path,
                            bx_diags *diags)
{
    assert(sheet->pictures->len);
    cairo_surface_t *ground = new_ground(sheet);
    for (guint i = 0; i < sheet->pictures->len; i += 2) {
        int at = (int)i / 2;
        int x = MARGIN + at % sheet->across * (sheet->page_width + MARGIN);
        int y = MARGIN + at / sheet->across * step_down(sheet);
        put(ground, sheet->pictures->pdata[i], x, y);
        put(ground, sheet->pictures->pdata[i + 1], x, y + height_of(sheet, i));
    }
    bool ok = bx_raster_write(ground, path, diags);
    cairo_surface_destroy(ground);
    return ok;
}
