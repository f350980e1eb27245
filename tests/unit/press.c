#include "press/press.h"

#include <tiffio.h>

#include "asset/jpeg_write.h"
#include "pdf/document.h"
#include "render/pdf.h"
#include "render/press_image.h"
#include "sample.h"

/* Cairo 1.16 loses a few dozen bytes for each CFF face it embeds. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so";
}

enum { PT = BX_PT };

typedef struct {
    sample s;
    bx_display page;
    bx_press_profile profile;
    bx_icc *icc;
    bx_pdf_info info;
    bx_press_job job;
} bench;

static const int numbers[] = {3};
static const bool bleeds[] = {false};

/* A page of text in black and red, small and large, over a tint and a red box, with a
 * rule and a gray photo. */
static void draw(sample *s)
{
    bx_display_builder *b = &s->builder;
    g_autofree char *photo = sample_path(s, "photo.jpg");
    sample_jpeg(photo, 240, 160, JCS_GRAYSCALE);
    int image = bx_assets_open_image(s->assets, photo, BX_NOWHERE, s->diags);
    bx_op head = sample_run(s, BX_ROLE_HEI, "总工会召开会议", 20 * PT,
                            (bx_point){25 * PT, 43 * PT}, BX_HORIZONTAL, 0);
    bx_op large = sample_run(s, BX_ROLE_HEI, "会议", 30 * PT,
                             (bx_point){30 * PT, 140 * PT}, BX_HORIZONTAL, 0);
    head.glyphs.ink = BX_INK_RED;
    bx_display_add(b, sample_group(0, "工会", (bx_rect){0, 0, 160 * PT, 80 * PT}));
    bx_display_add(b,
                   (bx_op){.kind = BX_OP_FILL,
                           .fill = {{20 * PT, 20 * PT, 160 * PT, 60 * PT}, BX_INK_TINT}});
    bx_display_add(b, head);
    bx_display_add(b, sample_run(s, BX_ROLE_SONG, "本报讯　5月10日", 10 * PT,
                                 (bx_point){20 * PT, 66 * PT}, BX_HORIZONTAL, 7));
    bx_display_add(b,
                   (bx_op){.kind = BX_OP_FILL,
                           .fill = {{20 * PT, 100 * PT, 90 * PT, 60 * PT}, BX_INK_RED}});
    bx_display_add(b, large);
    bx_display_add(
        b, (bx_op){.kind = BX_OP_STROKE,
                   .stroke = {
                       {20 * PT, 90 * PT}, {190 * PT, 90 * PT}, PT / 2, BX_INK_BLACK}});
    bx_display_add(
        b, (bx_op){
               .kind = BX_OP_IMAGE,
               .image = {image, {20 * PT, 170 * PT, 140 * PT, 90 * PT}, 0, 0, 240, 160}});
    bx_display_add(b, (bx_op){.kind = BX_OP_GROUP_END});
}

static bench bench_new(bx_flavour flavour)
{
    bench b = {.s = sample_new(), .profile = bx_press_profile_default()};
    draw(&b.s);
    b.page = (bx_display){210 * PT,        300 * PT,      3,       "3", false,
                          b.s.builder.ops, b.s.builder.n, {.n = 0}};
    b.profile.name = "test";
    b.profile.flavour = flavour;
    b.profile.condition.name = "Custom";
    b.profile.condition.words = "新闻纸 <newsprint>";
    b.profile.icc =
        bx_format(b.s.arena, "%s/../layouts/press/newsprint.icc", g_getenv("BX_TESTS"));
    b.info = (bx_pdf_info){.title = "工会之窗", .created = "2026-11-23T08:00:00Z"};
    return b;
}

