#include "model/copy_role.h"

enum {
#define BX_COPY_WEIGHT(name, cost, why) W_##name = cost,
#include "model/copy_weight.def"
#undef BX_COPY_WEIGHT
};

/* The body of the item so far. */
typedef enum {
    BODY_NONE,
    BODY_OPEN,   /* its last line ends in a sentence */
    BODY_HALF,   /* … with a colon, or is an entry of a list */
    BODY_CLOSED, /* … with a stop */
    BODY_COUNT
} body_state;

enum { STATES = BX_ROLE_COUNT * BODY_COUNT, INFINITE = 1 << 28 };

typedef struct {
    const bx_copy_lines *copy;
    const bx_copy_line *line, *above; /* above NULL: the first line */
    bx_copy_role before;              /* role of the line above */
    body_state body;                  /* after the line above */
} place;

static bool is_heading(bx_copy_role role)
{
    return role == BX_ROLE_KICKER || role == BX_ROLE_HEAD || role == BX_ROLE_HEAD_MORE ||
           role == BX_ROLE_DECK || role == BX_ROLE_SUMMARY ||
           role == BX_ROLE_SUMMARY_MORE;
}

static bool is_body(bx_copy_role role)
{
    return role == BX_ROLE_BARE || role == BX_ROLE_PARAGRAPH || role == BX_ROLE_JOINED;
}

/* Do its lines stand as they are? */
static bool is_kept(bx_copy_role role)
{
    return role == BX_ROLE_VERSE || role == BX_ROLE_NAMES || role == BX_ROLE_ROW;
}

static bool is_full(const bx_copy_lines *copy, const bx_copy_line *line)
{
    return copy->wrap && line->cells + line->indent >= copy->wrap - 3;
}

/* Wide enough that the next word may have been too long for it, or that lines were cut by
 * characters and this one has digits. */
static bool is_nearly_full(const bx_copy_lines *copy, const bx_copy_line *line)
{
    return copy->wrap && line->cells + line->indent >= copy->wrap * 3 / 4;
}

static body_state state_after(const bx_copy_lines *copy, const bx_copy_line *line)
{
    switch (line->end) {
    case BX_END_STOP:
        return BODY_CLOSED;
    case BX_END_COLON:
        return BODY_HALF;
    case BX_END_COMMA:
        return BODY_OPEN;
    case BX_END_OPEN:
        break;
    }
    if (line->has_byline_tail || line->has_credit_tail)
        return BODY_CLOSED;
    bool is_listed = (line->is_entry || line->number) && line->text.n < 40;
    bool is_short_of_wrap = copy->wrap && !is_nearly_full(copy, line);
    return (is_listed && !is_full(copy, line)) || is_short_of_wrap ? BODY_HALF
                                                                   : BODY_OPEN;
}

static bool ends_with_point(const bx_copy_line *line)
{
    uint32_t last = line->text.chars[line->text.n - 1].c;
    return last == 0x3002 || last == '.';
}

/* A summary is one under a headline alone. */
static int label_cost(const bx_copy_line *line, bx_label wanted)
{
    if (line->label && line->label != BX_LABEL_SUMMARY)
        return line->label == wanted ? -W_SETTLED : W_SETTLED;
    return 0;
}

