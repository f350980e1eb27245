/* Items that go on on another page: where they may be cut, the two pieces, and pages made
 * of them. */
#include "makeup/jump.h"

#include "makeup/edition.h"
#include "makeup/jump_cut.h"
#include "makeup/jump_head.h"
#include "model/jump.h"
#include "model/variant.h"
#include "sample.h"

enum { MOST_ITEMS = 6, MOST_PAGES = 3, LEAVE = 8, CARRY = 12 }; /* rows of a column */

typedef struct {
    sample s;
    bx_lexicon *lexicon;
    bx_item items[MOST_ITEMS];
    int lists[MOST_PAGES][MOST_ITEMS];
    bx_page pages[MOST_PAGES];
    bx_issue issue;
    bx_jump jump;
} jump_case;

static const char sheet[] =
    "paper: {width: 160, height: 170}\n"
    "grid: {columns: 3, measure: 12, lines: 30, leading: 12pt}\n"
    "styles: {body: {face: song, size: 9}}\n"
    "headlines:\n"
    "  - {for: all, columns: 1-3, main: {face: song-heavy}, sizes: [{main: 14}, "
    "{main: 12, cost: 100}]}\n"
    "jumps: {leave: 96pt, carry: 144pt}\n";

static jump_case *case_new(void)
{
    jump_case *c = g_new0(jump_case, 1);
    c->s = sample_new();
    c->lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), c->s.diags);
    g_autofree char *path = sample_path(&c->s, "sheet.yaml");
    g_assert_true(g_file_set_contents(path, sheet, -1, NULL));
    c->issue = (bx_issue){.folder = c->s.folder,
                          .layout = "sheet",
                          .items = c->items,
                          .pages = c->pages,
                          .n_pages = 2};
    for (int i = 0; i < MOST_PAGES; i++)
        c->pages[i] = (bx_page){.number = i + 1, .items = c->lists[i]};
    return c;
}

static void case_free(jump_case *c)
{
    bx_lexicon_free(c->lexicon);
    sample_free(&c->s);
    g_free(c);
}

static bx_chars text_of(jump_case *c, const char *text)
{
    const bx_source *source =
        bx_source_from_bytes(c->s.arena, "text", text, strlen(text), c->s.diags);
    return bx_chars_from_utf8(c->s.arena, source, source->text, 0);
}

/* So many paragraphs of a few sentences each. */
static const char *random_paragraph(jump_case *c, GRand *rand)
{
    static const char *const clauses[] = {
        "市总工会组织职工代表参观新馆", "现场有百余人参加",     "大家都说好",
        "老工人还记得当年的情形",       "“这是我们的馆。”他说", "青年职工在旁边听着",
        "参观从上午一直到下午才结束",   "人们走到门口又回头看", "工会的同志一一送别"};
    g_autoptr(GString) text = g_string_new(NULL);
    for (int n = g_rand_int_range(rand, 2, 6); n; n--) {
        for (int k = g_rand_int_range(rand, 1, 4); k; k--)
            g_string_append_printf(
                text, "%s%s", clauses[g_rand_int_range(rand, 0, G_N_ELEMENTS(clauses))],
                k > 1 ? "，" : "。");
    }
    return bx_copy_text(c->s.arena, text->str, text->len);
}

static bx_item *add_item(jump_case *c, int page, GRand *rand, int paragraphs)
{
    int i = c->issue.n_items++, n = 0;
    bx_part *parts = BX_NEW_ARRAY(c->s.arena, paragraphs + 2, bx_part);
    parts[n++] = (bx_part){.kind = BX_PART_HEADLINE, .text = text_of(c, "职工参观新馆")};
    for (int k = 0; k < paragraphs; k++)
        parts[n++] = (bx_part){.kind = BX_PART_PARAGRAPH,
                               .text = text_of(c, random_paragraph(c, rand))};
    parts[n++] = (bx_part){.kind = BX_PART_BYLINE, .text = text_of(c, "（工会）")};
    c->items[i] = (bx_item){.name = bx_format(c->s.arena, "b%d", i + 1),
                            .priority = i + 1,
                            .parts = parts,
                            .n_parts = n};
    c->items[i].n_chars = bx_item_number(parts, n);
    bx_page *on = &c->pages[page];
    c->lists[page][on->n_items++] = i;
    bx_page_set_items(c->s.arena, c->items, c->lists[page], on->n_items, on);
    return &c->items[i];
}