static GByteArray *press(bench *b)
{
    bx_icc_free(b->icc);
    b->icc = bx_icc_open(b->profile.icc, BX_NOWHERE, b->s.diags);
    if (!b->icc)
        return NULL;
    b->info.press = &b->profile;
    b->info.icc = b->icc;
    b->job = (bx_press_job){.profile = &b->profile,
                            .icc = b->icc,
                            .assets = b->s.assets,
                            .title = b->info.title,
                            .author = "总工会 & 报社",
                            .created = b->info.created,
                            .producer = "banxin",
                            .margin = b->info.margin,
                            .bleeds = bleeds,
                            .numbers = numbers,
                            .brands = &b->page.brands};
    g_autoptr(GByteArray) drawn =
        bx_pdf_make(&b->page, 1, b->s.assets, &b->info, b->s.diags);
    return drawn ? bx_press_make(drawn, &b->job, b->s.diags) : NULL;
}

/* What a tool says of the PDF; NULL, and the test is skipped, where it is missing. */
static char *say(const bench *b, const GByteArray *pdf, const char *command)
{
    g_autofree char *path = sample_path(&b->s, "page.pdf");
    g_autofree char *line = g_strdup_printf(command, path);
    g_auto(GStrv) argv = NULL;
    char *out = NULL;
    g_assert_true(g_shell_parse_argv(line, NULL, &argv, NULL));
    g_autofree char *tool = g_find_program_in_path(argv[0]);
    if (!tool) {
        g_test_skip(argv[0]);
        return NULL;
    }
    sample_write(path, pdf->data, pdf->len);
    int status = 0;
    g_assert_true(g_spawn_sync(NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out,
                               NULL, &status, NULL));
    g_assert_true(g_spawn_check_wait_status(status, NULL));
    return out;
}

static void bench_free(bench *b)
{
    bx_icc_free(b->icc);
    sample_free(&b->s);
}

static void test_syntax(void)
{
    for (int flavour = BX_FLAVOUR_X4; flavour <= BX_FLAVOUR_X1A; flavour++) {
        bench b = bench_new((bx_flavour)flavour);
        g_autoptr(GByteArray) pdf = press(&b);
        g_assert_nonnull(pdf);
        g_assert_true(
            !memcmp(pdf->data, flavour == BX_FLAVOUR_X4 ? "%PDF-1.6" : "%PDF-1.4", 8));
        g_autofree char *out = say(&b, pdf, "qpdf --check %s");
        g_assert_true(!out || strstr(out, "No syntax or stream encoding errors"));
        bench_free(&b);
    }
}

/* The whole file as text, streams unpacked; zero bytes are blanks. */
static char *unpack(const bench *b, const GByteArray *pdf)
{
    g_autofree char *path = sample_path(&b->s, "unpacked.pdf");
    g_autofree char *line =
        g_strdup_printf("qpdf --qdf --object-streams=disable %%s %s", path);
    g_autofree char *out = say(b, pdf, line);
    char *bytes = NULL;
    gsize n = 0;
    if (out)
        g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    for (gsize i = 0; i < n; i++)
        if (!bytes[i])
            bytes[i] = ' ';
    return bytes;
}

