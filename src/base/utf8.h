/* utf8: characters in and out of UTF-8. Input is valid (source.c saw to that). */
#ifndef BX_BASE_UTF8_H
#define BX_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

/* The character at *text; moves *text behind it. 0 at the end, where it stays. */
uint32_t bx_utf8_next(const char **text);
/* Writes c (1..4 bytes, no zero byte); returns how many. */
int bx_utf8_put(char out[4], uint32_t c);
int bx_utf8_length(const char *text); /* in characters */
/* Is c one of the characters of the text? 0 is of none. */
bool bx_utf8_holds(const char *text, uint32_t c);

/* Any white space, ideographic (U+3000) and no-break ones included, and line ends. */
bool bx_is_space(uint32_t c);
/* Of spaces alone, or of nothing. */
bool bx_utf8_is_blank(const char *text);

#endif