static const bx_issue *jump(jump_case *c)
{
    bx_jump_wishes wishes = {.lexicon = c->lexicon};
    return bx_jumps_make(c->s.arena, c->s.assets, &c->issue, &wishes, c->s.diags);
}

/* ---- where it may be cut ---- */

static void test_may_cut(void)
{
    static const struct {
        const char *text; /* cut at the bar */
        bool may;
    } cases[] = {{"买不到|的，可以", true},
                 {"岸边送。|票价", false},
                 {"“好。”|他说", false},
                 {"真的吗？！|他说", false},
                 {"他说，|“好。”", true},
                 {"两年……|后来", false},
                 {"三年（见第3版）|后", true},
                 {"叫做ban|xin的", false},
                 {"叫做banxin|的", true},
                 {"|开头", false},
                 {"末尾|", false},
                 {"第1|2版", false}};
    jump_case *c = case_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(GStrv) halves = g_strsplit(cases[i].text, "|", 2);
        g_autofree char *whole = g_strconcat(halves[0], halves[1], NULL);
        bx_chars text = text_of(c, whole);
        int k = bx_utf8_length(halves[0]);
        g_test_message("%s", cases[i].text);
        g_assert_cmpint(bx_jump_may_cut(text, k), ==, cases[i].may);
    }
    bx_char *chars = (bx_char *)text_of(c, "渡船du chuan还在").chars;
    for (int i = 0; i < 10; i++)
        chars[i].markup = i < 2 ? BX_MARKUP_BASE : BX_MARKUP_RUBY;
    bx_chars ruby = {NULL, chars, 12};
    g_assert_false(bx_jump_may_cut(ruby, 1));
    g_assert_false(bx_jump_may_cut(ruby, 2));
    g_assert_true(bx_jump_may_cut(ruby, 11));
    case_free(c);
}

/* ---- the rest ---- */

static void test_head(void)
{
    static const struct {
        const char *headline, *own, *head;
    } cases[] = {
        {"最后一班渡船", NULL, "最后一班渡船"},
        {"苇湖大桥 昨日通车", NULL, "苇湖大桥 昨日通车"},
        {"摆渡六十八年 西岸十一万人盼到今天", NULL, "西岸十一万人盼到今天"},
        {"停产十一年，老船厂又响起锤声", NULL, "老船厂又响起锤声"},
        {"首批九十六名学徒昨天走进新车间", NULL, "首批九十六名学徒昨天走进新车间"},
        {"最后一班渡船", "渡船", "渡船"},
    };
    jump_case *c = case_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bx_part part = {.kind = BX_PART_HEADLINE, .text = text_of(c, cases[i].headline)};
        bx_jump own = {.head = cases[i].own ? text_of(c, cases[i].own) : (bx_chars){0}};
        bx_item item = {.parts = &part, .n_parts = 1, .jump = &own};
        item.n_chars = bx_item_number(&part, 1);
        bx_chars head = bx_jump_head(c->s.arena, &item);
        g_assert_cmpstr(bx_chars_utf8(c->s.arena, head), ==, cases[i].head);
        for (int k = 0; k < head.n; k++)
            g_assert_cmpint(head.chars[k].id, ==, BX_GENERATED);
    }
    case_free(c);
}

static void test_repeats(void)
{
    jump_case *c = case_new();
    bx_chars main = text_of(c, "最后一班渡船"), short_one = text_of(c, "渡船 续");
    bx_chars other = text_of(c, "两长一短"), stop = text_of(c, "最后两声");
    bx_arena *a = c->s.arena;
    g_assert_true(bx_jump_head_repeats(a, c->lexicon, NULL, main, main));
    g_assert_true(bx_jump_head_repeats(a, c->lexicon, NULL, main, short_one));
    g_assert_false(bx_jump_head_repeats(a, c->lexicon, NULL, main, other));
    g_assert_true(bx_jump_head_repeats(a, NULL, NULL, main, short_one));
    g_assert_true(bx_jump_head_repeats(a, NULL, NULL, main, stop)); /* no words known */
    g_assert_false(bx_jump_head_repeats(a, NULL, NULL, main, other));
    case_free(c);
}

