/* jump_cut: with which cut of an item its own page is full, and with its rest another
 * one.
 *
 * In: an issue as far as it is settled, an item that asks for it, the page that its rest
 * is tried on. Out: the cut, or how near it came; the issue with the item in two pieces.
 * Pages are made for trial: its own with all the cuts that may still be, then the other
 * with what is left over, in turn. Not done here: which items, which pages, and what is
 * said of it (jump.h). */
#ifndef BX_MAKEUP_JUMP_CUT_H
#define BX_MAKEUP_JUMP_CUT_H

#include "makeup/setting.h"
#include "model/issue.h"

enum { BX_JUMP_ROUNDS = 8 };

typedef struct {
    bx_arena *arena;
    bx_assets *assets;
    const bx_setting *on; /* of each page; NULL: no layout is named */
    const bx_issue *issue;
} bx_jump_pages;

/* An item on its page, the page that its rest is tried on, and the rounds so far. */
typedef struct {
    const bx_jump_pages *pages;
    int item, page, target;
    bool with_others; /* those of its page that ask after it are cut, too, wherever that
                         may be */
    int earliest, latest; /* characters that the rest may begin with, as far as known … */
    bool has_latest;      /* … for behind it the target lacks copy */
    int from, to;         /* those that are tried now */
    int rounds;           /* that there were */
    int most_rounds;      /* … and may be; 0: BX_JUMP_ROUNDS */
    int later;            /* tries that were too early, in a row */
    int white;            /* lines the target lacked at best; INT_MAX: it never did */
    bool fills_own;       /* there was a cut that filled the item's own page */
    int64_t own_cost, target_cost; /* of the pages with the last cut that was tried; of a
                                      target that flows 0 */
} bx_jump_attempt;

/* Does it ask, and has it a headline, paragraphs, a block of its own? */
bool bx_jump_may(const bx_item *item);
/* Does its page hold it whole? */
bool bx_jump_stands_whole(const bx_jump_attempt *a);
/* Is there as much of it as has to stay and to go? */
bool bx_jump_is_long_enough(const bx_jump_attempt *a);
/* Does its page hold others that ask after it? */
bool bx_jump_has_others(const bx_jump_attempt *a);

/* In BX_JUMP_ROUNDS rounds at most. Both pages are full then (one that flows will be, one
 * that more will go to may be), and `from` says where the rest begins. */
bool bx_jump_find_cut(bx_jump_attempt *a);

/* What the issue costs more with the cut that was found, by its pages. */
int64_t bx_jump_cost(const bx_jump_attempt *a);

/* The issue with the item in two pieces; its rest, where it is one cut, on the target. */
bx_issue bx_jump_cut(const bx_jump_attempt *a, bx_arena *arena);

#endif