static int count(const char *text, const char *pattern)
{
    g_autoptr(GRegex) regex =
        g_regex_new(pattern, G_REGEX_MULTILINE | G_REGEX_RAW, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    int n = 0;
    for (g_regex_match(regex, text, 0, &match); g_match_info_matches(match);
         g_match_info_next(match, NULL))
        n++;
    return n;
}

/* Every colour is an ink, and no trace is left of what cairo makes of them. */
static void test_inks(void)
{
    bench b = bench_new(BX_FLAVOUR_X1A);
    g_autoptr(GByteArray) pdf = press(&b);
    g_autofree char *out = unpack(&b, pdf);
    if (out) {
        g_assert_cmpint(count(out, "[0-9.]+ (rg|RG|g|G)( |$)"), ==, 0);
        g_assert_null(strstr(out, "DeviceRGB"));
        g_assert_null(strstr(out, "/Interpolate"));
        g_assert_null(strstr(out, "/Group"));
        g_assert_null(strstr(out, "/Outlines"));
        g_assert_cmpint(count(out, "0 1 1 0 k"), ==, 2);
        g_assert_cmpint(count(out, "0 0 0 \\.12 k"), ==, 1);
        g_assert_cmpint(count(out, "0 0 0 1 k /BxO. gs"), ==, 1);      /* small text */
        g_assert_cmpint(count(out, "0 0 0 1 k$|0 0 0 1 k BT"), ==, 1); /* on red */
        g_assert_cmpint(count(out, "0 0 0 1 K /Bx.O gs"), ==, 1);
    }
    bench_free(&b);
}

static void test_boxes(void)
{
    bench b = bench_new(BX_FLAVOUR_X4);
    b.info.margin = 20 * PT;
    g_autoptr(GByteArray) pdf = press(&b);
    g_autofree char *out = say(&b, pdf, "pdfinfo -box %s");
    if (out) {
        g_assert_cmpint(count(out, "MediaBox: +0.00 +0.00 +250.00 +340.00$"), ==, 1);
        g_assert_cmpint(count(out, "BleedBox: +20.00 +20.00 +230.00 +320.00$"), ==, 1);
        g_assert_cmpint(count(out, "TrimBox: +20.00 +20.00 +230.00 +320.00$"), ==, 1);
    }
    bench_free(&b);
}

static void test_metadata(void)
{
    for (int flavour = BX_FLAVOUR_X4; flavour <= BX_FLAVOUR_X1A; flavour++) {
        bench b = bench_new((bx_flavour)flavour);
        g_autoptr(GByteArray) pdf = press(&b);
        g_autofree char *xmp = say(&b, pdf, "pdfinfo -meta %s");
        g_autofree char *info = say(&b, pdf, "pdfinfo -isodates -custom %s");
        if (xmp && info) {
            g_assert_nonnull(strstr(xmp, flavour == BX_FLAVOUR_X4
                                             ? "<pdfxid:GTS_PDFXVersion>PDF/X-4<"
                                             : "<pdfx:GTS_PDFXVersion>PDF/X-1a:2003<"));
            g_assert_nonnull(strstr(xmp, ">总工会 &amp; 报社<"));
            g_assert_nonnull(strstr(xmp, "<pdf:Trapped>False<"));
            g_assert_nonnull(strstr(xmp, "<xmp:ModifyDate>2026-11-23T08:00:00Z<"));
            g_assert_cmpint(count(info, "GTS_PDFXVersion: +PDF/X-1a:2003"), ==,
                            flavour == BX_FLAVOUR_X1A);
        }
        bench_free(&b);
    }
}

/* The same text as in a plain PDF, and its bookmarks. */
static void test_text(void)
{
    bench b = bench_new(BX_FLAVOUR_X4);
    g_autoptr(GByteArray) pdf = press(&b);
    b.info.press = NULL;
    g_autoptr(GByteArray) plain = bx_pdf_make(&b.page, 1, b.s.assets, &b.info, b.s.diags);
    g_autofree char *pressed = say(&b, pdf, "pdftotext -raw %s -");
    g_autofree char *as_plain = say(&b, plain, "pdftotext -raw %s -");
    g_assert_cmpstr(pressed, ==, as_plain);
    g_autofree char *outlines = say(&b, pdf, "qpdf --json --json-key=outlines %s");
    g_assert_true(!outlines || strstr(outlines, "\"title\": \"工会\""));
    bench_free(&b);
}

static void test_identical(void)
{
    bench b = bench_new(BX_FLAVOUR_X4);
    g_autoptr(GByteArray) first = press(&b);
    g_autoptr(GByteArray) second = press(&b);
    g_assert_true(first->len == second->len &&
                  !memcmp(first->data, second->data, first->len));
    bench_free(&b);
}

static void test_spot(void)
{
    bench b = bench_new(BX_FLAVOUR_X4);
    b.profile.plates[BX_INK_RED] = (bx_plate){0, 95, 100, 0, "专红 1"};
    g_autoptr(GByteArray) pdf = press(&b);
    g_autofree char *out = unpack(&b, pdf);
    if (out) {
        g_assert_cmpint(count(out, "/Separation"), ==, 1);
        g_assert_cmpint(count(out, "#e4#b8#93#e7#ba#a2#201"), ==, 1);
        g_assert_cmpint(count(out, "/BxInk2 cs 1 scn"), ==, 2);
    }
    bench_free(&b);
}

/* ---- plates, as Ghostscript separates them ---- */

/* Of a gray TIFF. */
static GBytes *pixels_of(const char *path)
{
    TIFF *tiff = TIFFOpen(path, "r");
    g_assert_nonnull(tiff);
    uint32_t height = 0;
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height);
    gsize row = (gsize)TIFFScanlineSize(tiff);
    guint8 *pixels = g_malloc(row * height);
    for (uint32_t y = 0; y < height; y++)
        g_assert_cmpint(TIFFReadScanline(tiff, pixels + y * row, y, 0), ==, 1);
    TIFFClose(tiff);
    return g_bytes_new_take(pixels, row * height);
}

