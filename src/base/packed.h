/* packed: hash tables whose keys are numbers of 64 bits.
 *
 * GLib's direct hash keeps the lower half of a pointer as it is: packed numbers collide
 * there by the thousand. */
#ifndef BX_BASE_PACKED_H
#define BX_BASE_PACKED_H

#include <glib.h>
#include <stdint.h>

/* Every bit of the result depends on every bit of what comes in; one to one: David
 * Stafford's thirteenth mix of MurmurHash3's finalizer. */
static inline uint64_t bx_packed_mix(uint64_t key)
{
    key = (key ^ key >> 30) * 0xbf58476d1ce4e5b9;
    key = (key ^ key >> 27) * 0x94d049bb133111eb;
    return key ^ key >> 31;
}

/* A number as a key of such a table. */
static inline gpointer bx_packed(uint64_t key)
{
    return (gpointer)(uintptr_t)key;
}

GHashTable *bx_packed_table_new(void);

#endif
