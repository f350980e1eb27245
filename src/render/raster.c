#include "render/raster.h"

#include <math.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/output.h"
#include "render/paint.h"
#include "render/surfaces.h"
#include "render/typeface.h"

enum { MAX_SIDE = 32767 }; /* cairo's */

struct bx_raster {
    bx_painter *painter; /* owned */
    double dpi;
};

static bool add_faces(bx_painter *painter, const bx_display *page, bx_diags *diags)
{
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        int id = op->kind == BX_OP_GLYPHS ? op->glyphs.face : -1;
        bool is_new =
            id >= 0 && (!(id < (int)painter->faces->len) || !painter->faces->pdata[id]);
        if (!is_new)
            continue;
        const bx_face *face = bx_assets_face(painter->assets, id);
        cairo_font_face_t *cairo = bx_typeface_from_face(face);
        if (!cairo) {
            bx_diag(diags, BX_D_E_DRAW, BX_NOWHERE, face->file);
            return false;
        }
        bx_painter_add_face(painter, id, cairo, NULL);
    }
    return true;
}

static bool draw(bx_painter *painter, const bx_display *page, cairo_surface_t *surface,
                 bx_diags *diags)
{
    cairo_t *cr = cairo_create(surface);
    bx_screen_colour paper = painter->proof ? bx_soft_proof_paper(painter->proof)
                                            : (bx_screen_colour){1, 1, 1};
    cairo_set_source_rgb(cr, paper.red, paper.green, paper.blue);
    cairo_paint(cr);
    cairo_scale(cr, painter->scale, painter->scale);
    bool ok = bx_painter_draw(painter, page, cr, diags);
    cairo_destroy(cr);
    return ok;
}

/* Rows of four bytes as rows of three, in place: red, green, blue. */
static void pack(unsigned char *data, int width, int height, int stride)
{
    unsigned char *to = data;
    for (int y = 0; y < height; y++) {
        const uint32_t *from =
            (const uint32_t *)(void *)(data + (size_t)y * (size_t)stride);
        for (int x = 0; x < width; x++) {
            uint32_t p = from[x];
            *to++ = (unsigned char)(p >> 16);
            *to++ = (unsigned char)(p >> 8);
            *to++ = (unsigned char)p;
        }
    }
}

/* Cairo's own writer tries every filter at the best compression, which takes longer than
 * drawing the page; text on white needs no filter. */
bool bx_raster_write(cairo_surface_t *surface, const char *path, bx_diags *diags)
{
    cairo_surface_flush(surface);
    unsigned char *data = cairo_image_surface_get_data(surface);
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    pack(data, width, height, cairo_image_surface_get_stride(surface));
    png_image png = {.version = PNG_IMAGE_VERSION,
                     .width = (unsigned)width,
                     .height = (unsigned)height,
                     .format = PNG_FORMAT_RGB,
                     .flags = PNG_IMAGE_FLAG_FAST};
    char *bytes = NULL;
    size_t n = 0;
    FILE *file = open_memstream(&bytes, &n);
    bool is_made = file && png_image_write_to_stdio(&png, file, 0, data, width * 3, NULL);
    if (file)
        fclose(file);
    if (!is_made)
        bx_diag(diags, BX_D_E_DRAW, BX_NOWHERE, png.message);
    bool ok = is_made && bx_output_write(path, bytes, n, diags);
    png_image_free(&png);
    free(bytes);
    return ok;
}

static bool is_possible(double dpi, double width, double height, bx_diags *diags)
{
    if (!(dpi >= 10 && dpi <= 1200)) {
        char text[32];
        snprintf(text, sizeof text, "%g", dpi);
        bx_diag(diags, BX_D_E_DPI, BX_NOWHERE, text);
        return false;
    }
    if (width > MAX_SIDE || height > MAX_SIDE) {
        bx_diag(diags, BX_D_E_DPI_LARGE, BX_NOWHERE, BX_INT((long long)dpi),
                BX_INT((long long)width), BX_INT((long long)height));
        return false;
    }
    return true;
}

bx_raster *bx_raster_open(bx_assets *assets, const bx_raster_info *info)
{
    bx_raster *raster = g_new(bx_raster, 1);
    raster->painter = bx_painter_new(assets, false, info->dpi / 72, info->notes);
    raster->painter->proof = info->proof;
    raster->dpi = info->dpi;
    return raster;
}

void bx_raster_free(bx_raster *raster)
{
    if (raster)
        bx_painter_free(raster->painter);
    g_free(raster);
}

cairo_surface_t *bx_raster_draw(bx_raster *raster, const bx_display *page,
                                bx_diags *diags)
{
    bx_painter *painter = raster->painter;
    double width = fmax(1, round(bx_pt_from_len(page->width) * painter->scale));
    double height = fmax(1, round(bx_pt_from_len(page->height) * painter->scale));
    if (!is_possible(raster->dpi, width, height, diags))
        return NULL;
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    if (!add_faces(painter, page, diags) || !draw(painter, page, surface, diags)) {
        cairo_surface_destroy(surface);
        surface = NULL;
    }
    bx_surfaces_leave(painter, page, NULL, 0);
    return surface;
}

cairo_surface_t *bx_raster_new(const bx_display *page, bx_assets *assets,
                               const bx_raster_info *info, bx_diags *diags)
{
    bx_raster *raster = bx_raster_open(assets, info);
    cairo_surface_t *surface = bx_raster_draw(raster, page, diags);
    bx_raster_free(raster);
    return surface;
}
