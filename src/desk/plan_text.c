#include "desk/plan_text.h"

#include "desk/cells.h"
#include "model/jump.h"

/* Columns of the budget's table [characters of a terminal]. */
enum { COLUMNS = 7, HEAD = 12, IN_LINE = 9, NUMBER = 5 };

typedef enum {
#define BX_PLAN_WORD(id, english, chinese) W_##id,
#include "desk/plan.def"
#undef BX_PLAN_WORD
    W_COUNT
} word;

static const char *const words[W_COUNT][2] = {
#define BX_PLAN_WORD(id, english, chinese) {english, chinese},
#include "desk/plan.def"
#undef BX_PLAN_WORD
};

static const char *const rules[BX_WEIGHT_COUNT][2] = {
#define BX_PLAN_RULE(weight, english, chinese) [BX_WEIGHT_##weight] = {english, chinese},
#include "desk/plan.def"
#undef BX_PLAN_RULE
};

const char *bx_plan_rule_words(bx_weight rule, bx_tongue tongue)
{
    return rules[rule][tongue];
}

const char *bx_plan_cost_text(bx_arena *arena, int64_t cost)
{
    return bx_format(arena, "%lld.%03d", (long long)(cost / 1000), (int)(cost % 1000));
}

typedef struct {
    GString *out;
    bx_arena *arena; /* of numbers as text */
    bx_tongue tongue;
} writer;

enum { MOST_ARGS = 9 };

/* Row `id` with its arguments, which are texts. */
#define SAY(w, id, ...) say((w), (id), (const char *const[MOST_ARGS]){__VA_ARGS__})
static void say(const writer *w, word id, const char *const args[MOST_ARGS])
{
    g_string_append(w->out, bx_fill_words(w->arena, words[id][w->tongue], args));
}

static const char *number(const writer *w, int64_t n)
{
    return bx_format(w->arena, "%lld", (long long)n);
}

static const char *mil(const writer *w, int64_t n)
{
    return bx_plan_cost_text(w->arena, n);
}

static const char *points(const writer *w, bx_len size)
{
    return bx_format(w->arena, "%g", bx_pt_from_len(size));
}

/* ---- pages ---- */

static void write_place(const writer *w, const bx_rule_place *place)
{
    const char *cost = mil(w, place->cost);
    bx_region at = place->at;
    if (place->first)
        SAY(w, W_PAIR, cost, place->first->block->item->name,
            place->second->block->item->name);
    else if (!at.lines)
        SAY(w, W_CUT_ACROSS, cost, number(w, at.row));
    else if (!at.columns)
        SAY(w, W_GUTTER, cost, number(w, at.column), number(w, at.column + 1));
    else
        SAY(w, W_REGION, cost, number(w, at.column + 1),
            number(w, at.column + at.columns), number(w, at.row + 1),
            number(w, at.row + at.lines));
}

static void write_rules(const writer *w, const bx_plan_page *page)
{
    for (int i = 0; i < page->n_rules; i++) {
        const bx_rule_cost *rule = &page->rules[i];
        if (!rule->cost)
            continue;
        SAY(w, W_RULE, mil(w, rule->cost), bx_plan_rule_words(rule->rule, w->tongue));
        for (int k = 0; k < page->n_places; k++)
            if (page->places[k].rule == rule->rule)
                write_place(w, &page->places[k]);
    }
}

/* Of which pages it is the cheapest. */
static word optimal_word(const bx_made_page *made)
{
    if (made->lock_use != BX_LOCK_UNUSED)
        return W_OPTIMAL_LOCKED;
    return made->page->n_wishes ? W_OPTIMAL_WISHED : W_OPTIMAL;
}

static void write_page(const writer *w, const bx_plan_page *page)
{
    const bx_made_page *made = page->made;
    const bx_layout *l = made->layout;
    const bx_solution *s = &made->solution;
    SAY(w, made->page->facing ? W_CENTRE : W_PAGE, BX_PAGE(made->page), l->name,
        number(w, l->columns), number(w, l->measure_chars), number(w, l->lines));
    if (page->is_black)
        SAY(w, W_BLACK, "");
    SAY(w, W_TREE, page->tree);
    SAY(w, W_COST, mil(w, s->cost), mil(w, page->block_cost), mil(w, page->rule_cost),
        mil(w, page->white_cost));
    if (page->move_cost)
        SAY(w, W_MOVES, mil(w, page->move_cost));
    if (s->is_optimal)
        SAY(w, optimal_word(made), number(w, s->n_states));
    else
        SAY(w, W_GAP, bx_format(w->arena, "%d.%d", page->gap / 10, page->gap % 10),
            number(w, s->n_states));
    if (page->white)
        SAY(w, W_WHITE, number(w, page->white),
            number(w, (int64_t)page->white * l->measure_chars));
    if (made->over_lines)
        SAY(w, W_OVER, number(w, made->over_lines));
    write_rules(w, page);
}

