#include "model/layout.h"

#include "cases.h"
#include "model/keys.h"

/* Tuning a default must change no expectation here. */
static const struct {
    const char *name;
    int value;
} weights[] = {
#define BX_WEIGHT(id, name, value, reason) {name, value},
#include "model/weight.def"
#undef BX_WEIGHT
};

static const char *len(char buffer[32], bx_len value)
{
    g_snprintf(buffer, 32, "%.4g", bx_pt_from_len(value));
    return buffer;
}
#define PT(x) len((char[32]){0}, (x))

static void dump_style(GString *out, const char *name, const bx_style *s)
{
    g_string_append_printf(out, " %s %s %s/%s %s align %d", name, bx_role_name(s->role),
                           PT(s->size), PT(s->leading), bx_ink_find(s->ink)->name,
                           (int)s->align);
    for (int id = 0; id < BX_USAGE_COUNT; id++)
        if (s->usage.uses[id])
            g_string_append_printf(out, " %s", bx_use_name((bx_use)s->usage.uses[id]));
}

static void dump_grade(GString *out, const bx_grade *g)
{
    g_string_append_printf(out, "grade%s%s %d-%d cost %d", g->for_lead ? " lead" : "",
                           g->for_others ? " others" : "", g->min_columns, g->max_columns,
                           g->cost);
    dump_style(out, "main", &g->main);
    dump_style(out, "kicker", &g->kicker);
    dump_style(out, "deck", &g->deck);
    g_string_append_printf(out, " or %s white %s %s between %s\n",
                           bx_role_name(g->alternate), PT(g->white_above),
                           PT(g->white_below), PT(g->between));
}

static void dump_page_line(GString *out, const char *name, const bx_page_line *line)
{
    g_string_append_printf(out, "%s %d %s %s", name, line->is_on, PT(line->distance),
                           line->right);
    if (strcmp(line->left, line->right) != 0)
        g_string_append_printf(out, " left: %s", line->left);
    g_string_append_c(out, '\n');
}

/* Of rules that are not plain, column, cut-off, box, facts and border. */
static void dump_forms(GString *out, const bx_layout *l)
{
    const bx_rule *rules[] = {&l->column_rule, &l->cutoff_rule, &l->box_rule,
                              &l->facts_rule, &l->group.border};
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        if (rules[i]->form)
            g_string_append_printf(out, "rule %d: %s form %d\n", (int)i,
                                   PT(rules[i]->width), (int)rules[i]->form);
}

static void dump_brands(GString *out, const bx_brands *brands)
{
    for (int i = 0; i < brands->n; i++) {
        const bx_brand *b = &brands->of[i];
        g_string_append_printf(out, "brand %02x%02x%02x", b->rgb[0], b->rgb[1],
                               b->rgb[2]);
        if (b->ink < BX_INK_COUNT)
            g_string_append_printf(out, " %s\n", bx_ink_find(b->ink)->name);
        else
            g_string_append_printf(out, " %d %d %d %d\n", b->cmyk[0], b->cmyk[1],
                                   b->cmyk[2], b->cmyk[3]);
    }
}

