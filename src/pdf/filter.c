#include "pdf/filter.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum {
    PIECE = 65536 /* [bytes] inflated at a time */
};

static const struct {
    const char *name, *brief;
} names[BX_FILTER_UNKNOWN] = {
    [BX_FILTER_FLATE] = {"FlateDecode", "Fl"},
    [BX_FILTER_LZW] = {"LZWDecode", "LZW"},
    [BX_FILTER_HEX] = {"ASCIIHexDecode", "AHx"},
    [BX_FILTER_85] = {"ASCII85Decode", "A85"},
    [BX_FILTER_RUNS] = {"RunLengthDecode", "RL"},
    [BX_FILTER_DCT] = {"DCTDecode", "DCT"},
    [BX_FILTER_CCITT] = {"CCITTFaxDecode", "CCF"},
    [BX_FILTER_JBIG2] = {"JBIG2Decode", "JBIG2Decode"},
    [BX_FILTER_JPX] = {"JPXDecode", "JPXDecode"},
};

bx_filter_kind bx_filter_find(const char *name)
{
    int i = 0;
    while (i < BX_FILTER_UNKNOWN && strcmp(name, names[i].name) &&
           strcmp(name, names[i].brief))
        i++;
    return (bx_filter_kind)i;
}

/* What a filter reads and writes. */
typedef struct {
    const unsigned char *bytes;
    size_t n;
    size_t limit;
    GByteArray *out;
} flow;

static bool put(const flow *f, const void *bytes, size_t n)
{
    if (n > f->limit - f->out->len)
        return false;
    g_byte_array_append(f->out, bytes, (guint)n);
    return true;
}

/* ---- Flate ---- */

/* Inflates piece by piece; each is handed to `take`, which says whether to go on. */
static bx_filter_end inflate_all(const unsigned char *bytes, size_t n,
                                 bool (*take)(void *, const unsigned char *, size_t),
                                 void *data)
{
    unsigned char piece[PIECE];
    z_stream z = {.next_in = (unsigned char *)bytes, .avail_in = (uInt)MIN(n, UINT_MAX)};
    bx_filter_end end = BX_FILTER_DAMAGED;
    int status = inflateInit(&z);
    while (status == Z_OK) {
        z.next_out = piece;
        z.avail_out = PIECE;
        status = inflate(&z, Z_NO_FLUSH);
        if (!take(data, piece, PIECE - z.avail_out)) {
            end = BX_FILTER_LARGE;
            break;
        }
        if (status == Z_STREAM_END)
            end = BX_FILTER_DONE;
    }
    inflateEnd(&z);
    return end;
}

static bool keep(void *data, const unsigned char *bytes, size_t n)
{
    return put(data, bytes, n);
}

static bx_filter_end run_flate(const flow *f)
{
    return inflate_all(f->bytes, f->n, keep, (void *)f);
}

typedef struct {
    size_t n, limit;
} count;

static bool add(void *data, const unsigned char *bytes, size_t n)
{
    count *c = data;
    (void)bytes;
    c->n += n;
    return c->n <= c->limit;
}

size_t bx_filter_measure(const void *bytes, size_t size, size_t limit)
{
    count c = {0, limit};
    return inflate_all(bytes, size, add, &c) == BX_FILTER_LARGE ? limit + 1 : c.n;
}

/* ---- LZW (ISO 32000-1, 7.4.4) ---- */

enum { LZW_CLEAR = 256, LZW_END = 257, LZW_FIRST = 258, LZW_ROOM = 4096 };

typedef struct {
    int before[LZW_ROOM];         /* the code that this one lengthens */
    unsigned char last[LZW_ROOM]; /* by this byte */
    int n, last_code;
    int width; /* [bits] of the next code */
} lzw;

static void clear_lzw(lzw *z)
{
    z->n = LZW_FIRST;
    z->width = 9;
    z->last_code = -1;
}

/* The bytes of a code, from the back of `room`; *n of them. */
static const unsigned char *spell(const lzw *z, int code, unsigned char *room, size_t *n)
{
    unsigned char *at = room + LZW_ROOM;
    for (; code >= LZW_FIRST; code = z->before[code])
        *--at = z->last[code];
    *--at = (unsigned char)code;
    *n = (size_t)(room + LZW_ROOM - at);
    return at;
}

