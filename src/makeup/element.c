#include "makeup/element.h"

#include <glib.h>

#include "makeup/byline.h"
#include "makeup/jump_line.h"
#include "makeup/measure.h"
#include "makeup/roster.h"
#include "makeup/table.h"
#include "model/group.h"

enum {
    WIDOW_COST = 1000, /* a leg begins with the last line over a byline, or with it */
    BYLINE_BELOW_COST = 60, /* a byline on its own row is usual, run in a little better */
    TIGHT_TABLE_COST = 6000, /* a table whose rules touch the text: nearly never */
    SPLIT_CELL_COST = 300,   /* a word split in a cell: a wider block is better */
    WIDE_MEASURE = 16, /* 字: where lines are so long, a quotation is set in by two */
    VERSE_WHITE = 4, /* 字 of white beside a poem that look well; each more costs … */
    VERSE_WHITE_COST = 40, /* … so much a line */
    TURN_INDENT = 1,       /* 字 by which a verse's turned line stands further in */
};

/* Work of one item. */
typedef struct {
    const bx_setting *setting;
    const bx_item *item;
    int from, to; /* its parts that are being made: all, or of one item of briefs */
    bx_len measure;
    bx_element *elements;
    int n, first;               /* of the parts that are being made */
    const bx_paragraph **tails; /* bylines and origins in reading order */
    int n_tails, n_first_tail;  /* and of the first of them alone */
    int poem_end; /* one past the last part of the poem that was measured last */
    bx_len poem_width;
} maker;

static bx_len em_of(const maker *m, bx_style_id id)
{
    return m->setting->layout->styles[id].size;
}

static bx_len indent_of(const maker *m, bx_style_id id)
{
    return m->setting->layout->indent_chars * em_of(m, id);
}

static const bx_breaking *best_of(const bx_paragraph *p)
{
    return &p->breakings[p->best];
}

static const bx_part *part_at(const maker *m, int i)
{
    return &m->item->parts[i];
}

/* Of which kinds several parts make one element, or are measured together. */
static bool is_run(bx_part_kind kind)
{
    return kind == BX_PART_LIST || kind == BX_PART_VERSE || kind == BX_PART_CELL ||
           kind == BX_PART_NAME;
}

/* One past the parts from i on that belong together. */
static int run_end(const maker *m, int i)
{
    bx_part_kind kind = part_at(m, i)->kind;
    do
        i++;
    while (is_run(kind) && i < m->to && part_at(m, i)->kind == kind &&
           !part_at(m, i)->starts);
    return i;
}

/* ---- elements and their choices ---- */

static bx_rows_builder rows_new(const maker *m)
{
    return (bx_rows_builder){.setting = m->setting};
}

static bx_element *add_element(maker *m)
{
    bx_element *e = &m->elements[m->n++];
    *e = (bx_element){0};
    return e;
}

static void add_choice(bx_element *e, bx_rows_builder *rows, int cost)
{
    if (e->n_choices < BX_MAX_CHOICES)
        e->choices[e->n_choices++] =
            (bx_choice){.rows = bx_rows_finish(rows), .cost = cost};
}

/* Rows that can be had in one way only. */
static void add_rows(maker *m, bx_rows_builder *rows)
{
    if (rows->n)
        add_choice(add_element(m), rows, 0);
}

/* What looseness costs: the line count's own cost, over that of the best one. */
static int loose_cost(const maker *m, const bx_paragraph *p, int i)
{
    int64_t over = p->breakings[i].cost - p->breakings[p->best].cost;
    return (int)MIN(over * m->setting->layout->weights[BX_WEIGHT_LOOSE] / 1000, 1000000);
}

/* Every line count of a paragraph whose measure begins at `left`; `mark`, unless NULL,
 * stands before its first line. */
static void add_paragraph(maker *m, const bx_paragraph *p, bx_len left,
                          const bx_paragraph *mark)
{
    bx_element *e = p->n_breakings ? add_element(m) : NULL;
    for (int i = 0; i < p->n_breakings; i++) {
        bx_rows_builder rows = rows_new(m);
        if (mark)
            bx_rows_set_lines(&rows, mark, best_of(mark), 0, 0);
        bx_rows_add_lines(&rows, p, &p->breakings[i], left);
        if (mark)
            rows.lines[0].row = rows.lines[1].row; /* under ruby, where it has some */
        bx_rows_keep_edges(&rows, 0);
        add_choice(e, &rows, loose_cost(m, p, i));
    }
}

/* ---- byline and origin ---- */

