/* Pictures for a press: which inks they come in and how many, how fine, and which are
 * left as they are. */
#include "asset/press_pictures.h"

#include <lcms2.h>
#include <math.h>
#include <png.h>
#include <stdint.h>
#include <tiffio.h>

#include "asset/image.h"
#include "asset/resample.h"
#include "sample.h"

#define NEWSPRINT BX_SOURCE_DATA "/layouts/press/newsprint.icc"

typedef struct {
    sample s;
    bx_icc *icc;
    bx_press_settings settings;
} bench;

static bench bench_new(void)
{
    bench b = {.s = sample_new(), .icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, NULL)};
    g_assert_nonnull(b.icc);
    b.settings = (bx_press_settings){b.icc, 220, 200, 600};
    return b;
}

static void bench_free(bench *b)
{
    bx_icc_free(b->icc);
    sample_free(&b->s);
}

static const bx_image *open_image(bench *b, const char *name)
{
    g_autofree char *path = sample_path(&b->s, name);
    int id = bx_assets_open_image(b->s.assets, path, BX_NOWHERE, b->s.diags);
    g_assert_cmpint(id, >=, 0);
    return bx_assets_image(b->s.assets, id);
}

/* All of it, so large that it has so many pixels an inch. */
static bx_press_use whole(const bx_image *image, int ppi)
{
    return (bx_press_use){.w = image->width,
                          .h = image->height,
                          .box_width = bx_len_from_pt(image->width * 72.0 / ppi),
                          .box_height = bx_len_from_pt(image->height * 72.0 / ppi)};
}

/* ---- files to start with ---- */

/* A JPEG of one colour. */
static void write_jpeg(bench *b, const char *name, J_COLOR_SPACE space, int n,
                       const unsigned char *pixel, bool adobe)
{
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr error;
    g_autofree char *path = sample_path(&b->s, name);
    FILE *file = fopen(path, "wb");
    enum { SIDE = 64 };
    info.err = jpeg_std_error(&error);
    jpeg_create_compress(&info);
    jpeg_stdio_dest(&info, file);
    info.image_width = info.image_height = SIDE;
    info.input_components = n;
    info.in_color_space = space;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 100, TRUE);
    info.write_Adobe_marker = adobe;
    jpeg_start_compress(&info, TRUE);
    unsigned char row[SIDE * 4];
    for (int x = 0; x < SIDE; x++)
        memcpy(row + x * n, pixel, (size_t)n);
    JSAMPROW rows[] = {row};
    for (int y = 0; y < SIDE; y++)
        jpeg_write_scanlines(&info, rows, 1);
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    fclose(file);
}

/* A colour profile put behind the SOI marker, as `n` bytes in parts of `part`. */
static void embed(bench *b, const char *name, const unsigned char *profile, size_t n,
                  size_t part)
{
    g_autofree char *path = sample_path(&b->s, name), *bytes = NULL;
    gsize n_file;
    g_assert_true(g_file_get_contents(path, &bytes, &n_file, NULL));
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_byte_array_append(out, (guchar *)bytes, 2);
    size_t n_parts = (n + part - 1) / part;
    for (size_t i = 0; i < n_parts; i++) {
        size_t size = MIN(part, n - i * part), length = size + 16;
        guchar head[18] = {0xff, 0xe2, (guchar)(length >> 8), (guchar)length};
        memcpy(head + 4, "ICC_PROFILE", 12);
        head[16] = (guchar)(i + 1);
        head[17] = (guchar)n_parts;
        g_byte_array_append(out, head, sizeof head);
        g_byte_array_append(out, profile + i * part, (guint)size);
    }
    g_byte_array_append(out, (guchar *)bytes + 2, (guint)n_file - 2);
    sample_write(path, out->data, out->len);
}

/* sRGB with red and green exchanged: what comes of it cannot be mistaken. */
static unsigned char *strange_profile(cmsUInt32Number *n)
{
    cmsCIExyYTRIPLE swapped = {{0.30, 0.60, 1}, {0.64, 0.33, 1}, {0.15, 0.06, 1}};
    cmsCIExyY white = {0.3127, 0.3290, 1};
    cmsToneCurve *curve = cmsBuildGamma(NULL, 2.2), *curves[] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &swapped, curves);
    cmsSaveProfileToMem(profile, NULL, n);
    unsigned char *bytes = g_malloc(*n);
    cmsSaveProfileToMem(profile, bytes, n);
    cmsCloseProfile(profile);
    cmsFreeToneCurve(curve);
    return bytes;
}

