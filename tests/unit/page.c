/* Whole pages: every folder in tests/cases/page is an issue made up with the small test
 * faces. place.txt in it holds what is expected, exactly: where everything stands, line
 * by line, and what was reported. On every page page_rules.h is checked. BX_ACCEPT=1
 * rewrites the expectations. */
#include <glib.h>
#include <string.h>

#include "makeup/paging.h"
#include "page_rules.h"

typedef struct {
    bx_arena *arena;
    bx_assets *assets;
    bx_diags *diags;
    const bx_issue *issue;
    bx_edition edition;
    bool is_made;
} made_case;

static char *tests_dir(void)
{
    return g_strdup(g_getenv("BX_TESTS"));
}

static char *option(const char *folder, const char *key)
{
    g_autofree char *path = g_build_filename(folder, "options.ini", NULL);
    g_autoptr(GKeyFile) file = g_key_file_new();
    if (!g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, NULL))
        return NULL;
    return g_key_file_get_string(file, "case", key, NULL);
}

static char *input_of(const char *folder)
{
    g_autofree char *named = option(folder, "input");
    char *path = g_build_filename(folder, named ? named : "bulletins.txt", NULL);
    if (named || g_file_test(path, G_FILE_TEST_EXISTS))
        return path;
    g_free(path);
    return g_build_filename(folder, "issue.yaml", NULL);
}

static void make_case(made_case *c, const char *folder)
{
    g_autofree char *tests = tests_dir();
    g_autofree char *fonts = g_build_filename(tests, "fonts", NULL);
    g_autofree char *layouts = g_build_filename(tests, "..", "layouts", NULL);
    g_autofree char *input = input_of(folder), *layout = option(folder, "layout");
    g_autofree char *draft = option(folder, "draft"), *paper = option(folder, "paper");
    c->arena = bx_arena_new();
    c->diags = bx_diags_new();
    c->assets = bx_assets_new(fonts, c->diags);
    g_assert_nonnull(c->assets);
    g_autofree char *number = option(folder, "number"), *date = option(folder, "date");
    bx_issue_wishes wishes = {
        .paper = paper ? bx_copy_text(c->arena, paper, strlen(paper)) : NULL,
        .number = number ? bx_copy_text(c->arena, number, strlen(number)) : NULL};
    g_assert_true(!date || bx_date_parse(date, &wishes.date));
    c->issue = bx_issue_load(c->arena, input, &wishes, c->diags);
    g_assert_nonnull(c->issue);
    const char *const paths[] = {layouts, NULL};
    bx_paging_wishes paging = {.layouts = {paths, layout, NULL}, .is_draft = draft};
    c->issue = bx_paging_make(c->arena, c->assets, c->issue, &paging, c->diags);
    g_assert_nonnull(c->issue);
    bx_edition_wishes how = {
        .layout_paths = paths, .layout = layout, .is_draft = draft != NULL};
    c->is_made =
        bx_edition_make(c->arena, c->assets, c->issue, &how, c->diags, &c->edition);
}

static void free_case(made_case *c)
{
    bx_assets_free(c->assets);
    bx_diags_free(c->diags);
    bx_arena_free(c->arena);
}

/* ---- what is expected ---- */

/* A line or dot beside the text of an item. */
static void dump_beside(GString *out, const bx_op *op)
{
    if (op->kind == BX_OP_STROKE)
        g_string_append_printf(out, "\n  rule %d,%d %d,%d %d", op->stroke.from.x,
                               op->stroke.from.y, op->stroke.to.x, op->stroke.to.y,
                               op->stroke.width);
    if (op->kind == BX_OP_FILL && !op->is_note)
        g_string_append_printf(out, "\n  tint %d,%d %dx%d", op->fill.box.x,
                               op->fill.box.y, op->fill.box.w, op->fill.box.h);
    if (op->kind == BX_OP_DISC)
        g_string_append_printf(out, "\n  disc %d,%d %d", op->disc.centre.x,
                               op->disc.centre.y, op->disc.diameter);
    if (op->kind == BX_OP_WAVE)
        g_string_append_printf(out, "\n  wave %d,%d %d,%d", op->wave.from.x,
                               op->wave.from.y, op->wave.to.x, op->wave.to.y);
}

