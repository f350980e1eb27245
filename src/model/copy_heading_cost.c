#include "model/copy_cost.h"

#include "model/copy_type.h"

static bool ends_with_point(const bx_copy_line *line)
{
    uint32_t last = line->text.chars[line->text.n - 1].c;
    return last == 0x3002 || last == '.';
}

/* What speaks against any heading. */
static int heading_cost(const bx_copy_lines *copy, const bx_copy_line *line)
{
    int n = line->text.n - line->number_length - line->hash_length - line->label_length;
    /* A number alone is a crosshead of its own kind: （一）. */
    int cost = n <= 0 ? 0 : n <= 2 ? BX_W_CLEAR : n <= 3 ? BX_W_HINT : 0;
    cost += n > 70   ? BX_W_SETTLED
            : n > 44 ? BX_W_CLEAR + BX_W_HINT
            : n > 34 ? BX_W_HINT
                     : 0;
    if (line->end == BX_END_STOP && ends_with_point(line))
        cost += 2 * BX_W_CLEAR + BX_W_HINT;
    if (line->end == BX_END_COMMA)
        cost += 2 * BX_W_CLEAR + BX_W_HINT;
    if (line->end == BX_END_COLON)
        cost += BX_W_CLEAR + BX_W_HINT;
    if (line->dateline_length)
        cost += BX_W_SETTLED;
    if (line->is_byline || line->is_origin)
        cost += 3 * BX_W_CLEAR;
    if (line->has_byline_tail)
        cost += 2 * BX_W_CLEAR;
    if (line->is_credit || line->is_caption)
        cost += 2 * BX_W_CLEAR;
    if (line->is_signature)
        cost += BX_W_CLEAR;
    if (line->is_names)
        cost += BX_W_CLEAR;
    cost += line->is_verse ? 2 * BX_W_CLEAR : 0;
    bool is_result = (line->is_award && !line->is_prize) || line->is_awarded;
    cost += is_result ? BX_W_SETTLED : 0;
    if (line->is_letter && line->end == BX_END_STOP)
        cost += 2 * BX_W_CLEAR;
    if (line->is_entry && !line->label)
        cost += BX_W_HINT;
    cost += line->is_turn ? 2 * BX_W_CLEAR : 0;
    if (bx_copy_is_full(copy, line))
        cost += BX_W_CLEAR;
    return cost + line->stops * BX_W_CLEAR + line->commas;
}

/* 书法类, 一等奖 inside a list of results; the title of one poem of several. */
static bool parts_kept(const bx_copy_line *line)
{
    return line->is_prize || line->heads_awards || line->is_poem_title;
}

/* How the line is marked, against how headlines of this copy are. */
static int head_mark_cost(const bx_copy_lines *copy, const bx_copy_line *line)
{
    int cost = 0;
    if (line->number)
        cost += line->number == copy->head_number ? -BX_W_MARKED_HEAD : BX_W_CLEAR;
    else if (copy->head_number)
        cost += BX_W_HINT;
    if (line->hashes)
        cost += line->hashes == copy->head_hashes ? -3 * BX_W_CLEAR : 2 * BX_W_CLEAR;
    if (line->is_group_head)
        cost -= BX_W_MARKED_HEAD;
    else if (line->is_lenticular)
        cost += copy->head_lenticular ? -BX_W_MARKED_HEAD : BX_W_HINT;
    else if (copy->head_lenticular)
        cost += BX_W_HINT;
    if (copy->has_labels && !line->label)
        cost += BX_W_CLEAR;
    if (line->has_dash)
        cost += 2 * BX_W_CLEAR;
    cost += parts_kept(line) ? 2 * BX_W_CLEAR : 0;
    /* Centred by spaces. */
    if (line->indent > 8)
        cost -= BX_W_HINT;
    cost -= BX_W_HINT * bx_copy_type_is_head(copy, line);
    return cost;
}

static int start_cost(const bx_copy_place *p)
{
    if (!p->above)
        return 0;
    static const int by_state[] = {BX_W_START, BX_W_START_TORN, BX_W_START + 2,
                                   BX_W_START};
    int cost = by_state[p->body];
    if (p->line->is_behind_rule)
        cost -= BX_W_BEHIND_RULE;
    if (p->line->is_rest)
        cost += BX_W_SETTLED;
    if (p->line->gap > p->copy->usual_gap)
        cost -= 6;
    else if (p->line->gap < p->copy->usual_gap)
        cost += BX_W_HINT;
    bool is_finished = p->before == BX_ROLE_BYLINE || p->before == BX_ROLE_ORIGIN ||
                       p->above->has_byline_tail;
    if (is_finished)
        cost -= BX_W_CLEAR;
    if (bx_copy_role_is_heading(p->before) && !p->line->is_behind_rule)
        cost += 3 * BX_W_CLEAR;
    return cost;
}

