#include "model/item_file.h"

#include "cases.h"
#include "model/bulletin.h"
#include "model/jump.h"

static const char *const kind_names[BX_PART_KIND_COUNT] = {
    [BX_PART_KICKER] = "kicker",
    [BX_PART_HEADLINE] = "headline",
    [BX_PART_DECK] = "deck",
    [BX_PART_DATELINE] = "dateline",
    [BX_PART_SUMMARY] = "summary",
    [BX_PART_PARAGRAPH] = "paragraph",
    [BX_PART_CROSSHEAD] = "crosshead",
    [BX_PART_QUOTE] = "quote",
    [BX_PART_LIST] = "list",
    [BX_PART_VERSE] = "verse",
    [BX_PART_CELL] = "cell",
    [BX_PART_NAME] = "name",
    [BX_PART_NOTE] = "note",
    [BX_PART_BYLINE] = "byline",
    [BX_PART_ORIGIN] = "origin",
    [BX_PART_CAPTION] = "caption",
    [BX_PART_CREDIT] = "credit",
    [BX_PART_PULL_QUOTE] = "pull-quote",
    [BX_PART_FACTS_HEAD] = "facts-head",
    [BX_PART_FACT] = "fact"};

/* "<kai dots|>": the properties of what follows; | where a span starts. */
static void dump_markup(GString *out, bx_markup markup)
{
    static const struct {
        bx_markup markup;
        const char *name;
    } names[] = {{BX_MARKUP_STRONG, "b"},      {BX_MARKUP_KAI, "kai"},
                 {BX_MARKUP_DOTS, "dots"},     {BX_MARKUP_UNDERLINE, "underline"},
                 {BX_MARKUP_NAME, "name"},     {BX_MARKUP_TITLE, "title"},
                 {BX_MARKUP_SUPER, "super"},   {BX_MARKUP_NOTE, "note"},
                 {BX_MARKUP_BASE, "base"},     {BX_MARKUP_RUBY, "ruby"},
                 {BX_MARKUP_NAME_STARTS, "|"}, {BX_MARKUP_TITLE_STARTS, "|"},
                 {BX_MARKUP_NOTE_STARTS, "|"}};
    const char *between = "";
    g_string_append_c(out, '<');
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        if (!(markup & names[i].markup))
            continue;
        g_string_append_printf(out, "%s%s", *names[i].name == '|' ? "" : between,
                               names[i].name);
        between = " ";
    }
    g_string_append(out, markup ? ">" : "/>");
}

static void dump_place(GString *out, const bx_part *part)
{
    g_string_append_printf(out, " %s", kind_names[part->kind]);
    if (part->kind == BX_PART_CELL)
        g_string_append_printf(out, " %d,%d", part->row, part->column);
    if (part->mark)
        g_string_append_printf(out, " mark %d", part->mark);
    g_string_append_printf(out, "%s%s ", part->starts ? " starts" : "",
                           part->is_head ? " head" : "");
}

/* "4:5–4:9 paragraph 甲<b>乙</>". */
static void dump_part(GString *out, const bx_part *part)
{
    int line, column;
    const bx_char *chars = part->text.chars;
    for (int i = 0; i < 2; i++) {
        int at = chars[i ? part->text.n - 1 : 0].at;
        bx_source_position(part->text.source, at, &line, &column);
        g_string_append_printf(out, "%s%d:%d", i ? "–" : "", line, column);
    }
    dump_place(out, part);
    bx_markup markup = BX_MARKUP_PLAIN;
    for (int i = 0; i < part->text.n; i++) {
        if (chars[i].markup != markup)
            dump_markup(out, chars[i].markup);
        markup = chars[i].markup;
        char bytes[4];
        g_string_append_len(out, bytes, bx_utf8_put(bytes, chars[i].c));
    }
    g_string_append(out, markup ? "</>\n" : "\n");
}

