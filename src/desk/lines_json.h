/* lines_json: lines that were set → one JSON document for programs. Widths are in em of
 * the type, costs in thousandths.
 *
 * {"file", "language", "mode", "face", "size" (pt), "indent", "fit": "optimum" or
 *  "first-fit", "replaced", "measures": [{"measure", "paragraphs": [{"line", "column" (of
 *  the file), "cost", "lines": [LINE …]} …], "summary": {…}} …]}
 *
 * LINE: {"text", "natural", "measure" (less the indent), "state": "untouched",
 * "compressed", "stretched", "overfull" or "short", "loose" (what a gap got from
 * stretch-all; of a short line what it lacks), "over", "widened" (runs of Latin half an
 * em wider, to keep Han on their grid; in the summary: untouched lines that have one),
 * "hyphen" (set at the end, not in text), "hangs" (the last mark, outside the measure),
 * "last", "lone", "bad-start", "bad-end", "penalty", "cost", "steps": [{"step", "total",
 * "places"} …], "trims": [{"at" (character in text, from 0), "front", "back" (by rule),
 * "squeezed-front", "squeezed-back" (by the ladder)} …]} */
#ifndef BX_DESK_LINES_JSON_H
#define BX_DESK_LINES_JSON_H

#include <glib.h>

#include "desk/lines.h"

/* The caller frees it. */
GString *bx_lines_json(const bx_lines *lines);

#endif
