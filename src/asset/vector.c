#include "asset/vector.h"

#include <cairo-pdf.h>
#include <glib.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "asset/pdf_trim.h"
#include "asset/svg_faces.h"
#include "asset/svg_flat.h"

enum { MOST_UNITS = 20 * 1000 * 1000 }; /* seventy metres */

static const double px_in_pt = 0.75; /* CSS: 96 to the inch */

static bool set_size(bx_image *image, double width, double height)
{
    double w = round(width * BX_VECTOR_UNITS), h = round(height * BX_VECTOR_UNITS);
    if (!(w >= 1 && h >= 1 && w <= MOST_UNITS && h <= MOST_UNITS))
        return false;
    image->width = (int)w;
    image->height = (int)h;
    image->channels = 0;
    return true;
}

/* ---- SVG ---- */

/* In pixels, by its width and height, or else by its view box. */
static bool svg_size(RsvgHandle *svg, double *width, double *height)
{
    gboolean has_width, has_height, has_box;
    RsvgLength w, h;
    RsvgRectangle box;
    if (rsvg_handle_get_intrinsic_size_in_pixels(svg, width, height))
        return true;
    rsvg_handle_get_intrinsic_dimensions(svg, &has_width, &w, &has_height, &h, &has_box,
                                         &box);
    *width = box.width;
    *height = box.height;
    return has_box;
}

/* May it set type, itself or another drawing inside it? Pango's faces cost time. */
static bool may_have_text(const bx_image *image)
{
    return memmem(image->bytes, image->n_bytes, "text", 4) ||
           memmem(image->bytes, image->n_bytes, "svg+xml", 7);
}

/* *missing (or NULL): a family that is not there, to be freed; NULL where there is none.
 */
static bool draw_svg_in(const bx_image *image, cairo_t *cr, char **missing)
{
    RsvgRectangle whole = {0, 0, (double)image->width / BX_VECTOR_UNITS,
                           (double)image->height / BX_VECTOR_UNITS};
    bx_svg_faces *faces = NULL;
    if (image->fonts && may_have_text(image))
        faces = bx_svg_faces_begin(image->fonts);
    bool is_drawn = rsvg_handle_render_document(image->vector, cr, &whole, NULL);
    if (missing)
        *missing = faces ? g_strdup(bx_svg_faces_missing(faces)) : NULL;
    if (faces)
        bx_svg_faces_end(faces);
    return is_drawn;
}

