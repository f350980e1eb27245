/* Marks over a page: the page under them is as it was, every mark is a note on the sheet,
 * labels keep off each other, and each block and place of a rule has its own. One page
 * exactly, mark by mark: tests/cases/overlay.txt. BX_ACCEPT=1 rewrites it. */
#include "desk/overlay.h"

#include <string.h>

#include "planned.h"

enum {
    GRID = 1 << BX_OVERLAY_GRID,
    BLOCKS = 1 << BX_OVERLAY_BLOCKS,
    BASELINE = 1 << BX_OVERLAY_BASELINE,
    SCORE = 1 << BX_OVERLAY_SCORE,
    ALL = (1 << BX_OVERLAY_COUNT) - 1
};

static bx_display overlay_of(const planned *m, int page, bx_overlay_set what,
                             bx_tongue tongue)
{
    bx_setting s = bx_edition_setting(&m->edition, page);
    return bx_overlay_make(&s, &m->plan.pages[page], &m->edition.pages[page], what,
                           tongue);
}

/* Operations that come before those of the page itself. */
static int n_under(const bx_display *over, const bx_display *page)
{
    int n = 0;
    while (n < over->n_ops && memcmp(&over->ops[n], &page->ops[0], sizeof(bx_op)))
        n++;
    return n;
}

/* ---- what holds on every page ---- */

static void is_on(const bx_display *page, bx_point p)
{
    g_assert_true(p.x >= 0 && p.x <= page->width && p.y >= 0 && p.y <= page->height);
}

static void check_mark(const bx_display *page, const bx_op *op)
{
    bx_rect box = op->fill.box;
    g_assert_true(op->is_note);
    if (op->kind == BX_OP_FILL) {
        is_on(page, (bx_point){box.x, box.y});
        is_on(page, (bx_point){box.x + box.w, box.y + box.h});
    } else if (op->kind == BX_OP_STROKE) {
        is_on(page, op->stroke.from);
        is_on(page, op->stroke.to);
    } else if (op->kind == BX_OP_DISC) {
        is_on(page, op->disc.centre);
    } else {
        g_assert_cmpint(op->kind, ==, BX_OP_GLYPHS);
        is_on(page, op->glyphs.origin);
    }
}

/* Labels are white boxes in a border; none lies on another. How many there are. */
static int check_labels(const bx_display *over, int from)
{
    int n = 0;
    g_autofree bx_rect *boxes = g_new(bx_rect, (gsize)over->n_ops + 1);
    for (int i = from; i < over->n_ops; i++) {
        const bx_op *op = &over->ops[i];
        if (op->kind != BX_OP_FILL || op->fill.ink != BX_INK_WHITE)
            continue;
        bx_rect a = op->fill.box;
        for (int k = 0; k < n; k++) {
            bx_rect b = boxes[k];
            g_assert_false(a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h &&
                           b.y < a.y + a.h);
        }
        boxes[n++] = a;
    }
    return n;
}

/* How many labels there are over the page. */
static int check_page(const planned *m, int i, bx_overlay_set what, bx_tongue tongue)
{
    const bx_display *page = &m->edition.pages[i];
    bx_display over = overlay_of(m, i, what, tongue);
    int under = n_under(&over, page);
    g_assert_cmpint(over.width, ==, page->width);
    g_assert_cmpint(over.height, ==, page->height);
    g_assert_cmpint(over.number, ==, page->number);
    g_assert_cmpint(under + page->n_ops, <=, over.n_ops);
    g_assert_true(
        !memcmp(over.ops + under, page->ops, sizeof(bx_op) * (gsize)page->n_ops));
    for (int k = 0; k < over.n_ops; k++)
        if (k < under || k >= under + page->n_ops)
            check_mark(page, &over.ops[k]);
    g_assert_cmpint(under > 0, ==, (what & (GRID | BASELINE)) != 0);
    return check_labels(&over, under + page->n_ops);
}

