#include "press/check_text.h"

#include "base/json.h"

typedef enum {
#define BX_CHECK_WORD(id, english, chinese) W_##id,
#include "press/check_word.def"
#undef BX_CHECK_WORD
    W_COUNT
} word;

static const char *const words[W_COUNT][2] = {
#define BX_CHECK_WORD(id, english, chinese) {english, chinese},
#include "press/check_word.def"
#undef BX_CHECK_WORD
};

static const char *const flavours[] = {[BX_FLAVOUR_X4] = "PDF/X-4",
                                       [BX_FLAVOUR_X1A] = "PDF/X-1a",
                                       [BX_FLAVOUR_PLAIN] = "PDF"};
static const char *const inks[] = {[BX_PLATES_UNASKED] = "unasked",
                                   [BX_PLATES_DONE] = "measured",
                                   [BX_PLATES_ABSENT] = "no ghostscript",
                                   [BX_PLATES_FAILED] = "failed",
                                   [BX_PLATES_SLOW] = "too slow"};

typedef struct {
    bx_arena *arena;
    GString *out;
    const bx_check_report *report;
    bx_tongue tongue;
    const char *name; /* of the file */
} teller;

#define FILL(t, id, ...)                                                                 \
    bx_fill_words((t)->arena, words[id][(t)->tongue], (const char *const[9]){__VA_ARGS__})
#define SAY(t, id, ...) g_string_append((t)->out, FILL((t), (id), __VA_ARGS__))
#define MM(t, x) bx_format((t)->arena, "%.1f", (x))

static word severity_of(const bx_check_report *report, bx_check_rule rule)
{
    return bx_check_severity_of(report, rule) == BX_CHECK_ERROR ? W_ERROR : W_WARNING;
}

static const char *place_of(const teller *t, const bx_check_finding *f)
{
    if (!f->page)
        return t->report->version ? "" : FILL(t, W_FILE, t->name);
    return f->has_place ? FILL(t, W_PLACE, BX_INT(f->page), MM(t, f->x), MM(t, f->y))
                        : FILL(t, W_PAGE, BX_INT(f->page));
}

static void tell_finding(const teller *t, const bx_check_finding *f)
{
    const char *hint = bx_check_hint(f->rule, t->tongue);
    const char *times = f->n > 1 ? FILL(t, W_TIMES, BX_INT(f->n)) : "";
    SAY(t, W_FINDING, place_of(t, f), words[severity_of(t->report, f->rule)][t->tongue],
        bx_check_words(t->arena, f, t->tongue), times, bx_check_name(t->arena, f->rule));
    if (hint)
        SAY(t, W_HINT, hint);
}

static void tell_spots(const teller *t)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (int i = 0; i < t->report->n_spots; i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "", t->report->spots[i]);
    if (names->len)
        SAY(t, W_SPOTS, names->str);
}

static void tell_ink(const teller *t)
{
    const bx_plates_most *most = &t->report->most_ink;
    switch (t->report->ink) {
    case BX_PLATES_UNASKED:
        break;
    case BX_PLATES_DONE:
        SAY(t, W_INK, bx_format(t->arena, "%.0f", most->ink), BX_INT(most->page + 1));
        break;
    case BX_PLATES_ABSENT:
        SAY(t, W_INK_ABSENT, "");
        break;
    case BX_PLATES_FAILED:
        SAY(t, W_INK_FAILED, "");
        break;
    case BX_PLATES_SLOW:
        SAY(t, W_INK_SLOW, "");
        break;
    }
}

GString *bx_check_text_of(bx_arena *arena, const char *name,
                          const bx_check_report *report, bx_tongue tongue)
{
    teller t = {arena, g_string_new(NULL), report, tongue, name};
    if (report->version)
        SAY(&t, W_HEAD, name, report->version, BX_INT(report->n_pages),
            MM(&t, report->width), MM(&t, report->height),
            flavours[report->limits->flavour], report->limits->name);
    for (int i = 0; i < report->n; i++)
        tell_finding(&t, &report->findings[i]);
    if (report->n_left_out)
        SAY(&t, W_MORE, BX_INT(report->n_left_out));
    tell_spots(&t);
    tell_ink(&t);
    SAY(&t, W_COUNTS, BX_INT(bx_check_count(report, BX_CHECK_ERROR)),
        BX_INT(bx_check_count(report, BX_CHECK_WARNING)));
    return t.out;
}

/* ---- JSON ---- */

static void add_finding(bx_json *j, const teller *t, const bx_check_finding *f)
{
    bx_json_object(j, NULL, false);
    bx_json_text(j, "rule", bx_check_name(t->arena, f->rule));
    bx_json_text(j, "severity", words[severity_of(t->report, f->rule)][BX_ENGLISH]);
    bx_json_int(j, "page", f->page);
    if (f->has_place) {
        bx_json_real(j, "x", f->x, 1);
        bx_json_real(j, "y", f->y, 1);
    }
    bx_json_int(j, "times", f->n);
    bx_json_text(j, "value", f->args[0]);
    bx_json_text(j, "limit", f->args[1]);
    bx_json_text(j, "message", bx_check_words(t->arena, f, t->tongue));
    bx_json_text(j, "hint", bx_check_hint(f->rule, t->tongue));
    bx_json_close_object(j);
}

static void add_ink(bx_json *j, const bx_check_report *report)
{
    bx_json_object(j, "ink", true);
    bx_json_text(j, "state", inks[report->ink]);
    if (report->ink == BX_PLATES_DONE) {
        bx_json_real(j, "most", report->most_ink.ink, 0);
        bx_json_int(j, "page", report->most_ink.page + 1);
    }
    bx_json_close_object(j);
}

GString *bx_check_json(bx_arena *arena, const char *name, const bx_check_report *report,
                       bx_tongue tongue)
{
    teller t = {arena, g_string_new(NULL), report, tongue, name};
    bx_json j;
    bx_json_begin(&j, t.out);
    bx_json_text(&j, "file", name);
    bx_json_text(&j, "version", report->version);
    bx_json_int(&j, "pages", report->n_pages);
    bx_json_real(&j, "width", report->width, 1);
    bx_json_real(&j, "height", report->height, 1);
    bx_json_text(&j, "profile", report->limits->name);
    bx_json_text(&j, "flavour", flavours[report->limits->flavour]);
    bx_json_array(&j, "findings", false);
    for (int i = 0; i < report->n; i++)
        add_finding(&j, &t, &report->findings[i]);
    bx_json_close_array(&j);
    bx_json_int(&j, "left-out", report->n_left_out);
    bx_json_array(&j, "spots", true);
    for (int i = 0; i < report->n_spots; i++)
        bx_json_text(&j, NULL, report->spots[i]);
    bx_json_close_array(&j);
    add_ink(&j, report);
    bx_json_int(&j, "errors", bx_check_count(report, BX_CHECK_ERROR));
    bx_json_int(&j, "warnings", bx_check_count(report, BX_CHECK_WARNING));
    bx_json_end(&j);
    return t.out;
}
