#include "asset/state.h"

static void free_face(void *state)
{
    bx_face_state_free(state);
}

static void free_hyphens(gpointer hyphens)
{
    bx_hyphens_free(hyphens);
}

static void free_image(void *image)
{
    bx_image_free(image);
}

static void free_assets(void *assets)
{
    bx_assets_free(assets);
}

/* Takes over the configuration. */
static bx_assets *assets_of(FcConfig *config, const char *font_dir, bx_diags *diags)
{
    bx_assets *assets = g_new0(bx_assets, 1);
    assets->arena = bx_arena_new();
    assets->diags = diags;
    assets->font_dir = bx_copy_text(assets->arena, font_dir, strlen(font_dir));
    assets->config = config;
    assets->n_languages = 1; /* 0: the face's own */
    assets->faces = g_ptr_array_new_with_free_func(free_face);
    assets->words = bx_word_cache_new();
    assets->hyphens = g_ptr_array_new_with_free_func(free_hyphens);
    assets->images = g_ptr_array_new_with_free_func(free_image);
    assets->others = g_ptr_array_new_with_free_func(free_assets);
    return assets;
}

bx_assets *bx_assets_new(const char *font_dir, bx_diags *diags)
{
    FcConfig *config = bx_fonts_load(font_dir, diags);
    return config ? assets_of(config, font_dir, diags) : NULL;
}

bx_assets *bx_assets_other(bx_assets *assets, int i)
{
    while ((int)assets->others->len <= i)
        g_ptr_array_add(assets->others, assets_of(FcConfigReference(assets->config),
                                                  assets->font_dir, assets->diags));
    return g_ptr_array_index(assets->others, i);
}

void bx_assets_report_to(bx_assets *assets, bx_diags *diags)
{
    assets->diags = diags;
}

void bx_assets_free(bx_assets *assets)
{
    if (!assets)
        return;
    g_ptr_array_unref(assets->others);
    g_ptr_array_unref(assets->images);
    g_ptr_array_unref(assets->hyphens);
    g_hash_table_unref(assets->words);
    g_ptr_array_unref(assets->faces);
    FcConfigDestroy(assets->config);
    bx_arena_free(assets->arena);
    g_free(assets);
}
