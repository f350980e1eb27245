#include "render/png.h"

#include <cairo-pdf.h>
#include <math.h>

#include "sample.h"

static uint32_t pixel(cairo_surface_t *picture, double x_pt, double y_pt, double dpi)
{
    int x = (int)(x_pt * dpi / 72), y = (int)(y_pt * dpi / 72);
    const unsigned char *row = cairo_image_surface_get_data(picture) +
                               y * cairo_image_surface_get_stride(picture);
    return ((const uint32_t *)(const void *)row)[x] & 0xffffff;
}

static bool is_near(uint32_t a, uint32_t b)
{
    int far = 0;
    for (int i = 0; i < 24; i += 8)
        far = MAX(far, abs((int)(a >> i & 255) - (int)(b >> i & 255)));
    return far < 12;
}

static cairo_surface_t *draw(sample *s, const bx_display *page, double dpi, bool notes)
{
    g_autofree char *path = sample_path(s, "page.png");
    g_assert_true(bx_png_write(page, s->assets, &(bx_raster_info){dpi, notes, NULL}, path,
                               s->diags));
    cairo_surface_t *picture = cairo_image_surface_create_from_png(path);
    g_assert_cmpint(cairo_surface_status(picture), ==, CAIRO_STATUS_SUCCESS);
    return picture;
}

static bool has_ink(cairo_surface_t *picture, int x, int y, int w, int h, double dpi)
{
    for (int i = 0; i < w; i++)
        for (int k = 0; k < h; k++)
            if ((pixel(picture, x + i, y + k, dpi) & 255) < 128)
                return true;
    return false;
}

static void test_page(void)
{
    sample s = sample_new();
    bx_display page = sample_page(&s);
    double dpi = 144;
    cairo_surface_t *picture = draw(&s, &page, dpi, true);
    g_assert_cmpint(cairo_image_surface_get_width(picture), ==, 420);
    g_assert_cmpint(cairo_image_surface_get_height(picture), ==, 600);
    g_assert_true(pixel(picture, 5, 5, dpi) == 0xffffff);
    g_assert_true(is_near(pixel(picture, 22, 22, dpi), 0xe0e0e0));
    /* the crop's corners: 60 and 40 pixels into the picture, its middle at 120, 80 */
    g_assert_true(is_near(pixel(picture, 30, 125, dpi), 0xdc141e));
    g_assert_true(is_near(pixel(picture, 100, 125, dpi), 0x14a03c));
    g_assert_true(is_near(pixel(picture, 30, 190, dpi), 0x1e3cc8));
    g_assert_true(pixel(picture, 18, 150, dpi) == 0xffffff);
    g_assert_true(pixel(picture, 100, 217, dpi) == 0xffffff);
    /* a run across, one down, one turned */
    g_assert_true(has_ink(picture, 25, 25, 140, 20, dpi));
    g_assert_true(has_ink(picture, 178, 200, 14, 13, dpi));
    g_assert_false(has_ink(picture, 178, 214, 14, 13, dpi));
    g_assert_true(has_ink(picture, 188, 20, 10, 30, dpi));
    /* a hairline of a quarter point, half a pixel wide, is one whole black one */
    g_assert_true(pixel(picture, 169.5, 200, dpi) == 0 ||
                  pixel(picture, 170, 200, dpi) == 0);
    g_assert_true(pixel(picture, 100, 105, dpi) == 0 ||
                  pixel(picture, 100, 104.5, dpi) == 0);
    g_assert_true(is_near(pixel(picture, 25, 285, dpi), 0xed1c24));
    cairo_surface_destroy(picture);
    picture = draw(&s, &page, dpi, false);
    g_assert_true(pixel(picture, 25, 285, dpi) == 0xffffff);
    cairo_surface_destroy(picture);
    sample_free(&s);
}

/* A disc is as wide as it is said to be, a wave keeps between its crests and goes over to
 * both sides, across and down. */
