#include <string.h>

#include "asset/state.h"

/* Words are forgotten all at once when there are so many: a limit for memory, not for
 * what comes out. */
enum { WORDS_MOST = 8192 };

static guint hash_of(gconstpointer key)
{
    const unsigned char *bytes = key;
    guint hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < sizeof(bx_word_key); i++)
        hash = (hash ^ bytes[i]) * 16777619u;
    return hash;
}

static gboolean is_equal(gconstpointer a, gconstpointer b)
{
    return !memcmp(a, b, sizeof(bx_word_key));
}

static void free_shaped(gpointer shaped)
{
    hb_buffer_destroy(shaped);
}

GHashTable *bx_word_cache_new(void)
{
    return g_hash_table_new_full(hash_of, is_equal, g_free, free_shaped);
}

hb_buffer_t *bx_assets_word(const bx_assets *assets, const bx_word_key *key)
{
    return g_hash_table_lookup(assets->words, key);
}

void bx_assets_keep_word(bx_assets *assets, const bx_word_key *key, hb_buffer_t *shaped)
{
    if (g_hash_table_size(assets->words) >= WORDS_MOST)
        g_hash_table_remove_all(assets->words);
    g_hash_table_insert(assets->words, g_memdup2(key, sizeof *key), shaped);
}
