#include "desk/lint.h"

#include <string.h>

#include "desk/lint_rule.h"

typedef enum { ISSUE, ITEM, PART } scope;

static const struct {
    const char *name;
    scope scope;
    bx_lint_severity severity;
    const char *by;
    const char *words[2], *hints[2]; /* by tongue */
} rules[] = {
#define BX_LINT(id, scope, severity, by, en, hint_en, zh, hint_zh)                       \
    {#id, scope, BX_LINT_##severity, by, {en, zh}, {hint_en, hint_zh}},
#include "desk/lint.def"
#undef BX_LINT
};

typedef union {
    void (*of_ISSUE)(bx_lint *);
    void (*of_ITEM)(bx_lint *, const bx_item *);
    void (*of_PART)(bx_lint *, const bx_part *);
} finder;

static const finder finders[] = {
#define BX_LINT(id, scope, severity, by, en, hint_en, zh, hint_zh)                       \
    {.of_##scope = bx_lint_##id},
#include "desk/lint.def"
#undef BX_LINT
};

/* A finding with what it is sorted by. */
typedef struct {
    bx_lint_finding finding;
    int text;  /* -1: of the issue */
    int index; /* in the order found */
} found;

static void add(bx_lint *l, bx_lint_finding f, const char *const args[BX_LINT_ARGS])
{
    for (int i = 0; i < BX_LINT_ARGS && args[i]; i++)
        f.args[i] = args[i];
    f.rule = l->rule;
    found entry = {f, l->text ? (int)(l->text - l->texts) : -1, (int)l->found->len};
    g_array_append_val(l->found, entry);
}

static void set_page(bx_lint_finding *f, const bx_page *page)
{
    f->page = page->number;
    f->last_page = page->facing ? page->facing : bx_page_last(page);
}

void bx_lint_find(bx_lint *l, bx_span at, const char *const args[BX_LINT_ARGS])
{
    bx_lint_finding f = {.at = at};
    if (l->text) {
        set_page(&f, l->text->page);
        f.item = l->text->item->name;
    }
    add(l, f, args);
}

void bx_lint_find_on(bx_lint *l, const bx_page *page, const bx_item *item,
                     const char *const args[BX_LINT_ARGS])
{
    bx_lint_finding f = {.item = item ? item->name : NULL};
    if (page)
        set_page(&f, page);
    add(l, f, args);
}

bool bx_lint_is(const bx_lint *l, bx_status status)
{
    const bx_issue *issue = l->in->issue;
    bool has_cn = issue->imprint.values[BX_IMPRINT_CN].text != NULL;
    bool has_permit = issue->imprint.values[BX_IMPRINT_PERMIT].text != NULL;
    if (issue->status)
        return issue->status == status;
    if (has_cn == has_permit)
        return status == BX_STATUS_UNKNOWN;
    return status == (has_cn ? BX_STATUS_PUBLIC : BX_STATUS_INTERNAL);
}

bool bx_lint_is_head(const bx_part *part)
{
    return part->kind == BX_PART_KICKER || part->kind == BX_PART_HEADLINE ||
           part->kind == BX_PART_DECK;
}

bool bx_lint_is_running(const bx_part *part)
{
    static const bx_part_kind kinds[] = {
        BX_PART_SUMMARY, BX_PART_PARAGRAPH,  BX_PART_QUOTE, BX_PART_LIST,
        BX_PART_NOTE,    BX_PART_PULL_QUOTE, BX_PART_FACT,  BX_PART_CAPTION};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (part->kind == kinds[i])
            return true;
    return false;
}

/* ---- the texts of an issue ---- */

static void add_text(bx_lint *l, bx_lint_text *texts, const bx_item *item,
                     const bx_page *page)
{
    texts[l->n_texts++] = (bx_lint_text){item, page};
}

/* The head of a group alone. */
static const bx_item *head_of(bx_lint *l, const bx_item *group)
{
    bx_item *head = BX_NEW(l->arena, bx_item);
    *head = *group;
    head->n_parts = group->n_parts && group->parts[0].kind == BX_PART_HEADLINE;
    head->n_pictures = 0;
    return head;
}

/* The pages, then what stands between them. */
static const bx_page *page_at(const bx_issue *issue, int i)
{
    return i < issue->n_pages ? &issue->pages[i] : &issue->centres[i - issue->n_pages];
}

static void list_texts(bx_lint *l)
{
    const bx_issue *issue = l->in->issue;
    int n = 0, n_pages = issue->n_pages + issue->n_centres;
    for (int p = 0; p < n_pages; p++)
        for (int i = 0; i < page_at(issue, p)->n_every; i++) {
            const bx_item *item = &issue->items[page_at(issue, p)->every[i]];
            n += 1 + (bx_item_briefs(item) ? item->group->n_items : 0);
        }
    bx_lint_text *texts = BX_NEW_ARRAY(l->arena, n, bx_lint_text);
    l->texts = texts;
    for (int p = 0; p < n_pages; p++) {
        const bx_page *page = page_at(issue, p);
        for (int i = 0; i < page->n_every; i++) {
            const bx_item *item = &issue->items[page->every[i]];
            if (bx_item_whole(issue->items, page->every[i]) != page->every[i])
                continue; /* the rest of one that is looked at whole */
            add_text(l, texts, item->group ? head_of(l, item) : item, page);
            for (int k = 0; bx_item_briefs(item) && k < item->group->n_items; k++)
                add_text(l, texts, &item->group->items[k], page);
        }
    }
}

/* ---- asking ---- */

/* Is it of a page that is asked for, or of none? */
static bool is_asked(const bx_lint *l, const bx_lint_finding *f)
{
    const bx_issue *issue = l->in->issue;
    for (int i = 0; i < issue->n_pages + issue->n_centres; i++) {
        const bx_page *page = page_at(issue, i);
        bx_lint_finding on = {0};
        set_page(&on, page);
        if (on.page == f->page && on.last_page == f->last_page)
            return bx_page_is_asked(page, l->in->page, l->in->other_page);
    }
    return true;
}

static void ask(bx_lint *l, const bx_item *item)
{
    switch (rules[l->rule].scope) {
    case ISSUE:
        break;
    case ITEM:
        finders[l->rule].of_ITEM(l, item);
        break;
    case PART:
        for (int i = 0; i < item->n_parts; i++)
            finders[l->rule].of_PART(l, &item->parts[i]);
        break;
    }
}

static int by_place(gconstpointer a, gconstpointer b)
{
    const found *x = a, *y = b;
    if (x->text != y->text)
        return x->text < y->text ? -1 : 1;
    if (x->text >= 0 && x->finding.at.from != y->finding.at.from)
        return x->finding.at.from < y->finding.at.from ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

bx_lint_report bx_lint_make(bx_arena *arena, const bx_lint_input *input)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(found));
    bx_lint l = {.arena = arena, .in = input, .found = all};
    list_texts(&l);
    for (int r = 0; r < BX_LINT_COUNT; r++) {
        l.rule = (bx_lint_rule)r;
        l.text = NULL;
        if (rules[r].scope == ISSUE)
            finders[r].of_ISSUE(&l);
        for (int t = 0; t < l.n_texts; t++) {
            l.text = &l.texts[t];
            ask(&l, l.text->item);
        }
    }
    g_array_sort(all, by_place);
    bx_lint_finding *findings = BX_NEW_ARRAY(arena, (int)all->len, bx_lint_finding);
    int n = 0;
    for (guint i = 0; i < all->len; i++)
        if (is_asked(&l, &g_array_index(all, found, i).finding))
            findings[n++] = g_array_index(all, found, i).finding;
    return (bx_lint_report){
        findings, n,
        bx_lint_area_of(arena, input->edition, input->page, input->other_page)};
}

int bx_lint_count(const bx_lint_report *report, bx_lint_severity severity)
{
    int n = 0;
    for (int i = 0; i < report->n; i++)
        n += rules[report->findings[i].rule].severity == severity;
    return n;
}

/* ---- words ---- */

const char *bx_lint_name(bx_arena *arena, bx_lint_rule rule)
{
    return g_strdelimit(bx_format(arena, "%s", rules[rule].name), "_", '-');
}

bx_lint_severity bx_lint_severity_of(bx_lint_rule rule)
{
    return rules[rule].severity;
}

const char *bx_lint_source(bx_lint_rule rule)
{
    return rules[rule].by;
}

const char *bx_lint_words(bx_arena *arena, const bx_lint_finding *f, bx_tongue tongue)
{
    return bx_fill_words(arena, rules[f->rule].words[tongue], f->args);
}

const char *bx_lint_hint(bx_arena *arena, const bx_lint_finding *f, bx_tongue tongue)
{
    const char *hint = rules[f->rule].hints[tongue];
    hint = hint ? bx_fill_words(arena, hint, f->args) : NULL;
    return hint && *hint ? hint : NULL;
}
