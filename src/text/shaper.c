#include "text/shaper.h"

#include <glib.h>

#include "text/itemise.h"

enum {
    MAX_CLUSTER = 32,   /* characters; floods of combining marks are cut up */
    INVISIBLE = 0x034F, /* shaped for what shall not be seen: it stays with its base */
};

/* ---- clusters ---- */

void bx_shaper_grow(bx_shaper *s)
{
    s->glyphs =
        bx_grow(s->arena, s->glyphs, s->n_glyphs, &s->glyph_room, sizeof *s->glyphs);
}

static void report(bx_shaper *s, int i, bx_diag_id what)
{
    uint32_t c = s->text.chars[i].c;
    for (int k = 0; k < s->n_missing; k++)
        if (s->missing[k] == c)
            return;
    if (!s->missing)
        s->missing = BX_NEW_ARRAY(s->arena, s->text.n, uint32_t);
    s->missing[s->n_missing++] = c;
    char shown[8] = {0}, code[16];
    bx_utf8_put(shown, c);
    g_snprintf(code, sizeof code, "U+%04X", c);
    bx_diag(s->diags, what, bx_chars_span(bx_chars_slice(s->text, i, i + 1)), shown,
            code);
}

void bx_shaper_add_missing(bx_shaper *s, int from, int to, bx_run_kind kind, bx_role role)
{
    report(s, from, BX_D_E_GLYPH_MISSING);
    int face = bx_assets_primary(s->assets, role);
    bx_shaped_cluster *c = bx_shaper_add_cluster(s, from, to - from, kind, face);
    c->width = s->size;
    if (bx_class_is_mark((bx_class)c->class)) {
        bx_blank blank = bx_shaper_blank(s, from);
        c->front = bx_shaper_at_size(s, blank.front * BX_EM / 100);
        c->back = bx_shaper_at_size(s, blank.back * BX_EM / 100);
    }
}

bx_blank bx_shaper_blank(const bx_shaper *s, int i)
{
    return bx_mark_blank(bx_mark_find(s->text.chars[i].c), s->profile->convention,
                         s->mode);
}

/* ---- what belongs together ---- */

bool bx_shaper_is_of_one_piece(const bx_shaper *s, int i)
{
    int id = s->text.chars[i].id, next = s->text.chars[i + 1].id;
    return id == BX_GENERATED ? next == BX_GENERATED : next == id + 1;
}

static bool is_regional(uint32_t c)
{
    return c >= BX_FIRST_FLAG && c <= BX_LAST_FLAG;
}

/* What joiners join into one picture (UTS #51). */
static bool is_pictograph(uint32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) ||
           (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2B00 && c <= 0x2BFF);
}

/* Does character i, the first behind a cluster, belong to it? */
static bool joins(const bx_shaper *s, int first, int i)
{
    if (bx_shaper_is_invisible(s, i))
        return true;
    uint32_t before = s->text.chars[i - 1].c, c = s->text.chars[i].c;
    if (is_regional(c))
        return i == first + 1 && is_regional(before);
    return before == BX_JOINER && is_pictograph(c) &&
           is_pictograph(s->text.chars[first].c);
}

int bx_shaper_joined_end(const bx_shaper *s, int i, int to)
{
    int end = i + 1;
    while (end < to && joins(s, i, end) && end - i < MAX_CLUSTER &&
           bx_shaper_is_of_one_piece(s, end - 1))
        end++;
    return end;
}

/* ---- faces ---- */

static bool is_variant_selector(uint32_t c)
{
    return (c >= 0xE0100 && c <= 0xE01EF) || (c >= 0xFE00 && c <= 0xFE02);
}

/* The skin of a picture: nothing that outlines in one ink could show. */
/* No glyph is wanted for it: Default_Ignorable_Code_Point, controls, skin. */
static bool is_ignorable(uint32_t c)
{
    GUnicodeType type = g_unichar_type(c);
    return type == G_UNICODE_FORMAT || type == G_UNICODE_CONTROL || c == 0x34F ||
           (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0000 && c <= 0xE0FFF) || bx_is_skin_tone(c);
}

