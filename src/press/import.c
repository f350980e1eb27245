#include "press/import.h"

#include <math.h>
#include <string.h>

#include "asset/vector.h"
#include "press/drawing.h"
#include "press/recolour.h"
#include "press/separation.h"
#include "render/press_image.h"

static const double TRIM_SLACK = 1; /* [pt] a third of a millimetre, which nobody sees */

typedef struct {
    int image;         /* asset image id */
    bool is_gray;      /* of a drawing: in black alone */
    bx_brands brands;  /* of a drawing */
    bx_document *from; /* NULL of a drawing */
    bx_object form;
} entry;

struct bx_imports {
    bx_document *to;
    const bx_assets *assets;
    const bx_icc *icc;
    const bx_press_profile *profile;
    bx_diags *diags;
    GArray *entries;
};

bx_imports *bx_imports_new(bx_document *to, const bx_assets *assets, const bx_icc *icc,
                           const bx_press_profile *profile, bx_diags *diags)
{
    bx_imports *i = g_new0(bx_imports, 1);
    *i = (bx_imports){to,      assets, icc,
                      profile, diags,  g_array_new(FALSE, FALSE, sizeof(entry))};
    return i;
}

void bx_imports_free(bx_imports *imports)
{
    if (!imports)
        return;
    for (guint i = 0; i < imports->entries->len; i++)
        bx_document_free(g_array_index(imports->entries, entry, i).from);
    g_array_unref(imports->entries);
    g_free(imports);
}

/* ---- forms ---- */

static bool report(const bx_imports *i, const bx_image *image, const char *what)
{
    bx_diag(i->diags, BX_D_E_IMPORT, BX_NOWHERE, image->file, what);
    return false;
}

static void set(bx_imports *i, bx_object dictionary, const char *key, bx_object value)
{
    qpdf_oh_replace_key(i->to->qpdf, dictionary, key, value);
}

/* The dictionary of a new form of that content. */
static bx_object new_form(bx_imports *i, const char *content, size_t n, bx_object *form)
{
    qpdf_data q = i->to->qpdf;
    *form = qpdf_oh_new_stream(q);
    qpdf_oh_replace_stream_data(q, *form, (const unsigned char *)content, n,
                                qpdf_oh_new_null(q), qpdf_oh_new_null(q));
    bx_object dictionary = qpdf_oh_get_dict(q, *form);
    set(i, dictionary, "/Type", qpdf_oh_new_name(q, "/XObject"));
    set(i, dictionary, "/Subtype", qpdf_oh_new_name(q, "/Form"));
    return dictionary;
}

static bx_object numbers(bx_imports *i, const double *values, int n)
{
    bx_object array = qpdf_oh_new_array(i->to->qpdf);
    for (int k = 0; k < n; k++)
        qpdf_oh_append_item(i->to->qpdf, array,
                            qpdf_oh_new_real_from_double(i->to->qpdf, values[k], 8));
    return array;
}

/* From the box, turned clockwise by a multiple of 90 degrees, to the unit square. */
static void unit_matrix(const double box[4], int rotate, double m[6])
{
    double x = 1 / (box[2] - box[0]), y = 1 / (box[3] - box[1]);
    double left = -box[0] * x, bottom = -box[1] * y;
    double turns[4][6] = {{x, 0, 0, y, left, bottom},
                          {0, -x, y, 0, bottom, 1 - left},
                          {-x, 0, 0, -y, 1 - left, 1 - bottom},
                          {0, x, -y, 0, 1 - bottom, left}};
    for (int k = 0; k < 6; k++)
        m[k] = turns[(rotate / 90 + 4) % 4][k];
}

/* What surrounds the page's content: the state a page begins with, whatever was set where
 * the picture stands; above all no overprint, which would lose white areas. */
