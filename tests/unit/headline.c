/* Where headlines turn, and how heads fill their columns. */
#include "makeup/headline.h"

#include <glib.h>
#include <string.h>

#include "makeup/measure.h"

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    bx_setting setting;
} fixture;

static void set_up(fixture *f, gconstpointer data)
{
    (void)data;
    g_autofree char *fonts = g_build_filename(g_getenv("BX_TESTS"), "fonts", NULL);
    g_autofree char *layouts =
        g_build_filename(g_getenv("BX_TESTS"), "..", "layouts", NULL);
    const char *const paths[] = {layouts, NULL};
    f->arena = bx_arena_new();
    f->diags = bx_diags_new();
    f->setting = (bx_setting){
        .assets = bx_assets_new(fonts, f->diags),
        .layout = bx_layout_find(f->arena, "tabloid", ".", paths, BX_NOWHERE, f->diags),
        .arena = f->arena};
    g_assert_nonnull(f->setting.assets);
    g_assert_nonnull(f->setting.layout);
}

static void tear_down(fixture *f, gconstpointer data)
{
    (void)data;
    bx_assets_free(f->setting.assets);
    bx_diags_free(f->diags);
    bx_arena_free(f->arena);
}

static const bx_item *item_of(fixture *f, const char *headline)
{
    bx_part *part = BX_NEW(f->arena, bx_part);
    *part = (bx_part){.kind = BX_PART_HEADLINE,
                      .text = bx_chars_from_utf8(f->arena, NULL, headline, 0)};
    bx_item *item = BX_NEW(f->arena, bx_item);
    *item = (bx_item){.name = "b1", .parts = part, .n_parts = 1};
    item->n_chars = bx_item_number(part, 1);
    return item;
}

/* The cheapest head on so many lines; grade NULL where there is none. */
static bx_head best_of(fixture *f, const char *headline, int columns, int n_lines)
{
    bx_head heads[BX_MAX_HEADS], best = {0};
    const bx_item *item = item_of(f, headline);
    int n = bx_heads_make(&f->setting, item,
                          bx_head_text_make(&f->setting, item, BX_HORIZONTAL), false,
                          columns, bx_span_width(f->setting.layout, columns), heads);
    for (int i = 0; i < n; i++)
        if (heads[i].main.n == n_lines && (!best.grade || heads[i].cost < best.cost))
            best = heads[i];
    return best;
}

/* What the rules alone say, without any lexicon: the author's breaks, marks, numbers and
 * the words of turn.def. */
static const struct {
    const char *headline;
    int columns;
    const char *turned; /* on two lines */
} wished[] = {
    {"韶关市翁源县总工会 开展主题党日活动", 2, "韶关市翁源县总工会 / 开展主题党日活动"},
    {"职工之家揭牌，工人有了新去处", 2, "职工之家揭牌， / 工人有了新去处"},
    {"为“十四五”护航 让“双11”更暖", 2, "为“十四五”护航 / 让“双11”更暖"},
    {"安全警钟长鸣！谁来守护我们", 2, "安全警钟长鸣！ / 谁来守护我们"},
    {"慰问 高温下的一线劳动者和他们的家人", 3, "慰问 / 高温下的一线劳动者和他们的家人"},
};

static void test_turns(fixture *f, gconstpointer data)
{
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(wished); i++) {
        bx_head head = best_of(f, wished[i].headline, wished[i].columns, 2);
        g_assert_cmpstr(bx_head_lines_utf8(f->arena, &head.main), ==, wished[i].turned);
    }
}

/* A head a little too wide for its measure is set narrower before it is set smaller; a
 * short one is opened, then widened, within the limits of the layout. */
static void test_fit(fixture *f, gconstpointer data)
{
    (void)data;
    bx_head_lines lines;
    bx_len size = 20 * BX_PT;
    const bx_head_text *t =
        bx_head_text_make(&f->setting, item_of(f, "工人工人工人工人工人"), BX_HORIZONTAL);
    g_assert_true(bx_head_text_divide(t, 1, size, 11 * size, false, &lines));
    g_assert_cmpint(lines.stretch, ==, 100);
    g_assert_cmpint(lines.tracking, ==, 0);
    g_assert_true(bx_head_text_divide(t, 1, size, 10 * size, false, &lines));
    g_assert_cmpint(lines.stretch, ==, 97);
    g_assert_true(bx_head_text_divide(t, 1, size, 9 * size, false, &lines));
    g_assert_cmpint(lines.stretch, ==, 90);
    g_assert_false(bx_head_text_divide(t, 1, size, 89 * size / 10, false, &lines));
    g_assert_true(bx_head_text_divide(t, 1, size, 14 * size, false, &lines));
    g_assert_cmpint(lines.stretch, ==, 100);
    g_assert_cmpint(lines.tracking, >, 0);
    g_assert_true(bx_head_text_divide(t, 1, size, 30 * size, false, &lines));
    g_assert_cmpint(lines.stretch, ==, 110);
    g_assert_cmpint(lines.tracking, ==, size / 5);
}

