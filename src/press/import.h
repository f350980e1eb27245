/* import: pictures that stay vector, inside a PDF for press: pages of advertisers' PDF
 * files with the inks, fonts and pictures they have, and SVG drawings in inks.
 *
 * In: the file that cairo drew, where each stands as a placeholder of one pixel
 * (render/press_image.h). Out: Form XObjects that fill a unit square, as pictures do: put
 * in the placeholder's stead. Each picture comes once, however often it stands. Not done
 * here: whether an advertisement may be printed (advert.h). */
#ifndef BX_PRESS_IMPORT_H
#define BX_PRESS_IMPORT_H

#include "asset/assets.h"
#include "asset/icc.h"
#include "base/brand.h"
#include "model/press_profile.h"
#include "pdf/document.h"

typedef struct bx_imports bx_imports;

/* All is borrowed, and must live until `to` was written; so must the imports. */
bx_imports *bx_imports_new(bx_document *to, const bx_assets *assets, const bx_icc *icc,
                           const bx_press_profile *profile, bx_diags *diags);
void bx_imports_free(bx_imports *imports); /* NULL is fine */

/* The form for an XObject of `to` on a page with those brand colours; *form 0: that is no
 * placeholder. False after reporting. */
bool bx_imports_find(bx_imports *imports, bx_object object, const bx_brands *brands,
                     bx_object *form);

#endif
