#include "model/copy_cost.h"

#include "model/copy_type.h"

bool bx_copy_is_full(const bx_copy_lines *copy, const bx_copy_line *line)
{
    return copy->wrap && line->cells + line->indent >= copy->wrap - 3;
}

bool bx_copy_is_nearly_full(const bx_copy_lines *copy, const bx_copy_line *line)
{
    return copy->wrap && line->cells + line->indent >= copy->wrap * 3 / 4;
}

bx_copy_body bx_copy_body_after_line(const bx_copy_lines *copy, const bx_copy_line *line)
{
    switch (line->end) {
    case BX_END_STOP:
        return BX_BODY_CLOSED;
    case BX_END_COLON:
        return BX_BODY_HALF;
    case BX_END_COMMA:
        return BX_BODY_OPEN;
    case BX_END_OPEN:
        break;
    }
    if (line->has_byline_tail || line->has_credit_tail || line->is_award ||
        line->is_awarded)
        return BX_BODY_CLOSED;
    bool is_listed = (line->is_entry || line->number) && line->text.n < 40;
    bool is_short_of_wrap = copy->wrap && !bx_copy_is_nearly_full(copy, line);
    return (is_listed && !bx_copy_is_full(copy, line)) || is_short_of_wrap ? BX_BODY_HALF
                                                                           : BX_BODY_OPEN;
}

int bx_copy_label_cost(const bx_copy_line *line, bx_label wanted)
{
    if (line->label && line->label != BX_LABEL_SUMMARY)
        return line->label == wanted ? -BX_W_SETTLED : BX_W_SETTLED;
    return 0;
}

/* In a list of results, or the title of one poem of several. */
static bool stands_by_itself(const bx_copy_line *line)
{
    return line->is_award || line->is_awarded || line->heads_awards ||
           line->is_poem_title;
}

/* What speaks against a line beginning a paragraph. */
static int paragraph_look(const bx_copy_lines *copy, const bx_copy_line *line)
{
    int cost = bx_copy_label_cost(line, BX_LABEL_BODY);
    int n = line->text.n;
    bool is_listed =
        line->is_entry || (line->number && line->number != copy->head_number);
    if (line->end == BX_END_OPEN && !line->has_byline_tail &&
        !bx_copy_is_nearly_full(copy, line))
        cost += is_listed ? 1 : n < 14 || (n < 28 && !line->commas) ? 9 : n < 32 ? 5 : 0;
    if (line->is_byline || line->is_origin)
        cost += BX_W_CLEAR + BX_W_HINT;
    if (line->is_credit || line->is_caption || line->has_credit_tail)
        cost += BX_W_CLEAR;
    if (line->hashes)
        cost += 2 * BX_W_CLEAR;
    if (n < 40 && bx_copy_type_is_larger(copy, line))
        cost += BX_W_CLEAR;
    cost += line->is_placed_name && !line->is_set_right ? BX_W_CLEAR : 0;
    if (line->is_prize || line->heads_awards || line->is_poem_title)
        cost += BX_W_CLEAR;
    return cost + (line->is_poet || line->heads_verse ? BX_W_CLEAR : 0);
}

/* Whether the line above may have been cut at the width of the wrap. Where paragraphs are
 * indented the flush line says so itself. */
static bool goes_on_from(const bx_copy_place *p)
{
    if (!bx_copy_role_is_body(p->before) || p->line->gap)
        return false;
    bool is_flush = p->copy->indents && p->line->indent < 2;
    return is_flush ? bx_copy_is_nearly_full(p->copy, p->above)
                    : bx_copy_is_full(p->copy, p->above);
}

static int paragraph_cost(const bx_copy_place *p)
{
    if (!p->above)
        return BX_W_NEVER;
    const bx_copy_line *line = p->line;
    int cost = paragraph_look(p->copy, line);
    bool is_indented = p->copy->indents && line->indent >= 2;
    if (p->body == BX_BODY_NONE) {
        cost += p->before == BX_ROLE_KICKER ? 2 * BX_W_CLEAR : 0;
        if (line->dateline_length || line->is_salutation)
            cost -= BX_W_DESPATCH;
        else if (line->is_lead)
            cost -= BX_W_HINT;
        else if (p->copy->has_despatches && line->text.n < 40)
            cost += BX_W_HINT;
        return cost;
    }
    if (line->is_despatch)
        cost += 2 * BX_W_CLEAR + BX_W_HINT;
    cost += line->is_salutation ? BX_W_CLEAR : 0;
    if (p->body == BX_BODY_OPEN)
        cost +=
            is_indented || line->number || line->is_entry ? BX_W_HINT : BX_W_TORN_APART;
    bool goes_on = goes_on_from(p);
    if (p->body != BX_BODY_OPEN && goes_on && !is_indented && p->copy->indents)
        cost += BX_W_SECOND_LINE;
    if (p->before == BX_ROLE_BYLINE || p->before == BX_ROLE_ORIGIN)
        cost += BX_W_BEHIND_END;
    if (p->above->has_byline_tail && p->above->end != BX_END_COLON)
        cost += BX_W_HINT;
    if (line->is_behind_rule)
        cost += BX_W_HINT;
    return cost;
}