static bx_object wrap(bx_imports *i, bx_object inner, const double box[4], int rotate)
{
    static const char content[] = "/reset gs 0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw "
                                  "100 Tz 0 TL 0 Tr 0 Ts /page Do";
    double m[6];
    bx_object form;
    bx_object dictionary = new_form(i, content, sizeof content - 1, &form);
    unit_matrix(box, rotate, m);
    set(i, dictionary, "/BBox", numbers(i, box, 4));
    set(i, dictionary, "/Matrix", numbers(i, m, 6));
    bx_object resources = qpdf_oh_parse(
        i->to->qpdf, "<< /ExtGState << /reset << /Type /ExtGState /OP false "
                     "/op false /OPM 0 >> >> /XObject << >> >>");
    set(i, bx_document_key(i->to, resources, "/XObject"), "/page", inner);
    set(i, dictionary, "/Resources", resources);
    return qpdf_make_indirect_object(i->to->qpdf, form);
}

/* ---- pages of other files ---- */

/* Makes a box smaller: as much of it as lies in another. False, and as it was, where that
 * is nothing. */
static bool cut(double box[4], const double by[4])
{
    double both[4];
    for (int k = 0; k < 2; k++) {
        both[k] = fmax(box[k], by[k]);
        both[k + 2] = fmin(box[k + 2], by[k + 2]);
    }
    if (!(both[2] > both[0] && both[3] > both[1]))
        return false;
    memcpy(box, both, sizeof both);
    return true;
}

/* What is printed of a page, the crop box within the media, as far as its trim (see
 * asset/vector.c); *bleed: how much of it that is at most, on any side [pt]. */
static bool page_box(bx_document *d, const bx_document_page *page, double box[4],
                     double *bleed)
{
    double crop[4], trim[4];
    *bleed = 0;
    if (!bx_document_box(d, page->media_box, box))
        return false;
    if (bx_document_box(d, page->crop_box, crop) && !cut(box, crop))
        return false;
    memcpy(crop, box, sizeof crop);
    if (bx_document_box(d, bx_document_key(d, page->object, "/TrimBox"), trim))
        cut(box, trim);
    for (int k = 0; k < 4; k++)
        *bleed = fmax(*bleed, fabs(box[k] - crop[k]));
    return box[2] > box[0] && box[3] > box[1];
}

static bx_object copy_foreign(bx_imports *i, bx_document *from, bx_object object)
{
    bx_object whole = qpdf_make_indirect_object(from->qpdf, object);
    return qpdf_oh_copy_foreign_object(i->to->qpdf, from->qpdf, whole);
}

/* The form of a page. content NULL: as the page has it. */
static bool add_page(bx_imports *i, bx_document *from, const bx_document_page *page,
                     const GString *content, bx_object *form)
{
    double box[4], bleed;
    g_autoptr(GByteArray) own = g_byte_array_new();
    if (!page_box(from, page, box, &bleed) ||
        bx_document_contents(from, page, own) != BX_FILTER_DONE)
        return false;
    bx_object inner;
    bx_object dictionary = content
                               ? new_form(i, content->str, content->len, &inner)
                               : new_form(i, (const char *)own->data, own->len, &inner);
    set(i, dictionary, "/BBox", numbers(i, box, 4));
    if (page->resources)
        set(i, dictionary, "/Resources", copy_foreign(i, from, page->resources));
    bx_object group = bx_document_key(from, page->object, "/Group");
    if (group && !content)
        set(i, dictionary, "/Group", copy_foreign(i, from, group));
    *form = wrap(i, qpdf_make_indirect_object(i->to->qpdf, inner), box, page->rotate);
    return !qpdf_has_error(i->to->qpdf);
}

static void tell_bleed(bx_imports *i, bx_document *d, const bx_document_page *page,
                       const bx_image *image)
{
    double box[4], bleed;
    if (page_box(d, page, box, &bleed) && bleed > TRIM_SLACK)
        bx_diag(i->diags, BX_D_N_AD_TRIM, BX_NOWHERE, image->file,
                bx_format(i->to->arena, "%.0f", bleed / 72 * 25.4));
}

