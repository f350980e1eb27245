#include <hb-ot.h>
#include <string.h>

#include "asset/state.h"

static const struct {
    uint16_t old;
    uint32_t modern;
} pua[] = {
#define BX_PUA(old, modern, gb18030) {old, modern},
#include "asset/pua_gbk.def"
#undef BX_PUA
};

uint32_t bx_modern_from_gbk(uint32_t c)
{
    if (c < 0xe000 || c > 0xf8ff)
        return c;
    for (size_t i = 0; i < G_N_ELEMENTS(pua); i++)
        if (pua[i].old == c)
            return pua[i].modern;
    return c;
}

/* ---- forms of a language ---- */

int bx_assets_language(bx_assets *assets, const char *language)
{
    for (int i = 1; i < assets->n_languages; i++)
        if (!strcmp(assets->languages[i], language))
            return i;
    if (assets->n_languages == BX_LANGUAGES)
        return 0;
    assets->languages[assets->n_languages] =
        bx_copy_text(assets->arena, language, strlen(language));
    return assets->n_languages++;
}

/* The lookups of GSUB that put this language's forms in the place of the face's own. */
static void find_lookups(bx_arena *arena, bx_forms *forms, hb_face_t *face)
{
    static const hb_tag_t locl[] = {HB_TAG('l', 'o', 'c', 'l'), HB_TAG_NONE};
    hb_tag_t scripts[HB_OT_MAX_TAGS_PER_SCRIPT + 1] = {0};
    hb_tag_t languages[HB_OT_MAX_TAGS_PER_LANGUAGE + 1] = {0};
    unsigned n_scripts = HB_OT_MAX_TAGS_PER_SCRIPT;
    unsigned n_languages = HB_OT_MAX_TAGS_PER_LANGUAGE;
    hb_ot_tags_from_script_and_language(HB_SCRIPT_HAN, forms->language, &n_scripts,
                                        scripts, &n_languages, languages);
    if (!n_languages)
        return;
    hb_set_t *lookups = hb_set_create();
    hb_ot_layout_collect_lookups(face, HB_OT_TAG_GSUB, scripts, languages, locl, lookups);
    unsigned *list = BX_NEW_ARRAY(arena, (int)hb_set_get_population(lookups), unsigned);
    hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
    while (hb_set_next(lookups, &lookup))
        list[forms->n_lookups++] = lookup;
    forms->lookups = list;
    hb_set_destroy(lookups);
}

bx_forms *bx_assets_forms(bx_assets *assets, int face, int language)
{
    bx_face_state *state = g_ptr_array_index(assets->faces, face);
    bx_forms *forms = state->forms[language];
    if (forms)
        return forms;
    forms = BX_NEW(assets->arena, bx_forms);
    forms->arena = assets->arena;
    forms->font = state->face.font;
    if (language) {
        forms->language = hb_language_from_string(assets->languages[language], -1);
        find_lookups(assets->arena, forms, hb_font_get_face(state->face.font));
        if (!forms->n_lookups)
            forms = bx_assets_forms(assets, face, 0);
    }
    state->forms[language] = forms;
    return forms;
}

static hb_codepoint_t localised(const bx_forms *forms, hb_font_t *font, uint32_t c,
                                hb_codepoint_t gid)
{
    bool is_replaced = false;
    for (int i = 0; i < forms->n_lookups && !is_replaced; i++)
        is_replaced = hb_ot_layout_lookup_would_substitute(
            hb_font_get_face(font), forms->lookups[i], &gid, 1, true);
    if (!is_replaced)
        return gid;
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add(buffer, c, 0);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, forms->language);
    hb_shape(font, buffer, NULL, 0);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    if (n == 1)
        gid = info->codepoint;
    hb_buffer_destroy(buffer);
    return gid;
}

/* ---- facts ---- */