static void dump(GString *out, const bx_layout *l)
{
    g_string_append_printf(out, "%s %s\npaper %s × %s\n", l->name, l->title,
                           PT(l->paper_width), PT(l->paper_height));
    g_string_append_printf(out, "area %s,%s %s × %s%s\n", PT(l->type_area.x),
                           PT(l->type_area.y), PT(l->type_area.w), PT(l->type_area.h),
                           l->is_mirrored ? ", mirrored" : "");
    g_string_append_printf(out, "grid %d × %d 字 (%s), gap %s; %d × %s, indent %d\n",
                           l->columns, l->measure_chars, PT(l->measure), PT(l->gap),
                           l->lines, PT(l->leading), l->indent_chars);
    for (int i = 0; i < BX_STYLE_COUNT; i++) {
        dump_style(out, "style", &l->styles[i]);
        g_string_append_c(out, '\n');
    }
    for (int i = 0; i < l->n_grades; i++)
        dump_grade(out, &l->grades[i]);
    g_string_append_printf(out, "head fit %d–%d %%, tracking %d %%, words %s\n",
                           l->head_fit.narrowest, l->head_fit.widest,
                           l->head_fit.tracking, l->words ? l->words : "-");
    g_string_append_printf(out, "picture %d%% %d lines %d columns gap %s %d ppi\n",
                           l->picture.crop_percent, l->picture.min_lines,
                           l->picture.max_columns, PT(l->picture.gap),
                           l->picture.min_ppi);
    dump_brands(out, &l->brands);
    g_string_append_printf(out, "rules %s %s, %s %s\n", PT(l->column_rule.width),
                           bx_ink_find(l->column_rule.ink)->name,
                           PT(l->cutoff_rule.width),
                           bx_ink_find(l->cutoff_rule.ink)->name);
    dump_forms(out, l);
    dump_style(out, "groups", &l->group.head.main);
    g_string_append_printf(
        out, " style %d on %s, border %s %s, inset %s, mark '%s'\n", l->group.style,
        bx_ink_find(l->group.tint)->name, PT(l->group.border.width),
        bx_ink_find(l->group.border.ink)->name, PT(l->group.inset), l->group.mark);
    g_string_append_printf(out, "jumps leave %s carry %s, '%s' '%s'\n", PT(l->jump.leave),
                           PT(l->jump.carry), l->jump.to, l->jump.from);
    dump_page_line(out, "folio", &l->folio);
    if (l->foot.is_on)
        dump_page_line(out, "foot", &l->foot);
    g_string_append_printf(out, "masthead %d", l->masthead.lines);
    if (l->masthead.columns < l->columns)
        g_string_append_printf(out, " on %d columns", l->masthead.columns);
    for (int i = 0; i < l->masthead.n_texts; i++)
        g_string_append_printf(out, "%s%s", i ? " // " : " ", l->masthead.texts[i]);
    if (l->masthead.logo)
        g_string_append_printf(out, ", %s", l->masthead.logo);
    if (l->guide.place)
        g_string_append_printf(out, "\nguide %s in the ear", l->guide.head);
    g_string_append(out, "\nweights");
    for (int i = 0; i < BX_WEIGHT_COUNT; i++)
        if (l->weights[i] != weights[i].value)
            g_string_append_printf(out, " %s %d", weights[i].name, l->weights[i]);
    g_string_append_c(out, '\n');
}

/* What it says of two pages together. */
static void run_other(bx_arena *arena, const bx_layout *layout, const char *name,
                      const bx_layout *(*read)(bx_arena *, const bx_layout *, bx_span,
                                               bx_diags *),
                      bx_diags *diags, GString *out)
{
    const bx_layout *other = read(arena, layout, BX_NOWHERE, diags);
    g_assert_true(!other == (bx_diags_count(diags, BX_ERROR) > 0));
    g_string_append_printf(out, "\n%s:\n", name);
    if (other)
        dump(out, other);
}

static void run(GString *out, const char *input, bx_arena *arena, bx_diags *diags)
{
    const bx_source *source = bx_source_load(arena, input, diags);
    g_assert_nonnull(source);
    const bx_layout *layout = bx_layout_read(arena, source, NULL, diags);
    g_assert_true(!layout == (bx_diags_count(diags, BX_ERROR) > 0));
    if (!layout)
        return;
    dump(out, layout);
    if (bx_keys_find(layout->root, BX_KEY_LAYOUT_SPREAD))
        run_other(arena, layout, "spread", bx_layout_spread, diags, out);
    if (bx_keys_find(layout->root, BX_KEY_LAYOUT_CENTRE))
        run_other(arena, layout, "centre column", bx_layout_centre, diags, out);
}