/* Can the face show character i of a cluster that starts with `first`? */
static bool has(const bx_shaper *s, int face, int first, int i)
{
    uint32_t base = s->text.chars[first].c, c = s->text.chars[i].c;
    hb_font_t *font = bx_assets_face(s->assets, face)->font;
    hb_codepoint_t whole, gid;
    if (i > first && is_variant_selector(c))
        return hb_font_get_variation_glyph(font, base, c, &gid);
    if (is_ignorable(c) || bx_assets_glyph(s->assets, face, c).gid)
        return true;
    return i == first + 1 &&
           hb_unicode_compose(hb_unicode_funcs_get_default(), base, c, &whole) &&
           hb_font_get_nominal_glyph(font, whole, &gid);
}

static bool has_all(const bx_shaper *s, int face, int from, int to)
{
    for (int i = from; i < to; i++)
        if (!has(s, face, from, i))
            return false;
    return true;
}

uint32_t *bx_shaper_codes(bx_shaper *s)
{
    if (s->codes)
        return s->codes;
    s->codes = BX_NEW_ARRAY(s->arena, s->text.n, uint32_t);
    for (int i = 0; i < s->text.n; i++) {
        uint32_t c = s->text.chars[i].c;
        bool is_hidden = s->classes[i] == BX_CLASS_CO &&
                         (g_unichar_type(c) == G_UNICODE_CONTROL || bx_is_skin_tone(c));
        s->codes[i] = is_hidden ? INVISIBLE : bx_modern_from_gbk(c);
    }
    return s->codes;
}

/* Better nothing than the box that a face draws for what it lacks, and a word about it.
 */
static void hide_missing(bx_shaper *s, int face, int from, int to)
{
    for (int i = from + 1; i < to; i++) {
        if (has(s, face, from, i))
            continue;
        bx_shaper_codes(s)[i] = INVISIBLE;
        if (is_variant_selector(s->text.chars[i].c))
            report(s, from, BX_D_W_VARIANT_MISSING);
        else
            report(s, i, BX_D_E_GLYPH_MISSING);
    }
}

int bx_shaper_face(bx_shaper *s, bx_role role, int from, int to)
{
    int first = bx_assets_face_for(s->assets, role, s->text.chars[from].c);
    if (to - from == 1 || first < 0 || has_all(s, first, from, to))
        return first;
    for (int i = 0, face; (face = bx_assets_chain(s->assets, role, i)) >= 0; i++)
        if (has_all(s, face, from, to))
            return face;
    hide_missing(s, first, from, to);
    return first;
}

/* ---- HarfBuzz ---- */