static bx_glyph_facts look_up(const bx_forms *forms, uint32_t c)
{
    bx_glyph_facts facts = {0};
    hb_glyph_extents_t ink;
    c = bx_modern_from_gbk(c);
    if (!hb_font_get_nominal_glyph(forms->font, c, &facts.gid))
        return (bx_glyph_facts){0};
    facts.gid = localised(forms, forms->font, c, facts.gid);
    facts.advance = hb_font_get_glyph_h_advance(forms->font, facts.gid);
    if (hb_font_get_glyph_extents(forms->font, facts.gid, &ink) && ink.width) {
        facts.ink_from = ink.x_bearing;
        facts.ink_to = ink.x_bearing + ink.width;
    }
    return facts;
}

static bx_glyph_page *page_new(bx_arena *arena)
{
    bx_glyph_page *page = BX_NEW(arena, bx_glyph_page);
    for (int i = 0; i < BX_GLYPH_PAGE; i++)
        page->facts[i].gid = (uint32_t)BX_GID_UNKNOWN;
    return page;
}

static bx_glyph_facts ask(bx_forms *forms, uint32_t c)
{
    if (c >= BX_GLYPH_PAGES * BX_GLYPH_PAGE)
        return (bx_glyph_facts){0};
    bx_glyph_page **page = &forms->pages[c / BX_GLYPH_PAGE];
    if (!*page)
        *page = page_new(forms->arena);
    bx_glyph_facts facts = look_up(forms, c);
    (*page)->facts[c % BX_GLYPH_PAGE] = facts;
    if (facts.advance == BX_EM && facts.gid <= UINT16_MAX)
        (*page)->square[c % BX_GLYPH_PAGE] = (uint16_t)facts.gid;
    return facts;
}

uint32_t bx_forms_square(const bx_forms *forms, uint32_t c)
{
    bool is_character = c < BX_GLYPH_PAGES * BX_GLYPH_PAGE;
    const bx_glyph_page *page = is_character ? forms->pages[c / BX_GLYPH_PAGE] : NULL;
    return page ? page->square[c % BX_GLYPH_PAGE] : 0;
}

bx_glyph_facts bx_forms_glyph(bx_forms *forms, uint32_t c)
{
    bool is_character = c < BX_GLYPH_PAGES * BX_GLYPH_PAGE;
    const bx_glyph_page *page = is_character ? forms->pages[c / BX_GLYPH_PAGE] : NULL;
    bool is_known =
        page && page->facts[c % BX_GLYPH_PAGE].gid != (uint32_t)BX_GID_UNKNOWN;
    return is_known ? page->facts[c % BX_GLYPH_PAGE] : ask(forms, c);
}

bx_glyph_facts bx_assets_local_glyph(bx_assets *assets, int face, int language,
                                     uint32_t c)
{
    return bx_forms_glyph(bx_assets_forms(assets, face, language), c);
}

/* ---- digits ---- */

static hb_codepoint_t half_digit(hb_font_t *font, uint32_t digit)
{
    static const hb_feature_t hwid = {HB_TAG('h', 'w', 'i', 'd'), 1,
                                      HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add(buffer, digit, 0);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_shape(font, buffer, &hwid, 1);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &n);
    bool is_half =
        n == 1 && hb_font_get_glyph_h_advance(font, info->codepoint) == BX_EM / 2;
    hb_codepoint_t gid = is_half ? info->codepoint : 0;
    hb_buffer_destroy(buffer);
    return gid;
}

uint32_t bx_assets_half_digit(bx_assets *assets, int face, uint32_t digit)
{
    bx_face_state *state = g_ptr_array_index(assets->faces, face);
    for (uint32_t i = 0; i < 10 && !state->has_half_digits; i++)
        state->half_digits[i] = half_digit(state->face.font, '0' + i);
    state->has_half_digits = true;
    return state->half_digits[digit - '0'];
}

bx_glyph_facts bx_assets_glyph(bx_assets *assets, int face, uint32_t c)
{
    return bx_assets_local_glyph(assets, face, 0, c);
}
