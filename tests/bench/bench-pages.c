/* How make-up does on pages of invented copy (pages_copy.h), composed by the real engine.
 *
 *   bench-pages [--pages N] [--items A-B] [--seed S] [--layout L]
 *               [--tight] [--tsv] [--dump DIR] [--sheet FILE.png]
 *   bench-pages --check GOLDEN.tsv
 *
 * For each number of items from A to B, N pages whose content is 92 to 104 % of the page:
 * the cells of each item's cheapest shape, by those of the page. How long shapes and
 * search take (time of this thread on a processor), whether every item is whole and the
 * page full, whether the page is proven the best.
 *
 * --layout: a name, among them pages-8x120, or a path. --tight: content is that of the
 * smallest shapes, 84 to 96 % of the page. --tsv: a row a page instead of the tables.
 * --dump: each page as a folder that banxin builds, and all of them as one issue.
 * --sheet: twenty pages, small, on one picture.
 *
 * --check makes the pages of a golden file again (pages_golden.h) and fails where one is
 * worse. It sets them in the faces of tests/fonts and without the word table, so that
 * they are the same on every machine. With BX_ACCEPT in the environment it writes the
 * file. */
#include <getopt.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/caption.h"
#include "makeup/edition.h"
#include "pages_golden.h"
#include "pages_table.h"
#include "render/contact_sheet.h"

/* Of --sheet: pages in a row and at most; how wide each is [pixels]. */
enum { SHEET_ACROSS = 5, SHEET_PAGES = 20, SHEET_PAGE_WIDTH = 400 };

typedef struct {
    int n_pages, from_items, to_items;
    guint32 seed;
    const char *layout, *dump, *sheet, *golden; /* NULL: not asked for */
    bool is_tight, is_tsv;
} wishes;

/* ---- the run ---- */

typedef struct {
    wishes wishes;
    trial_ground ground;
    bx_contact_sheet *sheet; /* NULL: not asked for */
    int n_drawn;             /* on it */
    GString *issue;          /* of the pages that were dumped */
} run;

static void write_page(run *r, const trial *t)
{
    g_autofree char *name = g_strdup_printf("%02d-%03d", t->n, t->draw);
    g_autofree char *folder = g_build_filename(r->wishes.dump, name, NULL);
    if (!trial_write(t, folder))
        pages_fail(folder, "cannot be written");
    g_string_append(r->issue, "  - items:\n");
    for (int i = 0; i < t->n; i++)
        g_string_append_printf(r->issue, "      - %s/%s\n", name,
                               t->items[i].span.source->name);
}

static void write_issue(const run *r)
{
    g_autofree char *path = g_build_filename(r->wishes.dump, "issue.yaml", NULL);
    g_autofree char *layout =
        g_canonicalize_filename(r->ground.layout->span.source->name, NULL);
    g_autofree char *text =
        g_strdup_printf("layout: \"%s\"\npages:\n%s", layout, r->issue->str);
    if (!g_file_set_contents(path, text, -1, NULL))
        pages_fail(path, "cannot be written");
}

static void draw_page(run *r, const trial *t, const trial_result *result)
{
    const page_verdict *v = &result->verdict;
    g_autofree char *label =
        g_strdup_printf("%d items, draw %d: cost %" G_GINT64_FORMAT "%s%s", t->n, t->draw,
                        result->made.solution.cost, result->is_proven ? ", proven" : "",
                        v->is_exact  ? ""
                        : v->is_made ? ", white"
                                     : ", over");
    const trial_ground *g = &r->ground;
    bx_display caption = bx_caption_make(&t->setting, label, result->display.width);
    r->n_drawn++;
    if (!bx_contact_sheet_add(r->sheet, &result->display, &caption, g->assets, g->diags))
        pages_fail(r->wishes.sheet, "a page cannot be drawn");
}

static tally run_items(run *r, int n)
{
    tally sum = tally_new(n);
    int draw = 0;
    for (int i = 0; i < r->wishes.n_pages; i++) {
        trial *t = trial_next(&r->ground, n, &draw);
        if (!t) {
            fprintf(stderr, "bench-pages: no more pages of %d items\n", n);
            break;
        }
        trial_result result = trial_run(t);
        tally_add(&sum, &result);
        if (r->wishes.is_tsv)
            page_row_print(t, &result);
        if (r->wishes.dump)
            write_page(r, t);
        if (r->sheet && r->n_drawn < SHEET_PAGES)
            draw_page(r, t, &result);
        trial_free(t);
    }
    return sum;
}

static void run_all(run *r)
{
    const wishes *w = &r->wishes;
    if (w->sheet)
        r->sheet = bx_contact_sheet_new(SHEET_ACROSS, SHEET_PAGE_WIDTH);
    if (w->is_tsv)
        page_row_print_head();
    r->issue = g_string_new(NULL);
    tally sums[COPY_MOST_ITEMS + 1];
    int n_sums = 0;
    for (int n = w->from_items; n <= w->to_items; n++)
        sums[n_sums++] = run_items(r, n);
    if (!w->is_tsv)
        tally_print(sums, n_sums);
    for (int i = 0; i < n_sums; i++)
        tally_free(&sums[i]);
    if (w->dump)
        write_issue(r);
    g_string_free(r->issue, TRUE);
    if (r->n_drawn && !bx_contact_sheet_write(r->sheet, w->sheet, r->ground.diags))
        pages_fail(w->sheet, "cannot be written");
    bx_contact_sheet_free(r->sheet);
}

/* ---- what it stands on ---- */

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
} reading;