static int kicker_cost(const bx_copy_place *p)
{
    int cost = start_cost(p) + heading_cost(p->copy, p->line) + 2 +
               head_mark_cost(p->copy, p->line) +
               bx_copy_label_cost(p->line, BX_LABEL_KICKER);
    /* A kicker is no sentence. */
    cost += p->line->end == BX_END_STOP ? BX_W_CLEAR : 0;
    return cost + (p->line->text.n > 30 ? BX_W_HINT : 0);
}

/* Much longer than the line above, and of two clauses: it says more than a headline. */
static bool is_long_deck(const bx_copy_place *p)
{
    enum { LONG = 24 };
    bx_chars text = p->line->text;
    bool has_clauses = p->line->commas > 0;
    for (int i = 0; i < text.n; i++)
        has_clauses |= bx_is_space(text.chars[i].c);
    return has_clauses && text.n >= LONG && 3 * p->above->text.n <= 2 * text.n;
}

/* The largest line is the headline, what stands over it smaller. Two of one size that
 * are both larger than the text are one headline. */
static int under_kicker_cost(const bx_copy_place *p)
{
    int size = bx_copy_type_compare(p->line, p->above);
    if (size)
        return size > 0 ? -BX_W_HINT : 2 * BX_W_CLEAR;
    bool is_one = !p->line->is_rest && bx_copy_type_is_larger(p->copy, p->line);
    return is_one ? BX_W_CLEAR : 0;
}

static int head_cost(const bx_copy_place *p)
{
    int cost =
        heading_cost(p->copy, p->line) + bx_copy_label_cost(p->line, BX_LABEL_HEADLINE);
    if (p->above && p->before == BX_ROLE_KICKER) {
        if (p->line->hashes || (p->line->has_dash && !p->line->label))
            cost += 2 * BX_W_CLEAR;
        /* A new mark is a new headline: the line above was no kicker. */
        if (p->above->number && p->line->number)
            cost += 2 * BX_W_CLEAR;
        cost += p->line->is_bracketed ? 2 * BX_W_CLEAR : 0;
        cost += p->line->is_genre ? BX_W_CLEAR : is_long_deck(p) ? 2 * BX_W_HINT : 0;
        cost += under_kicker_cost(p) + (parts_kept(p->line) ? 2 * BX_W_CLEAR : 0);
        return cost + (p->line->gap > p->copy->usual_gap ? BX_W_HINT : 0);
    }
    return cost + head_mark_cost(p->copy, p->line) + start_cost(p);
}

static int head_more_cost(const bx_copy_place *p)
{
    if (!p->above || p->line->is_rest ||
        (p->before != BX_ROLE_HEAD && p->before != BX_ROLE_HEAD_MORE))
        return BX_W_NEVER;
    int cost = heading_cost(p->copy, p->line) + BX_W_SECOND_LINE;
    cost += (p->line->number || p->line->hashes || p->line->label) ? 2 * BX_W_CLEAR : 0;
    cost += p->line->has_dash ? 2 * BX_W_CLEAR : 0;
    if (bx_copy_type_compare(p->line, p->above))
        cost += 2 * BX_W_CLEAR;
    else if (bx_copy_type_is_larger(p->copy, p->line))
        cost -= BX_W_HINT;
    return cost - (p->above->end == BX_END_COMMA ? 3 * BX_W_CLEAR : 0);
}

static int deck_cost(const bx_copy_place *p)
{
    bool is_below_head =
        p->above && (p->before == BX_ROLE_HEAD || p->before == BX_ROLE_HEAD_MORE ||
                     p->before == BX_ROLE_DECK);
    if (!is_below_head)
        return BX_W_NEVER;
    int cost =
        heading_cost(p->copy, p->line) + bx_copy_label_cost(p->line, BX_LABEL_DECK);
    cost += (p->line->number || p->line->hashes) ? 2 * BX_W_CLEAR : 0;
    return cost + (p->line->has_dash   ? -BX_W_CLEAR
                   : p->line->is_genre ? -BX_W_HINT
                                       : BX_W_DECK);
}

