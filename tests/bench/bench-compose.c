/* What composition costs, beside PangoLayout on the same text in the same run.
 *
 *   bench-compose [-m EM] [-n ROUNDS] [FILE]    default: -m 17 -n 21, the example's copy
 *
 * Microseconds of the processor a 1,000 characters, warm: the median and the best of all
 * rounds, in which the ways of setting take turns. Each paragraph (a line of FILE) is set
 * from nothing but where the row says so. For counts of instructions, which do not depend
 * on the machine's mood (the first of all rounds, which warms up, is counted as well):
 *
 *   valgrind --tool=callgrind --toggle-collect='way_*' build/bench-compose -n 40
 *   callgrind_annotate --inclusive=yes callgrind.out.* | grep way_
 */
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "asset/assets.h"
#include "compose/line.h"
#include "text/shape.h"

enum { SIZE = 10 * BX_PT, INDENT_EM = 2, DEFAULT_MEASURE = 17, DEFAULT_ROUNDS = 21 };

typedef struct {
    bx_assets *assets;
    bx_arena *scratch;
    bx_chars *paragraphs;
    const char **texts;            /* the same as UTF-8 */
    const bx_paragraph **composed; /* the same at another measure */
    int n, n_chars;
    int measure; /* [em] */
    PangoLayout *layout;
    long n_lines; /* set, so that nothing is left out as unused */
} bench;

static bx_paragraph_style style_of(int measure, bx_break_mode breaks)
{
    return (bx_paragraph_style){.type = {.role = BX_ROLE_SONG,
                                         .size = SIZE,
                                         .ink = BX_INK_BLACK,
                                         .align = BX_ALIGN_JUSTIFY},
                                .measure = measure * SIZE,
                                .indent = INDENT_EM * SIZE,
                                .breaks = breaks};
}

static void set_lines(bench *b, const bx_paragraph *p, int breaking)
{
    for (int i = 0; i < p->breakings[breaking].n_lines; i++) {
        bx_line line = bx_paragraph_line(b->scratch, p, &p->breakings[breaking], i);
        b->n_lines += line.width > 0;
    }
}

/* ---- the ways of setting ---- */

static void way_shaping(bench *b, int i)
{
    bx_shape_style style = {.role = BX_ROLE_SONG, .size = SIZE};
    b->n_lines +=
        bx_shape_text(b->assets, b->scratch, b->paragraphs[i], &style, NULL)->n_clusters;
}

static void set_anew(bench *b, int i, bx_break_mode breaks)
{
    bx_paragraph_style style = style_of(b->measure, breaks);
    const bx_paragraph *p =
        bx_paragraph_compose(b->assets, b->scratch, b->paragraphs[i], &style, NULL);
    set_lines(b, p, p->best);
}

static void way_optimum(bench *b, int i)
{
    set_anew(b, i, BX_BREAK_OPTIMUM);
}

static void way_every_count(bench *b, int i)
{
    set_anew(b, i, BX_BREAK_EVERY_COUNT);
}

static void way_first_fit(bench *b, int i)
{
    set_anew(b, i, BX_BREAK_FIRST_FIT);
}

/* Of a paragraph that was composed for another measure. */
static void way_second_measure(bench *b, int i)
{
    const bx_paragraph *p = bx_paragraph_rebreak(b->scratch, b->composed[i],
                                                 b->measure * SIZE, INDENT_EM * SIZE);
    set_lines(b, p, p->best);
}

static void way_pango(bench *b, int i)
{
    PangoRectangle box;
    pango_layout_set_text(b->layout, b->texts[i], -1);
    PangoLayoutIter *lines = pango_layout_get_iter(b->layout);
    do {
        pango_layout_iter_get_line_extents(lines, NULL, &box);
        b->n_lines += box.width > 0;
    } while (pango_layout_iter_next_line(lines));
    pango_layout_iter_free(lines);
}

static const struct {
    const char *name;
    void (*run)(bench *b, int i);
} ways[] = {
    {"shaping alone", way_shaping},
    {"the optimum: shaped, broken, every line justified", way_optimum},
    {"the same with every reachable line count", way_every_count},
    {"a second measure of the same paragraph", way_second_measure},
    {"first fit", way_first_fit},
    {"PangoLayout: justified, its lines walked", way_pango},
};
enum { WAYS = sizeof ways / sizeof *ways, OPTIMUM = 1, PANGO = WAYS - 1 };

/* ---- what is set ---- */

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "bench-compose: %s: %s\n", what, why);
    exit(1);
}

