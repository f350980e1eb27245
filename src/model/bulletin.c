#include "model/bulletin.h"

#include <glib.h>

#include "model/copy_role.h"
#include "model/copy_roster.h"
#include "model/copy_table.h"
#include "model/group.h"
#include "model/line_text.h"
#include "model/marks.h"

enum { MAX_ITEMS = 200, LONG_HEADLINE = 40 };

/* Short items under a head of their own. */
typedef struct {
    bx_chars head; /* its line, which is none of the copy's any more */
    int from, to;  /* lines of the copy: its items */
} brief_group;

/* One part while it is put together. */
typedef struct {
    bx_part_kind kind;
    bx_chars_builder text;
    int picture;
    int last_line; /* index of the line joined last */
    bool starts;   /* a stanza, a list of names, or a table */
    bool is_head;
    int row, column; /* of a table */
} draft;

typedef struct {
    bx_arena *arena;
    const bx_copy_lines *copy;
    const bx_copy_role *roles;
    bx_ledger *ledger;
    draft *drafts;
    int n, room;
    int n_pictures;
    int paragraph; /* draft of the paragraph that may be torn, or -1 */
    const brief_group *groups;
    int n_groups;
} maker;

static draft *add_draft(maker *m, bx_part_kind kind)
{
    m->drafts = bx_grow(m->arena, m->drafts, m->n, &m->room, sizeof *m->drafts);
    draft *d = &m->drafts[m->n++];
    *d = (draft){.kind = kind, .text = {.arena = m->arena, .source = m->ledger->source}};
    return d;
}

static void add_piece(maker *m, bx_part_kind kind, bx_chars text, int line)
{
    text = bx_chars_trim(text);
    if (!text.n)
        return;
    draft *d = add_draft(m, kind);
    d->picture = m->n_pictures - 1;
    d->last_line = line;
    bx_chars_append(&d->text, text);
}

/* 手 术 室 的 窗 was spaced out to look wider: no space is a break. */
static void add_headline(maker *m, bx_chars text, int line)
{
    add_piece(m, BX_PART_HEADLINE, text, line);
    if (!bx_sign_is_spaced(text))
        return;
    bx_chars_builder *out = &m->drafts[m->n - 1].text;
    out->n = 0;
    for (int i = 0; i < text.n; i++)
        if (!bx_is_space(text.chars[i].c))
            bx_chars_append(out, bx_chars_slice(text, i, i + 1));
    bx_diag(m->ledger->diags, BX_D_N_COPY_SPACED, bx_chars_span(text), "");
}

static int line_number(const bx_copy_line *line)
{
    int number, column;
    bx_source_position(line->text.source, line->text.chars[0].at, &number, &column);
    return number;
}

/* Whether a space belongs where two lines of the file meet: between Latin words. */
static bool parts_words(const draft *d, bx_chars next)
{
    uint32_t before = d->text.chars[d->text.n - 1].c, after = next.chars[0].c;
    bool is_word_end = bx_is_latin(before) || before == ',' || before == '.' ||
                       before == ';' || before == ':' || before == '?' || before == '!';
    return is_word_end && bx_is_latin(after);
}

static int end_of(const bx_source *source, const bx_char *c)
{
    const char *p = source->text + c->at;
    bx_utf8_next(&p);
    return (int)(p - source->text);
}

/* Where the space stood that parts two pieces: behind the first, or where something was
 * left out there, before the second. */
static int space_between(const bx_source *source, bx_chars before, bx_chars after)
{
    int end = end_of(source, &before.chars[before.n - 1]);
    const char *at = source->text + end;
    if (bx_is_space(bx_utf8_next(&at)))
        return end;
    const char *start = source->text + after.chars[0].at;
    return start > source->text ? (int)(g_utf8_prev_char(start) - source->text) : end;
}

/* Goes on with a draft; a soft break in a headline is a space at the line's end. */
static void join(maker *m, draft *d, bx_chars text, int line, bool with_space)
{
    text = bx_chars_trim(text);
    if (!text.n)
        return;
    const bx_copy_line *above = &m->copy->lines[d->last_line];
    bool is_same_line = m->copy->lines[line].is_rest;
    bx_chars before = {d->text.source, d->text.chars, d->text.n};
    int space = space_between(m->ledger->source, before, text);
    if (with_space || parts_words(d, text))
        bx_chars_add(&d->text, ' ', space, BX_MARKUP_PLAIN);
    if (!is_same_line)
        bx_diag(m->ledger->diags, BX_D_N_COPY_JOINED, bx_chars_span(above->text),
                BX_INT(line_number(&m->copy->lines[line])));
    bx_chars_append(&d->text, text);
    d->last_line = line;
}

