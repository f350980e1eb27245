/* Every mark in every face that fonts/fonts.conf finds here for a role: whatever is
 * installed, Noto, WenKai or Fandol, sets alike. */
#include "setting.h"

static const struct {
    uint32_t c;
} marks[] = {
#define BX_MARK(c, ...) {c},
#include "text/mark.def"
#undef BX_MARK
};

static setting installed(void)
{
    setting s = {bx_arena_new(), bx_diags_new(), NULL};
    s.assets = bx_assets_new(BX_SOURCE_DATA "/fonts", s.diags);
    g_assert_nonnull(s.assets);
    return s;
}

/* Ink of a cluster's glyphs along the line and across it, from its em's start and from
 * the centre line (vertical) or baseline. */
typedef struct {
    bx_len from, to, left, right;
} ink;

static ink ink_of(setting *t, const bx_shaped *s, const bx_shaped_cluster *c)
{
    ink all = {INT32_MAX, INT32_MIN, INT32_MAX, INT32_MIN};
    hb_font_t *font = bx_assets_face(t->assets, c->face)->font;
    for (int i = 0; i < c->n_glyphs; i++) {
        const bx_shaped_glyph *g = &s->glyphs[c->first_glyph + i];
        hb_glyph_extents_t e = {0};
        hb_font_get_glyph_extents(font, g->gid, &e);
        bx_len x = g->x + bx_len_scale(EM, e.x_bearing, BX_EM);
        bx_len y = g->y - bx_len_scale(EM, e.y_bearing, BX_EM);
        bx_len w = bx_len_scale(EM, e.width, BX_EM);
        bx_len h = -bx_len_scale(EM, e.height, BX_EM);
        bool is_down = s->mode == BX_VERTICAL && !c->is_rotated;
        all.from = MIN(all.from, is_down ? y : x);
        all.to = MAX(all.to, is_down ? y + h : x + w);
        /* on its side, what is above the baseline is right of it */
        bx_len left = is_down ? x : s->mode == BX_VERTICAL ? -(y + h) : y;
        all.left = MIN(all.left, left);
        all.right = MAX(all.right, left + (is_down ? w : h));
    }
    return all;
}

static void complain(setting *t, const bx_shaped_cluster *c, uint32_t mark,
                     const char *tag, bx_writing_mode mode, const char *what)
{
    const bx_face *face = bx_assets_face(t->assets, c->face);
    g_test_message("%s %s, %s, %s: U+%04X %s", face->family, face->style, tag,
                   mode == BX_VERTICAL ? "vertical" : "horizontal", mark, what);
    g_test_fail();
}

enum { OVERSHOOT = EM / 25 }; /* that ink may show beyond where it belongs */

static void check(setting *t, const bx_shaped *s, int i)
{
    const bx_shaped_cluster *c = &s->clusters[i];
    uint32_t mark = s->text.chars[c->first_char].c;
    const char *tag = s->profile->tag;
    bx_class class = (bx_class)c->class;
    bx_blank blank = bx_mark_blank(bx_mark_find(mark), s->profile->convention, s->mode);
    bx_len em = class == BX_CLASS_MD && !blank.front ? EM / 2 : EM;
    ink shown = ink_of(t, s, c);
    if (c->width != em)
        complain(t, c, mark, tag, s->mode, "is not as wide as its class");
    if (shown.from < c->front - OVERSHOOT || shown.to > em - c->back + OVERSHOOT)
        complain(t, c, mark, tag, s->mode, "has ink where it may be trimmed");
    /* wide brackets and colons of some faces keep a little of it */
    if (c->front < blank.front * EM / 100 - EM / 5 ||
        c->back < blank.back * EM / 100 - EM / 5)
        complain(t, c, mark, tag, s->mode, "has too little blank");
    if (s->mode == BX_VERTICAL &&
        (shown.left < -EM / 2 - OVERSHOOT || shown.right > EM / 2 + OVERSHOOT))
        complain(t, c, mark, tag, s->mode, "stands off the line");
}

