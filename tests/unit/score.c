#include "makeup/score.h"

#include <glib.h>

static bx_grade big = {.main = {.size = 36 * BX_PT}},
                middle = {.main = {.size = 24 * BX_PT}};
static bx_item lead = {.name = "lead", .priority = 1},
               other = {.name = "b2", .priority = 2};
static bx_block lead_block = {.item = &lead, .is_lead = true},
                other_block = {.item = &other};

static bx_layout layout_with(bx_weight rule, int weight)
{
    bx_layout layout = {.columns = 4, .lines = 60};
    layout.weights[rule] = weight;
    return layout;
}

static bx_shape shape_of(int columns, int lines, const bx_grade *grade)
{
    return (bx_shape){
        .columns = columns, .lines = lines, .head = {.grade = grade, .rows = 5}};
}

/* Two blocks side by side or stacked on a page of 4 × 60. */
static int64_t score_two(const bx_layout *layout, bx_node_kind cut, const bx_grade *first,
                         const bx_grade *second)
{
    bx_arena *arena = bx_arena_new();
    bool is_stack = cut == BX_NODE_STACK;
    bx_shape a = shape_of(is_stack ? 4 : 2, is_stack ? 30 : 60, first);
    bx_shape b = shape_of(is_stack ? 4 : 2, is_stack ? 30 : 60, second);
    const bx_node *root = bx_node_cut(arena, cut, bx_node_leaf(arena, &lead_block, &a),
                                      bx_node_leaf(arena, &other_block, &b));
    bx_sheet sheet = bx_sheet_lay(arena, root);
    int64_t score = bx_score_sheet(layout, &sheet);
    bx_arena_free(arena);
    return score;
}

static void test_tombstones(void)
{
    bx_layout layout = layout_with(BX_WEIGHT_TOMBSTONE, 1000);
    int64_t alike = score_two(&layout, BX_NODE_BESIDE, &big, &big);
    bx_grade nearly = {.main = {.size = big.main.size - 4 * BX_PT}};
    int64_t like = score_two(&layout, BX_NODE_BESIDE, &big, &nearly);
    g_assert_cmpint(alike, >, like);
    g_assert_cmpint(like, >, 0);
    g_assert_cmpint(score_two(&layout, BX_NODE_BESIDE, &big, &middle), ==, 0);
    g_assert_cmpint(score_two(&layout, BX_NODE_STACK, &big, &big), ==, 0);
}

static void test_cuts(void)
{
    bx_layout layout = layout_with(BX_WEIGHT_CUT_THROUGH, 1000);
    g_assert_cmpint(score_two(&layout, BX_NODE_STACK, &big, &big), ==, 1000);
    g_assert_cmpint(score_two(&layout, BX_NODE_BESIDE, &big, &big), ==, 0);
    bx_layout gutter = layout_with(BX_WEIGHT_GUTTER, 1000);
    g_assert_cmpint(score_two(&gutter, BX_NODE_BESIDE, &big, &big), >=, 1000);
    g_assert_cmpint(score_two(&gutter, BX_NODE_STACK, &big, &big), ==, 0);
}

static void test_lead_head(void)
{
    bx_layout layout = layout_with(BX_WEIGHT_LEAD_HEAD, 1200);
    g_assert_cmpint(score_two(&layout, BX_NODE_STACK, &big, &middle), ==, 0);
    g_assert_cmpint(score_two(&layout, BX_NODE_STACK, &big, &big), ==, 1200);
}

static void test_head_order(void)
{
    bx_layout layout = layout_with(BX_WEIGHT_HEAD_ORDER, 1000);
    g_assert_cmpint(score_two(&layout, BX_NODE_STACK, &big, &middle), ==, 0);
    g_assert_cmpint(score_two(&layout, BX_NODE_STACK, &middle, &big), >, 0);
}

static void test_place(void)
{
    bx_layout layout = layout_with(BX_WEIGHT_PLACE, 1000);
    int64_t in_order = score_two(&layout, BX_NODE_STACK, &big, &middle);
    lead.priority = 3; /* now the less important item stands on top */
    int64_t out_of_order = score_two(&layout, BX_NODE_STACK, &big, &middle);
    lead.priority = 1;
    g_assert_cmpint(in_order, ==, 0);
    g_assert_cmpint(out_of_order, >, 0);
}

