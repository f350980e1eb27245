#include "press/walker.h"

#include <string.h>

#include "small_pdf.h"

static const char *const kinds[] = {"text",    "fill",       "stroke", "image",
                                    "shading", "form",       "font",   "state",
                                    "intent",  "annotation", "fault"};
static const char *const faults[] = {"damaged",    "large",       "deep",
                                     "loop",       "operator",    "resource",
                                     "unbalanced", "many states", "number"};
static const char *const places[] = {"", "pattern ", "glyph ", "mask ", "annotation "};

typedef struct {
    GString *out;
    bx_document *d;
} teller;

static void tell_colour(GString *out, const bx_colour *colour)
{
    bx_inks inks = bx_inks_of(colour);
    g_string_append_printf(out, " %s", bx_space_name(colour->space));
    if (inks.is_known)
        g_string_append_printf(out, " %g %g %g %g %g", inks.cmyk[0], inks.cmyk[1],
                               inks.cmyk[2], inks.cmyk[3], inks.spot);
}

static void tell_box(GString *out, const double *box)
{
    g_string_append_printf(out, " (%g %g %g %g)", box[0], box[1], box[2], box[3]);
}

static void visit(void *data, const bx_walk_event *e)
{
    GString *out = ((teller *)data)->out;
    const bx_walk_state *s = e->state;
    g_string_append_printf(out, "%s%s", places[e->place], kinds[e->kind]);
    switch (e->kind) {
    case BX_WALK_TEXT:
        g_string_append_printf(out, " %g%s", e->size, e->is_white_space ? " blank" : "");
        tell_box(out, e->box);
        tell_colour(out, &s->fill);
        if (s->fill_overprints)
            g_string_append_printf(out, " overprint %d", s->overprint_mode);
        break;
    case BX_WALK_FILL:
        tell_box(out, e->box);
        tell_colour(out, &s->fill);
        if (e->is_rule)
            g_string_append_printf(out, " rule %g", e->width);
        break;
    case BX_WALK_STROKE:
        g_string_append_printf(out, " %g", e->width);
        tell_box(out, e->box);
        tell_colour(out, &s->stroke);
        break;
    case BX_WALK_IMAGE:
        g_string_append_printf(out, " %dx%d %d bit %g ppi %s", e->columns, e->rows,
                               e->bits, e->ppi,
                               e->space ? bx_space_name(e->space) : "none");
        tell_box(out, e->box);
        break;
    case BX_WALK_SHADING:
        g_string_append_printf(out, " %s", bx_space_name(e->space));
        break;
    case BX_WALK_FORM:
    case BX_WALK_ANNOTATION:
        tell_box(out, e->box);
        break;
    case BX_WALK_STATE:
        g_string_append_printf(out, " %g %g %s%s", s->fill_alpha, s->stroke_alpha,
                               s->blend ? s->blend : "-",
                               s->has_soft_mask ? " mask" : "");
        break;
    case BX_WALK_FONT:
        break;
    case BX_WALK_INTENT:
        g_string_append_printf(out, " %s", e->words);
        break;
    case BX_WALK_FAULT:
        g_string_append_printf(out, " %s %s", faults[e->fault], e->words);
        break;
    }
    g_string_append_c(out, '\n');
}

/* Objects from 4 on are the resources', after the page and its content. */
static void expect_with(const char *content, const char *resources,
                        const char *const *objects, const char *told)
{
    bx_document_limits limits = bx_document_limits_usual();
    small_pdf p = small_pdf_new();
    g_autofree char *page = g_strdup_printf(
        "<< /Type /Page /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << %s >> >>",
        resources);
    small_pdf_add(&p, "<< /Type /Catalog /Pages 2 0 R >>");
    small_pdf_add(&p, "<< /Kids [3 0 R] >>");
    small_pdf_add(&p, page);
    small_pdf_add_stream(&p, "", content, strlen(content));
    for (; objects && *objects; objects += 2)
        if (objects[1])
            small_pdf_add_stream(&p, objects[0], objects[1], strlen(objects[1]));
        else
            small_pdf_add(&p, objects[0]);
    GString *bytes = small_pdf_end(&p);
    teller t = {g_string_new(NULL), bx_document_of(bytes->str, bytes->len, &limits)};
    g_assert_cmpstr(t.d->detail, ==, "");
    bx_walk_page(t.d, 0, visit, &t);
    g_assert_cmpstr(t.out->str, ==, told);
    bx_document_free(t.d);
    g_string_free(t.out, TRUE);
    g_string_free(bytes, TRUE);
}

