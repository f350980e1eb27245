#include "asset/image.h"

#include <cairo.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sample.h"

static int open_image(sample *s, const char *name)
{
    g_autofree char *path = sample_path(s, name);
    return bx_assets_open_image(s->assets, path, BX_NOWHERE, s->diags);
}

static void write_image(sample *s, const char *name, const void *bytes, size_t n)
{
    g_autofree char *path = sample_path(s, name);
    sample_write(path, bytes, n);
}

static char *read_image(sample *s, const char *name, gsize *n)
{
    g_autofree char *path = sample_path(s, name);
    char *bytes = NULL;
    g_assert_true(g_file_get_contents(path, &bytes, n, NULL));
    return bytes;
}

static void make_jpeg(sample *s, const char *name, int width, int height,
                      J_COLOR_SPACE space)
{
    g_autofree char *path = sample_path(s, name);
    sample_jpeg(path, width, height, space);
}

static void make_png(sample *s, const char *name, cairo_format_t format)
{
    g_autofree char *path = sample_path(s, name);
    cairo_surface_t *picture = cairo_image_surface_create(format, 40, 30);
    cairo_t *cr = cairo_create(picture);
    cairo_set_source_rgba(cr, 1, 0, 0, 0.5);
    cairo_paint(cr);
    cairo_destroy(cr);
    cairo_surface_write_to_png(picture, path);
    cairo_surface_destroy(picture);
}

static void refuses(sample *s, const char *name, bx_diag_id id)
{
    int before = bx_diags_count_of(s->diags, id);
    g_assert_cmpint(open_image(s, name), ==, -1);
    g_assert_cmpint(bx_diags_count_of(s->diags, id), ==, before + 1);
}

static void test_jpeg(void)
{
    sample s = sample_new();
    static const struct {
        J_COLOR_SPACE space;
        int channels;
    } kinds[] = {{JCS_GRAYSCALE, 1}, {JCS_RGB, 3}, {JCS_CMYK, 4}};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *name = g_strdup_printf("%d.jpg", kinds[i].channels);
        make_jpeg(&s, name, 123, 45, kinds[i].space);
        const bx_image *image = bx_assets_image(s.assets, open_image(&s, name));
        g_assert_cmpint(image->format, ==, BX_IMAGE_JPEG);
        g_assert_cmpint(image->width, ==, 123);
        g_assert_cmpint(image->height, ==, 45);
        g_assert_cmpint(image->channels, ==, kinds[i].channels);
        g_assert_cmpint(image->orientation, ==, 1);
    }
    sample_free(&s);
}

static void test_png(void)
{
    sample s = sample_new();
    make_png(&s, "a.png", CAIRO_FORMAT_ARGB32);
    const bx_image *image = bx_assets_image(s.assets, open_image(&s, "a.png"));
    g_assert_cmpint(image->format, ==, BX_IMAGE_PNG);
    g_assert_cmpint(image->width, ==, 40);
    g_assert_cmpint(image->height, ==, 30);
    g_assert_cmpint(image->channels, ==, 3);
    bx_pixels pixels;
    g_assert_true(bx_image_decode(image, 1, &pixels));
    g_assert_cmpint(pixels.width, ==, 40);
    g_assert_true(pixels.has_alpha);
    g_assert_cmpint(pixels.data[0], ==, 0); /* half of red */
    g_assert_cmpint(abs(pixels.data[2] - 127), <=, 2);
    g_assert_cmpint(abs(pixels.data[3] - 127), <=, 2);
    g_free(pixels.data);
    sample_free(&s);
}

static void test_once(void)
{
    sample s = sample_new();
    make_jpeg(&s, "a.jpg", 20, 20, JCS_RGB);
    make_jpeg(&s, "b.jpg", 20, 20, JCS_RGB);
    int a = open_image(&s, "a.jpg");
    g_assert_cmpint(open_image(&s, "b.jpg"), !=, a);
    g_assert_cmpint(open_image(&s, "a.jpg"), ==, a);
    sample_free(&s);
}

static void test_shrink(void)
{
    sample s = sample_new();
    make_jpeg(&s, "a.jpg", 320, 160, JCS_RGB);
    const bx_image *image = bx_assets_image(s.assets, open_image(&s, "a.jpg"));
    for (int shrink = 1; shrink <= 8; shrink *= 2) {
        bx_pixels pixels;
        g_assert_true(bx_image_decode(image, shrink, &pixels));
        g_assert_cmpint(pixels.width, ==, 320 / shrink);
        g_assert_cmpint(pixels.height, ==, 160 / shrink);
        g_assert_cmpint(abs(pixels.data[2] - 220), <, 8); /* red, upper left */
        g_assert_cmpint(abs(pixels.data[0] - 30), <, 8);
        g_free(pixels.data);
    }
    sample_free(&s);
}

