#include "model/wish.h"

#include <glib.h>
#include <string.h>

#include "model/group.h"
#include "model/keys.h"

enum { MOST_COLUMNS = 12 }; /* of any layout */

typedef struct {
    const bx_item_names *names; /* of the page, or inside the column */
    const bx_group *column;     /* or NULL */
    GArray *wishes;             /* of bx_wish */
} reader;

static const struct {
    bx_word word;
    int edges;
} places[] = {
#define BX_WISH_PLACE(name, zh, edges) {{name, zh}, edges},
#include "model/wish.def"
#undef BX_WISH_PLACE
};

/* The value as it was written; a list in short. */
static const char *shown(bx_arena *arena, const bx_yaml *value)
{
    const char *list = "";
    if (value->kind == BX_YAML_TEXT)
        return value->text;
    for (int i = 0; i < value->n; i++)
        list = bx_format(arena, "%s%s%s", list, i ? ", " : "",
                         value->values[i]->text ? value->values[i]->text : "…");
    return list;
}

/* Adds what a key of the map says, with the words for messages. */
static void add(const reader *r, bx_wish wish, const char *key, const bx_yaml *value)
{
    const bx_item_names *names = r->names;
    wish.text = bx_format(names->arena, "%s: %s %s", names->items[wish.item].name, key,
                          shown(names->arena, value));
    wish.span = value->span;
    wish.column = r->column;
    g_array_append_val(r->wishes, wish);
}

/* The same of a key that is there. */
static void add_key(const reader *r, bx_wish wish, const bx_yaml *map, bx_key key)
{
    const bx_yaml *value = bx_keys_find(map, key);
    add(r, wish, bx_keys_written(map, value), value);
}

static void read_place(const reader *r, const bx_yaml *map, bx_key key, int item)
{
    bx_word words[G_N_ELEMENTS(places)];
    int found;
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        words[i] = places[i].word;
    if (bx_keys_word(map, key, words, G_N_ELEMENTS(words), &found, r->names->diags))
        add_key(
            r,
            (bx_wish){.kind = BX_WISH_PLACE, .item = item, .edges = places[found].edges},
            map, key);
}

/* "3" or "3-5", from 1. */
static bool parse_span(const char *text, int *first, int *last)
{
    g_auto(GStrv) parts = g_strsplit(text, "-", 2);
    gint64 from, to;
    if (!parts[0] ||
        !g_ascii_string_to_signed(g_strstrip(parts[0]), 10, 1, MOST_COLUMNS, &from, NULL))
        return false;
    to = from;
    if (parts[1] && !g_ascii_string_to_signed(g_strstrip(parts[1]), 10, from,
                                              MOST_COLUMNS, &to, NULL))
        return false;
    *first = (int)from;
    *last = (int)to;
    return true;
}

static void read_columns(const reader *r, const bx_yaml *map, int item)
{
    const char *text;
    bx_wish wish = {.kind = BX_WISH_COLUMNS, .item = item};
    if (!bx_keys_text(map, BX_KEY_WISH_COLUMNS, &text, r->names->diags))
        return;
    const bx_yaml *value = bx_keys_find(map, BX_KEY_WISH_COLUMNS);
    if (parse_span(text, &wish.first, &wish.last))
        add_key(r, wish, map, BX_KEY_WISH_COLUMNS);
    else
        bx_diag(r->names->diags, BX_D_E_WISH_COLUMNS, value->span, text,
                BX_INT(MOST_COLUMNS));
}

static void read_width(const reader *r, const bx_yaml *map, int item)
{
    bx_wish wish = {.kind = BX_WISH_WIDTH, .item = item, .first = 1};
    if (bx_keys_int(map, BX_KEY_WISH_WIDTH, 1, MOST_COLUMNS, &wish.last, r->names->diags))
        add_key(r, wish, map, BX_KEY_WISH_WIDTH);
}

