#include <errno.h>
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "asset/state.h"
#include "base/len.h"

/* ---- the list of installed faces ---- */

/* Fontconfig looks for a relative name elsewhere than here, hence the full path. The
 * folder itself is added here: <dir prefix="relative"> leaks in fontconfig 2.14. */
FcConfig *bx_fonts_load(const char *font_dir, bx_diags *diags)
{
    g_autofree char *name = g_build_filename(font_dir, "fonts.conf", NULL);
    char *path = realpath(name, NULL);
    char *folder = realpath(font_dir, NULL);
    if (!path) {
        bx_diag_file(diags, BX_D_E_FONTS_CONF, name, g_strerror(errno));
        free(folder);
        return NULL;
    }
    FcConfig *config = FcConfigCreate();
    bool ok = config && FcConfigParseAndLoad(config, (const FcChar8 *)path, FcTrue) &&
              FcConfigBuildFonts(config) &&
              FcConfigAppFontAddDir(config, (const FcChar8 *)folder);
    if (!ok) {
        bx_diag_file(diags, BX_D_E_FONTS_XML, name, "");
        if (config)
            FcConfigDestroy(config);
        config = NULL;
    }
    free(folder);
    free(path);
    return config;
}

/* ---- chains ---- */

static bool has_family(const FcPattern *pattern, const char *family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &name) == FcResultMatch;
         i++)
        if (!FcStrCmpIgnoreCase(name, (const FcChar8 *)family))
            return true;
    return false;
}

bool bx_fonts_have(FcConfig *config, const char *family)
{
    static const FcSetName sets[] = {FcSetApplication, FcSetSystem};
    for (size_t k = 0; k < G_N_ELEMENTS(sets); k++) {
        const FcFontSet *set = FcConfigGetFonts(config, sets[k]);
        for (int i = 0; set && i < set->nfont; i++)
            if (has_family(set->fonts[i], family))
                return true;
    }
    return false;
}

/* How far an installed face is from the weight asked for; -1 when it is out of question:
 * bitmaps, slanted faces, coloured ones (a press wants outlines and its own inks) and
 * instances of variable fonts, which would need FreeType's help at every later step. */
static int distance(const FcPattern *pattern, int weight)
{
    FcBool is_scalable = FcFalse, is_coloured = FcFalse;
    int slant = 0, index = 0;
    double has = 0;
    FcPatternGetBool(pattern, FC_SCALABLE, 0, &is_scalable);
    FcPatternGetBool(pattern, FC_COLOR, 0, &is_coloured);
    FcPatternGetInteger(pattern, FC_SLANT, 0, &slant);
    FcPatternGetInteger(pattern, FC_INDEX, 0, &index);
    if (!is_scalable || is_coloured || slant || index > 0xffff ||
        FcPatternGetDouble(pattern, FC_WEIGHT, 0, &has) != FcResultMatch)
        return -1;
    return abs((int)has - weight);
}

static const FcPattern *find_installed(const FcFontSet *set, const char *family,
                                       int weight)
{
    const FcPattern *best = NULL;
    int best_distance = 0;
    for (int i = 0; set && i < set->nfont; i++) {
        if (!has_family(set->fonts[i], family))
            continue;
        int d = distance(set->fonts[i], weight);
        if (d >= 0 && (!best || d < best_distance)) {
            best = set->fonts[i];
            best_distance = d;
        }
    }
    return best;
}

/* An entry of fonts.conf is a family, or "family:weight" in fontconfig's words. Faces in
 * the folder of fonts.conf come before those of the system. */
static const FcPattern *resolve_entry(FcConfig *config, const char *entry)
{
    const char *colon = strrchr(entry, ':');
    g_autofree char *family = colon ? g_strndup(entry, (gsize)(colon - entry)) : NULL;
    int weight = FC_WEIGHT_REGULAR;
    FcPattern *wish = colon ? FcNameParse((const FcChar8 *)colon) : NULL;
    if (wish) {
        FcPatternGetInteger(wish, FC_WEIGHT, 0, &weight);
        FcPatternDestroy(wish);
    }
    const char *name = family ? family : entry;
    const FcPattern *own =
        find_installed(FcConfigGetFonts(config, FcSetApplication), name, weight);
    return own ? own
               : find_installed(FcConfigGetFonts(config, FcSetSystem), name, weight);
}

