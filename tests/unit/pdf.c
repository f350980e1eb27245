#include "render/pdf.h"

#include "render/paint.h"
#include "render/surfaces.h"

#include "sample.h"

/* Cairo 1.16 loses a few dozen bytes for each CFF face it embeds; what is ours in
 * painting is held to account by the tests of png. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so";
}

static const bx_pdf_info info = {.title = "工会之窗 2026-11-23",
                                 .author = "工会之窗",
                                 .created = "2026-11-23T08:00:00"};

static char *content(const char *path, gsize *n)
{
    char *bytes = NULL;
    g_assert_true(g_file_get_contents(path, &bytes, n, NULL));
    return bytes;
}

/* What a tool says about a file; NULL, and the test is skipped, where it is missing. */
static char *run_tool(const char *const *argv)
{
    char *out = NULL;
    int status = 0;
    g_autofree char *tool = g_find_program_in_path(argv[0]);
    if (!tool) {
        g_test_skip(argv[0]);
        return NULL;
    }
    g_assert_true(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL,
                               &out, NULL, &status, NULL));
    g_assert_true(g_spawn_check_wait_status(status, NULL));
    return out;
}

typedef struct {
    sample s;
    bx_display page;
    char *path;
} made;

static made make(void)
{
    made m = {.s = sample_new()};
    m.page = sample_page(&m.s);
    m.path = sample_path(&m.s, "page.pdf");
    g_assert_true(bx_pdf_write(&m.page, 1, m.s.assets, &info, m.path, m.s.diags));
    return m;
}

static void made_free(made *m)
{
    g_free(m->path);
    sample_free(&m->s);
}

static void test_syntax(void)
{
    made m = make();
    g_autofree char *out = run_tool((const char *[]){"qpdf", "--check", m.path, NULL});
    if (out)
        g_assert_nonnull(strstr(out, "No syntax or stream encoding errors"));
    made_free(&m);
}

static void test_fonts(void)
{
    made m = make();
    g_autofree char *out = run_tool((const char *[]){"pdffonts", m.path, NULL});
    if (out) {
        g_auto(GStrv) lines = g_strsplit(g_strchomp(out), "\n", -1);
        g_assert_cmpint((int)g_strv_length(lines), >=, 5);
        for (int i = 2; lines[i]; i++) /* embedded, a subset, with Unicode */
            g_assert_nonnull(strstr(lines[i], "yes yes yes"));
    }
    made_free(&m);
}

/* The text of all runs in painting order, as one string without spaces. */
static GString *clusters_text(const bx_display *page)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < page->n_ops; i++)
        if (page->ops[i].kind == BX_OP_GLYPHS)
            g_string_append(text, page->ops[i].glyphs.text);
    return text;
}

static void remove_spaces(char *text)
{
    char *to = text;
    for (const char *p = text; *p;) {
        const char *from = p;
        uint32_t c = bx_utf8_next(&p);
        if (!bx_is_space(c) && c != '\f')
            for (; from < p; from++)
                *to++ = *from;
    }
    *to = 0;
}

static void extracts(made *m)
{
    g_autofree char *out = run_tool(
        (const char *[]){"pdftotext", "-raw", "-enc", "UTF-8", m->path, "-", NULL});
    if (!out)
        return;
    GString *text = clusters_text(&m->page);
    remove_spaces(out);
    remove_spaces(text->str);
    g_assert_cmpstr(out, ==, text->str);
    g_string_free(text, TRUE);
}

static void test_text(void)
{
    made m = make();
    extracts(&m);
    made_free(&m);
}

/* Characters without a glyph, a glyph without characters, two characters in one glyph and
 * one glyph for two texts extract as the clusters say. */