static bool is_checked(const bx_shaped_cluster *c)
{
    bx_class class = (bx_class)c->class;
    return c->n_glyphs && (bx_class_is_mark(class) || class == BX_CLASS_MD);
}

static void marks_stand(bx_writing_mode mode)
{
    setting t = installed();
    for (int role = 0; role < BX_ROLE_COUNT; role++) {
        for (int p = 0; bx_profile_at(p); p++) {
            bx_chars_builder b = {.arena = t.arena};
            for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
                bx_chars_add(&b, 0x4E2D, 0, BX_MARKUP_PLAIN);
                bx_chars_add(&b, marks[i].c, 0, BX_MARKUP_PLAIN);
            }
            bx_shape_style style = {.role = (bx_role)role,
                                    .size = EM,
                                    .mode = mode,
                                    .profile = bx_profile_at(p)};
            const bx_shaped *s =
                bx_shape_text(t.assets, t.arena, bx_chars_finish(&b), &style, NULL);
            for (int i = 0; i < s->n_clusters; i++)
                if (is_checked(&s->clusters[i]))
                    check(&t, s, i);
        }
    }
    setting_free(&t);
}

static void test_horizontal(void)
{
    marks_stand(BX_HORIZONTAL);
}

static void test_vertical(void)
{
    marks_stand(BX_VERTICAL);
}

/* —— is two em wide and one stroke, …… six dots in two em, in both modes. */
static void test_sequences(void)
{
    setting t = installed();
    for (int role = 0; role < BX_ROLE_COUNT; role++) {
        for (int mode = 0; mode < 2; mode++) {
            bx_shape_style style = {
                .role = (bx_role)role, .size = EM, .mode = (bx_writing_mode)mode};
            const bx_shaped *s = bx_shape_text(t.assets, t.arena,
                                               setting_text(&t, "——中……"), &style, NULL);
            if (!s->clusters[0].n_glyphs)
                continue; /* no face at all */
            g_assert_cmpint(s->n_clusters, ==, 3);
            for (int i = 0; i < 3; i += 2) {
                const bx_shaped_cluster *c = &s->clusters[i];
                ink shown = ink_of(&t, s, c);
                g_assert_cmpint(c->width, ==, 2 * EM);
                g_assert_cmpint(ABS(shown.from + shown.to - 2 * EM), <=, EM / 5);
                g_assert_cmpint(shown.to - shown.from, >, EM * 3 / 2);
                if (mode == BX_VERTICAL)
                    g_assert_cmpint(ABS(shown.left + shown.right), <=, EM / 10);
            }
        }
    }
    setting_free(&t);
}

/* The parts of a dash touch, whatever the face draws. */
static void test_dashes_join(void)
{
    setting t = installed();
    for (int role = 0; role < BX_ROLE_COUNT; role++) {
        for (int mode = 0; mode < 2; mode++) {
            bx_shape_style style = {
                .role = (bx_role)role, .size = EM, .mode = (bx_writing_mode)mode};
            const bx_shaped *s =
                bx_shape_text(t.assets, t.arena, setting_text(&t, "——中"), &style, NULL);
            bx_shaped_cluster half = s->clusters[0];
            if (half.n_glyphs != 2)
                continue; /* drawn as one, or no face */
            half.n_glyphs = 1;
            ink first = ink_of(&t, s, &half);
            half.first_glyph++;
            g_assert_cmpint(ink_of(&t, s, &half).from, <=, first.to + 1);
        }
    }
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/marks-in-faces/horizontal", test_horizontal);
    g_test_add_func("/marks-in-faces/vertical", test_vertical);
    g_test_add_func("/marks-in-faces/sequences", test_sequences);
    g_test_add_func("/marks-in-faces/dashes-join", test_dashes_join);
    return g_test_run();
}
