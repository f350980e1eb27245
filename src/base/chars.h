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

/* How characters are set apart inside their paragraph: any number of these at once. A
 * span is a run of characters that share one; the _STARTS marks part a span from another
 * one just before it. Ruby: the characters it stands over, then its own text, in reading
 * order; a base behind a ruby text begins a new group. */
enum {
    BX_MARKUP_PLAIN = 0,
    BX_MARKUP_STRONG = 1 << 0,    /* 黑体: a dateline's 本报讯, **strong** words */
    BX_MARKUP_KAI = 1 << 1,       /* 楷体 */
    BX_MARKUP_DOTS = 1 << 2,      /* 着重号, one at each Han */
    BX_MARKUP_UNDERLINE = 1 << 3, /* one line through the whole span */
    BX_MARKUP_NAME = 1 << 4,      /* 专名号, a straight line a name */
    BX_MARKUP_TITLE = 1 << 5,     /* 书名号 as a wavy line */
    BX_MARKUP_SUPER = 1 << 6,     /* 上标 */
    BX_MARKUP_NOTE = 1 << 7,      /* 注码: the label of a note, superscript too */
    BX_MARKUP_BASE = 1 << 8,      /* 注音 stands over it */
    BX_MARKUP_RUBY = 1 << 9,      /* 注音: the text over the base before it */
    BX_MARKUP_NAME_STARTS = 1 << 10,
    BX_MARKUP_TITLE_STARTS = 1 << 11,
    BX_MARKUP_NOTE_STARTS = 1 << 12,
    /* Those that part pieces of glyphs: characters that differ in them never share one.
     */
    BX_MARKUP_GLYPHS = BX_MARKUP_STRONG | BX_MARKUP_KAI | BX_MARKUP_SUPER |
                       BX_MARKUP_NOTE | BX_MARKUP_BASE,
};
typedef uint16_t bx_markup;

enum { BX_GENERATED = -1 }; /* `id` of a character that no source holds */

typedef struct {
    uint32_t c; /* Unicode */
    int32_t at; /* byte offset in the source's text */
    int32_t id; /* number in the item, in reading order; BX_GENERATED if none */
    bx_markup markup;
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
