/* Marks of punctuation where they cannot stand, words twice, pictures without words. */
#include <string.h>

#include "desk/lint_rule.h"
#include "model/line_text.h"

static bool is_titled(const bx_part *part)
{
    return bx_lint_is_head(part) || part->kind == BX_PART_CROSSHEAD ||
           part->kind == BX_PART_RUN_IN || part->kind == BX_PART_FACTS_HEAD;
}

static bool is_set_as_text(const bx_part *part)
{
    return bx_lint_is_running(part) || is_titled(part);
}

/* ---- heads and captions ---- */

void bx_lint_head_stop(bx_lint *l, const bx_part *part)
{
    for (int i = 0; is_titled(part) && i < part->text.n; i++)
        if (part->text.chars[i].c == 0x3002)
            BX_LINT_FIND(l, bx_lint_span(part->text, i, i + 1), "");
}

void bx_lint_head_end(bx_lint *l, const bx_part *part)
{
    int last = part->text.n - 1;
    bool is_bad = bx_utf8_holds("，、；,;", bx_lint_char(part->text, last));
    if (is_titled(part) && is_bad)
        BX_LINT_FIND(l, bx_lint_span(part->text, last, last + 1),
                     bx_lint_slice(l, part->text, last, last + 1));
}

/* Words by which a sentence is known, and nouns that end a phrase. */
static const char sentence_marks[] = "，；：！？。…在正了着过向为将被把对给";
static const char *const phrase_ends[] = {
    "现场",   "会议",   "仪式",   "合影",   "一角", "场面",    "场景",
    "全景",   "外景",   "夜景",   "作品",   "风光", "座谈会",  "大会",
    "启动会", "交流会", "效果图", "示意图", "旧照", "资料照片"};

static bool ends_as_phrase(bx_chars text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(phrase_ends); i++) {
        int n = bx_utf8_length(phrase_ends[i]);
        if (bx_words_end(text, text.n - n, phrase_ends[i]) == text.n && text.n > n)
            return true;
    }
    return false;
}

static bool has_verb(const bx_lint *l, bx_chars text)
{
    bx_terms words = bx_words_part(l->arena, l->in->lexicon, NULL, text);
    for (int i = 0; i < words.n; i++)
        if (words.terms[i].class == BX_WORD_VERB)
            return true;
    return false;
}

/* No sentence by any sign of one: the last word may be a noun and no word a verb. */
static bool is_phrase(const bx_lint *l, bx_chars text)
{
    enum { LONGEST = 40 };
    for (int i = 0; i < text.n; i++)
        if (bx_utf8_holds(sentence_marks, text.chars[i].c))
            return false;
    return text.n && text.n <= LONGEST &&
           (ends_as_phrase(text) || (l->in->lexicon && !has_verb(l, text)));
}

void bx_lint_caption_stop(bx_lint *l, const bx_part *part)
{
    int last = part->text.n - 1;
    if (part->kind == BX_PART_CAPTION && bx_lint_char(part->text, last) == 0x3002 &&
        is_phrase(l, bx_chars_slice(part->text, 0, last)))
        BX_LINT_FIND(l, bx_lint_span(part->text, last, last + 1), "");
}

/* ---- pairs ---- */

static const uint32_t pairs[][2] = {
    {0x201C, 0x201D}, {0x2018, 0x2019}, {0xFF08, 0xFF09},
    {0x300A, 0x300B}, {0x3008, 0x3009}, {0x300C, 0x300D},
    {0x300E, 0x300F}, {0x3010, 0x3011}, {0x3014, 0x3015},
};
enum { QUOTES = 2, PAIRS = G_N_ELEMENTS(pairs), DEEPEST = 16 };

/* ’ in it’s, ） in 1）. */
static bool is_no_pair(bx_chars text, int i)
{
    uint32_t c = text.chars[i].c, before = bx_lint_char(text, i - 1);
    bool is_lone = c == 0x2019 && (before < 0x80 || bx_is_latin(before));
    bool is_number = bx_is_digit(before) || bx_is_latin(before) ||
                     bx_utf8_holds("一二三四五六七八九十", before);
    return is_lone || (c == 0xFF09 && is_number);
}

/* What is open at the end of a text, and the marks that close nothing. */
typedef struct {
    int open[DEEPEST], kinds[DEEPEST]; /* where, which pair */
    int n;
    int stray[DEEPEST];
    int n_stray;
} pairing;

static void close_pair(pairing *p, bx_chars text, int i, int kind)
{
    int top = p->n - 1;
    while (top >= 0 && p->kinds[top] != kind)
        top--;
    if (top >= 0) {
        size_t n = (size_t)(--p->n - top) * sizeof(int);
        memmove(&p->open[top], &p->open[top + 1], n);
        memmove(&p->kinds[top], &p->kinds[top + 1], n);
    } else if (!is_no_pair(text, i) && p->n_stray < DEEPEST) {
        p->stray[p->n_stray++] = i;
    }
}

static pairing pair_marks(bx_chars text)
{
    pairing p = {0};
    for (int i = 0; i < text.n; i++)
        for (int kind = 0; kind < PAIRS; kind++) {
            if (text.chars[i].c == pairs[kind][0] && p.n < DEEPEST) {
                p.open[p.n] = i;
                p.kinds[p.n++] = kind;
            } else if (text.chars[i].c == pairs[kind][1]) {
                close_pair(&p, text, i, kind);
            }
        }
    return p;
}

