#include "desk/plan.h"

#include <glib.h>

#include "makeup/framed.h"
#include "makeup/proof.h"

typedef struct {
    bx_arena *arena;
    const bx_issue *issue;
    const bx_setting *setting;
    const bx_made_page *made;
    const bx_display *display;
} planner;

/* ---- items ---- */

static const char *title_of(const planner *p, const bx_item *item)
{
    const bx_part *head = bx_item_find(item, BX_PART_HEADLINE);
    return head ? bx_chars_utf8(p->arena, head->text) : item->name;
}

static const bx_choice *best_of(const bx_element *e)
{
    const bx_choice *best = &e->choices[0];
    for (int c = 1; c < e->n_choices; c++)
        if (e->choices[c].cost < best->cost)
            best = &e->choices[c];
    return best;
}

static bool is_loose(const bx_item *item, const bx_element *e, const bx_choice *choice,
                     bx_plan_loose *out)
{
    const bx_choice *best = best_of(e);
    out->paragraph = bx_shorten_paragraph(item, e);
    out->lines = out->paragraph ? bx_shorten_lines(choice) : choice->rows.n;
    out->best_lines = out->paragraph ? bx_shorten_lines(best) : best->rows.n;
    return choice->cost > best->cost && out->lines != out->best_lines;
}

static void find_loose(const planner *p, const bx_shape *shape, bx_plan_item *out)
{
    const bx_flow *flow = shape->flow;
    const bx_flow_end *end = &shape->filling.end;
    int n_whole = end->rows ? end->element : flow->n;
    bx_plan_loose *loose = BX_NEW_ARRAY(p->arena, flow->n, bx_plan_loose);
    for (int e = 0; e < n_whole; e++) {
        const bx_element *element = &flow->elements[e];
        const bx_choice *choice = &element->choices[shape->filling.choice[e]];
        out->n_loose += is_loose(out->item, element, choice, &loose[out->n_loose]);
    }
    out->loose = loose;
}

/* Lines that its legs bear more, or could do without: bx_flow_fill wants no fewer than
 * one line short in each leg but the first. */
static void find_slack(const bx_shape *shape, bx_plan_item *out)
{
    int room = 0;
    for (int leg = 0; leg < shape->n_legs; leg++)
        room += shape->rooms[leg];
    out->more_lines = MAX(room - shape->flow->min_rows, 0);
    out->fewer_lines = MAX(shape->flow->max_rows - (room - shape->n_legs + 1), 0);
}

static void find_copy(const planner *p, const bx_shape *shape, bx_plan_item *out)
{
    bx_len em = p->made->layout->styles[BX_STYLE_BODY].size;
    out->line_characters = shape->flow->measure / em;
    find_loose(p, shape, out);
    if (shape->overset)
        out->cuts = bx_shorten(p->arena, out->item, shape, out->over_lines, &out->n_cuts);
    else if (!shape->filling.end.rows)
        find_slack(shape, out);
}

static void find_pictures(const planner *p, bx_plan_item *out)
{
    const bx_placed *placed = out->placed;
    const bx_pictures *pictures = placed->block->pictures;
    if (!pictures || placed->shape->band.place == BX_BAND_NONE)
        return;
    bool is_over;
    bx_setting s = bx_framed_setting(p->setting, placed);
    out->crop = bx_band_crop(&s, pictures, &placed->shape->band, &is_over);
    out->ppi = bx_band_ppi(&s, pictures, &placed->shape->band);
}

