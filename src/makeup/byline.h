/* byline: who wrote it, in as few lines as its names can stand in.
 *
 * In: the text of a byline or origin. Out: paragraphs of one line each, one under the
 * other, or one of several lines where a name is wider than the measure. Wide spaces are
 * set half as wide before a line turns; then it turns between persons, and no line ends
 * with what a person is (记者, 通讯员) whose name begins the next (rule 22c). */
#ifndef BX_MAKEUP_BYLINE_H
#define BX_MAKEUP_BYLINE_H

#include "makeup/rows.h"

enum { BX_MAX_BYLINE_LINES = 8 };

/* Room for BX_MAX_BYLINE_LINES; 0: nothing that prints. */
int bx_byline_compose(const bx_setting *setting, bx_chars text, bx_len measure,
                      const bx_paragraph **lines);

#endif