static void write_png(bench *b, const char *name, int side, int depth, int colour,
                      const unsigned char *row)
{
    g_autofree char *path = sample_path(&b->s, name);
    FILE *file = fopen(path, "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_init_io(png, file);
    png_set_IHDR(png, info, (png_uint_32)side, (png_uint_32)side, depth, colour,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    for (int y = 0; y < side; y++)
        png_write_row(png, row);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    fclose(file);
}

/* ---- what came out ---- */

typedef struct {
    unsigned char *data;
    int width, height, channels;
    bool has_adobe, is_whole; /* whole: no sample left out */
} decoded;

static decoded decode(const unsigned char *bytes, size_t n)
{
    struct jpeg_decompress_struct info = {0};
    struct jpeg_error_mgr error;
    info.err = jpeg_std_error(&error);
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes, (unsigned long)n);
    jpeg_read_header(&info, TRUE);
    decoded d = {.has_adobe = info.saw_Adobe_marker, .is_whole = true};
    for (int i = 0; i < info.num_components; i++)
        d.is_whole &= info.comp_info[i].h_samp_factor == info.max_h_samp_factor &&
                      info.comp_info[i].v_samp_factor == info.max_v_samp_factor;
    info.out_color_space = info.jpeg_color_space;
    jpeg_start_decompress(&info);
    d.width = (int)info.output_width;
    d.height = (int)info.output_height;
    d.channels = info.output_components;
    size_t stride = (size_t)d.width * (size_t)d.channels;
    d.data = g_malloc(stride * (size_t)d.height);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = d.data + stride * info.output_scanline;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    return d;
}

static const unsigned char *at(const decoded *d, int x, int y)
{
    return d->data + ((size_t)y * (size_t)d->width + (size_t)x) * (size_t)d->channels;
}

static int ink(const unsigned char *p)
{
    return p[0] + p[1] + p[2] + p[3];
}

/* Makes all of it at so many pixels an inch, and decodes what came out. */
static decoded make(bench *b, const char *name, int ppi, bx_press_picture *out)
{
    const bx_image *image = open_image(b, name);
    bx_press_use use = whole(image, ppi);
    *out = bx_press_picture_make(image, &use, &b->settings);
    if (out->kind == BX_PRESS_OWN)
        return decode(image->bytes, image->n_bytes);
    g_assert_cmpint(out->kind, ==, BX_PRESS_JPEG);
    decoded d = decode(out->bytes, out->n);
    g_assert_cmpint(d.channels, ==, out->channels);
    g_assert_cmpint(d.width, ==, out->width);
    g_assert_cmpint(d.height, ==, out->height);
    return d;
}

static void clear(decoded *d, bx_press_picture *picture)
{
    g_free(d->data);
    bx_press_picture_clear(picture);
}

/* ---- colours of a screen ---- */

static void test_colour(void)
{
    bench b = bench_new();
    bx_press_picture p;
    g_autofree char *path = sample_path(&b.s, "a.jpg");
    sample_jpeg(path, 64, 64, JCS_RGB);
    decoded d = make(&b, "a.jpg", 150, &p);
    g_assert_cmpint(p.channels, ==, 4);
    g_assert_cmpint(p.source, ==, BX_SOURCE_ASSUMED);
    g_assert_false(d.has_adobe);
    g_assert_true(d.is_whole);
    g_assert_cmpint(d.width, ==, 64);
    const unsigned char *red = at(&d, 10, 10), *green = at(&d, 50, 10);
    const unsigned char *blue = at(&d, 10, 50), *white = at(&d, 50, 50);
    g_assert_true(red[1] > 150 && red[2] > 150 && red[0] < 60);
    g_assert_true(green[0] > 120 && green[2] > 100 && green[1] < 60);
    g_assert_true(blue[0] > 150 && blue[1] > 100 && blue[2] < 60);
    g_assert_cmpint(ink(white), <, 4);
    clear(&d, &p);
    bench_free(&b);
}

static int black_of(const bx_press_picture *p)
{
    g_assert_cmpint(p->kind, ==, BX_PRESS_JPEG);
    g_assert_cmpint(p->channels, ==, 1);
    return p->width;
}

/* In black alone, whatever a picture's colours and inks: yellow is light, blue is dark.
 */
static void test_in_black(void)
{
    static const unsigned char yellow[] = {255, 230, 30}, blue[] = {20, 30, 160};
    static const unsigned char inks[] = {255 - 20, 255 - 200, 255 - 200, 255};
    static const struct {
        const char *name;
        J_COLOR_SPACE space;
        int n;
        const unsigned char *pixel;
        int least, most; /* 255: white */
    } files[] = {{"yellow.jpg", JCS_RGB, 3, yellow, 190, 245},
                 {"blue.jpg", JCS_RGB, 3, blue, 20, 90},
                 {"inks.jpg", JCS_CMYK, 4, inks, 60, 190}};
    bench b = bench_new();
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        write_jpeg(&b, files[i].name, files[i].space, files[i].n, files[i].pixel, true);
        const bx_image *image = open_image(&b, files[i].name);
        bx_press_use use = whole(image, 150);
        use.is_gray = true;
        bx_press_picture p = bx_press_picture_make(image, &use, &b.settings);
        g_assert_cmpint(black_of(&p), ==, 64);
        decoded d = decode(p.bytes, p.n);
        g_assert_cmpint(*at(&d, 32, 32), >=, files[i].least);
        g_assert_cmpint(*at(&d, 32, 32), <=, files[i].most);
        clear(&d, &p);
    }
    bench_free(&b);
}