static void dump_picture(GString *out, const bx_picture *picture)
{
    bx_focus f = picture->focus;
    g_string_append_printf(out, "picture %s focus %d,%d",
                           picture->file ? picture->file : "-", f.left, f.top);
    if (f.left != f.right || f.top != f.bottom)
        g_string_append_printf(out, "–%d,%d", f.right, f.bottom);
    g_string_append_c(out, '\n');
}

static void run(GString *out, const char *input, bx_arena *arena, bx_diags *diags)
{
    const bx_item *item = bx_item_file_load(arena, input, diags);
    g_assert_true(item || bx_diags_count(diags, BX_ERROR));
    if (!item)
        return;
    g_string_append_printf(out, "%s priority %d", item->name, item->priority);
    if (item->language)
        g_string_append_printf(out, ", language %s", item->language);
    if (item->setting)
        g_string_append_printf(out, ", setting %d", item->setting);
    if (item->box)
        g_string_append_printf(out, ", box %d", item->box);
    if (item->jump)
        g_string_append_printf(out, ", jump %d '%s'", item->jump->page,
                               bx_chars_utf8(arena, item->jump->head));
    for (int id = 0; id < BX_USAGE_COUNT; id++)
        if (item->usage.uses[id])
            g_string_append_printf(out, ", %s",
                                   bx_use_name((bx_use)item->usage.uses[id]));
    g_string_append_c(out, '\n');
    for (int i = 0; i < item->n_parts; i++)
        dump_part(out, &item->parts[i]);
    for (int i = 0; i < item->n_pictures; i++)
        dump_picture(out, &item->pictures[i]);
}

static void test_cases(void)
{
    cases_run_all("item", ".md", run);
}

/* Characters that mean something to the reader, to YAML or to Chinese text. */
static const char *const bits[] = {
    "#",        "##", "---", "*",  "**",   "***",    "****", "\\", "\\*",    "\"",
    "'",        ":",  ": ",  " #", "- ",   "[",      "]",    "{",  "}",      ",",
    "&",        "!",  "|",   ">",  "%",    "@",      "`",    "~",  "?",      "\t",
    "　",       " ",  "甲",  "，", "（",   "本报讯", "a",    "1",  "\u2028", "\xc2\x85",
    "\xc2\xa0", "é",  "😀",   "…",  "null", "...",    "\\n",  "\v",
};

static bx_chars random_text(bx_arena *arena, GRand *rand)
{
    bx_chars_builder b = {.arena = arena};
    bx_markup markup = BX_MARKUP_PLAIN;
    for (int n = g_rand_int_range(rand, 1, 12); n; n--) {
        if (!g_rand_int_range(rand, 0, 4))
            markup = markup ? BX_MARKUP_PLAIN : BX_MARKUP_STRONG;
        const char *p = bits[g_rand_int_range(rand, 0, G_N_ELEMENTS(bits))];
        for (uint32_t c; (c = bx_utf8_next(&p));)
            bx_chars_add(&b, c, 0, bx_is_space(c) ? BX_MARKUP_PLAIN : markup);
    }
    bx_chars text = bx_chars_trim(bx_chars_finish(&b));
    return text.n ? text : random_text(arena, rand);
}

/* \v cannot stand in YAML at all, so no reader gives it to these parts. */
static bx_chars without_control(bx_chars text)
{
    for (int i = 0; i < text.n; i++)
        if (text.chars[i].c == '\v')
            ((bx_char *)text.chars)[i].c = 'v';
    return text;
}

static void add(GArray *parts, bx_part_kind kind, int picture, bx_arena *arena,
                GRand *rand)
{
    bool is_body = kind == BX_PART_PARAGRAPH || kind == BX_PART_CROSSHEAD;
    bx_chars text = random_text(arena, rand);
    bx_part part = {
        .kind = kind, .text = is_body ? text : without_control(text), .picture = picture};
    g_array_append_val(parts, part);
}

