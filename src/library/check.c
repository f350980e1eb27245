#include <glib.h>

#include "banxin.h"
#include "library/data.h"
#include "model/press_profile.h"
#include "press/check_text.h"

enum { MOST_PAGE = 999 };

/* "2,5-7"; false after reporting. */
static bool read_pages(bx_arena *arena, const char *list, bx_check_limits *limits,
                       bx_diags *diags)
{
    g_auto(GStrv) parts = g_strsplit(list, ",", -1);
    int *pages = BX_NEW_ARRAY(arena, MOST_PAGE, int), n = 0;
    bool is_good = true;
    for (int i = 0; parts[i] && is_good; i++) {
        g_auto(GStrv) ends = g_strsplit(parts[i], "-", 2);
        gint64 from = 0, to = 0;
        is_good =
            ends[0] && g_ascii_string_to_signed(ends[0], 10, 1, MOST_PAGE, &from, NULL);
        to = from;
        if (is_good && ends[1])
            is_good = g_ascii_string_to_signed(ends[1], 10, from, MOST_PAGE, &to, NULL);
        for (gint64 page = from; is_good && page <= to && n < MOST_PAGE; page++)
            pages[n++] = (int)page;
    }
    if (!is_good)
        bx_diag(diags, BX_D_E_BLACK_PAGES, BX_NOWHERE, list, BX_INT(MOST_PAGE));
    limits->black_pages = pages;
    limits->n_black_pages = n;
    return is_good;
}

static GString *check(bx_arena *arena, const char *path, const char *profile,
                      const char *black_pages, const char *data_dir, bool as_json,
                      bx_tongue tongue, bx_diags *diags, banxin_check_counts *counts)
{
    const char *const *paths = bx_data_press_profiles(arena, data_dir);
    const bx_press_profile *press = bx_press_profile_find(
        arena, profile ? profile : "newsprint", ".", paths, BX_NOWHERE, diags);
    if (!press)
        return NULL;
    bx_check_limits limits = bx_check_limits_of(press, !profile);
    if (black_pages && !read_pages(arena, black_pages, &limits, diags))
        return NULL;
    bx_check_report report = bx_check_make(arena, path, &limits);
    *counts = (banxin_check_counts){bx_check_count(&report, BX_CHECK_ERROR),
                                    bx_check_count(&report, BX_CHECK_WARNING)};
    return as_json ? bx_check_json(arena, path, &report, tongue)
                   : bx_check_text_of(arena, path, &report, tongue);
}

char *banxin_check(const char *path, const char *profile, const char *black_pages,
                   const char *data_dir, bool as_json, bool chinese,
                   banxin_check_counts *counts, char **said)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    bx_tongue tongue = chinese ? BX_CHINESE : BX_ENGLISH;
    GString *out = check(arena, path, profile, black_pages, bx_data_dir(data_dir),
                         as_json, tongue, diags, counts);
    *said = bx_diags_text(diags, tongue, false);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return out ? g_string_free(out, FALSE) : NULL;
}