static void test_cases(void)
{
    cases_run_all("layout", ".yaml", run);
}

/* A path of the project, beside the tests. */
static char *project_path(const char *path)
{
    return g_build_filename(g_getenv("BX_TESTS"), "..", path, NULL);
}

static const bx_layout **list(bx_arena *arena, int *n)
{
    const bx_layout **layouts;
    bx_diags *diags = bx_diags_new();
    g_autofree char *folder = project_path("layouts");
    *n = bx_layout_list(arena, (const char *const[]){folder, NULL}, &layouts, diags);
    g_autofree char *report = bx_diags_text(diags, BX_ENGLISH, true);
    g_assert_cmpstr(report, ==, "");
    bx_diags_free(diags);
    return layouts;
}

/* The layouts of the house, smallest sheet first, without a word of complaint. */
static void test_list(void)
{
    bx_arena *arena = bx_arena_new();
    int n;
    const bx_layout **layouts = list(arena, &n);
    static const char *const names[] = {"a4", "8k", "tabloid", "tabloid-6", "broadsheet"};
    g_assert_cmpint(n, ==, G_N_ELEMENTS(names));
    for (int i = 0; i < n; i++)
        g_assert_cmpstr(layouts[i]->name, ==, names[i]);
    bx_arena_free(arena);
}

/* page-rules 8 and 10a, for each layout of the house; a head for every width. */
static void check_grades(const bx_layout *l)
{
    bool lead[13] = {0}, others[13] = {0};
    for (int i = 0; i < l->n_grades; i++) {
        const bx_grade *g = &l->grades[i];
        g_assert_cmpint(g->alternate, !=, g->main.role);
        g_assert_cmpint(g->kicker.size, >=, l->styles[BX_STYLE_BODY].size);
        g_assert_cmpint(g->kicker.size, <, g->main.size);
        g_assert_cmpint(g->kicker.role, !=, g->main.role);
        for (int k = g->min_columns; k <= g->max_columns; k++) {
            lead[k] = lead[k] || g->for_lead;
            others[k] = others[k] || g->for_others;
        }
    }
    for (int k = 1; k <= l->columns; k++)
        g_assert_true(lead[k] && others[k]);
}

static void check_layout(const bx_layout *l)
{
    check_grades(l);
    g_assert_cmpint(l->type_area.w, ==,
                    l->columns * l->measure + (l->columns - 1) * l->gap);
    g_assert_cmpint(l->type_area.h, ==, l->lines * l->leading);
    g_assert_cmpint(2 * l->type_area.x + l->type_area.w, <=, l->paper_width);
    g_assert_cmpint(l->measure, ==, l->measure_chars * l->styles[BX_STYLE_BODY].size);
}

/* Two pages as one: its outer margins are those of a page, more or less. */
static void check_spread(const bx_layout *spread, const bx_layout *page)
{
    check_layout(spread);
    g_assert_true(spread->is_spread && !page->is_spread);
    g_assert_cmpint(spread->paper_width, ==, 2 * page->paper_width);
    g_assert_cmpint(spread->lines, ==, page->lines);
    g_assert_cmpint(spread->columns % 2, ==, 0);
    g_assert_cmpint(ABS(spread->type_area.x - page->type_area.x), <, bx_len_from_mm(6));
}

/* In the middle of the gutter between two pages, clear of their type; notices are in 六号
 * at least (page-rules 3). */
static void check_centre(const bx_layout *centre, const bx_layout *page)
{
    bx_len margin = page->type_area.x;
    const bx_rect *area = &centre->type_area;
    g_assert_true(centre->is_centre && !page->is_centre);
    g_assert_cmpint(centre->columns, ==, 1);
    g_assert_cmpint(area->w, ==, centre->measure);
    g_assert_cmpint(ABS(2 * area->x + area->w - 2 * page->paper_width), <=, 1);
    g_assert_cmpint(area->w + 2 * centre->gap, <=, 2 * margin);
    g_assert_cmpint(area->y, ==, page->type_area.y);
    g_assert_cmpint(area->h, <=, page->type_area.h);
    g_assert_cmpint(area->h, >, page->type_area.h - centre->leading);
    g_assert_cmpint(centre->styles[BX_STYLE_BODY].size, >=, bx_len_from_pt(7.5));
    g_assert_false(centre->folio.is_on || centre->foot.is_on);
}

