#include "model/bulletin.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/ledger.h"

/* The kinds that pasted copy has. */
static const char *const kinds[BX_PART_KIND_COUNT] = {[BX_PART_KICKER] = "kicker",
                                                      [BX_PART_HEADLINE] = "headline",
                                                      [BX_PART_DECK] = "deck",
                                                      [BX_PART_SUMMARY] = "summary",
                                                      [BX_PART_RUN_IN] = "run-in",
                                                      [BX_PART_DATELINE] = "dateline",
                                                      [BX_PART_PARAGRAPH] = "paragraph",
                                                      [BX_PART_CROSSHEAD] = "crosshead",
                                                      [BX_PART_BYLINE] = "byline",
                                                      [BX_PART_ORIGIN] = "origin",
                                                      [BX_PART_CAPTION] = "caption",
                                                      [BX_PART_CREDIT] = "credit",
                                                      [BX_PART_VERSE] = "verse",
                                                      [BX_PART_NAME] = "name",
                                                      [BX_PART_CELL] = "cell"};

/* One line a part, pictures numbered; then what was said about the text. */
static GString *dump(const bx_bulletin *bulletin, const bx_diags *diags)
{
    GString *out = g_string_new(NULL);
    bx_arena *arena = bx_arena_new();
    for (int i = 0; i < bulletin->n; i++) {
        const bx_item *item = &bulletin->items[i];
        g_string_append_printf(out, "%s== %s\n", i ? "\n" : "", item->name);
        for (int k = 0; k < item->n_parts; k++) {
            const bx_part *part = &item->parts[k];
            bool is_of_picture =
                part->kind == BX_PART_CAPTION || part->kind == BX_PART_CREDIT;
            if (part->starts)
                g_string_append_c(out, '\n');
            g_string_append(out, kinds[part->kind]);
            if (is_of_picture)
                g_string_append_printf(out, " %d", part->picture + 1);
            if (part->kind == BX_PART_CELL)
                g_string_append_printf(out, " %d.%d%s", part->row + 1, part->column + 1,
                                       part->is_head ? " head" : "");
            g_string_append_printf(out, ": %s\n", bx_chars_utf8(arena, part->text));
        }
    }
    g_autofree char *said = bx_diags_text(diags, BX_ENGLISH, true);
    g_string_append_printf(out, "\n%s", said);
    bx_arena_free(arena);
    return out;
}

/* The dump of a file, with its folder cut out of the messages. */
static char *read_dump(const char *path)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *bytes = NULL;
    gsize n = 0;
    g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    g_autofree char *name = g_path_get_basename(path);
    const bx_source *source = bx_source_from_bytes(arena, name, bytes, n, diags);
    bx_bulletin bulletin = {0};
    if (source)
        bulletin = bx_bulletin_read(arena, source, diags);
    char *text = g_string_free(dump(&bulletin, diags), FALSE);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return text;
}

static void compare(const char *text_path, const char *expected_path)
{
    g_autofree char *now = read_dump(text_path);
    if (g_getenv("BX_ACCEPT")) {
        g_assert_true(g_file_set_contents(expected_path, now, -1, NULL));
        return;
    }
    g_autofree char *expected = NULL;
    g_assert_true(g_file_get_contents(expected_path, &expected, NULL, NULL));
    g_assert_cmpstr(now, ==, expected);
}

static void test_case(const void *data)
{
    const char *path = data;
    g_autofree char *stem = g_strndup(path, strlen(path) - 4);
    g_autofree char *expected = g_strconcat(stem, ".expected", NULL);
    compare(path, expected);
}

/* The example is the text of a real page, out of a PDF. */
static void test_gonghui(void)
{
    g_autofree char *text = g_build_filename(g_getenv("BX_TESTS"), "..", "examples",
                                             "gonghui", "bulletins.txt", NULL);
    g_autofree char *expected = g_build_filename(g_getenv("BX_TESTS"), "cases",
                                                 "bulletin", "gonghui.expected", NULL);
    compare(text, expected);
}

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    const bx_source *source;
    bx_bulletin bulletin;
} reading;

static reading read_text(const char *text)
{
    reading r = {.arena = bx_arena_new(), .diags = bx_diags_new()};
    r.source = bx_source_from_bytes(r.arena, "t.txt", text, strlen(text), r.diags);
    g_assert_nonnull(r.source);
    r.bulletin = bx_bulletin_read(r.arena, r.source, r.diags);
    return r;
}

