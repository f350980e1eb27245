/* plan: made pages → the reasons for what stands on them.
 *
 * In: an edition. Out: for each page its tree, what it costs by rule and place, how far
 * it may be from the best; for each item where it stands, how its copy was fitted, and
 * how much longer or shorter it might be. Not done here: what a writer could cut
 * (shorten.h), how all this is shown (plan_text.h, plan_json.h). */
#ifndef BX_DESK_PLAN_H
#define BX_DESK_PLAN_H

#include "desk/grouping.h"
#include "desk/shorten.h"
#include "makeup/edition.h"
#include "makeup/rule_place.h"

/* A paragraph that is not set on the lines it would have by itself. */
typedef struct {
    int paragraph; /* of the item, from 1; 0: another kind of copy */
    int lines, best_lines;
} bx_plan_loose;

typedef struct {
    const bx_item *item;
    int number;              /* by which commands may name it; 0: it is in a column */
    const char *title;       /* its headline, or its name */
    const bx_placed *placed; /* NULL: it found no place on the page */
    int characters;          /* 字, spaces aside, of all its parts; of an item that
                                jumps, those on this page … */
    int elsewhere;           /* … and of its first piece those that go on elsewhere */
    const char *turn;        /* the main head's lines parted by " / "; "": none, or
                                it breaks like a paragraph */
    int crop, ppi;       /* of its pictures: the most cut off [%], the coarsest or 0 */
    int line_characters; /* 字 in a line of its legs */
    int over_lines, over_characters; /* copy without a place */
    int more_lines, fewer_lines;     /* that its legs bear, paragraphs set tighter or
                                        looser; where legs may end is not asked again */
    const bx_plan_loose *loose;
    int n_loose;
    const bx_shortening *cuts; /* of copy that is over */
    int n_cuts;
} bx_plan_item;

/* Costs in thousandths. */
typedef struct {
    const bx_made_page *made;
    bool is_black;    /* printed in black alone */
    const char *tree; /* as bx_tree_text has it */
    int64_t block_cost, rule_cost, white_cost, move_cost;
    int gap;   /* so much less the best costs at most, in thousandths of the cost, rounded
                  up */
    int white; /* rows that hold nothing */
    bx_rule_cost rules[BX_WEIGHT_COUNT];
    int n_rules;
    const bx_rule_place *places;
    int n_places;
    const bx_plan_item *items; /* in reading order, those of a column behind it; then
                                  those without a place */
    int n_items;
    const bx_grouping *groupings; /* what could be grouped */
    int n_groupings;
} bx_plan_page;

typedef struct {
    const bx_layout *layout;
    const bx_plan_page *pages; /* in the order of the edition; then what stands between
                                  two of them (中缝) */
    int n_pages;
} bx_plan;

/* Everything is in arena, and borrows from the edition. */
bx_plan bx_plan_make(bx_arena *arena, const bx_issue *issue, const bx_edition *edition);

#endif