/* Turned once, where all on one line would fill so many percent of the measure. */
static int cost_on_two(fixture *f, const char *headline, int percent)
{
    bx_len size = 20 * BX_PT;
    const bx_item *item = item_of(f, headline);
    bx_len measure = (bx_len)((int64_t)item->parts[0].text.n * size * 100 / percent);
    bx_head_lines lines;
    g_assert_true(bx_head_text_divide(bx_head_text_make(&f->setting, item, BX_HORIZONTAL),
                                      2, size, measure, false, &lines));
    return lines.cost;
}

/* What would go on one line is not turned for nothing, but where the author did or both
 * lines are as good as even. */
static void test_needless(fixture *f, gconstpointer data)
{
    (void)data;
    static const struct {
        const char *headline;
        bool is_needless;
    } cases[] = {
        {"县总工会召开会员代表大会", true},
        {"县总工会 召开会员代表大会", false},
        {"县总工会召开会员大会", false},
        {"县总工会，召开会员代表大会", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        int more =
            cost_on_two(f, cases[i].headline, 96) - cost_on_two(f, cases[i].headline, 99);
        g_assert_true((more > 500) == cases[i].is_needless);
    }
}

static const bx_glyph_run *run_of(const bx_display_builder *b, int i)
{
    g_assert_cmpint(i, <, b->n);
    g_assert_cmpint(b->ops[i].kind, ==, BX_OP_GLYPHS);
    return &b->ops[i].glyphs;
}

/* A comma is a pause of one 字, half of one where the line is tight: it is not drawn, and
 * still stands in the text (rule 10b). */
static void test_comma(fixture *f, gconstpointer data)
{
    (void)data;
    const bx_item *item = item_of(f, "职工工人，工人职工");
    bx_head head = {.grade = &f->setting.layout->grades[0],
                    .measure = bx_span_width(f->setting.layout, 5),
                    .rows = 8,
                    .main = {.lines = {item->parts[0].text}, .n = 1, .stretch = 100},
                    .n_lines = 1};
    bx_len size = head.grade->main.size;
    for (int half = 0; half < 2; half++) {
        bx_display_builder out = {.arena = f->arena};
        head.main.pause = half ? BX_PAUSE_HALF : BX_PAUSE_WHOLE;
        bx_head_draw(&f->setting, item, &head, BX_ROLE_SONG_HEAVY, (bx_point){0, 0},
                     head.breadth, &out);
        const bx_glyph_run *run = run_of(&out, 0);
        g_assert_cmpint(run->n_clusters, ==, 9);
        g_assert_cmpint(run->n_glyphs, ==, 8);
        g_assert_cmpstr(run->text, ==, "职工工人，工人职工");
        g_assert_cmpint(run->clusters[4].n_chars, ==, 1);
        g_assert_cmpint(run->glyphs[4].x - run->glyphs[3].x, ==,
                        size + (half ? size / 2 : size));
    }
}

/* Narrower glyphs stand closer, in a line that is centred all the same. */
static void test_stretch(fixture *f, gconstpointer data)
{
    (void)data;
    const bx_item *item = item_of(f, "工人工人");
    bx_head head = {.grade = &f->setting.layout->grades[0],
                    .measure = bx_span_width(f->setting.layout, 5),
                    .rows = 8,
                    .main = {.lines = {item->parts[0].text}, .n = 1, .stretch = 90},
                    .n_lines = 1};
    bx_len size = head.grade->main.size, measure = bx_span_width(f->setting.layout, 5);
    bx_display_builder out = {.arena = f->arena};
    bx_head_draw(&f->setting, item, &head, BX_ROLE_SONG_HEAVY, (bx_point){0, 0},
                 head.breadth, &out);
    const bx_glyph_run *run = run_of(&out, 0);
    g_assert_cmpint(run->stretch, ==, 90);
    g_assert_cmpint(run->glyphs[1].x - run->glyphs[0].x, ==, bx_len_scale(size, 90, 100));
    g_assert_cmpint(ABS(run->origin.x - (measure - bx_len_scale(4 * size, 90, 100)) / 2),
                    <=, 1);
}

/* What a headline should not hold is said, and stays; a bad turn is said too. */
static void test_reports(fixture *f, gconstpointer data)
{
    (void)data;
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), f->diags);
    f->setting.diags = f->diags;
    best_of(f, "工会来了。", 2, 1);
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_W_HEAD_STOP), ==, 1);
    best_of(f, "工会来了！", 2, 1);
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_W_HEAD_STOP), ==, 1);
    const bx_item *item = item_of(f, "工人工人工人工人工人工人工人工人");
    bx_head head = best_of(f, "工人工人工人工人工人工人工人工人", 1, 2);
    g_assert_nonnull(head.grade);
    g_assert_true(head.main.is_torn);
    bx_display_builder out = {.arena = f->arena};
    f->setting.lexicon = lexicon;
    bx_head_draw(&f->setting, item, &head, head.grade->main.role, (bx_point){0, 0},
                 head.breadth, &out);
    int n_said = bx_diags_count_of(f->diags, BX_D_W_HEAD_TORN);
    g_assert_cmpint(n_said, ==, lexicon ? 1 : 0); /* without it nobody can tell */
    bx_lexicon_free(lexicon);
}

