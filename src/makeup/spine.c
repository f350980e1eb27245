#include "makeup/spine.h"

#include <glib.h>
#include <stdlib.h>

bx_len bx_spine_at(const bx_layout *l)
{
    return l->type_area.x + l->type_area.w / 2;
}

/* A character that is seen: its em from the left of the paper, and is it a letter or
 * figure that stands with its like in a word? */
typedef struct {
    bx_len from, to;
    bool is_of_word;
} seen;

typedef struct {
    bx_len spine;
    bx_line_room room;
    bx_len first, end; /* of the line */
    seen last;
    bool has_last, is_parted;
    bx_len shift; /* the least that clears the fold */
    bool has_shift;
} finder;

/* The line may move so, if it has the room. */
static void offer(finder *f, bx_len shift)
{
    bool has_room = f->first + shift >= f->room.from && f->end + shift <= f->room.to;
    if (!has_room || (f->has_shift && abs(shift) >= abs(f->shift)))
        return;
    f->shift = shift;
    f->has_shift = true;
}

/* The fold may stand in the white between the last character and this one. */
static void look_between(finder *f, const seen *next)
{
    f->last.to = MIN(f->last.to, next->from);
    bool is_in_word = f->last.is_of_word && next->is_of_word;
    bx_len end = is_in_word ? next->from + 1 : f->last.to;
    f->is_parted = f->is_parted || (f->spine > f->last.from && f->spine < end);
    if (!is_in_word)
        offer(f, f->spine - (f->last.to + next->from) / 2);
}

/* A cluster of n glyphs: a character, or a Latin word. */
static void look_at(finder *f, const bx_glyph_run *run, int glyph, int n,
                    const char *text)
{
    int stretch = run->stretch ? run->stretch : 100;
    bx_len left = f->room.left + run->origin.x;
    bx_len from = left + run->glyphs[glyph].x, last = left + run->glyphs[glyph + n - 1].x;
    seen next = {from, last + bx_len_scale(run->size, stretch, 100),
                 g_ascii_isalnum(*text)};
    if (f->has_last)
        look_between(f, &next);
    else
        f->first = from;
    f->last = next;
    f->has_last = true;
}

bool bx_spine_clear(const bx_layout *l, const bx_line *line, bx_line_room room,
                    bx_len *shift)
{
    finder f = {.spine = bx_spine_at(l), .room = room, .end = room.left + line->width};
    for (int i = 0; i < line->n_runs; i++) {
        const bx_glyph_run *run = &line->runs[i];
        const char *text = run->text;
        int glyph = 0;
        for (int k = 0; k < run->n_clusters && !run->origin.y; k++) {
            if (run->clusters[k].n_glyphs)
                look_at(&f, run, glyph, run->clusters[k].n_glyphs, text);
            glyph += run->clusters[k].n_glyphs;
            text += run->clusters[k].n_bytes;
        }
    }
    offer(&f, f.spine - f.first);
    offer(&f, f.spine - f.end);
    bool ends_there = f.has_last && f.spine > f.last.from && f.spine < f.end;
    *shift = f.is_parted || ends_there ? f.shift : 0;
    return !(f.is_parted || ends_there) || f.has_shift;
}

void bx_spine_set(const bx_setting *s, bx_line line, bx_point at, bx_len from, bx_len to,
                  bx_chars text, bx_display_builder *out)
{
    bx_len shift = 0;
    bx_line_room room = {at.x, from, to};
    if (s->layout->is_spread && !bx_spine_clear(s->layout, &line, room, &shift))
        bx_diag(s->diags, BX_D_W_HEAD_ON_FOLD, bx_chars_span(text),
                bx_chars_utf8(s->arena, text));
    bx_place_line(line, BX_HORIZONTAL, (bx_point){at.x + shift, at.y}, false, out);
}