/* One code into `out`. */
static bx_filter_end put_code(lzw *z, int code, bool is_late, const flow *f)
{
    unsigned char room[LZW_ROOM + 1];
    size_t n;
    bool is_next = code == z->n && z->last_code >= 0;
    if (code >= z->n && !is_next)
        return BX_FILTER_DAMAGED;
    const unsigned char *text = spell(z, is_next ? z->last_code : code, room + 1, &n);
    unsigned char first = text[0];
    if (!put(f, text, n) || (is_next && !put(f, &first, 1)))
        return BX_FILTER_LARGE;
    if (z->last_code >= 0 && z->n < LZW_ROOM) {
        z->before[z->n] = z->last_code;
        z->last[z->n++] = first;
    }
    z->last_code = code;
    while (z->width < 12 && z->n + (is_late ? 0 : 1) >= 1 << z->width)
        z->width++;
    return BX_FILTER_DONE;
}

static bx_filter_end run_lzw(const flow *f, bool is_late)
{
    lzw z;
    unsigned bits = 0;
    int n_bits = 0;
    clear_lzw(&z);
    for (size_t i = 0; i < f->n; i++) {
        bits = bits << 8 | f->bytes[i];
        n_bits += 8;
        if (n_bits < z.width)
            continue;
        n_bits -= z.width;
        int code = (int)(bits >> n_bits & ((1u << z.width) - 1));
        bx_filter_end end = BX_FILTER_DONE;
        if (code == LZW_END)
            return BX_FILTER_DONE;
        if (code == LZW_CLEAR)
            clear_lzw(&z);
        else
            end = put_code(&z, code, is_late, f);
        if (end != BX_FILTER_DONE)
            return end;
    }
    return BX_FILTER_DONE;
}

/* ---- ASCII and runs ---- */

static bx_filter_end run_hex(const flow *f)
{
    int half = -1;
    for (size_t i = 0; i < f->n && f->bytes[i] != '>'; i++) {
        if (g_ascii_isspace(f->bytes[i]) || !f->bytes[i])
            continue;
        int value = g_ascii_xdigit_value((char)f->bytes[i]);
        unsigned char byte = (unsigned char)(half * 16 + value);
        if (value < 0)
            return BX_FILTER_DAMAGED;
        if (half >= 0 && !put(f, &byte, 1))
            return BX_FILTER_LARGE;
        half = half < 0 ? value : -1;
    }
    unsigned char byte = (unsigned char)(half * 16);
    return half < 0 || put(f, &byte, 1) ? BX_FILTER_DONE : BX_FILTER_LARGE;
}

/* A group of n digits in base 85, filled up, is n - 1 bytes. */
static bool put_85(const flow *f, const int *digits, int n)
{
    guint64 value = 0;
    unsigned char bytes[4];
    for (int i = 0; i < 5; i++)
        value = value * 85 + (guint64)(i < n ? digits[i] : 84);
    for (int i = 0; i < 4; i++)
        bytes[i] = (unsigned char)(value >> (24 - 8 * i));
    return put(f, bytes, (size_t)(n - 1));
}

static bx_filter_end run_85(const flow *f)
{
    int digits[5], n = 0;
    for (size_t i = 0; i < f->n && f->bytes[i] != '~'; i++) {
        unsigned char c = f->bytes[i];
        if (g_ascii_isspace(c) || !c)
            continue;
        if (c == 'z' && !n) {
            if (!put(f, "\0\0\0\0", 4))
                return BX_FILTER_LARGE;
            continue;
        }
        if (c < '!' || c > 'u')
            return BX_FILTER_DAMAGED;
        digits[n++] = c - '!';
        if (n == 5 && !put_85(f, digits, 5))
            return BX_FILTER_LARGE;
        n %= 5;
    }
    return n < 2 || put_85(f, digits, n) ? BX_FILTER_DONE : BX_FILTER_LARGE;
}

static bx_filter_end run_runs(const flow *f)
{
    for (size_t i = 0; i < f->n && f->bytes[i] != 128;) {
        int length = f->bytes[i++];
        size_t n = length < 128 ? (size_t)length + 1 : 257 - (size_t)length;
        unsigned char run[128];
        if (f->n - i < (length < 128 ? n : 1))
            return BX_FILTER_DAMAGED;
        if (length > 128)
            memset(run, f->bytes[i], n);
        if (!put(f, length < 128 ? f->bytes + i : run, n))
            return BX_FILTER_LARGE;
        i += length < 128 ? n : 1;
    }
    return BX_FILTER_DONE;
}

/* ---- predictors (7.4.4.4) ---- */