static bx_focus random_focus(GRand *rand)
{
    int x = g_rand_int_range(rand, 45, 55), y = g_rand_int_range(rand, 0, 101);
    bool is_box = g_rand_boolean(rand);
    return (bx_focus){x, y, is_box ? g_rand_int_range(rand, x, 101) : x,
                      is_box ? g_rand_int_range(rand, y, 101) : y};
}

static bx_item random_item(bx_arena *arena, GRand *rand, GArray *parts)
{
    static const bx_part_kind front[] = {BX_PART_KICKER, BX_PART_HEADLINE, BX_PART_DECK,
                                         BX_PART_SUMMARY, BX_PART_DATELINE};
    for (size_t i = 0; i < G_N_ELEMENTS(front); i++)
        if (g_rand_boolean(rand))
            add(parts, front[i], 0, arena, rand);
    for (int n = g_rand_int_range(rand, 1, 5); n; n--)
        add(parts, g_rand_int_range(rand, 0, 3) ? BX_PART_PARAGRAPH : BX_PART_CROSSHEAD,
            0, arena, rand);
    for (int n = g_rand_int_range(rand, 0, 3); n; n--)
        add(parts, BX_PART_BYLINE, 0, arena, rand);
    if (g_rand_boolean(rand))
        add(parts, BX_PART_PULL_QUOTE, 0, arena, rand);
    if (g_rand_boolean(rand)) {
        add(parts, BX_PART_FACTS_HEAD, 0, arena, rand);
        for (int n = g_rand_int_range(rand, 1, 4); n; n--)
            add(parts, BX_PART_FACT, 0, arena, rand);
    }
    bx_picture *pictures = BX_NEW_ARRAY(arena, 2, bx_picture);
    int n_pictures = g_rand_int_range(rand, 0, 3);
    for (int i = 0; i < n_pictures; i++) {
        pictures[i] =
            (bx_picture){.file = i ? "a: b #.jpg" : NULL, .focus = random_focus(rand)};
        add(parts, BX_PART_CAPTION, i, arena, rand);
        if (g_rand_boolean(rand))
            add(parts, BX_PART_CREDIT, i, arena, rand);
    }
    bx_usage usage = {{0}};
    if (g_rand_boolean(rand))
        usage.uses[BX_USAGE_HANGING] = BX_USE_HANGING_NO;
    if (g_rand_boolean(rand))
        usage.uses[BX_USAGE_OPENING] = BX_USE_OPENING_SPACE_FIRST;
    return (bx_item){.parts = (const bx_part *)(void *)parts->data,
                     .n_parts = (int)parts->len,
                     .pictures = pictures,
                     .n_pictures = n_pictures,
                     .language = g_rand_int_range(rand, 0, 3) ? NULL : "zh-TW",
                     .setting =
                         (bx_item_setting)g_rand_int_range(rand, 0, BX_SETTING_COUNT),
                     .box = (bx_item_box)g_rand_int_range(rand, 0, BX_BOX_COUNT),
                     .usage = usage,
                     .priority = g_rand_int_range(rand, 0, 9)};
}

static bool same_part(const bx_part *a, const bx_part *b)
{
    if (a->kind != b->kind || a->picture != b->picture || a->text.n != b->text.n ||
        a->mark != b->mark || a->starts != b->starts || a->is_head != b->is_head ||
        a->row != b->row || a->column != b->column)
        return false;
    for (int i = 0; i < a->text.n; i++)
        if (a->text.chars[i].c != b->text.chars[i].c ||
            a->text.chars[i].markup != b->text.chars[i].markup)
            return false;
    return true;
}

