#include "base/big5.h"

enum {
    FEWEST = 8, /* characters that it takes to judge */
    LOW_SHARE =
        16, /* one in so many at least has a low second byte; usual is one in three */
    BAD_SHARE = 32,   /* more than one in so many is no character: no Big5 */
    MARGIN_SHARE = 8, /* so much more of them, by share of all, are common in Big5 */
};

/* Characters of two bytes, as each encoding sees them. */
typedef struct {
    size_t all, low; /* with a second byte below A1 */
    size_t bad;      /* none of Big5 */
    size_t gb_common, big5_common;
} counts;

static bool is_between(unsigned c, unsigned from, unsigned to)
{
    return c >= from && c <= to;
}

/* Marks are as common as characters: their rows count with them. */
static bool is_common_gb(unsigned lead, unsigned trail)
{
    return trail >= 0xa1 &&
           (is_between(lead, 0xb0, 0xd7) || lead == 0xa1 || lead == 0xa3);
}

static bool is_common_big5(unsigned lead, unsigned trail)
{
    return is_between(lead, 0xa4, 0xc5) || (lead == 0xc6 && trail <= 0x7e) ||
           lead == 0xa1;
}

static bool is_in_big5(unsigned lead, unsigned trail)
{
    return is_between(lead, 0xa1, 0xf9) &&
           (is_between(trail, 0x40, 0x7e) || is_between(trail, 0xa1, 0xfe));
}

static void count(counts *c, unsigned lead, unsigned trail)
{
    c->all++;
    c->low += trail < 0xa1;
    c->gb_common += is_common_gb(lead, trail);
    if (!is_in_big5(lead, trail))
        c->bad++;
    else
        c->big5_common += is_common_big5(lead, trail);
}

bool bx_is_big5(const char *bytes, size_t n)
{
    const unsigned char *p = (const unsigned char *)bytes, *end = p + n;
    counts c = {0};
    while (p < end) {
        bool is_pair = *p > 0x80 && p + 1 < end && p[1] >= 0x30;
        if (is_pair)
            count(&c, p[0], p[1]);
        else if (*p >= 0x80)
            c.bad++;
        p += is_pair ? 2 : 1;
    }
    return c.all >= FEWEST && c.low * LOW_SHARE >= c.all && c.bad * BAD_SHARE <= c.all &&
           c.big5_common > c.gb_common + c.all / MARGIN_SHARE;
}
