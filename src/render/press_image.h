/* press_image: the pictures of pages on their way to a press.
 *
 * In: display lists, and the pictures made for the press (asset/press_pictures.h). Out:
 * what cairo draws: bytes that it passes on as they are, or black and white pixels. */
#ifndef BX_RENDER_PRESS_IMAGE_H
#define BX_RENDER_PRESS_IMAGE_H

#include <cairo.h>

#include "asset/press_pictures.h"
#include "display/display.h"
#include "model/press_profile.h"

/* What pictures are prepared by. Borrows the colour profile. */
bx_press_settings bx_press_image_settings(const bx_press_profile *press,
                                          const bx_icc *icc);

/* The picture of an operation of kind IMAGE on a page. */
bx_press_use bx_press_image_use(const bx_op *op, const bx_display *page,
                                const bx_press_profile *press);

/* All pictures of the pages that are drawn, marks for the editor left out; cache as in
 * press_pictures.h. NULL after reporting: one is damaged, or an SVG that sets type. */
bx_press_pictures *bx_press_images_make(const bx_display *pages, int n_pages,
                                        const bx_assets *assets,
                                        const bx_press_profile *press, const bx_icc *icc,
                                        bx_cache *cache, bx_diags *diags);

/* A surface for a picture that was made; `id` is its own in the file, and the same
 * wherever this very surface may stand again. Picture and image outlive it. */
cairo_surface_t *bx_press_image_surface(const bx_press_picture *picture,
                                        const bx_image *image, const char *id);

/* What a vector picture is to cairo: a JPEG of one pixel that says which picture it
 * stands for; press/import.h puts that in its place. No picture of an issue can pass for
 * one: of one pixel they are always written anew, and without comments. `use`: a number
 * of its own for each time on a page. */
cairo_surface_t *bx_press_placeholder(int image, bool is_gray, int use);
/* The picture's id; -1: the bytes of a JPEG are no placeholder. */
int bx_press_placeholder_read(const unsigned char *bytes, size_t n, bool *is_gray);

#endif
