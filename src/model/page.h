/* page: which items stand on a page of an issue, in which order, and what is wished of
 * them. Not done here: which page an item goes to (allot.h), how it is read
 * (issue_reader.h). */
#ifndef BX_MODEL_PAGE_H
#define BX_MODEL_PAGE_H

#include "base/diag.h"
#include "model/group.h"
#include "model/wish.h"

/* What a page is printed in. */
typedef enum {
    BX_COLOURS_UNSAID, /* as the issue says */
    BX_COLOURS_FULL,
    BX_COLOURS_BLACK,
} bx_colours;

typedef struct {
    int number;     /* 第N版, from 1 */
    bool is_spread; /* two facing pages as one (通版): this number, which is even, and the
                       next */
    int facing; /* of what stands in the gutter (中缝) between that page and this one
                   at its right; 0: a page */
    const char *title; /* name of the page (要闻 …), or NULL */
    const char *editor, *designer, *proofreader; /* or NULL */
    const char *layout;  /* name or path, or NULL: the issue's, or chosen */
    bx_span layout_span; /* where it is named */
    const int *items; /* indices into the items, by priority: the first leads */
    int n_items;      /* 0: of advertisements alone */
    const int *aside; /* items that stand outside the grid of those: in the ear */
    int n_aside;
    const int *every; /* all of these, and behind each column its items */
    int n_every;
    const int *ads; /* its advertisements, as they were listed */
    int n_ads;
    const bx_wish *wishes; /* those of items in columns, too */
    int n_wishes;
    const char *section; /* of the items it takes, or NULL */
    bx_colours colours;
    bool flows; /* it takes items of the pool, too; those above are sure to stand on it */
    bx_page_wishes asked; /* of a page that flows: read when its items are known */
    bool is_own; /* of an edition: it holds other things than that of the first one */
    bx_span span;
} bx_page;

/* Its last number: of a spread the odd one. */
int bx_page_last(const bx_page *page);
/* Has it that number? */
bool bx_page_is_numbered(const bx_page *page, int number);
/* Is it one of the two that are asked for, or what stands between them? other 0: one page
 * is; number 0: all are. */
bool bx_page_is_asked(const bx_page *page, int number, int other);
/* Its number as people write it: 3, of a spread 2-3, of a centre column 2-3 or 4-1. */
const char *bx_page_label(char buffer[16], const bx_page *page);
/* The same, as long as the block it stands in. */
#define BX_PAGE(page) bx_page_label((char[16]){0}, (page))
/* A page of a spread by itself, as its folio line has it: the left one, or the right. */
bx_page bx_page_half(const bx_page *spread, bool is_right);

/* The number by which files and commands may name an item of the page: its place among
 * those listed, from 1, whatever their priorities. 0: it is not listed there. */
int bx_page_number_of(const bx_page *page, int item);
/* Is it a page that flows and takes items like this one? */
bool bx_page_may_take(const bx_page *page, const bx_item *item);

/* The items listed, by priority: ties stay as they are, and those without one follow,
 * each a rank lower than the one before, as is noted in the items. In the arena. */
int *bx_items_rank(bx_arena *arena, bx_item *items, const int *listed, int n);
/* Items of an issue, and whether those that jump (转版) have done so: before that nothing
 * is said of rests that are named and not there. */
typedef struct {
    const bx_item *all;
    int n;
    bool have_jumped;
} bx_page_items;

/* Wishes of the pages for items of other pages, when all of them have their items: those
 * are found, or reported and left out. */
void bx_pages_settle(bx_arena *arena, const bx_page_items *items, bx_page *pages, int n,
                     bx_diags *diags);
/* The wishes that its items and its mapping have, when it has its items. */
void bx_page_read_wishes(bx_arena *arena, const bx_page_items *items, bx_page *page,
                         bx_diags *diags);
/* The same items as they were read. In the arena. */
int *bx_items_sort(bx_arena *arena, const int *items, int n);
/* The page with its n items of the issue, and those aside, which it has; in the arena. */
void bx_page_set_items(bx_arena *arena, const bx_item *items, const int *ranked, int n,
                       bx_page *page);

#endif
