#include "model/item_file_body.h"

#include <string.h>

#include "model/item_file_inline.h"

enum { MOST_DIGITS = 3 };

typedef enum {
    LINE_BLANK,
    LINE_TEXT,
    LINE_CROSSHEAD,
    LINE_QUOTE,
    LINE_LIST,
    LINE_ROW,
    LINE_FENCE,
    LINE_NOTE,
} line_kind;

typedef struct {
    line_kind kind;
    bx_chars mark; /* LIST: as it is set; NOTE: the label */
    bx_chars text; /* what follows the mark */
} line;

/* The part whose lines are being gathered. */
typedef struct {
    const bx_item_body *body;
    int pos; /* of the next line */
    bool is_open;
    bx_part part;          /* without its text */
    bx_chars mark;         /* its text begins with */
    bx_chars_builder text; /* its marks still in it */
    bool has_list;         /* the list that the last line belonged to goes on */
    bool has_numerals;     /* （一） is a mark in this run of lines */
} gatherer;

/* ---- lines ---- */

bool bx_item_next_line(const bx_source *source, int *pos, int *from, int *to)
{
    const char *text = source->text;
    if (*pos >= source->length)
        return false;
    *from = *pos;
    *to = *from + (int)strcspn(text + *from, "\r\n");
    *pos = *to + (text[*to] != 0) + (text[*to] == '\r' && text[*to + 1] == '\n');
    return true;
}

/* Han, kana, hangul and the marks set with them. */
static bool is_cjk(uint32_t c)
{
    return c >= 0x2e80 || c == 0xb7 || c == 0x2014 || (c >= 0x2018 && c <= 0x201d) ||
           c == 0x2026;
}

void bx_item_join_line(bx_chars_builder *text, uint32_t next, int at)
{
    if (!text->n)
        return;
    uint32_t last = text->chars[text->n - 1].c;
    if (!bx_is_space(last) && !is_cjk(last) && !is_cjk(next))
        bx_chars_add(text, ' ', at, BX_MARKUP_PLAIN);
}

static uint32_t char_at(bx_chars t, int i)
{
    return i < t.n ? t.chars[i].c : 0;
}

static bx_chars rest_from(bx_chars t, int i)
{
    return bx_chars_trim(bx_chars_slice(t, i, t.n));
}

/* "- " and "1. ": how many characters, without the space; 0: neither. */
static int plain_mark(bx_chars t)
{
    int n = 0;
    if (char_at(t, 0) == '-')
        return bx_is_space(char_at(t, 1));
    while (n < MOST_DIGITS && char_at(t, n) >= '0' && char_at(t, n) <= '9')
        n++;
    return n && char_at(t, n) == '.' && bx_is_space(char_at(t, n + 1)) ? n + 1 : 0;
}

/* （一） and （12）: how many characters, 0: no such mark. */
static int numeral_mark(bx_chars t)
{
    int n = 1;
    while (n <= MOST_DIGITS && char_at(t, n) &&
           ((char_at(t, n) >= '0' && char_at(t, n) <= '9') ||
            g_utf8_strchr("一二三四五六七八九十百", -1, char_at(t, n))))
        n++;
    return char_at(t, 0) == 0xff08 && n > 1 && char_at(t, n) == 0xff09 ? n + 1 : 0;
}

static line list_line(bx_chars t, int mark, bx_arena *arena)
{
    bx_chars_builder b = {.arena = arena};
    bx_chars_append(&b, bx_chars_slice(t, 0, mark));
    if (t.chars[0].c == '-')
        b.chars[0].c = BX_LIST_BULLET;
    return (line){LINE_LIST, bx_chars_finish(&b), rest_from(t, mark)};
}

static bool begins_with(bx_chars t, const char *ascii)
{
    for (int i = 0; ascii[i]; i++)
        if (char_at(t, i) != (uint32_t)ascii[i])
            return false;
    return true;
}

/* What a line is, taken by itself; （一） counts as text. */
static line read_line(bx_arena *arena, bx_chars t)
{
    bx_chars label, rest, *cells;
    int n, mark = plain_mark(t);
    bool is_crosshead = begins_with(t, "##") && t.n > 2 && char_at(t, 2) != '#';
    if (!t.n)
        return (line){.kind = LINE_BLANK};
    if (is_crosshead)
        return (line){.kind = LINE_CROSSHEAD, .text = rest_from(t, 2)};
    if (begins_with(t, ">"))
        return (line){.kind = LINE_QUOTE, .text = rest_from(t, 1)};
    if (begins_with(t, ":::"))
        return (line){.kind = LINE_FENCE, .text = rest_from(t, 3)};
    if (mark)
        return list_line(t, mark, arena);
    if (bx_item_inline_read_label(t, &label, &rest))
        return (line){LINE_NOTE, label, rest};
    if (bx_item_inline_read_row(arena, t, &cells, &n))
        return (line){.kind = LINE_ROW, .text = t};
    return (line){.kind = LINE_TEXT, .text = t};
}