static void test_house_layouts(void)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    int n;
    const bx_layout **layouts = list(arena, &n);
    for (int i = 0; i < n; i++) {
        const bx_layout *spread = bx_layout_spread(arena, layouts[i], BX_NOWHERE, diags);
        g_autofree char *report = bx_diags_text(diags, BX_ENGLISH, true);
        g_assert_cmpstr(report, ==, "");
        check_layout(layouts[i]);
        check_spread(spread, layouts[i]);
        check_centre(bx_layout_centre(arena, layouts[i], BX_NOWHERE, diags), layouts[i]);
    }
    bx_diags_free(diags);
    bx_arena_free(arena);
}

/* A layout may stand on another, of another folder: of its own mistakes and those of the
 * other each is named in its file (cases/layout); here, where names are looked up. */
static void test_extends(void)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *house = project_path("layouts");
    g_autofree char *own = g_build_filename(g_getenv("BX_TESTS"), "cases", "own", NULL);
    const char *const paths[] = {own, house, NULL};
    const bx_layout *l = bx_layout_find(arena, "weekly", NULL, paths, BX_NOWHERE, diags);
    g_assert_nonnull(l);
    g_assert_cmpint(l->columns, ==, 5);
    g_assert_cmpstr(l->extends, ==, "tabloid");
    const bx_layout **all;
    int n = bx_layout_list(arena, paths, &all, diags);
    int n_sheets = bx_layout_list_sheets(arena, paths, &all, diags);
    g_assert_cmpint(n_sheets, <, n);
    for (int i = 0; i < n_sheets; i++)
        g_assert_null(all[i]->extends);
    bx_diags_free(diags);
    bx_arena_free(arena);
}

static void finds(const char *name, const char *folder, bx_diag_id complaint)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *paths = project_path("layouts");
    const bx_layout *layout = bx_layout_find(
        arena, name, folder, (const char *const[]){paths, NULL}, BX_NOWHERE, diags);
    bool is_right = complaint == BX_D_COUNT
                        ? layout && !bx_diags_count(diags, BX_ERROR)
                        : !layout && bx_diags_count_of(diags, complaint) == 1;
    g_autofree char *report = bx_diags_text(diags, BX_ENGLISH, true);
    if (!is_right)
        g_error("%s: %s", name, report);
    bx_diags_free(diags);
    bx_arena_free(arena);
}

static void test_find(void)
{
    g_autofree char *cases = g_build_filename(g_getenv("BX_TESTS"), "cases", NULL);
    g_autofree char *path = project_path("layouts/a4.yaml");
    g_autofree char *here = g_build_filename(cases, "layout", NULL);
    finds("tabloid", NULL, BX_D_COUNT);
    finds("tabloid", "/nowhere", BX_D_COUNT);
    finds(path, "/nowhere", BX_D_COUNT);
    finds("chinese", here, BX_D_COUNT);
    finds("layout/chinese.yaml", cases, BX_D_COUNT);
    finds("tablod", NULL, BX_D_E_LAYOUT_MISSPELT);
    finds("berliner", NULL, BX_D_E_LAYOUT_UNKNOWN);
    finds("none.yaml", cases, BX_D_E_FILE_OPEN);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layout/cases", test_cases);
    g_test_add_func("/layout/list", test_list);
    g_test_add_func("/layout/house", test_house_layouts);
    g_test_add_func("/layout/find", test_find);
    g_test_add_func("/layout/extends", test_extends);
    return g_test_run();
}
