#include "text/upright.h"

#include <glib.h>

#include "text/fit.h"

enum {
    CELL_MOST = BX_EM * 110 / 100, /* that digits side by side may take: vertical.tsv */
    MOST_SIGNS = 3,                /* of an upright word */
    ASIDE_LEAST = BX_EM / 8,       /* a mark nearer to where it belongs stays */
};

static bx_piece piece_of(int from, int to, int face, bx_run_kind kind,
                         hb_direction_t direction)
{
    return (bx_piece){from, to, face, kind, direction, HB_SCRIPT_HAN, 0};
}

/* ---- marks ---- */

/* Marks that turn with the line (UAX #50, Tr and R). */
static bool turns(bx_class class)
{
    return class == BX_CLASS_OB || class == BX_CLASS_CB || class == BX_CLASS_DA ||
           class == BX_CLASS_DD || class == BX_CLASS_EL || class == BX_CLASS_CN;
}

static void set_blanks(const bx_shaper *s, bx_shaped_cluster *c, bx_fit fit)
{
    c->width = s->size;
    c->front = bx_shaper_at_size(s, fit.front);
    c->back = bx_shaper_at_size(s, fit.back);
}

/* A mark that the face only draws for horizontal lines, on its side. */
static void add_turned(bx_shaper *s, int i, int face, bx_glyph_facts g)
{
    bx_fit fit =
        bx_fit_mark(bx_shaper_blank(s, i), (bx_drawn){g.advance, g.ink_from, g.ink_to});
    bx_shaped_cluster *c = bx_shaper_add_cluster(s, i, 1, BX_RUN_CJK, face);
    c->is_rotated = true;
    bx_shaper_add_glyph(s, g.gid, bx_shaper_at_size(s, fit.shift),
                        bx_shaper_turned_baseline(s, face, g.gid));
    set_blanks(s, c, fit);
}

/* The one glyph in the buffer: its ink, and where its origin lies. */
static const hb_glyph_position_t *only_glyph(const bx_shaper *s, int face,
                                             hb_glyph_extents_t *ink)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->shaped, &n);
    *ink = (hb_glyph_extents_t){0};
    hb_font_get_glyph_extents(bx_assets_face(s->assets, face)->font, info->codepoint,
                              ink);
    return hb_buffer_get_glyph_positions(s->shaped, &n);
}

/* Its ink down the line, from the upper end of its cell. */
static bx_drawn drawn_down(const bx_shaper *s, int face)
{
    hb_glyph_extents_t ink;
    const hb_glyph_position_t *at = only_glyph(s, face, &ink);
    int top = -at->y_offset - ink.y_bearing;
    return (bx_drawn){-at->y_advance, top, top - ink.height};
}

/* Where a mark that does not turn stands beside the centre line: right of it in mainland
 * China (GB/T 15834 §5.2.1), stops so in Japan, all on it in Taiwan and Hong Kong, and
 * double ones like ⁇ everywhere. */
static int side_of(const bx_shaper *s, int i)
{
    bx_class class = (bx_class)s->classes[i];
    bool is_stop = class == BX_CLASS_ST || class == BX_CLASS_CM;
    const bx_mark *mark = bx_mark_find(s->text.chars[i].c);
    if (!bx_mark_blank(mark, BX_CONVENTION_SC, BX_HORIZONTAL).back)
        return 0;
    switch (s->profile->convention) {
    case BX_CONVENTION_SC:
        return BX_EM / 4;
    case BX_CONVENTION_JP:
        return is_stop ? BX_EM / 4 : 0;
    case BX_CONVENTION_TC:
        break;
    }
    return 0;
}

/* How far the one glyph in the buffer has to go sideways, where a face has drawn it for
 * another convention, or for horizontal lines. */
static int aside(const bx_shaper *s, int i, int face)
{
    hb_glyph_extents_t ink;
    const hb_glyph_position_t *at = only_glyph(s, face, &ink);
    int off = side_of(s, i) - (at->x_offset + ink.x_bearing + ink.width / 2);
    return turns((bx_class)s->classes[i]) || ABS(off) <= ASIDE_LEAST ? 0 : off;
}

