/* A picture made in an earlier run is the very one that is made now, and is taken for no
 * other. */
#include "asset/press_cache.h"

#include <glib.h>
#include <string.h>

#include "sample.h"

#define NEWSPRINT BX_SOURCE_DATA "/layouts/press/newsprint.icc"

typedef struct {
    sample s;
    bx_icc *icc;
    bx_press_settings settings;
    bx_cache *cache; /* in the folder of the sample */
} bench;

static bench bench_new(void)
{
    bench b = {.s = sample_new(), .icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, NULL)};
    g_assert_nonnull(b.icc);
    b.settings = (bx_press_settings){b.icc, 220, 200, 600};
    b.cache = bx_cache_new(b.s.folder, 1 << 20);
    return b;
}

static void bench_free(bench *b)
{
    bx_cache_close(b->cache, b->s.diags);
    bx_icc_free(b->icc);
    sample_free(&b->s);
}

static const bx_image *open_image(bench *b, const char *name, int width,
                                  J_COLOR_SPACE space)
{
    g_autofree char *path = sample_path(&b->s, name);
    sample_jpeg(path, width, 60, space);
    int id = bx_assets_open_image(b->s.assets, path, BX_NOWHERE, b->s.diags);
    g_assert_cmpint(id, >=, 0);
    return bx_assets_image(b->s.assets, id);
}

static bx_press_use whole(const bx_image *image)
{
    return (bx_press_use){.w = image->width,
                          .h = image->height,
                          .box_width = bx_len_from_pt(image->width * 72.0 / 400),
                          .box_height = bx_len_from_pt(image->height * 72.0 / 400)};
}

static bx_press_picture make(bench *b, const bx_image *image, const bx_press_use *use)
{
    bx_press_cache *pictures = bx_press_cache_new(b->cache, &b->settings);
    bx_press_picture out = bx_press_cache_make(pictures, image, use);
    bx_press_cache_free(pictures);
    return out;
}

/* Entries there are once this one is made. */
static int n_entries_with(bench *b, const bx_image *image, const bx_press_use *use)
{
    bx_press_picture picture = make(b, image, use);
    bx_press_picture_clear(&picture);
    GDir *dir = g_dir_open(b->s.folder, 0, NULL);
    int n = 0;
    for (const char *name; (name = g_dir_read_name(dir));)
        n += strlen(name) == BX_CACHE_KEY;
    g_dir_close(dir);
    return n;
}

/* The one entry there is; to be freed. */
static char *only_key(bench *b)
{
    GDir *dir = g_dir_open(b->s.folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) && strlen(name) != BX_CACHE_KEY) {
    }
    char *key = g_strdup(name);
    g_dir_close(dir);
    g_assert_nonnull(key);
    return key;
}

static void is_same(const bx_press_picture *a, const bx_press_picture *b)
{
    g_assert_cmpint(a->kind, ==, b->kind);
    g_assert_cmpint(a->source, ==, b->source);
    g_assert_cmpint(a->channels, ==, b->channels);
    g_assert_cmpint(a->width, ==, b->width);
    g_assert_cmpint(a->height, ==, b->height);
    g_assert_cmpuint(a->n, ==, b->n);
    g_assert_true(!a->n || !memcmp(a->bytes, b->bytes, a->n));
}

/* Made without a cache, into one, and out of it. */
static void test_same(void)
{
    static const J_COLOR_SPACE spaces[] = {JCS_RGB, JCS_GRAYSCALE, JCS_CMYK};
    for (size_t i = 0; i < G_N_ELEMENTS(spaces); i++) {
        bench b = bench_new();
        const bx_image *image = open_image(&b, "a.jpg", 90, spaces[i]);
        bx_press_use use = whole(image);
        bx_press_picture alone = bx_press_picture_make(image, &use, &b.settings);
        bx_press_picture cold = make(&b, image, &use), warm = make(&b, image, &use);
        g_assert_cmpint(n_entries_with(&b, image, &use), ==, 1);
        is_same(&alone, &cold);
        is_same(&alone, &warm);
        bx_press_picture_clear(&alone);
        bx_press_picture_clear(&cold);
        bx_press_picture_clear(&warm);
        bench_free(&b);
    }
}