/* The darkest colours of all, at a limit below that of the profile. */
static void test_limit(void)
{
    static const unsigned char dark[][3] = {
        {0, 0, 0}, {40, 0, 0}, {0, 30, 0}, {10, 0, 60}};
    bench b = bench_new();
    for (int limit = 160; limit <= 220; limit += 60)
        for (size_t i = 0; i < G_N_ELEMENTS(dark); i++) {
            bx_press_picture p;
            g_autofree char *name = g_strdup_printf("%d-%zu.jpg", limit, i);
            unsigned char colour[3];
            memcpy(colour, dark[i], 3);
            colour[2] = (unsigned char)(colour[2] + 5); /* no gray */
            write_jpeg(&b, name, JCS_RGB, 3, colour, false);
            b.settings.total_ink = limit;
            decoded d = make(&b, name, 200, &p);
            int64_t sum = 0;
            for (int k = 0; k < d.width * d.height; k++)
                sum += ink(d.data + 4 * k);
            double mean = (double)sum / (d.width * d.height) / 2.55;
            g_assert_cmpfloat(mean, <=, limit);
            g_assert_cmpfloat(mean, >, limit - 30);
            clear(&d, &p);
        }
    bench_free(&b);
}

static void test_profile(void)
{
    static const unsigned char green[] = {20, 200, 40};
    bench b = bench_new();
    cmsUInt32Number n;
    g_autofree unsigned char *profile = strange_profile(&n);
    bx_press_picture p;
    for (size_t part = 100; part <= n; part += n - 100) { /* in parts, and in one */
        g_autofree char *name = g_strdup_printf("%zu.jpg", part);
        write_jpeg(&b, name, JCS_RGB, 3, green, false);
        embed(&b, name, profile, n, part);
        decoded d = make(&b, name, 200, &p);
        g_assert_cmpint(p.source, ==, BX_SOURCE_PROFILE);
        g_assert_cmpint(at(&d, 30, 30)[1], >, at(&d, 30, 30)[0] + 80); /* it is red */
        clear(&d, &p);
    }
    bench_free(&b);
}

static void test_unfit_profile(void)
{
    static const unsigned char green[] = {20, 200, 40};
    bench b = bench_new();
    gsize n;
    g_autofree char *inks = NULL;
    g_assert_true(g_file_get_contents(NEWSPRINT, &inks, &n, NULL));
    write_jpeg(&b, "inks.jpg", JCS_RGB, 3, green, false);
    embed(&b, "inks.jpg", (unsigned char *)inks, n, 60000);
    write_jpeg(&b, "text.jpg", JCS_RGB, 3, green, false);
    embed(&b, "text.jpg", (const unsigned char *)"no profile", 10, 10);
    for (int i = 0; i < 2; i++) {
        bx_press_picture p;
        decoded d = make(&b, i ? "text.jpg" : "inks.jpg", 200, &p);
        g_assert_cmpint(p.source, ==, BX_SOURCE_UNFIT);
        g_assert_cmpint(at(&d, 30, 30)[0], >, at(&d, 30, 30)[1] + 50);
        clear(&d, &p);
    }
    bench_free(&b);
}

