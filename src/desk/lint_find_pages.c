/* What must agree between pages. */
#include <string.h>

#include "desk/lint_figure.h"
#include "desk/lint_page.h"
#include "desk/lint_rule.h"
#include "makeup/jump_head.h"
#include "makeup/leaf.h"
#include "model/advertisement.h"
#include "model/jump.h"

/* ---- furniture ---- */

/* 第3版, 03, 三版: but not the 3 of a date. */
static bool holds_number(bx_arena *arena, const char *furniture, int number)
{
    bx_chars text = bx_chars_from_utf8(arena, NULL, furniture, 0);
    for (int i = 0; i < text.n; i++) {
        bx_lint_figure f;
        if (!bx_lint_figure_at(text, i, &f))
            continue;
        bool is_of_date = bx_utf8_holds("年月日号期", bx_lint_char(text, f.digits_end));
        if (f.thousandths == (int64_t)number * 1000 && !is_of_date)
            return true;
        i = f.digits_end - 1;
    }
    return false;
}

void bx_lint_folio_number(bx_lint *l)
{
    const bx_edition *edition = l->in->edition;
    for (int i = 0; i < edition->n_pages; i++) {
        const bx_page *page = edition->made[i].page;
        const char *furniture = bx_lint_furniture(l->arena, &edition->pages[i]);
        for (int k = MAX(page->number, 2); k <= bx_page_last(page); k++)
            if (!holds_number(l->arena, furniture, k))
                BX_LINT_FIND_ON(l, page, NULL, bx_format(l->arena, "%d", k));
    }
}

void bx_lint_paper_small(bx_lint *l)
{
    const bx_edition *edition = l->in->edition;
    const char *paper = l->in->issue->paper;
    const bx_page *first = NULL;
    bx_len name = 0, other = 0;
    for (int i = 0; paper && i < edition->n_pages; i++) {
        const bx_display *page = &edition->pages[i];
        bool inside = false;
        first = page->number == 1 ? edition->made[i].page : first;
        for (int k = 0; page->number == 1 && k < page->n_ops; k++) {
            const bx_op *op = &page->ops[k];
            bool is_ours = bx_lint_is_furniture(op, &inside);
            bool is_name = is_ours && *op->glyphs.text && strstr(paper, op->glyphs.text);
            if (is_name)
                name = MAX(name, op->glyphs.size);
            else if (op->kind == BX_OP_GLYPHS && !op->is_note)
                other = MAX(other, op->glyphs.size);
        }
    }
    if (name && name <= other)
        BX_LINT_FIND_ON(l, first, NULL, bx_format(l->arena, "%g", bx_pt_from_len(name)),
                        bx_format(l->arena, "%g", bx_pt_from_len(other)));
}

void bx_lint_page_gap(bx_lint *l)
{
    const bx_issue *issue = l->in->issue;
    for (int i = 1; i < issue->n_pages; i++) {
        int before = bx_page_last(&issue->pages[i - 1]), number = issue->pages[i].number;
        if (number != before + 1)
            BX_LINT_FIND(l, issue->pages[i].span, bx_format(l->arena, "%d", number),
                         bx_format(l->arena, "%d", before));
    }
}

/* ---- references ---- */

static const struct {
    const char *words, *answer;
} pointers[] = {
    {"下转", "上接"}, {"上接", "下转"}, {"详见", NULL},
    {"参见", NULL},   {"见", NULL},     {"转", NULL},
};

typedef struct {
    const char *words, *answer;
    int from, to, page;
} pointer;

/* 下转第3版 at i. */
static bool pointer_at(bx_chars text, int i, pointer *out)
{
    for (size_t k = 0; k < G_N_ELEMENTS(pointers); k++) {
        int end = bx_words_end(text, i, pointers[k].words);
        int number = end ? bx_words_end(text, end, "第") : 0;
        bx_lint_figure f;
        if (!end || !bx_lint_figure_at(text, number ? number : end, &f))
            continue;
        int to = bx_words_end(text, f.digits_end, "版");
        if (!to || f.thousandths > 999000)
            continue;
        *out = (pointer){pointers[k].words, pointers[k].answer, i, to,
                         (int)(f.thousandths / 1000)};
        return true;
    }
    return false;
}