/* ---- items ---- */

static void write_head(const writer *w, const bx_plan_item *item)
{
    const bx_shape *shape = item->placed->shape;
    const bx_head *head = &shape->head;
    if (!head->grade)
        return;
    bool is_vertical = head->mode == BX_VERTICAL;
    SAY(w, is_vertical ? W_SIDE_HEAD : W_HEAD, points(w, head->grade->main.size),
        number(w, head->n_lines),
        number(w, is_vertical ? shape->head_columns : head->rows),
        *item->turn ? item->turn : item->title);
    if (head->kicker_lines || head->deck_lines)
        SAY(w, W_HEAD_PARTS, number(w, head->kicker_lines), number(w, head->deck_lines));
    if (head->summary.n_lines)
        SAY(w, W_HEAD_SUMMARY, number(w, head->summary.n_lines));
    if (shape->white)
        SAY(w, W_HEAD_WHITE, number(w, shape->white));
}

static word place_word(bx_band_place place)
{
    switch (place) {
    case BX_BAND_NONE:
    case BX_BAND_ABOVE:
        break;
    case BX_BAND_UNDER:
        return W_PLACE_UNDER;
    case BX_BAND_RIGHT:
        return W_PLACE_RIGHT;
    case BX_BAND_LEFT:
        return W_PLACE_LEFT;
    }
    return W_PLACE_ABOVE;
}

static void write_picture(const writer *w, const bx_plan_item *item)
{
    const bx_band *band = &item->placed->shape->band;
    if (band->place != BX_BAND_NONE)
        SAY(w, W_PICTURE, number(w, band->columns), number(w, band->rows),
            words[place_word(band->place)][w->tongue], number(w, item->crop));
}

static void write_loose(const writer *w, const bx_plan_loose *loose)
{
    word id = !loose->paragraph                  ? W_OTHER_COPY
              : loose->lines > loose->best_lines ? W_LOOSER
                                                 : W_TIGHTER;
    SAY(w, id, number(w, loose->paragraph), number(w, loose->lines),
        number(w, loose->best_lines));
}

/* "3", or "3-4" where it stands across two. */
static const char *legs_of(const writer *w, const bx_aside *a)
{
    return a->n_legs > 1 ? bx_format(w->arena, "%d-%d", a->leg + 1, a->leg + a->n_legs)
                         : number(w, a->leg + 1);
}

static void write_asides(const writer *w, const bx_shape *shape)
{
    const bx_aside *quote = &shape->asides[BX_ASIDE_QUOTE];
    const bx_aside *facts = &shape->asides[BX_ASIDE_FACTS];
    if (quote->rows)
        SAY(w, W_QUOTE, number(w, quote->rows), number(w, quote->percent),
            legs_of(w, quote));
    if (facts->rows)
        SAY(w, facts->at ? W_FACTS_FOOT : W_FACTS_TOP, number(w, facts->rows),
            legs_of(w, facts));
}

static void write_copy(const writer *w, const bx_plan_item *item)
{
    const bx_shape *shape = item->placed->shape;
    const char *legs = "";
    if (!item->line_characters) {
        SAY(w, W_NO_COPY, number(w, item->characters));
        return;
    }
    for (int i = 0; i < shape->n_legs; i++)
        legs = bx_format(w->arena, "%s%s%d", legs, i ? "+" : "", shape->rooms[i]);
    SAY(w, W_COPY, number(w, item->characters), legs, number(w, item->line_characters));
    write_asides(w, shape);
    if (shape->filling.short_legs)
        SAY(w, W_SHORT_LEGS, number(w, shape->filling.short_legs));
    if (shape->filling.spare)
        SAY(w, W_SPARE, number(w, shape->filling.spare));
    for (int i = 0; i < item->n_loose; i++)
        write_loose(w, &item->loose[i]);
}

static void write_cut(const writer *w, const bx_shortening *cut)
{
    word id = cut->kind == BX_SHORTEN_LINE ? W_CUT_LINE
              : cut->n == 1                ? W_CUT_LAST
                                           : W_CUT_LASTS;
    SAY(w, id, number(w, cut->paragraph), number(w, cut->n), number(w, cut->characters),
        number(w, cut->lines));
}

static void write_length(const writer *w, const bx_plan_item *item)
{
    if (item->over_lines)
        SAY(w, W_ITEM_OVER, number(w, item->over_lines),
            number(w, item->over_characters));
    else if (item->line_characters && !item->elsewhere)
        SAY(w, W_FITS, number(w, item->more_lines),
            number(w, item->more_lines * item->line_characters),
            number(w, item->fewer_lines),
            number(w, item->fewer_lines * item->line_characters));
    for (int i = 0; i < item->n_cuts; i++)
        write_cut(w, &item->cuts[i]);
}