static int summary_cost(const bx_copy_place *p)
{
    bool is_below_head =
        p->above && (p->before == BX_ROLE_HEAD || p->before == BX_ROLE_HEAD_MORE ||
                     p->before == BX_ROLE_DECK);
    bool is_labelled = p->line->label == BX_LABEL_SUMMARY;
    return is_below_head && is_labelled ? -2 * BX_W_CLEAR : BX_W_NEVER;
}

static int bare_cost(const bx_copy_place *p)
{
    int cost = start_cost(p) + BX_W_BARE + bx_copy_label_cost(p->line, BX_LABEL_BODY);
    if (p->line->is_despatch)
        cost -= BX_W_DESPATCH;
    bool is_marked = p->line->number && p->line->number == p->copy->head_number;
    if (is_marked && (p->line->end == BX_END_STOP || p->line->has_byline_tail))
        cost -= BX_W_MARKED_HEAD;
    if (p->line->text.n < 12 && p->line->end != BX_END_STOP)
        cost += BX_W_HINT;
    if (p->line->hashes || p->line->is_lenticular)
        cost += BX_W_CLEAR;
    return cost;
}

/* 2. right under 1.: a list. */
static bool goes_on_list(const bx_copy_place *p)
{
    return p->line->number && p->above->number == p->line->number &&
           p->line->number_value == p->above->number_value + 1;
}

static int crosshead_cost(const bx_copy_place *p)
{
    const bx_copy_line *line = p->line;
    bool is_labelled = line->label && line->label != BX_LABEL_SUMMARY;
    bool is_marked = line->number || line->hashes || line->is_lenticular || is_labelled ||
                     parts_kept(line);
    if (!p->above || line->is_rest || (p->body == BX_BODY_NONE && !is_marked) ||
        p->before == BX_ROLE_KICKER)
        return BX_W_NEVER;
    int cost = heading_cost(p->copy, line) +
               bx_copy_label_cost(line, BX_LABEL_CROSSHEAD) + BX_W_CROSSHEAD +
               (line->text.n > 12 ? 2 * line->commas : 0);
    cost += line->text.n > 14 ? BX_W_HINT : 0;
    cost += line->text.n > 22 ? BX_W_HINT : 0;
    if (bx_copy_type_stands_out(p->copy, line))
        cost += BX_W_HINT * bx_copy_type_is_head(p->copy, line);
    if (line->number)
        cost += line->number == p->copy->head_number ? BX_W_CLEAR : -BX_W_SECOND_LINE;
    cost += goes_on_list(p) ? 2 * BX_W_CLEAR : 0;
    if (line->hashes)
        cost += line->hashes == p->copy->head_hashes ? BX_W_CLEAR : -3 * BX_W_CLEAR;
    if (line->is_lenticular)
        cost += p->copy->head_lenticular ? BX_W_HINT : -BX_W_SECOND_LINE;
    cost += line->is_group_head ? BX_W_SETTLED : 0;
    cost -= parts_kept(line) ? BX_W_CLEAR : 0;
    cost += p->body == BX_BODY_OPEN ? BX_W_START_TORN : 0;
    bool is_below_end = p->before == BX_ROLE_BYLINE || p->before == BX_ROLE_ORIGIN;
    if (is_below_end && (p->body != BX_BODY_NONE || !parts_kept(line)))
        cost += BX_W_BEHIND_END;
    if (p->before == BX_ROLE_CROSSHEAD && !line->is_prize)
        cost += line->number ? BX_W_HINT : BX_W_CLEAR;
    cost += line->is_behind_rule ? BX_W_CLEAR : 0;
    return cost;
}

static int summary_more_cost(const bx_copy_place *p)
{
    bool is_below = p->above && !p->line->gap &&
                    (p->before == BX_ROLE_SUMMARY || p->before == BX_ROLE_SUMMARY_MORE);
    if (!is_below || p->above->end == BX_END_STOP || !bx_copy_is_full(p->copy, p->above))
        return BX_W_NEVER;
    return bx_copy_joined_look(p);
}

int bx_copy_heading_cost(const bx_copy_place *p, bx_copy_role role)
{
    switch ((int)role) {
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
    }
    return crosshead_cost(p);
}