static void expect(const char *content, const char *told)
{
    expect_with(content, "", NULL, told);
}

static void test_paths(void)
{
    expect("1 0 0 rg 0 0 10 .5 re f", "fill (0 0 10 0.5) DeviceRGB rule 0.5\n");
    expect("1 0 0 rg 0 0 m 10 0 l 10 .5 l 0 .5 l h f",
           "fill (0 0 10 0.5) DeviceRGB rule 0.5\n");
    expect("1 0 0 rg 0 2 -2 0 9 0 cm 0 0 m 0 2 l .1 2 l .1 0 l 0 0 l f", /* turned */
           "fill (5 0 9 0.2) DeviceRGB rule 0.2\n");
    expect("1 0 0 rg 0 0 m 10 0 l 10 .5 l 1 .5 l h f", "fill (0 0 10 0.5) DeviceRGB\n");
    expect("1 0 0 rg 0 0 m 10 0 10 .5 0 .5 c f", "fill (0 0 10 0.5) DeviceRGB\n");
    expect(
        "0 0 0 1 k 2 0 0 2 5 5 cm 0 0 m 1 1 l B",
        "fill (5 5 7 7) DeviceCMYK 0 0 0 1 0\nstroke 2 (5 5 7 7) DeviceGray 0 0 0 1 0\n");
    expect("q .2 w 3 0 0 1 0 0 cm 0 0 m 1 0 l S Q 0 0 m 1 0 l S",
           "stroke 0.2 (0 0 3 0) DeviceGray 0 0 0 1 0\nstroke 1 (0 0 1 0) DeviceGray 0 0 "
           "0 1 0\n");
    expect("0 0 1 1 re W n 0 0 4 4 re 0 0 1 9 re f",
           "fill (0 0 4 9) DeviceGray 0 0 0 1 0\n");
    expect("f", "");
}

static void test_text(void)
{
    static const char *const font[] = {"<< /Type /Font /Subtype /Type1 >>", NULL, NULL};
    expect_with(
        "BT /F 10 Tf 3 4 Td (a) Tj 0 -2 TD (b) ' ( ) Tj () Tj [()] TJ [(x)] TJ ET "
        "BT 2 0 1 .5 0 0 Tm <00> Tj ET",
        "/Font << /F 5 0 R >>", font,
        "font\ntext 10 (3 4 3 4) DeviceGray 0 0 0 1 0\n"
        "text 10 (3 0 3 0) DeviceGray 0 0 0 1 0\n"
        "text 10 blank (3 0 3 0) DeviceGray 0 0 0 1 0\n"
        "text 10 (3 0 3 0) DeviceGray 0 0 0 1 0\n"
        "text 5 (0 0 0 0) DeviceGray 0 0 0 1 0\n");
    expect("BT /G 10 Tf (a) Tj ET", "fault resource Font G\n"
                                    "text 10 (0 0 0 0) DeviceGray 0 0 0 1 0\n");
}

static void test_states(void)
{
    expect_with(
        "/A gs q /B gs BT (x) Tj ET Q BT (x) Tj ET /B gs /N gs",
        "/ExtGState << /A << /OP true /OPM 1 >> /B << /op false /ca .5 /BM [/Multiply] "
        "/SMask << /S /Alpha >> >> /N << /SMask /None /BM /Normal >> >>",
        NULL,
        "state 1 1 -\nstate 0.5 1 Multiply mask\nfault resource Font\n"
        "text 0 (0 0 0 0) DeviceGray 0 0 0 1 0\n"
        "text 0 (0 0 0 0) DeviceGray 0 0 0 1 0 overprint 1\n"
        "state 0.5 1 -\n");
}