/* Without a piece at an end, which is reported. */
static bx_chars without(maker *m, bx_diag_id id, bx_chars text, int from, int to)
{
    bx_chars piece = bx_chars_trim(bx_chars_slice(text, from, to));
    if (piece.n)
        bx_ledger_drop(m->ledger, id, piece);
    return from ? bx_chars_slice(text, 0, from) : bx_chars_slice(text, to, text.n);
}

static bx_chars without_ornaments(maker *m, bx_chars text)
{
    int n = bx_sign_ornament(text);
    text = without(m, BX_D_N_COPY_LABEL, text, 0, n);
    int tail = text.n - bx_sign_ornament_tail(text);
    return without(m, BX_D_N_COPY_LABEL, text, tail, text.n);
}

/* Without what only marks the line as this heading. */
static bx_chars unmarked(maker *m, const bx_copy_line *line, bool is_head)
{
    bool is_summary = line->label == BX_LABEL_SUMMARY; /* but not here: its words stay */
    int n = (is_summary ? 0 : line->label_length) + line->hash_length;
    bx_chars text = without(m, BX_D_N_COPY_LABEL, line->text, 0, n);
    if (!is_head)
        return text;
    bool is_numbered = line->number && line->number == m->copy->head_number;
    if (is_numbered && !n && line->number_length < text.n)
        text = without(m, BX_D_N_COPY_NUMBER, text, 0, line->number_length);
    if (line->is_lenticular) {
        text = without(m, BX_D_N_COPY_BRACKETS, text, 0, 1);
        text = without(m, BX_D_N_COPY_BRACKETS, text, text.n - 1, text.n);
    }
    return without_ornaments(m, text);
}

/* 本报讯 and its reporters, run in before the first paragraph. */
static void add_first_paragraph(maker *m, bx_chars text, int i)
{
    int n = bx_sign_dateline(text);
    if (n) {
        add_piece(m, BX_PART_DATELINE, bx_chars_slice(text, 0, n), i);
        bx_char *chars = m->drafts[m->n - 1].text.chars;
        bool is_despatch = bx_sign_is_despatch(text);
        for (int k = 0; is_despatch && k < n; k++) {
            if (bx_sign_fold(chars[k].c) == '(' && k)
                break;
            chars[k].markup = BX_MARKUP_STRONG;
        }
    }
    m->paragraph = m->n;
    add_piece(m, BX_PART_PARAGRAPH, bx_chars_slice(text, n, text.n), i);
}

static bool has_body(const maker *m)
{
    for (int i = 0; i < m->n; i++)
        if (m->drafts[i].kind == BX_PART_PARAGRAPH ||
            m->drafts[i].kind == BX_PART_VERSE || m->drafts[i].kind == BX_PART_NAME ||
            m->drafts[i].kind == BX_PART_CELL || m->drafts[i].kind == BX_PART_DATELINE)
            return true;
    return false;
}

static void add_paragraph(maker *m, bx_chars text, int i)
{
    if (!has_body(m)) {
        add_first_paragraph(m, text, i);
        return;
    }
    m->paragraph = m->n;
    add_piece(m, BX_PART_PARAGRAPH, text, i);
}

static void join_paragraph(maker *m, bx_chars text, int i)
{
    bool is_open = m->paragraph >= 0 && m->paragraph < m->n &&
                   m->drafts[m->paragraph].kind == BX_PART_PARAGRAPH;
    if (is_open)
        join(m, &m->drafts[m->paragraph], text, i, false);
    else
        add_paragraph(m, text, i);
}

/* A line of a poem stands as it is; how many they are is told at the first. */
static void add_verse(maker *m, int i)
{
    int to = i;
    m->paragraph = -1;
    add_piece(m, BX_PART_VERSE, m->copy->lines[i].text, i);
    m->drafts[m->n - 1].starts = m->copy->lines[i].starts_stanza;
    if (m->roles[i - 1] == BX_ROLE_VERSE)
        return;
    while (to < m->copy->n && m->roles[to] == BX_ROLE_VERSE)
        to++;
    bx_diag(m->ledger->diags, BX_D_N_COPY_VERSE, bx_chars_span(m->copy->lines[i].text),
            BX_INT(to - i));
}

