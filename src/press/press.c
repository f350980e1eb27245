#include "press/press.h"

#include <string.h>

#include "pdf/document.h"
#include "press/import.h"
#include "press/intent.h"
#include "press/metadata.h"
#include "press/recolour.h"
#include "press/separation.h"

enum { MOST_FORMS = 16 }; /* one inside the other */

typedef struct {
    bx_document *d;
    const bx_press_job *job;
    bx_diags *diags;
    bx_imports *imports;
    int page;         /* its index */
    double height;    /* [pt] of its paper */
    GHashTable *seen; /* numbers of objects that were looked at */
} press;

static const char *page_number(const press *p, char buffer[24])
{
    return bx_int_text(buffer, p->job->numbers[p->page]);
}
#define PAGE(p) page_number((p), (char[24]){0})

/* ---- small things in PDF ---- */

static void set(const press *p, bx_object dictionary, const char *key, bx_object value)
{
    qpdf_oh_replace_key(p->d->qpdf, dictionary, key, value);
}

static void drop(const press *p, bx_object dictionary, const char *key)
{
    qpdf_oh_remove_key(p->d->qpdf, dictionary, key);
}

/* Is this the first look at an object that stands by itself? */
static bool is_new(const press *p, bx_object object)
{
    int id = bx_document_id(p->d, object);
    return !id || g_hash_table_add(p->seen, GINT_TO_POINTER(id));
}

/* ---- content ---- */

/* In millimetres from the trim corner, downward; "?" where no place is known. */
static const char *place(char buffer[16], const bx_recolour_fault *fault, double pt,
                         double margin)
{
    if (!fault->has_place)
        return "?";
    g_snprintf(buffer, 16, "%.1f", (pt - margin) * 25.4 / 72);
    return buffer;
}

static bool report_colour(const press *p, const bx_recolour_fault *fault)
{
    char x[16], y[16];
    double margin = bx_pt_from_len(p->job->margin);
    bx_diag(p->diags, BX_D_E_PRESS_COLOUR, BX_NOWHERE, PAGE(p), fault->colour,
            place(x, fault, fault->x, margin),
            place(y, fault, p->height - fault->y, margin));
    return false;
}

static bool report_made(const press *p, const char *what)
{
    bx_diag(p->diags, BX_D_E_PRESS_MAKE, BX_NOWHERE, what);
    return false;
}

/* The bytes in inks, and what they name in the resources; NULL after reporting. */
static GString *recolour(const press *p, const GByteArray *content, bx_object resources)
{
    bx_recolour_needs needs = {0};
    bx_recolour_fault fault;
    GString *out = g_string_sized_new(content->len + content->len / 8 + 64);
    if (!bx_recolour(content->data, content->len, p->job->profile, out, &needs, &fault)) {
        report_colour(p, &fault);
        g_string_free(out, TRUE);
        return NULL;
    }
    bx_resources_add_needs(p->d, resources, &needs, p->job->profile);
    return out;
}

static void put_stream(const press *p, bx_object stream, const GString *bytes)
{
    qpdf_oh_replace_stream_data(p->d->qpdf, stream, (const unsigned char *)bytes->str,
                                bytes->len, qpdf_oh_new_null(p->d->qpdf),
                                qpdf_oh_new_null(p->d->qpdf));
}

/* ---- resources ---- */

static bool report_clear(const press *p, const char *what)
{
    bx_diag(p->diags, BX_D_E_PRESS_CLEAR, BX_NOWHERE, PAGE(p), what);
    return false;
}

/* The words that would be a mask or a blending of a picture's or a state's dictionary. */
static const char *clear_key(const press *p, bx_object dictionary)
{
    bx_object mask = bx_document_key(p->d, dictionary, "/SMask");
    bx_object blend = bx_document_key(p->d, dictionary, "/BM");
    if (mask && !bx_document_is_name(p->d, mask, "None"))
        return "SMask";
    if (blend && !bx_document_is_name(p->d, blend, "Normal"))
        return "BM";
    if (bx_document_number(p->d, bx_document_key(p->d, dictionary, "/ca"), 1) < 1)
        return "ca";
    if (bx_document_number(p->d, bx_document_key(p->d, dictionary, "/CA"), 1) < 1)
        return "CA";
    return NULL;
}