static void test_spaces(void)
{
    const char *resources =
        "/ColorSpace << /S [/Separation /Red /DeviceCMYK << >>] /B [/Separation /Black "
        "/DeviceGray << >>] /N [/DeviceN [/Cyan /All /X] /DeviceCMYK << >>] /I "
        "[/ICCBased "
        "<< /N 3 >>] /L [/L] /DefaultRGB [/CalRGB << >>] /P [/Pattern /DeviceCMYK] >>";
    expect_with(
        "/S cs 0 0 1 1 re f .5 scn 0 0 1 1 re f /B cs 0 0 1 1 re f "
        "/N cs .1 .2 .3 scn 0 0 1 1 re f /I cs 0 0 1 1 re f 1 0 0 rg 0 0 1 1 re f "
        "/L cs /DeviceCMYK cs 0 0 1 1 re f",
        resources, NULL,
        "fill (0 0 1 1) Separation 0 0 0 0 1\nfill (0 0 1 1) Separation 0 0 0 0 0.5\n"
        "fill (0 0 1 1) Separation 0 0 0 1 0\n"
        "fill (0 0 1 1) DeviceN 0.2 0.2 0.2 0.2 0.3\nfill (0 0 1 1) ICCBased\n"
        "fill (0 0 1 1) CalRGB\nfault resource ColorSpace L\n"
        "fill (0 0 1 1) DeviceCMYK 0 0 0 1 0\n");
}

static void test_images(void)
{
    static const char *const objects[] = {
        "/Subtype /Image /Width 20 /Height 10 /ColorSpace /DeviceRGB /BitsPerComponent 8",
        "x",
        "/Subtype /Image /Width 8 /Height 8 /ImageMask true",
        "x",
        "/Subtype /Image /Width 1000000000 /Height 1000000000 /ImageMask true",
        "x",
        NULL};
    expect_with("q 72 0 0 72 1 1 cm /I Do /M Do /Huge Do Q BI /W 4 /H 4 /CS [/I /RGB 1 "
                "<00>] /BPC 2 ID "
                "xyz\nEI BI /IM true /W 1 /H 1 ID x EI",
                "/XObject << /I 5 0 R /M 6 0 R /Huge 7 0 R >>", objects,
                "image 20x10 8 bit 10 ppi DeviceRGB (1 1 73 73)\n"
                "image 8x8 1 bit 8 ppi none (1 1 73 73)\n"
                "image 1000000000x1000000000 1 bit 1e+09 ppi none (1 1 73 73)\n"
                "image 4x4 2 bit 288 ppi Indexed (0 0 1 1)\n"
                "image 1x1 1 bit 72 ppi none (0 0 1 1)\n");
}

/* Keys that nobody knows are left out with all of their values, however deep. */
static void test_keys_of_images(void)
{
    expect(
        "BI /W 4 /Foo [1 << /H 9 >> [/W]] /H 3 /Bar << /BPC [2] >> /Intent /Perceptual "
        "/I true /BPC 1 /CS /G ID xyz\nEI 0 0 1 1 re f",
        "image 4x3 1 bit 216 ppi DeviceGray (0 0 1 1)\n"
        "fill (0 0 1 1) DeviceGray 0 0 0 1 0\n");
    expect("BI /W 4 /H 3 /CS [] ID xyz\nEI", "image 4x3 8 bit 216 ppi none (0 0 1 1)\n");
    expect("BI /W 4 /H 3 /CS 7 ID xyz\nEI", "image 4x3 8 bit 216 ppi none (0 0 1 1)\n");
}

static void see_filters(void *data, const bx_walk_event *e)
{
    if (e->kind == BX_WALK_IMAGE)
        *(bx_walk_inline *)data = *e->in_line;
}

/* The filters of an image in a page with that content. */
static bx_walk_inline filters_of(const char *content)
{
    bx_walk_inline found = {.n_filters = -1};
    bx_document_limits limits = bx_document_limits_usual();
    small_pdf p = small_pdf_new();
    small_pdf_add(&p, "<< /Type /Catalog /Pages 2 0 R >>");
    small_pdf_add(&p, "<< /Kids [3 0 R] >>");
    small_pdf_add(&p, "<< /Type /Page /MediaBox [0 0 99 99] /Contents 4 0 R >>");
    small_pdf_add_stream(&p, "", content, strlen(content));
    GString *bytes = small_pdf_end(&p);
    bx_document *d = bx_document_of(bytes->str, bytes->len, &limits);
    bx_walk_page(d, 0, see_filters, &found);
    bx_document_free(d);
    g_string_free(bytes, TRUE);
    return found;
}