/* What speaks against any heading. */
static int heading_cost(const bx_copy_lines *copy, const bx_copy_line *line)
{
    int n = line->text.n - line->number_length - line->hash_length - line->label_length;
    /* A number alone is a crosshead of its own kind: （一）. */
    int cost = n <= 0 ? 0 : n <= 2 ? W_CLEAR : n <= 3 ? W_HINT : 0;
    cost += n > 70 ? W_SETTLED : n > 44 ? W_CLEAR + W_HINT : n > 34 ? W_HINT : 0;
    if (line->end == BX_END_STOP && ends_with_point(line))
        cost += 2 * W_CLEAR + W_HINT;
    if (line->end == BX_END_COMMA)
        cost += 2 * W_CLEAR + W_HINT;
    if (line->end == BX_END_COLON)
        cost += W_CLEAR + W_HINT;
    if (line->dateline_length)
        cost += W_SETTLED;
    if (line->is_byline || line->is_origin)
        cost += 3 * W_CLEAR;
    if (line->has_byline_tail)
        cost += 2 * W_CLEAR;
    if (line->is_credit || line->is_caption)
        cost += 2 * W_CLEAR;
    if (line->is_signature)
        cost += W_CLEAR;
    if (line->is_names)
        cost += W_CLEAR;
    cost += line->is_verse ? 2 * W_CLEAR : 0;
    if (line->is_letter && line->end == BX_END_STOP)
        cost += 2 * W_CLEAR;
    if (line->is_entry && !line->label)
        cost += W_HINT;
    if (is_full(copy, line))
        cost += W_CLEAR;
    return cost + line->stops * W_CLEAR + line->commas;
}

/* How the line is marked, against how headlines of this copy are. */
static int head_mark_cost(const bx_copy_lines *copy, const bx_copy_line *line)
{
    int cost = 0;
    if (line->number)
        cost += line->number == copy->head_number ? -W_MARKED_HEAD : W_CLEAR;
    else if (copy->head_number)
        cost += W_HINT;
    if (line->hashes)
        cost += line->hashes == copy->head_hashes ? -3 * W_CLEAR : 2 * W_CLEAR;
    if (line->is_group_head)
        cost -= W_MARKED_HEAD;
    else if (line->is_lenticular)
        cost += copy->head_lenticular ? -W_MARKED_HEAD : W_HINT;
    else if (copy->head_lenticular)
        cost += W_HINT;
    if (copy->has_labels && !line->label)
        cost += W_CLEAR;
    if (line->has_dash)
        cost += 2 * W_CLEAR;
    /* Centred by spaces. */
    if (line->indent > 8)
        cost -= W_HINT;
    return cost;
}

static int start_cost(const place *p)
{
    if (!p->above)
        return 0;
    static const int by_state[] = {W_START, W_START_TORN, W_START + 2, W_START};
    int cost = by_state[p->body];
    if (p->line->is_behind_rule)
        cost -= W_BEHIND_RULE;
    if (p->line->is_rest)
        cost += W_SETTLED;
    if (p->line->gap > p->copy->usual_gap)
        cost -= 6;
    else if (p->line->gap < p->copy->usual_gap)
        cost += W_HINT;
    bool is_finished = p->before == BX_ROLE_BYLINE || p->before == BX_ROLE_ORIGIN ||
                       p->above->has_byline_tail;
    if (is_finished)
        cost -= W_CLEAR;
    if (is_heading(p->before) && !p->line->is_behind_rule)
        cost += 3 * W_CLEAR;
    return cost;
}

static int kicker_cost(const place *p)
{
    int cost = start_cost(p) + heading_cost(p->copy, p->line) + 2 +
               head_mark_cost(p->copy, p->line) + label_cost(p->line, BX_LABEL_KICKER);
    /* A kicker is no sentence. */
    cost += p->line->end == BX_END_STOP ? W_CLEAR : 0;
    return cost + (p->line->text.n > 30 ? W_HINT : 0);
}

/* Much longer than the line above, and of two clauses: it says more than a headline. */
static bool is_long_deck(const place *p)
{
    enum { LONG = 24 };
    bx_chars text = p->line->text;
    bool has_clauses = p->line->commas > 0;
    for (int i = 0; i < text.n; i++)
        has_clauses |= bx_is_space(text.chars[i].c);
    return has_clauses && text.n >= LONG && 3 * p->above->text.n <= 2 * text.n;
}