static bool check_states(const press *p, bx_object resources)
{
    bx_object states = bx_document_key(p->d, resources, "/ExtGState");
    const char *const *names = bx_document_keys(p->d, states);
    for (; *names; names++) {
        const char *clear = clear_key(p, bx_document_key(p->d, states, *names));
        if (clear)
            return report_clear(p, clear);
    }
    return true;
}

static bool report_space(const press *p, bx_object space)
{
    const char *name = bx_document_name(p->d, bx_document_is_array(p->d, space)
                                                  ? bx_document_item(p->d, space, 0)
                                                  : space);
    bx_diag(p->diags, BX_D_E_PRESS_SPACE, BX_NOWHERE, PAGE(p), name ? name : "?");
    return false;
}

/* Gray, four inks, or a table of such colours. */
static bool is_printed(const press *p, bx_object space)
{
    if (bx_document_is_name(p->d, bx_document_item(p->d, space, 0), "Indexed"))
        space = bx_document_item(p->d, space, 1);
    return bx_document_is_name(p->d, space, "DeviceGray") ||
           bx_document_is_name(p->d, space, "DeviceCMYK");
}

static bool press_image(const press *p, bx_object image)
{
    bx_object dictionary = qpdf_oh_get_dict(p->d->qpdf, image);
    bx_object space = bx_document_key(p->d, image, "/ColorSpace");
    bool is_mask =
        bx_document_bool(p->d, bx_document_key(p->d, image, "/ImageMask"), false);
    drop(p, dictionary, "/Interpolate");
    if (clear_key(p, dictionary))
        return report_clear(p, clear_key(p, dictionary));
    return is_mask || is_printed(p, space) || report_space(p, space);
}

static bool press_resources(const press *p, bx_object resources, int depth);

static bool press_form(const press *p, bx_object form, int depth)
{
    bx_object dictionary = qpdf_oh_get_dict(p->d->qpdf, form);
    bx_object resources = bx_resources_of(p->d, dictionary, "/Resources");
    g_autoptr(GByteArray) content = g_byte_array_new();
    int left;
    drop(p, dictionary, "/Group");
    if (bx_document_stream(p->d, form, 0, content, &left) != BX_FILTER_DONE)
        return report_made(p, "form");
    if (!press_resources(p, resources, depth + 1))
        return false;
    GString *out = recolour(p, content, resources);
    if (!out)
        return false;
    put_stream(p, form, out);
    g_string_free(out, TRUE);
    return true;
}

static bool press_object(const press *p, bx_object object, int depth)
{
    if (!is_new(p, object))
        return true;
    if (bx_document_is_name(p->d, bx_document_key(p->d, object, "/Subtype"), "Image"))
        return press_image(p, object);
    if (depth > MOST_FORMS || !bx_document_is_stream(p->d, object))
        return report_made(p, "XObject");
    return press_form(p, object, depth);
}

static bool press_resources(const press *p, bx_object resources, int depth)
{
    bx_object objects = bx_document_key(p->d, resources, "/XObject");
    const char *const *names = bx_document_keys(p->d, objects);
    for (; *names; names++) {
        bx_object object = bx_document_key(p->d, objects, *names), form;
        if (!bx_imports_find(p->imports, object, &p->job->brands[p->page], &form))
            return false;
        if (form)
            set(p, objects, *names, form);
        else if (!press_object(p, object, depth))
            return false;
    }
    return check_states(p, resources);
}

/* ---- pages ---- */

static void set_box(const press *p, bx_object page, const char *key, const double box[4],
                    double inset)
{
    bx_object array = qpdf_oh_new_array(p->d->qpdf);
    for (int i = 0; i < 4; i++)
        qpdf_oh_append_item(p->d->qpdf, array,
                            qpdf_oh_new_real_from_double(
                                p->d->qpdf, box[i] + (i < 2 ? inset : -inset), 4));
    set(p, page, key, array);
}

