#include "desk/plan_json.h"

#include "base/json.h"
#include "model/jump.h"

static const char *const rule_names[BX_WEIGHT_COUNT] = {
#define BX_WEIGHT(id, name, value, reason) name,
#include "model/weight.def"
#undef BX_WEIGHT
};

void bx_plan_json_region(bx_json *j, const char *key, bx_region at)
{
    bx_json_object(j, key, true);
    bx_json_int(j, "column", at.column + 1);
    bx_json_int(j, "line", at.row + 1);
    bx_json_int(j, "columns", at.columns);
    bx_json_int(j, "lines", at.lines);
    bx_json_close_object(j);
}

static void add_place(bx_json *j, const bx_rule_place *place)
{
    bx_json_object(j, NULL, true);
    bx_json_int(j, "cost", place->cost);
    if (place->first) {
        bx_json_array(j, "items", true);
        bx_json_text(j, NULL, place->first->block->item->name);
        bx_json_text(j, NULL, place->second->block->item->name);
        bx_json_close_array(j);
    } else {
        bx_plan_json_region(j, "at", place->at);
    }
    bx_json_close_object(j);
}

static void add_rules(bx_json *j, const bx_plan_page *page)
{
    bx_json_array(j, "rules", false);
    for (int i = 0; i < page->n_rules; i++) {
        bx_json_object(j, NULL, false);
        bx_json_text(j, "rule", rule_names[page->rules[i].rule]);
        bx_json_int(j, "cost", page->rules[i].cost);
        bx_json_array(j, "places", false);
        for (int k = 0; k < page->n_places; k++)
            if (page->places[k].rule == page->rules[i].rule)
                add_place(j, &page->places[k]);
        bx_json_close_array(j);
        bx_json_close_object(j);
    }
    bx_json_close_array(j);
}

static void add_head(bx_json *j, const bx_plan_item *item)
{
    const bx_shape *shape = item->placed->shape;
    const bx_head *head = &shape->head;
    if (!head->grade)
        return;
    bx_json_object(j, "head", true);
    bx_json_real(j, "size", bx_pt_from_len(head->grade->main.size), 3);
    bx_json_bool(j, "vertical", head->mode == BX_VERTICAL);
    bx_json_text(j, "turn", *item->turn ? item->turn : item->title);
    bx_json_int(j, "main-lines", head->n_lines);
    bx_json_int(j, "kicker-lines", head->kicker_lines);
    bx_json_int(j, "deck-lines", head->deck_lines);
    bx_json_int(j, "summary-lines", head->summary.n_lines);
    bx_json_int(j, "rows", head->rows);
    bx_json_int(j, "white", shape->white);
    bx_json_close_object(j);
}

static const char *place_name(bx_band_place place)
{
    switch (place) {
    case BX_BAND_NONE:
        break;
    case BX_BAND_ABOVE:
        return "above";
    case BX_BAND_UNDER:
        return "under";
    case BX_BAND_RIGHT:
        return "right";
    case BX_BAND_LEFT:
        return "left";
    }
    return NULL;
}

static void add_picture(bx_json *j, const bx_plan_item *item)
{
    const bx_band *band = &item->placed->shape->band;
    if (band->place == BX_BAND_NONE)
        return;
    bx_json_object(j, "picture", true);
    bx_json_text(j, "place", place_name(band->place));
    bx_json_int(j, "columns", band->columns);
    bx_json_int(j, "lines", band->rows);
    bx_json_int(j, "crop-percent", item->crop);
    bx_json_int(j, "ppi", item->ppi);
    bx_json_close_object(j);
}

static void add_loose(bx_json *j, const bx_plan_item *item)
{
    bx_json_array(j, "not-at-best", false);
    for (int i = 0; i < item->n_loose; i++) {
        const bx_plan_loose *loose = &item->loose[i];
        bx_json_object(j, NULL, true);
        bx_json_int(j, "paragraph", loose->paragraph);
        bx_json_int(j, "lines", loose->lines);
        bx_json_int(j, "best-lines", loose->best_lines);
        bx_json_close_object(j);
    }
    bx_json_close_array(j);
}