static int head_cost(const place *p)
{
    int cost = heading_cost(p->copy, p->line) + label_cost(p->line, BX_LABEL_HEADLINE);
    if (p->above && p->before == BX_ROLE_KICKER) {
        if (p->line->hashes || (p->line->has_dash && !p->line->label))
            cost += 2 * W_CLEAR;
        /* A new mark is a new headline: the line above was no kicker. */
        if (p->above->number && p->line->number)
            cost += 2 * W_CLEAR;
        cost += p->line->is_genre ? W_CLEAR : is_long_deck(p) ? 2 * W_HINT : 0;
        return cost + (p->line->gap > p->copy->usual_gap ? W_HINT : 0);
    }
    return cost + head_mark_cost(p->copy, p->line) + start_cost(p);
}

static int head_more_cost(const place *p)
{
    if (!p->above || (p->before != BX_ROLE_HEAD && p->before != BX_ROLE_HEAD_MORE))
        return W_NEVER;
    int cost = heading_cost(p->copy, p->line) + W_SECOND_LINE;
    cost += (p->line->number || p->line->hashes || p->line->label) ? 2 * W_CLEAR : 0;
    cost += p->line->has_dash ? 2 * W_CLEAR : 0;
    return cost - (p->above->end == BX_END_COMMA ? 3 * W_CLEAR : 0);
}

static int deck_cost(const place *p)
{
    bool is_below_head =
        p->above && (p->before == BX_ROLE_HEAD || p->before == BX_ROLE_HEAD_MORE ||
                     p->before == BX_ROLE_DECK);
    if (!is_below_head)
        return W_NEVER;
    int cost = heading_cost(p->copy, p->line) + label_cost(p->line, BX_LABEL_DECK);
    cost += (p->line->number || p->line->hashes) ? 2 * W_CLEAR : 0;
    return cost + (p->line->has_dash ? -W_CLEAR : p->line->is_genre ? -W_HINT : W_DECK);
}

static int summary_cost(const place *p)
{
    bool is_below_head =
        p->above && (p->before == BX_ROLE_HEAD || p->before == BX_ROLE_HEAD_MORE ||
                     p->before == BX_ROLE_DECK);
    bool is_labelled = p->line->label == BX_LABEL_SUMMARY;
    return is_below_head && is_labelled ? -2 * W_CLEAR : W_NEVER;
}

static int bare_cost(const place *p)
{
    int cost = start_cost(p) + W_BARE + label_cost(p->line, BX_LABEL_BODY);
    if (p->line->is_despatch)
        cost -= W_DESPATCH;
    bool is_marked = p->line->number && p->line->number == p->copy->head_number;
    if (is_marked && (p->line->end == BX_END_STOP || p->line->has_byline_tail))
        cost -= W_MARKED_HEAD;
    if (p->line->text.n < 12 && p->line->end != BX_END_STOP)
        cost += W_HINT;
    if (p->line->hashes || p->line->is_lenticular)
        cost += W_CLEAR;
    return cost;
}

/* What speaks against a line beginning a paragraph. */
static int paragraph_look(const bx_copy_lines *copy, const bx_copy_line *line)
{
    int cost = label_cost(line, BX_LABEL_BODY);
    int n = line->text.n;
    bool is_listed =
        line->is_entry || (line->number && line->number != copy->head_number);
    if (line->end == BX_END_OPEN && !line->has_byline_tail && !is_nearly_full(copy, line))
        cost += is_listed ? 1 : n < 14 || (n < 28 && !line->commas) ? 9 : n < 32 ? 5 : 0;
    if (line->is_byline || line->is_origin)
        cost += W_CLEAR + W_HINT;
    if (line->is_credit || line->is_caption || line->has_credit_tail)
        cost += W_CLEAR;
    if (line->hashes)
        cost += 2 * W_CLEAR;
    cost += line->is_placed_name && !line->is_set_right ? W_CLEAR : 0;
    return cost + (line->is_poet || line->heads_verse ? W_CLEAR : 0);
}

/* Whether the line above may have been cut at the width of the wrap. Where paragraphs are
 * indented the flush line says so itself. */
