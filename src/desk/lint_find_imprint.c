/* What a paper says of itself: the annex on form for public papers, §§ 14 and 15 of the
 * rules on 内部资料 for those with a permit. */
#include <string.h>

#include "desk/lint_page.h"
#include "desk/lint_rule.h"
#include "model/variant.h"

static const bx_imprint_value *value_of(const bx_lint *l, bx_imprint_field field)
{
    return &l->in->issue->imprint.values[field];
}

/* The imprint, else the issue's file. */
static bx_span imprint_at(const bx_lint *l)
{
    const bx_issue *issue = l->in->issue;
    if (issue->imprint.span.source)
        return bx_span_of_file(issue->imprint.span.source);
    return bx_span_of_file(issue->pages[0].span.source);
}

/* Without page one it is a part of a paper that is made elsewhere. */
static bool has_first_page(const bx_lint *l)
{
    for (int i = 0; i < l->in->issue->n_pages; i++)
        if (l->in->issue->pages[i].number == 1)
            return true;
    return false;
}

static bool is_internal(const bx_lint *l)
{
    return bx_lint_is(l, BX_STATUS_INTERNAL);
}

void bx_lint_status_unknown(bx_lint *l)
{
    bool is_paper = l->in->issue->paper || l->in->issue->imprint.span.source;
    if (is_paper && has_first_page(l) && bx_lint_is(l, BX_STATUS_UNKNOWN))
        BX_LINT_FIND(l, imprint_at(l), l->in->issue->paper ? l->in->issue->paper : "…");
}

/* ---- what must be there ---- */

enum { PUBLIC = 1 << BX_STATUS_PUBLIC, INTERNAL = 1 << BX_STATUS_INTERNAL };

static const struct {
    bx_imprint_field field;
    int of; /* which papers must print it */
} needs[] = {
    {BX_IMPRINT_TOTAL_NUMBER, PUBLIC | INTERNAL},
    {BX_IMPRINT_CN, PUBLIC},
    {BX_IMPRINT_SUPERVISOR, PUBLIC},
    {BX_IMPRINT_SPONSOR, PUBLIC},
    {BX_IMPRINT_PUBLISHER, PUBLIC},
    {BX_IMPRINT_ADDRESS, PUBLIC},
    {BX_IMPRINT_PHONE, PUBLIC},
    {BX_IMPRINT_PRINTER, PUBLIC | INTERNAL},
    {BX_IMPRINT_DISTRIBUTION, PUBLIC},
    {BX_IMPRINT_PRICE, PUBLIC},
    {BX_IMPRINT_PERMIT, INTERNAL},
    {BX_IMPRINT_COMPILED_BY, INTERNAL},
    {BX_IMPRINT_RECIPIENTS, INTERNAL},
    {BX_IMPRINT_PRINT_DATE, INTERNAL},
    {BX_IMPRINT_PRINT_RUN, INTERNAL},
};

static int kind_of(const bx_lint *l)
{
    return (bx_lint_is(l, BX_STATUS_PUBLIC) ? PUBLIC : 0) |
           (is_internal(l) ? INTERNAL : 0);
}

/* The text of a field, or what stands for it: an issue's number may be the total one, the
 * code of the post office tells who distributes. */
static const char *text_of(const bx_lint *l, bx_imprint_field field)
{
    const char *text = value_of(l, field)->text;
    if (!text && field == BX_IMPRINT_TOTAL_NUMBER)
        return l->in->issue->number;
    if (!text && field == BX_IMPRINT_DISTRIBUTION)
        return value_of(l, BX_IMPRINT_POSTAL_CODE)->text;
    return text;
}

static void add_named(bx_arena *arena, const char **list, bx_key key)
{
    *list = bx_format(arena, "%s%s%s (%s)", *list, **list ? ", " : "",
                      bx_key_zh(arena, key), bx_key_name(key));
}

/* What is missing somewhere, by its keys. */
typedef struct {
    const char *list, *first;
} missing;

static void add_missing(const bx_lint *l, missing *m, bx_key key)
{
    add_named(l->arena, &m->list, key);
    m->first = m->first ? m->first : bx_key_name(key);
}

void bx_lint_imprint_missing(bx_lint *l)
{
    const bx_issue *issue = l->in->issue;
    const char *list = "";
    if (!kind_of(l) || !has_first_page(l))
        return;
    if (!issue->paper)
        add_named(l->arena, &list, BX_KEY_ISSUE_PAPER);
    if (!issue->date.year && bx_lint_is(l, BX_STATUS_PUBLIC))
        add_named(l->arena, &list, BX_KEY_ISSUE_DATE);
    for (size_t i = 0; i < G_N_ELEMENTS(needs); i++)
        if ((needs[i].of & kind_of(l)) && !text_of(l, needs[i].field))
            add_named(l->arena, &list, bx_imprint_key(needs[i].field));
    if (*list)
        BX_LINT_FIND(l, imprint_at(l), list);
}

