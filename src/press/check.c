#include "press/check.h"

#include <math.h>
#include <string.h>

#include "press/check_rule.h"

enum {
    MOST_WARNINGS = 5 /* libqpdf's, that are told */
};

static const struct {
    const char *id;
    bx_check_severity severity[3];  /* by flavour */
    const char *words[2], *hint[2]; /* by tongue */
} rules[BX_CHECK_RULE_COUNT] = {
#define OFF BX_CHECK_OFF
#define WARNING BX_CHECK_WARNING
#define ERROR BX_CHECK_ERROR
#define BX_CHECK(id, x4, x1a, plain, en, hint_en, zh, hint_zh)                           \
    {#id,                                                                                \
     {[BX_FLAVOUR_X4] = x4, [BX_FLAVOUR_X1A] = x1a, [BX_FLAVOUR_PLAIN] = plain},         \
     {en, zh},                                                                           \
     {hint_en, hint_zh}},
#include "press/check.def"
#undef BX_CHECK
#undef OFF
#undef WARNING
#undef ERROR
};

bx_check_limits bx_check_limits_of(const bx_press_profile *profile, bool is_by_file)
{
    return (bx_check_limits){
        .name = profile->name,
        .flavour = profile->flavour,
        .is_by_file = is_by_file,
        .condition = profile->condition.registry ? profile->condition.name : NULL,
        .total_ink = profile->limits.total_ink,
        .total_ink_warning = profile->limits.total_ink_warning,
        .ppi = profile->limits.ppi,
        .ppi_warning = profile->limits.ppi_warning,
        .line_art_ppi = profile->limits.line_art_ppi,
        .rule = bx_pt_from_len(profile->limits.rule),
        .reversed_rule = bx_pt_from_len(profile->limits.reversed_rule),
        .text = bx_pt_from_len(profile->limits.text),
        .reversed_text = bx_pt_from_len(profile->limits.reversed_text),
        .multi_ink_text = bx_pt_from_len(profile->limits.multi_ink_text),
        .black_text = bx_pt_from_len(profile->black.heads),
        .black_rule = bx_pt_from_len(profile->black.rules),
    };
}

/* ---- findings ---- */

