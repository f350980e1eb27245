#include "base/packed_map.h"

enum { FIRST_PLACES = 256 };

bx_packed_map bx_packed_map_new(void)
{
    return (bx_packed_map){.places = g_new0(bx_packed_place, FIRST_PLACES),
                           .mask = FIRST_PLACES - 1};
}

void bx_packed_map_free(bx_packed_map *map)
{
    g_free(map->places);
}

void bx_packed_map_clear(bx_packed_map *map)
{
    bx_packed_map_free(map);
    *map = bx_packed_map_new();
}

void bx_packed_map_grow(bx_packed_map *map)
{
    bx_packed_map old = *map;
    map->mask = 2 * old.mask + 1;
    map->places = g_new0(bx_packed_place, map->mask + 1);
    for (uint64_t i = 0; i <= old.mask; i++)
        if (old.places[i].key)
            *bx_packed_map_place(map, old.places[i].key) = old.places[i];
    g_free(old.places);
}
