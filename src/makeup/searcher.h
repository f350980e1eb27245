/* searcher: a walk through all pages, or all ways to fill one region, that cost less than
 * a limit.
 *
 * In: regions that stand open on a page in the making, and what is in them at least. A
 * region is cut or becomes a block, from the highest on down; blocks are scored as they
 * come, and what costs too much with the least of the rest is given up. What a region
 * costs at least is found out by searching it alone, and by its facades where they are
 * asked. Out: the cheapest page, in steps. Which limits are tried is search.c's. */
#ifndef BX_MAKEUP_SEARCHER_H
#define BX_MAKEUP_SEARCHER_H

#include <glib.h>

#include "makeup/facade_tree.h"
#include "makeup/search.h"
#include "makeup/wheels.h"

enum {
    BX_MOST_STEPS = 2 * BX_MAX_BLOCKS - 1,
    BX_NOT_OURS = -1 /* the number of a block that stood there before */
};

typedef struct {
    bx_set_region region;
    int column, row;
    bool is_at_foot; /* of the page */
    int least;       /* what it costs at least by itself */
    int parent;      /* the step that cut it off; -1: the whole */
    int part;        /* of it */
} bx_open_region;

/* A page in the making, or a region of it. */
typedef struct {
    int64_t least; /* what blocks, cuts and white cost at least */
    int64_t apart; /* of it, what facades do not know of: white, moves, rule 8 by pairs */
    bx_pair_sums pairs;
    bx_row_set open_rows[BX_MAX_COLUMNS]; /* of the gutter left of each column */
    uint32_t gutters;                     /* that are too long open … */
    uint32_t paid; /* … and those that cost their cut alone, which is in `least` */
} bx_page_state;

/* What is searched: the whole page, or a region by itself. */
typedef struct {
    int64_t limit;    /* only what costs less matters */
    int64_t left_out; /* the least bound of what the limit or the end left out */
    bx_region whole;  /* where it stands … */
    bx_view view;     /* … on the page */
    int rows;         /* of the page, for its gutters */
    int foot;         /* the row that is the page's foot; 0: not in this region */
    bool is_page;
    bool is_found;

    bx_open_region open[BX_MAX_BLOCKS + 1];
    int n_open;
    bx_placed placed[BX_MAX_BLOCKS];
    int items[BX_MAX_BLOCKS]; /* their blocks' numbers */
    int n_placed;
    bx_page_step steps[BX_MOST_STEPS]; /* of the page */
    int n_steps;
    bx_facade_tree *tree; /* of its regions; NULL: it was not asked for yet … */
    bool has_tree;        /* … nor is it now */
} bx_search_frame;

/* What was found out about a region by itself: Russian dolls (Verfaillie 1996). */
typedef struct {
    int least;
    bool is_exact;
} bx_doll;

/* The pages of one size of the lead's head, and what was found out about them. */
typedef struct {
    const bx_lead_head *lead_head;
    bx_facades *facades; /* NULL: not asked */
    GHashTable *dolls;   /* by region; looked up only */
} bx_lead_case;

typedef struct {
    const bx_search *in;
    bx_wheels *wheels; /* NULL: the page does not turn */
    int slack;         /* what a region may cost over its least and still matter */
    int64_t n_states;
    int64_t proven;      /* no page costs less, so far */
    int64_t states_left; /* to expand … */
    bool is_narrow;      /* only what is within the slack is looked at … */
    bool must_find;      /* … and a page found first, whatever it costs */
    bool may_fail;       /* there may be no page that meets the pins and is new */
    bool is_last;        /* nothing else is tried where this finds no page */
    bool is_over;        /* no state is left, or there was enough */
    bool has_last;       /* the states left are for one more limit */
    int64_t dived; /* a page was looked for by beams in a table that reached so far */
    bx_search_frame *frames[BX_MAX_BLOCKS + 1]; /* by depth, the page first */
    int depth;
    bx_lead_case all;    /* the pages, whatever the lead's head */
    bx_lead_case *cases; /* the same, parted; n 0: they are not … */
    bx_lead_case *beams; /* … and as beams see them */
    int n_cases;
    bx_facade_page facade_page; /* where facades are asked */
    int64_t ahead_left;         /* work that may yet go into facades */
    bx_lead_case *now;          /* of what is looked at */

    bx_found_page *out;
    bx_page_step best[BX_MOST_STEPS];
} bx_searcher;

/* What a page in the making costs at least, by all rules so far. */
int64_t bx_searcher_bound(const bx_searcher *s, const bx_page_state *now);

/* Begins with one open region, which stands so on the page. */
void bx_searcher_begin(bx_search_frame *f, const bx_open_region *whole, bx_view view);
/* From now on the facades of its regions are put together, where they are asked. */
void bx_searcher_put_together(const bx_searcher *s, bx_search_frame *f);
/* What stands on the page already: a cut down, and a block whose own cost is known. */
void bx_searcher_open_cut(const bx_searcher *s, const bx_search_frame *f,
                          bx_page_state *now, int column, int row, int lines);
void bx_searcher_add_placed(bx_searcher *s, bx_search_frame *f, bx_page_state *now,
                            const bx_placed *placed, int item);

/* What fills a region for less than `limit`, as it stands in the frame at work; only its
 * least, by the table, where facades are not asked. */
bx_region_facades bx_searcher_facades_below(const bx_searcher *s, const bx_open_region *r,
                                            int64_t limit);

/* Goes on with the open regions of a frame. */
void bx_searcher_expand(bx_searcher *s, bx_search_frame *f, const bx_page_state *now);
/* … with each derivation of a region that is none of them and costs no more than
 * `dearest`. */
void bx_searcher_go_through(bx_searcher *s, bx_search_frame *f, const bx_page_state *now,
                            const bx_open_region *r, bx_derivations all, int dearest);
/* What who looks on is shown next: so many states, the best page and what is proven. */
void bx_searcher_tell(const bx_searcher *s, int64_t n_states);
/* Counts a state; the search is over where none is left, or who looks on has enough. */
void bx_searcher_count_state(bx_searcher *s);
/* Pages are not looked at that cost so much at least. */
void bx_searcher_leave_out(bx_search_frame *f, int64_t bound);

#endif