static void dump_lines(GString *out, const bx_display *page)
{
    int item = -1;
    bx_len line = INT32_MIN; /* its baseline, or its centre */
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_IMAGE)
            g_string_append_printf(out, "\n  picture %d,%d %dx%d crop %d,%d %dx%d",
                                   op->image.box.x, op->image.box.y, op->image.box.w,
                                   op->image.box.h, op->image.crop_x, op->image.crop_y,
                                   op->image.crop_w, op->image.crop_h);
        if (op->kind == BX_OP_GROUP_BEGIN && op->group.item >= 0)
            g_string_append_printf(out, "\n%s", op->group.name);
        if (op->kind == BX_OP_GROUP_BEGIN) {
            item = op->group.item;
            line = INT32_MIN;
        }
        if (item >= 0)
            dump_beside(out, op);
        if (op->kind != BX_OP_GLYPHS)
            continue;
        bx_len now = across(op->glyphs.mode, op->glyphs.origin);
        if (now != line)
            g_string_append_printf(out, "\n  %s%d,%d ", op->is_note ? "note " : "",
                                   op->glyphs.origin.x, op->glyphs.origin.y);
        line = now;
        g_string_append(out, op->glyphs.text);
    }
    g_string_append_c(out, '\n');
}

/* What stands between pages, and which of them are printed as one. */
static void dump_centres(GString *out, const made_case *c)
{
    const bx_edition *e = &c->edition;
    for (int i = 0; i < e->n_centres; i++) {
        const bx_made_page *made = &e->centres[i];
        g_string_append_printf(out, "between %s on %s: %s\n", BX_PAGE(made->page),
                               made->layout->name,
                               bx_tree_text(c->arena, made->solution.root));
        dump_lines(out, &e->centre_pages[i]);
    }
    for (int i = 0; e->n_centres && i < e->n_sheets; i++)
        g_string_append_printf(out, "sheet %s: %d x %d\n", e->sheets[i].label,
                               e->sheets[i].width, e->sheets[i].height);
}

/* A sheet has what its pages and the column between them have, each in its place. */
static void check_sheets(const bx_edition *e)
{
    int ops = 0, in_sheets = 0;
    for (int i = 0; i < e->n_pages; i++)
        ops += e->pages[i].n_ops;
    for (int i = 0; i < e->n_centres; i++)
        ops += e->centre_pages[i].n_ops;
    for (int i = 0; i < e->n_sheets; i++) {
        const bx_display *sheet = &e->sheets[i];
        in_sheets += sheet->n_ops;
        for (int k = 0; k < sheet->n_ops; k++)
            if (sheet->ops[k].kind == BX_OP_GROUP_BEGIN) {
                bx_rect box = sheet->ops[k].group.box;
                g_assert_true(box.x >= 0 && box.x + box.w <= sheet->width);
            }
    }
    g_assert_cmpint(ops, ==, in_sheets);
}

static char *dump(const made_case *c, const char *folder)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < c->edition.n_pages; i++) {
        const bx_made_page *made = &c->edition.made[i];
        g_string_append_printf(out, "page %d on %s: %s\n", made->page->number,
                               made->layout->name,
                               bx_tree_text(c->arena, made->solution.root));
        dump_lines(out, &c->edition.pages[i]);
    }
    dump_centres(out, c);
    g_autofree char *said = bx_diags_text(c->diags, BX_ENGLISH, false);
    g_autofree char *prefix = g_strconcat(folder, "/", NULL);
    g_auto(GStrv) parts = g_strsplit(said, prefix, -1);
    g_autofree char *plain = g_strjoinv("", parts);
    g_string_append_printf(out, "\n%s", plain);
    return g_string_free(out, FALSE);
}

static void compare(const char *folder, const char *now)
{
    g_autofree char *path = g_build_filename(folder, "place.txt", NULL), *expected = NULL;
    if (g_getenv("BX_ACCEPT")) {
        g_assert_true(g_file_set_contents(path, now, -1, NULL));
        return;
    }
    g_assert_true(g_file_get_contents(path, &expected, NULL, NULL));
    if (!strcmp(now, expected))
        return;
    g_autofree char *seen = g_strconcat(path, ".now", NULL);
    g_file_set_contents(seen, now, -1, NULL);
    g_test_message("%s differs: see %s", path, seen);
    g_test_fail();
}

static void test_case(gconstpointer data)
{
    const char *folder = data;
    made_case c = {0};
    make_case(&c, folder);
    for (int i = 0; i < c.edition.n_pages; i++)
        check_page(c.assets, &c.edition.made[i], &c.edition.pages[i]);
    check_sheets(&c.edition);
    g_autofree char *now = dump(&c, folder);
    compare(folder, now);
    free_case(&c);
}

static gint by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *tests = tests_dir();
    g_autofree char *root = g_build_filename(tests, "cases", "page", NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(root, 0, NULL);
    g_assert_nonnull(dir);
    for (const char *name; (name = g_dir_read_name(dir));)
        g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        g_autofree char *path = g_strconcat("/page/", name, NULL);
        g_test_add_data_func_full(path, g_build_filename(root, name, NULL), test_case,
                                  g_free);
    }
    return g_test_run();
}