static void test_dots_and_waves(void)
{
    sample s = sample_new();
    enum { PT = BX_PT };
    bx_op ops[] = {
        {.kind = BX_OP_DISC, .disc = {{20 * PT, 20 * PT}, 10 * PT, BX_INK_BLACK}},
        {.kind = BX_OP_WAVE,
         .wave =
             {{40 * PT, 20 * PT}, {90 * PT, 20 * PT}, PT, 8 * PT, 10 * PT, BX_INK_BLACK}},
        {.kind = BX_OP_WAVE,
         .wave = {
             {20 * PT, 40 * PT}, {20 * PT, 90 * PT}, PT, 8 * PT, 10 * PT, BX_INK_BLACK}}};
    bx_display page = {100 * PT, 100 * PT,          1,       NULL, false,
                       ops,      G_N_ELEMENTS(ops), {.n = 0}};
    double dpi = 144;
    cairo_surface_t *picture = draw(&s, &page, dpi, false);
    g_assert_true(pixel(picture, 20, 20, dpi) == 0);
    g_assert_true(pixel(picture, 16, 20, dpi) == 0 && pixel(picture, 20, 24, dpi) == 0);
    g_assert_true(pixel(picture, 14, 20, dpi) == 0xffffff);
    g_assert_true(pixel(picture, 15.5, 15.5, dpi) == 0xffffff);
    for (int k = 0; k < 5; k++) {
        g_assert_true(has_ink(picture, 40 + 10 * k, 14, 10, 3, dpi));
        g_assert_true(has_ink(picture, 40 + 10 * k, 23, 10, 3, dpi));
        g_assert_true(has_ink(picture, 14, 40 + 10 * k, 3, 10, dpi));
        g_assert_true(has_ink(picture, 23, 40 + 10 * k, 3, 10, dpi));
    }
    g_assert_false(has_ink(picture, 40, 10, 50, 4, dpi));
    g_assert_false(has_ink(picture, 40, 27, 50, 4, dpi));
    g_assert_false(has_ink(picture, 91, 10, 8, 20, dpi));
    cairo_surface_destroy(picture);
    sample_free(&s);
}

/* How wide the ink of a run is on its page, in points. */
static int ink_width(sample *s, bx_op run)
{
    bx_display page = {200 * BX_PT, 100 * BX_PT, 1, "1", false, &run, 1, {.n = 0}};
    cairo_surface_t *picture = draw(s, &page, 144, false);
    int width = 0;
    for (int x = 0; x < 200; x++)
        width += has_ink(picture, x, 0, 1, 100, 144);
    cairo_surface_destroy(picture);
    return width;
}

static void test_stretch(void)
{
    sample s = sample_new();
    bx_op run = sample_run(&s, BX_ROLE_HEI, "工", 80 * BX_PT,
                           (bx_point){20 * BX_PT, 80 * BX_PT}, BX_HORIZONTAL, 0);
    int whole = ink_width(&s, run);
    run.glyphs.stretch = 50;
    int half = ink_width(&s, run);
    g_assert_cmpint(whole, >, 50);
    g_assert_cmpint(ABS(half - whole / 2), <=, 2);
    run.glyphs.mode = BX_VERTICAL; /* along the line, which runs down */
    g_assert_cmpint(ink_width(&s, run), ==, whole);
    sample_free(&s);
}

static void test_sizes(void)
{
    sample s = sample_new();
    bx_display page = sample_page(&s);
    static const double dpis[] = {10, 37.5, 72, 100, 299};
    for (size_t i = 0; i < G_N_ELEMENTS(dpis); i++) {
        cairo_surface_t *picture = draw(&s, &page, dpis[i], false);
        g_assert_cmpint(cairo_image_surface_get_width(picture), ==,
                        (int)round(210 * dpis[i] / 72));
        g_assert_cmpint(cairo_image_surface_get_height(picture), ==,
                        (int)round(300 * dpis[i] / 72));
        cairo_surface_destroy(picture);
    }
    sample_free(&s);
}

