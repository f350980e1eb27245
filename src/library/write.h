/* write: the pages made, as files. */
#ifndef BX_LIBRARY_WRITE_H
#define BX_LIBRARY_WRITE_H

#include "display/display.h"
#include "library/edition.h"
#include "render/pdf.h"
#include "render/png.h"

/* Of PDF files that no date is known of. */
#define BX_NO_DATE "2000-01-01T00:00:00Z"

/* Each as page-N.png in a folder, which is made. False after reporting. */
bool bx_library_write_pages(const bx_display *pages, int n, bx_assets *assets,
                            const bx_raster_info *info, const char *dir, bx_diags *diags);

/* The same in the colours of the press, where the edition has one. */
bool bx_library_write_previews(banxin_edition *edition, const bx_display *pages, int n,
                               double dpi, bool notes, const char *dir);

/* What its PDF is called, "paper date edition", and when it says it was made: NULL after
 * reporting. */
const char *bx_library_title(const banxin_edition *edition);
const char *bx_library_created(banxin_edition *edition);

/* The pages as PDF/X by the edition's press profile, whose words go into the report. NULL
 * after reporting; the caller frees it. */
GByteArray *bx_library_press_pdf(banxin_edition *edition, const bx_pdf_info *info);

#endif