/* ---- pages ---- */

/* The characters of an item on a page, in the order they stand there. */
static void read_page(GArray *ids, const bx_display *page, int item)
{
    int in = -1;
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_GROUP_BEGIN)
            in = op->group.item;
        if (op->kind != BX_OP_GLYPHS || in != item)
            continue;
        for (int k = 0; k < op->glyphs.n_clusters; k++)
            for (int n = 0; n < op->glyphs.clusters[k].n_chars; n++) {
                int id = op->glyphs.clusters[k].id + n;
                if (op->glyphs.clusters[k].id >= 0)
                    g_array_append_val(ids, id);
            }
    }
}

static const bx_char *char_of(const bx_item *item, int id)
{
    const bx_part *part = bx_item_part_of(item, id);
    return &part->text.chars[id - part->text.chars[0].id];
}

/* Text before and text after are the text: every character once, in order. */
static void check_text(const bx_edition *edition, const bx_item *item, int index)
{
    g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(int));
    for (int i = 0; i < edition->n_pages; i++)
        read_page(ids, &edition->pages[i], index);
    g_assert_cmpint(ids->len, ==, item->n_chars);
    for (int i = 0; i < item->n_chars; i++)
        g_assert_cmpint(g_array_index(ids, int, i), ==, i);
}

static int rows_in(const bx_made_page *made, const bx_item *item)
{
    int rows = 0;
    for (int i = 0; i < made->n_parts; i++) {
        const bx_placed *p = &made->parts[i];
        for (int leg = 0; p->block->item == item && leg < p->shape->n_legs; leg++)
            rows += bx_shape_room(p->shape, leg) * p->shape->flow->measure;
    }
    return rows / made->layout->measure;
}

/* It is the first of a word that does not lean on the one before. */
static void check_word(const jump_case *c, bx_chars text, int at)
{
    bx_terms words = bx_words_part(c->s.arena, c->lexicon, NULL, text);
    int i = 0;
    while (i < words.n && words.terms[i].from != at)
        i++;
    g_assert_cmpint(i, <, words.n);
    g_assert_cmpint(words.terms[i].class, !=, BX_WORD_PARTICLE);
}

/* Rule 24 for the cut that was taken. */
static void check_cut(const jump_case *c, const bx_edition *edition,
                      const bx_issue *issue, int index)
{
    const bx_item *item = &issue->items[index];
    const bx_item *rest = &issue->items[item->piece->rest];
    g_assert_cmpint(item->piece->from, ==, item->piece->to);
    int id = item->piece->from;
    const bx_part *part = bx_item_part_of(item, id);
    g_assert_cmpint(part->kind, ==, BX_PART_PARAGRAPH);
    int before = id - part->text.chars[0].id, behind = part->text.n - before;
    g_assert_cmpint(before, >, 12); /* more than a line on either side */
    g_assert_cmpint(behind, >, 12);
    g_assert_false(bx_utf8_holds("。”", char_of(item, id - 1)->c));
    check_word(c, part->text, before);
    g_assert_true(rest->parts[1].goes_on);
    g_assert_cmpint(rest->parts[1].text.chars[0].id, ==, id);
    g_assert_cmpint(rest->page ? rest->page : item->piece->page, ==, 2);
    g_assert_cmpint(rest->piece->page, ==, 1);
    g_assert_cmpint(rows_in(&edition->made[0], item), >=, LEAVE + 1);
    g_assert_cmpint(rows_in(&edition->made[1], rest), >=, CARRY);
}

static bool says_why(const bx_diags *diags)
{
    static const bx_diag_id ids[] = {BX_D_N_JUMP_WHOLE, BX_D_W_JUMP_SMALL,
                                     BX_D_W_JUMP_SHORT, BX_D_W_JUMP_OVER,
                                     BX_D_W_JUMP_OWN_PAGE};
    int n = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++)
        n += bx_diags_count_of(diags, ids[i]);
    return n == 1;
}