static void test_refuse(void)
{
    sample s = sample_new();
    bx_display page = sample_page(&s);
    g_autofree char *path = sample_path(&s, "no.png");
    static const double dpis[] = {0, 9.9, 1201, -3, INFINITY, NAN};
    for (size_t i = 0; i < G_N_ELEMENTS(dpis); i++) {
        g_assert_false(bx_png_write(
            &page, s.assets, &(bx_raster_info){dpis[i], false, NULL}, path, s.diags));
        g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_E_DPI), ==, (int)i + 1);
    }
    page.height = 2000 * BX_PT;
    g_assert_false(bx_png_write(&page, s.assets, &(bx_raster_info){1200, false, NULL},
                                path, s.diags));
    g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_E_DPI_LARGE), ==, 1);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    sample_free(&s);
}

static void copy_files(const char *from, const char *to)
{
    g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *source = g_build_filename(from, name, NULL), *bytes = NULL;
        g_autofree char *target = g_build_filename(to, name, NULL);
        gsize n;
        if (g_file_get_contents(source, &bytes, &n, NULL))
            sample_write(target, bytes, n);
    }
}

/* A face whose file goes after it was found is named; no file is written. */
static void test_face_gone(void)
{
    sample s = sample_new();
    g_autofree char *fonts = g_build_filename(g_getenv("BX_TESTS"), "fonts", NULL);
    copy_files(fonts, s.folder);
    bx_assets_free(s.assets);
    s.assets = bx_assets_new(s.folder, s.diags);
    g_assert_nonnull(s.assets);
    bx_op run = sample_run(&s, BX_ROLE_HEI, "会议", 20 * BX_PT, (bx_point){0, 30 * BX_PT},
                           BX_HORIZONTAL, 0);
    bx_display page = {40 * BX_PT, 40 * BX_PT, 1, NULL, false, &run, 1, {.n = 0}};
    const char *file = bx_assets_face(s.assets, run.glyphs.face)->file;
    g_assert_true(g_str_has_prefix(file, s.folder));
    g_assert_cmpint(g_remove(file), ==, 0);
    g_autofree char *path = sample_path(&s, "page.png");
    g_assert_false(
        bx_png_write(&page, s.assets, &(bx_raster_info){72, false, NULL}, path, s.diags));
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    g_autofree char *report = bx_diags_text(s.diags, BX_ENGLISH, true);
    g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_E_DRAW), ==, 1);
    g_assert_nonnull(strstr(report, file));
    sample_free(&s);
}

/* Each orientation shows the same upright picture: red, green over blue, white. */
static void test_orientation(void)
{
    for (int o = 1; o <= 8; o++) {
        sample s = sample_new();
        g_autofree char *photo = sample_path(&s, "turned.jpg");
        sample_jpeg(photo, o >= 5 ? 80 : 120, o >= 5 ? 120 : 80, JCS_RGB);
        if (o > 1)
            sample_turn(photo, o);
        int image = bx_assets_open_image(s.assets, photo, BX_NOWHERE, s.diags);
        g_assert_cmpint(image, >=, 0);
        const bx_image *facts = bx_assets_image(s.assets, image);
        g_assert_cmpint(facts->orientation, ==, o);
        g_assert_cmpint(facts->width, ==, 120);
        g_assert_cmpint(facts->height, ==, 80);
        bx_display_add(
            &s.builder,
            (bx_op){.kind = BX_OP_IMAGE,
                    .image = {image, {0, 0, 120 * BX_PT, 80 * BX_PT}, 0, 0, 120, 80}});
        bx_display page = {120 * BX_PT, 80 * BX_PT,    1, NULL,
                           false,       s.builder.ops, 1, {.n = 0}};
        cairo_surface_t *picture = draw(&s, &page, 72, false);
        /* where the stored upper left (red), upper right (green) … come to stand */
        static const int red_at[] = {0, 0, 1, 3, 2, 0, 1, 3, 2};
        static const int green_at[] = {0, 1, 0, 2, 3, 2, 3, 1, 0};
        int r = red_at[o], g = green_at[o];
        g_assert_true(
            is_near(pixel(picture, r % 2 ? 90 : 30, r / 2 ? 60 : 20, 72), 0xdc141e));
        g_assert_true(
            is_near(pixel(picture, g % 2 ? 90 : 30, g / 2 ? 60 : 20, 72), 0x14a03c));
        cairo_surface_destroy(picture);
        sample_free(&s);
    }
}

