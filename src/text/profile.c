#include "text/profile.h"

#include <glib.h>
#include <string.h>

static const bx_profile profiles[] = {
#define BX_PROFILE(tag, opentype, convention, level, pair, start, end, ...)              \
    {tag,                                                                                \
     opentype,                                                                           \
     BX_CONVENTION_##convention,                                                         \
     BX_LEVEL_##level,                                                                   \
     BX_PAIR_##pair,                                                                     \
     BX_START_##start,                                                                   \
     BX_END_##end,                                                                       \
     __VA_ARGS__},
#define BX_TAG(other, tag)
#include "text/profile.def"
#undef BX_PROFILE
#undef BX_TAG
};

static const struct {
    const char *other, *tag;
} tags[] = {
#define BX_PROFILE(tag, ...) {tag, tag},
#define BX_TAG(other, tag) {other, tag},
#include "text/profile.def"
#undef BX_PROFILE
#undef BX_TAG
};

static const bx_profile *profile_of(const char *tag)
{
    for (size_t i = 0; i < G_N_ELEMENTS(profiles); i++)
        if (!strcmp(profiles[i].tag, tag))
            return &profiles[i];
    return NULL;
}

static const bx_profile *find_exactly(const char *tag, size_t n)
{
    for (size_t i = 0; i < G_N_ELEMENTS(tags); i++)
        if (strlen(tags[i].other) == n && !g_ascii_strncasecmp(tags[i].other, tag, n))
            return profile_of(tags[i].tag);
    return NULL;
}

const bx_profile *bx_profile_find(const char *tag)
{
    for (size_t n = strlen(tag); n; n--) {
        if (tag[n] && tag[n] != '-')
            continue;
        const bx_profile *profile = find_exactly(tag, n);
        if (profile)
            return profile;
    }
    return NULL;
}

const bx_profile *bx_profile_default(void)
{
    return &profiles[0];
}

const bx_profile *bx_profile_at(int i)
{
    return i >= 0 && i < (int)G_N_ELEMENTS(profiles) ? &profiles[i] : NULL;
}

static void apply(bx_profile *p, bx_use use)
{
    switch (use) {
    case BX_USE_HANGING_NO:
        p->has_hanging_marks = false;
        break;
    case BX_USE_HANGING_YES:
        p->has_hanging_marks = true;
        break;
    case BX_USE_LEVEL_BASIC:
        p->level = BX_LEVEL_BASIC;
        break;
    case BX_USE_LEVEL_GB:
        p->level = BX_LEVEL_GB;
        break;
    case BX_USE_LEVEL_STRICT:
        p->level = BX_LEVEL_STRICT;
        break;
    case BX_USE_OPENING_TRIM:
        p->start = BX_START_TRIM;
        break;
    case BX_USE_OPENING_SPACE_FIRST:
        p->start = BX_START_LATER;
        break;
    case BX_USE_OPENING_KEEP:
        p->start = BX_START_KEEP;
        break;
    case BX_USE_DIGITS_PROPORTIONAL: /* no habit of a language: paragraph.c */
    case BX_USE_DIGITS_HALF:
    case BX_USE_BY_LANGUAGE:
    case BX_USE_COUNT:
        break;
    }
}

const bx_profile *bx_profile_with(bx_arena *arena, const bx_profile *profile,
                                  bx_usage usage)
{
    if (bx_usage_is_empty(usage))
        return profile;
    bx_profile *own = bx_copy(arena, profile, sizeof *own);
    for (int id = 0; id < BX_USAGE_COUNT; id++)
        apply(own, (bx_use)usage.uses[id]);
    return own;
}

const char *bx_profile_list(bx_arena *arena)
{
    const char *list = profiles[0].tag;
    for (size_t i = 1; i < G_N_ELEMENTS(profiles); i++)
        list = bx_format(arena, "%s, %s", list, profiles[i].tag);
    return list;
}
