#include "desk/specimen.h"

#include "setting.h"
#include "text/profile.h"

static const bx_display *make(setting *t, const char *text, const double *ems, int n,
                              bx_writing_mode mode, int *n_pages)
{
    bx_len *measures = BX_NEW_ARRAY(t->arena, n, bx_len);
    for (int i = 0; i < n; i++)
        measures[i] = (bx_len)(ems[i] * EM);
    bx_lines_style style = {.size = EM,
                            .measures = measures,
                            .n_measures = n,
                            .mode = mode,
                            .profile = bx_profile_default()};
    const bx_source *source =
        bx_source_from_bytes(t->arena, "a/t.txt", text, strlen(text), t->diags);
    bx_lines optimum = bx_lines_make(t->arena, t->assets, source, &style, t->diags);
    style.is_first_fit = true;
    bx_lines first = bx_lines_make(t->arena, t->assets, source, &style, t->diags);
    return bx_specimen_make(t->arena, t->assets, &optimum, &first, BX_CHINESE, t->diags,
                            n_pages);
}

static void is_inside(const bx_display *page, bx_point p)
{
    g_assert_true(p.x >= 0 && p.x <= page->width && p.y >= 0 && p.y <= page->height);
}

/* Everything stands on its sheet; the text of all runs, in order. */
static char *check_page(const bx_display *page, int *n_tints)
{
    GString *text = g_string_new(NULL);
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_GLYPHS) {
            is_inside(page, op->glyphs.origin);
            g_string_append(text, op->glyphs.text);
        } else if (op->kind == BX_OP_FILL) {
            bx_rect b = op->fill.box;
            is_inside(page, (bx_point){b.x, b.y});
            is_inside(page, (bx_point){b.x + b.w, b.y + b.h});
            ++*n_tints;
        } else {
            g_assert_cmpint(op->kind, ==, BX_OP_STROKE);
            is_inside(page, op->stroke.from);
            is_inside(page, op->stroke.to);
        }
    }
    return g_string_free(text, FALSE);
}

static int count_of(const char *text, const char *what)
{
    int n = 0;
    for (const char *p = text; (p = strstr(p, what)); p += strlen(what))
        n++;
    return n;
}

/* Each paragraph by both fits at each measure, its changed lines tinted, over as many
 * sheets as it takes, either way. */
static void test_whole(void)
{
    static const double ems[] = {7, 11, 17};
    enum { LEGEND = 7, PARAGRAPHS = 40 };
    for (int mode = BX_HORIZONTAL; mode <= BX_VERTICAL; mode++) {
        setting t = setting_new();
        g_autoptr(GString) text = g_string_new(NULL), all = g_string_new(NULL);
        for (int i = 0; i < PARAGRAPHS; i++)
            g_string_append(text, "全国总工会，会议：（工作）。劳动职工代表大会开幕\n");
        int n_pages, n_tints = 0;
        const bx_display *pages =
            make(&t, text->str, ems, 3, (bx_writing_mode)mode, &n_pages);
        g_assert_cmpint(n_pages, >, 1);
        for (int i = 0; i < n_pages; i++) {
            g_assert_cmpint(pages[i].number, ==, i + 1);
            g_assert_true((pages[i].width > pages[i].height) == (mode == BX_HORIZONTAL));
            g_autofree char *words = check_page(&pages[i], &n_tints);
            g_assert_cmpint(count_of(words, "t.txt"), ==, 1);
            g_string_append(all, words);
        }
        g_assert_cmpint(n_tints, >, LEGEND * n_pages);
        g_assert_cmpint(count_of(all->str, "幕"), ==, 2 * 3 * PARAGRAPHS);
        g_assert_cmpint(count_of(all->str, "未调整"), ==, 2 * 3);
        setting_free(&t);
    }
}

/* No tint but the legend's where nothing was done. */
static void test_untouched(void)
{
    setting t = setting_new();
    double em = 5;
    int n_pages, n_tints = 0;
    const bx_display *page = make(&t, "全国总工会会议", &em, 1, BX_HORIZONTAL, &n_pages);
    g_autofree char *words = check_page(page, &n_tints);
    g_assert_cmpint(n_pages, ==, 1);
    g_assert_cmpint(n_tints, ==, 7);
    setting_free(&t);
}

static void test_too_wide(void)
{
    setting t = setting_new();
    static const double ems[] = {5, 60};
    int n_pages;
    g_assert_null(make(&t, "全国", ems, 2, BX_HORIZONTAL, &n_pages));
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_E_SPECIMEN_WIDE), ==, 1);
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/specimen/whole", test_whole);
    g_test_add_func("/specimen/untouched", test_untouched);
    g_test_add_func("/specimen/too-wide", test_too_wide);
    return g_test_run();
}
