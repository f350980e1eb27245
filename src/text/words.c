#include "text/words.h"

#include <glib.h>
#include <string.h>

/* Costs of words that no list holds [1/256 bit], so that they stand among those of the
 * lexicon, where a common word costs 10 bits and a rare one 24. */
enum {
    UNLISTED = 22 * BX_BIT,     /* a character that is no word of the lexicon */
    RULED = 18 * BX_BIT,        /* a word of our own tables */
    QUANTITY = 10 * BX_BIT,     /* a number with its unit: as a common word … */
    QUANTITY_CHAR = 2 * BX_BIT, /* … and a little for each Han character of it */
    NAME = 36 * BX_BIT,         /* a surname and two characters */
    SHORT_NAME = 35 * BX_BIT,   /* a surname and one: most are two words instead */
    TITLED = 15 * BX_BIT,       /* taken off beside a title */
    DOTTED = -12 * BX_BIT,      /* a name with a dot: the dot makes it likely, … */
    DOTTED_CHAR = 10 * BX_BIT,  /* … each character is dearer than half a word */
    TAKES_WORD = 8 * BX_BIT,    /* added where its last character begins a word */
    LONGEST_QUANTITY = 16,      /* characters of 10月1日, 十五届三次 */
};

typedef struct {
    int64_t cost; /* of all words up to here */
    int from;     /* of the last one */
    bx_word_class class;
} state;

static const int64_t never = INT64_MAX / 2;

typedef struct {
    const bx_lexicon *lexicon;
    bx_chars text;
    state *best;    /* one a place between characters */
    int *house_end; /* where a word of the house that begins here ends, or 0 */
    int next_house; /* where the next one begins: no other word runs into it */
} parter;

int bx_words_end(bx_chars text, int i, const char *word)
{
    for (const char *p = word; *p; i++)
        if (i < 0 || i >= text.n || bx_utf8_next(&p) != text.chars[i].c)
            return 0;
    return i;
}

static uint32_t char_at(const parter *p, int i)
{
    return i < p->text.n ? p->text.chars[i].c : 0;
}

static bool is_han(uint32_t c)
{
    return (c >= BX_HAN_FIRST && c < BX_HAN_FIRST + BX_HAN_COUNT) || c == 0x3007;
}

/* The word [from, to) after the best way to its start. */
static void offer(parter *p, int from, int to, int cost, bx_word_class class)
{
    if (to > p->next_house)
        return;
    state *s = &p->best[to];
    int64_t sum = p->best[from].cost + cost;
    if (sum < s->cost)
        *s = (state){sum, from, class};
}

/* ---- numbers and Latin ---- */

static bool is_latin(uint32_t c)
{
    return c < 0x2E80 && g_unichar_isalnum(c);
}

/* One past the Latin word or number at i: marks such as . % - / : stay inside it. */
static int latin_end(const parter *p, int i)
{
    while (is_latin(char_at(p, i)) ||
           (i > 0 && bx_utf8_holds(".,%-/&+:：·’'@_", char_at(p, i)) &&
            is_latin(char_at(p, i - 1)) && is_latin(char_at(p, i + 1))))
        i++;
    while (bx_utf8_holds("%+℃‰", char_at(p, i)))
        i++;
    return i;
}

static int han_number_end(const parter *p, int i)
{
    int most = i + LONGEST_QUANTITY; /* a flood of numerals is no number */
    while (i < most && bx_utf8_holds("零〇一二三四五六七八九十百千万亿两", char_at(p, i)))
        i++;
    return i;
}

/* One past 第十六, 12, 1.5万, 三百余, and 这, 每; i where no number stands. */
static int number_end(const parter *p, int i)
{
    if (bx_utf8_holds("这那每各某几数", char_at(p, i)))
        return i + 1;
    int start = i + (char_at(p, i) == 0x7B2C /* 第 */);
    int end = g_unichar_isdigit(char_at(p, start)) ? latin_end(p, start) : start;
    end = han_number_end(p, end);
    if (end == start)
        return i;
    return end + bx_utf8_holds("余多几", char_at(p, end));
}

