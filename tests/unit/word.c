#include "text/word.h"

#include "setting.h"

/* Clusters cover the text in order; one a letter in all that follows. */
static void covers(const bx_shaped *s)
{
    int at = 0;
    for (int i = 0; i < s->n_clusters; i++) {
        g_assert_cmpint(s->clusters[i].first_char, ==, at);
        at += s->clusters[i].n_chars;
    }
    g_assert_cmpint(at, ==, s->text.n);
}

static uint32_t glyph_of(const bx_shaped *s, int i)
{
    return s->glyphs[s->clusters[i].first_glyph].gid;
}

/* Letters of Uyghur are read in order, run right to left, and join. */
static void test_joining(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(&t, "中مەشغۇل国", BX_HORIZONTAL);
    covers(s);
    g_assert_true(s->has_levels);
    g_assert_cmpint(s->base, ==, 0);
    g_assert_cmpint(s->clusters[0].level, ==, 0);
    for (int i = 1; i < s->n_clusters - 1; i++) {
        g_assert_cmpint(s->clusters[i].level, ==, 1);
        g_assert_cmpint(s->clusters[i].kind, ==, BX_RUN_OTHER);
    }
    const bx_shaped *alone = setting_shape(&t, "中ش国", BX_HORIZONTAL);
    g_assert_cmpuint(glyph_of(s, 3), !=, glyph_of(alone, 1));
    g_assert_cmpint(bx_diags_count(t.diags, BX_ERROR), ==, 0);
    setting_free(&t);
}

/* A change of role parts a word into runs, but its letters go on joining. */
static void test_context(void)
{
    setting t = setting_new();
    bx_chars plain = setting_text(&t, "مەشغۇل");
    const bx_shaped *whole = bx_shape_text(
        t.assets, t.arena, plain,
        &(bx_shape_style){
            .role = BX_ROLE_SONG, .size = EM, .mode = BX_HORIZONTAL, .profile = NULL},
        t.diags);
    bx_char *apart = bx_copy(t.arena, plain.chars, (size_t)plain.n * sizeof *apart);
    for (int i = 3; i < plain.n; i++)
        apart[i].id += 5; /* another piece of copy */
    const bx_shaped *parts = bx_shape_text(
        t.assets, t.arena, (bx_chars){plain.source, apart, plain.n},
        &(bx_shape_style){
            .role = BX_ROLE_SONG, .size = EM, .mode = BX_HORIZONTAL, .profile = NULL},
        t.diags);
    g_assert_cmpint(whole->n_clusters, ==, parts->n_clusters);
    for (int i = 0; i < whole->n_clusters; i++)
        g_assert_cmpuint(glyph_of(whole, i), ==, glyph_of(parts, i));
    setting_free(&t);
}

/* A text without Chinese runs as its first letter does. */
static void test_base(void)
{
    setting t = setting_new();
    g_assert_cmpint(setting_shape(&t, "שלום AB", BX_HORIZONTAL)->base, ==, 1);
    g_assert_cmpint(setting_shape(&t, "AB שלום", BX_HORIZONTAL)->base, ==, 0);
    g_assert_cmpint(setting_shape(&t, "שלום 中国", BX_HORIZONTAL)->base, ==, 0);
    const bx_shaped *chinese = setting_shape(&t, "中国AB“好”", BX_HORIZONTAL);
    g_assert_false(chinese->has_levels);
    g_assert_null(chinese->may_start);
    g_assert_nonnull(setting_shape(&t, "plain Latin", BX_HORIZONTAL)->may_start);
    setting_free(&t);
}

/* Brackets between letters that run backwards are seen in a mirror, and their blanks are
 * on the other side of the glyph. */
