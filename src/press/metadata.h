/* metadata: what a PDF/X says of itself, in XMP and in Info, and both alike.
 *
 * In: title, dates, flavour. Out: the catalog's metadata and the file's Info, in place of
 * what was there. The identifiers come from the bytes that were drawn, so that the same
 * paper has the same ones. ISO 15930-7 §6.4, ISO 15930-4 §6.3. */
#ifndef BX_PRESS_METADATA_H
#define BX_PRESS_METADATA_H

#include "pdf/document.h"
#include "press/press.h"

void bx_metadata_set(bx_document *d, const bx_press_job *job, const GByteArray *drawn);

#endif
