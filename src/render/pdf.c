#include "render/pdf.h"

#include <cairo-pdf.h>
#include <string.h>

#include "asset/subset.h"
#include "base/output.h"
#include "render/paint.h"
#include "render/press_image.h"
#include "render/surfaces.h"
#include "render/typeface.h"

static void free_set(void *set)
{
    hb_set_destroy(set);
}

/* A face that cannot be cut goes in whole, and cairo cuts it. */
static bool add_face(bx_painter *painter, int id, const hb_set_t *gids, bx_diags *diags)
{
    const bx_face *face = bx_assets_face(painter->assets, id);
    cairo_font_face_t *cairo = NULL;
    bx_subset subset;
    if (bx_subset_make(face, gids, &subset))
        cairo = bx_typeface_from_blob(subset.blob);
    if (cairo) {
        bx_painter_add_face(painter, id, cairo, hb_map_reference(subset.new_gid));
    } else if ((cairo = bx_typeface_from_face(face))) {
        bx_painter_add_face(painter, id, cairo, NULL);
    } else {
        bx_diag(diags, BX_D_E_DRAW, BX_NOWHERE, face->file);
    }
    bx_subset_clear(&subset);
    return cairo;
}

static bool add_faces(bx_painter *painter, const bx_display *pages, int n_pages,
                      const bx_pdf_info *info, bx_diags *diags)
{
    g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func(free_set);
    bool ok = true;
    for (int i = 0; i < n_pages; i++) {
        bx_painter_collect(painter, &pages[i], sets);
        if (info->surrounds)
            bx_painter_collect(painter, &info->surrounds[i], sets);
    }
    for (guint i = 0; ok && i < sets->len; i++)
        if (sets->pdata[i])
            ok = add_face(painter, (int)i, sets->pdata[i], diags);
    return ok;
}

/* ---- what is not on the page ---- */

static void set_text(cairo_surface_t *pdf, cairo_pdf_metadata_t key, const char *text)
{
    if (text)
        cairo_pdf_surface_set_metadata(pdf, key, text);
}

static void set_metadata(cairo_surface_t *pdf, const bx_pdf_info *info)
{
    set_text(pdf, CAIRO_PDF_METADATA_TITLE, info->title);
    set_text(pdf, CAIRO_PDF_METADATA_AUTHOR, info->author);
    set_text(pdf, CAIRO_PDF_METADATA_CREATOR, "banxin " BX_VERSION);
    set_text(pdf, CAIRO_PDF_METADATA_CREATE_DATE, info->created);
}

/* Cairo 1.16 writes its date without the D: of PDF dates (ISO 32000-1, 7.9.4). Two blanks
 * of what stands before make room for it: no byte moves. */
static void mark_date(GByteArray *pdf)
{
    static const char bare[] = "\n   /CreationDate (2",
                      marked[] = "\n /CreationDate (D:2";
    G_STATIC_ASSERT(sizeof bare == sizeof marked);
    for (size_t n = sizeof bare - 1, at = pdf->len; at-- > 0;)
        if (at + n <= pdf->len && !memcmp(pdf->data + at, bare, n)) {
            memcpy(pdf->data + at, marked, n);
            return;
        }
}

/* Cairo reads the point form of numbers, whatever the locale. */
static void add_bookmark(cairo_surface_t *pdf, const bx_op *op, int page, bx_len margin)
{
    char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(x, sizeof x, "%.2f", bx_pt_from_len(op->group.box.x + margin));
    g_ascii_formatd(y, sizeof y, "%.2f", bx_pt_from_len(op->group.box.y + margin));
    g_autofree char *where = g_strdup_printf("page=%d pos=[%s %s]", page, x, y);
    cairo_pdf_surface_add_outline(pdf, CAIRO_PDF_OUTLINE_ROOT, op->group.title, where, 0);
}

static void add_bookmarks(cairo_surface_t *pdf, const bx_display *page, int number,
                          bx_len margin)
{
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_GROUP_BEGIN && op->group.item >= 0 && op->group.title)
            add_bookmark(pdf, op, number, margin);
    }
}

/* ---- pages ---- */

/* Page i, and what surrounds it, within the margin. */
static bool draw_page(bx_painter *painter, const bx_display *pages, int i,
                      const bx_pdf_info *info, cairo_surface_t *pdf, bx_diags *diags)
{
    const bx_display *page = &pages[i];
    double margin = bx_pt_from_len(info->margin);
    cairo_pdf_surface_set_size(pdf, bx_pt_from_len(page->width) + 2 * margin,
                               bx_pt_from_len(page->height) + 2 * margin);
    cairo_t *cr = cairo_create(pdf);
    cairo_translate(cr, margin, margin);
    bool ok =
        bx_painter_draw(painter, page, cr, diags) &&
        (!info->surrounds || bx_painter_draw(painter, &info->surrounds[i], cr, diags));
    if (page->label)
        cairo_pdf_surface_set_page_label(pdf, page->label);
    add_bookmarks(pdf, page, i + 1, info->margin);
    cairo_show_page(cr);
    cairo_destroy(cr);
    return ok;
}

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned n)
{
    g_byte_array_append(closure, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static bool draw_pages(bx_painter *painter, const bx_display *pages, int n_pages,
                       const bx_pdf_info *info, GByteArray *out, bx_diags *diags)
{
    cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream(collect, out, 1, 1);
    cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_5);
    set_metadata(pdf, info);
    bool ok = true;
    for (int i = 0; ok && i < n_pages; i++) {
        ok = draw_page(painter, pages, i, info, pdf, diags);
        bx_surfaces_leave(painter, &pages[i], pages + i + 1, n_pages - i - 1);
    }
    cairo_surface_finish(pdf);
    cairo_status_t status = cairo_surface_status(pdf);
    cairo_surface_destroy(pdf);
    mark_date(out);
    if (ok && status) {
        bx_diag(diags, BX_D_E_DRAW, BX_NOWHERE, cairo_status_to_string(status));
        ok = false;
    }
    return ok;
}

static GByteArray *draw(bx_painter *painter, const bx_display *pages, int n_pages,
                        const bx_pdf_info *info, bx_diags *diags)
{
    GByteArray *out = g_byte_array_new();
    if (add_faces(painter, pages, n_pages, info, diags) &&
        draw_pages(painter, pages, n_pages, info, out, diags))
        return out;
    g_byte_array_unref(out);
    return NULL;
}

GByteArray *bx_pdf_make(const bx_display *pages, int n_pages, bx_assets *assets,
                        const bx_pdf_info *info, bx_diags *diags)
{
    bx_press_pictures *pictures =
        info->press ? bx_press_images_make(pages, n_pages, assets, info->press, info->icc,
                                           info->cache, diags)
                    : NULL;
    if (info->press && !pictures)
        return NULL;
    bx_painter *painter = bx_painter_new(assets, true, 1, info->notes);
    painter->press = info->press;
    painter->pictures = pictures;
    GByteArray *out = draw(painter, pages, n_pages, info, diags);
    bx_painter_free(painter);
    bx_press_pictures_free(pictures);
    return out;
}

bool bx_pdf_write(const bx_display *pages, int n_pages, bx_assets *assets,
                  const bx_pdf_info *info, const char *path, bx_diags *diags)
{
    g_autoptr(GByteArray) pdf = bx_pdf_make(pages, n_pages, assets, info, diags);
    return pdf && bx_output_write(path, pdf->data, pdf->len, diags);
}
