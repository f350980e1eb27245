#include "asset/press_pictures.h"

#include <glib.h>

#include "asset/press_cache.h"
#include "asset/vector.h"
#include "base/parallel.h"

typedef struct {
    bx_press_use use; /* the largest of the same pixels */
    const bx_image *image;
    bx_press_picture picture;
} entry;

struct bx_press_pictures {
    bx_press_cache *cache; /* makes them, unless they are there */
    GArray *entries;       /* of entry, in the order of their first use */
};

/* ---- which ones ---- */

static bool is_same_part(const entry *e, const bx_press_use *b)
{
    const bx_press_use *a = &e->use;
    return a->image == b->image && a->x == b->x && a->y == b->y && a->w == b->w &&
           a->h == b->h && a->is_gray == b->is_gray &&
           (e->image->format != BX_IMAGE_SVG ||
            bx_brands_are_same(&a->brands, &b->brands));
}

static entry *entry_at(const bx_press_pictures *pictures, int i)
{
    return &g_array_index(pictures->entries, entry, i);
}

int bx_press_pictures_find(const bx_press_pictures *pictures, const bx_press_use *use)
{
    for (int i = 0; i < (int)pictures->entries->len; i++)
        if (is_same_part(entry_at(pictures, i), use))
            return i;
    return -1;
}

static void add(bx_press_pictures *pictures, const bx_assets *assets,
                const bx_press_use *use)
{
    int same = bx_press_pictures_find(pictures, use);
    if (same >= 0) {
        entry *e = entry_at(pictures, same);
        e->use.box_width = MAX(e->use.box_width, use->box_width);
        e->use.box_height = MAX(e->use.box_height, use->box_height);
        return;
    }
    entry new = {*use, bx_assets_image(assets, use->image), {0}};
    if (!bx_vector_stays_vector(new.image))
        g_array_append_val(pictures->entries, new);
}

/* ---- making them ---- */

static void make_one(const bx_press_pictures *pictures, int i, bool vector)
{
    entry *e = entry_at(pictures, i);
    if (bx_image_is_vector(e->image) == vector)
        e->picture = bx_press_cache_make(pictures->cache, e->image, &e->use);
}

static void make(void *data, int worker, int i)
{
    (void)worker;
    make_one(data, i, false);
}

/* Drawings one after the other: what draws them serves one thread. */
static void make_all(bx_press_pictures *pictures, int n_threads)
{
    int n = (int)pictures->entries->len;
    bx_parallel_run(bx_parallel_workers(n_threads, n), n, make, pictures);
    for (int i = 0; i < n; i++)
        make_one(pictures, i, true);
}

/* The same picture cut in two ways is said once. False where it is damaged. */
static bool report(const entry *e, bx_diags *diags)
{
    if (e->picture.kind == BX_PRESS_DAMAGED) {
        bx_diag(diags, BX_D_E_IMAGE_DAMAGED, BX_NOWHERE, e->image->file);
        return false;
    }
    switch (e->picture.source) {
    case BX_SOURCE_PROFILE:
        break;
    case BX_SOURCE_ASSUMED:
        bx_diag(diags, BX_D_N_PICTURE_SRGB, BX_NOWHERE, e->image->file);
        break;
    case BX_SOURCE_UNFIT:
        bx_diag(diags, BX_D_W_PICTURE_ICC, BX_NOWHERE, e->image->file);
        break;
    }
    return true;
}

static void report_all(const bx_press_pictures *pictures, bool keeps, bx_diags *diags)
{
    int n = (int)pictures->entries->len, n_kept = 0;
    for (int i = 0; i < n; i++)
        n_kept += entry_at(pictures, i)->picture.was_kept;
    if (n)
        bx_diag(diags, keeps ? BX_D_N_PRESS_PICTURES_KEPT : BX_D_N_PRESS_PICTURES,
                BX_NOWHERE, BX_INT(n - n_kept), BX_INT(n_kept));
}

bx_press_pictures *bx_press_pictures_new(const bx_assets *assets,
                                         const bx_press_settings *settings,
                                         const bx_press_use *uses, int n, bx_cache *cache,
                                         int n_threads, bx_diags *diags)
{
    bx_press_pictures *pictures = g_new0(bx_press_pictures, 1);
    pictures->cache = bx_press_cache_new(cache, settings);
    pictures->entries = g_array_new(FALSE, TRUE, sizeof(entry));
    for (int i = 0; i < n; i++)
        add(pictures, assets, &uses[i]);
    int n_pictures = (int)pictures->entries->len;
    make_all(pictures, n_threads);
    g_clear_pointer(&pictures->cache, bx_press_cache_free);
    bool ok = true;
    for (int i = 0; i < n_pictures; i++)
        ok &= report(entry_at(pictures, i), diags);
    if (ok) {
        report_all(pictures, cache != NULL, diags);
        return pictures;
    }
    bx_press_pictures_free(pictures);
    return NULL;
}

void bx_press_pictures_free(bx_press_pictures *pictures)
{
    if (!pictures)
        return;
    for (int i = 0; i < bx_press_pictures_n(pictures); i++)
        bx_press_picture_clear(&entry_at(pictures, i)->picture);
    g_array_unref(pictures->entries);
    g_free(pictures);
}

int bx_press_pictures_n(const bx_press_pictures *pictures)
{
    return (int)pictures->entries->len;
}

const bx_press_picture *bx_press_pictures_at(const bx_press_pictures *pictures, int i)
{
    return &entry_at(pictures, i)->picture;
}
