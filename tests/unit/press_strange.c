/* PDFs that cairo need not draw like that, made ready for press: forms in forms, states
 * and pictures that no plate can show. */
#include "press/press.h"

#include <string.h>

#include "pdf/document.h"
#include "render/ink_key.h"
#include "small_pdf.h"

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    bx_press_profile profile;
    bx_icc *icc;
} bench;

static bench bench_new(void)
{
    bench b = {.arena = bx_arena_new(),
               .diags = bx_diags_new(),
               .profile = bx_press_profile_default()};
    b.profile.name = "test";
    b.profile.condition.name = "Custom";
    b.profile.condition.words = "newsprint";
    b.profile.icc =
        bx_format(b.arena, "%s/../layouts/press/newsprint.icc", g_getenv("BX_TESTS"));
    b.icc = bx_icc_open(b.profile.icc, BX_NOWHERE, b.diags);
    g_assert_nonnull(b.icc);
    return b;
}

static void bench_free(bench *b)
{
    bx_icc_free(b->icc);
    bx_diags_free(b->diags);
    bx_arena_free(b->arena);
}

static GByteArray *press(bench *b, const GByteArray *drawn)
{
    static const bool bleeds[] = {false};
    static const int numbers[] = {3};
    const bx_brands brands = {.n = 0};
    const bx_press_job job = {.profile = &b->profile,
                              .icc = b->icc,
                              .title = "strange",
                              .created = "2026-11-23T08:00:00Z",
                              .producer = "banxin",
                              .bleeds = bleeds,
                              .numbers = numbers,
                              .brands = &brands};
    return bx_press_make(drawn, &job, b->diags);
}

/* A stream or, without keys, any object. */
typedef struct {
    const char *keys, *body;
} part;

/* A page with that box, content (NULL: it cannot be unpacked) and those resources; parts
 * are objects from 5. */