static const bx_layout *find_layout(const char *name, void *data)
{
    static const char *const paths[] = {BX_SOURCE_DATA "/tests/bench", NULL};
    const reading *r = data;
    const bx_layout *layout =
        bx_layout_find(r->arena, name, BX_SOURCE_DATA, paths, BX_NOWHERE, r->diags);
    if (!layout)
        pages_fail(name, "no such layout");
    return layout;
}

/* Makes the folder of pictures, in `dump` or in one that is removed again. */
static char *write_pictures(const char *dump)
{
    g_autofree char *folder =
        dump ? g_strdup(dump) : g_dir_make_tmp("bench-pages-XXXXXX", NULL);
    if (!folder)
        pages_fail("pictures", "no temporary folder");
    char *pictures = g_build_filename(folder, "pictures", NULL);
    if (g_mkdir_with_parents(pictures, 0755) || !copy_pictures_write(pictures))
        pages_fail(pictures, "cannot be written");
    return pictures;
}

static void remove_pictures(const char *pictures)
{
    for (int i = 0; i < copy_n_pictures(); i++) {
        g_autofree char *path = g_build_filename(pictures, copy_picture_name(i), NULL);
        g_unlink(path);
    }
    g_autofree char *folder = g_path_get_dirname(pictures);
    g_rmdir(pictures);
    g_rmdir(folder);
}

static int check(const trial_ground *ground, const char *golden, reading *r)
{
    if (!g_getenv("BX_ACCEPT"))
        return golden_check(ground, golden, find_layout, r) ? 1 : 0;
    if (!golden_accept(ground, golden, find_layout, r))
        pages_fail(golden, "cannot be written");
    return 0;
}

static int work(const wishes *w)
{
    reading read = {bx_arena_new(), bx_diags_new()};
    const char *fonts =
        w->golden ? BX_SOURCE_DATA "/tests/fonts" : BX_SOURCE_DATA "/fonts";
    bx_assets *assets = bx_assets_new(fonts, read.diags);
    if (!assets)
        pages_fail(fonts, "no faces");
    bx_lexicon *lexicon = w->golden ? NULL : bx_lexicon_open(BX_WORD_TABLE, read.diags);
    const bx_layout *layout = find_layout(w->layout, &read);
    g_autofree char *pictures = write_pictures(w->dump);
    run r = {.wishes = *w};
    r.ground = (trial_ground){
        .assets = assets,
        .lexicon = lexicon,
        .layout = layout,
        .diags = read.diags,
        .store = copy_store_load(BX_SOURCE_DATA "/tests/bench/pages-copy.txt"),
        .pictures = pictures,
        .seed = w->seed,
        .is_tight = w->is_tight};
    int status = 0;
    if (w->golden)
        status = check(&r.ground, w->golden, &read);
    else
        run_all(&r);
    if (!w->dump)
        remove_pictures(pictures);
    copy_store_free(r.ground.store);
    bx_lexicon_free(lexicon);
    bx_assets_free(assets);
    bx_diags_free(read.diags);
    bx_arena_free(read.arena);
    return status;
}

/* ---- what was asked for ---- */

static int number(const char *option, const char *text)
{
    char *end;
    long value = strtol(text, &end, 10);
    if (*end || value < 1 || value > 1000000)
        pages_fail(option, "takes a number from 1 on");
    return (int)value;
}

static void read_range(const char *text, wishes *w)
{
    g_auto(GStrv) ends = g_strsplit(text, "-", 2);
    w->from_items = number("--items", ends[0] ? ends[0] : "");
    w->to_items = ends[0] && ends[1] ? number("--items", ends[1]) : w->from_items;
    if (w->from_items < 2 || w->to_items > COPY_MOST_ITEMS || w->from_items > w->to_items)
        pages_fail("--items", "takes two numbers from 2 to 48, as in 5-12");
}

typedef enum { PAGES = 1, ITEMS, SEED, LAYOUT, TIGHT, TSV, DUMP, SHEET, CHECK } option_id;

static const struct option options[] = {{"pages", required_argument, NULL, PAGES},
                                        {"items", required_argument, NULL, ITEMS},
                                        {"seed", required_argument, NULL, SEED},
                                        {"layout", required_argument, NULL, LAYOUT},
                                        {"tight", no_argument, NULL, TIGHT},
                                        {"tsv", no_argument, NULL, TSV},
                                        {"dump", required_argument, NULL, DUMP},
                                        {"sheet", required_argument, NULL, SHEET},
                                        {"check", required_argument, NULL, CHECK},
                                        {0}};

static void read_option(int id, const char *value, wishes *w)
{
    switch ((option_id)id) {
    case PAGES:
        w->n_pages = number("--pages", value);
        break;
    case ITEMS:
        read_range(value, w);
        break;
    case SEED:
        w->seed = (guint32)number("--seed", value);
        break;
    case LAYOUT:
        w->layout = value;
        break;
    case TIGHT:
        w->is_tight = true;
        break;
    case TSV:
        w->is_tsv = true;
        break;
    case DUMP:
        w->dump = value;
        break;
    case SHEET:
        w->sheet = value;
        break;
    case CHECK:
        w->golden = value;
        break;
    }
}

int main(int argc, char **argv)
{
    wishes w = {.from_items = 5, .to_items = 12, .seed = 1, .layout = "tabloid"};
    for (int id; (id = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        if (id == '?')
            return 2;
        read_option(id, optarg, &w);
    }
    if (optind < argc)
        pages_fail(argv[optind], "is no option");
    int numbers = w.to_items - w.from_items + 1;
    if (!w.n_pages)
        w.n_pages = w.sheet ? (SHEET_PAGES + numbers - 1) / numbers : 40;
    return work(&w);
}
