/* Headlines with their good turns marked: does any head that may be set turn where an
 * editor would not?
 *
 * Each is set on every width of the tabloid, as the lead and as another item, in every
 * grade, on two lines and, where it is long, on three. Those of headlines.txt that turn
 * wrong somewhere are listed in headlines.failing; the test fails when that list is no
 * longer true. BX_ACCEPT=1 rewrites it. Of headlines_apart.txt, which nothing was tuned
 * on, only so many may turn wrong. */
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "makeup/headline.h"
#include "makeup/measure.h"
#include "text/turn.h"

enum { MAX_CHARS = 64, THREE_LINES = 18 /* characters from which three are usual */ };

typedef enum { NO_TURN, MAY_TURN, GOOD_TURN } mark;

typedef struct {
    char text[4 * MAX_CHARS + 1]; /* without the marks */
    mark marks[MAX_CHARS + 1];    /* before each character */
    int n;
} headline;

typedef struct {
    bx_setting setting;
    bx_diags *diags;
    GString *failing, *details;
    int n_cases, n_right;
    int n_heads, n_bad_heads;     /* the cheapest of each width and number of lines */
    int n_offered, n_bad_offered; /* all that may be set */
    int n_told;   /* of those that turn wrong: wherever they do, the editor is told */
    bool is_told; /* of the headline at hand */
    int n_marked, n_found; /* good turns, and those that cost no more than GOOD */
} tester;

static headline read_headline(const char *line)
{
    headline h = {0};
    char *out = h.text;
    mark next = NO_TURN;
    for (const char *p = line; *p;) {
        uint32_t c = bx_utf8_next(&p);
        if (c == '|' || c == '/') {
            next = c == '|' ? GOOD_TURN : MAY_TURN;
            continue;
        }
        g_assert_cmpint(h.n, <, MAX_CHARS);
        if (h.n && out[-1] == ' ')
            next = GOOD_TURN;
        h.marks[h.n++] = next;
        next = NO_TURN;
        out += bx_utf8_put(out, c);
    }
    return h;
}

static const bx_item *item_of(bx_arena *arena, const char *text)
{
    bx_part *part = BX_NEW(arena, bx_part);
    *part = (bx_part){.kind = BX_PART_HEADLINE,
                      .text = bx_chars_from_utf8(arena, NULL, text, 0)};
    bx_item *item = BX_NEW(arena, bx_item);
    *item = (bx_item){.name = "b1", .parts = part, .n_parts = 1};
    item->n_chars = bx_item_number(part, 1);
    return item;
}

/* Characters from..to as a line of type, in hundredths of its size, more or less. */
static int estimate(const bx_item *item, int from, int to)
{
    int width = 0;
    for (int i = from; i < to; i++)
        width += item->parts[0].text.chars[i].c < 0x2E80 ? 55 : 100;
    return width;
}

/* Could n lines that turn at marks only be set from character `from` on? */
static bool is_settable(const headline *h, const bx_item *item, int from, int n, int room)
{
    if (n == 1)
        return estimate(item, from, h->n) <= room;
    for (int i = from + 1; i < h->n; i++)
        if (h->marks[i] && estimate(item, from, i) <= room &&
            is_settable(h, item, i, n - 1, room))
            return true;
    return false;
}

static bool turns_well(const headline *h, const bx_head *head)
{
    for (int i = 1; i < head->main.n; i++)
        if (!h->marks[head->main.lines[i].chars[0].id])
            return false;
    return true;
}

/* A head that had to be torn is no fault where no marked turn was to be had. */
static bool is_fault(const headline *h, const bx_item *item, const bx_head *head)
{
    if (turns_well(h, head))
        return false;
    int room = (int)((int64_t)head->measure * 100 / head->grade->main.size);
    return !head->main.is_torn || is_settable(h, item, 0, head->main.n, room);
}

/* The cheapest head on so many lines; NULL where there is none. */
static const bx_head *best_of(const bx_head *heads, int n, int n_lines)
{
    const bx_head *best = NULL;
    for (int i = 0; i < n; i++)
        if (heads[i].main.n == n_lines && (!best || heads[i].cost < best->cost))
            best = &heads[i];
    return best;
}

static int check_heads(tester *t, const headline *h, const bx_item *item,
                       const bx_head_text *text, bool is_lead, int columns)
{
    bx_head heads[BX_MAX_HEADS];
    int n = bx_heads_make(&t->setting, item, text, is_lead, columns,
                          bx_span_width(t->setting.layout, columns), heads),
        bad = 0;
    for (int lines = 2; lines <= (h->n >= THREE_LINES ? 3 : 2); lines++) {
        const bx_head *head = best_of(heads, n, lines);
        if (!head)
            continue;
        t->n_heads++;
        if (!is_fault(h, item, head))
            continue;
        bad++;
        t->is_told = t->is_told && head->main.is_torn;
        g_string_append_printf(t->details, "  %d columns, %d pt: %s (%d)\n", columns,
                               head->grade->main.size / BX_PT,
                               bx_head_lines_utf8(t->setting.arena, &head->main),
                               head->main.cost);
    }
    for (int i = 0; i < n; i++) {
        bool is_counted =
            heads[i].main.n == 2 || (heads[i].main.n == 3 && h->n >= THREE_LINES);
        t->n_offered += is_counted;
        t->n_bad_offered += is_counted && is_fault(h, item, &heads[i]);
    }
    t->n_bad_heads += bad;
    return bad;
}