static void add_names(maker *m, int i)
{
    bx_chars text = m->copy->lines[i].text;
    bool starts = m->roles[i - 1] != BX_ROLE_NAMES;
    m->paragraph = -1;
    for (int from = 0, to; from < text.n; from = to) {
        to = from + 1;
        if (bx_is_space(text.chars[from].c))
            continue;
        to = bx_copy_roster_name(text, from);
        add_piece(m, BX_PART_NAME, bx_chars_slice(text, from, from + 1), i);
        draft *name = &m->drafts[m->n - 1];
        name->starts = starts;
        for (int k = from + 1; k < to; k++)
            if (!bx_is_space(text.chars[k].c))
                bx_chars_append(&name->text, bx_chars_slice(text, k, k + 1));
        starts = false;
    }
}

static void add_cell(maker *m, bx_chars text, const bx_copy_line *line, int column, int i)
{
    bool starts = line->n_rows && (!m->n || m->drafts[m->n - 1].last_line != i ||
                                   m->drafts[m->n - 1].kind != BX_PART_CELL);
    int before = m->n;
    add_piece(m, BX_PART_CELL, text, i);
    if (m->n == before)
        return;
    draft *cell = &m->drafts[before];
    cell->starts = starts;
    cell->is_head = line->heads_table;
    cell->row = line->row;
    cell->column = column;
}

static void leave_bars(maker *m, bx_chars row)
{
    for (int i = 0; i < row.n; i++)
        if (bx_line_at(row, i) == '|')
            bx_ledger_leave(m->ledger, bx_chars_slice(row, i, i + 1));
}

/* The cells of a row; how many rows there are is told at the first. */
static void add_row(maker *m, int i)
{
    const bx_copy_line *line = &m->copy->lines[i];
    bx_chars row = bx_copy_table_row(line->text);
    m->paragraph = -1;
    if (line->is_row_rule) {
        bx_ledger_drop(m->ledger, BX_D_N_COPY_RULE, line->text);
        return;
    }
    leave_bars(m, line->text);
    if (line->n_rows)
        bx_diag(m->ledger->diags, BX_D_N_COPY_TABLE, bx_chars_span(line->text),
                BX_INT(line->n_rows));
    for (int from = 0, column = line->tabs; from <= row.n; column++) {
        int to = bx_copy_table_cell(row, from);
        add_cell(m, bx_chars_slice(row, from, to), line, column, i);
        from = to + 1;
    }
}

static draft *last_of(maker *m, bx_part_kind kind)
{
    for (int i = m->n - 1; i >= 0; i--)
        if (m->drafts[i].kind == kind)
            return &m->drafts[i];
    return NULL;
}

/* The photographer at the end of a caption's last line is told apart. */
static void add_credit_tail(maker *m, bx_chars text, int tail, int i)
{
    if (tail)
        add_piece(m, BX_PART_CREDIT, bx_chars_slice(text, tail, text.n), i);
}

static void add_caption(maker *m, bx_chars text, int i)
{
    m->n_pictures++;
    int tail = bx_sign_credit_tail(text);
    add_piece(m, BX_PART_CAPTION, bx_chars_slice(text, 0, tail ? tail : text.n), i);
    add_credit_tail(m, text, tail, i);
}

static void add_credit(maker *m, bx_chars text, int i)
{
    draft *credit = last_of(m, BX_PART_CREDIT);
    if (credit && credit->picture == m->n_pictures - 1) {
        join(m, credit, text, i, true);
        return;
    }
    m->n_pictures += !m->n_pictures;
    add_piece(m, BX_PART_CREDIT, text, i);
}

static void join_heading(maker *m, bx_chars text, int i)
{
    join(m, last_of(m, BX_PART_HEADLINE), text, i, true);
}

static void join_caption(maker *m, bx_chars text, int i)
{
    int tail = bx_sign_credit_tail(text);
    join(m, last_of(m, BX_PART_CAPTION), bx_chars_slice(text, 0, tail ? tail : text.n), i,
         false);
    add_credit_tail(m, text, tail, i);
}

static void join_summary(maker *m, bx_chars text, int i)
{
    join(m, last_of(m, BX_PART_SUMMARY), text, i, false);
}

