/* typeface: a face of type as cairo draws it, through FreeType, without any hinting. */
#ifndef BX_RENDER_TYPEFACE_H
#define BX_RENDER_TYPEFACE_H

#include <cairo.h>

#include "asset/assets.h"

/* From a font file in memory (kept alive as long as cairo needs it), or from the face's
 * own file. NULL when FreeType refuses it. Undo: cairo_font_face_destroy. */
cairo_font_face_t *bx_typeface_from_blob(hb_blob_t *blob);
cairo_font_face_t *bx_typeface_from_face(const bx_face *face);

#endif
