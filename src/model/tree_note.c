#include "model/tree_note.h"

#include <glib.h>
#include <string.h>

#include "model/jump.h"

enum {
    MAX_DEPTH = 64, /* of parts in each other: more than a page has items */
    SHOWN = 12,     /* characters of a mistake that are shown */
    MAX_SIZE = 999, /* columns or lines */
};

typedef struct {
    const bx_item_names *names;
    bx_chars text;
    bx_span whole; /* where the text stands, which may have no characters */
    int at, depth;
    int n_auto;
    bool *is_named; /* per item of the page */
} reader;

int bx_tree_note_parts(const bx_tree_note *note)
{
    switch (note->kind) {
    case BX_TREE_ITEM:
    case BX_TREE_AUTO:
        return 0;
    case BX_TREE_STACK:
    case BX_TREE_BESIDE:
        return 2;
    case BX_TREE_WHEEL_WIDE:
    case BX_TREE_WHEEL_HIGH:
        break;
    }
    return BX_WHEEL_PARTS;
}

/* ---- names ---- */

static const char *name_at(const bx_item_names *names, int i)
{
    return names->items[names->listed[i]].name;
}

/* The place in the list, at `from` or behind it; the end: there is none. */
static int find_name(const bx_item_names *names, const char *word, int from)
{
    int i = from;
    while (i < names->n && !bx_item_is_named(&names->items[names->listed[i]], word))
        i++;
    return i;
}

static bool is_rest_there(const bx_item *item)
{
    return item->piece && item->piece->kind == BX_PIECE_REST;
}

/* For messages: those of the page, and rests that are sure to be meant for it, there or
 * not. */
static const char *list_names(const bx_item_names *names)
{
    const char *list = "";
    for (int i = 0; i < names->n; i++)
        if (!is_rest_there(&names->items[names->listed[i]]))
            list = bx_format(names->arena, "%s%s%s", list, *list ? ", " : "",
                             name_at(names, i));
    for (int i = 0; i < names->n_rests; i++)
        if (names->items[names->rests[i]].jump->page)
            list = bx_format(names->arena, "%s%s%s" BX_REST_MARK, list, *list ? ", " : "",
                             names->items[names->rests[i]].name);
    return list;
}

bool bx_item_is_rest(const bx_item_names *names, const char *word)
{
    if (find_name(names, word, 0) < names->n)
        return false;
    for (int i = 0; i < names->n_rests; i++)
        if (bx_jump_is_rest(&names->items[names->rests[i]], word))
            return true;
    return false;
}

static const char *number_of(const bx_item_names *names)
{
    return names->page ? names->page : "";
}

/* The place in the list; -1 after reporting. */
static int find_listed(const bx_item_names *names, const char *word, bx_span at)
{
    int found = find_name(names, word, 0);
    gint64 number;
    if (found < names->n && find_name(names, word, found + 1) < names->n) {
        bx_diag(names->diags, BX_D_E_WISH_ITEM_UNSURE, at, word, number_of(names));
        return -1;
    }
    if (found < names->n)
        return found;
    if (g_ascii_string_to_signed(word, 10, 1, names->n, &number, NULL))
        return (int)number - 1;
    if (!bx_item_is_rest(names, word))
        bx_diag(names->diags, BX_D_E_WISH_ITEM_UNKNOWN, at, word, number_of(names),
                list_names(names));
    else if (names->tells_rests)
        bx_diag(names->diags, BX_D_W_WISH_REST, at, word, number_of(names));
    return -1;
}

int bx_items_named(const bx_item_names *names, const char *word, int *item)
{
    int n = 0;
    for (int i = find_name(names, word, 0); i < names->n;
         i = find_name(names, word, i + 1))
        if (!n++)
            *item = names->listed[i];
    return n;
}

int bx_item_named(const bx_item_names *names, const char *word, bx_span at)
{
    int i = find_listed(names, word, at);
    return i < 0 ? -1 : names->listed[i];
}

/* ---- the text ---- */

static uint32_t peek(reader *r)
{
    while (r->at < r->text.n && r->text.chars[r->at].c <= ' ')
        r->at++;
    return r->at < r->text.n ? r->text.chars[r->at].c : 0;
}

static bx_span span_from(const reader *r, int from)
{
    if (!r->text.n)
        return r->whole;
    bx_chars rest = bx_chars_slice(r->text, MIN(from, r->text.n - 1), r->text.n);
    return bx_chars_span(rest);
}

