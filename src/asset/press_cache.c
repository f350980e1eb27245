#include "asset/press_cache.h"

#include <cairo.h>
#include <glib.h>
#include <librsvg/rsvg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

struct bx_press_cache {
    bx_cache *cache; /* NULL: none */
    const bx_press_settings *settings;
    GChecksum *common; /* of what all keys begin with */
};

/* ---- keys ---- */

static void add_numbers(GChecksum *sum, const int *numbers, int n)
{
    for (int i = 0; i < n; i++) {
        gint32 number = GINT32_TO_LE(numbers[i]);
        g_checksum_update(sum, (const guchar *)&number, sizeof number);
    }
}

/* BX_RECIPE is the digest of the sources of this floor. */
static void add_makers(GChecksum *sum)
{
    const int libraries[] = {bx_icc_engine(),       LIBJPEG_TURBO_VERSION_NUMBER,
                             cairo_version(),       LIBRSVG_MAJOR_VERSION,
                             LIBRSVG_MINOR_VERSION, LIBRSVG_MICRO_VERSION};
    g_checksum_update(sum, (const guchar *)BX_RECIPE, -1);
    add_numbers(sum, libraries, G_N_ELEMENTS(libraries));
}

static void add_settings(GChecksum *sum, const bx_press_settings *settings)
{
    size_t n;
    const unsigned char *icc = bx_icc_bytes(settings->icc, &n);
    const int limits[] = {(int)n, settings->total_ink, settings->ppi,
                          settings->line_art_ppi};
    add_numbers(sum, limits, G_N_ELEMENTS(limits));
    g_checksum_update(sum, icc, (gssize)n);
}

bx_press_cache *bx_press_cache_new(bx_cache *cache, const bx_press_settings *settings)
{
    bx_press_cache *pictures = g_new0(bx_press_cache, 1);
    pictures->cache = cache;
    pictures->settings = settings;
    pictures->common = g_checksum_new(G_CHECKSUM_SHA256);
    if (cache) {
        add_makers(pictures->common);
        add_settings(pictures->common, settings);
    }
    return pictures;
}

void bx_press_cache_free(bx_press_cache *pictures)
{
    if (!pictures)
        return;
    g_checksum_free(pictures->common);
    g_free(pictures);
}

static void add_brands(GChecksum *sum, const bx_brands *brands)
{
    for (int i = 0; i < brands->n; i++) {
        g_checksum_update(sum, brands->of[i].rgb, sizeof brands->of[i].rgb);
        add_numbers(sum, brands->of[i].cmyk, G_N_ELEMENTS(brands->of[i].cmyk));
    }
}

/* To be freed with g_free. */
static char *key_of(const bx_press_cache *pictures, const bx_image *image,
                    const bx_press_use *use)
{
    const int place[] = {use->x,         use->y,          use->w,      use->h,
                         use->box_width, use->box_height, use->is_gray};
    g_autoptr(GChecksum) sum = g_checksum_copy(pictures->common);
    add_numbers(sum, place, G_N_ELEMENTS(place));
    if (image->format == BX_IMAGE_SVG)
        add_brands(sum, &use->brands);
    g_checksum_update(sum, image->bytes, (gssize)image->n_bytes);
    return g_strdup(g_checksum_get_string(sum));
}

/* ---- pictures as bytes: a head of numbers, then the JPEG ---- */

typedef struct {
    gint32 kind, source, channels, width, height;
} head;

static void keep(bx_cache *cache, const char *key, const bx_press_picture *picture)
{
    head h = {(gint32)picture->kind, (gint32)picture->source, picture->channels,
              picture->width, picture->height};
    g_autofree unsigned char *bytes = g_malloc(sizeof h + picture->n);
    memcpy(bytes, &h, sizeof h);
    if (picture->n)
        memcpy(bytes + sizeof h, picture->bytes, picture->n);
    bx_cache_keep(cache, key, bytes, sizeof h + picture->n);
}

static bool is_kept(const bx_press_picture *picture)
{
    return picture->kind == BX_PRESS_JPEG || picture->kind == BX_PRESS_OWN;
}

/* The picture of an entry. False: it is none that is kept. */
static bool read_picture(const unsigned char *bytes, size_t n, bx_press_picture *out)
{
    head h;
    if (n < sizeof h)
        return false;
    memcpy(&h, bytes, sizeof h);
    *out = (bx_press_picture){.kind = (bx_press_kind)h.kind,
                              .source = (bx_press_source)h.source,
                              .was_kept = true,
                              .channels = h.channels,
                              .width = h.width,
                              .height = h.height,
                              .n = n - sizeof h};
    if (!is_kept(out) || (out->kind == BX_PRESS_JPEG) != (out->n > 0))
        return false;
    if (out->n) {
        out->bytes = malloc(out->n);
        memcpy(out->bytes, bytes + sizeof h, out->n);
    }
    return true;
}

static bool take(const bx_cache *cache, const char *key, bx_press_picture *out)
{
    size_t n;
    g_autofree unsigned char *bytes = bx_cache_take(cache, key, &n);
    return bytes && read_picture(bytes, n, out);
}

bx_press_picture bx_press_cache_make(const bx_press_cache *pictures,
                                     const bx_image *image, const bx_press_use *use)
{
    bx_press_picture picture;
    if (!pictures->cache)
        return bx_press_picture_make(image, use, pictures->settings);
    g_autofree char *key = key_of(pictures, image, use);
    if (take(pictures->cache, key, &picture))
        return picture;
    picture = bx_press_picture_make(image, use, pictures->settings);
    if (is_kept(&picture))
        keep(pictures->cache, key, &picture);
    return picture;
}
