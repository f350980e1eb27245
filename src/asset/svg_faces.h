/* svg_faces: the faces that an SVG's text is set in: those that fonts/fonts.conf finds,
 * and no others that the system has.
 *
 * In: that configuration. While it is used, librsvg draws with it on this thread; which
 * families the drawing asked for that are not there is told afterwards. Pango takes what
 * is nearest instead: whoever draws for a press refuses the drawing. */
#ifndef BX_ASSET_SVG_FACES_H
#define BX_ASSET_SVG_FACES_H

#include <fontconfig/fontconfig.h>
#include <stdbool.h>

typedef struct bx_svg_faces bx_svg_faces;

/* Keeps the configuration, until it is freed. */
bx_svg_faces *bx_svg_faces_begin(FcConfig *config);
/* The first family asked for that is not there, NULL: all are. Borrowed. */
const char *bx_svg_faces_missing(const bx_svg_faces *faces);
/* From here on this thread draws as before. */
void bx_svg_faces_end(bx_svg_faces *faces);

#endif