static void add_asides(bx_json *j, const bx_shape *shape)
{
    static const char *const kinds[] = {"pull-quote", "facts"};
    for (int i = 0; i < BX_ASIDE_COUNT; i++) {
        const bx_aside *a = &shape->asides[i];
        if (!a->rows)
            continue;
        bx_json_object(j, kinds[i], true);
        bx_json_int(j, "leg", a->leg);
        bx_json_int(j, "legs", a->n_legs);
        bx_json_int(j, "lines", a->rows);
        bx_json_int(j, "lines-above", a->at);
        bx_json_int(j, "size-percent", a->percent);
        bx_json_close_object(j);
    }
}

static void add_legs(bx_json *j, const bx_plan_item *item)
{
    const bx_shape *shape = item->placed->shape;
    bx_json_array(j, "legs", true);
    for (int i = 0; i < shape->n_legs && item->line_characters; i++)
        bx_json_int(j, NULL, shape->rooms[i]);
    bx_json_close_array(j);
    bx_json_int(j, "line-characters", item->line_characters);
    bx_json_int(j, "short-legs", shape->filling.short_legs);
    bx_json_int(j, "spare-lines", shape->filling.spare);
    add_asides(j, shape);
    add_loose(j, item);
}

static void add_cuts(bx_json *j, const bx_plan_item *item)
{
    bx_json_array(j, "cuts", false);
    for (int i = 0; i < item->n_cuts; i++) {
        const bx_shortening *cut = &item->cuts[i];
        bool is_line = cut->kind == BX_SHORTEN_LINE;
        bx_json_object(j, NULL, true);
        bx_json_int(j, "paragraph", cut->paragraph);
        bx_json_int(j, is_line ? "last-line" : "paragraphs", cut->n);
        bx_json_int(j, "characters", cut->characters);
        bx_json_int(j, "lines", cut->lines);
        bx_json_close_object(j);
    }
    bx_json_close_array(j);
}

static void add_group(bx_json *j, const bx_group *group)
{
    bx_json_text(j, "group", group->kind == BX_GROUP_COLUMN ? "column" : "briefs");
    bx_json_array(j, "items", true);
    for (int i = 0; i < group->n_items; i++)
        bx_json_text(j, NULL, group->items[i].name);
    bx_json_close_array(j);
}

/* Where the other piece of an item that jumps stands. */
static void add_jump(bx_json *j, const bx_plan_item *item)
{
    const bx_piece *piece = item->item->piece;
    if (!piece)
        return;
    bool is_head = piece->kind == BX_PIECE_HEAD;
    bx_json_object(j, "jump", true);
    bx_json_int(j, is_head ? "to-page" : "from-page", piece->page);
    if (is_head)
        bx_json_int(j, "characters", item->elsewhere);
    bx_json_close_object(j);
}

static void add_item(bx_json *j, const bx_plan_item *item)
{
    bx_json_object(j, NULL, false);
    bx_json_text(j, "name", item->item->name);
    if (item->number)
        bx_json_int(j, "number", item->number);
    bx_json_text(j, "title", item->title);
    bx_json_int(j, "characters", item->characters);
    if (item->item->group)
        add_group(j, item->item->group);
    add_jump(j, item);
    if (item->placed) {
        bx_plan_json_region(j, "block", item->placed->at);
        bx_json_int(j, "cost", item->placed->shape->cost);
        add_head(j, item);
        add_picture(j, item);
        add_legs(j, item);
    }
    bx_json_int(j, "more-lines", item->more_lines);
    bx_json_int(j, "fewer-lines", item->fewer_lines);
    bx_json_int(j, "over-lines", item->over_lines);
    bx_json_int(j, "over-characters", item->over_characters);
    add_cuts(j, item);
    bx_json_close_object(j);
}

