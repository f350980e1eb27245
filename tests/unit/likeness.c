#include "makeup/likeness.h"

#include <glib.h>

enum { ITEMS = 4 };

static bx_item items[ITEMS];
static bx_block blocks[ITEMS];

/* Four items by rank: the lead over four columns, one below it, two below that. */
static const bx_region usual[ITEMS] = {
    {0, 0, 4, 10}, {0, 10, 4, 6}, {0, 16, 2, 8}, {2, 16, 2, 8}};

static void set_up(void)
{
    for (int i = 0; i < ITEMS; i++) {
        items[i].priority = i + 1;
        blocks[i] = (bx_block){.item = &items[i], .index = 10 + i, .is_lead = i == 0};
    }
}

static void place(bx_placed *out, const bx_region *at)
{
    for (int i = 0; i < ITEMS; i++)
        out[i] = (bx_placed){.at = at[i], .block = &blocks[i]};
}

/* How alike the first n blocks, standing so, are to the usual page; or known: 1. */
static int likeness(const bx_region *at, int n, bool *is_known)
{
    bx_placed known[ITEMS], placed[ITEMS];
    place(known, usual);
    place(placed, at);
    bx_known_page page = {known, ITEMS};
    *is_known = bx_looks_known(&(bx_known_pages){&page, 1}, placed, n);
    return bx_likeness(&page, placed, n);
}

static void test_item(void)
{
    bx_region a = {0, 0, 4, 10};
    g_assert_cmpint(bx_likeness_of_item(a, a), ==, 1000);
    g_assert_cmpint(bx_likeness_of_item(a, (bx_region){0, 0, 2, 10}), ==, 500);
    g_assert_cmpint(bx_likeness_of_item(a, (bx_region){0, 5, 4, 10}), ==, 333);
    g_assert_cmpint(bx_likeness_of_item(a, (bx_region){4, 0, 4, 10}), ==, 0);
    g_assert_cmpint(bx_likeness_of_item(a, (bx_region){0, 10, 4, 10}), ==, 0);
}

static void test_pages(void)
{
    static const struct {
        bx_region at[ITEMS];
        int likeness;
        bool is_known;
    } rows[] = {
        {{{0, 0, 4, 10}, {0, 10, 4, 6}, {0, 16, 2, 8}, {2, 16, 2, 8}}, 1000, true},
        /* a line moved */
        {{{0, 0, 4, 11}, {0, 11, 4, 5}, {0, 16, 2, 8}, {2, 16, 2, 8}}, 913, true},
        /* the last two exchanged: 4 and 3 of 10 */
        {{{0, 0, 4, 10}, {0, 10, 4, 6}, {2, 16, 2, 8}, {0, 16, 2, 8}}, 700, true},
        /* all but the lead elsewhere */
        {{{0, 0, 4, 10}, {2, 16, 2, 8}, {0, 10, 2, 14}, {2, 10, 2, 6}}, 514, false},
        /* the lead a column narrower, and nothing else */
        {{{0, 0, 3, 10}, {0, 10, 4, 6}, {0, 16, 2, 8}, {2, 16, 2, 8}}, 900, false},
        /* the lead from another column, and nothing else */
        {{{1, 0, 4, 10}, {0, 10, 4, 6}, {0, 16, 2, 8}, {2, 16, 2, 8}}, 840, false},
        /* the lead elsewhere, as wide, in the same column */
        {{{0, 14, 4, 10}, {0, 8, 4, 6}, {0, 0, 2, 8}, {2, 0, 2, 8}}, 150, false},
    };
    set_up();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        bool is_known;
        g_assert_cmpint(likeness(rows[i].at, ITEMS, &is_known), ==, rows[i].likeness);
        g_assert_true(is_known == rows[i].is_known);
    }
}

/* A page in the making is known when whatever follows cannot change that, and a block
 * more never makes it less alike. */
static void test_in_the_making(void)
{
    int before = 0;
    bool is_known;
    set_up();
    for (int n = 0; n <= ITEMS; n++) {
        int now = likeness(usual, n, &is_known);
        g_assert_cmpint(now, >=, before);
        g_assert_true(is_known == (n >= 2)); /* 4 and 3 of 10 */
        before = now;
    }
    g_assert_cmpint(before, ==, 1000);
    g_assert_false(bx_looks_known(&(bx_known_pages){NULL, 0}, NULL, 0));
}

/* Where no item leads, the rest decides. */
static void test_no_lead(void)
{
    bool is_known;
    set_up();
    blocks[0].is_lead = false;
    likeness(usual, ITEMS, &is_known);
    g_assert_true(is_known);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/likeness/item", test_item);
    g_test_add_func("/likeness/pages", test_pages);
    g_test_add_func("/likeness/in-the-making", test_in_the_making);
    g_test_add_func("/likeness/no-lead", test_no_lead);
    return g_test_run();
}