static void reading_clear(reading *r)
{
    bx_diags_free(r->diags);
    bx_arena_free(r->arena);
}

/* The parts alone, without what was said. */
static char *parts_of(const char *text, gsize n)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *said = bx_diags_new(), *none = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "t.txt", text, n, said);
    bx_bulletin bulletin = bx_bulletin_read(arena, source, said);
    char *parts = g_string_free(dump(&bulletin, none), FALSE);
    bx_diags_free(said);
    bx_diags_free(none);
    bx_arena_free(arena);
    return parts;
}

static char *replaced(const char *text, const char *old, const char *new)
{
    g_auto(GStrv) pieces = g_strsplit(text, old, -1);
    return g_strjoinv(new, pieces);
}

/* The same copy as other hands would paste it is the same items. */
static void test_variants(void)
{
    g_autofree char *path = g_build_filename(g_getenv("BX_TESTS"), "..", "examples",
                                             "gonghui", "bulletins.txt", NULL);
    g_autofree char *text = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(path, &text, &n, NULL));
    g_autofree char *expected = parts_of(text, n);
    static const char *const changes[][2] = {
        {"\n", "\r\n"}, {"\n", "\r"}, {"\n\n\n", "\n\n"}, {"\n\n", "\n"},
        {",", "，"},    {"(", "（"},  {"\n", " \n"},      {"\n", "\n　　"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(changes); i++) {
        g_autofree char *variant = replaced(text, changes[i][0], changes[i][1]);
        g_autofree char *parts = parts_of(variant, strlen(variant));
        g_assert_cmpstr(parts, ==, expected);
    }
    static const char *const encodings[] = {"GBK", "GB18030", "UTF-16"};
    for (size_t i = 0; i < G_N_ELEMENTS(encodings); i++) {
        g_autofree char *bytes =
            g_convert(text, (gssize)strlen(text), encodings[i], "UTF-8", NULL, &n, NULL);
        g_assert_nonnull(bytes);
        g_autofree char *parts = parts_of(bytes, n);
        g_assert_cmpstr(parts, ==, expected);
    }
}

static void ends_with_error(const char *text, bx_diag_id id)
{
    reading r = read_text(text);
    g_assert_cmpint(r.bulletin.n, ==, 0);
    g_assert_cmpint(bx_diags_count_of(r.diags, id), ==, 1);
    g_assert_cmpint(bx_diags_count(r.diags, BX_ERROR), ==, 1);
    reading_clear(&r);
}

static char *repeat(const char *words, int n)
{
    GString *s = g_string_new(NULL);
    while (n--)
        g_string_append(s, words);
    return g_string_free(s, FALSE);
}

static void test_errors(void)
{
    ends_with_error("-----\n*****\n", BX_D_E_COPY_NO_ITEM);
    ends_with_error("（图）\n", BX_D_E_COPY_NO_ITEM);
    g_autofree char *lines = repeat("一行字\n", 20001);
    ends_with_error(lines, BX_D_E_COPY_LINES);
    g_autofree char *items = repeat("一篇短讯的标题\n本报讯 这是正文。\n", 201);
    ends_with_error(items, BX_D_E_COPY_ITEMS);
}

static void test_doubts(void)
{
    reading r = read_text("这是一个没有正文的标题");
    g_assert_cmpint(r.bulletin.n, ==, 1);
    g_assert_cmpint(bx_diags_count_of(r.diags, BX_D_W_COPY_NO_BODY), ==, 1);
    reading_clear(&r);
    r = read_text(
        "这一个标题长得没有办法放进任何一栏因为写它的人从来没有见过报纸版面也不打算去见"
        "见了也不会改\n本报讯 正文。");
    g_assert_cmpint(bx_diags_count_of(r.diags, BX_D_W_COPY_LONG_HEADLINE), ==, 1);
    reading_clear(&r);
}

