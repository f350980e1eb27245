/* survey: what a PDF file holds that its reader would unpack unasked.
 *
 * libqpdf inflates object streams and cross-reference streams whole while it opens a file
 * and looks objects up, and spends some 250 bytes on every number, name and bracket of an
 * object. This counts them beforehand, by the bytes alone, and says where there are more
 * than a paper has: a page has some hundred objects. */
#ifndef BX_PDF_SURVEY_H
#define BX_PDF_SURVEY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t each;  /* [bytes] of an object or cross-reference stream, unpacked */
    size_t total; /* [bytes] of all of them */
    size_t words; /* outside streams */
} bx_survey_limits;

/* True where the file keeps within them. Time is linear in n and the limits. */
bool bx_survey_is_small(const char *bytes, size_t n, const bx_survey_limits *limits);

#endif
