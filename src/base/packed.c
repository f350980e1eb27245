#include "base/packed.h"

G_STATIC_ASSERT(sizeof(gpointer) >= sizeof(uint64_t));

/* David Stafford's thirteenth mix of MurmurHash3's finalizer. */
uint64_t bx_packed_mix(uint64_t key)
{
    key = (key ^ key >> 30) * 0xbf58476d1ce4e5b9;
    key = (key ^ key >> 27) * 0x94d049bb133111eb;
    return key ^ key >> 31;
}

static guint hash(gconstpointer p)
{
    return (guint)bx_packed_mix((uintptr_t)p);
}

GHashTable *bx_packed_table_new(void)
{
    return g_hash_table_new(hash, NULL);
}