/* What lies under its key is taken, and is not made again; unless it is no picture. */
static void test_taken(void)
{
    bench b = bench_new();
    const bx_image *image = open_image(&b, "a.jpg", 90, JCS_RGB);
    bx_press_use use = whole(image);
    bx_press_picture made = make(&b, image, &use);
    g_autofree char *key = only_key(&b);
    size_t n;
    g_autofree unsigned char *entry = bx_cache_take(b.cache, key, &n);
    entry[n - 1] ^= 1;
    bx_cache_keep(b.cache, key, entry, n);
    bx_press_picture planted = make(&b, image, &use);
    g_assert_cmpuint(planted.n, ==, made.n);
    g_assert_true(memcmp(planted.bytes, made.bytes, made.n) != 0);
    static const size_t short_ones[] = {0, 3, 20}; /* the last has a head, and no JPEG */
    for (size_t i = 0; i < G_N_ELEMENTS(short_ones); i++) {
        bx_cache_keep(b.cache, key, entry, short_ones[i]);
        bx_press_picture anew = make(&b, image, &use);
        is_same(&anew, &made);
        bx_press_picture_clear(&anew);
    }
    bx_press_picture_clear(&made);
    bx_press_picture_clear(&planted);
    bench_free(&b);
}

/* Whatever is otherwise makes another picture. */
static void test_key(void)
{
    bench b = bench_new();
    const bx_image *image = open_image(&b, "a.jpg", 90, JCS_RGB);
    bx_press_use use = whole(image);
    int n = n_entries_with(&b, image, &use);
    int *const of_use[] = {&use.x, &use.y,         &use.w,
                           &use.h, &use.box_width, &use.box_height};
    for (size_t i = 0; i < G_N_ELEMENTS(of_use); i++) {
        int old = *of_use[i];
        *of_use[i] = old ? old - 1 : 1;
        g_assert_cmpint(n_entries_with(&b, image, &use), ==, ++n);
        *of_use[i] = old;
    }
    use.is_gray = true;
    g_assert_cmpint(n_entries_with(&b, image, &use), ==, ++n);
    use.is_gray = false;
    int *const of_press[] = {&b.settings.total_ink, &b.settings.ppi,
                             &b.settings.line_art_ppi};
    for (size_t i = 0; i < G_N_ELEMENTS(of_press); i++) {
        int old = (*of_press[i])--;
        g_assert_cmpint(n_entries_with(&b, image, &use), ==, ++n);
        *of_press[i] = old;
    }
    g_assert_cmpint(n_entries_with(&b, image, &use), ==, n);
    const bx_image *other = open_image(&b, "b.jpg", 91, JCS_RGB);
    g_assert_cmpint(n_entries_with(&b, other, &use), ==, ++n);
    /* The same bytes under another name are the same picture. */
    const bx_image *copy = open_image(&b, "c.jpg", 90, JCS_RGB);
    g_assert_cmpint(n_entries_with(&b, copy, &use), ==, n);
    bench_free(&b);
}

/* A profile with one byte more in its description is another press. */
static void test_profile(void)
{
    bench b = bench_new();
    const bx_image *image = open_image(&b, "a.jpg", 90, JCS_RGB);
    bx_press_use use = whole(image);
    g_autofree char *path = sample_path(&b.s, "other.icc"), *bytes = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(NEWSPRINT, &bytes, &n, NULL));
    bytes[24] ^= 1; /* of the date of its making */
    sample_write(path, bytes, n);
    g_assert_cmpint(n_entries_with(&b, image, &use), ==, 1);
    bx_icc *other = bx_icc_open(path, BX_NOWHERE, NULL);
    g_assert_nonnull(other);
    b.settings.icc = other;
    g_assert_cmpint(n_entries_with(&b, image, &use), ==, 2);
    bx_icc_free(other);
    bench_free(&b);
}

static void test_damaged_picture(void)
{
    bench b = bench_new();
    bx_image image = {.file = "a.jpg",
                      .format = BX_IMAGE_JPEG,
                      .width = 9,
                      .height = 9,
                      .orientation = 1,
                      .channels = 3,
                      .bytes = (const unsigned char *)"none",
                      .n_bytes = 4};
    bx_press_use use = whole(&image);
    g_assert_cmpint(n_entries_with(&b, &image, &use), ==, 0);
    bench_free(&b);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press_cache/same", test_same);
    g_test_add_func("/press_cache/taken", test_taken);
    g_test_add_func("/press_cache/key", test_key);
    g_test_add_func("/press_cache/profile", test_profile);
    g_test_add_func("/press_cache/damaged-picture", test_damaged_picture);
    return g_test_run();
}