static void test_case(gconstpointer data)
{
    planned m = planned_make(data);
    int lines = m.edition.layout->lines;
    for (int i = 0; i < m.plan.n_pages; i++) {
        const bx_plan_page *plan = &m.plan.pages[i];
        int blocks = plan->made->sheet.n_placed, parts = plan->made->n_parts;
        g_assert_cmpint(check_page(&m, i, GRID, BX_ENGLISH), ==, 1 + lines / 10);
        g_assert_cmpint(check_page(&m, i, BASELINE, BX_CHINESE), ==, 1);
        g_assert_cmpint(check_page(&m, i, BLOCKS, BX_CHINESE), >=, 1 + parts);
        g_assert_cmpint(check_page(&m, i, SCORE, BX_ENGLISH), ==,
                        2 + blocks + plan->n_places);
        check_page(&m, i, ALL, BX_ENGLISH);
        check_page(&m, i, ALL, BX_CHINESE);
    }
    planned_free(&m);
}

/* ---- one page exactly ---- */

static void dump_mark(GString *out, const bx_op *op)
{
    bx_rect box = op->fill.box;
    if (op->kind == BX_OP_FILL)
        g_string_append_printf(out, "fill %d,%d %dx%d %s", box.x, box.y, box.w, box.h,
                               bx_ink_find(op->fill.ink)->name);
    else if (op->kind == BX_OP_STROKE)
        g_string_append_printf(out, "line %d,%d %d,%d %d %s", op->stroke.from.x,
                               op->stroke.from.y, op->stroke.to.x, op->stroke.to.y,
                               op->stroke.width, bx_ink_find(op->stroke.ink)->name);
    else if (op->kind == BX_OP_DISC)
        g_string_append_printf(out, "disc %d,%d %d %s", op->disc.centre.x,
                               op->disc.centre.y, op->disc.diameter,
                               bx_ink_find(op->disc.ink)->name);
    else
        g_string_append_printf(out, "words %d,%d %s %s", op->glyphs.origin.x,
                               op->glyphs.origin.y, bx_ink_find(op->glyphs.ink)->name,
                               op->glyphs.text);
    g_string_append_c(out, '\n');
}

static void test_exact(void)
{
    planned m = planned_make(&page_cases[0]);
    const bx_display *page = &m.edition.pages[0];
    bx_display over = overlay_of(&m, 0, ALL, BX_CHINESE);
    int under = n_under(&over, page);
    g_autoptr(GString) now = g_string_new(NULL);
    for (int i = 0; i < under; i++)
        dump_mark(now, &over.ops[i]);
    g_string_append(now, "page\n");
    for (int i = under + page->n_ops; i < over.n_ops; i++)
        dump_mark(now, &over.ops[i]);
    g_autofree char *path =
        g_build_filename(g_getenv("BX_TESTS"), "cases", "overlay.txt", NULL);
    g_autofree char *expected = NULL;
    if (g_getenv("BX_ACCEPT"))
        g_assert_true(g_file_set_contents(path, now->str, -1, NULL));
    g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
    g_assert_cmpstr(now->str, ==, expected);
    planned_free(&m);
}

/* ---- names ---- */

static void test_names(void)
{
    static const struct {
        const char *names;
        bx_overlay_set set; /* 0: refused */
    } rows[] = {
        {"grid", GRID},
        {"score,grid", SCORE | GRID},
        {"grid,blocks,baseline,score", ALL},
        {"grid,grid", GRID},
        {"", 0},
        {"gird", 0},
        {"grid,", 0},
        {",grid", 0},
        {"grid score", 0},
        {"GRID", 0},
    };
    bx_arena *arena = bx_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        bx_overlay_set set;
        bx_diags *diags = bx_diags_new();
        g_assert_true(bx_overlay_parse(arena, rows[i].names, &set, diags) ==
                      (rows[i].set != 0));
        g_assert_cmpint(bx_diags_count(diags, BX_ERROR), ==, !rows[i].set);
        if (rows[i].set)
            g_assert_cmpuint(set, ==, rows[i].set);
        g_autofree char *said = bx_diags_text(diags, BX_ENGLISH, false);
        g_assert_true(rows[i].set || strstr(said, "grid, blocks, baseline, score"));
        bx_diags_free(diags);
    }
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    static const page_case groups = {"groups", "issue.yaml", NULL, NULL};
    g_test_init(&argc, &argv, NULL);
    g_test_add_data_func("/overlay/inside-columns", &groups, test_case);
    for (size_t i = 0; i < G_N_ELEMENTS(page_cases); i++) {
        g_autofree char *path = g_strconcat("/overlay/", page_cases[i].folder, NULL);
        g_test_add_data_func(path, &page_cases[i], test_case);
    }
    g_test_add_func("/overlay/exact", test_exact);
    g_test_add_func("/overlay/names", test_names);
    return g_test_run();
}
