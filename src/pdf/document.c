#include "pdf/document.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    MB = 1 << 20,
    MOST_HEAD = 1024,  /* [bytes] within which "%PDF-" stands */
    MOST_KEYS = 10000, /* of a dictionary */
    MOST_FILTERS = 8   /* of a stream */
};

bx_document_limits bx_document_limits_usual(void)
{
    return (bx_document_limits){
        .file = (size_t)512 * MB,           /* a paper of 48 pages with photos has 150 */
        .survey = {.each = (size_t)16 * MB, /* half a million objects */
                   .total = (size_t)128 * MB,
                   .words = 2000000}, /* a paper of 48 pages has 100,000 */
        .stream = (size_t)192 * MB,   /* a photo over the page at 300 ppi has 120 */
        .content = (size_t)64 * MB,   /* a page of outlines may have five */
        .total = (size_t)2048 * MB,
        .pages = 1000,
        .depth = 64,
    };
}

/* ---- opening ---- */

static bool fail(bx_document *d, bx_document_fault fault, const char *detail)
{
    if (d->fault == BX_DOCUMENT_GOOD) {
        d->fault = fault;
        d->detail = bx_copy_text(d->arena, detail, strlen(detail));
    }
    return false;
}

/* No error in the last call? Else it is forgotten by libqpdf; its words, or NULL. */
static const char *error_of(const bx_document *d)
{
    if (!qpdf_has_error(d->qpdf))
        return NULL;
    qpdf_error e = qpdf_get_error(d->qpdf);
    const char *words = qpdf_get_error_message_detail(d->qpdf, e);
    return words && *words ? words : qpdf_get_error_full_text(d->qpdf, e);
}

static bool is_clean(const bx_document *d)
{
    return !error_of(d);
}

static bool read_all(int fd, size_t limit, GByteArray *out)
{
    unsigned char piece[65536];
    ssize_t n;
    while (out->len <= limit && (n = read(fd, piece, sizeof(piece))) != 0) {
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            g_byte_array_append(out, piece, (guint)n);
    }
    return true;
}

static bool read_file(bx_document *d, const char *path, GByteArray *out)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && read_all(fd, d->limits.file, out);
    int error = errno;
    if (fd >= 0)
        close(fd);
    return ok || fail(d, BX_DOCUMENT_UNREADABLE, g_strerror(error));
}

static bool is_pdf(const char *bytes, size_t n)
{
    return memmem(bytes, MIN(n, (size_t)MOST_HEAD), "%PDF-", 5) != NULL;
}

/* Is it of encryption that libqpdf speaks? Its code for that is used for other things
 * too.
 */
static bool is_locked(qpdf_data qpdf, qpdf_error error)
{
    const char *detail = qpdf_get_error_message_detail(qpdf, error);
    return qpdf_get_error_code(qpdf, error) == qpdf_e_password ||
           (detail && strstr(detail, "ncrypt"));
}

static bool parse(bx_document *d, size_t n)
{
    qpdf_set_suppress_warnings(d->qpdf, QPDF_TRUE);
    qpdf_silence_errors(d->qpdf);
    qpdf_set_attempt_recovery(d->qpdf, QPDF_FALSE);
    qpdf_read_memory(d->qpdf, "PDF", d->bytes, n, NULL);
    if (qpdf_has_error(d->qpdf)) {
        qpdf_error error = qpdf_get_error(d->qpdf);
        bool locked = is_locked(d->qpdf, error);
        return fail(d, locked ? BX_DOCUMENT_ENCRYPTED : BX_DOCUMENT_DAMAGED,
                    qpdf_get_error_message_detail(d->qpdf, error));
    }
    if (qpdf_is_encrypted(d->qpdf))
        return fail(d, BX_DOCUMENT_ENCRYPTED, "");
    d->trailer = qpdf_get_trailer(d->qpdf);
    d->root = bx_document_key(d, d->trailer, "/Root");
    return bx_document_is_dictionary(d, d->root) ||
           fail(d, BX_DOCUMENT_DAMAGED, "the document has no catalog");
}