static void read_size(const reader *r, const bx_yaml *map, int item)
{
    bx_len_rule rule = {.min = 4 * BX_PT, .max = 500 * BX_PT};
    bx_wish wish = {.kind = BX_WISH_SIZE, .item = item};
    if (bx_keys_len(map, BX_KEY_WISH_SIZE, &rule, &wish.size, r->names->diags))
        add_key(r, wish, map, BX_KEY_WISH_SIZE);
}

/* Does it name an item of the page or column, or has it such a number? */
static bool is_known(const reader *r, const char *word)
{
    int item;
    gint64 number;
    return bx_items_named(r->names, word, &item) ||
           g_ascii_string_to_signed(word, 10, 1, r->names->n, &number, NULL);
}

static void read_other(const reader *r, bx_wish wish, const char *key,
                       const bx_yaml *value)
{
    const bx_item_names *names = r->names;
    if (value->kind != BX_YAML_TEXT) {
        bx_diag(names->diags, BX_D_E_WANT_TEXT, value->span, key);
        return;
    }
    if (r->column && !is_known(r, value->text)) {
        bx_diag(names->diags, BX_D_E_COLUMN_WISH, value->span, key);
        return;
    }
    bool may_be_elsewhere = wish.kind == BX_WISH_NEVER_BESIDE &&
                            !is_known(r, value->text) &&
                            !bx_item_is_rest(names, value->text);
    wish.other_word = value->text;
    wish.other = may_be_elsewhere ? -1 : bx_item_named(names, value->text, value->span);
    if (wish.other == wish.item)
        bx_diag(names->diags, BX_D_E_WISH_ITEM_ITSELF, value->span, value->text);
    else if (wish.kind == BX_WISH_NOT_AFTER && r->column && wish.other >= 0 &&
             wish.other < wish.item)
        bx_diag(names->diags, BX_D_E_COLUMN_ORDER, value->span, value->text,
                names->items[wish.item].name);
    else if (wish.other >= 0 || may_be_elsewhere)
        add(r, wish, key, value);
}

/* Another item, or a list of them. */
static void read_others(const reader *r, const bx_yaml *map, int item, bx_wish_kind kind,
                        bx_key key)
{
    const bx_yaml *value = bx_keys_find(map, key);
    bx_wish wish = {.kind = kind, .item = item};
    const char *name = value ? bx_keys_written(map, value) : NULL;
    if (value && value->kind == BX_YAML_LIST)
        for (int i = 0; i < value->n; i++)
            read_other(r, wish, name, value->values[i]);
    else if (value)
        read_other(r, wish, name, value);
}

/* Where an item stands in a column is the column's to say. */
static void refuse_places(const reader *r, const bx_yaml *map)
{
    static const bx_key keys[] = {BX_KEY_WISH_PLACE, BX_KEY_WISH_COLUMNS,
                                  BX_KEY_WISH_NEXT_TO};
    bx_keys_refuse(map, keys, G_N_ELEMENTS(keys), BX_D_E_COLUMN_WISH, r->names->diags);
}

static void read_item(const reader *r, const bx_yaml *map, int item)
{
    if (!bx_keys_check(map, BX_MAP_WISH, r->names->diags))
        return;
    if (r->column) {
        refuse_places(r, map);
    } else {
        read_place(r, map, BX_KEY_WISH_PLACE, item);
        read_columns(r, map, item);
        read_others(r, map, item, BX_WISH_NEXT_TO, BX_KEY_WISH_NEXT_TO);
    }
    read_width(r, map, item);
    read_size(r, map, item);
    read_others(r, map, item, BX_WISH_NEVER_BESIDE, BX_KEY_WISH_NEVER_BESIDE);
    read_others(r, map, item, BX_WISH_NOT_AFTER, BX_KEY_WISH_NOT_AFTER);
}

/* The items in a column of the page, by which it is read. */
static bx_item_names names_inside(const bx_item_names *names, const bx_group *column)
{
    bx_item_names inside = *names;
    int *listed = BX_NEW_ARRAY(names->arena, column->n_items, int);
    for (int i = 0; i < column->n_items; i++)
        listed[i] = column->first + i;
    inside.listed = listed;
    inside.n = column->n_items;
    return inside;
}

