/* overlay: a made page → the same page with the marks of make-up on it, for the screen.
 *
 * In: a page, the plan of it, and what is wanted: the grid, the baselines of the body,
 * blocks with name, size, rank and size of head, what the rules cost where they cost
 * it. Out: a display list in three layers: tints and lines under the page, the page as it
 * is, frames and labels over it, with a legend at its foot. All marks are notes: they
 * are drawn in previews only. Not done here: files (render/); the costs themselves
 * (plan.h). */
#ifndef BX_DESK_OVERLAY_H
#define BX_DESK_OVERLAY_H

#include "desk/plan.h"

typedef enum {
#define BX_OVERLAY(id, name, ink, english, chinese) BX_OVERLAY_##id,
#include "desk/overlay.def"
#undef BX_OVERLAY
    BX_OVERLAY_COUNT
} bx_overlay;

/* Which of them, a bit each: 1 << BX_OVERLAY_GRID … */
typedef unsigned bx_overlay_set;

/* Names parted by commas. False after reporting what can be named. */
bool bx_overlay_parse(bx_arena *arena, const char *names, bx_overlay_set *out,
                      bx_diags *diags);

/* In the setting's arena; borrows from the page. */
bx_display bx_overlay_make(const bx_setting *setting, const bx_plan_page *plan,
                           const bx_display *page, bx_overlay_set what, bx_tongue tongue);

#endif
