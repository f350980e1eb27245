/* Bylines: narrower spaces before a second line, and lines that turn between persons. */
#include "makeup/byline.h"

#include "setting.h"

typedef struct {
    setting t;
    bx_setting s;
} byline_case;

static byline_case case_new(void)
{
    byline_case c = {.t = setting_new()};
    g_autofree char *layouts = setting_path("../layouts");
    const char *const paths[] = {layouts, NULL};
    const bx_layout *layout =
        bx_layout_find(c.t.arena, "tabloid", ".", paths, BX_NOWHERE, c.t.diags);
    g_assert_nonnull(layout);
    c.s = (bx_setting){
        .assets = c.t.assets, .layout = layout, .arena = c.t.arena, .diags = c.t.diags};
    return c;
}

/* The lines of a byline so many of its own em wide, parted by "/". */
static void check(const char *byline, int em, const char *expected)
{
    byline_case c = case_new();
    bx_chars text = bx_chars_from_utf8(c.t.arena, NULL, byline, 0);
    const bx_paragraph *lines[BX_MAX_BYLINE_LINES];
    bx_len measure = em * c.s.layout->styles[BX_STYLE_BYLINE].size;
    int n = bx_byline_compose(&c.s, text, measure, lines);
    const char *all = "";
    for (int i = 0; i < n; i++) {
        g_assert_cmpint(lines[i]->breakings[lines[i]->best].n_lines, ==, 1);
        all = bx_format(c.t.arena, "%s%s%s", all, i ? "/" : "",
                        bx_chars_utf8(c.t.arena, lines[i]->text));
    }
    g_assert_cmpstr(all, ==, expected);
    setting_free(&c.t);
}

static void test_spaces(void)
{
    check("（记者　李明　通讯员　王芳）", 14, "（记者　李明　通讯员　王芳）");
    check("（记者　李明　通讯员　王芳）", 12, "（记者\u2002李明\u2002通讯员\u2002王芳）");
    check("（李明　王芳　文/图）", 9, "（李明\u2002王芳\u2002文/图）");
}

/* No name is torn, and none stands on another line than what its bearer is. */
static void test_persons(void)
{
    check("（记者　李明　通讯员　王芳）", 10, "（记者　李明/通讯员　王芳）");
    check("（记者 李明 通讯员 王芳）", 8, "（记者 李明/通讯员 王芳）");
    check("（全媒体记者　李明　王芳　罗新　通讯员　赵丽）", 13,
          "（全媒体记者　李明　王芳/罗新　通讯员　赵丽）");
    check("（李明　王芳　文/图）", 7, "（李明/王芳　文/图）");
    check("（李明　王芳）", 3, "（李明/王芳）");
}

/* What no line holds is broken as any other text. */
static void test_wide_name(void)
{
    byline_case c = case_new();
    bx_chars text = bx_chars_from_utf8(c.t.arena, NULL, "（通讯员　阿依古丽·买买提）", 0);
    const bx_paragraph *lines[BX_MAX_BYLINE_LINES];
    bx_len measure = 6 * c.s.layout->styles[BX_STYLE_BYLINE].size;
    g_assert_cmpint(bx_byline_compose(&c.s, text, measure, lines), ==, 1);
    g_assert_cmpint(lines[0]->breakings[lines[0]->best].n_lines, >, 1);
    g_assert_cmpint(lines[0]->text.n, ==, text.n);
    setting_free(&c.t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/byline/spaces", test_spaces);
    g_test_add_func("/byline/persons", test_persons);
    g_test_add_func("/byline/wide_name", test_wide_name);
    return g_test_run();
}
