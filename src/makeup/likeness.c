#include "makeup/likeness.h"

#include <glib.h>

static int overlap(int a, int n_a, int b, int n_b)
{
    return MAX(0, MIN(a + n_a, b + n_b) - MAX(a, b));
}

int bx_likeness_of_item(bx_region a, bx_region b)
{
    int both = overlap(a.column, a.columns, b.column, b.columns) *
               overlap(a.row, a.lines, b.row, b.lines);
    int either = a.columns * a.lines + b.columns * b.lines - both;
    return 1000 * both / MAX(either, 1);
}

static bool is_before(const bx_block *a, const bx_block *b)
{
    return bx_item_outranks(a->item, b->item) ||
           (!bx_item_outranks(b->item, a->item) && a->index < b->index);
}

/* 1 for the last item in rank, and one more for each that is behind. */
static int weight_of(const bx_known_page *page, const bx_block *block)
{
    int weight = 1;
    for (int i = 0; i < page->n; i++)
        weight += is_before(block, page->placed[i].block);
    return weight;
}

static const bx_placed *find(const bx_placed *placed, int n, int item)
{
    for (int i = 0; i < n; i++)
        if (placed[i].block->index == item)
            return &placed[i];
    return NULL;
}

int bx_likeness(const bx_known_page *known, const bx_placed *placed, int n)
{
    int64_t sum = 0, all = 0;
    for (int i = 0; i < known->n; i++) {
        const bx_placed *a = &known->placed[i];
        const bx_placed *b = find(placed, n, a->block->index);
        int weight = weight_of(known, a->block);
        all += weight;
        sum += b ? (int64_t)weight * bx_likeness_of_item(a->at, b->at) : 0;
    }
    return (int)(sum / MAX(all, 1));
}

static bool has_lead_of(const bx_known_page *known, const bx_placed *placed, int n)
{
    for (int i = 0; i < known->n; i++) {
        const bx_placed *a = &known->placed[i], *b;
        if (!a->block->is_lead)
            continue;
        b = find(placed, n, a->block->index);
        return b && a->at.columns == b->at.columns && a->at.column == b->at.column;
    }
    return true;
}

bool bx_looks_known(const bx_known_pages *known, const bx_placed *placed, int n)
{
    for (int i = 0; i < known->n; i++) {
        const bx_known_page *page = &known->pages[i];
        if (has_lead_of(page, placed, n) && bx_likeness(page, placed, n) >= BX_ALIKE)
            return true;
    }
    return false;
}
