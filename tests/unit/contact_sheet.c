/* Pages side by side: as many in a row as asked for, each over its caption, in order. */
#include "render/contact_sheet.h"

#include <cairo.h>

#include "sample.h"

enum { MARGIN = 16, WIDTH = 40 }; /* of the sheet; [pixels] */

/* A display that is all of one ink. */
static bx_display plain(bx_op *op, bx_len width, bx_len height, bx_ink ink)
{
    *op = (bx_op){.kind = BX_OP_FILL, .fill = {{0, 0, width, height}, ink}};
    return (bx_display){width, height, 1, "1", false, op, 1, {.n = 0}};
}

static unsigned pixel(cairo_surface_t *s, int x, int y)
{
    const unsigned char *row =
        cairo_image_surface_get_data(s) + y * cairo_image_surface_get_stride(s);
    return ((const unsigned *)(const void *)row)[x] & 0xFFFFFF;
}

static void test_sheet(void)
{
    static const bx_ink inks[] = {BX_INK_BLACK, BX_INK_RED, BX_INK_GRAY};
    static const unsigned colours[] = {0x000000, 0xCC1117, 0x808080};
    sample s = sample_new();
    g_autofree char *path = sample_path(&s, "sheet.png");
    bx_contact_sheet *sheet = bx_contact_sheet_new(2, WIDTH);
    for (size_t i = 0; i < G_N_ELEMENTS(inks); i++) {
        bx_op page_op, caption_op;
        bx_display page = plain(&page_op, 100 * BX_PT, 200 * BX_PT, inks[i]);
        bx_display caption = plain(&caption_op, 100 * BX_PT, 25 * BX_PT, BX_INK_WHITE);
        g_assert_true(bx_contact_sheet_add(sheet, &page, &caption, s.assets, s.diags));
    }
    g_assert_true(bx_contact_sheet_write(sheet, path, s.diags));
    cairo_surface_t *seen = cairo_image_surface_create_from_png(path);
    int step_x = WIDTH + MARGIN, step_y = 2 * WIDTH + WIDTH / 4 + MARGIN;
    g_assert_cmpint(cairo_image_surface_get_width(seen), ==, MARGIN + 2 * step_x);
    g_assert_cmpint(cairo_image_surface_get_height(seen), ==, MARGIN + 2 * step_y);
    for (int i = 0; i < 3; i++) {
        int x = MARGIN + i % 2 * step_x, y = MARGIN + i / 2 * step_y;
        g_assert_cmphex(pixel(seen, x + 1, y + 1), ==, colours[i]);
        g_assert_cmphex(pixel(seen, x + WIDTH - 2, y + 2 * WIDTH - 2), ==, colours[i]);
        g_assert_cmphex(pixel(seen, x + 1, y + 2 * WIDTH + 1), ==, 0xFFFFFF);
        g_assert_cmphex(pixel(seen, x - 1, y + 1), ==, 0xCCCCCC);
    }
    g_assert_cmphex(pixel(seen, MARGIN + step_x + 1, MARGIN + step_y + 1), ==, 0xCCCCCC);
    cairo_surface_destroy(seen);
    bx_contact_sheet_free(sheet);
    bx_contact_sheet_free(NULL);
    sample_free(&s);
}

static void test_unwritable(void)
{
    sample s = sample_new();
    bx_op op;
    bx_display page = plain(&op, 100 * BX_PT, 200 * BX_PT, BX_INK_BLACK);
    bx_contact_sheet *sheet = bx_contact_sheet_new(3, WIDTH);
    g_autofree char *nowhere = g_build_filename(s.folder, "none", "sheet.png", NULL);
    g_assert_true(bx_contact_sheet_add(sheet, &page, &page, s.assets, s.diags));
    g_assert_false(bx_contact_sheet_write(sheet, nowhere, s.diags));
    g_assert_cmpint(bx_diags_count(s.diags, BX_ERROR), ==, 1);
    bx_contact_sheet_free(sheet);
    sample_free(&s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/contact_sheet/sheet", test_sheet);
    g_test_add_func("/contact_sheet/unwritable", test_unwritable);
    return g_test_run();
}
