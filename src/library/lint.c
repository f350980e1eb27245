#include <glib.h>
#include <string.h>

#include "desk/lint_text.h"
#include "library/data.h"
#include "library/edition.h"
#include "model/issue.h"

/* A list beside the issue, and one beside the layout of the pages made. */
static bx_rulings load_rulings(banxin_edition *e, const char *name)
{
    bool is_here = !strcmp(e->issue->folder, ".");
    g_autofree char *own =
        is_here ? g_strdup(name) : g_build_filename(e->issue->folder, name, NULL);
    bx_rulings list = bx_rulings_load(e->arena, (bx_rulings){0}, own, e->diags);
    const bx_source *layout = e->made.n_pages ? e->made.layout->span.source : NULL;
    g_autofree char *folder = layout ? g_path_get_dirname(layout->name) : NULL;
    g_autofree char *shared = layout ? g_build_filename(folder, name, NULL) : NULL;
    if (shared && strcmp(shared, own) != 0)
        list = bx_rulings_load(e->arena, list, shared, e->diags);
    return list;
}

char *banxin_lint(banxin_edition *e, bool as_json, bool chinese,
                  banxin_lint_counts *counts)
{
    bx_tongue tongue = bx_library_tongue(chinese);
    if (!e->issue)
        return NULL;
    if (!e->lexicon)
        e->lexicon = bx_data_lexicon(e->arena, e->data_dir, e->diags);
    bx_lint_input input = {.issue = e->issue,
                           .edition = &e->made,
                           .lexicon = e->lexicon,
                           .forbidden = load_rulings(e, "forbidden.txt"),
                           .always = load_rulings(e, "always.txt")};
    bx_lint_report report = bx_lint_make(e->arena, &input);
    *counts = (banxin_lint_counts){bx_lint_count(&report, BX_LINT_ERROR),
                                   bx_lint_count(&report, BX_LINT_WARNING),
                                   bx_lint_count(&report, BX_LINT_QUERY)};
    GString *text = as_json ? bx_lint_json(e->arena, &report, tongue)
                            : bx_lint_text_of(e->arena, &report, tongue);
    return g_string_free(text, FALSE);
}
