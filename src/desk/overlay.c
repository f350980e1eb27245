#include "desk/overlay.h"

#include <glib.h>
#include <string.h>

#include "desk/label.h"
#include "desk/plan_text.h"
#include "makeup/measure.h"

enum {
    HAIRLINE = BX_PT / 4,
    THIN = BX_PT / 2, /* of lines under the page */
    FRAME = BX_PT,
    BAR = 2 * BX_PT,          /* of a cut or gutter that costs */
    DISC = 5 * BX_PT,         /* where the mark of two heads ends */
    EVERY = 10,               /* lines of the grid between two that are drawn */
    LEGEND_DROP = 10 * BX_PT, /* under the type area, where the paper has room */
    LEGEND_GAP = 8 * BX_PT,
};

typedef enum {
#define BX_OVERLAY_WORD(id, english, chinese) W_##id,
#include "desk/overlay.def"
#undef BX_OVERLAY_WORD
    W_COUNT
} word;

static const char *const words[W_COUNT][2] = {
#define BX_OVERLAY_WORD(id, english, chinese) {english, chinese},
#include "desk/overlay.def"
#undef BX_OVERLAY_WORD
};

static const struct {
    const char *name;
    bx_ink ink;
    const char *legend[2];
} layers[BX_OVERLAY_COUNT] = {
#define BX_OVERLAY(id, name, ink, english, chinese) {name, ink, {english, chinese}},
#include "desk/overlay.def"
#undef BX_OVERLAY
};

typedef struct {
    const bx_setting *setting;
    const bx_layout *layout;
    const bx_plan_page *plan;
    bx_tongue tongue;
    bx_display_builder *out;
    bx_labels labels;
} drawer;

/* ---- names ---- */

static const char *list_names(bx_arena *arena)
{
    const char *all = layers[0].name;
    for (int i = 1; i < BX_OVERLAY_COUNT; i++)
        all = bx_format(arena, "%s, %s", all, layers[i].name);
    return all;
}

static bx_overlay find_name(const char *name)
{
    int i = 0;
    while (i < BX_OVERLAY_COUNT && strcmp(name, layers[i].name))
        i++;
    return (bx_overlay)i;
}

bool bx_overlay_parse(bx_arena *arena, const char *names, bx_overlay_set *out,
                      bx_diags *diags)
{
    g_auto(GStrv) asked = g_strsplit(names, ",", -1);
    *out = 0;
    for (int k = 0; !k || asked[k]; k++) {
        const char *name = asked[k] ? asked[k] : "";
        bx_overlay found = find_name(name);
        if (found == BX_OVERLAY_COUNT) {
            bx_diag(diags, BX_D_E_WANT_WORD, BX_NOWHERE, "overlay", name,
                    list_names(arena));
            return false;
        }
        *out |= 1u << found;
    }
    return true;
}

/* ---- words and marks ---- */

enum { MOST_ARGS = 9 };

#define SAY(d, id, ...) say((d), (id), (const char *const[MOST_ARGS]){__VA_ARGS__})
static const char *say(const drawer *d, word id, const char *const args[MOST_ARGS])
{
    return bx_fill_words(d->setting->arena, words[id][d->tongue], args);
}

static const char *number(const drawer *d, int n)
{
    return bx_format(d->setting->arena, "%d", n);
}

static const char *mil(const drawer *d, int64_t n)
{
    return bx_plan_cost_text(d->setting->arena, n);
}

static void put_line(const drawer *d, bx_point from, bx_point to, bx_len width,
                     bx_ink ink)
{
    bx_display_add(
        d->out,
        (bx_op){.kind = BX_OP_STROKE, .is_note = true, .stroke = {from, to, width, ink}});
}

static void put_across(const drawer *d, bx_len x, bx_len y, bx_len w, bx_len width,
                       bx_ink ink)
{
    put_line(d, (bx_point){x, y}, (bx_point){x + w, y}, width, ink);
}

static void put_down(const drawer *d, bx_len x, bx_len y, bx_len h, bx_len width,
                     bx_ink ink)
{
    put_line(d, (bx_point){x, y}, (bx_point){x, y + h}, width, ink);
}

static void put_frame(const drawer *d, bx_rect r, bx_ink ink)
{
    put_across(d, r.x, r.y, r.w, FRAME, ink);
    put_across(d, r.x, r.y + r.h, r.w, FRAME, ink);
    put_down(d, r.x, r.y, r.h, FRAME, ink);
    put_down(d, r.x + r.w, r.y, r.h, FRAME, ink);
}

static bx_rect box_of(const drawer *d, bx_region at)
{
    return (bx_rect){bx_column_left(d->layout, at.column), bx_row_top(d->layout, at.row),
                     bx_span_width(d->layout, at.columns), at.lines * d->layout->leading};
}

