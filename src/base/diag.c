#include "base/diag.h"

#include <glib.h>
#include <string.h>

#include "base/utf8.h"

static const struct row {
    const char *id;
    bx_severity severity;
    struct {
        const char *message, *hint, *sum; /* hint and sum may be NULL */
    } in[2];
} rows[] = {
#define BX_DIAG(id, severity, en, hint_en, sum_en, zh, hint_zh, sum_zh)                  \
    {#id, severity, {{en, hint_en, sum_en}, {zh, hint_zh, sum_zh}}},
#include "base/diag.def"
#undef BX_DIAG
};

static const char *const severity_words[2][3] = {
    {"note", "warning", "error"},
    {"说明", "警告", "错误"},
};

enum { MAX_ARGS = 9 };

typedef struct {
    bx_diag_id id;
    bx_span at;
    char *file; /* where there is no source */
    char *args[MAX_ARGS];
} report;

struct bx_diags {
    GArray *reports;
    GHashTable *said; /* everything in reports, as text; looked up only */
};

static void report_clear(void *p)
{
    report *r = p;
    g_free(r->file);
    for (int i = 0; i < MAX_ARGS; i++)
        g_free(r->args[i]);
}

bx_diags *bx_diags_new(void)
{
    bx_diags *diags = g_new0(bx_diags, 1);
    diags->reports = g_array_new(FALSE, TRUE, sizeof(report));
    g_array_set_clear_func(diags->reports, report_clear);
    diags->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return diags;
}

void bx_diags_free(bx_diags *diags)
{
    if (!diags)
        return;
    g_array_free(diags->reports, TRUE);
    g_hash_table_destroy(diags->said);
    g_free(diags);
}

static char *key_of(const report *r)
{
    GString *key = g_string_new(NULL);
    g_string_printf(key, "%d %p %d %s", (int)r->id, (const void *)r->at.source,
                    r->at.from, r->file ? r->file : "");
    for (int i = 0; i < MAX_ARGS && r->args[i]; i++)
        g_string_append_printf(key, "\x1f%s", r->args[i]);
    return g_string_free(key, FALSE);
}

static void add_report(bx_diags *diags, report r)
{
    if (g_hash_table_add(diags->said, key_of(&r)))
        g_array_append_val(diags->reports, r);
    else
        report_clear(&r);
}

static void add(bx_diags *diags, bx_diag_id id, bx_span at, const char *file,
                const char *const *args)
{
    if (!diags)
        return;
    report r = {.id = id, .at = at, .file = g_strdup(file)};
    for (int i = 0; i < MAX_ARGS && args[i]; i++)
        r.args[i] = g_utf8_make_valid(args[i], -1);
    add_report(diags, r);
}

void bx_diags_move(bx_diags *to, bx_diags *from)
{
    for (guint i = 0; i < from->reports->len; i++) {
        report *r = &g_array_index(from->reports, report, i);
        add_report(to, *r);
        *r = (report){0}; /* its strings are to's now */
    }
    g_array_set_size(from->reports, 0);
    g_hash_table_remove_all(from->said);
}

void bx_diags_drop(bx_diags *diags, bx_is_idle *is_idle, const void *of)
{
    for (guint i = diags->reports->len; i-- > 0;) {
        const report *r = &g_array_index(diags->reports, report, i);
        bx_severity severity = rows[r->id].severity;
        if (severity != BX_ERROR && is_idle(of, severity, r->at))
            g_array_remove_index(diags->reports, i);
    }
}

void bx_diag_report(bx_diags *diags, bx_diag_id id, bx_span at, const char *const *args)
{
    add(diags, id, at, NULL, args);
}

void bx_diag_report_file(bx_diags *diags, bx_diag_id id, const char *file,
                         const char *const *args)
{
    add(diags, id, BX_NOWHERE, file, args);
}

const char *bx_int_text(char buffer[24], long long x)
{
    g_snprintf(buffer, 24, "%lld", x);
    return buffer;
}

static const report *report_at(const bx_diags *diags, int i)
{
    return &g_array_index(diags->reports, report, (guint)i);
}

int bx_diags_count_of(const bx_diags *diags, bx_diag_id id)
{
    int n = 0;
    for (int i = 0; i < (int)diags->reports->len; i++)
        n += report_at(diags, i)->id == id;
    return n;
}

int bx_diags_count(const bx_diags *diags, bx_severity severity)
{
    int n = 0;
    for (int i = 0; i < (int)diags->reports->len; i++)
        n += rows[report_at(diags, i)->id].severity == severity;
    return n;
}

static void fill(GString *out, const char *words, const char *const *args)
{
    for (const char *p = words; *p; p++) {
        bool is_slot = p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}';
        if (!is_slot) {
            g_string_append_c(out, *p);
            continue;
        }
        const char *arg = args[p[1] - '1'];
        g_string_append(out, arg ? arg : "");
        p += 2;
    }
}

char *bx_fill_words(bx_arena *arena, const char *words, const char *const *args)
{
    g_autoptr(GString) s = g_string_new(NULL);
    fill(s, words, args);
    return bx_copy_text(arena, s->str, s->len);
}

/* Parts the words of an argument in both tongues; nothing that is printed has it. */
#define BETWEEN_TONGUES "\x1e"

const char *bx_in_both(bx_arena *arena, const char *english, const char *chinese)
{
    return bx_format(arena, "%s" BETWEEN_TONGUES "%s", english, chinese);
}

