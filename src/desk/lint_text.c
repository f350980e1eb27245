#include "desk/lint_text.h"

#include "base/json.h"

typedef enum {
#define BX_LINT_WORD(id, english, chinese) W_##id,
#include "desk/lint_word.def"
#undef BX_LINT_WORD
    W_COUNT
} word;

static const char *const words[W_COUNT][2] = {
#define BX_LINT_WORD(id, english, chinese) {english, chinese},
#include "desk/lint_word.def"
#undef BX_LINT_WORD
};

static const struct {
    const char *what[2], *count;
} weights[] = {
#define BX_LINT_ERROR_WEIGHT(english, chinese, count) {{english, chinese}, count},
#include "desk/lint_word.def"
#undef BX_LINT_ERROR_WEIGHT
};

typedef struct {
    bx_arena *arena;
    GString *out;
    bx_tongue tongue;
} teller;

#define FILL(t, id, ...)                                                                 \
    bx_fill_words((t)->arena, words[id][(t)->tongue],                                    \
                  (const char *const[BX_LINT_ARGS]){__VA_ARGS__})
#define SAY(t, id, ...) g_string_append((t)->out, FILL((t), (id), __VA_ARGS__))

static const word severities[] = {
    [BX_LINT_QUERY] = W_QUERY, [BX_LINT_WARNING] = W_WARNING, [BX_LINT_ERROR] = W_ERROR};

static const char *place_of(const teller *t, const bx_lint_finding *f)
{
    int line, column;
    if (f->at.source && f->at.from < 0)
        return FILL(t, W_FILE, f->at.source->name);
    if (f->at.source) {
        bx_source_position(f->at.source, f->at.from, &line, &column);
        return FILL(t, W_FILE_PLACE, f->at.source->name, BX_INT(line), BX_INT(column));
    }
    if (!f->page)
        return "";
    const char *page = f->last_page == f->page
                           ? BX_INT(f->page)
                           : bx_format(t->arena, "%d-%d", f->page, f->last_page);
    return f->item ? FILL(t, W_PAGE_ITEM, page, f->item) : FILL(t, W_PAGE, page);
}

static void tell_finding(const teller *t, const bx_lint_finding *f)
{
    const char *hint = bx_lint_hint(t->arena, f, t->tongue);
    const char *severity = FILL(t, severities[bx_lint_severity_of(f->rule)], "");
    SAY(t, W_FINDING, place_of(t, f), severity, bx_lint_words(t->arena, f, t->tongue),
        bx_lint_name(t->arena, f->rule));
    if (hint)
        SAY(t, W_HINT, hint);
}

static void tell_page_area(const teller *t, const bx_lint_page_area *a)
{
    SAY(t, W_PAGE_AREA, a->label, BX_INT(a->characters), BX_INT(a->line_characters),
        BX_INT(a->lines));
    if (a->photos)
        SAY(t, W_PHOTOS, BX_INT(a->photos));
    if (a->scripts)
        SAY(t, W_SCRIPTS, BX_INT(a->scripts));
    g_string_append_c(t->out, '\n');
}

static void tell_area(const teller *t, const bx_lint_area *area)
{
    if (!area->n_pages) {
        SAY(t, W_NO_PAGES, "");
        return;
    }
    SAY(t, W_AREA, "");
    for (int i = 0; i < area->n_pages; i++)
        tell_page_area(t, &area->pages[i]);
    SAY(t, W_TOTAL, BX_INT(area->characters),
        bx_format(t->arena, "%d.%d", area->allowed / 10, area->allowed % 10));
    SAY(t, W_WEIGHTS, "");
    for (size_t i = 0; i < G_N_ELEMENTS(weights); i++)
        SAY(t, W_WEIGHT, bx_format(t->arena, "%-3s", weights[i].count),
            weights[i].what[t->tongue]);
}

GString *bx_lint_text_of(bx_arena *arena, const bx_lint_report *report, bx_tongue tongue)
{
    teller t = {arena, g_string_new(NULL), tongue};
    for (int i = 0; i < report->n; i++)
        tell_finding(&t, &report->findings[i]);
    SAY(&t, W_COUNTS, BX_INT(bx_lint_count(report, BX_LINT_ERROR)),
        BX_INT(bx_lint_count(report, BX_LINT_WARNING)),
        BX_INT(bx_lint_count(report, BX_LINT_QUERY)));
    tell_area(&t, &report->area);
    return t.out;
}

/* ---- JSON ---- */

/* Pages with two numbers have both. */
static void add_page(bx_json *j, int number, int last)
{
    bx_json_int(j, "page", number);
    if (last != number)
        bx_json_int(j, "last-page", last);
}

static void add_finding(bx_json *j, bx_arena *arena, const bx_lint_finding *f,
                        bx_tongue tongue)
{
    int line = 0, column = 0;
    if (f->at.source && f->at.from >= 0)
        bx_source_position(f->at.source, f->at.from, &line, &column);
    bx_json_object(j, NULL, false);
    bx_json_text(j, "rule", bx_lint_name(arena, f->rule));
    bx_json_text(j, "severity",
                 words[severities[bx_lint_severity_of(f->rule)]][BX_ENGLISH]);
    bx_json_text(j, "source", bx_lint_source(f->rule));
    bx_json_text(j, "file", f->at.source ? f->at.source->name : NULL);
    bx_json_int(j, "line", line);
    bx_json_int(j, "column", column);
    add_page(j, f->page, f->last_page);
    bx_json_text(j, "item", f->item);
    bx_json_text(j, "message", bx_lint_words(arena, f, tongue));
    bx_json_text(j, "hint", bx_lint_hint(arena, f, tongue));
    bx_json_close_object(j);
}

static void add_area(bx_json *j, const bx_lint_area *area)
{
    bx_json_object(j, "area", false);
    bx_json_array(j, "pages", false);
    for (int i = 0; i < area->n_pages; i++) {
        const bx_lint_page_area *a = &area->pages[i];
        bx_json_object(j, NULL, true);
        add_page(j, a->number, a->last_number);
        bx_json_int(j, "line-characters", a->line_characters);
        bx_json_int(j, "lines", a->lines);
        bx_json_int(j, "photos", a->photos);
        bx_json_int(j, "scripts", a->scripts);
        bx_json_int(j, "characters", a->characters);
        bx_json_close_object(j);
    }
    bx_json_close_array(j);
    bx_json_int(j, "characters", area->characters);
    bx_json_real(j, "errors-allowed", area->allowed / 10.0, 1);
    bx_json_close_object(j);
}

GString *bx_lint_json(bx_arena *arena, const bx_lint_report *report, bx_tongue tongue)
{
    GString *out = g_string_new(NULL);
    bx_json j;
    bx_json_begin(&j, out);
    bx_json_array(&j, "findings", false);
    for (int i = 0; i < report->n; i++)
        add_finding(&j, arena, &report->findings[i], tongue);
    bx_json_close_array(&j);
    bx_json_int(&j, "errors", bx_lint_count(report, BX_LINT_ERROR));
    bx_json_int(&j, "warnings", bx_lint_count(report, BX_LINT_WARNING));
    bx_json_int(&j, "queries", bx_lint_count(report, BX_LINT_QUERY));
    add_area(&j, &report->area);
    bx_json_end(&j);
    return out;
}
