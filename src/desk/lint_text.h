/* lint_text: a lint report in words, for people, and for programs. */
#ifndef BX_DESK_LINT_TEXT_H
#define BX_DESK_LINT_TEXT_H

#include <glib.h>

#include "desk/lint.h"

/* A line a finding, as messages are, with its rule; then how many there are, and the
 * figures of the quality office. The caller frees it. */
GString *bx_lint_text_of(bx_arena *arena, const bx_lint_report *report, bx_tongue tongue);

/* The same as JSON, the words in this tongue. */
GString *bx_lint_json(bx_arena *arena, const bx_lint_report *report, bx_tongue tongue);

#endif
