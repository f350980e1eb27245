#include <glib.h>
#include <string.h>

#include "model/layout.h"

/* A name is looked up in folders; anything with a slash or an ending is a path. */
static bool is_path(const char *name)
{
    return strchr(name, '/') || g_str_has_suffix(name, ".yaml") ||
           g_str_has_suffix(name, ".yml");
}

static bool is_file(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_REGULAR);
}

static const bx_layout *load(bx_arena *arena, const char *path, const char *const *paths,
                             bx_diags *diags)
{
    const bx_source *source = bx_source_load(arena, path, diags);
    return source ? bx_layout_read(arena, source, paths, diags) : NULL;
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names, without .yaml, of the layouts in a folder, sorted. */
static GPtrArray *names_in(const char *folder)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *file;
    while (dir && (file = g_dir_read_name(dir)))
        if (g_str_has_suffix(file, ".yaml"))
            g_ptr_array_add(names, g_strndup(file, strlen(file) - strlen(".yaml")));
    if (dir)
        g_dir_close(dir);
    g_ptr_array_sort(names, by_name);
    return names;
}

static char *path_in(const char *folder, const char *name)
{
    char *file = g_strconcat(name, ".yaml", NULL);
    if (!strcmp(folder, "."))
        return file;
    char *path = g_build_filename(folder, file, NULL);
    g_free(file);
    return path;
}

/* Every folder a name is looked up in, in that order. */
static GPtrArray *folders_of(const char *folder, const char *const *paths)
{
    GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
    if (folder) {
        g_ptr_array_add(folders, g_strdup(folder));
        g_ptr_array_add(folders, g_build_filename(folder, "layouts", NULL));
    }
    for (; paths && *paths; paths++)
        g_ptr_array_add(folders, g_strdup(*paths));
    return folders;
}

GPtrArray *bx_layout_names(const char *const *paths)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(g_free);
    for (; paths && *paths; paths++) {
        g_autoptr(GPtrArray) names = names_in(*paths);
        for (guint i = 0; i < names->len; i++)
            g_ptr_array_add(all, g_strdup(names->pdata[i]));
    }
    return all;
}

/* Those beside an issue may be any files: its own layouts/ has nothing else. */
static GPtrArray *names_for(const char *folder, const char *const *paths)
{
    g_autofree char *own = folder ? g_build_filename(folder, "layouts", NULL) : NULL;
    g_autoptr(GPtrArray) folders = g_ptr_array_new();
    if (own)
        g_ptr_array_add(folders, own);
    for (; paths && *paths; paths++)
        g_ptr_array_add(folders, (gpointer)*paths);
    g_ptr_array_add(folders, NULL);
    return bx_layout_names((const char *const *)folders->pdata);
}

void bx_layout_not_found(const char *name, const char *folder, const char *const *paths,
                         bx_span asked_at, bx_diags *diags)
{
    g_autoptr(GPtrArray) all = names_for(folder, paths);
    g_ptr_array_add(all, NULL);
    const char *nearest = bx_nearest_word(name, (const char *const *)all->pdata);
    g_autofree char *list = g_strjoinv(", ", (char **)all->pdata);
    if (nearest)
        bx_diag(diags, BX_D_E_LAYOUT_MISSPELT, asked_at, name, nearest);
    else
        bx_diag(diags, BX_D_E_LAYOUT_UNKNOWN, asked_at, name, list);
}

/* The file of a path: as it stands, or in the folder. */
static char *resolve_path(const char *path, const char *folder)
{
    if (!folder || g_path_is_absolute(path) || !strcmp(folder, "."))
        return g_strdup(path);
    char *inside = g_build_filename(folder, path, NULL);
    if (is_file(inside) || !is_file(path))
        return inside;
    g_free(inside);
    return g_strdup(path);
}

char *bx_layout_path(const char *name, const char *folder, const char *const *paths)
{
    if (is_path(name))
        return resolve_path(name, folder);
    g_autoptr(GPtrArray) folders = folders_of(folder, paths);
    for (guint i = 0; i < folders->len; i++) {
        char *path = path_in(folders->pdata[i], name);
        if (is_file(path))
            return path;
        g_free(path);
    }
    return NULL;
}

const bx_layout *bx_layout_find(bx_arena *arena, const char *name, const char *folder,
                                const char *const *paths, bx_span asked_at,
                                bx_diags *diags)
{
    g_autofree char *path = bx_layout_path(name, folder, paths);
    if (path)
        return load(arena, path, paths, diags);
    bx_layout_not_found(name, folder, paths, asked_at, diags);
    return NULL;
}

static int by_size(gconstpointer a, gconstpointer b)
{
    const bx_layout *x = *(const bx_layout *const *)a, *y = *(const bx_layout *const *)b;
    int64_t areas = (int64_t)x->paper_width * x->paper_height -
                    (int64_t)y->paper_width * y->paper_height;
    return areas ? (areas > 0) - (areas < 0) : strcmp(x->name, y->name);
}

static bool has_name(const GPtrArray *layouts, const char *name)
{
    for (guint i = 0; i < layouts->len; i++)
        if (!strcmp(((const bx_layout *)layouts->pdata[i])->name, name))
            return true;
    return false;
}

/* Those in one folder that none of that name is before. */
static void add_folder(bx_arena *arena, const char *folder, const char *const *paths,
                       GPtrArray *layouts, bx_diags *diags)
{
    g_autoptr(GPtrArray) names = names_in(folder);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = path_in(folder, names->pdata[i]);
        const bx_layout *layout =
            has_name(layouts, names->pdata[i]) ? NULL : load(arena, path, paths, diags);
        if (layout)
            g_ptr_array_add(layouts, (gpointer)layout);
    }
}

int bx_layout_list(bx_arena *arena, const char *const *paths, const bx_layout ***out,
                   bx_diags *diags)
{
    g_autoptr(GPtrArray) layouts = g_ptr_array_new();
    for (int i = 0; paths && paths[i]; i++)
        add_folder(arena, paths[i], paths, layouts, diags);
    g_ptr_array_sort(layouts, by_size);
    *out = BX_NEW_ARRAY(arena, (int)layouts->len, const bx_layout *);
    for (guint i = 0; i < layouts->len; i++)
        (*out)[i] = layouts->pdata[i];
    return (int)layouts->len;
}

int bx_layout_list_sheets(bx_arena *arena, const char *const *paths,
                          const bx_layout ***out, bx_diags *diags)
{
    int n = bx_layout_list(arena, paths, out, diags), n_sheets = 0;
    for (int i = 0; i < n; i++)
        if (!(*out)[i]->extends)
            (*out)[n_sheets++] = (*out)[i];
    return n_sheets;
}
