#include "desk/thumbnail.h"

#include <glib.h>

#include "makeup/furniture.h"
#include "makeup/measure.h"
#include "makeup/page_settings.h"

/* Of the paper's width: between the two pages and round them. Of the leading: a bar that
 * stands for a line. */
enum { MARGIN_SHARE = 16, BAR_PERCENT = 45, HEAD_BAR_PERCENT = 62 };

/* Lines of the lead's head, above and below it; and of a paragraph, whose last line takes
 * that much of the measure. */
enum { HEAD_LINES = 5, HEAD_WHITE = 1, PARAGRAPH = 7, LAST_PERCENT = 60 };

typedef struct {
    const bx_layout *layout;
    bx_display_builder *out;
    bx_len x, y; /* where the page's upper left corner stands */
} drawer;

static void put_bar(const drawer *d, bx_rect box, bx_ink ink)
{
    box.x += d->x;
    box.y += d->y;
    bx_display_add(d->out, (bx_op){.kind = BX_OP_FILL, .fill = {box, ink}});
}

/* A line of the body in a column; paragraphs end at other lines in each. */
static void put_line(const drawer *d, int column, int row)
{
    const bx_layout *l = d->layout;
    int in_paragraph = (row + 3 * column) % PARAGRAPH;
    bx_len indent = in_paragraph ? 0 : l->indent_chars * l->styles[BX_STYLE_BODY].size;
    bx_len end = in_paragraph == PARAGRAPH - 1
                     ? bx_len_scale(l->measure, LAST_PERCENT, 100)
                     : l->measure;
    bx_len height = bx_len_scale(l->leading, BAR_PERCENT, 100);
    put_bar(d,
            (bx_rect){bx_column_left(l, column) + indent,
                      bx_row_top(l, row) + (l->leading - height) / 2, end - indent,
                      height},
            BX_INK_TINT);
}

/* The lead's head over the columns it is for. */
static void put_head(const drawer *d, int row, int columns)
{
    const bx_layout *l = d->layout;
    bx_len room = HEAD_LINES * l->leading, size = 0;
    for (int i = 0; i < l->n_grades; i++)
        size = l->grades[i].for_lead ? MAX(size, l->grades[i].main.size) : size;
    bx_len height = bx_len_scale(MIN(size, room), HEAD_BAR_PERCENT, 100);
    bx_len width = bx_span_width(l, columns);
    put_bar(d,
            (bx_rect){bx_column_left(l, 0) + width / 10,
                      bx_row_top(l, row) + (room - height) / 2, width - width / 5,
                      height},
            BX_INK_GRAY);
}

static void put_copy(const drawer *d, int from)
{
    const bx_layout *l = d->layout;
    int wide = MAX(1, (2 * l->columns + 1) / 3), top = from + HEAD_WHITE;
    put_head(d, top, wide);
    for (int column = 0; column < l->columns; column++)
        for (int row = column < wide ? top + HEAD_LINES + HEAD_WHITE : top;
             row < l->lines; row++)
            put_line(d, column, row);
}

static void put_paper(const drawer *d)
{
    put_bar(d, (bx_rect){0, 0, d->layout->paper_width, d->layout->paper_height},
            BX_INK_WHITE);
}

static void put_page(const bx_setting *s, const drawer *d, const bx_issue *issue,
                     const bx_page *page)
{
    bx_display_builder own = {.arena = s->arena};
    put_paper(d);
    bx_furniture_draw(s, issue, page, &own);
    for (int i = 0; i < own.n; i++)
        bx_display_add(d->out, bx_op_moved(own.ops[i], d->x, d->y));
    put_copy(d, bx_masthead_lines(s->layout, issue, page));
}

bx_display bx_thumbnail_make(const bx_setting *s)
{
    static const bx_page pages[] = {{.number = 1, .title = "要闻"},
                                    {.number = 2, .title = "综合新闻"}};
    const bx_issue issue = {.paper = "新闻报",
                            .number = "总第1期",
                            .date = {2026, 1, 1},
                            .pages = pages,
                            .n_pages = G_N_ELEMENTS(pages)};
    const bx_layout *l = s->layout;
    bx_len margin = l->paper_width / MARGIN_SHARE;
    bx_display_builder out = {.arena = s->arena};
    bx_display sheet = {.width = 2 * l->paper_width + 3 * margin,
                        .height = l->paper_height + 2 * margin,
                        .number = 1,
                        .label = l->name};
    drawer d = {l, &out, 0, 0};
    put_bar(&d, (bx_rect){0, 0, sheet.width, sheet.height}, BX_INK_TINT);
    d.y = margin;
    for (size_t i = 0; i < G_N_ELEMENTS(pages); i++) {
        bx_setting own = *s;
        own.layout = d.layout = bx_layout_on_page(s->arena, l, &pages[i], s->diags);
        d.x = margin + (bx_len)i * (l->paper_width + margin);
        put_page(&own, &d, &issue, &pages[i]);
    }
    sheet.ops = out.ops;
    sheet.n_ops = out.n;
    return sheet;
}
