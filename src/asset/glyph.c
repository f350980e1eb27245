#include "asset/state.h"

static const struct {
    uint16_t old;
    uint32_t modern;
} pua[] = {
#define BX_PUA(old, modern, known_by) {old, modern},
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

static bx_glyph_facts look_up(hb_font_t *font, uint32_t c)
{
    bx_glyph_facts facts = {0};
    hb_glyph_extents_t ink;
    if (!hb_font_get_nominal_glyph(font, bx_modern_from_gbk(c), &facts.gid))
        return (bx_glyph_facts){0};
    facts.advance = hb_font_get_glyph_h_advance(font, facts.gid);
    if (hb_font_get_glyph_extents(font, facts.gid, &ink) && ink.width) {
        facts.ink_from = ink.x_bearing;
        facts.ink_to = ink.x_bearing + ink.width;
    }
    return facts;
}

bx_glyph_facts bx_assets_glyph(bx_assets *assets, int face, uint32_t c)
{
    bx_face_state *state = g_ptr_array_index(assets->faces, face);
    if (c >= BX_GLYPH_PAGES * BX_GLYPH_PAGE)
        return (bx_glyph_facts){0};
    bx_glyph_page **page = &state->pages[c / BX_GLYPH_PAGE];
    uint32_t i = c % BX_GLYPH_PAGE;
    if (!*page)
        *page = BX_NEW(assets->arena, bx_glyph_page);
    if (!(*page)->is_known[i]) {
        (*page)->facts[i] = look_up(state->face.font, c);
        (*page)->is_known[i] = true;
    }
    return (*page)->facts[i];
}