static void test_mirrored_marks(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(&t, "中ש（ש）ש国（）", BX_HORIZONTAL);
    g_assert_cmpuint(glyph_of(s, 2), ==, glyph_of(s, 8));
    g_assert_cmpuint(glyph_of(s, 4), ==, glyph_of(s, 7));
    g_assert_cmpint(s->clusters[2].front, ==, EM / 2);
    g_assert_cmpint(s->clusters[2].back, ==, 0);
    g_assert_cmpint(s->clusters[4].back, ==, EM / 2);
    s = setting_shape(&t, "中ש(ש)ש国()", BX_HORIZONTAL);
    g_assert_cmpuint(glyph_of(s, 2), !=, glyph_of(s, 7));
    setting_free(&t);
}

/* ---- lines ---- */

/* The characters of a line from left to right, as a reader of its glyphs sees them. */
static const char *seen(setting *t, const bx_paragraph *p, int line)
{
    bx_line l = bx_paragraph_line(t->arena, p, &p->breakings[p->best], line);
    bx_len at[64];
    const char *shown[64], *out = "";
    int n = 0;
    for (int r = 0; r < l.n_runs; r++) {
        const bx_glyph_run *run = &l.runs[r];
        const char *text = run->text;
        for (int c = 0, g = 0; c < run->n_clusters; c++) {
            const bx_cluster_text *cluster = &run->clusters[c];
            if (cluster->n_glyphs) {
                at[n] = run->origin.x + run->glyphs[g].x;
                shown[n++] = bx_copy_text(t->arena, text, (size_t)cluster->n_bytes);
            }
            text += cluster->n_bytes;
            g += cluster->n_glyphs;
        }
    }
    for (int done = 0; done < n; done++) {
        int left = 0;
        for (int i = 1; i < n; i++)
            left = at[i] < at[left] ? i : left;
        out = bx_format(t->arena, "%s%s", out, shown[left]);
        at[left] = INT32_MAX;
    }
    return out;
}

/* Words that run right to left break between words, and are turned a line at a time. */
static void test_lines(void)
{
    setting t = setting_new();
    const bx_paragraph *p = setting_compose(&t, "中שלום עולם国", 10, 0);
    g_assert_cmpint(p->breakings[p->best].n_lines, ==, 1);
    g_assert_cmpstr(seen(&t, p, 0), ==, "中םלועםולש国");
    p = setting_compose(&t, "国中שלום עולם国", 5, 0);
    g_assert_cmpint(p->breakings[p->best].n_lines, ==, 2);
    g_assert_cmpstr(seen(&t, p, 0), ==, "国中םולש");
    g_assert_cmpstr(seen(&t, p, 1), ==, "םלוע国");
    setting_free(&t);
}

/* A text that runs right to left as a whole ends its last line at the left, and starts
 * every line, the indent too, at the right end of the measure. */
static void test_backward_text(void)
{
    setting t = setting_new();
    const bx_paragraph *p = setting_compose(&t, "שלום עולם שלום", 30, 2);
    bx_line line = bx_paragraph_line(t.arena, p, &p->breakings[p->best], 0);
    const bx_glyph_run *run = &line.runs[0];
    bx_len right = INT32_MIN, left = INT32_MAX;
    for (int i = 0; i < run->n_glyphs; i++) {
        right = MAX(right, run->origin.x + run->glyphs[i].x);
        left = MIN(left, run->origin.x + run->glyphs[i].x);
    }
    g_assert_cmpint(right, <, 28 * EM);
    g_assert_cmpint(right, >, 27 * EM);
    g_assert_cmpint(left, >, 15 * EM);
    g_assert_cmpint(line.width, ==, 28 * EM);
    setting_free(&t);
}

/* Thai breaks where words end, Tibetan after its points. */
static void test_breaks_inside(void)
{
    setting t = setting_new();
    const bx_paragraph *p = setting_compose(&t, "ภาษาไทยเป็นภาษาราชการ", 5, 0);
    const char *lines = lines_text(p, &p->breakings[p->best], t.arena);
    g_assert_cmpstr(lines, ==, "ภาษาไทย/เป็นภาษา/ราชการ");
    p = setting_compose(&t, "中བོད་ཡིག་གི་ཡིག་བོད国", 4, 0);
    const bx_breaking *b = &p->breakings[p->best];
    for (int i = 0; i + 1 < b->n_lines; i++)
        g_assert_true(g_str_has_suffix(line_text(p, b, i, t.arena), "་"));
    g_assert_cmpint(bx_diags_count(t.diags, BX_WARNING), ==, 0);
    setting_free(&t);
}