static bool next_chars(const bx_item_body *body, int *pos, bx_chars *out)
{
    int from, to;
    if (!bx_item_next_line(body->source, pos, &from, &to))
        return false;
    const char *text =
        bx_copy_text(body->arena, body->source->text + from, (size_t)(to - from));
    *out = bx_chars_trim(bx_chars_from_utf8(body->arena, body->source, text, from));
    return true;
}

static bool is_numeral_line(bx_chars t)
{
    int mark = numeral_mark(t);
    return mark && rest_from(t, mark).n;
}

/* Does another line of this run begin with （二）, behind the one that begins with
 * （一）? */
static bool has_more_numerals(const gatherer *g)
{
    bx_chars t;
    for (int pos = g->pos; next_chars(g->body, &pos, &t);) {
        line_kind kind = read_line(g->body->arena, t).kind;
        if (kind != LINE_TEXT && kind != LINE_LIST)
            return false;
        if (is_numeral_line(t))
            return true;
    }
    return false;
}

/* What a line is where it stands. */
static line line_in_place(gatherer *g, bx_chars t)
{
    line l = read_line(g->body->arena, t);
    bool is_run = l.kind == LINE_TEXT || l.kind == LINE_LIST;
    g->has_numerals = g->has_numerals && is_run;
    if (l.kind == LINE_TEXT && is_numeral_line(t)) {
        g->has_numerals = g->has_numerals || has_more_numerals(g);
        if (g->has_numerals)
            return list_line(t, numeral_mark(t), g->body->arena);
    }
    return l;
}

/* ---- parts ---- */

/* `text` with its marks read, behind `mark`, as a part. */
static void add_part(const bx_item_body *body, bx_part part, bx_chars mark, bx_chars text,
                     bx_markup allowed)
{
    bx_chars read = bx_item_inline_read(body->arena, text, allowed, body->diags);
    bx_chars_builder b = {.arena = body->arena, .source = body->source};
    bx_chars_append(&b, mark);
    bx_chars_append(&b, read);
    part.text = mark.n ? bx_chars_finish(&b) : read;
    part.mark = mark.n;
    if (part.text.n)
        g_array_append_val(part.kind == BX_PART_NOTE ? body->notes : body->parts, part);
}

static void close_part(gatherer *g)
{
    if (g->is_open)
        add_part(g->body, g->part, g->mark, bx_chars_finish(&g->text), BX_MARKUP_IN_BODY);
    g->is_open = false;
}

static void open_part(gatherer *g, bx_part part, bx_chars mark)
{
    close_part(g);
    g->is_open = true;
    g->part = part;
    g->mark = mark;
    g->text = (bx_chars_builder){.arena = g->body->arena, .source = g->body->source};
}

/* One more line of the open part. */
static void go_on(gatherer *g, bx_chars text)
{
    if (text.n)
        bx_item_join_line(&g->text, text.chars[0].c, text.chars[0].at - 1);
    bx_chars_append(&g->text, text);
}

static const bx_chars NO_MARK = {0};

static void read_quote(gatherer *g, bx_chars text)
{
    if (!text.n)
        close_part(g);
    else if (!g->is_open || g->part.kind != BX_PART_QUOTE)
        open_part(g, (bx_part){.kind = BX_PART_QUOTE}, NO_MARK);
    if (text.n)
        go_on(g, text);
}

static bx_chars label_chars(bx_arena *arena, bx_chars label)
{
    bx_chars_builder b = {.arena = arena};
    for (int i = 0; i < label.n; i++)
        bx_chars_add(&b, label.chars[i].c, label.chars[i].at,
                     BX_MARKUP_NOTE | (i ? 0 : BX_MARKUP_NOTE_STARTS));
    return bx_chars_finish(&b);
}

/* --- or :-: */
static bool is_rule_cell(bx_chars cell)
{
    bool has_line = false;
    for (int i = 0; i < cell.n; i++) {
        has_line |= cell.chars[i].c == '-';
        if (cell.chars[i].c != '-' && cell.chars[i].c != ':')
            return false;
    }
    return has_line;
}

