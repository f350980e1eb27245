#include "text/cjk.h"

#include <glib.h>

static void is_class(uint32_t c, bx_class class)
{
    g_assert_cmpstr(bx_class_name(bx_cjk_class(c)), ==, bx_class_name(class));
}

static void test_classes(void)
{
    is_class(0x4E2D, BX_CLASS_HAN);  /* 中 */
    is_class(0x20087, BX_CLASS_HAN); /* 𠂇 */
    is_class(0x3042, BX_CLASS_HAN);  /* あ */
    is_class(0x3041, BX_CLASS_NS);   /* ぁ */
    is_class(0x2460, BX_CLASS_HAN);  /* ① */
    is_class(0x201C, BX_CLASS_OB);
    is_class(0x300B, BX_CLASS_CB);
    is_class(0xFF0C, BX_CLASS_CM);
    is_class(0xFF1B, BX_CLASS_CL);
    is_class(0x3002, BX_CLASS_ST);
    is_class(0xFF01, BX_CLASS_EX);
    is_class(0xB7, BX_CLASS_MD);
    is_class(0x2014, BX_CLASS_DA);
    is_class(0x2E3A, BX_CLASS_DD);
    is_class(0xA000, BX_CLASS_HAN);  /* Yi */
    is_class(0x1B170, BX_CLASS_HAN); /* Nüshu */
    is_class(0x2026, BX_CLASS_EL);
    is_class(0xFF5E, BX_CLASS_CN);
    is_class('/', BX_CLASS_SL);
    is_class('%', BX_CLASS_PO);
    is_class('$', BX_CLASS_PR);
    is_class('a', BX_CLASS_AL);
    is_class(0xE9, BX_CLASS_AL);
    is_class(0x416, BX_CLASS_AL);
    is_class('7', BX_CLASS_NU);
    is_class('(', BX_CLASS_XO);
    is_class('.', BX_CLASS_XC);
    is_class('-', BX_CLASS_HY);
    is_class(' ', BX_CLASS_SP);
    is_class('\t', BX_CLASS_SP);
    is_class(0x200B, BX_CLASS_SP);
    is_class(0x3000, BX_CLASS_IS);
    is_class(0xA0, BX_CLASS_GL);
    is_class(0x301, BX_CLASS_CO);
    is_class(0xFE00, BX_CLASS_CO);
    is_class(0x202E, BX_CLASS_CO);
}

/* GB/T 15834 §5.1.10 and CLREQ §3.1.7: what each level adds. */
static void test_levels(void)
{
    static const uint32_t never_first[] = {0xFF0C, 0x3001, 0x3002, 0xFF1A, 0xFF01,
                                           0x201D, 0xFF09, 0x300B, 0xB7,   0xFF5E};
    for (size_t i = 0; i < G_N_ELEMENTS(never_first); i++) {
        bx_class class = bx_cjk_class(never_first[i]);
        g_assert_false(bx_cjk_may_start(never_first[i], class, BX_LEVEL_BASIC));
        g_assert_true(bx_cjk_may_end(never_first[i], class, BX_LEVEL_STRICT));
    }
    static const uint32_t never_last[] = {0x201C, 0xFF08, 0x300A, 0x3010, 0xFFE5};
    for (size_t i = 0; i < G_N_ELEMENTS(never_last); i++) {
        bx_class class = bx_cjk_class(never_last[i]);
        g_assert_false(bx_cjk_may_end(never_last[i], class, BX_LEVEL_BASIC));
        g_assert_true(bx_cjk_may_start(never_last[i], class, BX_LEVEL_STRICT));
    }
    g_assert_true(bx_cjk_may_end('/', BX_CLASS_SL, BX_LEVEL_BASIC));
    g_assert_false(bx_cjk_may_end('/', BX_CLASS_SL, BX_LEVEL_GB));
    g_assert_true(bx_cjk_may_start(0x2014, BX_CLASS_DD, BX_LEVEL_GB));
    g_assert_false(bx_cjk_may_start(0x2014, BX_CLASS_DD, BX_LEVEL_STRICT));
    g_assert_true(bx_cjk_may_start(0x3005, BX_CLASS_NS, BX_LEVEL_GB));
    g_assert_false(bx_cjk_may_start(0x3005, BX_CLASS_NS, BX_LEVEL_STRICT));
}

/* The table is searched by halves, so its rows must rise; and a mark's blanks must leave
 * room for its ink. */
static void test_table(void)
{
    int n = 0;
    for (uint32_t c = 1; c < 0x20000; c++) {
        const bx_mark *mark = bx_mark_find(c);
        if (!mark)
            continue;
        n++;
        g_assert_cmpuint(mark->c, ==, c);
        for (int k = 0; k < 6; k++) {
            bx_blank blank = bx_mark_blank(mark, (bx_convention)(k / 2),
                                           k % 2 ? BX_VERTICAL : BX_HORIZONTAL);
            g_assert_cmpint(blank.front + blank.back, <=, 50);
        }
        g_assert_true(mark->no_start == BX_LEVEL_NONE || mark->no_end == BX_LEVEL_NONE ||
                      mark->class == BX_CLASS_SL);
    }
    static const uint32_t rows[] = {
#define BX_MARK(c, ...) c,
#include "text/mark.def"
#undef BX_MARK
    };
    g_assert_cmpint(n, ==, (int)G_N_ELEMENTS(rows));
}

static void has_blank(uint32_t c, bx_convention convention, bx_writing_mode mode,
                      int front, int back)
{
    bx_blank blank = bx_mark_blank(bx_mark_find(c), convention, mode);
    g_assert_cmpint(blank.front, ==, front);
    g_assert_cmpint(blank.back, ==, back);
}

/* Mainland vertical setting keeps colons and stops of tone upright and full (CLREQ
 * §3.1.4), commas and brackets lose their foot or head; elsewhere marks stand in the
 * middle of their em. */
static void test_blanks(void)
{
    has_blank(0xFF1A, BX_CONVENTION_SC, BX_HORIZONTAL, 0, 50);
    has_blank(0xFF1A, BX_CONVENTION_SC, BX_VERTICAL, 0, 0);
    has_blank(0xFF01, BX_CONVENTION_SC, BX_VERTICAL, 0, 0);
    has_blank(0xFF0C, BX_CONVENTION_SC, BX_VERTICAL, 0, 50);
    has_blank(0xFF08, BX_CONVENTION_SC, BX_VERTICAL, 50, 0);
    has_blank(0x3002, BX_CONVENTION_TC, BX_HORIZONTAL, 25, 25);
    has_blank(0xFF1A, BX_CONVENTION_JP, BX_VERTICAL, 25, 25);
    has_blank(0xFF1B, BX_CONVENTION_JP, BX_VERTICAL, 0, 0);
    has_blank(0x30FB, BX_CONVENTION_JP, BX_HORIZONTAL, 25, 25);
    g_assert_true(bx_mark_find(0x3002)->may_hang);
    g_assert_false(bx_mark_find(0xFF01)->may_hang);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cjk/classes", test_classes);
    g_test_add_func("/cjk/levels", test_levels);
    g_test_add_func("/cjk/table", test_table);
    g_test_add_func("/cjk/blanks", test_blanks);
    return g_test_run();
}
