#include <math.h>
#include <string.h>

#include "press/check_rule.h"
#include "press/jpeg2000.h"

enum {
    MOST_FILTERS = 8,
    SWATCH = 4,         /* [pixels] pictures up to this size are swatches, not pictures */
    ORNAMENT = 16,      /* [pixels] so are these, where they are small on the page too, */
    ORNAMENT_SIDE = 36, /* [pt] up to this */
    MARKER_SOF0 = 0xc0,
    MARKER_SOF2 = 0xc2,
    MARKER_SOF15 = 0xcf,
    MARKER_EOI = 0xd9,
    MARKER_SOS = 0xda,
    MARKER_APP14 = 0xee
};

/* ---- JPEG files ---- */

typedef struct {
    int columns, rows, components; /* 0: no such file */
    bool is_odd; /* lossless, arithmetic, layered or not of 8 bits: no DCTDecode */
    bool has_adobe, has_end;
} jpeg;

static bool is_frame(int marker)
{
    return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != 0xc4 &&
           marker != 0xc8 && marker != 0xcc;
}

static int two_bytes(const guint8 *bytes, size_t at)
{
    return bytes[at] << 8 | bytes[at + 1];
}

/* The last marker of the data, whatever fills up behind it. */
static bool ends_well(const guint8 *bytes, size_t n)
{
    size_t from = n > 64 ? n - 64 : 0;
    for (size_t i = n; i-- > from + 1;)
        if (bytes[i - 1] == 0xff && bytes[i] == MARKER_EOI)
            return true;
    return false;
}

static jpeg read_jpeg(const guint8 *bytes, size_t n)
{
    jpeg j = {.has_end = ends_well(bytes, n)};
    size_t at = 2;
    while (at + 9 < n && bytes[at] == 0xff) {
        int marker = bytes[at + 1];
        if (marker == 0xff) {
            at++;
            continue;
        }
        if (marker == MARKER_SOS)
            break;
        if (is_frame(marker) && at + 10 <= n) {
            j.is_odd = marker > MARKER_SOF2 || bytes[at + 4] != 8;
            j.rows = two_bytes(bytes, at + 5);
            j.columns = two_bytes(bytes, at + 7);
            j.components = bytes[at + 9];
        }
        j.has_adobe = j.has_adobe || (marker == MARKER_APP14 && n - at > 16 &&
                                      !memcmp(bytes + at + 4, "Adobe", 5));
        at += 2 + (size_t)two_bytes(bytes, at + 2);
    }
    return j;
}

static void check_jpeg(bx_check *c, const bx_walk_event *e, const GByteArray *bytes)
{
    jpeg j = read_jpeg(bytes->data, bytes->len);
    int n = e->space ? e->space->n : 0;
    if (!j.has_end || !j.columns || j.columns < e->columns || j.rows < e->rows ||
        (n && j.components != n))
        BX_CHECK_FIND(c, picture_short, e->box, NULL);
    else if (j.is_odd)
        BX_CHECK_FIND(c, jpeg_kind, e->box, NULL);
    else if (j.components == 4 && j.has_adobe != e->is_turned)
        BX_CHECK_FIND(c, jpeg_inverted, e->box, NULL);
}

/* ---- JPEG 2000 files ---- */

static void check_jpeg2000(bx_check *c, const bx_walk_event *e, const GByteArray *bytes)
{
    bx_space own = {.kind = bx_jpeg2000_space(bytes->data, bytes->len)};
    BX_CHECK_FIND(c, jpeg2000, e->box, NULL);
    if (e->space || e->is_mask)
        return;
    const bx_space *bad = bx_check_space(c, &own, e->box);
    if (bad)
        BX_CHECK_FIND(c, picture_colour, e->box, bx_space_name(bad));
}

/* ---- the data of any ---- */

/* [bytes] Files may say what no integer holds. */
static double wanted(const bx_walk_event *e)
{
    int n = e->is_mask || !e->space ? 1 : e->space->n;
    return ceil((double)e->columns * n * e->bits / 8) * e->rows;
}

/* Does the dictionary say what the data need to be understood? */
static bool is_described(const bx_walk_event *e)
{
    static const int bits[] = {1, 2, 4, 8, 16};
    bool is_deep = false;
    for (size_t i = 0; i < G_N_ELEMENTS(bits); i++)
        is_deep = is_deep || e->bits == bits[i];
    return is_deep && e->columns > 0 && e->rows > 0 && (e->space || e->is_mask);
}

/* Up to what the picture's own coding takes; that coding, UNKNOWN where there is none. */
typedef struct {
    GByteArray *bytes;
    bx_filter_end end;
    bx_filter_kind coding;
} picture_data;

static void unpack_object(bx_check *c, const bx_walk_event *e, picture_data *data)
{
    bx_filter filters[MOST_FILTERS];
    int left = 0, n = bx_document_filters(c->d, e->object, filters, MOST_FILTERS);
    data->end = bx_document_stream(c->d, e->object, 0, data->bytes, &left);
    if (data->end == BX_FILTER_CODED && left < n)
        data->coding = filters[left].kind;
}

/* No more than what is asked of it: pages may have any number of them. */
static void unpack_inline(bx_check *c, const bx_walk_event *e, picture_data *data)
{
    const bx_walk_inline *in = e->in_line;
    size_t room = c->d->limits.total - c->d->unpacked, most = in->n;
    int left = 0;
    if (wanted(e) > (double)most)
        most = (size_t)fmin(wanted(e), (double)c->d->limits.stream);
    data->end = bx_filter_run(in->filters, in->n_filters, in->bytes, in->n,
                              MIN(most, room), data->bytes, &left);
    c->d->unpacked += MIN(data->bytes->len, room);
    if (data->end == BX_FILTER_CODED && left < in->n_filters)
        data->coding = in->filters[left].kind;
    if (data->end == BX_FILTER_LARGE && data->bytes->len >= wanted(e))
        data->end = BX_FILTER_DONE;
    for (int i = 0; i < in->n_filters; i++)
        if (in->filters[i].kind == BX_FILTER_LZW)
            BX_CHECK_FIND(c, lzw, e->box, NULL);
}

