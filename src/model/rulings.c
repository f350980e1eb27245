#include "model/rulings.h"

#include <glib.h>
#include <string.h>

/* The line of n bytes at `at` without its comment. */
static bx_chars line_of(bx_arena *arena, const bx_source *source, int at, size_t n)
{
    const char *line = source->text + at, *comment = memchr(line, '#', n);
    char *text = bx_copy_text(arena, line, comment ? (size_t)(comment - line) : n);
    return bx_chars_from_utf8(arena, source, text, at);
}

static int find_tab(bx_chars line, int from)
{
    while (from < line.n && line.chars[from].c != '\t')
        from++;
    return from;
}

/* False for a line that holds no word; reports why where something stands on it. */
static bool read_row(bx_arena *arena, bx_chars line, bx_ruling *out, bx_diags *diags)
{
    int tab = find_tab(line, 0);
    bx_chars word = bx_chars_trim(bx_chars_slice(line, 0, tab)), other = {0};
    if (tab < line.n)
        other = bx_chars_trim(bx_chars_slice(line, tab + 1, line.n));
    if (!word.n && !other.n)
        return false;
    if (!word.n || find_tab(other, 0) < other.n) {
        bx_diag(diags, BX_D_W_RULING_TABS, bx_chars_span(word.n ? word : other), "");
        return false;
    }
    if (MAX(word.n, other.n) > BX_RULING_MOST) {
        bx_diag(diags, BX_D_W_RULING_LONG, bx_chars_span(word), BX_INT(BX_RULING_MOST));
        return false;
    }
    *out =
        (bx_ruling){word, bx_chars_utf8(arena, word), other, bx_chars_utf8(arena, other)};
    return true;
}

bx_rulings bx_rulings_load(bx_arena *arena, bx_rulings first, const char *path,
                           bx_diags *diags)
{
    bool is_there = path && g_file_test(path, G_FILE_TEST_EXISTS);
    const bx_source *source = is_there ? bx_source_load(arena, path, diags) : NULL;
    if (!source)
        return first;
    int n = first.n;
    bx_ruling *rows = BX_NEW_ARRAY(arena, n + source->n_lines, bx_ruling);
    if (n)
        memcpy(rows, first.rows, (size_t)n * sizeof *rows);
    for (int i = 0; i < source->n_lines; i++) {
        int end = i + 1 < source->n_lines ? source->lines[i + 1] : source->length;
        size_t bytes = (size_t)(end - source->lines[i]);
        bx_chars line = line_of(arena, source, source->lines[i], bytes);
        n += read_row(arena, line, &rows[n], diags);
    }
    return (bx_rulings){rows, n};
}
