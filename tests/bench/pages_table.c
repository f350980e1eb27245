#include "pages_table.h"

#include <stdio.h>

#include "makeup/score.h"

tally tally_new(int n)
{
    return (tally){.n = n,
                   .block_ms = g_array_new(FALSE, FALSE, sizeof(double)),
                   .solve_ms = g_array_new(FALSE, FALSE, sizeof(double)),
                   .page_ms = g_array_new(FALSE, FALSE, sizeof(double)),
                   .gap = g_array_new(FALSE, FALSE, sizeof(double)),
                   .states = g_array_new(FALSE, FALSE, sizeof(double))};
}

void tally_free(tally *t)
{
    g_array_free(t->block_ms, TRUE);
    g_array_free(t->solve_ms, TRUE);
    g_array_free(t->page_ms, TRUE);
    g_array_free(t->gap, TRUE);
    g_array_free(t->states, TRUE);
}

void tally_add(tally *t, const trial_result *r)
{
    const page_verdict *v = &r->verdict;
    t->pages++;
    t->made += v->is_made;
    t->exact += v->is_exact;
    t->proven += r->is_proven;
    for (int i = 0; i < PAGE_FAULT_COUNT; i++)
        t->faulty[i] += v->faults[i] > 0;
    g_array_append_val(t->block_ms, r->block_ms);
    g_array_append_val(t->solve_ms, r->solve_ms);
    g_array_append_val(t->page_ms, r->page_ms);
    double thousands = (double)r->made.solution.n_states / 1000;
    g_array_append_val(t->states, thousands);
    if (v->is_made)
        g_array_append_val(t->gap, r->gap_percent);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double percentile(GArray *values, int percent)
{
    if (!values->len)
        return 0;
    g_array_sort(values, by_size);
    guint at = (values->len * (guint)percent + 99) / 100;
    return g_array_index(values, double, MAX(at, 1) - 1);
}

static int share(int part, int whole)
{
    return whole ? (part * 200 + whole) / (2 * whole) : 0;
}

static void print_figures(const tally *t, int n)
{
    printf("%5s %5s %6s %6s %6s  %13s  %17s  %17s  %17s  %17s\n", "items", "pages",
           "whole", "exact", "proven", "gap % 50 95", "1000 states 50 95",
           "shapes ms 50 95", "search ms 50 95", "page ms 50 95");
    for (; n > 0; n--, t++) {
        printf("%5d %5d %5d%% %5d%% %5d%%", t->n, t->pages, share(t->made, t->pages),
               share(t->exact, t->pages), share(t->proven, t->pages));
        printf("  %6.1f %6.1f", percentile(t->gap, 50), percentile(t->gap, 95));
        GArray *const rest[] = {t->states, t->block_ms, t->solve_ms, t->page_ms};
        for (size_t i = 0; i < G_N_ELEMENTS(rest); i++)
            printf("  %8.1f %8.1f", percentile(rest[i], 50), percentile(rest[i], 95));
        putchar('\n');
    }
}

/* Of 100 pages, how many have a fault. */
static void print_faults(const tally *t, int n)
{
    printf("\nitems");
    for (int i = 0; i < PAGE_FAULT_COUNT; i++)
        printf(" %8s", page_fault_names[i]);
    putchar('\n');
    for (; n > 0; n--, t++) {
        printf("%5d", t->n);
        for (int i = 0; i < PAGE_FAULT_COUNT; i++)
            printf(" %7d%%", share(t->faulty[i], t->pages));
        putchar('\n');
    }
}

void tally_print(const tally *tallies, int n)
{
    print_figures(tallies, n);
    print_faults(tallies, n);
}

/* ---- a row a page ---- */

static const char *const rule_names[] = {
#define BX_WEIGHT(id, name, value, reason) [BX_WEIGHT_##id] = name,
#include "model/weight.def"
#undef BX_WEIGHT
};

void page_row_print_head(void)
{
    bx_rule_cost rules[BX_WEIGHT_COUNT];
    bx_sheet empty = {0};
    bx_layout layout = {.columns = 1, .lines = 1};
    printf("items\tdraw\tfactor\tlast\tcontent\ttightest\tshapes_ms\tsearch_ms\t"
           "page_ms\twhole\texact\tover\tunder\tproven\tgap\tstates\tcost");
    int n = bx_score_rules(&layout, &empty, rules);
    for (int i = 0; i < n; i++)
        printf("\tcost-%s", rule_names[rules[i].rule]);
    for (int i = 0; i < PAGE_FAULT_COUNT; i++)
        printf("\t%s", page_fault_names[i]);
    printf("\ttree\n");
}

void page_row_print(const trial *t, const trial_result *r)
{
    const page_verdict *v = &r->verdict;
    bx_rule_cost rules[BX_WEIGHT_COUNT];
    printf("%d\t%d\t%d\t%d\t%d\t%d", t->n, t->draw, t->factor,
           t->plan.items[t->n - 1].length, t->content, t->tightest);
    printf("\t%.2f\t%.2f\t%.2f", r->block_ms, r->solve_ms, r->page_ms);
    printf("\t%d\t%d\t%d\t%d\t%d", v->is_made, v->is_exact, v->over, v->under,
           r->is_proven);
    printf("\t%.2f\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT, r->gap_percent,
           r->made.solution.n_states, r->made.solution.cost);
    int n = bx_score_rules(r->made.layout, &r->made.sheet, rules);
    for (int i = 0; i < n; i++)
        printf("\t%" G_GINT64_FORMAT, rules[i].cost);
    for (int i = 0; i < PAGE_FAULT_COUNT; i++)
        printf("\t%d", v->faults[i]);
    printf("\t%s\n", r->tree);
    fflush(stdout);
}
