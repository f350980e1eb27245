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

static const char *lines_text(fixture *f, const bx_head *head)
{
    const char *text = "";
    for (int i = 0; i < head->n_lines; i++)
        text = bx_format(f->arena, "%s%s%s", text, i ? "/" : "",
                         bx_chars_utf8(f->arena, head->lines[i]));
    return text;
}

/* The cheapest head on so many lines; NULL where there is none. */
static const char *best_of(fixture *f, const char *headline, int columns, int n_lines)
{
    bx_head heads[BX_MAX_HEADS];
    const bx_item *item = item_of(f, headline);
    int n = bx_heads_make(&f->setting, bx_head_text_make(&f->setting, item), false,
                          columns, heads);
    const bx_head *best = NULL;
    for (int i = 0; i < n; i++)
        if (heads[i].n_lines == n_lines && (!best || heads[i].cost < best->cost))
            best = &heads[i];
    return best ? lines_text(f, best) : NULL;
}

static const struct {
    const char *headline;
    int columns;
    const char *turned; /* on two lines */
} wished[] = {
    {"韶关市翁源县总工会 开展主题党日活动", 2, "韶关市翁源县总工会/开展主题党日活动"},
    {"东莞市桥头镇总工会召开工会工作会议", 2, "东莞市桥头镇总工会/召开工会工作会议"},
    {"湛江市坡头区总工会召开劳资纠纷研判会", 2, "湛江市坡头区总工会/召开劳资纠纷研判会"},
    {"广州市荔湾区总搭建平台助企触“电”", 2, "广州市荔湾区总/搭建平台助企触“电”"},
    {"肇庆市总工会专题调研“助企行”专项行动", 2, "肇庆市总工会专题调研/“助企行”专项行动"},
    {"职工之家揭牌，工人有了新去处", 2, "职工之家揭牌，/工人有了新去处"},
};

static void test_turns(fixture *f, gconstpointer data)
{
    (void)data;
    for (size_t i = 0; i < G_N_ELEMENTS(wished); i++)
        g_assert_cmpstr(best_of(f, wished[i].headline, wished[i].columns, 2), ==,
                        wished[i].turned);
}

static const char *const any[] = {
    "引导广大职工成为培育和发展新质生产力的尖兵",
    "江门台山市总组织劳模工匠进企“传经”",
    "全市2024年第二季度工会工作的新进展",
    "工会APP上线3.5%优惠的的的的活动",
    "“职工书屋”和“工人之家”同时开放",
    "一",
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
    for (int i = 0; i < head->n_lines; i++) {
        bx_chars line = head->lines[i];
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
        const bx_head_text *text = bx_head_text_make(&f->setting, item);
        for (int k = 1; k <= f->setting.layout->columns; k++) {
            bx_head heads[BX_MAX_HEADS];
            int n = bx_heads_make(&f->setting, text, k % 2, k, heads);
            g_assert_cmpint(n, >=, 1);
            for (int h = 0; h < n; h++)
                if (heads[h].lines[0].n < item->n_chars || heads[h].n_lines == 1)
                    check_head(&f->setting, &heads[h], item);
        }
    }
}

static void test_none(fixture *f, gconstpointer data)
{
    (void)data;
    bx_item item = {.name = "b1"};
    bx_head heads[BX_MAX_HEADS];
    int n =
        bx_heads_make(&f->setting, bx_head_text_make(&f->setting, &item), true, 2, heads);
    g_assert_cmpint(n, ==, 1);
    g_assert_cmpint(heads[0].rows, ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/headline/turns", fixture, NULL, set_up, test_turns, tear_down);
    g_test_add("/headline/whole", fixture, NULL, set_up, test_whole, tear_down);
    g_test_add("/headline/none", fixture, NULL, set_up, test_none, tear_down);
    return g_test_run();
}
