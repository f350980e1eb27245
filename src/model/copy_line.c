#include "model/copy_line.h"

#include <glib.h>

#include "model/copy_award.h"
#include "model/copy_roster.h"
#include "model/copy_table.h"
#include "model/copy_type.h"
#include "model/copy_verse.h"
#include "model/line_text.h"
#include "model/sign_mail.h"

typedef struct {
    bx_arena *arena;
    const bx_source *source;
    bx_ledger *ledger;
    bx_copy_line *lines;
    int n, room;
    int gap;             /* empty lines since the last that held something */
    bool is_behind_rule; /* a separator since then */
    bx_label label;      /* stood alone on the line before */
} reader;

/* An indent [cells] that sets a line right, and how long such a line may be. */
enum { SET_RIGHT = 12, LONGEST_SIGNED = 24 };

static int cells_of(uint32_t c)
{
    return c == '\t' ? 4 : c == 0x3000 || bx_is_wide(c) ? 2 : 1;
}

static int width(bx_chars text)
{
    int cells = 0;
    for (int i = 0; i < text.n; i++)
        cells += cells_of(text.chars[i].c);
    return cells;
}

static void count_marks(bx_copy_line *line)
{
    int from = line->number_length;
    for (int i = from; i + 1 < line->text.n && (line->commas < 4 || line->stops < 4);
         i++) {
        uint32_t c = line->text.chars[i].c;
        line->commas += c == 0xff0c || c == ',' || c == 0x3001;
        line->stops += c == 0x3002 || c == 0xff1b;
    }
}

static bool is_lenticular(bx_chars text)
{
    return text.n > 2 && text.chars[0].c == 0x3010 && bx_sign_bracket(text, 0) == text.n;
}

static void look(bx_copy_line *line)
{
    bx_chars text = line->text;
    line->cells = width(text);
    line->end = bx_sign_end(text);
    line->label_length = bx_sign_label(text, &line->label);
    line->hashes = bx_sign_hashes(text, &line->hash_length);
    line->number_length = bx_sign_number(text, &line->number, &line->number_value);
    line->is_group_head = bx_sign_is_group_head(text); /* 讯 ends despatches, too */
    line->dateline_length = line->is_group_head ? 0 : bx_sign_dateline(text);
    line->is_despatch = !line->is_group_head && bx_sign_is_despatch(text);
    line->is_byline = bx_sign_is_byline(text);
    line->is_names = bx_sign_is_names(text);
    line->is_placed_name = bx_sign_is_placed_name(text);
    line->n_names = bx_sign_names(text);
    line->is_date = bx_sign_is_date(text);
    line->is_signature = line->is_date || bx_sign_is_signature(text);
    line->is_origin = bx_sign_is_origin(text);
    line->is_credit = bx_sign_is_credit(text);
    line->is_caption = bx_sign_is_caption(text);
    line->is_entry = bx_sign_is_entry(text);
    line->is_letter = bx_sign_is_letter(text);
    line->is_speech = bx_sign_is_speech(text);
    line->is_salutation = bx_sign_is_salutation(text);
    line->is_turn = bx_sign_is_turn(text);
    line->is_genre = bx_sign_is_genre(text);
    line->is_bracketed =
        text.n > 2 && bx_sign_bracket(text, 0) == text.n && bx_line_at(text, 0) == '(';
    line->is_lead = bx_sign_is_lead(text);
    line->has_credit_tail = bx_sign_credit_tail(text) > 0;
    line->has_byline_tail = bx_sign_byline_tail(text) > 0;
    line->is_lenticular = is_lenticular(text) && !line->label && !line->dateline_length &&
                          line->number_length != text.n;
    uint32_t first = text.chars[0].c;
    line->has_dash =
        text.n > 2 && text.chars[1].c == first &&
        (first == 0x2014 || first == 0x2015 || first == '-' || first == 0x2500);
    count_marks(line);
}

static int count_tabs(bx_chars space)
{
    int n = 0;
    for (int i = 0; i < space.n; i++)
        n += space.chars[i].c == '\t';
    return n;
}

