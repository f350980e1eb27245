#include "makeup/lead_head.h"

#include <glib.h>

#include "makeup/score.h"

enum { WEIGHT = 2500, N_BLOCKS = 4, N_SHAPES = 12 };

static bx_grade grades[] = {
    {.main = {.size = 18 * BX_PT}}, {.main = {.size = 22 * BX_PT}},
    {.main = {.size = 30 * BX_PT}}, {.main = {.size = 36 * BX_PT}},
    {.main = {.size = 40 * BX_PT}}, {.main = {.size = 44 * BX_PT}}};
static bx_item items[N_BLOCKS];
static bx_shape shapes[N_BLOCKS][N_SHAPES];
static bx_block blocks[N_BLOCKS];
static const bx_block *list[N_BLOCKS];

/* The lead's heads are of the larger grades, the others' of the smaller ones. */
static void draw(GRand *random)
{
    for (int i = 0; i < N_BLOCKS; i++) {
        items[i] = (bx_item){.name = "x", .priority = i + 1};
        for (int k = 0; k < N_SHAPES; k++) {
            int grade = g_rand_int_range(random, i ? 0 : 1, i ? 3 : 6);
            shapes[i][k] = (bx_shape){.columns = 1 + k / 4,
                                      .lines = 10 + k,
                                      .cost = g_rand_int_range(random, 0, 900),
                                      .head = {.grade = &grades[grade],
                                               .rows = g_rand_int_range(random, 2, 8)}};
        }
        blocks[i] = (bx_block){.item = &items[i],
                               .is_lead = i == 0,
                               .shapes = shapes[i],
                               .n_shapes = N_SHAPES};
        list[i] = &blocks[i];
    }
}

static bx_layout the_layout(void)
{
    bx_layout layout = {.columns = 4, .lines = 60};
    layout.weights[BX_WEIGHT_LEAD_HEAD] = WEIGHT;
    return layout;
}

/* What rule 8 says of the lead in one shape and another block in another. */
static int64_t rule_8(const bx_layout *layout, const bx_shape *lead, int other,
                      const bx_shape *shape)
{
    bx_placed a = bx_placed_at(&blocks[0], lead, 0, 0);
    bx_placed b = bx_placed_at(&blocks[other], shape, 0, 30);
    return bx_score_pair(layout, &a, &b);
}

/* Each shape of the lead is of just one that can be told; what is sure then is no more
 * than the rule says, and all of it but for louder heads. */
static void check_told(const bx_layout *layout, const bx_lead_head *untold,
                       const bx_lead_heads *heads, const bx_shape *lead)
{
    int n_told = 0;
    for (int i = 0; i < heads->n; i++) {
        const bx_lead_head *told = &heads->all[i];
        if (!bx_lead_head_may_be(told, 0, lead))
            continue;
        n_told++;
        for (int other = 1; other < N_BLOCKS; other++)
            for (int k = 0; k < N_SHAPES; k++) {
                const bx_shape *shape = &shapes[other][k];
                int sure = bx_lead_head_sure_of_two(told, lead, other, shape);
                int64_t rule = rule_8(layout, lead, other, shape);
                g_assert_cmpint(sure, <=, rule);
                g_assert_cmpint(sure, >=, rule - bx_score_louder_head(layout));
                g_assert_cmpint(sure, >=,
                                bx_lead_head_sure_of_two(untold, lead, other, shape));
                g_assert_cmpint(bx_lead_head_more(told, other, shape), >=, 0);
            }
    }
    g_assert_cmpint(n_told, ==, 1);
}

/* What blocks cost at least is no more than any choice of their shapes does. */
static void check_least(const bx_lead_head *told, GRand *random)
{
    int64_t cost = 0;
    for (int i = 0; i < N_BLOCKS; i++) {
        int k = g_rand_int_range(random, 0, N_SHAPES);
        while (!bx_lead_head_may_be(told, i, &shapes[i][k]))
            k = (k + 1) % N_SHAPES;
        cost += shapes[i][k].cost + bx_lead_head_sure(told, i, &shapes[i][k]) +
                bx_lead_head_more(told, i, &shapes[i][k]);
    }
    g_assert_cmpint(told->told->least, <=, cost);
}

static void test_told(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(5);
    bx_layout layout = the_layout();
    int n_parted = 0;
    for (int round = 0; round < 50; round++) {
        bx_arena *arena = bx_arena_new();
        draw(random);
        bx_lead_head untold = bx_lead_head_make(&layout, list, N_BLOCKS);
        bx_lead_heads heads = bx_lead_heads_told(arena, &untold);
        for (int k = 0; k < N_SHAPES; k++)
            check_told(&layout, &untold, &heads, &shapes[0][k]);
        for (int i = 0; i < heads.n; i++)
            check_least(&heads.all[i], random);
        n_parted += heads.n > 1;
        bx_arena_free(arena);
    }
    g_assert_cmpint(n_parted, >, 40);
}

static void test_nothing_to_tell(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(6);
    bx_arena *arena = bx_arena_new();
    bx_layout layout = the_layout();
    draw(random);
    blocks[0].is_lead = false;
    bx_lead_head none = bx_lead_head_make(&layout, list, N_BLOCKS);
    g_assert_cmpint(bx_lead_heads_told(arena, &none).n, ==, 0);
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lead_head/told", test_told);
    g_test_add_func("/lead_head/nothing-to-tell", test_nothing_to_tell);
    return g_test_run();
}
