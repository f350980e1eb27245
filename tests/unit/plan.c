/* What a plan says is so: on pages made with the small test faces its costs add up, each
 * place is where its rule costs, each item is told of once, and cutting what it names
 * saves the line. The words are in tests/cli/plan.txt. */
#include "desk/budget.h"
#include "desk/plan_text.h"
#include "planned.h"

/* ---- pages ---- */

static void check_costs(const bx_plan_page *page)
{
    const bx_solution *s = &page->made->solution;
    g_assert_cmpint(page->block_cost + page->rule_cost + page->white_cost +
                        page->move_cost,
                    ==, s->cost);
    if (s->is_optimal)
        g_assert_cmpint(page->gap, ==, 0);
}

static void check_places(const bx_plan_page *page)
{
    int n = 0;
    for (int i = 0; i < page->n_rules; i++) {
        bx_weight rule = page->rules[i].rule;
        int64_t sum = 0;
        for (int k = 0; k < page->n_places; k++)
            if (page->places[k].rule == rule) {
                sum += page->places[k].cost;
                n++;
            }
        g_assert_nonnull(bx_plan_rule_words(rule, BX_ENGLISH));
        g_assert_nonnull(bx_plan_rule_words(rule, BX_CHINESE));
        int64_t cost = page->rules[i].cost, pairs = page->n_items * page->n_items;
        if (rule == BX_WEIGHT_TOMBSTONE) { /* wholes count */
            g_assert_cmpint(sum, >=, cost);
            g_assert_cmpint(sum, <, cost + page->made->layout->weights[rule]);
        } else if (rule == BX_WEIGHT_PLACE) { /* each pair is rounded down */
            g_assert_cmpint(sum, <=, cost);
            g_assert_cmpint(sum + pairs, >=, cost);
        } else {
            g_assert_cmpint(sum, ==, cost);
        }
    }
    g_assert_cmpint(n, ==, page->n_places);
}

static void check_items(const bx_plan_page *page)
{
    const bx_page *of = page->made->page;
    g_assert_cmpint(page->n_items, ==, of->n_items);
    int over = 0;
    for (int i = 0; i < page->n_items; i++) {
        const bx_plan_item *item = &page->items[i];
        for (int k = 0; k < i; k++)
            g_assert_true(page->items[k].item != item->item);
        g_assert_cmpint(item->over_lines > 0, ==, item->over_characters > 0);
        g_assert_cmpint(item->over_characters, <=, item->characters);
        g_assert_true(item->over_lines || item->n_cuts == 0);
        over += item->over_lines;
    }
    g_assert_cmpint(over, ==, page->made->over_lines);
}

/* A head of one line takes what the budget reckons with. */
static void check_heads(const bx_plan_page *page)
{
    for (int i = 0; i < page->n_items; i++) {
        const bx_placed *placed = page->items[i].placed;
        const bx_head *head = placed ? &placed->shape->head : NULL;
        if (head && head->grade && head->mode == BX_HORIZONTAL && head->n_lines == 1 &&
            !head->kicker_lines && !head->deck_lines)
            g_assert_cmpint(bx_head_least_rows(page->made->layout, head->grade), ==,
                            head->rows);
    }
}

/* ---- lengths ---- */

/* All that the paragraphs could give or take themselves is in what is told, and the legs
 * hold no more. */
static void check_slack(const bx_plan_item *item)
{
    const bx_shape *shape = item->placed->shape;
    int rows = 0, room = 0;
    for (int e = 0; e < shape->flow->n; e++)
        rows += shape->flow->elements[e].choices[shape->filling.choice[e]].rows.n;
    for (int leg = 0; leg < shape->n_legs; leg++)
        room += shape->rooms[leg];
    g_assert_cmpint(rows, <=, room);
    g_assert_cmpint(item->more_lines, >=, rows - shape->flow->min_rows);
    g_assert_cmpint(item->fewer_lines, >=, shape->flow->max_rows - rows);
    g_assert_cmpint(item->more_lines, <=, room);
}

static const bx_choice *paragraph_choice(const bx_plan_item *item, int number)
{
    const bx_shape *shape = item->placed->shape;
    for (int e = 0; e < shape->flow->n; e++)
        if (bx_shorten_paragraph(item->item, &shape->flow->elements[e]) == number)
            return &shape->flow->elements[e].choices[shape->filling.choice[e]];
    g_assert_not_reached();
}

