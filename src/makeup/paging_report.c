#include "makeup/paging_report.h"

#include <glib.h>

#include "makeup/flow.h"

static bool has_shape(const bx_pager *p, int item, int page, bool is_lead)
{
    const bx_page_trial *t = &p->trials[page];
    bx_setting s = p->on[page];
    bx_arena *arena = bx_arena_new();
    s.arena = arena;
    s.assets = bx_assets_other(p->assets, 0);
    int cells = s.layout->columns * t->lines - !is_lead; /* another one leads */
    const bx_block *b =
        bx_block_make(&s, &p->issue->items[item], item, is_lead, t->lines, BX_FIT_EXACT);
    bool has = b->n_shapes && b->least_cells <= cells;
    bx_arena_free(arena);
    return has;
}

/* As these pages are for what flows over them. */
static bool are_alike(const bx_pager *p, int a, int b)
{
    return p->on[a].layout == p->on[b].layout && p->trials[a].lines == p->trials[b].lines;
}

static bool is_tried(const bx_pager *p, int item, int page)
{
    for (int i = 0; i < page; i++)
        if (are_alike(p, i, page) &&
            bx_page_may_take(bx_pager_page(p, i), &p->issue->items[item]))
            return true;
    return false;
}

/* Has a page that may take it room for it alone, or beside a lead? */
static bool fits_a_page(const bx_pager *p, int item)
{
    for (int i = 0; i < p->n; i++)
        if (bx_page_may_take(bx_pager_page(p, i), &p->issue->items[item]) &&
            !is_tried(p, item, i) &&
            (has_shape(p, item, i, true) || has_shape(p, item, i, false)))
            return true;
    return false;
}

int bx_paging_left(const bx_pager *p)
{
    int cells = 0;
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->best.page_of[item] < 0 && fits_a_page(p, item))
            cells += 1 + bx_item_length(&p->issue->items[item]);
    }
    return cells;
}

static int rows_of(const bx_pager *p, int item)
{
    bx_setting s = p->on[p->n - 1];
    bx_arena *arena = bx_arena_new();
    s.arena = arena;
    s.assets = bx_assets_other(p->assets, 0);
    int rows = bx_flow_make(&s, &p->issue->items[item], s.layout->measure)->min_rows;
    bx_arena_free(arena);
    return rows;
}

/* The one with the most room, of those that may take it. */
static int roomiest_page(const bx_pager *p, int item)
{
    int best = 0, most = -1;
    for (int i = 0; i < p->n; i++) {
        int cells = bx_page_trial_cells(&p->trials[i]);
        if (cells > most &&
            bx_page_may_take(bx_pager_page(p, i), &p->issue->items[item])) {
            best = i;
            most = cells;
        }
    }
    return best;
}

/* Where its words begin; of a group, where it is listed. */
static bx_span place_of(const bx_item *item)
{
    bx_span at = item->n_parts ? bx_chars_span(item->parts[0].text) : BX_NOWHERE;
    return at.source ? at : item->span;
}

static void report_long(const bx_pager *p, int item, bx_diags *diags)
{
    const bx_item *it = &p->issue->items[item];
    int page = roomiest_page(p, item);
    const bx_layout *l = p->on[page].layout;
    int lines = bx_page_trial_cells(&p->trials[page]);
    bx_diag(diags, BX_D_E_FLOW_LONG, place_of(it), it->name, BX_INT(rows_of(p, item)),
            BX_INT(bx_item_length(it)), BX_PAGE(bx_pager_page(p, page)), l->name,
            BX_INT(lines), BX_INT(lines * l->measure_chars));
}

/* What no page could hold; of the rest, which one is, item by item. */
static bool report_left(const bx_pager *p, bool *is_long, bx_diags *diags)
{
    int items = 0, rows = 0, characters = 0;
    const bx_layout *l = p->on[p->n - 1].layout;
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->best.page_of[item] >= 0)
            continue;
        if (!fits_a_page(p, item)) {
            report_long(p, item, diags);
            *is_long = true;
            continue;
        }
        int own = rows_of(p, item), length = bx_item_length(&p->issue->items[item]);
        bx_diag(diags, BX_D_N_FLOW_LEFT, p->issue->items[item].span,
                p->issue->items[item].name, BX_INT(own), BX_INT(length));
        items++;
        rows += own;
        characters += length;
    }
    if (items)
        bx_diag(diags, BX_D_E_FLOW_OVER, bx_pager_page(p, 0)->span, BX_INT(items),
                BX_INT(rows), BX_INT(characters),
                BX_INT((rows + l->lines * l->columns - 1) / (l->lines * l->columns)));
    return items || *is_long;
}

/* All that no copy is left for, in one. */
static bool report_empty(const bx_pager *p, const bx_issue *issue, bx_diags *diags)
{
    g_autoptr(GString) numbers = g_string_new(NULL);
    const bx_page *first = NULL;
    int n = 0, characters = 0;
    for (int i = 0; i < p->n; i++) {
        const bx_page *page = &issue->pages[p->pages[i]];
        const bx_layout *l = p->on[i].layout;
        if (page->n_items)
            continue;
        first = n++ ? first : page;
        characters += l->columns * l->lines * l->measure_chars;
        g_string_append_printf(numbers, "%s%s", n > 1 ? ", " : "", BX_PAGE(page));
    }
    if (n == 1)
        bx_diag(diags, BX_D_E_FLOW_EMPTY, first->span, numbers->str, BX_INT(characters));
    else if (n)
        bx_diag(diags, BX_D_E_FLOW_EMPTY_MANY, first->span, numbers->str, BX_INT(n),
                BX_INT(p->n), BX_INT(characters));
    return n > 0;
}

bool bx_paging_report(const bx_pager *p, const bx_issue *filled, bx_diags *diags)
{
    bool is_long = false, is_over = report_left(p, &is_long, diags);
    return is_long || (report_empty(p, filled, diags) || is_over);
}