/* Separates the page's first n operations into n(Cyan).tif …; false where there is no
 * Ghostscript. */
static bool separate(bench *b, int n)
{
    b->page.n_ops = n;
    g_autoptr(GByteArray) pdf = press(b);
    g_autofree char *line =
        g_strdup_printf("gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=tiffsep "
                        "-dOverprint=/simulate -r72 -sOutputFile=%s/%d.tif %%s",
                        b->s.folder, n);
    g_autofree char *out = say(b, pdf, line);
    return out != NULL;
}

static GBytes *plate(const bench *b, int n, const char *ink)
{
    g_autofree char *file = g_strdup_printf("%d(%s).tif", n, ink);
    g_autofree char *path = sample_path(&b->s, file);
    return pixels_of(path);
}

static bool is_same(const bench *b, int n, int m, const char *ink)
{
    g_autoptr(GBytes) x = plate(b, n, ink);
    g_autoptr(GBytes) y = plate(b, m, ink);
    return g_bytes_equal(x, y);
}

/* On red the plates under small black text and a thin rule are what they are
 * without; a large head knocks the red out, and a white one takes it away. */
static void test_plates(void)
{
    bench b = bench_new(BX_FLAVOUR_X4);
    bx_display_builder *to = &b.s.builder;
    bx_op large = sample_run(&b.s, BX_ROLE_HEI, "会议", 30 * PT,
                             (bx_point){20 * PT, 140 * PT}, BX_HORIZONTAL, 0);
    bx_op white = large;
    white.glyphs.ink = BX_INK_WHITE;
    *to = (bx_display_builder){.arena = b.s.arena};
    bx_display_add(to, (bx_op){.kind = BX_OP_FILL,
                               .fill = {{0, 0, 200 * PT, 200 * PT}, BX_INK_RED}});
    bx_display_add(to, sample_run(&b.s, BX_ROLE_SONG, "本报讯　5月10日", 10 * PT,
                                  (bx_point){20 * PT, 66 * PT}, BX_HORIZONTAL, 7));
    bx_display_add(
        to,
        (bx_op){.kind = BX_OP_STROKE,
                .stroke = {{20 * PT, 90 * PT}, {190 * PT, 90 * PT}, PT, BX_INK_BLACK}});
    bx_display_add(to, large);
    bx_display_add(to, white);
    g_autofree char *photo = sample_path(&b.s, "photo.jpg");
    int image = bx_assets_open_image(b.s.assets, photo, BX_NOWHERE, b.s.diags);
    bx_display_add(to,
                   (bx_op){.kind = BX_OP_IMAGE,
                           .image = {image, {0, 0, 120 * PT, 80 * PT}, 0, 0, 240, 160}});
    b.page.ops = to->ops;
    if (separate(&b, 1) && separate(&b, 3) && separate(&b, 4) && separate(&b, 5) &&
        separate(&b, 6)) {
        g_assert_true(is_same(&b, 1, 3, "Cyan") && is_same(&b, 1, 3, "Magenta") &&
                      is_same(&b, 1, 3, "Yellow"));
        g_assert_false(is_same(&b, 1, 3, "Black"));
        g_assert_false(is_same(&b, 3, 4, "Magenta"));
        g_assert_false(is_same(&b, 4, 5, "Black")); /* the white over the same head */
        g_assert_false(is_same(&b, 5, 6, "Magenta"));
    }
    bench_free(&b);
}

