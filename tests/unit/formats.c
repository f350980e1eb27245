/* Pictures that are no JPEG and no PNG, transparency, and inks: opened, decoded or drawn,
 * and what becomes of them in a PDF. */
#include <cairo-pdf.h>
#include <tiffio.h>

#include "asset/cmyk.h"
#include "asset/image.h"
#include "asset/vector.h"
#include "render/pdf.h"
#include "sample.h"

/* What librsvg, poppler and cairo keep for the whole run is no loss of ours. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so\nleak:librsvg\nleak:libpoppler\nleak:libfontconfig\n"
           "leak:libpango";
}

static int open_image(sample *s, const char *name)
{
    g_autofree char *path = sample_path(s, name);
    return bx_assets_open_image(s->assets, path, BX_NOWHERE, s->diags);
}

static const bx_image *opened(sample *s, const char *name)
{
    int id = open_image(s, name);
    g_assert_cmpint(id, >=, 0);
    return bx_assets_image(s->assets, id);
}

static void write_text(sample *s, const char *name, const char *text)
{
    g_autofree char *path = sample_path(s, name);
    sample_write(path, text, strlen(text));
}

static char *read_file(sample *s, const char *name, gsize *n)
{
    g_autofree char *path = sample_path(s, name);
    char *bytes = NULL;
    g_assert_true(g_file_get_contents(path, &bytes, n, NULL));
    return bytes;
}

static void refuses(sample *s, const char *name, bx_diag_id id)
{
    int before = bx_diags_count_of(s->diags, id);
    g_assert_cmpint(open_image(s, name), ==, -1);
    g_assert_cmpint(bx_diags_count_of(s->diags, id), ==, before + 1);
}

static void is_near(const unsigned char *pixel, int blue, int green, int red)
{
    g_assert_cmpint(abs(pixel[0] - blue), <, 8);
    g_assert_cmpint(abs(pixel[1] - green), <, 8);
    g_assert_cmpint(abs(pixel[2] - red), <, 8);
}

/* ---- TIFF ---- */

enum { WIDE = 24, HIGH = 16 };

/* The upper half in one colour, the lower in another, 1 to 5 samples a pixel. */
static void make_tiff(sample *s, const char *name, int samples, int photometric,
                      int orientation)
{
    static const unsigned char colours[2][5] = {{200, 40, 20, 10, 128},
                                                {30, 60, 220, 0, 255}};
    g_autofree char *path = sample_path(s, name);
    TIFF *tiff = TIFFOpen(path, "w");
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, WIDE);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, HIGH);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, samples);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, photometric);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 4);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, orientation);
    uint16_t alpha = EXTRASAMPLE_UNASSALPHA;
    if (photometric == PHOTOMETRIC_RGB && samples == 4)
        TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &alpha);
    for (int y = 0; y < HIGH; y++) {
        unsigned char row[WIDE * 5];
        for (int x = 0; x < WIDE; x++)
            memcpy(row + x * samples, colours[y >= HIGH / 2], (size_t)samples);
        g_assert_cmpint(TIFFWriteScanline(tiff, row, (uint32_t)y, 0), ==, 1);
    }
    TIFFClose(tiff);
}

static bx_pixels decoded(const bx_image *image, int shrink)
{
    bx_pixels pixels;
    g_assert_true(bx_image_decode(image, shrink, &pixels));
    return pixels;
}

static void test_tiff(void)
{
    sample s = sample_new();
    make_tiff(&s, "rgb.tif", 3, PHOTOMETRIC_RGB, ORIENTATION_TOPLEFT);
    const bx_image *image = opened(&s, "rgb.tif");
    g_assert_cmpint(image->format, ==, BX_IMAGE_TIFF);
    g_assert_cmpint(image->width, ==, WIDE);
    g_assert_cmpint(image->height, ==, HIGH);
    g_assert_cmpint(image->channels, ==, 3);
    bx_pixels pixels = decoded(image, 1);
    is_near(pixels.data, 20, 40, 200);
    is_near(pixels.data + (HIGH - 1) * pixels.stride, 220, 60, 30);
    g_assert_false(pixels.has_alpha);
    g_free(pixels.data);
    pixels = decoded(image, 4);
    g_assert_cmpint(pixels.width, ==, WIDE / 4);
    g_assert_cmpint(pixels.height, ==, HIGH / 4);
    is_near(pixels.data, 20, 40, 200);
    g_free(pixels.data);
    make_tiff(&s, "gray.tif", 1, PHOTOMETRIC_MINISBLACK, ORIENTATION_TOPLEFT);
    g_assert_cmpint(opened(&s, "gray.tif")->channels, ==, 1);
    sample_free(&s);
}