static void count_found(tester *t, const headline *h, const bx_item *item)
{
    const int *costs =
        bx_turn_costs(t->setting.arena, t->setting.lexicon, NULL, item->parts[0].text);
    for (int i = 1; i < h->n; i++) {
        t->n_marked += h->marks[i] == GOOD_TURN;
        t->n_found +=
            h->marks[i] == GOOD_TURN && costs[i] >= 0 && costs[i] <= BX_TURN_GOOD;
    }
}

static void check_case(tester *t, const char *line)
{
    headline h = read_headline(line);
    const bx_item *item = item_of(t->setting.arena, h.text);
    const bx_head_text *text = bx_head_text_make(&t->setting, item, BX_HORIZONTAL);
    int bad = 0;
    t->is_told = true;
    g_string_append_printf(t->details, "%s\n", line);
    gsize before = t->details->len;
    for (int columns = 1; columns <= t->setting.layout->columns; columns++)
        for (int is_lead = 0; is_lead < 2; is_lead++)
            bad += check_heads(t, &h, item, text, is_lead, columns);
    count_found(t, &h, item);
    t->n_cases++;
    t->n_right += !bad;
    t->n_told += bad && t->is_told;
    if (bad)
        g_string_append_printf(t->failing, "%s\n", h.text);
    if (t->details->len == before)
        g_string_set_size(t->details, before - strlen(line) - 1);
}

static char *path_of(const char *name)
{
    return g_build_filename(g_getenv("BX_TESTS"), name, NULL);
}

static char *read_file(const char *name)
{
    g_autofree char *path = path_of(name);
    char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static void compare(const tester *t)
{
    g_autofree char *path = path_of("cases/headlines.failing");
    if (g_getenv("BX_ACCEPT"))
        g_assert_true(g_file_set_contents(path, t->failing->str, -1, NULL));
    g_autofree char *expected = read_file("cases/headlines.failing");
    if (strcmp(expected, t->failing->str))
        g_error("headlines.failing is no longer true; now these fail:\n%s\n%s",
                t->failing->str, t->details->str);
}

static void check_file(tester *t, const char *name)
{
    g_autofree char *cases = read_file(name);
    g_auto(GStrv) lines = g_strsplit(cases, "\n", -1);
    for (int i = 0; lines[i]; i++)
        if (*lines[i] && *lines[i] != '#')
            check_case(t, lines[i]);
    g_test_message("%d of %d headlines turn well in every setting; of the others %d are "
                   "reported wherever they do not",
                   t->n_right, t->n_cases, t->n_told);
    g_test_message("%d of %d cheapest heads, %d of %d of all heads turn well; %d of %d "
                   "good turns are found",
                   t->n_heads - t->n_bad_heads, t->n_heads,
                   t->n_offered - t->n_bad_offered, t->n_offered, t->n_found,
                   t->n_marked);
}

/* False where there is no word table; the test is skipped then. */
static bool set_up(tester *t)
{
    g_autofree char *fonts = path_of("fonts");
    g_autofree char *layouts = path_of("../layouts");
    const char *const paths[] = {layouts, NULL};
    bx_diags *diags = bx_diags_new();
    bx_arena *arena = bx_arena_new();
    *t = (tester){.diags = diags,
                  .failing = g_string_new(NULL),
                  .details = g_string_new(NULL),
                  .setting = {.arena = arena, .assets = bx_assets_new(fonts, diags)}};
    t->setting.layout = bx_layout_find(arena, "tabloid", ".", paths, BX_NOWHERE, diags);
    t->setting.lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), diags);
    if (!t->setting.lexicon)
        g_test_skip("the word table was not built");
    return t->setting.lexicon;
}

static void tear_down(tester *t)
{
    g_string_free(t->failing, TRUE);
    g_string_free(t->details, TRUE);
    bx_assets_free(t->setting.assets);
    bx_lexicon_free((bx_lexicon *)t->setting.lexicon);
    bx_arena_free(t->setting.arena);
    bx_diags_free(t->diags);
}

static void test_known(void)
{
    tester t;
    if (set_up(&t)) {
        check_file(&t, "cases/headlines.txt");
        g_assert_cmpint(t.n_cases, >=, 200);
        g_assert_cmpint(t.n_right * 100, >=, t.n_cases * 90);
        compare(&t);
    }
    tear_down(&t);
}

static void test_apart(void)
{
    tester t;
    if (set_up(&t)) {
        check_file(&t, "cases/headlines_apart.txt");
        g_assert_cmpint(t.n_cases, >=, 150);
        g_assert_cmpint((t.n_heads - t.n_bad_heads) * 100, >=, t.n_heads * 91);
    }
    tear_down(&t);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, ""); /* messages quote Chinese */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/headlines/known", test_known);
    g_test_add_func("/headlines/apart", test_apart);
    return g_test_run();
}
