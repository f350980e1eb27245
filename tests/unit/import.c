/* Pictures that stay vector, put into a PDF for press: where they stand, which inks they
 * have, and that each comes once. */
#include "press/import.h"

#include <cairo-pdf.h>
#include <poppler.h>
#include <zlib.h>

#include "asset/pdf_trim.h"
#include "asset/vector.h"
#include "render/press_image.h"
#include "sample.h"
#include "small_pdf.h"

#define NEWSPRINT BX_SOURCE_DATA "/layouts/press/newsprint.icc"

/* ---- files ---- */

/* A PDF of one page. */
static void write_pdf(sample *s, const char *name, const char *page, const char *content)
{
    small_pdf p = small_pdf_new();
    g_autofree char *path = sample_path(s, name);
    g_autofree char *object =
        g_strdup_printf("<< /Type /Page /Parent 2 0 R /Contents 4 0 R %s >>", page);
    small_pdf_add(&p, "<< /Type /Catalog /Pages 2 0 R >>");
    small_pdf_add(&p, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    small_pdf_add(&p, object);
    small_pdf_add_stream(&p, "", content, strlen(content));
    GString *bytes = small_pdf_end(&p);
    sample_write(path, bytes->str, bytes->len);
    g_string_free(bytes, TRUE);
}

static int open_image(sample *s, const char *name)
{
    g_autofree char *path = sample_path(s, name);
    int id = bx_assets_open_image(s->assets, path, BX_NOWHERE, s->diags);
    g_assert_cmpint(id, >=, 0);
    return id;
}

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned n)
{
    g_byte_array_append(closure, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

/* A page of 200 × 100 pt with placeholders of 60 × 40 pt, one beside the other from
 * (20, 30). */
static GByteArray *draw(const int *images, int n)
{
    GByteArray *out = g_byte_array_new();
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(collect, out, 200, 100);
    cairo_t *cr = cairo_create(pdf);
    for (int i = 0; i < n; i++) {
        cairo_surface_t *s = bx_press_placeholder(images[i], false, i);
        cairo_save(cr);
        cairo_translate(cr, 20 + 80 * i, 30);
        cairo_scale(cr, 60, 40);
        cairo_set_source_surface(cr, s, 0, 0);
        cairo_paint(cr);
        cairo_restore(cr);
        cairo_surface_destroy(s);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(pdf);
    return out;
}

/* ---- what came of it ---- */

typedef struct {
    sample s;
    bx_icc *icc;
    bx_press_profile profile;
    bx_brands brands;
    bx_document *to;
    bx_imports *imports;
} bench;

static bench bench_new(void)
{
    return (bench){.s = sample_new(),
                   .icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, NULL),
                   .profile = bx_press_profile_default()};
}

static void bench_free(bench *b)
{
    bx_document_free(b->to);
    bx_imports_free(b->imports);
    bx_icc_free(b->icc);
    sample_free(&b->s);
}

static bx_object objects_of(bench *b)
{
    return bx_document_key(b->to, b->to->pages[0].resources, "/XObject");
}

/* Opens what was drawn and puts forms in the place of placeholders. */
static bool import(bench *b, GByteArray *drawn)
{
    bx_document_limits limits = bx_document_limits_usual();
    b->to = bx_document_of(drawn->data, drawn->len, &limits);
    g_assert_cmpint(b->to->fault, ==, BX_DOCUMENT_GOOD);
    b->imports = bx_imports_new(b->to, b->s.assets, b->icc, &b->profile, b->s.diags);
    bx_object objects = objects_of(b), form;
    const char *const *names = bx_document_keys(b->to, objects);
    for (; *names; names++) {
        if (!bx_imports_find(b->imports, bx_document_key(b->to, objects, *names),
                             &b->brands, &form))
            return false;
        g_assert_true(form);
        qpdf_oh_replace_key(b->to->qpdf, objects, *names, form);
    }
    return true;
}

/* Writes it and draws it, two pixels a point. */
static cairo_surface_t *show(bench *b)
{
    qpdf_data q = b->to->qpdf;
    qpdf_init_write_memory(q);
    g_assert_cmpint(qpdf_write(q), ==, QPDF_SUCCESS);
    g_autoptr(GBytes) bytes = g_bytes_new(qpdf_get_buffer(q), qpdf_get_buffer_length(q));
    PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
    g_assert_nonnull(document);
    PopplerPage *page = poppler_document_get_page(document, 0);
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 400, 200);
    cairo_t *cr = cairo_create(s);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, 2, 2);
    poppler_page_render(page, cr);
    cairo_destroy(cr);
    g_object_unref(page);
    g_object_unref(document);
    cairo_surface_flush(s);
    return s;
}