/* ---- the tree of pages ---- */

typedef struct {
    bx_object kids;
    int at, n;
    bx_document_page inherited;
} branch;

static bx_document_page inherit(bx_document *d, bx_document_page from, bx_object node)
{
    bx_object resources = bx_document_key(d, node, "/Resources");
    bx_object media = bx_document_key(d, node, "/MediaBox");
    bx_object crop = bx_document_key(d, node, "/CropBox");
    double rotate =
        bx_document_number(d, bx_document_key(d, node, "/Rotate"), from.rotate);
    return (bx_document_page){
        .object = node,
        .resources = resources ? resources : from.resources,
        .media_box = media ? media : from.media_box,
        .crop_box = crop ? crop : from.crop_box,
        .rotate = (int)fmod(rotate, 360),
        .unit = bx_document_number(d, bx_document_key(d, node, "/UserUnit"), 1),
    };
}

typedef struct {
    bx_document *d;
    GArray *pages, *branches; /* of bx_document_page, of branch */
    GHashTable *seen;         /* branches by number: each is entered once */
} tree;

static bool enter(tree *t, bx_document_page node)
{
    bx_object kids = bx_document_key(t->d, node.object, "/Kids");
    int id = bx_document_id(t->d, node.object);
    branch b = {.kids = kids, .n = bx_document_length(t->d, kids), .inherited = node};
    if (id && !g_hash_table_add(t->seen, GINT_TO_POINTER(id)))
        return fail(t->d, BX_DOCUMENT_DAMAGED, "the tree of pages meets itself");
    if ((int)t->branches->len == t->d->limits.depth)
        return fail(t->d, BX_DOCUMENT_LARGE, "depth");
    if (b.n > t->d->limits.pages)
        return fail(t->d, BX_DOCUMENT_LARGE, "pages");
    g_array_append_val(t->branches, b);
    return true;
}

static bool visit(tree *t, bx_object object, bx_document_page inherited)
{
    bx_document_page node = inherit(t->d, inherited, object);
    if (!bx_document_is_dictionary(t->d, object))
        return fail(t->d, BX_DOCUMENT_DAMAGED, "a page is missing");
    if (bx_document_key(t->d, object, "/Kids"))
        return enter(t, node);
    if ((int)t->pages->len == t->d->limits.pages)
        return fail(t->d, BX_DOCUMENT_LARGE, "pages");
    g_array_append_val(t->pages, node);
    return true;
}

static bool climb(tree *t)
{
    bx_document_page none = {.rotate = 0};
    bool ok = visit(t, bx_document_key(t->d, t->d->root, "/Pages"), none);
    while (ok && t->branches->len) {
        branch *b = &g_array_index(t->branches, branch, t->branches->len - 1);
        if (b->at == b->n)
            g_array_set_size(t->branches, t->branches->len - 1);
        else
            ok = visit(t, bx_document_item(t->d, b->kids, b->at++), b->inherited);
    }
    return ok;
}

static bool find_pages(bx_document *d)
{
    tree t = {d, g_array_new(FALSE, FALSE, sizeof(bx_document_page)),
              g_array_new(FALSE, FALSE, sizeof(branch)), g_hash_table_new(NULL, NULL)};
    bool ok = climb(&t);
    d->n_pages = (int)t.pages->len;
    d->pages = bx_copy(d->arena, t.pages->data, t.pages->len * sizeof(bx_document_page));
    g_array_free(t.pages, TRUE);
    g_array_free(t.branches, TRUE);
    g_hash_table_destroy(t.seen);
    return ok && (d->n_pages || fail(d, BX_DOCUMENT_DAMAGED, "there is no page"));
}