/* ---- what is refused ---- */

static void refuses(bench *b, bx_diag_id complaint)
{
    g_autoptr(GByteArray) pdf = press(b);
    g_autofree char *report = bx_diags_text(b->s.diags, BX_ENGLISH, true);
    if (pdf || bx_diags_count_of(b->s.diags, complaint) != 1)
        g_error("%s", report);
    bench_free(b);
}

static void test_icc(void)
{
    bench none = bench_new(BX_FLAVOUR_X4);
    none.profile.icc = "/nowhere.icc";
    refuses(&none, BX_D_E_ICC_OPEN);

    static const struct {
        int at;
        char byte;
        bx_diag_id complaint;
    } damages[] = {{36, 'x', BX_D_E_ICC_DAMAGED},
                   {1, 99, BX_D_E_ICC_DAMAGED},
                   {12, 'm', BX_D_E_ICC_DAMAGED},
                   {16, 'R', BX_D_E_ICC_KIND},
                   {8, 4, BX_D_E_ICC_NEW}};
    for (size_t i = 0; i < G_N_ELEMENTS(damages); i++) {
        bench b = bench_new(BX_FLAVOUR_X1A);
        g_autofree char *icc = NULL;
        gsize n;
        g_assert_true(g_file_get_contents(b.profile.icc, &icc, &n, NULL));
        icc[damages[i].at] = damages[i].byte;
        g_autofree char *path = sample_path(&b.s, "damaged.icc");
        sample_write(path, icc, n);
        b.profile.icc = path;
        refuses(&b, damages[i].complaint);
    }
}

/* The colour profile is in the file, unless the name of the condition stands for it. */
static void test_registered(void)
{
    for (int named = 0; named < 2; named++) {
        bench b = bench_new(BX_FLAVOUR_X1A);
        const bx_source *source =
            bx_source_from_bytes(b.s.arena, "x.yaml", "embed: no", 9, b.s.diags);
        b.profile.condition.name = "IFRA26";
        b.profile.condition.registry = BX_ICC_REGISTRY;
        if (named)
            b.profile.condition.not_embedded = (bx_span){source, 0, 1};
        g_autoptr(GByteArray) pdf = press(&b);
        g_assert_nonnull(pdf);
        bx_document_limits limits = bx_document_limits_usual();
        bx_document *d = bx_document_of(pdf->data, pdf->len, &limits);
        bx_object intent =
            bx_document_item(d, bx_document_key(d, d->root, "/OutputIntents"), 0);
        g_assert_true(named != (bx_document_key(d, intent, "/DestOutputProfile") != 0));
        g_assert_cmpstr(bx_document_text(d, bx_document_key(d, intent, "/RegistryName")),
                        ==, "http://www.color.org");
        bx_document_free(d);
        bench_free(&b);
    }
}

/* A picture of a screen's colours comes in inks, and so does an SVG, as lines. */
static void test_picture(void)
{
    static const char svg[] =
        "<svg xmlns='http://www.w3.org/2000/svg' width='24' height='16'>"
        "<rect width='20' height='9' fill='#d02'/></svg>";
    bench b = bench_new(BX_FLAVOUR_X1A);
    g_autofree char *photo = sample_path(&b.s, "rgb.jpg");
    g_autofree char *drawing = sample_path(&b.s, "a.svg");
    sample_jpeg(photo, 24, 16, JCS_RGB);
    sample_write(drawing, svg, sizeof svg - 1);
    for (int i = 0; i < 2; i++) {
        int image =
            bx_assets_open_image(b.s.assets, i ? drawing : photo, BX_NOWHERE, b.s.diags);
        const bx_image *facts = bx_assets_image(b.s.assets, image);
        bx_display_add(
            &b.s.builder,
            (bx_op){
                .kind = BX_OP_IMAGE,
                .image = {
                    image, {0, 0, 90 * PT, 60 * PT}, 0, 0, facts->width, facts->height}});
    }
    b.page.ops = b.s.builder.ops;
    b.page.n_ops = b.s.builder.n;
    g_autoptr(GByteArray) pdf = press(&b);
    g_assert_nonnull(pdf);
    g_autofree char *images = say(&b, pdf, "pdfimages -list %s");
    g_assert_true(!images || strstr(images, " cmyk "));
    g_assert_true(!images || !strstr(images, " rgb "));
    g_assert_true(!images || !strstr(images, " 1     1  gray")); /* a placeholder */
    bench_free(&b);
}