/* The paper is the media; the trim lies inside by the margin; what bleeds goes beyond
 * the trim, and no further than the paper. */
static bool set_boxes(press *p, const bx_document_page *page)
{
    double box[4], margin = bx_pt_from_len(p->job->margin);
    double bleed = p->job->bleeds[p->page] ? bx_pt_from_len(p->job->profile->bleed) : 0;
    if (!bx_document_box(p->d, page->media_box, box))
        return report_made(p, "MediaBox");
    p->height = box[3] - box[1];
    drop(p, page->object, "/CropBox");
    set_box(p, page->object, "/MediaBox", box, 0);
    set_box(p, page->object, "/BleedBox", box, MAX(0, margin - bleed));
    set_box(p, page->object, "/TrimBox", box, margin);
    return true;
}

static bool press_page(press *p, const bx_document_page *page)
{
    g_autoptr(GByteArray) content = g_byte_array_new();
    drop(p, page->object, "/Group");
    if (!set_boxes(p, page))
        return false;
    if (bx_document_contents(p->d, page, content) != BX_FILTER_DONE)
        return report_made(p, "Contents");
    if (!press_resources(p, page->resources, 0))
        return false;
    GString *out = recolour(p, content, page->resources);
    if (!out)
        return false;
    bx_object stream = qpdf_oh_new_stream(p->d->qpdf);
    put_stream(p, stream, out);
    set(p, page->object, "/Contents", stream);
    g_string_free(out, TRUE);
    return true;
}

/* ---- the file ---- */

/* Bookmarks go where PDF/X-1a would have them ignored. */
static void press_catalog(const press *p)
{
    if (p->job->profile->flavour == BX_FLAVOUR_X1A)
        drop(p, p->d->root, "/Outlines");
    drop(p, p->d->root, "/PageMode");
}

static bool press_all(press *p, const GByteArray *drawn)
{
    bool ok = bx_intent_add(p->d, p->job->profile, p->job->icc, p->diags);
    for (p->page = 0; ok && p->page < p->d->n_pages; p->page++)
        ok = press_page(p, &p->d->pages[p->page]);
    if (!ok)
        return false;
    press_catalog(p);
    bx_metadata_set(p->d, p->job, drawn);
    return true;
}

static GByteArray *write_file(const press *p)
{
    qpdf_data q = p->d->qpdf;
    GByteArray *out = g_byte_array_new();
    qpdf_init_write_memory(q);
    qpdf_set_object_stream_mode(q, qpdf_o_disable);
    qpdf_set_deterministic_ID(q, QPDF_TRUE);
    qpdf_force_pdf_version(q, p->job->profile->flavour == BX_FLAVOUR_X1A ? "1.4" : "1.6");
    if (qpdf_write(q) & QPDF_ERRORS) {
        report_made(p, qpdf_get_error_full_text(q, qpdf_get_error(q)));
        g_byte_array_unref(out);
        return NULL;
    }
    g_byte_array_append(out, qpdf_get_buffer(q), (guint)qpdf_get_buffer_length(q));
    return out;
}

GByteArray *bx_press_make(const GByteArray *drawn, const bx_press_job *job,
                          bx_diags *diags)
{
    bx_document_limits limits = bx_document_limits_usual();
    press p = {.d = bx_document_of(drawn->data, drawn->len, &limits),
               .job = job,
               .diags = diags,
               .seen = g_hash_table_new(NULL, NULL)};
    p.imports = bx_imports_new(p.d, job->assets, job->icc, job->profile, diags);
    GByteArray *out = NULL;
    if (p.d->fault != BX_DOCUMENT_GOOD)
        report_made(&p, p.d->detail);
    else if (press_all(&p, drawn))
        out = write_file(&p);
    g_hash_table_unref(p.seen);
    bx_imports_free(p.imports);
    bx_document_free(p.d);
    return out;
}
