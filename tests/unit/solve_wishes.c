#include "makeup/solve.h"

#include "brute_force.h"

/* Five parts that turn, in an order of their own. */
static const bx_tree_note *wheel_note(GRand *random, bx_arena *arena, int n)
{
    bx_tree_note *note = BX_NEW(arena, bx_tree_note);
    int turn = g_rand_int_range(random, 0, n);
    note->kind = g_rand_boolean(random) ? BX_TREE_WHEEL_WIDE : BX_TREE_WHEEL_HIGH;
    for (int i = 0; i < BX_WHEEL_PARTS; i++) {
        bx_tree_note *part = BX_NEW(arena, bx_tree_note);
        part->item = (i + turn) % n;
        note->parts[i] = part;
    }
    return note;
}

/* A tree of the items from..to - 1, some of its ends with an auto. */
static const bx_tree_note *random_note(GRand *random, bx_arena *arena, int from, int to,
                                       bool *has_auto)
{
    bx_tree_note *note = BX_NEW(arena, bx_tree_note);
    if (!*has_auto && g_rand_int_range(random, 0, 3) == 0) {
        note->kind = BX_TREE_AUTO;
        *has_auto = true;
    } else if (to - from == 1) {
        note->item = from;
    } else {
        int middle = g_rand_int_range(random, from + 1, to);
        bool is_stack = g_rand_boolean(random);
        note->kind = is_stack ? BX_TREE_STACK : BX_TREE_BESIDE;
        note->first = random_note(random, arena, from, middle, has_auto);
        note->second = random_note(random, arena, middle, to, has_auto);
    }
    return note;
}

static bx_wish random_wish(GRand *random, bx_arena *arena, int n)
{
    static const int edges[] = {BX_EDGE_TOP,
                                BX_EDGE_FOOT,
                                BX_EDGE_LEFT,
                                BX_EDGE_RIGHT,
                                BX_EDGE_TOP | BX_EDGE_RIGHT,
                                BX_EDGE_FOOT | BX_EDGE_LEFT,
                                BX_EDGE_TOP | BX_EDGE_SIDE};
    bool has_auto = false;
    bx_wish w = {.kind = (bx_wish_kind)g_rand_int_range(random, 0, BX_WISH_FOLD + 1),
                 .item = g_rand_int_range(random, 0, n),
                 .edges = edges[g_rand_int_range(random, 0, 7)],
                 .first = g_rand_int_range(random, 1, 4),
                 .size = grades[g_rand_int_range(random, 0, 3)].main.size};
    w.other = (w.item + g_rand_int_range(random, 1, n)) % n;
    w.last = g_rand_int_range(random, w.first, 5);
    if (w.kind == BX_WISH_WIDTH)
        w.first = 1;
    if (w.kind == BX_WISH_TREE) {
        w.tree = n == 5 && g_rand_boolean(random)
                     ? wheel_note(random, arena, n)
                     : random_note(random, arena, 0, n, &has_auto);
        w.item = w.other = 0;
    }
    return w;
}

static void test_wishes_agree_with_brute_force(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(29);
    int solved = 0, by_kind[BX_WISH_FOLD + 1] = {0};
    for (int round = 0; round < 260; round++) {
        int n = 2 + round % 7 % 4, lines = 6 + 3 * n, n_wishes = 1 + round % 3;
        int order[] = {0, 1, 2, 3, 4};
        bx_block blocks[5];
        const bx_block *list[5];
        bx_wish wishes[3];
        const bx_wish *wish_list[3];
        bx_arena *arena = bx_arena_new();
        layout.paper_height = lines * layout.leading;
        for (int i = 0; i < n_wishes; i++) {
            wishes[i] = random_wish(random, arena, n);
            wish_list[i] = &wishes[i];
        }
        bx_pins pins = bx_pins_make(arena, &layout, wish_list, n_wishes, order, n, 0);
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, n < 5 ? 3 : 2);
            list[i] = bx_pins_block(arena, &pins, i, &blocks[i]);
        }
        bx_home homes[] = {{0, {g_rand_int_range(random, 0, 3), lines / 2, 2, 7}},
                           {1, {0, 0, 1, lines / 2}}};
        if (round % 2) { /* where blocks should stand as they stood */
            pins.homes = homes;
            pins.n_homes = 2;
        }
        bx_solution solution;
        bool is_solved = bx_solve(arena, &layout, list, n, lines, &pins, &solution);
        int64_t best = brute_force(&layout, blocks, n, lines, wishes, n_wishes,
                                   (bx_known_pages){0}, &pins);
        g_assert_cmpint(is_solved, ==, best >= 0);
        g_assert_cmpint(bx_can_solve(&layout, list, n, lines, &pins, NULL), ==,
                        is_solved);
        if (is_solved) {
            g_assert_cmpint(solution.cost, ==, best);
            g_assert_true(solution.is_optimal);
            solved++;
            for (int i = 0; i < n_wishes; i++)
                by_kind[wishes[i].kind]++;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(solved, >, 40);
    for (int kind = 0; kind <= BX_WISH_FOLD; kind++)
        g_assert_cmpint(by_kind[kind], >=, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/solve-wishes/brute-force", test_wishes_agree_with_brute_force);
    return g_test_run();
}