static bool goes_on_from(const place *p)
{
    if (!is_body(p->before) || p->line->gap)
        return false;
    bool is_flush = p->copy->indents && p->line->indent < 2;
    return is_flush ? is_nearly_full(p->copy, p->above) : is_full(p->copy, p->above);
}

static int paragraph_cost(const place *p)
{
    if (!p->above)
        return W_NEVER;
    const bx_copy_line *line = p->line;
    int cost = paragraph_look(p->copy, line);
    bool is_indented = p->copy->indents && line->indent >= 2;
    if (p->body == BODY_NONE) {
        cost += p->before == BX_ROLE_KICKER ? 2 * W_CLEAR : 0;
        if (line->dateline_length || line->is_salutation)
            cost -= W_DESPATCH;
        else if (line->is_lead)
            cost -= W_HINT;
        else if (p->copy->has_despatches && line->text.n < 40)
            cost += W_HINT;
        return cost;
    }
    if (line->is_despatch)
        cost += 2 * W_CLEAR + W_HINT;
    cost += line->is_salutation ? W_CLEAR : 0;
    if (p->body == BODY_OPEN)
        cost += is_indented || line->number || line->is_entry ? W_HINT : W_TORN_APART;
    bool goes_on = goes_on_from(p);
    if (p->body != BODY_OPEN && goes_on && !is_indented && p->copy->indents)
        cost += W_SECOND_LINE;
    if (p->before == BX_ROLE_BYLINE || p->before == BX_ROLE_ORIGIN)
        cost += W_BEHIND_END;
    if (p->above->has_byline_tail && p->above->end != BX_END_COLON)
        cost += W_HINT;
    if (line->is_behind_rule)
        cost += W_HINT;
    return cost;
}

static int joined_look(const place *p)
{
    const bx_copy_line *line = p->line;
    int cost = line->label || line->hashes ? W_SETTLED : 0;
    cost += line->is_despatch ? W_SETTLED : line->dateline_length ? W_SECOND_LINE : 0;
    cost += line->is_byline || line->is_placed_name ? W_CLEAR + 2 : 0;
    cost += line->is_origin || line->is_credit ? W_CLEAR : 0;
    cost += line->is_caption ? 6 : 0;
    cost += line->number && !is_full(p->copy, p->above) ? W_SECOND_LINE : 0;
    cost += line->is_entry && !is_full(p->copy, p->above) ? 5 : 0;
    cost += line->is_lenticular ? W_CLEAR : 0;
    cost += line->is_signature ? W_CLEAR + W_HINT : 0;
    cost += p->copy->indents && line->indent >= 2 ? W_CLEAR + 2 : 0;
    cost += line->is_behind_rule ? 2 * W_CLEAR : 0;
    cost += line->is_poet || line->heads_verse ? W_CLEAR : 0;
    return cost;
}

static int joined_cost(const place *p)
{
    if (!p->above || p->body == BODY_NONE || p->before == BX_ROLE_CROSSHEAD)
        return W_NEVER;
    if (p->line->is_rest)
        return is_body(p->before) ? 0 : W_NEVER;
    if (p->before == BX_ROLE_BYLINE || p->before == BX_ROLE_ORIGIN)
        return W_SETTLED;
    int cost = joined_look(p);
    if (p->body == BODY_OPEN)
        return cost + (p->line->is_lead ? 3 : 0);
    bool goes_on = goes_on_from(p);
    if (goes_on)
        return cost + (p->copy->indents || p->copy->usual_gap == 0 ? 1 : 3);
    bool is_flush = p->copy->indents && p->line->indent < 2 && is_body(p->before);
    if (p->body == BODY_CLOSED)
        return cost + (is_flush && p->copy->wrap ? W_CLEAR : W_JOINED_CLOSED);
    return cost + W_CLEAR;
}

static int verse_cost(const place *p)
{
    if (!p->above || !p->line->is_verse)
        return W_NEVER;
    /* Behind a text that is signed a poem is another item's. */
    bool is_behind_end = p->before == BX_ROLE_BYLINE && p->body != BODY_NONE;
    return is_behind_end ? W_CLEAR : -W_CLEAR;
}