static const bx_item *item_with_summary(fixture *f, const char *const *texts, int n)
{
    bx_part *parts = BX_NEW_ARRAY(f->arena, n, bx_part);
    for (int i = 0; i < n; i++)
        parts[i] = (bx_part){.kind = BX_PART_SUMMARY,
                             .text = bx_chars_from_utf8(f->arena, NULL, texts[i], 0)};
    bx_item *item = BX_NEW(f->arena, bx_item);
    *item = (bx_item){.name = "b1", .parts = parts, .n_parts = n};
    item->n_chars = bx_item_number(parts, n);
    return item;
}

/* Draws a summary in the middle of a measure; where its line i begins. */
static bx_len summary_start(fixture *f, const bx_item *item, bx_len measure, int i)
{
    bx_display_builder out = {.arena = f->arena};
    bx_summary summary = bx_summary_of(&f->setting, item, BX_HORIZONTAL, measure);
    bx_summary_draw(&f->setting, item, &summary, BX_ALIGN_CENTRE, measure,
                    (bx_frame){{0, 0}, BX_HORIZONTAL}, &out);
    return run_of(&out, i)->origin.x;
}

/* A summary on one line stands as the head does; a longer one is a block of lines that
 * are never longer than the eye follows. */
static void test_summary(fixture *f, gconstpointer data)
{
    static const char *const two[] = {"工人职工", "工会工会工会"};
    static const char *const one_long[] = {"工人职工工人职工工人职工工人职工工人职工工人"
                                           "职工工人职工工人职工工人职工工人职工工"
                                           "人职工工人职工"};
    const bx_style *type = &f->setting.layout->styles[BX_STYLE_SUMMARY];
    bx_len em = type->size, measure = 40 * em;
    (void)data;
    const bx_item *item = item_with_summary(f, two, 2);
    bx_summary summary = bx_summary_of(&f->setting, item, BX_HORIZONTAL, measure);
    g_assert_cmpint(summary.n_lines, ==, 2);
    g_assert_cmpint(summary.white, ==, type->leading / 2);
    g_assert_cmpint(summary.breadth, ==, summary.white + 2 * type->leading);
    g_assert_cmpint(summary_start(f, item, measure, 0), ==, 18 * em);
    g_assert_cmpint(summary_start(f, item, measure, 1), ==, 17 * em);
    item = item_with_summary(f, one_long, 1);
    summary = bx_summary_of(&f->setting, item, BX_HORIZONTAL, measure);
    g_assert_cmpint(summary.n_lines, ==, 2);
    g_assert_cmpint(summary.measure, ==, 36 * em);
    g_assert_cmpint(summary_start(f, item, measure, 0), ==, 2 * em);
    g_assert_cmpint(summary_start(f, item, measure, 1), ==, 2 * em);
    item = item_with_summary(f, two, 2);
    g_assert_cmpint(summary_start(f, item, 5 * em, 0), ==, 2 * em);
    g_assert_cmpint(summary_start(f, item, 5 * em, 1), ==, 0);
    item = item_of(f, "工人职工");
    g_assert_cmpint(bx_summary_of(&f->setting, item, BX_HORIZONTAL, measure).n_lines, ==,
                    0);
}

/* A head is as much higher as its summary and the white before it; many lines of one
 * cost.
 */
