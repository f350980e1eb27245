#include "compose/reorder.h"

#include <glib.h>

/* The gap behind a cluster parts it from the next one in reading order: it stays outside
 * when the two part ways. Marks have blanks in the place of gaps. */
static void leave_gap_out(const bx_shaped_cluster *c, bx_place *place)
{
    bool has_gap = c->kind != BX_RUN_SPACE && !c->front && !c->back;
    if (has_gap)
        place->to = MIN(place->to, place->origin + c->width);
}

static void turn(const bx_shaped_cluster *clusters, bx_place *places, int n, bx_len span)
{
    for (int i = 0; i < n; i++) {
        bx_place old = places[i];
        places[i] = (bx_place){span - old.origin - clusters[i].width, span - old.to,
                               span - old.from};
    }
}

/* From its first end to its last. */
static bx_len span_of(const bx_place *places, int n)
{
    bx_len from = places[0].from, to = places[0].to;
    for (int i = 1; i < n; i++) {
        from = MIN(from, places[i].from);
        to = MAX(to, places[i].to);
    }
    return from + to;
}

/* Turns every stretch of clusters at `level` or above. */
static void turn_level(const bx_shaped *shaped, int first, bx_place *places, int n,
                       int level)
{
    const bx_shaped_cluster *clusters = shaped->clusters + first;
    for (int from = 0, to; from < n; from = to) {
        for (to = from; to < n && clusters[to].level >= level; to++)
            ;
        if (to > from)
            turn(clusters + from, places + from, to - from,
                 span_of(places + from, to - from));
        else
            to++;
    }
}

void bx_reorder(const bx_shaped *shaped, int first, bx_place *places, int n, bx_len span)
{
    int highest = 0;
    for (int i = 0; i < n; i++) {
        highest = MAX(highest, shaped->clusters[first + i].level);
        leave_gap_out(&shaped->clusters[first + i], &places[i]);
    }
    for (int level = highest; level > shaped->base; level--)
        turn_level(shaped, first, places, n, level);
    if (shaped->base)
        turn(shaped->clusters + first, places, n, span);
}