/* A picture that stands small and then large is not enlarged from the small one. */
static void test_twice(void)
{
    sample s = sample_new();
    g_autofree char *photo = sample_path(&s, "photo.jpg");
    sample_jpeg(photo, 800, 800, JCS_RGB);
    int image = bx_assets_open_image(s.assets, photo, BX_NOWHERE, s.diags);
    bx_len small = 50 * BX_PT, large = 400 * BX_PT;
    bx_op op = {.kind = BX_OP_IMAGE,
                .image = {image, {0, 0, large, large}, 0, 0, 800, 800}};
    bx_display alone = {large, large, 1, NULL, false, &op, 1, {.n = 0}};
    cairo_surface_t *expected = draw(&s, &alone, 72, false);
    bx_op ops[] = {op, op};
    ops[0].image.box = (bx_rect){0, 0, small, small};
    bx_display both = {large, large, 1, NULL, false, ops, 2, {.n = 0}};
    cairo_surface_t *picture = draw(&s, &both, 72, false);
    g_assert_true(!memcmp(cairo_image_surface_get_data(picture),
                          cairo_image_surface_get_data(expected), 400 * 400 * 4));
    cairo_surface_destroy(picture);
    cairo_surface_destroy(expected);
    sample_free(&s);
}

static void test_damaged_pixels(void)
{
    sample s = sample_new();
    g_autofree char *path = sample_path(&s, "grey.png");
    cairo_surface_t *picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 90, 90);
    cairo_surface_write_to_png(picture, path);
    cairo_surface_destroy(picture);
    g_autofree char *bytes = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    char *pixels = memmem(bytes, n, "IDAT", 4);
    memset(pixels + 8, 0x55, 12);
    sample_write(path, bytes, n);
    int image = bx_assets_open_image(s.assets, path, BX_NOWHERE, s.diags);
    g_assert_cmpint(image, >=, 0);
    bx_display_add(
        &s.builder,
        (bx_op){.kind = BX_OP_IMAGE,
                .image = {image, {0, 0, 90 * BX_PT, 90 * BX_PT}, 0, 0, 90, 90}});
    bx_display page = {90 * BX_PT, 90 * BX_PT,    1, NULL,
                       false,      s.builder.ops, 1, {.n = 0}};
    g_autofree char *out = sample_path(&s, "page.png");
    g_assert_false(
        bx_png_write(&page, s.assets, &(bx_raster_info){72, false, NULL}, out, s.diags));
    g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_E_IMAGE_DAMAGED), ==, 1);
    g_assert_false(g_file_test(out, G_FILE_TEST_EXISTS));
    sample_free(&s);
}

/* Pages that share faces, one with its picture smaller, are what each is alone. */
static void test_several(void)
{
    sample s = sample_new();
    bx_raster_info info = {200, true, NULL};
    bx_display pages[3] = {sample_page(&s)};
    bx_op *ops = bx_copy(s.arena, pages[0].ops, (size_t)pages[0].n_ops * sizeof *ops);
    for (int i = 0; i < pages[0].n_ops; i++)
        if (ops[i].kind == BX_OP_IMAGE) {
            ops[i].image.box.w /= 8;
            ops[i].image.box.h /= 8;
        }
    pages[1] = pages[2] = pages[0];
    pages[1].ops = ops;
    char *paths[3];
    for (int i = 0; i < 3; i++)
        paths[i] = sample_path(&s, (const char *[]){"1.png", "2.png", "3.png"}[i]);
    g_assert_true(bx_png_write_pages(pages, 3, s.assets, &info,
                                     (const char *const *)paths, s.diags));
    g_autofree char *alone = sample_path(&s, "alone.png");
    for (int i = 0; i < 3; i++) {
        g_autofree char *one = NULL, *of_three = NULL;
        gsize n_one, n_of_three;
        g_assert_true(bx_png_write(&pages[i], s.assets, &info, alone, s.diags));
        g_assert_true(g_file_get_contents(alone, &one, &n_one, NULL));
        g_assert_true(g_file_get_contents(paths[i], &of_three, &n_of_three, NULL));
        g_assert_true(n_one == n_of_three && !memcmp(one, of_three, n_one));
        g_free(paths[i]);
    }
    sample_free(&s);
}