/* Each filter has the parameters at its place; null is none. */
static void test_filters_of_images(void)
{
    bx_walk_inline one = filters_of("BI /W 1 /H 1 /F /Fl /DP << /Predictor 12 /Colors 3 "
                                    "/BitsPerComponent 4 /Columns 50 >> ID x EI");
    g_assert_cmpint(one.n_filters, ==, 1);
    g_assert_cmpint(one.filters[0].kind, ==, BX_FILTER_FLATE);
    g_assert_cmpint(one.filters[0].predictor, ==, 12);
    g_assert_cmpint(one.filters[0].colors, ==, 3);
    g_assert_cmpint(one.filters[0].bits, ==, 4);
    g_assert_cmpint(one.filters[0].columns, ==, 50);
    bx_walk_inline two =
        filters_of("BI /W 1 /H 1 /Filter [/A85 /LZW /Fl] /DecodeParms [null << "
                   "/EarlyChange 0 /Predictor 2 >> << /Columns 9 >>] ID x EI");
    g_assert_cmpint(two.n_filters, ==, 3);
    g_assert_true(two.filters[1].is_late && !two.filters[0].is_late);
    g_assert_cmpint(two.filters[0].predictor, ==, 0);
    g_assert_cmpint(two.filters[1].predictor, ==, 2);
    g_assert_cmpint(two.filters[2].columns, ==, 9);
    bx_walk_inline many =
        filters_of("BI /W 1 /H 1 /F [/Fl /Fl /Fl /Fl /Fl /Fl /Fl /Fl /Fl /Fl] /DP [<< >> "
                   "<< >> << >> "
                   "<< >> << >> << >> << >> << >> << >> << /Columns 9 >>] ID x EI");
    g_assert_cmpint(many.n_filters, ==, BX_WALK_FILTERS);
}

static void test_forms(void)
{
    static const char *const objects[] = {"/Subtype /Form /BBox [0 0 1 1] /Matrix [2 0 0 "
                                          "2 0 0] /Resources << /XObject << /F 6 0 "
                                          "R >> >>",
                                          "/F Do 0 0 1 1 re f", /* */
                                          "/Subtype /Form /BBox [0 0 3 3]",
                                          "0 1 0 rg 0 0 1 1 re f", NULL};
    expect_with(
        "1 0 0 1 5 5 cm /F Do 0 0 1 1 re f", "/XObject << /F 5 0 R >>", objects,
        "form (5 5 7 7)\nform (5 5 11 11)\nfill (5 5 7 7) DeviceRGB\n"
        "fill (5 5 7 7) DeviceGray 0 0 0 1 0\nfill (5 5 6 6) DeviceGray 0 0 0 1 0\n");
}

static void test_loops(void)
{
    static const char *const self[] = {
        "/Subtype /Form /Resources << /XObject << /F 5 0 R >> >>", "/F Do", NULL};
    GPtrArray *chain = g_ptr_array_new_with_free_func(g_free);
    expect_with("/F Do", "/XObject << /F 5 0 R >>", self,
                "form (0 0 0 0)\nform (0 0 0 0)\nfault loop \n");
    for (int i = 6; i < 40; i++) {
        g_ptr_array_add(chain,
                        g_strdup_printf("/Subtype /Form /Resources << /XObject << /F %d "
                                        "0 R >> >>",
                                        i));
        g_ptr_array_add(chain, g_strdup("/F Do"));
    }
    g_ptr_array_add(chain, NULL);
    GString *told = g_string_new(NULL);
    for (int i = 0; i < 17; i++)
        g_string_append(told, "form (0 0 0 0)\n");
    g_string_append(told, "fault deep \n");
    expect_with("/F Do", "/XObject << /F 5 0 R >>", (const char *const *)chain->pdata,
                told->str);
    g_ptr_array_free(chain, TRUE);
    g_string_free(told, TRUE);
}

static void test_patterns(void)
{
    static const char *const objects[] = {
        "/PatternType 1 /PaintType 1 /BBox [0 0 1 1] /Matrix [3 0 0 3 0 0]",
        "1 0 0 RG 0 0 m 1 1 l S", /* */
        "<< /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB >> >>",
        NULL,
        "/PatternType 1 /PaintType 2 /BBox [0 0 1 1]",
        "0 0 1 1 re f",
        NULL};
    expect_with("/Pattern cs /T scn 0 0 9 9 re f 0 0 1 1 re f /S scn 0 0 9 9 re f "
                "/U cs 0 1 0 0 /V scn 0 0 9 9 re f /S sh",
                "/Pattern << /T 5 0 R /S 6 0 R /V 7 0 R >> /ColorSpace << /U [/Pattern "
                "/DeviceCMYK] >> /Shading << /S << /ColorSpace [/Lab << >>] >> >>",
                objects,
                "fill (0 0 9 9) Pattern\npattern stroke 3 (0 0 3 3) DeviceRGB\n"
                "fill (0 0 1 1) Pattern\nfill (0 0 9 9) Pattern\nshading DeviceRGB\n"
                "fill (0 0 9 9) Pattern\npattern fill (0 0 1 1) DeviceCMYK 0 1 0 0 0\n"
                "shading Lab\n");
}