/* What shines through is the paper: half of red is light red, nothing is white. */
static void test_alpha(void)
{
    unsigned char row[64 * 4];
    for (int x = 0; x < 64; x++)
        memcpy(row + 4 * x, (unsigned char[]){255, 0, 0, x < 32 ? 128 : 0}, 4);
    bench b = bench_new();
    write_png(&b, "a.png", 64, 8, PNG_COLOR_TYPE_RGB_ALPHA, row);
    bx_press_picture p;
    decoded d = make(&b, "a.png", 200, &p);
    g_assert_cmpint(at(&d, 10, 30)[1], >, 40);
    g_assert_cmpint(at(&d, 10, 30)[1], <, 165);
    g_assert_cmpint(ink(at(&d, 60, 30)), <, 4);
    clear(&d, &p);
    bench_free(&b);
}

/* A drawing with shades becomes pixels: what is flat in it has the inks that it would
 * have as lines, brand colours those of the house; without colours it is black alone. */
static void test_shaded_drawing(void)
{
    static const char form[] =
        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>"
        "<linearGradient id='a'><stop stop-color='%s'/><stop "
        "offset='1'/></linearGradient>"
        "<rect width='20' height='20' fill='#231f20'/>"
        "<rect x='20' width='20' height='20' fill='%s'/>"
        "<rect y='20' width='20' height='20' fill='url(#a)'/></svg>";
    bench b = bench_new();
    for (int i = 0; i < 2; i++) {
        const char *name = i ? "gray.svg" : "a.svg", *fill = i ? "#aaa" : "#c8102e";
        g_autofree char *svg = g_strdup_printf(form, i ? "#888" : "#12f", fill);
        g_autofree char *path = sample_path(&b.s, name);
        sample_write(path, svg, strlen(svg));
        const bx_image *image = open_image(&b, name);
        bx_press_use use = {
            .w = image->width,
            .h = image->height,
            .box_width = 30 * BX_PT,
            .box_height = 30 * BX_PT,
            .brands = {.of = {{{200, 16, 46}, BX_INK_COUNT, {0, 95, 70, 0}}}, .n = 1}};
        bx_press_picture p = bx_press_picture_make(image, &use, &b.settings);
        decoded d = decode(p.bytes, p.n);
        g_assert_cmpint(d.channels, ==, i ? 1 : 4);
        if (i) {
            g_assert_cmpint(*at(&d, 40, 40), ==, 0);
        } else {
            const unsigned char *black = at(&d, 40, 40), *red = at(&d, 125, 40);
            g_assert_cmpint(black[0] + black[1] + black[2], <=, 6);
            g_assert_cmpint(black[3], >=, 252);
            g_assert_cmpint(red[0] + red[3], <=, 6);
            g_assert_cmpint(ABS(red[1] - 242), <=, 3);
            g_assert_cmpint(ABS(red[2] - 179), <=, 3);
        }
        clear(&d, &p);
    }
    bench_free(&b);
}

/* ---- gray ---- */

