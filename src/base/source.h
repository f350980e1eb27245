/* source: one text file as UTF-8, with the place of every character in the original.
 *
 * In: a path, or bytes. Out: the whole text, decoded (UTF-8, UTF-16 with BOM, GB 18030
 * which holds GBK and GB 2312, Big5, which is said), the BOM left off, line ends as they
 * were. Bytes that are no text are U+FFFD and reported, control characters left out and
 * reported, once a line each (decode.h). Otherwise decoding maps character to character,
 * so a byte offset here names a line and a column there. Of a word processor's file the
 * text is taken (office.h): lines are its paragraphs. Not done here: any other repair. */
#ifndef BX_BASE_SOURCE_H
#define BX_BASE_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct bx_diags;

enum {
    BX_SOURCE_MAX = 8 * 1024 * 1024
}; /* bytes; a larger file is no copy for a paper */

enum { BX_LINE_TYPE_MOST = 2 * 1638 }; /* [1/2 pt] that Word sets */

/* The type of a line: what most of its characters have. */
typedef struct {
    int size; /* [1/2 pt], BX_LINE_TYPE_MOST at most */
    bool is_bold;
} bx_line_type;

typedef struct {
    const char *name;     /* as the user gave it, for messages */
    const char *text;     /* UTF-8, closed by a zero byte, holds no other */
    int length;           /* [bytes] */
    const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" or "BIG5" */
    const int *lines;     /* [bytes] where each line begins */
    int n_lines;
    int n_replaced;      /* characters that stand for bytes that are no text */
    const int *controls; /* [bytes] behind which a control character was left out */
    int n_controls;
    const char *const *pictures; /* of a word processor's file: the file of each U+FFFC in
                                    the text (office.h), NULL where it has none */
    int n_pictures;
    const bx_line_type *types; /* of a word processor's file: one a line; else NULL */
} bx_source;

/* A part of a source, [from, to) in bytes. source NULL: no place at all.
 * from == to == -1 with a source: the file as a whole. */
typedef struct {
    const bx_source *source;
    int from, to;
} bx_span;

#define BX_NOWHERE ((bx_span){NULL, 0, 0})

static inline bx_span bx_span_of_file(const bx_source *source)
{
    return (bx_span){source, -1, -1};
}

/* Reads a file into the arena. NULL after reporting: not there, a directory, not
 * readable, empty, larger than BX_SOURCE_MAX, or binary: more than a tenth is no text. */
const bx_source *bx_source_load(bx_arena *arena, const char *path,
                                struct bx_diags *diags);

/* The same for bytes in memory; name is copied. */
const bx_source *bx_source_from_bytes(bx_arena *arena, const char *name,
                                      const void *bytes, size_t n,
                                      struct bx_diags *diags);

/* The bytes of a file, a little more than BX_SOURCE_MAX of them at most. False after
 * reporting: not there, a directory, not readable. */
bool bx_source_read(const char *path, GByteArray *into, struct bx_diags *diags);

/* Line and column of a byte offset, both from 1; columns count characters of the
 * original file. An offset past the end gives the place behind the last character. */
void bx_source_position(const bx_source *source, int offset, int *line, int *column);

#endif
