#include "render/surfaces.h"

#include <stdlib.h>
#include <string.h>

#include "asset/cmyk.h"
#include "asset/gray.h"
#include "asset/image.h"
#include "render/press_image.h"

enum {
    MOST_USES = 16, /* of one picture on a page, each with a surface of its own */
    MOST_PPI = 300, /* of pixels in a PDF that are no JPEG: no press shows more */
};

static void free_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

GPtrArray *bx_surfaces_new(void)
{
    return g_ptr_array_new_with_free_func(free_surface);
}

/* ---- what a surface is made of ---- */

/* JPEG bytes on a surface whose one pixel nobody will look at: the PDF has the picture's
 * size from the bytes, and cairo copies the pixels of a surface that goes away. `owned`:
 * the bytes, where they are not the file's own, which outlive the surface. */
static cairo_surface_t *surface_of_bytes(const bx_op *op, const bx_image *image, int use,
                                         const unsigned char *bytes, unsigned long n,
                                         void *owned)
{
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    char *id =
        g_strdup_printf("%d %s%s", use, op->image.is_gray ? "gray " : "", image->file);
    cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, bytes, n, owned ? free : NULL,
                                owned);
    cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_UNIQUE_ID, (unsigned char *)id,
                                (unsigned long)strlen(id), g_free, id);
    return s;
}

/* 1, 2, 4 or 8: how much smaller a picture may be decoded and still have more pixels
 * than the box on the page; in a PDF than the box has at MOST_PPI. */
static int shrink_for(const bx_painter *painter, const bx_op *op)
{
    double scale = painter->is_vector ? MOST_PPI / 72.0 : painter->scale;
    double box = bx_pt_from_len(op->image.box.w) * scale;
    int shrink = 1;
    while (shrink < 8 && box * shrink * 2 <= op->image.crop_w)
        shrink *= 2;
    return shrink;
}

static cairo_surface_t *surface_of_pixels(const bx_painter *painter, const bx_op *op,
                                          const bx_image *image, int shrink)
{
    static const cairo_user_data_key_t key;
    bx_pixels pixels;
    if (!bx_image_decode(image, shrink, &pixels))
        return NULL;
    if (painter->proof)
        bx_soft_proof_pixels(painter->proof, image, op->image.is_gray, &pixels);
    else if (op->image.is_gray && image->channels != 1)
        bx_pixels_make_gray(&pixels);
    cairo_surface_t *s = cairo_image_surface_create_for_data(
        pixels.data, pixels.has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
        pixels.width, pixels.height, pixels.stride);
    if (cairo_surface_set_user_data(s, &key, pixels.data, g_free))
        g_free(pixels.data);
    return s;
}

/* ---- which surface ---- */

/* A picture that stands on the page twice may have been decoded for the smaller box. */
static bool is_too_small(const bx_image *image, cairo_surface_t *surface, int shrink)
{
    int width, height;
    bx_image_stored_size(image, &width, &height);
    return cairo_image_surface_get_width(surface) < width / shrink;
}

/* Which time this is that the page shows the picture. Cairo 1.16 names a surface that is
 * painted twice on a page twice among its resources, which PDF forbids: each time has a
 * surface of its own, and the MOST_USES-th serves all further ones. */
static int use_of(const bx_painter *painter, const bx_op *op)
{
    int use = 0;
    for (const bx_op *o = painter->page->ops; painter->is_vector && o < op; o++)
        use += o->kind == BX_OP_IMAGE && o->image.image == op->image.image;
    return MIN(use, MOST_USES - 1);
}

static bool has_bytes(cairo_surface_t *surface)
{
    const unsigned char *bytes = NULL;
    unsigned long n;
    cairo_surface_get_mime_data(surface, CAIRO_MIME_TYPE_JPEG, &bytes, &n);
    return bytes;
}

/* For a PDF: a JPEG as it is, and inks as inks. NULL: only its pixels can go in. */
static cairo_surface_t *surface_in_own_colours(const bx_op *op, const bx_image *image,
                                               int use)
{
    unsigned char *bytes;
    unsigned long n;
    bool is_jpeg = image->format == BX_IMAGE_JPEG;
    if (op->image.is_gray && image->channels != 1)
        return (is_jpeg || image->channels == 4) && bx_gray_jpeg(image, &bytes, &n)
                   ? surface_of_bytes(op, image, use, bytes, n, bytes)
                   : NULL;
    if (is_jpeg && !image->is_complement)
        return surface_of_bytes(op, image, use, image->bytes, image->n_bytes, NULL);
    if (image->channels == 4 && bx_cmyk_jpeg(image, &bytes, &n))
        return surface_of_bytes(op, image, use, bytes, n, bytes);
    return NULL;
}

/* Where the surface of a picture is kept for this time that the page shows it. */
static void **surface_slot(bx_painter *painter, const bx_op *op, int id, int use)
{
    return bx_paint_slot(painter->images, (2 * id + op->image.is_gray) * MOST_USES + use);
}

cairo_surface_t *bx_surface_for(bx_painter *painter, const bx_op *op)
{
    const bx_image *image = bx_assets_image(painter->assets, op->image.image);
    int use = use_of(painter, op);
    void **surface = surface_slot(painter, op, op->image.image, use);
    int shrink = shrink_for(painter, op);
    if (*surface && !has_bytes(*surface) && is_too_small(image, *surface, shrink)) {
        cairo_surface_destroy(*surface);
        *surface = NULL;
    }
    if (!*surface && painter->is_vector)
        *surface = surface_in_own_colours(op, image, use);
    if (!*surface)
        *surface = surface_of_pixels(painter, op, image, shrink);
    return *surface;
}

/* ---- for a press ---- */

cairo_surface_t *bx_surface_placeholder(bx_painter *painter, const bx_op *op)
{
    int use = use_of(painter, op);
    int id = bx_press_pictures_n(painter->pictures) + op->image.image;
    void **surface = surface_slot(painter, op, id, use);
    if (!*surface)
        *surface = bx_press_placeholder(op->image.image, op->image.is_gray, use);
    return *surface;
}

cairo_surface_t *bx_surface_for_press(bx_painter *painter, const bx_op *op, int id,
                                      const bx_image *image)
{
    int use = use_of(painter, op);
    void **surface = surface_slot(painter, op, id, use);
    g_autofree char *name = g_strdup_printf("press %d %d", id, use);
    if (!*surface)
        *surface = bx_press_image_surface(bx_press_pictures_at(painter->pictures, id),
                                          image, name);
    return *surface;
}

/* ---- page after page ---- */

static bool is_shown(const bx_display *page, int image)
{
    for (int i = 0; i < page->n_ops; i++)
        if (page->ops[i].kind == BX_OP_IMAGE && page->ops[i].image.image == image)
            return true;
    return false;
}

static void let_go(bx_painter *painter, int image)
{
    for (int i = 0; i < 2 * MOST_USES; i++)
        g_clear_pointer(bx_paint_slot(painter->images, 2 * image * MOST_USES + i),
                        free_surface);
}

/* Those made for the press are no pixels, or owned by who made them. */
void bx_surfaces_leave(bx_painter *painter, const bx_display *page,
                       const bx_display *following, int n)
{
    for (int i = 0; i < page->n_ops && !painter->pictures; i++) {
        if (page->ops[i].kind != BX_OP_IMAGE)
            continue;
        int image = page->ops[i].image.image, later = 0;
        while (later < n && !is_shown(&following[later], image))
            later++;
        if (later == n)
            let_go(painter, image);
    }
}
