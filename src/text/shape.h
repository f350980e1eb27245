/* shape: runs → clusters of glyphs with their widths.
 *
 * In: segments and a size. Out: clusters in reading order that cover the text: each names
 * its characters, its face and glyphs, its full width and the blank it carries. Han and
 * marks come from cached glyph facts, in the forms of the profile's language; words from
 * HarfBuzz; vertical setting is shaped top to bottom (upright.c). Widths do not depend on
 * the measure. Not done here: anything between two clusters (compose/atoms.c), their
 * order on the line where some run right to left (compose/reorder.c). */
#ifndef BX_TEXT_SHAPE_H
#define BX_TEXT_SHAPE_H

#include "asset/assets.h"
#include "base/chars.h"
#include "base/geom.h"
#include "text/profile.h"
#include "text/segment.h"

typedef struct {
    uint32_t gid;
    bx_len x, y; /* of its origin, from the cluster's start on the baseline; y downward.
                    Vertical: x from the centre line, y along the line; rotated clusters
                    are laid out as if horizontal */
} bx_shaped_glyph;

typedef struct {
    int32_t first_char, n_chars;   /* of the text */
    int32_t first_glyph, n_glyphs; /* 0 glyphs: a space, or no face has it */
    int32_t face;                  /* asset id; -1: none */
    bx_len width;                  /* at full width */
    bx_len front, back;            /* blank that may be taken off, before and after */
    uint8_t class;                 /* bx_class, of its first character */
    uint8_t kind;                  /* bx_run_kind */
    uint8_t level;                 /* UAX #9: odd ones run right to left */
    bool is_rotated;               /* vertical setting: a word lying on its side */
    bool is_bound;                 /* nothing may part it from the one before */
    bx_len size;                   /* of its glyphs */
    bx_len hyphen_width;  /* a line may end behind it with a hyphen; 0: it may not */
    int32_t hyphen_glyph; /* of glyphs, of no cluster's own */
} bx_shaped_cluster;

typedef struct bx_shaped {
    bx_chars text;
    bx_markup markup; /* that of all characters together */
    bx_len size;      /* em */
    bx_writing_mode mode;
    const bx_profile *profile; /* never NULL */
    bool has_levels;           /* some cluster's level is not 0 */
    uint8_t base;              /* level of its lines as a whole: 0 or 1 */
    const bool *may_start;     /* UAX #14, a character; NULL: a text of Chinese and Latin,
                                  whose breaks compose/ knows better */
    const bx_shaped_cluster *clusters;
    int n_clusters;
    const bx_shaped_glyph *glyphs;
    int n_glyphs;
} bx_shaped;

/* How a text is to be set. */
typedef struct {
    bx_role role; /* of characters without markup */
    bx_len size;  /* em */
    bx_writing_mode mode;
    const bx_profile *profile; /* NULL: mainland Chinese */
    bool has_figures;          /* digits half an em wide: tables, or the usage */
} bx_shape_style;

/* Characters no face of their role has are reported once each and get a cluster of one em
 * without a glyph. Bidi controls are honoured only in texts that hold letters written
 * right to left, and never seen. diags NULL: silent. */
const bx_shaped *bx_shape_text(bx_assets *assets, bx_arena *arena, bx_chars text,
                               const bx_shape_style *style, bx_diags *diags);

#endif
