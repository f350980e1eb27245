/* What is found worth grouping on the pages of tests/cases/grouping. */
#include "desk/grouping.h"

#include "cases.h"

static void dump(GString *out, const bx_grouping *g)
{
    g_string_append_printf(
        out, "%s %s:", g->kind == BX_GROUP_COLUMN ? "column" : "briefs", g->head);
    for (int i = 0; i < g->n_items; i++)
        g_string_append_printf(out, " %s", g->items[i]->name);
    g_string_append_printf(out, "\n%s", g->lines ? g->lines : "no lines\n");
}

static void run(GString *out, const char *input, bx_arena *arena, bx_diags *diags)
{
    const bx_issue *issue = bx_issue_load(arena, input, NULL, diags);
    g_assert_nonnull(issue);
    for (int i = 0; i < issue->n_pages; i++) {
        int n;
        const bx_grouping *found = bx_groupings_find(arena, issue, &issue->pages[i], &n);
        g_string_append_printf(out, "page %d\n", issue->pages[i].number);
        for (int k = 0; k < n; k++)
            dump(out, &found[k]);
    }
}

static void test_cases(void)
{
    cases_run_all("grouping", "", run);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/grouping/cases", test_cases);
    return g_test_run();
}
