#include <glib.h>

#include "desk/alternatives.h"
#include "desk/caption.h"
#include "desk/overlay.h"
#include "desk/plan_json.h"
#include "desk/plan_text.h"
#include "library/write.h"
#include "render/contact_sheet.h"

static bx_plan plan_of(banxin_edition *e)
{
    return bx_plan_make(e->arena, e->issue, &e->made);
}

char *banxin_plan_text(banxin_edition *e, bool chinese)
{
    if (!bx_library_has_reasons(e))
        return NULL;
    bx_plan plan = plan_of(e);
    return g_string_free(bx_plan_text(&plan, bx_library_tongue(chinese)), FALSE);
}

char *banxin_plan_json(banxin_edition *e)
{
    if (!bx_library_has_reasons(e))
        return NULL;
    bx_plan plan = plan_of(e);
    return g_string_free(bx_plan_json(&plan), FALSE);
}

bool banxin_write_overlay(banxin_edition *e, const char *dir, double dpi,
                          const char *what, bool chinese)
{
    bx_overlay_set set;
    if (!bx_overlay_parse(e->arena, what, &set, e->diags) || !bx_library_has_reasons(e))
        return false;
    bx_plan plan = plan_of(e);
    bx_display *pages = BX_NEW_ARRAY(e->arena, plan.n_pages, bx_display);
    for (int i = 0; i < plan.n_pages; i++) {
        bx_setting s = bx_edition_setting(&e->made, i);
        pages[i] = bx_overlay_make(&s, &plan.pages[i], bx_edition_shown(&e->made, i), set,
                                   bx_library_tongue(chinese));
    }
    int n;
    const bx_display *sheets = bx_edition_sheets(&e->made, pages, &n);
    return bx_library_write_previews(e, sheets, n, dpi, true, dir);
}

/* ---- alternatives ---- */

/* Of each page. */
static const bx_alternative_set *alternatives_of(banxin_edition *e)
{
    int n = e->made.n_pages;
    bx_alternative_set *sets = BX_NEW_ARRAY(e->arena, n, bx_alternative_set);
    for (int i = 0; i < n; i++)
        sets[i] = bx_alternatives_tell(e->arena, e->issue, &e->made, i);
    return sets;
}

char *banxin_alternatives_text(banxin_edition *e, bool chinese)
{
    if (!bx_library_has_reasons(e))
        return NULL;
    GString *text = bx_alternatives_text(alternatives_of(e), e->made.n_pages,
                                         bx_library_tongue(chinese));
    return g_string_free(text, FALSE);
}

char *banxin_alternatives_json(banxin_edition *e)
{
    if (!bx_library_has_reasons(e))
        return NULL;
    GString *text = bx_alternatives_json(alternatives_of(e), e->made.n_pages);
    return g_string_free(text, FALSE);
}

static bool add_to_sheet(banxin_edition *e, bx_contact_sheet *sheet,
                         const bx_alternative_set *set, bx_tongue tongue)
{
    bool ok = true;
    for (int i = 0; i < set->n && ok; i++) {
        const bx_display *page = &set->edition.pages[i];
        const char *words = bx_alternative_caption(e->arena, &set->all[i], tongue);
        bx_setting s = bx_edition_setting(&set->edition, i);
        bx_display caption = bx_caption_make(&s, words, page->width);
        ok = bx_contact_sheet_add(sheet, page, &caption, e->assets, e->diags);
    }
    return ok;
}

bool banxin_write_sheet(banxin_edition *e, const char *path, bool chinese)
{
    enum { ACROSS = 3, PAGE_WIDTH = 600 }; /* [pixels] */
    if (!bx_library_has_reasons(e))
        return false;
    const bx_alternative_set *sets = alternatives_of(e);
    bx_contact_sheet *sheet = bx_contact_sheet_new(ACROSS, PAGE_WIDTH);
    bool ok = true;
    for (int i = 0; i < e->made.n_pages && ok; i++)
        ok = add_to_sheet(e, sheet, &sets[i], bx_library_tongue(chinese));
    ok = ok && bx_contact_sheet_write(sheet, path, e->diags);
    bx_contact_sheet_free(sheet);
    return ok;
}