static void add_line(maker *m, int i)
{
    const bx_copy_line *line = &m->copy->lines[i];
    switch (m->roles[i]) {
    case BX_ROLE_KICKER:
        add_piece(m, BX_PART_KICKER, unmarked(m, line, true), i);
        break;
    case BX_ROLE_HEAD:
        add_headline(m, unmarked(m, line, true), i);
        break;
    case BX_ROLE_HEAD_MORE:
        join_heading(m, unmarked(m, line, false), i);
        break;
    case BX_ROLE_DECK:
        add_piece(m, BX_PART_DECK, unmarked(m, line, false), i);
        break;
    case BX_ROLE_SUMMARY:
        add_piece(m, BX_PART_SUMMARY,
                  without(m, BX_D_N_COPY_LABEL, line->text, 0, line->label_length), i);
        break;
    case BX_ROLE_SUMMARY_MORE:
        join_summary(m, line->text, i);
        break;
    case BX_ROLE_BARE:
        add_paragraph(m, unmarked(m, line, true), i);
        break;
    case BX_ROLE_PARAGRAPH:
        add_paragraph(m, unmarked(m, line, false), i);
        break;
    case BX_ROLE_JOINED:
        join_paragraph(m, line->text, i);
        break;
    case BX_ROLE_VERSE:
        add_verse(m, i);
        break;
    case BX_ROLE_NAMES:
        add_names(m, i);
        break;
    case BX_ROLE_ROW:
        add_row(m, i);
        break;
    case BX_ROLE_CROSSHEAD:
        m->paragraph = -1;
        add_piece(m, BX_PART_CROSSHEAD, unmarked(m, line, false), i);
        break;
    case BX_ROLE_BYLINE:
        add_piece(m, BX_PART_BYLINE, unmarked(m, line, false), i);
        break;
    case BX_ROLE_ORIGIN:
        add_piece(m, BX_PART_ORIGIN, line->text, i);
        break;
    case BX_ROLE_CAPTION:
        add_caption(m, unmarked(m, line, false), i);
        break;
    case BX_ROLE_CAPTION_MORE:
        join_caption(m, line->text, i);
        break;
    case BX_ROLE_CREDIT:
        add_credit(m, line->text, i);
        break;
    case BX_ROLE_COUNT:
        break;
    }
}

/* …。（某某） at the end of the body becomes the byline. */
static void part_byline(maker *m)
{
    draft *body = last_of(m, BX_PART_PARAGRAPH);
    if (!body)
        return;
    bx_chars text = {m->ledger->source, body->text.chars, body->text.n};
    int tail = bx_sign_byline_tail(text);
    if (!tail)
        return;
    int line = body->last_line;
    body->text.n = tail;
    bx_chars byline = bx_chars_slice(text, tail, text.n);
    bool is_origin = bx_sign_is_origin(byline);
    add_piece(m, is_origin ? BX_PART_ORIGIN : BX_PART_BYLINE, byline, line);
}

/* The place of a kind in an item, for parts that need not stand where they are printed.
 */
static int order_of(bx_part_kind kind)
{
    switch (kind) {
    case BX_PART_BYLINE:
        return 1;
    case BX_PART_ORIGIN:
    case BX_PART_NOTE:
    case BX_PART_PULL_QUOTE:
    case BX_PART_FACTS_HEAD:
    case BX_PART_FACT:
        return 2;
    case BX_PART_CAPTION:
    case BX_PART_CREDIT:
        return 3;
    case BX_PART_KICKER:
    case BX_PART_HEADLINE:
    case BX_PART_DECK:
    case BX_PART_SUMMARY:
    case BX_PART_RUN_IN:
    case BX_PART_DATELINE:
    case BX_PART_PARAGRAPH:
    case BX_PART_CROSSHEAD:
    case BX_PART_QUOTE:
    case BX_PART_LIST:
    case BX_PART_VERSE:
    case BX_PART_CELL:
    case BX_PART_NAME:
    case BX_PART_KIND_COUNT:
        break;
    }
    return 0;
}

static void note_moved(maker *m, const draft *d)
{
    bx_chars text = {m->ledger->source, d->text.chars, d->text.n};
    bx_diag_id id = d->kind == BX_PART_BYLINE || d->kind == BX_PART_ORIGIN
                        ? BX_D_N_COPY_BYLINE_MOVED
                        : BX_D_N_COPY_CAPTION_MOVED;
    bx_diag(m->ledger->diags, id, bx_chars_span(text), "");
}

static bx_part finish(maker *m, draft *d)
{
    bx_spaces spaces = d->kind == BX_PART_HEADLINE ? BX_SPACES_SOFT : BX_SPACES_WIDE;
    bx_chars text = bx_chars_finish(&d->text);
    return (bx_part){.kind = d->kind,
                     .text = bx_marks_widen(m->arena, text, spaces, m->ledger),
                     .picture = MAX(d->picture, 0),
                     .starts = d->starts,
                     .is_head = d->is_head,
                     .row = d->row,
                     .column = d->column};
}