/* Ink 220, 20, 30 without black in the upper left quarter: no ink is paper white. */
static void test_cmyk(void)
{
    sample s = sample_new();
    make_jpeg(&s, "cmyk.jpg", 32, 32, JCS_CMYK);
    bx_pixels pixels;
    const bx_image *image = bx_assets_image(s.assets, open_image(&s, "cmyk.jpg"));
    g_assert_true(bx_image_decode(image, 1, &pixels));
    /* libjpeg writes an Adobe marker for CMYK: the samples are complements, K 0 is solid
     */
    for (int i = 0; i < 3; i++)
        g_assert_cmpint(pixels.data[i], <, 8);
    g_free(pixels.data);
    /* without the marker the same samples are ink as it is: little cyan, no black */
    gsize n;
    g_autofree char *bytes = read_image(&s, "cmyk.jpg", &n);
    char *adobe = memmem(bytes, n, "Adobe", 5);
    g_assert_nonnull(adobe);
    memcpy(adobe, "adobe", 5);
    write_image(&s, "plain.jpg", bytes, n);
    image = bx_assets_image(s.assets, open_image(&s, "plain.jpg"));
    g_assert_true(bx_image_decode(image, 1, &pixels));
    g_assert_cmpint(abs(pixels.data[2] - 35), <, 8);
    g_assert_cmpint(abs(pixels.data[1] - 235), <, 8);
    g_assert_cmpint(abs(pixels.data[0] - 225), <, 8);
    g_free(pixels.data);
    sample_free(&s);
}

static void test_missing(void)
{
    sample s = sample_new();
    refuses(&s, "none.jpg", BX_D_E_IMAGE_OPEN);
    g_assert_cmpint(bx_assets_open_image(s.assets, s.folder, BX_NOWHERE, s.diags), ==,
                    -1);
    g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_E_IMAGE_OPEN), ==, 2);
    sample_free(&s);
}

static void test_kind(void)
{
    sample s = sample_new();
    write_image(&s, "text.jpg", "a text, no picture", 18);
    write_image(&s, "empty.jpg", "", 0);
    write_image(&s, "gif.png", "GIF89a\1\0\1\0", 10);
    refuses(&s, "text.jpg", BX_D_E_IMAGE_KIND);
    refuses(&s, "empty.jpg", BX_D_E_IMAGE_EMPTY);
    refuses(&s, "gif.png", BX_D_E_IMAGE_KIND);
    g_autofree char *pipe = sample_path(&s, "pipe");
    g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
    refuses(&s, "pipe", BX_D_E_IMAGE_KIND);
    sample_free(&s);
}

/* Every shorter beginning of a good file is refused; none crashes. */
static void test_cut_short(void)
{
    sample s = sample_new();
    make_jpeg(&s, "good.jpg", 24, 16, JCS_RGB);
    make_png(&s, "good.png", CAIRO_FORMAT_RGB24);
    static const char *const names[] = {"good.jpg", "good.png"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        gsize n;
        g_autofree char *bytes = read_image(&s, names[i], &n);
        for (gsize k = 0; k < n; k++) {
            g_autofree char *cut = g_strdup_printf("cut-%d", (int)k);
            write_image(&s, cut, bytes, k);
            g_assert_cmpint(open_image(&s, cut), ==, -1);
        }
        g_assert_cmpint(open_image(&s, names[i]), >=, 0);
    }
    g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_E_IMAGE_DAMAGED), >, 100);
    sample_free(&s);
}

/* Bytes changed at random: opened or refused, decoded or refused, never a crash. */
static void test_noise(void)
{
    sample s = sample_new();
    make_jpeg(&s, "good.jpg", 24, 16, JCS_RGB);
    make_png(&s, "good.png", CAIRO_FORMAT_RGB24);
    static const char *const names[] = {"good.jpg", "good.png"};
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    for (int round = 0; round < 400; round++) {
        gsize n;
        g_autofree char *bytes = read_image(&s, names[round % 2], &n);
        for (int k = 0; k < 1 + round % 5; k++)
            bytes[g_rand_int_range(rand, 2, (int)n)] = (char)g_rand_int(rand);
        g_autofree char *name = g_strdup_printf("noise-%d", round);
        write_image(&s, name, bytes, n);
        int image = open_image(&s, name);
        bx_pixels pixels;
        if (image >= 0 && bx_assets_image(s.assets, image)->width < 4000 &&
            bx_image_decode(bx_assets_image(s.assets, image), 1, &pixels))
            g_free(pixels.data);
    }
    sample_free(&s);
}

/* Where the frame header of a JPEG stands. */
static unsigned char *frame(char *bytes, gsize n)
{
    unsigned char *p = memmem(bytes, n, "\xff\xc0\x00\x11\x08", 5);
    g_assert_nonnull(p);
    return p;
}

