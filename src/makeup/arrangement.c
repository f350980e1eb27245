#include "makeup/arrangement.h"

#include <glib.h>

#include "makeup/measure.h"

enum {
    WHOLE = 1000,         /* shares of a height */
    FORMATS_DIFFER = 120, /* percent: formats nearer to each other stand in equal boxes */
    NARROWEST = 55,       /* percent of a column: a picture is no narrower */
    LARGE_PERCENT = 150,  /* of the others' width: the large one is at least as wide */
};

static bx_len gap_of(const bx_setting *s)
{
    return s->layout->picture.gap;
}

/* Width by height, in thousandths. */
static int64_t format_of(const bx_photo *p)
{
    return (int64_t)p->width * WHOLE / p->height;
}

static bx_len least_width(const bx_layout *l)
{
    return bx_len_scale(l->measure, NARROWEST, 100);
}

static bx_len room_of(const bx_setting *s, const bx_legend *l)
{
    return l->lines ? gap_of(s) + bx_legend_height(s, l) : 0;
}

/* The first or last of the pictures has the caption of all. */
static const bx_photo *speaker(const bx_photo *photos, int n)
{
    return photos[0].caption ? &photos[0] : &photos[n - 1];
}

/* ---- kinds ---- */

typedef struct {
    const bx_setting *setting;
    const bx_photo *photos;
    int n;
    bx_grid grid; /* of the band's columns */
    int columns;
    bx_len width;
    bool shares_legend;
    bx_arrangement *out;
} arranger;

static void set_cell(const arranger *a, int i, bx_arranged cell)
{
    if (!a->shares_legend) {
        const bx_photo *p = &a->photos[i];
        cell.legend = bx_legend_compose(a->setting, p->caption, p->credit, cell.width);
        cell.below = room_of(a->setting, &cell.legend);
    }
    a->out->pictures[i] = cell;
}

/* The legends of pictures [from, to) take the room of the tallest: feet are level. */
static void level(bx_arrangement *out, int from, int to)
{
    bx_len most = 0;
    for (int i = from; i < to; i++)
        most = MAX(most, out->pictures[i].below);
    for (int i = from; i < to; i++)
        out->pictures[i].below = most;
}

static bool arrange_rows(const arranger *a)
{
    int across = MIN(a->n, a->columns), down = (a->n + across - 1) / across;
    bx_len gap = gap_of(a->setting), width = (a->width - (across - 1) * gap) / across;
    for (int i = 0; i < a->n; i++)
        set_cell(a, i,
                 (bx_arranged){.left = i % across * (width + gap),
                               .width = width,
                               .at = i / across,
                               .of = down,
                               .before = WHOLE * (i / across) / down,
                               .share = WHOLE / down});
    level(a->out, 0, a->n);
    a->out->has_hole = a->n % across != 0;
    return true;
}

static bool formats_differ(const bx_photo *photos, int n)
{
    int64_t least = INT64_MAX, most = 0;
    for (int i = 0; i < n; i++) {
        least = MIN(least, format_of(&photos[i]));
        most = MAX(most, format_of(&photos[i]));
    }
    return most * 100 > least * FORMATS_DIFFER;
}

/* Pictures [from, n) in a row, their widths in proportion to their formats: all of one
 * height, and nothing cut off. `cell`: where that row stands. */
static bool set_row(const arranger *a, int from, bx_arranged cell)
{
    bx_len gap = gap_of(a->setting), room = a->width - (a->n - from - 1) * gap;
    int64_t formats = 0;
    for (int i = from; i < a->n; i++)
        formats += format_of(&a->photos[i]);
    for (int i = from; i < a->n; i++) {
        cell.width = (bx_len)(room * format_of(&a->photos[i]) / MAX(formats, 1));
        if (cell.width < least_width(a->setting->layout))
            return false;
        if (i + 1 == a->n)
            cell.width = a->width - cell.left;
        set_cell(a, i, cell);
        cell.left += cell.width + gap;
    }
    level(a->out, from, a->n);
    return true;
}

static bool arrange_fitted(const arranger *a)
{
    return a->n > 1 && formats_differ(a->photos, a->n) &&
           set_row(a, 0, (bx_arranged){.of = 1, .share = WHOLE});
}

/* Shares of the height at which nothing is cut off: of the first picture in full width,
 * and of the others in a row. */
static bool arrange_top(const arranger *a)
{
    if (a->n < 3)
        return false;
    int64_t formats = 0,
            large = (int64_t)WHOLE * WHOLE / MAX(format_of(&a->photos[0]), 1);
    for (int i = 1; i < a->n; i++)
        formats += format_of(&a->photos[i]);
    int64_t row = (int64_t)WHOLE * WHOLE / MAX(formats, 1);
    int share = (int)(large * WHOLE / MAX(large + row, 1));
    set_cell(a, 0, (bx_arranged){.width = a->width, .of = 2, .share = share});
    return set_row(
        a, 1, (bx_arranged){.at = 1, .of = 2, .before = share, .share = WHOLE - share});
}

/* The heights of the pictures from the second on at a width of 1, in thousandths. */
static int64_t stack_height(const arranger *a)
{
    int64_t sum = 0;
    for (int i = 1; i < a->n; i++)
        sum += (int64_t)WHOLE * WHOLE / MAX(format_of(&a->photos[i]), 1);
    return sum;
}

/* How wide the others are when their stack, legends left aside, is as high as the large
 * one and nothing is cut off. */
static bx_len stack_width(const arranger *a)
{
    int64_t large = (int64_t)WHOLE * WHOLE / MAX(format_of(&a->photos[0]), 1);
    bx_len room = a->width - gap_of(a->setting);
    return (bx_len)(room * large / MAX(large + stack_height(a), 1));
}