static void test_glyphs(void)
{
    static const char *const objects[] = {
        "<< /Subtype /Type3 /FontMatrix [.1 0 0 .1 0 0] /CharProcs << /a 6 0 R >> >>",
        NULL, "", "9 0 d0 1 0 0 rg 0 0 9 9 re f", NULL};
    expect_with("/F 1 Tf", "/Font << /F 5 0 R >>", objects,
                "font\nglyph fill (0 0 0.9 0.9) DeviceRGB\n");
}

static void test_masks(void)
{
    static const char *const objects[] = {
        "/Subtype /Form /BBox [0 0 9 9] /Resources << /ExtGState << /M << /SMask << /S "
        "/Alpha /G 5 0 R >> >> >> >>",
        "/M gs 1 0 0 rg 0 0 9 9 re f", NULL};
    expect_with(
        "2 0 0 2 0 0 cm /M gs /N gs 0 g 0 0 1 1 re f",
        "/ExtGState << /M << /SMask << /S /Luminosity /G 5 0 R >> >> /N << /SMask "
        "<< /S /Luminosity /G 5 0 R >> >> >>",
        objects,
        "state 1 1 - mask\nmask form (0 0 18 18)\nmask state 1 1 - mask\n"
        "mask fill (0 0 18 18) DeviceRGB\nstate 1 1 - mask\n"
        "fill (0 0 2 2) DeviceGray 0 0 0 1 0\n");
}

static void test_intents(void)
{
    expect("/Perceptual ri /x ri 1 ri", "intent Perceptual\nintent x\n");
}

/* What stands between BT and ET, and what must not. */
static void test_text_objects(void)
{
    const char *bad[] = {"BT",        "ET",       "BT BT ET",     "BT q ET Q",
                         "q BT Q ET", "BT ET ET", "q BT Q q ET Q"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        expect(bad[i], "fault unbalanced \n");
    expect("BT ET q BT ET Q BT 1 0 0 1 0 0 Tm ET", "");
    expect("(x) Tj", "fault unbalanced \nfault resource Font\n"
                     "text 0 (0 0 0 0) DeviceGray 0 0 0 1 0\n");
}

static void test_faults(void)
{
    static const char *const objects[] = {"/BBox [0 0 9 9]", "1 0 0 rg 0 0 9 9 re f",
                                          "/Subtype /PS", "showpage", NULL};
    expect_with("/X Do", "/XObject << /X 5 0 R >>", objects,
                "fault resource XObject X\n");
    expect_with("/P Do", "/XObject << /P 6 0 R >>", objects, "form (0 0 0 0)\n");
    expect("32767 w 40000 w -99999 w", "fault number 40000\n");
    expect("Q q xyz 1 0 cm", "fault unbalanced \nfault operator xyz\n");
    expect("BX xyz EX xyz", "fault operator xyz\n");
    expect("(", "fault damaged \n");
    expect("/X Do /X Do", "fault resource XObject X\n");
    GString *deep = g_string_new(NULL);
    for (int i = 0; i < 100000; i++)
        g_string_append(deep, "q ");
    expect(deep->str, "fault many states \nfault deep \nfault unbalanced \n");
    g_string_free(deep, TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/walker/paths", test_paths);
    g_test_add_func("/walker/text", test_text);
    g_test_add_func("/walker/states", test_states);
    g_test_add_func("/walker/spaces", test_spaces);
    g_test_add_func("/walker/images", test_images);
    g_test_add_func("/walker/keys-of-images", test_keys_of_images);
    g_test_add_func("/walker/filters-of-images", test_filters_of_images);
    g_test_add_func("/walker/forms", test_forms);
    g_test_add_func("/walker/loops", test_loops);
    g_test_add_func("/walker/patterns", test_patterns);
    g_test_add_func("/walker/glyphs", test_glyphs);
    g_test_add_func("/walker/masks", test_masks);
    g_test_add_func("/walker/intents", test_intents);
    g_test_add_func("/walker/text-objects", test_text_objects);
    g_test_add_func("/walker/faults", test_faults);
    return g_test_run();
}