static void test_gray(void)
{
    static const unsigned char middle[] = {128, 128, 128}, white[] = {255}, black[] = {0};
    bench b = bench_new();
    write_jpeg(&b, "gray.jpg", JCS_GRAYSCALE, 1, middle, false);
    write_jpeg(&b, "rgb.jpg", JCS_RGB, 3, middle, false); /* gray all the same */
    write_jpeg(&b, "white.jpg", JCS_GRAYSCALE, 1, white, false);
    write_jpeg(&b, "black.jpg", JCS_GRAYSCALE, 1, black, false);
    static const struct {
        const char *name;
        int from, to;
    } wanted[] = {{"gray.jpg", 130, 190},
                  {"rgb.jpg", 130, 190},
                  {"white.jpg", 255, 255},
                  {"black.jpg", 0, 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        bx_press_picture p;
        decoded d = make(&b, wanted[i].name, 200, &p);
        g_assert_cmpint(d.channels, ==, 1);
        g_assert_cmpint(*at(&d, 30, 30), >=, wanted[i].from);
        g_assert_cmpint(*at(&d, 30, 30), <=, wanted[i].to);
        clear(&d, &p);
    }
    bench_free(&b);
}

/* One bit a pixel stays so where it is fine enough, else it becomes gray, no less fine.
 */
static void test_line_art(void)
{
    unsigned char row[8];
    memset(row, 0x5f, sizeof row);
    bench b = bench_new();
    write_png(&b, "a.png", 64, 1, PNG_COLOR_TYPE_GRAY, row);
    const bx_image *image = open_image(&b, "a.png");
    g_assert_true(image->is_line_art);
    bx_press_use use = whole(image, 600);
    use.w = 32;
    use.box_width /= 2;
    bx_press_picture p = bx_press_picture_make(image, &use, &b.settings);
    g_assert_cmpint(p.kind, ==, BX_PRESS_LINE_ART);
    g_assert_cmpint(p.width, ==, 32);
    g_assert_cmpint(p.height, ==, 64);
    g_assert_cmpint(p.pixels.data[0], ==, 0);
    g_assert_cmpint(p.pixels.data[4], ==, 255);
    bx_press_picture_clear(&p);
    decoded d = make(&b, "a.png", 590, &p);
    g_assert_cmpint(d.channels, ==, 1);
    g_assert_cmpint(d.width, ==, 64);
    clear(&d, &p);
    bench_free(&b);
}

/* ---- inks ---- */

static void test_untouched(void)
{
    static const unsigned char inks[] = {255, 100, 100, 100}; /* 218 % */
    bench b = bench_new();
    write_jpeg(&b, "a.jpg", JCS_CMYK, 4, inks, false);
    bx_press_picture p;
    decoded d = make(&b, "a.jpg", 290, &p);
    g_assert_cmpint(p.kind, ==, BX_PRESS_OWN);
    g_assert_null(p.bytes);
    clear(&d, &p);
    d = make(&b, "a.jpg", 310, &p); /* finer than a press can show */
    g_assert_cmpint(p.kind, ==, BX_PRESS_JPEG);
    g_assert_cmpint(d.width, ==, 42);
    g_assert_cmpint(abs(at(&d, 10, 10)[1] - 100), <, 3);
    clear(&d, &p);
    bench_free(&b);
}

/* Too much ink: black stays, colours give way; a file with Adobe's marker holds the
 * complement. */
static void test_too_wet(void)
{
    static const unsigned char wet[] = {200, 200, 200, 200}, turned[] = {55, 55, 55, 55};
    bench b = bench_new();
    write_jpeg(&b, "a.jpg", JCS_CMYK, 4, wet, false);
    write_jpeg(&b, "b.jpg", JCS_CMYK, 4, turned, true);
    for (int i = 0; i < 2; i++) {
        bx_press_picture p;
        decoded d = make(&b, i ? "b.jpg" : "a.jpg", 200, &p);
        g_assert_cmpint(p.kind, ==, BX_PRESS_JPEG);
        g_assert_false(d.has_adobe);
        g_assert_cmpint(ink(at(&d, 30, 30)), <=, 561);
        g_assert_cmpint(abs(at(&d, 30, 30)[3] - 200), <, 3);
        g_assert_cmpint(abs(at(&d, 30, 30)[0] - at(&d, 30, 30)[2]), <, 3);
        clear(&d, &p);
    }
    bench_free(&b);
}

/* With the profile of the press that the inks were meant for they are separated anew. */
static void test_separated_anew(void)
{
    static const unsigned char wet[] = {230, 230, 230, 60};
    bench b = bench_new();
    gsize n;
    g_autofree char *profile = NULL;
    g_assert_true(g_file_get_contents(NEWSPRINT, &profile, &n, NULL));
    write_jpeg(&b, "a.jpg", JCS_CMYK, 4, wet, false);
    embed(&b, "a.jpg", (unsigned char *)profile, n, 60000);
    bx_press_picture p;
    decoded d = make(&b, "a.jpg", 200, &p);
    g_assert_cmpint(at(&d, 30, 30)[3], >, 120); /* black does the work */
    g_assert_cmpint(ink(at(&d, 30, 30)), <=, 561);
    clear(&d, &p);
    bench_free(&b);
}

/* Of one colour, in inks or, with three channels, a screen's; with a colour profile,
 * where there is one. */
static void write_tiff(bench *b, const char *name, int channels,
                       const unsigned char *pixel, const void *profile, uint32_t n)
{
    g_autofree char *path = sample_path(&b->s, name);
    TIFF *tiff = TIFFOpen(path, "w");
    enum { SIDE = 32 };
    unsigned char row[SIDE * 4];
    for (int x = 0; x < SIDE; x++)
        memcpy(row + channels * x, pixel, (size_t)channels);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, SIDE);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, SIDE);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, channels);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC,
                 channels == 4 ? PHOTOMETRIC_SEPARATED : PHOTOMETRIC_RGB);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    if (profile)
        TIFFSetField(tiff, TIFFTAG_ICCPROFILE, n, profile);
    for (uint32_t y = 0; y < SIDE; y++)
        TIFFWriteScanline(tiff, row, y, 0);
    TIFFClose(tiff);
}

static void test_tiff(void)
{
    static const unsigned char inks[] = {10, 200, 150, 0};
    bench b = bench_new();
    write_tiff(&b, "a.tif", 4, inks, NULL, 0);
    bx_press_picture p;
    decoded d = make(&b, "a.tif", 200, &p);
    for (int i = 0; i < 4; i++)
        g_assert_cmpint(abs(at(&d, 10, 10)[i] - inks[i]), <, 3);
    clear(&d, &p);
    bench_free(&b);
}

