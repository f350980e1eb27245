#include "model/picture_name.h"

#include <stdlib.h>
#include <string.h>

static const char *const read_ends[] = {".jpg",  ".jpeg", ".png", ".tif",
                                        ".tiff", ".svg",  NULL};
/* Of telephones, browsers and chats, and what scanners and old programs write. */
static const char *const unread_ends[] = {".webp", ".heic", ".heif", ".avif", ".gif",
                                          ".bmp",  ".jfif", ".psd",  ".ai",   ".eps",
                                          ".cdr",  ".wmf",  ".emf",  NULL};

static bool ends_with(const char *name, const char *const *ends)
{
    size_t n = strlen(name);
    for (; *ends; ends++)
        if (n > strlen(*ends) && !g_ascii_strcasecmp(name + n - strlen(*ends), *ends))
            return true;
    return false;
}

bool bx_is_picture_name(const char *name)
{
    return ends_with(name, read_ends);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *list(const char *folder, const char *const *ends)
{
    GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (ends_with(name, ends) && name[0] != '.')
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, by_name);
    return names;
}

GPtrArray *bx_pictures_in(const char *folder)
{
    return list(folder, read_ends);
}

char *bx_picture_path(const char *folder, const char *name)
{
    return strcmp(folder, ".") ? g_build_filename(folder, name, NULL) : g_strdup(name);
}

/* ---- after a stem ---- */

/* 0 for "stem.jpg", k for "stem-k.jpg", -1 for other names. */
static int number_of(const char *name, const char *stem)
{
    size_t n = strlen(stem);
    if (strncmp(name, stem, n))
        return -1;
    if (name[n] == '.' && !strchr(name + n + 1, '.'))
        return 0;
    if (name[n] != '-' || !g_ascii_isdigit(name[n + 1]))
        return -1;
    char *end;
    long k = strtol(name + n + 1, &end, 10);
    return *end == '.' && !strchr(end + 1, '.') && k > 0 && k < 1000 ? (int)k : -1;
}

typedef struct {
    int number;
    char *name;
} numbered;

static int by_number(const void *a, const void *b)
{
    const numbered *x = a, *y = b;
    return x->number != y->number ? x->number - y->number : strcmp(x->name, y->name);
}

/* Two names without what follows their last point: the same? */
static bool are_twins(const char *a, const char *b)
{
    size_t n = (size_t)(strrchr(a, '.') - a), m = (size_t)(strrchr(b, '.') - b);
    return n == m && !strncmp(a, b, n);
}

static const char *find_twin(const GPtrArray *names, const char *name)
{
    for (guint i = 0; i < names->len; i++)
        if (are_twins(names->pdata[i], name))
            return names->pdata[i];
    return NULL;
}

static void tell(bx_diags *diags, bx_diag_id id, const char *folder, const char *name,
                 const char *of)
{
    g_autofree char *path = bx_picture_path(folder, name);
    bx_diag_file(diags, id, path, of);
}

static void tell_unread(const GPtrArray *taken, const char *folder, const char *stem,
                        bx_diags *diags)
{
    g_autoptr(GPtrArray) names = list(folder, unread_ends);
    for (guint i = 0; i < names->len; i++)
        if ((!stem || number_of(names->pdata[i], stem) >= 0) &&
            !find_twin(taken, names->pdata[i]))
            tell(diags, BX_D_W_PHOTO_FORMAT, folder, names->pdata[i], "");
}

void bx_pictures_tell_unread(const char *folder, bx_diags *diags)
{
    g_autoptr(GPtrArray) names = bx_pictures_in(folder);
    tell_unread(names, folder, NULL, diags);
}

GPtrArray *bx_pictures_named(const GPtrArray *names, const char *folder, const char *stem,
                             bx_diags *diags)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(numbered));
    GPtrArray *taken = g_ptr_array_new();
    for (guint i = 0; i < names->len; i++) {
        numbered each = {number_of(names->pdata[i], stem), names->pdata[i]};
        if (each.number >= 0)
            g_array_append_val(all, each);
    }
    g_array_sort(all, by_number);
    for (guint i = 0; i < all->len; i++) {
        char *name = g_array_index(all, numbered, i).name;
        const char *twin = find_twin(taken, name);
        if (twin)
            tell(diags, BX_D_W_PHOTO_TWIN, folder, name, twin);
        else
            g_ptr_array_add(taken, name);
    }
    tell_unread(taken, folder, stem, diags);
    return taken;
}