static bool draw_svg(const bx_image *image, cairo_t *cr)
{
    return draw_svg_in(image, cr, NULL);
}

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned n)
{
    g_byte_array_append(closure, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static GByteArray *pdf_of(const bx_image *image, char **missing)
{
    GByteArray *out = g_byte_array_new();
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(
        collect, out, (double)image->width / BX_VECTOR_UNITS,
        (double)image->height / BX_VECTOR_UNITS);
    cairo_t *cr = cairo_create(pdf);
    bool is_drawn = draw_svg_in(image, cr, missing) && !cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(pdf);
    is_drawn &= !cairo_surface_status(pdf);
    cairo_surface_destroy(pdf);
    if (is_drawn)
        return out;
    g_byte_array_unref(out);
    return NULL;
}

GByteArray *bx_vector_pdf(const bx_image *image)
{
    return pdf_of(image, NULL);
}

/* An element of that name, with a prefix or without. */
static bool has_element(const bx_image *image, const char *name)
{
    const char *begin = (const char *)image->bytes, *end = begin + image->n_bytes;
    size_t n = strlen(name);
    for (const char *p = begin; (p = memmem(p, (size_t)(end - p), name, n)); p += n) {
        const char *before = p > begin ? p - 1 : begin;
        if (*before == ':')
            while (before > begin && (*before == ':' || g_ascii_isalnum(*before)))
                before--;
        if (*before == '<')
            return true;
    }
    return false;
}

/* flowRoot, which is none of SVG 1.1, is not drawn, and lost. */
static void look_at_svg(bx_image *image)
{
    GByteArray *pdf = pdf_of(image, &image->missing_face);
    if (pdf)
        image->is_flat = bx_svg_is_flat(pdf->data, pdf->len);
    g_clear_pointer(&pdf, g_byte_array_unref);
    image->has_lost_text = has_element(image, "flowRoot");
}

bx_image_state bx_svg_open(bx_image *image)
{
    double width, height;
    RsvgHandle *svg = rsvg_handle_new_from_data(image->bytes, image->n_bytes, NULL);
    image->vector = svg;
    if (!svg)
        return BX_IMAGE_DAMAGED;
    rsvg_handle_set_dpi(svg, 96);
    if (!svg_size(svg, &width, &height) ||
        !set_size(image, width * px_in_pt, height * px_in_pt))
        return BX_IMAGE_DAMAGED;
    look_at_svg(image);
    return BX_IMAGE_FINE;
}

/* ---- PDF ---- */

/* A page from 1, NULL where there is none; *n: how many there are. */
static PopplerPage *open_page(const bx_image *image, int page, int *n)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(image->bytes, image->n_bytes);
    PopplerDocument *document = poppler_document_new_from_bytes(bytes, NULL, NULL);
    *n = document ? poppler_document_get_n_pages(document) : 0;
    PopplerPage *found =
        page <= *n ? poppler_document_get_page(document, page - 1) : NULL;
    g_clear_object(&document);
    return found;
}

/* What lies round the trim on the page that a reader shows, the trim within it: left,
 * bottom, right and top as the page is turned. False where it is none of it. */
static bool margins_of(const bx_image *image, const bx_pdf_trim *trim, double margins[4])
{
    PopplerRectangle crop;
    if (!trim->has_trim)
        return false;
    poppler_page_get_crop_box(image->vector, &crop);
    const double *t = trim->box;
    double plain[4] = {fmax(t[0] - crop.x1, 0), fmax(t[1] - crop.y1, 0),
                       fmax(crop.x2 - t[2], 0), fmax(crop.y2 - t[3], 0)};
    /* Turned clockwise the lower side comes to the left, the right one to the bottom. */
    for (int i = 0; i < 4; i++)
        margins[i] = plain[(i + trim->turns) % 4];
    return true;
}

/* The page ends at its trim: bleed and marks are for printing it alone. */
static bool set_trimmed_size(bx_image *image, const bx_pdf_trim *trim, double width,
                             double height)
{
    double m[4];
    if (!margins_of(image, trim, m) || m[0] + m[2] >= width || m[1] + m[3] >= height)
        return set_size(image, width, height);
    image->left = (int)round(m[0] * BX_VECTOR_UNITS);
    image->top = (int)round(m[3] * BX_VECTOR_UNITS);
    return set_size(image, width - m[0] - m[2], height - m[1] - m[3]);
}

bx_image_state bx_pdf_open(bx_image *image, const char **what)
{
    double width, height;
    int n, page = MAX(image->page, 1);
    bx_pdf_trim trim = bx_pdf_trim_read(image->bytes, image->n_bytes, page);
    if (trim.is_too_large)
        return BX_IMAGE_DAMAGED;
    image->vector = open_page(image, page, &n);
    if (n > 0 && page > n) {
        g_snprintf(image->n_pages, sizeof image->n_pages, "%d", n);
        *what = image->n_pages;
        return BX_IMAGE_NO_PAGE;
    }
    if (!image->vector)
        return BX_IMAGE_DAMAGED;
    poppler_page_get_size(image->vector, &width, &height);
    return set_trimmed_size(image, &trim, width, height) ? BX_IMAGE_FINE
                                                         : BX_IMAGE_DAMAGED;
}

static void draw_pdf(const bx_image *image, cairo_t *cr)
{
    cairo_save(cr);
    cairo_rectangle(cr, 0, 0, (double)image->width / BX_VECTOR_UNITS,
                    (double)image->height / BX_VECTOR_UNITS);
    cairo_clip(cr);
    cairo_translate(cr, -(double)image->left / BX_VECTOR_UNITS,
                    -(double)image->top / BX_VECTOR_UNITS);
    poppler_page_render_for_printing(image->vector, cr);
    cairo_restore(cr);
}

void bx_vector_close(bx_image *image)
{
    g_clear_object((GObject **)&image->vector);
}

bool bx_vector_draw(const bx_image *image, cairo_t *cr)
{
    if (image->format == BX_IMAGE_SVG)
        return draw_svg(image, cr);
    draw_pdf(image, cr);
    return true;
}

/* ---- for a press ---- */

bool bx_vector_stays_vector(const bx_image *image)
{
    return image->format == BX_IMAGE_PDF ||
           (image->format == BX_IMAGE_SVG && image->is_flat);
}

bool bx_vector_decode(const bx_image *image, int x, int y, int w, int h, int width,
                      int height, bx_pixels *out)
{
    bool has_alpha = bx_vector_stays_vector(image);
    *out = (bx_pixels){g_malloc0((gsize)width * 4 * (gsize)height), width, height,
                       width * 4, has_alpha};
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        out->data, has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height,
        out->stride);
    cairo_t *cr = cairo_create(surface);
    if (!has_alpha) {
        cairo_set_source_rgb(cr, 1, 1, 1);
        cairo_paint(cr);
    }
    cairo_scale(cr, (double)width * BX_VECTOR_UNITS / w,
                (double)height * BX_VECTOR_UNITS / h);
    cairo_translate(cr, -(double)x / BX_VECTOR_UNITS, -(double)y / BX_VECTOR_UNITS);
    bool is_drawn = bx_vector_draw(image, cr) && !cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    for (size_t i = 3; !has_alpha && i < (size_t)out->stride * (size_t)height; i += 4)
        out->data[i] = 255; /* cairo leaves it as it is */
    if (!is_drawn)
        g_free(out->data);
    return is_drawn;
}
