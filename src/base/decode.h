/* decode: the bytes of a file → text in UTF-8, as far as they are text.
 *
 * In: UTF-8, UTF-16 with a BOM, GB 18030 (which holds GBK and GB 2312), or Big5 where
 * that is likelier (big5.h). Out: the text without its BOM. A byte that belongs to no
 * character is U+FFFD; control characters that mean nothing in a text, NUL included, are
 * left out. Where that was, line by line. A file of which more than a tenth is such is
 * binary. Not done here: reports (source.c).
 */
#ifndef BX_BASE_DECODE_H
#define BX_BASE_DECODE_H

#include <glib.h>
#include <stdbool.h>

typedef enum { BX_DAMAGE_BYTES, BX_DAMAGE_CONTROLS } bx_damage_kind;

/* Of one line of the file, and one kind. */
typedef struct {
    bx_damage_kind kind;
    int at; /* [bytes] of the text: the first U+FFFD, or what stood behind the first
               control character */
    int n;
} bx_damage;

typedef struct {
    GString *text;
    const char *encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" or "BIG5" */
    GArray *damages;      /* of bx_damage, by line */
    GArray *controls;     /* of int: where in the text one was left out, rising */
    int n_replaced;
    bool is_binary; /* the rest says nothing then */
} bx_decoded;

bx_decoded bx_decode(const char *bytes, size_t n);
void bx_decoded_clear(bx_decoded *decoded);

#endif
