/* issue: everything that goes to press together. Made by a reader from an issue.yaml, a
 * folder holding one, or one bulletin text; owned by the arena given to the reader. */
#ifndef BX_MODEL_ISSUE_H
#define BX_MODEL_ISSUE_H

#include "base/diag.h"
#include "model/date.h"
#include "model/group.h"
#include "model/guide.h"
#include "model/imprint.h"
#include "model/wish.h"

typedef struct {
    int number;        /* 第N版, from 1 */
    const char *title; /* name of the page (要闻 …), or NULL */
    const char *editor, *designer, *proofreader; /* or NULL */
    const char *layout; /* name or path, or NULL: the issue's, or chosen */
    const int *items;   /* indices into the issue's items, by priority: the first leads */
    int n_items;        /* 0: of advertisements alone */
    const int *every;   /* the same, and behind each column its items */
    int n_every;
    const int *ads; /* its advertisements, as they were listed */
    int n_ads;
    const bx_wish *wishes; /* those of items in columns, too */
    int n_wishes;
    const char *section; /* of the items it takes, or NULL */
    bool flows; /* it takes items of the pool, too; those above are sure to stand on it */
    bx_page_wishes asked; /* of a page that flows: read when its items are known */
    bool is_own; /* of an edition: it holds other things than that of the first one */
    bx_span span;
} bx_page;

/* The number by which files and commands may name an item of the page: its place among
 * those listed, from 1, whatever their priorities. 0: it is not listed there. */
int bx_page_number_of(const bx_page *page, int item);
/* Is it a page that flows and takes items like this one? */
bool bx_page_may_take(const bx_page *page, const bx_item *item);

typedef struct {
    const char *paper; /* name of the paper, or NULL: no masthead */
    bx_date date;
    const char *number; /* issue number as text (总第1280期), or NULL */
    bx_status status;
    bx_imprint imprint; /* what masthead and colophon say */
    bx_guide guide;     /* to the pages inside, on page one */
    bx_ear ear;         /* beside its masthead */
    const char *layout; /* or NULL */
    const char *press;  /* press profile, by name or path; or NULL: a plain PDF */
    bx_span press_span; /* where it is named */
    const char *folder; /* pictures and layouts are looked up from here */
    const char *lock;   /* the file that would lock its pages, there or not */
    const char *words;  /* words.txt in that folder, or NULL: the house's own words */
    const bx_item *items;
    int n_items;
    const bx_page *pages;
    int n_pages;
    const int *fillers; /* items that may close a gap at the foot of a page */
    int n_fillers;
    const int *pool; /* items that wait for the pages that flow, by priority */
    int n_pool;
    int multiple;  /* of so many pages; 0: of any number */
    bool may_grow; /* by so many pages that flow, where the copy asks for them */
    const struct bx_variant *variants; /* its editions (variant.h); 0: it has but one */
    int n_variants;
    const char *edition; /* name of the one that this is, or NULL */
} bx_issue;

/* The items listed, by priority: ties stay as they are, and those without one follow,
 * each a rank lower than the one before, as is noted in the items. In the arena. */
int *bx_items_rank(bx_arena *arena, bx_item *items, const int *listed, int n);
/* Wishes of the pages for items of other pages, when all of them have their items: those
 * are found, or reported and left out. */
void bx_pages_settle(bx_arena *arena, const bx_item *items, bx_page *pages, int n,
                     bx_diags *diags);
/* The wishes that its items and its mapping have, when it has its items. */
void bx_page_read_wishes(bx_arena *arena, const bx_item *items, bx_page *page,
                         bx_diags *diags);
/* The same items as they were read. In the arena. */
int *bx_items_sort(bx_arena *arena, const int *items, int n);
/* The page with its n items of the issue; in the arena. */
void bx_page_set_items(bx_arena *arena, const bx_item *items, const int *ranked, int n,
                       bx_page *page);

/* What the command line says over the files. NULL and 0: not given. */
typedef struct {
    const char *paper, *layout, *number, *press;
    bx_date date;
    const char *const *photos; /* --photo FILE …, closed by NULL; may be NULL */
} bx_issue_wishes;

/* Opens an issue.yaml (by its ending), a folder that holds one, an item file (.md with a
 * front matter) as an issue of one item, or any other file as bulletin text. Items
 * without a priority of their own follow the others, each one rank lower. A layout wished
 * for is the layout of every page. NULL after reporting when nothing could be read;
 * errors in parts of it are reported and the rest is returned. */
const bx_issue *bx_issue_load(bx_arena *arena, const char *path,
                              const bx_issue_wishes *wishes, bx_diags *diags);

#endif