static int names_cost(const place *p)
{
    return p->above && p->line->is_roster ? -W_CLEAR : W_NEVER;
}

static int row_cost(const place *p)
{
    return p->above && p->line->is_row ? -W_SETTLED : W_NEVER;
}

static int crosshead_cost(const place *p)
{
    const bx_copy_line *line = p->line;
    bool is_labelled = line->label && line->label != BX_LABEL_SUMMARY;
    bool is_marked = line->number || line->hashes || line->is_lenticular || is_labelled;
    if (!p->above || line->is_rest || (p->body == BODY_NONE && !is_marked) ||
        p->before == BX_ROLE_KICKER)
        return W_NEVER;
    int cost = heading_cost(p->copy, line) + label_cost(line, BX_LABEL_CROSSHEAD) +
               W_CROSSHEAD + 2 * line->commas;
    cost += line->text.n > 14 ? W_HINT : 0;
    cost += line->text.n > 22 ? W_HINT : 0;
    if (line->number)
        cost += line->number == p->copy->head_number ? W_CLEAR : -W_SECOND_LINE;
    if (line->hashes)
        cost += line->hashes == p->copy->head_hashes ? W_CLEAR : -3 * W_CLEAR;
    if (line->is_lenticular)
        cost += p->copy->head_lenticular ? W_HINT : -W_SECOND_LINE;
    cost += line->is_group_head ? W_SETTLED : 0;
    cost += p->body == BODY_OPEN ? W_START_TORN : 0;
    cost += p->before == BX_ROLE_BYLINE || p->before == BX_ROLE_ORIGIN ? W_BEHIND_END : 0;
    cost += p->before == BX_ROLE_CROSSHEAD ? (line->number ? W_HINT : W_CLEAR) : 0;
    cost += line->is_behind_rule ? W_CLEAR : 0;
    return cost;
}

static int byline_cost(const place *p)
{
    const bx_copy_line *line = p->line;
    if (!p->above)
        return W_NEVER;
    int cost = label_cost(line, BX_LABEL_BYLINE);
    if (cost >= 0)
        cost += line->is_byline || line->is_poet             ? 0
                : line->is_placed_name || line->is_signature ? 1
                : line->is_names                             ? W_HINT
                                                             : W_NEVER;
    if (p->before == BX_ROLE_KICKER)
        cost += W_CLEAR;
    cost += line->heads_verse ? 2 * W_CLEAR : 0;
    if (p->body == BODY_NONE)
        return cost +
               (line->is_byline || line->is_names || line->is_poet ? 0 : 2 * W_CLEAR);
    return cost + (p->body == BODY_OPEN ? W_CLEAR : p->body == BODY_HALF ? W_HINT : 0);
}

/* What speaks against a caption in a line that has no sign of one. */
static int bare_caption_cost(const place *p)
{
    const bx_copy_line *line = p->line;
    int cost = line->is_set_right ? 2 * W_CLEAR : 0;
    cost += line->is_placed_name || line->stops ? W_CLEAR : 0;
    cost += line->text.n <= 4 ? W_HINT : 0;
    return cost + (p->copy->indents && line->indent >= 2 ? W_HINT : 0);
}

static int caption_cost(const place *p)
{
    const bx_copy_line *line = p->line;
    if (!p->above || line->is_rest)
        return W_NEVER;
    int cost = label_cost(line, BX_LABEL_CAPTION);
    if (cost >= 0)
        cost += line->is_caption ? 0 : W_CAPTION;
    if (line->dateline_length || line->hashes)
        cost += W_SETTLED;
    cost += line->is_speech || line->heads_verse ? W_CLEAR : 0;
    if (line->is_byline || line->is_origin || line->is_credit || line->is_signature)
        cost += 2 * W_CLEAR;
    cost += line->is_caption || line->has_credit_tail ? 0 : bare_caption_cost(p);
    cost += line->text.n > 80 && !line->is_caption ? W_CLEAR : 0;
    cost += p->before == BX_ROLE_KICKER ? 2 * W_CLEAR : 0;
    cost -= line->has_credit_tail ? W_CLEAR : 0;
    cost -= line->gap > p->copy->usual_gap ? 2 : 0;
    cost += p->body == BODY_NONE && !line->is_caption ? W_HINT : 0;
    return cost;
}