static GByteArray *draw(const char *box, const char *content, const char *resources,
                        const part *parts)
{
    small_pdf p = small_pdf_new();
    g_autofree char *page = g_strdup_printf("<< /Type /Page /Parent 2 0 R %s /Contents "
                                            "4 0 R /Resources << %s >> >>",
                                            box, resources);
    small_pdf_add(&p, "<< /Type /Catalog /Pages 2 0 R >>");
    small_pdf_add(&p, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    small_pdf_add(&p, page);
    if (content)
        small_pdf_add_stream(&p, "", content, strlen(content));
    else
        small_pdf_add_stream(&p, "/Filter /FlateDecode", "no zlib data", 12);
    for (int i = 0; parts && parts[i].body; i++)
        if (parts[i].keys)
            small_pdf_add_stream(&p, parts[i].keys, parts[i].body, strlen(parts[i].body));
        else
            small_pdf_add(&p, parts[i].body);
    GString *file = small_pdf_end(&p);
    gsize n = file->len;
    return g_byte_array_new_take((guint8 *)g_string_free(file, FALSE), n);
}

#define BOX "/MediaBox [0 0 100 100]"

/* How that page is refused. */
static void refuses(const char *box, const char *content, const char *resources,
                    const part *parts, const char *complaint)
{
    bench b = bench_new();
    g_autoptr(GByteArray) drawn = draw(box, content, resources, parts);
    g_autoptr(GByteArray) pdf = press(&b, drawn);
    g_autofree char *report = bx_diags_text(b.diags, BX_ENGLISH, true);
    if (pdf || bx_diags_count(b.diags, BX_ERROR) != 1 || !strstr(report, complaint))
        g_error("%s: %s", complaint, report);
    bench_free(&b);
}

static char *content_of(bx_document *d, bx_object stream)
{
    GByteArray *bytes = g_byte_array_new();
    int left;
    g_assert_cmpint(bx_document_stream(d, stream, 0, bytes, &left), ==, BX_FILTER_DONE);
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    return (char *)g_byte_array_free(bytes, FALSE);
}

/* Below any keys, one in the other. */
static bx_object at(bx_document *d, bx_object object, const char *keys)
{
    g_auto(GStrv) all = g_strsplit(keys, " ", -1);
    for (int i = 0; all[i]; i++)
        object = bx_document_key(d, object, all[i]);
    return object;
}

/* ---- forms ---- */

/* "{}" in what a form draws is the key of red. */
static char *with_red(const char *content)
{
    bx_ink_key red = bx_ink_key_of(BX_INK_RED, false);
    g_autofree char *key = g_strdup_printf("%g %g %g", red.red, red.green, red.blue);
    GString *out = g_string_new(content);
    g_string_replace(out, "{}", key, 0);
    return g_string_free(out, FALSE);
}

/* Keys become inks in forms too, however deep, and their resources have what that needs.
 * Groups go. What is drawn twice is made once. */
static void test_forms(void)
{
    g_autofree char *content = with_red("{} rg 0 0 5 5 re f");
    const part parts[] = {
        {"/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >> "
         "/Resources << /XObject << /G 6 0 R >> >>",
         "q /G Do Q 0 0 9 9 re f"},
        {"/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >>", content},
        {NULL, NULL}};
    bench b = bench_new();
    g_autoptr(GByteArray) drawn =
        draw(BOX, "/F Do /G Do", "/XObject << /F 5 0 R /G 6 0 R >>", parts);
    g_autoptr(GByteArray) pdf = press(&b, drawn);
    g_assert_nonnull(pdf);
    bx_document_limits limits = bx_document_limits_usual();
    bx_document *d = bx_document_of(pdf->data, pdf->len, &limits);
    bx_object outer = at(d, d->pages[0].resources, "/XObject /F");
    bx_object inner = at(d, d->pages[0].resources, "/XObject /G");
    g_assert_cmpint(bx_document_id(d, inner), ==,
                    bx_document_id(d, at(d, outer, "/Resources /XObject /G")));
    g_assert_cmpint(at(d, outer, "/Group"), ==, 0);
    g_assert_cmpint(at(d, inner, "/Group"), ==, 0);
    g_assert_cmpint(at(d, inner, "/Resources /ExtGState /BxNN"), !=, 0);
    g_autofree char *red = content_of(d, inner);
    g_autofree char *rest = content_of(d, outer);
    g_assert_cmpstr(red, ==, "0 1 1 0 k /BxNN gs 0 0 5 5 re f");
    g_assert_cmpstr(rest, ==, "q /G Do Q 0 0 9 9 re f");
    bx_document_free(d);
    bench_free(&b);
}

static void test_bad_forms(void)
{
    static const part coloured[] = {{"/Subtype /Form /BBox [0 0 9 9]", "1 0 0 rg 2 3 m"},
                                    {NULL, NULL}};
    static const part inside[] = {
        {"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /G 6 0 R >> >>", ""},
        {"/Subtype /Form /BBox [0 0 9 9]", "0.5 g"},
        {NULL, NULL}};
    static const part packed[] = {
        {"/Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode", "no zlib data"},
        {NULL, NULL}};
    static const part no_stream[] = {{NULL, "<< /Subtype /Form >>"}, {NULL, NULL}};
    refuses(
        BOX, "/F Do", "/XObject << /F 5 0 R >>", coloured,
        "page 3: 0.7 mm from the left and 34.2 mm from the top a colour is drawn that "
        "no ink stands for: 1 0 0 rg");
    refuses(BOX, "/F Do", "/XObject << /F 5 0 R >>", inside, "stands for: 0.5 g");
    refuses(BOX, "/F Do", "/XObject << /F 5 0 R >>", packed,
            "cannot be made ready for press: form");
    refuses(BOX, "/F Do", "/XObject << /F 5 0 R >>", no_stream,
            "cannot be made ready for press: XObject");
}

/* Forms in forms, n of them, and then any. */
static GByteArray *draw_chain(int n)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    g_autofree part *parts = g_new0(part, n + 2);
    for (int i = 0; i < n; i++) {
        g_ptr_array_add(keys, g_strdup_printf("/Subtype /Form /BBox [0 0 9 9] /Resources "
                                              "<< /XObject << /F %d 0 R >> >>",
                                              6 + i));
        parts[i] = (part){g_ptr_array_index(keys, i), "/F Do"};
    }
    parts[n] = (part){"/Subtype /Form /BBox [0 0 9 9]", ""};
    return draw(BOX, "/F Do", "/XObject << /F 5 0 R >>", parts);
}

