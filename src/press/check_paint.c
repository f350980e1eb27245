#include <math.h>
#include <string.h>

#include "press/black.h"
#include "press/check_rule.h"

static const double tolerance = 0.05; /* [pt] of type: what rounding makes of a size */
static const double rule_tolerance = 0.002; /* [pt] */
static const double nearly_black = 0.85;    /* K of text that is meant to be black */

/* What is printed outside the bleed is for the printer alone: marks, slug lines. */
static bool is_outside(const bx_check *c, const double *box)
{
    return box[2] < c->bleed[0] || box[0] > c->bleed[2] || box[3] < c->bleed[1] ||
           box[1] > c->bleed[3];
}

static bool is_white(const bx_inks *inks)
{
    return !bx_inks_count(inks);
}

static bool is_black(const bx_inks *inks)
{
    return inks->cmyk[3] > 0.999 && bx_inks_count(inks) == 1;
}

/* Does K alone leave the other plates as they are? Of DeviceCMYK with mode 1 only. */
static bool overprints(const bx_walk_state *s, const bx_colour *colour, bool is_on)
{
    return is_on && (s->overprint_mode == 1 || colour->space->kind != BX_SPACE_CMYK);
}

static void check_registration(bx_check *c, const bx_inks *inks, const double *box)
{
    if (inks->is_registration && !is_white(inks) && !is_outside(c, box))
        BX_CHECK_FIND(c, registration, box, NULL);
}

/* Its deepest colour stands for all that it shows. */
void bx_check_registration(bx_check *c, const bx_space *space, const double *box)
{
    if (space->kind == BX_SPACE_INDEXED && space->base)
        space = space->base;
    bx_colour deepest = {.space = space, .values = {1}};
    if (space->kind == BX_SPACE_SEPARATION) {
        bx_inks inks = bx_inks_of(&deepest);
        check_registration(c, &inks, box);
    }
}

void bx_check_inks(bx_check *c, const bx_colour *colour, bool is_on, const double *box)
{
    bx_inks inks = bx_inks_of(colour);
    if (!inks.is_known || is_outside(c, box))
        return;
    check_registration(c, &inks, box);
    if (is_white(&inks) && is_on)
        BX_CHECK_FIND(c, white_overprints, box, NULL);
}

/* ---- blank pages ---- */

static bool shows(const bx_colour *colour)
{
    bx_inks inks = bx_inks_of(colour);
    return !inks.is_known || !is_white(&inks);
}

/* Does a reader see what is drawn? Not what is white, beside the page, or there to be
 * searched alone. */
bool bx_check_is_seen(const bx_check *c, const bx_walk_event *e)
{
    const bx_walk_state *s = e->state;
    int mode = s->render_mode % 4;
    if (is_outside(c, e->box))
        return false;
    if (e->kind == BX_WALK_TEXT)
        return !e->is_white_space && ((mode % 2 == 0 && shows(&s->fill)) ||
                                      (mode % 3 != 0 && shows(&s->stroke)));
    if (e->kind == BX_WALK_STROKE)
        return shows(&s->stroke);
    if (e->kind == BX_WALK_FILL || (e->kind == BX_WALK_IMAGE && e->is_mask))
        return shows(&s->fill);
    return e->kind == BX_WALK_IMAGE || e->kind == BX_WALK_SHADING;
}

/* ---- pages in black ---- */

void bx_check_black(bx_check *c, const bx_walk_event *e)
{
    if (bx_black_is_event(e) || is_outside(c, e->box))
        return;
    if (e->kind == BX_WALK_TEXT)
        BX_CHECK_FIND(c, coloured_text, e->box, NULL);
    else if (e->kind == BX_WALK_FILL || e->kind == BX_WALK_STROKE)
        BX_CHECK_FIND(c, coloured_path, e->box, NULL);
    else
        BX_CHECK_FIND(c, coloured_picture, e->box, NULL);
}

/* ---- text ---- */

typedef struct {
    const bx_walk_event *event;
    const bx_colour *colour;
    bx_inks inks;
    bool is_on; /* overprint */
} ink_text;

static void check_black_text(bx_check *c, const ink_text *t)
{
    const bx_walk_event *e = t->event;
    if (t->colour->space->kind == BX_SPACE_GRAY)
        BX_CHECK_FIND(c, text_gray, e->box, NULL);
    else if (is_black(&t->inks) && e->size < c->limits->black_text &&
             !overprints(e->state, t->colour, t->is_on))
        BX_CHECK_FIND(c, black_knocks_out, e->box, bx_check_number(c, e->size),
                      bx_check_number(c, c->limits->black_text));
}

