/* Lines and dots beside text: where they stand, across and down. */
#include "compose/decor.h"

#include "marked.h"

enum { BELOW = EM * 12 / 100 }; /* the foot of the em box */

static int count(bx_line line, bx_decor_kind kind)
{
    int n = 0;
    for (int i = 0; i < line.n_decors; i++)
        n += line.decors[i].kind == kind;
    return n;
}

/* One dot under the middle of each Han, none under marks, Latin or spaces, in the white
 * between two lines. */
static void test_dots(void)
{
    setting t = setting_new();
    const bx_paragraph *p =
        marked_compose(&t, "要[坚持，ab “人”12]{着重}的", 30, BX_HORIZONTAL);
    bx_line line = best_line(&t, p, 0);
    g_assert_cmpint(line.n_decors, ==, 3);
    for (int i = 0; i < 3; i++) {
        const bx_decor *d = &line.decors[i];
        g_assert_cmpint(d->kind, ==, BX_DECOR_DOT);
        g_assert_cmpint(d->from, ==, d->to);
        g_assert_cmpint(d->block - d->size / 2, >=, BELOW);
        g_assert_cmpint(d->block + d->size / 2, <=, BELOW + EM / 4); /* the white */
    }
    g_assert_cmpint(line.decors[0].from, ==, EM * 3 / 2);
    g_assert_cmpint(line.decors[1].from, ==, EM * 5 / 2);
    setting_free(&t);
}

/* Lines set solid have no room for dots. */
static void test_solid(void)
{
    setting t = setting_new();
    bx_paragraph_style style = setting_style(30, 0);
    style.type.leading = EM;
    const bx_paragraph *p = bx_paragraph_compose(
        t.assets, t.arena, marked_text(&t, "[坚持]{着重}"), &style, t.diags);
    g_assert_cmpint(best_line(&t, p, 0).n_decors, ==, 0);
    setting_free(&t);
}

/* Two names side by side have two lines with white between; a name that turns has one on
 * each line. */
static void test_names(void)
{
    setting t = setting_new();
    const bx_paragraph *p =
        marked_compose(&t, "[上海]{专名}[北京]{专名}和", 30, BX_HORIZONTAL);
    bx_line line = best_line(&t, p, 0);
    g_assert_cmpint(line.n_decors, ==, 2);
    g_assert_cmpint(line.decors[0].from, >, 0);
    g_assert_cmpint(line.decors[0].to, <, 2 * EM);
    g_assert_cmpint(line.decors[1].from, >, 2 * EM);
    g_assert_cmpint(line.decors[1].to, <, 4 * EM);
    g_assert_cmpint(line.decors[0].block - line.decors[0].size / 2, >=, BELOW);
    p = marked_compose(&t, "[全市职工要坚持党的领导]{专名}", 6, BX_HORIZONTAL);
    for (int i = 0; i < best_breaking(p)->n_lines; i++)
        g_assert_cmpint(count(best_line(&t, p, i), BX_DECOR_LINE), ==, 1);
    setting_free(&t);
}

/* One underline goes through marks, words and the gaps between. */
static void test_underline(void)
{
    setting t = setting_new();
    const bx_paragraph *p =
        marked_compose(&t, "全市[职工，要[坚]{下划线} go]{下划线}[持党]{下划线}的领导", 8,
                       BX_HORIZONTAL);
    bx_line line = best_line(&t, p, 0);
    g_assert_cmpint(line.n_decors, ==, 1);
    g_assert_cmpint(line.decors[0].from, >=, 2 * EM - EM / 2);
    g_assert_cmpint(line.decors[0].to, ==, line.width);
    setting_free(&t);
}

static void test_wave(void)
{
    setting t = setting_new();
    const bx_paragraph *p =
        marked_compose(&t, "[上海]{书名}[[北]{专名}京]{书名}", 30, BX_HORIZONTAL);
    bx_line line = best_line(&t, p, 0);
    g_assert_cmpint(count(line, BX_DECOR_WAVE), ==, 2);
    g_assert_cmpint(count(line, BX_DECOR_LINE), ==, 1);
    const bx_decor *wave = &line.decors[line.n_decors - 1];
    g_assert_cmpint(wave->block - (wave->height + wave->size) / 2, >=, BELOW);
    g_assert_cmpint(wave->length, >, wave->height);
    setting_free(&t);
}

/* Down the page: dots on the right, lines on the left, clear of the column. */
static void test_vertical(void)
{
    setting t = setting_new();
    const bx_paragraph *p = marked_compose(
        &t, "[坚持]{着重}[上海]{专名}[北京]{书名}[工会]{下划线}", 30, BX_VERTICAL);
    bx_line line = best_line(&t, p, 0);
    g_assert_cmpint(line.n_decors, ==, 5);
    for (int i = 0; i < line.n_decors; i++) {
        const bx_decor *d = &line.decors[i];
        if (d->kind == BX_DECOR_DOT) {
            g_assert_cmpint(d->block + d->size / 2, <=, -EM / 2);
            g_assert_cmpint(d->from, ==, i * EM + EM / 2);
        } else {
            g_assert_cmpint(d->block - d->size / 2, >=, EM / 2);
        }
    }
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/decor/dots", test_dots);
    g_test_add_func("/decor/solid", test_solid);
    g_test_add_func("/decor/names", test_names);
    g_test_add_func("/decor/underline", test_underline);
    g_test_add_func("/decor/wave", test_wave);
    g_test_add_func("/decor/vertical", test_vertical);
    return g_test_run();
}