/* What the map says of an item in one of the columns; false: it names none of them. */
static bool read_in_columns(const reader *r, const bx_yaml *key, const bx_yaml *map)
{
    const bx_item_names *names = r->names;
    int item;
    for (int i = 0; i < names->n; i++) {
        const bx_group *column = bx_item_column(&names->items[names->listed[i]]);
        bx_item_names inside = column ? names_inside(names, column) : *names;
        if (!column || !bx_items_named(&inside, key->text, &item))
            continue;
        reader own = {&inside, column, r->wishes};
        item = bx_item_named(&inside, key->text, key->span);
        if (item >= 0)
            read_item(&own, map, item);
        return true;
    }
    return false;
}

/* What the items themselves say, and those in columns. */
static void read_fronts(const reader *r)
{
    for (int i = 0; i < r->names->n; i++) {
        const bx_item *item = &r->names->items[r->names->listed[i]];
        const bx_group *column = bx_item_column(item);
        if (item->wishes && item->kind == BX_ITEM_ADVERTISEMENT)
            read_place(r, item->wishes, BX_KEY_AD_PLACE, r->names->listed[i]);
        else if (item->wishes)
            read_item(r, item->wishes, r->names->listed[i]);
        if (!column || r->column)
            continue;
        bx_item_names inside = names_inside(r->names, column);
        reader own = {&inside, column, r->wishes};
        read_fronts(&own);
    }
}

/* The page's mapping: wishes by item. */
static void read_items(const reader *r, const bx_yaml *map)
{
    if (map->kind != BX_YAML_MAP) {
        bx_diag(r->names->diags, BX_D_E_WANT_MAP, map->span, "b3: {place: upper-left}");
        return;
    }
    for (int i = 0; i < map->n; i++) {
        if (!is_known(r, map->keys[i]->text) &&
            read_in_columns(r, map->keys[i], map->values[i]))
            continue;
        int item = bx_item_named(r->names, map->keys[i]->text, map->keys[i]->span);
        if (item >= 0)
            read_item(r, map->values[i], item);
    }
}

static void read_tree(const reader *r, const bx_page_wishes *page)
{
    const bx_yaml *value = page->tree;
    if (value->kind != BX_YAML_TEXT) {
        bx_diag(r->names->diags, BX_D_E_WANT_TEXT, value->span, page->tree_key);
        return;
    }
    bx_wish wish = {.kind = BX_WISH_TREE, .text = page->tree_key, .span = value->span};
    wish.tree =
        bx_tree_note_read(r->names, bx_yaml_chars(r->names->arena, value), value->span);
    if (wish.tree)
        g_array_append_val(r->wishes, wish);
}

bool bx_wish_is_of_two(bx_wish_kind kind)
{
    return kind == BX_WISH_NEXT_TO || kind == BX_WISH_NEVER_BESIDE ||
           kind == BX_WISH_NOT_AFTER;
}

/* ---- wishes that contradict each other on any page ---- */

static bool is_pair(const bx_wish *a, const bx_wish *b, bx_wish_kind one,
                    bx_wish_kind two)
{
    return a->kind == one && b->kind == two;
}

static bool is_of_the_same_two(const bx_wish *a, const bx_wish *b)
{
    return (a->item == b->item && a->other == b->other) ||
           (a->item == b->other && a->other == b->item);
}

static bool differ(const bx_wish *a, const bx_wish *b)
{
    switch (a->kind) {
    case BX_WISH_PLACE:
        return ((a->edges | b->edges) & 3) == 3 || ((a->edges | b->edges) & 12) == 12;
    case BX_WISH_COLUMNS:
        return a->first != b->first || a->last != b->last;
    case BX_WISH_WIDTH:
        return a->last != b->last;
    case BX_WISH_SIZE:
        return a->size != b->size;
    case BX_WISH_NEXT_TO:
    case BX_WISH_NEVER_BESIDE:
    case BX_WISH_NOT_AFTER:
    case BX_WISH_TREE:
    case BX_WISH_FOLD:
    case BX_WISH_SPINE:
        break;
    }
    return false;
}