static bool same_item(const bx_item *a, const bx_item *b)
{
    if (a->n_parts != b->n_parts || a->n_pictures != b->n_pictures ||
        a->priority != b->priority || a->setting != b->setting || a->box != b->box ||
        g_strcmp0(a->language, b->language) ||
        memcmp(&a->usage, &b->usage, sizeof a->usage))
        return false;
    for (int i = 0; i < a->n_parts; i++)
        if (!same_part(&a->parts[i], &b->parts[i]))
            return false;
    for (int i = 0; i < a->n_pictures; i++)
        if (g_strcmp0(a->pictures[i].file, b->pictures[i].file) ||
            memcmp(&a->pictures[i].focus, &b->pictures[i].focus, sizeof(bx_focus)))
            return false;
    return true;
}

static void comes_back(const bx_item *item, bx_arena *arena, bx_diags *diags)
{
    GString *text = bx_item_file_text(item, NULL);
    const bx_source *source =
        bx_source_from_bytes(arena, "x.md", text->str, text->len, diags);
    g_assert_nonnull(source);
    const bx_item *again = bx_item_file_read(arena, source, NULL, diags);
    g_autofree char *report = bx_diags_text(diags, BX_ENGLISH, true);
    if (!again || bx_diags_count(diags, BX_ERROR) || !same_item(item, again))
        g_error("an item does not come back\n%s\n%s", report, text->str);
    g_string_free(text, TRUE);
}

/* What is written reads back as the same item, whatever its texts hold. */
static void test_round_trip(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261123);
    for (int i = 0; i < 3000; i++) {
        bx_arena *arena = bx_arena_new();
        bx_diags *diags = bx_diags_new();
        g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(bx_part));
        bx_item item = random_item(arena, rand, parts);
        comes_back(&item, arena, diags);
        bx_diags_free(diags);
        bx_arena_free(arena);
    }
}

/* What lines of a body are made of. */
static const char *const body_bits[] = {
    "[",        "]",          "{",
    "}",        "|",          "**",
    "*",        "\\",         "{楷}",
    "{专名}",   "{name}",     "{着重 书名}",
    "{strong}", "[甲|jiǎ]",   "[^1]",
    "[^1]: ",   "[乙]{专名}", "[丙丁]{kai}",
    "{x}",      " ",          " ",
    "\n",       "\n",         "\n\n",
    "\n> ",     "\n- ",       "\n1. ",
    "\n（一）", "\n| ",       " |",
    "\n|---|",  "\n::: 诗\n", "\n::: 名单\n",
    "\n:::\n",  "\n## ",      "\n::: x\n",
    "：",       ":",          "甲",
    "乙",       "，",         "ab",
    "12",
};

/* A file with this body is read without an error and comes back. */
static void body_comes_back(const char *body)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    char *text = bx_format(arena, "---\nheadline: 题\n---\n%s", body);
    const bx_source *source =
        bx_source_from_bytes(arena, "x.md", text, strlen(text), diags);
    const bx_item *item = bx_item_file_read(arena, source, NULL, diags);
    g_assert_nonnull(item);
    comes_back(item, arena, diags);
    bx_diags_free(diags);
    bx_arena_free(arena);
}

static void test_body_round_trip(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261125);
    for (int i = 0; i < 20000; i++) {
        g_autoptr(GString) body = g_string_new(NULL);
        for (int n = g_rand_int_range(rand, 1, 24); n; n--)
            g_string_append(
                body, body_bits[g_rand_int_range(rand, 0, G_N_ELEMENTS(body_bits))]);
        body_comes_back(body->str);
    }
}

/* What an item is asked to do is written as it was read: the same file again. */
static void test_asked_round_trip(void)
{
    static const char *const asked[] = {
        "section: 生活\npage: 2\n",
        "jump: yes\n",
        "jump: 3\njump-head: 港口八十年\n",
        "wishes:\n  place: upper-left\n  next-to: [\"b2\", \"丙: 丁\"]\n  width: 2\n",
        "facts:\n  head: 钢轨探伤仪\n  text: [\"手推式\", \"九只探头\"]\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(asked); i++) {
        bx_arena *arena = bx_arena_new();
        bx_diags *diags = bx_diags_new();
        const char *file =
            bx_format(arena, "---\nheadline: 题\n%s---\n\n正文。\n", asked[i]);
        const bx_source *source =
            bx_source_from_bytes(arena, "x.md", file, strlen(file), diags);
        const bx_item *item = bx_item_file_read(arena, source, NULL, diags);
        g_assert_nonnull(item);
        GString *text = bx_item_file_text(item, NULL);
        g_assert_cmpstr(text->str, ==, file);
        g_assert_cmpint(bx_diags_count(diags, BX_ERROR), ==, 0);
        g_string_free(text, TRUE);
        bx_diags_free(diags);
        bx_arena_free(arena);
    }
}