/* One past the longest unit at i; i where none stands. */
static int unit_end(const parter *p, int i)
{
    int end = i;
#define BX_UNIT(unit) end = MAX(end, bx_words_end(p->text, i, unit));
#include "text/unit.def"
#undef BX_UNIT
    return end;
}

/* 380万元, 第三届, 10月1日, 十五届三次: a number with its unit, and again. */
static void offer_quantities(parter *p, int from)
{
    for (int i = from; i - from < LONGEST_QUANTITY;) {
        int number = number_end(p, i);
        int end = number > i ? unit_end(p, number) : i;
        if (end <= number)
            return;
        int n_han = 0;
        for (int k = from; k < end; k++)
            n_han += is_han(char_at(p, k));
        offer(p, from, end, QUANTITY + n_han * QUANTITY_CHAR, BX_WORD_NUMBER);
        i = end;
    }
}

/* 件件, 家家: a unit twice. */
static void offer_twice(parter *p, int from)
{
    if (char_at(p, from) == char_at(p, from + 1) && unit_end(p, from) == from + 1)
        offer(p, from, from + 2, RULED, BX_WORD_NUMBER);
}

/* ---- names ---- */

typedef enum { SURNAMES, COMPOUND, NOT_GIVEN, TITLE } name_kind;

static const struct {
    name_kind kind;
    const char *text;
} names[] = {
#define BX_NAME(kind, text) {kind, text},
#include "text/name.def"
#undef BX_NAME
};

static bool is_in_names(name_kind kind, uint32_t c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i].kind == kind && bx_utf8_holds(names[i].text, c))
            return true;
    return false;
}

static bool is_surname(uint32_t c)
{
    return is_in_names(SURNAMES, c);
}

static bool is_given(uint32_t c)
{
    return is_han(c) && !is_in_names(NOT_GIVEN, c);
}

/* One past the compound surname at i; i where none stands. */
static int compound_end(const parter *p, int i)
{
    int end = i;
    for (size_t k = 0; k < G_N_ELEMENTS(names); k++)
        if (names[k].kind == COMPOUND)
            end = MAX(end, bx_words_end(p->text, i, names[k].text));
    return end;
}

/* Does a title end at `from`, or stand at `to`? */
static bool is_titled(const parter *p, int from, int to)
{
    for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
        const char *title = names[k].text;
        if (names[k].kind == TITLE &&
            (bx_words_end(p->text, to, title) ||
             bx_words_end(p->text, from - bx_utf8_length(title), title)))
            return true;
    }
    return false;
}

/* Do the two characters from `i` on make a word of the lexicon? */
static bool is_listed_pair(const parter *p, int i)
{
    bx_lexeme word;
    if (!p->lexicon)
        return false;
    bx_lexicon_range range = bx_lexicon_all(p->lexicon);
    return bx_lexicon_narrow(p->lexicon, &range, char_at(p, i)) &&
           bx_lexicon_narrow(p->lexicon, &range, char_at(p, i + 1)) &&
           bx_lexicon_word(p->lexicon, range, &word);
}

static void offer_names(parter *p, int from)
{
    int given = compound_end(p, from);
    if (given == from)
        given += is_surname(char_at(p, from));
    for (int n = 1; given > from && n <= 2 && is_given(char_at(p, given + n - 1)); n++) {
        int end = given + n, cost = n == 2 ? NAME : SHORT_NAME;
        cost -= is_titled(p, from, end) ? TITLED : 0;
        cost += is_listed_pair(p, end - 1) ? TAKES_WORD : 0;
        offer(p, from, end, cost, BX_WORD_PERSON);
    }
}

/* 艾热提·买买提: as many Han characters as stand on both sides of the dot are offered
 * as a name; the parting decides how many of them belong to it. */
