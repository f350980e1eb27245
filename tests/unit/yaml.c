#include "model/yaml.h"

#include "cases.h"
#include "model/keys.h"
#include "model/layout.h"

static void dump(GString *out, const bx_yaml *node, int depth)
{
    int line, column;
    bx_source_position(node->span.source, node->span.from, &line, &column);
    g_string_append_printf(out, "%*s%d:%d ", depth * 2, "", line, column);
    if (node->kind == BX_YAML_TEXT) {
        g_string_append_printf(out, "%c%s\n", node->quote ? node->quote : '=',
                               node->text);
        return;
    }
    g_string_append(out, node->kind == BX_YAML_LIST ? "list\n" : "map\n");
    for (int i = 0; i < node->n; i++) {
        if (node->kind == BX_YAML_MAP)
            dump(out, node->keys[i], depth + 1);
        dump(out, node->values[i], depth + 1 + (node->kind == BX_YAML_MAP));
    }
}

static void run(GString *out, const char *input, bx_arena *arena, bx_diags *diags)
{
    const bx_source *source = bx_source_load(arena, input, diags);
    g_assert_nonnull(source);
    const bx_yaml *root = bx_yaml_read(arena, source, 0, source->length, diags);
    g_assert_true(root || bx_diags_count(diags, BX_ERROR));
    if (root)
        dump(out, root, 0);
}

static void test_cases(void)
{
    cases_run_all("yaml", ".yaml", run);
}

static const bx_yaml *read_text(bx_arena *arena, const char *text, bx_diags *diags)
{
    const bx_source *source =
        bx_source_from_bytes(arena, "t.yaml", text, strlen(text), diags);
    return bx_yaml_read(arena, source, 0, source->length, diags);
}

/* Each character of the value, where it must stand in the text. */
static void places(const char *text, const char *const *at, int n)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_yaml *root = read_text(arena, text, diags);
    g_assert_nonnull(root);
    bx_chars chars = bx_yaml_chars(arena, root->values[0]);
    g_assert_cmpint(chars.n, ==, n);
    const char *whole = root->span.source->text;
    for (int i = 0; i < n; i++)
        if (strncmp(whole + chars.chars[i].at, at[i], strlen(at[i])))
            g_error("character %d of %s stands at %s", i, text,
                    whole + chars.chars[i].at);
    bx_diags_free(diags);
    bx_arena_free(arena);
}

#define PLACES(text, ...)                                                                \
    places(text, (const char *const[]){__VA_ARGS__},                                     \
           (int)G_N_ELEMENTS(((const char *const[]){__VA_ARGS__})))

static void test_places(void)
{
    PLACES("键: 甲乙", "甲乙", "乙");
    PLACES("键: '甲''乙'", "甲", "''乙", "乙");
    PLACES("键: \"甲\\u4e59丙\\\"\"", "甲", "\\u", "丙", "\\\"\"");
    PLACES("键: 甲\n  乙", "甲", "\n  乙", "乙");
    PLACES("键: \"甲\\\n  乙\"", "甲", "乙");
    PLACES("键: |\n  甲\n  乙\n", "甲", "\n  乙", "乙", "\n");
    PLACES("键: >-\n  甲\n  乙\n", "甲", "\n  乙", "乙");
}

static bool reads_nested(int depth)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *opening = g_strnfill((gsize)depth, '[');
    g_autofree char *closing = g_strnfill((gsize)depth, ']');
    g_autofree char *text = g_strconcat(opening, closing, NULL);
    bool ok = read_text(arena, text, diags) != NULL;
    bx_diags_free(diags);
    bx_arena_free(arena);
    return ok;
}

static void test_deep_and_large(void)
{
    g_assert_true(reads_nested(BX_YAML_MAX_DEPTH));
    g_assert_false(reads_nested(BX_YAML_MAX_DEPTH + 1));
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *deep = g_strnfill(100000, '[');
    g_assert_null(read_text(arena, deep, diags));
    g_assert_cmpint(bx_diags_count_of(diags, BX_D_E_YAML_DEEP), ==, 1);
    g_autofree char *large = g_strnfill(BX_YAML_MAX_BYTES + 1, 'a');
    g_assert_null(read_text(arena, large, diags));
    g_assert_cmpint(bx_diags_count_of(diags, BX_D_E_YAML_LARGE), ==, 1);
    bx_diags_free(diags);
    bx_arena_free(arena);
}

static void test_part_of_source(void)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const char *text = "头\n键: 值\n尾: : :\n";
    const bx_source *source = bx_source_from_bytes(arena, "t", text, strlen(text), diags);
    const bx_yaml *root = bx_yaml_read(arena, source, 4, 4 + 9, diags);
    g_assert_nonnull(root);
    g_assert_cmpint(root->n, ==, 1);
    g_assert_cmpint(root->values[0]->span.from, ==, 9);
    bx_diags_free(diags);
    bx_arena_free(arena);
}

/* The tables that take their order from others. */
static void test_tables(void)
{
    static const char *const weights[] = {
#define BX_WEIGHT(id, name, value, reason) name,
#include "model/weight.def"
#undef BX_WEIGHT
    };
    for (int i = 0; i < BX_WEIGHT_COUNT; i++)
        g_assert_cmpstr(bx_key_name((bx_key)(BX_KEY_WEIGHTS_PLACE + i)), ==, weights[i]);
    g_assert_cmpint(BX_KEY_STYLES_AD_MARK - BX_KEY_STYLES_BODY, ==, BX_STYLE_COUNT - 1);
    g_assert_cmpint(bx_key_map_of(BX_KEY_STYLES_BODY), ==, BX_MAP_STYLES);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/yaml/cases", test_cases);
    g_test_add_func("/yaml/places", test_places);
    g_test_add_func("/yaml/deep-and-large", test_deep_and_large);
    g_test_add_func("/yaml/part-of-source", test_part_of_source);
    g_test_add_func("/yaml/tables", test_tables);
    return g_test_run();
}