/* The profile of a TIFF says what its colours are: here that what seems green is red. */
static void test_profile_of_tiff(void)
{
    static const unsigned char green[] = {20, 200, 40};
    bench b = bench_new();
    cmsUInt32Number n;
    g_autofree unsigned char *profile = strange_profile(&n);
    bx_press_picture p;
    for (int has_profile = 0; has_profile < 2; has_profile++) {
        write_tiff(&b, has_profile ? "a.tif" : "b.tif", 3, green,
                   has_profile ? profile : NULL, n);
        decoded d = make(&b, has_profile ? "a.tif" : "b.tif", 200, &p);
        int cyan = at(&d, 10, 10)[0], magenta = at(&d, 10, 10)[1];
        g_assert_cmpint(p.source, ==,
                        has_profile ? BX_SOURCE_PROFILE : BX_SOURCE_ASSUMED);
        g_assert_true(has_profile ? magenta > cyan + 80 : cyan > magenta + 50);
        clear(&d, &p);
    }
    size_t size;
    g_autofree unsigned char *read = bx_image_icc(open_image(&b, "a.tif"), &size);
    g_assert_true(size == n && !memcmp(read, profile, n));
    g_assert_null(bx_image_icc(open_image(&b, "b.tif"), &size));
    g_assert_true(size == 0);
    bench_free(&b);
}

/* ---- how it lies ---- */

/* Turned on its side: red, green / blue, white as stored become blue, red / white, green.
 */
static void test_turned(void)
{
    bench b = bench_new();
    g_autofree char *path = sample_path(&b.s, "a.jpg");
    sample_jpeg(path, 80, 40, JCS_RGB);
    sample_turn(path, 6);
    bx_press_picture p;
    decoded d = make(&b, "a.jpg", 200, &p);
    g_assert_cmpint(d.width, ==, 40);
    g_assert_cmpint(d.height, ==, 80);
    g_assert_cmpint(at(&d, 10, 20)[0], >, 150); /* blue */
    g_assert_cmpint(at(&d, 30, 20)[1], >, 150); /* red */
    g_assert_cmpint(ink(at(&d, 10, 60)), <, 4); /* white */
    g_assert_cmpint(at(&d, 30, 60)[0], >, 120); /* green */
    clear(&d, &p);
    bench_free(&b);
}

/* A quarter of it, and that made smaller, by half and by a part of a pixel. */
static void test_part(void)
{
    static const int ppi[] = {200, 400, 630, 900, 1700}, wanted[] = {100, 50, 32, 23, 12};
    bench b = bench_new();
    g_autofree char *path = sample_path(&b.s, "a.jpg");
    sample_jpeg(path, 200, 200, JCS_RGB);
    const bx_image *image = open_image(&b, "a.jpg");
    for (size_t i = 0; i < G_N_ELEMENTS(ppi); i++) {
        bx_press_use use = whole(image, ppi[i]);
        use.x = 100;
        use.w = use.h = 100;
        use.box_width /= 2;
        use.box_height /= 2;
        bx_press_picture p = bx_press_picture_make(image, &use, &b.settings);
        decoded d = decode(p.bytes, p.n);
        g_assert_cmpint(d.width, ==, wanted[i]);
        g_assert_cmpint(d.height, ==, wanted[i]);
        const unsigned char *green = at(&d, d.width / 2, d.height / 2);
        g_assert_true(green[0] > 120 && green[2] > 100 && green[1] < 60);
        clear(&d, &p);
    }
    bench_free(&b);
}

/* Means are exact: three pixels of 0, 90 and 240 as two. */
static void test_resample(void)
{
    unsigned char data[12];
    for (int i = 0; i < 3; i++)
        memset(data + 4 * i, (int[]){0, 90, 240}[i], 4);
    bx_pixels from = {data, 3, 1, 12, false};
    bx_pixels out = bx_pixels_resample(&from, 0, 0, 3, 1, 2, 1);
    g_assert_cmpint(out.data[0], ==, 30);  /* (0 + 90 / 2) / 1.5 */
    g_assert_cmpint(out.data[4], ==, 190); /* (90 / 2 + 240) / 1.5 */
    g_free(out.data);
    out = bx_pixels_resample(&from, 2, -1, 5, 5, 9, 9); /* mostly outside */
    g_assert_cmpint(out.width, ==, 1);
    g_assert_cmpint(out.height, ==, 1);
    g_assert_cmpint(out.data[0], ==, 240);
    g_free(out.data);
}

