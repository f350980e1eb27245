#include "setting.h"

static const bx_paragraph *compose(setting *t, const char *text, double em,
                                   bx_writing_mode mode)
{
    bx_paragraph_style style = setting_style(em, 0);
    style.mode = mode;
    return bx_paragraph_compose(t->assets, t->arena, setting_text(t, text), &style,
                                t->diags);
}

static bx_line first_line(setting *t, const bx_paragraph *p)
{
    return bx_paragraph_line(t->arena, p, &p->breakings[p->best], 0);
}

static uint32_t nominal(setting *t, uint32_t c)
{
    int face = bx_assets_face_for(t->assets, BX_ROLE_SONG, c);
    return bx_assets_glyph(t->assets, face, c).gid;
}

/* Lines run in inline coordinates whatever the mode: same breaks, same widths; the glyphs
 * go down the centre line, an em each. */
static void test_coordinates(void)
{
    setting t = setting_new();
    static const char text[] = "全市职工要坚持党的领导推动工会工作高质量发展";
    const bx_paragraph *h = compose(&t, text, 11, BX_HORIZONTAL);
    const bx_paragraph *v = compose(&t, text, 11, BX_VERTICAL);
    const bx_breaking *a = &h->breakings[h->best], *b = &v->breakings[v->best];
    g_assert_cmpint(a->n_lines, ==, b->n_lines);
    for (int i = 0; i < a->n_lines; i++) {
        g_assert_cmpint(a->ends[i], ==, b->ends[i]);
        bx_line down = bx_paragraph_line(t.arena, v, b, i);
        bx_line across = bx_paragraph_line(t.arena, h, a, i);
        g_assert_cmpint(down.width, ==, across.width);
        g_assert_cmpint(down.n_runs, ==, 1);
        const bx_glyph_run *run = &down.runs[0];
        g_assert_cmpint(run->mode, ==, BX_VERTICAL);
        g_assert_false(run->is_rotated);
        g_assert_cmpint(run->origin.y, ==, 0);
        for (int k = 0; k < run->n_glyphs; k++) {
            /* centred on the line; its baseline in the lower part of its own em */
            g_assert_cmpint(ABS(run->glyphs[k].x + EM / 2), <=, EM / 50);
            bx_len in_em = run->glyphs[k].y - across.runs[0].glyphs[k].x;
            g_assert_cmpint(in_em, >, EM * 3 / 4);
            g_assert_cmpint(in_em, <, EM);
        }
    }
    setting_free(&t);
}

/* Marks and quotes take their vertical forms, colons stay full. */
static void test_forms(void)
{
    setting t = setting_new();
    const bx_paragraph *p = compose(&t, "（“中，国”：好）", 30, BX_VERTICAL);
    bx_line line = first_line(&t, p);
    g_assert_cmpint(line.n_runs, ==, 1);
    static const uint32_t text[] = {0xFF08, 0x201C, 0x4E2D, 0xFF0C, 0x56FD,
                                    0x201D, 0xFF1A, 0x597D, 0xFF09};
    static const bool is_turned[] = {true, true,  false, true, false,
                                     true, false, false, true};
    g_assert_cmpint(line.runs[0].n_glyphs, ==, 9);
    for (int i = 0; i < 9; i++) {
        bool differs = line.runs[0].glyphs[i].gid != nominal(&t, text[i]);
        if (text[i] != 0xFF1A)
            g_assert_cmpint(differs, ==, is_turned[i]);
    }
    g_assert_cmpint(p->shaped->clusters[6].back, ==, 0); /* ： */
    g_assert_cmpint(p->shaped->clusters[3].back, ==, EM / 2);
    g_assert_cmpint(p->shaped->clusters[0].front, ==, EM / 2);
    /* （“ share one em and a half, ” gives way to ：, and both edges are trimmed */
    g_assert_cmpint(line.width, ==, 9 * EM - EM / 2 * 3);
    setting_free(&t);
}

/* ”： : the colon is fixed in vertical setting (pairs.tsv, SC,v), so nothing closes up.
 */
static void test_pairs(void)
{
    setting t = setting_new();
    const bx_paragraph *p = compose(&t, "国）：（国", 30, BX_VERTICAL);
    g_assert_cmpint(first_line(&t, p).width, ==, 5 * EM);
    p = compose(&t, "国）：（国", 30, BX_HORIZONTAL);
    g_assert_cmpint(first_line(&t, p).width, ==, 4 * EM);
    setting_free(&t);
}

