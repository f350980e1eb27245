#include "render/typeface.h"

#include <cairo-ft.h>
#include <glib.h>

/* What a cairo face stands on. Cairo keeps scaled faces in a store of its own after we
 * let go of them, so each face holds its library and bytes until cairo is done. */
typedef struct {
    FT_Library library;
    FT_Face face;
    hb_blob_t *blob; /* NULL: FreeType maps the file itself */
} ground;

static void ground_free(void *data)
{
    ground *g = data;
    if (g->face)
        FT_Done_Face(g->face);
    if (g->library)
        FT_Done_FreeType(g->library);
    hb_blob_destroy(g->blob);
    g_free(g);
}

/* Takes the ground. */
static cairo_font_face_t *stand_on(ground *g)
{
    static const cairo_user_data_key_t key;
    cairo_font_face_t *cairo =
        cairo_ft_font_face_create_for_ft_face(g->face, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(cairo, &key, g, ground_free)) {
        cairo_font_face_destroy(cairo);
        ground_free(g);
        return NULL;
    }
    return cairo;
}

cairo_font_face_t *bx_typeface_from_blob(hb_blob_t *blob)
{
    ground *g = g_new0(ground, 1);
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    g->blob = hb_blob_reference(blob);
    if (!FT_Init_FreeType(&g->library) &&
        !FT_New_Memory_Face(g->library, (const FT_Byte *)bytes, (FT_Long)n, 0, &g->face))
        return stand_on(g);
    ground_free(g);
    return NULL;
}

cairo_font_face_t *bx_typeface_from_face(const bx_face *face)
{
    ground *g = g_new0(ground, 1);
    if (!FT_Init_FreeType(&g->library) &&
        !FT_New_Face(g->library, face->file, face->index, &g->face))
        return stand_on(g);
    ground_free(g);
    return NULL;
}
