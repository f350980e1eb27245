#include <hyphen.h>
#include <string.h>

#include "asset/state.h"

enum {
    LEAST_BEFORE = 2, /* letters in front of a hyphen and behind it: unbreakable.tsv */
    LEAST_BEHIND = 3,
};

struct bx_hyphens {
    char *name;
    HyphenDict *dictionary; /* NULL: there is none of that name */
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
    g_free(hyphens->name);
    g_free(hyphens);
}

static const bx_hyphens *find(bx_assets *assets, const char *name)
{
    for (guint i = 0; i < assets->hyphens->len; i++) {
        const bx_hyphens *hyphens = g_ptr_array_index(assets->hyphens, i);
        if (!strcmp(hyphens->name, name))
            return hyphens;
    }
    bx_hyphens *hyphens = g_new0(bx_hyphens, 1);
    hyphens->name = g_strdup(name);
    hyphens->dictionary = load(assets, name);
    g_ptr_array_add(assets->hyphens, hyphens);
    return hyphens;
}

bool bx_assets_hyphenate(bx_assets *assets, const char *language, const char *word, int n,
                         bool *may_follow)
{
    if (n < LEAST_BEFORE + LEAST_BEHIND || n >= BX_HYPHENATED_MOST)
        return false;
    const bx_hyphens *hyphens = find(assets, language);
    if (!hyphens->dictionary)
        return false;
    char marks[BX_HYPHENATED_MOST + 5], **replaced = NULL;
    int *at = NULL, *cut = NULL;
    bool any = false;
    if (hnj_hyphen_hyphenate3(hyphens->dictionary, word, n, marks, NULL, &replaced, &at,
                              &cut, LEAST_BEFORE, LEAST_BEHIND, 0, 0))
        return false;
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
    return any;
}
