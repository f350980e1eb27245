#include "model/house.h"

#include <glib.h>
#include <string.h>

/* Reports what keeps a line from being a word; false then. */
static bool is_good(bx_arena *arena, bx_chars word, bx_diags *diags)
{
    for (int i = 0; i < word.n; i++)
        if (bx_is_space(word.chars[i].c)) {
            bx_diag(diags, BX_D_W_HOUSE_SPACE,
                    bx_chars_span(bx_chars_slice(word, i, i + 1)),
                    bx_chars_utf8(arena, bx_chars_slice(word, 0, i)));
            return false;
        }
    if (word.n < 2)
        bx_diag(diags, BX_D_W_HOUSE_SHORT, bx_chars_span(word),
                bx_chars_utf8(arena, word));
    else if (word.n > BX_HOUSE_WORD_MOST)
        bx_diag(diags, BX_D_W_HOUSE_LONG, bx_chars_span(word), BX_INT(word.n),
                BX_INT(BX_HOUSE_WORD_MOST));
    return word.n >= 2 && word.n <= BX_HOUSE_WORD_MOST;
}

/* The word of a line of n bytes at `at`, without comment and spaces around it. */
static bx_chars word_of(bx_arena *arena, const bx_source *source, int at, size_t n)
{
    const char *line = source->text + at, *comment = memchr(line, '#', n);
    char *text = bx_copy_text(arena, line, comment ? (size_t)(comment - line) : n);
    return bx_chars_trim(bx_chars_from_utf8(arena, source, text, at));
}

const bx_house_words *bx_house_load(bx_arena *arena, const bx_house_words *first,
                                    const char *path, bx_diags *diags)
{
    const bx_source *source = bx_source_load(arena, path, diags);
    if (!source)
        return first;
    int n = first ? first->n : 0;
    bx_chars *words = BX_NEW_ARRAY(arena, n + source->n_lines, bx_chars);
    if (first)
        memcpy(words, first->words, (size_t)n * sizeof *words);
    for (int i = 0; i < source->n_lines; i++) {
        int end = i + 1 < source->n_lines ? source->lines[i + 1] : source->length;
        bx_chars word =
            word_of(arena, source, source->lines[i], (size_t)(end - source->lines[i]));
        if (word.n && is_good(arena, word, diags))
            words[n++] = word;
    }
    bx_house_words *house = BX_NEW(arena, bx_house_words);
    *house = (bx_house_words){words, n};
    return house;
}
