#include "desk/shorten.h"

#include <glib.h>
#include <stdlib.h>

#include "text/shape.h"

/* One 字 more than the last line holds: where the words are cut moves the breaks. */
enum { SPARE = 1 };

int bx_shorten_paragraph(const bx_item *item, const bx_element *element)
{
    const bx_rows *rows = &element->choices[0].rows;
    if (!rows->n_lines || !rows->lines[0].paragraph)
        return 0;
    bx_chars text = rows->lines[0].paragraph->text;
    for (int i = 0; i < text.n; i++) {
        const bx_part *part = bx_item_part_of(item, text.chars[i].id);
        if (!part || part->kind != BX_PART_PARAGRAPH)
            continue; /* the dateline run in before it */
        int number = 0;
        for (const bx_part *p = item->parts; p <= part; p++)
            number += p->kind == BX_PART_PARAGRAPH;
        return number;
    }
    return 0;
}

int bx_shorten_lines(const bx_choice *choice)
{
    return choice->rows.lines[0].breaking->n_lines;
}

static const bx_choice *chosen(const bx_shape *shape, int element)
{
    return &shape->flow->elements[element].choices[shape->filling.choice[element]];
}

static int printing(bx_chars text)
{
    int n = 0;
    for (int i = 0; i < text.n; i++)
        n += !bx_is_space(text.chars[i].c);
    return n;
}

/* The text of the last line of a breaking that has more than one. */
static bx_chars last_line_text(const bx_paragraph *p, const bx_breaking *b)
{
    int cluster = b->ends[b->n_lines - 2];
    int from = p->shaped->clusters[cluster].first_char;
    return bx_chars_slice(p->text, from, p->text.n);
}

/* A paragraph of one line has none to spare. False: it is no paragraph, or so short. */
static bool last_line(const bx_item *item, const bx_shape *shape, int element,
                      bx_shortening *out)
{
    const bx_choice *choice = chosen(shape, element);
    int paragraph = bx_shorten_paragraph(item, &shape->flow->elements[element]);
    if (!paragraph || bx_shorten_lines(choice) < 2)
        return false;
    const bx_row_line *first = &choice->rows.lines[0];
    int held = printing(last_line_text(first->paragraph, first->breaking));
    *out = (bx_shortening){BX_SHORTEN_LINE, paragraph, held, held + SPARE, 1};
    return true;
}

static gint by_characters(gconstpointer a, gconstpointer b)
{
    const bx_shortening *x = a, *y = b;
    return x->characters != y->characters ? x->characters - y->characters
                                          : x->paragraph - y->paragraph;
}

/* Paragraphs from the end until they save the lines; what is no paragraph stops it. */
static bool last_paragraphs(const bx_item *item, const bx_shape *shape, int lines,
                            bx_shortening *out)
{
    const bx_flow *flow = shape->flow;
    *out = (bx_shortening){.kind = BX_SHORTEN_PARAGRAPHS};
    int e = flow->n - 1;
    while (e > 0 && !bx_shorten_paragraph(item, &flow->elements[e]))
        e--; /* notes stand behind them */
    for (; e > 0 && out->lines < lines; e--) {
        int paragraph = bx_shorten_paragraph(item, &flow->elements[e]);
        if (paragraph < 2)
            break;
        out->paragraph = paragraph;
        out->n++;
        out->lines += bx_shorten_lines(chosen(shape, e));
        out->characters += printing(chosen(shape, e)->rows.lines[0].paragraph->text);
    }
    return out->n > 0;
}

const bx_shortening *bx_shorten(bx_arena *arena, const bx_item *item,
                                const bx_shape *shape, int lines, int *n)
{
    int room = shape->flow->n;
    bx_shortening *cuts = BX_NEW_ARRAY(arena, room + 1, bx_shortening);
    *n = 0;
    for (int e = 0; e < room; e++)
        *n += last_line(item, shape, e, &cuts[*n]);
    qsort(cuts, (size_t)*n, sizeof *cuts, by_characters);
    *n = MIN(*n, lines);
    *n += last_paragraphs(item, shape, lines, &cuts[*n]);
    return cuts;
}
