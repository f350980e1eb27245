/* display: a finished page as pure data: a short list of operations in painting order,
 * which is reading order. Everything about copy and make-up is behind us here: render/
 * walks this list and nothing else. All positions from the trim corner, y downward. */
#ifndef BX_DISPLAY_DISPLAY_H
#define BX_DISPLAY_DISPLAY_H

#include "base/arena.h"
#include "base/brand.h"
#include "base/geom.h"
#include "base/ink.h"

typedef struct {
    uint32_t gid; /* in the run's face, before any subsetting */
    bx_len x, y;  /* where its origin stands, from the run's origin */
} bx_glyph;

/* Clusters part the glyphs and the text of a run, both in order. */
typedef struct {
    int32_t id;       /* first character's number in the item, or BX_GENERATED */
    int16_t n_chars;  /* characters of the item it shows; 0 when generated */
    int16_t n_glyphs; /* 0 or more */
    int16_t n_bytes;  /* of the run's text: source text as the item has it */
} bx_cluster_text;

typedef struct {
    int face; /* asset face id */
    bx_len size;
    bx_ink ink;
    bx_point origin; /* on the baseline; vertical: on the centre line, at the top */
    bx_writing_mode mode;
    int stretch;     /* percent of their width that glyphs have along the line; 0: 100 */
    bool is_rotated; /* the whole run turned 90° clockwise about its origin */
    const bx_glyph *glyphs;
    int n_glyphs;
    const bx_cluster_text *clusters;
    int n_clusters;
    const char *text; /* UTF-8 of all clusters */
} bx_glyph_run;

typedef enum {
    BX_OP_GROUP_BEGIN, /* an item's block: a bookmark */
    BX_OP_GROUP_END,
    BX_OP_GLYPHS,
    BX_OP_FILL,   /* a filled box */
    BX_OP_STROKE, /* a straight rule */
    BX_OP_DISC,   /* a filled circle: an emphasis dot */
    BX_OP_WAVE,   /* a wavy line along one axis, crests to both sides of it */
    BX_OP_IMAGE,
} bx_op_kind;

typedef struct {
    bx_op_kind kind;
    bool is_note; /* a mark for the editor: drawn in previews and drafts only */
    union {
        struct {
            int item;          /* index in the issue; -1: furniture of the page */
            const char *title; /* bookmark, UTF-8 */
            const char *name;  /* the item's name in reports */
            bx_rect box;
        } group;
        bx_glyph_run glyphs;
        struct {
            bx_rect box;
            bx_ink ink;
        } fill;
        struct {
            bx_point from, to;
            bx_len width;
            bx_ink ink;
        } stroke;
        struct {
            bx_point centre;
            bx_len diameter;
            bx_ink ink;
        } disc;
        struct {
            bx_point from, to;     /* of its axis, which is level or upright */
            bx_len width;          /* of the stroke */
            bx_len height, length; /* crest to trough, crest to crest at most */
            bx_ink ink;
        } wave;
        struct {
            int image;                          /* asset image id */
            bx_rect box;                        /* where it stands */
            int crop_x, crop_y, crop_w, crop_h; /* which pixels of it, upright; of a
                                                   vector picture in 1/100 pt */
            bool is_gray;                       /* whatever colours it has */
        } image;
    };
} bx_op;

typedef struct {
    bx_len width, height; /* trimmed page */
    int number;           /* 第N版 */
    const char *label;    /* page label */
    bool is_black;        /* printed in black alone: so is each operation already */
    const bx_op *ops;
    int n_ops;
    bx_brands brands; /* what colours of its drawings are printed with */
} bx_display;

/* The page with all that it refers to, in another arena. */
bx_display bx_display_copy(bx_arena *arena, const bx_display *page);

/* Makes them those of a page that is printed in black alone: no ink but black, no picture
 * but gray. Marks for the editor stay. */
void bx_ops_in_black(bx_op *ops, int n);

/* A growing list of operations. */
typedef struct {
    bx_arena *arena;
    bx_op *ops;
    int n, room;
} bx_display_builder;

void bx_display_add(bx_display_builder *b, bx_op op);

/* The operation that much further to the right and down. */
bx_op bx_op_moved(bx_op op, bx_len x, bx_len y);

#endif
