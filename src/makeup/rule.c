#include "makeup/rule.h"

#include <glib.h>

enum {
    PITCH_PERCENT = 200,  /* from dot to dot, of the rule's width */
    LENGTH_PERCENT = 260, /* from crest to crest of a wave, likewise */
    WAVE_PARTS = 4,       /* its stroke is one part in so many of the width */
};

/* ---- strokes ---- */

static void stroke(bx_point from, bx_point to, bx_len width, bx_ink ink,
                   bx_display_builder *out)
{
    bx_display_add(out, (bx_op){.kind = BX_OP_STROKE, .stroke = {from, to, width, ink}});
}

static bool is_level(bx_point from, bx_point to)
{
    return from.y == to.y;
}

/* Beside the line by so much: down, or to the right. */
static bx_point aside(bx_point at, bool level, bx_len by)
{
    return level ? (bx_point){at.x, at.y + by} : (bx_point){at.x + by, at.y};
}

/* Two strokes within the rule, the first at its upper or left edge. */
static void two_strokes(bx_rule rule, bx_len first, bx_len second, bx_point from,
                        bx_point to, bx_display_builder *out)
{
    bool level = is_level(from, to);
    bx_len a = (first - rule.width) / 2, b = (rule.width - second) / 2;
    stroke(aside(from, level, a), aside(to, level, a), first, rule.ink, out);
    stroke(aside(from, level, b), aside(to, level, b), second, rule.ink, out);
}

/* ---- waves and dots ---- */

static void wave(bx_rule rule, bx_point from, bx_point to, bx_display_builder *out)
{
    bx_len width = MAX(rule.width / WAVE_PARTS, 1);
    bx_display_add(
        out, (bx_op){.kind = BX_OP_WAVE,
                     .wave = {from, to, width, rule.width - width,
                              bx_len_scale(rule.width, LENGTH_PERCENT, 100), rule.ink}});
}

/* From one end to the other, both of which have one; without the last where another rule
 * begins there. */
static void dots(bx_rule rule, bx_point from, bx_point to, bool has_last,
                 bx_display_builder *out)
{
    bool level = is_level(from, to);
    bx_len long_by = level ? to.x - from.x : to.y - from.y;
    bx_len pitch = MAX(bx_len_scale(rule.width, PITCH_PERCENT, 100), 1);
    int n = MAX(1, (ABS(long_by) + pitch / 2) / pitch);
    for (int i = 0; i < n + has_last; i++) {
        bx_point at = aside(from, !level, bx_len_scale(long_by, i, n));
        bx_display_add(out,
                       (bx_op){.kind = BX_OP_DISC, .disc = {at, rule.width, rule.ink}});
    }
}

/* ---- rules ---- */

void bx_rule_draw(bx_rule rule, bx_point from, bx_point to, bx_display_builder *out)
{
    if (rule.width <= 0)
        return;
    switch (rule.form) {
    case BX_RULE_PLAIN:
        stroke(from, to, rule.width, rule.ink, out);
        break;
    case BX_RULE_DOUBLE:
        two_strokes(rule, rule.width / 3, rule.width / 3, from, to, out);
        break;
    case BX_RULE_THICK_THIN:
        two_strokes(rule, rule.width / 2, rule.width / 4, from, to, out);
        break;
    case BX_RULE_WAVY:
        wave(rule, from, to, out);
        break;
    case BX_RULE_DOTTED:
        dots(rule, from, to, true, out);
        break;
    case BX_RULE_FORM_COUNT:
        break;
    }
}

/* ---- frames ---- */

static bx_rect shrunk(bx_rect box, bx_len by)
{
    return (bx_rect){box.x + by, box.y + by, box.w - 2 * by, box.h - 2 * by};
}

/* With square corners, its outer edge the box's. */
static void plain_frame(bx_rect b, bx_len width, bx_ink ink, bx_display_builder *out)
{
    bx_len half = width / 2, right = b.x + b.w, foot = b.y + b.h;
    stroke((bx_point){b.x, b.y + half}, (bx_point){right, b.y + half}, width, ink, out);
    stroke((bx_point){b.x, foot - half}, (bx_point){right, foot - half}, width, ink, out);
    stroke((bx_point){b.x + half, b.y}, (bx_point){b.x + half, foot}, width, ink, out);
    stroke((bx_point){right - half, b.y}, (bx_point){right - half, foot}, width, ink,
           out);
}

static void two_frames(bx_rule rule, bx_rect box, bx_len first, bx_len second,
                       bx_display_builder *out)
{
    plain_frame(box, first, rule.ink, out);
    plain_frame(shrunk(box, rule.width - second), second, rule.ink, out);
}

/* Round the middle of the rule, each corner once. */
static void dotted_frame(bx_rule rule, bx_rect box, bx_display_builder *out)
{
    bx_rect m = shrunk(box, rule.width / 2);
    const bx_point corners[] = {{m.x, m.y},
                                {m.x + m.w, m.y},
                                {m.x + m.w, m.y + m.h},
                                {m.x, m.y + m.h},
                                {m.x, m.y}};
    for (int i = 0; i < 4; i++)
        dots(rule, corners[i], corners[i + 1], false, out);
}

static void wavy_frame(bx_rule rule, bx_rect box, bx_display_builder *out)
{
    bx_rect m = shrunk(box, rule.width / 2);
    bx_len right = m.x + m.w, foot = m.y + m.h;
    wave(rule, (bx_point){m.x, m.y}, (bx_point){right, m.y}, out);
    wave(rule, (bx_point){m.x, foot}, (bx_point){right, foot}, out);
    wave(rule, (bx_point){m.x, m.y}, (bx_point){m.x, foot}, out);
    wave(rule, (bx_point){right, m.y}, (bx_point){right, foot}, out);
}

void bx_frame_draw(bx_rule rule, bx_rect box, bx_display_builder *out)
{
    if (rule.width <= 0)
        return;
    switch (rule.form) {
    case BX_RULE_PLAIN:
        plain_frame(box, rule.width, rule.ink, out);
        break;
    case BX_RULE_DOUBLE:
        two_frames(rule, box, rule.width / 3, rule.width / 3, out);
        break;
    case BX_RULE_THICK_THIN:
        two_frames(rule, box, rule.width / 2, rule.width / 4, out);
        break;
    case BX_RULE_WAVY:
        wavy_frame(rule, box, out);
        break;
    case BX_RULE_DOTTED:
        dotted_frame(rule, box, out);
        break;
    case BX_RULE_FORM_COUNT:
        break;
    }
}