static void add_mark(bx_shaper *s, int i, int face)
{
    bx_glyph_facts flat =
        bx_assets_local_glyph(s->assets, face, s->language, s->codes[i]);
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->shaped, &n);
    if (info->codepoint == flat.gid && turns((bx_class)s->classes[i])) {
        add_turned(s, i, face, flat);
        return;
    }
    bx_fit fit = bx_fit_mark(bx_shaper_blank(s, i), drawn_down(s, face));
    bx_len x = bx_shaper_at_size(s, aside(s, i, face));
    bx_piece piece = piece_of(i, i + 1, face, BX_RUN_CJK, HB_DIRECTION_TTB);
    bx_shaped_cluster *c = bx_shaper_take_whole(s, &piece);
    for (int k = c->first_glyph; k < s->n_glyphs; k++) {
        s->glyphs[k].x += x;
        s->glyphs[k].y += bx_shaper_at_size(s, fit.shift);
    }
    set_blanks(s, c, fit);
}

/* The dot in the middle of half an em, or of a whole one. */
static void add_interpunct(bx_shaper *s, int i, int face)
{
    bx_blank blank = bx_shaper_blank(s, i);
    int deep = blank.front ? BX_EM : BX_HALF_EM;
    bx_drawn drawn = drawn_down(s, face);
    bx_piece piece = piece_of(i, i + 1, face, BX_RUN_CJK, HB_DIRECTION_TTB);
    bx_shaped_cluster *c = bx_shaper_take_whole(s, &piece);
    for (int k = c->first_glyph; k < s->n_glyphs; k++)
        s->glyphs[k].y += bx_shaper_at_size(s, (deep - drawn.from - drawn.to) / 2);
    c->width = bx_shaper_at_size(s, deep);
    c->front = bx_shaper_at_size(s, blank.front * BX_EM / 100);
    c->back = bx_shaper_at_size(s, blank.back * BX_EM / 100);
}

/* ---- Han and marks ---- */

/* In vertical setting the mainland writes “” as 『』 and ‘’ as 「」: GB/T 15834 §5.2.2.
 */
static uint32_t vertical_quote(uint32_t c)
{
    switch (c) {
    case 0x201C:
        return 0x300E;
    case 0x201D:
        return 0x300F;
    case 0x2018:
        return 0x300C;
    case 0x2019:
        return 0x300D;
    default:
        return c;
    }
}

static void shape_one(bx_shaper *s, int i, int end, int face)
{
    bx_class class = (bx_class)s->classes[i];
    const bx_mark *mark = bx_mark_find(s->text.chars[i].c);
    bool is_alone = end - i == 1 && mark && mark->class == class;
    bx_piece piece = piece_of(i, end, face, BX_RUN_CJK, HB_DIRECTION_TTB);
    bx_shaper_shape(s, &piece);
    if (is_alone && class == BX_CLASS_MD)
        add_interpunct(s, i, face);
    else if (is_alone && (bx_class_is_mark(class) || turns(class)))
        add_mark(s, i, face);
    else
        bx_shaper_take_whole(s, &piece);
}

/* What is drawn for character i of the copy. */
static uint32_t shown(const bx_shaper *s, int i)
{
    uint32_t c = s->text.chars[i].c;
    if (s->classes[i] == BX_CLASS_MD)
        return BX_INTERPUNCT;
    return s->profile->convention == BX_CONVENTION_SC ? vertical_quote(c) : c;
}

/* The face for a character that stands alone; what no face has in its vertical form is
 * drawn as it was written. */
static int face_alone(bx_shaper *s, bx_role role, int i)
{
    int face = bx_assets_face_for(s->assets, role, shown(s, i));
    if (face < 0)
        return bx_assets_face_for(s->assets, role, s->text.chars[i].c);
    bx_shaper_codes(s)[i] = bx_modern_from_gbk(shown(s, i));
    return face;
}

