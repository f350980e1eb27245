#include "makeup/row_set.h"

#include <glib.h>

/* The bits of word w that rows [from, to) have. */
static uint64_t bits_of(int w, int from, int to)
{
    int low = MAX(from - w * 64, 0), high = MIN(to - w * 64, 64);
    if (low >= high)
        return 0;
    return (high == 64 ? ~(uint64_t)0 : ((uint64_t)1 << high) - 1) &
           ~(((uint64_t)1 << low) - 1);
}

void bx_row_set_add(bx_row_set *set, int from, int n)
{
    for (int w = 0; w < BX_ROW_WORDS; w++)
        set->words[w] |= bits_of(w, from, from + n);
}

void bx_row_set_remove(bx_row_set *set, int from, int n)
{
    for (int w = 0; w < BX_ROW_WORDS; w++)
        set->words[w] &= ~bits_of(w, from, from + n);
}

void bx_row_set_join(bx_row_set *set, const bx_row_set *other)
{
    for (int w = 0; w < BX_ROW_WORDS; w++)
        set->words[w] |= other->words[w];
}

int bx_row_set_longest(const bx_row_set *set)
{
    int longest = 0, run = 0;
    for (int w = 0; w < BX_ROW_WORDS; w++) {
        uint64_t word = set->words[w];
        for (int left = 64; left > 0;) {
            int ones = ~word ? __builtin_ctzll(~word) : 64;
            ones = MIN(ones, left);
            run += ones;
            longest = MAX(longest, run);
            left -= ones;
            if (left <= 0)
                break;
            word >>= ones;
            int zeros = word ? MIN(__builtin_ctzll(word), left) : left;
            run = 0;
            left -= zeros;
            word = zeros < 64 ? word >> zeros : 0;
        }
    }
    return longest;
}

static bool has(const bx_row_set *set, int row)
{
    return set->words[row / 64] >> (row % 64) & 1;
}

int bx_row_set_from_first(const bx_row_set *set, int lines)
{
    int n = 0;
    while (n < lines && has(set, n))
        n++;
    return n;
}

int bx_row_set_to_last(const bx_row_set *set, int lines)
{
    int n = 0;
    while (n < lines && has(set, lines - 1 - n))
        n++;
    return n;
}