static const bx_part *make_parts(maker *m)
{
    bx_part *parts = BX_NEW_ARRAY(m->arena, m->n, bx_part);
    int n = 0;
    for (int order = 0; order <= 3; order++)
        for (int i = 0; i < m->n; i++)
            if (order_of(m->drafts[i].kind) == order) {
                bool is_moved = false;
                for (int k = i + 1; order && k < m->n && !is_moved; k++)
                    is_moved = order_of(m->drafts[k].kind) < order;
                if (is_moved)
                    note_moved(m, &m->drafts[i]);
                parts[n++] = finish(m, &m->drafts[i]);
            }
    return parts;
}

static const bx_picture *make_pictures(maker *m, const bx_part *parts)
{
    bx_picture *pictures = BX_NEW_ARRAY(m->arena, m->n_pictures, bx_picture);
    for (int i = m->n - 1; i >= 0; i--)
        if (order_of(parts[i].kind) == 3)
            pictures[parts[i].picture] = (bx_picture){
                .focus = BX_FOCUS_CENTRE, .span = bx_chars_span(parts[i].text)};
    return pictures;
}

static void doubt_summary(const bx_item *item, bx_diags *diags)
{
    const bx_part *summary = bx_item_find(item, BX_PART_SUMMARY);
    if (summary && summary->text.n > BX_LONG_SUMMARY)
        bx_diag(diags, BX_D_W_SUMMARY_LONG, bx_chars_span(summary->text),
                BX_INT(summary->text.n));
}

/* What a reader of the page would stumble over. */
static void doubt(maker *m, const bx_item *item, bool has_later)
{
    bx_diags *diags = m->ledger->diags;
    const bx_part *head = bx_item_find(item, BX_PART_HEADLINE);
    bool is_before_all = item->priority == 1 && has_later;
    if (!head)
        bx_diag(diags,
                is_before_all ? BX_D_W_COPY_BEFORE_HEADLINE : BX_D_W_COPY_NO_HEADLINE,
                item->span, "");
    else if (head->text.n > LONG_HEADLINE)
        bx_diag(diags, BX_D_W_COPY_LONG_HEADLINE, item->span, BX_INT(head->text.n));
    doubt_summary(item, diags);
    if (head && !bx_item_find(item, BX_PART_PARAGRAPH) &&
        !bx_item_find(item, BX_PART_VERSE) && !bx_item_find(item, BX_PART_NAME) &&
        !bx_item_find(item, BX_PART_CELL) && !bx_item_find(item, BX_PART_CAPTION))
        bx_diag(diags, BX_D_W_COPY_NO_BODY, item->span, "");
}

static bool has_headline(const maker *m, int from)
{
    for (int i = from; i < m->copy->n; i++)
        if (m->roles[i] == BX_ROLE_HEAD)
            return true;
    return false;
}

static bx_item make_item(maker *m, int from, int to, int number)
{
    m->n = m->n_pictures = 0;
    m->paragraph = -1;
    for (int i = from; i < to; i++)
        add_line(m, i);
    part_byline(m);
    const bx_part *parts = make_parts(m);
    bx_item item = {
        .name = bx_format(m->arena, "b%d", number),
        .span = bx_chars_span(m->copy->lines[from].text),
        .priority = number,
        .parts = parts,
        .n_parts = m->n,
        .pictures = make_pictures(m, parts),
        .n_pictures = m->n_pictures,
        .n_chars = bx_item_number((bx_part *)parts, m->n),
    };
    doubt(m, &item, has_headline(m, to));
    return item;
}

/* ---- groups ---- */

/* Where the item that begins at a line ends. */
static int end_of_item(const maker *m, int from)
{
    int to = from + 1;
    while (to < m->copy->n && !bx_copy_role_begins(m->roles, to))
        to++;
    return to;
}

/* A head and a few lines of text, and nothing that would not run in. */
static bool is_brief(const maker *m, int from, int to)
{
    int length = 0;
    bool has_body = false;
    for (int i = from; i < to; i++) {
        bx_copy_role role = m->roles[i];
        has_body = has_body || role == BX_ROLE_PARAGRAPH;
        length += m->copy->lines[i].text.n;
        if (role == BX_ROLE_CAPTION || role == BX_ROLE_CROSSHEAD ||
            role == BX_ROLE_VERSE || role == BX_ROLE_NAMES || role == BX_ROLE_ROW)
            return false;
    }
    return m->roles[from] == BX_ROLE_HEAD && has_body && length <= BX_BRIEF_LENGTH;
}

