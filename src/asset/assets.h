/* assets: faces of type and pictures, opened once and shared by all that follow.
 *
 * In: the font folder (fonts.conf and the files dropped beside it) and picture paths.
 * Out: small integer ids, and facts about glyphs and pictures. Outlives the arenas of
 * an edition. HarfBuzz, FreeType and fontconfig objects live here, in no arena. */
#ifndef BX_ASSET_ASSETS_H
#define BX_ASSET_ASSETS_H

#include <hb.h>

#include "base/diag.h"
#include "base/role.h"

/* Facts about glyphs are in 1/65536 em; a length at a size is
 * bx_len_scale(size, fact, BX_EM). hb fonts are scaled to it. */
enum { BX_EM = 65536 };

typedef struct bx_assets bx_assets;

/* font_dir holds fonts.conf; NULL after reporting when it cannot be used. */
bx_assets *bx_assets_new(const char *font_dir, bx_diags *diags);
void bx_assets_free(bx_assets *assets); /* NULL is fine */

/* ---- threads: one set each ---- */

/* The i-th set for other threads, from 0: the same fonts, ids of its own. It lives as
 * long as `assets`, whose thread asks for it. */
bx_assets *bx_assets_other(bx_assets *assets, int i);
/* Where what is found out late is reported from now on; borrowed. */
void bx_assets_report_to(bx_assets *assets, bx_diags *diags);
/* The ids here of a face and a picture of such a set, which no thread uses now; -1: the
 * face's file is gone. */
int bx_assets_adopt_face(bx_assets *assets, const bx_assets *other, int face);
int bx_assets_adopt_image(bx_assets *assets, const bx_assets *other, int image);

/* ---- faces ---- */

typedef struct {
    const char *family, *style; /* "Noto Serif CJK SC", "Regular" */
    const char *file;
    int index;           /* in a collection */
    hb_font_t *font;     /* scaled to BX_EM, OpenType functions; borrowed */
    hb_font_t *upright;  /* the same for vertical lines: each glyph in the em box */
    int ascent, descent; /* of the em box above and below the baseline [1/65536 em] */
} bx_face;

const bx_face *bx_assets_face(const bx_assets *assets, int face); /* borrowed */
int bx_assets_n_faces(const bx_assets *assets);                   /* opened so far */

/* The first face of the role's chain that has a glyph for c; -1 when none has. Old GBK
 * private-use codes are looked up by what they mean today. */
int bx_assets_face_for(bx_assets *assets, bx_role role, uint32_t c);
/* The head of the role's chain; -1 (reported once) when the role has no face at all. */
int bx_assets_primary(bx_assets *assets, bx_role role);
/* The i-th face of a role's chain, for listings; -1 past the end. */
int bx_assets_chain(bx_assets *assets, bx_role role, int i);

/* ---- glyphs: cached, without shaping ---- */

typedef struct {
    uint32_t gid;         /* 0: the face has no such character */
    int advance;          /* inline [1/65536 em] */
    int ink_from, ink_to; /* ink extent along the inline axis, from the origin */
} bx_glyph_facts;

/* Nominal glyph of c, as for horizontal setting. */
bx_glyph_facts bx_assets_glyph(bx_assets *assets, int face, uint32_t c);

/* Han and marks differ by language: a small id for its forms ("zh-Hant"; OpenType locl),
 * 0 for those the face has by itself (and past 15 languages). */
int bx_assets_language(bx_assets *assets, const char *language);
/* The glyph that this language wants of the face. */
bx_glyph_facts bx_assets_local_glyph(bx_assets *assets, int face, int language,
                                     uint32_t c);
/* The same for those who ask for one after the other; borrowed. */
typedef struct bx_forms bx_forms;
bx_forms *bx_assets_forms(bx_assets *assets, int face, int language);
bx_glyph_facts bx_forms_glyph(bx_forms *forms, uint32_t c);
/* The glyph of a character that was asked for before and is an em wide; 0: any other. */
uint32_t bx_forms_square(const bx_forms *forms, uint32_t c);

/* The face's own drawing of a digit ('0' … '9') for half an em (OpenType hwid); 0: it has
 * none. */
uint32_t bx_assets_half_digit(bx_assets *assets, int face, uint32_t digit);

/* What an old private-use code of GBK means today; other characters as they are. */
uint32_t bx_modern_from_gbk(uint32_t c);

/* ---- words ---- */

enum { BX_WORD_KEY_LETTERS = 28 };

/* What the shape of a word of ASCII hangs on; unused letters are zero. */
typedef struct {
    int16_t face, language;
    char letters[BX_WORD_KEY_LETTERS];
} bx_word_key;

/* The word as HarfBuzz shaped it before, clusters counted from 0; borrowed until the next
 * is kept; NULL: not yet. */
hb_buffer_t *bx_assets_word(const bx_assets *assets, const bx_word_key *key);
/* Takes over the buffer. */
void bx_assets_keep_word(bx_assets *assets, const bx_word_key *key, hb_buffer_t *shaped);

enum { BX_HYPHENATED_MOST = 64 }; /* letters of a word, and one */

/* Where a word of n lower-case ASCII letters may be parted with a hyphen: may_follow has
 * room for n. language: the name of a dictionary ("en_US"). False where it may not be
 * parted, or there is no such dictionary, in the font folder or where the build found
 * libhyphen's: reported once. */
bool bx_assets_hyphenate(bx_assets *assets, const char *language, const char *word, int n,
                         bool *may_follow);

/* ---- pictures ---- */

typedef enum {
    BX_IMAGE_JPEG,
    BX_IMAGE_PNG,
    BX_IMAGE_TIFF,
    BX_IMAGE_SVG, /* vector, as PDF */
    BX_IMAGE_PDF,
} bx_image_format;

typedef struct {
    const char *file;
    bx_image_format format;
    int width, height;          /* upright: EXIF orientation applied. Pixels; of a vector
                                   picture 1/100 pt */
    int orientation;            /* EXIF 1..8; 1 when there is none */
    int channels;               /* 1 gray, 3 RGB, 4 CMYK; 0: vector */
    bool is_complement;         /* CMYK JPEG with Adobe's marker: 255 is no ink */
    bool is_line_art;           /* one bit a pixel, black and white */
    const unsigned char *bytes; /* the file as it is */
    size_t n_bytes;
    int page;           /* of a PDF, from 1 */
    void *vector;       /* what draws a vector picture (vector.h); else NULL */
    char n_pages[16];   /* of a PDF that has no such page */
    int left, top;      /* of a PDF: where its trim begins on what a reader shows */
    bool is_flat;       /* of an SVG: in flat colours alone (svg_flat.h) */
    bool has_lost_text; /* of an SVG: as nobody draws it (flowRoot) */
    char *missing_face; /* of an SVG: a family its text asks for that is not there; or
                           NULL */
    struct _FcConfig *fonts; /* that text of an SVG is set with; NULL: the system's */
} bx_image;

/* An id; -1 after reporting at `at`: missing, no format that is read, damaged, or
 * absurdly large (over 100 megapixels). "ad.pdf#page=2" is the second page of ad.pdf. The
 * same path opens once. */
int bx_assets_open_image(bx_assets *assets, const char *path, bx_span at,
                         bx_diags *diags);
const bx_image *bx_assets_image(const bx_assets *assets, int image); /* borrowed */
/* Has it no pixels, and so no resolution? */
bool bx_image_is_vector(const bx_image *image);

#endif