int bx_copy_joined_look(const bx_copy_place *p)
{
    const bx_copy_line *line = p->line;
    int cost = line->label || line->hashes ? BX_W_SETTLED : 0;
    cost += line->is_despatch       ? BX_W_SETTLED
            : line->dateline_length ? BX_W_SECOND_LINE
                                    : 0;
    cost += line->is_byline || line->is_placed_name ? BX_W_CLEAR + 2 : 0;
    cost += line->is_origin || line->is_credit ? BX_W_CLEAR : 0;
    cost += line->is_caption ? 6 : 0;
    cost += line->number && !bx_copy_is_full(p->copy, p->above) ? BX_W_SECOND_LINE : 0;
    cost += line->is_entry && !bx_copy_is_full(p->copy, p->above) ? 5 : 0;
    cost += line->is_lenticular || line->is_bracketed ? BX_W_CLEAR : 0;
    cost += line->is_signature ? BX_W_CLEAR + BX_W_HINT : 0;
    cost += p->copy->indents && line->indent >= 2 ? BX_W_CLEAR + 2 : 0;
    cost += line->is_behind_rule ? 2 * BX_W_CLEAR : 0;
    cost += line->is_poet || line->heads_verse ? BX_W_CLEAR : 0;
    cost += stands_by_itself(line) ? BX_W_SETTLED : 0;
    return cost;
}

static int joined_cost(const bx_copy_place *p)
{
    if (!p->above || p->body == BX_BODY_NONE || p->before == BX_ROLE_CROSSHEAD)
        return BX_W_NEVER;
    if (p->line->is_rest)
        return bx_copy_role_is_body(p->before) ? 0 : BX_W_NEVER;
    if (p->before == BX_ROLE_BYLINE || p->before == BX_ROLE_ORIGIN)
        return BX_W_SETTLED;
    int cost = bx_copy_joined_look(p);
    if (p->body == BX_BODY_OPEN)
        return cost + (p->line->is_lead ? 3 : 0);
    bool goes_on = goes_on_from(p);
    if (goes_on)
        return cost + (p->copy->indents || p->copy->usual_gap == 0 ? 1 : 3);
    bool is_flush =
        p->copy->indents && p->line->indent < 2 && bx_copy_role_is_body(p->before);
    if (p->body == BX_BODY_CLOSED)
        return cost + (is_flush && p->copy->wrap ? BX_W_CLEAR : BX_W_JOINED_CLOSED);
    return cost + BX_W_CLEAR;
}

static int verse_cost(const bx_copy_place *p)
{
    if (!p->above || !p->line->is_verse)
        return BX_W_NEVER;
    /* Behind a text that is signed a poem is another item's. */
    bool is_behind_end = p->before == BX_ROLE_BYLINE && p->body != BX_BODY_NONE;
    return is_behind_end ? BX_W_CLEAR : -BX_W_CLEAR;
}

static int names_cost(const bx_copy_place *p)
{
    return p->above && p->line->is_roster ? -BX_W_CLEAR : BX_W_NEVER;
}

static int row_cost(const bx_copy_place *p)
{
    return p->above && p->line->is_row ? -BX_W_SETTLED : BX_W_NEVER;
}