static void test_deep(void)
{
    for (int n = 16; n <= 17; n++) {
        bench b = bench_new();
        g_autoptr(GByteArray) drawn = draw_chain(n);
        g_autoptr(GByteArray) pdf = press(&b, drawn);
        g_assert_true(n == 16 ? pdf != NULL : !pdf);
        g_assert_cmpint(bx_diags_count_of(b.diags, BX_D_E_PRESS_MAKE), ==, n == 17);
        bench_free(&b);
    }
}

/* ---- what no plate can show ---- */

static void test_states(void)
{
    static const struct {
        const char *state, *what;
    } clear[] = {{"/ca .5", "(ca)"},
                 {"/CA 0", "(CA)"},
                 {"/BM /Multiply", "(BM)"},
                 {"/SMask << /S /Alpha >>", "(SMask)"}};
    for (size_t i = 0; i < G_N_ELEMENTS(clear); i++) {
        g_autofree char *states =
            g_strdup_printf("/ExtGState << /a << %s >> >>", clear[i].state);
        g_autofree char *complaint =
            g_strconcat("page 3: something is transparent ", clear[i].what, NULL);
        refuses(BOX, "/a gs", states, NULL, complaint);
    }
    bench b = bench_new();
    g_autoptr(GByteArray) drawn =
        draw(BOX, "/a gs",
             "/ExtGState << /a << /ca 1 /CA 1 /BM /Normal /SMask /None >> >>", NULL);
    g_autoptr(GByteArray) pdf = press(&b, drawn);
    g_assert_nonnull(pdf);
    bench_free(&b);
}

#define IMAGE "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "

static void test_pictures(void)
{
    static const struct {
        const char *keys, *complaint; /* NULL: fine */
    } pictures[] = {
        {"/ColorSpace /DeviceGray /Interpolate true", NULL},
        {"/ColorSpace [/Indexed /DeviceCMYK 0 <00000000>]", NULL},
        {"/ImageMask true", NULL},
        {"/ColorSpace /DeviceRGB", "page 3: a picture is in the colour space DeviceRGB"},
        {"/ColorSpace [/CalRGB << >>]", "is in the colour space CalRGB"},
        {"/ColorSpace [/Indexed /DeviceRGB 0 <000000>]",
         "is in the colour space Indexed"},
        {"", "is in the colour space ?"},
        {"/ColorSpace /DeviceGray /SMask 6 0 R",
         "page 3: something is transparent (SMask)"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pictures); i++) {
        g_autofree char *keys = g_strconcat(IMAGE, pictures[i].keys, NULL);
        const part parts[] = {
            {keys, "xxxx"}, {IMAGE "/ColorSpace /DeviceGray", "x"}, {NULL, NULL}};
        if (pictures[i].complaint) {
            refuses(BOX, "/I Do", "/XObject << /I 5 0 R >>", parts,
                    pictures[i].complaint);
            continue;
        }
        bench b = bench_new();
        g_autoptr(GByteArray) drawn =
            draw(BOX, "/I Do", "/XObject << /I 5 0 R >>", parts);
        g_autoptr(GByteArray) pdf = press(&b, drawn);
        g_assert_nonnull(pdf);
        g_assert_null(memmem(pdf->data, pdf->len, "Interpolate", 11));
        bench_free(&b);
    }
}

/* ---- pages ---- */

static void test_pages(void)
{
    refuses("", "", "", NULL, "cannot be made ready for press: MediaBox");
    refuses("/MediaBox [0 0 1]", "", "", NULL,
            "cannot be made ready for press: MediaBox");
    refuses(BOX, NULL, "", NULL, "cannot be made ready for press: Contents");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press_strange/forms", test_forms);
    g_test_add_func("/press_strange/bad-forms", test_bad_forms);
    g_test_add_func("/press_strange/deep", test_deep);
    g_test_add_func("/press_strange/states", test_states);
    g_test_add_func("/press_strange/pictures", test_pictures);
    g_test_add_func("/press_strange/pages", test_pages);
    return g_test_run();
}