static const char *recipe(bx_check *c, const bx_inks *inks)
{
    return bx_format(c->arena, "C%.0f M%.0f Y%.0f K%.0f", inks->cmyk[0] * 100,
                     inks->cmyk[1] * 100, inks->cmyk[2] * 100, inks->cmyk[3] * 100);
}

static void check_size(bx_check *c, const ink_text *t)
{
    int n = bx_inks_count(&t->inks);
    double size = t->event->size;
    const char *is = bx_check_number(c, size);
    const bx_check_limits *l = c->limits;
    if (!t->event->state->font) /* and so no size */
        return;
    if (!n && size < l->reversed_text - tolerance)
        BX_CHECK_FIND(c, small_reversed, t->event->box, is,
                      bx_check_number(c, l->reversed_text));
    else if (n == 1 && size < l->text - tolerance)
        BX_CHECK_FIND(c, small_text, t->event->box, is, bx_check_number(c, l->text));
    else if (n > 1 && size < l->multi_ink_text - tolerance)
        BX_CHECK_FIND(c, small_multi_ink, t->event->box, is,
                      bx_check_number(c, l->multi_ink_text),
                      bx_format(c->arena, "%d", n));
}

/* What is drawn round the outlines of type. */
static void check_outline(bx_check *c, const bx_walk_event *e)
{
    const bx_colour *colour = &e->state->stroke;
    const bx_space *bad = bx_check_space(c, colour->space, e->box);
    if (bad)
        BX_CHECK_FIND(c, text_colour, e->box, bx_space_name(bad));
    bx_inks inks = bx_inks_of(colour);
    if (!inks.is_known || is_outside(c, e->box))
        return;
    if (is_white(&inks) && e->state->stroke_overprints)
        BX_CHECK_FIND(c, white_overprints, e->box, NULL);
    if (!is_white(&inks) && e->width < c->limits->rule - rule_tolerance)
        BX_CHECK_FIND(c, hairline, e->box, bx_check_number(c, e->width),
                      bx_check_number(c, c->limits->rule));
}

/* Text by its fill or, where it is drawn as outlines alone, by its stroke. */
void bx_check_text(bx_check *c, const bx_walk_event *e)
{
    const bx_walk_state *s = e->state;
    int mode = s->render_mode % 4;
    bool is_outline = mode == 1;
    ink_text t = {.event = e,
                  .colour = is_outline ? &s->stroke : &s->fill,
                  .is_on = is_outline ? s->stroke_overprints : s->fill_overprints};
    if (mode == 3 || e->is_white_space)
        return;
    t.inks = bx_inks_of(t.colour);
    bx_check_glyphs(c, e);
    if (mode != 0)
        check_outline(c, e);
    const bx_space *bad = is_outline ? NULL : bx_check_space(c, t.colour->space, e->box);
    if (bad)
        BX_CHECK_FIND(c, text_colour, e->box, bx_space_name(bad));
    if (!t.inks.is_known || is_outside(c, e->box))
        return;
    check_registration(c, &t.inks, e->box);
    if (t.inks.is_registration)
        return;
    if (is_white(&t.inks) && t.is_on)
        BX_CHECK_FIND(c, white_overprints, e->box, NULL);
    if (bx_inks_count(&t.inks) > 1 && t.inks.cmyk[3] >= nearly_black)
        BX_CHECK_FIND(c, rich_black, e->box, recipe(c, &t.inks), NULL,
                      bx_format(c->arena, "%d", bx_inks_count(&t.inks)));
    check_black_text(c, &t);
    check_size(c, &t);
}

/* ---- paths ---- */

static void check_rule(bx_check *c, const bx_walk_event *e, const bx_colour *colour,
                       const bx_inks *inks, bool is_on)
{
    const bx_check_limits *l = c->limits;
    const char *is = bx_check_number(c, e->width);
    if (is_white(inks) && e->width < l->reversed_rule - rule_tolerance)
        BX_CHECK_FIND(c, reversed_hairline, e->box, is,
                      bx_check_number(c, l->reversed_rule));
    else if (!is_white(inks) && e->width < l->rule - rule_tolerance)
        BX_CHECK_FIND(c, hairline, e->box, is, bx_check_number(c, l->rule));
    if (is_black(inks) && colour->space->kind != BX_SPACE_GRAY &&
        e->width < l->black_rule && !overprints(e->state, colour, is_on))
        BX_CHECK_FIND(c, rule_knocks_out, e->box, is, bx_check_number(c, l->black_rule));
}

