#include "makeup/unmet.h"

#include <string.h>

/* The blocks of a page that was tried. */
typedef struct {
    const bx_block *const *blocks;
    int n;
    bx_fit fit;
} tried_blocks;

/* The column with those of the job's wishes that are for its items. */
static bx_item wished_column(const bx_page_job *j, bx_arena *arena, const bx_item *item)
{
    bx_item own = *item;
    bx_group *column = bx_copy(arena, item->group, sizeof *column);
    bx_wish *wishes = BX_NEW_ARRAY(arena, j->n_wishes, bx_wish);
    column->n_wishes = 0;
    for (int i = 0; i < j->n_wishes; i++)
        if (j->wishes[i]->column == item->group)
            wishes[column->n_wishes++] = *j->wishes[i];
    column->wishes = wishes;
    own.group = column;
    return own;
}

/* The blocks as the job's wishes would have them: columns of which it leaves out wishes
 * are made anew. */
static const bx_block *const *wished_blocks(const bx_page_job *j, bx_arena *arena,
                                            const tried_blocks *t)
{
    const bx_block **blocks = BX_NEW_ARRAY(arena, t->n, const bx_block *);
    bx_setting s = *j->setting;
    s.arena = arena;
    s.diags = NULL;
    for (int i = 0; i < t->n; i++) {
        int index = t->blocks[i]->index;
        const bx_item *item = &j->issue->items[index];
        const bx_group *column = bx_item_column(item);
        blocks[i] = t->blocks[i];
        if (!column || !column->n_wishes)
            continue;
        bx_item own = wished_column(j, arena, item);
        if (own.group->n_wishes < column->n_wishes)
            blocks[i] = bx_block_make(&s, bx_copy(arena, &own, sizeof own), index, i == 0,
                                      j->lines, t->fit);
    }
    return blocks;
}

static bool can_solve(const bx_page_job *j, const tried_blocks *t)
{
    bx_arena *work = bx_arena_new();
    bool can = bx_page_job_can_solve(j, wished_blocks(j, work, t), t->n, NULL);
    bx_arena_free(work);
    return can;
}

/* Of wishes that are too many those that are left when one after the other was dropped
 * without which there still is no page. */
static void find_unmet(const bx_page_job *j, const tried_blocks *t, bx_made_page *made)
{
    const bx_wish **kept = BX_NEW_ARRAY(j->setting->arena, j->n_wishes, const bx_wish *);
    const bx_wish **tried = BX_NEW_ARRAY(j->setting->arena, j->n_wishes, const bx_wish *);
    int n_kept = j->n_wishes;
    memcpy(kept, j->wishes, (size_t)n_kept * sizeof *kept);
    for (int i = 0; i < n_kept;) {
        bx_page_job without = *j;
        without.wishes = tried;
        without.n_wishes = 0;
        for (int k = 0; k < n_kept; k++)
            if (k != i)
                tried[without.n_wishes++] = kept[k];
        if (can_solve(&without, t)) {
            i++;
            continue;
        }
        n_kept--;
        memmove(kept + i, kept + i + 1, (size_t)(n_kept - i) * sizeof *kept);
    }
    made->unmet = kept;
    made->n_unmet = n_kept;
}

bool bx_fails_by_wishes(const bx_page_job *j, const bx_block *const *blocks, int n,
                        bx_fit fit, bx_made_page *made)
{
    tried_blocks t = {blocks, n, fit};
    bx_page_job unwished = *j;
    unwished.n_wishes = 0;
    if (j->is_trial || !j->n_wishes || !can_solve(&unwished, &t))
        return false;
    find_unmet(j, &t, made);
    return true;
}
