#include "makeup/filler.h"

#include <stdlib.h>

#include "makeup/advertisement.h"

static int page_index(const bx_issue *issue, const bx_page *page)
{
    int i = 0;
    while (i < issue->n_pages && issue->pages[i].number != page->number)
        i++;
    return i;
}

/* Pictures may stand on every page; of texts each page has its own. */
static bool is_for(const bx_issue *issue, const bx_page *page, int filler)
{
    return issue->items[issue->fillers[filler]].ad ||
           filler % issue->n_pages == page_index(issue, page);
}

static const bx_block *make(const bx_setting *s, const bx_issue *issue, int index,
                            int lines)
{
    const bx_item *item = &issue->items[index];
    return item->ad ? bx_ad_block(s, item, index, lines)
                    : bx_block_make(s, item, index, false, lines, BX_FIT_CLOSE);
}

/* Keeps the list by how far blocks are from the gap, ties as listed. */
static int insert(const bx_block **list, int n, const bx_block *block, int empty_cells)
{
    int at = n < BX_MOST_FILLERS ? n : BX_MOST_FILLERS;
    int distance = abs(block->least_cells - empty_cells);
    while (at > 0 && abs(list[at - 1]->least_cells - empty_cells) > distance) {
        if (at < BX_MOST_FILLERS)
            list[at] = list[at - 1];
        at--;
    }
    if (at < BX_MOST_FILLERS)
        list[at] = block;
    return n < BX_MOST_FILLERS ? n + 1 : n;
}

static bool may_stand(const bx_layout *l, const bx_block *block, int lines)
{
    const bx_shape *shape = &block->shapes[0];
    return block->n_shapes && shape->columns <= l->columns && shape->lines <= lines;
}

int bx_fillers_for(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                   int lines, int empty_cells, const bx_block **out)
{
    int n = 0;
    for (int i = 0; i < issue->n_fillers; i++) {
        if (!is_for(issue, page, i))
            continue;
        const bx_block *block = make(s, issue, issue->fillers[i], lines);
        if (may_stand(s->layout, block, lines))
            n = insert(out, n, block, empty_cells);
    }
    return n;
}
