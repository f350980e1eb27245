/* cjk: what kind of sign a character is in Chinese setting.
 *
 * In: a code point. Out: its class, and for marks which blank they carry and where they
 * may not stand. Facts only, from CLREQ and GB/T 15834 (class.def, mark.def,
 * blank.def). Not done
 * here: anything that depends on neighbours (segment.c, compose/atoms.c). */
#ifndef BX_TEXT_CJK_H
#define BX_TEXT_CJK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/geom.h"

typedef enum {
#define BX_CLASS(id, what) BX_CLASS_##id,
#include "text/class.def"
#undef BX_CLASS
    BX_CLASS_COUNT
} bx_class;

/* How strict the prohibition rules are: the levels of Chinese newspapers, then those of
 * CSS Text 3 (line-break), which loosens marks of its own (css.def). A mark names the
 * lowest newspaper level that binds it. */
typedef enum {
    BX_LEVEL_BASIC,
    BX_LEVEL_GB,
    BX_LEVEL_STRICT,
    BX_LEVEL_CSS_LOOSE,
    BX_LEVEL_CSS_NORMAL,
    BX_LEVEL_CSS_STRICT,
    BX_LEVEL_NONE
} bx_level;

/* Whose marks: mainland China, Taiwan and Hong Kong, Japan. */
typedef enum { BX_CONVENTION_SC, BX_CONVENTION_TC, BX_CONVENTION_JP } bx_convention;

/* The empty parts of a mark's em along the line [1/100 em]. */
typedef struct {
    uint8_t front, back;
} bx_blank;

typedef struct {
    uint32_t c;
    uint8_t class;            /* bx_class */
    uint8_t no_start, no_end; /* bx_level from which it is forbidden there */
    uint8_t blank;            /* row of blank.def */
    bool may_hang;
} bx_mark;

bx_class bx_cjk_class(uint32_t c);
const char *bx_class_name(bx_class class); /* "OB" */

/* "gb", "css-strict". */
const char *bx_level_name(bx_level level);

/* The row of a mark; NULL for anything that has none. */
const bx_mark *bx_mark_find(uint32_t c);
/* What of its em is blank, as this convention sets it. */
bx_blank bx_mark_blank(const bx_mark *mark, bx_convention convention,
                       bx_writing_mode mode);

/* May a line start, or end, with this character of this class? */
bool bx_cjk_may_start(uint32_t c, bx_class class, bx_level level);
bool bx_cjk_may_end(uint32_t c, bx_class class, bx_level level);

/* A modifier that colours the picture before it. */
static inline bool bx_is_skin_tone(uint32_t c)
{
    return c >= 0x1F3FB && c <= 0x1F3FF;
}

/* Full-width marks: an em wide with half of it blank, more or less. */
static inline bool bx_class_is_mark(bx_class class)
{
    return class >= BX_CLASS_OB && class <= BX_CLASS_EX;
}
#endif
