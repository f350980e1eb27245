#include "text/turn.h"

#include <glib.h>
#include <string.h>

#include "text/cjk.h"
#include "text/phrase.h"

enum {
#define BX_TURN_COST(id, value, reason) id = (value),
#include "text/turn_cost.def"
#undef BX_TURN_COST
};

typedef struct {
    bx_arena *arena;
    bx_chars text;
    bx_terms terms;
    int *costs;
} turner;

static const char openers[] = "“‘「『《〈（(【";
static const char closers[] = "”’」』》〉）)】";

/* ---- the tables ---- */

typedef enum { TAIL, LEAD, PART, PART_OF_VERB, PART_OF_SHORT_VERB } row_kind;

typedef struct {
    row_kind kind;
    const char *word;
    int cost;
} row;

static const row rows[] = {
#define BX_TURN_WORD(kind, word, cost) {kind, word, cost},
#include "text/turn.def"
#undef BX_TURN_WORD
};

static int length(const bx_term *term)
{
    return term->to - term->from;
}

static bool is_word(const turner *t, const bx_term *term, const char *word)
{
    return bx_words_end(t->text, term->from, word) == term->to;
}

/* A word of one character may always be a verb: 管|出. */
static bool is_verb(const bx_term *term)
{
    bool is_thing = term->class == BX_WORD_NOUN || term->class == BX_WORD_OTHER;
    return term->class == BX_WORD_VERB || (is_thing && length(term) == 1);
}

/* Does a predicate begin behind it? */
static bool is_subject(const bx_term *term)
{
    return term->class != BX_WORD_VERB && term->class != BX_WORD_ADJECTIVE &&
           term->class != BX_WORD_ADVERB && term->class != BX_WORD_PREPOSITION &&
           term->class != BX_WORD_CONJUNCTION && term->class != BX_WORD_PARTICLE;
}

static bool is_part(const row *r, const bx_term *before)
{
    return r->kind == PART || (r->kind == PART_OF_VERB && is_verb(before)) ||
           (r->kind == PART_OF_SHORT_VERB && is_verb(before) && length(before) == 1);
}

/* Joins `behind` to the word before it where it is a part of it, though the lexicon has
 * them apart. */
static bool take_part(turner *t, bx_term *before, const bx_term *behind)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const row *r = &rows[i];
        if (!is_part(r, before) || !is_word(t, behind, r->word))
            continue;
        t->costs[behind->from] = r->cost;
        before->to = behind->to;
        before->class = r->kind == PART ? before->class : BX_WORD_VERB;
        return true;
    }
    return false;
}

/* What the words themselves say, over how they are joined. */
static int special_cost(const turner *t, const bx_term *before, const bx_term *behind,
                        int cost)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const row *r = &rows[i];
        if ((r->kind == TAIL && is_word(t, behind, r->word)) ||
            (r->kind == LEAD && is_word(t, before, r->word)))
            return r->cost;
    }
    return cost;
}

/* A content word of one character is mostly part of a word that no list has; a verb may
 * open a predicate all the same, and a preposition what it governs. */
static bool is_lone(const bx_term *before, const bx_term *behind)
{
    bool is_doing = behind->class == BX_WORD_VERB || behind->class == BX_WORD_ADVERB;
    bool opens = behind->class == BX_WORD_PREPOSITION || (is_doing && is_subject(before));
    if (length(behind) == 1 && behind->class != BX_WORD_SIGN && !opens)
        return true;
    return length(before) == 1 && before->class != BX_WORD_PARTICLE &&
           before->class != BX_WORD_SIGN && before->class != BX_WORD_LOCATION &&
           before->class != BX_WORD_OTHER; /* which may end any word */
}

/* ---- marks ---- */

/* What marks say of a turn between two characters; true when that is all there is to say.
 */
static bool mark_cost(uint32_t before, uint32_t behind, int *cost)
{
    *cost = BX_TURN_NEVER;
    if (bx_is_space(before)) {
        *cost = BX_TURN_AUTHOR;
        return true;
    }
    if (bx_is_space(behind) ||
        !bx_cjk_may_start(behind, bx_cjk_class(behind), BX_LEVEL_GB) ||
        !bx_cjk_may_end(before, bx_cjk_class(before), BX_LEVEL_GB) ||
        bx_utf8_holds("·—…～×", behind) || bx_utf8_holds("·—～×", before))
        return true;
    *cost = AFTER_CLAUSE;
    if (bx_utf8_holds("，；：？！。…", before))
        return true;
    *cost = AFTER_LIST;
    if (before == 0x3001 /* 、 */)
        return true;
    return false;
}

/* Inside quotes and brackets: [from, to] from the opening to the closing mark. */
static void spare_quote(turner *t, int from, int to)
{
    bool is_long = to - from - 1 >= LONG_QUOTE;
    for (int i = from + 1; i <= to; i++)
        if (t->costs[i] > BX_TURN_AUTHOR)
            t->costs[i] = is_long ? t->costs[i] + IN_QUOTE : BX_TURN_TORN;
}