/* The same either way round but for the order that is_pair asks for. */
static bool contradict(const bx_wish *a, const bx_wish *b)
{
    if (is_pair(a, b, BX_WISH_NEXT_TO, BX_WISH_NEVER_BESIDE))
        return is_of_the_same_two(a, b);
    if (is_pair(a, b, BX_WISH_NOT_AFTER, BX_WISH_NOT_AFTER))
        return a->item == b->other && a->other == b->item;
    if (is_pair(a, b, BX_WISH_COLUMNS, BX_WISH_WIDTH))
        return a->item == b->item && a->last - a->first + 1 != b->last;
    return a->kind == b->kind && a->item == b->item && differ(a, b);
}

/* True after reporting: the wish contradicts one of the n before it. */
static bool is_contradiction(const reader *r, const bx_wish *wishes, guint n)
{
    const bx_wish *a = &wishes[n];
    for (guint i = 0; i < n; i++) {
        const bx_wish *b = &wishes[i];
        int line, column;
        if (!contradict(a, b) && !contradict(b, a))
            continue;
        bx_source_position(b->span.source, b->span.from, &line, &column);
        bx_diag(r->names->diags, BX_D_E_WISH_CONTRADICTS, a->span, a->text, b->text,
                b->span.source->name, BX_INT(line));
        return true;
    }
    return false;
}

/* The later of two wishes is left out: the page need not be made to find them at odds. */
static void check(const reader *r)
{
    guint i = 0;
    while (i < r->wishes->len) {
        const bx_wish *wishes = (const bx_wish *)(void *)r->wishes->data;
        if (is_contradiction(r, wishes, i))
            g_array_remove_index(r->wishes, i);
        else
            i++;
    }
}

/* Each column has the wishes for its items. */
static void give_columns(const reader *r)
{
    const bx_wish *wishes = (const bx_wish *)(void *)r->wishes->data;
    for (int i = 0; i < r->names->n; i++) {
        bx_group *column =
            (bx_group *)bx_item_column(&r->names->items[r->names->listed[i]]);
        bx_wish *own =
            BX_NEW_ARRAY(r->names->arena, column ? (int)r->wishes->len : 0, bx_wish);
        int n = 0;
        if (!column)
            continue;
        for (guint k = 0; k < r->wishes->len; k++)
            if (wishes[k].column == column)
                own[n++] = wishes[k];
        column->wishes = own;
        column->n_wishes = n;
    }
}

const bx_wish *bx_wishes_read(const bx_item_names *names, const bx_page_wishes *page,
                              int *n)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(bx_wish));
    reader r = {names, NULL, found};
    read_fronts(&r);
    if (page->wishes)
        read_items(&r, page->wishes);
    if (page->tree)
        read_tree(&r, page);
    check(&r);
    give_columns(&r);
    *n = (int)found->len;
    return found->len ? bx_copy(names->arena, found->data, found->len * sizeof(bx_wish))
                      : NULL;
}

int bx_wishes_settle(const bx_item_names *all, bx_wish *wishes, int n)
{
    int kept = 0;
    for (int i = 0; i < n; i++) {
        bx_wish *wish = &wishes[i];
        int named =
            wish->other < 0 ? bx_items_named(all, wish->other_word, &wish->other) : 1;
        if (named == 1)
            wishes[kept++] = *wish;
        else if (named || !bx_item_is_rest(all, wish->other_word))
            bx_diag(all->diags, named ? BX_D_E_WISH_ITEM_MANY : BX_D_E_WISH_ITEM_NOWHERE,
                    wish->span, wish->other_word);
        else if (all->tells_rests)
            bx_diag(all->diags, BX_D_W_WISH_REST_NOWHERE, wish->span, wish->other_word);
    }
    return kept;
}
