/* Names of persons, of works and campaigns that differ by a character; offices that
 * differ by a 副. */
#include <string.h>

#include "desk/lint_rule.h"
#include "desk/lint_title.h"
#include "model/line_text.h"

typedef struct {
    const bx_part *part;
    int from, to;
    const char *text;
} name;

/* Names stand in a list, or cells: there many are alike. */
static bool is_list(const bx_part *part)
{
    return part->kind == BX_PART_NAME || part->kind == BX_PART_CELL ||
           part->kind == BX_PART_VERSE;
}

static void add_name(const bx_lint *l, GArray *names, const bx_part *part, int from,
                     int to)
{
    name n = {part, from, to, bx_lint_slice(l, part->text, from, to)};
    g_array_append_val(names, n);
}

/* Persons of a surname and two characters: of two, many are words. */
static void add_persons(const bx_lint *l, GArray *names, const bx_part *part)
{
    bx_terms words = bx_words_part(l->arena, l->in->lexicon, NULL, part->text);
    for (int i = 0; i < words.n; i++) {
        bx_term w = words.terms[i];
        if (w.class == BX_WORD_PERSON && w.to - w.from == 3)
            add_name(l, names, part, w.from, w.to);
    }
}

/* “劳模工匠助企行”, 《职工读本》: Han alone, neither a word nor a sentence. */
static void add_quoted(const bx_lint *l, GArray *names, const bx_part *part)
{
    enum { SHORTEST = 4, LONGEST = 16 };
    int from = -1;
    for (int i = 0; i < part->text.n; i++) {
        uint32_t c = part->text.chars[i].c;
        if (bx_utf8_holds("“《", c))
            from = i + 1;
        else if (bx_utf8_holds("”》", c) && from >= 0 && i - from >= SHORTEST &&
                 i - from <= LONGEST)
            add_name(l, names, part, from, i);
        if (!bx_is_han(c) && from <= i)
            from = -1;
    }
}

typedef void add_names(const bx_lint *l, GArray *names, const bx_part *part);

static GArray *list_names(const bx_lint *l, const bx_item *item, add_names *add)
{
    GArray *names = g_array_new(FALSE, FALSE, sizeof(name));
    for (int k = 0; k < item->n_parts; k++)
        if (!is_list(&item->parts[k]))
            add(l, names, &item->parts[k]);
    return names;
}

static int count_in(const bx_lint *l, const bx_part *part, const char *text)
{
    const char *all = bx_chars_utf8(l->arena, part->text);
    int n = 0;
    while ((all = strstr(all, text))) {
        all += strlen(text);
        n++;
    }
    return n;
}

static int count_of(const bx_lint *l, const bx_item *item, const char *text)
{
    int n = 0;
    for (int k = 0; k < item->n_parts; k++)
        n += count_in(l, &item->parts[k], text);
    return n;
}

/* By one character: not the first, which may be a surname, nor a number. */
static bool differ_by_one(const name *a, const name *b)
{
    static const char numbers[] = "一二三四五六七八九十百";
    int n = 0;
    for (int i = 0; a->to - a->from == b->to - b->from && i < a->to - a->from; i++) {
        uint32_t c = a->part->text.chars[a->from + i].c,
                 d = b->part->text.chars[b->from + i].c;
        bool is_free = !i || (bx_utf8_holds(numbers, c) && bx_utf8_holds(numbers, d));
        n += c == d ? 0 : is_free ? 2 : 1;
    }
    return n == 1;
}

/* Two that stand in one paragraph are two. */
static bool stand_together(const bx_lint *l, const bx_item *item, const name *a,
                           const name *b)
{
    for (int k = 0; k < item->n_parts; k++)
        if (count_in(l, &item->parts[k], a->text) &&
            count_in(l, &item->parts[k], b->text))
            return true;
    return false;
}

/* Of a name that stands once one that stands oftener; of one in head or caption one that
 * stands in the text at all. */
static const name *more_frequent(const bx_lint *l, const bx_item *item,
                                 const GArray *names, const name *of)
{
    bool is_outside = bx_lint_is_head(of->part) || of->part->kind == BX_PART_CAPTION ||
                      of->part->kind == BX_PART_SUMMARY;
    int least = is_outside ? 1 : 2;
    for (guint i = 0; i < names->len; i++) {
        const name *other = &g_array_index(names, name, i);
        if (differ_by_one(of, other) && count_of(l, item, other->text) >= least &&
            !(is_outside && bx_lint_is_head(other->part)) &&
            !stand_together(l, item, of, other))
            return other;
    }
    return NULL;
}

static void find_different(bx_lint *l, const bx_item *item, add_names *add)
{
    g_autoptr(GArray) names = list_names(l, item, add);
    for (guint i = 0; i < names->len; i++) {
        const name *n = &g_array_index(names, name, i);
        const name *other =
            count_of(l, item, n->text) == 1 ? more_frequent(l, item, names, n) : NULL;
        if (other)
            BX_LINT_FIND(l, bx_lint_span(n->part->text, n->from, n->to), n->text,
                         other->text,
                         bx_format(l->arena, "%d", count_of(l, item, other->text)));
    }
}

void bx_lint_name_differs(bx_lint *l, const bx_item *item)
{
    find_different(l, item, add_persons);
}

void bx_lint_quote_differs(bx_lint *l, const bx_item *item)
{
    find_different(l, item, add_quoted);
}

/* ---- offices ---- */

static const char *title_of(const bx_lint *l, const name *n)
{
    bx_lint_title t = bx_lint_title_of(n->part->text, n->from, n->to);
    return t.to > t.from ? bx_lint_slice(l, n->part->text, t.from, t.to) : NULL;
}

/* 局长 and 副局长. */
static bool are_of_two_ranks(const char *one, const char *other)
{
    static const char deputy[] = "副";
    return (g_str_has_prefix(one, deputy) && !strcmp(one + strlen(deputy), other)) ||
           (g_str_has_prefix(other, deputy) && !strcmp(other + strlen(deputy), one));
}

/* The first of the same name that stands with an office; NULL: none before this one. */
static const name *first_titled(const bx_lint *l, const GArray *names, guint i)
{
    const char *text = g_array_index(names, name, i).text;
    for (guint k = 0; k < i; k++) {
        const name *n = &g_array_index(names, name, k);
        if (!strcmp(n->text, text) && title_of(l, n))
            return n;
    }
    return NULL;
}

void bx_lint_title_differs(bx_lint *l, const bx_item *item)
{
    g_autoptr(GArray) names = list_names(l, item, add_persons);
    for (guint i = 1; i < names->len; i++) {
        const name *n = &g_array_index(names, name, i);
        const name *first = first_titled(l, names, i);
        const char *title = first ? title_of(l, n) : NULL;
        const char *other = title ? title_of(l, first) : NULL;
        if (other && are_of_two_ranks(title, other))
            BX_LINT_FIND(l, bx_lint_span(n->part->text, n->from, n->to), n->text, title,
                         other);
    }
}