/* Names in a file may be any bytes: of fonts and inks often those of a Chinese system. */
const char *bx_check_copy(bx_check *c, const char *text)
{
    g_autofree char *valid = NULL;
    if (!text)
        return NULL;
    if (!g_utf8_validate(text, -1, NULL))
        valid = g_convert(text, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
    if (!valid)
        valid = g_utf8_make_valid(text, -1);
    return bx_copy_text(c->arena, valid, strlen(valid));
}

/* [mm] to one decimal, and no -0.0. */
static double rounded(double mm)
{
    return round(mm * 10) / 10 + 0.0;
}

static void place(const bx_check *c, bx_check_finding *f, const double *box)
{
    const double mm = 25.4 / 72;
    f->x = rounded((box[0] - c->trim[0]) * mm);
    f->y = rounded((c->trim[3] - box[3]) * mm);
    f->has_place = isfinite(f->x) && isfinite(f->y) && fabs(f->x) + fabs(f->y) < 1e6;
}

/* Counts under the words; how many there are now. */
static int count(bx_check *c, const char *words)
{
    int n = GPOINTER_TO_INT(g_hash_table_lookup(c->known, words)) + 1;
    g_hash_table_insert(c->known, g_strdup(words), GINT_TO_POINTER(n));
    return n;
}

static bx_check_finding *find_same(bx_check *c, bx_check_rule rule,
                                   const char *const *args)
{
    for (guint i = c->found->len; i-- > 0;) {
        bx_check_finding *f = &g_array_index(c->found, bx_check_finding, i);
        bool is_same = f->rule == rule && f->page == c->page;
        for (int k = 0; k < BX_CHECK_ARGS; k++)
            is_same = is_same && !g_strcmp0(f->args[k], args[k]);
        if (is_same)
            return f;
        if (f->page != c->page)
            break;
    }
    return NULL;
}

void bx_check_find(bx_check *c, bx_check_rule rule, const double *box,
                   const char *const args[BX_CHECK_ARGS])
{
    bx_check_finding f = {.rule = rule, .page = c->page, .n = 1};
    bx_arena_mark mark = bx_arena_here(c->arena);
    if (!rules[rule].severity[c->limits->flavour])
        return;
    for (int i = 0; i < BX_CHECK_ARGS; i++)
        f.args[i] = bx_check_copy(c, args[i]);
    bx_check_finding *same = find_same(c, rule, f.args);
    if (!same && count(c, rules[rule].id) <= BX_CHECK_MOST) {
        if (box)
            place(c, &f, box);
        g_array_append_val(c->found, f);
        return;
    }
    if (same)
        same->n++;
    else
        c->n_left_out++;
    bx_arena_reset(c->arena, mark);
}

const char *bx_check_number(bx_check *c, double number)
{
    char *text = bx_format(c->arena, "%.2f", number), *end = text + strlen(text);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        end[-1] = '\0';
    return text;
}

bool bx_check_is_first(bx_check *c, bx_object object)
{
    int id = bx_document_id(c->d, object);
    return !id || g_hash_table_add(c->seen, GINT_TO_POINTER(id));
}

/* ---- colour spaces ---- */

const bx_space *bx_check_space(bx_check *c, const bx_space *space, const double *box)
{
    switch (space->kind) {
    case BX_SPACE_GRAY:
    case BX_SPACE_CMYK:
        break;
    case BX_SPACE_RGB:
    case BX_SPACE_CAL_GRAY:
    case BX_SPACE_CAL_RGB:
    case BX_SPACE_LAB:
    case BX_SPACE_ICC:
    case BX_SPACE_UNKNOWN:
        return space;
    case BX_SPACE_INDEXED:
    case BX_SPACE_PATTERN:
        return space->base ? bx_check_space(c, space->base, box) : NULL;
    case BX_SPACE_SEPARATION:
    case BX_SPACE_DEVICE_N:
        bx_check_spots(c, space, box);
        break;
    }
    return NULL;
}

/* ---- what pages draw ---- */

static void check_form(bx_check *c, const bx_walk_event *e)
{
    bx_object subtype = bx_document_key(c->d, e->object, "/Subtype2");
    bx_check_group(c, e->object, e->resources, e->box);
    if (bx_document_is_name(c->d, subtype, "PS") ||
        bx_document_is_name(c->d, bx_document_key(c->d, e->object, "/Subtype"), "PS"))
        BX_CHECK_FIND(c, postscript, e->box, NULL);
    if (bx_document_key(c->d, e->object, "/OPI"))
        BX_CHECK_FIND(c, replaced, e->box, "OPI");
    if (bx_document_key(c->d, e->object, "/Ref"))
        BX_CHECK_FIND(c, replaced, e->box, "Ref");
}

static void check_fault(bx_check *c, const bx_walk_event *e)
{
    static const bx_check_rule of[BX_WALK_FAULT_COUNT] = {
        [BX_WALK_DAMAGED] = BX_CHECK_RULE_content_damaged,
        [BX_WALK_LARGE] = BX_CHECK_RULE_content_large,
        [BX_WALK_DEEP] = BX_CHECK_RULE_content_deep,
        [BX_WALK_LOOP] = BX_CHECK_RULE_content_loop,
        [BX_WALK_OPERATOR] = BX_CHECK_RULE_operator_unknown,
        [BX_WALK_RESOURCE] = BX_CHECK_RULE_resource_missing,
        [BX_WALK_UNBALANCED] = BX_CHECK_RULE_unbalanced,
        [BX_WALK_MANY_STATES] = BX_CHECK_RULE_many_states,
        [BX_WALK_NUMBER] = BX_CHECK_RULE_large_number,
    };
    c->is_broken = c->is_broken || e->fault <= BX_WALK_LOOP;
    bx_check_find(c, of[e->fault], NULL, (const char *const[BX_CHECK_ARGS]){e->words});
}

static void check_intent(bx_check *c, const bx_walk_event *e)
{
    bx_check_rendering(c, e->words);
}

static void visit(void *data, const bx_walk_event *event)
{
    bx_check *c = data;
    static void (*const looks[])(bx_check *, const bx_walk_event *) = {
        [BX_WALK_TEXT] = bx_check_text,       [BX_WALK_FILL] = bx_check_path,
        [BX_WALK_STROKE] = bx_check_path,     [BX_WALK_IMAGE] = bx_check_picture,
        [BX_WALK_SHADING] = bx_check_shading, [BX_WALK_FORM] = check_form,
        [BX_WALK_FONT] = bx_check_font,       [BX_WALK_STATE] = bx_check_state,
        [BX_WALK_INTENT] = check_intent,      [BX_WALK_ANNOTATION] = bx_check_annotation,
        [BX_WALK_FAULT] = check_fault,
    };
    if (event->place == BX_WALK_IN_MASK && event->kind != BX_WALK_FAULT) {
        bx_check_mask(c, event);
        return;
    }
    c->is_blank = c->is_blank && !bx_check_is_seen(c, event);
    looks[event->kind](c, event);
    if (c->is_black)
        bx_check_black(c, event);
}

static bool is_listed(const bx_check_limits *limits, int page)
{
    for (int i = 0; i < limits->n_black_pages; i++)
        if (limits->black_pages[i] == page)
            return true;
    return false;
}

static void check_page(bx_check *c, int page, bx_plates_box *box)
{
    const bx_document_page *p = &c->d->pages[page];
    c->page = page + 1;
    c->is_black = is_listed(c->limits, c->page);
    g_hash_table_remove_all(c->known);
    bx_check_boxes(c, page);
    bx_check_group(c, p->object, p->resources, NULL);
    c->is_blank = true;
    bx_walk_page(c->d, page, visit, c);
    if (c->is_blank && !c->is_broken)
        BX_CHECK_FIND(c, blank, NULL, NULL);
    *box = (bx_plates_box){c->bleed[0] - c->media[0], c->media[3] - c->bleed[3],
                           c->bleed[2] - c->media[0], c->media[3] - c->bleed[1]};
}

/* ---- the file ---- */

static bool check_opening(bx_check *c)
{
    static const bx_check_rule of[] = {
        [BX_DOCUMENT_UNREADABLE] = BX_CHECK_RULE_unreadable,
        [BX_DOCUMENT_FOREIGN] = BX_CHECK_RULE_foreign,
        [BX_DOCUMENT_DAMAGED] = BX_CHECK_RULE_damaged,
        [BX_DOCUMENT_ENCRYPTED] = BX_CHECK_RULE_encrypted,
        [BX_DOCUMENT_LARGE] = BX_CHECK_RULE_large,
    };
    if (c->d->fault == BX_DOCUMENT_GOOD)
        return true;
    bx_check_find(c, of[c->d->fault], NULL,
                  (const char *const[BX_CHECK_ARGS]){c->d->detail});
    return false;
}

/* What libqpdf had to forgive: of the file as a whole, once all of it was looked at. */
static void check_syntax(bx_check *c)
{
    const char *words;
    c->page = 0;
    for (int i = 0; i < MOST_WARNINGS && (words = bx_document_next_warning(c->d)); i++)
        BX_CHECK_FIND(c, syntax, NULL, words);
}

static void choose_flavour(bx_document *d, bx_check_limits *limits)
{
    bx_object info = bx_document_key(d, d->trailer, "/Info");
    const char *version =
        bx_document_text(d, bx_document_key(d, info, "/GTS_PDFXVersion"));
    if (limits->is_by_file && version && !strncmp(version, "PDF/X-1", 7))
        limits->flavour = BX_FLAVOUR_X1A;
}

static void describe(bx_check *c, bx_check_report *report)
{
    double trim[4];
    bx_object page = c->d->pages[0].object;
    const char *version = qpdf_get_pdf_version(c->d->qpdf);
    report->version = bx_check_copy(c, version);
    report->n_pages = c->d->n_pages;
    if (bx_document_box(c->d, bx_document_key(c->d, page, "/TrimBox"), trim) ||
        bx_document_box(c->d, c->d->pages[0].media_box, trim)) {
        report->width = (trim[2] - trim[0]) / 72 * 25.4;
        report->height = (trim[3] - trim[1]) / 72 * 25.4;
    }
}

static void check_black_pages(bx_check *c)
{
    const bx_check_limits *l = c->limits;
    for (int i = 0; i < l->n_black_pages; i++)
        if (l->black_pages[i] > c->d->n_pages)
            BX_CHECK_FIND(c, black_page_missing, NULL,
                          bx_format(c->arena, "%d", l->black_pages[i]));
}

static void check_all(bx_check *c, const char *path, bx_check_report *report)
{
    g_autofree bx_plates_box *boxes = g_new0(bx_plates_box, (gsize)c->d->n_pages);
    c->deepest = BX_NEW_ARRAY(c->arena, c->d->n_pages, bx_check_deepest);
    c->has_spots = BX_NEW_ARRAY(c->arena, c->d->n_pages, bool);
    describe(c, report);
    bx_check_file(c);
    check_black_pages(c);
    for (int i = 0; i < c->d->n_pages; i++)
        check_page(c, i, &boxes[i]);
    if (!c->is_broken && c->limits->flavour != BX_FLAVOUR_PLAIN)
        bx_check_total_ink(c, path, boxes, report);
    check_syntax(c);
}

static int compare(gconstpointer a, gconstpointer b)
{
    const bx_check_finding *f = a, *g = b;
    return f->page - g->page;
}

static void keep(bx_check *c, bx_check_report *report)
{
    g_array_sort(c->found, compare); /* stable: merge sort */
    report->n = (int)c->found->len;
    report->findings =
        bx_copy(c->arena, c->found->data, c->found->len * sizeof(bx_check_finding));
    report->n_left_out = c->n_left_out;
    report->n_spots = (int)c->spots->len;
    report->spots = bx_copy(c->arena, c->spots->pdata, c->spots->len * sizeof(char *));
}

bx_check_report bx_check_make(bx_arena *arena, const char *path,
                              const bx_check_limits *limits)
{
    const bx_document_limits most = bx_document_limits_usual();
    bx_check_limits *own = bx_copy(arena, limits, sizeof(*limits));
    bx_check_report report = {.limits = own};
    bx_check c = {.arena = arena,
                  .d = bx_document_open(path, &most),
                  .limits = own,
                  .found = g_array_new(FALSE, FALSE, sizeof(bx_check_finding)),
                  .known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                  .spots = g_ptr_array_new(),
                  .described = g_hash_table_new(NULL, NULL),
                  .descriptions =
                      g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
                  .charsets = g_hash_table_new(NULL, NULL),
                  .seen = g_hash_table_new(NULL, NULL)};
    if (check_opening(&c)) {
        choose_flavour(c.d, own);
        check_all(&c, path, &report);
    }
    keep(&c, &report);
    bx_document_free(c.d);
    g_array_free(c.found, TRUE);
    g_ptr_array_free(c.spots, TRUE);
    g_hash_table_destroy(c.known);
    g_hash_table_destroy(c.described);
    g_hash_table_destroy(c.descriptions);
    g_hash_table_destroy(c.charsets);
    g_hash_table_destroy(c.seen);
    return report;
}

/* ---- what a finding says ---- */

bx_check_severity bx_check_severity_of(const bx_check_report *report, bx_check_rule rule)
{
    return rules[rule].severity[report->limits->flavour];
}

int bx_check_count(const bx_check_report *report, bx_check_severity severity)
{
    int n = 0;
    for (int i = 0; i < report->n; i++)
        n += bx_check_severity_of(report, report->findings[i].rule) == severity;
    return n;
}

const char *bx_check_name(bx_arena *arena, bx_check_rule rule)
{
    char *name = bx_copy_text(arena, rules[rule].id, strlen(rules[rule].id));
    for (char *p = name; *p; p++)
        *p = *p == '_' ? '-' : *p;
    return name;
}

const char *bx_check_words(bx_arena *arena, const bx_check_finding *f, bx_tongue tongue)
{
    const char *args[9] = {NULL};
    for (int i = 0; i < BX_CHECK_ARGS; i++)
        args[i] = f->args[i];
    return bx_fill_words(arena, rules[f->rule].words[tongue], args);
}

const char *bx_check_hint(bx_check_rule rule, bx_tongue tongue)
{
    return rules[rule].hint[tongue];
}
