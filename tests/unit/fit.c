#include "text/fit.h"

#include <glib.h>

enum { PERCENT = BX_EM / 100 };

/* All in hundredths of an em. */
static void fits(bx_blank blank, int advance, int from, int to, int shift, int front,
                 int back)
{
    bx_drawn drawn = {advance == 100 ? BX_EM : advance * PERCENT, from * PERCENT,
                      to * PERCENT};
    bx_fit fit = bx_fit_mark(blank, drawn);
    g_assert_cmpint(ABS(fit.shift - shift * PERCENT), <=, PERCENT);
    g_assert_cmpint(ABS(fit.front - front * PERCENT), <=, PERCENT);
    g_assert_cmpint(ABS(fit.back - back * PERCENT), <=, PERCENT);
}

/* Where a face draws a mark as its class says, nothing moves. */
static void test_in_place(void)
{
    fits((bx_blank){50, 0}, 100, 57, 92, 0, 50, 0); /* “ */
    fits((bx_blank){0, 50}, 100, 8, 23, 0, 0, 50);  /* ， */
    fits((bx_blank){25, 25}, 100, 40, 56, 0, 25, 25);
    fits((bx_blank){0, 0}, 100, 44, 55, 0, 0, 0);
    fits((bx_blank){0, 50}, 100, 8, 52, 0, 0, 50); /* a hair over */
}

/* Proportional glyphs go to the middle of the half that is theirs. */
static void test_narrow(void)
{
    fits((bx_blank){50, 0}, 35, 5, 30, 57, 50, 0);
    fits((bx_blank){0, 50}, 35, 5, 30, 8, 0, 50);
    fits((bx_blank){0, 0}, 35, 5, 30, 32, 0, 0);
}

/* A corner mark where the convention wants the middle, and the other way round. */
static void test_other_convention(void)
{
    fits((bx_blank){25, 25}, 100, 8, 23, 34, 25, 25); /* ， for Taiwan */
    fits((bx_blank){0, 0}, 100, 20, 30, 25, 0, 0);    /* ！ for Taiwan */
    fits((bx_blank){0, 50}, 100, 42, 58, -25, 0, 50); /* ， centred, for the mainland */
}

/* Ink wider than its half keeps what it needs, ink wider than the em is centred. */
static void test_wide(void)
{
    fits((bx_blank){50, 0}, 100, 30, 98, 2, 32, 0);
    fits((bx_blank){0, 50}, 120, -5, 115, -5, 0, 0);
    fits((bx_blank){0, 0}, 0, 0, 0, 50, 0, 0); /* no ink at all */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fit/in-place", test_in_place);
    g_test_add_func("/fit/narrow", test_narrow);
    g_test_add_func("/fit/other-convention", test_other_convention);
    g_test_add_func("/fit/wide", test_wide);
    return g_test_run();
}
