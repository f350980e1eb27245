/* Ruby: split from its base, room made for it, set over it. */
#include "compose/ruby.h"

#include "marked.h"
#include "text/refit.h"

static void test_split(void)
{
    setting t = setting_new();
    bx_rubies rubies;
    bx_chars text = marked_text(&t, "在[上海|hai][工会|a b]和[京|c]");
    bx_chars base = bx_ruby_split(t.arena, text, &rubies);
    g_assert_cmpstr(bx_chars_utf8(t.arena, base), ==, "在上海工会和京");
    g_assert_cmpint(rubies.n, ==, 3);
    static const int from[] = {1, 3, 6}, to[] = {3, 5, 7};
    static const char *const words[] = {"hai", "a b", "c"};
    for (int i = 0; i < 3; i++) {
        g_assert_cmpint(rubies.groups[i].from, ==, from[i]);
        g_assert_cmpint(rubies.groups[i].to, ==, to[i]);
        g_assert_cmpstr(bx_chars_utf8(t.arena, rubies.groups[i].text), ==, words[i]);
    }
    bx_chars plain = setting_text(&t, "没有注音");
    g_assert_true(bx_ruby_split(t.arena, plain, &rubies).chars == plain.chars);
    g_assert_cmpint(rubies.n, ==, 0);
    setting_free(&t);
}

static bx_len width_of(const bx_paragraph *p, int cluster)
{
    return p->shaped->clusters[cluster].width;
}

enum { RUBY = BX_LEAST_TYPE }; /* over type of 10 pt half of which is less */

/* What a base lacks comes to all its clusters alike, less half an em over two Han. */
static void test_room(void)
{
    setting t = setting_new();
    const bx_paragraph *p = marked_compose(&t, "在[会|工工工工工]上", 30, BX_HORIZONTAL);
    g_assert_cmpint(width_of(p, 1), ==, 5 * RUBY - EM / 2); /* that much overhangs */
    p = marked_compose(&t, "，[会|工工工工工]上", 30, BX_HORIZONTAL);
    g_assert_cmpint(width_of(p, 1), ==, 5 * RUBY); /* a mark is not overhung */
    p = marked_compose(&t, "在[会员|工工工工工工工]上", 30, BX_HORIZONTAL);
    g_assert_cmpint(width_of(p, 1), ==, (7 * RUBY - EM / 2) / 2);
    g_assert_cmpint(width_of(p, 2), ==, (7 * RUBY - EM / 2) / 2);
    p = marked_compose(&t, "在[会员|工工]上", 30, BX_HORIZONTAL);
    g_assert_cmpint(width_of(p, 1), ==, EM); /* room enough */
    bx_len alone = width_of(marked_compose(&t, "，[会|工工]", 30, BX_HORIZONTAL), 1);
    bx_len beside =
        width_of(marked_compose(&t, "，[会|工工][员|工]", 30, BX_HORIZONTAL), 1);
    g_assert_cmpint(beside, ==, alone + EM / 8);
    g_assert_true(p->shaped->clusters[2].is_bound);
    g_assert_false(p->shaped->clusters[1].is_bound);
    g_assert_false(p->shaped->clusters[3].is_bound);
    setting_free(&t);
}

/* Han is spread over a wider base: half the space of a gap at both ends. */
static void test_spread(void)
{
    setting t = setting_new();
    const bx_paragraph *p = marked_compose(&t, "[工会会员|工会]", 30, BX_HORIZONTAL);
    bx_len at[3];
    bx_ruby_spread(&p->rubies->groups[0], 4 * EM, at);
    g_assert_cmpint(at[0], ==, EM - RUBY / 2);
    g_assert_cmpint(at[1], ==, 3 * EM - RUBY / 2);
    p = marked_compose(&t, "[工会会员|ab]", 30, BX_HORIZONTAL);
    const bx_ruby *latin = &p->rubies->groups[0];
    bx_ruby_spread(latin, 4 * EM, at);
    g_assert_cmpint(at[0], ==, (4 * EM - latin->width) / 2);
    g_assert_cmpint(at[1] - at[0], ==, latin->shaped->clusters[0].width);
    setting_free(&t);
}