static bool has_page(const bx_lint *l, int number)
{
    for (int i = 0; i < l->in->issue->n_pages; i++)
        if (bx_page_is_numbered(&l->in->issue->pages[i], number))
            return true;
    return false;
}

/* An issue of one page may be a part of a larger one. */
void bx_lint_page_unknown(bx_lint *l, const bx_part *part)
{
    pointer p;
    for (int i = 0; l->in->issue->n_pages > 1 && i < part->text.n; i++)
        if (pointer_at(part->text, i, &p)) {
            if (!has_page(l, p.page))
                BX_LINT_FIND(l, bx_lint_span(part->text, p.from, p.to),
                             bx_format(l->arena, "%d", p.page));
            i = p.to - 1;
        }
}

/* Does any text of page `number` point back with these words to page `to`? */
static bool is_answered(const bx_lint *l, int number, const char *words, int to)
{
    for (int t = 0; t < l->n_texts; t++) {
        const bx_item *item = l->texts[t].item;
        bool is_there = bx_page_is_numbered(l->texts[t].page, number);
        for (int k = 0; is_there && k < item->n_parts; k++)
            for (int i = 0; i < item->parts[k].text.n; i++) {
                pointer p;
                if (pointer_at(item->parts[k].text, i, &p) && p.page == to &&
                    !strcmp(p.words, words))
                    return true;
            }
    }
    return false;
}

void bx_lint_jump_pair(bx_lint *l, const bx_part *part)
{
    int here = l->text->page->number;
    pointer p;
    for (int i = 0; i < part->text.n; i++) {
        if (!pointer_at(part->text, i, &p))
            continue;
        if (p.answer && has_page(l, p.page) && !is_answered(l, p.page, p.answer, here))
            BX_LINT_FIND(l, bx_lint_span(part->text, p.from, p.to), "",
                         bx_format(l->arena, "%d", p.page),
                         bx_format(l->arena, "%s第%d版", p.answer, here));
        i = p.to - 1;
    }
}

/* ---- items that go on on another page ---- */

void bx_lint_jump_head(bx_lint *l, const bx_item *item)
{
    const bx_part *main = bx_item_find(item, BX_PART_HEADLINE);
    bx_chars head = item->jump ? item->jump->head : (bx_chars){0};
    if (main && head.n &&
        !bx_jump_head_repeats(l->arena, l->in->lexicon, NULL, main->text, head))
        BX_LINT_FIND(l, bx_chars_span(head), bx_chars_utf8(l->arena, head),
                     bx_chars_utf8(l->arena, main->text));
}

void bx_lint_jump_whole(bx_lint *l, const bx_item *item)
{
    if (item->jump && !item->piece && l->in->edition->n_pages)
        BX_LINT_FIND(l, item->jump->span, "");
}

/* ---- neighbours ---- */

static const char *const sad[] = {"讣告", "逝世",   "病逝",     "去世", "辞世",
                                  "遇难", "追悼会", "遗体告别", NULL};
static const char *const glad[] = {"庆祝", "庆典", "欢庆", "喜庆", "联欢",   "喜迎",
                                   "贺喜", "狂欢", "婚礼", "开业", "嘉年华", NULL};
static const char *const grave[] = {"事故", "火灾", "爆炸", "坍塌", "沉船", NULL};

static bool head_holds(const bx_lint *l, const bx_item *item, const char *const *words)
{
    for (int i = 0; i < item->n_parts; i++) {
        const char *text = bx_chars_utf8(l->arena, item->parts[i].text);
        for (int k = 0; bx_lint_is_head(&item->parts[i]) && words[k]; k++)
            if (strstr(text, words[k]))
                return true;
    }
    return false;
}

static bool overlap(int a, int n, int b, int m)
{
    return a < b + m && b < a + n;
}

static bool are_beside(bx_region a, bx_region b)
{
    bool in_rows = overlap(a.row, a.lines, b.row, b.lines);
    bool in_columns = overlap(a.column, a.columns, b.column, b.columns);
    bool meet_across =
        a.column + a.columns == b.column || b.column + b.columns == a.column;
    bool meet_down = a.row + a.lines == b.row || b.row + b.lines == a.row;
    return (in_rows && meet_across) || (in_columns && meet_down);
}

static bool is_ad(const bx_item *item)
{
    return item->kind == BX_ITEM_ADVERTISEMENT;
}

typedef bool may_not_be_beside(const bx_lint *l, const bx_item *a, const bx_item *b);