static void test_variant(void)
{
    sample s = sample_new();
    gsize n;
    make_jpeg(&s, "good.jpg", 24, 16, JCS_RGB);
    g_autofree char *bytes = read_image(&s, "good.jpg", &n);
    unsigned char *sof = frame(bytes, n);
    sof[1] = 0xc3; /* lossless */
    write_image(&s, "lossless.jpg", bytes, n);
    refuses(&s, "lossless.jpg", BX_D_E_IMAGE_VARIANT);
    sof[1] = 0xc1;
    sof[4] = 12;
    write_image(&s, "deep.jpg", bytes, n);
    refuses(&s, "deep.jpg", BX_D_E_IMAGE_VARIANT);
    sample_free(&s);
}

/* Bytes of 0xff before a marker are padding. Rows of EXIF before the one wanted are other
 * facts: here that it is 3 wide, and then that it is turned by 6. */
static void test_padding(void)
{
    static const unsigned char exif[] = {
        0xff, 0xff, 0xff, 0xe1, 0, 46, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8,
        0,    0,    0,    2,    0, 0,  1,   3,   0,   1,   0, 0, 0,   3,   0,  0, 0,
        18,   1,    3,    0,    1, 0,  0,   0,   6,   0,   0, 0, 0,   0,   0,  0};
    sample s = sample_new();
    gsize n;
    make_jpeg(&s, "good.jpg", 24, 16, JCS_RGB);
    g_autofree char *bytes = read_image(&s, "good.jpg", &n);
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_byte_array_append(out, (guchar *)bytes, 2);
    g_byte_array_append(out, exif, sizeof exif);
    g_byte_array_append(out, (guchar *)bytes + 2, (guint)n - 4);
    g_byte_array_append(out, (const guchar *)"\xff\xff\xff\xd9", 4);
    write_image(&s, "padded.jpg", out->data, out->len);
    const bx_image *image = bx_assets_image(s.assets, open_image(&s, "padded.jpg"));
    g_assert_cmpint(image->orientation, ==, 6);
    g_assert_cmpint(image->width, ==, 16);
    g_assert_cmpint(image->height, ==, 24);
    sample_free(&s);
}

/* Two channels are no colour that anybody knows. */
static void test_two_channels(void)
{
    sample s = sample_new();
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr error;
    g_autofree char *path = sample_path(&s, "two.jpg");
    FILE *file = fopen(path, "wb");
    unsigned char row[16] = {0};
    JSAMPROW rows[] = {row};
    info.err = jpeg_std_error(&error);
    jpeg_create_compress(&info);
    jpeg_stdio_dest(&info, file);
    info.image_width = info.image_height = 8;
    info.input_components = 2;
    info.in_color_space = JCS_UNKNOWN;
    jpeg_set_defaults(&info);
    jpeg_start_compress(&info, TRUE);
    for (int y = 0; y < 8; y++)
        jpeg_write_scanlines(&info, rows, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    fclose(file);
    refuses(&s, "two.jpg", BX_D_E_IMAGE_VARIANT);
    sample_free(&s);
}

static void test_large(void)
{
    sample s = sample_new();
    gsize n;
    make_jpeg(&s, "good.jpg", 24, 16, JCS_RGB);
    g_autofree char *bytes = read_image(&s, "good.jpg", &n);
    unsigned char *sof = frame(bytes, n);
    sof[5] = 0x30; /* 12304 × 12312 */
    sof[7] = 0x30;
    write_image(&s, "large.jpg", bytes, n);
    refuses(&s, "large.jpg", BX_D_E_IMAGE_LARGE);
    sof[5] = 0;
    sof[7] = 0xff; /* 65304 wide */
    write_image(&s, "wide.jpg", bytes, n);
    refuses(&s, "wide.jpg", BX_D_E_IMAGE_LARGE);
    sof[7] = sof[8] = 0;
    write_image(&s, "none.jpg", bytes, n);
    refuses(&s, "none.jpg", BX_D_E_IMAGE_DAMAGED);
    sample_free(&s);
}

static void test_bytes(void)
{
    sample s = sample_new();
    g_autofree char *path = sample_path(&s, "huge.jpg");
    sample_write(path, "\xff\xd8\xff\xe0", 4);
    g_assert_cmpint(truncate(path, (off_t)300 << 20), ==, 0); /* a hole: takes no room */
    refuses(&s, "huge.jpg", BX_D_E_IMAGE_BYTES);
    sample_free(&s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/image/jpeg", test_jpeg);
    g_test_add_func("/image/png", test_png);
    g_test_add_func("/image/once", test_once);
    g_test_add_func("/image/shrink", test_shrink);
    g_test_add_func("/image/cmyk", test_cmyk);
    g_test_add_func("/image/missing", test_missing);
    g_test_add_func("/image/kind", test_kind);
    g_test_add_func("/image/cut-short", test_cut_short);
    g_test_add_func("/image/noise", test_noise);
    g_test_add_func("/image/variant", test_variant);
    g_test_add_func("/image/padding", test_padding);
    g_test_add_func("/image/two-channels", test_two_channels);
    g_test_add_func("/image/large", test_large);
    g_test_add_func("/image/bytes", test_bytes);
    return g_test_run();
}