static void make_tails(maker *m)
{
    int room = (m->to - m->from) * BX_MAX_BYLINE_LINES;
    m->tails = BX_NEW_ARRAY(m->setting->arena, room, const bx_paragraph *);
    m->n_tails = m->n_first_tail = 0;
    for (int i = m->from; i < m->to; i++) {
        const bx_part *part = part_at(m, i);
        if (part->kind != BX_PART_BYLINE && part->kind != BX_PART_ORIGIN)
            continue;
        m->n_tails +=
            bx_byline_compose(m->setting, part->text, m->measure, m->tails + m->n_tails);
        if (!m->n_first_tail)
            m->n_first_tail = m->n_tails;
    }
}

/* All tails on rows of their own, but for the first where it runs in. */
static void add_tails(const maker *m, bx_rows_builder *rows, bool runs_in)
{
    for (int i = 0; i < m->n_tails; i++)
        if (i || !runs_in)
            bx_rows_add_lines(rows, m->tails[i], best_of(m->tails[i]), 0);
        else
            bx_rows_set_lines(rows, m->tails[0], best_of(m->tails[0]), 0, rows->n - 1);
}

static bool runs_in(const maker *m, const bx_breaking *last)
{
    if (m->n_first_tail != 1 || best_of(m->tails[0])->n_lines != 1)
        return false;
    return last->last_width + em_of(m, BX_STYLE_BODY) +
               best_of(m->tails[0])->last_width <=
           m->measure;
}

/* Breaks of the text stay as good and poor as they are without tails, which begin no leg
 * by themselves. */
static void keep_text(bx_rows_builder *rows, int n_text)
{
    bool has_tails_below = rows->n > n_text;
    bx_rows_builder text = *rows;
    text.n = n_text;
    bx_rows_keep_edges(&text, 0);
    if (has_tails_below && n_text)
        rows->breaks[n_text - 1] = BX_BREAK_POOR;
}

static void add_last_choice(const maker *m, bx_element *e, const bx_paragraph *p, int i,
                            bool is_run_in, bool is_kept, int cost)
{
    bx_rows_builder rows = rows_new(m);
    bx_rows_add_lines(&rows, p, &p->breakings[i], 0);
    int n_text = rows.n;
    add_tails(m, &rows, is_run_in);
    bx_rows_keep_edges(&rows, 0);
    if (is_kept)
        keep_text(&rows, n_text);
    add_choice(e, &rows, loose_cost(m, p, i) + cost);
}

/* The last paragraph carries the tails: the first on its last line, or all in rows below.
 * There, a leg may begin with its last line where that is dear. */
static void add_last_paragraph(maker *m, const bx_paragraph *p)
{
    bx_element *e = p->n_breakings ? add_element(m) : NULL;
    for (int i = 0; i < p->n_breakings; i++) {
        bool may_run_in = runs_in(m, &p->breakings[i]);
        if (may_run_in)
            add_last_choice(m, e, p, i, true, true, 0);
        add_last_choice(m, e, p, i, false, true, may_run_in ? BYLINE_BELOW_COST : 0);
    }
    for (int i = 0; i < p->n_breakings && m->n_tails; i++)
        if (p->breakings[i].n_lines > 1)
            add_last_choice(m, e, p, i, false, false, WIDOW_COST);
}

/* ---- kinds of parts ---- */

/* 本报讯 in 黑体 up to the first bracket or space (rule 22c), unless the copy says how.
 */
static void add_dateline(bx_chars_builder *b, bx_chars dateline)
{
    bool is_strong = true;
    for (int i = 0; i < dateline.n; i++)
        is_strong = is_strong && !(dateline.chars[i].markup & BX_MARKUP_STRONG);
    for (int i = 0; i < dateline.n; i++) {
        bx_char ch = dateline.chars[i];
        is_strong = is_strong && !bx_is_space(ch.c) && ch.c != 0xff08 && ch.c != '(';
        bx_chars_append(b, (bx_chars){dateline.source, &ch, 1});
        if (is_strong)
            b->chars[b->n - 1].markup |= BX_MARKUP_STRONG;
    }
    bx_chars_add(b, 0x3000, 0, BX_MARKUP_PLAIN);
}

/* The head of an item of briefs in 黑体 (rule 22b), behind the layout's mark where it
 * begins the item. */
static void add_run_in(bx_chars_builder *b, bx_chars text, const char *mark)
{
    for (const char *p = mark; *p;)
        bx_chars_add(b, bx_utf8_next(&p), 0, BX_MARKUP_STRONG);
    int from = b->n;
    bx_chars_append(b, text);
    for (int i = from; i < b->n; i++)
        b->chars[i].markup |= BX_MARKUP_STRONG;
    bx_chars_add(b, 0x3000, 0, BX_MARKUP_PLAIN);
}