/* Every character knows the byte it came from, through GBK and changed marks. */
static void test_positions(void)
{
    reading r = read_text("标题在此\n本报讯 甲,乙...丙(丁).\n");
    const bx_part *body = bx_item_find(&r.bulletin.items[0], BX_PART_PARAGRAPH);
    g_autofree char *text = g_strdup(bx_chars_utf8(r.arena, body->text));
    g_assert_cmpstr(text, ==, "甲，乙……丙（丁）。");
    static const int expected[] = {23, 26, 27, 30, 30, 33, 36, 37, 40, 41};
    g_assert_cmpint(body->text.n, ==, G_N_ELEMENTS(expected));
    for (int i = 0; i < body->text.n; i++) {
        g_assert_cmpint(body->text.chars[i].at, ==, expected[i]);
        g_assert_cmpint(body->text.chars[i].id, ==, body->text.chars[0].id + i);
    }
    reading_clear(&r);
}

static void test_priorities(void)
{
    reading r = read_text("头条标题\n本报讯 一。\n二条标题\n本报讯 二。\n");
    g_assert_cmpint(r.bulletin.n, ==, 2);
    for (int i = 0; i < r.bulletin.n; i++)
        g_assert_cmpint(r.bulletin.items[i].priority, ==, i + 1);
    g_assert_cmpstr(r.bulletin.items[1].name, ==, "b2");
    g_assert_cmpint(
        bx_item_find(&r.bulletin.items[0], BX_PART_DATELINE)->text.chars[0].markup, ==,
        BX_MARKUP_STRONG);
    reading_clear(&r);
}

/* The ledger must see through a reader that loses, doubles, changes or swaps text. */
static bool is_proven(const char *text, const int *offsets, int n, uint32_t first)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "t", text, strlen(text), diags);
    bx_ledger ledger = bx_ledger_open(arena, source, diags);
    bx_chars_builder b = {.arena = arena, .source = source};
    for (int i = 0; i < n; i++) {
        const char *p = text + offsets[i];
        uint32_t c = bx_utf8_next(&p);
        bx_chars_add(&b, i || !first ? c : first, offsets[i], BX_MARKUP_PLAIN);
    }
    bx_part part = {.kind = BX_PART_PARAGRAPH, .text = bx_chars_finish(&b)};
    bx_item item = {.parts = &part, .n_parts = 1};
    bool ok = bx_ledger_prove(&ledger, &item, 1);
    g_assert_cmpint(bx_diags_count_of(diags, BX_D_E_COPY_LOST), ==, !ok);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return ok;
}

static void test_ledger(void)
{
    g_assert_true(is_proven("a b,c", (const int[]){0, 2, 3, 4}, 4, 0));
    g_assert_false(is_proven("a b,c", (const int[]){0, 2, 4}, 3, 0));
    g_assert_false(is_proven("a b,c", (const int[]){0, 2, 2, 3, 4}, 5, 0));
    g_assert_false(is_proven("a b,c", (const int[]){2, 0, 3, 4}, 4, 0));
    g_assert_false(is_proven("a b,c", (const int[]){0, 2, 3, 4}, 4, 'x'));
    g_assert_true(is_proven(",b", (const int[]){0, 1}, 2, 0xff0c));
}

/* ---- the type of lines ---- */

#define TEXT                                                                             \
    "昨日，县教育局召开秋季学期开学工作会议，部署新学期各项工作，各校校长参加了会议。\n"
enum { LARGE = 44, MIDDLE = 32, USUAL = 24 };

