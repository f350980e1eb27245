/* Of objects, wherever in the file they are and whoever draws them: actions, files inside
 * and outside, objects in compressed bundles. */
#include <string.h>

#include "press/check_rule.h"

enum {
    MOST_OBJECTS = 500000, /* more than limits of the survey let through */
    MOST_DIRECT = 200000,  /* that stand inside others */
    MOST_DEPTH = 8,        /* of these */
    MOST_ITEMS = 256,      /* of an array with any among them: others hold numbers */
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

/* An action, where the object is one; elements of a structure have the same key. */
static void check_action(bx_check *c, bx_object object)
{
    const char *kind = bx_document_name(c->d, bx_document_key(c->d, object, "/S"));
    bx_object type = bx_document_key(c->d, object, "/Type");
    if (kind && is_active(kind) && !bx_document_is_name(c->d, type, "StructElem"))
        BX_CHECK_FIND(c, script, NULL, kind);
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

/* The objects that stand inside one, and are none of their own: what is looked for may
 * lie in them. */
static void check_inside(bx_check *c, bx_object object, int depth, int *n);

static void check_direct(bx_check *c, bx_object object, int depth, int *n)
{
    bx_document *d = c->d;
    if (bx_document_id(d, object))
        return;
    if (bx_document_is_dictionary(d, object))
        check_object(c, object);
    else if (!bx_document_is_array(d, object))
        return;
    check_inside(c, object, depth + 1, n);
}

static void check_inside(bx_check *c, bx_object object, int depth, int *n)
{
    bx_document *d = c->d;
    const char *const *keys = bx_document_keys(d, object);
    int length = bx_document_length(d, object);
    if (depth > MOST_DEPTH)
        return;
    for (int i = 0; keys[i] && ++*n < MOST_DIRECT; i++) {
        bx_object value = bx_document_key(d, object, keys[i]);
        check_direct(c, value, depth, n);
        qpdf_oh_release(d->qpdf, value);
    }
    for (int i = 0; i < MIN(length, MOST_ITEMS) && ++*n < MOST_DIRECT; i++) {
        bx_object item = bx_document_item(d, object, i);
        check_direct(c, item, depth, n);
        qpdf_oh_release(d->qpdf, item);
    }
}

void bx_check_objects(bx_check *c)
{
    bx_document *d = c->d;
    int n = bx_document_whole(d, bx_document_key(d, d->trailer, "/Size"), 0);
    int n_direct = 0;
    bx_object type = bx_document_key(d, d->trailer, "/Type");
    if (bx_document_is_name(d, type, "XRef") ||
        bx_document_key(d, d->trailer, "/XRefStm"))
        BX_CHECK_FIND(c, compressed, NULL, NULL);
    for (int id = 1; id < MIN(n, MOST_OBJECTS); id++) {
        bx_object object = qpdf_get_object_by_id(d->qpdf, id, 0);
        bx_arena_mark mark = bx_arena_here(d->arena);
        check_object(c, object);
        check_inside(c, object, 0, &n_direct);
        bx_arena_reset(d->arena, mark);
        qpdf_oh_release(d->qpdf, object);
    }
}
