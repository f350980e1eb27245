#include "library/data.h"

#include <glib.h>

#include "banxin.h"

const char *bx_data_dir(const char *told)
{
    const char *environment = g_getenv("BANXIN_DATA");
    if (told)
        return told;
    if (environment)
        return environment;
    return g_file_test(BX_INSTALLED_DATA, G_FILE_TEST_IS_DIR) ? BX_INSTALLED_DATA
                                                              : BX_SOURCE_DATA;
}

const char **bx_data_layouts(bx_arena *arena, const char *data_dir)
{
    const char **paths = BX_NEW_ARRAY(arena, 3, const char *);
    paths[0] = bx_format(arena, "%s/banxin/layouts", g_get_user_data_dir());
    paths[1] = bx_format(arena, "%s/layouts", data_dir);
    return paths;
}

const char *const *bx_data_press_profiles(bx_arena *arena, const char *data_dir)
{
    const char **paths = BX_NEW_ARRAY(arena, 3, const char *);
    paths[0] = bx_format(arena, "%s/banxin/layouts/press", g_get_user_data_dir());
    paths[1] = bx_format(arena, "%s/layouts/press", data_dir);
    return paths;
}

bx_lexicon *bx_data_lexicon(bx_arena *arena, const char *data_dir, bx_diags *diags)
{
    const char *const paths[] = {bx_format(arena, "%s/" BX_LEXICON, data_dir),
                                 BX_INSTALLED_DATA "/" BX_LEXICON,
                                 BX_BUILT_DATA "/" BX_LEXICON};
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(paths) && !g_file_test(paths[i], G_FILE_TEST_EXISTS))
        i++;
    return bx_lexicon_open(paths[i], diags);
}

const char *banxin_version(void)
{
    return BX_VERSION;
}
