#include "model/page_said.h"

#include <glib.h>

/* Where an item begins in the file that it stands in, alone or with others. One that may
 * go on on another page is of every page. */
typedef struct {
    const bx_source *source;
    int from;
    bool is_asked;
} start;

typedef struct {
    const bx_issue *issue;
    int page, other;
    GArray *starts; /* of start */
} said;

/* ---- the items ---- */

static void add_start(said *s, const bx_item *item, bool is_asked)
{
    start own = {item->span.source, MAX(0, item->span.from), is_asked || item->jump};
    for (int i = 0; i < item->n_parts; i++)
        if (item->parts[i].text.n && item->parts[i].text.source == own.source)
            own.from = MIN(own.from, item->parts[i].text.chars[0].at);
    if (own.source)
        g_array_append_val(s->starts, own);
}

/* A group's items; an advertisement has no copy. */
static void add_item(said *s, const bx_item *item, bool is_asked)
{
    const bx_group *group = item->group;
    for (int i = 0; group && i < group->n_items; i++)
        add_start(s, &group->items[i], is_asked);
    if (!group && item->kind != BX_ITEM_ADVERTISEMENT)
        add_start(s, item, is_asked);
}

static void add_page(said *s, const bx_page *page, bool *has_page)
{
    bool is_asked = bx_page_is_asked(page, s->page, s->other);
    for (int i = 0; i < page->n_every; i++) {
        add_item(s, &s->issue->items[page->every[i]], is_asked);
        has_page[page->every[i]] = true;
    }
}

static void list_starts(said *s)
{
    const bx_issue *issue = s->issue;
    g_autofree bool *has_page = g_new0(bool, (gsize)issue->n_items + 1);
    for (int i = 0; i < issue->n_pages; i++)
        add_page(s, &issue->pages[i], has_page);
    for (int i = 0; i < issue->n_centres; i++)
        add_page(s, &issue->centres[i], has_page);
    for (int i = 0; i < issue->n_items; i++)
        if (!has_page[i] && !issue->items[i].group)
            add_item(s, &issue->items[i], true);
}

/* ---- what is said ---- */

/* Of the item that it stands in: the last that begins before it. Of a whole file, of any
 * of its items. */
static bool is_of_other_copy(const said *s, bx_span at)
{
    const start *own = NULL;
    bool any_asked = false;
    for (guint i = 0; i < s->starts->len; i++) {
        const start *each = &g_array_index(s->starts, start, i);
        if (each->source != at.source)
            continue;
        any_asked |= each->is_asked;
        if (!own || (each->from <= at.from && each->from >= own->from) ||
            own->from > at.from)
            own = each;
    }
    return own && !(at.from < 0 ? any_asked : own->is_asked);
}

static bool is_of_other_page(const said *s, bx_span at)
{
    for (int i = 0; i < s->issue->n_pages; i++) {
        const bx_page *page = &s->issue->pages[i];
        if (page->span.source == at.source && page->span.from == at.from)
            return !bx_page_is_asked(page, s->page, s->other);
    }
    return false;
}

static bool is_idle(const void *of, bx_severity severity, bx_span at)
{
    const said *s = of;
    if (!at.source)
        return false;
    return is_of_other_copy(s, at) || (severity == BX_NOTE && is_of_other_page(s, at));
}

void bx_page_said_alone(const bx_issue *issue, int page, int other, bx_diags *diags)
{
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(start));
    said s = {issue, page, other, starts};
    if (!page)
        return;
    list_starts(&s);
    bx_diags_drop(diags, is_idle, &s);
}