/* In the colours of a press a red is duller, a photo too, marks for the editor stay; the
 * paper has a colour of its own where that is wished. */
static void test_soft_proof(void)
{
    sample s = sample_new();
    bx_press_profile press = bx_press_profile_default();
    bx_icc *icc =
        bx_icc_open(BX_SOURCE_DATA "/layouts/press/newsprint.icc", BX_NOWHERE, s.diags);
    g_autofree char *photo = sample_path(&s, "a.jpg"), *out = sample_path(&s, "page.png");
    sample_jpeg(photo, 60, 60, JCS_RGB);
    int image = bx_assets_open_image(s.assets, photo, BX_NOWHERE, s.diags);
    bx_rect box = {10 * BX_PT, 10 * BX_PT, 20 * BX_PT, 20 * BX_PT};
    bx_op ops[] = {{.kind = BX_OP_FILL, .fill = {box, BX_INK_RED}},
                   {.kind = BX_OP_FILL, .is_note = true, .fill = {box, BX_INK_NOTE}},
                   {.kind = BX_OP_IMAGE, .image = {image, box, 0, 0, 60, 60}}};
    ops[1].fill.box.y = ops[2].image.box.x = 50 * BX_PT;
    bx_display page = {90 * BX_PT, 90 * BX_PT,        1,       NULL, false,
                       ops,        G_N_ELEMENTS(ops), {.n = 0}};
    for (int shows_paper = 0; shows_paper < 2; shows_paper++) {
        press.shows_paper = shows_paper;
        bx_soft_proof *proof = bx_soft_proof_new(&press, icc);
        bx_raster_info info = {72, true, proof};
        g_assert_true(bx_png_write(&page, s.assets, &info, out, s.diags));
        cairo_surface_t *picture = cairo_image_surface_create_from_png(out);
        uint32_t paper = pixel(picture, 5, 5, 72), red = pixel(picture, 20, 20, 72);
        uint32_t blue = pixel(picture, 55, 25, 72);
        g_assert_true(is_near(paper, shows_paper ? 0xcccbc6 : 0xffffff));
        g_assert_false(is_near(red, 0xcc1217));
        g_assert_cmpuint(red >> 16, >, (red & 255) + 60);
        g_assert_false(is_near(blue, 0x1e3cc8));
        g_assert_cmpuint(blue & 255, >, blue >> 16);
        g_assert_true(is_near(pixel(picture, 20, 60, 72), 0xed1c24)); /* the mark */
        cairo_surface_destroy(picture);
        bx_soft_proof_free(proof);
    }
    bx_icc_free(icc);
    sample_free(&s);
}

/* A page of that picture on a tint, in black alone. */
static cairo_surface_t *draw_in_black(sample *s, const char *file)
{
    int image = bx_assets_open_image(s->assets, file, BX_NOWHERE, s->diags);
    g_assert_cmpint(image, >=, 0);
    const bx_image *facts = bx_assets_image(s->assets, image);
    bx_rect box = {0, 0, 40 * BX_PT, 40 * BX_PT};
    bx_op ops[] = {{.kind = BX_OP_FILL, .fill = {box, BX_INK_TINT}},
                   {.kind = BX_OP_IMAGE,
                    .image = {.image = image,
                              .box = box,
                              .crop_w = facts->width,
                              .crop_h = facts->height,
                              .is_gray = true}}};
    bx_display page = {40 * BX_PT, 40 * BX_PT,        1,       NULL, false,
                       ops,        G_N_ELEMENTS(ops), {.n = 0}};
    return draw(s, &page, 72, false);
}