static bool leads_in(const bx_part *part)
{
    return part->kind == BX_PART_RUN_IN || part->kind == BX_PART_DATELINE;
}

/* A text behind the parts before part i that lead it in: run-in heads, a dateline. */
static bx_chars led_in(const maker *m, int i, bx_chars text)
{
    int from = i;
    while (from > m->from && leads_in(part_at(m, from - 1)))
        from--;
    if (from == i)
        return text;
    bx_chars_builder b = {.arena = m->setting->arena, .source = text.source};
    for (; from < i; from++) {
        const bx_part *part = part_at(m, from);
        const char *mark = from == m->from ? m->setting->layout->group.mark : "";
        if (part->kind == BX_PART_RUN_IN)
            add_run_in(&b, part->text, mark);
        else
            add_dateline(&b, part->text);
    }
    bx_chars_append(&b, text);
    return bx_chars_finish(&b);
}

/* A paragraph of the body, or what of it goes on here. */
static void add_body(maker *m, bx_chars text, bool goes_on, bool is_last)
{
    bx_len indent = goes_on ? 0 : indent_of(m, BX_STYLE_BODY);
    const bx_paragraph *p =
        bx_rows_compose(m->setting, text, BX_STYLE_BODY, m->measure, indent);
    int before = m->n;
    if (is_last)
        add_last_paragraph(m, p);
    else
        add_paragraph(m, p, 0, NULL);
    if (m->n > before)
        m->elements[before].is_prose = true;
}

/* In the middle of one grid line more than it needs, kept with what follows. */
static void add_crosshead(maker *m, bx_chars text)
{
    const bx_layout *layout = m->setting->layout;
    const bx_paragraph *p =
        bx_rows_compose(m->setting, text, BX_STYLE_CROSSHEAD, m->measure, 0);
    if (!p->n_breakings)
        return;
    bx_rows_builder rows = rows_new(m);
    bx_rows_add(&rows, best_of(p)->n_lines + 1);
    bx_rows_set_lines(&rows, p, best_of(p), 0, 0);
    bx_len drop = layout->leading / 2 +
                  bx_axis_in(p->style.mode, layout->leading, p->style.type.size) -
                  bx_axis_in(p->style.mode, layout->leading, em_of(m, BX_STYLE_BODY));
    for (int i = 0; i < rows.n_lines; i++)
        rows.lines[i].drop = drop;
    bx_rows_keep(&rows, rows.n - 1);
    add_rows(m, &rows);
}

/* Set in on both sides. */
static void add_quote(maker *m, bx_chars text)
{
    bx_len em = em_of(m, BX_STYLE_BODY);
    bx_len inset = m->measure >= WIDE_MEASURE * em ? 2 * em : em;
    inset = m->measure > 4 * inset ? inset : 0;
    add_paragraph(m,
                  bx_rows_compose(m->setting, text, BX_STYLE_QUOTE,
                                  m->measure - 2 * inset, indent_of(m, BX_STYLE_QUOTE)),
                  inset, NULL);
}

static bx_chars mark_of(const bx_part *part)
{
    return bx_chars_slice(part->text, 0, part->mark);
}

/* Half the blank of a full stop parts 1. from the text behind it; ● and （一） have blank
 * of their own. */
static bx_len gap_behind(const maker *m, bx_chars mark)
{
    return mark.chars[mark.n - 1].c == '.' ? em_of(m, BX_STYLE_BODY) / 4 : 0;
}

/* Where the text of a list's items stands: behind the widest mark, in whole 字. */
static bx_len hang_of(const maker *m, int from, int to)
{
    bx_len em = em_of(m, BX_STYLE_BODY), hang = em;
    for (int i = from; i < to; i++) {
        bx_chars mark = mark_of(part_at(m, i));
        bx_len width = bx_rows_cell_width(m->setting, mark, BX_STYLE_BODY);
        hang = MAX(hang, (width + gap_behind(m, mark) + em - 1) / em * em);
    }
    return hang;
}

/* An item of a list, its text so far to the right. Where a leg is too narrow for that, it
 * is a paragraph. */
