#include "asset/svg_faces.h"

#include <glib.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "asset/state.h"

struct bx_svg_faces {
    FcConfig *config;
    PangoFontMap *map;
    char *missing;
};

/* ---- Pango's font map, with an ear at it ---- */

#define KEY "banxin-svg-faces" /* of the faces a map belongs to */

/* The first family of a list as CSS has it: what the drawing was made with. */
static char *first_family(const PangoFontDescription *wish)
{
    const char *list = pango_font_description_get_family(wish);
    char *first = g_strndup(list ? list : "", strcspn(list ? list : "", ","));
    for (char *p = first; *p; p++)
        *p = strchr("'\"", *p) ? ' ' : *p;
    return g_strstrip(first);
}

static void hear(PangoFontMap *map, const PangoFontDescription *wish)
{
    bx_svg_faces *faces = g_object_get_data(G_OBJECT(map), KEY);
    g_autofree char *family = first_family(wish);
    if (faces && !faces->missing && !bx_fonts_have(faces->config, family))
        faces->missing = g_steal_pointer(&family);
}

/* The class that Pango's own map has, which ours is made from. */
static PangoFontMapClass *parent_class(PangoFontMap *map)
{
    return g_type_class_peek_parent(G_OBJECT_GET_CLASS(map));
}

static PangoFontset *load_fontset(PangoFontMap *map, PangoContext *context,
                                  const PangoFontDescription *wish,
                                  PangoLanguage *language)
{
    hear(map, wish);
    return parent_class(map)->load_fontset(map, context, wish, language);
}

static void init_class(gpointer class, gpointer data)
{
    (void)data;
    PANGO_FONT_MAP_CLASS(class)->load_fontset = load_fontset;
}

/* Pango hides the type of its map: it is that of one it makes. */
static GType our_type(void)
{
    static gsize type;
    if (g_once_init_enter(&type)) {
        GTypeQuery query;
        PangoFontMap *usual = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
        g_type_query(G_OBJECT_TYPE(usual), &query);
        GType ours = g_type_register_static_simple(
            query.type, "BxSvgFontMap", query.class_size, init_class, query.instance_size,
            NULL, (GTypeFlags)0);
        g_object_unref(usual);
        g_once_init_leave(&type, ours);
    }
    return type;
}

/* ---- */

bx_svg_faces *bx_svg_faces_begin(FcConfig *config)
{
    bx_svg_faces *faces = g_new0(bx_svg_faces, 1);
    faces->config = FcConfigReference(config);
    faces->map = g_object_new(our_type(), NULL);
    g_object_set_data(G_OBJECT(faces->map), KEY, faces);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(faces->map), config);
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(faces->map));
    return faces;
}

const char *bx_svg_faces_missing(const bx_svg_faces *faces)
{
    return faces->missing;
}

void bx_svg_faces_end(bx_svg_faces *faces)
{
    pango_cairo_font_map_set_default(NULL);
    g_object_set_data(G_OBJECT(faces->map), KEY, NULL);
    g_object_unref(faces->map);
    FcConfigDestroy(faces->config);
    g_free(faces->missing);
    g_free(faces);
}
