#include "model/bulletin.h"

#include "model/copy_group.h"
#include "model/copy_item.h"
#include "model/group.h"

enum { MAX_ITEMS = 200 };

static int end_of_item(const bx_copy_drafts *drafts, int from)
{
    return bx_copy_role_end(drafts->roles, drafts->copy->n, from);
}

/* The group's items as one; their numbers go on from `number`. */
static bx_item make_group(bx_copy_drafts *drafts, const bx_copy_group *group, int number,
                          int *n)
{
    bx_ledger *ledger = drafts->ledger;
    bx_item *items = BX_NEW_ARRAY(drafts->arena, group->to - group->from, bx_item);
    *n = 0;
    for (int at = group->from; at < group->to; at = end_of_item(drafts, at), ++*n)
        items[*n] = bx_copy_item_make(drafts, at, number + *n);
    bx_chars head = bx_chars_slice(group->head, 1, group->head.n - 1);
    bx_ledger_leave(ledger, bx_chars_slice(group->head, 0, 1));
    bx_ledger_leave(ledger, bx_chars_slice(group->head, head.n + 1, group->head.n));
    bx_diag(ledger->diags, BX_D_N_COPY_GROUP, bx_chars_span(group->head),
            bx_chars_utf8(drafts->arena, head), BX_INT(*n));
    return bx_group_briefs(drafts->arena, bx_chars_trim(head), items, *n, ledger->diags);
}

static bx_bulletin make_items(bx_copy_drafts *drafts, const bx_copy_groups *groups)
{
    int count = 0, n = 0;
    for (int i = 0; i < drafts->copy->n; i++)
        count += bx_copy_role_begins(drafts->roles, i);
    if (count > MAX_ITEMS) {
        bx_diag(drafts->ledger->diags, BX_D_E_COPY_ITEMS,
                bx_span_of_file(drafts->ledger->source), BX_INT(count),
                BX_INT(MAX_ITEMS));
        return (bx_bulletin){0};
    }
    bx_item *items = BX_NEW_ARRAY(drafts->arena, count, bx_item);
    for (int from = 0, number = 1, n_inside; from < drafts->copy->n; n++) {
        const bx_copy_group *group = bx_copy_group_at(groups, from);
        n_inside = 1;
        items[n] = group ? make_group(drafts, group, number, &n_inside)
                         : bx_copy_item_make(drafts, from, number);
        items[n].priority = n + 1;
        number += n_inside;
        from = group ? group->to : end_of_item(drafts, from);
    }
    return (bx_bulletin){items, n};
}

bx_bulletin bx_bulletin_read(bx_arena *arena, const bx_source *source, bx_diags *diags)
{
    bx_ledger ledger = bx_ledger_open(arena, source, diags);
    int errors = bx_diags_count(diags, BX_ERROR);
    bx_copy_lines copy = bx_copy_lines_read(arena, source, &ledger);
    if (bx_diags_count(diags, BX_ERROR) > errors)
        return (bx_bulletin){0};
    if (!copy.n) {
        bx_diag(diags, BX_D_E_COPY_NO_ITEM, bx_span_of_file(source), "");
        return (bx_bulletin){0};
    }
    bx_copy_groups groups = bx_copy_groups_find(arena, &copy);
    bx_copy_drafts drafts = {
        .arena = arena, .copy = &groups.copy, .roles = groups.roles, .ledger = &ledger};
    bx_bulletin bulletin = make_items(&drafts, &groups);
    if (bulletin.n && !bx_ledger_prove(&ledger, bulletin.items, bulletin.n))
        return (bx_bulletin){0};
    return bulletin;
}
