#include <math.h>

#include "press/walk.h"

enum {
    MOST_DEPTH = 16, /* forms in forms: pages have three or four */
    MOST_CONTENT =
        256 * 1024 * 1024, /* [bytes] a page, forms as often as they are drawn */
    FORM_COST = 4096,  /* [bytes] that drawing a form counts as, besides its content */
    MOST_GLYPHS = 512, /* of a Type 3 font */
    MOST_ANNOTATIONS = 2000
};

static bool is_open(const bx_walk *w, int id)
{
    for (guint i = 0; i < w->page->open->len; i++)
        if (g_array_index(w->page->open, int, i) == id)
            return true;
    return false;
}

/* May it be drawn now? */
static bool may_enter(bx_walk *w, int id)
{
    if (is_open(w, id)) {
        bx_walk_tell_fault(w, BX_WALK_LOOP, "");
        return false;
    }
    if (w->page->open->len == MOST_DEPTH) {
        bx_walk_tell_fault(w, BX_WALK_DEEP, "");
        return false;
    }
    return true;
}

static GByteArray *content_of(bx_walk *w, bx_object stream)
{
    GByteArray *content = g_byte_array_new();
    int left;
    bx_filter_end end = bx_document_stream(w->page->d, stream, 0, content, &left);
    w->page->content += content->len + FORM_COST;
    w->page->d->unpacked +=
        MIN(FORM_COST, w->page->d->limits.total - w->page->d->unpacked);
    if (end == BX_FILTER_LARGE || w->page->content > MOST_CONTENT) {
        bx_walk_tell_fault(w, BX_WALK_LARGE, "");
        g_byte_array_set_size(content, 0);
    } else if (end != BX_FILTER_DONE) {
        bx_walk_tell_fault(w, BX_WALK_DAMAGED, "");
    }
    return content;
}

/* Draws a stream from this state on, with resources of its own where it has some. */
static void draw(bx_walk *w, bx_object stream, bx_walk_place place, bx_walk_state state)
{
    bx_document *d = w->page->d;
    bx_object own = bx_document_key(d, stream, "/Resources");
    int id = bx_document_id(d, stream);
    if (!may_enter(w, id))
        return;
    g_array_append_val(w->page->open, id);
    bx_walk inner = bx_walk_begin(w->page, place, own ? own : w->resources, state.ctm);
    inner.state = state;
    g_autoptr(GByteArray) content = content_of(w, stream);
    bx_walk_content(&inner, content);
    bx_walk_end(&inner);
    g_array_set_size(w->page->open, w->page->open->len - 1);
}

static void draw_form(bx_walk *w, bx_object form, bx_walk_place place, bx_matrix ctm)
{
    bx_document *d = w->page->d;
    bx_walk_state outer = w->state;
    bx_walk_event event = {.kind = BX_WALK_FORM, .object = form};
    double box[4] = {0, 0, 0, 0};
    bx_matrix m = bx_matrix_read(d, bx_document_key(d, form, "/Matrix"));
    w->state.ctm = bx_matrix_times(m, ctm);
    bx_document_box(d, bx_document_key(d, form, "/BBox"), box);
    bx_matrix_box(w->state.ctm, box, event.box);
    bx_walk_tell(w, event);
    draw(w, form, place, w->state);
    w->state = outer;
}

void bx_walk_form(bx_walk *w, bx_object form)
{
    draw_form(w, form, w->place, w->state.ctm);
}

/* ---- patterns ---- */

/* By how many steps of the pattern its cell comes nearest to a point of an axis. */
static double steps_to(double to, double from, double step)
{
    double n = step ? round((to - from) / step) : 0;
    return isfinite(n) && fabs(n) < 1e6 ? n * step : 0;
}

/* The ctm of the tile that lies nearest to the middle of the box that is painted: where
 * the first one stands says nothing. */
static bx_matrix tile_matrix(bx_walk *w, bx_object pattern, const double box[4])
{
    bx_document *d = w->page->d;
    bx_matrix m = bx_matrix_times(
        bx_matrix_read(d, bx_document_key(d, pattern, "/Matrix")), w->base);
    bx_matrix back;
    double cell[4], x = (box[0] + box[2]) / 2, y = (box[1] + box[3]) / 2;
    if (!bx_matrix_inverse(m, &back) ||
        !bx_document_box(d, bx_document_key(d, pattern, "/BBox"), cell))
        return m;
    bx_matrix_apply(back, &x, &y);
    bx_matrix shift = BX_MATRIX_UNIT;
    shift.e = steps_to(x, (cell[0] + cell[2]) / 2,
                       bx_document_number(d, bx_document_key(d, pattern, "/XStep"), 0));
    shift.f = steps_to(y, (cell[1] + cell[3]) / 2,
                       bx_document_number(d, bx_document_key(d, pattern, "/YStep"), 0));
    return bx_matrix_times(shift, m);
}

