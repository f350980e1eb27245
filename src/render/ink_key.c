#include "render/ink_key.h"

#include <math.h>

/* red counts inks from 11/100; green tells overprint; blue is the same in all keys, which
 * a stray colour would have to meet too. */
enum { FIRST = 11, KNOCKS_OUT = 29, OVERPRINTS = 71, SIGNATURE = 53 };

_Static_assert(FIRST + BX_INK_COUNT <= 100, "an ink for every hundredth");

bx_ink_key bx_ink_key_of(bx_ink ink, bool overprint)
{
    return (bx_ink_key){(FIRST + (int)ink) / 100.0,
                        (overprint ? OVERPRINTS : KNOCKS_OUT) / 100.0, SIGNATURE / 100.0};
}

/* The hundredths of a part, or -1 where it is not within 1/1000 of a whole one. */
static int hundredths(double part)
{
    double scaled = part * 100, nearest = round(scaled);
    return part >= 0 && part <= 1 && fabs(scaled - nearest) <= 0.1 ? (int)nearest : -1;
}

bool bx_ink_key_read(bx_ink_key key, bx_ink *ink, bool *overprint)
{
    int index = hundredths(key.red) - FIRST, over = hundredths(key.green);
    if (index < 0 || index >= BX_INK_COUNT || hundredths(key.blue) != SIGNATURE ||
        (over != OVERPRINTS && over != KNOCKS_OUT))
        return false;
    *ink = (bx_ink)index;
    *overprint = over == OVERPRINTS;
    return true;
}