/* The paragraph that follows, as far as a quotation goes on in it. */
static const bx_part *next_paragraph(const bx_lint *l, const bx_part *part)
{
    const bx_item *item = l->text->item;
    for (const bx_part *p = part + 1; p < item->parts + item->n_parts; p++)
        if (p->kind == part->kind)
            return p;
    return NULL;
}

/* A quotation of several paragraphs opens in each of them and closes in the last. */
static bool goes_on(const bx_lint *l, const bx_part *part, int kind)
{
    const bx_part *next = next_paragraph(l, part);
    return kind < QUOTES && next && bx_lint_char(next->text, 0) == pairs[kind][0];
}

void bx_lint_bracket_open(bx_lint *l, const bx_part *part)
{
    if (!is_set_as_text(part))
        return;
    pairing p = pair_marks(part->text);
    for (int i = 0; i < p.n; i++)
        if (!goes_on(l, part, p.kinds[i]))
            BX_LINT_FIND(l, bx_lint_span(part->text, p.open[i], p.open[i] + 1),
                         bx_lint_slice(l, part->text, p.open[i], p.open[i] + 1));
}

void bx_lint_bracket_stray(bx_lint *l, const bx_part *part)
{
    if (!is_set_as_text(part))
        return;
    pairing p = pair_marks(part->text);
    for (int i = 0; i < p.n_stray; i++)
        BX_LINT_FIND(l, bx_lint_span(part->text, p.stray[i], p.stray[i] + 1),
                     bx_lint_slice(l, part->text, p.stray[i], p.stray[i] + 1));
}

/* ---- marks in a row, marks of half width ---- */

static bool is_pause(uint32_t c)
{
    return bx_utf8_holds("，。、；：", c);
}

void bx_lint_marks_doubled(bx_lint *l, const bx_part *part)
{
    bx_chars text = part->text;
    for (int i = 0; is_set_as_text(part) && i + 1 < text.n; i++) {
        int end = i + 2;
        bool is_stopped = text.chars[i].c == 0x3002 && text.chars[i + 1].c == 0x201D &&
                          bx_lint_char(text, i + 2) == 0x3002; /* 。”。 */
        if (!is_stopped && !(is_pause(text.chars[i].c) && is_pause(text.chars[i + 1].c)))
            continue;
        end += is_stopped;
        while (is_pause(bx_lint_char(text, end)))
            end++;
        BX_LINT_FIND(l, bx_lint_span(text, i, end), bx_lint_slice(l, text, i, end));
        i = end - 1;
    }
}

void bx_lint_marks_narrow(bx_lint *l, const bx_part *part)
{
    static const char narrow[] = ",;:?!()";
    static const char *const wide[] = {"，", "；", "：", "？", "！", "（", "）"};
    bx_chars text = part->text;
    for (int i = 1; is_set_as_text(part) && i < text.n; i++) {
        uint32_t c = text.chars[i].c, next = bx_lint_char(text, i + 1);
        const char *at = c && c < 0x80 ? strchr(narrow, (int)c) : NULL;
        bool is_between = bx_is_wide(text.chars[i - 1].c) && (!next || bx_is_wide(next));
        if (at && is_between)
            BX_LINT_FIND(l, bx_lint_span(text, i, i + 1),
                         bx_lint_slice(l, text, i, i + 1), wide[at - narrow]);
    }
}

/* ---- words twice ---- */

/* Characters that stand at i and again right behind themselves: three Han or more, but
 * not one by one (一件一件). */
static int doubled_at(bx_chars text, int i)
{
    enum { FEWEST = 3, MOST = 12 };
    bool is_one_by_one = bx_words_end(text, i, "一") != 0;
    for (int n = is_one_by_one ? 0 : MOST; n >= FEWEST; n--) {
        int k = 0;
        while (k < n && i + n + k < text.n && bx_is_han(text.chars[i + k].c) &&
               text.chars[i + k].c == text.chars[i + n + k].c)
            k++;
        if (k == n)
            return n;
    }
    bool is_particle = bx_words_end(text, i, "的的") && !bx_words_end(text, i, "的的确");
    return is_particle ? 1 : 0;
}

void bx_lint_words_doubled(bx_lint *l, const bx_part *part)
{
    for (int i = 0; is_set_as_text(part) && i < part->text.n; i++) {
        int n = doubled_at(part->text, i);
        if (!n)
            continue;
        BX_LINT_FIND(l, bx_lint_span(part->text, i, i + 2 * n),
                     bx_lint_slice(l, part->text, i, i + n));
        i += 2 * n - 1;
    }
}

/* ---- pictures ---- */

/* Of several pictures one caption or credit may be said of all (组照). */
static bool has_any(const bx_item *item, bx_part_kind kind)
{
    return bx_item_find(item, kind) != NULL;
}

void bx_lint_caption_missing(bx_lint *l, const bx_item *item)
{
    if (item->n_pictures && !has_any(item, BX_PART_CAPTION))
        BX_LINT_FIND(l, item->pictures[0].span, "");
}

void bx_lint_credit_missing(bx_lint *l, const bx_item *item)
{
    static const char *const signs[] = {"摄", "供图", "图/", "提供"};
    const bx_part *caption = bx_item_find(item, BX_PART_CAPTION);
    const char *text = caption ? bx_chars_utf8(l->arena, caption->text) : "";
    bool is_said = has_any(item, BX_PART_CREDIT);
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        is_said |= strstr(text, signs[i]) != NULL;
    if (item->n_pictures && !is_said)
        BX_LINT_FIND(l, item->pictures[0].span, "");
}