static bx_plan_item plan_item(const planner *p, int index, const bx_placed *placed)
{
    const bx_item *item = placed ? placed->block->item : &p->issue->items[index];
    bx_plan_item out = {.item = item,
                        .number = bx_page_number_of(p->made->page, index),
                        .title = title_of(p, item),
                        .placed = placed,
                        .characters = bx_item_length(item),
                        .turn = "",
                        .over_lines = index >= 0 ? p->made->over[index] : 0};
    if (out.over_lines)
        out.over_characters = bx_proof_missing(p->issue->items, index, p->display);
    if (!placed)
        return out;
    if (placed->shape->flow && placed->shape->filling.end.rows) {
        out.elsewhere = bx_proof_missing(p->issue->items, index, p->display);
        out.characters -= out.elsewhere;
    }
    out.turn = bx_head_lines_utf8(p->arena, &placed->shape->head.main);
    find_pictures(p, &out);
    if (placed->shape->flow && placed->shape->flow->n)
        find_copy(p, placed->shape, &out);
    return out;
}

static bool is_placed(const bx_made_page *made, int index)
{
    for (int i = 0; i < made->n_parts; i++)
        if (made->parts[i].block->index == index)
            return true;
    return false;
}

static void plan_items(const planner *p, bx_plan_page *out)
{
    const bx_made_page *made = p->made;
    const bx_page *page = made->page;
    bx_plan_item *items =
        BX_NEW_ARRAY(p->arena, made->n_parts + page->n_every, bx_plan_item);
    for (int i = 0; i < made->n_parts; i++)
        items[out->n_items++] =
            plan_item(p, made->parts[i].block->index, &made->parts[i]);
    for (int i = 0; i < page->n_every; i++)
        if (!is_placed(made, page->every[i]))
            items[out->n_items++] = plan_item(p, page->every[i], NULL);
    out->items = items;
}

/* ---- pages ---- */

static void plan_costs(const planner *p, bx_plan_page *out)
{
    const bx_layout *layout = p->made->layout;
    const bx_solution *solution = &p->made->solution;
    bx_sheet sheet = bx_sheet_lay(p->arena, bx_node_under_fixed(solution->root));
    out->n_rules = bx_score_rules(layout, &sheet, out->rules);
    for (int i = 0; i < out->n_rules; i++)
        out->rule_cost += out->rules[i].cost;
    for (int i = 0; i < sheet.n_placed; i++)
        out->block_cost += sheet.placed[i].shape->cost;
    out->white_cost = (int64_t)solution->white * layout->weights[BX_WEIGHT_WHITE];
    out->move_cost = solution->moves;
    int64_t over = solution->is_optimal ? 0 : solution->cost - solution->bound;
    out->gap = (int)((over * 1000 + solution->cost - 1) / MAX(solution->cost, 1));
}

/* Places are told in rows of the whole page. */
static void plan_places(const planner *p, bx_plan_page *out)
{
    bx_sheet sheet = bx_sheet_lay(p->arena, bx_node_under_fixed(p->made->solution.root));
    const bx_rule_place *found =
        bx_rule_places(p->arena, p->made->layout, &sheet, &out->n_places);
    bx_rule_place *places =
        bx_copy(p->arena, found, (size_t)out->n_places * sizeof *places);
    for (int i = 0; i < out->n_places; i++)
        places[i].at.row += p->made->sheet.fixed.lines;
    out->places = places;
}

static bx_plan_page plan_page(const planner *p)
{
    bx_plan_page out = {.made = p->made,
                        .is_black = p->display && p->display->is_black,
                        .tree = bx_tree_text(p->arena, p->made->solution.root),
                        .white = bx_made_page_white(p->made)};
    plan_costs(p, &out);
    plan_places(p, &out);
    plan_items(p, &out);
    out.groupings =
        bx_groupings_find(p->arena, p->issue, p->made->page, &out.n_groupings);
    return out;
}

bx_plan bx_plan_make(bx_arena *arena, const bx_issue *issue, const bx_edition *edition)
{
    int n = edition->n_pages + edition->n_centres;
    bx_plan_page *pages = BX_NEW_ARRAY(arena, n, bx_plan_page);
    for (int i = 0; i < n; i++) {
        const bx_made_page *made = bx_edition_made(edition, i);
        planner p = {arena, issue, made->setting, made, bx_edition_shown(edition, i)};
        pages[i] = plan_page(&p);
    }
    return (bx_plan){edition->layout, pages, n};
}