/* ---- in lines ---- */

static const char *const texts[] = {
    "全市[职工|zhigong]要[坚持|jianchi]党的领导，推动[工会|gonghui][工作|gongzuo]发展。",
    "[会|a][会|b][会|c]，[会|zhuang]、[工会会员|工会会员工会会员工]。",
    "[上海|shanghai shi]“[上|shang]”工会[ab|工]cd[12|年]年，[——|a]和[……|b]。",
};

/* Every character stands once and in order, each ruby behind its base, on a line of its
 * own over it, inside the measure, clear of the ruby beside it. */
static void check_line(const bx_paragraph *p, bx_line line, int *id)
{
    bx_len block = bx_ruby_offset(EM, EM * 5 / 4, p->style.mode), ruby_end = -1;
    for (int r = 0; r < line.n_runs; r++) {
        const bx_glyph_run *run = &line.runs[r];
        bool is_ruby = run->size == RUBY;
        for (int c = 0; c < run->n_clusters; c++) {
            g_assert_cmpint(run->clusters[c].id, ==, *id);
            *id += run->clusters[c].n_chars;
        }
        g_assert_cmpint(run->origin.y, ==, is_ruby ? block : 0);
        if (!is_ruby)
            continue;
        g_assert_cmpint(run->origin.x, >=, 0);
        g_assert_cmpint(run->origin.x, >=, ruby_end);
        const bx_glyph *last = &run->glyphs[run->n_glyphs - 1];
        ruby_end = run->origin.x +
                   (p->style.mode == BX_VERTICAL && !run->is_rotated ? last->y : last->x);
        g_assert_cmpint(ruby_end, <=, p->style.measure);
    }
}

/* No line ends inside a base that fits a line. */
static void check_whole(const bx_paragraph *p, const bx_breaking *b)
{
    for (int i = 0; i + 1 < b->n_lines; i++)
        for (int g = 0; g < p->rubies->n; g++) {
            const bx_ruby *ruby = &p->rubies->groups[g];
            g_assert_false(b->ends[i] > ruby->first_cluster &&
                           b->ends[i] <= ruby->last_cluster);
        }
}

static void test_lines(void)
{
    setting t = setting_new();
    for (size_t k = 0; k < G_N_ELEMENTS(texts); k++)
        for (int em = 7; em < 24; em++)
            for (int mode = BX_HORIZONTAL; mode <= BX_VERTICAL; mode++) {
                const bx_paragraph *p =
                    marked_compose(&t, texts[k], em, (bx_writing_mode)mode);
                int n = marked_text(&t, texts[k]).n, id = 0, n_ruby = 0;
                const bx_breaking *b = best_breaking(p);
                for (int i = 0; i < b->n_lines; i++) {
                    check_line(p, best_line(&t, p, i), &id);
                    n_ruby += bx_paragraph_has_ruby(p, b, i);
                }
                g_assert_cmpint(id, ==, n);
                g_assert_cmpint(n_ruby, >, 0);
                check_whole(p, b);
            }
    setting_free(&t);
}

/* Half the size where the leading has room for it, less down to 6 pt, never smaller but
 * over smaller type; between the ink of both lines. */
