/* line_text: the characters of a line of pasted copy, looked at without regard to half or
 * full width, and the words it is known by (sign_words.def). */
#ifndef BX_MODEL_LINE_TEXT_H
#define BX_MODEL_LINE_TEXT_H

#include <stdbool.h>

#include "base/chars.h"

typedef enum {
#define BX_WORDS(id, what, ...) BX_WORDS_##id,
#include "model/sign_words.def"
#undef BX_WORDS
} bx_sign_words;

/* c with full-width ASCII made half width. */
uint32_t bx_sign_fold(uint32_t c);
bool bx_is_han(uint32_t c);
/* Han, or a mark or letter as wide as one: what makes a neighbour Chinese. */
bool bx_is_wide(uint32_t c);
bool bx_is_latin(uint32_t c);                   /* a letter of the Latin alphabet */
bool bx_is_digit(uint32_t c);                   /* half width */
bool bx_is_one_of(uint32_t c, const char *set); /* of the characters of UTF-8 `set` */

/* The folded character at i; 0 outside the line. */
uint32_t bx_line_at(bx_chars line, int i);
bool bx_line_is_space_at(bx_chars line, int i);
int bx_line_skip_spaces(bx_chars line, int i); /* the first index from i that is none */
/* Whether UTF-8 `words` (half-width marks) stand at i. Returns their number of
 * characters. */
int bx_sign_at(bx_chars line, int i, const char *words);
/* The length of the first of a set that stands at i; 0: none. */
int bx_line_any_at(bx_chars line, int i, bx_sign_words set);
bool bx_line_ends_with(bx_chars line, bx_sign_words set);
bool bx_line_holds(bx_chars line, const char *set); /* one of the characters of `set` */
/* A few words, no sentence: 2 … max characters without stops, commas and quotes. */
bool bx_line_is_short(bx_chars line, int max);

uint32_t bx_closing_of(uint32_t c); /* of an opening bracket; else 0 */
/* The bracket group that opens at i: index behind its closing bracket, or 0. */
int bx_sign_bracket(bx_chars line, int i);
/* The line without a bracket pair round all of it. */
bx_chars bx_line_unwrapped(bx_chars line);

#endif
