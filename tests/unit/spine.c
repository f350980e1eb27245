/* The fold of a spread: which lines move, and which blocks may stand across it. */
#include "makeup/spine.h"

#include <glib.h>

#include "makeup/block_fixed.h"
#include "makeup/crossing.h"
#include "makeup/measure.h"
#include "makeup/tree.h"

enum { EM = 20 * BX_PT };

/* 4 columns of 100 pt and gaps of 10: the fold lies at 215 pt. */
static const bx_layout layout = {
    .is_spread = true,
    .columns = 4,
    .measure = 100 * BX_PT,
    .gap = 10 * BX_PT,
    .type_area = {.w = 430 * BX_PT, .h = 100 * BX_PT},
    .styles = {[BX_STYLE_CAPTION] = {.size = 10 * BX_PT},
               [BX_STYLE_CREDIT] = {.size = 10 * BX_PT, .align = BX_ALIGN_RIGHT}}};

enum { FOLD = 215 * BX_PT };

/* ---- lines ---- */

enum { MOST = 16 };

/* The shift of a line of those letters, an em each, from a place in so much room; in
 * points; 999: none clears the fold. */
static int shift_of(const char *text, int left, int from, int to)
{
    bx_glyph glyphs[MOST] = {{0}};
    bx_cluster_text clusters[MOST] = {{0}};
    int n = (int)g_utf8_strlen(text, -1), n_glyphs = 0;
    const char *p = text;
    for (int i = 0; i < n; i++) {
        const char *next = g_utf8_next_char(p);
        bool is_seen = *p != ' ';
        clusters[i] =
            (bx_cluster_text){.n_glyphs = is_seen, .n_bytes = (int16_t)(next - p)};
        if (is_seen)
            glyphs[n_glyphs++] = (bx_glyph){.x = i * EM};
        p = next;
    }
    bx_glyph_run run = {.size = EM,
                        .glyphs = glyphs,
                        .n_glyphs = n_glyphs,
                        .clusters = clusters,
                        .n_clusters = n,
                        .text = text};
    bx_line line = {.runs = &run, .n_runs = 1, .width = n * EM};
    bx_line_room room = {left * BX_PT, from * BX_PT, to * BX_PT};
    bx_len shift;
    return bx_spine_clear(&layout, &line, room, &shift) ? shift / BX_PT : 999;
}

static void test_lines(void)
{
    g_assert_cmpint(bx_spine_at(&layout), ==, FOLD);
    g_assert_cmpint(shift_of("一二三四", 135, 0, 430), ==,
                    0); /* between 四 and nothing */
    g_assert_cmpint(shift_of("一二三四", 175, 0, 430), ==, 0); /* between two */
    g_assert_cmpint(shift_of("一二三四", 220, 0, 430), ==, 0); /* beside it */
    g_assert_cmpint(shift_of("一二三四", 170, 0, 430), ==, 5); /* the nearer white */
    g_assert_cmpint(shift_of("一二三四", 180, 0, 430), ==, -5);
    g_assert_cmpint(shift_of("一二三四", 180, 180, 430), ==, 15); /* as there is room */
    g_assert_cmpint(shift_of("一二三四", 180, 180, 264), ==, 999);
    g_assert_cmpint(shift_of("一 二", 185, 0, 430), ==, 0); /* in the white of a pause */
}

/* A number or a word is not parted, be it between two of its letters. */
static void test_words(void)
{
    g_assert_cmpint(shift_of("年2026年", 175, 0, 430), ==, 20);
    g_assert_cmpint(shift_of("年2026年", 155, 0, 430), ==, 40);
    g_assert_cmpint(shift_of("PDFX", 180, 175, 265), ==, 999);
    g_assert_cmpint(shift_of("PDFX", 180, 0, 430), ==, 35); /* all of it to one side */
    g_assert_cmpint(shift_of("PDFX", 170, 0, 290), ==, -35);
    g_assert_cmpint(shift_of("桥", 206, 0, 430), ==, 9);
}

