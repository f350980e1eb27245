/* contact_sheet: finished pages, small, on one picture, to be looked at side by side.
 *
 * In: pages one after the other, each with a caption, which is a display list as well.
 * Out: a PNG file, so many pages in a row on gray. Not done here: what captions say
 * (desk/caption.h). */
#ifndef BX_RENDER_CONTACT_SHEET_H
#define BX_RENDER_CONTACT_SHEET_H

#include "asset/assets.h"
#include "display/display.h"

typedef struct bx_contact_sheet bx_contact_sheet;

/* page_width: of each page [pixels]. */
bx_contact_sheet *bx_contact_sheet_new(int across, int page_width);
void bx_contact_sheet_free(bx_contact_sheet *sheet); /* NULL is fine */

/* Draws the next page, its notes too, over a caption of the same width. Nothing is
 * borrowed. False after reporting. */
bool bx_contact_sheet_add(bx_contact_sheet *sheet, const bx_display *page,
                          const bx_display *caption, bx_assets *assets, bx_diags *diags);
/* At least one page must be there. False after reporting. */
bool bx_contact_sheet_write(const bx_contact_sheet *sheet, const char *path,
                            bx_diags *diags);

#endif