/* The briefs that follow each other from a line on, up to a separator. Returns where they
 * end, *n: how many there are. */
static int end_of_briefs(const maker *m, int from, int *n)
{
    int at = from;
    *n = 0;
    while (at < m->copy->n && bx_copy_role_begins(m->roles, at) &&
           (at == from || !m->copy->lines[at].is_behind_rule)) {
        int to = end_of_item(m, at);
        if (!is_brief(m, at, to))
            break;
        at = to;
        ++*n;
    }
    return at;
}

/* The copy without the lines that may head a group, and what is left of those when each
 * of them has to have its briefs. False: one had none, and is a line of copy again. */
static bool take_groups(maker *m, const bx_copy_lines *all, bool *is_head)
{
    bx_copy_lines copy = bx_copy_lines_without(m->arena, all, is_head);
    brief_group *groups = BX_NEW_ARRAY(m->arena, all->n, brief_group);
    m->copy = bx_copy(m->arena, &copy, sizeof copy);
    m->roles = bx_copy_roles(m->arena, m->copy);
    m->groups = groups;
    m->n_groups = 0;
    for (int i = 0, at = 0; i < all->n; i++) {
        int n;
        if (!is_head[i]) {
            at++;
            continue;
        }
        int to = end_of_briefs(m, at, &n);
        if (n < BX_LEAST_BRIEFS) {
            is_head[i] = false;
            return false;
        }
        groups[m->n_groups++] = (brief_group){all->lines[i].text, at, to};
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

static void find_groups(maker *m, const bx_copy_lines *all)
{
    bool *is_head = BX_NEW_ARRAY(m->arena, all->n, bool);
    for (int i = 0; i < all->n; i++)
        is_head[i] = may_head(all, i);
    while (!take_groups(m, all, is_head))
        ;
}

/* The group's items as one; their numbers go on from `number`. */
static bx_item make_group(maker *m, const brief_group *group, int number, int *n)
{
    bx_ledger *ledger = m->ledger;
    bx_item *items = BX_NEW_ARRAY(m->arena, group->to - group->from, bx_item);
    *n = 0;
    for (int at = group->from; at < group->to; at = end_of_item(m, at), ++*n)
        items[*n] = make_item(m, at, end_of_item(m, at), number + *n);
    bx_chars head = bx_chars_slice(group->head, 1, group->head.n - 1);
    bx_ledger_leave(ledger, bx_chars_slice(group->head, 0, 1));
    bx_ledger_leave(ledger, bx_chars_slice(group->head, head.n + 1, group->head.n));
    bx_diag(ledger->diags, BX_D_N_COPY_GROUP, bx_chars_span(group->head),
            bx_chars_utf8(m->arena, head), BX_INT(*n));
    return bx_group_briefs(m->arena, bx_chars_trim(head), items, *n, ledger->diags);
}

static const brief_group *group_at(const maker *m, int line)
{
    for (int i = 0; i < m->n_groups; i++)
        if (m->groups[i].from == line)
            return &m->groups[i];
    return NULL;
}

static bx_bulletin make_items(maker *m)
{
    int count = 0, n = 0;
    for (int i = 0; i < m->copy->n; i++)
        count += bx_copy_role_begins(m->roles, i);
    if (count > MAX_ITEMS) {
        bx_diag(m->ledger->diags, BX_D_E_COPY_ITEMS, bx_span_of_file(m->ledger->source),
                BX_INT(count), BX_INT(MAX_ITEMS));
        return (bx_bulletin){0};
    }
    bx_item *items = BX_NEW_ARRAY(m->arena, count, bx_item);
    for (int from = 0, number = 1, n_inside; from < m->copy->n; n++) {
        const brief_group *group = group_at(m, from);
        n_inside = 1;
        int to = group ? group->to : end_of_item(m, from);
        items[n] = group ? make_group(m, group, number, &n_inside)
                         : make_item(m, from, to, number);
        items[n].priority = n + 1;
        number += n_inside;
        from = to;
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
    maker m = {.arena = arena, .ledger = &ledger};
    find_groups(&m, &copy);
    bx_bulletin bulletin = make_items(&m);
    if (bulletin.n && !bx_ledger_prove(&ledger, bulletin.items, bulletin.n))
        return (bx_bulletin){0};
    return bulletin;
}