/* Ruby follows its base: it is not looked at. */
static void test_ruby(void)
{
    bx_glyph glyph = {.x = 0};
    bx_cluster_text cluster = {.n_glyphs = 1, .n_bytes = 1};
    bx_glyph_run ruby = {.size = EM,
                         .origin = {0, -EM},
                         .glyphs = &glyph,
                         .n_glyphs = 1,
                         .clusters = &cluster,
                         .n_clusters = 1,
                         .text = "a"};
    bx_line line = {.runs = &ruby, .n_runs = 1, .width = EM};
    bx_len shift;
    g_assert_true(bx_spine_clear(&layout, &line,
                                 (bx_line_room){FOLD - EM / 2, 0, 2 * FOLD}, &shift));
    g_assert_cmpint(shift, ==, 0);
}

/* ---- blocks ---- */

static const bx_element element = {0};
static const bx_flow one_column = {.elements = &element, .n = 1, .measure = 100 * BX_PT},
                     two_columns = {.elements = &element, .n = 1, .measure = 210 * BX_PT};

/* So many legs of merged columns, on the page's grid. */
static bx_shape legs(int columns, int merged)
{
    return (bx_shape){.columns = columns,
                      .grid = {100 * BX_PT, 10 * BX_PT},
                      .cells = columns,
                      .leg_cells = merged,
                      .n_legs = columns / merged,
                      .leg_gap = 10 * BX_PT,
                      .flow = merged == 1 ? &one_column : &two_columns};
}

static int starts(const bx_item *item, bx_shape shape)
{
    return bx_crossing_starts(&layout, item, &shape);
}

static void test_legs(void)
{
    bx_item item = {0};
    g_assert_cmpint(starts(&item, legs(1, 1)), ==, 15);
    g_assert_cmpint(starts(&item, legs(3, 1)), ==, 3);
    g_assert_cmpint(starts(&item, legs(2, 2)), ==, 1 | 4);
    g_assert_cmpint(starts(&item, legs(4, 2)), ==, 1); /* one on each side */
    bx_shape vertical = legs(3, 1);
    vertical.mode = BX_VERTICAL;
    g_assert_cmpint(starts(&item, vertical), ==, 0);
    bx_shape facts = legs(4, 1);
    facts.asides[BX_ASIDE_FACTS] = (bx_aside){.rows = 5, .leg = 1, .n_legs = 2};
    g_assert_cmpint(starts(&item, facts), ==, 0);
    facts.asides[BX_ASIDE_FACTS].leg = 2;
    g_assert_cmpint(starts(&item, facts), ==, 1);
}

static void test_pictures(void)
{
    bx_char words[12] = {{0}};
    bx_part caption = {.kind = BX_PART_CAPTION, .text = {.chars = words, .n = 12}};
    bx_picture picture = {.focus = {50, 50, 50, 50}};
    bx_item item = {
        .parts = &caption, .n_parts = 1, .pictures = &picture, .n_pictures = 1};
    bx_shape shape = legs(4, 1);
    shape.flow = NULL;
    shape.band = (bx_band){.place = BX_BAND_UNDER, .columns = 4, .rows = 9, .cells = 4};
    shape.band.grid = shape.grid;
    g_assert_cmpint(starts(&item, shape), ==, 1); /* 12 字 of 10 pt end before the fold */
    picture.focus = (bx_focus){40, 0, 60, 100};
    g_assert_cmpint(starts(&item, shape), ==, 0); /* a face */
    picture.focus = (bx_focus){0, 0, 40, 100};
    g_assert_cmpint(starts(&item, shape), ==, 1);
    item.n_pictures = 2;
    g_assert_cmpint(starts(&item, shape), ==, 0);
}

static void test_captions(void)
{
    bx_char words[30] = {{0}};
    bx_part parts[] = {{.kind = BX_PART_CAPTION, .text = {.chars = words, .n = 22}},
                       {.kind = BX_PART_CREDIT, .text = {.chars = words, .n = 4}}};
    bx_item item = {.parts = parts, .n_parts = 2, .n_pictures = 0};
    bx_shape shape = legs(4, 1);
    shape.flow = NULL;
    shape.band = (bx_band){.place = BX_BAND_ABOVE, .columns = 4, .rows = 9, .cells = 4};
    g_assert_cmpint(starts(&item, shape), ==, 0); /* 220 pt reach over it */
    parts[0].text.n = 21;
    g_assert_cmpint(starts(&item, shape), ==, 1);
    parts[1].text.n = 22;
    g_assert_cmpint(starts(&item, shape), ==, 0);
    shape.band.arrangement = BX_ARRANGE_ASIDE; /* in the last column */
    g_assert_cmpint(starts(&item, shape), ==, 1);
}