/* The list of a role is what fonts.conf puts before the family "banxin-<role>". */
static bx_chain *resolve(bx_assets *assets, bx_role role)
{
    bx_chain *chain = &assets->chains[role];
    if (chain->is_resolved)
        return chain;
    g_autofree char *alias = g_strconcat("banxin-", bx_role_name(role), NULL);
    FcPattern *wish = FcPatternCreate();
    FcPatternAddString(wish, FC_FAMILY, (const FcChar8 *)alias);
    FcConfigSubstitute(assets->config, wish, FcMatchPattern);
    FcChar8 *entry;
    while (FcPatternGetString(wish, FC_FAMILY, chain->n, &entry) == FcResultMatch)
        chain->n++;
    chain->candidates = BX_NEW_ARRAY(assets->arena, chain->n, bx_candidate);
    for (int i = 0; i < chain->n; i++) {
        FcPatternGetString(wish, FC_FAMILY, i, &entry);
        chain->candidates[i] =
            (bx_candidate){.entry = bx_copy_text(assets->arena, (const char *)entry,
                                                 strlen((const char *)entry)),
                           .face = -1};
    }
    FcPatternDestroy(wish);
    chain->is_resolved = true;
    return chain;
}

/* Candidate i of a chain of what is installed, a face that stands there twice once; NULL
 * past the last. What is not installed leaves the chain when its turn comes. */
static bx_candidate *candidate_at(bx_assets *assets, bx_chain *chain, int i)
{
    while (i < chain->n && !chain->candidates[i].pattern) {
        bx_candidate *c = &chain->candidates[i];
        const FcPattern *pattern = resolve_entry(assets->config, c->entry);
        for (int k = 0; k < i; k++)
            if (chain->candidates[k].pattern == pattern)
                pattern = NULL;
        c->pattern = pattern;
        if (!pattern)
            memmove(c, c + 1, (size_t)(--chain->n - i) * sizeof *c);
    }
    return i < chain->n ? &chain->candidates[i] : NULL;
}

/* ---- faces ---- */

void bx_face_state_free(bx_face_state *state)
{
    hb_font_destroy(state->face.upright);
    hb_font_destroy(state->face.font);
    g_free(state);
}

static int em_scaled(hb_face_t *face, int units)
{
    return bx_len_scale(units, BX_EM, (int64_t)hb_face_get_upem(face));
}

/* The em box by the font's BASE table; else by its typographic metrics where these make
 * up one em; else as nearly all Chinese faces have it. */
static void measure_em_box(bx_face *face)
{
    hb_face_t *hb = hb_font_get_face(face->font);
    hb_position_t bottom, ascent = 0, descent = 0;
    face->descent = em_scaled(hb, (int)hb_face_get_upem(hb) * 12 / 100);
    if (hb_ot_layout_get_baseline(
            face->font, HB_OT_LAYOUT_BASELINE_TAG_IDEO_EMBOX_BOTTOM_OR_LEFT,
            HB_DIRECTION_LTR, HB_TAG('h', 'a', 'n', 'i'), HB_TAG_NONE, &bottom))
        face->descent = -bottom;
    else if (hb_ot_metrics_get_position(face->font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER,
                                        &ascent) &&
             hb_ot_metrics_get_position(
                 face->font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, &descent) &&
             ABS(ascent - descent - BX_EM) <= BX_EM / 500)
        face->descent = -descent;
    face->ascent = BX_EM - face->descent;
}

/* Vertical metrics of Chinese faces are often wrong or absent, and an upright character
 * takes its em box whatever they say: one em down, centred, the baseline where it is. */
static hb_position_t upright_advance(hb_font_t *font, void *face, hb_codepoint_t gid,
                                     void *unused)
{
    (void)font, (void)face, (void)gid, (void)unused;
    return -BX_EM;
}

static hb_bool_t upright_origin(hb_font_t *font, void *face, hb_codepoint_t gid,
                                hb_position_t *x, hb_position_t *y, void *unused)
{
    (void)unused;
    *x = hb_font_get_glyph_h_advance(font, gid) / 2;
    *y = ((const bx_face *)face)->ascent;
    return true;
}

static hb_font_t *upright_font(bx_face *face)
{
    hb_font_t *font = hb_font_create_sub_font(face->font);
    hb_font_funcs_t *funcs = hb_font_funcs_create();
    hb_font_funcs_set_glyph_v_advance_func(funcs, upright_advance, NULL, NULL);
    hb_font_funcs_set_glyph_v_origin_func(funcs, upright_origin, NULL, NULL);
    hb_font_set_funcs(font, funcs, face, NULL);
    hb_font_funcs_destroy(funcs);
    return font;
}

