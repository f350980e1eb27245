#include "makeup/overset.h"

#include "makeup/flow.h"
#include "makeup/unmet.h"

/* How many of the first blocks can share the page at all, by their least cells. */
static int count_that_may_fit(const bx_block *const *blocks, int n, int cells)
{
    int used = 0, i = 0;
    while (i < n && blocks[i]->n_shapes && used + blocks[i]->least_cells <= cells)
        used += blocks[i++]->least_cells;
    return MAX(i, MIN(n, 1));
}

void bx_page_job_overset(const bx_page_job *j, bx_made_page *made)
{
    int n = MIN(j->page->n_items, BX_MAX_BLOCKS);
    const bx_block **blocks = bx_page_job_blocks(j, n, BX_FIT_OVERSET);
    int cells = j->setting->layout->columns * j->lines;
    for (int i = 0; i < j->among->n; i++)
        cells -= j->among->blocks[i]->least_cells;
    n = count_that_may_fit(blocks, n, cells);
    while (n && !bx_page_job_solve(j, blocks, n, &made->solution) &&
           !bx_fails_by_wishes(j, blocks, n, BX_FIT_OVERSET, made))
        n--;
}

/* Rows of one column that an item would take: what a page lacks when it is left out. */
static int rows_of_item(const bx_setting *s, const bx_item *item)
{
    return bx_flow_make(s, item, s->layout->measure)->min_rows;
}

static void add_over(bx_made_page *made, int item, int rows)
{
    made->over[item] = rows;
    made->over_lines += rows;
}

static void add_left_out(const bx_setting *s, const bx_issue *issue, bx_made_page *made,
                         int item)
{
    const bx_group *column = bx_item_column(&issue->items[item]);
    add_over(made, item, MAX(1, rows_of_item(s, &issue->items[item])));
    for (int i = 0; column && i < column->n_items; i++)
        add_left_out(s, issue, made, column->first + i);
}

/* Items of copy on the page. */
static int count_solved(const bx_solution *solution)
{
    int n = 0;
    for (int i = 0; i < solution->n_blocks; i++)
        n += solution->blocks[i]->item->kind == BX_ITEM_COPY;
    return n;
}

void bx_count_over(const bx_setting *s, const bx_issue *issue, bx_made_page *made)
{
    made->over = BX_NEW_ARRAY(s->arena, issue->n_items + 1, int);
    for (int i = 0; i < made->n_parts; i++)
        if (made->parts[i].shape->overset)
            add_over(made, made->parts[i].block->index, made->parts[i].shape->overset);
    for (int i = count_solved(&made->solution); i < made->page->n_items; i++)
        add_left_out(s, issue, made, made->page->items[i]);
    for (int i = 0; i < made->page->n_aside && !made->ear; i++)
        add_left_out(s, issue, made, made->page->aside[i]);
}
