#include "model/layout_check.h"

#include <glib.h>

/* A length in millimetres, to a tenth, as an argument of a message. */
static const char *mm(char buffer[32], bx_len len)
{
    g_snprintf(buffer, 32, "%.1f", bx_mm_from_len(len));
    return buffer;
}

static const char *pt(char buffer[32], bx_len len)
{
    g_snprintf(buffer, 32, "%.4g", bx_pt_from_len(len));
    return buffer;
}

/* The place of a section, or of the file's first key. */
static bx_span place(const bx_yaml *root, bx_key key)
{
    const bx_yaml *value = bx_keys_find(root, key);
    return value ? value->span : root->span;
}

static void check_area(const bx_layout *l, const bx_yaml *root, bx_diags *diags)
{
    const bx_rect *a = &l->type_area;
    bx_span at = place(root, BX_KEY_LAYOUT_GRID);
    char from[32], size[32], paper[32];
    if (a->x < 0 || a->x + a->w > l->paper_width)
        bx_diag(diags, BX_D_E_AREA_WIDE, at, mm(size, a->w), mm(from, a->x),
                mm(paper, l->paper_width));
    if (a->y < 0 || a->y + a->h > l->paper_height)
        bx_diag(diags, BX_D_E_AREA_HIGH, at, mm(size, a->h), mm(from, a->y),
                mm(paper, l->paper_height));
}

/* The type and its rule need so much over or under the type area. */
static void check_page_line(const bx_layout *l, const bx_page_line *line, bx_len room,
                            bx_diag_id id, bx_span at, bx_diags *diags)
{
    bx_len needed = line->distance + l->styles[BX_STYLE_FOLIO].leading;
    char need[32], there[32];
    if (line->is_on && room >= 0 && needed > room)
        bx_diag(diags, id, at, mm(need, needed), mm(there, room));
}

static void check_page_lines(const bx_layout *l, const bx_yaml *root, bx_diags *diags)
{
    const bx_rect *a = &l->type_area;
    check_page_line(l, &l->folio, a->y, BX_D_E_FOLIO_ROOM,
                    place(root, BX_KEY_LAYOUT_FOLIO), diags);
    check_page_line(l, &l->foot, l->paper_height - a->y - a->h, BX_D_E_FOOT_ROOM,
                    place(root, BX_KEY_LAYOUT_FOOT), diags);
}

static void check_masthead(const bx_layout *l, const bx_yaml *root, bx_diags *diags)
{
    bx_len needed = l->styles[BX_STYLE_MASTHEAD].size +
                    l->masthead.n_texts * l->styles[BX_STYLE_MASTHEAD_LINE].leading;
    char need[32], room[32];
    if (needed > l->masthead.lines * l->leading)
        bx_diag(diags, BX_D_E_MASTHEAD_ROOM, place(root, BX_KEY_LAYOUT_MASTHEAD),
                pt(need, needed), BX_INT(l->masthead.lines),
                pt(room, l->masthead.lines * l->leading));
}

static void check_grades(const bx_layout *l, const bx_yaml *root, bx_diags *diags)
{
    bool has_lead = false, has_single = false;
    bx_len lead = 0, others = 0;
    for (int i = 0; i < l->n_grades; i++) {
        const bx_grade *g = &l->grades[i];
        has_lead = has_lead || g->for_lead;
        has_single = has_single || (g->for_others && g->min_columns == 1);
        lead = g->for_lead ? MAX(lead, g->main.size) : lead;
        others = g->for_others ? MAX(others, g->main.size) : others;
    }
    bx_span at = place(root, BX_KEY_LAYOUT_HEADLINES);
    char a[32], b[32];
    if (!has_lead)
        bx_diag(diags, BX_D_E_NO_LEAD_GRADE, at, "");
    if (!has_single)
        bx_diag(diags, BX_D_E_NO_SINGLE_GRADE, at, "");
    if (has_lead && has_single && lead < others + 12 * BX_PT)
        bx_diag(diags, BX_D_W_LEAD_SMALL, at, pt(a, lead), pt(b, others));
}

void bx_layout_check(const bx_layout *layout, const bx_yaml *root, bx_diags *diags)
{
    check_area(layout, root, diags);
    check_page_lines(layout, root, diags);
    check_masthead(layout, root, diags);
    check_grades(layout, root, diags);
}