static const char *pattern_text(const FcPattern *pattern, const char *object)
{
    FcChar8 *text;
    bool has = FcPatternGetString(pattern, object, 0, &text) == FcResultMatch;
    return has ? (const char *)text : "";
}

static hb_font_t *open_font(const char *file, int index)
{
    hb_blob_t *blob = hb_blob_create_from_file(file);
    hb_face_t *face = hb_face_create(blob, (unsigned)index);
    hb_font_t *font = NULL;
    if (hb_face_get_glyph_count(face)) {
        font = hb_font_create(face);
        hb_font_set_scale(font, BX_EM, BX_EM);
    }
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

static int find_face(const bx_assets *assets, const char *file, int index)
{
    for (int i = 0; i < bx_assets_n_faces(assets); i++) {
        const bx_face *face = bx_assets_face(assets, i);
        if (face->index == index && !strcmp(face->file, file))
            return i;
    }
    return -1;
}

/* The face of this file, with these names, unless it is open; -2 after reporting. */
static int add_face(bx_assets *assets, bx_face named)
{
    int id = find_face(assets, named.file, named.index);
    if (id >= 0)
        return id;
    hb_font_t *font = open_font(named.file, named.index);
    if (!font) {
        bx_diag_file(assets->diags, BX_D_W_FONT_DAMAGED, named.file, "");
        return -2;
    }
    bx_face_state *state = g_new0(bx_face_state, 1);
    state->face = named;
    state->face.font = font;
    measure_em_box(&state->face);
    state->face.upright = upright_font(&state->face);
    g_ptr_array_add(assets->faces, state);
    return bx_assets_n_faces(assets) - 1;
}

static int add_face_of(bx_assets *assets, const FcPattern *pattern)
{
    bx_face named = {.family = pattern_text(pattern, FC_FAMILY),
                     .style = pattern_text(pattern, FC_STYLE),
                     .file = pattern_text(pattern, FC_FILE)};
    FcPatternGetInteger(pattern, FC_INDEX, 0, &named.index);
    return add_face(assets, named);
}

/* The names are those of the configuration, which both have. */
int bx_assets_adopt_face(bx_assets *assets, const bx_assets *other, int face)
{
    const bx_face *theirs = bx_assets_face(other, face);
    return MAX(-1, add_face(assets, (bx_face){.family = theirs->family,
                                              .style = theirs->style,
                                              .file = theirs->file,
                                              .index = theirs->index}));
}

static int open_candidate(bx_assets *assets, bx_candidate *candidate)
{
    if (candidate->face == -1)
        candidate->face = add_face_of(assets, candidate->pattern);
    return candidate->face;
}

const bx_face *bx_assets_face(const bx_assets *assets, int face)
{
    return &((const bx_face_state *)g_ptr_array_index(assets->faces, face))->face;
}

int bx_assets_n_faces(const bx_assets *assets)
{
    return (int)assets->faces->len;
}

int bx_assets_chain(bx_assets *assets, bx_role role, int i)
{
    bx_chain *chain = resolve(assets, role);
    bx_candidate *candidate;
    for (int k = 0; (candidate = candidate_at(assets, chain, k)); k++) {
        int face = open_candidate(assets, candidate);
        if (face >= 0 && i-- == 0)
            return face;
    }
    return -1;
}

int bx_assets_primary(bx_assets *assets, bx_role role)
{
    int face = bx_assets_chain(assets, role, 0);
    bx_chain *chain = &assets->chains[role];
    if (face < 0 && !chain->is_reported) {
        bx_diag(assets->diags, BX_D_E_FONT_ROLE, BX_NOWHERE, bx_role_name(role),
                bx_role_zh(role));
        chain->is_reported = true;
    }
    return face;
}

/* Fontconfig's list of characters spares opening faces that are of no help. */
static bool may_have(const bx_candidate *candidate, uint32_t c)
{
    FcCharSet *set;
    return candidate->face != -1 ||
           FcPatternGetCharSet(candidate->pattern, FC_CHARSET, 0, &set) !=
               FcResultMatch ||
           FcCharSetHasChar(set, bx_modern_from_gbk(c));
}

int bx_assets_face_for(bx_assets *assets, bx_role role, uint32_t c)
{
    bx_chain *chain = resolve(assets, role);
    bx_candidate *candidate;
    for (int i = 0; (candidate = candidate_at(assets, chain, i)); i++) {
        if (!may_have(candidate, c))
            continue;
        int face = open_candidate(assets, candidate);
        if (face >= 0 && bx_assets_glyph(assets, face, c).gid)
            return face;
    }
    return -1;
}