/* "red", "white" …, by eye, at a place in points. */
static const char *colour_at(cairo_surface_t *s, int x, int y)
{
    const unsigned char *p = cairo_image_surface_get_data(s) +
                             2 * y * cairo_image_surface_get_stride(s) + 8 * x;
    bool b = p[0] > 128, g = p[1] > 128, r = p[2] > 128;
    static const char *const names[] = {"black", "blue",    "green",  "cyan",
                                        "red",   "magenta", "yellow", "white"};
    return names[4 * r + 2 * g + b];
}

#define IS(s, x, y, colour) g_assert_cmpstr(colour_at((s), (x), (y)), ==, (colour))

/* Lower left red, else cyan: of a page of 120 × 80 pt from (10, 10). */
#define CORNER                                                                           \
    "1 0 0 0 k 10 10 120 80 re f 0 1 1 0 k 10 10 60 40 re f "                            \
    "0 1 0 0 k 0 0 10 200 re f"

static void test_place(void)
{
    bench b = bench_new();
    write_pdf(&b.s, "ad.pdf", "/MediaBox[10 10 130 90]", CORNER);
    const int images[] = {open_image(&b.s, "ad.pdf")};
    g_autoptr(GByteArray) drawn = draw(images, 1);
    g_assert_true(import(&b, drawn));
    cairo_surface_t *s = show(&b);
    IS(s, 25, 65, "red");
    IS(s, 25, 35, "cyan");
    IS(s, 75, 65, "cyan");
    IS(s, 17, 50, "white"); /* beyond the box */
    IS(s, 25, 72, "white");
    cairo_surface_destroy(s);
    bench_free(&b);
}

/* A crop box inside the media, and pages that are turned. */
static void test_boxes(void)
{
    static const struct {
        const char *page;
        int x, y; /* where the red corner comes out */
    } pages[] = {
        {"/MediaBox[0 0 300 300]/CropBox[10 10 130 90]", 25, 65},
        {"/MediaBox[10 10 130 90]/CropBox[-50 -50 900 900]", 25, 65},
        {"/MediaBox[10 10 130 90]/Rotate 90", 25, 35},
        {"/MediaBox[10 10 130 90]/Rotate 180", 75, 35},
        {"/MediaBox[10 10 130 90]/Rotate 270", 75, 65},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        bench b = bench_new();
        write_pdf(&b.s, "ad.pdf", pages[i].page, CORNER);
        const int images[] = {open_image(&b.s, "ad.pdf")};
        g_autoptr(GByteArray) drawn = draw(images, 1);
        g_assert_true(import(&b, drawn));
        cairo_surface_t *s = show(&b);
        for (int x = 25; x <= 75; x += 50)
            for (int y = 35; y <= 65; y += 30)
                IS(s, x, y, x == pages[i].x && y == pages[i].y ? "red" : "cyan");
        cairo_surface_destroy(s);
        bench_free(&b);
    }
}

