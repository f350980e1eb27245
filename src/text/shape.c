#include "text/shape.h"

#include <glib.h>
#include <string.h>

/* Work of one text. */
typedef struct {
    bx_assets *assets;
    bx_arena *arena;
    bx_diags *diags;
    bx_chars text;
    const uint8_t *classes;
    bx_len size;
    bx_writing_mode mode;
    const bx_profile *profile;
    hb_buffer_t *buffer; /* made when first needed */
    bx_shaped_cluster *clusters;
    int n_clusters;
    bx_shaped_glyph *glyphs;
    int n_glyphs, glyph_room;
    uint32_t *missing; /* reported already */
    int n_missing;
} shaper;

enum {
    INTERPUNCT = 0x30FB,    /* drawn for U+00B7: every CJK face centres it */
    MAX_CLUSTER = 32,       /* characters; floods of combining marks are cut up */
    MAX_RTL_PIECE = 12,     /* characters of right-to-left text that stay together */
    HALF = BX_EM / 2,       /* a mark's own half of its em */
    INK_SLACK = BX_EM / 40, /* ink may reach so far into the blank half */
    ROTATED_BASELINE = BX_EM * 36 / 100, /* below the centre line: the middle of x and
                                            cap height lies on it (vertical.tsv) */
};

/* fact [1/65536 em] at the shaper's size; nearest, halves up. */
static bx_len at_size(const shaper *s, int64_t fact)
{
    return (bx_len)((s->size * fact + HALF) >> 16);
}

static void add_glyph(shaper *s, uint32_t gid, bx_len x, bx_len y)
{
    if (s->n_glyphs == s->glyph_room) {
        int room = s->glyph_room * 2 + 16;
        bx_shaped_glyph *grown = BX_NEW_ARRAY(s->arena, room, bx_shaped_glyph);
        if (s->n_glyphs)
            memcpy(grown, s->glyphs, (size_t)s->n_glyphs * sizeof *grown);
        s->glyphs = grown;
        s->glyph_room = room;
    }
    s->glyphs[s->n_glyphs++] = (bx_shaped_glyph){gid, x, y};
}

static bx_shaped_cluster *add_cluster(shaper *s, int first, int n, bx_run_kind kind,
                                      int face)
{
    bx_shaped_cluster *c = &s->clusters[s->n_clusters++];
    *c = (bx_shaped_cluster){.first_char = first,
                             .n_chars = n,
                             .first_glyph = s->n_glyphs,
                             .face = face,
                             .class = s->classes[first],
                             .kind = (uint8_t)kind};
    return c;
}

static void report_missing(shaper *s, int i)
{
    uint32_t c = s->text.chars[i].c;
    for (int k = 0; k < s->n_missing; k++)
        if (s->missing[k] == c)
            return;
    if (!s->missing)
        s->missing = BX_NEW_ARRAY(s->arena, s->text.n, uint32_t);
    s->missing[s->n_missing++] = c;
    if (!s->diags)
        return;
    char shown[8] = {0}, code[16];
    bx_utf8_put(shown, c);
    g_snprintf(code, sizeof code, "U+%04X", c);
    bx_diag(s->diags, BX_D_E_GLYPH_MISSING,
            bx_chars_span(bx_chars_slice(s->text, i, i + 1)), shown, code);
}

/* Something that takes no room of its own: a combining mark, a joiner, a control? */
static bool is_invisible(const shaper *s, int i)
{
    return s->classes[i] == BX_CLASS_CO;
}

/* An empty box of one em stands for a character that no face has. */
static void add_missing(shaper *s, int from, int to, bx_run_kind kind, bx_role role)
{
    report_missing(s, from);
    int face = bx_assets_primary(s->assets, role);
    add_cluster(s, from, to - from, kind, face)->width = s->size;
}

/* One past the combining marks, selectors and controls that follow character i. */
static int combining_end(const shaper *s, const bx_run *run, int i)
{
    int end = i + 1;
    while (end < run->to && end - i < MAX_CLUSTER && is_invisible(s, end))
        end++;
    return end;
}

/* ---- marks ---- */

typedef struct {
    int shift;       /* of the glyph inside its em [1/65536 em] */
    int front, back; /* blank [1/65536 em] */
} mark_fit;

/* Where a mark's glyph goes in its em, and what of the em is blank: from the class, and
 * from the ink where a face draws the mark elsewhere or narrower than an em. */