static hb_buffer_t *clear_buffer(bx_shaper *s)
{
    if (!s->buffer) {
        s->buffer = hb_buffer_create();
        hb_buffer_set_cluster_level(s->buffer,
                                    HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    }
    hb_buffer_clear_contents(s->buffer);
    hb_buffer_set_content_type(s->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    return s->buffer;
}

static hb_language_t language_of(const bx_shaper *s, const bx_piece *piece)
{
    const char *own =
        piece->kind == BX_RUN_OTHER ? bx_language_of_script(piece->script) : NULL;
    return hb_language_from_string(own ? own : s->profile->opentype, -1);
}

#define WHOLLY HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END

void bx_shaper_shape(bx_shaper *s, const bx_piece *piece)
{
    hb_buffer_t *buffer = clear_buffer(s);
    hb_buffer_add_codepoints(buffer, bx_shaper_codes(s), s->text.n, (unsigned)piece->from,
                             piece->to - piece->from);
    if (piece->script != HB_SCRIPT_INVALID)
        hb_buffer_set_script(buffer, piece->script);
    hb_buffer_set_direction(buffer, piece->direction);
    hb_buffer_set_language(buffer, language_of(s, piece));
    hb_buffer_guess_segment_properties(buffer);
    bool is_word = piece->kind == BX_RUN_WORD;
    hb_feature_t features[] = {
        {HB_TAG('k', 'e', 'r', 'n'), is_word || piece->kind == BX_RUN_OTHER, WHOLLY},
        {HB_TAG('p', 'w', 'i', 'd'), is_word, WHOLLY}, /* quotes of Latin text */
        {piece->feature, 1, WHOLLY},
    };
    const bx_face *face = bx_assets_face(s->assets, piece->face);
    bool is_down = HB_DIRECTION_IS_VERTICAL(piece->direction);
    hb_shape(is_down ? face->upright : face->font, buffer, features,
             piece->feature ? 3 : 2);
    s->shaped = buffer;
    s->shift = 0;
}

static bool runs_down(const bx_shaper *s)
{
    return HB_DIRECTION_IS_VERTICAL(hb_buffer_get_direction(s->shaped));
}

bx_len bx_shaper_advance(const bx_shaper *s)
{
    unsigned n;
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(s->shaped, &n);
    int64_t advance = 0;
    for (unsigned i = 0; i < n; i++)
        advance += runs_down(s) ? -at[i].y_advance : at[i].x_advance;
    return bx_shaper_at_size(s, advance);
}

/* Glyphs [from, to) of the buffer as a cluster of characters [first, last). */
static bx_shaped_cluster *take(bx_shaper *s, const bx_piece *piece, unsigned from,
                               unsigned to, int first, int last)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->shaped, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(s->shaped, &n);
    bx_shaped_cluster *c =
        bx_shaper_add_cluster(s, first, last - first, piece->kind, piece->face);
    int64_t x = 0, y = 0;
    c->is_rotated = s->mode == BX_VERTICAL && !runs_down(s);
    bx_len baseline = c->is_rotated ? bx_shaper_at_size(s, BX_MIDDLE) : 0;
    for (unsigned i = from; i < to; i++) {
        bx_shaper_add_glyph(s, info[i].codepoint,
                            bx_shaper_at_size(s, x + at[i].x_offset),
                            baseline - bx_shaper_at_size(s, y + at[i].y_offset));
        x += at[i].x_advance;
        y += at[i].y_advance;
    }
    c->width = bx_shaper_at_size(s, runs_down(s) ? -y : x);
    return c;
}

bx_shaped_cluster *bx_shaper_take_whole(bx_shaper *s, const bx_piece *piece)
{
    return take(s, piece, 0, hb_buffer_get_length(s->shaped), piece->from, piece->to);
}

bx_len bx_shaper_turned_baseline(const bx_shaper *s, int face, uint32_t gid)
{
    hb_glyph_extents_t ink = {0};
    hb_font_get_glyph_extents(bx_assets_face(s->assets, face)->font, gid, &ink);
    return bx_shaper_at_size(s, ink.y_bearing + ink.height / 2);
}

bx_shaped_cluster *bx_shaper_take_turned(bx_shaper *s, const bx_piece *piece)
{
    bx_shaped_cluster *c = bx_shaper_take_whole(s, piece);
    for (int i = 0; i < c->n_glyphs; i++) {
        bx_shaped_glyph *g = &s->glyphs[c->first_glyph + i];
        g->y = bx_shaper_turned_baseline(s, c->face, g->gid);
    }
    return c;
}

static void take_forward(bx_shaper *s, const bx_piece *piece)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->shaped, &n);
    for (unsigned i = 0, end; i < n; i = end) {
        end = i + 1;
        while (end < n && info[end].cluster == info[i].cluster)
            end++;
        int first = i ? (int)info[i].cluster + s->shift : piece->from;
        int last = end < n ? (int)info[end].cluster + s->shift : piece->to;
        take(s, piece, i, end, first, last);
    }
}

/* HarfBuzz's order is that of the line: its last glyph is read first. */
static void take_backward(bx_shaper *s, const bx_piece *piece)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->shaped, &n);
    for (unsigned end = n, i; end > 0; end = i) {
        i = end - 1;
        while (i > 0 && info[i - 1].cluster == info[end - 1].cluster)
            i--;
        int first = end < n ? (int)info[i].cluster : piece->from;
        take(s, piece, i, end, first, i > 0 ? (int)info[i - 1].cluster : piece->to);
    }
}

hb_buffer_t *bx_shaper_give_buffer(bx_shaper *s, int from)
{
    unsigned n;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    for (unsigned i = 0; i < n; i++)
        info[i].cluster -= (unsigned)from;
    s->shift = from;
    s->buffer = NULL;
    return s->shaped;
}

void bx_shaper_take(bx_shaper *s, const bx_piece *piece)
{
    if (!hb_buffer_get_length(s->shaped))
        bx_shaper_take_whole(s, piece);
    else if (HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(s->shaped)))
        take_backward(s, piece);
    else
        take_forward(s, piece);
}