/* The same file twice is one form; another one is another. */
static void test_once(void)
{
    bench b = bench_new();
    write_pdf(&b.s, "a.pdf", "/MediaBox[10 10 130 90]", CORNER);
    write_pdf(&b.s, "b.pdf", "/MediaBox[10 10 130 90]", CORNER);
    int a = open_image(&b.s, "a.pdf"), other = open_image(&b.s, "b.pdf");
    g_autoptr(GByteArray) drawn = draw((const int[]){a, other}, 2);
    g_assert_true(import(&b, drawn));
    bx_object objects = objects_of(&b), again;
    const char *const *names = bx_document_keys(b.to, objects);
    g_assert_cmpint(bx_document_id(b.to, bx_document_key(b.to, objects, names[0])), !=,
                    bx_document_id(b.to, bx_document_key(b.to, objects, names[1])));
    bench_free(&b);
    b = bench_new();
    write_pdf(&b.s, "a.pdf", "/MediaBox[10 10 130 90]", CORNER);
    a = open_image(&b.s, "a.pdf");
    g_autoptr(GByteArray) one = draw(&a, 1);
    g_assert_true(import(&b, one));
    bx_object form =
        bx_document_key(b.to, objects_of(&b), bx_document_keys(b.to, objects_of(&b))[0]);
    g_autoptr(GByteArray) second = draw(&a, 1);
    bx_document_limits limits = bx_document_limits_usual();
    bx_document *d = bx_document_of(second->data, second->len, &limits);
    bx_object theirs = bx_document_key(d, d->pages[0].resources, "/XObject");
    bx_object copy = qpdf_oh_copy_foreign_object(
        b.to->qpdf, d->qpdf, bx_document_key(d, theirs, bx_document_keys(d, theirs)[0]));
    g_assert_true(bx_imports_find(b.imports, copy, &b.brands, &again));
    g_assert_cmpint(bx_document_id(b.to, again), ==, bx_document_id(b.to, form));
    bench_free(&b);
    bx_document_free(d);
}

/* What was set where it stands does not reach into it. */
static void test_state(void)
{
    bench b = bench_new();
    write_pdf(&b.s, "ad.pdf", "/MediaBox[0 0 60 40]", "0 0 60 40 re f");
    const int images[] = {open_image(&b.s, "ad.pdf")};
    g_autoptr(GByteArray) drawn = draw(images, 1);
    g_assert_true(import(&b, drawn));
    cairo_surface_t *s = show(&b);
    IS(s, 40, 50, "black");
    cairo_surface_destroy(s);
    bench_free(&b);
}

static void write_svg(sample *s, const char *name, const char *body)
{
    g_autofree char *path = sample_path(s, name);
    g_autofree char *svg = g_strdup_printf(
        "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'>%s</svg>", body);
    sample_write(path, svg, strlen(svg));
}

static char *bytes_of(bench *b)
{
    qpdf_data q = b->to->qpdf;
    qpdf_init_write_memory(q);
    qpdf_set_qdf_mode(q, QPDF_TRUE);
    g_assert_cmpint(qpdf_write(q), ==, QPDF_SUCCESS);
    char *text = g_malloc0(qpdf_get_buffer_length(q) + 1);
    memcpy(text, qpdf_get_buffer(q), qpdf_get_buffer_length(q));
    for (size_t i = 0; i < qpdf_get_buffer_length(q); i++)
        text[i] = text[i] ? text[i] : ' ';
    return text;
}

static void test_drawing(void)
{
    bench b = bench_new();
    write_svg(&b.s, "a.svg",
              "<rect width='40' height='40' fill='#000'/>"
              "<circle cx='60' cy='20' r='15' fill='#d00010' stroke='#000'/>");
    const int images[] = {open_image(&b.s, "a.svg")};
    g_autoptr(GByteArray) drawn = draw(images, 1);
    g_assert_true(import(&b, drawn));
    cairo_surface_t *s = show(&b);
    IS(s, 30, 50, "black");
    IS(s, 65, 50, "red");
    IS(s, 78, 32, "white");
    cairo_surface_destroy(s);
    g_autofree char *text = bytes_of(&b);
    g_assert_nonnull(strstr(text, "0 0 0 1 k"));
    g_assert_null(strstr(text, " rg"));
    g_assert_null(strstr(text, " RG"));
    bench_free(&b);
}

/* A brand colour in its spot ink, which is among the resources of the drawing; the same
 * drawing on a page whose layout knows no brand is another form. */
