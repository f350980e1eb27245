#include "model/claim.h"

#include "model/keys.h"

typedef struct {
    bx_arena *arena;
    const bx_issue *issue;
    bx_item_names names; /* the items that pages that flow may have */
    int *page_of;        /* by item: the page that is sure to have it; -1: none */
    int *group;
} claimer;

static void list_names(claimer *c, bx_diags *aside)
{
    const bx_issue *issue = c->issue;
    int *listed = BX_NEW_ARRAY(c->arena, issue->n_items, int), n = 0;
    for (int i = 0; i < issue->n_pages; i++)
        for (int k = 0; issue->pages[i].flows && k < issue->pages[i].n_items; k++) {
            listed[n++] = issue->pages[i].items[k];
            c->page_of[issue->pages[i].items[k]] = i;
        }
    for (int i = 0; i < issue->n_pool; i++)
        listed[n++] = issue->pool[i];
    c->names = (bx_item_names){.arena = c->arena,
                               .items = issue->items,
                               .listed = listed,
                               .n = n,
                               .diags = aside};
}

static void claim(claimer *c, int item, int page)
{
    if (c->page_of[item] < 0)
        c->page_of[item] = page;
}

static void join(claimer *c, int item, int other)
{
    int from = c->group[item], to = c->group[other];
    for (int i = 0; i < c->issue->n_items; i++)
        if (c->group[i] == MAX(from, to))
            c->group[i] = MIN(from, to);
}

/* ---- what items say ---- */

static int first_page(const bx_issue *issue)
{
    int i = 0;
    while (i < issue->n_pages && issue->pages[i].number != 1)
        i++;
    return i < issue->n_pages && issue->pages[i].flows ? i : -1;
}

static void take_wish(claimer *c, const bx_wish *wish)
{
    int other, first = first_page(c->issue);
    bool binds = wish->kind == BX_WISH_NEXT_TO || wish->kind == BX_WISH_NOT_AFTER;
    if (wish->column)
        return;
    if (binds && bx_items_named(&c->names, wish->other_word, &other) == 1)
        join(c, wish->item, other);
    if (wish->kind == BX_WISH_PLACE && wish->edges & BX_EDGE_MASTHEAD &&
        c->issue->paper && first >= 0)
        claim(c, wish->item, first);
}

static void take_fronts(claimer *c)
{
    int n;
    const bx_wish *wishes = bx_wishes_read(&c->names, &(bx_page_wishes){0}, &n);
    for (int i = 0; i < n; i++)
        take_wish(c, &wishes[i]);
}

/* ---- what pages say ---- */

static void claim_named(claimer *c, const char *word, int page)
{
    int item;
    if (word && bx_items_named(&c->names, word, &item) == 1)
        claim(c, item, page);
}

static void take_others(claimer *c, const bx_yaml *value, int page)
{
    for (int i = 0; value->kind == BX_YAML_LIST && i < value->n; i++)
        claim_named(c, value->values[i]->text, page);
    claim_named(c, value->text, page);
}

static void take_map(claimer *c, const bx_yaml *map, int page)
{
    static const bx_key binding[] = {BX_KEY_WISH_NEXT_TO, BX_KEY_WISH_NOT_AFTER};
    for (int i = 0; map->kind == BX_YAML_MAP && i < map->n; i++) {
        const bx_yaml *wishes = map->values[i];
        claim_named(c, map->keys[i]->text, page);
        for (int k = 0; wishes->kind == BX_YAML_MAP && k < 2; k++) {
            const bx_yaml *value = bx_keys_find(wishes, binding[k]);
            if (value)
                take_others(c, value, page);
        }
    }
}

static void take_page(claimer *c, int page)
{
    const bx_page_wishes *asked = &c->issue->pages[page].asked;
    if (asked->wishes)
        take_map(c, asked->wishes, page);
    if (!asked->tree || asked->tree->kind != BX_YAML_TEXT)
        return;
    int n;
    const int *named =
        bx_tree_note_named(&c->names, bx_yaml_chars(c->arena, asked->tree), &n);
    for (int i = 0; i < n; i++)
        claim(c, named[i], page);
}

/* ---- what comes of it ---- */

/* Those that belong to an item that has its page go there, too. */
static void follow(claimer *c)
{
    for (int i = 0; i < c->names.n; i++)
        for (int k = 0; k < c->names.n; k++) {
            int item = c->names.listed[i], other = c->names.listed[k];
            if (c->group[item] == c->group[other] && c->page_of[item] >= 0)
                claim(c, other, c->page_of[item]);
        }
}

static void put(const bx_issue *issue, int *items, int *n, int item)
{
    int at = (*n)++;
    for (; at > 0 && issue->items[items[at - 1]].priority > issue->items[item].priority;
         at--)
        items[at] = items[at - 1];
    items[at] = item;
}

static void fill_page(const claimer *c, bx_page *pages, int page)
{
    const bx_issue *issue = c->issue;
    const bx_page *own = &pages[page];
    int *items = BX_NEW_ARRAY(c->arena, own->n_items + issue->n_pool, int), n = 0;
    for (int i = 0; i < own->n_items; i++)
        put(issue, items, &n, own->items[i]);
    for (int i = 0; i < issue->n_pool; i++)
        if (c->page_of[issue->pool[i]] == page)
            put(issue, items, &n, issue->pool[i]);
    if (n > own->n_items)
        bx_page_set_items(c->arena, issue->items, items, n, &pages[page]);
}

static const bx_issue *fill_issue(const claimer *c)
{
    bx_issue *issue = bx_copy(c->arena, c->issue, sizeof *issue);
    bx_page *pages =
        bx_copy(c->arena, issue->pages, (size_t)issue->n_pages * sizeof *pages);
    int *pool = BX_NEW_ARRAY(c->arena, issue->n_pool, int), n = 0;
    for (int i = 0; i < issue->n_pages; i++)
        if (pages[i].flows)
            fill_page(c, pages, i);
    for (int i = 0; i < issue->n_pool; i++)
        if (c->page_of[issue->pool[i]] < 0)
            pool[n++] = issue->pool[i];
    issue->pages = pages;
    issue->pool = pool;
    issue->n_pool = n;
    return issue;
}

bx_claims bx_claims_find(bx_arena *arena, const bx_issue *issue)
{
    bx_diags *aside = bx_diags_new();
    claimer c = {.arena = arena, .issue = issue};
    c.page_of = BX_NEW_ARRAY(arena, issue->n_items, int);
    c.group = BX_NEW_ARRAY(arena, issue->n_items, int);
    for (int i = 0; i < issue->n_items; i++) {
        c.page_of[i] = -1;
        c.group[i] = i;
    }
    list_names(&c, aside);
    take_fronts(&c);
    for (int i = 0; i < issue->n_pages; i++)
        if (issue->pages[i].flows)
            take_page(&c, i);
    follow(&c);
    bx_diags_free(aside);
    return (bx_claims){fill_issue(&c), c.group};
}
