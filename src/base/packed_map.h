/* packed_map: values by keys of 64 bits, looked up where the call stands: for what is
 * asked for millions of times.
 *
 * Open addressing, one place after the other; nothing is ever taken out. */
#ifndef BX_BASE_PACKED_MAP_H
#define BX_BASE_PACKED_MAP_H

#include <stddef.h>

#include "base/packed.h"

typedef struct {
    uint64_t key; /* 0: free */
    void *value;
} bx_packed_place;

typedef struct {
    bx_packed_place *places;
    uint64_t mask; /* of so many places, less one; a power of two … */
    uint64_t n;    /* … of which so many are taken, three in four at most */
} bx_packed_map;

bx_packed_map bx_packed_map_new(void);
void bx_packed_map_free(bx_packed_map *map);
/* Nothing is in it any more. */
void bx_packed_map_clear(bx_packed_map *map);
/* Makes it twice as large. */
void bx_packed_map_grow(bx_packed_map *map);

static inline bx_packed_place *bx_packed_map_place(const bx_packed_map *map, uint64_t key)
{
    uint64_t i = bx_packed_mix(key) & map->mask;
    while (map->places[i].key && map->places[i].key != key)
        i = (i + 1) & map->mask;
    return &map->places[i];
}

/* Where the value of a key is kept, NULL at first, until another key is asked for. The
 * key is not 0. */
static inline void **bx_packed_map_at(bx_packed_map *map, uint64_t key)
{
    bx_packed_place *place = bx_packed_map_place(map, key);
    if (!place->key) {
        if (4 * ++map->n > 3 * map->mask) {
            bx_packed_map_grow(map);
            place = bx_packed_map_place(map, key);
        }
        place->key = key;
    }
    return &place->value;
}

#endif