static bool is_head_rule(const bx_chars *cells, int n)
{
    for (int i = 0; i < n; i++)
        if (!is_rule_cell(cells[i]))
            return false;
    return true;
}

/* *n_first: cells of the first row, 0 until there was one. */
static void check_row(const bx_item_body *body, bx_chars row, int n, int *n_first)
{
    *n_first = *n_first ? *n_first : n;
    if (n != *n_first)
        bx_diag(body->diags, BX_D_W_TABLE_ROW, bx_chars_span(row), BX_INT(n),
                BX_INT(*n_first));
}

/* All rows of the table whose first is `row`. */
static void read_table(gatherer *g, bx_chars row)
{
    const bx_item_body *body = g->body;
    guint first = body->parts->len;
    int n, n_first = 0, rows = 0, behind = g->pos;
    bx_chars *cells;
    while (bx_item_inline_read_row(body->arena, row, &cells, &n)) {
        guint from = body->parts->len;
        check_row(body, row, n, &n_first);
        bool makes_head = rows == 1 && first < from && is_head_rule(cells, n) &&
                          !g_array_index(body->parts, bx_part, first).is_head;
        for (guint i = first; makes_head && i < from; i++)
            g_array_index(body->parts, bx_part, i).is_head = true;
        for (int i = 0; !makes_head && i < n; i++) {
            bx_part cell = {.kind = BX_PART_CELL, .row = rows, .column = i};
            cell.starts = body->parts->len == first;
            add_part(body, cell, NO_MARK, cells[i], BX_MARKUP_IN_BODY);
        }
        rows += body->parts->len > from;
        g->pos = behind;
        if (!next_chars(body, &behind, &row))
            return;
    }
}

/* ---- fenced blocks ---- */

static const struct {
    bx_part_kind kind;
    const char *name, *zh;
} fences[] = {{BX_PART_VERSE, BX_FENCE_VERSE, "诗"},
              {BX_PART_NAME, BX_FENCE_NAMES, "名单"}};

static bool find_fence(const bx_item_body *body, bx_chars name, bx_part_kind *kind)
{
    const char *word = bx_chars_utf8(body->arena, name);
    for (size_t i = 0; i < G_N_ELEMENTS(fences); i++)
        if (!strcmp(word, fences[i].name) || !strcmp(word, fences[i].zh)) {
            *kind = fences[i].kind;
            return true;
        }
    return false;
}

static void read_names(const bx_item_body *body, bx_chars t, bool *starts)
{
    for (int from = 0, to; from < t.n; from = to) {
        to = from + 1;
        if (bx_is_space(t.chars[from].c))
            continue;
        while (to < t.n && !bx_is_space(t.chars[to].c))
            to++;
        guint before = body->parts->len;
        add_part(body, (bx_part){.kind = BX_PART_NAME, .starts = *starts}, NO_MARK,
                 bx_chars_slice(t, from, to), BX_MARKUP_IN_BODY);
        *starts = *starts && body->parts->len == before;
    }
}

/* From behind the opening ::: to the closing one. */
static void read_fenced(gatherer *g, bx_part_kind kind, bx_span opening)
{
    const bx_item_body *body = g->body;
    bx_chars t;
    bool starts = true;
    while (next_chars(body, &g->pos, &t)) {
        if (begins_with(t, ":::") && t.n == 3)
            return;
        if (kind == BX_PART_NAME)
            read_names(body, t, &starts);
        else if (t.n)
            add_part(body, (bx_part){.kind = kind, .starts = starts}, NO_MARK, t,
                     BX_MARKUP_IN_BODY);
        if (kind == BX_PART_VERSE)
            starts = !t.n;
    }
    bx_diag(body->diags, BX_D_W_BLOCK_OPEN, opening, "");
}

/* ---- the body ---- */

static void read_text(gatherer *g, bx_chars text)
{
    bool may_go_on = g->is_open && g->part.kind != BX_PART_QUOTE;
    if (!may_go_on)
        open_part(g, (bx_part){.kind = BX_PART_PARAGRAPH}, NO_MARK);
    go_on(g, text);
}

static void read_fence(gatherer *g, bx_chars t, bx_chars name)
{
    bx_part_kind kind;
    if (find_fence(g->body, name, &kind)) {
        close_part(g);
        read_fenced(g, kind, bx_chars_span(t));
        return;
    }
    bx_diag(g->body->diags, BX_D_W_BLOCK_UNKNOWN, bx_chars_span(t),
            bx_chars_utf8(g->body->arena, t));
    read_text(g, t);
}