/* One issue of two pages; true: its first item jumps, and all of that is right. */
static bool try_issue(GRand *rand, bool is_named)
{
    jump_case *c = case_new();
    c->jump = (bx_jump){.page = is_named ? 2 : 0};
    bx_item *item = add_item(c, 0, rand, g_rand_int_range(rand, 5, 12));
    for (int n = g_rand_int_range(rand, 1, 3); n; n--)
        add_item(c, 0, rand, g_rand_int_range(rand, 2, 5));
    for (int n = g_rand_int_range(rand, 1, 3); n; n--)
        add_item(c, 1, rand, g_rand_int_range(rand, 3, 7));
    item->jump = &c->jump;
    const bx_issue *issue = jump(c);
    bool jumps = issue->n_items > c->issue.n_items;
    g_assert_cmpint(bx_diags_count_of(c->s.diags, BX_D_N_JUMP), ==, jumps);
    if (jumps) {
        bx_edition edition;
        const char *const paths[] = {NULL};
        bx_edition_wishes wishes = {
            .lexicon = c->lexicon, .layout_paths = paths, .n_threads = 1};
        if (!bx_edition_make(c->s.arena, c->s.assets, issue, &wishes, c->s.diags,
                             &edition))
            g_error("%s", bx_diags_text(c->s.diags, BX_ENGLISH, true));
        for (int i = 0; i < 2; i++)
            g_assert_cmpint(bx_made_page_white(&edition.made[i]), ==, 0);
        check_text(&edition, &issue->items[0], 0);
        check_cut(c, &edition, issue, 0);
    } else {
        g_assert_true(says_why(c->s.diags));
    }
    case_free(c);
    return jumps;
}

static void test_pages(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(24);
    int n = 0;
    for (int round = 0; round < 60; round++)
        n += try_issue(rand, round % 2);
    g_test_message("%d of 60 jump", n);
    g_assert_cmpint(n, >, 10);
}

/* What an issue of three pages costs whose first item goes on on this page (0: any);
 * *target is the one it goes on on. -1: it does not. */
static int64_t cost_with(guint32 seed, int page, int *target)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    jump_case *c = case_new();
    bx_edition edition;
    const char *const paths[] = {NULL};
    bx_edition_wishes wishes = {
        .lexicon = c->lexicon, .layout_paths = paths, .n_threads = 1};
    int64_t cost = -1;
    c->issue.n_pages = 3;
    c->jump = (bx_jump){.page = page};
    add_item(c, 0, rand, g_rand_int_range(rand, 7, 12))->jump = &c->jump;
    add_item(c, 0, rand, g_rand_int_range(rand, 2, 5));
    for (int i = 1; i < 3; i++)
        add_item(c, i, rand, g_rand_int_range(rand, 3, 9));
    const bx_issue *issue = jump(c);
    if (issue->n_items > c->issue.n_items) {
        g_assert_true(bx_edition_make(c->s.arena, c->s.assets, issue, &wishes, c->s.diags,
                                      &edition));
        cost = 0;
        for (int i = 0; i < 3; i++)
            cost += edition.made[i].solution.cost;
        *target = issue->items[0].piece->page;
    }
    case_free(c);
    return cost;
}

/* Of two pages that it fills the one that is better for the issue, be it the first. */
static void test_cheapest(void)
{
    int n_of[4] = {0}, target;
    for (guint32 seed = 1; seed <= 40; seed++) {
        int64_t second = cost_with(seed, 2, &target), third = cost_with(seed, 3, &target);
        if (second < 0 || third < 0)
            continue;
        g_assert_cmpint(cost_with(seed, 0, &target), ==, MIN(second, third));
        g_assert_cmpint(target, ==, third < second ? 3 : 2);
        n_of[target]++;
    }
    g_test_message("page 2: %d, page 3: %d", n_of[2], n_of[3]);
    g_assert_cmpint(n_of[2], >, 0);
    g_assert_cmpint(n_of[3], >, 0);
}

/* Two items of a page that is full only where both are cut; false: not both of them
 * jump. */