static bool open_file(bx_imports *i, const bx_image *image, entry *e)
{
    bx_document_limits limits = bx_document_limits_usual();
    e->from = bx_document_of(image->bytes, image->n_bytes, &limits);
    if (e->from->fault != BX_DOCUMENT_GOOD || image->page > e->from->n_pages)
        return report(i, image, e->from->detail);
    const bx_document_page *page = &e->from->pages[MAX(image->page, 1) - 1];
    tell_bleed(i, e->from, page, image);
    return add_page(i, e->from, page, NULL, &e->form) || report(i, image, "page");
}

/* ---- drawings ---- */

/* Its content in inks; NULL where it is more than a drawing. */
static GString *content_in_inks(bx_imports *i, const entry *e, bx_recolour_needs *needs)
{
    g_autoptr(GByteArray) content = g_byte_array_new();
    if (bx_document_contents(e->from, &e->from->pages[0], content) != BX_FILTER_DONE)
        return NULL;
    bx_brands mixed = bx_press_profile_mix(i->profile, &e->brands);
    bx_drawing_inks inks = bx_drawing_inks_new(i->icc, &mixed, e->is_gray);
    bx_drawing_press press = {&inks, &e->brands, i->profile};
    GString *out = g_string_sized_new(content->len);
    bool is_done = bx_drawing_in_inks(content->data, content->len, &press, out, needs);
    bx_drawing_inks_clear(&inks);
    if (is_done)
        return out;
    g_string_free(out, TRUE);
    return NULL;
}

static bool open_drawing(bx_imports *i, const bx_image *image, entry *e)
{
    bx_recolour_needs needs = {0};
    GByteArray *pdf = bx_vector_pdf(image);
    if (!pdf)
        return report(i, image, "SVG");
    bx_document_limits limits = bx_document_limits_usual();
    e->from = bx_document_of(pdf->data, pdf->len, &limits);
    g_byte_array_unref(pdf);
    GString *content =
        e->from->fault == BX_DOCUMENT_GOOD ? content_in_inks(i, e, &needs) : NULL;
    if (!content) {
        bx_diag(i->diags, BX_D_E_PRESS_SVG, BX_NOWHERE, image->file);
        return false;
    }
    bx_resources_add_needs(e->from, e->from->pages[0].resources, &needs, i->profile);
    bool is_done = add_page(i, e->from, &e->from->pages[0], content, &e->form);
    g_string_free(content, TRUE);
    return is_done || report(i, image, "SVG");
}

/* ---- placeholders ---- */

static bool is_one_pixel(bx_document *d, bx_object image)
{
    return bx_document_whole(d, bx_document_key(d, image, "/Width"), 0) == 1 &&
           bx_document_whole(d, bx_document_key(d, image, "/Height"), 0) == 1;
}

/* The picture that a placeholder stands for; -1: it is none. */
static int image_of(bx_imports *i, bx_object object, bool *is_gray)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (!is_one_pixel(i->to, object) || !bx_document_raw(i->to, object, bytes))
        return -1;
    return bx_press_placeholder_read(bytes->data, bytes->len, is_gray);
}

/* Brand colours are none of an advertiser's business. */
static bool is_same(const bx_imports *i, const entry *e, int image, bool is_gray,
                    const bx_brands *brands)
{
    return e->image == image && e->is_gray == is_gray &&
           (bx_assets_image(i->assets, image)->format == BX_IMAGE_PDF ||
            bx_brands_are_same(&e->brands, brands));
}

bool bx_imports_find(bx_imports *i, bx_object object, const bx_brands *brands,
                     bx_object *form)
{
    bool is_gray = false;
    int id = image_of(i, object, &is_gray);
    *form = 0;
    if (id < 0)
        return true;
    for (guint k = 0; k < i->entries->len; k++) {
        const entry *e = &g_array_index(i->entries, entry, k);
        if (is_same(i, e, id, is_gray, brands)) {
            *form = e->form;
            return true;
        }
    }
    const bx_image *image = bx_assets_image(i->assets, id);
    entry e = {.image = id, .is_gray = is_gray, .brands = *brands};
    bool is_done = image->format == BX_IMAGE_PDF ? open_file(i, image, &e)
                                                 : open_drawing(i, image, &e);
    g_array_append_val(i->entries, e); /* it owns the file, whatever came of it */
    *form = e.form;
    return is_done;
}