static void test_summary_in_head(fixture *f, gconstpointer data)
{
    static const char *const texts[] = {"工人", "工人", "工人", "工人", "工人", "工人"};
    bx_head few[BX_MAX_HEADS], many[BX_MAX_HEADS];
    bx_len measure = bx_span_width(f->setting.layout, 2);
    (void)data;
    for (int i = 0; i < 2; i++) {
        const bx_item *item = item_with_summary(f, texts, i ? 6 : 4);
        int n = bx_heads_make(&f->setting, item,
                              bx_head_text_make(&f->setting, item, BX_HORIZONTAL), false,
                              2, measure, i ? many : few);
        g_assert_cmpint(n, >=, 1);
    }
    const bx_grade *grade = few[0].grade;
    bx_len leading = f->setting.layout->styles[BX_STYLE_SUMMARY].leading;
    g_assert_cmpint(few[0].breadth, ==,
                    grade->white_above + grade->white_below + 9 * leading / 2);
    g_assert_cmpint(few[0].cost, ==, grade->cost);
    g_assert_cmpint(many[0].breadth, ==, few[0].breadth + 2 * leading);
    g_assert_cmpint(many[0].cost, >, few[0].cost);
}

static const char *const any[] = {
    "引导广大职工成为培育和发展新质生产力的尖兵",
    "江门台山市总组织劳模工匠进企“传经”",
    "全市2024年第二季度工会工作的新进展",
    "工会APP上线3.5%优惠的的的的活动",
    "“职工书屋”和“工人之家”同时开放",
    "一",
    "\u2060",
    "，",
    "，，，，工会，",
    "市总工会召开十六届六次全委会 部署2024年工会工作的重点任务 强调服务职工",
};

static bool is_latin(uint32_t c)
{
    return c < 0x80 && (g_ascii_isalnum((char)c) || c == '.' || c == '%');
}

/* What must hold of every head of every text: nothing lost, nothing torn. */
static void check_head(const bx_setting *s, const bx_head *head, const bx_item *item)
{
    bx_chars all = item->parts[0].text;
    int at = 0, shown = 0;
    for (int i = 0; i < head->main.n; i++) {
        bx_chars line = head->main.lines[i];
        g_assert_cmpint(line.n, >, 0);
        g_assert_cmpint(line.chars[0].c, !=, 0x7684); /* 的 */
        if (line.chars[0].id > 0 && i) {
            uint32_t before = all.chars[line.chars[0].id - 1].c;
            g_assert_false(is_latin(before) && is_latin(line.chars[0].c));
            g_assert_cmpint(before, !=, 0x201c); /* “ */
        }
        for (int k = 0; k < line.n; k++)
            shown += !bx_is_space(line.chars[k].c);
        g_assert_cmpint(line.chars[0].id, >=, at);
        at = line.chars[line.n - 1].id + 1;
    }
    g_assert_cmpint(shown, ==, bx_item_length(item));
    g_assert_cmpint(head->rows * s->layout->leading, >=,
                    head->n_lines * head->grade->main.size);
}

static void test_whole(fixture *f, gconstpointer data)
{
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(any); i++) {
        const bx_item *item = item_of(f, any[i]);
        const bx_head_text *text = bx_head_text_make(&f->setting, item, BX_HORIZONTAL);
        for (int k = 1; k <= f->setting.layout->columns; k++) {
            bx_head heads[BX_MAX_HEADS];
            int n = bx_heads_make(&f->setting, item, text, k % 2, k,
                                  bx_span_width(f->setting.layout, k), heads);
            g_assert_cmpint(n, >=, 1);
            for (int h = 0; h < n; h++)
                if (heads[h].main.n)
                    check_head(&f->setting, &heads[h], item);
        }
    }
}

/* Spaces in a row are one soft break, of whatever kind they are. */
static void test_spaces(fixture *f, gconstpointer data)
{
    static const char *const heads[] = {"强信心　　　稳增长　　　促发展",
                                        "甲　\u200B　乙丙丁", "甲  乙", "\u200B\u200B甲"};
    bx_head made[BX_MAX_HEADS];
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(heads); i++)
        for (int columns = 1; columns <= 5; columns++) {
            const bx_item *item = item_of(f, heads[i]);
            int n = bx_heads_make(
                &f->setting, item, bx_head_text_make(&f->setting, item, BX_HORIZONTAL),
                false, columns, bx_span_width(f->setting.layout, columns), made);
            g_assert_cmpint(n, >=, 1);
            for (int k = 0; k < n; k++) {
                bx_display_builder out = {.arena = f->arena};
                bx_head_draw(&f->setting, item, &made[k], BX_ROLE_HEI, (bx_point){0, 0},
                             made[k].breadth, &out);
            }
        }
}