/* Stands the text on that page, spaces aside? 0: on any. */
static bool is_printed_on(const bx_lint *l, const char *text, int page)
{
    const char *wanted = bx_lint_tight(l->arena, text);
    for (int i = 0; i < l->in->edition->n_pages; i++) {
        const bx_display *shown = &l->in->edition->pages[i];
        if ((!page || shown->number == page) &&
            strstr(bx_lint_furniture(l->arena, shown), wanted))
            return true;
    }
    for (int i = 0; i < l->n_texts; i++)
        for (int k = 0; k < l->texts[i].item->n_parts; k++) {
            bx_chars part = l->texts[i].item->parts[k].text;
            if ((!page || l->texts[i].page->number == page) &&
                strstr(bx_lint_tight(l->arena, bx_chars_utf8(l->arena, part)), wanted))
                return true;
        }
    return false;
}

static bool is_printed(const bx_lint *l, const char *text)
{
    return is_printed_on(l, text, 0);
}

void bx_lint_imprint_unprinted(bx_lint *l)
{
    missing m = {"", NULL};
    if (!has_first_page(l) || l->in->edition->n_pages < l->in->issue->n_pages)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(needs); i++) {
        bx_key key = bx_imprint_key(needs[i].field);
        const char *text = text_of(l, needs[i].field);
        if (!(needs[i].of & kind_of(l)) || !text || is_printed(l, text))
            continue;
        add_missing(l, &m, key);
    }
    if (m.first)
        BX_LINT_FIND(l, imprint_at(l), m.list, m.first);
}

/* ---- public papers ---- */

/* What page one must have and no imprint says: of which day it is, of how many pages. */
static void add_of_issue(const bx_lint *l, missing *m)
{
    const bx_date *d = &l->in->issue->date;
    int n = bx_issue_n_pages(l->in->issue);
    const char *day = bx_format(l->arena, "%d年%d月%d日", d->year, d->month, d->day);
    if (d->year && !is_printed_on(l, day, 1))
        add_missing(l, m, BX_KEY_ISSUE_DATE);
    if (!is_printed_on(l, bx_format(l->arena, "%d版", n), 1))
        add_missing(l, m, bx_imprint_key(BX_IMPRINT_PAGES));
}

void bx_lint_imprint_elsewhere(bx_lint *l)
{
    missing m = {"", NULL};
    if (!bx_lint_is(l, BX_STATUS_PUBLIC) || !has_first_page(l) ||
        !l->in->edition->n_pages)
        return;
    add_of_issue(l, &m);
    for (size_t i = 0; i < G_N_ELEMENTS(needs); i++) {
        const char *text = text_of(l, needs[i].field);
        if ((needs[i].of & PUBLIC) && text && is_printed(l, text) &&
            !is_printed_on(l, text, 1))
            add_missing(l, &m, bx_imprint_key(needs[i].field));
    }
    if (m.first)
        BX_LINT_FIND(l, imprint_at(l), m.list, m.first);
}

/* "CN 44-0001", "CN44-0001/(Q)": the number of a paper is under 1000. */
static bool is_cn(const char *text)
{
    const char *p = text + strcspn(text, "0123456789");
    bool is_place = g_ascii_isdigit(p[0]) && g_ascii_isdigit(p[1]);
    const char *dash = is_place ? p + 2 : "";
    while (*dash == ' ')
        dash++;
    size_t n = *dash == '-' ? 1 : g_str_has_prefix(dash, "—") ? strlen("—") : 0;
    const char *number = dash + n;
    while (n && *number == ' ')
        number++;
    return n && number[0] == '0' && strspn(number, "0123456789") == 4;
}

void bx_lint_cn_form(bx_lint *l)
{
    const bx_imprint_value *cn = value_of(l, BX_IMPRINT_CN);
    if (cn->text && !is_cn(cn->text))
        BX_LINT_FIND(l, cn->span, cn->text);
}

void bx_lint_pages_differ(bx_lint *l)
{
    const bx_imprint_value *pages = value_of(l, BX_IMPRINT_PAGES);
    int n = bx_issue_n_pages(l->in->issue);
    if (pages->text && has_first_page(l) && g_ascii_strtoll(pages->text, NULL, 10) != n)
        BX_LINT_FIND(l, pages->span, pages->text, bx_format(l->arena, "%d", n));
}

/* Editions behind the first that are printed under its number. */
void bx_lint_cn_editions(bx_lint *l)
{
    const bx_issue *issue = l->in->issue;
    for (int i = 1; bx_lint_is(l, BX_STATUS_PUBLIC) && i < issue->n_variants; i++) {
        const bx_variant *v = &issue->variants[i];
        if (!v->imprint.values[BX_IMPRINT_CN].text)
            BX_LINT_FIND(l, v->span, v->name);
    }
}

/* ---- 内部资料 ---- */

