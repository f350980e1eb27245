/* advert: may the PDF files of advertisers be printed? Preflight on the way in.
 *
 * In: pages that show them, and the press profile. Out: messages, those that refuse and
 * those that warn, each with what was found and where on the advertisement. Type, rules
 * and pictures are judged by the size they are printed in. What is looked for: check.def,
 * less advert_free.def; on a page in black alone, whether it is so
 * too (black.h). Not done here: putting them in (import.h). */
#ifndef BX_PRESS_ADVERT_H
#define BX_PRESS_ADVERT_H

#include "asset/assets.h"
#include "display/display.h"
#include "model/press_profile.h"

/* False after reporting that one is refused. */
bool bx_adverts_check(const bx_display *pages, int n_pages, const bx_assets *assets,
                      const bx_press_profile *profile, bx_diags *diags);

#endif