static bx_document *new (const bx_document_limits *limits)
{
    bx_arena *arena = bx_arena_new();
    bx_document *d = BX_NEW(arena, bx_document);
    *d = (bx_document){
        .qpdf = qpdf_init(), .arena = arena, .limits = *limits, .detail = ""};
    return d;
}

static bool examine(bx_document *d, size_t n)
{
    if (n > d->limits.file)
        return fail(d, BX_DOCUMENT_LARGE, "file");
    if (!is_pdf(d->bytes, n))
        return fail(d, BX_DOCUMENT_FOREIGN, "");
    if (!bx_survey_is_small(d->bytes, n, &d->limits.survey))
        return fail(d, BX_DOCUMENT_LARGE, "objects");
    return parse(d, n) && find_pages(d);
}

bx_document *bx_document_open(const char *path, const bx_document_limits *limits)
{
    bx_document *d = new (limits);
    GByteArray *bytes = g_byte_array_new();
    if (read_file(d, path, bytes)) {
        size_t n = bytes->len;
        d->bytes = (char *)g_byte_array_free(bytes, FALSE);
        examine(d, n);
    } else {
        g_byte_array_free(bytes, TRUE);
    }
    return d;
}

bx_document *bx_document_of(const void *bytes, size_t n, const bx_document_limits *limits)
{
    bx_document *d = new (limits);
    d->bytes = g_malloc(n + 1);
    memcpy(d->bytes, bytes, n);
    examine(d, n);
    return d;
}

void bx_document_free(bx_document *d)
{
    if (!d)
        return;
    qpdf_cleanup(&d->qpdf);
    g_free(d->bytes);
    bx_arena_free(d->arena);
}

const char *bx_document_next_warning(bx_document *d)
{
    if (!qpdf_more_warnings(d->qpdf))
        return NULL;
    const char *words =
        qpdf_get_error_message_detail(d->qpdf, qpdf_next_warning(d->qpdf));
    return bx_copy_text(d->arena, words, strlen(words));
}

/* ---- objects ---- */

bool bx_document_is_dictionary(bx_document *d, bx_object object)
{
    return object && qpdf_oh_is_dictionary(d->qpdf, object) && is_clean(d);
}

bool bx_document_is_stream(bx_document *d, bx_object object)
{
    return object && qpdf_oh_is_stream(d->qpdf, object) && is_clean(d);
}

bool bx_document_is_array(bx_document *d, bx_object object)
{
    return object && qpdf_oh_is_array(d->qpdf, object) && is_clean(d);
}

bool bx_document_is_string(bx_document *d, bx_object object)
{
    return object && qpdf_oh_is_string(d->qpdf, object) && is_clean(d);
}

/* What may be kept: no null, and nothing that went wrong. */
static bx_object sound(const bx_document *d, bx_object object)
{
    if (is_clean(d) && !qpdf_oh_is_null(d->qpdf, object) && is_clean(d))
        return object;
    qpdf_oh_release(d->qpdf, object);
    return 0;
}

/* The dictionary of either, or 0. *is_own: to be released. */
static bx_object dictionary_of(bx_document *d, bx_object object, bool *is_own)
{
    *is_own = bx_document_is_stream(d, object);
    if (*is_own)
        return qpdf_oh_get_dict(d->qpdf, object);
    return bx_document_is_dictionary(d, object) ? object : 0;
}

bx_object bx_document_key(bx_document *d, bx_object object, const char *key)
{
    bool is_own;
    bx_object dictionary = dictionary_of(d, object, &is_own);
    if (!dictionary)
        return 0;
    bx_object value = sound(d, qpdf_oh_get_key(d->qpdf, dictionary, key));
    if (is_own)
        qpdf_oh_release(d->qpdf, dictionary);
    return value;
}

