#include <hyphen.h>
#include <string.h>

#include "asset/state.h"

/* Words are forgotten all at once when there are so many, as in word_cache.c. */
enum { WORDS_MOST = 8192 };

enum {
    LEAST_BEFORE = 2, /* letters in front of a hyphen and behind it: unbreakable.tsv */
    LEAST_BEHIND = 3,
};

struct bx_hyphens {
    char *name;
    HyphenDict *dictionary; /* NULL: there is none of that name */
    GHashTable *words;      /* asked for before → may_follow; NULL: not to be parted */
};

static HyphenDict *load_from(const char *folder, const char *name)
{
    g_autofree char *path = g_strdup_printf("%s/hyph_%s.dic", folder, name);
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load(path) : NULL;
}

/* From the fonts folder, else from where the build found the system's. */
static HyphenDict *load(const bx_assets *assets, const char *name)
{
    HyphenDict *dictionary = load_from(assets->font_dir, name);
    if (!dictionary && *BX_HYPHEN_DATA)
        dictionary = load_from(BX_HYPHEN_DATA, name);
    if (!dictionary)
        bx_diag(assets->diags, BX_D_W_HYPHENS_MISSING, BX_NOWHERE, name);
    return dictionary;
}

void bx_hyphens_free(bx_hyphens *hyphens)
{
    if (hyphens->dictionary)
        hnj_hyphen_free(hyphens->dictionary);
    g_hash_table_destroy(hyphens->words);
    g_free(hyphens->name);
    g_free(hyphens);
}

static bx_hyphens *find(bx_assets *assets, const char *name)
{
    for (guint i = 0; i < assets->hyphens->len; i++) {
        bx_hyphens *hyphens = g_ptr_array_index(assets->hyphens, i);
        if (!strcmp(hyphens->name, name))
            return hyphens;
    }
    bx_hyphens *hyphens = g_new0(bx_hyphens, 1);
    hyphens->name = g_strdup(name);
    hyphens->dictionary = load(assets, name);
    hyphens->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_ptr_array_add(assets->hyphens, hyphens);
    return hyphens;
}

/* What the dictionary says of a word; NULL: it is not to be parted. */
static bool *ask(HyphenDict *dictionary, const char *word, int n)
{
    char marks[BX_HYPHENATED_MOST + 5], **replaced = NULL;
    int *at = NULL, *cut = NULL;
    if (hnj_hyphen_hyphenate3(dictionary, word, n, marks, NULL, &replaced, &at, &cut,
                              LEAST_BEFORE, LEAST_BEHIND, 0, 0))
        return NULL;
    bool *may_follow = g_new(bool, n), any = false;
    for (int i = 0; i < n; i++) {
        bool is_plain = !replaced || !replaced[i];
        may_follow[i] = i + 1 < n && (marks[i] & 1) && is_plain;
        any |= may_follow[i];
    }
    for (int i = 0; replaced && i < n; i++)
        free(replaced[i]);
    free(replaced);
    free(at);
    free(cut);
    if (!any)
        g_clear_pointer(&may_follow, g_free);
    return may_follow;
}

static const bool *look_up(const bx_hyphens *hyphens, const char *word, int n)
{
    char key[BX_HYPHENATED_MOST];
    gpointer known = NULL;
    memcpy(key, word, (size_t)n);
    key[n] = '\0';
    if (g_hash_table_lookup_extended(hyphens->words, key, NULL, &known))
        return known;
    if (g_hash_table_size(hyphens->words) >= WORDS_MOST)
        g_hash_table_remove_all(hyphens->words);
    known = ask(hyphens->dictionary, word, n);
    g_hash_table_insert(hyphens->words, g_strdup(key), known);
    return known;
}

bool bx_assets_hyphenate(bx_assets *assets, const char *language, const char *word, int n,
                         bool *may_follow)
{
    if (n < LEAST_BEFORE + LEAST_BEHIND || n >= BX_HYPHENATED_MOST)
        return false;
    const bx_hyphens *hyphens = find(assets, language);
    const bool *found = hyphens->dictionary ? look_up(hyphens, word, n) : NULL;
    if (found)
        memcpy(may_follow, found, (size_t)n * sizeof *found);
    return found;
}