/* One bit a pixel, fields of eight pixels. */
static void write_line_art(const char *path, int side)
{
    TIFF *tiff = TIFFOpen(path, "w");
    g_assert_nonnull(tiff);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, side);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, side);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, side);
    for (int y = 0; y < side; y++) {
        guint8 row[64];
        for (int i = 0; i < side / 8; i++)
            row[i] = (y / 8 + i) % 2 ? 0xff : 0;
        g_assert_cmpint(TIFFWriteScanline(tiff, row, (uint32_t)y, 0), ==, 1);
    }
    TIFFClose(tiff);
}

/* Of a plate: 0 is full ink. */
static int sample_of(GBytes *plate, int at)
{
    return ((const guint8 *)g_bytes_get_data(plate, NULL))[at];
}

/* Cyan beside yellow. */
static void write_inks(const char *path, int width, int height)
{
    bx_jpeg_writer *writer = bx_jpeg_writer_new(width, height, 4);
    g_autofree unsigned char *row = g_malloc0((gsize)width * 4);
    for (int x = 0; x < width; x++)
        row[4 * x + (x < width / 2 ? 0 : 2)] = 255;
    for (int y = 0; y < height; y++)
        bx_jpeg_writer_add(writer, row);
    unsigned long n;
    unsigned char *jpeg = bx_jpeg_writer_finish(writer, &n);
    sample_write(path, jpeg, n);
    free(jpeg);
}

/* Fine black and white stays that, pixel by pixel; a JPEG in inks that is no finer than
 * it need be comes as its own bytes, upright though it lies on its side. */
static void test_as_they_are(void)
{
    bench b = bench_new(BX_FLAVOUR_X4);
    g_autofree char *art = sample_path(&b.s, "art.tif"), *bytes = NULL;
    g_autofree char *photo = sample_path(&b.s, "inks.jpg");
    gsize n;
    write_line_art(art, 64);
    write_inks(photo, 60, 40);
    sample_turn(photo, 6);
    g_assert_true(g_file_get_contents(photo, &bytes, &n, NULL));
    bx_op ops[] = {{.kind = BX_OP_IMAGE, .image = {.crop_w = 64, .crop_h = 64}},
                   {.kind = BX_OP_IMAGE, .image = {.crop_w = 40, .crop_h = 60}}};
    ops[0].image.box = (bx_rect){0, 0, 64 * 72 * PT / 600, 64 * 72 * PT / 600};
    ops[1].image.box = (bx_rect){20 * PT, 20 * PT, 20 * PT, 30 * PT};
    ops[0].image.image = bx_assets_open_image(b.s.assets, art, BX_NOWHERE, b.s.diags);
    ops[1].image.image = bx_assets_open_image(b.s.assets, photo, BX_NOWHERE, b.s.diags);
    b.page.ops = ops;
    b.page.n_ops = 2;
    g_autoptr(GByteArray) pdf = press(&b);
    g_assert_nonnull(pdf);
    g_assert_nonnull(memmem(pdf->data, pdf->len, bytes, n));
    g_autofree char *images = say(&b, pdf, "pdfimages -list %s");
    g_assert_true(!images || count(images, " 64 +64 +gray +1 +1 ") == 1);
    g_assert_true(!images || count(images, " 60 +40 +cmyk +4 +8 ") == 1);
    if (separate(&b, 2)) { /* a pixel is a point */
        g_autoptr(GBytes) cyan = plate(&b, 2, "Cyan");
        g_autoptr(GBytes) yellow = plate(&b, 2, "Yellow");
        const int upper = 26 * 210 + 30, lower = 44 * 210 + 30;
        g_assert_cmpint(sample_of(cyan, upper), <, 10);
        g_assert_cmpint(sample_of(cyan, lower), >, 245);
        g_assert_cmpint(sample_of(yellow, upper), >, 245);
        g_assert_cmpint(sample_of(yellow, lower), <, 10);
    }
    bench_free(&b);
}