static void test_clusters(void)
{
    sample s = sample_new();
    bx_op run = sample_run(&s, BX_ROLE_SONG, "会要“新新", 10 * BX_PT,
                           (bx_point){20 * BX_PT, 50 * BX_PT}, BX_HORIZONTAL, 0);
    bx_cluster_text clusters[] = {{0, 1, 0, 3}, {1, 1, 1, 3}, {2, 1, 1, 3}, {-1, 0, 1, 0},
                                  {3, 2, 1, 2}, {5, 1, 0, 3}, {6, 1, 1, 3}};
    run.glyphs.clusters = clusters;
    run.glyphs.n_clusters = G_N_ELEMENTS(clusters);
    run.glyphs.text = "隐会要AB末新";
    bx_display_add(&s.builder, run);
    made m = {
        s, {200 * BX_PT, 100 * BX_PT, 1, NULL, false, s.builder.ops, 1, {.n = 0}}, NULL};
    m.path = sample_path(&s, "page.pdf");
    g_assert_true(bx_pdf_write(&m.page, 1, s.assets, &info, m.path, s.diags));
    extracts(&m);
    made_free(&m);
}

static void test_bookmarks(void)
{
    made m = make();
    g_autofree char *out = run_tool((const char *[]){
        "qpdf", "--json", "--json-key=outlines", "--json-key=pagelabels", m.path, NULL});
    if (out) {
        const char *first = strstr(out, "\"title\": \"工会\"");
        const char *second = strstr(out, "\"title\": \"竖排\"");
        g_assert_true(first && second && first < second);
        g_assert_nonnull(strstr(out, "\"destpageposfrom1\": 1"));
    }
    made_free(&m);
}

static void test_metadata(void)
{
    made m = make();
    g_autofree char *out =
        run_tool((const char *[]){"pdfinfo", "-isodates", m.path, NULL});
    if (out) {
        g_assert_nonnull(strstr(out, "工会之窗 2026-11-23"));
        g_assert_nonnull(strstr(out, "banxin"));
        g_assert_nonnull(strstr(out, "2026-11-23T08:00:00"));
        g_assert_nonnull(strstr(out, "210 x 300 pts"));
    }
    g_autofree char *bytes = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(m.path, &bytes, &n, NULL));
    static const char date[] = "/CreationDate (D:20261123080000";
    g_assert_nonnull(memmem(bytes, n, date, sizeof date - 1));
    made_free(&m);
}

/* The picture's bytes are in the file as they came. */
static void test_picture(void)
{
    made m = make();
    gsize n, n_photo;
    g_autofree char *pdf = content(m.path, &n);
    g_autofree char *path = sample_path(&m.s, "photo.jpg");
    g_autofree char *photo = content(path, &n_photo);
    g_assert_nonnull(memmem(pdf, n, photo, n_photo));
    made_free(&m);
}

static void test_identical(void)
{
    made m = make();
    gsize n_first, n_second;
    g_autofree char *first = content(m.path, &n_first);
    bx_pdf_write(&m.page, 1, m.s.assets, &info, m.path, m.s.diags);
    g_autofree char *second = content(m.path, &n_second);
    g_assert_true(n_first == n_second && !memcmp(first, second, n_first));
    made_free(&m);
}

static void test_notes(void)
{
    made m = make();
    bx_pdf_info with = info;
    with.notes = true;
    gsize n_plain, n_noted;
    g_autofree char *plain = content(m.path, &n_plain);
    g_assert_true(bx_pdf_write(&m.page, 1, m.s.assets, &with, m.path, m.s.diags));
    g_autofree char *noted = content(m.path, &n_noted);
    g_assert_false(n_plain == n_noted && !memcmp(plain, noted, n_plain));
    made_free(&m);
}

static void test_pages(void)
{
    made m = make();
    bx_display pages[] = {m.page, m.page, m.page};
    pages[1].width = 100 * BX_PT;
    pages[1].label = "B2";
    g_assert_true(bx_pdf_write(pages, 3, m.s.assets, &info, m.path, m.s.diags));
    g_autofree char *out =
        run_tool((const char *[]){"pdfinfo", "-f", "1", "-l", "3", m.path, NULL});
    if (out) {
        g_assert_nonnull(strstr(out, "Page    2 size:  100 x 300"));
        g_assert_nonnull(strstr(out, "Page    3 size:  210 x 300"));
    }
    made_free(&m);
}