static void test_brand(void)
{
    bench b = bench_new();
    bx_object other;
    write_svg(&b.s, "a.svg",
              "<rect width='40' height='40' fill='#c8102e'/>"
              "<rect x='40' width='40' height='40' fill='#00508c'/>");
    b.profile.plates[BX_INK_RED].spot = "House Red";
    b.brands = (bx_brands){.of = {{{200, 16, 46}, BX_INK_RED, {0}},
                                  {{0, 80, 140}, BX_INK_COUNT, {100, 55, 0, 10}}},
                           .n = 2};
    const int images[] = {open_image(&b.s, "a.svg")};
    g_autoptr(GByteArray) drawn = draw(images, 1), again = draw(images, 1);
    bx_document_limits limits = bx_document_limits_usual();
    bx_document *d = bx_document_of(again->data, again->len, &limits);
    bx_object theirs = bx_document_key(d, d->pages[0].resources, "/XObject");
    g_assert_true(import(&b, drawn));
    cairo_surface_t *s = show(&b);
    IS(s, 30, 50, "red");
    IS(s, 70, 50, "blue");
    cairo_surface_destroy(s);
    g_autofree char *text = bytes_of(&b);
    g_assert_nonnull(strstr(text, "/BxInk2 cs 1 scn"));
    g_assert_nonnull(strstr(text, "1 0.55 0 0.1 k"));
    g_assert_nonnull(strstr(text, "/Separation\n"));
    g_assert_nonnull(strstr(text, "/House#20Red"));
    bx_object copy = qpdf_oh_copy_foreign_object(
        b.to->qpdf, d->qpdf, bx_document_key(d, theirs, bx_document_keys(d, theirs)[0]));
    bx_object objects = objects_of(&b);
    int id = bx_document_id(
        b.to, bx_document_key(b.to, objects, bx_document_keys(b.to, objects)[0]));
    g_assert_true(bx_imports_find(b.imports, copy, &b.brands, &other));
    g_assert_cmpint(bx_document_id(b.to, other), ==, id);
    g_assert_true(bx_imports_find(b.imports, copy, &(bx_brands){0}, &other));
    g_assert_cmpint(bx_document_id(b.to, other), !=, id);
    bench_free(&b);
    bx_document_free(d);
}

/* Groups of librsvg's, which no press gets. */
static void test_no_drawing(void)
{
    bench b = bench_new();
    write_svg(&b.s, "a.svg", "<rect width='9' height='9' fill='red' opacity='.5'/>");
    const int images[] = {open_image(&b.s, "a.svg")};
    g_autoptr(GByteArray) drawn = draw(images, 1);
    g_assert_false(import(&b, drawn));
    g_assert_cmpint(bx_diags_count_of(b.s.diags, BX_D_E_PRESS_SVG), ==, 1);
    bench_free(&b);
}

/* A page larger than its trim ends there, which is told where anybody sees it. */
static void test_trim(void)
{
    static const struct {
        const char *trim;
        int width, height, n_notes;
    } cases[] = {{"[10 10 130 90]", 12000, 8000, 0},
                 {"[10.5 10 129.5 90]", 11900, 8000, 0},
                 {"[122 82 18 18]", 10400, 6400, 1},
                 {"[200 200 300 300]", 12000, 8000, 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bench b = bench_new();
        g_autofree char *page =
            g_strdup_printf("/MediaBox[10 10 130 90]/TrimBox%s", cases[i].trim);
        write_pdf(&b.s, "ad.pdf", page, CORNER);
        const int images[] = {open_image(&b.s, "ad.pdf")};
        const bx_image *image = bx_assets_image(b.s.assets, images[0]);
        g_assert_cmpint(image->width, ==, cases[i].width);
        g_assert_cmpint(image->height, ==, cases[i].height);
        g_autoptr(GByteArray) drawn = draw(images, 1);
        g_assert_true(import(&b, drawn));
        g_assert_cmpint(bx_diags_count_of(b.s.diags, BX_D_N_AD_TRIM), ==,
                        cases[i].n_notes);
        bench_free(&b);
    }
}

/* Draws the picture as a plain PDF or a preview has it, where the placeholder stands. */
static cairo_surface_t *show_plain(const bx_image *image)
{
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 400, 200);
    cairo_t *cr = cairo_create(s);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, 2, 2);
    cairo_translate(cr, 20, 30);
    cairo_scale(cr, 60.0 * BX_VECTOR_UNITS / image->width,
                40.0 * BX_VECTOR_UNITS / image->height);
    g_assert_true(bx_vector_draw(image, cr));
    cairo_destroy(cr);
    cairo_surface_flush(s);
    return s;
}

