/* Advertisers' PDF files: what is found on the way in, at the size they are printed in,
 * and what is not asked of them. */
#include "press/advert.h"

#include "sample.h"
#include "small_pdf.h"

enum { PT = BX_PT };

/* Two pages of 100 × 60 pt with that content. */
static void write_pdf(sample *s, const char *name, const char *first, const char *second)
{
    static const char page[] = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 60] "
                               "/Contents %d 0 R /Resources << >> >>";
    small_pdf p = small_pdf_new();
    g_autofree char *path = sample_path(s, name);
    g_autofree char *one = g_strdup_printf(page, 5), *two = g_strdup_printf(page, 6);
    small_pdf_add(&p, "<< /Type /Catalog /Pages 2 0 R >>");
    small_pdf_add(&p, "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>");
    small_pdf_add(&p, one);
    small_pdf_add(&p, two);
    small_pdf_add_stream(&p, "", first, strlen(first));
    small_pdf_add_stream(&p, "", second, strlen(second));
    GString *bytes = small_pdf_end(&p);
    sample_write(path, bytes->str, bytes->len);
    g_string_free(bytes, TRUE);
}

typedef struct {
    sample s;
    bx_press_profile profile;
} bench;

static bench bench_new(void)
{
    bench b = {.s = sample_new(), .profile = bx_press_profile_default()};
    b.profile.name = "test";
    b.profile.flavour = BX_FLAVOUR_X1A;
    return b;
}

/* The page of the file, so many points wide on one of ours. */
static bool is_fit(bench *b, const char *name, int width)
{
    g_autofree char *path = sample_path(&b->s, name);
    int id = bx_assets_open_image(b->s.assets, path, BX_NOWHERE, b->s.diags);
    g_assert_cmpint(id, >=, 0);
    const bx_image *image = bx_assets_image(b->s.assets, id);
    bx_op op = {.kind = BX_OP_IMAGE,
                .image = {id,
                          {0, 0, width * PT, width * PT * 6 / 10},
                          0,
                          0,
                          image->width,
                          image->height}};
    bx_display page = {400 * PT, 400 * PT, 1, NULL, false, &op, 1, {.n = 0}};
    return bx_adverts_check(&page, 1, b->s.assets, &b->profile, b->s.diags);
}

static int refusals(const bench *b)
{
    return bx_diags_count_of(b->s.diags, BX_D_E_AD_REFUSED);
}

#define GOOD "0 1 1 0 k 10 10 30 30 re f"

/* No title, no intent, no ID, no TrimBox: that is ours to have. */
static void test_good(void)
{
    bench b = bench_new();
    write_pdf(&b.s, "ad.pdf", GOOD, GOOD);
    g_assert_true(is_fit(&b, "ad.pdf", 100));
    g_assert_cmpint(bx_diags_count(b.s.diags, BX_ERROR), ==, 0);
    g_assert_cmpint(bx_diags_count(b.s.diags, BX_WARNING), ==, 0);
    sample_free(&b.s);
}

static void test_colours(void)
{
    bench b = bench_new();
    write_pdf(&b.s, "ad.pdf", "1 0 0 rg 10 10 30 30 re f", GOOD);
    g_assert_false(is_fit(&b, "ad.pdf", 100));
    g_assert_cmpint(refusals(&b), ==, 1);
    g_autofree char *en = bx_diags_text(b.s.diags, BX_ENGLISH, false);
    g_autofree char *zh = bx_diags_text(b.s.diags, BX_CHINESE, false);
    g_assert_nonnull(strstr(en, "ad.pdf cannot be printed: "));
    g_assert_nonnull(strstr(en, "DeviceRGB (4 mm from the left, 7 from the top)"));
    g_assert_nonnull(strstr(zh, "不能付印"));
    g_assert_nonnull(strstr(zh, "距左 4、距上 7 毫米"));
    sample_free(&b.s);
}

/* A page that is not printed may be as it likes. */
static void test_page(void)
{
    bench b = bench_new();
    write_pdf(&b.s, "ad.pdf", GOOD, "1 0 0 rg 10 10 30 30 re f");
    g_assert_true(is_fit(&b, "ad.pdf", 100));
    g_assert_false(is_fit(&b, "ad.pdf#page=2", 100));
    sample_free(&b.s);
}

/* A rule of 0.3 pt is one of 0.15 pt at half the size. */
static void test_size(void)
{
    bench b = bench_new();
    write_pdf(&b.s, "ad.pdf", "0 1 1 0 K 0.3 w 10 10 m 90 10 l S", GOOD);
    g_assert_true(is_fit(&b, "ad.pdf", 100));
    g_assert_false(is_fit(&b, "ad.pdf", 50));
    g_assert_cmpint(refusals(&b), ==, 1);
    sample_free(&b.s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/advert/good", test_good);
    g_test_add_func("/advert/colours", test_colours);
    g_test_add_func("/advert/page", test_page);
    g_test_add_func("/advert/size", test_size);
    return g_test_run();
}
