#include <glib.h>

#include "banxin.h"
#include "library/data.h"
#include "model/press_profile.h"
#include "press/check_text.h"

static GString *check(bx_arena *arena, const char *path, const char *profile,
                      const char *data_dir, bool as_json, bx_tongue tongue,
                      bx_diags *diags, banxin_check_counts *counts)
{
    const char *const *paths = bx_data_press_profiles(arena, data_dir);
    const bx_press_profile *press = bx_press_profile_find(
        arena, profile ? profile : "newsprint", ".", paths, BX_NOWHERE, diags);
    if (!press)
        return NULL;
    bx_check_limits limits = bx_check_limits_of(press, !profile);
    bx_check_report report = bx_check_make(arena, path, &limits);
    *counts = (banxin_check_counts){bx_check_count(&report, BX_CHECK_ERROR),
                                    bx_check_count(&report, BX_CHECK_WARNING)};
    return as_json ? bx_check_json(arena, path, &report, tongue)
                   : bx_check_text_of(arena, path, &report, tongue);
}

char *banxin_check(const char *path, const char *profile, const char *data_dir,
                   bool as_json, bool chinese, banxin_check_counts *counts, char **said)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    bx_tongue tongue = chinese ? BX_CHINESE : BX_ENGLISH;
    GString *out = check(arena, path, profile, bx_data_dir(data_dir), as_json, tongue,
                         diags, counts);
    *said = bx_diags_text(diags, tongue, false);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return out ? g_string_free(out, FALSE) : NULL;
}
