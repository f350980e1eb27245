#include "setting.h"

#include <stdlib.h>

/* Where lines may end, shown in the text: "|" freely, "‖" at a price, ":" only inside a
 * token that is too wide. */
static const char *joints_text(setting *t, const char *text, bx_level level)
{
    const bx_shaped *s =
        setting_shape_as(t, text, BX_HORIZONTAL, setting_level(t, level));
    const bx_atoms *a = bx_atoms_make(t->arena, s, 0);
    g_autoptr(GString) out = g_string_new(NULL);
    int at = 0;
    for (int i = 1; i < a->n_joints; i++) {
        const bx_joint *joint = &a->joints[i];
        bool is_end = i == a->n_joints - 1;
        int to = is_end ? s->text.n : s->clusters[joint->cluster].first_char;
        g_string_append(out, bx_chars_utf8(t->arena, bx_chars_slice(s->text, at, to)));
        at = to;
        if (!is_end && joint->kind == BX_JOINT_GOOD)
            g_string_append(out, joint->penalty ? "‖" : "|");
        else if (!is_end && joint->kind == BX_JOINT_TOKEN)
            g_string_append(out, ":");
    }
    return bx_copy_text(t->arena, out->str, out->len);
}

static void test_joints(void)
{
    static const struct {
        const char *text, *joints;
    } cases[] = {
        {"中国", "中|国"},
        {"中，国", "中，|国"},
        {"说“你好。”他", "说|“你|好。”|他"},
        {"（一）《人》", "（一）|《人》"},
        {"好——吗", "好|——|吗"},
        {"好……吗", "好|……|吗"},
        {"好…………吗", "好|…………|吗"},
        {"约翰·李", "约|翰·‖李"},
        {"用GB/T号", "用|G:B/T|号"},
        {"增3.5%了", "增|3.:5%|了"},
        {"5月10日", "5‖月|1:0‖日"},
        {"第16届", "第‖1:6‖届"},
        {"￥500", "￥5:0:0"},
        {"25℃好", "2:5℃|好"},
        {"在2024—2025", "在|2:0:2:4—‖2:0:2:5"},
        {"中 国", "中 |国"},
        {"中　国", "中　|国"},
        {"中\u00A0国", "中\u00A0国"},
        {"a to b", "a |t:o |b"},
        {"co-op", "c:o-‖o:p"},
        {"电0755-8800136", "电|0:7:5:5-‖8:8:0:0:1:3:6"},
        {"年1986-1990", "年|1:9:8:6-:1:9:9:0"},
        {"号4755-8800136", "号|4:7:5:5-:8:8:0:0:1:3:6"},
        {"www.a.cn/b", "w:w:w:.‖a:.‖c:n:/‖b"},
        {"！？好", "！？|好"},
        {"(甲)(乙)好", "(甲)|(乙)|好"},
    };
    setting t = setting_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(joints_text(&t, cases[i].text, BX_LEVEL_GB), ==, cases[i].joints);
    g_assert_cmpstr(joints_text(&t, "好——吗", BX_LEVEL_STRICT), ==, "好——|吗");
    g_assert_cmpstr(joints_text(&t, "人々", BX_LEVEL_STRICT), ==, "人々");
    setting_free(&t);
}

/* Natural width of a text inside a line, edges trimmed [1/100 em]. */
static int natural(setting *t, const char *text)
{
    const bx_shaped *s = setting_shape(t, text, BX_HORIZONTAL);
    const bx_atoms *a = bx_atoms_make(t->arena, s, 0);
    bx_sums sums = bx_atoms_sum(a, s, 0, s->n_clusters);
    return (int)((sums.natural * 100 + EM / 2) / EM);
}

static void test_widths(void)
{
    static const struct {
        const char *text;
        int width;
    } cases[] = {
        {"中国", 200},     {"中，国", 300},   {"中国，", 250},   {"（中国", 250},
        {"中（国", 300},   {"中）（国", 350}, {"中。”国", 350},  {"中“（国", 350},
        {"中）。国", 350}, {"中：“国", 350},  {"中！？国", 300}, {"中！？！国", 400},
        {"中？”国", 350},  {"中国？！", 300}, {"中——国", 400},   {"中·国", 250},
        {"中　国", 300},   {"　中国　", 200}, {"中国 ", 200},    {"中，　国", 350},
    };
    setting t = setting_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        if (natural(&t, cases[i].text) != cases[i].width)
            g_error("%s: %d, not %d", cases[i].text, natural(&t, cases[i].text),
                    cases[i].width);
    setting_free(&t);
}

/* Between 1/8 and 3/8 em a side, and Han on the grid of half ems. */
static void is_on_grid(int width, int without, int sides)
{
    g_assert_cmpint(width % 50, ==, 0);
    g_assert_cmpint(width - without, >=, 12 * sides);
    g_assert_cmpint(width - without, <=, 38 * sides);
}

/* The gap between Han and Latin, typed or not; none beside marks and at edges; a space
 * that an author typed is not added to it. */
static void test_gap(void)
{
    setting t = setting_new();
    int a = natural(&t, "A");
    is_on_grid(natural(&t, "中A"), 100 + a, 1);
    is_on_grid(natural(&t, "中A国"), 200 + a, 2);
    g_assert_cmpint(natural(&t, "中 A 国"), ==, natural(&t, "中A国"));
    g_assert_cmpint(natural(&t, "中  A国"), ==, natural(&t, "中A国"));
    g_assert_cmpint(natural(&t, "中，A"), ==, 200 + a);
    g_assert_cmpint(natural(&t, "中， A"), ==, 200 + a);
    g_assert_cmpint(natural(&t, "A（中"), ==, 200 + a);
    g_assert_cmpint(natural(&t, "中——A"), ==, 300 + a);
    g_assert_cmpint(natural(&t, " A "), ==, a);
    setting_free(&t);
}

/* Prefix sums and sums one by one must be the same for every line. */
static void test_sums_agree(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(
        &t, "　（中）“国”， AI GDP3.5%！？ 约·翰——好……。　A B", BX_HORIZONTAL);
    const bx_atoms *a = bx_atoms_make(t.arena, s, EM / 50);
    for (int i = 0; i < a->n_joints; i++) {
        for (int k = i + 1; k < a->n_joints; k++) {
            bx_sums line = bx_edge_between(&a->joints[i].start, &a->joints[k].end);
            bx_sums sum = bx_atoms_sum(a, s, a->joints[i].cluster, a->joints[k].cluster);
            g_assert_true(!memcmp(&line, &sum, sizeof sum));
        }
    }
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/atoms/joints", test_joints);
    g_test_add_func("/atoms/widths", test_widths);
    g_test_add_func("/atoms/gap", test_gap);
    g_test_add_func("/atoms/sums-agree", test_sums_agree);
    return g_test_run();
}
