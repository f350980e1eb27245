#include "compose/report.h"

#include "setting.h"

static bx_line_report report_of(setting *t, const char *text, double em, int i)
{
    const bx_paragraph *p = setting_compose(t, text, em, 0);
    return bx_paragraph_report(t->arena, p, &p->breakings[p->best], i);
}

static void says(setting *t, const bx_line_report *line, const char *text)
{
    g_assert_cmpstr(bx_chars_utf8(t->arena, line->text), ==, text);
}

static void test_untouched(void)
{
    setting t = setting_new();
    bx_line_report line = report_of(&t, "（工会）召开会议。", 3, 0);
    says(&t, &line, "（工会）");
    g_assert_cmpint(line.state, ==, BX_LINE_UNTOUCHED);
    g_assert_cmpint(line.natural, ==, 3 * EM);
    g_assert_cmpint(line.measure, ==, 3 * EM);
    g_assert_cmpint(line.n_steps, ==, 0);
    g_assert_cmpint(line.cost, ==, 0);
    g_assert_cmpint(line.n_trims, ==, 2); /* both edges, by rule */
    g_assert_cmpint(line.trims[0].position, ==, 0);
    g_assert_cmpint(line.trims[0].front, ==, EM / 2);
    g_assert_cmpint(line.trims[1].position, ==, 3);
    g_assert_cmpint(line.trims[1].back, ==, EM / 2);
    g_assert_false(line.is_last);
    setting_free(&t);
}

/* Two commas inside share what the line has too much. */
static void test_compressed(void)
{
    setting t = setting_new();
    bx_line_report line = report_of(&t, "全国，工会，会议，劳动，全国工会会议", 11, 0);
    says(&t, &line, "全国，工会，会议，劳动，");
    g_assert_cmpint(line.state, ==, BX_LINE_COMPRESSED);
    g_assert_cmpint(line.natural, ==, EM * 23 / 2);
    g_assert_cmpint(line.n_steps, ==, 1);
    g_assert_cmpint(line.steps[0].step, ==, BX_STEP_SHRINK_COMMA);
    g_assert_cmpint(line.steps[0].total, ==, EM / 2);
    g_assert_cmpint(line.steps[0].places, ==, 3);
    g_assert_cmpint(line.n_trims, ==, 4);
    bx_len squeezed = 0;
    for (int i = 0; i < 3; i++) {
        g_assert_cmpint(line.trims[i].position, ==, i * 3 + 2);
        g_assert_cmpint(line.trims[i].back, ==, 0);
        squeezed += line.trims[i].squeezed_back;
    }
    g_assert_cmpint(ABS(squeezed - EM / 2), <=, 3);
    g_assert_cmpint(line.trims[3].back, ==, EM / 2);
    setting_free(&t);
}

static void test_stretched(void)
{
    setting t = setting_new();
    bx_line_report line = report_of(&t, "全国工会，（劳动会议工作）", 5.5, 0);
    says(&t, &line, "全国工会，");
    g_assert_cmpint(line.state, ==, BX_LINE_STRETCHED);
    g_assert_cmpint(line.steps[0].step, ==, BX_STEP_STRETCH_ALL);
    g_assert_cmpint(line.steps[0].total, ==, EM);
    g_assert_cmpint(line.steps[0].places, ==, 4);
    g_assert_cmpint(line.loose, ==, EM / 4);
    setting_free(&t);
}

/* A single token per line, wider or narrower than it: neither has a gap. */
static void test_no_way(void)
{
    setting t = setting_new();
    bx_line_report line = report_of(&t, "WWWWWW", 0.5, 0);
    g_assert_cmpint(line.state, ==, BX_LINE_OVERFULL);
    g_assert_cmpint(line.over, ==, line.natural - EM / 2);
    line = report_of(&t, "iiiiiiiiii WWWWWWWW", 9, 0);
    g_assert_cmpint(line.state, ==, BX_LINE_SHORT);
    g_assert_cmpint(line.loose, ==, 9 * EM - line.natural);
    setting_free(&t);
}

static void test_edges(void)
{
    setting t = setting_new();
    bx_line_report line = report_of(&t, "全国工会", 3, 1);
    g_assert_true(line.is_last && line.is_lone == (line.text.n == 1));
    g_assert_false(line.starts_bad || line.ends_bad);
    /* four marks that may start no line, one em of room */
    line = report_of(&t, "全，，，，国", 1, 1);
    g_assert_true(line.starts_bad);
    line = report_of(&t, "（（（全国", 0.5, 0);
    g_assert_true(line.ends_bad);
    setting_free(&t);
}

/* What the lines cost is what the breaker says the breaking costs, for every count. */
static void test_costs_add_up(void)
{
    static const char *const texts[] = {
        "全国总工会召开会议，强调“要坚持党的领导”，推动工会工作高质量发展。",
        "5月10日，中山市总工会召开十六届六次全委会，共120人参加。",
        "见https://www.example.com/a/b?c=d，用GB/T 15834—2011的规定，共2024—2025年。",
        "全国·工会·会议，，，，！？……——",
    };
    setting t = setting_new();
    for (size_t k = 0; k < G_N_ELEMENTS(texts); k++) {
        for (int em = 3; em < 24; em++) {
            const bx_paragraph *p = setting_compose(&t, texts[k], em, em % 3);
            for (int n = 0; n < p->n_breakings; n++) {
                int64_t cost = 0;
                for (int i = 0; i < p->breakings[n].n_lines; i++)
                    cost += bx_paragraph_report(t.arena, p, &p->breakings[n], i).cost;
                g_assert_cmpint(cost, ==, p->breakings[n].cost);
            }
        }
    }
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/report/untouched", test_untouched);
    g_test_add_func("/report/compressed", test_compressed);
    g_test_add_func("/report/stretched", test_stretched);
    g_test_add_func("/report/no-way", test_no_way);
    g_test_add_func("/report/edges", test_edges);
    g_test_add_func("/report/costs-add-up", test_costs_add_up);
    return g_test_run();
}
