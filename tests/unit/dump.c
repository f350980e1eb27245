#include "render/dump.h"

#include "sample.h"

/* The dump without the folder parts of paths, which differ from machine to machine. */
static char *stripped(GString *text)
{
    GRegex *paths = g_regex_new(", \"file\": \"[^\"]*\"", 0, 0, NULL);
    char *out = g_regex_replace_literal(paths, text->str, -1, 0, "", 0, NULL);
    g_regex_unref(paths);
    g_string_free(text, TRUE);
    return out;
}

static void test_golden(void)
{
    sample s = sample_new();
    bx_display page = sample_page(&s);
    bx_op short_run = sample_run(&s, BX_ROLE_SONG, "“工", 10 * BX_PT,
                                 (bx_point){BX_PT, 2 * BX_PT}, BX_VERTICAL, 3);
    short_run.glyphs.is_rotated = true;
    short_run.glyphs.ink = BX_INK_RED;
    bx_op mark = page.ops[page.n_ops - 1];
    bx_op ops[] = {page.ops[0],
                   page.ops[1],
                   short_run,
                   {.kind = BX_OP_DISC, .disc = {{5, 6}, 7, BX_INK_BLACK}},
                   {.kind = BX_OP_WAVE, .wave = {{1, 2}, {9, 2}, 3, 4, 5, BX_INK_RED}},
                   {.kind = BX_OP_GROUP_END},
                   mark,
                   mark};
    for (int i = 0; i < page.n_ops; i++)
        if (page.ops[i].kind == BX_OP_IMAGE)
            ops[6] = page.ops[i];
    ops[0].group.title = "引\"号\\";
    bx_display small = {210 * BX_PT, 300 * BX_PT,       3,       NULL, false,
                        ops,         G_N_ELEMENTS(ops), {.n = 0}};
    g_autofree char *text = stripped(bx_dump_text(&small, 1, s.assets));
    bx_glyph quote = short_run.glyphs.glyphs[0], gong = short_run.glyphs.glyphs[1];
    g_autofree char *expected = g_strdup_printf(
        "{\n"
        " \"unit\": \"1/1024 pt\",\n"
        " \"pages\": [\n"
        "  {\n"
        "   \"number\": 3,\n"
        "   \"label\": null,\n"
        "   \"width\": 215040,\n"
        "   \"height\": 307200,\n"
        "   \"faces\": [\n"
        "    {\"id\": 0, \"family\": \"Banxin Test Song\", \"style\": \"Regular\", "
        "\"name\": \"song.otf\", \"index\": 0}\n"
        "   ],\n"
        "   \"images\": [\n"
        "    {\"id\": 0, \"name\": \"photo.jpg\", \"width\": 240, \"height\": 160}\n"
        "   ],\n"
        "   \"ops\": [\n"
        "    {\"op\": \"group\", \"item\": 0, \"name\": \"sample.txt\", "
        "\"title\": \"引\\\"号\\\\\", \"box\": [20480, 20480, 163840, 81920]},\n"
        "    {\"op\": \"fill\", \"box\": [20480, 20480, 163840, 30720], "
        "\"ink\": \"tint\"},\n"
        "    {\"op\": \"glyphs\", \"face\": 0, \"size\": 10240, \"ink\": \"red\", "
        "\"origin\": [1024, 2048], \"mode\": \"vertical\", \"rotated\": true, "
        "\"text\": \"“工\", \"clusters\": [[3, 1, 1, 3], [4, 1, 1, 3]], "
        "\"glyphs\": [[%u, -5120, 9011], [%u, -5120, 19251]]},\n"
        "    {\"op\": \"disc\", \"centre\": [5, 6], \"diameter\": 7, "
        "\"ink\": \"black\"},\n"
        "    {\"op\": \"wave\", \"from\": [1, 2], \"to\": [9, 2], \"width\": 3, "
        "\"height\": 4, \"length\": 5, \"ink\": \"red\"},\n"
        "    {\"op\": \"end\"},\n"
        "    {\"op\": \"image\", \"image\": 0, \"box\": [20480, 117760, 143360, 102400], "
        "\"crop\": [60, 40, 140, 100]},\n"
        "    {\"op\": \"fill\", \"note\": true, \"box\": [20480, 286720, 30720, 10240], "
        "\"ink\": \"note\"}\n"
        "   ]\n"
        "  }\n"
        " ]\n"
        "}\n",
        quote.gid, gong.gid);
    g_assert_cmpstr(text, ==, expected);
    sample_free(&s);
}

static void test_write(void)
{
    sample s = sample_new();
    bx_display page = sample_page(&s);
    bx_display pages[] = {page, page};
    GString *text = bx_dump_text(pages, 2, s.assets);
    g_autofree char *path = sample_path(&s, "dump.json");
    g_assert_true(bx_dump_write(pages, 2, s.assets, path, s.diags));
    g_autofree char *bytes = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    g_assert_true(n == text->len && !memcmp(bytes, text->str, n));
    g_string_free(text, TRUE);
    g_autofree char *nowhere = g_build_filename(s.folder, "none", "dump.json", NULL);
    g_assert_false(bx_dump_write(pages, 2, s.assets, nowhere, s.diags));
    g_assert_cmpint(bx_diags_count_of(s.diags, BX_D_E_WRITE_NO_FOLDER), ==, 1);
    sample_free(&s);
}

/* Narrower glyphs are said, and only they. */
static void test_stretch(void)
{
    sample s = sample_new();
    bx_op run = sample_run(&s, BX_ROLE_HEI, "工会", 20 * BX_PT, (bx_point){0, 0},
                           BX_HORIZONTAL, 0);
    for (int stretch = 0; stretch <= 90; stretch += 90) {
        run.glyphs.stretch = stretch;
        bx_display page = {BX_PT, BX_PT, 1, "1", false, &run, 1, {.n = 0}};
        GString *text = bx_dump_text(&page, 1, s.assets);
        g_assert_true(!strstr(text->str, "stretch") == !stretch);
        g_assert_true(!strstr(text->str, "\"stretch\": 90,") == !stretch);
        g_string_free(text, TRUE);
    }
    sample_free(&s);
}

/* A page without anything is still a page. */
static void test_empty(void)
{
    sample s = sample_new();
    bx_display page = {BX_PT, BX_PT, 1, "1", false, NULL, 0, {.n = 0}};
    GString *text = bx_dump_text(&page, 1, s.assets);
    g_assert_nonnull(strstr(text->str, "\"faces\": []"));
    g_assert_nonnull(strstr(text->str, "\"ops\": []"));
    g_string_free(text, TRUE);
    sample_free(&s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/dump/golden", test_golden);
    g_test_add_func("/dump/write", test_write);
    g_test_add_func("/dump/stretch", test_stretch);
    g_test_add_func("/dump/empty", test_empty);
    return g_test_run();
}