/* Orientation 6: the file's left column is the upright picture's first row. */
static void test_turned_tiff(void)
{
    sample s = sample_new();
    make_tiff(&s, "turned.tif", 3, PHOTOMETRIC_RGB, ORIENTATION_RIGHTTOP);
    const bx_image *image = opened(&s, "turned.tif");
    g_assert_cmpint(image->orientation, ==, 6);
    g_assert_cmpint(image->width, ==, HIGH);
    g_assert_cmpint(image->height, ==, WIDE);
    bx_pixels pixels = decoded(image, 1);
    g_assert_cmpint(pixels.width, ==, WIDE); /* as stored */
    is_near(pixels.data, 20, 40, 200);
    g_free(pixels.data);
    sample_free(&s);
}

static void test_tiff_alpha(void)
{
    sample s = sample_new();
    make_tiff(&s, "alpha.tif", 4, PHOTOMETRIC_RGB, ORIENTATION_TOPLEFT);
    bx_pixels pixels = decoded(opened(&s, "alpha.tif"), 1);
    g_assert_true(pixels.has_alpha);
    g_assert_cmpint(pixels.data[3], ==, 10);
    g_assert_cmpint(pixels.data[2], <=, 10); /* multiplied */
    g_free(pixels.data);
    sample_free(&s);
}

/* ---- PNG with alpha ---- */

static void make_png(sample *s, const char *name, int side)
{
    g_autofree char *path = sample_path(s, name);
    cairo_surface_t *picture =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side, side);
    cairo_t *cr = cairo_create(picture);
    cairo_set_source_rgb(cr, 1, 0, 0);
    cairo_rectangle(cr, 0, 0, side / 2.0, side);
    cairo_fill(cr);
    cairo_destroy(cr);
    cairo_surface_write_to_png(picture, path);
    cairo_surface_destroy(picture);
}

static void test_cut_out(void)
{
    sample s = sample_new();
    make_png(&s, "out.png", 32);
    bx_pixels pixels = decoded(opened(&s, "out.png"), 1);
    g_assert_true(pixels.has_alpha);
    is_near(pixels.data, 0, 0, 255);
    g_assert_cmpint(pixels.data[4 * 31 + 3], ==, 0);
    g_free(pixels.data);
    pixels = decoded(opened(&s, "out.png"), 8);
    g_assert_cmpint(pixels.width, ==, 4);
    is_near(pixels.data, 0, 0, 255);
    g_assert_cmpint(pixels.data[4 * 3 + 3], ==, 0);
    g_free(pixels.data);
    sample_free(&s);
}

/* ---- vector pictures ---- */

static const char svg[] = "<?xml version='1.0'?>\n"
                          "<svg xmlns='http://www.w3.org/2000/svg' width='80mm' "
                          "height='40mm' viewBox='0 0 80 40'>"
                          "<rect width='40' height='40' fill='#c02020'/></svg>\n";

static unsigned char *drawn(const bx_image *image, cairo_surface_t **surface)
{
    double scale = 40.0 * BX_VECTOR_UNITS / image->width;
    *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 40, 20);
    cairo_t *cr = cairo_create(*surface);
    cairo_scale(cr, scale, scale);
    g_assert_true(bx_vector_draw(image, cr));
    cairo_destroy(cr);
    cairo_surface_flush(*surface);
    return cairo_image_surface_get_data(*surface);
}