/* Cut at the paragraph's end, the text takes a line less. */
static void check_cut(const planned *m, const bx_plan_item *item,
                      const bx_shortening *cut)
{
    const bx_choice *choice = paragraph_choice(item, cut->paragraph);
    const bx_paragraph *whole = choice->rows.lines[0].paragraph;
    int n = bx_shorten_lines(choice);
    bx_chars text = bx_chars_slice(whole->text, 0, whole->text.n - cut->characters);
    const bx_paragraph *less =
        bx_paragraph_compose(m->assets, m->arena, text, &whole->style, NULL);
    g_assert_cmpint(less->breakings[0].n_lines, <, n);
    g_assert_cmpint(cut->lines, ==, 1);
}

static void check_cuts(const planned *m, const bx_plan_item *item)
{
    int before = 0;
    for (int i = 0; i < item->n_cuts; i++) {
        const bx_shortening *cut = &item->cuts[i];
        if (cut->kind == BX_SHORTEN_PARAGRAPHS) {
            g_assert_cmpint(i, ==, item->n_cuts - 1);
            g_assert_cmpint(cut->paragraph, >, 1);
            g_assert_cmpint(cut->lines, >=, cut->n);
            continue;
        }
        g_assert_cmpint(cut->characters, >=, before);
        before = cut->characters;
        check_cut(m, item, cut);
    }
}

static void check_page(const planned *m, const bx_plan_page *page)
{
    check_costs(page);
    check_places(page);
    check_items(page);
    check_heads(page);
    for (int i = 0; i < page->n_items; i++) {
        const bx_plan_item *item = &page->items[i];
        if (item->placed && item->line_characters && !item->over_lines)
            check_slack(item);
        check_cuts(m, item);
    }
}

static void test_case(gconstpointer data)
{
    planned m = planned_make(data);
    for (int i = 0; i < m.plan.n_pages; i++)
        check_page(&m, &m.plan.pages[i]);
    planned_free(&m);
}

/* Copy that is over is told of with what could be cut. */
static void test_over(void)
{
    planned m = planned_make(&page_cases[PAGE_OVER]);
    int n_cuts = 0, n_over = 0;
    const bx_plan_page *page = &m.plan.pages[0];
    for (int i = 0; i < page->n_items; i++) {
        n_over += page->items[i].over_lines > 0;
        n_cuts += page->items[i].n_cuts;
    }
    g_assert_cmpint(n_over, >, 0);
    g_assert_cmpint(n_cuts, >, n_over);
    planned_free(&m);
}

/* ---- budgets ---- */

static void test_budget(void)
{
    bx_arena *arena = bx_arena_new();
    bx_layout layout = {.columns = 2, .lines = 25, .measure_chars = 10, .n_grades = 3};
    layout.leading = 10 * BX_PT;
    layout.measure = 100 * BX_PT;
    layout.gap = 10 * BX_PT;
    bx_grade grade = {.for_others = true, .min_columns = 1, .max_columns = 1};
    grade.main.size = 20 * BX_PT; /* 23.6 pt of room */
    grade.cost = 100;
    layout.grades[0] = layout.grades[1] = layout.grades[2] = grade;
    layout.grades[1].cost = 0; /* the one that is wanted */
    layout.grades[1].main.size = 10 * BX_PT;
    layout.grades[2].for_lead = true;
    layout.grades[2].for_others = false;
    layout.grades[2].max_columns = 2;
    bx_budget budget = bx_budget_make(arena, &layout);
    g_assert_cmpint(budget.n_heights, ==, 2);
    g_assert_cmpint(budget.n_rows, ==, 3);
    const bx_budget_row *r = budget.rows;
    g_assert_true(r[0].is_lead && !r[1].is_lead && r[2].is_lead);
    g_assert_cmpint(r[1].head_lines, ==, 2);
    g_assert_cmpint(r[1].head_characters, ==, 10);
    g_assert_cmpint(r[1].characters[0], ==, 80);
    g_assert_cmpint(r[2].head_lines, ==, 3);
    g_assert_cmpint(r[2].head_characters, ==, 10);
    g_assert_cmpint(r[2].characters[1], ==, 340);
    layout.grades[1].white_above = 200 * BX_PT; /* a head higher than the block */
    budget = bx_budget_make(arena, &layout);
    g_assert_cmpint(budget.rows[1].characters[1], ==, 0);
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(page_cases); i++) {
        g_autofree char *path = g_strconcat("/plan/", page_cases[i].folder, NULL);
        g_test_add_data_func(path, &page_cases[i], test_case);
    }
    g_test_add_func("/plan/over", test_over);
    g_test_add_func("/plan/budget", test_budget);
    return g_test_run();
}
