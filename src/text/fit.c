#include "text/fit.h"

#include <glib.h>

enum {
    SLACK = BX_EM / 40,    /* ink may reach so far into the blank */
    OFF_CENTRE = BX_EM / 8 /* a mark that fills its em may stand so far off its middle */
};

/* Is the ink where it belongs? A mark without blanks belongs in the middle. */
static bool stands_well(bx_drawn drawn, int from, int to)
{
    if (drawn.advance != BX_EM)
        return false;
    if (from == 0 && to == BX_EM)
        return ABS((drawn.from + drawn.to) / 2 - BX_EM / 2) <= OFF_CENTRE;
    return drawn.from >= from - SLACK && drawn.to <= to + SLACK;
}

/* Ink that overshoots by a hair still leaves the whole blank to trim. */
static int blank_left(int room, int wanted)
{
    return room > wanted - SLACK ? wanted : MAX(0, room);
}

bx_fit bx_fit_mark(bx_blank blank, bx_drawn drawn)
{
    int front = blank.front * BX_EM / 100, back = blank.back * BX_EM / 100;
    int from = front, to = BX_EM - back, shift = 0;
    if (drawn.to - drawn.from > BX_EM)
        shift = (BX_EM - drawn.from - drawn.to) / 2;
    else if (!stands_well(drawn, from, to))
        shift =
            CLAMP((from + to - drawn.from - drawn.to) / 2, -drawn.from, BX_EM - drawn.to);
    return (bx_fit){shift, blank_left(drawn.from + shift, front),
                    blank_left(BX_EM - (drawn.to + shift), back)};
}