static bool arrange_large(const arranger *a)
{
    if (a->n < 3 || a->columns < 2)
        return false;
    bx_len gap = gap_of(a->setting), small = stack_width(a),
           large = a->width - small - gap;
    if (small < least_width(a->setting->layout) ||
        large < bx_len_scale(small, LARGE_PERCENT, 100))
        return false;
    set_cell(a, 0, (bx_arranged){.width = large, .of = 1, .share = WHOLE});
    int64_t all = stack_height(a), before = 0;
    for (int i = 1; i < a->n; i++) {
        int64_t own = (int64_t)WHOLE * WHOLE / MAX(format_of(&a->photos[i]), 1);
        set_cell(a, i,
                 (bx_arranged){.left = large + gap,
                               .width = small,
                               .at = i - 1,
                               .of = a->n - 1,
                               .before = (int)(before * WHOLE / all),
                               .share = (int)(own * WHOLE / all)});
        before += own;
    }
    level(a->out, 1, a->n);
    return true;
}

static bool arrange_aside(const arranger *a)
{
    const bx_setting *s = a->setting;
    const bx_photo *p = &a->photos[0];
    if (a->n > 1 || a->columns < 2 || !p->caption)
        return false;
    bx_len width = bx_grid_width(a->grid, a->columns - 1);
    a->out->pictures[0] = (bx_arranged){.width = width, .of = 1, .share = WHOLE};
    a->out->legend = bx_legend_compose(s, p->caption, p->credit, a->grid.measure);
    a->out->legend_left = width + a->grid.gap;
    return a->out->legend.lines > 0;
}

static void share_legend(const arranger *a)
{
    const bx_photo *p = speaker(a->photos, a->n);
    a->out->legend = bx_legend_compose(a->setting, p->caption, p->credit, a->width);
    a->out->below = room_of(a->setting, &a->out->legend);
}

static bool arrange(const arranger *a, bx_arrangement_kind kind)
{
    switch (kind) {
    case BX_ARRANGE_ROWS:
        return arrange_rows(a);
    case BX_ARRANGE_FITTED:
        return arrange_fitted(a);
    case BX_ARRANGE_LARGE:
        return arrange_large(a);
    case BX_ARRANGE_TOP:
        return arrange_top(a);
    case BX_ARRANGE_ASIDE:
        return arrange_aside(a);
    case BX_ARRANGE_COUNT:
        break;
    }
    return false;
}

bool bx_arrange(const bx_setting *s, const bx_photo *photos, int n, bool shares_legend,
                bx_grid grid, int columns, bx_arrangement_kind kind, bx_arrangement *out)
{
    *out = (bx_arrangement){.kind = kind, .n = n};
    out->pictures = BX_NEW_ARRAY(s->arena, n, bx_arranged);
    arranger a = {.setting = s,
                  .photos = photos,
                  .n = n,
                  .grid = grid,
                  .columns = columns,
                  .width = bx_grid_width(grid, columns),
                  .shares_legend = shares_legend,
                  .out = out};
    if (!arrange(&a, kind))
        return false;
    if (shares_legend)
        share_legend(&a);
    out->above = gap_of(s) / 2;
    out->between = gap_of(s);
    return true;
}

void bx_arrangement_open(const bx_layout *l, bx_arrangement *a)
{
    a->above += bx_rule_drop(l);
}

/* ---- boxes ---- */

/* The legends of those that stand over each other take one room after the other. */
static bx_len legends_of(const bx_arrangement *a, const bx_arranged *p, bool above)
{
    bx_len sum = 0;
    int counted = above ? p->at : p->of;
    for (int at = 0; at < counted; at++)
        for (int i = 0; i < a->n; i++)
            if (a->pictures[i].at == at && a->pictures[i].of == p->of) {
                sum += a->pictures[i].below;
                break;
            }
    return sum;
}

/* As much white as half a gap stands at the band's foot. */
bx_rect bx_arranged_box(const bx_layout *l, const bx_arrangement *a, int i, int rows)
{
    const bx_arranged *p = &a->pictures[i];
    bx_len between = p->below ? 0 : a->between;
    bx_len room = rows * l->leading - a->above - l->picture.gap / 2 - a->below -
                  legends_of(a, p, false) - (p->of - 1) * between;
    bx_len top = a->above + legends_of(a, p, true) + p->at * between +
                 bx_len_scale(room, p->before, WHOLE);
    return (bx_rect){p->left, top, p->width, bx_len_scale(room, p->share, WHOLE)};
}

int bx_arrangement_white(const bx_setting *s, const bx_arrangement *a, int rows)
{
    if (a->kind != BX_ARRANGE_ASIDE)
        return 0;
    bx_len white = rows * s->layout->leading - bx_legend_height(s, &a->legend);
    return white / s->layout->leading;
}

void bx_arranged_draw_legend(const bx_setting *s, const bx_arrangement *a, int i,
                             int rows, bx_point at, bx_display_builder *out)
{
    bx_rect box = bx_arranged_box(s->layout, a, i, rows);
    bx_point corner = {at.x + box.x, at.y + box.y + box.h + gap_of(s) / 2};
    bx_legend_draw(s, &a->pictures[i].legend, corner, out);
}

void bx_arrangement_draw_legend(const bx_setting *s, const bx_arrangement *a, int rows,
                                bx_point at, bx_display_builder *out)
{
    bx_len foot = at.y + rows * s->layout->leading - gap_of(s) / 2;
    bx_len room = a->below ? a->below - gap_of(s) / 2 : bx_legend_height(s, &a->legend);
    bx_legend_draw(s, &a->legend, (bx_point){at.x + a->legend_left, foot - room}, out);
}
