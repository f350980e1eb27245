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
    bx_span span;
} bx_page;

/* The number by which files and commands may name an item of the page: its place among
 * those listed, from 1, whatever their priorities. 0: it is not listed there. */
int bx_page_number_of(const bx_page *page, int item);

typedef struct {
    const char *paper; /* name of the paper, or NULL: no masthead */
    bx_date date;
    const char *number; /* issue number as text (总第1280期), or NULL */
    bx_status status;
    bx_imprint imprint; /* what masthead and colophon say */
    bx_guide guide;     /* to the pages inside, on page one */
    bx_ear ear;         /* beside its masthead */
    const char *layout; /* or NULL */
    const char *folder; /* pictures and layouts are looked up from here */
    const char *lock;   /* the file that would lock its pages, there or not */
    const char *words;  /* words.txt in that folder, or NULL: the house's own words */
    const bx_item *items;
    int n_items;
    const bx_page *pages;
    int n_pages;
    const int *fillers; /* items that may close a gap at the foot of a page */
    int n_fillers;
} bx_issue;

/* What the command line says over the files. NULL and 0: not given. */
typedef struct {
    const char *paper, *layout, *number;
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