static int caption_more_cost(const place *p)
{
    bool is_below = p->above && !p->line->gap &&
                    (p->before == BX_ROLE_CAPTION || p->before == BX_ROLE_CAPTION_MORE);
    if (!is_below || p->above->end == BX_END_STOP || p->above->has_credit_tail)
        return W_NEVER;
    int cost = joined_look(p) + 2 + (is_full(p->copy, p->above) ? 0 : W_SECOND_LINE);
    return cost - (p->line->has_credit_tail ? W_CLEAR : 0);
}

static int summary_more_cost(const place *p)
{
    bool is_below = p->above && !p->line->gap &&
                    (p->before == BX_ROLE_SUMMARY || p->before == BX_ROLE_SUMMARY_MORE);
    if (!is_below || p->above->end == BX_END_STOP || !is_full(p->copy, p->above))
        return W_NEVER;
    return joined_look(p);
}

static int credit_cost(const place *p)
{
    if (!p->above || !p->line->is_credit)
        return W_NEVER;
    if (p->before == BX_ROLE_CAPTION || p->before == BX_ROLE_CAPTION_MORE)
        return p->above->has_credit_tail ? 0 : -W_CREDITED;
    return p->before == BX_ROLE_CREDIT ? W_HINT : 9;
}

static int cost_of(const place *p, bx_copy_role role)
{
    switch (role) {
    case BX_ROLE_KICKER:
        return kicker_cost(p);
    case BX_ROLE_HEAD:
        return head_cost(p);
    case BX_ROLE_HEAD_MORE:
        return head_more_cost(p);
    case BX_ROLE_DECK:
        return deck_cost(p);
    case BX_ROLE_SUMMARY:
        return summary_cost(p);
    case BX_ROLE_SUMMARY_MORE:
        return summary_more_cost(p);
    case BX_ROLE_BARE:
        return bare_cost(p);
    case BX_ROLE_PARAGRAPH:
        return paragraph_cost(p);
    case BX_ROLE_JOINED:
        return joined_cost(p);
    case BX_ROLE_VERSE:
        return verse_cost(p);
    case BX_ROLE_NAMES:
        return names_cost(p);
    case BX_ROLE_ROW:
        return row_cost(p);
    case BX_ROLE_CROSSHEAD:
        return crosshead_cost(p);
    case BX_ROLE_BYLINE:
        return byline_cost(p);
    case BX_ROLE_ORIGIN:
        return p->line->is_origin && p->above ? 0 : W_NEVER;
    case BX_ROLE_CAPTION:
        return caption_cost(p);
    case BX_ROLE_CAPTION_MORE:
        return caption_more_cost(p);
    case BX_ROLE_CREDIT:
        return credit_cost(p);
    case BX_ROLE_COUNT:
        break;
    }
    return W_NEVER;
}

/* What the line above cannot be if this role comes next: a kicker wants its headline, a
 * crosshead its paragraph. */
static int unfinished_cost(const place *p, bx_copy_role role)
{
    if (!p->above)
        return 0;
    if (p->before == BX_ROLE_KICKER && role != BX_ROLE_HEAD)
        return 2 * W_CLEAR;
    /* 1. … 2. … of a list. */
    bool is_list = p->above->number && p->line->number == p->above->number;
    if (p->before == BX_ROLE_CROSSHEAD && is_list)
        return 2 * W_CLEAR;
    if (p->before == BX_ROLE_CROSSHEAD && role != BX_ROLE_PARAGRAPH &&
        role != BX_ROLE_CROSSHEAD && !is_kept(role))
        return 2 * W_CLEAR;
    return 0;
}