/* Words lie on their side, their middle on the centre line; the next glyph follows. */
static void test_rotated_words(void)
{
    setting t = setting_new();
    const bx_paragraph *p = compose(&t, "用GDPX好", 30, BX_VERTICAL);
    bx_line line = first_line(&t, p);
    g_assert_cmpint(line.n_runs, ==, 3);
    g_assert_true(line.runs[1].is_rotated);
    g_assert_cmpint(line.runs[1].origin.x, >, EM + EM / 8);
    g_assert_cmpint(line.width % (EM / 2), ==, 0);
    g_assert_cmpint(line.runs[1].n_glyphs, ==, 4);
    g_assert_cmpint(line.runs[1].glyphs[0].x, ==, 0);
    g_assert_cmpint(ABS(line.runs[1].glyphs[0].y - EM * 36 / 100), <=, 1);
    g_assert_cmpint(line.runs[1].glyphs[2].x, >, line.runs[1].glyphs[1].x);
    g_assert_false(line.runs[2].is_rotated);
    g_assert_cmpint(line.runs[2].origin.x, ==, line.width - EM);
    g_assert_cmpstr(line.runs[1].text, ==, "GDPX");
    setting_free(&t);
}

/* Clusters of a vertical text, a word each: its characters, "↓" after what stands
 * upright, "→" after what lies on its side, "." after what takes no em. */
static const char *turns_of(setting *t, const char *text, const char *language)
{
    const bx_shaped *s =
        setting_shape_as(t, text, BX_VERTICAL, bx_profile_find(language));
    const char *out = "";
    for (int i = 0; i < s->n_clusters; i++) {
        const bx_shaped_cluster *c = &s->clusters[i];
        bx_chars own = bx_chars_slice(s->text, c->first_char, c->first_char + c->n_chars);
        const char *how = c->is_rotated ? "→" : c->width == EM ? "↓" : ".";
        out = bx_format(t->arena, "%s%s%s", out, bx_chars_utf8(t->arena, own), how);
    }
    return out;
}

