/* Pages of tests/cases/page made up with the small test faces, and their plans. */
#ifndef TESTS_PLANNED_H
#define TESTS_PLANNED_H

#include <glib.h>

#include "desk/plan.h"

typedef struct {
    const char *folder, *input, *layout, *paper; /* in tests/cases/page */
} page_case;

/* Of page_cases, the one of a draft that holds too much. */
enum { PAGE_OVER = 1 };

static const page_case page_cases[] = {
    {"gonghui-masthead", "../../../../examples/gonghui/bulletins.txt", "tabloid",
     "工会报"},
    {"over-draft", "bulletins.txt", "8k", NULL},
    {"pictures", "issue.yaml", "tabloid", NULL},
    {"two-pages", "issue.yaml", NULL, NULL},
    {"vertical", "issue.yaml", NULL, NULL},
    {"vertical-over", "issue.yaml", NULL, NULL},
};

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    bx_assets *assets;
    const bx_issue *issue;
    bx_edition edition;
    bx_plan plan;
} planned;

/* Drafts, with further wishes. */
static planned planned_make_with(const page_case *c, const bx_edition_wishes *wishes)
{
    const char *tests = g_getenv("BX_TESTS");
    g_autofree char *fonts = g_build_filename(tests, "fonts", NULL);
    g_autofree char *layouts = g_build_filename(tests, "..", "layouts", NULL);
    g_autofree char *input =
        g_build_filename(tests, "cases", "page", c->folder, c->input, NULL);
    const char *const paths[] = {layouts, NULL};
    planned m = {bx_arena_new(), bx_diags_new(), NULL, NULL, {0}, {0}};
    bx_issue_wishes over = {.paper = c->paper};
    bx_edition_wishes how = *wishes;
    how.layout_paths = paths;
    how.layout = c->layout;
    how.is_draft = true;
    m.assets = bx_assets_new(fonts, m.diags);
    m.issue = bx_issue_load(m.arena, input, &over, m.diags);
    g_assert_nonnull(m.issue);
    g_assert_true(bx_edition_make(m.arena, m.assets, m.issue, &how, m.diags, &m.edition));
    m.plan = bx_plan_make(m.arena, m.issue, &m.edition);
    g_assert_cmpint(m.plan.n_pages, >, 0);
    return m;
}

static inline planned planned_make(const page_case *c)
{
    return planned_make_with(c, &(bx_edition_wishes){0});
}

static void planned_free(planned *m)
{
    bx_assets_free(m->assets);
    bx_diags_free(m->diags);
    bx_arena_free(m->arena);
}

#endif