static bx_copy_line *add_line(reader *r, bx_chars text, bx_chars space)
{
    int indent = width(space);
    r->lines = bx_grow(r->arena, r->lines, r->n, &r->room, sizeof *r->lines);
    bx_copy_line *line = &r->lines[r->n++];
    *line = (bx_copy_line){.text = text,
                           .indent = indent,
                           .type = bx_copy_type_of(text),
                           .tabs = count_tabs(space),
                           .gap = r->gap,
                           .is_behind_rule = r->is_behind_rule};
    look(line);
    line->is_set_right = indent >= SET_RIGHT && text.n <= LONGEST_SIGNED;
    line->label = line->label ? line->label : r->label;
    r->label = BX_LABEL_NONE;
    r->gap = 0;
    r->is_behind_rule = false;
    return line;
}

/* 【题】正文: the heading in brackets, and what follows it, as two lines. */
static int heading_in_brackets(bx_chars text)
{
    int n = text.chars[0].c == 0x3010 ? bx_sign_bracket(text, 0) : 0;
    bx_label label;
    bx_number_style style;
    int value;
    bool is_heading = n >= 4 && n <= 42 && n < text.n && !bx_sign_label(text, &label) &&
                      !bx_sign_number(text, &style, &value) && !bx_sign_dateline(text) &&
                      !bx_sign_is_origin(text);
    return is_heading ? n : 0;
}

/* 标题（图）: the mark goes, the headline stays. */
static bx_chars without_picture_mark(reader *r, bx_chars text)
{
    for (int i = text.n - 1; i > 0 && i >= text.n - 4; i--) {
        bx_chars tail = bx_chars_slice(text, i, text.n);
        bx_chars rest = bx_chars_trim(bx_chars_slice(text, 0, i));
        if (bx_sign_is_picture_mark(tail) && bx_sign_end(rest) != BX_END_STOP) {
            bx_ledger_drop(r->ledger, BX_D_N_COPY_PICTURE_MARK, tail);
            return rest;
        }
    }
    return text;
}

/* Whole lines that are no copy. */
static const struct {
    bool (*is)(bx_chars line);
    bx_diag_id id;
} left_out[] = {
    {bx_sign_is_picture_mark, BX_D_N_COPY_PICTURE_MARK},
    {bx_sign_is_emoji, BX_D_N_COPY_RULE},
    {bx_sign_is_end_mark, BX_D_N_COPY_RULE},
    {bx_sign_is_channel, BX_D_N_COPY_CHANNEL},
    {bx_sign_is_review, BX_D_N_COPY_CHANNEL},
    {bx_sign_is_web_figure, BX_D_N_COPY_CHANNEL},
    {bx_sign_is_mail_foot, BX_D_N_COPY_MAIL},
};

static bool leave_out(reader *r, bx_chars text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(left_out); i++)
        if (left_out[i].is(text)) {
            bx_ledger_drop(r->ledger, left_out[i].id, text);
            return true;
        }
    return false;
}

static void add_text(reader *r, bx_chars all)
{
    bx_chars text = bx_chars_trim(all);
    if (!text.n) {
        r->gap++;
        return;
    }
    if (bx_sign_is_rule(text)) {
        bx_ledger_drop(r->ledger, BX_D_N_COPY_RULE, text);
        /* The number of a page stands anywhere. */
        r->is_behind_rule |= !bx_sign_is_page_number(text);
        return;
    }
    if (bx_sign_is_picture_place(text)) {
        bx_ledger_leave(r->ledger, text);
        return;
    }
    if (leave_out(r, text))
        return;
    bx_label label;
    if (bx_sign_label(text, &label) == text.n) {
        bx_ledger_drop(r->ledger, BX_D_N_COPY_LABEL, text);
        r->label = label;
        return;
    }
    text = without_picture_mark(r, text);
    bx_chars space = bx_chars_slice(all, 0, (int)(text.chars - all.chars));
    int heading = heading_in_brackets(text);
    if (heading) {
        add_line(r, bx_chars_slice(text, 0, heading), space);
        bx_chars rest = bx_chars_trim(bx_chars_slice(text, heading, text.n));
        add_line(r, rest, bx_chars_slice(rest, 0, 0))->is_rest = true;
    } else
        add_line(r, text, space);
}