static bx_op picture(int image)
{
    return (bx_op){.kind = BX_OP_IMAGE,
                   .image = {.image = image,
                             .box = {0, 0, 90 * BX_PT, 60 * BX_PT},
                             .crop_w = 60,
                             .crop_h = 40}};
}

static int n_surfaces(const bx_painter *painter)
{
    int n = 0;
    for (guint i = 0; i < painter->images->len; i++)
        n += painter->images->pdata[i] != NULL;
    return n;
}

/* A picture is held as long as pages that follow show it, and no longer. */
static void test_pictures_go(void)
{
    sample s = sample_new();
    static const int on_pages[3][2] = {{0, 1}, {2, 2}, {0, 2}}, held[] = {1, 2, 0};
    bx_op ops[3][2];
    bx_display pages[3];
    for (int i = 0; i < 3; i++) {
        g_autofree char *name = g_strdup_printf("%d.jpg", i);
        g_autofree char *path = sample_path(&s, name);
        sample_jpeg(path, 60, 40, JCS_RGB);
        bx_assets_open_image(s.assets, path, BX_NOWHERE, s.diags);
        for (int k = 0; k < 2; k++)
            ops[i][k] = picture(on_pages[i][k]);
        pages[i] = (bx_display){
            .width = 100 * BX_PT, .height = 100 * BX_PT, .ops = ops[i], .n_ops = 2};
    }
    bx_painter *painter = bx_painter_new(s.assets, false, 1, false);
    cairo_surface_t *sheet = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 100, 100);
    cairo_t *cr = cairo_create(sheet);
    for (int i = 0; i < 3; i++) {
        g_assert_true(bx_painter_draw(painter, &pages[i], cr, s.diags));
        bx_surfaces_leave(painter, &pages[i], pages + i + 1, 2 - i);
        g_assert_cmpint(n_surfaces(painter), ==, held[i]);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(sheet);
    bx_painter_free(painter);
    sample_free(&s);
}

/* The first page as pixels, and what a PDF reader says of its pictures. */
static cairo_surface_t *rendered(const made *m)
{
    g_autofree char *stem = g_build_filename(m->s.folder, "shown", NULL);
    g_autofree char *file = g_strconcat(stem, ".png", NULL);
    g_autofree char *out = run_tool((const char *[]){"pdftoppm", "-png", "-r", "72",
                                                     "-singlefile", m->path, stem, NULL});
    return out ? cairo_image_surface_create_from_png(file) : NULL;
}

static const unsigned char *at(cairo_surface_t *picture, int x, int y)
{
    return cairo_image_surface_get_data(picture) +
           y * cairo_image_surface_get_stride(picture) + 4 * x;
}

static void is_gray(cairo_surface_t *picture, int x, int y, int gray)
{
    const unsigned char *p = at(picture, x, y);
    for (int i = 0; i < 3; i++)
        g_assert_cmpint(abs(p[i] - gray), <=, 3);
}

/* On a page in black a drawing has no colours, however much of it shines through, and is
 * no pixels; paper stays white, what stands below stays. */