/* ---- rare things ---- */

/* Flags, families, skin and keycaps are one cluster each, whatever face has them. */
static void test_pictures(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(
        &t, "中👨‍👩‍👧👍🏽🇨🇳🇫🇷国1️⃣", BX_HORIZONTAL);
    covers(s);
    static const int n_chars[] = {1, 5, 2, 2, 2, 1, 3};
    g_assert_cmpint(s->n_clusters, ==, G_N_ELEMENTS(n_chars));
    for (int i = 0; i < s->n_clusters; i++)
        g_assert_cmpint(s->clusters[i].n_chars, ==, n_chars[i]);
    setting_free(&t);
}

/* One ink shows no skin: no patch of it stands beside the hand. */
static void test_skin(void)
{
    setting t = {bx_arena_new(), bx_diags_new(), NULL};
    t.assets = bx_assets_new(BX_SOURCE_DATA "/fonts", t.diags);
    if (bx_assets_face_for(t.assets, BX_ROLE_SONG, 0x261D) < 0) {
        g_test_skip("no installed face has U+261D");
    } else {
        const bx_shaped *bare = setting_shape(&t, "中☝国", BX_HORIZONTAL);
        const bx_shaped *s = setting_shape(&t, "中☝🏽国", BX_HORIZONTAL);
        g_assert_cmpint(s->n_clusters, ==, 3);
        g_assert_cmpint(s->clusters[1].width, ==, bare->clusters[1].width);
        g_assert_cmpint(bx_diags_count(t.diags, BX_WARNING), ==, 0);
    }
    setting_free(&t);
}

/* No face draws its box for what it lacks: controls vanish, marks are reported. */
static void test_no_boxes(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(
        &t, "中\x01国\u202E\u2066a\x02\u2069b\u200D。\u202C好e\u20E0e\u20E0",
        BX_HORIZONTAL);
    covers(s);
    for (int i = 0; i < s->n_clusters; i++)
        for (int g = 0; g < s->clusters[i].n_glyphs; g++)
            g_assert_cmpuint(s->glyphs[s->clusters[i].first_glyph + g].gid, !=, 0);
    g_assert_false(s->has_levels);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_E_GLYPH_MISSING), ==, 1);
    setting_free(&t);
}

/* A variant that no face has is set in its usual form, with a warning; one that a face
 * composes is not missing. */
static void test_variants(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(&t, "国\U000E0100e\u0301", BX_HORIZONTAL);
    covers(s);
    g_assert_cmpint(s->n_clusters, ==, 2);
    g_assert_cmpint(s->clusters[0].width, ==, EM);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_W_VARIANT_MISSING), ==, 1);
    g_assert_cmpint(bx_diags_count(t.diags, BX_ERROR), ==, 0);
    g_autofree char *text = bx_diags_text(t.diags, BX_ENGLISH, true);
    g_assert_nonnull(
        strstr(text, "text:1:1: warning: no face has this variant of '国' (U+56FD)"));
    setting_free(&t);
}

