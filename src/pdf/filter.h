/* filter: the bytes of a PDF stream behind its filters, never more than is asked for.
 *
 * In: coded bytes and the filters of their dictionary. Out: the bytes, or why there are
 * none. Pictures' own codings (DCT, CCITT, JBIG2, JPX) are left as they are: what is
 * handed out then is what their decoder takes. What was decoded before a fault is kept.
 * Memory and time are bounded by the limit, whatever the bytes say. */
#ifndef BX_PDF_FILTER_H
#define BX_PDF_FILTER_H

#include <glib.h>
#include <stdbool.h>

typedef enum {
    BX_FILTER_FLATE,
    BX_FILTER_LZW,
    BX_FILTER_HEX,
    BX_FILTER_85,
    BX_FILTER_RUNS,
    BX_FILTER_DCT,
    BX_FILTER_CCITT,
    BX_FILTER_JBIG2,
    BX_FILTER_JPX,
    BX_FILTER_UNKNOWN
} bx_filter_kind;

/* One filter with its parameters (ISO 32000-1, table 8). */
typedef struct {
    bx_filter_kind kind;
    int predictor;             /* 0, 1: none */
    int colors, bits, columns; /* of its rows; 0: 1, 8, 1 */
    bool is_late;              /* EarlyChange 0 of LZW */
} bx_filter;

typedef enum {
    BX_FILTER_DONE,
    BX_FILTER_CODED,   /* a picture's coding is left, filters[*left] */
    BX_FILTER_DAMAGED, /* the bytes break off, or are none of this filter */
    BX_FILTER_LARGE    /* more than the limit */
} bx_filter_end;

/* Of a name without its solidus, short names too. */
bx_filter_kind bx_filter_find(const char *name);

/* Runs them in order; what comes out is put into `out`, limit bytes of any of them at
 * most.
 */
bx_filter_end bx_filter_run(const bx_filter *filters, int n, const void *bytes,
                            size_t size, size_t limit, GByteArray *out, int *left);

/* How long Flate data becomes, limit + 1 where it is longer; 0: it is none. Keeps
 * nothing. */
size_t bx_filter_measure(const void *bytes, size_t size, size_t limit);

#endif