static const char *in_tongue(bx_arena *arena, const char *arg, bx_tongue tongue)
{
    const char *between = arg ? strstr(arg, BETWEEN_TONGUES) : NULL;
    if (!between)
        return arg;
    return tongue == BX_ENGLISH ? bx_copy_text(arena, arg, (size_t)(between - arg))
                                : between + strlen(BETWEEN_TONGUES);
}

/* NULL: it is of none. */
static const char *file_of(const report *r)
{
    return r->at.source ? r->at.source->name : r->file;
}

bool bx_diags_line(const bx_diags *diags, int i, bx_tongue tongue, bx_arena *arena,
                   bx_diag_line *out)
{
    if (i < 0 || i >= (int)diags->reports->len)
        return false;
    const report *r = report_at(diags, i);
    const struct row *row = &rows[r->id];
    const char *hint = row->in[tongue].hint;
    const char *args[MAX_ARGS];
    for (int k = 0; k < MAX_ARGS; k++)
        args[k] = in_tongue(arena, r->args[k], tongue);
    *out = (bx_diag_line){
        .severity = row->severity,
        .id = row->id,
        .file = file_of(r),
        .message = bx_fill_words(arena, row->in[tongue].message, args),
        .hint = hint ? bx_fill_words(arena, hint, args) : NULL,
    };
    if (out->hint && !*out->hint)
        out->hint = NULL;
    if (r->at.source && r->at.from >= 0)
        bx_source_position(r->at.source, r->at.from, &out->line, &out->column);
    return true;
}

static void write_place(GString *s, const bx_diag_line *line)
{
    if (line->file)
        g_string_append_printf(s, "%s:", line->file);
    if (line->line)
        g_string_append_printf(s, "%d:%d:", line->line, line->column);
    if (line->file)
        g_string_append_c(s, ' ');
}

static void write_line(GString *s, const bx_diag_line *line, bx_tongue tongue)
{
    write_place(s, line);
    g_string_append_printf(s, "%s: %s\n", severity_words[tongue][line->severity],
                           line->message);
    if (line->hint)
        g_string_append_printf(s, "  %s: %s\n", tongue == BX_CHINESE ? "提示" : "hint",
                               line->hint);
}

/* The notes of a row. */
typedef struct {
    int n;
    const char *file; /* that all of them are of, or NULL */
    bool is_said;
} row_notes;

static void count_notes(const bx_diags *diags, row_notes notes[BX_D_COUNT])
{
    for (int i = 0; i < (int)diags->reports->len; i++) {
        const report *r = report_at(diags, i);
        row_notes *row = &notes[r->id];
        if (!row->n++)
            row->file = file_of(r);
        else if (g_strcmp0(row->file, file_of(r)))
            row->file = NULL;
    }
}

/* Notes of one row as one line, with their file where they are of one. */
static void write_sum(GString *s, bx_diag_id id, const row_notes *notes, bx_tongue tongue)
{
    char count[24];
    const char *const args[MAX_ARGS] = {bx_int_text(count, notes->n)};
    if (notes->file)
        g_string_append_printf(s, "%s: ", notes->file);
    g_string_append_printf(s, "%s: ", severity_words[tongue][rows[id].severity]);
    fill(s, rows[id].in[tongue].sum, args);
    g_string_append(s, tongue == BX_CHINESE ? "（-v 逐条列出）\n" : " (-v lists them)\n");
}

char *bx_diags_text(const bx_diags *diags, bx_tongue tongue, bool verbose)
{
    GString *s = g_string_new(NULL);
    bx_arena *arena = bx_arena_new();
    row_notes notes[BX_D_COUNT] = {0};
    count_notes(diags, notes);
    bx_diag_line line;
    for (int i = 0; bx_diags_line(diags, i, tongue, arena, &line); i++) {
        bx_diag_id id = report_at(diags, i)->id;
        bool is_summed = !verbose && rows[id].severity == BX_NOTE &&
                         rows[id].in[tongue].sum && notes[id].n > 1;
        if (!is_summed)
            write_line(s, &line, tongue);
        else if (!notes[id].is_said)
            write_sum(s, id, &notes[id], tongue);
        notes[id].is_said = true;
    }
    bx_arena_free(arena);
    return g_string_free(s, FALSE);
}

enum { MAX_WORD = 32 };

static int read_word(const char *text, uint32_t out[MAX_WORD])
{
    int n = 0;
    while (n < MAX_WORD && (out[n] = bx_utf8_next(&text)))
        n++;
    return n;
}

/* Damerau-Levenshtein distance with neighbours swapped as one step (optimal string
 * alignment). */
static int distance(const uint32_t *a, int n, const uint32_t *b, int m)
{
    int d[MAX_WORD + 1][MAX_WORD + 1];
    for (int i = 0; i <= n; i++) {
        for (int j = 0; j <= m; j++) {
            if (!i || !j) {
                d[i][j] = i + j;
                continue;
            }
            int best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            best = MIN(best, MIN(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = MIN(best, d[i - 2][j - 2] + 1);
            d[i][j] = best;
        }
    }
    return d[n][m];
}

const char *bx_nearest_word(const char *word, const char *const *candidates)
{
    uint32_t a[MAX_WORD], b[MAX_WORD];
    int n = read_word(word, a), best = 3;
    const char *nearest = NULL;
    for (; *candidates; candidates++) {
        int m = read_word(*candidates, b);
        int far = distance(a, n, b, m);
        if (far < best && far * 2 < MAX(n, m)) {
            best = far;
            nearest = *candidates;
        }
    }
    return nearest;
}
