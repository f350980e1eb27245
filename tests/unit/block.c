/* Shapes that an item is offered by the weights of its layout. */
#include "makeup/block.h"

#include "model/item_file.h"
#include "sample.h"

/* Every third sentence ends a paragraph. */
static const bx_item *load_item(const sample *s, int n_sentences)
{
    static const char words[] =
        "大家认为，有了这样的平台，技术工人学习有去处、创新有机会、成长有方向。";
    g_autofree char *path = sample_path(s, "item.md");
    g_autoptr(GString) text = g_string_new("---\nheadline: 红星队取得第一名\n---\n\n");
    for (int i = 0; i < n_sentences; i++)
        g_string_append_printf(text, "%s%s", words, i % 3 == 2 ? "\n\n" : "");
    sample_write(path, text->str, text->len);
    const bx_item *item = bx_item_file_load(s->arena, path, s->diags);
    g_assert_nonnull(item);
    return item;
}

static const bx_layout *find_layout(const sample *s, const char *name)
{
    g_autofree char *layouts =
        g_build_filename(g_getenv("BX_TESTS"), "..", "layouts", NULL);
    const char *const paths[] = {layouts, NULL};
    const bx_layout *found =
        bx_layout_find(s->arena, name, ".", paths, BX_NOWHERE, s->diags);
    g_assert_nonnull(found);
    return found;
}

/* How many shapes of the item have a vertical head; every one is of the form that is
 * offered unasked. Its copy is too long for a wide and shallow block, long enough for a
 * narrow and high one. */
static int count_side_heads(int weight, bool is_lead)
{
    sample s = sample_new();
    bx_layout layout = *find_layout(&s, "8k");
    const bx_item *item = load_item(&s, 9);
    layout.weights[BX_WEIGHT_SIDE_HEAD] = weight;
    bx_setting setting = {
        .assets = s.assets, .layout = &layout, .arena = s.arena, .diags = s.diags};
    const bx_block *block =
        bx_block_make(&setting, item, 0, is_lead, layout.lines, BX_FIT_EXACT);
    int n = 0;
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        if (shape->head.mode != BX_VERTICAL)
            continue;
        bx_len width = bx_span_width(&layout, shape->columns),
               height = shape->lines * layout.leading;
        g_assert_cmpint(shape->head.n_lines, <=, 2);
        g_assert_true(height * 100 >= width * 160 || width >= height * 3);
        g_assert_cmpint(shape->cost, >=, weight);
        n++;
    }
    sample_free(&s);
    return n;
}

static void test_side_head_unasked(void)
{
    g_assert_cmpint(count_side_heads(0, false), ==, 0);
    g_assert_cmpint(count_side_heads(1, false), >, 0);
    g_assert_cmpint(count_side_heads(1, true), ==, 0);
}

/* Legs far wider than 36 字 are what short copy has where nothing else fits: a page has
 * lines of white rather. */
static void test_wide_legs(void)
{
    sample s = sample_new();
    const bx_layout *layout = find_layout(&s, "tabloid");
    const bx_item *item = load_item(&s, 4);
    bx_setting setting = {
        .assets = s.assets, .layout = layout, .arena = s.arena, .diags = s.diags};
    const bx_block *block =
        bx_block_make(&setting, item, 0, false, layout->lines, BX_FIT_EXACT);
    int n_wide = 0;
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        int chars = shape->flow->measure / layout->styles[BX_STYLE_BODY].size;
        if (chars <= 46)
            continue;
        g_assert_cmpint(shape->cost, >, 6 * layout->weights[BX_WEIGHT_WHITE]);
        n_wide++;
    }
    g_assert_cmpint(n_wide, >, 0);
    sample_free(&s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/block/side-head-unasked", test_side_head_unasked);
    g_test_add_func("/block/wide-legs", test_wide_legs);
    return g_test_run();
}