const char *const *bx_document_keys(bx_document *d, bx_object object)
{
    bool is_own;
    bx_object dictionary = dictionary_of(d, object, &is_own);
    const char **keys = NULL;
    int n = 0, room = 0;
    if (dictionary)
        qpdf_oh_begin_dict_key_iter(d->qpdf, dictionary);
    while (dictionary && n < MOST_KEYS && qpdf_oh_dict_more_keys(d->qpdf)) {
        const char *key = qpdf_oh_dict_next_key(d->qpdf);
        keys = bx_grow(d->arena, keys, n, &room, sizeof(*keys));
        keys[n++] = bx_copy_text(d->arena, key, strlen(key));
    }
    if (is_own)
        qpdf_oh_release(d->qpdf, dictionary);
    keys = bx_grow(d->arena, keys, n, &room, sizeof(*keys));
    keys[n] = NULL;
    return keys;
}

int bx_document_length(bx_document *d, bx_object array)
{
    int n =
        bx_document_is_array(d, array) ? qpdf_oh_get_array_n_items(d->qpdf, array) : 0;
    return is_clean(d) ? n : 0;
}

bx_object bx_document_item(bx_document *d, bx_object array, int i)
{
    if (i < 0 || i >= bx_document_length(d, array))
        return 0;
    return sound(d, qpdf_oh_get_array_item(d->qpdf, array, i));
}

int bx_document_id(bx_document *d, bx_object object)
{
    return object ? qpdf_oh_get_object_id(d->qpdf, object) : 0;
}

bool bx_document_is_number(bx_document *d, bx_object object)
{
    return object && qpdf_oh_is_number(d->qpdf, object) && is_clean(d);
}

double bx_document_number(bx_document *d, bx_object object, double otherwise)
{
    double number = otherwise;
    if (bx_document_is_number(d, object))
        number = qpdf_oh_get_numeric_value(d->qpdf, object);
    return is_clean(d) && isfinite(number) ? number : otherwise;
}

int bx_document_whole(bx_document *d, bx_object object, int otherwise)
{
    const double most = 1 << 30;
    return (int)CLAMP(bx_document_number(d, object, otherwise), -most, most);
}

bool bx_document_bool(bx_document *d, bx_object object, bool otherwise)
{
    bool is_one = object && qpdf_oh_is_bool(d->qpdf, object) && is_clean(d);
    return is_one ? qpdf_oh_get_bool_value(d->qpdf, object) : otherwise;
}

const char *bx_document_name(bx_document *d, bx_object object)
{
    if (!object || !qpdf_oh_is_name(d->qpdf, object) || !is_clean(d))
        return NULL;
    const char *name = qpdf_oh_get_name(d->qpdf, object);
    return bx_copy_text(d->arena, name + 1, strlen(name) - 1);
}

bool bx_document_is_name(bx_document *d, bx_object object, const char *name)
{
    return object && qpdf_oh_is_name(d->qpdf, object) && is_clean(d) &&
           !strcmp(qpdf_oh_get_name(d->qpdf, object) + 1, name);
}

const char *bx_document_text(bx_document *d, bx_object object)
{
    if (!bx_document_is_string(d, object))
        return NULL;
    const char *text = qpdf_oh_get_utf8_value(d->qpdf, object);
    return bx_copy_text(d->arena, text, strlen(text));
}

static bool is_nan_box(const double box[4])
{
    return !isfinite(box[0] + box[1] + box[2] + box[3]);
}

bool bx_document_box(bx_document *d, bx_object object, double box[4])
{
    double v[4];
    for (int i = 0; i < 4; i++)
        v[i] = bx_document_number(d, bx_document_item(d, object, i), NAN);
    if (bx_document_length(d, object) != 4 || is_nan_box(v))
        return false;
    for (int i = 0; i < 2; i++) {
        box[i] = MIN(v[i], v[i + 2]);
        box[i + 2] = MAX(v[i], v[i + 2]);
    }
    return true;
}

/* ---- streams ---- */