static void write_jump(const writer *w, const bx_plan_item *item)
{
    const bx_piece *piece = item->item->piece;
    if (!piece)
        return;
    SAY(w, piece->kind == BX_PIECE_HEAD ? W_JUMP_TO : W_JUMP_FROM, piece->label,
        number(w, item->elsewhere));
}

static void write_group(const writer *w, const bx_group *group)
{
    bool is_column = group->kind == BX_GROUP_COLUMN;
    SAY(w, is_column ? W_COLUMN : W_BRIEFS, number(w, group->n_items));
    for (int i = 0; i < group->n_items; i++) {
        const bx_item *item = &group->items[i];
        const bx_part *head = bx_item_find(item, BX_PART_HEADLINE);
        SAY(w, W_MEMBER, item->name, head ? bx_chars_utf8(w->arena, head->text) : "",
            number(w, bx_item_length(item)));
    }
}

static void write_item(const writer *w, const bx_plan_item *item)
{
    SAY(w, item->number ? W_ITEM : W_COLUMN_ITEM, item->item->name, item->title,
        number(w, item->number));
    if (item->item->group)
        write_group(w, item->item->group);
    if (item->placed) {
        bx_region at = item->placed->at;
        SAY(w, W_BLOCK, number(w, at.column + 1), number(w, at.column + at.columns),
            number(w, at.row + 1), number(w, at.row + at.lines), number(w, at.columns),
            number(w, at.lines), mil(w, item->placed->shape->cost));
        write_head(w, item);
        write_picture(w, item);
        if (item->item->kind == BX_ITEM_FILLER)
            SAY(w, W_FILLER, NULL);
        if (item->item->kind == BX_ITEM_ADVERTISEMENT)
            SAY(w, W_AD, NULL);
        else if (!bx_item_column(item->item))
            write_copy(w, item);
    } else {
        SAY(w, W_NO_BLOCK, NULL);
    }
    write_jump(w, item);
    write_length(w, item);
}

static void write_grouping(const writer *w, const bx_grouping *g)
{
    const char *names = "";
    for (int i = 0; i < g->n_items; i++)
        names = bx_format(w->arena, "%s%s%s", names, i ? ", " : "", g->items[i]->name);
    SAY(w, g->kind == BX_GROUP_COLUMN ? W_COULD_COLUMN : W_COULD_BRIEFS, g->head, names);
    if (g->lines)
        g_string_append(w->out, g->lines);
    else
        SAY(w, W_COULD_IMPORT, NULL);
}

GString *bx_plan_text(const bx_plan *plan, bx_tongue tongue)
{
    writer w = {g_string_new(NULL), bx_arena_new(), tongue};
    for (int i = 0; i < plan->n_pages; i++) {
        g_string_append(w.out, i ? "\n" : "");
        write_page(&w, &plan->pages[i]);
        for (int k = 0; k < plan->pages[i].n_items; k++)
            write_item(&w, &plan->pages[i].items[k]);
        for (int k = 0; k < plan->pages[i].n_groupings; k++)
            write_grouping(&w, &plan->pages[i].groupings[k]);
    }
    bx_arena_free(w.arena);
    return w.out;
}

/* ---- budgets ---- */

static void right(const writer *w, const char *text, int width)
{
    g_string_append_printf(w->out, "%*s%s", MAX(0, width - bx_cells(text)) + 1, "", text);
}

static void write_budget_row(const writer *w, const bx_budget_row *row, int n_heights)
{
    word who = row->is_lead ? W_BUDGET_LEAD : W_BUDGET_OTHER;
    const char *head =
        bx_fill_words(w->arena, words[W_BUDGET_SIZE][w->tongue],
                      (const char *const[MOST_ARGS]){words[who][w->tongue],
                                                     points(w, row->grade->main.size)});
    right(w, number(w, row->columns), COLUMNS);
    right(w, head, HEAD);
    right(w, number(w, row->head_characters), IN_LINE);
    for (int i = 0; i < n_heights; i++)
        right(w, row->characters[i] ? number(w, row->characters[i]) : "-", NUMBER);
    g_string_append_c(w->out, '\n');
}

GString *bx_budget_text(const bx_budget *budget, bx_tongue tongue)
{
    writer w = {g_string_new(NULL), bx_arena_new(), tongue};
    SAY(&w, W_BUDGET, budget->layout->name);
    right(&w, words[W_BUDGET_COLUMNS][tongue], COLUMNS);
    right(&w, words[W_BUDGET_HEAD][tongue], HEAD);
    right(&w, words[W_BUDGET_LINE][tongue], IN_LINE);
    for (int i = 0; i < budget->n_heights; i++)
        right(&w, number(&w, budget->heights[i]), NUMBER);
    g_string_append_c(w.out, '\n');
    for (int i = 0; i < budget->n_rows; i++)
        write_budget_row(&w, &budget->rows[i], budget->n_heights);
    bx_arena_free(w.arena);
    return w.out;
}
