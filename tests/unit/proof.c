#include "makeup/proof.h"

#include <glib.h>
#include <string.h>

#include "model/jump.h"

static bx_arena *arena;

static bx_item item_of(const char *headline, const char *body)
{
    bx_part *parts = BX_NEW_ARRAY(arena, 2, bx_part);
    parts[0] = (bx_part){.kind = BX_PART_HEADLINE,
                         .text = bx_chars_from_utf8(arena, NULL, headline, 0)};
    parts[1] = (bx_part){.kind = BX_PART_PARAGRAPH,
                         .text = bx_chars_from_utf8(arena, NULL, body, 0)};
    bx_item item = {.name = "b1", .parts = parts, .n_parts = 2};
    item.n_chars = bx_item_number(parts, 2);
    return item;
}

static void add_run(bx_display_builder *b, int id, int n_chars)
{
    bx_cluster_text *cluster = BX_NEW(arena, bx_cluster_text);
    *cluster = (bx_cluster_text){.id = id, .n_chars = (int16_t)n_chars};
    bx_glyph_run run = {.clusters = cluster, .n_clusters = 1, .text = ""};
    bx_display_add(b, (bx_op){.kind = BX_OP_GLYPHS, .glyphs = run});
}

typedef struct {
    int id, n;
} shown;

static bool prove_pages(const bx_item *item, const shown *const *pages, int n,
                        bx_diags *diags)
{
    bx_display *displays = BX_NEW_ARRAY(arena, n, bx_display);
    int over = 0;
    for (int i = 0; i < n; i++) {
        bx_display_builder b = {.arena = arena};
        bx_display_add(&b, (bx_op){.kind = BX_OP_GROUP_BEGIN, .group = {.item = 0}});
        for (const shown *c = pages[i]; c->n; c++)
            add_run(&b, c->id, c->n);
        bx_display_add(&b, (bx_op){.kind = BX_OP_GROUP_END});
        displays[i] = (bx_display){.ops = b.ops, .n_ops = b.n};
    }
    return bx_proof(item, 1, &over, displays, n, diags);
}

/* Proves a page on which the item shows just these clusters. */
static bool prove(const bx_item *item, const shown *clusters, int over, bx_diags *diags)
{
    bx_display_builder b = {.arena = arena};
    bx_display_add(&b, (bx_op){.kind = BX_OP_GROUP_BEGIN, .group = {.item = 0}});
    for (; clusters->n; clusters++)
        add_run(&b, clusters->id, clusters->n);
    bx_display_add(&b, (bx_op){.kind = BX_OP_GROUP_END});
    bx_display page = {.ops = b.ops, .n_ops = b.n};
    return bx_proof(item, 1, &over, &page, 1, diags);
}

static void test_whole(void)
{
    bx_item item = item_of("标 题", "正文三字。");
    bx_diags *diags = bx_diags_new();
    g_assert_true(prove(&item, (shown[]){{0, 1}, {2, 6}, {0, 0}}, 0, diags));
    g_assert_true(prove(&item, (shown[]){{0, 8}, {BX_GENERATED, 1}, {0, 0}}, 0, diags));
    g_assert_cmpint(bx_diags_count(diags, BX_ERROR), ==, 0);
    bx_diags_free(diags);
}

static void says(const bx_item *item, const shown *clusters, bx_diag_id id,
                 const char *text)
{
    bx_diags *diags = bx_diags_new();
    bx_diag_line line;
    g_assert_false(prove(item, clusters, 0, diags));
    g_assert_cmpint(bx_diags_count_of(diags, id), ==, 1);
    g_assert_true(bx_diags_line(diags, 0, BX_ENGLISH, arena, &line));
    g_assert_nonnull(strstr(line.message, text));
    bx_diags_free(diags);
}

static void test_lost(void)
{
    bx_item item = item_of("标题", "正文三字。");
    says(&item, (shown[]){{0, 2}, {3, 4}, {0, 0}}, BX_D_E_TEXT_LOST, ": 正");
    says(&item, (shown[]){{0, 6}, {0, 0}}, BX_D_E_TEXT_LOST, ": 。");
    says(&item, (shown[]){{0, 0}}, BX_D_E_TEXT_LOST, ": 标题正文三字。");
}

static void test_twice(void)
{
    bx_item item = item_of("标题", "正文三字。");
    says(&item, (shown[]){{0, 3}, {2, 5}, {0, 0}}, BX_D_E_TEXT_TWICE, ": 正文三字。");
}

/* One text of an item that jumps follows on a later page: whole, in order, once. */
static void test_jump(void)
{
    static const bx_piece piece = {.kind = BX_PIECE_HEAD};
    static const shown first[] = {{0, 4}, {6, 1}, {0, 0}}, all[] = {{4, 2}, {0, 0}},
                       part[] = {{5, 1}, {0, 0}}, twice[] = {{4, 2}, {5, 1}, {0, 0}},
                       holes[] = {{0, 2}, {3, 1}, {6, 1}, {0, 0}},
                       both[] = {{2, 1}, {4, 2}, {0, 0}}, late[] = {{3, 3}, {0, 0}},
                       none[] = {{0, 0}};
    const struct {
        const shown *pages[2];
        bx_diag_id says; /* BX_D_COUNT: it is whole */
    } cases[] = {{{first, all}, BX_D_COUNT},         {{first, none}, BX_D_E_TEXT_LOST},
                 {{first, part}, BX_D_E_TEXT_LOST},  {{first, twice}, BX_D_E_TEXT_TWICE},
                 {{first, late}, BX_D_E_TEXT_TWICE}, {{holes, both}, BX_D_E_TEXT_LOST}};
    bx_item item = item_of("标题", "正文三字。");
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bx_diags *diags = bx_diags_new();
        item.piece = &piece;
        bool is_whole = cases[i].says == BX_D_COUNT;
        g_assert_cmpint(prove_pages(&item, cases[i].pages, 2, diags), ==, is_whole);
        g_assert_true(is_whole || bx_diags_count_of(diags, cases[i].says));
        item.piece = NULL; /* of others nothing follows */
        g_assert_false(prove_pages(&item, cases[i].pages, 2, diags));
        bx_diags_free(diags);
    }
}

static void test_order(void)
{
    bx_item item = item_of("标题", "正文三字。");
    bx_diags *diags = bx_diags_new();
    g_assert_false(prove(&item, (shown[]){{2, 5}, {0, 2}, {0, 0}}, 0, diags));
    bx_diags_free(diags);
}

static void test_draft(void)
{
    bx_item item = item_of("标题", "正文三字。");
    bx_diags *diags = bx_diags_new();
    g_assert_true(prove(&item, (shown[]){{0, 3}, {0, 0}}, 2, diags));
    bx_diags_free(diags);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    arena = bx_arena_new();
    g_test_add_func("/proof/whole", test_whole);
    g_test_add_func("/proof/lost", test_lost);
    g_test_add_func("/proof/twice", test_twice);
    g_test_add_func("/proof/jump", test_jump);
    g_test_add_func("/proof/order", test_order);
    g_test_add_func("/proof/draft", test_draft);
    int status = g_test_run();
    bx_arena_free(arena);
    return status;
}
