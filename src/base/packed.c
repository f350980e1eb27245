#include "base/packed.h"

G_STATIC_ASSERT(sizeof(gpointer) >= sizeof(uint64_t));

static guint hash(gconstpointer p)
{
    return (guint)bx_packed_mix((uintptr_t)p);
}

GHashTable *bx_packed_table_new(void)
{
    return g_hash_table_new(hash, NULL);
}
