/* ear_item: an item of the issue in the ear (报眼), on the columns beside the masthead
 * and as high as that.
 *
 * In: the item that the issue has for it. Out: its block there: whole to the last line,
 * else with white at its end, else cut, for drafts. What is drawn round it ear.h says. */
#ifndef BX_MAKEUP_EAR_ITEM_H
#define BX_MAKEUP_EAR_ITEM_H

#include "makeup/tree.h"

/* NULL: none is asked for on this page, or it cannot stand there. Where it stands on the
 * page, with no cuts. */
const bx_sheet *bx_ear_item_make(const bx_setting *setting, const bx_issue *issue,
                                 const bx_page *page);

/* Reports one that cannot stand there, or leaves white. */
void bx_ear_item_report(const bx_setting *setting, const bx_issue *issue,
                        const bx_page *page, const bx_sheet *made);

#endif