void bx_lint_permit_name(bx_lint *l)
{
    static const char *const ends[] = {"报", "刊"}, *const words[] = {"杂志", "报社",
                                                                      "期刊"};
    const char *name = l->in->issue->paper, *found = NULL;
    if (!is_internal(l) || !name)
        return;
    for (size_t i = 0; i < G_N_ELEMENTS(ends) && !found; i++)
        found = g_str_has_suffix(name, ends[i]) ? ends[i] : NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(words) && !found; i++)
        found = strstr(name, words[i]) ? words[i] : NULL;
    if (found)
        BX_LINT_FIND(l, bx_span_of_file(l->in->issue->pages[0].span.source), name, found);
}

/* On a page; where not all are made, in the imprint at least. */
static bool has_words(const bx_lint *l, const char *words)
{
    const char *colophon = value_of(l, BX_IMPRINT_COLOPHON)->text;
    bool are_made = l->in->edition->n_pages == l->in->issue->n_pages;
    return is_printed(l, words) || (!are_made && colophon && strstr(colophon, words));
}

void bx_lint_permit_words(bx_lint *l)
{
    bool has_both = has_words(l, "内部资料") && has_words(l, "免费交流");
    if (is_internal(l) && has_first_page(l) && !has_both)
        BX_LINT_FIND(l, imprint_at(l), "");
}

/* The first page whose furniture has one of the words, of internal material. */
static void find_in_furniture(bx_lint *l, const char *const *words, size_t n)
{
    const bx_edition *e = l->in->edition;
    for (int i = 0; is_internal(l) && i < e->n_pages; i++) {
        const char *furniture = bx_lint_furniture(l->arena, &e->pages[i]);
        for (size_t k = 0; k < n; k++)
            if (strstr(furniture, words[k])) {
                BX_LINT_FIND_ON(l, e->made[i].page, NULL, words[k]);
                return;
            }
    }
}

void bx_lint_permit_price(bx_lint *l)
{
    static const char *const words[] = {"定价", "零售价", "售价", "工本费"};
    const bx_imprint_value *price = value_of(l, BX_IMPRINT_PRICE);
    if (is_internal(l) && price->text)
        BX_LINT_FIND(l, price->span, price->text);
    else
        find_in_furniture(l, words, G_N_ELEMENTS(words));
}

void bx_lint_permit_editions(bx_lint *l)
{
    const bx_issue *issue = l->in->issue;
    if (is_internal(l) && issue->n_variants > 1)
        BX_LINT_FIND(l, issue->variants[1].span,
                     bx_format(l->arena, "%d", issue->n_variants),
                     bx_variant_list(l->arena, issue, -1));
}

void bx_lint_permit_partners(bx_lint *l)
{
    static const bx_imprint_field fields[] = {BX_IMPRINT_COMPILED_BY, BX_IMPRINT_SPONSOR};
    static const char *const words[] = {"、", "协办", "合办", "联合主办"};
    static const char *const printed[] = {"协办", "合办", "联合主办", "承办"};
    bool any = false;
    for (size_t i = 0; is_internal(l) && i < G_N_ELEMENTS(fields); i++) {
        const bx_imprint_value *units = value_of(l, fields[i]);
        bool is_found = units->n > 1;
        for (size_t k = 0; units->text && k < G_N_ELEMENTS(words); k++)
            is_found |= strstr(units->text, words[k]) != NULL;
        if (is_found)
            BX_LINT_FIND(l, units->span, units->text);
        any = any || is_found;
    }
    if (!any)
        find_in_furniture(l, printed, G_N_ELEMENTS(printed));
}

/* 本报 that is no part of 基本报酬 or 本报告. */
static bool is_self(bx_chars text, int i)
{
    uint32_t before = bx_lint_char(text, i - 1), behind = bx_lint_char(text, i + 2);
    return !bx_utf8_holds("基资成样书日根副课剧文版", before) &&
           !bx_utf8_holds("告表名销酬答考税价备案", behind);
}

void bx_lint_permit_self(bx_lint *l, const bx_part *part)
{
    static const char *const words[] = {"本报讯", "本报", "本刊"};
    bx_chars text = part->text;
    for (int i = 0; is_internal(l) && i < text.n; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
            int end = bx_words_end(text, i, words[k]);
            if (end && is_self(text, i)) {
                BX_LINT_FIND(l, bx_lint_span(text, i, end), words[k]);
                break;
            }
        }
}

/* Where the paper itself has reporters; 记者 in the body may be those of others. */
void bx_lint_permit_reporter(bx_lint *l, const bx_part *part)
{
    static const bx_part_kind kinds[] = {BX_PART_DATELINE, BX_PART_BYLINE, BX_PART_CREDIT,
                                         BX_PART_CAPTION};
    bool is_ours = false;
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        is_ours |= part->kind == kinds[i];
    for (int i = 0; is_internal(l) && is_ours && i < part->text.n; i++) {
        int end = bx_words_end(part->text, i, "记者");
        if (end)
            BX_LINT_FIND(l, bx_lint_span(part->text, i, end), "记者");
    }
}
