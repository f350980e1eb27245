/* recent: what was found out lately, by keys of 64 bits: a table that forgets.
 *
 * Each key has one place, which it shares with others; who comes last has it. */
#ifndef BX_BASE_RECENT_H
#define BX_BASE_RECENT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    uint64_t key, value; /* key 0: nothing yet */
} bx_recent_place;

typedef struct {
    bx_recent_place *places;
    int bits;
} bx_recent;

/* Of 2 ^ bits places. */
static inline bx_recent bx_recent_new(int bits)
{
    return (bx_recent){g_new0(bx_recent_place, (gsize)1 << bits), bits};
}

static inline void bx_recent_free(bx_recent *r)
{
    g_free(r->places);
}

/* By the golden section (Knuth, volume 3, 6.4). */
static inline bx_recent_place *bx_recent_place_of(const bx_recent *r, uint64_t key)
{
    return &r->places[key * 0x9e3779b97f4a7c15 >> (64 - r->bits)];
}

/* The key is not 0. */
static inline bool bx_recent_get(const bx_recent *r, uint64_t key, uint64_t *value)
{
    const bx_recent_place *place = bx_recent_place_of(r, key);
    *value = place->value;
    return place->key == key;
}

static inline void bx_recent_put(bx_recent *r, uint64_t key, uint64_t value)
{
    *bx_recent_place_of(r, key) = (bx_recent_place){key, value};
}

#endif
