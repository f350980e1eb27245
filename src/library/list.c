#include <glib.h>
#include <string.h>

#include "asset/assets.h"
#include "banxin.h"
#include "base/output.h"
#include "desk/layout_table.h"
#include "desk/plan_json.h"
#include "desk/plan_text.h"
#include "desk/thumbnail.h"
#include "library/data.h"
#include "model/layout.h"
#include "render/png.h"

/* The folders of layouts, those beside an issue first. */
static const char **layout_paths_beside(bx_arena *arena, const char *issue,
                                        const char *data_dir)
{
    bool is_folder = !issue || g_file_test(issue, G_FILE_TEST_IS_DIR);
    g_autofree char *folder =
        is_folder ? g_strdup(issue ? issue : ".") : g_path_get_dirname(issue);
    const char *const *others = bx_data_layouts(arena, data_dir);
    const char **paths = BX_NEW_ARRAY(arena, 4, const char *);
    paths[0] = !strcmp(folder, ".") ? "layouts" : bx_format(arena, "%s/layouts", folder);
    for (int i = 0; others[i]; i++)
        paths[i + 1] = others[i];
    return paths;
}

char *banxin_list_layouts(const char *issue, const char *data_dir, bool chinese)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    bx_tongue tongue = chinese ? BX_CHINESE : BX_ENGLISH;
    const bx_layout **layouts;
    int n = bx_layout_list(
        arena, layout_paths_beside(arena, issue, bx_data_dir(data_dir)), &layouts, diags);
    GString *out = bx_layout_table(layouts, n, tongue);
    g_autofree char *said = bx_diags_text(diags, tongue, false);
    g_string_append(out, said);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return g_string_free(out, n == 0);
}

static bool draw_layout(bx_setting *setting, const bx_layout *layout, const char *dir)
{
    enum { DPI = 48 };
    g_autofree char *path = g_strdup_printf("%s/%s.png", dir, layout->name);
    setting->layout = layout;
    bx_display sheet = bx_thumbnail_make(setting);
    return bx_png_write(&sheet, setting->assets, &(bx_raster_info){DPI, false, NULL},
                        path, setting->diags);
}

bool banxin_draw_layouts(const char *issue, const char *data_dir, const char *font_dir,
                         const char *dir, bool chinese, char **report)
{
    const bx_layout **layouts;
    g_autofree char *fonts = g_strdup_printf("%s/fonts", bx_data_dir(data_dir));
    bx_setting s = {.arena = bx_arena_new(), .diags = bx_diags_new()};
    const char *const *paths = layout_paths_beside(s.arena, issue, bx_data_dir(data_dir));
    int n = bx_layout_list(s.arena, paths, &layouts, s.diags);
    s.assets = bx_assets_new(font_dir ? font_dir : fonts, s.diags);
    bool ok = s.assets && bx_output_make_folder(dir, s.diags);
    for (int i = 0; i < n && ok; i++)
        ok = draw_layout(&s, layouts[i], dir);
    *report = bx_diags_text(s.diags, chinese ? BX_CHINESE : BX_ENGLISH, false);
    bx_assets_free(s.assets);
    bx_diags_free(s.diags);
    bx_arena_free(s.arena);
    return ok;
}

static void list_role(GString *out, bx_assets *assets, bx_role role, bool chinese)
{
    const char *name = chinese ? bx_role_zh(role) : bx_role_name(role);
    int face = bx_assets_chain(assets, role, 0);
    if (face < 0)
        g_string_append_printf(out, "%s\t%s\n", name,
                               chinese ? "（没有字体）" : "(no face)");
    for (int i = 0; face >= 0; face = bx_assets_chain(assets, role, ++i)) {
        const bx_face *f = bx_assets_face(assets, face);
        g_string_append_printf(out, "%s\t%s\t%s\t%s\n", i ? "" : name, f->family,
                               f->style, f->file);
    }
}

char *banxin_list_fonts(const char *data_dir, const char *font_dir, bool chinese)
{
    g_autofree char *found = g_strdup_printf("%s/fonts", bx_data_dir(data_dir));
    bx_diags *diags = bx_diags_new();
    bx_assets *assets = bx_assets_new(font_dir ? font_dir : found, diags);
    GString *out = g_string_new(NULL);
    for (int role = 0; role < BX_ROLE_COUNT && assets; role++)
        list_role(out, assets, (bx_role)role, chinese);
    bool is_empty = !assets;
    bx_assets_free(assets);
    bx_diags_free(diags);
    return g_string_free(out, is_empty);
}

/* The layouts a budget is asked of; n of them. */
static const bx_layout **find_layouts(bx_arena *arena, const char *name,
                                      const char *data_dir, bx_diags *diags, int *n)
{
    const char *const *paths = bx_data_layouts(arena, bx_data_dir(data_dir));
    const bx_layout **layouts = BX_NEW_ARRAY(arena, 1, const bx_layout *);
    if (name) {
        layouts[0] = bx_layout_find(arena, name, ".", paths, BX_NOWHERE, diags);
        *n = layouts[0] != NULL;
    } else {
        *n = bx_layout_list(arena, paths, &layouts, diags);
        if (!*n)
            bx_diag(diags, BX_D_E_NO_LAYOUT, BX_NOWHERE, "");
    }
    return layouts;
}

static GString *tell_budgets(const bx_budget *budgets, int n, bool as_json,
                             bx_tongue tongue)
{
    if (as_json)
        return bx_budget_json(budgets, n);
    GString *out = g_string_new(NULL);
    for (int i = 0; i < n; i++) {
        GString *text = bx_budget_text(&budgets[i], tongue);
        g_string_append_printf(out, "%s%s", i ? "\n" : "", text->str);
        g_string_free(text, TRUE);
    }
    return out;
}

char *banxin_budget(const char *layout, const char *data_dir, bool as_json, bool chinese,
                    char **report)
{
    int n;
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    bx_tongue tongue = chinese ? BX_CHINESE : BX_ENGLISH;
    const bx_layout **layouts = find_layouts(arena, layout, data_dir, diags, &n);
    bx_budget *budgets = BX_NEW_ARRAY(arena, n, bx_budget);
    for (int i = 0; i < n; i++)
        budgets[i] = bx_budget_make(arena, layouts[i]);
    GString *out = n ? tell_budgets(budgets, n, as_json, tongue) : NULL;
    *report = bx_diags_text(diags, tongue, false);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return out ? g_string_free(out, FALSE) : NULL;
}
