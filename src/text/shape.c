#include "text/shape.h"

#include <glib.h>

#include "text/fit.h"
#include "text/hyphen.h"
#include "text/itemise.h"
#include "text/refit.h"
#include "text/sequence.h"
#include "text/upright.h"
#include "text/word.h"

/* ---- Han and marks ---- */

/* Before and after are right and left of a mark that stands between letters written right
 * to left, and it is seen in a mirror. */
static void add_mark(bx_shaper *s, int i, int face, bx_glyph_facts g)
{
    bx_blank blank = bx_shaper_blank(s, i);
    bx_shaped_cluster *c = bx_shaper_add_cluster(s, i, 1, BX_RUN_CJK, face);
    bool is_backward = c->level % 2;
    if (is_backward)
        blank = (bx_blank){blank.back, blank.front};
    bx_fit fit = bx_fit_mark(blank, (bx_drawn){g.advance, g.ink_from, g.ink_to});
    c->width = s->size;
    c->front = bx_shaper_at_size(s, is_backward ? fit.back : fit.front);
    c->back = bx_shaper_at_size(s, is_backward ? fit.front : fit.back);
    bx_shaper_add_glyph(s, g.gid, bx_shaper_at_size(s, fit.shift), 0);
}

/* The dot in the middle: of half an em in mainland China, of a whole one elsewhere. */
static void add_interpunct(bx_shaper *s, int i, int face, bx_glyph_facts g)
{
    bx_blank blank = bx_shaper_blank(s, i);
    int width = blank.front ? BX_EM : BX_HALF_EM;
    bx_shaped_cluster *c = bx_shaper_add_cluster(s, i, 1, BX_RUN_CJK, face);
    c->width = bx_shaper_at_size(s, width);
    c->front = bx_shaper_at_size(s, blank.front * BX_EM / 100);
    c->back = bx_shaper_at_size(s, blank.back * BX_EM / 100);
    bx_shaper_add_glyph(s, g.gid,
                        bx_shaper_at_size(s, (width - g.ink_from - g.ink_to) / 2), 0);
}

static void add_han(bx_shaper *s, int i, int face, bx_glyph_facts g)
{
    bx_shaped_cluster *c = bx_shaper_add_cluster(s, i, 1, BX_RUN_CJK, face);
    c->width = bx_shaper_at_size(s, g.advance);
    bx_shaper_add_glyph(s, g.gid, 0, 0);
}

static void shape_joined(bx_shaper *s, int from, int to, int face)
{
    bx_piece piece = {.from = from,
                      .to = to,
                      .face = face,
                      .kind = BX_RUN_CJK,
                      .direction = HB_DIRECTION_LTR,
                      .script = HB_SCRIPT_HAN};
    bx_shaper_shape(s, &piece);
    bx_shaper_take_whole(s, &piece);
}

static uint32_t shown(const bx_shaper *s, int i)
{
    uint32_t c = s->text.chars[i].c;
    bool is_backward = s->levels && s->levels[i] % 2;
    return is_backward ? hb_unicode_mirroring(hb_unicode_funcs_get_default(), c) : c;
}

/* The first face of a role, which nearly always has what is wanted. */
typedef struct {
    int face;        /* -1: none */
    bx_forms *forms; /* its glyphs, in the text's language */
} primary;

static primary primary_of(bx_shaper *s, bx_role role)
{
    int face = bx_assets_primary(s->assets, role);
    return (primary){face,
                     face < 0 ? NULL : bx_assets_forms(s->assets, face, s->language)};
}

/* The face of a role that has c, and its glyph; -1: none. */
static int find_glyph(bx_shaper *s, bx_role role, primary first, uint32_t c,
                      bx_glyph_facts *glyph)
{
    *glyph = first.forms ? bx_forms_glyph(first.forms, c) : (bx_glyph_facts){0};
    if (glyph->gid)
        return first.face;
    int face = bx_assets_face_for(s->assets, role, c);
    if (face >= 0)
        *glyph = bx_assets_local_glyph(s->assets, face, s->language, c);
    return face;
}

/* As shape_alone, for the many: Han that were set before. False: another character. */
static bool shape_square(bx_shaper *s, int i, primary first)
{
    uint32_t gid = first.forms && s->classes[i] == BX_CLASS_HAN
                       ? bx_forms_square(first.forms, s->text.chars[i].c)
                       : 0;
    if (!gid)
        return false;
    bx_shaper_add_cluster(s, i, 1, BX_RUN_CJK, first.face)->width = s->size;
    bx_shaper_add_glyph(s, gid, 0, 0);
    return true;
}

/* A character without anything that belongs to it. */
static void shape_alone(bx_shaper *s, const bx_run *run, int i, primary first)
{
    if (shape_square(s, i, first))
        return;
    bx_class class = (bx_class)s->classes[i];
    bool is_dot = class == BX_CLASS_MD;
    bx_glyph_facts g;
    int face = find_glyph(s, run->role, first, is_dot ? BX_INTERPUNCT : shown(s, i), &g);
    if (face < 0 && is_dot)
        face = find_glyph(s, run->role, first, s->text.chars[i].c, &g);
    if (face < 0)
        bx_shaper_add_missing(s, i, i + 1, BX_RUN_CJK, run->role);
    else if (is_dot)
        add_interpunct(s, i, face, g);
    else if (bx_class_is_mark(class))
        add_mark(s, i, face, g);
    else
        add_han(s, i, face, g);
}