static void read_text(bench *b, bx_arena *arena, const char *path, bx_diags *diags)
{
    const bx_source *source = bx_source_load(arena, path, diags);
    if (!source)
        fail(path, "cannot be read");
    b->paragraphs = BX_NEW_ARRAY(arena, source->n_lines, bx_chars);
    b->texts = BX_NEW_ARRAY(arena, source->n_lines, const char *);
    g_auto(GStrv) rows = g_strsplit_set(source->text, "\r\n", -1);
    for (int i = 0; rows[i] && b->n < source->n_lines; i++) {
        bx_chars text = bx_chars_trim(bx_chars_from_utf8(arena, NULL, rows[i], 0));
        if (!text.n)
            continue;
        b->texts[b->n] = bx_chars_utf8(arena, text);
        b->paragraphs[b->n++] = text;
        b->n_chars += text.n;
    }
}

static void compose_all(bench *b, bx_arena *arena)
{
    b->composed = BX_NEW_ARRAY(arena, b->n, const bx_paragraph *);
    bx_paragraph_style style = style_of(b->measure + 4, BX_BREAK_OPTIMUM);
    for (int i = 0; i < b->n; i++)
        b->composed[i] =
            bx_paragraph_compose(b->assets, arena, b->paragraphs[i], &style, NULL);
}

/* The face banxin sets, for PangoLayout; exits where Pango would take another. */
static PangoLayout *new_layout(const bench *b)
{
    const bx_face *face =
        bx_assets_face(b->assets, bx_assets_primary(b->assets, BX_ROLE_SONG));
    PangoContext *context =
        pango_font_map_create_context(pango_cairo_font_map_get_default());
    g_autofree char *name = g_strdup_printf("%s %s", face->family, face->style);
    PangoFontDescription *wanted = pango_font_description_from_string(name);
    pango_font_description_set_absolute_size(wanted, SIZE); /* Pango's unit is ours */
    PangoFont *font = pango_context_load_font(context, wanted);
    PangoFontDescription *found = pango_font_describe(font);
    if (strcmp(pango_font_description_get_family(found), face->family))
        fail(face->family, "Pango does not find this face");
    PangoLayout *layout = pango_layout_new(context);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("zh-cn"));
    pango_layout_set_font_description(layout, wanted);
    pango_layout_set_width(layout, b->measure * SIZE);
    pango_layout_set_indent(layout, INDENT_EM * SIZE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_justify(layout, TRUE);
    printf("%d characters in %d paragraphs at %d em, %s %s\n\n", b->n_chars, b->n,
           b->measure, face->family, face->style);
    pango_font_description_free(found);
    pango_font_description_free(wanted);
    g_object_unref(font);
    g_object_unref(context);
    return layout;
}

/* ---- time ---- */

/* Of the processor, which other work on the machine does not lengthen. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* Microseconds a 1,000 characters. */
static double time_of(bench *b, int way)
{
    bx_arena_mark start = bx_arena_here(b->scratch);
    double from = now();
    for (int i = 0; i < b->n; i++) {
        ways[way].run(b, i);
        bx_arena_reset(b->scratch, start);
    }
    return (now() - from) * 1000 / b->n_chars;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void measure(bench *b, int rounds)
{
    double *times[WAYS];
    for (int way = 0; way < WAYS; way++) {
        times[way] = g_new(double, rounds);
        time_of(b, way); /* warm */
    }
    for (int round = 0; round < rounds; round++)
        for (int way = 0; way < WAYS; way++)
            times[way][round] = time_of(b, way);
    printf("%-50s %8s %8s   µs / 1,000\n", "", "median", "best");
    for (int way = 0; way < WAYS; way++) {
        qsort(times[way], (size_t)rounds, sizeof(double), by_size);
        printf("%-50s %8.1f %8.1f\n", ways[way].name, times[way][rounds / 2],
               times[way][0]);
    }
    printf("\nPangoLayout / optimum: %.1f by the median, %.1f by the best\n",
           times[PANGO][rounds / 2] / times[OPTIMUM][rounds / 2],
           times[PANGO][0] / times[OPTIMUM][0]);
    for (int way = 0; way < WAYS; way++)
        g_free(times[way]);
}

int main(int argc, char **argv)
{
    bench b = {.measure = DEFAULT_MEASURE};
    int rounds = DEFAULT_ROUNDS;
    for (int c; (c = getopt(argc, argv, "m:n:")) != -1;) {
        int value = c == '?' ? 0 : atoi(optarg);
        *(c == 'm' ? &b.measure : &rounds) = value;
        if (value < 1)
            fail("usage", "bench-compose [-m EM] [-n ROUNDS] [FILE]");
    }
    const char *path =
        optind < argc ? argv[optind] : BX_SOURCE_DATA "/examples/gonghui/bulletins.txt";
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    b.scratch = bx_arena_new();
    b.assets = bx_assets_new(BX_SOURCE_DATA "/fonts", diags);
    if (!b.assets)
        fail(BX_SOURCE_DATA "/fonts", "no faces");
    read_text(&b, arena, path, diags);
    compose_all(&b, arena);
    b.layout = new_layout(&b);
    measure(&b, rounds);
    g_object_unref(b.layout);
    bx_assets_free(b.assets);
    bx_arena_free(b.scratch);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return b.n_lines > 0 ? 0 : 1;
}
