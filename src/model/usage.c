#include "model/usage.h"

#include <string.h>

enum { MOST_USES = 4 }; /* answers to one question */

static const struct {
    bx_usage_id usage;
    bx_word word;
} uses[BX_USE_COUNT] = {
#define BX_USAGE(id)
#define BX_USE(usage, id, name, zh)                                                      \
    [BX_USE_##usage##_##id] = {BX_USAGE_##usage, {name, zh}},
#include "model/usage.def"
#undef BX_USAGE
#undef BX_USE
};

/* The answers to a question, which stand together; returns how many. */
static int find_words(bx_usage_id id, bx_word words[MOST_USES], bx_use *first)
{
    int n = 0;
    for (int use = BX_USE_COUNT - 1; use > BX_USE_BY_LANGUAGE; use--)
        if (uses[use].usage == id)
            *first = (bx_use)use;
    for (int use = *first; use < BX_USE_COUNT && uses[use].usage == id; use++) {
        g_assert(n < MOST_USES);
        words[n++] = uses[use].word;
    }
    return n;
}

/* Yes and no have more names than two. */
static bool read_hanging(const bx_yaml *map, bx_key key, bx_diags *diags, int *found)
{
    bool hangs;
    if (!bx_keys_bool(map, key, &hangs, diags))
        return false;
    *found = hangs;
    return true;
}

void bx_usage_read(const bx_yaml *map, bx_key first, bx_usage *out, bx_diags *diags)
{
    for (int id = 0; id < BX_USAGE_COUNT; id++) {
        bx_word words[MOST_USES];
        bx_use use;
        bx_key key = (bx_key)((int)first + id);
        int found, n = find_words((bx_usage_id)id, words, &use);
        bool is_given = id == BX_USAGE_HANGING
                            ? read_hanging(map, key, diags, &found)
                            : bx_keys_word(map, key, words, n, &found, diags);
        if (is_given)
            out->uses[id] = (uint8_t)((int)use + found);
    }
}

bool bx_usage_take(bx_usage *usage, bx_usage_id id, const char *word)
{
    bx_word words[MOST_USES];
    bx_use first;
    int n = find_words(id, words, &first);
    for (int i = 0; i < n; i++) {
        if (strcmp(words[i].name, word))
            continue;
        usage->uses[id] = (uint8_t)((int)first + i);
        return true;
    }
    return false;
}

const char *bx_usage_list(bx_arena *arena, bx_usage_id id)
{
    bx_word words[MOST_USES];
    bx_use first;
    int n = find_words(id, words, &first);
    const char *list = words[0].name;
    for (int i = 1; i < n; i++)
        list = bx_format(arena, "%s, %s", list, words[i].name);
    return list;
}

bx_usage bx_usage_over(bx_usage usage, bx_usage over)
{
    for (int id = 0; id < BX_USAGE_COUNT; id++)
        if (over.uses[id])
            usage.uses[id] = over.uses[id];
    return usage;
}

bool bx_usage_is_empty(bx_usage usage)
{
    for (int id = 0; id < BX_USAGE_COUNT; id++)
        if (usage.uses[id])
            return false;
    return true;
}

const char *bx_use_name(bx_use use)
{
    return uses[use].word.name;
}