/* The i-th of what may be one or an array of them: /Filter, /DecodeParms. */
static bx_object one_of(bx_document *d, bx_object object, int i)
{
    if (bx_document_is_array(d, object))
        return bx_document_item(d, object, i);
    return i ? 0 : object;
}

static bx_filter read_filter(bx_document *d, bx_object name, bx_object parameters)
{
    const char *text = bx_document_name(d, name);
    return (bx_filter){
        .kind = text ? bx_filter_find(text) : BX_FILTER_UNKNOWN,
        .predictor =
            bx_document_whole(d, bx_document_key(d, parameters, "/Predictor"), 0),
        .colors = bx_document_whole(d, bx_document_key(d, parameters, "/Colors"), 0),
        .bits =
            bx_document_whole(d, bx_document_key(d, parameters, "/BitsPerComponent"), 0),
        .columns = bx_document_whole(d, bx_document_key(d, parameters, "/Columns"), 0),
        .is_late =
            bx_document_number(d, bx_document_key(d, parameters, "/EarlyChange"), 1) == 0,
    };
}

int bx_document_filters(bx_document *d, bx_object stream, bx_filter *filters, int room)
{
    bx_object names = bx_document_key(d, stream, "/Filter");
    bx_object parameters = bx_document_key(d, stream, "/DecodeParms");
    int n = bx_document_is_array(d, names) ? bx_document_length(d, names) : names != 0;
    for (int i = 0; i < n && i < room; i++)
        filters[i] = read_filter(d, one_of(d, names, i), one_of(d, parameters, i));
    if (n > room)
        filters[room - 1].kind = BX_FILTER_UNKNOWN;
    return MIN(n, room);
}

bool bx_document_raw(bx_document *d, bx_object stream, GByteArray *out)
{
    unsigned char *bytes = NULL;
    size_t n = 0;
    g_byte_array_set_size(out, 0);
    if (!bx_document_is_stream(d, stream))
        return false;
    qpdf_oh_get_stream_data(d->qpdf, stream, qpdf_dl_none, NULL, &bytes, &n);
    bool ok = is_clean(d) && n < G_MAXUINT / 2;
    if (ok)
        g_byte_array_append(out, bytes, (guint)n);
    free(bytes);
    return ok;
}

bx_filter_end bx_document_stream(bx_document *d, bx_object stream, size_t limit,
                                 GByteArray *out, int *left)
{
    bx_filter filters[MOST_FILTERS];
    g_autoptr(GByteArray) raw = g_byte_array_new();
    if (!limit || limit > d->limits.stream)
        limit = d->limits.stream;
    limit = MIN(limit, d->limits.total - d->unpacked);
    if (!bx_document_raw(d, stream, raw))
        return BX_FILTER_DAMAGED;
    int n = bx_document_filters(d, stream, filters, MOST_FILTERS);
    bx_filter_end end = bx_filter_run(filters, n, raw->data, raw->len, limit, out, left);
    d->unpacked += MIN(out->len, d->limits.total - d->unpacked);
    return end;
}

bx_filter_end bx_document_contents(bx_document *d, const bx_document_page *page,
                                   GByteArray *out)
{
    bx_object contents = bx_document_key(d, page->object, "/Contents");
    int n = bx_document_is_array(d, contents) ? bx_document_length(d, contents)
                                              : contents != 0;
    g_autoptr(GByteArray) piece = g_byte_array_new();
    bx_filter_end end = BX_FILTER_DONE;
    g_byte_array_set_size(out, 0);
    for (int i = 0; i < n && end == BX_FILTER_DONE; i++) {
        int left;
        if (out->len >= d->limits.content)
            return BX_FILTER_LARGE;
        end = bx_document_stream(d, one_of(d, contents, i), d->limits.content - out->len,
                                 piece, &left);
        g_byte_array_append(out, piece->data, piece->len);
        g_byte_array_append(out, (const guint8 *)"\n", 1);
    }
    return end == BX_FILTER_CODED ? BX_FILTER_DAMAGED : end;
}
