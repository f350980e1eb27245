/* chars: a piece of copy as characters that know where they came from.
 *
 * This is what readers make and what composition sets. Each character names its place
 * in the source (for messages) and its number in the item (for the proof that nothing
 * is lost). Plain data in an arena; never changed after the reader returns. */
#ifndef BX_BASE_CHARS_H
#define BX_BASE_CHARS_H

#include "base/arena.h"
#include "base/source.h"
#include "base/utf8.h"

/* How a run of characters is set apart inside its paragraph. */
typedef enum {
    BX_MARKUP_PLAIN,
    BX_MARKUP_STRONG, /* 黑体: a dateline's 本报讯, **strong** words */
    BX_MARKUP_KAI,    /* 楷体 */
} bx_markup;

enum { BX_GENERATED = -1 }; /* `id` of a character that no source holds */

typedef struct {
    uint32_t c;     /* Unicode */
    int32_t at;     /* byte offset in the source's text */
    int32_t id;     /* number in the item, in reading order; BX_GENERATED if none */
    uint8_t markup; /* bx_markup */
} bx_char;

typedef struct {
    const bx_source *source; /* NULL: generated as a whole */
    const bx_char *chars;
    int n;
} bx_chars;

/* A growing text; its memory is the arena's. */
typedef struct {
    bx_arena *arena;
    const bx_source *source;
    bx_char *chars;
    int n, room;
} bx_chars_builder;

void bx_chars_add(bx_chars_builder *b, uint32_t c, int at, bx_markup markup);
void bx_chars_append(bx_chars_builder *b, bx_chars text); /* ids and all */
bx_chars bx_chars_finish(bx_chars_builder *b);            /* b is empty again */

/* UTF-8 text as characters at consecutive offsets from `at`; ids are BX_GENERATED. */
bx_chars bx_chars_from_utf8(bx_arena *arena, const bx_source *source, const char *text,
                            int at);
/* [from, to) of a text, sharing its memory. */
bx_chars bx_chars_slice(bx_chars text, int from, int to);
/* Without spaces at both ends, sharing its memory. */
bx_chars bx_chars_trim(bx_chars text);
/* As UTF-8 in the arena. */
char *bx_chars_utf8(bx_arena *arena, bx_chars text);
/* The place of the text in its source; BX_NOWHERE when empty or generated. */
bx_span bx_chars_span(bx_chars text);

#endif