static int byline_cost(const bx_copy_place *p)
{
    const bx_copy_line *line = p->line;
    if (!p->above)
        return BX_W_NEVER;
    int cost = bx_copy_label_cost(line, BX_LABEL_BYLINE);
    if (cost >= 0)
        cost += line->is_byline || line->is_poet             ? 0
                : line->is_placed_name || line->is_signature ? 1
                : line->is_names                             ? BX_W_HINT
                                                             : BX_W_NEVER;
    if (p->before == BX_ROLE_KICKER)
        cost += BX_W_CLEAR;
    cost += line->heads_verse || line->is_awarded ? 2 * BX_W_CLEAR : 0;
    if (p->body == BX_BODY_NONE)
        return cost +
               (line->is_byline || line->is_names || line->is_poet ? 0 : 2 * BX_W_CLEAR);
    return cost + (p->body == BX_BODY_OPEN   ? BX_W_CLEAR
                   : p->body == BX_BODY_HALF ? BX_W_HINT
                                             : 0);
}

/* What speaks against a caption in a line that has no sign of one. */
static int bare_caption_cost(const bx_copy_place *p)
{
    const bx_copy_line *line = p->line;
    int cost = line->is_set_right ? 2 * BX_W_CLEAR : 0;
    cost += line->is_placed_name || line->stops ? BX_W_CLEAR : 0;
    cost += line->text.n <= 4 ? BX_W_HINT : 0;
    return cost + (p->copy->indents && line->indent >= 2 ? BX_W_HINT : 0);
}

static int caption_cost(const bx_copy_place *p)
{
    const bx_copy_line *line = p->line;
    if (!p->above || line->is_rest)
        return BX_W_NEVER;
    int cost = bx_copy_label_cost(line, BX_LABEL_CAPTION);
    if (cost >= 0)
        cost += line->is_caption ? 0 : BX_W_CAPTION;
    if (line->dateline_length || line->hashes)
        cost += BX_W_SETTLED;
    cost += line->is_speech || line->heads_verse ? BX_W_CLEAR : 0;
    cost += stands_by_itself(line) ? BX_W_SETTLED : 0;
    if (line->is_byline || line->is_origin || line->is_credit || line->is_signature)
        cost += 2 * BX_W_CLEAR;
    cost += line->is_caption || line->has_credit_tail ? 0 : bare_caption_cost(p);
    cost += line->text.n > 80 && !line->is_caption ? BX_W_CLEAR : 0;
    cost += p->before == BX_ROLE_KICKER ? 2 * BX_W_CLEAR : 0;
    cost -= line->has_credit_tail ? BX_W_CLEAR : 0;
    cost -= line->gap > p->copy->usual_gap ? 2 : 0;
    cost += p->body == BX_BODY_NONE && !line->is_caption ? BX_W_HINT : 0;
    return cost;
}

static int caption_more_cost(const bx_copy_place *p)
{
    bool is_below = p->above && !p->line->gap &&
                    (p->before == BX_ROLE_CAPTION || p->before == BX_ROLE_CAPTION_MORE);
    if (!is_below || p->above->end == BX_END_STOP || p->above->has_credit_tail)
        return BX_W_NEVER;
    int cost = bx_copy_joined_look(p) + 2 +
               (bx_copy_is_full(p->copy, p->above) ? 0 : BX_W_SECOND_LINE);
    return cost - (p->line->has_credit_tail ? BX_W_CLEAR : 0);
}

static int credit_cost(const bx_copy_place *p)
{
    if (!p->above || !p->line->is_credit)
        return BX_W_NEVER;
    if (p->before == BX_ROLE_CAPTION || p->before == BX_ROLE_CAPTION_MORE)
        return p->above->has_credit_tail ? 0 : -BX_W_CREDITED;
    return p->before == BX_ROLE_CREDIT ? BX_W_HINT : 9;
}

int bx_copy_cost(const bx_copy_place *p, bx_copy_role role)
{
    switch (role) {
    case BX_ROLE_KICKER:
    case BX_ROLE_HEAD:
    case BX_ROLE_HEAD_MORE:
    case BX_ROLE_DECK:
    case BX_ROLE_SUMMARY:
    case BX_ROLE_SUMMARY_MORE:
    case BX_ROLE_BARE:
    case BX_ROLE_CROSSHEAD:
        return bx_copy_heading_cost(p, role);
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
    case BX_ROLE_BYLINE:
        return byline_cost(p);
    case BX_ROLE_ORIGIN:
        return p->line->is_origin && p->above ? 0 : BX_W_NEVER;
    case BX_ROLE_CAPTION:
        return caption_cost(p);
    case BX_ROLE_CAPTION_MORE:
        return caption_more_cost(p);
    case BX_ROLE_CREDIT:
        return credit_cost(p);
    case BX_ROLE_COUNT:
        break;
    }
    return BX_W_NEVER;
}