void bx_check_path(bx_check *c, const bx_walk_event *e)
{
    const bx_walk_state *s = e->state;
    bool is_stroke = e->kind == BX_WALK_STROKE;
    const bx_colour *colour = is_stroke ? &s->stroke : &s->fill;
    bool is_on = is_stroke ? s->stroke_overprints : s->fill_overprints;
    bx_inks inks = bx_inks_of(colour);
    const bx_space *bad = bx_check_space(c, colour->space, e->box);
    if (bad)
        BX_CHECK_FIND(c, path_colour, e->box, bx_space_name(bad));
    bx_check_inks(c, colour, is_on, e->box);
    if (!inks.is_known || is_outside(c, e->box) || inks.is_registration)
        return;
    if (!is_stroke)
        bx_check_depth(c, &inks, e->box);
    if (is_stroke || e->is_rule)
        check_rule(c, e, colour, &inks, is_on);
}

void bx_check_shading(bx_check *c, const bx_walk_event *e)
{
    const bx_space *bad = bx_check_space(c, e->space, e->box);
    if (bad)
        BX_CHECK_FIND(c, shading_colour, e->box, bx_space_name(bad));
    bx_check_registration(c, e->space, e->box);
}

/* ---- soft masks ---- */

/* What is drawn there becomes opacity, by the space of its group; of other rules nothing
 * holds for it. */
void bx_check_mask(bx_check *c, const bx_walk_event *e)
{
    const bx_walk_state *s = e->state;
    const bx_space *space = NULL;
    if (e->kind == BX_WALK_TEXT || e->kind == BX_WALK_FILL || e->is_mask)
        space = s->fill.space;
    else if (e->kind == BX_WALK_STROKE)
        space = s->stroke.space;
    else if (e->kind == BX_WALK_IMAGE || e->kind == BX_WALK_SHADING)
        space = e->space;
    bx_object group = bx_document_key(c->d, e->object, "/Group");
    bx_object blends = bx_document_key(c->d, group, "/CS");
    if (e->kind == BX_WALK_FORM && blends)
        space = bx_space_read(c->d, blends, e->resources);
    const bx_space *bad = space ? bx_check_space(c, space, e->box) : NULL;
    if (bad)
        BX_CHECK_FIND(c, mask_colour, e->box, bx_space_name(bad));
    if (e->kind == BX_WALK_FONT)
        bx_check_font(c, e);
}

/* ---- states ---- */

static bool is_transfer(bx_check *c, bx_object value)
{
    return value && !bx_document_is_name(c->d, value, "Identity") &&
           !bx_document_is_name(c->d, value, "Default");
}

static void check_alpha(bx_check *c, bx_object state, const char *key)
{
    double alpha = bx_document_number(c->d, bx_document_key(c->d, state, key), 1);
    if (alpha < 1)
        BX_CHECK_FIND(c, alpha, NULL, bx_check_number(c, alpha * 100));
}

/* ISO 32000-1, table 70. */
void bx_check_rendering(bx_check *c, const char *name)
{
    static const char *const known[] = {"AbsoluteColorimetric", "RelativeColorimetric",
                                        "Saturation", "Perceptual"};
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        if (!name || !strcmp(name, known[i]))
            return;
    BX_CHECK_FIND(c, rendering_intent, NULL, name);
}

void bx_check_state(bx_check *c, const bx_walk_event *e)
{
    static const char *const black_making[] = {"/BG", "/BG2", "/UCR", "/UCR2"};
    bx_object state = e->object, mask = bx_document_key(c->d, state, "/SMask");
    if (mask && !bx_document_is_name(c->d, mask, "None"))
        BX_CHECK_FIND(c, soft_mask, NULL, NULL);
    check_alpha(c, state, "/ca");
    check_alpha(c, state, "/CA");
    if (bx_document_key(c->d, state, "/BM") && e->state->blend)
        BX_CHECK_FIND(c, blend, NULL, e->state->blend);
    if (is_transfer(c, bx_document_key(c->d, state, "/TR")) ||
        is_transfer(c, bx_document_key(c->d, state, "/TR2")))
        BX_CHECK_FIND(c, transfer, NULL, NULL);
    bx_object screen = bx_document_key(c->d, state, "/HT");
    if ((screen && !bx_document_is_name(c->d, screen, "Default")) ||
        bx_document_key(c->d, state, "/HTP"))
        BX_CHECK_FIND(c, halftone, NULL, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(black_making); i++)
        if (is_transfer(c, bx_document_key(c->d, state, black_making[i])))
            BX_CHECK_FIND(c, black_generation, NULL, black_making[i] + 1);
    bx_check_rendering(c, bx_document_name(c->d, bx_document_key(c->d, state, "/RI")));
}