/* On a page in black pixels are as light as they were; what is transparent stays so. */
static void test_pixels_in_black(void)
{
    sample s = sample_new();
    g_autofree char *photo = sample_path(&s, "a.jpg"), *mark = sample_path(&s, "a.png");
    sample_jpeg(photo, 40, 40, JCS_RGB);
    cairo_surface_t *picture = draw_in_black(&s, photo);
    g_assert_true(is_near(pixel(picture, 10, 10, 72), 0x747474)); /* L* 48.6 */
    g_assert_true(is_near(pixel(picture, 30, 10, 72), 0x898989)); /* L* 57 */
    g_assert_true(is_near(pixel(picture, 10, 30, 72), 0x555555)); /* L* 36 */
    g_assert_true(is_near(pixel(picture, 30, 30, 72), 0xffffff));
    cairo_surface_destroy(picture);
    picture = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 40, 40);
    cairo_t *cr = cairo_create(picture);
    cairo_set_source_rgb(cr, 1, 0, 0);
    cairo_rectangle(cr, 0, 0, 40, 20);
    cairo_fill(cr);
    cairo_destroy(cr);
    cairo_surface_write_to_png(picture, mark);
    cairo_surface_destroy(picture);
    picture = draw_in_black(&s, mark);
    g_assert_true(is_near(pixel(picture, 20, 10, 72), 0x828282));
    g_assert_true(is_near(pixel(picture, 20, 30, 72), 0xe0e0e0)); /* the tint */
    cairo_surface_destroy(picture);
    sample_free(&s);
}

/* The same of drawings: a gray as dark as the colour, half of it where half shines
 * through, and nothing where nothing is. */