static void draw_tiles(bx_walk *w, bx_object pattern, const bx_colour *colour,
                       const double box[4])
{
    bx_document *d = w->page->d;
    bx_walk_place place = w->place == BX_WALK_IN_MASK ? w->place : BX_WALK_IN_PATTERN;
    bx_walk fresh = bx_walk_begin(w->page, place, 0, w->base);
    bx_walk_state state = fresh.state;
    bx_walk_end(&fresh);
    state.ctm = tile_matrix(w, pattern, box);
    if (colour->space->base && /* uncoloured: painted with the colour below */
        bx_document_number(d, bx_document_key(d, pattern, "/PaintType"), 1) == 2) {
        state.fill = *colour;
        state.fill.space = colour->space->base;
        state.fill.pattern = 0;
        state.stroke = state.fill;
    }
    draw(w, pattern, place, state);
}

void bx_walk_tell_shading(bx_walk *w, bx_object shading, const double box[4])
{
    bx_document *d = w->page->d;
    bx_object space = bx_document_key(d, shading, "/ColorSpace");
    bx_walk_event event = {.kind = BX_WALK_SHADING,
                           .object = shading,
                           .space = bx_space_read(d, space, w->resources)};
    for (int i = 0; i < 4; i++)
        event.box[i] = box[i];
    bx_walk_tell(w, event);
}

void bx_walk_pattern(bx_walk *w, const bx_colour *colour, const double box[4])
{
    bx_document *d = w->page->d;
    bx_object pattern = colour->space->kind == BX_SPACE_PATTERN ? colour->pattern : 0;
    if (!pattern || !bx_walk_is_first(w, pattern))
        return;
    if (bx_document_is_stream(d, pattern)) {
        draw_tiles(w, pattern, colour, box);
        return;
    }
    bx_walk_state_of(w, bx_document_key(d, pattern, "/ExtGState"));
    bx_walk_tell_shading(w, bx_document_key(d, pattern, "/Shading"), box);
}

/* ---- the glyphs of a Type 3 font ---- */

void bx_walk_glyphs(bx_walk *w, bx_object font)
{
    bx_document *d = w->page->d;
    bx_object glyphs = bx_document_key(d, font, "/CharProcs");
    bx_object resources = bx_document_key(d, font, "/Resources"), outer = w->resources;
    const char *const *keys = bx_document_keys(d, glyphs);
    bx_walk_state state = w->state;
    state.ctm = bx_matrix_times(
        bx_matrix_read(d, bx_document_key(d, font, "/FontMatrix")), state.ctm);
    if (resources)
        w->resources = resources;
    for (int i = 0; keys[i] && i < MOST_GLYPHS; i++)
        draw(w, bx_document_key(d, glyphs, keys[i]),
             w->place == BX_WALK_IN_MASK ? w->place : BX_WALK_IN_GLYPH, state);
    w->resources = outer;
}

/* ---- soft masks ---- */

void bx_walk_mask(bx_walk *w, bx_object state)
{
    bx_document *d = w->page->d;
    bx_object mask = bx_document_key(d, state, "/SMask");
    bx_object group = bx_document_key(d, mask, "/G");
    bx_walk_place outer = w->place;
    if (!bx_document_is_stream(d, group) || !bx_walk_is_first(w, group))
        return;
    w->place = BX_WALK_IN_MASK;
    draw_form(w, group, BX_WALK_IN_MASK, w->state.ctm);
    w->place = outer;
}

/* ---- what annotations show ---- */

/* The stream of their normal appearance, or 0. */
static bx_object appearance(bx_document *d, bx_object annotation)
{
    bx_object normal = bx_document_key(d, bx_document_key(d, annotation, "/AP"), "/N");
    const char *state = bx_document_name(d, bx_document_key(d, annotation, "/AS"));
    if (bx_document_is_stream(d, normal) || !state)
        return normal;
    return bx_document_key(d, normal, bx_format(d->arena, "/%s", state));
}

/* What puts the box of an appearance into the rectangle (ISO 32000-1, 12.5.5). */
static bx_matrix fit(bx_document *d, bx_object form, const double rectangle[4])
{
    double box[4], at[4];
    if (!bx_document_box(d, bx_document_key(d, form, "/BBox"), box))
        return BX_MATRIX_UNIT;
    bx_matrix_box(bx_matrix_read(d, bx_document_key(d, form, "/Matrix")), box, at);
    double x = at[2] > at[0] ? (rectangle[2] - rectangle[0]) / (at[2] - at[0]) : 1;
    double y = at[3] > at[1] ? (rectangle[3] - rectangle[1]) / (at[3] - at[1]) : 1;
    return (bx_matrix){x, 0, 0, y, rectangle[0] - x * at[0], rectangle[1] - y * at[1]};
}

static void show(bx_walk *w, bx_object annotation)
{
    bx_document *d = w->page->d;
    bx_walk_event event = {.kind = BX_WALK_ANNOTATION, .object = annotation};
    bx_object form = appearance(d, annotation);
    bx_document_box(d, bx_document_key(d, annotation, "/Rect"), event.box);
    bx_walk_tell(w, event);
    if (bx_document_is_stream(d, form))
        draw_form(w, form, BX_WALK_IN_ANNOTATION,
                  bx_matrix_times(fit(d, form, event.box), w->base));
}

void bx_walk_annotations(bx_walk *w, bx_object page)
{
    bx_object list = bx_document_key(w->page->d, page, "/Annots");
    int n = bx_document_length(w->page->d, list);
    for (int i = 0; i < n && i < MOST_ANNOTATIONS; i++)
        show(w, bx_document_item(w->page->d, list, i));
}