/* ---- under the page ---- */

static void draw_grid(const drawer *d)
{
    const bx_layout *l = d->layout;
    bx_rect area = box_of(d, (bx_region){0, 0, l->columns, l->lines});
    for (int k = 0; k < l->columns; k++) {
        bx_len x = bx_column_left(l, k);
        if (k)
            bx_display_add(d->out, (bx_op){.kind = BX_OP_FILL,
                                           .is_note = true,
                                           .fill = {{x - l->gap, area.y, l->gap, area.h},
                                                    BX_INK_COOL_1}});
        put_down(d, x, area.y, area.h, THIN, BX_INK_GUIDE);
        put_down(d, x + l->measure, area.y, area.h, THIN, BX_INK_GUIDE);
    }
    for (int row = 0; row <= l->lines; row += EVERY)
        put_across(d, area.x, bx_row_top(l, row), area.w, THIN, BX_INK_GUIDE);
}

static void draw_baselines(const drawer *d)
{
    const bx_layout *l = d->layout;
    bx_len size = l->styles[BX_STYLE_BODY].size;
    bx_len width = bx_span_width(l, l->columns);
    for (int row = 0; row < l->lines; row++)
        put_across(d, bx_column_left(l, 0),
                   bx_row_top(l, row) + bx_baseline_in(l->leading, size), width, HAIRLINE,
                   BX_INK_COOL_2);
}

/* ---- over it ---- */

static void number_lines(drawer *d)
{
    for (int row = EVERY; row <= d->layout->lines; row += EVERY) {
        const char *n = number(d, row);
        bx_point at = {bx_column_left(d->layout, 0) - bx_label_width(&d->labels, n),
                       bx_row_top(d->layout, row) - bx_label_height()};
        bx_label_put(&d->labels, n, at, BX_INK_FRAME);
    }
}

static const char *tell_block(const drawer *d, const bx_placed *p, int rank)
{
    const bx_grade *grade = p->shape->head.grade;
    const char *size =
        grade ? bx_format(d->setting->arena, "%g", bx_pt_from_len(grade->main.size)) : "";
    word on_page = grade ? W_HEAD : W_SIZE,
         inside = grade ? W_HEAD_INSIDE : W_SIZE_INSIDE;
    return SAY(d, rank ? on_page : inside, number(d, p->at.columns),
               number(d, p->at.lines), number(d, rank), size);
}

/* Of the item on its page, from 1; 0: it stands in a column. */
static int rank_of(const bx_page *page, int item)
{
    for (int rank = 0; rank < page->n_items; rank++)
        if (page->items[rank] == item)
            return rank + 1;
    for (int ad = 0; ad < page->n_ads; ad++)
        if (page->ads[ad] == item)
            return page->n_items + ad + 1;
    return 0;
}

/* Its name and facts in one label, or where that is too wide in two. */
static void draw_block(drawer *d, const bx_placed *p)
{
    bx_rect box = box_of(d, p->at);
    const char *name = p->block->item->name;
    const char *facts = tell_block(d, p, rank_of(d->plan->made->page, p->block->index));
    const char *both = bx_format(d->setting->arena, "%s %s", name, facts);
    bool fits = bx_label_width(&d->labels, both) <= box.w;
    put_frame(d, box, BX_INK_FRAME);
    bx_label_put(&d->labels, fits ? both : name, (bx_point){box.x, box.y}, BX_INK_FRAME);
    if (!fits)
        bx_label_put(&d->labels, facts, (bx_point){box.x, box.y}, BX_INK_FRAME);
}

/* Those inside columns, too. */
static void draw_blocks(drawer *d)
{
    const bx_made_page *made = d->plan->made;
    for (int i = 0; i < made->n_parts; i++)
        draw_block(d, &made->parts[i]);
}

/* ---- what costs ---- */

/* The middle of an item's head; of one without a head, of its upper edge. */
static bx_point head_middle(const drawer *d, const bx_placed *placed)
{
    const bx_sheet *sheet = &d->plan->made->sheet;
    int i = 0; /* places of rules are told without the masthead's rows */
    while (sheet->placed[i].block != placed->block)
        i++;
    bx_rect head = box_of(d, sheet->placed[i].head);
    return (bx_point){head.x + head.w / 2, head.y + head.h / 2};
}

static void put_disc(const drawer *d, bx_point at)
{
    bx_display_add(
        d->out,
        (bx_op){.kind = BX_OP_DISC, .is_note = true, .disc = {at, DISC, BX_INK_FAULT}});
}

