/* itemise: what Unicode says of a text that our own tables do not speak of.
 *
 * In: characters. Out: where a line may start (UAX #14, with dictionaries for Thai and
 * its like) and which way each character runs (UAX #9). Pango knows both; it is asked
 * only for texts that hold other scripts or no Chinese at all, so a Chinese page never
 * wakes it. Not done here: breaks between Han and marks (compose/atoms.c), faces and
 * shaping (shape.c), the order of a line's clusters (compose/reorder.c). */
#ifndef BX_TEXT_ITEMISE_H
#define BX_TEXT_ITEMISE_H

#include <stdbool.h>

#include "base/chars.h"

/* One answer a character, true where a line may start before it; never before the first.
 * language: BCP 47, "zh-CN"; NULL: none in particular. */
const bool *bx_line_breaks(bx_arena *arena, bx_chars text, const char *language);

/* Embedding levels, one a character: odd ones run right to left. The text as a whole runs
 * left to right where it holds Chinese, else as its first letter does. */
typedef struct {
    const uint8_t *levels;
    uint8_t base; /* level of the line itself: 0 or 1 */
} bx_bidi;

bx_bidi bx_bidi_levels(bx_arena *arena, bx_chars text, bool has_chinese);

/* The script of each character (hb_script_t); signs that many scripts share get that of
 * the text around them (UAX #24 §5.2). */
const uint32_t *bx_scripts(bx_arena *arena, bx_chars text);
/* A language that a script is commonly used for, "bo"; NULL where there is no such. */
const char *bx_language_of_script(uint32_t script);

#endif
