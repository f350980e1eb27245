/* press_marks: what stands on the paper round a page that goes to press, outside the
 * trim: where the sheet is cut, crosses to register plates by, patches of each ink, a
 * line of words.
 *
 * In: a page, and what its profile asks for. Out: operations at places of the page, all
 * outside it and its bleed. Patches and names are those of inks that the page is printed
 * in, so that no plate is made for marks alone. Not done here: how large the paper is. */
#ifndef BX_DESK_PRESS_MARKS_H
#define BX_DESK_PRESS_MARKS_H

#include "makeup/setting.h"
#include "model/press_profile.h"

/* How much paper they need on every side; 0: there are none. */
bx_len bx_press_marks_margin(const bx_press_profile *profile);

/* In the setting's arena. words: of the slug line; no page is lost for a character of
 * theirs that no face has, so the setting may have nobody listen. */
bx_display bx_press_marks_make(const bx_setting *setting, const bx_press_profile *profile,
                               const bx_display *page, const char *words);

#endif
