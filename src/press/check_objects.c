/* Of objects, wherever in the file they are and whoever draws them: actions, files inside
 * and outside, objects in compressed bundles. */
#include <string.h>

#include "press/check_rule.h"

enum {
    MOST_OBJECTS = 500000, /* more than limits of the survey let through */
    MOST_FILTERS = 8
};

/* ISO 32000-1 §12.6.4: those that do something, and do not just show another place. */
static bool is_active(const char *action)
{
    static const char *const active[] = {
        "JavaScript", "Launch", "SubmitForm", "ImportData",  "ResetForm",
        "Rendition",  "Movie",  "Sound",      "SetOCGState", "RichMediaExecute",
        "Hide",       "Trans",  "GoTo3DView"};
    for (size_t i = 0; i < G_N_ELEMENTS(active); i++)
        if (!strcmp(action, active[i]))
            return true;
    return false;
}

static void check_action(bx_check *c, bx_object object);

/* What an action is followed by; those that are objects of their own come by themselves.
 */
static void check_next(bx_check *c, bx_object next)
{
    bx_document *d = c->d;
    if (!next || bx_document_id(d, next))
        return;
    if (!bx_document_is_array(d, next))
        check_action(c, next);
    for (int i = 0; i < bx_document_length(d, next); i++)
        check_next(c, bx_document_item(d, next, i));
}

/* An action, where the object is one; elements of a structure have the same key. */
static void check_action(bx_check *c, bx_object object)
{
    const char *kind = bx_document_name(c->d, bx_document_key(c->d, object, "/S"));
    bx_object type = bx_document_key(c->d, object, "/Type");
    if (kind && is_active(kind) && !bx_document_is_name(c->d, type, "StructElem"))
        BX_CHECK_FIND(c, script, NULL, kind);
    check_next(c, bx_document_key(c->d, object, "/Next"));
}

static void check_packing(bx_check *c, bx_object stream)
{
    bx_filter filters[MOST_FILTERS];
    int n = bx_document_filters(c->d, stream, filters, MOST_FILTERS);
    for (int i = 0; i < n; i++)
        if (filters[i].kind == BX_FILTER_LZW)
            BX_CHECK_FIND(c, lzw, NULL, NULL);
}

static void check_object(bx_check *c, bx_object object)
{
    bx_document *d = c->d;
    bool is_stream = bx_document_is_stream(d, object);
    if (!is_stream && !bx_document_is_dictionary(d, object))
        return;
    bx_object type = bx_document_key(d, object, "/Type");
    check_action(c, object);
    check_action(c, bx_document_key(d, object, "/A")); /* of annotations, bookmarks */
    if (bx_document_is_name(d, type, "Page") && bx_document_key(d, object, "/AA"))
        BX_CHECK_FIND(c, script, NULL, "AA");
    if (bx_document_key(d, object, "/EF") || bx_document_is_name(d, type, "EmbeddedFile"))
        BX_CHECK_FIND(c, attachments, NULL, NULL);
    if (is_stream && bx_document_key(d, object, "/F"))
        BX_CHECK_FIND(c, external, NULL, NULL);
    if (is_stream)
        check_packing(c, object);
    if (bx_document_is_name(d, type, "ObjStm"))
        BX_CHECK_FIND(c, compressed, NULL, NULL);
}

/* Those that stand on a page itself, and not by themselves. */
static void check_annotations(bx_check *c, bx_object page)
{
    bx_object list = bx_document_key(c->d, page, "/Annots");
    for (int i = 0; i < bx_document_length(c->d, list); i++) {
        bx_object annotation = bx_document_item(c->d, list, i);
        if (!bx_document_id(c->d, annotation)) {
            check_object(c, annotation);
            check_object(c, bx_document_key(c->d, annotation, "/FS"));
        }
    }
}

void bx_check_objects(bx_check *c)
{
    bx_document *d = c->d;
    int n = bx_document_whole(d, bx_document_key(d, d->trailer, "/Size"), 0);
    bx_object type = bx_document_key(d, d->trailer, "/Type");
    if (bx_document_is_name(d, type, "XRef") ||
        bx_document_key(d, d->trailer, "/XRefStm"))
        BX_CHECK_FIND(c, compressed, NULL, NULL);
    for (int id = 1; id < MIN(n, MOST_OBJECTS); id++) {
        bx_object object = qpdf_get_object_by_id(d->qpdf, id, 0);
        check_object(c, object);
        qpdf_oh_release(d->qpdf, object);
    }
    for (int i = 0; i < d->n_pages; i++)
        check_annotations(c, d->pages[i].object);
}
