#include "model/pairing.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

enum { MAX_FILES = 8 };

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    char *folder;
    char *files[MAX_FILES];
    int n_files;
} fixture;

static void set_up(fixture *f, const void *data)
{
    (void)data;
    f->arena = bx_arena_new();
    f->diags = bx_diags_new();
    f->folder = g_dir_make_tmp("bx-pairing-XXXXXX", NULL);
}

static void tear_down(fixture *f, const void *data)
{
    (void)data;
    for (int i = 0; i < f->n_files; i++) {
        g_unlink(f->files[i]);
        g_free(f->files[i]);
    }
    g_rmdir(f->folder);
    g_free(f->folder);
    bx_diags_free(f->diags);
    bx_arena_free(f->arena);
}

static void put(fixture *f, const char *name)
{
    char *path = g_build_filename(f->folder, name, NULL);
    g_assert_true(g_file_set_contents(path, "x", 1, NULL));
    f->files[f->n_files++] = path;
}

/* Items with so many captions each; pairs them beside news.txt. */
static const bx_item *pair(fixture *f, const int *captions, int n,
                           const char *const *photos)
{
    bx_item *items = BX_NEW_ARRAY(f->arena, n, bx_item);
    for (int i = 0; i < n; i++) {
        bx_picture *pictures = BX_NEW_ARRAY(f->arena, captions[i], bx_picture);
        for (int k = 0; k < captions[i]; k++)
            pictures[k] = (bx_picture){NULL, BX_FOCUS_CENTRE, BX_NOWHERE};
        items[i].pictures = pictures;
        items[i].n_pictures = captions[i];
    }
    g_autofree char *text = g_build_filename(f->folder, "news.txt", NULL);
    const bx_item *paired = bx_pair_pictures(f->arena, items, n, text, photos, f->diags);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < captions[i]; k++)
            g_assert_null(items[i].pictures[k].file);
    return paired;
}

static void has(const bx_item *item, int picture, const char *base)
{
    g_assert_cmpint(item->n_pictures, >, picture);
    const char *file = item->pictures[picture].file;
    g_autofree char *name = file ? g_path_get_basename(file) : NULL;
    g_assert_cmpstr(name, ==, base);
}

static void counts(const fixture *f, bx_diag_id id, int n)
{
    g_assert_cmpint(bx_diags_count_of(f->diags, id), ==, n);
}

static void test_named(fixture *f, const void *data)
{
    (void)data;
    put(f, "news-10.png");
    put(f, "news-2.JPG");
    put(f, "news.jpeg");
    put(f, "news-old.jpg");
    put(f, "newsroom.jpg");
    put(f, "logo.png");
    const bx_item *items = pair(f, (const int[]){1, 0, 2}, 3, NULL);
    has(&items[0], 0, "news.jpeg");
    has(&items[2], 0, "news-2.JPG");
    has(&items[2], 1, "news-10.png");
    g_assert_cmpint(items[1].n_pictures, ==, 0);
    counts(f, BX_D_N_PHOTO_PAIRED, 3);
}

static void test_only(fixture *f, const void *data)
{
    (void)data;
    put(f, "IMG_0042.jpg");
    has(pair(f, (const int[]){0, 1}, 2, NULL) + 1, 0, "IMG_0042.jpg");
    /* Two captions, or none: the picture may be for anything. */
    const bx_item *items = pair(f, (const int[]){1, 1}, 2, NULL);
    has(&items[0], 0, NULL);
    has(&items[1], 0, NULL);
    counts(f, BX_D_W_CAPTION_ALONE, 1); /* both stand at one place here: said once */
    g_assert_cmpint(pair(f, (const int[]){0}, 1, NULL)->n_pictures, ==, 0);
    put(f, "IMG_0043.jpg");
    has(pair(f, (const int[]){1}, 1, NULL), 0, NULL);
}

static void test_given(fixture *f, const void *data)
{
    (void)data;
    put(f, "news.jpg");
    const char *const photos[] = {"/p/a.jpg", "/p/b.jpg", "/p/c.jpg", NULL};
    const bx_item *items = pair(f, (const int[]){0, 1}, 2, photos);
    has(&items[1], 0, "a.jpg");
    has(&items[0], 0, "b.jpg");
    counts(f, BX_D_N_PHOTO_PAIRED, 1);
    counts(f, BX_D_N_PHOTO_BARE, 1);
    counts(f, BX_D_W_PHOTO_UNUSED, 1);
    g_autofree char *text = bx_diags_text(f->diags, BX_ENGLISH, false);
    g_assert_nonnull(strstr(text, "/p/c.jpg: warning: no item is left"));
}

static void test_bare(fixture *f, const void *data)
{
    (void)data;
    put(f, "news.png");
    const bx_item *items = pair(f, (const int[]){0, 0}, 2, NULL);
    has(&items[0], 0, "news.png");
    g_assert_cmpint(items[0].pictures[0].focus.left, ==, 50);
    g_assert_cmpint(items[1].n_pictures, ==, 0);
}

static void test_missing_folder(fixture *f, const void *data)
{
    (void)data;
    bx_picture picture = {NULL, BX_FOCUS_CENTRE, BX_NOWHERE};
    bx_item item = {.pictures = &picture, .n_pictures = 1};
    bx_pair_pictures(f->arena, &item, 1, "/nowhere/at/all.txt", NULL, f->diags);
    counts(f, BX_D_W_CAPTION_ALONE, 1);
}

#define ADD(name, test) g_test_add(name, fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/pairing/named", test_named);
    ADD("/pairing/only", test_only);
    ADD("/pairing/given", test_given);
    ADD("/pairing/bare", test_bare);
    ADD("/pairing/missing-folder", test_missing_folder);
    return g_test_run();
}
