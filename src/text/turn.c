#include "text/turn.h"

#include <glib.h>
#include <string.h>

#include "text/cjk.h"

enum {
#define BX_TURN_COST(id, value, reason) id = (value),
#include "text/turn_cost.def"
#undef BX_TURN_COST
    OBJECT_REACH = 8, /* words: no verb governs more */
};

typedef struct {
    bx_chars text;
    bx_terms terms;
    int *costs;
} turner;

static const char openers[] = "“‘「『《〈（(【";
static const char closers[] = "”’」』》〉）)】";

/* ---- the tables ---- */

typedef enum { SEAM, OPENS, CLOSES, TAIL, TAIL_OF_VERB, LEAD } row_kind;

typedef struct {
    row_kind kind;
    int before, behind; /* kinds of words, of a seam; ANY for all */
    const char *word;
    int cost;
} row;

enum { ANY = -1 };

static const row rows[] = {
#define BX_WORD_ANY ANY
#define BX_TURN_SEAM(before, behind, cost)                                               \
    {SEAM, BX_WORD_##before, BX_WORD_##behind, NULL, cost},
#define BX_TURN_WORD(kind, word, cost)                                                   \
    {kind, (kind) == TAIL_OF_VERB ? (int)BX_WORD_VERB : ANY, ANY, word, cost},
#include "text/turn.def"
#undef BX_WORD_ANY
#undef BX_TURN_SEAM
#undef BX_TURN_WORD
};

static bool fits(const row *r, const bx_term *before, const bx_term *behind)
{
    return (r->before == ANY || r->before == (int)before->class) &&
           (r->behind == ANY || r->behind == (int)behind->class);
}

static int seam_cost(const bx_term *before, const bx_term *behind)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].kind == SEAM && fits(&rows[i], before, behind))
            return rows[i].cost;
    return BX_TURN_TORN;
}

static int length(const bx_term *term)
{
    return term->to - term->from;
}

static bool is_word(const turner *t, const bx_term *term, const char *word)
{
    return bx_words_end(t->text, term->from, word) == term->to;
}

/* Does a predicate begin behind it? */
static bool is_subject(const bx_term *term)
{
    return term->class != BX_WORD_VERB && term->class != BX_WORD_ADJECTIVE &&
           term->class != BX_WORD_ADVERB && term->class != BX_WORD_PREPOSITION &&
           term->class != BX_WORD_CONJUNCTION && term->class != BX_WORD_PARTICLE;
}

/* What the words themselves say, over what their kinds do. */
static int special_cost(const turner *t, const bx_term *before, const bx_term *behind,
                        int cost)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const row *r = &rows[i];
        bool is_before = r->kind == CLOSES || r->kind == LEAD;
        if (r->kind == SEAM || !fits(r, before, behind) ||
            !is_word(t, is_before ? before : behind, r->word))
            continue;
        if (r->cost == BX_TURN_TORN || r->cost == BX_TURN_NEVER)
            return r->cost;
        if (r->kind == CLOSES || is_subject(before))
            cost = MIN(cost, r->cost);
    }
    return cost;
}

/* A content word of one character is mostly part of a word that no list has; a verb may
 * open a predicate all the same. */
static bool is_lone(const bx_term *before, const bx_term *behind)
{
    bool opens = behind->class == BX_WORD_VERB || behind->class == BX_WORD_PREPOSITION ||
                 behind->class == BX_WORD_ADVERB;
    if (length(behind) == 1 && behind->class != BX_WORD_SIGN &&
        (!opens || !is_subject(before)))
        return true;
    return length(before) == 1 && before->class != BX_WORD_PARTICLE &&
           before->class != BX_WORD_SIGN && before->class != BX_WORD_LOCATION;
}

/* The word k places on; NULL past the ends. */
static const bx_term *term_at(const turner *t, int k)
{
    return k >= 0 && k < t->terms.n ? &t->terms.terms[k] : NULL;
}

static bool is_of(const bx_term *term, bx_word_class class)
{
    return term && term->class == class;
}

/* A quantity of time: 一月, 六十周年. */
static bool is_span(const turner *t, const bx_term *term)
{
    return bx_utf8_holds("年月日天周时", t->text.chars[term->to - 1].c);
}