static mark_fit fit_mark(bx_blank blank, bx_glyph_facts g)
{
    mark_fit fit = {0, blank.front * BX_EM / 100, blank.back * BX_EM / 100};
    int ink = g.ink_to - g.ink_from, middle = (g.ink_from + g.ink_to) / 2;
    if (fit.front) { /* the ink belongs in the back half */
        if (g.advance != BX_EM || g.ink_from < HALF - INK_SLACK)
            fit.shift = MIN(HALF + HALF / 2 - middle, BX_EM - g.ink_to);
        fit.front = CLAMP(g.ink_from + fit.shift, 0, fit.front);
    } else if (fit.back) { /* the ink belongs in the front half */
        if (g.advance != BX_EM || g.ink_to > HALF + INK_SLACK)
            fit.shift = MAX(HALF / 2 - middle, -g.ink_from);
        fit.back = CLAMP(BX_EM - (g.ink_to + fit.shift), 0, fit.back);
    } else if (g.advance != BX_EM) {
        fit.shift = (BX_EM - ink) / 2 - g.ink_from;
    }
    /* Ink that overshoots its half by a hair still leaves the whole half to trim. */
    if (fit.front > blank.front * BX_EM / 100 - INK_SLACK)
        fit.front = blank.front * BX_EM / 100;
    if (fit.back > blank.back * BX_EM / 100 - INK_SLACK)
        fit.back = blank.back * BX_EM / 100;
    return fit;
}

static bx_blank blank_of(const shaper *s, int i)
{
    return bx_mark_blank(bx_mark_find(s->text.chars[i].c), s->profile->convention,
                         s->mode);
}

static void add_mark(shaper *s, int i, int face, bx_glyph_facts g)
{
    bx_shaped_cluster *c = add_cluster(s, i, 1, BX_RUN_CJK, face);
    mark_fit fit = fit_mark(blank_of(s, i), g);
    c->width = s->size;
    c->front = at_size(s, fit.front);
    c->back = at_size(s, fit.back);
    add_glyph(s, g.gid, at_size(s, fit.shift), 0);
    c->n_glyphs = 1;
}

/* Half an em wide, the dot in the middle. */
static void add_interpunct(shaper *s, int i, int face)
{
    bx_glyph_facts g = bx_assets_glyph(s->assets, face, INTERPUNCT);
    if (!g.gid)
        g = bx_assets_glyph(s->assets, face, s->text.chars[i].c);
    bx_shaped_cluster *c = add_cluster(s, i, 1, BX_RUN_CJK, face);
    c->width = at_size(s, HALF);
    add_glyph(s, g.gid, at_size(s, HALF / 2 - (g.ink_from + g.ink_to) / 2), 0);
    c->n_glyphs = 1;
}

/* ---- runs shaped by HarfBuzz ---- */

static void shape_buffer(shaper *s, int from, int to, int face, hb_direction_t direction,
                         hb_script_t script, bool is_western)
{
    if (!s->buffer) {
        s->buffer = hb_buffer_create();
        hb_buffer_set_cluster_level(s->buffer,
                                    HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
    }
    hb_buffer_clear_contents(s->buffer);
    hb_buffer_set_content_type(s->buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (int i = from; i < to; i++) {
        uint32_t c = s->text.chars[i].c;
        bool is_dot = s->classes[i] == BX_CLASS_MD;
        hb_buffer_add(s->buffer, is_dot ? INTERPUNCT : c, (unsigned)i);
    }
    if (script != HB_SCRIPT_INVALID)
        hb_buffer_set_script(s->buffer, script);
    if (direction != HB_DIRECTION_INVALID)
        hb_buffer_set_direction(s->buffer, direction);
    hb_buffer_guess_segment_properties(s->buffer);
    hb_buffer_set_language(s->buffer, hb_language_from_string(s->profile->opentype, -1));
    hb_feature_t kern = {HB_TAG('k', 'e', 'r', 'n'), is_western, 0, (unsigned)-1};
    hb_shape(bx_assets_face(s->assets, face)->font, s->buffer, &kern, 1);
}

/* Glyphs [from, to) of the buffer as the newest cluster's; returns their advance. */
static bx_len take_glyphs(shaper *s, bx_shaped_cluster *c, unsigned from, unsigned to)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(s->buffer, &n);
    int64_t x = 0, y = 0;
    bool is_vertical = HB_DIRECTION_IS_VERTICAL(hb_buffer_get_direction(s->buffer));
    bx_len baseline = c->is_rotated ? at_size(s, ROTATED_BASELINE) : 0;
    for (unsigned i = from; i < to; i++) {
        add_glyph(s, info[i].codepoint, at_size(s, x + at[i].x_offset),
                  baseline - at_size(s, y + at[i].y_offset));
        x += at[i].x_advance;
        y += at[i].y_advance;
    }
    c->n_glyphs = (int)(to - from);
    return at_size(s, is_vertical ? -y : x);
}

/* One cluster for each of HarfBuzz's, left to right (or top to bottom). */
static void take_clusters(shaper *s, int from, int to, int face, bx_run_kind kind)
{
    unsigned n;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(s->buffer, &n);
    bool is_rotated =
        s->mode == BX_VERTICAL && kind != BX_RUN_CJK && kind != BX_RUN_SEQUENCE;
    for (unsigned i = 0; i < n;) {
        unsigned end = i + 1;
        while (end < n && info[end].cluster == info[i].cluster)
            end++;
        int first = i ? (int)info[i].cluster : from;
        int last = end < n ? (int)info[end].cluster : to;
        bx_shaped_cluster *c = add_cluster(s, first, last - first, kind, face);
        c->is_rotated = is_rotated;
        c->width = take_glyphs(s, c, i, end);
        i = end;
    }
}

/* Right to left: one cluster, glyphs in the order they stand. */
static void take_whole(shaper *s, int from, int to, int face, bx_run_kind kind)
{
    bx_shaped_cluster *c = add_cluster(s, from, to - from, kind, face);
    c->is_rotated = s->mode == BX_VERTICAL;
    c->width = take_glyphs(s, c, 0, hb_buffer_get_length(s->buffer));
}

/* A part of a run that one face sets. */
static void shape_piece(shaper *s, int from, int to, int face, bx_run_kind kind)
{
    bool is_western = kind == BX_RUN_WORD;
    shape_buffer(s, from, to, face, is_western ? HB_DIRECTION_LTR : HB_DIRECTION_INVALID,
                 HB_SCRIPT_INVALID, is_western);
    if (HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(s->buffer)))
        take_whole(s, from, to, face, kind);
    else
        take_clusters(s, from, to, face, kind);
}

