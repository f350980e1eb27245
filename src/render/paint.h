/* paint: one walk of a display list onto a cairo context, shared by PDF and PNG.
 *
 * In: a page, the assets, cairo faces. Out: what cairo draws. Lengths become points here.
 * Not done here: pages, bookmarks, files. Groups draw nothing. */
#ifndef BX_RENDER_PAINT_H
#define BX_RENDER_PAINT_H

#include <cairo.h>
#include <glib.h>

#include "asset/assets.h"
#include "asset/press_pictures.h"
#include "display/display.h"
#include "model/press_profile.h"
#include "render/soft_proof.h"

typedef struct {
    bx_assets *assets;
    bool notes;     /* marks for the editor are drawn */
    bool is_vector; /* PDF: text with its characters, pictures as their own bytes */
    const bx_press_profile
        *press;                 /* inks are keys (ink_key.h); NULL: colours of screens */
    bool overprints;            /* the black that is being drawn */
    const bx_soft_proof *proof; /* pixels: colours as in print; NULL: as on a screen */
    bool is_note;               /* what is being drawn is never printed */
    const bx_press_pictures *pictures; /* made for the press; NULL: for screens */
    double scale; /* pixels a point; rules and boxes keep to whole pixels unless vector */
    GPtrArray *faces;       /* of bx_paint_face, by face id; NULL: not used */
    GPtrArray *images;      /* of cairo_surface_t, as surfaces.h has them */
    const bx_display *page; /* being drawn */
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters;
    int glyph_room, cluster_room;
} bx_painter;

/* A face for drawing. new_gid NULL: glyph ids are those of the face itself. */
typedef struct {
    cairo_font_face_t *cairo; /* owned */
    hb_map_t *new_gid;        /* owned */
} bx_paint_face;

bx_painter *bx_painter_new(bx_assets *assets, bool is_vector, double scale, bool notes);
void bx_painter_free(bx_painter *painter); /* NULL is fine */

/* The glyphs of a page that will be drawn, by face id: into sets, which the array's
 * caller frees. NULL: a face not used. */
void bx_painter_collect(const bx_painter *painter, const bx_display *page,
                        GPtrArray *sets);
/* Takes both. */
void bx_painter_add_face(bx_painter *painter, int face, cairo_font_face_t *cairo,
                         hb_map_t *new_gid);

/* The page in points on cr. False after reporting, when cairo or a picture fails. */
bool bx_painter_draw(bx_painter *painter, const bx_display *page, cairo_t *cr,
                     bx_diags *diags);

/* ---- what the files that paint share ---- */

/* The slot of an id, in an array grown so far. */
void **bx_paint_slot(GPtrArray *array, int id);
/* A span of one axis; in pixels, whole ones and at least one, so that tints meet and
 * hairlines are seen. */
void bx_paint_snap(const bx_painter *painter, double *at, double *size);

#endif
