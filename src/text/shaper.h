/* shaper: the work of shaping one text, for the files that do it (shape.c, word.c,
 * upright.c).
 *
 * Clusters and glyphs so far, which face sets what, and HarfBuzz's buffer. Pieces are
 * shaped with what stands around them as context; clusters come out in reading order. */
#ifndef BX_TEXT_SHAPER_H
#define BX_TEXT_SHAPER_H

#include "text/shape.h"

typedef struct {
    bx_assets *assets;
    bx_arena *arena;
    bx_diags *diags;
    bx_chars text;
    const uint8_t *classes;
    bx_len size;
    bx_writing_mode mode;
    const bx_profile *profile;
    int language;            /* asset id of the profile's */
    const uint8_t *levels;   /* a character; NULL: all run left to right */
    const uint32_t *scripts; /* a character; NULL: no other scripts */
    hb_buffer_t *buffer;     /* made when first needed, and so is the next */
    hb_buffer_t *shaped;     /* the glyphs to take: buffer, or a word known already */
    int shift;               /* of its clusters against the text's characters */
    uint32_t *codes;         /* what is shaped for each character */
    bx_shaped_cluster *clusters;
    int n_clusters;
    bx_shaped_glyph *glyphs;
    int n_glyphs, glyph_room;
    uint32_t *missing; /* reported already */
    int n_missing;
} bx_shaper;

/* Characters that are shaped in one go. */
typedef struct {
    int from, to;
    int face;
    bx_run_kind kind;
    hb_direction_t direction;
    hb_script_t script; /* HB_SCRIPT_INVALID: as its letters say */
    hb_tag_t feature;   /* switched on; 0: none */
} bx_piece;

enum {
    BX_INTERPUNCT = 0x30FB, /* drawn for U+00B7: every CJK face centres it */
    BX_HALF_EM = BX_EM / 2,
    BX_JOINER = 0x200D,
    BX_FIRST_FLAG = 0x1F1E6, /* regional indicators, in pairs */
    BX_LAST_FLAG = 0x1F1FF,
    BX_MIDDLE = BX_EM * 36 / 100, /* of x and cap height, above the baseline: lies on the
                                     centre line of vertical setting (vertical.tsv) */
};

/* ---- clusters ---- */

/* Room for one more glyph. */
void bx_shaper_grow(bx_shaper *s);

/* A glyph of no cluster: the next index of glyphs. */
static inline void bx_shaper_add_loose_glyph(bx_shaper *s, bx_shaped_glyph glyph)
{
    if (s->n_glyphs == s->glyph_room)
        bx_shaper_grow(s);
    s->glyphs[s->n_glyphs++] = glyph;
}

/* A glyph for the newest cluster. */
static inline void bx_shaper_add_glyph(bx_shaper *s, uint32_t gid, bx_len x, bx_len y)
{
    bx_shaper_add_loose_glyph(s, (bx_shaped_glyph){gid, x, y});
    s->clusters[s->n_clusters - 1].n_glyphs++;
}

/* n characters from `first` on, without glyphs yet; valid until the next one. */
static inline bx_shaped_cluster *bx_shaper_add_cluster(bx_shaper *s, int first, int n,
                                                       bx_run_kind kind, int face)
{
    bx_shaped_cluster *c = &s->clusters[s->n_clusters++];
    *c = (bx_shaped_cluster){.first_char = first,
                             .n_chars = n,
                             .first_glyph = s->n_glyphs,
                             .face = face,
                             .class = s->classes[first],
                             .kind = (uint8_t)kind,
                             .level = s->levels ? s->levels[first] : 0,
                             .size = s->size};
    return c;
}

/* What of its em is blank around mark i, in this language and mode. */
bx_blank bx_shaper_blank(const bx_shaper *s, int i);
/* Nothing of one em in the place of what no face has, with the blanks of its class, so
 * that lines are as they will be once a face is there; reported. */
void bx_shaper_add_missing(bx_shaper *s, int from, int to, bx_run_kind kind,
                           bx_role role);
/* fact [1/65536 em] at the text's size; nearest, halves up. */
static inline bx_len bx_shaper_at_size(const bx_shaper *s, int64_t fact)
{
    return (bx_len)((s->size * fact + BX_HALF_EM) >> 16);
}

/* ---- what belongs together, and which face sets it ---- */

/* Something that takes no room of its own: a combining mark, a joiner, a control? */
static inline bool bx_shaper_is_invisible(const bx_shaper *s, int i)
{
    return s->classes[i] == BX_CLASS_CO;
}

/* One past what belongs to character i and stands before `to`: combining marks,
 * selectors, controls, the rest of a flag or a joined picture. Floods are cut up. */
int bx_shaper_joined_end(const bx_shaper *s, int i, int to);

/* The same; most characters stand alone, and that is soon seen. */
static inline int bx_shaper_cluster_end(const bx_shaper *s, int i, int to)
{
    uint32_t c = s->text.chars[i].c;
    bool may_join = c == BX_JOINER || c >= BX_FIRST_FLAG ||
                    (i + 1 < to && bx_shaper_is_invisible(s, i + 1));
    return may_join ? bx_shaper_joined_end(s, i, to) : i + 1;
}

/* Are i and i + 1 neighbours in the copy, so that one cluster may stand for both? */
bool bx_shaper_is_of_one_piece(const bx_shaper *s, int i);
/* The face for cluster [from, to): the first that has all of it, else its first
 * character; what that lacks is reported and hidden. -1: none. */
int bx_shaper_face(bx_shaper *s, bx_role role, int from, int to);

/* ---- HarfBuzz ---- */

/* What was shaped, its clusters counted from character `from`; the caller's to free. It
 * stays what is taken next. */
hb_buffer_t *bx_shaper_give_buffer(bx_shaper *s, int from);

/* What is shaped for each character, to be changed before it is. */
uint32_t *bx_shaper_codes(bx_shaper *s);
/* Shapes a piece; its glyphs are there to be taken until the next is shaped. */
void bx_shaper_shape(bx_shaper *s, const bx_piece *piece);
/* The width of what is in the buffer, along the line. */
bx_len bx_shaper_advance(const bx_shaper *s);
/* What is in the buffer as clusters, or as one. Returns the newest. */
void bx_shaper_take(bx_shaper *s, const bx_piece *piece);
bx_shaped_cluster *bx_shaper_take_whole(bx_shaper *s, const bx_piece *piece);
/* As one, on its side in vertical setting, its ink in the middle of the line. */
bx_shaped_cluster *bx_shaper_take_turned(bx_shaper *s, const bx_piece *piece);
/* How far left of the centre line the baseline of such a glyph lies. */
bx_len bx_shaper_turned_baseline(const bx_shaper *s, int face, uint32_t gid);

#endif