void bx_shape_upright_cjk(bx_shaper *s, const bx_run *run)
{
    for (int i = run->from, end; i < run->to; i = end) {
        end = bx_shaper_cluster_end(s, i, run->to);
        int face = end - i == 1 ? face_alone(s, run->role, i)
                                : bx_shaper_face(s, run->role, i, end);
        if (face < 0)
            bx_shaper_add_missing(s, i, end, BX_RUN_CJK, run->role);
        else
            shape_one(s, i, end, face);
    }
}

/* ---- words and numbers ---- */

static bool is_digit(const bx_shaper *s, int i)
{
    uint32_t c = s->text.chars[i].c;
    return c >= '0' && c <= '9';
}

static bool is_capital(const bx_shaper *s, int i)
{
    uint32_t c = s->text.chars[i].c;
    return c >= 'A' && c <= 'Z';
}

static int digits_end(const bx_shaper *s, int from, int to)
{
    while (from < to && is_digit(s, from))
        from++;
    return from;
}

/* n signs side by side in one cell, their middle in its middle. */
static void add_cell(bx_shaper *s, const bx_piece *piece)
{
    bx_len width = bx_shaper_advance(s);
    bx_shaped_cluster *c = bx_shaper_take_whole(s, piece);
    c->is_rotated = false;
    c->width = s->size;
    for (int k = c->first_glyph; k < s->n_glyphs; k++) {
        s->glyphs[k].x -= width / 2;
        s->glyphs[k].y += s->size / 2;
    }
}

/* The widest digits that fit a cell, shaped; two stand side by side whatever they take.
 */
static bool shape_digits(bx_shaper *s, bx_piece *piece)
{
    static const hb_tag_t features[] = {0, HB_TAG('h', 'w', 'i', 'd'),
                                        HB_TAG('t', 'w', 'i', 'd')};
    for (size_t i = 0; i < G_N_ELEMENTS(features); i++) {
        piece->feature = features[i];
        bx_shaper_shape(s, piece);
        if (bx_shaper_advance(s) <= bx_shaper_at_size(s, CELL_MOST))
            return true;
    }
    return piece->to - piece->from < 3;
}

/* Does the word stand upright: one letter, capitals and digits up to three signs, digits
 * that fit a cell; a number with its %? */
static bool stands(const bx_shaper *s, const bx_run *run, int end)
{
    int n = end - run->from;
    bool is_all = end == run->to;
    if (n == 1 && is_all && g_unichar_isalnum(s->text.chars[run->from].c))
        return true;
    for (int i = run->from; i < end; i++)
        if (!is_digit(s, i) && !is_capital(s, i))
            return false;
    bool has_percent = run->to == end + 1 && s->text.chars[end].c == '%';
    return n > 0 && n <= MOST_SIGNS &&
           (is_all || (has_percent && digits_end(s, run->from, end) == end));
}

/* Is the run one piece of copy, and set in one face? */
static bool is_whole(bx_shaper *s, const bx_run *run, int face)
{
    for (int i = run->from; i < run->to; i++)
        if (bx_shaper_face(s, run->role, i, i + 1) != face ||
            (i > run->from && !bx_shaper_is_of_one_piece(s, i - 1)))
            return false;
    return face >= 0;
}

static int signs_end(const bx_shaper *s, const bx_run *run)
{
    int end = run->from;
    while (end < run->to && g_unichar_isalnum(s->text.chars[end].c))
        end++;
    return end;
}

bool bx_shape_upright_word(bx_shaper *s, const bx_run *run)
{
    int end = signs_end(s, run);
    int face = bx_shaper_face(s, run->role, run->from, run->from + 1);
    if (!stands(s, run, end) || !is_whole(s, run, face))
        return false;
    bx_piece piece = {.face = face, .kind = run->kind, .direction = HB_DIRECTION_LTR};
    if (end - run->from == 3 && digits_end(s, run->from, end) == end) {
        piece.from = run->from;
        piece.to = end;
        if (!shape_digits(s, &piece))
            return false;
    }
    for (int i = run->from; i < run->to; i = piece.to) {
        piece.from = i;
        piece.to = MAX(i + 1, digits_end(s, i, run->to));
        shape_digits(s, &piece);
        add_cell(s, &piece);
    }
    return true;
}
