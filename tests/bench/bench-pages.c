/* How make-up does on pages of invented copy (pages_copy.h), composed by the real engine.
 *
 *   bench-pages [--pages N] [--items A-B] [--seed S] [--layout L] [--tsv]
 *
 * For each number of items from A to B, N pages whose content is 92 to 104 % of the page:
 * the cells of each item's cheapest shape, by those of the page. How long shapes and
 * search take (time of this thread on a processor), whether every item is whole and the
 * page full, whether the page is proven the best. --layout: a name, among them
 * pages-8x120, or a path. --tsv: a row a page instead of the table.
 */
#include <getopt.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "makeup/edition.h"
#include "pages_trial.h"

typedef struct {
    int n_pages, from_items, to_items;
    guint32 seed;
    const char *layout;
    bool is_tsv;
} wishes;

/* ---- figures of pages of one number of items ---- */

typedef struct {
    int n;
    int pages, made, exact, proven, clashing, lead_first, level;
    GArray *block_ms, *solve_ms, *page_ms; /* double */
} tally;

static tally tally_new(int n)
{
    return (tally){.n = n,
                   .block_ms = g_array_new(FALSE, FALSE, sizeof(double)),
                   .solve_ms = g_array_new(FALSE, FALSE, sizeof(double)),
                   .page_ms = g_array_new(FALSE, FALSE, sizeof(double))};
}

static void tally_free(tally *t)
{
    g_array_free(t->block_ms, TRUE);
    g_array_free(t->solve_ms, TRUE);
    g_array_free(t->page_ms, TRUE);
}

