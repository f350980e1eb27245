#include "press/black.h"

#include <string.h>

/* Colours that are known, and no plate but black; white is no ink. */
static bool is_black(const bx_colour *colour)
{
    bx_inks inks = bx_inks_of(colour);
    return inks.is_known && !inks.cmyk[0] && !inks.cmyk[1] && !inks.cmyk[2] &&
           !inks.spot && !inks.is_registration;
}

static bool is_black_space(const bx_space *space)
{
    switch (space->kind) {
    case BX_SPACE_GRAY:
    case BX_SPACE_CAL_GRAY:
        return true;
    case BX_SPACE_ICC:
        return space->n == 1;
    case BX_SPACE_INDEXED:
        return is_black_space(space->base);
    case BX_SPACE_SEPARATION:
        return !strcmp(space->inks[0], "Black") || !strcmp(space->inks[0], "None");
    case BX_SPACE_RGB:
    case BX_SPACE_CMYK:
    case BX_SPACE_CAL_RGB:
    case BX_SPACE_LAB:
    case BX_SPACE_DEVICE_N:
    case BX_SPACE_PATTERN:
    case BX_SPACE_UNKNOWN:
        return false;
    }
    return false;
}

/* A pattern is what it draws, which is told too. */
static bool paints_black(const bx_colour *colour)
{
    return colour->space->kind == BX_SPACE_PATTERN || is_black(colour);
}

static bool is_text_black(const bx_walk_state *s)
{
    int mode = s->render_mode % 4;
    bool fills = mode == 0 || mode == 2, strokes = mode == 1 || mode == 2;
    return (!fills || paints_black(&s->fill)) && (!strokes || paints_black(&s->stroke));
}

bool bx_black_is_event(const bx_walk_event *e)
{
    switch (e->kind) {
    case BX_WALK_TEXT:
        return is_text_black(e->state);
    case BX_WALK_FILL:
        return paints_black(&e->state->fill);
    case BX_WALK_STROKE:
        return paints_black(&e->state->stroke);
    case BX_WALK_IMAGE:
        return e->is_mask ? paints_black(&e->state->fill)
                          : e->space && is_black_space(e->space);
    case BX_WALK_SHADING:
        return e->space && is_black_space(e->space);
    case BX_WALK_FORM:
    case BX_WALK_FONT:
    case BX_WALK_STATE:
    case BX_WALK_INTENT:
    case BX_WALK_ANNOTATION:
    case BX_WALK_FAULT:
        break;
    }
    return true;
}

static void visit(void *data, const bx_walk_event *e)
{
    bool *is_all = data;
    *is_all = *is_all && (e->place == BX_WALK_IN_MASK || bx_black_is_event(e));
}

bool bx_black_is_page(bx_document *d, int page)
{
    bool is_all = true;
    if (page < d->n_pages)
        bx_walk_page(d, page, visit, &is_all);
    return is_all;
}
