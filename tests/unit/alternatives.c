/* Pages to choose from, of the pages of tests/cases/page: each holds by the rules that
 * every page holds by, none looks like another, the first is the page that is made, and
 * one that is asked for is made. */
#include "makeup/likeness.h"
#include "page_rules.h"
#include "planned.h"

enum { MOST = 4 };

static bx_known_page known_page(const bx_made_page *made)
{
    return (bx_known_page){made->sheet.placed, made->sheet.n_placed};
}

static void check_alternatives(planned *m, const bx_alternatives *of)
{
    bx_known_page pages[MOST];
    bx_known_pages known = {pages, 0};
    g_assert_cmpint(of->n, <=, MOST);
    for (int i = 0; i < of->n; i++) {
        const bx_made_page *made = &of->pages[i];
        bx_display page = bx_edition_display(&m->edition, m->issue, made);
        check_page(m->assets, made, &page);
        g_assert_cmpint(made->over_lines == 0, ==, of->pages[0].over_lines == 0);
        g_assert_false(bx_looks_known(&known, made->sheet.placed, made->sheet.n_placed));
        if (i)
            g_assert_cmpint(made->solution.cost, >=, of->pages[i - 1].solution.cost);
        pages[known.n++] = known_page(made);
    }
}

static void test_case(gconstpointer data)
{
    const page_case *c = data;
    planned best = planned_make(c);
    planned m = planned_make_with(c, &(bx_edition_wishes){.n_alternatives = MOST});
    g_assert_cmpint(m.edition.n_pages, ==, best.edition.n_pages);
    for (int i = 0; i < m.edition.n_pages; i++) {
        const bx_alternatives *of = &m.edition.alternatives[i];
        const char *tree = best.plan.pages[i].tree;
        g_assert_cmpint(best.edition.alternatives[i].n, ==, 1);
        g_assert_cmpstr(m.plan.pages[i].tree, ==, tree);
        g_assert_cmpstr(bx_tree_text(m.arena, of->pages[0].solution.root), ==, tree);
        check_alternatives(&m, of);
    }
    planned_free(&best);
    planned_free(&m);
}

static void test_one_asked_for(void)
{
    const page_case *c = &page_cases[0];
    planned all = planned_make_with(c, &(bx_edition_wishes){.n_alternatives = 3});
    planned third = planned_make_with(c, &(bx_edition_wishes){.alternative = 3});
    const bx_alternatives *of = &all.edition.alternatives[0];
    g_assert_cmpint(of->n, ==, 3);
    g_assert_cmpstr(third.plan.pages[0].tree, ==,
                    bx_tree_text(all.arena, of->pages[2].solution.root));
    planned_free(&all);
    planned_free(&third);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(page_cases); i++) {
        g_autofree char *path = g_strconcat("/alternatives/", page_cases[i].folder, NULL);
        g_test_add_data_func(path, &page_cases[i], test_case);
    }
    g_test_add_func("/alternatives/one-asked-for", test_one_asked_for);
    return g_test_run();
}