static void tally_add(tally *t, const trial_result *r)
{
    const page_verdict *v = &r->verdict;
    t->pages++;
    t->made += v->is_made;
    t->exact += v->is_exact;
    t->proven += r->is_proven;
    t->clashing += v->clashes > 0;
    t->lead_first += v->is_lead_first;
    t->level += v->foot == 0;
    g_array_append_val(t->block_ms, r->block_ms);
    g_array_append_val(t->solve_ms, r->solve_ms);
    g_array_append_val(t->page_ms, r->page_ms);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double percentile(GArray *values, int percent)
{
    if (!values->len)
        return 0;
    g_array_sort(values, by_size);
    guint at = (values->len * (guint)percent + 99) / 100;
    return g_array_index(values, double, MAX(at, 1) - 1);
}

static void print_tally_head(void)
{
    printf("%5s %5s %6s %6s %6s %6s %6s %6s  %15s  %15s  %15s\n", "items", "pages",
           "whole", "exact", "proven", "clash", "lead", "level", "shapes ms 50 95",
           "search ms 50 95", "page ms 50 95");
}

static int share(int part, int whole)
{
    return whole ? (part * 200 + whole) / (2 * whole) : 0;
}

static void print_tally(const tally *t)
{
    printf("%5d %5d %5d%% %5d%% %5d%% %5d%% %5d%% %5d%%", t->n, t->pages,
           share(t->made, t->pages), share(t->exact, t->pages),
           share(t->proven, t->pages), share(t->clashing, t->pages),
           share(t->lead_first, t->pages), share(t->level, t->pages));
    GArray *const times[] = {t->block_ms, t->solve_ms, t->page_ms};
    for (size_t i = 0; i < G_N_ELEMENTS(times); i++)
        printf("  %7.1f %7.1f", percentile(times[i], 50), percentile(times[i], 95));
    putchar('\n');
}

/* ---- a row a page ---- */

static const char *const rule_names[] = {
#define BX_WEIGHT(id, name, value, reason) [BX_WEIGHT_##id] = name,
#include "model/weight.def"
#undef BX_WEIGHT
};

static void print_row_head(void)
{
    bx_rule_cost rules[BX_WEIGHT_COUNT];
    bx_sheet empty = {0};
    bx_layout layout = {.columns = 1, .lines = 1};
    printf("items\tdraw\tfactor\tlast\tcontent\tshapes_ms\tsearch_ms\tpage_"
           "ms\twhole\texact\tover\t"
           "under\tproven\tclashes\tstacked\tlead\tfoot\tcost");
    int n = bx_score_rules(&layout, &empty, rules);
    for (int i = 0; i < n; i++)
        printf("\t%s", rule_names[rules[i].rule]);
    printf("\ttree\n");
}

static void print_row(const trial *t, const trial_result *r)
{
    const page_verdict *v = &r->verdict;
    bx_rule_cost rules[BX_WEIGHT_COUNT];
    printf("%d\t%d\t%d\t%d\t%d\t%.2f\t%.2f\t%.2f\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%"
           "d\t%" G_GINT64_FORMAT,
           t->n, t->draw, t->factor, t->plan.items[t->n - 1].length, t->content,
           r->block_ms, r->solve_ms, r->page_ms, v->is_made, v->is_exact, v->over,
           v->under, r->is_proven, v->clashes, v->stacked, v->is_lead_first, v->foot,
           r->made.solution.cost);
    int n = bx_score_rules(r->made.layout, &r->made.sheet, rules);
    for (int i = 0; i < n; i++)
        printf("\t%" G_GINT64_FORMAT, rules[i].cost);
    printf("\t%s\n", r->tree);
    fflush(stdout);
}

/* ---- the run ---- */

enum { MOST_DRAWS = 40 }; /* for one page: more, and pages of so many items are rare */

static trial *next_trial(const trial_ground *ground, int n, int *draw)
{
    for (int tries = 0; tries < MOST_DRAWS; tries++) {
        trial *t = trial_fitted(ground, n, ++*draw);
        if (t)
            return t;
    }
    return NULL;
}

static void run_items(const trial_ground *ground, const wishes *w, int n)
{
    tally sum = tally_new(n);
    int draw = 0;
    for (int i = 0; i < w->n_pages; i++) {
        trial *t = next_trial(ground, n, &draw);
        if (!t) {
            fprintf(stderr, "bench-pages: no page of %d items comes near its room\n", n);
            break;
        }
        trial_result r = trial_run(t);
        tally_add(&sum, &r);
        if (w->is_tsv)
            print_row(t, &r);
        trial_free(t);
    }
    if (!w->is_tsv)
        print_tally(&sum);
    fflush(stdout);
    tally_free(&sum);
}

static void run(const trial_ground *ground, const wishes *w)
{
    if (w->is_tsv)
        print_row_head();
    else
        print_tally_head();
    for (int n = w->from_items; n <= w->to_items; n++)
        run_items(ground, w, n);
}

/* ---- what it stands on ---- */

static const bx_layout *find_layout(bx_arena *arena, const char *name, bx_diags *diags)
{
    static const char *const paths[] = {BX_SOURCE_DATA "/layouts",
                                        BX_SOURCE_DATA "/tests/bench", NULL};
    const bx_layout *layout = bx_layout_find(arena, name, ".", paths, BX_NOWHERE, diags);
    if (!layout)
        trial_fail(name, "no such layout");
    return layout;
}

static char *new_folder(void)
{
    g_autofree char *folder = g_dir_make_tmp("bench-pages-XXXXXX", NULL);
    if (!folder)
        trial_fail("pictures", "no temporary folder");
    char *pictures = g_build_filename(folder, "pictures", NULL);
    if (g_mkdir(pictures, 0755) || !copy_pictures_write(pictures))
        trial_fail(pictures, "cannot be written");
    return pictures;
}

static void remove_folder(const char *pictures)
{
    for (int i = 0; i < copy_n_pictures(); i++) {
        g_autofree char *path = g_build_filename(pictures, copy_picture_name(i), NULL);
        g_unlink(path);
    }
    g_autofree char *folder = g_path_get_dirname(pictures);
    g_rmdir(pictures);
    g_rmdir(folder);
}

static int number(const char *option, const char *text)
{
    char *end;
    long value = strtol(text, &end, 10);
    if (*end || value < 1 || value > 1000000)
        trial_fail(option, "a number is missing");
    return (int)value;
}

static void range(const char *text, wishes *w)
{
    g_auto(GStrv) ends = g_strsplit(text, "-", 2);
    w->from_items = number("--items", ends[0] ? ends[0] : "");
    w->to_items = ends[1] ? number("--items", ends[1]) : w->from_items;
    if (w->from_items < 2 || w->to_items > COPY_MOST_ITEMS || w->from_items > w->to_items)
        trial_fail("--items", "from 2 to 48, as in 5-12");
}

static wishes read_options(int argc, char **argv)
{
    enum { PAGES = 1, ITEMS, SEED, LAYOUT, TSV };
    static const struct option options[] = {{"pages", required_argument, NULL, PAGES},
                                            {"items", required_argument, NULL, ITEMS},
                                            {"seed", required_argument, NULL, SEED},
                                            {"layout", required_argument, NULL, LAYOUT},
                                            {"tsv", no_argument, NULL, TSV},
                                            {0}};
    wishes w = {
        .n_pages = 40, .from_items = 5, .to_items = 12, .seed = 1, .layout = "tabloid"};
    for (int c; (c = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (c == PAGES)
            w.n_pages = number("--pages", optarg);
        else if (c == ITEMS)
            range(optarg, &w);
        else if (c == SEED)
            w.seed = (guint32)number("--seed", optarg);
        else if (c == LAYOUT)
            w.layout = optarg;
        else if (c == TSV)
            w.is_tsv = true;
        else
            exit(2);
    }
    return w;
}

int main(int argc, char **argv)
{
    wishes w = read_options(argc, argv);
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    bx_assets *assets = bx_assets_new(BX_SOURCE_DATA "/fonts", diags);
    if (!assets)
        trial_fail(BX_SOURCE_DATA "/fonts", "no faces");
    bx_lexicon *lexicon = bx_lexicon_open(BX_WORD_TABLE, diags);
    g_autofree char *pictures = new_folder();
    trial_ground ground = {
        .assets = assets,
        .lexicon = lexicon,
        .layout = find_layout(arena, w.layout, diags),
        .diags = diags,
        .store = copy_store_load(BX_SOURCE_DATA "/tests/bench/pages-copy.txt"),
        .pictures = pictures,
        .seed = w.seed};
    run(&ground, &w);
    remove_folder(pictures);
    copy_store_free(ground.store);
    bx_lexicon_free(lexicon);
    bx_assets_free(assets);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
