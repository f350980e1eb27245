/* document: a PDF file, opened with care: libqpdf underneath, limits round it.
 *
 * In: bytes, or a path. Out: its objects and pages, or why there are none: a file that is
 * damaged is not mended, one that is encrypted not opened. What a stream, a tree of pages
 * or a table of objects may hold is limited, so that no file costs more time or memory
 * than the limits say; nothing recurs. Objects are libqpdf's handles: whoever changes the
 * document calls libqpdf with them, and then writes it. Not done here: what objects mean
 * for print (walker.h). */
#ifndef BX_PDF_DOCUMENT_H
#define BX_PDF_DOCUMENT_H

#include <qpdf/qpdf-c.h>
#include <stdbool.h>

#include "base/arena.h"
#include "pdf/filter.h"
#include "pdf/survey.h"

typedef qpdf_oh bx_object; /* of the document; 0: none */

typedef enum {
    BX_DOCUMENT_GOOD,
    BX_DOCUMENT_UNREADABLE, /* the system does not give the file; detail: why */
    BX_DOCUMENT_FOREIGN,    /* no PDF at all */
    BX_DOCUMENT_DAMAGED,    /* detail: what libqpdf says */
    BX_DOCUMENT_ENCRYPTED,
    BX_DOCUMENT_LARGE /* beyond a limit; detail: which, as in bx_document_limits */
} bx_document_fault;

typedef struct {
    size_t file;             /* [bytes] */
    bx_survey_limits survey; /* of objects */
    size_t stream;           /* [bytes] of any other, unpacked */
    size_t content;          /* [bytes] of what a page draws, without forms */
    size_t total;            /* [bytes] unpacked from first to last */
    int pages;
    int depth; /* of the tree of pages */
} bx_document_limits;

typedef struct {
    bx_object object;
    bx_object resources, media_box, crop_box; /* inherited too */
    int rotate;                               /* [degrees], inherited too */
    double unit;                              /* UserUnit: points a unit, mostly 1 */
} bx_document_page;

typedef struct {
    qpdf_data qpdf;
    bx_arena *arena; /* owned: goes with the document */
    bx_document_limits limits;
    bx_document_fault fault;
    const char *detail; /* English; "" where nothing is to be said */
    bx_object trailer, root;
    const bx_document_page *pages;
    int n_pages;
    size_t unpacked; /* [bytes] so far */
    char *bytes;     /* owned */
} bx_document;

/* For newspapers: generous to any page that is one. */
bx_document_limits bx_document_limits_usual(void);

/* Never NULL: see its fault. Bytes are copied. */
bx_document *bx_document_open(const char *path, const bx_document_limits *limits);
bx_document *bx_document_of(const void *bytes, size_t n,
                            const bx_document_limits *limits);
void bx_document_free(bx_document *document); /* NULL is fine */

/* What libqpdf had to forgive so far, one a call; NULL where no more is to be told. In
 * the arena. */
const char *bx_document_next_warning(bx_document *document);

/* Of a dictionary or a stream's: what stands under the key, "/Key"; 0 where there is
 * nothing, or null. Every one of these takes 0 for an object, and objects of any kind. */
bx_object bx_document_key(bx_document *d, bx_object object, const char *key);
/* Its keys, in order, closed by NULL; of anything else none. In the arena. */
const char *const *bx_document_keys(bx_document *d, bx_object object);
/* Of an array; items of others are none. */
int bx_document_length(bx_document *d, bx_object array);
bx_object bx_document_item(bx_document *d, bx_object array, int i);
/* The number of an object that stands by itself, 0 of a direct one. */
int bx_document_id(bx_document *d, bx_object object);

bool bx_document_is_array(bx_document *d, bx_object object);
bool bx_document_is_dictionary(bx_document *d, bx_object object);
bool bx_document_is_stream(bx_document *d, bx_object object);
bool bx_document_is_string(bx_document *d, bx_object object);
/* A number, else `otherwise`. */
double bx_document_number(bx_document *d, bx_object object, double otherwise);
/* The same without its fraction, within ±2^30. */
int bx_document_whole(bx_document *d, bx_object object, int otherwise);
bool bx_document_is_number(bx_document *d, bx_object object);
bool bx_document_bool(bx_document *d, bx_object object, bool otherwise);
/* A name without its solidus, a string as UTF-8; NULL where it is none. In the arena. */
const char *bx_document_name(bx_document *d, bx_object object);
const char *bx_document_text(bx_document *d, bx_object object);
bool bx_document_is_name(bx_document *d, bx_object object, const char *name);

/* Four numbers, as left, bottom, right, top. False where it is no box. */
bool bx_document_box(bx_document *d, bx_object object, double box[4]);

/* The filters of a stream's dictionary, `room` at most; more of them, or others than are
 * known, come as UNKNOWN. How many. */
int bx_document_filters(bx_document *d, bx_object stream, bx_filter *filters, int room);
/* What a stream holds, behind its filters, but pictures' own; `limit` bytes at most (0:
 * as limits.stream says). *left: which filter is left where it is BX_FILTER_CODED. */
bx_filter_end bx_document_stream(bx_document *d, bx_object stream, size_t limit,
                                 GByteArray *out, int *left);
/* As it stands in the file. False where it cannot be had. */
bool bx_document_raw(bx_document *d, bx_object stream, GByteArray *out);
/* The content of a page, its streams joined by line ends. */
bx_filter_end bx_document_contents(bx_document *d, const bx_document_page *page,
                                   GByteArray *out);

#endif