/* One that a face has comes from that face, be it not the first of the role. */
static void test_variant_found(void)
{
    setting t = {bx_arena_new(), bx_diags_new(), NULL};
    t.assets = bx_assets_new(BX_SOURCE_DATA "/fonts", t.diags);
    hb_codepoint_t gid = 0;
    int face = -1;
    for (int i = 0; !gid && (face = bx_assets_chain(t.assets, BX_ROLE_SONG, i)) >= 0; i++)
        hb_font_get_variation_glyph(bx_assets_face(t.assets, face)->font, 0x845B, 0xE0100,
                                    &gid);
    if (!gid) {
        g_test_skip("no installed face has a variant of U+845B");
    } else {
        const bx_shaped *s = setting_shape(&t, "葛\U000E0100城", BX_HORIZONTAL);
        g_assert_cmpint(s->n_clusters, ==, 2);
        g_assert_cmpint(s->clusters[0].face, ==, face);
        g_assert_cmpuint(glyph_of(s, 0), ==, gid);
        g_assert_cmpint(bx_diags_count(t.diags, BX_WARNING), ==, 0);
    }
    setting_free(&t);
}

/* Bidi controls turn letters about, never lose them. */
static void test_controls(void)
{
    setting t = setting_new();
    const bx_paragraph *p =
        setting_compose(&t, "中\u202Eשל\u202C\u2067ום国\u2069\u202D中", 20, 0);
    bx_line line = bx_paragraph_line(t.arena, p, &p->breakings[p->best], 0);
    int id = 0;
    for (int r = 0; r < line.n_runs; r++)
        for (int c = 0; c < line.runs[r].n_clusters; c++) {
            g_assert_cmpint(line.runs[r].clusters[c].id, ==, id);
            id += line.runs[r].clusters[c].n_chars;
        }
    g_assert_cmpint(id, ==, p->text.n);
    setting_free(&t);
}

static void are_same(const bx_shaped *a, const bx_shaped *b)
{
    g_assert_cmpint(a->n_clusters, ==, b->n_clusters);
    for (int i = 0; i < a->n_clusters; i++) {
        const bx_shaped_cluster *c = &a->clusters[i], *d = &b->clusters[i];
        g_assert_cmpint(c->first_char, ==, d->first_char);
        g_assert_cmpint(c->n_chars, ==, d->n_chars);
        g_assert_cmpint(c->width, ==, d->width);
        g_assert_cmpint(c->n_glyphs, ==, d->n_glyphs);
        for (int k = 0; k < c->n_glyphs; k++) {
            const bx_shaped_glyph *g = &a->glyphs[c->first_glyph + k];
            const bx_shaped_glyph *h = &b->glyphs[d->first_glyph + k];
            g_assert_true(g->gid == h->gid && g->x == h->x && g->y == h->y);
        }
    }
}

/* A word that was shaped before is set as if it were new, wherever it stands, also after
 * so many others that it was forgotten. */
static void test_known_words(void)
{
    static const char text[] = "AVA office在AVA用office，3.5%的AVATAR-2024 office";
    setting t = setting_new();
    const bx_shaped *first = setting_shape(&t, text, BX_HORIZONTAL);
    are_same(first, setting_shape(&t, text, BX_HORIZONTAL));
    for (int i = 0; i < 10000; i++)
        setting_shape(&t, bx_format(t.arena, "w%d", i), BX_HORIZONTAL);
    are_same(first, setting_shape(&t, text, BX_HORIZONTAL));
    const bx_shaped *down = setting_shape(&t, text, BX_VERTICAL);
    are_same(down, setting_shape(&t, text, BX_VERTICAL));
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/word/joining", test_joining);
    g_test_add_func("/word/context", test_context);
    g_test_add_func("/word/base", test_base);
    g_test_add_func("/word/mirrored-marks", test_mirrored_marks);
    g_test_add_func("/word/lines", test_lines);
    g_test_add_func("/word/backward-text", test_backward_text);
    g_test_add_func("/word/breaks-inside", test_breaks_inside);
    g_test_add_func("/word/pictures", test_pictures);
    g_test_add_func("/word/skin", test_skin);
    g_test_add_func("/word/no-boxes", test_no_boxes);
    g_test_add_func("/word/variants", test_variants);
    g_test_add_func("/word/variant-found", test_variant_found);
    g_test_add_func("/word/controls", test_controls);
    g_test_add_func("/word/known", test_known_words);
    return g_test_run();
}
