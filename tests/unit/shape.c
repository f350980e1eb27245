#include "text/shape.h"

#include "setting.h"

static void width_is(const bx_shaped_cluster *c, double em)
{
    g_assert_cmpint(c->width, ==, (bx_len)(em * EM));
}

/* Clusters cover the text in order, whatever it holds. */
static void covers(const bx_shaped *s)
{
    int at = 0, glyph = 0;
    for (int i = 0; i < s->n_clusters; i++) {
        g_assert_cmpint(s->clusters[i].first_char, ==, at);
        g_assert_cmpint(s->clusters[i].n_chars, >, 0);
        g_assert_cmpint(s->clusters[i].first_glyph, ==, glyph);
        at += s->clusters[i].n_chars;
        glyph += s->clusters[i].n_glyphs;
    }
    g_assert_cmpint(at, ==, s->text.n);
}

static void test_han_and_marks(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(&t, "中，（国）。“好”！：、；", BX_HORIZONTAL);
    covers(s);
    for (int i = 0; i < s->n_clusters; i++) {
        const bx_shaped_cluster *c = &s->clusters[i];
        bx_class class = (bx_class)c->class;
        width_is(c, 1);
        g_assert_cmpint(c->n_glyphs, ==, 1);
        bool is_open = class == BX_CLASS_OB, is_han = class == BX_CLASS_HAN;
        g_assert_cmpint(c->front, ==, is_open ? EM / 2 : 0);
        g_assert_cmpint(c->back, ==, is_open || is_han ? 0 : EM / 2);
    }
    g_assert_cmpint(bx_diags_count(t.diags, BX_ERROR), ==, 0);
    setting_free(&t);
}

/* Blanks come from class and ink, so a face with proportional quotes sets like the
 * others: an em wide, its ink in the right half. */
static void ink_is_in_its_half(setting *t, bx_role role, const char *text)
{
    bx_shape_style style = {.role = role, .size = EM};
    const bx_shaped *s =
        bx_shape_text(t->assets, t->arena, setting_text(t, text), &style, t->diags);
    for (int i = 0; i < s->n_clusters; i++) {
        const bx_shaped_cluster *c = &s->clusters[i];
        bx_glyph_facts g = bx_assets_glyph(t->assets, c->face, s->text.chars[i].c);
        bx_len shift = s->glyphs[c->first_glyph].x;
        bx_len from = bx_len_scale(EM, g.ink_from, BX_EM) + shift;
        bx_len to = bx_len_scale(EM, g.ink_to, BX_EM) + shift;
        width_is(c, 1);
        g_assert_cmpint(c->front + c->back, ==, EM / 2);
        g_assert_cmpint(from, >=, c->front - EM / 30);
        g_assert_cmpint(to, <=, EM - c->back + EM / 30);
    }
}

static void test_every_face_alike(void)
{
    setting t = setting_new();
    static const bx_role roles[] = {BX_ROLE_SONG, BX_ROLE_HEI, BX_ROLE_KAI};
    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++)
        ink_is_in_its_half(&t, roles[i], "“”‘’（）《》，。、；：！？");
    setting_free(&t);
}

static void test_units(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(&t, "中——国……约翰·李", BX_HORIZONTAL);
    covers(s);
    g_assert_cmpint(s->n_clusters, ==, 8);
    width_is(&s->clusters[1], 2);
    g_assert_cmpint(s->clusters[1].n_chars, ==, 2);
    g_assert_cmpint(s->clusters[1].class, ==, BX_CLASS_DD);
    width_is(&s->clusters[3], 2);
    width_is(&s->clusters[6], 0.5);
    setting_free(&t);
}

/* Letters keep one cluster each; widths are the face's own, kerned. */
static void test_words(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(&t, "AV 3.5%", BX_HORIZONTAL);
    covers(s);
    g_assert_cmpint(s->n_clusters, ==, 7);
    bx_glyph_facts a = bx_assets_glyph(t.assets, s->clusters[0].face, 'A');
    bx_glyph_facts v = bx_assets_glyph(t.assets, s->clusters[0].face, 'V');
    g_assert_cmpint(s->clusters[0].width, <, bx_len_scale(EM, a.advance, BX_EM));
    g_assert_cmpint(s->clusters[1].width, ==, bx_len_scale(EM, v.advance, BX_EM));
    g_assert_cmpint(s->clusters[2].kind, ==, BX_RUN_SPACE);
    g_assert_cmpint(s->clusters[2].n_glyphs, ==, 0);
    setting_free(&t);
}

static void test_missing(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(&t, "中\U0002A6A5国\U0002A6A5", BX_HORIZONTAL);
    covers(s);
    width_is(&s->clusters[1], 1);
    g_assert_cmpint(s->clusters[1].n_glyphs, ==, 0);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_E_GLYPH_MISSING), ==, 1);
    g_autofree char *text = bx_diags_text(t.diags, BX_ENGLISH, true);
    g_assert_nonnull(strstr(text,
                            "text:1:2: error: no face has the character '\U0002A6A5'"
                            " (U+2A6A5)"));
    bx_shape_style style = {.role = BX_ROLE_SONG, .size = EM};
    g_assert_nonnull(
        bx_shape_text(t.assets, t.arena, setting_text(&t, "\U0002A6A5"), &style, NULL));
    setting_free(&t);
}

