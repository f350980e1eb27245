/* head_text: the main line of a headline on so many lines.
 *
 * In: an item's headline, a size and a measure. Out: the best division into lines: where
 * it turns, and how wide its glyphs and gaps are made to fill the measure (page-rules
 * 10b, 10c, 11). Where a turn is good is text/turn.h's to say; here its cost is weighed
 * with the lengths of the lines (head_cost.def). Not done here: grades (headline.c). */
#ifndef BX_MAKEUP_HEAD_TEXT_H
#define BX_MAKEUP_HEAD_TEXT_H

#include "makeup/setting.h"
#include "model/item.h"

enum { BX_MAX_HEAD_LINES = 4 };

typedef enum { BX_PAUSE_WHOLE, BX_PAUSE_HALF, BX_PAUSE_COUNT } bx_pause;

typedef struct {
    bx_chars lines[BX_MAX_HEAD_LINES]; /* slices of the item's headline */
    int n;
    bx_len tracking;
    int stretch;    /* percent of their width that glyphs have: 长体, 扁体 */
    bx_pause pause; /* what spaces and commas inside a line become: 1 or ½ 字 */
    bool is_torn;   /* turns where no line should (BX_TURN_POOR) */
    int cost;
} bx_head_lines;

typedef struct bx_head_text bx_head_text;

/* Set in a mode. No headline part: a text of no lines. Reports what the headline should
 * not hold. */
const bx_head_text *bx_head_text_make(const bx_setting *setting, const bx_item *item,
                                      bx_writing_mode mode);

/* The headline, or an empty text. */
bx_chars bx_head_text_main(const bx_head_text *text);

/* The fewest lines it takes at its narrowest. */
int bx_head_text_least_lines(const bx_head_text *text, bx_len size, bx_len measure);

/* The cheapest division into n lines that fits; false when there is none. */
bool bx_head_text_divide(const bx_head_text *text, int n, bx_len size, bx_len measure,
                         bool may_tear, bx_head_lines *out);

/* Its lines parted by " / ", for messages. */
const char *bx_head_lines_utf8(bx_arena *arena, const bx_head_lines *lines);

/* A line as it is set: a comma and a soft break are pauses (rule 10b). */
bx_chars bx_head_line_text(bx_arena *arena, bx_chars line, bx_pause pause);

#endif
