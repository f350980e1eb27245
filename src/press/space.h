/* space: the colour spaces of a PDF, and what ink a colour in one of them is.
 *
 * In: the object that names or describes a space, and the resources its names are looked
 * up in. Out: its kind, its components, the spaces below it. Colours of process and spot
 * inks are told as inks; what other spaces become depends on a profile, and is not told
 * here. */
#ifndef BX_PRESS_SPACE_H
#define BX_PRESS_SPACE_H

#include "pdf/document.h"

enum { BX_SPACE_MOST = 32 }; /* components of a colour (ISO 32000-1, annex C) */

typedef enum {
    BX_SPACE_GRAY,
    BX_SPACE_RGB,
    BX_SPACE_CMYK,
    BX_SPACE_CAL_GRAY,
    BX_SPACE_CAL_RGB,
    BX_SPACE_LAB,
    BX_SPACE_ICC,
    BX_SPACE_INDEXED,
    BX_SPACE_SEPARATION,
    BX_SPACE_DEVICE_N,
    BX_SPACE_PATTERN,
    BX_SPACE_UNKNOWN
} bx_space_kind;

typedef struct bx_space {
    bx_space_kind kind;
    int n;                       /* components; 0 of a pattern's own and the unknown */
    const struct bx_space *base; /* of INDEXED and PATTERN what is below, of SEPARATION
                                    and DEVICE_N the alternate; or NULL */
    const char *const *inks;     /* names of SEPARATION and DEVICE_N, n of them */
    bx_object object; /* of ICC its stream, of SEPARATION and DEVICE_N their array;
                         else 0 */
} bx_space;

/* A colour: n values of the space; of a pattern also which. */
typedef struct {
    const bx_space *space;
    double values[BX_SPACE_MOST];
    bx_object pattern;
} bx_colour;

/* What it puts on the plates, 0 to 1. */
typedef struct {
    bool is_known;
    double cmyk[4];
    double spot;          /* the largest of the spot inks */
    double total;         /* of all plates together */
    bool is_registration; /* Separation /All: every plate there is */
} bx_inks;

/* The device spaces themselves. */
const bx_space *bx_space_device(bx_space_kind kind);
/* Of an object: a name, looked up in the resources (0: none), or an array. Never NULL. In
 * the document's arena. */
const bx_space *bx_space_read(bx_document *d, bx_object object, bx_object resources);
/* The same of a name alone, with the short names of inline images. */
const bx_space *bx_space_of_name(bx_document *d, const char *name, bx_object resources);
/* Its name in a PDF file: DeviceRGB. */
const char *bx_space_name(const bx_space *space);

/* The space with its first colour (table 74). */
bx_colour bx_colour_initial(const bx_space *space);
bx_inks bx_inks_of(const bx_colour *colour);
/* How many plates take part. */
int bx_inks_count(const bx_inks *inks);

#endif