/* Where the label stands. */
static bx_point draw_pair(const drawer *d, const bx_rule_place *place)
{
    bx_point a = head_middle(d, place->first), b = head_middle(d, place->second);
    put_line(d, a, b, FRAME, BX_INK_FAULT);
    put_disc(d, a);
    put_disc(d, b);
    return (bx_point){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static bx_point draw_region(const drawer *d, bx_region at)
{
    bx_rect box = box_of(d, at);
    bx_point middle = {box.x + box.w / 2, box.y + box.h / 2};
    if (!at.lines) {
        put_across(d, box.x, box.y, box.w, BAR, BX_INK_FAULT);
    } else if (!at.columns) {
        box.x -= d->layout->gap / 2;
        put_down(d, box.x, box.y, box.h, BAR, BX_INK_FAULT);
        middle.x = box.x;
    } else {
        put_frame(d, box, BX_INK_FAULT);
    }
    return middle;
}

static void draw_place(drawer *d, const bx_rule_place *place)
{
    const char *tells =
        SAY(d, W_RULE, mil(d, place->cost), bx_plan_rule_words(place->rule, d->tongue));
    bx_point at = place->first ? draw_pair(d, place) : draw_region(d, place->at);
    at.x -= bx_label_width(&d->labels, tells) / 2;
    at.y -= bx_label_height() / 2;
    bx_label_put(&d->labels, tells, at, BX_INK_FAULT);
}

/* At its upper right corner: what the block costs by itself. */
static void draw_own(drawer *d, const bx_placed *p)
{
    bx_rect box = box_of(d, p->at);
    const char *tells = SAY(d, W_OWN, mil(d, p->shape->cost));
    bx_point at = {box.x + box.w - bx_label_width(&d->labels, tells), box.y};
    bx_label_put(&d->labels, tells, at, BX_INK_FAULT);
}

static void draw_score(drawer *d)
{
    const bx_sheet *sheet = &d->plan->made->sheet;
    for (int i = 0; i < d->plan->n_places; i++)
        draw_place(d, &d->plan->places[i]);
    for (int i = 0; i < sheet->n_placed; i++)
        draw_own(d, &sheet->placed[i]);
}

/* ---- the legend ---- */

static void draw_legend(drawer *d, bx_overlay_set what)
{
    const bx_plan_page *p = d->plan;
    const bx_layout *l = d->layout;
    bx_point at = {l->type_area.x, bx_row_top(l, l->lines) + LEGEND_DROP};
    at.y = MIN(at.y, l->paper_height - 2 * bx_label_height());
    for (int i = 0; i < BX_OVERLAY_COUNT; i++) {
        const char *tells = layers[i].legend[d->tongue];
        if (!(what >> i & 1))
            continue;
        put_line(d, (bx_point){at.x, at.y + bx_label_height() / 2},
                 (bx_point){at.x + LEGEND_GAP, at.y + bx_label_height() / 2}, BAR,
                 layers[i].ink);
        at.x += LEGEND_GAP;
        bx_label_put(&d->labels, tells, at, BX_INK_FRAME);
        at.x += bx_label_width(&d->labels, tells) + LEGEND_GAP;
    }
    if (what >> BX_OVERLAY_SCORE & 1)
        bx_label_put(&d->labels,
                     SAY(d, W_TOTAL, mil(d, p->made->solution.cost),
                         mil(d, p->block_cost), mil(d, p->rule_cost),
                         mil(d, p->white_cost)),
                     (bx_point){l->type_area.x, at.y + bx_label_height()}, BX_INK_FAULT);
}

static void draw_under(const drawer *d, bx_overlay_set what)
{
    if (what >> BX_OVERLAY_GRID & 1)
        draw_grid(d);
    if (what >> BX_OVERLAY_BASELINE & 1)
        draw_baselines(d);
}

static void draw_over(drawer *d, bx_overlay_set what)
{
    draw_legend(d, what);
    if (what >> BX_OVERLAY_GRID & 1)
        number_lines(d);
    if (what >> BX_OVERLAY_BLOCKS & 1)
        draw_blocks(d);
    if (what >> BX_OVERLAY_SCORE & 1)
        draw_score(d);
}

bx_display bx_overlay_make(const bx_setting *setting, const bx_plan_page *plan,
                           const bx_display *page, bx_overlay_set what, bx_tongue tongue)
{
    bx_display_builder out = {.arena = setting->arena};
    drawer d = {.setting = setting,
                .layout = setting->layout,
                .plan = plan,
                .tongue = tongue,
                .out = &out,
                .labels = {.setting = setting,
                           .out = &out,
                           .width = page->width,
                           .height = page->height}};
    draw_under(&d, what);
    for (int i = 0; i < page->n_ops; i++)
        bx_display_add(&out, page->ops[i]);
    draw_over(&d, what);
    bx_display over = *page;
    over.ops = out.ops;
    over.n_ops = out.n;
    return over;
}