static bool try_two(GRand *rand)
{
    jump_case *c = case_new();
    c->jump = (bx_jump){.page = 2};
    bx_item *items[2];
    for (int i = 0; i < 2; i++) {
        items[i] = add_item(c, 0, rand, g_rand_int_range(rand, 5, 8));
        items[i]->jump = &c->jump;
    }
    add_item(c, 0, rand, 7);
    add_item(c, 1, rand, g_rand_int_range(rand, 2, 6));
    const bx_issue *issue = jump(c);
    bool jump_both = issue->n_items == c->issue.n_items + 2;
    if (jump_both) {
        bx_edition edition;
        const char *const paths[] = {NULL};
        bx_edition_wishes wishes = {
            .lexicon = c->lexicon, .layout_paths = paths, .n_threads = 1};
        g_assert_true(bx_edition_make(c->s.arena, c->s.assets, issue, &wishes, c->s.diags,
                                      &edition));
        for (int i = 0; i < 2; i++) {
            g_assert_cmpint(bx_made_page_white(&edition.made[i]), ==, 0);
            check_text(&edition, &issue->items[i], i);
            check_cut(c, &edition, issue, i);
        }
    }
    case_free(c);
    return jump_both;
}

static void test_two(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(2);
    int n = 0;
    for (int round = 0; round < 30; round++)
        n += try_two(rand);
    g_test_message("%d of 30 jump both", n);
    g_assert_cmpint(n, >, 4);
}

/* How long it goes on for. */
static void test_rounds(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(8);
    int most = 0;
    for (int round = 0; round < 40; round++) {
        jump_case *c = case_new();
        add_item(c, 0, rand, 12)->jump = &c->jump;
        add_item(c, 0, rand, g_rand_int_range(rand, 2, 5));
        add_item(c, 1, rand, g_rand_int_range(rand, 3, 9));
        const char *const paths[] = {NULL};
        bx_layout_wishes layouts = {.paths = paths};
        bx_setting base = {.arena = c->s.arena, .diags = c->s.diags};
        const int indices[] = {0, 1};
        bx_jump_pages pages = {
            c->s.arena, c->s.assets,
            bx_page_settings(&base, &c->issue, indices, 2, "sheet", &layouts), &c->issue};
        bx_jump_attempt a = {.pages = &pages, .target = 1};
        bx_jump_find_cut(&a);
        most = MAX(most, a.rounds);
        case_free(c);
    }
    g_assert_cmpint(most, ==, 8); /* rule 24 */
}

/* A page that flows is filled round the rest later: any cut will do. */
static void test_flow(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    jump_case *c = case_new();
    bx_item *item = add_item(c, 0, rand, 14);
    add_item(c, 0, rand, 3);
    item->jump = &c->jump;
    c->pages[1].flows = true;
    const bx_issue *issue = jump(c);
    g_assert_cmpint(issue->n_items, ==, 3);
    g_assert_cmpint(issue->pages[1].n_items, ==, 1);
    g_assert_cmpint(issue->pages[1].items[0], ==, 2);
    g_assert_cmpstr(issue->items[2].name, ==, "b1续");
    case_free(c);
}

static void says(jump_case *c, bx_diag_id id)
{
    const bx_issue *issue = jump(c);
    g_autofree char *said = bx_diags_text(c->s.diags, BX_ENGLISH, true);
    g_test_message("%s", said);
    g_assert_cmpint(issue->n_items, ==, c->issue.n_items);
    g_assert_cmpint(bx_diags_count_of(c->s.diags, id), ==, 1);
    case_free(c);
}

/* An issue of two editions; its first item jumps to a page that flows, if it may. */
static jump_case *case_of_editions(bx_variant *variants)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    jump_case *c = case_new();
    add_item(c, 0, rand, 14)->jump = &c->jump;
    add_item(c, 0, rand, 3);
    c->pages[1].flows = true;
    c->issue.lock = "issue.lock";
    c->issue.variants = variants;
    c->issue.n_variants = 2;
    variants[0] = (bx_variant){.name = "早"};
    variants[1] = (bx_variant){.name = "晚", .first = c->issue.n_items};
    return c;
}

/* The pages of both pieces are the same in all editions, or it stands whole: none has one
 * piece without the other. */
