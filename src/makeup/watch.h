/* watch: somebody who looks on while pages are made, and may be done with waiting.
 *
 * In: how far make-up is, told now and then. Out: whether to go on. Where the answer was
 * no, once is enough: each search then takes the first page it has, and what comes out
 * depends on when that was. Clocks and screens are the caller's. */
#ifndef BX_MAKEUP_WATCH_H
#define BX_MAKEUP_WATCH_H

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    const char *layout;
    int page, n_pages;   /* from 1: the one that is being made, of those wanted */
    int n_shaped;        /* items whose shapes are known … */
    int n_items;         /* … of those on the page */
    int64_t n_states;    /* of the search: 0 while shapes are made */
    int64_t cost, bound; /* thousandths: of the best page so far, 0 where there is none;
                            no page costs less */
} bx_progress;

typedef struct {
    bool (*look)(void *data, const bx_progress *now); /* false: enough */
    void *data;
    bx_progress now;
    bool is_stopped;
} bx_watch;

/* Lets somebody look, who may stop it; watch NULL: nobody does. */
void bx_watch_look(bx_watch *watch);

#endif
