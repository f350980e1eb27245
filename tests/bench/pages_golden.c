#include "pages_golden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *layout;
    int seed, n, draw, factor, last;
    int is_exact, is_proven;
    gint64 cost;
    const char *tree;
} golden_row;

enum { N_FIELDS = 10 };
static const char head[] =
    "layout\tseed\titems\tdraw\tfactor\tlast\texact\tproven\tcost\ttree\n";

/* Borrows from fields. */
static bool read_row(char **fields, golden_row *row)
{
    if (g_strv_length(fields) != N_FIELDS)
        return false;
    *row = (golden_row){.layout = fields[0], .tree = fields[9]};
    int *const numbers[] = {&row->seed, &row->n,        &row->draw,     &row->factor,
                            &row->last, &row->is_exact, &row->is_proven};
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        *numbers[i] = atoi(fields[i + 1]);
    row->cost = g_ascii_strtoll(fields[8], NULL, 10);
    return row->n >= 2 && row->n <= COPY_MOST_ITEMS;
}

/* Says how a page differs; true: for the worse. */
static bool compare(const golden_row *was, const trial_result *is)
{
    const char *what = NULL;
    gint64 cost = is->made.solution.cost;
    if (was->is_exact && !is->verdict.is_exact)
        what = "WORSE: no longer filled exactly";
    else if (was->is_proven && !is->is_proven)
        what = "WORSE: no longer proven";
    else if (was->is_proven && cost > was->cost)
        what = "WORSE: costs more";
    bool is_worse = what != NULL;
    if (!what && (cost != was->cost || strcmp(is->tree, was->tree)))
        what = cost < was->cost ? "better" : "another page";
    if (what)
        printf("%s, %d items, draw %d: %s: %" G_GINT64_FORMAT " %s, was %" G_GINT64_FORMAT
               " %s\n",
               was->layout, was->n, was->draw, what, cost, is->tree, was->cost,
               was->tree);
    return is_worse;
}

int golden_check(const trial_ground *ground, const char *path, golden_layout_fn *layout,
                 void *data)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        pages_fail(path, "cannot be read");
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int n_worse = 0, n = 0;
    for (int i = 1; lines[i]; i++) {
        if (!lines[i][0])
            continue;
        g_auto(GStrv) fields = g_strsplit(lines[i], "\t", -1);
        golden_row row;
        if (!read_row(fields, &row))
            pages_fail(path, lines[i]);
        trial_ground g = *ground;
        g.layout = layout(row.layout, data);
        g.seed = (guint32)row.seed;
        trial *t = trial_repeated(&g, row.n, row.draw, row.factor, row.last);
        trial_result r = trial_run(t);
        n_worse += compare(&row, &r);
        n++;
        trial_free(t);
    }
    printf("%d pages, %d worse\n", n, n_worse);
    return n ? n_worse : 1;
}

/* What stands in the file: small pages, which are many to the second, and some large ones
 * for what is done with many items alone. */
static const struct {
    const char *layout;
    int from_items, to_items, pages;
} sample[] = {{"tabloid", 5, 8, 4},   {"tabloid", 9, 9, 2},   {"tabloid", 12, 13, 1},
              {"tabloid", 16, 16, 1}, {"tabloid", 18, 18, 1}, {"pages-8x120", 7, 7, 1}};

enum { SAMPLE_SEED = 3 };

static void add_row(GString *out, const char *layout, const trial *t,
                    const trial_result *r)
{
    g_string_append_printf(
        out, "%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%" G_GINT64_FORMAT "\t%s\n", layout,
        SAMPLE_SEED, t->n, t->draw, t->factor, t->plan.items[t->n - 1].length,
        r->verdict.is_exact, r->is_proven, r->made.solution.cost, r->tree);
}

bool golden_accept(const trial_ground *ground, const char *path, golden_layout_fn *layout,
                   void *data)
{
    GString *out = g_string_new(head);
    for (size_t i = 0; i < G_N_ELEMENTS(sample); i++) {
        trial_ground g = *ground;
        g.layout = layout(sample[i].layout, data);
        g.seed = SAMPLE_SEED;
        for (int n = sample[i].from_items; n <= sample[i].to_items; n++) {
            int draw = 0;
            for (int page = 0; page < sample[i].pages; page++) {
                trial *t = trial_next(&g, n, &draw);
                if (!t)
                    break;
                trial_result r = trial_run(t);
                add_row(out, sample[i].layout, t, &r);
                trial_free(t);
            }
        }
    }
    bool ok = g_file_set_contents(path, out->str, (gssize)out->len, NULL);
    g_string_free(out, TRUE);
    return ok;
}