/* A photo of one pixel in inks whose comment is that of a placeholder stays a photo. */
static void test_impostor(void)
{
    static const unsigned char comment[] = {0xff, 0xfe, 0, 34}, cyan[] = {255, 0, 0, 0};
    bench b = bench_new(BX_FLAVOUR_X4);
    g_autofree char *photo = sample_path(&b.s, "impostor.jpg");
    unsigned long n;
    bx_jpeg_writer *writer = bx_jpeg_writer_new(1, 1, 4);
    bx_jpeg_writer_add(writer, cyan);
    unsigned char *jpeg = bx_jpeg_writer_finish(writer, &n);
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_byte_array_append(bytes, jpeg, 2);
    g_byte_array_append(bytes, comment, sizeof comment);
    g_byte_array_append(
        bytes, (const guint8 *)"banxin picture 0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 32);
    g_byte_array_append(bytes, jpeg + 2, (guint)n - 2);
    free(jpeg);
    bool is_gray;
    g_assert_cmpint(bx_press_placeholder_read(bytes->data, bytes->len, &is_gray), ==, 0);
    sample_write(photo, bytes->data, bytes->len);
    int image = bx_assets_open_image(b.s.assets, photo, BX_NOWHERE, b.s.diags);
    bx_display_add(&b.s.builder,
                   (bx_op){.kind = BX_OP_IMAGE,
                           .image = {image, {0, 0, 9 * PT, 9 * PT}, 0, 0, 1, 1}});
    b.page.ops = b.s.builder.ops;
    b.page.n_ops = b.s.builder.n;
    g_autoptr(GByteArray) pdf = press(&b);
    g_assert_nonnull(pdf);
    g_autofree char *images = say(&b, pdf, "pdfimages -list %s");
    g_assert_true(!images || strstr(images, " 1     1  cmyk "));
    bench_free(&b);
}

/* A PDF in the colours of a screen, as a stranger to the keys; and bytes that are none.
 */
static void test_strangers(void)
{
    bench b = bench_new(BX_FLAVOUR_X4);
    g_autoptr(GByteArray) pressed = press(&b);
    b.info.press = NULL;
    g_autoptr(GByteArray) plain = bx_pdf_make(&b.page, 1, b.s.assets, &b.info, b.s.diags);
    g_assert_null(bx_press_make(plain, &b.job, b.s.diags));
    g_assert_cmpint(bx_diags_count_of(b.s.diags, BX_D_E_PRESS_COLOUR), ==, 1);
    g_autofree char *report = bx_diags_text(b.s.diags, BX_ENGLISH, true);
    g_assert_nonnull(
        strstr(report, "page 3: 7.1 mm from the left and 7.1 mm from the top"));
    g_byte_array_set_size(plain, plain->len / 2);
    g_assert_null(bx_press_make(plain, &b.job, b.s.diags));
    g_assert_cmpint(bx_diags_count_of(b.s.diags, BX_D_E_PRESS_MAKE), ==, 1);
    bench_free(&b);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press/syntax", test_syntax);
    g_test_add_func("/press/inks", test_inks);
    g_test_add_func("/press/boxes", test_boxes);
    g_test_add_func("/press/metadata", test_metadata);
    g_test_add_func("/press/text", test_text);
    g_test_add_func("/press/identical", test_identical);
    g_test_add_func("/press/spot", test_spot);
    g_test_add_func("/press/plates", test_plates);
    g_test_add_func("/press/icc", test_icc);
    g_test_add_func("/press/registered", test_registered);
    g_test_add_func("/press/picture", test_picture);
    g_test_add_func("/press/as-they-are", test_as_they_are);
    g_test_add_func("/press/impostor", test_impostor);
    g_test_add_func("/press/strangers", test_strangers);
    return g_test_run();
}
