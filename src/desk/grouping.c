#include "desk/grouping.h"

#include <glib.h>
#include <string.h>

enum {
    LONGEST_NAME = 12, /* 字 in quotes that are a name, and not what somebody said */
};

static const char open_quote[] = "“", close_quote[] = "”";

typedef struct {
    bx_arena *arena;
    const bx_issue *issue;
    const bx_page *page;
    bool *is_taken; /* by the page's order */
    bx_grouping *found;
    int n;
} finder;

static const bx_item *item_at(const finder *f, int i)
{
    return &f->issue->items[f->page->items[i]];
}

static const char *text_of(const finder *f, const bx_item *item, bx_part_kind kind)
{
    const bx_part *part = bx_item_find(item, kind);
    return part ? bx_chars_utf8(f->arena, part->text) : "";
}

/* ---- what items share ---- */

typedef bool shares_fn(const finder *f, const bx_item *item, const char *what);

static bool has_kicker(const finder *f, const bx_item *item, const char *kicker)
{
    return !strcmp(text_of(f, item, BX_PART_KICKER), kicker);
}

/* Stands the name in quotes in a head? */
static bool has_name(const finder *f, const bx_item *item, const char *name)
{
    const char *quoted = bx_format(f->arena, "%s%s%s", open_quote, name, close_quote);
    return strstr(text_of(f, item, BX_PART_KICKER), quoted) ||
           strstr(text_of(f, item, BX_PART_HEADLINE), quoted);
}

/* The first name in quotes in a text; NULL: there is none. */
static const char *first_name(const finder *f, const char *text)
{
    const char *from = strstr(text, open_quote), *to;
    from = from ? from + strlen(open_quote) : NULL;
    to = from ? strstr(from, close_quote) : NULL;
    if (!to || to == from || g_utf8_strlen(from, to - from) > LONGEST_NAME)
        return NULL;
    return bx_copy_text(f->arena, from, (size_t)(to - from));
}

static bool is_brief(const finder *f, const bx_item *item, const char *unused)
{
    (void)f;
    (void)unused;
    for (int i = 0; i < item->n_parts; i++)
        if (item->parts[i].kind == BX_PART_CELL || item->parts[i].kind == BX_PART_VERSE)
            return false;
    return !item->n_pictures && bx_item_length(item) <= BX_BRIEF_LENGTH;
}

/* ---- lines to write ---- */

static void add_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

/* The item's file as an issue names it; NULL: it shares one with others. */
static const char *file_of(const finder *f, const bx_item *item)
{
    const char *path = item->span.source ? item->span.source->name : "";
    g_autofree char *base = g_path_get_basename(path);
    g_autofree char *own = g_strconcat(item->name, ".md", NULL);
    size_t n = strlen(f->issue->folder);
    bool is_under = !strncmp(path, f->issue->folder, n) && path[n] == '/';
    if (strcmp(base, own))
        return NULL;
    return is_under ? path + n + 1 : path;
}

static const char *lines_of(const finder *f, const bx_grouping *g)
{
    g_autoptr(GString) out = g_string_new("      - group: ");
    add_quoted(out, g->head);
    g_string_append_printf(out, "\n        kind: %s\n        items: [",
                           g->kind == BX_GROUP_COLUMN ? "column" : "briefs");
    for (int i = 0; i < g->n_items; i++) {
        const char *file = file_of(f, g->items[i]);
        if (!file)
            return NULL;
        g_string_append(out, i ? ", " : "");
        add_quoted(out, file);
    }
    g_string_append(out, "]\n");
    return bx_copy_text(f->arena, out->str, out->len);
}

/* ---- groupings ---- */

static bool is_free(const finder *f, int i)
{
    return !f->is_taken[i] && !item_at(f, i)->group;
}

/* Groups all items that share it, unless they are too few, or the whole page. */
static void try_grouping(finder *f, bx_group_kind kind, const char *head,
                         shares_fn *shares, int least, int most)
{
    const bx_item **items = BX_NEW_ARRAY(f->arena, f->page->n_items, const bx_item *);
    int n = 0;
    for (int i = 0; i < f->page->n_items; i++)
        if (is_free(f, i) && shares(f, item_at(f, i), head))
            items[n++] = item_at(f, i);
    if (n < least || n > most || n == f->page->n_items)
        return;
    for (int i = 0; i < f->page->n_items; i++)
        f->is_taken[i] |= is_free(f, i) && shares(f, item_at(f, i), head);
    bx_grouping *g = &f->found[f->n++];
    *g = (bx_grouping){kind, head, items, n, NULL};
    g->lines = lines_of(f, g);
}

static void try_column(finder *f, const char *head, shares_fn *shares)
{
    if (head && *head)
        try_grouping(f, BX_GROUP_COLUMN, head, shares, 2, BX_MAX_COLUMN_ITEMS);
}

const bx_grouping *bx_groupings_find(bx_arena *arena, const bx_issue *issue,
                                     const bx_page *page, int *n)
{
    finder f = {.arena = arena, .issue = issue, .page = page};
    f.is_taken = BX_NEW_ARRAY(arena, page->n_items, bool);
    f.found = BX_NEW_ARRAY(arena, page->n_items + 1, bx_grouping);
    for (int i = 0; i < page->n_items; i++) {
        const char *kicker = text_of(&f, item_at(&f, i), BX_PART_KICKER);
        const char *headline = text_of(&f, item_at(&f, i), BX_PART_HEADLINE);
        if (is_free(&f, i))
            try_column(&f, kicker, has_kicker);
        if (is_free(&f, i))
            try_column(&f, first_name(&f, kicker), has_name);
        if (is_free(&f, i))
            try_column(&f, first_name(&f, headline), has_name);
    }
    try_grouping(&f, BX_GROUP_BRIEFS, "简讯", is_brief, BX_LEAST_BRIEFS, page->n_items);
    *n = f.n;
    return f.found;
}