/* A red corner, else cyan, up to all four edges; what bleeds is magenta, and cut off. */
static void expect_trimmed(cairo_surface_t *s, int red_x, int red_y)
{
    for (int x = 25; x <= 75; x += 50)
        for (int y = 35; y <= 65; y += 30)
            IS(s, x, y, x == red_x && y == red_y ? "red" : "cyan");
    for (int x = 22; x <= 78; x += 56)
        for (int y = 32; y <= 68; y += 36)
            g_assert_cmpstr(colour_at(s, x, y), !=, "magenta");
    IS(s, 17, 50, "white");
    IS(s, 50, 27, "white");
    IS(s, 83, 50, "white");
    IS(s, 50, 73, "white");
    cairo_surface_destroy(s);
}

/* A page that is turned ends at its trim on the right sides, each of which has a bleed of
 * its own, in a plain PDF and on a press. */
static void test_turned_trim(void)
{
    static const struct {
        int rotate;
        bool lies;           /* its sides are exchanged */
        int left, top, x, y; /* of its trim [pt]; where the red corner comes out */
    } turns[] = {{0, false, 20, 50, 25, 65},   {90, true, 10, 20, 25, 35},
                 {180, false, 30, 10, 75, 35}, {270, true, 50, 30, 75, 65},
                 {-90, true, 50, 30, 75, 65},  {450, true, 10, 20, 25, 35}};
    for (size_t i = 0; i < G_N_ELEMENTS(turns); i++) {
        bench b = bench_new();
        g_autofree char *page =
            g_strdup_printf("/MediaBox[0 0 170 140]/BleedBox[11 1 149 99]"
                            "/TrimBox[20 10 140 90]/Rotate %d",
                            turns[i].rotate);
        write_pdf(&b.s, "ad.pdf", page,
                  "0 1 0 0 k 0 0 170 140 re f 1 0 0 0 k 20 10 120 80 re f "
                  "0 1 1 0 k 20 10 60 40 re f");
        const int images[] = {open_image(&b.s, "ad.pdf")};
        const bx_image *image = bx_assets_image(b.s.assets, images[0]);
        g_assert_cmpint(image->width, ==, turns[i].lies ? 8000 : 12000);
        g_assert_cmpint(image->height, ==, turns[i].lies ? 12000 : 8000);
        g_assert_cmpint(image->left, ==, turns[i].left * BX_VECTOR_UNITS);
        g_assert_cmpint(image->top, ==, turns[i].top * BX_VECTOR_UNITS);
        expect_trimmed(show_plain(image), turns[i].x, turns[i].y);
        g_autoptr(GByteArray) drawn = draw(images, 1);
        g_assert_true(import(&b, drawn));
        expect_trimmed(show(&b), turns[i].x, turns[i].y);
        g_assert_cmpint(bx_diags_count_of(b.s.diags, BX_D_N_AD_TRIM), ==, 1);
        bench_free(&b);
    }
}

/* ---- files that mean harm ---- */

/* Is it opened as a picture at all? */
static bool opens(sample *s, const char *name, small_pdf *p)
{
    g_autofree char *path = sample_path(s, name);
    GString *bytes = small_pdf_end(p);
    sample_write(path, bytes->str, bytes->len);
    g_string_free(bytes, TRUE);
    return bx_assets_open_image(s->assets, path, BX_NOWHERE, s->diags) >= 0;
}

/* An object stream of 64 MB; a tree of pages deeper than any; one that meets itself, of
 * which no trim is known. */