static const struct {
    const char *what, *text;
    int sizes[8]; /* one a line; negative: bold */
    const char *parts;
} typed[] = {
    {"all of one size: the first of two is a kicker",
     "三校交流经验\n局里部署工作\n" TEXT,
     {USUAL, USUAL, USUAL},
     "kicker headline paragraph"},
    {"the larger is the headline",
     "局里部署工作\n三校交流经验\n" TEXT,
     {LARGE, MIDDLE, USUAL},
     "headline deck paragraph"},
    {"over it a kicker, below it a deck",
     "全县会议召开\n局里部署工作\n三校交流经验\n" TEXT,
     {MIDDLE, LARGE, MIDDLE, USUAL},
     "kicker headline deck paragraph"},
    {"two of the largest are one",
     "局里部署工作\n三校交流经验\n" TEXT,
     {LARGE, LARGE, USUAL},
     "headline paragraph"},
    {"… and a smaller one below is its deck",
     "局里部署工作\n三校交流经验\n六百师生参加\n" TEXT,
     {LARGE, LARGE, MIDDLE, USUAL},
     "headline deck paragraph"},
    {"of one size, the bold one",
     "局里部署工作\n三校交流经验\n" TEXT,
     {-USUAL, USUAL, USUAL},
     "headline deck paragraph"},
    {"smaller than the headline and bold: between texts a crosshead",
     "局里部署工作\n" TEXT "成绩喜人\n" TEXT,
     {LARGE, USUAL, -MIDDLE, USUAL},
     "headline paragraph crosshead paragraph"},
    {"as large as the headline: another item",
     "局里部署工作\n" TEXT "成绩喜人\n" TEXT,
     {LARGE, USUAL, LARGE, USUAL},
     "headline paragraph | headline paragraph"},
    {"as large, and a question",
     "局里部署工作\n" TEXT "放学以后谁来接孩子回家？\n" TEXT,
     {LARGE, USUAL, LARGE, USUAL},
     "headline paragraph | headline paragraph"},
    {"a little larger than the text is text",
     "局里部署工作\n" TEXT "他笑了！\n" TEXT,
     {LARGE, USUAL, USUAL + 3, USUAL},
     "headline paragraph paragraph paragraph"},
    {"one line of the file: what it is about, and a headline",
     "【校园动态】局里部署工作\n" TEXT,
     {LARGE, USUAL},
     "kicker headline paragraph"},
    {"… never one headline, which would have no break to turn at",
     "【走进我们的校园，】局里部署工作\n" TEXT,
     {USUAL, USUAL},
     "kicker headline paragraph"},
    {"both bold says nothing",
     "局里部署工作\n三校交流经验\n" TEXT,
     {-USUAL, -USUAL, USUAL},
     "kicker headline paragraph"},
    {"of the text's type, as in plain text",
     "局里部署工作\n" TEXT "六百名师生都参加了这次开幕活动\n" TEXT,
     {LARGE, USUAL, USUAL, USUAL},
     "headline paragraph | headline paragraph"},
    {"bold, a crosshead",
     "局里部署工作\n" TEXT "六百名师生都参加了这次开幕活动\n" TEXT,
     {LARGE, USUAL, -USUAL, USUAL},
     "headline paragraph crosshead paragraph"},
    {"of the text's type",
     "局里部署工作\n" TEXT "他笑了！\n" TEXT,
     {LARGE, USUAL, USUAL, USUAL},
     "headline paragraph paragraph paragraph"},
    {"a name under it is no deck",
     "局里部署工作\n李明\n" TEXT,
     {LARGE, MIDDLE, USUAL},
     "headline paragraph byline"},
};

static char *kinds_of(const bx_bulletin *bulletin)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < bulletin->n; i++)
        for (int k = 0; k < bulletin->items[i].n_parts; k++)
            g_string_append_printf(out, "%s%s",
                                   k   ? " "
                                   : i ? " | "
                                       : "",
                                   kinds[bulletin->items[i].parts[k].kind]);
    return g_string_free(out, FALSE);
}

static void test_types(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) {
        g_test_message("%s", typed[i].what);
        reading r = read_text(typed[i].text);
        bx_source source = *r.source;
        bx_line_type types[9] = {0};
        for (int k = 0; k < 8; k++)
            types[k] = (bx_line_type){abs(typed[i].sizes[k]), typed[i].sizes[k] < 0};
        source.types = types;
        bx_bulletin bulletin = bx_bulletin_read(r.arena, &source, r.diags);
        g_autofree char *found = kinds_of(&bulletin);
        g_assert_cmpstr(found, ==, typed[i].parts);
        reading_clear(&r);
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_cases(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (g_str_has_suffix(name, ".txt"))
            g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++) {
        char *path = names->pdata[i];
        g_autofree char *base = g_path_get_basename(path);
        g_autofree char *test = g_strconcat("/bulletin/cases/", base, NULL);
        g_test_add_data_func_full(test, path, test_case, g_free);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder =
        g_build_filename(g_getenv("BX_TESTS"), "cases", "bulletin", NULL);
    add_cases(folder);
    g_test_add_func("/bulletin/gonghui", test_gonghui);
    g_test_add_func("/bulletin/variants", test_variants);
    g_test_add_func("/bulletin/errors", test_errors);
    g_test_add_func("/bulletin/doubts", test_doubts);
    g_test_add_func("/bulletin/positions", test_positions);
    g_test_add_func("/bulletin/priorities", test_priorities);
    g_test_add_func("/bulletin/ledger", test_ledger);
    g_test_add_func("/bulletin/types", test_types);
    return g_test_run();
}
