/* What is found in the issues and items of tests/cases/lint: each rule is broken there at
 * least once, and nearly broken beside it. Pages are made up with the small test faces.
 */
#include <glib/gstdio.h>

#include "cases.h"
#include "desk/lint_text.h"

enum { ALL_RULES = BX_LINT_COUNT };

typedef struct {
    bool is_found[ALL_RULES]; /* in any case */
    bx_lexicon *lexicon;
} desk;

static desk the; /* what the cases share; cases_run takes no data */

/* Its pages; none of a lone item, which is looked at without one. */
static bx_edition make(bx_arena *arena, bx_assets *assets, const bx_issue *issue,
                       bx_diags *diags)
{
    bx_edition edition = {0};
    g_autofree char *layouts =
        g_build_filename(g_getenv("BX_TESTS"), "..", "layouts", NULL);
    const char *const paths[] = {layouts, NULL};
    bx_edition_wishes wishes = {.layout_paths = paths, .is_draft = true};
    if (!bx_edition_make(arena, assets, issue, &wishes, diags, &edition))
        g_error("no pages: %s", bx_diags_text(diags, BX_ENGLISH, false));
    return edition;
}

static bx_rulings load(bx_arena *arena, const bx_issue *issue, const char *name,
                       bx_diags *diags)
{
    g_autofree char *path = g_build_filename(issue->folder, name, NULL);
    return bx_rulings_load(arena, (bx_rulings){0}, path, diags);
}

/* Every finding has a place, in a file or on a page. */
static void check(const bx_lint_report *report)
{
    for (int i = 0; i < report->n; i++) {
        const bx_lint_finding *f = &report->findings[i];
        the.is_found[f->rule] = true;
        g_assert_true(f->at.source || f->page > 0);
        g_assert_true(!f->at.source || f->at.from <= f->at.source->length);
    }
}

static void tell(GString *out, bx_arena *arena, const bx_lint_report *report)
{
    for (int tongue = BX_ENGLISH; tongue <= BX_CHINESE; tongue++) {
        GString *text = bx_lint_text_of(arena, report, (bx_tongue)tongue);
        const char *end = strstr(text->str, tongue ? "差错计数" : "what an error counts");
        g_string_append_len(out, text->str, end ? end - text->str : (gssize)text->len);
        g_string_free(text, TRUE);
    }
}

static void run(GString *out, const char *input, bx_arena *arena, bx_diags *diags)
{
    g_autofree char *fonts = g_build_filename(g_getenv("BX_TESTS"), "fonts", NULL);
    bool is_item = g_str_has_suffix(input, ".md");
    bx_issue_wishes wishes = {.date = is_item ? (bx_date){2026, 11, 27} : (bx_date){0}};
    const bx_issue *issue = bx_issue_load(arena, input, &wishes, diags);
    g_assert_nonnull(issue);
    bx_diags *unheard = bx_diags_new(); /* of make-up, which has tests of its own */
    bx_assets *assets = bx_assets_new(fonts, unheard);
    bx_edition edition = {0};
    if (!is_item)
        edition = make(arena, assets, issue, unheard);
    bx_lint_input in = {.issue = issue,
                        .edition = &edition,
                        .lexicon = the.lexicon,
                        .forbidden = load(arena, issue, "forbidden.txt", diags),
                        .always = load(arena, issue, "always.txt", diags)};
    bx_lint_report report = bx_lint_make(arena, &in);
    check(&report);
    tell(out, arena, &report);
    bx_assets_free(assets);
    bx_diags_free(unheard);
}

static void test_items(void)
{
    cases_run_all("lint", ".md", run);
}

static void test_issues(void)
{
    cases_run_all("lint", "", run);
}

/* Runs behind the cases: no rule is without one. */
static void test_all_rules(void)
{
    bx_arena *arena = bx_arena_new();
    for (int r = 0; r < ALL_RULES; r++)
        if (!the.is_found[r])
            g_error("no case breaks the rule %s", bx_lint_name(arena, (bx_lint_rule)r));
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    bx_diags *diags = bx_diags_new();
    const char *path = g_getenv("BX_TEST_LEXICON");
    the.lexicon = path ? bx_lexicon_open(path, diags) : NULL;
    bx_diags_free(diags);
    if (!the.lexicon) {
        g_print("skipped: there is no word table\n");
        return 77;
    }
    g_test_add_func("/lint/items", test_items);
    g_test_add_func("/lint/issues", test_issues);
    g_test_add_func("/lint/rules", test_all_rules);
    int status = g_test_run();
    bx_lexicon_free(the.lexicon);
    return status;
}