static void test_drawings_in_black(void)
{
    static const char svg[] =
        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>"
        "<rect width='20' height='20' fill='#f00'/>"
        "<rect x='20' width='20' height='20' fill='#0c0'/>"
        "<rect y='20' width='20' height='20' fill='#00f' opacity='.5'/></svg>";
    sample s = sample_new();
    g_autofree char *drawing = sample_path(&s, "a.svg"), *ad = sample_path(&s, "a.pdf");
    sample_write(drawing, svg, sizeof svg - 1);
    cairo_surface_t *pdf = cairo_pdf_surface_create(ad, 40, 40);
    cairo_t *cr = cairo_create(pdf);
    cairo_set_source_rgb(cr, 1, 0, 0);
    cairo_rectangle(cr, 0, 0, 40, 20);
    cairo_fill(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(pdf);
    cairo_surface_t *picture = draw_in_black(&s, drawing);
    g_assert_true(is_near(pixel(picture, 10, 10, 72), 0x4d4d4d)); /* 30 % */
    g_assert_true(is_near(pixel(picture, 30, 10, 72), 0x787878)); /* 59 % of cc */
    g_assert_true(is_near(pixel(picture, 10, 30, 72), 0x7e7e7e)); /* 11 %, half of tint */
    g_assert_true(is_near(pixel(picture, 30, 30, 72), 0xe0e0e0));
    cairo_surface_destroy(picture);
    picture = draw_in_black(&s, ad);
    g_assert_true(is_near(pixel(picture, 20, 10, 72), 0x4d4d4d));
    g_assert_true(is_near(pixel(picture, 20, 30, 72), 0xe0e0e0));
    cairo_surface_destroy(picture);
    sample_free(&s);
}

static uint32_t shown(const bx_soft_proof *proof, bx_ink ink)
{
    bx_screen_colour c = bx_soft_proof_ink(proof, ink);
    return (uint32_t)(c.red * 255 + .5) << 16 | (uint32_t)(c.green * 255 + .5) << 8 |
           (uint32_t)(c.blue * 255 + .5);
}

/* A drawing is shown in the inks it is printed with: a brand colour in those of the
 * house, black as black, what lies behind it behind it; one with shades on paper. An
 * advertiser's PDF is as dull as print is. */
static void test_soft_proof_of_drawings(void)
{
    static const char flat[] =
        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>"
        "<rect width='20' height='20' fill='#c8102e'/>"
        "<rect x='20' width='20' height='20' fill='#231f20'/></svg>",
                      shaded[] = "<svg xmlns='http://www.w3.org/2000/svg' width='40' "
                                 "height='40'><rect width='20' height='20' "
                                 "fill='#c8102e' opacity='.5'/></svg>";
    sample s = sample_new();
    bx_press_profile press = bx_press_profile_default();
    press.plates[BX_INK_RED] = (bx_plate){100, 0, 0, 0, "a blue that is called red"};
    bx_icc *icc =
        bx_icc_open(BX_SOURCE_DATA "/layouts/press/newsprint.icc", BX_NOWHERE, s.diags);
    g_autofree char *a = sample_path(&s, "a.svg"), *b = sample_path(&s, "b.svg");
    g_autofree char *ad = sample_path(&s, "ad.pdf"), *out = sample_path(&s, "page.png");
    sample_write(a, flat, sizeof flat - 1);
    sample_write(b, shaded, sizeof shaded - 1);
    cairo_surface_t *pdf = cairo_pdf_surface_create(ad, 30, 30);
    cairo_t *cr = cairo_create(pdf);
    cairo_set_source_rgb(cr, 0, 0.2, 1);
    cairo_rectangle(cr, 0, 0, 30, 15);
    cairo_fill(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(pdf);
    bx_op ops[] = {
        {.kind = BX_OP_FILL, .fill = {{0, 0, 90 * BX_PT, 90 * BX_PT}, BX_INK_TINT}},
        {.kind = BX_OP_IMAGE,
         .image = {0, {10 * BX_PT, 10 * BX_PT, 30 * BX_PT, 30 * BX_PT}, 0, 0}},
        {.kind = BX_OP_IMAGE,
         .image = {0, {50 * BX_PT, 10 * BX_PT, 30 * BX_PT, 30 * BX_PT}, 0, 0}},
        {.kind = BX_OP_IMAGE,
         .image = {0, {10 * BX_PT, 50 * BX_PT, 30 * BX_PT, 30 * BX_PT}, 0, 0}}};
    const char *const files[] = {a, b, ad};
    for (int i = 0; i < 3; i++) {
        int image = bx_assets_open_image(s.assets, files[i], BX_NOWHERE, s.diags);
        ops[i + 1].image.image = image;
        ops[i + 1].image.crop_w = ops[i + 1].image.crop_h = 3000;
    }
    bx_display page = {.width = 90 * BX_PT,
                       .height = 90 * BX_PT,
                       .ops = ops,
                       .n_ops = G_N_ELEMENTS(ops),
                       .brands = {.of = {{{200, 16, 46}, BX_INK_RED, {0}}}, .n = 1}};
    bx_soft_proof *proof = bx_soft_proof_new(&press, icc);
    bx_raster_info info = {144, false, proof};
    g_assert_true(bx_png_write(&page, s.assets, &info, out, s.diags));
    cairo_surface_t *picture = cairo_image_surface_create_from_png(out);
    uint32_t tint = pixel(picture, 5, 5, 144), ad_blue = pixel(picture, 20, 55, 144);
    g_assert_true(is_near(pixel(picture, 15, 15, 144), shown(proof, BX_INK_RED)));
    g_assert_true(is_near(pixel(picture, 35, 15, 144), shown(proof, BX_INK_BLACK)));
    g_assert_true(is_near(pixel(picture, 20, 35, 144), tint));
    g_assert_true(is_near(pixel(picture, 75, 15, 144), 0xffffff)); /* flattened */
    g_assert_true(is_near(pixel(picture, 20, 75, 144), tint));
    g_assert_false(is_near(ad_blue, 0x0033ff));
    g_assert_cmpuint(ad_blue & 255, >, (ad_blue >> 16) + 40);
    cairo_surface_destroy(picture);
    bx_soft_proof_free(proof);
    bx_icc_free(icc);
    sample_free(&s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/png/page", test_page);
    g_test_add_func("/png/dots-and-waves", test_dots_and_waves);
    g_test_add_func("/png/sizes", test_sizes);
    g_test_add_func("/png/stretch", test_stretch);
    g_test_add_func("/png/refuse", test_refuse);
    g_test_add_func("/png/face-gone", test_face_gone);
    g_test_add_func("/png/orientation", test_orientation);
    g_test_add_func("/png/twice", test_twice);
    g_test_add_func("/png/damaged-pixels", test_damaged_pixels);
    g_test_add_func("/png/several", test_several);
    g_test_add_func("/png/pixels-in-black", test_pixels_in_black);
    g_test_add_func("/png/drawings-in-black", test_drawings_in_black);
    g_test_add_func("/png/soft-proof", test_soft_proof);
    g_test_add_func("/png/soft-proof-of-drawings", test_soft_proof_of_drawings);
    return g_test_run();
}