static void test_leading(void)
{
    static const struct {
        double size, leading;
        bool is_in_leading;
        double ruby;
    } cases[] = {{10.5, 14, false, 6},  {10.5, 17, true, 6},  {14, 20.5, true, 7},
                 {14, 19.5, true, 6.2}, {14, 19.2, false, 7}, {9, 12, false, 6},
                 {10, 30, true, 6},     {10, 0, false, 6},    {5, 10.2, true, 5},
                 {5, 9, false, 5}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bx_len size = bx_len_from_pt(cases[i].size);
        bx_len leading = bx_len_from_pt(cases[i].leading);
        bx_len ruby = bx_ruby_size(size, leading);
        g_assert_cmpint(bx_ruby_is_in_leading(size, leading), ==, cases[i].is_in_leading);
        g_assert_cmpint(ABS(ruby - bx_len_from_pt(cases[i].ruby)), <=, 2);
        bx_len up = -bx_ruby_offset(size, leading, BX_HORIZONTAL);
        bx_len aside = -bx_ruby_offset(size, leading, BX_VERTICAL);
        g_assert_cmpint(up, <=, size);
        g_assert_cmpint(up - ruby / 5, >=, size * 80 / 100);
        g_assert_cmpint(aside - ruby / 2, >=, size * 45 / 100);
        if (!cases[i].is_in_leading)
            continue;
        g_assert_cmpint(up + ruby * 85 / 100, <=, leading - size * 7 / 100);
        g_assert_cmpint(aside + ruby / 2, <=, leading - size * 45 / 100);
    }
}

/* A base wider than the line is broken, and nothing is lost. */
static void test_narrow(void)
{
    setting t = setting_new();
    const bx_paragraph *p =
        marked_compose(&t, "[全市职工|quanshizhigong]", 2.5, BX_HORIZONTAL);
    int id = 0;
    g_assert_cmpint(best_breaking(p)->n_lines, >, 1);
    for (int i = 0; i < best_breaking(p)->n_lines; i++) {
        bx_line line = best_line(&t, p, i);
        for (int r = 0; r < line.n_runs; r++)
            for (int c = 0; c < line.runs[r].n_clusters; c++)
                id += line.runs[r].clusters[c].n_chars;
    }
    g_assert_cmpint(id, ==, 4 + 14);
    setting_free(&t);
}

/* A hyphen is the word's own, of its size and on its baseline, with ruby beside it and
 * over it. */
static void test_hyphen(void)
{
    static const char *const words[] = {"[汉|hàn]字hyphenation中国国国",
                                        "[hyphen|lián]ation中国中国国国"};
    if (!g_file_test("/usr/share/hyphen/hyph_en_US.dic", G_FILE_TEST_IS_REGULAR)) {
        g_test_skip("hyphen-en-us is not installed");
        return;
    }
    setting t = setting_new();
    int n_hyphens = 0;
    for (size_t k = 0; k < G_N_ELEMENTS(words); k++)
        for (int em = 3; em < 8; em++) {
            const bx_paragraph *p = marked_compose(&t, words[k], em, BX_HORIZONTAL);
            const bx_breaking *b = best_breaking(p);
            for (int i = 0; i < b->n_lines; i++) {
                bx_line line = best_line(&t, p, i);
                for (int r = 0; r < line.n_runs; r++) {
                    const bx_glyph_run *run = &line.runs[r];
                    int glyph = 0;
                    for (int c = 0; c < run->n_clusters; c++) {
                        glyph += run->clusters[c].n_glyphs;
                        if (run->clusters[c].id != BX_GENERATED)
                            continue;
                        n_hyphens++;
                        g_assert_cmpint(run->size, ==, EM);
                        g_assert_cmpint(run->origin.y, ==, 0);
                        g_assert_cmpuint(run->glyphs[glyph - 1].gid, ==,
                                         bx_assets_glyph(t.assets, run->face, '-').gid);
                    }
                }
            }
        }
    g_assert_cmpint(n_hyphens, >, 1);
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ruby/split", test_split);
    g_test_add_func("/ruby/room", test_room);
    g_test_add_func("/ruby/spread", test_spread);
    g_test_add_func("/ruby/lines", test_lines);
    g_test_add_func("/ruby/leading", test_leading);
    g_test_add_func("/ruby/narrow", test_narrow);
    g_test_add_func("/ruby/hyphen", test_hyphen);
    return g_test_run();
}