static const bx_tree_note *refuse(reader *r)
{
    peek(r);
    int to = MIN(r->at + SHOWN, r->text.n);
    bx_diag(r->names->diags, r->at < to ? BX_D_E_TREE_TEXT : BX_D_E_TREE_ENDS,
            span_from(r, r->at),
            bx_chars_utf8(r->names->arena, bx_chars_slice(r->text, r->at, to)));
    return NULL;
}

static bool ends_word(uint32_t c)
{
    return c <= ' ' || c == '(' || c == ')' || c == '/' || c == '|' || c == ':' ||
           c == '@';
}

/* A name, with or without quotes; "": there is none. */
static const char *read_word(reader *r)
{
    bool is_quoted = peek(r) == '"';
    int from = r->at += is_quoted;
    while (r->at < r->text.n && (is_quoted ? r->text.chars[r->at].c != '"'
                                           : !ends_word(r->text.chars[r->at].c)))
        r->at++;
    char *word = bx_chars_utf8(r->names->arena, bx_chars_slice(r->text, from, r->at));
    r->at += is_quoted && r->at < r->text.n;
    return word;
}

static int read_number(reader *r)
{
    int n = 0;
    for (; n <= MAX_SIZE && g_ascii_isdigit((char)MIN(peek(r), 127)); r->at++)
        n = n * 10 + (int)r->text.chars[r->at].c - '0';
    return n > MAX_SIZE ? 0 : n;
}

/* ":2x30"; false, and left before it, where there is a colon but no size. */
static bool read_size(reader *r, bx_tree_note *note)
{
    if (peek(r) != ':')
        return true;
    int from = r->at++;
    note->columns = read_number(r);
    if (peek(r) == 'x') {
        r->at++;
        note->lines = read_number(r);
    }
    bool is_size = note->columns && note->lines;
    r->at = is_size ? r->at : from;
    return is_size;
}

/* What is printed of a page but is no part of what can be wished. */
static bool is_furniture(const reader *r, const char *word)
{
    return (!strcmp(word, "masthead") || !strcmp(word, "white")) &&
           find_name(r->names, word, 0) == r->names->n;
}

static const bx_tree_note furniture; /* a part that is read over */

static const bx_tree_note *name_item(reader *r, bx_tree_note *note, const char *word,
                                     bx_span at)
{
    int i = find_listed(r->names, word, at);
    note->item = -1;
    if (i < 0)
        return bx_item_is_rest(r->names, word) ? note : NULL;
    if (r->is_named[i]) {
        bx_diag(r->names->diags, BX_D_E_TREE_ITEM_TWICE, at, word);
        return NULL;
    }
    r->is_named[i] = true;
    note->item = r->names->listed[i];
    return note;
}

static const bx_tree_note *read_leaf(reader *r)
{
    bx_tree_note *note = BX_NEW(r->names->arena, bx_tree_note);
    peek(r);
    int from = r->at;
    const char *word = read_word(r);
    bool is_auto = !strcmp(word, "auto");
    if (!*word) {
        r->at = from;
        return refuse(r);
    }
    bx_span at = bx_chars_span(bx_chars_slice(r->text, from, r->at));
    if (!read_size(r, note))
        return refuse(r);
    if (is_furniture(r, word))
        return &furniture;
    if (!is_auto)
        return name_item(r, note, word, at);
    note->kind = BX_TREE_AUTO;
    if (r->n_auto++ || note->columns) {
        bx_diag(r->names->diags, BX_D_E_TREE_AUTO, at, "");
        return NULL;
    }
    return note;
}

static const bx_tree_note *read_part(reader *r);

static const bx_tree_note *cut(reader *r, uint32_t mark, const bx_tree_note *first,
                               const bx_tree_note *second)
{
    if (first == &furniture || second == &furniture)
        return first == &furniture ? second : first;
    bx_tree_note *note = BX_NEW(r->names->arena, bx_tree_note);
    *note = (bx_tree_note){.kind = mark == '/' ? BX_TREE_STACK : BX_TREE_BESIDE,
                           .first = first,
                           .second = second};
    return note;
}

/* "@|" or "@/", as between the first two; false after reporting. */
static bool read_turn(reader *r, bx_tree_note_kind kind)
{
    if (peek(r) != '@') {
        refuse(r);
        return false;
    }
    r->at++;
    if (peek(r) != (kind == BX_TREE_WHEEL_WIDE ? '|' : '/')) {
        refuse(r);
        return false;
    }
    r->at++;
    return true;
}