static void test_editions(void)
{
    bx_variant variants[2];
    jump_case *c = case_of_editions(variants);
    bx_variant_page page = {.page = {.number = 2, .title = "晚报"}};
    variants[1].pages = &page;
    variants[1].n_pages = 1;
    const bx_issue *issue = jump(c);
    g_assert_cmpint(issue->n_items, ==, 3);
    const bx_issue *late = bx_variant_issue(c->s.arena, issue, 1, c->s.diags);
    g_assert_cmpint(late->items[0].piece->rest, ==, 2);
    g_assert_cmpint(late->pages[1].items[0], ==, 2);
    g_assert_false(late->pages[0].is_own || late->pages[1].is_own);
    case_free(c);

    c = case_of_editions(variants); /* the item is another one there */
    bx_exchange exchange = {.item = 0, .by = c->items[1]};
    variants[1].exchanges = &exchange;
    variants[1].n_exchanges = 1;
    says(c, BX_D_W_JUMP_EDITION);

    c = case_of_editions(variants); /* … or gone */
    int other = 1;
    page = (bx_variant_page){.page = {.number = 1, .items = &other, .n_items = 1},
                             .has_items = true};
    variants[1].pages = &page;
    variants[1].n_pages = 1;
    says(c, BX_D_W_JUMP_EDITION);

    c = case_of_editions(variants); /* the page of the rest is another one */
    page = (bx_variant_page){.page = {.number = 2, .items = &other, .n_items = 1},
                             .has_items = true};
    variants[1].pages = &page;
    variants[1].n_pages = 1;
    says(c, BX_D_W_JUMP_EDITION);

    c = case_of_editions(variants); /* one edition's own item asks */
    exchange = (bx_exchange){.item = 1, .by = c->items[0]};
    c->items[0].jump = NULL;
    variants[1].exchanges = &exchange;
    variants[1].n_exchanges = 1;
    says(c, BX_D_W_JUMP_OWNED);
}

/* What cannot jump, and why. */
static void test_reasons(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(5);
    jump_case *c = case_new();
    add_item(c, 1, rand, 14)->jump = &c->jump;
    says(c, BX_D_W_JUMP_LAST);

    c = case_new();
    c->jump.page = 7;
    add_item(c, 0, rand, 14)->jump = &c->jump;
    says(c, BX_D_W_JUMP_PAGE);

    c = case_new();
    c->jump.page = 1;
    add_item(c, 0, rand, 14)->jump = &c->jump;
    says(c, BX_D_W_JUMP_PAGE);

    c = case_new();
    c->issue.layout = NULL;
    add_item(c, 0, rand, 14)->jump = &c->jump;
    says(c, BX_D_W_JUMP_LAYOUT);

    c = case_new();
    c->pages[0].flows = true;
    add_item(c, 0, rand, 14)->jump = &c->jump;
    says(c, BX_D_W_JUMP_FLOW);

    c = case_new();
    bx_item *bare = add_item(c, 0, rand, 14);
    bare->jump = &c->jump;
    bare->parts++;
    bare->n_parts--;
    says(c, BX_D_W_JUMP_KIND);

    c = case_new();
    add_item(c, 0, rand, 3)->jump = &c->jump;
    says(c, BX_D_N_JUMP_WHOLE);

    c = case_new();
    add_item(c, 0, rand, 16);
    add_item(c, 0, rand, 1)->jump = &c->jump;
    says(c, BX_D_W_JUMP_SMALL);

    c = case_new();
    add_item(c, 0, rand, 24);
    add_item(c, 0, rand, 9)->jump = &c->jump;
    says(c, BX_D_W_JUMP_OWN_PAGE);

    c = case_new();
    add_item(c, 0, rand, 16)->jump = &c->jump; /* to a page of nothing else */
    says(c, BX_D_W_JUMP_SHORT);

    c = case_new();
    add_item(c, 0, rand, 24)->jump = &c->jump;
    add_item(c, 1, rand, 14);
    says(c, BX_D_W_JUMP_OVER);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/jump/may_cut", test_may_cut);
    g_test_add_func("/jump/head", test_head);
    g_test_add_func("/jump/repeats", test_repeats);
    g_test_add_func("/jump/pages", test_pages);
    g_test_add_func("/jump/cheapest", test_cheapest);
    g_test_add_func("/jump/two", test_two);
    g_test_add_func("/jump/rounds", test_rounds);
    g_test_add_func("/jump/flow", test_flow);
    g_test_add_func("/jump/editions", test_editions);
    g_test_add_func("/jump/reasons", test_reasons);
    return g_test_run();
}