static void offer_dotted(parter *p, int from)
{
    enum { MOST = 6 };
    int dot = from;
    while (dot - from < MOST && is_han(char_at(p, dot)))
        dot++;
    if (dot == from || char_at(p, dot) != 0xB7)
        return;
    for (int n = 1; n <= MOST && is_han(char_at(p, dot + n)); n++)
        offer(p, from, dot + n + 1, DOTTED + (dot - from + n) * DOTTED_CHAR,
              BX_WORD_PERSON);
}

/* ---- the parting ---- */

static void offer_listed(parter *p, int from)
{
    bx_lexicon_range range = bx_lexicon_all(p->lexicon);
    for (int i = from; i < p->text.n; i++) {
        bx_lexeme word;
        if (!bx_lexicon_narrow(p->lexicon, &range, char_at(p, i)))
            return;
        if (bx_lexicon_word(p->lexicon, range, &word))
            offer(p, from, i + 1, word.cost, word.class);
    }
}

/* The words that our own tables name are words with a lexicon and without. */
static void offer_ruled(parter *p, int from)
{
    static const struct {
        const char *word;
        bx_word_class class;
    } ruled[] = {
#define BX_LEAF(class, kind, cost)
#define BX_LEAF_WORD(word, kind, cost) {word, BX_WORD_VERB},
#define BX_JOIN(left, right, becomes, cost, turn)
#include "text/phrase.def"
#undef BX_LEAF
#undef BX_LEAF_WORD
#undef BX_JOIN
#define BX_PREFIX(word, onto, becomes)
#define BX_SUFFIX(word, onto, becomes) {word, BX_WORD_##becomes},
#include "text/suffix.def"
#undef BX_PREFIX
#undef BX_SUFFIX
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ruled); i++) {
        int end = bx_words_end(p->text, from, ruled[i].word);
        if (end >= from + 2)
            offer(p, from, end, RULED, ruled[i].class);
    }
}

static void offer_all(parter *p, int from)
{
    uint32_t c = char_at(p, from);
    int latin = MIN(latin_end(p, from), p->next_house);
    if (p->house_end[from]) { /* and nothing else */
        offer(p, from, p->house_end[from], 0, BX_WORD_NOUN);
        return;
    }
    if (latin > from) {
        offer(p, from, latin, QUANTITY, BX_WORD_LATIN);
    } else if (!is_han(c)) {
        offer(p, from, from + 1, 0, BX_WORD_SIGN);
    } else {
        offer(p, from, from + 1, UNLISTED, BX_WORD_OTHER);
        offer_ruled(p, from);
        if (p->lexicon)
            offer_listed(p, from);
        offer_twice(p, from);
        offer_names(p, from);
        offer_dotted(p, from);
    }
    offer_quantities(p, from);
}

/* Would a word that begins or ends at i part a Latin word or a number? */
static bool parts_latin(bx_chars text, int i)
{
    return i > 0 && i < text.n && is_latin(text.chars[i - 1].c) &&
           is_latin(text.chars[i].c);
}

static int house_word_end(const bx_house_words *house, bx_chars text, int i)
{
    int longest = 0;
    for (int k = 0; k < house->n; k++) {
        bx_chars word = house->words[k];
        int n = 0;
        while (n < word.n && i + n < text.n && text.chars[i + n].c == word.chars[n].c)
            n++;
        if (n == word.n && !parts_latin(text, i + n))
            longest = MAX(longest, n);
    }
    return i + longest;
}

/* Words of the house that overlap are one. */
static void find_house_words(parter *p, const bx_house_words *house)
{
    int start = 0, end = 0;
    for (int i = 0; house && i < p->text.n; i++) {
        int word_end = house_word_end(house, p->text, i);
        if (word_end == i || parts_latin(p->text, i))
            continue;
        if (i >= end)
            start = i;
        end = MAX(end, word_end);
        p->house_end[start] = end;
    }
}

static int next_house(const parter *p, int i)
{
    while (i < p->text.n && !p->house_end[i])
        i++;
    return i;
}