static bool closes_clause(const turner *t, const bx_term *term)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].kind == CLOSES && is_word(t, term, rows[i].word))
            return true;
    return false;
}

/* Is word k the last noun of what a verb before it governs? */
static bool ends_object(const turner *t, int k)
{
    int least = k - OBJECT_REACH;
    if (!is_of(term_at(t, k), BX_WORD_NOUN))
        return false;
    while (k > least && (is_of(term_at(t, k), BX_WORD_NOUN) ||
                         is_of(term_at(t, k), BX_WORD_ADJECTIVE) ||
                         is_of(term_at(t, k), BX_WORD_NUMBER)))
        k--;
    return is_of(term_at(t, k), BX_WORD_VERB);
}

/* What the words around the two say of the seam between words k - 1 and k. */
static int phrase_cost(const turner *t, int k, int cost)
{
    const bx_term *before = term_at(t, k - 1), *behind = term_at(t, k);
    const bx_term *first = term_at(t, k - 2), *next = term_at(t, k + 1);
    bool is_verb_next = is_of(next, BX_WORD_VERB) && length(next) > 1;
    if (is_verb_next && is_of(behind, BX_WORD_ADJECTIVE) && is_subject(before))
        return MIN(cost, PREDICATE); /* 桥头镇|扎实推进 */
    if (is_of(behind, BX_WORD_NOUN) && is_verb_next && ends_object(t, k - 1))
        return MIN(cost, NEW_SUBJECT); /* 推出套餐|学生点赞 */
    if (is_of(behind, BX_WORD_VERB) && is_of(before, BX_WORD_NOUN) && is_verb_next)
        cost += NOMINAL_VERB; /* 早稻|收割进入 */
    if (is_of(before, BX_WORD_TIME) && first && is_subject(first) &&
        !is_of(first, BX_WORD_SIGN))
        cost += INNER_TIME; /* 交警雨中|推车 */
    if (is_of(first, BX_WORD_VERB) && is_of(before, BX_WORD_VERB))
        cost += INNER_VERB; /* 开展根治|欠薪 */
    if (is_of(before, BX_WORD_VERB) && is_of(behind, BX_WORD_NUMBER) &&
        is_span(t, behind))
        cost += SPAN; /* 开通|一月 */
    if (next && !is_of(next, BX_WORD_SIGN) && closes_clause(t, behind))
        cost += CLOSED; /* 台风|来袭… */
    bool is_modifier = is_of(next, BX_WORD_PARTICLE) && is_word(t, next, "的");
    if (is_modifier && !is_of(before, BX_WORD_PERSON))
        cost = MAX(cost, OF_MODIFIER); /* 学生|成长的 */
    return cost;
}

static int word_cost(const turner *t, int k)
{
    const bx_term *before = term_at(t, k - 1), *behind = term_at(t, k);
    int cost = phrase_cost(t, k, seam_cost(before, behind));
    bool is_last_alone = k == t->terms.n - 1 && length(behind) == 1;
    if (is_lone(before, behind) || is_last_alone)
        cost = MAX(cost, LONE);
    return special_cost(t, before, behind, cost);
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

static void add_turn(turner *t, int k)
{
    int i = t->terms.terms[k].from;
    if (t->costs[i] != BX_TURN_NEVER &&
        !mark_cost(t->text.chars[i - 1].c, t->text.chars[i].c, &t->costs[i]))
        t->costs[i] = word_cost(t, k);
}

const int *bx_turn_costs(bx_arena *arena, const bx_lexicon *lexicon,
                         const bx_house_words *house, bx_chars text)
{
    turner t = {text, bx_words_part(arena, lexicon, house, text),
                BX_NEW_ARRAY(arena, text.n + 1, int)};
    for (int i = 1; i < text.n; i++)
        t.costs[i] = torn_cost(text.chars[i - 1].c, text.chars[i].c);
    for (int k = 1; k < t.terms.n; k++)
        add_turn(&t, k);
    spare_quotes(&t);
    clear_clause_ends(&t);
    t.costs[0] = BX_TURN_NEVER;
    return t.costs;
}