/* The heads in a column clash with those of its neighbours, each where it stands. */
static void test_column(void)
{
    bx_layout layout = layout_with(BX_WEIGHT_TOMBSTONE, 1000);
    bx_shape inner = shape_of(2, 20, &middle), outer = shape_of(2, 25, NULL);
    bx_placed item = bx_placed_at(&lead_block, &inner, 0, 4);
    bx_sheet items = {.placed = &item, .n_placed = 1};
    bx_framed framed = {.items = &items};
    outer.framed = &framed;
    bx_placed column = bx_placed_at(&lead_block, &outer, 0, 0);
    bx_placed low = bx_placed_at(&other_block, &inner, 2, 4);
    bx_placed high = bx_placed_at(&other_block, &inner, 2, 0);
    g_assert_cmpint(bx_score_pair(&layout, &column, &low), >, 0);
    /* one of five lines */
    g_assert_cmpint(bx_score_pair(&layout, &column, &high), <,
                    bx_score_pair(&layout, &column, &low));
}

static bx_placed with_picture(const bx_block *block, const bx_shape *plain, int column,
                              int rows)
{
    bx_shape *shape = g_memdup2(plain, sizeof *plain); /* as long as the test */
    shape->band = (bx_band){.place = BX_BAND_UNDER, .columns = 2, .rows = rows};
    return bx_placed_at(block, shape, column, 0);
}

/* Pictures of one size cost the weight, of twice the size nothing; one that is larger
 * than the lead's costs more than one of its size. */
static void test_rivals(void)
{
    bx_layout layout = layout_with(BX_WEIGHT_RIVAL, 900);
    bx_shape shape = shape_of(2, 40, &middle);
    bx_placed large = with_picture(&lead_block, &shape, 0, 12);
    static const struct {
        int rows;
        int64_t cost;
    } others[] = {{12, 900}, {9, 450}, {6, 0}, {4, 0}, {24, 1800}, {48, 2250}};
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        bx_placed small = with_picture(&other_block, &shape, 2, others[i].rows);
        g_assert_cmpint(bx_score_pair(&layout, &large, &small), ==, others[i].cost);
        g_assert_cmpint(bx_score_pair(&layout, &small, &large), ==, others[i].cost);
        g_free((void *)small.shape);
    }
    bx_placed third = with_picture(&other_block, &shape, 0, 12);
    bx_placed larger = with_picture(&other_block, &shape, 2, 24);
    g_assert_cmpint(bx_score_pair(&layout, &third, &larger), ==, 0);
    g_free((void *)third.shape);
    g_free((void *)larger.shape);
    bx_placed none = bx_placed_at(&other_block, &shape, 2, 0);
    g_assert_cmpint(bx_score_pair(&layout, &large, &none), ==, 0);
    g_free((void *)large.shape);
}

/* Boxes that share part of an edge, side by side or one over the other. */
static void test_boxes(void)
{
    bx_layout layout = layout_with(BX_WEIGHT_BOXES, 700);
    bx_shape plain = shape_of(2, 20, NULL), box = plain, group = plain;
    bx_framed framed = {0};
    box.box = BX_BOX_TINT;
    group.framed = &framed;
    bx_placed first = bx_placed_at(&lead_block, &box, 0, 0);
    const struct {
        const bx_shape *shape;
        int column, row;
        int64_t cost;
    } others[] = {{&box, 2, 0, 700},  {&box, 2, 19, 700}, {&box, 2, 20, 0},
                  {&box, 0, 20, 700}, {&box, 1, 20, 700}, {&box, 0, 21, 0},
                  {&plain, 2, 0, 0},  {&group, 2, 0, 700}};
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        bx_placed beside =
            bx_placed_at(&other_block, others[i].shape, others[i].column, others[i].row);
        g_assert_cmpint(bx_score_pair(&layout, &first, &beside), ==, others[i].cost);
        g_assert_cmpint(bx_score_pair(&layout, &beside, &first), ==, others[i].cost);
    }
}

/* A head that is small enough but takes more room than the lead's. */
static void test_louder(void)
{
    bx_layout layout = layout_with(BX_WEIGHT_LEAD_HEAD, 1000);
    bx_shape narrow = shape_of(1, 40, &big), wide = shape_of(3, 40, &middle);
    bx_placed lead_at = bx_placed_at(&lead_block, &narrow, 0, 0);
    bx_placed other_at = bx_placed_at(&other_block, &wide, 1, 0);
    g_assert_cmpint(bx_score_pair(&layout, &lead_at, &other_at), ==, 500);
    lead_at = bx_placed_at(&lead_block, &wide, 0, 0);
    other_at = bx_placed_at(&other_block, &narrow, 3, 0);
    g_assert_cmpint(bx_score_pair(&layout, &other_at, &lead_at), >, 500);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/score/tombstones", test_tombstones);
    g_test_add_func("/score/cuts", test_cuts);
    g_test_add_func("/score/lead-head", test_lead_head);
    g_test_add_func("/score/head-order", test_head_order);
    g_test_add_func("/score/place", test_place);
    g_test_add_func("/score/column", test_column);
    g_test_add_func("/score/rivals", test_rivals);
    g_test_add_func("/score/boxes", test_boxes);
    g_test_add_func("/score/louder", test_louder);
    return g_test_run();
}