static void read_one(gatherer *g, bx_chars t)
{
    line l = line_in_place(g, t);
    bool goes_on_list = g->has_list;
    g->has_list = l.kind == LINE_LIST || (g->has_list && l.kind == LINE_TEXT);
    switch (l.kind) {
    case LINE_BLANK:
        close_part(g);
        break;
    case LINE_TEXT:
        read_text(g, l.text);
        break;
    case LINE_CROSSHEAD:
        close_part(g);
        add_part(g->body, (bx_part){.kind = BX_PART_CROSSHEAD}, NO_MARK, l.text,
                 BX_MARKUP_IN_LINE);
        break;
    case LINE_QUOTE:
        read_quote(g, l.text);
        break;
    case LINE_LIST:
        open_part(g, (bx_part){.kind = BX_PART_LIST, .starts = !goes_on_list}, l.mark);
        go_on(g, l.text);
        break;
    case LINE_ROW:
        close_part(g);
        read_table(g, t);
        break;
    case LINE_FENCE:
        read_fence(g, t, l.text);
        break;
    case LINE_NOTE:
        open_part(g, (bx_part){.kind = BX_PART_NOTE},
                  label_chars(g->body->arena, l.mark));
        go_on(g, l.text);
        break;
    }
}

void bx_item_body_read(const bx_item_body *body, int pos)
{
    gatherer g = {.body = body, .pos = pos};
    bx_chars t;
    while (next_chars(body, &g.pos, &t))
        read_one(&g, t);
    close_part(&g);
}

/* ---- notes ---- */

/* One past the label that begins at i. */
static int label_end(bx_chars t, int i)
{
    do
        i++;
    while (i < t.n && t.chars[i].markup & BX_MARKUP_NOTE &&
           !(t.chars[i].markup & BX_MARKUP_NOTE_STARTS));
    return i;
}

static bx_chars label_of(const bx_part *note)
{
    return bx_chars_slice(note->text, 0, note->mark);
}

static void report_twice(const bx_part *first, const bx_part *again, const char *label,
                         bx_diags *diags)
{
    int in_line, column;
    bx_source_position(first->text.source, first->text.chars[0].at, &in_line, &column);
    bx_diag(diags, BX_D_W_NOTE_TWICE, bx_chars_span(label_of(again)), label,
            BX_INT(in_line));
}

/* The notes by label, UTF-8 in the arena; the first of a label, others reported. */
static GHashTable *notes_by_label(const bx_item *item, bx_arena *arena, bx_diags *diags)
{
    GHashTable *notes = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < item->n_parts; i++) {
        const bx_part *part = &item->parts[i];
        if (part->kind != BX_PART_NOTE)
            continue;
        char *label = bx_chars_utf8(arena, label_of(part));
        const bx_part *first = g_hash_table_lookup(notes, label);
        if (first)
            report_twice(first, part, label, diags);
        else
            g_hash_table_insert(notes, label, (gpointer)part);
    }
    return notes;
}

/* Takes the labels that a part calls into `called`; reports those that name no note, each
 * once. */
static void read_calls(const bx_part *part, GHashTable *notes, GHashTable *called,
                       bx_arena *arena, bx_diags *diags)
{
    int from = part->kind == BX_PART_NOTE ? part->mark : 0;
    for (int i = from; i < part->text.n; i++) {
        if (!(part->text.chars[i].markup & BX_MARKUP_NOTE_STARTS))
            continue;
        bx_chars call = bx_chars_slice(part->text, i, label_end(part->text, i));
        char *label = bx_chars_utf8(arena, call);
        if (g_hash_table_add(called, label) && !g_hash_table_contains(notes, label))
            bx_diag(diags, BX_D_W_NOTE_MISSING, bx_chars_span(call), label);
    }
}

void bx_item_body_check_notes(const bx_item *item, bx_arena *arena, bx_diags *diags)
{
    g_autoptr(GHashTable) notes = notes_by_label(item, arena, diags);
    g_autoptr(GHashTable) called = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < item->n_parts; i++)
        read_calls(&item->parts[i], notes, called, arena, diags);
    for (int i = 0; i < item->n_parts; i++) {
        const bx_part *part = &item->parts[i];
        if (part->kind != BX_PART_NOTE)
            continue;
        char *label = bx_chars_utf8(arena, label_of(part));
        if (g_hash_table_add(called, label))
            bx_diag(diags, BX_D_W_NOTE_UNUSED, bx_chars_span(label_of(part)), label);
    }
}
