/* state: what bx_assets is made of; for the files of asset/ alone. */
#ifndef BX_ASSET_STATE_H
#define BX_ASSET_STATE_H

#include <fontconfig/fontconfig.h>
#include <glib.h>

#include "asset/assets.h"

/* Glyph facts of 256 consecutive characters, each looked up when first asked for. */
enum { BX_GLYPH_PAGE = 256, BX_GLYPH_PAGES = 0x110000 / BX_GLYPH_PAGE };
typedef struct {
    bool is_known[BX_GLYPH_PAGE];
    bx_glyph_facts facts[BX_GLYPH_PAGE];
} bx_glyph_page;

typedef struct {
    bx_face face;
    bx_glyph_page *pages[BX_GLYPH_PAGES]; /* NULL: nobody asked yet */
} bx_face_state;

/* A place in a role's chain: an installed face, opened when first needed. */
typedef struct {
    const FcPattern *pattern; /* borrowed from the configuration */
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
    FcConfig *config;
    bx_chain chains[BX_ROLE_COUNT];
    GPtrArray *faces;  /* of bx_face_state, by id */
    GPtrArray *images; /* of bx_image, by id */
};

/* font.c: the private configuration of font_dir/fonts.conf; NULL after reporting. */
FcConfig *bx_fonts_load(const char *font_dir, bx_diags *diags);
void bx_face_state_free(bx_face_state *state);
/* glyph.c: what an old private-use code of GBK means today; other characters as they are.
 */
uint32_t bx_modern_from_gbk(uint32_t c);
/* image.c */
void bx_image_free(bx_image *image);

#endif
