/* diag: what the program has to say about its input: notes, warnings, errors.
 *
 * Each message is one row of diag.def, in English and Chinese. The library never
 * prints: it reports here, and the caller asks for finished lines. */
#ifndef BX_BASE_DIAG_H
#define BX_BASE_DIAG_H

#include <stdbool.h>

#include "base/source.h"

typedef enum { BX_NOTE, BX_WARNING, BX_ERROR } bx_severity;
typedef enum { BX_ENGLISH, BX_CHINESE } bx_tongue; /* the language of messages */

typedef enum {
#define BX_DIAG(id, severity, en, hint_en, sum_en, zh, hint_zh, sum_zh) BX_D_##id,
#include "base/diag.def"
#undef BX_DIAG
    BX_D_COUNT
} bx_diag_id;

typedef struct bx_diags bx_diags;

bx_diags *bx_diags_new(void);
void bx_diags_free(bx_diags *diags); /* NULL is fine */

/* Report row `id` at `at` (BX_NOWHERE is fine). The further arguments are strings that
 * fill {1}, {2} … {9} of the row; they are copied. Give at least one: "" where the row
 * takes none. Spans are borrowed: sources must live until the lines are made. The same
 * thing said twice of the same place is said once. diags NULL: nobody listens. */
#define bx_diag(diags, id, at, ...)                                                      \
    bx_diag_report((diags), (id), (at), (const char *const[]){__VA_ARGS__, NULL})
void bx_diag_report(bx_diags *diags, bx_diag_id id, bx_span at, const char *const *args);

/* A file that could not be decoded has no source: the name alone is the place. */
void bx_diag_report_file(bx_diags *diags, bx_diag_id id, const char *file,
                         const char *const *args);
#define bx_diag_file(diags, id, file, ...)                                               \
    bx_diag_report_file((diags), (id), (file), (const char *const[]){__VA_ARGS__, NULL})

/* Everything `from` holds goes behind what `to` holds; `from` is empty afterwards. */
void bx_diags_move(bx_diags *to, bx_diags *from);

/* Leaves out notes and warnings that are said to be of no use; errors never. */
typedef bool bx_is_idle(const void *of, bx_severity severity, bx_span at);
void bx_diags_drop(bx_diags *diags, bx_is_idle *is_idle, const void *of);

/* A number as an argument; lives as long as the enclosing block. */
#define BX_INT(x) bx_int_text((char[24]){0}, (x))
const char *bx_int_text(char buffer[24], long long x);

/* An argument whose words are not the same in both tongues: each message takes its own.
 * In the arena. */
const char *bx_in_both(bx_arena *arena, const char *english, const char *chinese);

/* Words with {1} … {9} replaced by the nine of args; what is NULL is left out. In the
 * arena. */
char *bx_fill_words(bx_arena *arena, const char *words, const char *const *args);

/* How many of a severity, and of one row, were reported. */
int bx_diags_count(const bx_diags *diags, bx_severity severity);
int bx_diags_count_of(const bx_diags *diags, bx_diag_id id);

/* The report as finished lines, "file:line:column: severity: message" with an indented
 * "hint: …" line where the row has one, in the order reported. Where verbose is false
 * several notes of a row that has a sum are one line, with the file that all of them are
 * of, if there is one. Ends with a newline unless empty.
 * The caller frees it with g_free. */
char *bx_diags_text(const bx_diags *diags, bx_tongue tongue, bool verbose);

/* The same, one message at a time, for callers that show them in their own way.
 * False past the last. Strings live in `arena`. */
typedef struct {
    bx_severity severity;
    const char *id;   /* the row's name, stable: "E_UNKNOWN_KEY" */
    const char *file; /* NULL where there is no place */
    int line, column; /* 0 where there is only a file */
    const char *message;
    const char *hint; /* NULL where there is none */
} bx_diag_line;
bool bx_diags_line(const bx_diags *diags, int i, bx_tongue tongue, bx_arena *arena,
                   bx_diag_line *out);

/* The candidate nearest to a misspelt word (Damerau-Levenshtein ≤ 2 and under half its
 * length), or NULL. Borrowed from candidates, which NULL closes. */
const char *bx_nearest_word(const char *word, const char *const *candidates);

#endif
