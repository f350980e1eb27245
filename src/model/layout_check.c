#include "model/layout_check.h"

#include <glib.h>
#include <string.h>

#include "model/imprint.h"

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

static void check_folio(const bx_layout *l, const bx_yaml *root, bx_diags *diags)
{
    bx_len needed = l->folio.distance + l->styles[BX_STYLE_FOLIO].leading;
    char need[32], room[32];
    if (l->folio.is_on && l->type_area.y >= 0 && needed > l->type_area.y)
        bx_diag(diags, BX_D_E_FOLIO_ROOM, place(root, BX_KEY_LAYOUT_FOLIO),
                mm(need, needed), mm(room, l->type_area.y));
}

static void check_masthead(const bx_layout *l, const bx_yaml *root, bx_diags *diags)
{
    bx_len needed =
        l->styles[BX_STYLE_MASTHEAD].size + l->styles[BX_STYLE_MASTHEAD_LINE].leading;
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
    check_folio(layout, root, diags);
    check_masthead(layout, root, diags);
    check_grades(layout, root, diags);
}

/* The names that stand between braces in texts of the furniture. */
static GPtrArray *slots(void)
{
    static const char *const own[] = {"paper", "date",  "weekday",
                                      "page",  "title", "number"};
    GPtrArray *names = g_ptr_array_new();
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
        g_ptr_array_add(names, (gpointer)own[i]);
    for (int i = 0; i < BX_IMPRINT_COUNT; i++)
        g_ptr_array_add(names, (gpointer)bx_imprint_name((bx_imprint_field)i));
    g_ptr_array_add(names, NULL);
    return names;
}

void bx_layout_check_text(const bx_yaml *map, bx_key key, bx_diags *diags)
{
    g_autoptr(GPtrArray) names = slots();
    const char *const *words = (const char *const *)names->pdata;
    const bx_yaml *value = bx_keys_find(map, key);
    if (!value || value->kind != BX_YAML_TEXT)
        return;
    for (const char *p = value->text; (p = strchr(p, '{')); p++) {
        const char *end = strchr(p, '}');
        g_autofree char *word =
            end ? g_strndup(p + 1, (gsize)(end - p - 1)) : g_strdup("");
        g_autofree char *list = g_strjoinv("} {", (char **)names->pdata);
        if (!g_strv_contains(words, word))
            bx_diag(diags, BX_D_E_SLOT, value->span, word, list);
    }
}