static void test_svg(void)
{
    sample s = sample_new();
    cairo_surface_t *surface;
    write_text(&s, "a.svg", svg);
    const bx_image *image = opened(&s, "a.svg");
    g_assert_cmpint(image->format, ==, BX_IMAGE_SVG);
    g_assert_true(bx_image_is_vector(image));
    g_assert_cmpint(abs(image->width - 22677), <=, 2); /* 80 mm are 226.77 pt */
    g_assert_cmpint(abs(image->height - 11339), <=, 2);
    unsigned char *pixels = drawn(image, &surface);
    is_near(pixels, 0x20, 0x20, 0xc0);
    g_assert_cmpint(pixels[4 * 39 + 3], ==, 0); /* nothing there: transparent */
    cairo_surface_destroy(surface);
    write_text(&s, "box.svg",
               "<svg xmlns='http://www.w3.org/2000/svg' "
               "viewBox='0 0 300 200'/>");
    g_assert_cmpint(opened(&s, "box.svg")->width, ==, 22500);
    g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_W_IMAGE_TEXT), ==, 0);
    write_text(&s, "text.svg",
               "<svg xmlns='http://www.w3.org/2000/svg' width='9' "
               "height='9'><text>a</text></svg>");
    opened(&s, "text.svg");
    g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_W_IMAGE_TEXT), ==, 1);
    sample_free(&s);
}

static void test_bad_svg(void)
{
    sample s = sample_new();
    static const char *const bad[] = {
        "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='0'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect",
        "<svg xmlns='http://www.w3.org/2000/svg' width='1e30' height='9'/>"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *name = g_strdup_printf("bad-%d.svg", (int)i);
        write_text(&s, name, bad[i]);
        refuses(&s, name, BX_D_E_IMAGE_DAMAGED);
    }
    write_text(&s, "page.svg", "<html><body>no picture</body></html>");
    refuses(&s, "page.svg", BX_D_E_IMAGE_KIND);
    sample_free(&s);
}

/* Two pages: 100 × 50 pt with a blue left half, 30 × 60 pt of nothing. */
static void make_pdf(sample *s, const char *name)
{
    g_autofree char *path = sample_path(s, name);
    cairo_surface_t *pdf = cairo_pdf_surface_create(path, 100, 50);
    cairo_t *cr = cairo_create(pdf);
    cairo_set_source_rgb(cr, 0, 0, 1);
    cairo_rectangle(cr, 0, 0, 50, 50);
    cairo_fill(cr);
    cairo_show_page(cr);
    cairo_pdf_surface_set_size(pdf, 30, 60);
    cairo_show_page(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(pdf);
}

static void test_pdf(void)
{
    sample s = sample_new();
    cairo_surface_t *surface;
    make_pdf(&s, "ad.pdf");
    const bx_image *image = opened(&s, "ad.pdf");
    g_assert_cmpint(image->format, ==, BX_IMAGE_PDF);
    g_assert_cmpint(image->width, ==, 10000);
    g_assert_cmpint(image->height, ==, 5000);
    is_near(drawn(image, &surface), 255, 0, 0);
    cairo_surface_destroy(surface);
    g_assert_cmpint(opened(&s, "ad.pdf#page=2")->width, ==, 3000);
    refuses(&s, "ad.pdf#page=3", BX_D_E_IMAGE_PAGE);
    refuses(&s, "none.pdf#page=1", BX_D_E_IMAGE_OPEN);
    write_text(&s, "empty.pdf", "%PDF-1.5\n%%EOF\n");
    refuses(&s, "empty.pdf", BX_D_E_IMAGE_DAMAGED);
    sample_free(&s);
}

/* ---- damage ---- */

static void make_all(sample *s)
{
    make_tiff(s, "good.tif", 3, PHOTOMETRIC_RGB, ORIENTATION_TOPLEFT);
    make_tiff(s, "inks.tif", 4, PHOTOMETRIC_SEPARATED, ORIENTATION_TOPLEFT);
    write_text(s, "good.svg", svg);
    make_pdf(s, "good.pdf");
}

static const char *const all[] = {"good.tif", "inks.tif", "good.svg", "good.pdf"};

/* Whatever is opened is shown, or refused: never a crash. */
static void try_image(sample *s, const char *name)
{
    int id = open_image(s, name);
    const bx_image *image = id >= 0 ? bx_assets_image(s->assets, id) : NULL;
    bx_pixels pixels;
    unsigned char *bytes;
    unsigned long n;
    cairo_surface_t *surface;
    if (!image)
        return;
    if (bx_image_is_vector(image)) {
        drawn(image, &surface);
        cairo_surface_destroy(surface);
    } else if (image->width < 4000 && bx_image_decode(image, 1, &pixels)) {
        g_free(pixels.data);
    }
    if (image->channels == 4 && image->width < 4000 && bx_cmyk_jpeg(image, &bytes, &n))
        free(bytes);
}

static void test_cut_short(void)
{
    sample s = sample_new();
    make_all(&s);
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
        gsize n;
        g_autofree char *bytes = read_file(&s, all[i], &n);
        for (gsize k = 0; k < n; k += 1 + n / 90) {
            g_autofree char *name = g_strdup_printf("cut-%d-%d", (int)i, (int)k);
            g_autofree char *path = sample_path(&s, name);
            sample_write(path, bytes, k);
            if (g_str_has_suffix(all[i], ".tif"))
                g_assert_cmpint(open_image(&s, name), ==, -1);
            else
                try_image(&s, name);
        }
    }
    sample_free(&s);
}