static int face_of(shaper *s, bx_role role, int i)
{
    return bx_assets_face_for(s->assets, role, s->text.chars[i].c);
}

/* One past the last character from `from` on that the same face can set. Combining marks
 * stay with their base, up to MAX_CLUSTER of them. */
static int piece_end(shaper *s, const bx_run *run, int from, int face)
{
    int most = run->kind == BX_RUN_OTHER ? MAX_RTL_PIECE : run->to - from;
    int i = combining_end(s, run, from);
    while (i < run->to && i - from < most && !is_invisible(s, i) &&
           face_of(s, run->role, i) == face)
        i = combining_end(s, run, i);
    return i;
}

static void shape_run(shaper *s, const bx_run *run)
{
    for (int from = run->from; from < run->to;) {
        int face = face_of(s, run->role, from);
        if (face < 0 && is_invisible(s, from)) {
            /* a control that stands alone takes no room */
            add_cluster(s, from, 1, run->kind, bx_assets_primary(s->assets, run->role));
            from++;
            continue;
        }
        if (face < 0) {
            int end = combining_end(s, run, from);
            add_missing(s, from, end, run->kind, run->role);
            from = end;
            continue;
        }
        int to = piece_end(s, run, from, face);
        shape_piece(s, from, to, face, run->kind);
        from = to;
    }
}

/* —— joins only when shaped as Han; where a face does not make it two em wide the parts
 * are spread over them. */
static void shape_sequence(shaper *s, const bx_run *run)
{
    int face = face_of(s, run->role, run->from), n = run->to - run->from;
    if (face < 0) {
        for (int i = run->from; i < run->to; i++)
            add_missing(s, i, i + 1, run->kind, run->role);
        return;
    }
    bool is_vertical = s->mode == BX_VERTICAL;
    shape_buffer(s, run->from, run->to, face,
                 is_vertical ? HB_DIRECTION_TTB : HB_DIRECTION_LTR, HB_SCRIPT_HAN, false);
    bx_shaped_cluster *c = add_cluster(s, run->from, n, run->kind, face);
    bx_len natural = take_glyphs(s, c, 0, hb_buffer_get_length(s->buffer));
    bool is_double = s->classes[run->from] == BX_CLASS_DD;
    c->width = s->size * (is_double ? 2 : n);
    for (int i = 0; i < c->n_glyphs; i++) {
        bx_shaped_glyph *g = &s->glyphs[c->first_glyph + i];
        bx_len spread =
            (bx_len)((int64_t)(c->width - natural) * (2 * i + 1) / (2 * c->n_glyphs));
        if (is_vertical)
            g->y += spread;
        else
            g->x += spread;
    }
}

/* ---- Han and marks ---- */

