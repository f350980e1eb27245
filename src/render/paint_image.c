#include "render/paint_image.h"

#include <math.h>

#include "asset/image.h"
#include "asset/vector.h"
#include "render/press_image.h"
#include "render/surfaces.h"

/* Stored pixels → upright pixels, both with the origin upper left. EXIF 2.3 §4.6.4. */
static cairo_matrix_t upright(const bx_image *image)
{
    double w = image->width, h = image->height;
    switch (image->orientation) {
    case 2:
        return (cairo_matrix_t){.xx = -1, .yy = 1, .x0 = w};
    case 3:
        return (cairo_matrix_t){.xx = -1, .yy = -1, .x0 = w, .y0 = h};
    case 4:
        return (cairo_matrix_t){.xx = 1, .yy = -1, .y0 = h};
    case 5:
        return (cairo_matrix_t){.yx = 1, .xy = 1};
    case 6:
        return (cairo_matrix_t){.yx = 1, .xy = -1, .x0 = w};
    case 7:
        return (cairo_matrix_t){.yx = -1, .xy = -1, .x0 = w, .y0 = h};
    case 8:
        return (cairo_matrix_t){.yx = -1, .xy = 1, .y0 = h};
    default:
        return (cairo_matrix_t){.xx = 1, .yy = 1};
    }
}

/* In the units of the upright picture. False when it turns out to be damaged. */
static bool draw_vector(const bx_image *image, cairo_t *cr)
{
    cairo_scale(cr, BX_VECTOR_UNITS, BX_VECTOR_UNITS);
    return bx_vector_draw(image, cr);
}

/* The same as grays: over what is drawn goes the hue and saturation of white, the
 * lightness of all below stays. White is also what paper in a PDF becomes, where nothing
 * was drawn; what stands below is gray anyhow, as the page is. Lines stay lines in a PDF.
 */
static bool draw_gray_vector(const bx_image *image, cairo_t *cr)
{
    cairo_save(cr);
    bool is_whole = draw_vector(image, cr);
    cairo_restore(cr);
    cairo_set_operator(cr, CAIRO_OPERATOR_HSL_COLOR);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    return is_whole;
}

/* The part that is shown, as it is in print: as many pixels as it has on the surface. */
static bool draw_proofed_vector(const bx_painter *painter, const bx_op *op,
                                const bx_image *image, cairo_t *cr)
{
    bx_pixels pixels;
    int x = op->image.crop_x, y = op->image.crop_y;
    int w = op->image.crop_w, h = op->image.crop_h;
    double across = w, down = h;
    cairo_user_to_device_distance(cr, &across, &down);
    int width = (int)fmax(1, round(across)), height = (int)fmax(1, round(down));
    if (!bx_vector_decode(image, x, y, w, h, width, height, &pixels))
        return false;
    bx_soft_proof_drawing(painter->proof, image, &painter->page->brands,
                          op->image.is_gray, &pixels);
    cairo_surface_t *s = cairo_image_surface_create_for_data(
        pixels.data, pixels.has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width,
        height, pixels.stride);
    cairo_translate(cr, x, y);
    cairo_scale(cr, (double)w / width, (double)h / height);
    cairo_set_source_surface(cr, s, 0, 0);
    cairo_paint(cr);
    cairo_set_source_rgb(cr, 0, 0, 0); /* lets go of it */
    cairo_surface_destroy(s);
    g_free(pixels.data);
    return true;
}

/* All of a picture, in the units of the upright one. */
static void set_stored(cairo_surface_t *surface, const bx_image *image, cairo_t *cr)
{
    int stored_width, stored_height;
    bx_image_stored_size(image, &stored_width, &stored_height);
    cairo_matrix_t turn = upright(image);
    cairo_transform(cr, &turn);
    cairo_scale(cr, (double)stored_width / cairo_image_surface_get_width(surface),
                (double)stored_height / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(cr, surface, 0, 0);
}

static bool draw_pixels(bx_painter *painter, const bx_op *op, const bx_image *image,
                        cairo_t *cr)
{
    cairo_surface_t *surface = bx_surface_for(painter, op);
    if (!surface)
        return false;
    set_stored(surface, image, cr);
    if (!painter->is_vector) /* else the white of the paper would shine in at the edges */
        cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_paint(cr);
    return true;
}

/* ---- for a press ---- */

/* In the units of the upright picture; part of it stands where it does in the whole. */
static void draw_for_press(bx_painter *painter, const bx_op *op, const bx_image *image,
                           cairo_t *cr)
{
    if (bx_vector_stays_vector(image)) {
        cairo_scale(cr, image->width, image->height);
        cairo_set_source_surface(cr, bx_surface_placeholder(painter, op), 0, 0);
        cairo_paint(cr);
        return;
    }
    bx_press_use use = bx_press_image_use(op, painter->page, painter->press);
    int id = bx_press_pictures_find(painter->pictures, &use);
    cairo_surface_t *surface = bx_surface_for_press(painter, op, id, image);
    if (bx_press_pictures_at(painter->pictures, id)->kind == BX_PRESS_OWN) {
        set_stored(surface, image, cr);
    } else {
        cairo_translate(cr, use.x, use.y);
        cairo_scale(cr, (double)use.w / cairo_image_surface_get_width(surface),
                    (double)use.h / cairo_image_surface_get_height(surface));
        cairo_set_source_surface(cr, surface, 0, 0);
    }
    cairo_paint(cr);
}

/* ---- any of them ---- */

static bool draw_picture(bx_painter *painter, const bx_op *op, const bx_image *image,
                         cairo_t *cr)
{
    if (painter->press) {
        draw_for_press(painter, op, image, cr);
        return true;
    }
    if (!bx_image_is_vector(image))
        return draw_pixels(painter, op, image, cr);
    if (painter->proof && !painter->is_note)
        return draw_proofed_vector(painter, op, image, cr);
    return op->image.is_gray ? draw_gray_vector(image, cr) : draw_vector(image, cr);
}

bool bx_paint_image(bx_painter *painter, const bx_op *op, cairo_t *cr, bx_diags *diags)
{
    const bx_image *image = bx_assets_image(painter->assets, op->image.image);
    double x = bx_pt_from_len(op->image.box.x), w = bx_pt_from_len(op->image.box.w);
    double y = bx_pt_from_len(op->image.box.y), h = bx_pt_from_len(op->image.box.h);
    bx_paint_snap(painter, &x, &w);
    bx_paint_snap(painter, &y, &h);
    cairo_save(cr);
    cairo_rectangle(cr, x, y, w, h);
    cairo_clip(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, w / op->image.crop_w, h / op->image.crop_h);
    cairo_translate(cr, -op->image.crop_x, -op->image.crop_y);
    bool is_drawn_whole = draw_picture(painter, op, image, cr);
    cairo_restore(cr);
    if (!is_drawn_whole)
        bx_diag(diags, BX_D_E_IMAGE_DAMAGED, BX_NOWHERE, image->file);
    return is_drawn_whole;
}