static void test_noise(void)
{
    sample s = sample_new();
    make_all(&s);
    g_autoptr(GRand) rand = g_rand_new_with_seed(11);
    for (int round = 0; round < 300; round++) {
        gsize n;
        g_autofree char *bytes = read_file(&s, all[round % 4], &n);
        for (int k = 0; k < 1 + round % 5; k++)
            bytes[g_rand_int_range(rand, 0, (int)n)] = (char)g_rand_int(rand);
        g_autofree char *name = g_strdup_printf("noise-%d", round);
        g_autofree char *path = sample_path(&s, name);
        sample_write(path, bytes, n);
        try_image(&s, name);
    }
    sample_free(&s);
}

/* ---- inks ---- */

static void make_cmyk_jpeg(sample *s, const char *name)
{
    g_autofree char *path = sample_path(s, name);
    sample_jpeg(path, 32, 32, JCS_CMYK);
}

/* First pixel of a CMYK JPEG, 255 full ink. */
static void inks_of(const unsigned char *bytes, unsigned long n, unsigned char *inks)
{
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr error;
    info.err = jpeg_std_error(&error);
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes, n);
    jpeg_read_header(&info, TRUE);
    g_assert_false(info.saw_Adobe_marker);
    info.out_color_space = JCS_CMYK;
    jpeg_start_decompress(&info);
    g_autofree unsigned char *row = g_malloc(info.output_width * 4);
    JSAMPROW rows[] = {row};
    jpeg_read_scanlines(&info, rows, 1);
    memcpy(inks, row, 4);
    jpeg_destroy_decompress(&info);
}

/* Samples 220, 20, 30, 0 under an Adobe marker are inks 35, 235, 225, 255. */
static void test_complement(void)
{
    sample s = sample_new();
    unsigned char *bytes, inks[4];
    unsigned long n;
    make_cmyk_jpeg(&s, "adobe.jpg");
    const bx_image *image = opened(&s, "adobe.jpg");
    g_assert_true(image->is_complement);
    g_assert_true(bx_cmyk_jpeg(image, &bytes, &n));
    inks_of(bytes, n, inks);
    is_near(inks, 35, 235, 225);
    g_assert_cmpint(inks[3], >, 250);
    free(bytes);
    sample_free(&s);
}

static void test_tiff_inks(void)
{
    sample s = sample_new();
    unsigned char *bytes, inks[4];
    unsigned long n;
    for (int samples = 4; samples <= 5; samples++) {
        g_autofree char *name = g_strdup_printf("inks-%d.tif", samples);
        make_tiff(&s, name, samples, PHOTOMETRIC_SEPARATED, ORIENTATION_TOPLEFT);
        const bx_image *image = opened(&s, name);
        g_assert_cmpint(image->channels, ==, 4);
        g_assert_true(bx_cmyk_jpeg(image, &bytes, &n));
        inks_of(bytes, n, inks);
        is_near(inks, 200, 40, 20);
        free(bytes);
    }
    sample_free(&s);
}

