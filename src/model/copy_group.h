/* copy_group: pasted copy as items, and which of them stand under a head of their own.
 *
 * In: the lines of the copy. Out: the lines without the heads of groups like
 * 【工会简讯】, their roles, and the groups: a head has briefs under it, BX_LEAST_BRIEFS
 * or more; a line that has none is a line of the copy. Not done here: the items
 * (copy_item.h). */
#ifndef BX_MODEL_COPY_GROUP_H
#define BX_MODEL_COPY_GROUP_H

#include "model/copy_role.h"

/* Short items under a head of their own. */
typedef struct {
    bx_chars head; /* its line, which is none of the copy's any more */
    int from, to;  /* lines of the copy: its items */
} bx_copy_group;

typedef struct {
    bx_copy_lines copy;
    const bx_copy_role *roles; /* one a line */
    const bx_copy_group *groups;
    int n;
} bx_copy_groups;

bx_copy_groups bx_copy_groups_find(bx_arena *arena, const bx_copy_lines *all);

/* The group whose first item begins at a line; NULL: none does. */
const bx_copy_group *bx_copy_group_at(const bx_copy_groups *groups, int line);

#endif