/* A line far shorter than those over and under it is dear, but where the author would
 * have it. */
static void test_waist(fixture *f, gconstpointer data)
{
    (void)data;
    bx_head clauses = best_of(f, "千余名职工，沿江，长跑迎新年", 1, 3);
    bx_head authors = best_of(f, "千余名职工 沿江 长跑迎新年", 1, 3);
    g_assert_cmpint(clauses.main.n, ==, 3);
    g_assert_cmpint(authors.main.n, ==, 3);
    g_assert_cmpint(clauses.main.lines[1].n, ==, 3);
    g_assert_cmpint(authors.main.lines[1].n, ==, 2);
    g_assert_cmpint(clauses.main.cost, >=, authors.main.cost + 600);
}

/* The lines of what is drawn, parted by strokes; runs of one line follow each other. */
static const char *drawn_lines(fixture *f, const bx_display_builder *out)
{
    const char *text = "";
    bx_len y = -1;
    for (int i = 0; i < out->n; i++) {
        const bx_op *op = &out->ops[i];
        if (op->kind != BX_OP_GLYPHS)
            continue;
        bool is_new = op->glyphs.origin.y != y;
        text = bx_format(f->arena, "%s%s%s", text, is_new && *text ? " / " : "",
                         op->glyphs.text);
        y = op->glyphs.origin.y;
    }
    return text;
}

/* A deck that one line does not hold turns between phrases, in no more lines. */
static void test_deck(fixture *f, gconstpointer data)
{
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), f->diags);
    (void)data;
    g_assert_nonnull(lexicon);
    f->setting.lexicon = lexicon;
    bx_part deck = {.kind = BX_PART_DECK};
    deck.text = bx_chars_from_utf8(f->arena, NULL, "来自五十三家企业的选手同台竞技", 0);
    bx_item item = {.name = "b1", .parts = &deck, .n_parts = 1};
    item.n_chars = bx_item_number(&deck, 1);
    bx_head heads[BX_MAX_HEADS];
    const bx_head_text *text = bx_head_text_make(&f->setting, &item, BX_HORIZONTAL);
    int n = bx_heads_make(&f->setting, &item, text, false, 1,
                          bx_span_width(f->setting.layout, 1), heads);
    g_assert_cmpint(n, >, 0);
    g_assert_cmpint(heads[0].deck_lines, ==, 2);
    bx_display_builder out = {.arena = f->arena};
    bx_head_draw(&f->setting, &item, &heads[0], BX_ROLE_HEI, (bx_point){0, 0},
                 heads[0].breadth, &out);
    g_assert_cmpstr(drawn_lines(f, &out), ==, "来自五十三家企业的选手 / 同台竞技");
    bx_lexicon_free(lexicon);
}

static void test_none(fixture *f, gconstpointer data)
{
    (void)data;
    bx_item item = {.name = "b1"};
    bx_head heads[BX_MAX_HEADS];
    int n = bx_heads_make(&f->setting, &item,
                          bx_head_text_make(&f->setting, &item, BX_HORIZONTAL), true, 2,
                          bx_span_width(f->setting.layout, 2), heads);
    g_assert_cmpint(n, ==, 1);
    g_assert_cmpint(heads[0].rows, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/headline/waist", fixture, NULL, set_up, test_waist, tear_down);
    g_test_add("/headline/deck", fixture, NULL, set_up, test_deck, tear_down);
    g_test_add("/headline/turns", fixture, NULL, set_up, test_turns, tear_down);
    g_test_add("/headline/fit", fixture, NULL, set_up, test_fit, tear_down);
    g_test_add("/headline/needless", fixture, NULL, set_up, test_needless, tear_down);
    g_test_add("/headline/comma", fixture, NULL, set_up, test_comma, tear_down);
    g_test_add("/headline/stretch", fixture, NULL, set_up, test_stretch, tear_down);
    g_test_add("/headline/reports", fixture, NULL, set_up, test_reports, tear_down);
    g_test_add("/headline/whole", fixture, NULL, set_up, test_whole, tear_down);
    g_test_add("/headline/spaces", fixture, NULL, set_up, test_spaces, tear_down);
    g_test_add("/headline/summary", fixture, NULL, set_up, test_summary, tear_down);
    g_test_add("/headline/summary-in-head", fixture, NULL, set_up, test_summary_in_head,
               tear_down);
    g_test_add("/headline/none", fixture, NULL, set_up, test_none, tear_down);
    return g_test_run();
}