/* ---- in a PDF ---- */

/* A page that shows one picture, as a PDF; what pdfimages lists of it, or NULL and the
 * test is skipped. */
static char *listed(sample *s, const char *name)
{
    enum { PT = BX_PT };
    int id = open_image(s, name);
    const bx_image *image = bx_assets_image(s->assets, id);
    bx_op op = {
        .kind = BX_OP_IMAGE,
        .image = {id, {0, 0, 80 * PT, 80 * PT}, 0, 0, image->width, image->height}};
    bx_display page = {100 * PT, 100 * PT, 1, "1", false, &op, 1, {.n = 0}};
    bx_pdf_info info = {.title = "t", .author = "a", .created = "2026-11-23T08:00:00"};
    g_autofree char *path = sample_path(s, "out.pdf");
    g_assert_true(bx_pdf_write(&page, 1, s->assets, &info, path, s->diags));
    const char *const argv[] = {"pdfimages", "-list", path, NULL};
    char *out = NULL;
    g_autofree char *tool = g_find_program_in_path(argv[0]);
    if (!tool) {
        g_test_skip("pdfimages is not there");
        return NULL;
    }
    g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &out, NULL, NULL, NULL));
    return out;
}

static void lists(sample *s, const char *name, const char *words)
{
    g_autofree char *list = listed(s, name);
    if (list && !strstr(list, words))
        g_test_message("%s: no %s in %s", name, words, list);
    g_assert_true(!list || strstr(list, words));
}

static void test_own_colours(void)
{
    sample s = sample_new();
    g_autofree char *gray = sample_path(&s, "gray.jpg");
    sample_jpeg(gray, 32, 32, JCS_GRAYSCALE);
    make_cmyk_jpeg(&s, "adobe.jpg");
    make_tiff(&s, "inks.tif", 4, PHOTOMETRIC_SEPARATED, ORIENTATION_TOPLEFT);
    make_tiff(&s, "gray.tif", 1, PHOTOMETRIC_MINISBLACK, ORIENTATION_TOPLEFT);
    make_png(&s, "out.png", 32);
    lists(&s, "gray.jpg", "gray    1   8  jpeg");
    lists(&s, "adobe.jpg", "cmyk    4   8  jpeg");
    lists(&s, "inks.tif", "cmyk    4   8  jpeg");
    lists(&s, "gray.tif", "gray    1   8  image");
    lists(&s, "out.png", "smask");
    sample_free(&s);
}

/* Nothing of a vector picture becomes pixels. */
static void test_stays_vector(void)
{
    sample s = sample_new();
    write_text(&s, "a.svg", svg);
    make_pdf(&s, "ad.pdf");
    static const char *const names[] = {"a.svg", "ad.pdf"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *list = listed(&s, names[i]);
        g_assert_true(!list || !strstr(list, " image "));
        g_assert_true(!list || !strstr(list, "smask"));
    }
    sample_free(&s);
}

/* More pixels than a press shows do not go in. */
static void test_large_in_pdf(void)
{
    sample s = sample_new();
    make_png(&s, "large.png", 2000); /* 80 pt at 300 ppi are 333 pixels */
    lists(&s, "large.png", " 500   500 ");
    sample_free(&s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/formats/tiff", test_tiff);
    g_test_add_func("/formats/turned-tiff", test_turned_tiff);
    g_test_add_func("/formats/tiff-alpha", test_tiff_alpha);
    g_test_add_func("/formats/cut-out", test_cut_out);
    g_test_add_func("/formats/svg", test_svg);
    g_test_add_func("/formats/bad-svg", test_bad_svg);
    g_test_add_func("/formats/pdf", test_pdf);
    g_test_add_func("/formats/cut-short", test_cut_short);
    g_test_add_func("/formats/noise", test_noise);
    g_test_add_func("/formats/complement", test_complement);
    g_test_add_func("/formats/tiff-inks", test_tiff_inks);
    g_test_add_func("/formats/own-colours", test_own_colours);
    g_test_add_func("/formats/stays-vector", test_stays_vector);
    g_test_add_func("/formats/large-in-pdf", test_large_in_pdf);
    return g_test_run();
}