/* ---- joining ---- */

/* The lexicon's names are many that are none, and places it takes for names. */
static bx_word_class sound_class(const parter *p, int from, int to, bx_word_class class)
{
    bool ends_place =
        to - from >= 3 && bx_utf8_holds("省市县区镇乡村州", char_at(p, to - 1));
    if (ends_place && (class == BX_WORD_PERSON || class == BX_WORD_NOUN))
        return BX_WORD_PLACE;
    if (class == BX_WORD_UNIT && to - from >= 2)
        return BX_WORD_NOUN;
    if (class != BX_WORD_PERSON)
        return class;
    bool has_dot = false;
    for (int i = from; i < to; i++)
        has_dot = has_dot || char_at(p, i) == 0xB7;
    bool is_compound = compound_end(p, from) > from;
    bool is_name = is_surname(char_at(p, from)) && to - from <= 3;
    return has_dot || is_name || (is_compound && to - from <= 4) ? BX_WORD_PERSON
                                                                 : BX_WORD_OTHER;
}

static bool names_something(bx_term term)
{
    static const bx_word_class kinds[] = {
        BX_WORD_OTHER,  BX_WORD_NOUN,   BX_WORD_PLACE, BX_WORD_BODY,     BX_WORD_IDIOM,
        BX_WORD_VERBAL, BX_WORD_NUMBER, BX_WORD_LATIN, BX_WORD_ADJECTIVE};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (term.class == kinds[i])
            return true;
    return false;
}

typedef enum { PREFIX, SUFFIX } affix_kind;

/* 问需于民|市领导: no place. */
static bool is_short_thing(bx_term term)
{
    return term.to - term.from == 1 && term.class != BX_WORD_PLACE;
}

static bool may_take(const parter *p, bx_term word, bx_term affix)
{
    if (word.class == BX_WORD_NUMBER)
        return affix.to - affix.from == 1;           /* 三厂, but 一个|工会 */
    return word.class != BX_WORD_VERB || p->lexicon; /* else half a word: 召开|会议 */
}

/* Is the one of two words an affix of the other? Then what the two become. */
static bool is_joined(const parter *p, bx_term before, bx_term behind,
                      bx_word_class *becomes)
{
    static const struct {
        affix_kind kind;
        const char *word;
        int onto;
        bx_word_class becomes;
    } rows[] = {
#define BX_WORD_ANY -1
#define BX_PREFIX(word, onto, becomes) {PREFIX, word, BX_WORD_##onto, BX_WORD_##becomes},
#define BX_SUFFIX(word, onto, becomes) {SUFFIX, word, BX_WORD_##onto, BX_WORD_##becomes},
#include "text/suffix.def"
#undef BX_PREFIX
#undef BX_SUFFIX
#undef BX_WORD_ANY
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        bx_term affix = rows[i].kind == PREFIX ? before : behind;
        bx_term other = rows[i].kind == PREFIX ? behind : before;
        bool takes =
            rows[i].onto < 0 ? names_something(other) : rows[i].onto == (int)other.class;
        bool is_place = rows[i].kind == SUFFIX && rows[i].becomes == BX_WORD_PLACE;
        if ((is_place && is_short_thing(other)) || !may_take(p, other, affix))
            continue;
        if (takes && bx_words_end(p->text, affix.from, rows[i].word) == affix.to) {
            *becomes = rows[i].becomes;
            return true;
        }
    }
    return false;
}

static int join_affixes(const parter *p, bx_term *terms, int n)
{
    int kept = 0;
    for (int i = 0; i < n; i++) {
        bx_word_class class;
        if (kept && is_joined(p, terms[kept - 1], terms[i], &class)) {
            terms[kept - 1].to = terms[i].to;
            terms[kept - 1].class = class;
        } else {
            terms[kept++] = terms[i];
        }
    }
    return kept;
}