/* The parts that turn, behind the first of them. */
static const bx_tree_note *read_wheel(reader *r, const bx_tree_note *first)
{
    bx_tree_note *note = BX_NEW(r->names->arena, bx_tree_note);
    int from = r->at++;
    note->kind = peek(r) == '|' ? BX_TREE_WHEEL_WIDE : BX_TREE_WHEEL_HIGH;
    note->parts[0] = first;
    r->at = from;
    for (int i = 1; i < BX_WHEEL_PARTS; i++) {
        note->parts[i] = read_turn(r, note->kind) ? read_part(r) : NULL;
        if (!note->parts[i])
            return NULL;
    }
    return note;
}

/* Parts with one mark between them; mark 0: whichever comes. */
static const bx_tree_note *read_parts(reader *r, uint32_t mark)
{
    const bx_tree_note *first = read_part(r);
    uint32_t next = peek(r);
    if (first && next == '@' && !mark)
        return read_wheel(r, first);
    if (!first || (next != '/' && next != '|'))
        return first;
    if (mark && next != mark)
        return refuse(r);
    r->at++;
    r->depth++;
    const bx_tree_note *rest = r->depth < MAX_DEPTH ? read_parts(r, next) : refuse(r);
    r->depth--;
    return rest ? cut(r, next, first, rest) : NULL;
}

static const bx_tree_note *read_part(reader *r)
{
    if (peek(r) != '(')
        return read_leaf(r);
    r->at++;
    r->depth++;
    const bx_tree_note *parts = r->depth < MAX_DEPTH ? read_parts(r, 0) : refuse(r);
    r->depth--;
    if (parts && peek(r) != ')')
        return refuse(r);
    r->at += parts != NULL;
    return parts;
}

static bool holds_wheel(const bx_tree_note *note)
{
    int n = bx_tree_note_parts(note);
    bool found = n == BX_WHEEL_PARTS;
    for (int i = 0; i < n && !found; i++)
        found = holds_wheel(note->parts[i]);
    return found;
}

/* What turns is the whole page, and all of its parts are there. */
static bool turns_well(const reader *r, const bx_tree_note *root)
{
    bool is_good = true;
    int n = bx_tree_note_parts(root);
    for (int i = 0; i < n && is_good; i++)
        is_good = root->parts[i] != &furniture && !holds_wheel(root->parts[i]);
    if (!is_good)
        bx_diag(r->names->diags, BX_D_E_TREE_WHEEL, span_from(r, 0), "");
    return is_good;
}

/* What has a place under the tree. */
static bool may_be_missing(const bx_item_names *names, int i)
{
    const bx_item *item = &names->items[names->listed[i]];
    return item->kind != BX_ITEM_COPY || is_rest_there(item);
}

/* Every item has its part, by name or in auto; what is no copy, and a rest, need not, so
 * that auto may stand for these alone. */
static bool is_whole(const reader *r, const bx_tree_note *root)
{
    const bx_item_names *names = r->names;
    int missing = 0;
    while (missing < names->n && (r->is_named[missing] || may_be_missing(names, missing)))
        missing++;
    bool may_be_auto = missing < names->n || names->n_rests;
    if (root != &furniture && (missing == names->n || r->n_auto) &&
        (may_be_auto || !r->n_auto))
        return true;
    if (missing < names->n)
        bx_diag(names->diags, BX_D_E_TREE_ITEM_MISSING, span_from(r, 0),
                name_at(names, missing));
    else
        bx_diag(names->diags, BX_D_E_TREE_AUTO, span_from(r, 0), "");
    return false;
}

const bx_tree_note *bx_tree_note_read(const bx_item_names *names, bx_chars text,
                                      bx_span whole)
{
    reader r = {.names = names,
                .text = text,
                .whole = whole,
                .is_named = BX_NEW_ARRAY(names->arena, names->n, bool)};
    const bx_tree_note *root = read_parts(&r, 0);
    if (root && peek(&r))
        root = refuse(&r);
    return root && turns_well(&r, root) && is_whole(&r, root) ? root : NULL;
}

const int *bx_tree_note_named(const bx_item_names *names, bx_chars text, int *n)
{
    reader r = {.names = names, .text = text};
    int *items = BX_NEW_ARRAY(names->arena, text.n, int);
    *n = 0;
    while (peek(&r)) {
        const char *word = read_word(&r);
        if (!*word)
            r.at++; /* a bracket, or a mark between parts */
        else if (bx_items_named(names, word, &items[*n]) == 1)
            ++*n;
    }
    return items;
}
