#include "model/copy_group.h"

#include "model/group.h"

/* A head and a few lines of text, and nothing that would not run in. */
static bool is_brief(const bx_copy_groups *read, int from, int to)
{
    int length = 0;
    bool has_body = false;
    for (int i = from; i < to; i++) {
        bx_copy_role role = read->roles[i];
        has_body = has_body || role == BX_ROLE_PARAGRAPH;
        length += read->copy.lines[i].text.n;
        if (role == BX_ROLE_CAPTION || role == BX_ROLE_CROSSHEAD ||
            role == BX_ROLE_VERSE || role == BX_ROLE_NAMES || role == BX_ROLE_ROW)
            return false;
    }
    return read->roles[from] == BX_ROLE_HEAD && has_body && length <= BX_BRIEF_LENGTH;
}

/* The briefs that follow each other from a line on, up to a separator. Returns where they
 * end, *n: how many there are. */
static int end_of_briefs(const bx_copy_groups *read, int from, int *n)
{
    int at = from;
    *n = 0;
    while (at < read->copy.n && bx_copy_role_begins(read->roles, at) &&
           (at == from || !read->copy.lines[at].is_behind_rule)) {
        int to = bx_copy_role_end(read->roles, read->copy.n, at);
        if (!is_brief(read, at, to))
            break;
        at = to;
        ++*n;
    }
    return at;
}

/* The copy without the lines that may head a group, and what is left of those when each
 * of them has to have its briefs. False: one had none, and is a line of copy again. */
static bool take(bx_arena *arena, const bx_copy_lines *all, bool *is_head,
                 bx_copy_groups *out)
{
    bx_copy_group *groups = BX_NEW_ARRAY(arena, all->n, bx_copy_group);
    *out = (bx_copy_groups){.copy = bx_copy_lines_without(arena, all, is_head),
                            .groups = groups};
    out->roles = bx_copy_roles(arena, &out->copy);
    for (int i = 0, at = 0; i < all->n; i++) {
        int n;
        if (!is_head[i]) {
            at++;
            continue;
        }
        int to = end_of_briefs(out, at, &n);
        if (n < BX_LEAST_BRIEFS) {
            is_head[i] = false;
            return false;
        }
        groups[out->n++] = (bx_copy_group){all->lines[i].text, at, to};
    }
    return true;
}

/* A line by itself, with something else under it than another head. */
static bool may_head(const bx_copy_lines *all, int i)
{
    const bx_copy_line *line = &all->lines[i];
    return i + 1 < all->n && bx_sign_is_group_head(line->text) && !line[1].is_rest &&
           !bx_sign_is_group_head(line[1].text);
}

bx_copy_groups bx_copy_groups_find(bx_arena *arena, const bx_copy_lines *all)
{
    bx_copy_groups groups;
    bool *is_head = BX_NEW_ARRAY(arena, all->n, bool);
    for (int i = 0; i < all->n; i++)
        is_head[i] = may_head(all, i);
    while (!take(arena, all, is_head, &groups))
        ;
    return groups;
}

const bx_copy_group *bx_copy_group_at(const bx_copy_groups *groups, int line)
{
    for (int i = 0; i < groups->n; i++)
        if (groups->groups[i].from == line)
            return &groups->groups[i];
    return NULL;
}