static void test_harm(void)
{
    sample s = sample_new();
    uLongf n = 1 << 20;
    g_autofree char *zeros = g_malloc0(64 << 20), *packed = g_malloc(n);
    g_assert_cmpint(compress((Bytef *)packed, &n, (Bytef *)zeros, 64 << 20), ==, Z_OK);
    small_pdf bomb = small_pdf_new();
    small_pdf_add(&bomb, "<< /Type /Catalog /Pages 2 0 R >>");
    small_pdf_add(&bomb, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    small_pdf_add(&bomb, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
    small_pdf_add_stream(&bomb, "/Type /ObjStm /N 1 /First 8 /Filter /FlateDecode",
                         packed, n);
    g_assert_false(opens(&s, "bomb.pdf", &bomb));
    small_pdf deep = small_pdf_new();
    small_pdf_add(&deep, "<< /Type /Catalog /Pages 2 0 R >>");
    for (int i = 2; i < 500; i++) {
        g_autofree char *node =
            g_strdup_printf("<< /Type /Pages /Kids [%d 0 R] /Count 1 >>", i + 1);
        small_pdf_add(&deep, node);
    }
    small_pdf_add(&deep, "<< /Type /Page /MediaBox [0 0 9 9] /TrimBox [1 1 8 8] >>");
    g_assert_false(opens(&s, "deep.pdf", &deep));
    g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_E_IMAGE_DAMAGED), ==, 2);
    small_pdf loop = small_pdf_new();
    small_pdf_add(&loop, "<< /Type /Catalog /Pages 2 0 R >>");
    small_pdf_add(&loop, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>");
    GString *bytes = small_pdf_end(&loop);
    bx_pdf_trim trim = bx_pdf_trim_read(bytes->str, bytes->len, 1);
    g_assert_false(trim.has_trim);
    g_assert_false(trim.is_too_large);
    g_string_free(bytes, TRUE);
    sample_free(&s);
}

/* Poppler mends what we do not. */
static void test_damaged(void)
{
    bench b = bench_new();
    write_pdf(&b.s, "ad.pdf", "/MediaBox[0 0 60 40]", "0 0 60 40 re f");
    g_autofree char *path = sample_path(&b.s, "ad.pdf"), *bytes = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    memcpy(strstr(bytes, "xref"), "xxxx", 4);
    sample_write(path, bytes, n);
    const int images[] = {open_image(&b.s, "ad.pdf")};
    g_autoptr(GByteArray) drawn = draw(images, 1);
    g_assert_false(import(&b, drawn));
    g_assert_cmpint(bx_diags_count_of(b.s.diags, BX_D_E_IMPORT), ==, 1);
    bench_free(&b);
}

static void test_placeholder(void)
{
    static const unsigned char jpeg[] = {0xff, 0xd8, 0xff, 0xe0, 0, 16};
    bool is_gray;
    g_assert_cmpint(bx_press_placeholder_read(jpeg, sizeof jpeg, &is_gray), ==, -1);
    cairo_surface_t *s = bx_press_placeholder(123456, true, 7);
    const unsigned char *bytes;
    unsigned long n;
    cairo_surface_get_mime_data(s, CAIRO_MIME_TYPE_JPEG, &bytes, &n);
    g_assert_cmpint(bx_press_placeholder_read(bytes, n, &is_gray), ==, 123456);
    g_assert_true(is_gray);
    g_assert_cmpint(bx_press_placeholder_read(bytes, 20, &is_gray), ==, -1);
    cairo_surface_destroy(s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/import/place", test_place);
    g_test_add_func("/import/boxes", test_boxes);
    g_test_add_func("/import/once", test_once);
    g_test_add_func("/import/state", test_state);
    g_test_add_func("/import/drawing", test_drawing);
    g_test_add_func("/import/brand", test_brand);
    g_test_add_func("/import/no-drawing", test_no_drawing);
    g_test_add_func("/import/trim", test_trim);
    g_test_add_func("/import/turned-trim", test_turned_trim);
    g_test_add_func("/import/harm", test_harm);
    g_test_add_func("/import/damaged", test_damaged);
    g_test_add_func("/import/placeholder", test_placeholder);
    return g_test_run();
}
