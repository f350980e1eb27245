#include "pages_sheet.h"

#include <cairo.h>
#include <glib/gstdio.h>

#include "render/png.h"

enum { PAGE_WIDTH = 400, MARGIN = 16, LABEL_SIZE = 14 }; /* [pixels] */

struct pages_sheet {
    const char *folder;
    cairo_surface_t *surface; /* NULL before the first page, whose size counts */
    int page_height;
    int n;
};

pages_sheet *pages_sheet_new(const char *folder)
{
    pages_sheet *sheet = g_new0(pages_sheet, 1);
    sheet->folder = folder;
    return sheet;
}

void pages_sheet_free(pages_sheet *sheet)
{
    if (!sheet)
        return;
    cairo_surface_destroy(sheet->surface);
    g_free(sheet);
}

static int step_across(void)
{
    return PAGE_WIDTH + MARGIN;
}

static int step_down(const pages_sheet *sheet)
{
    return sheet->page_height + LABEL_SIZE + MARGIN;
}

static void start(pages_sheet *sheet, const bx_display *page)
{
    sheet->page_height = (int)((gint64)PAGE_WIDTH * page->height / page->width);
    sheet->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                SHEET_ACROSS * step_across() + MARGIN,
                                                SHEET_DOWN * step_down(sheet) + MARGIN);
    cairo_t *cr = cairo_create(sheet->surface);
    cairo_set_source_rgb(cr, 0.8, 0.8, 0.8);
    cairo_paint(cr);
    cairo_destroy(cr);
}

static void place(pages_sheet *sheet, cairo_surface_t *picture, const char *label)
{
    double x = MARGIN + sheet->n % SHEET_ACROSS * step_across();
    double y = MARGIN + sheet->n / SHEET_ACROSS * step_down(sheet);
    cairo_t *cr = cairo_create(sheet->surface);
    cairo_set_source_surface(cr, picture, x, y);
    cairo_paint(cr);
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_set_font_size(cr, LABEL_SIZE);
    cairo_move_to(cr, x, y + sheet->page_height + LABEL_SIZE);
    cairo_show_text(cr, label);
    cairo_destroy(cr);
}

bool pages_sheet_add(pages_sheet *sheet, const bx_display *page, bx_assets *assets,
                     const char *label, bx_diags *diags)
{
    if (sheet->n == SHEET_PAGES)
        return true;
    if (!sheet->surface)
        start(sheet, page);
    g_autofree char *path = g_build_filename(sheet->folder, "page.png", NULL);
    double dpi = PAGE_WIDTH / (bx_pt_from_len(page->width) / 72);
    if (!bx_png_write(page, assets, dpi, true, path, diags))
        return false;
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    place(sheet, picture, label);
    sheet->n++;
    cairo_surface_destroy(picture);
    g_unlink(path);
    return true;
}

bool pages_sheet_write(const pages_sheet *sheet, const char *path)
{
    return sheet->surface &&
           cairo_surface_write_to_png(sheet->surface, path) == CAIRO_STATUS_SUCCESS;
}