static bool mourns(const bx_lint *l, const bx_item *a, const bx_item *b)
{
    return head_holds(l, a, sad) && head_holds(l, b, glad);
}

static bool grieves(const bx_lint *l, const bx_item *a, const bx_item *b)
{
    return is_ad(b) && (head_holds(l, a, sad) || head_holds(l, a, grave));
}

static void find_beside(bx_lint *l, const bx_made_page *made, may_not_be_beside *asks)
{
    for (int i = 0; i < made->n_parts; i++)
        for (int k = 0; k < made->n_parts; k++) {
            const bx_placed *a = &made->parts[i], *b = &made->parts[k];
            const bx_item *one = a->block->item, *other = b->block->item;
            if (i != k && are_beside(a->at, b->at) && asks(l, one, other))
                BX_LINT_FIND_ON(l, made->page, one, one->name, other->name,
                                bx_format(l->arena, "%s", BX_PAGE(made->page)));
        }
}

static void find_meeting(bx_lint *l, const bx_made_page *made, const bx_made_page *next,
                         may_not_be_beside *asks)
{
    for (int i = 0; i < made->n_parts; i++)
        for (int k = 0; k < next->n_parts; k++) {
            const bx_placed *a = &made->parts[i], *b = &next->parts[k];
            const bx_item *one = a->block->item, *other = b->block->item;
            bool is_first = asks(l, one, other);
            if ((is_first || asks(l, other, one)) && bx_leaf_meet(made, a, next, b))
                BX_LINT_FIND_ON(l, is_first ? made->page : next->page,
                                is_first ? one : other,
                                is_first ? one->name : other->name,
                                is_first ? other->name : one->name,
                                bx_format(l->arena, "%s", BX_PAGE(made->page)),
                                bx_format(l->arena, "%s", BX_PAGE(next->page)));
        }
}

/* Across the fold, and back to back. */
static void find_meetings(bx_lint *l, may_not_be_beside *asks)
{
    const bx_edition *e = l->in->edition;
    for (int i = 0; i < e->n_pages; i++)
        for (int k = 0; k < e->n_pages; k++)
            if (e->made[k].page->number > e->made[i].page->number)
                find_meeting(l, &e->made[i], &e->made[k], asks);
}

void bx_lint_mourning_leaf(bx_lint *l)
{
    find_meetings(l, mourns);
}

void bx_lint_ad_leaf(bx_lint *l)
{
    find_meetings(l, grieves);
}

void bx_lint_mourning(bx_lint *l)
{
    for (int i = 0; i < l->in->edition->n_pages; i++)
        find_beside(l, &l->in->edition->made[i], mourns);
}

/* ---- advertisements ---- */

void bx_lint_ad_beside(bx_lint *l)
{
    for (int i = 0; i < l->in->edition->n_pages; i++)
        find_beside(l, &l->in->edition->made[i], grieves);
}

typedef void look_at_ad(bx_lint *l, const bx_page *page, const bx_item *ad);

static void look_at_ads(bx_lint *l, const bx_page *page, look_at_ad *look)
{
    for (int i = 0; i < page->n_ads; i++)
        look(l, page, &l->in->issue->items[page->ads[i]]);
}

/* Each advertisement of the issue, with its page, or between two. */
static void each_ad(bx_lint *l, look_at_ad *look)
{
    const bx_issue *issue = l->in->issue;
    for (int i = 0; i < issue->n_pages; i++)
        look_at_ads(l, &issue->pages[i], look);
    for (int i = 0; i < issue->n_centres; i++)
        look_at_ads(l, &issue->centres[i], look);
}

static void look_for_mark(bx_lint *l, const bx_page *page, const bx_item *ad)
{
    if (!ad->ad->is_marked)
        BX_LINT_FIND(l, ad->span, ad->name, bx_format(l->arena, "%s", BX_PAGE(page)));
}

void bx_lint_ad_unmarked(bx_lint *l)
{
    each_ad(l, look_for_mark);
}

static void look_for_permit(bx_lint *l, const bx_page *page, const bx_item *ad)
{
    (void)page;
    if (bx_lint_is(l, BX_STATUS_INTERNAL))
        BX_LINT_FIND(l, ad->span, ad->name);
}

void bx_lint_permit_ads(bx_lint *l)
{
    each_ad(l, look_for_permit);
}