static void shape_cjk(bx_shaper *s, const bx_run *run)
{
    primary first = primary_of(s, run->role);
    for (int i = run->from, end; i < run->to; i = end) {
        end = bx_shaper_cluster_end(s, i, run->to);
        if (end - i == 1) {
            shape_alone(s, run, i, first);
            continue;
        }
        int face = bx_shaper_face(s, run->role, i, end);
        if (face < 0)
            bx_shaper_add_missing(s, i, end, BX_RUN_CJK, run->role);
        else
            shape_joined(s, i, end, face);
    }
}

/* ---- spaces ---- */

static void shape_spaces(bx_shaper *s, const bx_run *run)
{
    int face = bx_assets_primary(s->assets, run->role);
    for (int i = run->from; i < run->to; i++) {
        uint32_t c = s->text.chars[i].c;
        bx_shaped_cluster *cluster = bx_shaper_add_cluster(s, i, 1, BX_RUN_SPACE, face);
        bool has_no_width = c == 0x200B || c == 0x2060 || c == 0xFEFF;
        if (s->classes[i] == BX_CLASS_IS) {
            cluster->width = s->size;
        } else if (c == 0x2002) { /* en space: half an em in any face */
            cluster->width = bx_shaper_at_size(s, BX_HALF_EM);
        } else if (!has_no_width) {
            bx_glyph_facts g = {0};
            if (face >= 0)
                g = bx_assets_glyph(s->assets, face, ' ');
            cluster->width = bx_shaper_at_size(s, g.gid ? g.advance : BX_EM / 4);
        }
    }
}

/* ---- a text ---- */

static void shape_run(bx_shaper *s, const bx_run *run)
{
    bool is_vertical = s->mode == BX_VERTICAL;
    switch (run->kind) {
    case BX_RUN_CJK:
        if (is_vertical)
            bx_shape_upright_cjk(s, run);
        else
            shape_cjk(s, run);
        break;
    case BX_RUN_SEQUENCE:
        bx_shape_sequence(s, run);
        break;
    case BX_RUN_WORD:
        if (!is_vertical || !bx_shape_upright_word(s, run))
            bx_shape_word(s, run);
        break;
    case BX_RUN_OTHER:
        bx_shape_word(s, run);
        break;
    case BX_RUN_SPACE:
        shape_spaces(s, run);
        break;
    }
}

static bool has_kind(const bx_segments *segments, bx_run_kind kind)
{
    return segments->kinds >> kind & 1;
}

/* What Unicode knows of other scripts; a text of Chinese and Latin needs none of it. A
 * text that holds Chinese runs left to right as a whole. */
static void itemise(bx_shaper *s, const bx_segments *segments, bx_shaped *shaped)
{
    bool has_chinese = has_kind(segments, BX_RUN_CJK);
    bool has_others = has_kind(segments, BX_RUN_OTHER);
    if (has_others) {
        bx_bidi bidi = bx_bidi_levels(s->arena, s->text, has_chinese);
        s->levels = bidi.levels;
        s->scripts = bx_scripts(s->arena, s->text);
        shaped->base = bidi.base;
        for (int i = 0; i < s->text.n; i++)
            shaped->has_levels |= bidi.levels[i] != 0;
    }
    if (has_others || !has_chinese)
        shaped->may_start = bx_line_breaks(s->arena, s->text, s->profile->tag);
}

const bx_shaped *bx_shape_text(bx_assets *assets, bx_arena *arena, bx_chars text,
                               const bx_shape_style *style, bx_diags *diags)
{
    bx_segments segments = bx_segment(arena, text, style->role);
    const bx_profile *profile = style->profile ? style->profile : bx_profile_default();
    bx_shaper s = {.assets = assets,
                   .arena = arena,
                   .diags = diags,
                   .text = text,
                   .classes = segments.classes,
                   .size = style->size,
                   .mode = style->mode,
                   .profile = profile,
                   .language = bx_assets_language(assets, profile->opentype),
                   .clusters = BX_NEW_ROOM(arena, text.n, bx_shaped_cluster),
                   .glyphs = BX_NEW_ROOM(arena, text.n, bx_shaped_glyph),
                   .glyph_room = text.n};
    bx_shaped *shaped = BX_NEW(arena, bx_shaped);
    itemise(&s, &segments, shaped);
    for (int i = 0; i < segments.n_runs; i++)
        shape_run(&s, &segments.runs[i]);
    if (s.buffer)
        hb_buffer_destroy(s.buffer);
    if (has_kind(&segments, BX_RUN_WORD))
        bx_hyphenate(&s);
    if (style->has_figures || segments.markup & (BX_MARKUP_SUPER | BX_MARKUP_NOTE))
        bx_refit(assets, style, text, s.clusters, s.n_clusters, s.glyphs);
    shaped->text = text;
    shaped->markup = segments.markup;
    shaped->size = s.size;
    shaped->mode = s.mode;
    shaped->profile = profile;
    shaped->clusters = s.clusters;
    shaped->n_clusters = s.n_clusters;
    shaped->glyphs = s.glyphs;
    shaped->n_glyphs = s.n_glyphs;
    return shaped;
}