typedef struct {
    size_t row;   /* [bytes] */
    size_t pixel; /* [bytes], at least 1 */
} rows;

static int paeth(int a, int b, int c)
{
    int pa = abs(b - c), pb = abs(a - c), pc = abs(a + b - 2 * c);
    return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/* A row of PNG, of n bytes, in place; `up` is the row above, or NULL. */
static void undo_png(int how, unsigned char *row, const unsigned char *up, size_t n,
                     size_t pixel)
{
    for (size_t i = 0; i < n; i++) {
        int a = i >= pixel ? row[i - pixel] : 0, b = up ? up[i] : 0;
        int c = up && i >= pixel ? up[i - pixel] : 0;
        int guess = how == 1   ? a
                    : how == 2 ? b
                    : how == 3 ? (a + b) / 2
                    : how == 4 ? paeth(a, b, c)
                               : 0;
        row[i] = (unsigned char)(row[i] + guess);
    }
}

static void undo_png_rows(GByteArray *data, rows r)
{
    size_t to = 0;
    for (size_t from = 0; from + 1 < data->len; from += r.row + 1) {
        size_t n = MIN(r.row, data->len - from - 1);
        int how = data->data[from];
        memmove(data->data + to, data->data + from + 1, n);
        undo_png(how, data->data + to, to ? data->data + to - r.row : NULL, n, r.pixel);
        to += n;
    }
    g_byte_array_set_size(data, (guint)to);
}

/* TIFF's: samples of 8 bits alone; others are as rare as they are of no use here. */
static void undo_tiff_rows(GByteArray *data, rows r)
{
    for (size_t from = 0; from < data->len; from += r.row) {
        size_t n = MIN(r.row, data->len - from);
        undo_png(1, data->data + from, NULL, n, r.pixel);
    }
}

static bx_filter_end undo_predictor(const bx_filter *filter, GByteArray *data)
{
    int colors = filter->colors ? filter->colors : 1;
    int bits = filter->bits ? filter->bits : 8, columns = MAX(filter->columns, 1);
    if (filter->predictor < 2)
        return BX_FILTER_DONE;
    if (colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns > 1 << 24)
        return BX_FILTER_DAMAGED;
    rows r = {.row = ((size_t)colors * (size_t)bits * (size_t)columns + 7) / 8,
              .pixel = ((size_t)colors * (size_t)bits + 7) / 8};
    if (filter->predictor >= 10)
        undo_png_rows(data, r);
    else if (bits == 8)
        undo_tiff_rows(data, r);
    else
        return BX_FILTER_DAMAGED;
    return BX_FILTER_DONE;
}

/* ---- in order ---- */

static bx_filter_end run_one(const bx_filter *filter, const flow *f)
{
    switch (filter->kind) {
    case BX_FILTER_FLATE:
        return run_flate(f);
    case BX_FILTER_LZW:
        return run_lzw(f, filter->is_late);
    case BX_FILTER_HEX:
        return run_hex(f);
    case BX_FILTER_85:
        return run_85(f);
    case BX_FILTER_RUNS:
        return run_runs(f);
    case BX_FILTER_DCT:
    case BX_FILTER_CCITT:
    case BX_FILTER_JBIG2:
    case BX_FILTER_JPX:
        return BX_FILTER_CODED;
    case BX_FILTER_UNKNOWN:
        break;
    }
    return BX_FILTER_DAMAGED;
}

bx_filter_end bx_filter_run(const bx_filter *filters, int n, const void *bytes,
                            size_t size, size_t limit, GByteArray *out, int *left)
{
    limit = MIN(limit, G_MAXUINT / 2);
    g_byte_array_set_size(out, 0);
    if (size > limit)
        return BX_FILTER_LARGE;
    g_byte_array_append(out, bytes, (guint)size);
    for (int i = 0; i < n; i++) {
        g_autoptr(GByteArray) coded = g_byte_array_sized_new(out->len);
        g_byte_array_append(coded, out->data, out->len);
        g_byte_array_set_size(out, 0);
        bx_filter_end end =
            run_one(&filters[i], &(flow){coded->data, coded->len, limit, out});
        if (end == BX_FILTER_DONE)
            end = undo_predictor(&filters[i], out);
        if (end == BX_FILTER_CODED) {
            g_byte_array_append(out, coded->data, coded->len);
            *left = i;
        }
        if (end != BX_FILTER_DONE)
            return end;
    }
    return BX_FILTER_DONE;
}