static void check_data(bx_check *c, const bx_walk_event *e)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    picture_data data = {.bytes = bytes, .coding = BX_FILTER_UNKNOWN};
    if (e->in_line)
        unpack_inline(c, e, &data);
    else
        unpack_object(c, e, &data);
    if (data.coding == BX_FILTER_JPX)
        check_jpeg2000(c, e, bytes);
    else if (!is_described(e))
        BX_CHECK_FIND(c, picture_undescribed, e->box, NULL);
    else if (data.coding == BX_FILTER_DCT)
        check_jpeg(c, e, bytes);
    else if (data.coding == BX_FILTER_JBIG2)
        BX_CHECK_FIND(c, jbig2, e->box, NULL);
    else if (data.end == BX_FILTER_LARGE)
        BX_CHECK_FIND(c, content_large, e->box, NULL);
    else if (data.end == BX_FILTER_DAMAGED ||
             (data.end == BX_FILTER_DONE && bytes->len < wanted(e)))
        BX_CHECK_FIND(c, picture_short, e->box, NULL);
}

/* ---- how fine ---- */

static bool is_swatch(const bx_walk_event *e)
{
    int pixels = MAX(e->columns, e->rows);
    double side = MAX(e->box[2] - e->box[0], e->box[3] - e->box[1]);
    return pixels <= SWATCH || (pixels <= ORNAMENT && side <= ORNAMENT_SIDE);
}

static void check_fineness(bx_check *c, const bx_walk_event *e)
{
    const bx_check_limits *l = c->limits;
    const double slack = 1; /* [ppi] places are rounded to pixels */
    bool is_line_art = e->is_mask || e->bits == 1;
    double least = is_line_art ? l->line_art_ppi : l->ppi;
    const char *is = bx_format(c->arena, "%.0f", e->ppi);
    if (is_swatch(e) || e->columns <= 0 || e->rows <= 0)
        return;
    if (is_line_art && e->ppi < least - slack)
        BX_CHECK_FIND(c, line_art_coarse, e->box, is, bx_check_number(c, least));
    else if (e->ppi < least - slack)
        BX_CHECK_FIND(c, picture_coarse, e->box, is, bx_check_number(c, least));
    else if (!is_line_art && e->ppi < l->ppi_warning - slack)
        BX_CHECK_FIND(c, picture_soft, e->box, is, bx_check_number(c, l->ppi_warning));
}

/* ---- what its dictionary says ---- */

/* What cuts a picture out, sharply, is looked at as a picture: flattened files have such
 * masks by the thousand, as fine as the photos under them. */
static void check_mask(bx_check *c, const bx_walk_event *e, bx_object mask)
{
    int columns = bx_document_whole(c->d, bx_document_key(c->d, mask, "/Width"), 0);
    int rows = bx_document_whole(c->d, bx_document_key(c->d, mask, "/Height"), 0);
    if (!bx_document_is_stream(c->d, mask) || MIN(columns, rows) <= 0 ||
        MIN(e->columns, e->rows) <= 0)
        return;
    bx_walk_event own = {.columns = columns, .rows = rows, .bits = 8};
    memcpy(own.box, e->box, sizeof own.box);
    own.ppi = e->ppi * fmin((double)columns / e->columns, (double)rows / e->rows);
    check_fineness(c, &own);
}

static void check_dictionary(bx_check *c, const bx_walk_event *e)
{
    bx_document *d = c->d;
    bx_object mask = bx_document_key(d, e->object, "/SMask");
    check_mask(c, e, bx_document_key(d, e->object, "/Mask"));
    if (mask ||
        bx_document_number(d, bx_document_key(d, e->object, "/SMaskInData"), 0) > 0)
        BX_CHECK_FIND(c, soft_mask, e->box, NULL);
    if (e->bits > 8)
        BX_CHECK_FIND(c, deep_picture, e->box, bx_format(c->arena, "%d", e->bits));
    if (bx_document_bool(d, bx_document_key(d, e->object, "/Interpolate"), false))
        BX_CHECK_FIND(c, interpolated, e->box, NULL);
    bx_check_rendering(c, bx_document_name(d, bx_document_key(d, e->object, "/Intent")));
    if (bx_document_key(d, e->object, "/OPI"))
        BX_CHECK_FIND(c, replaced, e->box, "OPI");
    if (bx_document_key(d, e->object, "/Alternates"))
        BX_CHECK_FIND(c, replaced, e->box, "Alternates");
}

void bx_check_picture(bx_check *c, const bx_walk_event *e)
{
    const bx_space *space = e->is_mask ? e->state->fill.space : e->space;
    const bx_space *bad = space ? bx_check_space(c, space, e->box) : NULL;
    if (bad)
        BX_CHECK_FIND(c, picture_colour, e->box, bx_space_name(bad));
    if (e->is_mask)
        bx_check_inks(c, &e->state->fill, e->state->fill_overprints, e->box);
    else if (e->space)
        bx_check_registration(c, e->space, e->box);
    check_fineness(c, e);
    if (e->object)
        check_dictionary(c, e);
    if (e->in_line || bx_check_is_first(c, e->object))
        check_data(c, e);
}
