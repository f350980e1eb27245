/* The mapped table: what is found in it, and that nothing in a damaged one is trusted. */
#include "text/lexicon.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/utf8.h"

static const struct {
    const char *word;
    uint16_t cost;
    uint8_t class;
} words[] = {{"人", 2560, BX_WORD_NOUN},
             {"人工", 3000, BX_WORD_ADJECTIVE},
             {"工人", 2800, BX_WORD_NOUN},
             {"工会", 2900, BX_WORD_BODY},
             {"工会法", 4000, BX_WORD_NOUN}};

enum { N_WORDS = G_N_ELEMENTS(words), N_UNITS = 10 };

/* The table of those words, as the compiler writes it. */
static GByteArray *table_new(void)
{
    bx_lexicon_header header = {BX_LEXICON_MAGIC, BX_LEXICON_ORDER, BX_LEXICON_VERSION,
                                N_WORDS, N_UNITS};
    static uint32_t first[BX_HAN_COUNT + 1];
    uint32_t starts[N_WORDS + 1] = {0}, n = 0;
    uint16_t costs[N_WORDS], units[N_UNITS];
    uint8_t classes[N_WORDS];
    uint32_t at = 0;
    for (size_t i = 0; i < N_WORDS; i++) {
        const char *p = words[i].word;
        for (uint32_t c; (c = bx_utf8_next(&p)); n++)
            units[n] = (uint16_t)c;
        starts[i + 1] = n;
        costs[i] = words[i].cost;
        classes[i] = words[i].class;
    }
    g_assert_cmpint((int)n, ==, N_UNITS);
    for (int c = 0; c <= BX_HAN_COUNT; c++) {
        while (at < N_WORDS && units[starts[at]] < BX_HAN_FIRST + c)
            at++;
        first[c] = at;
    }
    GByteArray *table = g_byte_array_new();
    g_byte_array_append(table, (const guint8 *)&header, sizeof header);
    g_byte_array_append(table, (const guint8 *)first, sizeof first);
    g_byte_array_append(table, (const guint8 *)starts, sizeof starts);
    g_byte_array_append(table, (const guint8 *)costs, sizeof costs);
    g_byte_array_append(table, (const guint8 *)units, sizeof units);
    g_byte_array_append(table, classes, sizeof classes);
    return table;
}

/* The word in the lexicon; false when it is none. */
static bool find(const bx_lexicon *lexicon, const char *word, bx_lexeme *out)
{
    bx_lexicon_range range = bx_lexicon_all(lexicon);
    for (const char *p = word; *p;)
        if (!bx_lexicon_narrow(lexicon, &range, bx_utf8_next(&p)))
            return false;
    return bx_lexicon_word(lexicon, range, out);
}

static void test_find(void)
{
    g_autoptr(GByteArray) table = table_new();
    bx_lexicon *lexicon = bx_lexicon_from_bytes(table->data, table->len);
    g_assert_nonnull(lexicon);
    bx_lexeme found;
    for (size_t i = 0; i < N_WORDS; i++) {
        g_assert_true(find(lexicon, words[i].word, &found));
        g_assert_cmpint(found.cost, ==, words[i].cost);
        g_assert_cmpint(found.class, ==, words[i].class);
    }
    static const char *const none[] = {"工",  "工会法人", "会", "人人", "A",
                                       "工A", "龥",       "一", "㐀"};
    for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
        g_assert_false(find(lexicon, none[i], &found));
    bx_lexicon_free(lexicon);
}

static void test_header(void)
{
    g_autoptr(GByteArray) table = table_new();
    for (guint i = 0; i < sizeof(bx_lexicon_header); i++) {
        table->data[i] ^= 1;
        g_assert_null(bx_lexicon_from_bytes(table->data, table->len));
        table->data[i] ^= 1;
    }
    for (guint n = 0; n < table->len; n += 1 + n / 7)
        g_assert_null(bx_lexicon_from_bytes(table->data, n));
}