/* ---- the pictures of an issue ---- */

static void test_issue(void)
{
    bench b = bench_new();
    g_autofree char *one = sample_path(&b.s, "a.jpg"), *two = sample_path(&b.s, "b.jpg");
    sample_jpeg(one, 300, 300, JCS_RGB);
    sample_jpeg(two, 60, 60, JCS_RGB);
    bx_press_use uses[] = {whole(open_image(&b, "a.jpg"), 1200),
                           whole(open_image(&b, "b.jpg"), 200),
                           whole(bx_assets_image(b.s.assets, 0), 400)};
    uses[1].image = 1;
    bx_press_pictures *made[2];
    for (int i = 0; i < 2; i++)
        made[i] = bx_press_pictures_new(b.s.assets, &b.settings, uses, 3, NULL, 1 + 3 * i,
                                        b.s.diags);
    g_assert_cmpint(bx_press_pictures_n(made[0]), ==, 2);
    g_assert_cmpint(bx_press_pictures_find(made[0], &uses[0]), ==, 0);
    g_assert_cmpint(bx_press_pictures_find(made[0], &uses[2]), ==, 0);
    const bx_press_picture *small = bx_press_pictures_at(made[0], 0);
    g_assert_cmpint(small->width, ==, 150); /* for the larger use */
    for (int i = 0; i < 2; i++) {
        const bx_press_picture *a = bx_press_pictures_at(made[0], i);
        const bx_press_picture *z = bx_press_pictures_at(made[1], i);
        g_assert_cmpuint(a->n, ==, z->n);
        g_assert_true(!memcmp(a->bytes, z->bytes, a->n));
    }
    bx_press_use other = uses[0];
    other.w--;
    g_assert_cmpint(bx_press_pictures_find(made[0], &other), ==, -1);
    g_assert_cmpint(bx_diags_count_of(b.s.diags, BX_D_N_PICTURE_SRGB), ==, 2);
    bx_press_pictures_free(made[0]);
    bx_press_pictures_free(made[1]);
    bench_free(&b);
}

static void test_unfit_reported(void)
{
    static const unsigned char green[] = {20, 200, 40};
    bench b = bench_new();
    write_jpeg(&b, "a.jpg", JCS_RGB, 3, green, false);
    embed(&b, "a.jpg", (const unsigned char *)"no profile", 10, 10);
    bx_press_use use = whole(open_image(&b, "a.jpg"), 200);
    bx_press_pictures_free(
        bx_press_pictures_new(b.s.assets, &b.settings, &use, 1, NULL, 1, b.s.diags));
    g_assert_cmpint(bx_diags_count_of(b.s.diags, BX_D_W_PICTURE_ICC), ==, 1);
    bench_free(&b);
}

/* Whole in its segments, its pixels are not. */
static void is_damaged(bench *b, const char *name)
{
    int before = bx_diags_count_of(b->s.diags, BX_D_E_IMAGE_DAMAGED);
    bx_press_use use = whole(open_image(b, name), 200);
    g_assert_null(
        bx_press_pictures_new(b->s.assets, &b->settings, &use, 1, NULL, 1, b->s.diags));
    g_assert_cmpint(bx_diags_count_of(b->s.diags, BX_D_E_IMAGE_DAMAGED), ==, before + 1);
}

static void test_damaged(void)
{
    bench b = bench_new();
    unsigned char row[64 * 3] = {0};
    write_png(&b, "a.png", 64, 8, PNG_COLOR_TYPE_RGB, row);
    g_autofree char *path = sample_path(&b.s, "a.png"), *bytes = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    char *pixels = memmem(bytes, n, "IDAT", 4);
    memset(pixels + 6, 0x55, 8);
    sample_write(path, bytes, n);
    is_damaged(&b, "a.png");
    bench_free(&b);
}

/* Inks whose table of quanta is missing, which shows when they are decoded. */
static void test_damaged_inks(void)
{
    static const unsigned char inks[] = {255, 100, 100, 100};
    bench b = bench_new();
    write_jpeg(&b, "a.jpg", JCS_CMYK, 4, inks, false);
    g_autofree char *path = sample_path(&b.s, "a.jpg"), *bytes = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    char *table = memmem(bytes, n, "\xff\xdb\0\x43\0", 5);
    g_assert_nonnull(table);
    table[4] = 3; /* its number, which no channel asks for */
    sample_write(path, bytes, n);
    is_damaged(&b, "a.jpg");
    bench_free(&b);
}