static void add_list_item(maker *m, const bx_part *part, bx_len hang)
{
    bx_chars before = mark_of(part);
    if (hang > m->measure / 2) {
        add_paragraph(
            m, bx_rows_compose(m->setting, part->text, BX_STYLE_BODY, m->measure, 0), 0,
            NULL);
        return;
    }
    const bx_paragraph *mark = bx_rows_compose_cell(
        m->setting, before, BX_STYLE_BODY, hang - gap_behind(m, before), BX_ALIGN_RIGHT);
    bx_chars text = bx_chars_slice(part->text, part->mark, part->text.n);
    add_paragraph(m,
                  bx_rows_compose(m->setting, text, BX_STYLE_BODY, m->measure - hang, 0),
                  hang, mark);
}

/* Marks close to the text they stand before, the text of all items in line. */
static void add_list(maker *m, int from, int to)
{
    bx_len hang = hang_of(m, from, to);
    for (int i = from; i < to; i++)
        add_list_item(m, part_at(m, i), hang);
}

/* The widest line of the poem that begins with part i, all its stanzas. */
static void measure_poem(maker *m, int i)
{
    m->poem_width = 0;
    for (; i < m->to && part_at(m, i)->kind == BX_PART_VERSE; i++)
        m->poem_width =
            MAX(m->poem_width,
                bx_rows_cell_width(m->setting, part_at(m, i)->text, BX_STYLE_VERSE));
    m->poem_end = i;
}

/* A poem is lost in a leg much wider than it. */
static int white_cost(const maker *m, int rows)
{
    bx_len white = (m->measure - m->poem_width) / em_of(m, BX_STYLE_VERSE) - VERSE_WHITE;
    return MAX(0, white) * rows * VERSE_WHITE_COST;
}

/* A stanza: its lines as they are, the poem in the middle of the leg, turned lines
 * further in. One grid line of white parts it from the next. */
static void add_stanza(maker *m, int from, int to)
{
    bx_len turn = TURN_INDENT * em_of(m, BX_STYLE_VERSE);
    if (from >= m->poem_end)
        measure_poem(m, from);
    bx_len left = MAX(0, (m->measure - m->poem_width) / 2);
    bx_rows_builder rows = rows_new(m);
    for (int i = from; i < to; i++) {
        const bx_paragraph *p =
            bx_rows_compose(m->setting, part_at(m, i)->text, BX_STYLE_VERSE,
                            m->measure - left - turn, -turn);
        if (p->n_breakings)
            bx_rows_add_lines(&rows, p, best_of(p), left + turn);
    }
    bx_rows_keep_edges(&rows, 0);
    if (to < m->to && part_at(m, to)->kind == BX_PART_VERSE && rows.n) {
        bx_rows_keep(&rows, rows.n - 1);
        bx_rows_add(&rows, 1);
    }
    if (rows.n)
        add_choice(add_element(m), &rows, white_cost(m, rows.n));
}

static void add_note(maker *m, bx_chars text)
{
    add_paragraph(m,
                  bx_rows_compose(m->setting, text, BX_STYLE_NOTE, m->measure,
                                  indent_of(m, BX_STYLE_NOTE)),
                  0, NULL);
}

/* ---- the item ---- */

/* The last part of the body, which byline and origin follow; before `from`: there is
 * none. */
static int last_of_body(const maker *m)
{
    int last = m->from - 1;
    for (int i = m->from; i < m->to; i++) {
        bx_part_kind kind = part_at(m, i)->kind;
        if (kind >= BX_PART_RUN_IN && kind < BX_PART_BYLINE)
            last = i;
    }
    return last;
}

/* Byline and origin where no paragraph can carry them: kept with what they follow. */
static void add_bare_tails(maker *m)
{
    bx_rows_builder rows = rows_new(m);
    add_tails(m, &rows, false);
    bx_element *before = m->n > m->first && rows.n ? &m->elements[m->n - 1] : NULL;
    for (int i = 0; before && i < before->n_choices; i++) {
        bx_rows *last = &before->choices[i].rows;
        ((uint8_t *)last->breaks)[last->n - 1] = BX_BREAK_NEVER;
    }
    add_rows(m, &rows);
}

static void add_table(maker *m, int from, int to)
{
    int n, n_split;
    const bx_table_group *groups =
        bx_table_make(m->setting, part_at(m, from), to - from, m->measure, &n, &n_split);
    for (int i = 0; i < n; i++) {
        bx_element *e = add_element(m);
        bool is_first = i == 0;
        int cost = is_first ? n_split * SPLIT_CELL_COST : 0;
        e->choices[e->n_choices++] =
            (bx_choice){.rows = groups[i].below,
                        .cost = cost,
                        .stand = is_first ? BX_STAND_ANYWHERE : BX_STAND_BELOW};
        if (!is_first)
            e->choices[e->n_choices++] =
                (bx_choice){.rows = groups[i].at_top, .stand = BX_STAND_AT_TOP};
        if (groups[i].tight.n)
            e->choices[e->n_choices++] =
                (bx_choice){.rows = groups[i].tight, .cost = TIGHT_TABLE_COST + cost};
    }
}