/* Walks everywhere a text could; the address sanitizer watches. */
static void walk(const bx_lexicon *lexicon, bx_lexicon_range range)
{
    static const char *const chars = "人工会法";
    for (const char *p = chars; *p && range.depth < BX_LEXICON_LONGEST;) {
        bx_lexicon_range next = range;
        bx_lexeme word;
        if (!bx_lexicon_narrow(lexicon, &next, bx_utf8_next(&p)))
            continue;
        if (bx_lexicon_word(lexicon, next, &word))
            g_assert_cmpint(word.class, <, BX_WORD_CLASS_COUNT);
        if (next.depth < 4)
            walk(lexicon, next);
    }
}

static void test_damaged(void)
{
    g_autoptr(GByteArray) table = table_new();
    GRand *rand = g_rand_new_with_seed(7);
    guint body = sizeof(bx_lexicon_header);
    g_autofree guint8 *bytes = g_malloc(table->len); /* no byte more than there are */
    for (int round = 0; round < 300; round++) {
        memcpy(bytes, table->data, table->len);
        for (int i = 0; i < 40; i++) { /* mostly behind the long index */
            gint32 from = i % 4 ? (gint32)(table->len - 60) : (gint32)body;
            bytes[g_rand_int_range(rand, from, (gint32)table->len)] =
                (guint8)g_rand_int(rand);
        }
        bx_lexicon *lexicon = bx_lexicon_from_bytes(bytes, table->len);
        g_assert_nonnull(lexicon);
        walk(lexicon, bx_lexicon_all(lexicon));
        bx_lexicon_free(lexicon);
    }
    g_rand_free(rand);
}

static void test_open(void)
{
    g_autoptr(GByteArray) table = table_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *dir = g_dir_make_tmp("banxin-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "lexicon.bin", NULL);
    g_assert_null(bx_lexicon_open(path, diags));
    g_assert_cmpint(bx_diags_count_of(diags, BX_D_W_LEXICON_OPEN), ==, 1);
    for (int i = 0; i < 2; i++) { /* no byte at all, one too few */
        gssize n = i ? (gssize)table->len - 1 : 0;
        g_assert_true(g_file_set_contents(path, (char *)table->data, n, NULL));
        g_assert_null(bx_lexicon_open(path, i ? NULL : diags));
    }
    g_assert_cmpint(bx_diags_count_of(diags, BX_D_W_LEXICON_DAMAGED), ==, 1);
    g_assert_true(
        g_file_set_contents(path, (char *)table->data, (gssize)table->len, NULL));
    bx_lexicon *lexicon = bx_lexicon_open(path, diags);
    bx_lexeme found;
    g_assert_true(lexicon && find(lexicon, "工会法", &found));
    g_assert_cmpint(bx_diags_count(diags, BX_WARNING), ==, 2);
    bx_lexicon_free(lexicon);
    g_remove(path);
    g_rmdir(dir);
    bx_diags_free(diags);
}

/* The table of the build holds what it was compiled from. */
static void test_built(void)
{
    bx_diags *diags = bx_diags_new();
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), diags);
    bx_diags_free(diags);
    if (!lexicon) {
        g_test_skip("the word table was not built");
        return;
    }
    bx_lexeme a, b;
    g_assert_true(find(lexicon, "调研", &a));
    g_assert_cmpint(a.class, ==, BX_WORD_VERBAL);
    g_assert_true(find(lexicon, "东莞", &b));
    g_assert_cmpint(b.class, ==, BX_WORD_PLACE);
    g_assert_cmpint(a.cost, <, b.cost); /* 605 times and 275 times */
    g_assert_true(find(lexicon, "新质生产力", &a));
    g_assert_true(find(lexicon, "荣获", &a)); /* a name in the first list */
    g_assert_cmpint(a.class, ==, BX_WORD_VERB);
    g_assert_false(find(lexicon, "工会组织", &a)); /* taken out by the second */
    bx_lexicon_free(lexicon);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lexicon/find", test_find);
    g_test_add_func("/lexicon/header", test_header);
    g_test_add_func("/lexicon/damaged", test_damaged);
    g_test_add_func("/lexicon/open", test_open);
    g_test_add_func("/lexicon/built", test_built);
    return g_test_run();
}
