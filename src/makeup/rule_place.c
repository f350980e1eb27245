#include "makeup/rule_place.h"

#include <glib.h>

typedef struct {
    bx_arena *arena;
    const bx_layout *layout;
    const bx_sheet *sheet;
    bx_rule_place *places;
    int n, room;
} finder;

static void add(finder *f, bx_rule_place place)
{
    if (place.cost <= 0)
        return;
    f->places = bx_grow(f->arena, f->places, f->n, &f->room, sizeof *f->places);
    f->places[f->n++] = place;
}

static void add_between(finder *f, bx_weight rule, int64_t cost, const bx_placed *a,
                        const bx_placed *b)
{
    add(f, (bx_rule_place){.rule = rule, .cost = cost, .first = a, .second = b});
}

/* What two blocks cost together: the rules of pairs, over these two alone. */
static void add_pair(finder *f, const bx_placed *a, const bx_placed *b)
{
    const int *w = f->layout->weights;
    bx_pair_sums sums = {0};
    bx_score_add(f->layout, &sums, a, 1, b);
    for (int i = 0; i < f->sheet->n_cuts; i++)
        if (bx_score_is_inverted(&f->sheet->cuts[i], a, b))
            add_between(f, BX_WEIGHT_PLACE,
                        bx_score_place(f->layout, &f->sheet->cuts[i], 1), a, b);
    add_between(f, BX_WEIGHT_TOMBSTONE, sums.tombstones * w[BX_WEIGHT_TOMBSTONE] / 100, a,
                b);
    add_between(f, BX_WEIGHT_STACKED_HEADS,
                sums.stacked_heads * w[BX_WEIGHT_STACKED_HEADS], a, b);
    add_between(f, BX_WEIGHT_LEAD_HEAD, sums.lead_head, a, b);
    add_between(f, BX_WEIGHT_HEAD_ORDER, sums.head_order, a, b);
    add_between(f, BX_WEIGHT_RIVAL, sums.rivals, a, b);
    add_between(f, BX_WEIGHT_BOXES, sums.boxes * w[BX_WEIGHT_BOXES], a, b);
}

static void add_cuts(finder *f)
{
    for (int i = 0; i < f->sheet->n_cuts; i++) {
        const bx_cut *cut = &f->sheet->cuts[i];
        if (bx_score_is_cut_through(f->layout, f->sheet, cut))
            add(f, (bx_rule_place){.rule = BX_WEIGHT_CUT_THROUGH,
                                   .cost = f->layout->weights[BX_WEIGHT_CUT_THROUGH],
                                   .at = cut->at});
    }
}

static void add_gutters(finder *f)
{
    int top = f->sheet->fixed.lines;
    int bottom = bx_score_bottom(f->sheet);
    for (int column = 1; column < f->layout->columns; column++)
        if (bx_score_is_open(f->sheet, column))
            add(f, (bx_rule_place){.rule = BX_WEIGHT_GUTTER,
                                   .cost = f->layout->weights[BX_WEIGHT_GUTTER],
                                   .at = {column, top, 0, bottom - top}});
}

static void add_feet(finder *f)
{
    int bottom = bx_score_bottom(f->sheet);
    for (int i = 0; i < f->sheet->n_placed; i++) {
        const bx_placed *p = &f->sheet->placed[i];
        int64_t weight = f->layout->weights[BX_WEIGHT_FOOT];
        add(f, (bx_rule_place){.rule = BX_WEIGHT_FOOT,
                               .cost = bx_score_foot(p, bottom) * weight,
                               .at = p->at});
    }
}

static void add_gray(finder *f)
{
    for (int i = 0; i < BX_QUARTERS; i++) {
        bx_region quarter = bx_score_quarter(f->layout, f->sheet, i);
        if (bx_score_is_gray(f->sheet, quarter))
            add(f, (bx_rule_place){.rule = BX_WEIGHT_GRAY,
                                   .cost = f->layout->weights[BX_WEIGHT_GRAY],
                                   .at = quarter});
    }
}

const bx_rule_place *bx_rule_places(bx_arena *arena, const bx_layout *layout,
                                    const bx_sheet *sheet, int *n)
{
    finder f = {.arena = arena, .layout = layout, .sheet = sheet};
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < i; k++)
            add_pair(&f, &sheet->placed[k], &sheet->placed[i]);
    add_cuts(&f);
    add_gutters(&f);
    add_feet(&f);
    add_gray(&f);
    *n = f.n;
    return f.places;
}