static void add_groupings(bx_json *j, const bx_plan_page *page)
{
    bx_json_array(j, "could-be-grouped", false);
    for (int i = 0; i < page->n_groupings; i++) {
        const bx_grouping *g = &page->groupings[i];
        bx_json_object(j, NULL, true);
        bx_json_text(j, "kind", g->kind == BX_GROUP_COLUMN ? "column" : "briefs");
        bx_json_text(j, "group", g->head);
        bx_json_array(j, "items", true);
        for (int k = 0; k < g->n_items; k++)
            bx_json_text(j, NULL, g->items[k]->name);
        bx_json_close_array(j);
        bx_json_close_object(j);
    }
    bx_json_close_array(j);
}

void bx_plan_json_costs(bx_json *j, const bx_plan_page *page)
{
    const bx_solution *s = &page->made->solution;
    bx_json_text(j, "tree", page->tree);
    bx_json_int(j, "cost", s->cost);
    bx_json_int(j, "cost-of-items", page->block_cost);
    bx_json_int(j, "cost-of-rules", page->rule_cost);
    bx_json_int(j, "cost-of-white", page->white_cost);
    bx_json_int(j, "cost-of-moves", page->move_cost);
    bx_json_bool(j, "optimal", s->is_optimal);
    bx_json_int(j, "bound", s->bound);
    bx_json_int(j, "states", s->n_states);
}

static void add_page(bx_json *j, const bx_plan_page *page)
{
    bx_json_object(j, NULL, false);
    bx_json_int(j, "page", page->made->page->number);
    if (page->made->page->facing)
        bx_json_int(j, "centre-column-to", page->made->page->facing);
    if (page->made->page->is_spread)
        bx_json_bool(j, "spread", true);
    if (page->is_black)
        bx_json_bool(j, "black", true);
    bx_plan_json_costs(j, page);
    bx_json_int(j, "white-lines", page->white);
    bx_json_int(j, "over-lines", page->made->over_lines);
    add_rules(j, page);
    bx_json_array(j, "items", false);
    for (int i = 0; i < page->n_items; i++)
        add_item(j, &page->items[i]);
    bx_json_close_array(j);
    add_groupings(j, page);
    bx_json_close_object(j);
}

GString *bx_plan_json(const bx_plan *plan)
{
    GString *out = g_string_new(NULL);
    bx_json j;
    bx_json_begin(&j, out);
    bx_json_text(&j, "layout", plan->layout->name);
    bx_json_array(&j, "pages", false);
    for (int i = 0; i < plan->n_pages; i++)
        add_page(&j, &plan->pages[i]);
    bx_json_close_array(&j);
    bx_json_end(&j);
    return out;
}

static void add_budget_row(bx_json *j, const bx_budget *budget, const bx_budget_row *row)
{
    bx_json_object(j, NULL, true);
    bx_json_int(j, "columns", row->columns);
    bx_json_bool(j, "lead", row->is_lead);
    bx_json_real(j, "head-size", bx_pt_from_len(row->grade->main.size), 3);
    bx_json_int(j, "head-lines", row->head_lines);
    bx_json_int(j, "head-characters", row->head_characters);
    bx_json_array(j, "characters", true);
    for (int i = 0; i < budget->n_heights; i++)
        bx_json_int(j, NULL, row->characters[i]);
    bx_json_close_array(j);
    bx_json_close_object(j);
}

static void add_budget(bx_json *j, const bx_budget *budget)
{
    bx_json_object(j, NULL, false);
    bx_json_text(j, "layout", budget->layout->name);
    bx_json_array(j, "heights", true);
    for (int i = 0; i < budget->n_heights; i++)
        bx_json_int(j, NULL, budget->heights[i]);
    bx_json_close_array(j);
    bx_json_array(j, "rows", false);
    for (int i = 0; i < budget->n_rows; i++)
        add_budget_row(j, budget, &budget->rows[i]);
    bx_json_close_array(j);
    bx_json_close_object(j);
}

GString *bx_budget_json(const bx_budget *budgets, int n)
{
    GString *out = g_string_new(NULL);
    bx_json j;
    bx_json_begin(&j, out);
    bx_json_array(&j, "budgets", false);
    for (int i = 0; i < n; i++)
        add_budget(&j, &budgets[i]);
    bx_json_close_array(&j);
    bx_json_end(&j);
    return out;
}