static bool ends_clause(uint32_t c)
{
    return bx_is_space(c) || bx_utf8_holds("，；：？！。", c);
}

/* Nobody turns a character or two beside the end of a clause. */
static void clear_clause_ends(turner *t)
{
    for (int i = 0; i < t->text.n; i++) {
        if (!ends_clause(t->text.chars[i].c))
            continue;
        int from = MAX(1, i - CLAUSE_REACH);
        int to = MIN(t->text.n - 1, i + 1 + CLAUSE_REACH);
        for (int k = from; k <= to; k++)
            if (t->costs[k] > 0 && !ends_clause(t->text.chars[k - 1].c))
                t->costs[k] += NEAR_CLAUSE;
    }
}

static void spare_quotes(turner *t)
{
    int open = -1, depth = 0;
    for (int i = 0; i < t->text.n; i++) {
        uint32_t c = t->text.chars[i].c;
        if (bx_utf8_holds(openers, c) && !depth++)
            open = i;
        else if (bx_utf8_holds(closers, c) && depth && !--depth)
            spare_quote(t, open, i);
    }
}

static bool is_latin(uint32_t c)
{
    return c < 0x2E80 && (g_unichar_isalnum(c) || bx_utf8_holds("%.-/", c));
}

/* Inside a word; inside a number or Latin never. */
static int torn_cost(uint32_t before, uint32_t behind)
{
    int cost;
    if (mark_cost(before, behind, &cost) && cost == BX_TURN_NEVER)
        return BX_TURN_NEVER;
    bool is_tail = behind == 0x7684 /* 的 */;
    return is_tail || (is_latin(before) && is_latin(behind)) ? BX_TURN_NEVER
                                                             : BX_TURN_TORN;
}

static void add_turn(turner *t, const bx_term *before, const bx_term *behind, int cost)
{
    int i = behind->from;
    if (t->costs[i] == BX_TURN_NEVER ||
        mark_cost(t->text.chars[i - 1].c, t->text.chars[i].c, &t->costs[i]))
        return;
    bool is_last_alone = behind->to == t->text.n && length(behind) == 1;
    if (is_lone(before, behind) || is_last_alone)
        cost = MIN(cost + LONE, LONE_MOST);
    t->costs[i] = special_cost(t, before, behind, cost);
}

static bool is_mark(const turner *t, const bx_term *word, const char *marks)
{
    return word->class == BX_WORD_SIGN &&
           bx_utf8_holds(marks, t->text.chars[word->from].c);
}

/* For each word that opens a quotation, and no inner one, the word that closes it; for
 * all others 0. */
static const int *find_quotes(const turner *t)
{
    int *ends = BX_NEW_ARRAY(t->arena, t->terms.n, int), open = 0, depth = 0;
    for (int k = 0; k < t->terms.n; k++) {
        if (is_mark(t, &t->terms.terms[k], openers) && !depth++)
            open = k;
        else if (is_mark(t, &t->terms.terms[k], closers) && depth && !--depth)
            ends[open] = k;
    }
    return ends;
}

/* Words that stand together without a mark. */
static void add_stretch(turner *t, const bx_term *words, int n)
{
    int *costs = BX_NEW_ARRAY(t->arena, n, int);
    bx_phrase_turns(t->arena, t->text, (bx_terms){words, n}, costs);
    for (int k = 1; k < n; k++)
        add_turn(t, &words[k - 1], &words[k], costs[k]);
}

/* The words [from, to) in stretches from mark to mark; a quotation is a word among them,
 * and what it holds a text of its own. */
static void add_turns(turner *t, const int *quotes, int from, int to)
{
    bx_term *words = BX_NEW_ARRAY(t->arena, to - from, bx_term);
    int n = 0, first = 0;
    for (int k = from; k < to; k++) {
        bx_term word = t->terms.terms[k];
        int end = quotes ? quotes[k] : 0;
        if (end) {
            add_turns(t, NULL, k + 1, end);
            word.to = t->terms.terms[end].to;
            k = end;
        }
        bool is_part = n > first && take_part(t, &words[n - 1], &word);
        if (n && !is_part)
            add_turn(t, &words[n - 1], &word, AT_MARK);
        if (!is_part)
            words[n++] = word;
        bool is_sign = word.class == BX_WORD_SIGN && !end;
        if (is_sign || k == to - 1) {
            add_stretch(t, words + first, n - first - is_sign);
            first = n;
        }
    }
}

const int *bx_turn_costs(bx_arena *arena, const bx_lexicon *lexicon,
                         const bx_house_words *house, bx_chars text)
{
    turner t = {arena, text, bx_words_part(arena, lexicon, house, text),
                BX_NEW_ARRAY(arena, text.n + 1, int)};
    for (int i = 1; i < text.n; i++)
        t.costs[i] = torn_cost(text.chars[i - 1].c, text.chars[i].c);
    add_turns(&t, find_quotes(&t), 0, t.terms.n);
    spare_quotes(&t);
    clear_clause_ends(&t);
    t.costs[0] = BX_TURN_NEVER;
    return t.costs;
}
