#include "makeup/centre.h"

#include <string.h>

#include "makeup/measure.h"
#include "makeup/page_report.h"
#include "makeup/page_settings.h"
#include "makeup/rule.h"

/* The page of that number; -1: it was not made. */
static int find_page(const bx_made_pages *pages, int number)
{
    for (int i = 0; i < pages->n; i++)
        if (pages->made[i].page->number == number)
            return i;
    return -1;
}

/* ---- one column ---- */

/* The layout of the column between two pages; NULL after reporting. */
static const bx_layout *layout_between(const bx_setting *s, const bx_page *centre,
                                       const bx_made_page *left,
                                       const bx_made_page *right)
{
    if (!strcmp(left->layout->name, right->layout->name))
        return bx_layout_centre(s->arena, right->layout, centre->span, s->diags);
    bx_diag(s->diags, BX_D_E_CENTRE_LAYOUTS, centre->span, BX_INT(left->page->number),
            BX_INT(right->page->number), left->layout->name, right->layout->name);
    return NULL;
}

/* At both sides, halfway to the pages' type. */
static void draw_side_rules(const bx_layout *l, bx_display_builder *out)
{
    bx_rect area = l->type_area;
    bx_len xs[] = {area.x - l->gap / 2, area.x + area.w + l->gap / 2};
    bx_display_add(
        out, (bx_op){.kind = BX_OP_GROUP_BEGIN, .group = {.item = -1, .box = area}});
    for (int i = 0; i < 2; i++)
        bx_rule_draw(l->column_rule, (bx_point){xs[i], area.y},
                     (bx_point){xs[i], area.y + area.h}, out);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
}

/* Among what stands on the whole sheet, from its left. */
static bx_display show(const bx_setting *s, const bx_issue *issue,
                       const bx_made_page *made)
{
    bx_display_builder out = {.arena = s->arena};
    bx_display page = bx_page_display(s, issue, made);
    draw_side_rules(s->layout, &out);
    for (int i = 0; i < page.n_ops; i++)
        bx_display_add(&out, page.ops[i]);
    if (page.is_black)
        bx_ops_in_black(out.ops, out.n);
    page.ops = out.ops;
    page.n_ops = out.n;
    page.width *= 2;
    return page;
}

/* False: it cannot be, as was reported. */
static bool make(const bx_setting *base, const bx_issue *issue, const bx_page *centre,
                 const bx_layout *layout, bool is_draft, bx_made_page *made,
                 bx_display *shown)
{
    bx_setting *s = BX_NEW(base->arena, bx_setting);
    *s = bx_setting_on(base, layout, base->diags);
    *made = bx_page_make(s, issue, centre, NULL, BX_LOCK_KEPT, true);
    *shown = show(s, issue, made);
    bx_page_report(s, issue, made, shown, is_draft);
    return made->solution.root && (is_draft || !made->over_lines);
}

/* ---- sheets ---- */

static void add_moved(bx_display_builder *out, const bx_display *page, bx_len x)
{
    for (int i = 0; i < page->n_ops; i++)
        bx_display_add(out, bx_op_moved(page->ops[i], x, 0));
}

static bx_display join(bx_arena *arena, const bx_display *left, const bx_display *right,
                       const bx_display *centre)
{
    bx_display_builder out = {.arena = arena};
    bx_display sheet = *centre;
    add_moved(&out, left, 0);
    add_moved(&out, right, left->width);
    add_moved(&out, centre, 0);
    sheet.is_black = left->is_black && right->is_black;
    sheet.ops = out.ops;
    sheet.n_ops = out.n;
    return sheet;
}

/* The column beside a page; -1: none was made. */
static int find_beside(const bx_made_page *centres, int n, int number)
{
    for (int i = 0; i < n; i++)
        if (centres[i].page->number == number || centres[i].page->facing == number)
            return i;
    return -1;
}

const bx_display *bx_centres_sheets(bx_arena *arena, const bx_made_pages *pages,
                                    const bx_made_page *centres, const bx_display *shown,
                                    int n_centres, int *n)
{
    bx_display *sheets = BX_NEW_ARRAY(arena, pages->n, bx_display);
    bool *is_listed = BX_NEW_ARRAY(arena, n_centres, bool);
    *n = 0;
    for (int i = 0; i < pages->n; i++) {
        int beside = find_beside(centres, n_centres, pages->made[i].page->number);
        if (beside < 0) {
            sheets[(*n)++] = pages->pages[i];
        } else if (!is_listed[beside]) {
            const bx_page *centre = centres[beside].page;
            is_listed[beside] = true;
            sheets[(*n)++] =
                join(arena, &pages->pages[find_page(pages, centre->number)],
                     &pages->pages[find_page(pages, centre->facing)], &shown[beside]);
        }
    }
    return sheets;
}

bx_centres bx_centres_make(const bx_setting *s, const bx_issue *issue,
                           const bx_made_pages *pages, bool is_draft)
{
    bx_made_page *made = BX_NEW_ARRAY(s->arena, issue->n_centres, bx_made_page);
    bx_display *shown = BX_NEW_ARRAY(s->arena, issue->n_centres, bx_display);
    bx_centres out = {.made = made, .shown = shown, .is_whole = true};
    for (int i = 0; i < issue->n_centres; i++) {
        const bx_page *centre = &issue->centres[i];
        int left = find_page(pages, centre->number);
        int right = find_page(pages, centre->facing);
        if (left < 0 || right < 0)
            continue; /* one of them alone was asked for */
        const bx_layout *layout =
            layout_between(s, centre, &pages->made[left], &pages->made[right]);
        if (layout &&
            make(s, issue, centre, layout, is_draft, &made[out.n], &shown[out.n]))
            out.n++;
        else
            out.is_whole = false;
    }
    out.sheets = bx_centres_sheets(s->arena, pages, made, shown, out.n, &out.n_sheets);
    return out;
}