static body_state body_after(const place *p, bx_copy_role role)
{
    if (is_heading(role))
        return BODY_NONE;
    if (is_body(role))
        return state_after(p->copy, p->line);
    return role == BX_ROLE_CROSSHEAD || is_kept(role) ? BODY_CLOSED : p->body;
}

typedef struct {
    int cost[STATES];
} column;

static int state_of(bx_copy_role role, body_state body)
{
    return (int)role * BODY_COUNT + (int)body;
}

/* All ways to go on from one state of the line above. */
static void step(const place *p, int from, int cost_so_far, column *next,
                 unsigned char *came_from)
{
    for (int role = 0; role < BX_ROLE_COUNT; role++) {
        int cost = cost_of(p, (bx_copy_role)role) +
                   unfinished_cost(p, (bx_copy_role)role) + cost_so_far;
        int to = state_of((bx_copy_role)role, body_after(p, (bx_copy_role)role));
        if (cost < next->cost[to]) {
            next->cost[to] = cost;
            came_from[to] = (unsigned char)from;
        }
    }
}

static void clear(column *c)
{
    for (int s = 0; s < STATES; s++)
        c->cost[s] = INFINITE;
}

static int end_cost(int state)
{
    bx_copy_role role = (bx_copy_role)(state / BODY_COUNT);
    bool is_unfinished = role == BX_ROLE_KICKER || role == BX_ROLE_CROSSHEAD;
    if (role == BX_ROLE_HEAD)
        return W_CLEAR;
    return is_unfinished ? 2 * W_CLEAR : 0;
}

static int cheapest(const column *c)
{
    int best = 0;
    for (int s = 1; s < STATES; s++)
        if (c->cost[s] + end_cost(s) < c->cost[best] + end_cost(best))
            best = s;
    return best;
}

/* Costs stay small numbers however long the copy is. */
static void rebase(column *c)
{
    int least = INFINITE;
    for (int s = 0; s < STATES; s++)
        least = c->cost[s] < least ? c->cost[s] : least;
    for (int s = 0; s < STATES; s++)
        if (c->cost[s] < INFINITE)
            c->cost[s] -= least;
}

const bx_copy_role *bx_copy_roles(bx_arena *arena, const bx_copy_lines *copy)
{
    int n = copy->n;
    bx_copy_role *roles = BX_NEW_ARRAY(arena, n, bx_copy_role);
    unsigned char *came_from = BX_NEW_ARRAY(arena, n * STATES, unsigned char);
    column now, next;
    clear(&now);
    for (int i = 0; i < n; i++) {
        clear(&next);
        place p = {copy, &copy->lines[i], i ? &copy->lines[i - 1] : NULL, BX_ROLE_KICKER,
                   BODY_NONE};
        for (int s = 0; s < (i ? STATES : 1); s++) {
            if (i && now.cost[s] >= INFINITE)
                continue;
            p.before = (bx_copy_role)(s / BODY_COUNT);
            p.body = (body_state)(s % BODY_COUNT);
            step(&p, s, i ? now.cost[s] : 0, &next, came_from + i * STATES);
        }
        rebase(&next);
        now = next;
    }
    for (int i = n - 1, s = n ? cheapest(&now) : 0; i >= 0; i--) {
        roles[i] = (bx_copy_role)(s / BODY_COUNT);
        s = came_from[i * STATES + s];
    }
    return roles;
}

bool bx_copy_role_begins(const bx_copy_role *roles, int i)
{
    bool is_below_kicker = i > 0 && roles[i - 1] == BX_ROLE_KICKER;
    return !i || roles[i] == BX_ROLE_KICKER || roles[i] == BX_ROLE_BARE ||
           (roles[i] == BX_ROLE_HEAD && !is_below_kicker);
}

int bx_copy_role_end(const bx_copy_role *roles, int n, int i)
{
    int to = i + 1;
    while (to < n && !bx_copy_role_begins(roles, to))
        to++;
    return to;
}
