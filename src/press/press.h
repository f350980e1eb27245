/* press: the PDF that cairo drew in ink keys, made a PDF/X that a plant accepts.
 *
 * In: cairo's bytes, the press profile, what the file says of itself. Out: bytes of
 * PDF/X-4 or PDF/X-1a:2003: exact inks, page boxes, output intent with its colour
 * profile, XMP and Info that agree; no transparency, no RGB. Text, fonts, pictures and
 * the order of everything stay as they were drawn. The same input gives the same bytes.
 * Not done here: drawing (render/pdf.h); judging sizes and total ink. */
#ifndef BX_PRESS_PRESS_H
#define BX_PRESS_PRESS_H

#include <glib.h>

#include "asset/assets.h"
#include "asset/icc.h"
#include "base/brand.h"
#include "model/press_profile.h"

typedef struct {
    const bx_press_profile *profile; /* of a flavour that is not plain */
    const bx_icc *icc;               /* its colour profile */
    const bx_assets *assets;         /* whose pictures stay vector */
    const char *title;
    const char *author;      /* or NULL */
    const char *created;     /* 2026-11-27T00:00:00Z */
    const char *producer;    /* banxin and its version */
    bx_len margin;           /* of paper round the trim, on every side */
    const bool *bleeds;      /* of each page: something goes beyond its trim */
    const int *numbers;      /* of each page, for messages */
    const bx_brands *brands; /* of each page */
} bx_press_job;

/* NULL after reporting. To be unreferenced. */
GByteArray *bx_press_make(const GByteArray *drawn, const bx_press_job *job,
                          bx_diags *diags);

#endif
