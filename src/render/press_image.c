#include "render/press_image.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "asset/jpeg_write.h"

bx_press_settings bx_press_image_settings(const bx_press_profile *press,
                                          const bx_icc *icc)
{
    return (bx_press_settings){.icc = icc,
                               .total_ink = press->pictures.total_ink,
                               .ppi = press->pictures.ppi,
                               .line_art_ppi = press->limits.line_art_ppi};
}

bx_press_use bx_press_image_use(const bx_op *op, const bx_display *page,
                                const bx_press_profile *press)
{
    return (bx_press_use){.image = op->image.image,
                          .x = op->image.crop_x,
                          .y = op->image.crop_y,
                          .w = op->image.crop_w,
                          .h = op->image.crop_h,
                          .box_width = op->image.box.w,
                          .box_height = op->image.box.h,
                          .is_gray = op->image.is_gray,
                          .brands = bx_press_profile_mix(press, &page->brands)};
}

static void collect(const bx_display *page, const bx_press_profile *press, GArray *uses)
{
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind != BX_OP_IMAGE || op->is_note)
            continue;
        bx_press_use use = bx_press_image_use(op, page, press);
        g_array_append_val(uses, use);
    }
}

/* Text of an SVG in faces that are not there is none that anybody has seen. */
static bool is_text_sure(const bx_assets *assets, const GArray *uses, bx_diags *diags)
{
    bool ok = true;
    for (guint i = 0; i < uses->len; i++) {
        const bx_image *image =
            bx_assets_image(assets, g_array_index(uses, bx_press_use, i).image);
        if (image->missing_face)
            bx_diag(diags, BX_D_E_PRESS_SVG_TEXT, BX_NOWHERE, image->file,
                    image->missing_face);
        if (image->has_lost_text)
            bx_diag(diags, BX_D_E_PRESS_SVG_FLOW, BX_NOWHERE, image->file);
        ok = ok && !image->missing_face && !image->has_lost_text;
    }
    return ok;
}

bx_press_pictures *bx_press_images_make(const bx_display *pages, int n_pages,
                                        const bx_assets *assets,
                                        const bx_press_profile *press, const bx_icc *icc,
                                        bx_cache *cache, bx_diags *diags)
{
    bx_press_settings settings = bx_press_image_settings(press, icc);
    g_autoptr(GArray) uses = g_array_new(FALSE, FALSE, sizeof(bx_press_use));
    for (int i = 0; i < n_pages; i++)
        collect(&pages[i], press, uses);
    if (!is_text_sure(assets, uses, diags))
        return NULL;
    return bx_press_pictures_new(assets, &settings, (const bx_press_use *)uses->data,
                                 (int)uses->len, cache, 0, diags);
}

/* One pixel that nobody will look at: the PDF has the picture's size from the bytes. */
static cairo_surface_t *surface_of_bytes(const unsigned char *bytes, unsigned long n)
{
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, bytes, n, NULL, NULL);
    return s;
}

/* Cairo writes black and white pixels as such. */
static cairo_surface_t *surface_of_pixels(const bx_pixels *pixels)
{
    return cairo_image_surface_create_for_data(
        pixels->data, CAIRO_FORMAT_RGB24, pixels->width, pixels->height, pixels->stride);
}

static void name_surface(cairo_surface_t *s, char *name)
{
    cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_UNIQUE_ID, (unsigned char *)name,
                                (unsigned long)strlen(name), g_free, name);
}

cairo_surface_t *bx_press_image_surface(const bx_press_picture *picture,
                                        const bx_image *image, const char *id)
{
    cairo_surface_t *s = NULL;
    switch (picture->kind) {
    case BX_PRESS_JPEG:
        s = surface_of_bytes(picture->bytes, picture->n);
        break;
    case BX_PRESS_OWN:
        s = surface_of_bytes(image->bytes, (unsigned long)image->n_bytes);
        break;
    case BX_PRESS_LINE_ART:
        s = surface_of_pixels(&picture->pixels);
        break;
    case BX_PRESS_DAMAGED:
        return NULL;
    }
    name_surface(s, g_strdup(id));
    return s;
}

/* ---- placeholders ---- */

#define MARK "banxin picture " /* in a comment segment, behind the first marker */
#define GRAY " gray"

enum { SOI = 2, COMMENT = SOI + 4, COMMENT_ROOM = 32 };

cairo_surface_t *bx_press_placeholder(int image, bool is_gray, int use)
{
    unsigned long n;
    bx_jpeg_writer *writer = bx_jpeg_writer_new(1, 1, 1);
    bx_jpeg_writer_add(writer, (const unsigned char[]){128});
    unsigned char *jpeg = bx_jpeg_writer_finish(writer, &n);
    unsigned char *bytes = g_malloc0(n + 4 + COMMENT_ROOM);
    memcpy(bytes, jpeg, SOI);
    memcpy(bytes + SOI, (const unsigned char[]){0xff, 0xfe, 0, COMMENT_ROOM + 2}, 4);
    snprintf((char *)bytes + COMMENT, COMMENT_ROOM, MARK "%d%s", image,
             is_gray ? GRAY : "");
    memcpy(bytes + COMMENT + COMMENT_ROOM, jpeg + SOI, n - SOI);
    free(jpeg);
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, bytes, n + 4 + COMMENT_ROOM,
                                g_free, bytes);
    name_surface(s, g_strdup_printf(MARK "%d%s use %d", image, is_gray ? GRAY : "", use));
    return s;
}

int bx_press_placeholder_read(const unsigned char *bytes, size_t n, bool *is_gray)
{
    size_t length = strlen(MARK);
    if (n < COMMENT + COMMENT_ROOM || memcmp(bytes + COMMENT, MARK, length) != 0)
        return -1;
    char *end;
    long image = strtol((const char *)bytes + COMMENT + length, &end, 10);
    *is_gray = !strncmp(end, GRAY, strlen(GRAY));
    return (int)image;
}
