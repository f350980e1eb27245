/* page_line: the lines of furniture along a page: folio line (报眉) over the type area,
 * foot line (版脚) under it, and what masthead and ear say. */
#ifndef BX_MAKEUP_PAGE_LINE_H
#define BX_MAKEUP_PAGE_LINE_H

#include "makeup/setting.h"

/* A text of furniture in a box, its baseline at y: in the middle; parted by a bar, left
 * and right; by two, left, middle and right. */
void bx_page_text_draw(const bx_setting *setting, const char *text, const bx_issue *issue,
                       const bx_page *page, bx_style type, bx_rect box, bx_len y,
                       bx_display_builder *out);

/* By how much its parts, kept clear of each other, are wider than the room; under 1: they
 * stand on one line. And reports those that do not. */
bx_len bx_page_text_over(const bx_setting *setting, const char *text,
                         const bx_issue *issue, const bx_page *page, bx_style type,
                         bx_len room);
void bx_page_text_report(const bx_setting *setting, const char *text,
                         const bx_issue *issue, const bx_page *page, bx_style type,
                         bx_len room, bx_span at);

void bx_folio_draw(const bx_setting *setting, const bx_issue *issue, const bx_page *page,
                   bx_display_builder *out);
void bx_foot_draw(const bx_setting *setting, const bx_issue *issue, const bx_page *page,
                  bx_display_builder *out);

/* Reports what has no room on either of them. */
void bx_page_line_report(const bx_setting *setting, const bx_page_line *line,
                         const bx_issue *issue, const bx_page *page);

/* A cut-off rule from edge to edge of a box; so many times as heavy where it is plain. */
void bx_rule_across(const bx_layout *layout, bx_rect box, bx_len y, int heavy,
                    bx_display_builder *out);

#endif