/* The same characters as each language sets them: in Taiwan stops stand in the middle and
 * the interpunct takes an em. */
static void test_languages(void)
{
    setting t = setting_new();
    static const char text[] = "“直，约·翰";
    const bx_shaped *cn = setting_shape(&t, text, BX_HORIZONTAL);
    const bx_shaped *tw =
        setting_shape_as(&t, text, BX_HORIZONTAL, bx_profile_find("zh-TW"));
    const bx_shaped *ja =
        setting_shape_as(&t, text, BX_HORIZONTAL, bx_profile_find("ja"));
    width_is(&cn->clusters[0], 1);
    width_is(&tw->clusters[0], 1);
    width_is(&ja->clusters[0], 1);
    g_assert_cmpuint(cn->glyphs[1].gid, !=, ja->glyphs[1].gid); /* 直 */
    g_assert_cmpuint(cn->glyphs[2].gid, !=, tw->glyphs[2].gid);
    g_assert_cmpint(cn->clusters[2].back, ==, EM / 2);
    g_assert_cmpint(tw->clusters[2].front, ==, EM / 4);
    g_assert_cmpint(tw->clusters[2].back, ==, EM / 4);
    width_is(&cn->clusters[4], 0.5);
    width_is(&tw->clusters[4], 1);
    g_assert_cmpint(tw->clusters[4].front, ==, EM / 4);
    bx_shape_style kai = {
        .role = BX_ROLE_KAI, .size = EM, .profile = bx_profile_find("zh-TW")};
    const bx_shaped *other =
        bx_shape_text(t.assets, t.arena, setting_text(&t, "，"), &kai, t.diags);
    g_assert_cmpint(other->glyphs[0].x, >, EM / 4); /* WenKai's, put in the middle */
    setting_free(&t);
}

/* A mark that no face has is trimmed like one that is there. */
static void test_missing_mark(void)
{
    g_autofree char *fonts = setting_path("fonts/square");
    setting t = {bx_arena_new(), bx_diags_new(), NULL};
    t.assets = bx_assets_new(fonts, t.diags);
    for (int mode = 0; mode < 2; mode++) {
        const bx_shaped *s = setting_shape(&t, "国「国」", (bx_writing_mode)mode);
        g_assert_cmpint(s->clusters[1].n_glyphs, ==, 0);
        width_is(&s->clusters[1], 1);
        g_assert_cmpint(s->clusters[1].front, ==, EM / 2);
        g_assert_cmpint(s->clusters[3].back, ==, EM / 2);
    }
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_E_GLYPH_MISSING), ==, 4);
    setting_free(&t);
}

/* Selectors and combining marks belong to what they follow, floods of them are cut up,
 * and nothing is lost. */
static void test_combining(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(&t, "国\xEF\xB8\x80国e\xCC\x81国", BX_HORIZONTAL);
    covers(s);
    g_assert_cmpint(s->n_clusters, ==, 4);
    g_assert_cmpint(s->clusters[0].n_chars, ==, 2);
    g_assert_cmpint(s->clusters[2].n_chars, ==, 2);
    g_autoptr(GString) flood = g_string_new("国");
    for (int i = 0; i < 5000; i++)
        g_string_append(flood, "\xCC\x81");
    s = setting_shape(&t, flood->str, BX_HORIZONTAL);
    covers(s);
    for (int i = 0; i < s->n_clusters; i++)
        g_assert_cmpint(s->clusters[i].n_chars, <=, 40);
    covers(setting_shape(&t, flood->str + 3, BX_HORIZONTAL));
    covers(setting_shape(&t, flood->str, BX_VERTICAL));
    setting_free(&t);
}

static void test_other_scripts(void)
{
    setting t = setting_new();
    covers(setting_shape(&t, "中ภาษาไทย国", BX_HORIZONTAL));
    covers(setting_shape(&t, "中שלום עולם国مرحبا", BX_HORIZONTAL));
    covers(setting_shape(&t, "中😀👨‍👩‍👧国", BX_HORIZONTAL));
    covers(setting_shape(&t, "\u202E中\u2069a\u200D", BX_HORIZONTAL));
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shape/han-and-marks", test_han_and_marks);
    g_test_add_func("/shape/every-face-alike", test_every_face_alike);
    g_test_add_func("/shape/units", test_units);
    g_test_add_func("/shape/words", test_words);
    g_test_add_func("/shape/missing", test_missing);
    g_test_add_func("/shape/missing-mark", test_missing_mark);
    g_test_add_func("/shape/languages", test_languages);
    g_test_add_func("/shape/combining", test_combining);
    g_test_add_func("/shape/other-scripts", test_other_scripts);
    return g_test_run();
}
