#include "render/overprint.h"

#include <glib.h>

/* ---- what an operation covers ---- */

static bx_rect between(bx_point a, bx_point b)
{
    bx_len x = MIN(a.x, b.x), y = MIN(a.y, b.y);
    return (bx_rect){x, y, MAX(a.x, b.x) - x, MAX(a.y, b.y) - y};
}

static bx_rect around(bx_point a, bx_point b, bx_len reach)
{
    bx_rect r = between(a, b);
    return (bx_rect){r.x - reach, r.y - reach, r.w + 2 * reach, r.h + 2 * reach};
}

/* Where a glyph stands on the page. */
static bx_point glyph_point(const bx_glyph_run *run, int i)
{
    bx_len x = run->glyphs[i].x, y = run->glyphs[i].y;
    return run->is_rotated ? (bx_point){run->origin.x - y, run->origin.y + x}
                           : (bx_point){run->origin.x + x, run->origin.y + y};
}

/* What glyphs may fill round their origins, in eighths of an em: they hang a little out
 * of it, and descenders reach a third of it down. */
enum { LEFT = 1, UP = 8, RIGHT = 9, DOWN = 3 };

/* Round all its glyphs, whichever way the run goes. */
static bx_rect run_box(const bx_glyph_run *run)
{
    bx_point from = run->n_glyphs ? glyph_point(run, 0) : run->origin, to = from;
    bx_len eighth = run->size / 8 * MAX(run->stretch, 100) / 100;
    for (int i = 1; i < run->n_glyphs; i++) {
        bx_point at = glyph_point(run, i);
        from = (bx_point){MIN(from.x, at.x), MIN(from.y, at.y)};
        to = (bx_point){MAX(to.x, at.x), MAX(to.y, at.y)};
    }
    if (run->is_rotated)
        return between((bx_point){from.x - DOWN * eighth, from.y - LEFT * eighth},
                       (bx_point){to.x + UP * eighth, to.y + RIGHT * eighth});
    return between((bx_point){from.x - LEFT * eighth, from.y - UP * eighth},
                   (bx_point){to.x + RIGHT * eighth, to.y + DOWN * eighth});
}

static bool do_meet(bx_rect a, bx_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* ---- what lies below ---- */

static bool is_black(const bx_plate *plate)
{
    return !plate->c && !plate->m && !plate->y && plate->k == 100 && !plate->spot;
}

static bool is_coloured(const bx_plate *plate)
{
    return plate->c || plate->m || plate->y || plate->spot;
}

/* Does it lay down more than black? */
static bool colours(const bx_op *below, bx_rect box, const bx_press_profile *profile)
{
    if (below->kind == BX_OP_FILL)
        return is_coloured(&profile->plates[below->fill.ink]) &&
               do_meet(below->fill.box, box);
    return below->kind == BX_OP_IMAGE && do_meet(below->image.box, box);
}

static bool is_on_colour(const bx_display *page, const bx_op *op, bx_rect box,
                         const bx_press_profile *profile)
{
    for (const bx_op *below = page->ops; below < op; below++)
        if (colours(below, box, profile))
            return true;
    return false;
}

/* ---- the answer ---- */

typedef struct {
    bx_ink ink;
    bool is_small; /* enough to go over everything */
    bx_rect box;
} mark;

static bool as_mark(const bx_op *op, const bx_press_profile *profile, mark *out)
{
    bx_len rules = profile->black.rules, heads = profile->black.heads;
    switch (op->kind) {
    case BX_OP_GLYPHS:
        *out = (mark){op->glyphs.ink, op->glyphs.size < heads, run_box(&op->glyphs)};
        return true;
    case BX_OP_FILL:
        *out = (mark){op->fill.ink, MIN(op->fill.box.w, op->fill.box.h) < rules,
                      op->fill.box};
        return true;
    case BX_OP_STROKE:
        *out = (mark){op->stroke.ink, op->stroke.width < rules,
                      around(op->stroke.from, op->stroke.to, op->stroke.width / 2)};
        return true;
    case BX_OP_DISC: /* a part of text */
        *out = (mark){op->disc.ink, op->disc.diameter < heads,
                      around(op->disc.centre, op->disc.centre, op->disc.diameter / 2)};
        return true;
    case BX_OP_WAVE:
        *out = (mark){op->wave.ink, op->wave.width < rules,
                      around(op->wave.from, op->wave.to, op->wave.height)};
        return true;
    case BX_OP_GROUP_BEGIN:
    case BX_OP_GROUP_END:
    case BX_OP_IMAGE:
        break;
    }
    return false;
}

bool bx_overprints(const bx_display *page, const bx_op *op,
                   const bx_press_profile *profile)
{
    mark m;
    if (!as_mark(op, profile, &m) || !bx_ink_find(m.ink)->overprint ||
        !is_black(&profile->plates[m.ink]))
        return false;
    return m.is_small || !is_on_colour(page, op, m.box, profile);
}
