/* state: what bx_assets is made of; for the files of asset/ alone. */
#ifndef BX_ASSET_STATE_H
#define BX_ASSET_STATE_H

#include <fontconfig/fontconfig.h>
#include <glib.h>

#include "asset/assets.h"

enum { BX_LANGUAGES = 16 }; /* whose forms one build may ask for */

/* Glyph facts of 256 consecutive characters, each looked up when first asked for. */
enum { BX_GLYPH_PAGE = 256, BX_GLYPH_PAGES = 0x110000 / BX_GLYPH_PAGE };
enum { BX_GID_UNKNOWN = -1 }; /* nobody asked for the character yet */
typedef struct {
    uint16_t square[BX_GLYPH_PAGE]; /* the glyph alone, of those an em wide: what is asked
                                       of nearly all Han, close together; 0: see facts */
    bx_glyph_facts facts[BX_GLYPH_PAGE];
} bx_glyph_page;

/* A face's forms of one language: those of another where it has none of its own. */
typedef struct bx_forms {
    bx_arena *arena;                      /* of the pages */
    hb_font_t *font;                      /* borrowed from the face */
    bx_glyph_page *pages[BX_GLYPH_PAGES]; /* NULL: nobody asked yet */
    hb_language_t language;
    const unsigned *lookups; /* of GSUB that put in the language's forms; not for id 0 */
    int n_lookups;
} bx_forms;

typedef struct {
    bx_face face;
    bool has_half_digits;           /* looked up already */
    hb_codepoint_t half_digits[10]; /* 0: none */
    bx_forms *forms[BX_LANGUAGES];  /* by language id; NULL: nobody asked yet */
} bx_face_state;

/* A place in a role's chain: looked for when first needed, opened when first used. */
typedef struct {
    const char *entry;        /* of fonts.conf */
    const FcPattern *pattern; /* borrowed from the configuration; NULL: not sought yet */
    int face;                 /* id; -1: not opened yet, -2: cannot be used */
} bx_candidate;

typedef struct {
    bool is_resolved, is_reported;
    bx_candidate *candidates;
    int n;
} bx_chain;

struct bx_assets {
    bx_arena *arena; /* pages of glyph facts, chains, names */
    bx_diags *diags; /* borrowed; for what is found out late */
    const char *font_dir;
    FcConfig *config;
    bx_chain chains[BX_ROLE_COUNT];
    const char *languages[BX_LANGUAGES]; /* by id; 0: NULL, the face's own */
    int n_languages;
    GPtrArray *faces;   /* of bx_face_state, by id */
    GPtrArray *images;  /* of bx_image, by id */
    GPtrArray *hyphens; /* of bx_hyphens, by name */
    GHashTable *words;  /* bx_word_key → hb_buffer_t, shaped; never walked */
    GPtrArray *others;  /* of bx_assets, for other threads */
};

/* font.c: the private configuration of font_dir/fonts.conf; NULL after reporting. */
FcConfig *bx_fonts_load(const char *font_dir, bx_diags *diags);
/* Is a face of the family there? Whatever its case. */
bool bx_fonts_have(FcConfig *config, const char *family);
void bx_face_state_free(bx_face_state *state);
/* word_cache.c */
GHashTable *bx_word_cache_new(void);
/* hyphens.c: a dictionary of libhyphen. */
typedef struct bx_hyphens bx_hyphens;
void bx_hyphens_free(bx_hyphens *hyphens);
/* image.c */
void bx_image_free(bx_image *image);

#endif