/* Words of grammar, which stand alone; others of one character seldom do. */
static bool is_fragment(const bx_term *term)
{
    static const bx_word_class kinds[] = {
        BX_WORD_PARTICLE, BX_WORD_LOCATION, BX_WORD_PREPOSITION, BX_WORD_CONJUNCTION,
        BX_WORD_NUMBER,   BX_WORD_LATIN,    BX_WORD_SIGN};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (term->class == kinds[i])
            return false;
    return term->to - term->from == 1;
}

/* 回收|箱: a word of two characters and a noun of one are a noun; no verb of two takes so
 * short an object. But 国际|茶产业: a noun may as well belong to the one behind it. */
static bool is_three(const bx_term *before, const bx_term *term, const bx_term *behind)
{
    bool is_verb = before->class == BX_WORD_VERB || before->class == BX_WORD_VERBAL;
    bool is_noun =
        before->class == BX_WORD_NOUN && (!behind || !names_something(*behind));
    bool is_thing = term->class == BX_WORD_NOUN || term->class == BX_WORD_UNIT;
    return before->to - before->from == 2 && is_thing && (is_verb || is_noun);
}

/* 国|足: fragments side by side are most likely one word that no list has; not so
 * 村|建: a verb opens a predicate. */
static bool is_pair(const bx_term *before, const bx_term *term)
{
    return is_fragment(before) &&
           (term->class != BX_WORD_VERB || before->class == BX_WORD_VERB ||
            before->class == BX_WORD_ADVERB);
}

/* Does a fragment belong to the word before it? Then what the two become. */
static bool is_fragment_of(const bx_term *before, const bx_term *term,
                           const bx_term *behind, bx_word_class *becomes)
{
    bool is_doing = before->class == BX_WORD_VERB || before->class == BX_WORD_ADVERB;
    *becomes = is_doing ? BX_WORD_VERB : BX_WORD_OTHER;
    if (!is_fragment(term) || is_pair(before, term))
        return is_fragment(term);
    *becomes = BX_WORD_NOUN;
    return !(behind && is_fragment(behind)) && is_three(before, term, behind);
}

static int join_fragments(bx_term *terms, int n)
{
    int kept = 0;
    for (int i = 0; i < n; i++) {
        const bx_term *behind = i + 1 < n ? &terms[i + 1] : NULL;
        bx_word_class class;
        if (kept && is_fragment_of(&terms[kept - 1], &terms[i], behind, &class)) {
            terms[kept - 1].to = terms[i].to;
            terms[kept - 1].class = class;
        } else {
            terms[kept++] = terms[i];
        }
    }
    return kept;
}

static bx_terms terms_of(const parter *p, bx_arena *arena)
{
    int n = 0;
    for (int i = p->text.n; i > 0; i = p->best[i].from)
        n++;
    bx_term *terms = BX_NEW_ARRAY(arena, n, bx_term);
    int k = n;
    for (int i = p->text.n; i > 0; i = p->best[i].from)
        terms[--k] = (bx_term){p->best[i].from, i,
                               sound_class(p, p->best[i].from, i, p->best[i].class)};
    n = join_affixes(p, terms, n);
    return (bx_terms){terms, p->lexicon ? join_fragments(terms, n) : n};
}

bx_terms bx_words_part(bx_arena *arena, const bx_lexicon *lexicon,
                       const bx_house_words *house, bx_chars text)
{
    parter p = {lexicon, text, BX_NEW_ARRAY(arena, text.n + 1, state),
                BX_NEW_ARRAY(arena, text.n + 1, int), 0};
    find_house_words(&p, house);
    for (int i = 1; i <= text.n; i++)
        p.best[i].cost = never;
    int inside = 0; /* up to here no word may begin: inside a word of the house */
    for (int i = 0; i < text.n; i++) {
        if (i >= p.next_house)
            p.next_house = next_house(&p, i + 1);
        if (i >= inside && p.best[i].cost < never)
            offer_all(&p, i);
        inside = MAX(inside, p.house_end[i]);
    }
    return terms_of(&p, arena);
}
