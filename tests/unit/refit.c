/* Superscripts and the figures of tables. */
#include "text/refit.h"

#include "marked.h"

/* Smaller, raised, glued to what stands before it, no gap there. */
static void test_super(void)
{
    setting t = setting_new();
    const bx_paragraph *p = marked_compose(&t, "正文[^1]的", 30, BX_HORIZONTAL);
    const bx_shaped_cluster *label = &p->shaped->clusters[2];
    g_assert_cmpint(label->size, ==, EM * 60 / 100);
    g_assert_cmpint(label->width, <, EM / 2);
    g_assert_cmpint(p->shaped->glyphs[label->first_glyph].y, <, -EM / 4);
    g_assert_cmpint(p->atoms->atoms[1].behind, ==, 0);
    g_assert_cmpint(p->atoms->atoms[1].gap, ==, BX_GAP_NONE);
    g_assert_cmpint(p->atoms->atoms[2].behind, ==, 0);
    bx_line line = best_line(&t, p, 0);
    g_assert_cmpint(line.n_runs, ==, 3);
    g_assert_cmpint(line.runs[1].size, ==, EM * 60 / 100);
    g_assert_cmpint(line.runs[1].origin.y, ==, 0);
    g_assert_cmpint(line.runs[1].origin.x, ==, 2 * EM);
    setting_free(&t);
}

/* In small type it is as small as type may be, its top where it was; in smaller type yet
 * it is that type. */
static void test_least(void)
{
    setting t = setting_new();
    static const struct {
        double text, label;
    } cases[] = {{12, 7.2}, {9, 6}, {7.5, 6}, {5.5, 5.5}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bx_len size = bx_len_from_pt(cases[i].text);
        bx_shape_style style = {.role = BX_ROLE_SONG, .size = size};
        const bx_shaped *s = bx_shape_text(
            t.assets, t.arena, marked_text(&t, "正文[^1]的"), &style, t.diags);
        const bx_shaped_cluster *label = &s->clusters[2];
        g_assert_cmpint(ABS(label->size - bx_len_from_pt(cases[i].label)), <=, 2);
        bx_len up = -s->glyphs[label->first_glyph].y;
        g_assert_cmpint(ABS(up + label->size - size), <=, 2);
    }
    setting_free(&t);
}

/* In vertical setting it stands to the right. */
static void test_vertical(void)
{
    setting t = setting_new();
    const bx_paragraph *p = marked_compose(&t, "正文[会]{上标}的", 30, BX_VERTICAL);
    const bx_shaped_cluster *c = p->shaped->clusters;
    bx_len plain = p->shaped->glyphs[c[1].first_glyph].x;
    bx_len small = p->shaped->glyphs[c[2].first_glyph].x;
    g_assert_cmpint(small, ==, bx_len_scale(plain, 60, 100) + EM * 40 / 100);
    setting_free(&t);
}

/* No line begins with a superscript, whatever the measure. */
static void test_glued(void)
{
    setting t = setting_new();
    static const char text[] = "全市[^1]职工[^2]要[^3]坚持12[2]{上标}党的[^①]领导[^②]"
                               "推动[^③]工会[^4]工作m[^5]。";
    for (int em = 3; em < 20; em++) {
        const bx_paragraph *p = marked_compose(&t, text, em, BX_HORIZONTAL);
        const bx_breaking *b = best_breaking(p);
        for (int i = 0; i + 1 < b->n_lines; i++) {
            int first = p->shaped->clusters[b->ends[i]].first_char;
            g_assert_false(p->text.chars[first].markup &
                           (BX_MARKUP_SUPER | BX_MARKUP_NOTE));
        }
    }
    setting_free(&t);
}

/* Two labels are not read as one number. */
static void test_labels(void)
{
    setting t = setting_new();
    const bx_paragraph *two = marked_compose(&t, "文[^1][^2]", 30, BX_HORIZONTAL);
    const bx_paragraph *one = marked_compose(&t, "文[^12]", 30, BX_HORIZONTAL);
    g_assert_cmpint(best_breaking(two)->last_width, ==,
                    best_breaking(one)->last_width + EM / 8);
    setting_free(&t);
}

/* Digits of a table are all half an em wide, whatever the face; other text is as ever. */
static void test_figures(void)
{
    setting t = setting_new();
    bx_paragraph_style style = setting_style(30, 0);
    style.has_figures = true;
    const bx_paragraph *p = bx_paragraph_compose(
        t.assets, t.arena, setting_text(&t, "1147.10 WW"), &style, t.diags);
    const bx_paragraph *plain = setting_compose(&t, "1147.10 WW", 30, 0);
    for (int i = 0; i < p->shaped->n_clusters; i++) {
        const bx_shaped_cluster *c = &p->shaped->clusters[i];
        if (g_unichar_isdigit(p->text.chars[c->first_char].c))
            g_assert_cmpint(c->width, ==, EM / 2);
        else
            g_assert_cmpint(c->width, ==, plain->shaped->clusters[i].width);
    }
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/refit/super", test_super);
    g_test_add_func("/refit/least", test_least);
    g_test_add_func("/refit/vertical", test_vertical);
    g_test_add_func("/refit/glued", test_glued);
    g_test_add_func("/refit/labels", test_labels);
    g_test_add_func("/refit/figures", test_figures);
    return g_test_run();
}
