/* page_report: what is said of a page that was made, or could not be. */
#ifndef BX_MAKEUP_PAGE_REPORT_H
#define BX_MAKEUP_PAGE_REPORT_H

#include "makeup/page.h"

/* What is over is counted in 字 on the finished page. */
void bx_page_report(const bx_setting *setting, const bx_issue *issue,
                    const bx_made_page *made, const bx_display *page, bool is_draft);

#endif