static void shape_cjk(shaper *s, const bx_run *run)
{
    for (int i = run->from, end; i < run->to; i = end) {
        end = combining_end(s, run, i);
        bx_class class = (bx_class)s->classes[i];
        int face = face_of(s, run->role, i);
        if (face < 0 && class == BX_CLASS_MD)
            face = bx_assets_face_for(s->assets, run->role, INTERPUNCT);
        if (face < 0) {
            add_missing(s, i, end, BX_RUN_CJK, run->role);
        } else if (end - i > 1) {
            shape_buffer(s, i, end, face, HB_DIRECTION_LTR, HB_SCRIPT_HAN, false);
            take_whole(s, i, end, face, BX_RUN_CJK);
        } else if (class == BX_CLASS_MD) {
            add_interpunct(s, i, face);
        } else {
            bx_glyph_facts g = bx_assets_glyph(s->assets, face, s->text.chars[i].c);
            if (bx_class_is_mark(class)) {
                add_mark(s, i, face, g);
                continue;
            }
            bx_shaped_cluster *c = add_cluster(s, i, 1, BX_RUN_CJK, face);
            c->width = at_size(s, g.advance);
            add_glyph(s, g.gid, 0, 0);
            c->n_glyphs = 1;
        }
    }
}

/* After shaping top to bottom: marks are an em deep and their blank is the class's. */
static void fit_vertical(shaper *s, bx_shaped_cluster *c)
{
    const bx_mark *mark = bx_mark_find(s->text.chars[c->first_char].c);
    bx_len deep = c->class == BX_CLASS_MD ? at_size(s, HALF) : s->size;
    if (!mark || mark->class != c->class ||
        !(bx_class_is_mark((bx_class)c->class) || c->class == BX_CLASS_MD))
        return;
    for (int i = 0; i < c->n_glyphs; i++)
        s->glyphs[c->first_glyph + i].y += (deep - c->width) / 2;
    c->width = deep;
    bx_blank blank = blank_of(s, c->first_char);
    c->front = at_size(s, blank.front * BX_EM / 100);
    c->back = at_size(s, blank.back * BX_EM / 100);
}

static void shape_cjk_vertical(shaper *s, const bx_run *run)
{
    for (int from = run->from; from < run->to;) {
        int face = face_of(s, run->role, from);
        if (face < 0) {
            int end = combining_end(s, run, from);
            add_missing(s, from, end, BX_RUN_CJK, run->role);
            from = end;
            continue;
        }
        int to = piece_end(s, run, from, face), first = s->n_clusters;
        shape_buffer(s, from, to, face, HB_DIRECTION_TTB, HB_SCRIPT_HAN, false);
        take_clusters(s, from, to, face, BX_RUN_CJK);
        for (int i = first; i < s->n_clusters; i++)
            fit_vertical(s, &s->clusters[i]);
        from = to;
    }
}

/* ---- spaces ---- */

static void shape_spaces(shaper *s, const bx_run *run)
{
    int face = bx_assets_primary(s->assets, run->role);
    for (int i = run->from; i < run->to; i++) {
        uint32_t c = s->text.chars[i].c;
        bx_shaped_cluster *cluster = add_cluster(s, i, 1, BX_RUN_SPACE, face);
        bool has_no_width = c == 0x200B || c == 0x2060 || c == 0xFEFF;
        if (s->classes[i] == BX_CLASS_IS) {
            cluster->width = s->size;
        } else if (!has_no_width) {
            bx_glyph_facts g = {0};
            if (face >= 0)
                g = bx_assets_glyph(s->assets, face, ' ');
            cluster->width = at_size(s, g.gid ? g.advance : BX_EM / 4);
        }
    }
}

const bx_shaped *bx_shape(bx_assets *assets, bx_arena *arena, bx_chars text,
                          const bx_shape_style *style, bx_diags *diags)
{
    bx_segments segments = bx_segment(arena, text, style->role);
    shaper s = {.assets = assets,
                .arena = arena,
                .diags = diags,
                .text = text,
                .classes = segments.classes,
                .size = style->size,
                .mode = style->mode,
                .profile = style->profile ? style->profile : bx_profile_default(),
                .clusters = BX_NEW_ARRAY(arena, text.n, bx_shaped_cluster),
                .glyphs = BX_NEW_ARRAY(arena, text.n, bx_shaped_glyph),
                .glyph_room = text.n};
    for (int i = 0; i < segments.n_runs; i++) {
        const bx_run *run = &segments.runs[i];
        switch (run->kind) {
        case BX_RUN_CJK:
            if (s.mode == BX_VERTICAL)
                shape_cjk_vertical(&s, run);
            else
                shape_cjk(&s, run);
            break;
        case BX_RUN_SEQUENCE:
            shape_sequence(&s, run);
            break;
        case BX_RUN_WORD:
        case BX_RUN_OTHER:
            shape_run(&s, run);
            break;
        case BX_RUN_SPACE:
            shape_spaces(&s, run);
            break;
        }
    }
    if (s.buffer)
        hb_buffer_destroy(s.buffer);
    bx_shaped *shaped = BX_NEW(arena, bx_shaped);
    *shaped =
        (bx_shaped){text, s.size, s.mode, s.profile, s.clusters, s.n_clusters, s.glyphs};
    return shaped;
}