/* Marks inside ruby, round it and across its edges. */
static void test_ruby_round_trip(void)
{
    static const char *const bodies[] = {
        "[[甲]{专名}[乙]{专名}|x]", "[甲]{楷}[[乙]{楷}|x]",
        "[[甲|x][乙|y]]{楷 专名}",  "[甲[乙|x]丙]{着重}[丁]{着重}",
        "[[甲]{专名}乙|x]{专名}",   "**[甲|x]乙**[丙|y]",
        "[甲[乙]{书名}|x]丙",       "[[甲]{楷}|x][[乙]{楷}|y]丙",
        "[甲|x]{楷}[乙]{楷}[丙|y]",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++)
        body_comes_back(bodies[i]);
}

/* A hundred kilobytes of any mark is read and written in time. */
static void test_floods(void)
{
    static const char *const floods[] = {
        "[",       "]{",         "[a",         "|",         "[|",        "**甲",
        "[^1]",    "\\",         "\n- a",      "\n（一）a", "\n[^1]: a", "\n| a |",
        "\n::: x", "\n::: 诗\n", "[甲]{专名}", "[甲|乙]",   "[甲]{x}",   "\n> a\n>"};
    for (size_t i = 0; i < G_N_ELEMENTS(floods); i++) {
        g_autoptr(GString) body = g_string_new(NULL);
        while (body->len < 100 * 1024)
            g_string_append(body, floods[i]);
        body_comes_back(body->str);
    }
}

/* So does what was pasted: seven real bulletins, without a mark for their datelines. */
static void test_pasted(void)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *path = g_build_filename(g_getenv("BX_TESTS"), "..", "examples",
                                             "gonghui", "bulletins.txt", NULL);
    const bx_source *source = bx_source_load(arena, path, diags);
    g_assert_nonnull(source);
    bx_bulletin bulletin = bx_bulletin_read(arena, source, diags);
    g_assert_cmpint(bulletin.n, ==, 7);
    for (int i = 0; i < bulletin.n; i++) {
        comes_back(&bulletin.items[i], arena, diags);
        GString *text = bx_item_file_text(&bulletin.items[i], NULL);
        g_assert_null(strstr(text->str, "**"));
        g_string_free(text, TRUE);
    }
    bx_diags_free(diags);
    bx_arena_free(arena);
}

static void test_picture_files(void)
{
    bx_picture picture = {.file = "old/a.jpg", .focus = BX_FOCUS_CENTRE};
    bx_item item = {.pictures = &picture, .n_pictures = 1};
    const char *const files[] = {"b.jpg"};
    GString *text = bx_item_file_text(&item, files);
    g_assert_cmpstr(text->str, ==, "---\npictures:\n  - file: b.jpg\n---\n");
    g_string_free(text, TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/item-file/cases", test_cases);
    g_test_add_func("/item-file/round-trip", test_round_trip);
    g_test_add_func("/item-file/body-round-trip", test_body_round_trip);
    g_test_add_func("/item-file/asked-round-trip", test_asked_round_trip);
    g_test_add_func("/item-file/ruby-round-trip", test_ruby_round_trip);
    g_test_add_func("/item-file/floods", test_floods);
    g_test_add_func("/item-file/pasted", test_pasted);
    g_test_add_func("/item-file/picture-files", test_picture_files);
    return g_test_run();
}