/* ---- on a screen ---- */

static void test_proof(void)
{
    bench b = bench_new();
    g_autofree char *path = sample_path(&b.s, "a.jpg");
    sample_jpeg(path, 40, 40, JCS_RGB);
    const bx_image *image = open_image(&b, "a.jpg");
    bx_screen *screen = bx_screen_new(b.icc, false);
    bx_pixels pixels;
    g_assert_true(bx_image_decode(image, 1, &pixels));
    bx_press_proof(image, &b.settings, screen, false, &pixels);
    const unsigned char *red = pixels.data,
                        *white = pixels.data + pixels.stride * 30 + 120;
    g_assert_true(red[2] > red[1] + 60 && red[1] > 50); /* duller than a screen's */
    g_assert_true(white[0] > 250 && white[1] > 250 && white[2] > 250);
    g_free(pixels.data);
    bx_screen_free(screen);
    bench_free(&b);
}

static void proofs(bench *b, const char *name, bool wants_gray, bx_pixels *pixels)
{
    const bx_image *image = open_image(b, name);
    bx_screen *screen = bx_screen_new(b->icc, false);
    g_assert_true(bx_image_decode(image, 1, pixels));
    bx_press_proof(image, &b->settings, screen, wants_gray, pixels);
    bx_screen_free(screen);
}

/* What comes in black alone has no colour but that of the ink, a dull one: light or dark
 * as it was, white as paper. A gray photo is the same whether its page has colours or
 * not.
 */
static void test_proof_in_black(void)
{
    bench b = bench_new();
    g_autofree char *colour = sample_path(&b.s, "a.jpg");
    g_autofree char *gray = sample_path(&b.s, "b.jpg");
    sample_jpeg(colour, 40, 40, JCS_RGB);
    sample_jpeg(gray, 40, 40, JCS_GRAYSCALE);
    bx_pixels p, as_gray[2];
    proofs(&b, "a.jpg", true, &p);
    for (int i = 0; i < p.stride * p.height; i += 4)
        g_assert_cmpint(ABS(p.data[i] - p.data[i + 2]), <, 20);
    const unsigned char *row = p.data + 4 * 4, *below = row + 30 * p.stride;
    g_assert_cmpint(row[1] + 20, <, row[30 * 4 + 1]); /* green is lighter than red, */
    g_assert_cmpint(below[1] + 5, <, row[1]);         /* and blue darker */
    g_assert_cmpint(below[30 * 4 + 1], >, 250);
    g_free(p.data);
    for (int i = 0; i < 2; i++)
        proofs(&b, "b.jpg", i, &as_gray[i]);
    g_assert_cmpint(as_gray[0].data[1], >, 20);
    g_assert_true(!memcmp(as_gray[0].data, as_gray[1].data,
                          (gsize)(as_gray[0].stride * as_gray[0].height)));
    g_free(as_gray[0].data);
    g_free(as_gray[1].data);
    bench_free(&b);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press_picture/shaded-drawing", test_shaded_drawing);
    g_test_add_func("/press_picture/colour", test_colour);
    g_test_add_func("/press_picture/in-black", test_in_black);
    g_test_add_func("/press_picture/limit", test_limit);
    g_test_add_func("/press_picture/profile", test_profile);
    g_test_add_func("/press_picture/unfit-profile", test_unfit_profile);
    g_test_add_func("/press_picture/alpha", test_alpha);
    g_test_add_func("/press_picture/gray", test_gray);
    g_test_add_func("/press_picture/line-art", test_line_art);
    g_test_add_func("/press_picture/untouched", test_untouched);
    g_test_add_func("/press_picture/too-wet", test_too_wet);
    g_test_add_func("/press_picture/separated-anew", test_separated_anew);
    g_test_add_func("/press_picture/tiff", test_tiff);
    g_test_add_func("/press_picture/profile-of-tiff", test_profile_of_tiff);
    g_test_add_func("/press_picture/damaged-inks", test_damaged_inks);
    g_test_add_func("/press_picture/turned", test_turned);
    g_test_add_func("/press_picture/part", test_part);
    g_test_add_func("/press_picture/resample", test_resample);
    g_test_add_func("/press_picture/issue", test_issue);
    g_test_add_func("/press_picture/unfit-reported", test_unfit_reported);
    g_test_add_func("/press_picture/damaged", test_damaged);
    g_test_add_func("/press_picture/proof", test_proof);
    g_test_add_func("/press_picture/proof-in-black", test_proof_in_black);
    return g_test_run();
}
