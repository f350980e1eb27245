/* check_text: the findings of check, for people and as JSON. */
#ifndef BX_PRESS_CHECK_TEXT_H
#define BX_PRESS_CHECK_TEXT_H

#include <glib.h>

#include "press/check.h"

/* The caller frees them. name: of the file, as it was asked for. */
GString *bx_check_text_of(bx_arena *arena, const char *name,
                          const bx_check_report *report, bx_tongue tongue);
GString *bx_check_json(bx_arena *arena, const char *name, const bx_check_report *report,
                       bx_tongue tongue);

#endif
