#include "text/phrase.h"

#include <glib.h>

enum {
#define BX_PHRASE_COST(id, value, reason) id = (value),
#include "text/phrase_cost.def"
#undef BX_PHRASE_COST
    MOST_WORDS = 24, /* joined at a time: headlines have fewer */
};

typedef enum {
#define BX_PHRASE_KIND(id) id,
#include "text/phrase_kind.def"
#undef BX_PHRASE_KIND
    KIND_COUNT
} kind;

typedef struct {
    bx_word_class class;
    const char *word; /* NULL: any of the class */
    kind kind;
    int cost;
} leaf;

static const leaf leaves[] = {
#define BX_LEAF(class, kind, cost) {BX_WORD_##class, NULL, kind, cost},
#define BX_LEAF_WORD(word, kind, cost) {BX_WORD_OTHER, word, kind, cost},
#define BX_JOIN(left, right, becomes, cost, turn)
#include "text/phrase.def"
#undef BX_LEAF
#undef BX_LEAF_WORD
#undef BX_JOIN
};

typedef struct {
    kind left, right, becomes;
    int cost, turn;
} join;

static const join joins[] = {
#define BX_LEAF(class, kind, cost)
#define BX_LEAF_WORD(word, kind, cost)
#define BX_JOIN(left, right, becomes, cost, turn) {left, right, becomes, cost, turn},
#include "text/phrase.def"
#undef BX_LEAF
#undef BX_LEAF_WORD
#undef BX_JOIN
};

enum { LEAF = -1, PASTED = -2, NONE = INT_MAX / 4 };

/* The cheapest phrase of a kind over some words. */
typedef struct {
    int cost;
    int16_t join;       /* row of joins; LEAF, or PASTED for two that no row joins */
    int8_t middle;      /* its right part begins so many words on */
    int8_t left, right; /* kinds of its parts */
} phrase;

/* Some words, as whatever they may be. */
typedef struct {
    phrase kinds[KIND_COUNT];
    int cheapest; /* kind */
} span;

typedef struct {
    bx_chars text;
    const bx_term *words;
    int n;
    span *spans; /* n × n: by first word and number of words less one */
    int *costs;
} parser;

static void offer(span *s, kind k, phrase other)
{
    if (other.cost < s->kinds[k].cost)
        s->kinds[k] = other;
}

/* Characters of n words. */
static int length(const parser *p, int from, int n)
{
    return p->words[from + n - 1].to - p->words[from].from;
}

static span *span_at(const parser *p, int from, int n)
{
    return &p->spans[from * p->n + n - 1];
}

static void clear(span *s)
{
    for (int k = 0; k < KIND_COUNT; k++)
        s->kinds[k] = (phrase){.cost = NONE};
}

static void find_cheapest(span *s)
{
    for (int k = 1; k < KIND_COUNT; k++)
        if (s->kinds[k].cost < s->kinds[s->cheapest].cost)
            s->cheapest = k;
}

static void take_word(parser *p, int i)
{
    const bx_term *word = &p->words[i];
    span *s = span_at(p, i, 1);
    clear(s);
    for (size_t k = 0; k < G_N_ELEMENTS(leaves); k++) {
        const leaf *l = &leaves[k];
        if (l->word ? bx_words_end(p->text, word->from, l->word) == word->to
                    : l->class == word->class)
            offer(s, l->kind, (phrase){.cost = l->cost, .join = LEAF});
    }
    find_cheapest(s);
}

/* All that the first `middle` of n words and the others may become together. */
static void join_at(parser *p, int from, int middle, int n, int rhythm)
{
    const span *left = span_at(p, from, middle);
    const span *right = span_at(p, from + middle, n - middle);
    span *out = span_at(p, from, n);
    for (size_t k = 0; k < G_N_ELEMENTS(joins); k++) {
        const join *j = &joins[k];
        int cost = left->kinds[j->left].cost + right->kinds[j->right].cost + j->cost;
        offer(out, j->becomes,
              (phrase){cost + rhythm, (int16_t)k, (int8_t)middle, (int8_t)j->left,
                       (int8_t)j->right});
    }
    int l = left->cheapest, r = right->cheapest;
    offer(out, CLAUSE,
          (phrase){left->kinds[l].cost + right->kinds[r].cost + PASTE, PASTED,
                   (int8_t)middle, (int8_t)l, (int8_t)r});
}

static void take_span(parser *p, int from, int n)
{
    span *s = span_at(p, from, n);
    clear(s);
    for (int middle = 1; middle < n; middle++)
        join_at(p, from, middle, n, length(p, from, n) == RHYTHM ? IN_RHYTHM : 0);
    find_cheapest(s);
}

/* Writes down the turns inside a phrase that is `depth` phrases deep. */
static void take_turns(const parser *p, int from, int n, int k, int depth)
{
    const phrase *at = &span_at(p, from, n)->kinds[k];
    if (at->join == LEAF)
        return;
    int turn = at->join == PASTED ? PASTED_TURN : joins[at->join].turn;
    int left = length(p, from, at->middle);
    int right = length(p, from + at->middle, n - at->middle);
    if (MIN(left, right) >= LONG)
        turn = turn * BETWEEN_LONG / 100;
    turn += left + right <= RHYTHM ? SHORT : 0;
    p->costs[from + at->middle] = turn + depth * NESTED;
    take_turns(p, from, at->middle, at->left, depth + 1);
    take_turns(p, from + at->middle, n - at->middle, at->right, depth + 1);
}

/* The kind of a whole headline: it has a predicate more often than not. */
static int likeliest(const span *s)
{
    int best = s->kinds[DOING].cost < s->kinds[CLAUSE].cost ? DOING : CLAUSE;
    bool has_predicate = s->kinds[best].cost <= s->kinds[s->cheapest].cost + NO_PREDICATE;
    return has_predicate ? best : s->cheapest;
}

static void join_words(parser *p)
{
    for (int i = 0; i < p->n; i++)
        take_word(p, i);
    for (int n = 2; n <= p->n; n++)
        for (int from = 0; from + n <= p->n; from++)
            take_span(p, from, n);
    take_turns(p, 0, p->n, likeliest(span_at(p, 0, p->n)), 0);
}

void bx_phrase_turns(bx_arena *arena, bx_chars text, bx_terms words, int *costs)
{
    for (int from = 0; from < words.n; from += MOST_WORDS) {
        bx_arena_mark mark = bx_arena_here(arena);
        int n = MIN(MOST_WORDS, words.n - from);
        parser p = {text, words.terms + from, n, BX_NEW_ARRAY(arena, n * n, span),
                    costs + from};
        if (from)
            costs[from] = PASTED_TURN;
        join_words(&p);
        bx_arena_reset(arena, mark);
    }
}