/* Lines of a head that have a character's room to move. */
static void test_heads(void)
{
    bx_char words[30] = {{0}};
    bx_part parts[] = {{.kind = BX_PART_HEADLINE, .text = {.chars = words, .n = 20}},
                       {.kind = BX_PART_DECK, .text = {.chars = words, .n = 20}}};
    bx_item item = {.parts = parts, .n_parts = 2};
    bx_grade grade = {.main = {.size = EM}, .kicker = {.size = EM}, .deck = {.size = EM}};
    bx_shape shape = legs(4, 1);
    bx_head *head = &shape.head;
    *head = (bx_head){.grade = &grade, .measure = 430 * BX_PT, .n_lines = 1};
    head->main = (bx_head_lines){.n = 1, .stretch = 100, .lines = {parts[0].text}};
    g_assert_cmpint(starts(&item, shape), ==, 1);
    head->main.stretch = 110;
    g_assert_cmpint(starts(&item, shape), ==, 0);
    head->main.stretch = 100;
    head->main.tracking = BX_PT;
    g_assert_cmpint(starts(&item, shape), ==, 0);
    head->main.n = 0;
    g_assert_cmpint(starts(&item, shape), ==, 1);
    head->n_lines = 2; /* of one text: they are full */
    g_assert_cmpint(starts(&item, shape), ==, 0);
    head->n_lines = head->deck_lines = 1;
    g_assert_cmpint(starts(&item, shape), ==, 1);
    parts[1].text.n = 21;
    g_assert_cmpint(starts(&item, shape), ==, 0);
    head->measure = 205 * BX_PT; /* over the first columns alone */
    g_assert_cmpint(starts(&item, shape), ==, 1);
}

/* Frames of groups never; what is fixed, over the whole sheet alone. */
static void test_frames(void)
{
    bx_item item = {0};
    bx_shape framed = legs(4, 1), fixed = {.columns = 4};
    bx_framed frame = {0};
    framed.framed = &frame;
    g_assert_cmpint(starts(&item, framed), ==, 0);
    bx_fixed ad = {.columns = 4, .lines = 9};
    fixed.fixed = &ad;
    g_assert_cmpint(starts(&item, fixed), ==, 1);
    fixed.columns = ad.columns = 3;
    g_assert_cmpint(starts(&item, fixed), ==, 0);
}

static void test_kinds(void)
{
    bx_item item = {0};
    bx_shape shape = legs(3, 1);
    shape.starts = 3;
    g_assert_cmpint(bx_crossing_kind_of(&layout, &shape), ==, BX_CROSSING_FREE);
    shape.starts = 1;
    g_assert_cmpint(bx_crossing_kind_of(&layout, &shape), ==, BX_CROSSING_SOME);
    shape.starts = 0;
    g_assert_cmpint(bx_crossing_kind_of(&layout, &shape), ==, BX_CROSSING_NEVER);
    shape = legs(2, 2);
    shape.starts = (uint16_t)starts(&item, shape);
    g_assert_cmpint(bx_crossing_kind_of(&layout, &shape), ==, BX_CROSSING_NEVER);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/spine/lines", test_lines);
    g_test_add_func("/spine/words", test_words);
    g_test_add_func("/spine/ruby", test_ruby);
    g_test_add_func("/spine/legs", test_legs);
    g_test_add_func("/spine/pictures", test_pictures);
    g_test_add_func("/spine/captions", test_captions);
    g_test_add_func("/spine/heads", test_heads);
    g_test_add_func("/spine/frames", test_frames);
    g_test_add_func("/spine/kinds", test_kinds);
    return g_test_run();
}