static void test_drawing_in_black(void)
{
    static const char svg[] =
        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'>"
        "<rect width='20' height='20' fill='#f00'/>"
        "<rect y='20' width='20' height='20' fill='#00f' opacity='.5'/></svg>";
    enum { PT = BX_PT };
    made m = make();
    g_autofree char *drawing = sample_path(&m.s, "a.svg");
    sample_write(drawing, svg, sizeof svg - 1);
    int image = bx_assets_open_image(m.s.assets, drawing, BX_NOWHERE, m.s.diags);
    const bx_image *facts = bx_assets_image(m.s.assets, image);
    bx_op ops[] = {
        {.kind = BX_OP_FILL, .fill = {{0, 30 * PT, 20 * PT, 10 * PT}, BX_INK_TINT}},
        {.kind = BX_OP_IMAGE,
         .image = {.image = image,
                   .box = {0, 0, 40 * PT, 40 * PT},
                   .crop_w = facts->width,
                   .crop_h = facts->height,
                   .is_gray = true}}};
    m.page = (bx_display){
        .width = 50 * PT, .height = 50 * PT, .number = 1, .ops = ops, .n_ops = 2};
    g_assert_true(bx_pdf_write(&m.page, 1, m.s.assets, &info, m.path, m.s.diags));
    cairo_surface_t *shown = rendered(&m);
    if (shown) {
        is_gray(shown, 10, 10, 0x4d); /* 30 % */
        is_gray(shown, 10, 25, 0x8e); /* 11 %, half of paper */
        is_gray(shown, 10, 35, 0x7e); /* 11 %, half of the tint */
        is_gray(shown, 30, 30, 0xff);
        is_gray(shown, 45, 45, 0xff);
        cairo_surface_destroy(shown);
    }
    g_autofree char *images =
        run_tool((const char *[]){"pdfimages", "-list", m.path, NULL});
    g_assert_true(!images || !strstr(images, " image "));
    made_free(&m);
}

static void test_unwritable(void)
{
    made m = make();
    g_autofree char *nowhere = g_build_filename(m.s.folder, "none", "page.pdf", NULL);
    g_assert_false(bx_pdf_write(&m.page, 1, m.s.assets, &info, nowhere, m.s.diags));
    g_assert_cmpint(bx_diags_count_of(m.s.diags, BX_D_E_WRITE_NO_FOLDER), ==, 1);
    g_assert_false(g_file_test(nowhere, G_FILE_TEST_EXISTS));
    g_assert_false(bx_pdf_write(&m.page, 1, m.s.assets, &info, m.s.folder, m.s.diags));
    g_assert_cmpint(bx_diags_count_of(m.s.diags, BX_D_E_WRITE_FOLDER), ==, 1);
    made_free(&m);
}

/* A page cairo cannot draw leaves the old file as it was. */
static void test_undrawable(void)
{
    made m = make();
    gsize n_before, n_after;
    g_autofree char *before = content(m.path, &n_before);
    bx_op broken = m.page.ops[2];
    broken.glyphs.text =
        "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"
        "\xff\xff\xff\xff";
    bx_display page = m.page;
    page.ops = &broken;
    page.n_ops = 1;
    g_assert_false(bx_pdf_write(&page, 1, m.s.assets, &info, m.path, m.s.diags));
    g_assert_cmpint(bx_diags_count_of(m.s.diags, BX_D_E_DRAW), ==, 1);
    g_autofree char *after = content(m.path, &n_after);
    g_assert_true(n_before == n_after && !memcmp(before, after, n_before));
    made_free(&m);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pdf/syntax", test_syntax);
    g_test_add_func("/pdf/fonts", test_fonts);
    g_test_add_func("/pdf/text", test_text);
    g_test_add_func("/pdf/clusters", test_clusters);
    g_test_add_func("/pdf/bookmarks", test_bookmarks);
    g_test_add_func("/pdf/metadata", test_metadata);
    g_test_add_func("/pdf/picture", test_picture);
    g_test_add_func("/pdf/identical", test_identical);
    g_test_add_func("/pdf/notes", test_notes);
    g_test_add_func("/pdf/pages", test_pages);
    g_test_add_func("/pdf/pictures-go", test_pictures_go);
    g_test_add_func("/pdf/drawing-in-black", test_drawing_in_black);
    g_test_add_func("/pdf/unwritable", test_unwritable);
    g_test_add_func("/pdf/undrawable", test_undrawable);
    return g_test_run();
}