static void add_names(maker *m, int from, int to)
{
    bx_rows_builder rows = rows_new(m);
    bx_roster_rows(&rows, part_at(m, from), to - from, m->measure);
    add_rows(m, &rows);
}

/* What leads in opens the paragraph behind it; where there is none, it is one. */
static void add_bare_lead_in(maker *m, int i, bool is_last)
{
    const bx_part *part = part_at(m, i);
    bool opens =
        i + 1 < m->to && (leads_in(&part[1]) || part[1].kind == BX_PART_PARAGRAPH);
    if (!opens)
        add_body(m, led_in(m, i + 1, (bx_chars){part->text.source, NULL, 0}), false,
                 is_last);
}

/* Adds the parts [from, to), which belong together: one, unless they are a list, a
 * stanza, a table or names. */
static void add_parts(maker *m, int from, int to, bool is_last)
{
    const bx_part *part = part_at(m, from);
    switch (part->kind) {
    case BX_PART_RUN_IN:
    case BX_PART_DATELINE:
        add_bare_lead_in(m, from, is_last);
        break;
    case BX_PART_PARAGRAPH:
        add_body(m, led_in(m, from, part->text), part->goes_on, is_last);
        break;
    case BX_PART_CROSSHEAD:
        add_crosshead(m, part->text);
        break;
    case BX_PART_QUOTE:
        add_quote(m, part->text);
        break;
    case BX_PART_LIST:
        add_list(m, from, to);
        break;
    case BX_PART_VERSE:
        add_stanza(m, from, to);
        break;
    case BX_PART_CELL:
        add_table(m, from, to);
        break;
    case BX_PART_NAME:
        add_names(m, from, to);
        break;
    case BX_PART_NOTE:
        add_note(m, part->text);
        break;
    case BX_PART_KICKER:
    case BX_PART_HEADLINE:
    case BX_PART_DECK:
    case BX_PART_SUMMARY:
    case BX_PART_BYLINE:
    case BX_PART_ORIGIN:
    case BX_PART_PULL_QUOTE:
    case BX_PART_FACTS_HEAD:
    case BX_PART_FACT:
    case BX_PART_CAPTION:
    case BX_PART_CREDIT:
    case BX_PART_KIND_COUNT:
        break;
    }
}

/* The parts [from, to), which are one text with its tails. */
static void add_text(maker *m, int from, int to)
{
    m->from = from;
    m->to = to;
    m->first = m->n;
    m->poem_end = from;
    int last = last_of_body(m);
    bool is_carried = last >= from && (part_at(m, last)->kind == BX_PART_PARAGRAPH ||
                                       leads_in(part_at(m, last)));
    make_tails(m);
    for (int i = from, end; i <= last; i = end) {
        end = run_end(m, i);
        add_parts(m, i, end, is_carried && i == last);
    }
    if (!is_carried)
        add_bare_tails(m);
    for (int i = last + 1; i < to; i++)
        add_parts(m, i, i + 1, false);
}

static void add_briefs(maker *m, const bx_group *briefs)
{
    const bx_setting *s = m->setting;
    for (int i = 0; i < briefs->n_items; i++) {
        bx_item item = briefs->items[i];
        item.setting = BX_SETTING_HORIZONTAL; /* as its neighbours */
        m->setting = bx_setting_for(s, &item);
        add_text(m, briefs->starts[i], briefs->starts[i + 1]);
    }
}

static void add_jump_line(maker *m)
{
    bx_rows_builder rows = rows_new(m);
    bx_jump_line_add(&rows, m->item->piece, m->measure);
    bx_rows_keep(&rows, rows.n - 1);
    add_rows(m, &rows);
}

const bx_element *bx_elements_make(const bx_setting *s, const bx_item *item,
                                   bx_len measure, int *n)
{
    maker m = {.setting = s, .item = item, .measure = measure};
    m.elements = BX_NEW_ARRAY(s->arena, item->n_parts + 2, bx_element);
    if (item->piece && item->piece->kind == BX_PIECE_REST)
        add_jump_line(&m);
    const bx_group *briefs = bx_item_briefs(item);
    if (briefs)
        add_briefs(&m, briefs);
    else
        add_text(&m, 0, item->n_parts);
    *n = m.n;
    return m.elements;
}
