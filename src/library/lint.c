#include <glib.h>
#include <string.h>

#include "desk/lint_text.h"
#include "library/data.h"
#include "library/edition.h"
#include "model/issue.h"
#include "model/page_said.h"

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

/* False after reporting: the issue has no page that is asked for. */
static bool has_page(const banxin_edition *e, int number)
{
    bool has = !number;
    g_autoptr(GString) pages = g_string_new(NULL);
    for (int i = 0; i < e->issue->n_pages; i++) {
        const bx_page *page = &e->issue->pages[i];
        has |= bx_page_is_numbered(page, number);
        g_string_append_printf(pages, "%s%s", i ? ", " : "", BX_PAGE(page));
    }
    if (!has)
        bx_diag(e->diags, BX_D_E_NO_PAGE, BX_NOWHERE, BX_INT(number), pages->str);
    return has;
}

char *banxin_lint(banxin_edition *e, int page, int other_page, bool as_json, bool chinese,
                  banxin_lint_counts *counts)
{
    bx_tongue tongue = bx_library_tongue(chinese);
    if (!e->issue || !has_page(e, page) || !has_page(e, other_page))
        return NULL;
    if (!e->lexicon)
        e->lexicon = bx_data_lexicon(e->arena, e->data_dir, e->diags);
    bx_lint_input input = {.issue = e->issue,
                           .edition = &e->made,
                           .lexicon = e->lexicon,
                           .forbidden = load_rulings(e, "forbidden.txt"),
                           .always = load_rulings(e, "always.txt"),
                           .page = page,
                           .other_page = other_page};
    bx_lint_report report = bx_lint_make(e->arena, &input);
    bx_page_said_alone(e->issue, page, other_page, e->diags);
    *counts = (banxin_lint_counts){bx_lint_count(&report, BX_LINT_ERROR),
                                   bx_lint_count(&report, BX_LINT_WARNING),
                                   bx_lint_count(&report, BX_LINT_QUERY)};
    GString *text = as_json ? bx_lint_json(e->arena, &report, tongue)
                            : bx_lint_text_of(e->arena, &report, tongue);
    return g_string_free(text, FALSE);
}