/* Numbers of two digits, single letters and short acronyms stand, the rest lies. */
static void test_upright_words(void)
{
    setting t = setting_new();
    static const struct {
        const char *text, *turns;
    } cases[] = {
        {"5月10日", "5↓月↓10↓日↓"},
        {"在2024年", "在↓2→0→2→4→年↓"},
        {"增10%", "增↓10↓%↓"},
        {"增3.5%", "增↓3→.→5→%→"},
        {"25℃", "25↓℃↓"},
        {"GDP值", "G↓D↓P↓值↓"},
        {"用AI写", "用↓A↓I↓写↓"},
        {"G20与5G", "G↓20↓与↓5↓G↓"},
        {"在WTO外", "在↓W↓T↓O↓外↓"},
        {"看NASA", "看↓N→A→S→A→"},
        {"a与Ab", "a↓与↓A→b→"},
        {"A-B", "A→-→B→"},
        {"（3）", "（↓3↓）↓"},
        {"AI%", "A→I→%→"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpstr(turns_of(&t, cases[i].text, "zh-CN"), ==, cases[i].turns);
    setting_free(&t);
}

/* In one cell the digits stand side by side about the centre line, each upright. */
static void test_cell(void)
{
    setting t = setting_new();
    const bx_shaped *s = setting_shape(&t, "第25届", BX_VERTICAL);
    g_assert_cmpint(s->n_clusters, ==, 3);
    const bx_shaped_cluster *c = &s->clusters[1];
    g_assert_cmpint(c->n_chars, ==, 2);
    g_assert_cmpint(c->n_glyphs, ==, 2);
    g_assert_cmpint(c->width, ==, EM);
    const bx_shaped_glyph *g = &s->glyphs[c->first_glyph];
    g_assert_cmpint(g[0].x, <, -EM / 3);
    g_assert_cmpint(ABS(g[1].x), <, EM / 20);
    g_assert_cmpint(g[0].y, ==, g[1].y);
    g_assert_cmpint(g[0].y, >, EM / 2);
    g_assert_cmpint(g[0].y, <, EM);
    setting_free(&t);
}

/* Numbers out of two pieces of copy are not one number: a cluster names one place. */
static void test_pieces_stay_apart(void)
{
    setting t = setting_new();
    bx_char chars[] = {{'1', 0, 4, 0}, {'0', 1, 9, 0}};
    bx_shape_style style = {
        .role = BX_ROLE_SONG, .size = EM, .mode = BX_VERTICAL, .profile = NULL};
    const bx_shaped *s =
        bx_shape_text(t.assets, t.arena, (bx_chars){NULL, chars, 2}, &style, t.diags);
    g_assert_cmpint(s->n_clusters, ==, 2);
    setting_free(&t);
}

/* The mainland's quotes are 『』 and 「」 down the page, in every face; the copy keeps
 * what was written. Elsewhere they stay. */
static void test_quotes(void)
{
    setting t = setting_new();
    static const bx_role roles[] = {BX_ROLE_SONG, BX_ROLE_HEI, BX_ROLE_KAI};
    for (size_t r = 0; r < G_N_ELEMENTS(roles); r++) {
        bx_shape_style style = {
            .role = roles[r], .size = EM, .mode = BX_VERTICAL, .profile = NULL};
        const bx_shaped *curly =
            bx_shape_text(t.assets, t.arena, setting_text(&t, "“”‘’中"), &style, t.diags);
        const bx_shaped *corner = bx_shape_text(
            t.assets, t.arena, setting_text(&t, "『』「」中"), &style, t.diags);
        for (int i = 0; i < 4; i++) {
            g_assert_cmpuint(curly->glyphs[i].gid, ==, corner->glyphs[i].gid);
            g_assert_cmpint(curly->clusters[i].front, ==, corner->clusters[i].front);
            g_assert_cmpint(curly->clusters[i].back, ==, corner->clusters[i].back);
        }
        g_assert_cmphex(curly->text.chars[0].c, ==, 0x201C);
    }
    const bx_shaped *tw =
        setting_shape_as(&t, "“中", BX_VERTICAL, bx_profile_find("zh-TW"));
    const bx_shaped *cn = setting_shape(&t, "“中", BX_VERTICAL);
    g_assert_cmpuint(tw->glyphs[0].gid, !=, cn->glyphs[0].gid);
    setting_free(&t);
}

/* WenKai draws — for horizontal lines alone: it is laid on its side, on the centre. */
static void test_turned_marks(void)
{
    setting t = setting_new();
    bx_shape_style style = {
        .role = BX_ROLE_KAI, .size = EM, .mode = BX_VERTICAL, .profile = NULL};
    const bx_shaped *s =
        bx_shape_text(t.assets, t.arena, setting_text(&t, "——中—（－⋯"), &style, t.diags);
    static const bool is_turned[] = {true, false, true, false, true, true};
    g_assert_cmpint(s->n_clusters, ==, 6);
    for (int i = 0; i < 6; i++)
        g_assert_cmpint(s->clusters[i].is_rotated, ==, is_turned[i]);
    g_assert_cmpint(s->clusters[0].width, ==, 2 * EM);
    hb_font_t *font = bx_assets_face(t.assets, s->clusters[0].face)->font;
    hb_glyph_extents_t ink;
    hb_font_get_glyph_extents(font, s->glyphs[0].gid, &ink);
    bx_len middle = bx_len_scale(EM, ink.y_bearing + ink.height / 2, BX_EM);
    g_assert_cmpint(ABS(s->glyphs[0].y - middle), <=, 1);
    setting_free(&t);
}

static void test_units(void)
{
    setting t = setting_new();
    const bx_paragraph *p = compose(&t, "中——国……约·翰", 30, BX_VERTICAL);
    g_assert_cmpint(first_line(&t, p).width, ==, 8 * EM + EM / 2);
    g_assert_cmpint(p->shaped->clusters[1].n_chars, ==, 2);
    uint32_t dash = p->shaped->glyphs[p->shaped->clusters[1].first_glyph].gid;
    g_assert_cmpuint(dash, !=, nominal(&t, 0x2014));
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/vertical/coordinates", test_coordinates);
    g_test_add_func("/vertical/forms", test_forms);
    g_test_add_func("/vertical/pairs", test_pairs);
    g_test_add_func("/vertical/rotated-words", test_rotated_words);
    g_test_add_func("/vertical/units", test_units);
    g_test_add_func("/vertical/upright-words", test_upright_words);
    g_test_add_func("/vertical/cell", test_cell);
    g_test_add_func("/vertical/pieces", test_pieces_stay_apart);
    g_test_add_func("/vertical/quotes", test_quotes);
    g_test_add_func("/vertical/turned-marks", test_turned_marks);
    return g_test_run();
}