static bool is_line_end(uint32_t c)
{
    return c == '\n' || c == '\r' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static int end_of_line(bx_chars all, int from)
{
    while (from < all.n && !is_line_end(all.chars[from].c))
        from++;
    return from;
}

/* Where the line behind one that ends there begins. */
static int next_line(bx_chars all, int end)
{
    bool is_pair =
        end + 1 < all.n && all.chars[end].c == '\r' && all.chars[end + 1].c == '\n';
    return end + 1 + is_pair;
}

/* Where the lines over a mail end that begin there; `from`: none do. */
static int end_of_mail_head(bx_chars all, int from)
{
    enum { LEAST = 2 };
    int n = 0, at = from;
    for (int end; at < all.n; at = next_line(all, end), n++) {
        end = end_of_line(all, at);
        if (!bx_sign_is_mail_head(bx_chars_trim(bx_chars_slice(all, at, end))))
            break;
    }
    return n < LEAST ? from : at;
}

static void read_lines(reader *r)
{
    bx_chars all = bx_chars_from_utf8(r->arena, r->source, r->source->text, 0);
    int mail = 0;
    for (int from = 0, end; from <= all.n && r->n <= BX_COPY_MAX_LINES;
         from = next_line(all, end)) {
        end = end_of_line(all, from);
        if (from >= mail && (!r->n || r->is_behind_rule))
            mail = end_of_mail_head(all, from);
        bx_chars line = bx_chars_slice(all, from, end);
        if (from < mail)
            bx_ledger_drop(r->ledger, BX_D_N_COPY_MAIL, bx_chars_trim(line));
        else
            add_text(r, line);
    }
}

enum { MAX_WRAP = 160 };

/* Lines are wrapped when many have nearly the same width and few are wider. */
static int find_wrap(const bx_copy_lines *copy)
{
    int of_width[MAX_WRAP + 1] = {0}, wider = 0;
    for (int i = 0; i < copy->n; i++) {
        int cells = copy->lines[i].cells + copy->lines[i].indent;
        if (cells > MAX_WRAP)
            wider++;
        else
            of_width[cells]++;
    }
    for (int w = MAX_WRAP; w >= 24; wider += of_width[w--]) {
        int near = of_width[w] + of_width[w - 1] + of_width[w - 2] + of_width[w - 3];
        bool is_common = near >= 3 && near * 4 >= copy->n;
        if (of_width[w] && is_common && wider * 12 <= copy->n)
            return w;
    }
    return 0;
}

static bool has_indents(const bx_copy_lines *copy)
{
    int indented = 0, flush = 0, all_flush = 0;
    for (int i = 0; i < copy->n; i++) {
        const bx_copy_line *line = &copy->lines[i];
        all_flush += line->indent < 2;
        bool is_long = line->cells >= 36 || line->end == BX_END_STOP;
        indented += is_long && line->indent >= 2 && line->indent <= 8;
        flush += is_long && line->indent < 2;
    }
    /* Where all lines are indented, headings too, that says nothing.
     * Where lines are wrapped most of them are flush. */
    return indented && (all_flush || copy->n < 4) &&
           indented * (copy->wrap ? 12 : 3) >= flush;
}

static int find_usual_gap(const bx_copy_lines *copy)
{
    int count[4] = {0}, best = 0;
    for (int i = 1; i < copy->n; i++)
        if (!copy->lines[i].is_rest && !copy->lines[i].is_verse &&
            !copy->lines[i].is_roster && !copy->lines[i].is_row)
            count[copy->lines[i].gap > 3 ? 3 : copy->lines[i].gap]++;
    for (int gap = 1; gap < 4; gap++)
        if (count[gap] > count[best])
            best = gap;
    return best;
}

/* The first lines tell how headlines are marked: what stands before any body text. */
static void find_head_marks(bx_copy_lines *copy)
{
    for (int i = 0; i < copy->n && i < 4; i++) {
        const bx_copy_line *line = &copy->lines[i];
        if (!copy->head_hashes)
            copy->head_hashes = line->hashes;
        /* Below a title, short numbered lines are its sections. */
        bool is_section = i && (line->text.n - line->number_length < 8 ||
                                bx_sign_is_document(copy->lines[0].text));
        if (line->number && !copy->head_number && !is_section)
            copy->head_number = line->number;
        copy->head_lenticular |= line->is_lenticular;
        bool is_body = line->text.n > 40 || line->end == BX_END_STOP ||
                       line->end == BX_END_COLON || line->stops;
        if (is_body && !line->is_lenticular)
            return;
    }
}

/* Of the copy as a whole. */
static void find_habits(bx_copy_lines *copy)
{
    for (int i = 0; i < copy->n; i++) {
        copy->has_despatches |= copy->lines[i].is_despatch;
        copy->has_labels |= copy->lines[i].label == BX_LABEL_HEADLINE;
    }
    copy->wrap = find_wrap(copy);
    copy->indents = has_indents(copy);
    copy->usual_gap = find_usual_gap(copy);
    find_head_marks(copy);
    bx_copy_types_find(copy);
}

/* Right under a text and over its date, which stands by itself where an empty line parts
 * the two from the text: over another text they would head that. */
static bool is_between(const bx_copy_line *lines, int n, int i)
{
    bool is_over_date = i && !lines[i + 1].gap && lines[i + 1].is_date;
    bool ends_item = i + 2 == n || lines[i + 2].gap || lines[i + 2].is_behind_rule;
    return is_over_date && (!lines[i].gap || ends_item) && !lines[i].is_behind_rule &&
           (lines[i - 1].end == BX_END_STOP || lines[i - 1].is_entry);
}

/* An organisation signs where a date, another signature or the end follows, an office
 * whatever it is called where it stands right under the text and over the date. */
static void check_signatures(bx_copy_line *lines, int n)
{
    for (int i = n - 2; i >= 0; i--) {
        bx_copy_line *line = &lines[i];
        line->is_signature &= line->is_date || line[1].is_signature;
        line->is_signature |= is_between(lines, n, i) && bx_sign_is_office(line->text);
    }
}

/* One past the lines from i on that begin with the same arrow or triangle as it does. */
static int end_of_bullets(const bx_copy_line *lines, int n, int i)
{
    uint32_t mark = lines[i].text.chars[0].c;
    int to = i;
    while (to < n && bx_is_one_of(mark, "▲△▼▽◀▶◄►") && lines[to].text.chars[0].c == mark)
        to++;
    return to;
}

/* ▲ begins captions; but not where each of several such lines is signed as a text of its
 * own, nor under the head of briefs. */
static void check_captions(bx_copy_line *lines, int n)
{
    for (int i = 0, to; i < n; i = MAX(to, i + 1)) {
        to = end_of_bullets(lines, n, i);
        int n_signed = 0;
        for (int k = i; k < to; k++)
            n_signed += lines[k].has_byline_tail;
        bool are_briefs = i && lines[i - 1].is_group_head;
        bool are_signed = to - i > 1 && n_signed == to - i;
        for (int k = i; k < to && (are_briefs || are_signed); k++)
            lines[k].is_caption = false;
    }
}

bx_copy_lines bx_copy_lines_read(bx_arena *arena, const bx_source *source,
                                 bx_ledger *ledger)
{
    reader r = {.arena = arena, .source = source, .ledger = ledger};
    read_lines(&r);
    check_signatures(r.lines, r.n);
    check_captions(r.lines, r.n);
    bx_copy_roster_find(r.lines, r.n);
    bx_copy_table_find(r.lines, r.n);
    bx_copy_award_find(r.lines, r.n);
    bx_copy_verse_find(r.lines, r.n);
    bx_copy_lines copy = {.lines = r.lines, .n = r.n};
    if (r.n > BX_COPY_MAX_LINES) {
        bx_diag(ledger->diags, BX_D_E_COPY_LINES, bx_span_of_file(source),
                BX_INT(BX_COPY_MAX_LINES));
        return (bx_copy_lines){0};
    }
    find_habits(&copy);
    return copy;
}

bx_copy_lines bx_copy_lines_without(bx_arena *arena, const bx_copy_lines *copy,
                                    const bool *is_left_out)
{
    bx_copy_line *lines = BX_NEW_ARRAY(arena, copy->n, bx_copy_line);
    bx_copy_lines rest = {.lines = lines};
    bool is_behind = false;
    for (int i = 0; i < copy->n; i++) {
        if (!is_left_out[i]) {
            lines[rest.n] = copy->lines[i];
            lines[rest.n++].is_behind_rule |= is_behind;
        }
        is_behind = is_left_out[i];
    }
    find_habits(&rest);
    return rest;
}
