#include "makeup/flow_cut.h"

#include "makeup/jump_line.h"
#include "text/words.h"

/* Rows that a length of a column of the page holds, as rows of another measure. */
static int rows_of(const bx_layout *l, bx_len length, bx_len measure)
{
    int64_t area = (int64_t)length * l->measure, row = (int64_t)l->leading * measure;
    return (int)((area + row - 1) / row);
}

/* May a page begin with each character of a text? Not inside a word, nor with one that
 * leans on what is before it (的). */
static const bool *find_starts(const bx_setting *s, bx_chars text)
{
    bool *starts = BX_NEW_ARRAY(s->arena, text.n, bool);
    bx_terms words = bx_words_part(s->arena, s->lexicon, s->house, text);
    for (int i = 0; i < words.n; i++)
        starts[words.terms[i].from] = words.terms[i].class != BX_WORD_PARTICLE;
    return starts;
}

/* The number of the text's character behind a line; -1: it may not be cut there. */
static int rest_behind(const bx_row_line *line, const bool *starts, const bx_piece *piece)
{
    const bx_paragraph *p = line->paragraph;
    int cluster = line->breaking->ends[line->line];
    int k = cluster < p->shaped->n_clusters ? p->shaped->clusters[cluster].first_char
                                            : p->text.n;
    if (!bx_jump_may_cut(p->text, k) || !starts[k])
        return -1;
    int id = p->text.chars[k].id;
    bool is_whole = id >= 0 && p->text.chars[k - 1].id == id - 1;
    return is_whole && id >= piece->from && id <= piece->to ? id : -1;
}

/* Behind each row of a paragraph of running text, where a leg may end well: two lines of
 * it stay and two go on (rows.h). NULL: it may be cut nowhere. */
static const int *find_rests(const bx_setting *s, const bx_choice *choice,
                             const bool *starts, const bx_piece *piece)
{
    const bx_rows *rows = &choice->rows;
    int *rests = BX_NEW_ARRAY(s->arena, rows->n + 1, int);
    bool has_one = false;
    for (int i = 0; i <= rows->n; i++)
        rests[i] = -1;
    for (int i = 0; i + 1 < rows->n_lines; i++) {
        const bx_row_line *line = &rows->lines[i], *next = line + 1;
        bool is_of_one = line->paragraph && next->paragraph == line->paragraph;
        if (!is_of_one || rows->breaks[line->row] != BX_BREAK_GOOD)
            continue;
        rests[line->row + 1] = rest_behind(line, starts, piece);
        has_one = has_one || rests[line->row + 1] >= 0;
    }
    return has_one ? rests : NULL;
}

const bx_flow_cut *bx_flow_cut_make(const bx_setting *s, const bx_item *item,
                                    const bx_element *elements, int n, bx_len measure)
{
    bx_flow_cut *cut = BX_NEW(s->arena, bx_flow_cut);
    const int **rests = BX_NEW_ARRAY(s->arena, n * BX_MAX_CHOICES, const int *);
    for (int e = 0; e < n; e++) {
        if (!elements[e].is_prose)
            continue;
        const bool *starts =
            find_starts(s, elements[e].choices[0].rows.lines[0].paragraph->text);
        for (int c = 0; c < elements[e].n_choices; c++)
            rests[e * BX_MAX_CHOICES + c] =
                find_rests(s, &elements[e].choices[c], starts, item->piece);
    }
    bx_rows_builder line = {.setting = s};
    bx_jump_line_add(&line, item->piece, measure);
    *cut = (bx_flow_cut){.rests = rests,
                         .leave = rows_of(s->layout, s->layout->jump.leave, measure),
                         .carry = rows_of(s->layout, s->layout->jump.carry, measure),
                         .line = bx_rows_finish(&line)};
    return cut;
}

int bx_flow_cut_rest(const bx_flow_cut *cut, int element, int choice, int rows)
{
    const int *rests = cut->rests[element * BX_MAX_CHOICES + choice];
    return rests ? rests[rows] : -1;
}
