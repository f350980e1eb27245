#include "model/group.h"

#include <string.h>

/* Work of one group of briefs. */
typedef struct {
    bx_arena *arena;
    bx_part *parts;
    int n_parts;
    bx_picture *pictures;
    int n_pictures;
} merger;

static bool is_of_picture(const bx_part *part)
{
    return part->kind == BX_PART_CAPTION || part->kind == BX_PART_CREDIT;
}

static bool is_aside(bx_part_kind kind)
{
    return kind == BX_PART_PULL_QUOTE || kind == BX_PART_FACTS_HEAD ||
           kind == BX_PART_FACT;
}

/* What a part is where heads run in: a summary opens the text, and what would stand among
 * the legs ends it. */
static bx_part_kind kind_in_briefs(bx_part_kind kind)
{
    if (kind == BX_PART_SUMMARY || is_aside(kind))
        return BX_PART_PARAGRAPH;
    return kind <= BX_PART_DECK ? BX_PART_RUN_IN : kind;
}

/* A part of an item of briefs: its characters get other numbers there. */
static void add_part(merger *m, bx_part part, int pictures_before)
{
    part.text.chars =
        bx_copy(m->arena, part.text.chars, (size_t)part.text.n * sizeof *part.text.chars);
    part.kind = kind_in_briefs(part.kind);
    if (is_of_picture(&part))
        part.picture += pictures_before;
    m->parts[m->n_parts++] = part;
}

/* The parts of the kinds [from, to). */
static void add_kinds(merger *m, const bx_item *item, bx_part_kind from, bx_part_kind to)
{
    for (int i = 0; i < item->n_parts; i++)
        if (item->parts[i].kind >= from && item->parts[i].kind < to)
            add_part(m, item->parts[i], 0);
}

static void add_text(merger *m, const bx_item *item)
{
    add_kinds(m, item, BX_PART_KICKER, BX_PART_BYLINE);
    add_kinds(m, item, BX_PART_PULL_QUOTE, BX_PART_CAPTION);
    add_kinds(m, item, BX_PART_BYLINE, BX_PART_PULL_QUOTE);
}

static void add_pictures(merger *m, const bx_item *item)
{
    for (int i = 0; i < item->n_parts; i++)
        if (is_of_picture(&item->parts[i]))
            add_part(m, item->parts[i], m->n_pictures);
    if (item->n_pictures)
        memcpy(m->pictures + m->n_pictures, item->pictures,
               (size_t)item->n_pictures * sizeof *item->pictures);
    m->n_pictures += item->n_pictures;
}

static bx_item headed(bx_arena *arena, bx_chars head, const bx_part *parts, int n_parts,
                      const bx_group *group)
{
    return (bx_item){.name = bx_chars_utf8(arena, head),
                     .span = bx_chars_span(head),
                     .parts = parts,
                     .n_parts = n_parts,
                     .n_chars = bx_item_number((bx_part *)parts, n_parts),
                     .group = bx_copy(arena, group, sizeof *group)};
}

static bx_part head_part(bx_chars head)
{
    return (bx_part){.kind = BX_PART_HEADLINE, .text = head};
}

bx_item bx_group_column(bx_arena *arena, bx_chars head, int n)
{
    bx_group group = {.kind = BX_GROUP_COLUMN, .n_items = n};
    bx_part *parts = BX_NEW(arena, bx_part);
    *parts = head_part(head);
    return headed(arena, head, parts, 1, &group);
}

/* Reports items that ask for vertical lines; returns how many parts they all have. */
static int count(const bx_item *items, int n, int *n_pictures, bx_diags *diags)
{
    int n_parts = 0;
    for (int i = 0; i < n; i++) {
        n_parts += items[i].n_parts;
        *n_pictures += items[i].n_pictures;
        if (items[i].setting)
            bx_diag(diags, BX_D_W_SETTING_UNMET, items[i].span, items[i].name);
    }
    return n_parts;
}

bx_item bx_group_briefs(bx_arena *arena, bx_chars head, const bx_item *items, int n,
                        bx_diags *diags)
{
    int n_pictures = 0, n_parts = 1 + count(items, n, &n_pictures, diags);
    merger m = {.arena = arena,
                .parts = BX_NEW_ARRAY(arena, n_parts, bx_part),
                .pictures = BX_NEW_ARRAY(arena, n_pictures, bx_picture)};
    int *starts = BX_NEW_ARRAY(arena, n + 1, int);
    m.parts[m.n_parts++] = head_part(head);
    for (int i = 0; i < n; i++) {
        starts[i] = m.n_parts;
        add_text(&m, &items[i]);
    }
    starts[n] = m.n_parts;
    for (int i = 0; i < n; i++)
        add_pictures(&m, &items[i]);
    bx_group group = {.kind = BX_GROUP_BRIEFS,
                      .items = bx_copy(arena, items, (size_t)n * sizeof *items),
                      .n_items = n,
                      .starts = starts};
    bx_item briefs = headed(arena, head, m.parts, m.n_parts, &group);
    briefs.pictures = m.pictures;
    briefs.n_pictures = m.n_pictures;
    return briefs;
}

static const bx_group *group_of(const bx_item *item, bx_group_kind kind)
{
    return item->group && item->group->kind == kind ? item->group : NULL;
}

const bx_group *bx_item_column(const bx_item *item)
{
    return group_of(item, BX_GROUP_COLUMN);
}

const bx_group *bx_item_briefs(const bx_item *item)
{
    return group_of(item, BX_GROUP_BRIEFS);
}
