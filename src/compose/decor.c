#include "compose/decor.h"

#include <glib.h>

#include "text/shape.h"

typedef enum {
#define BX_DECOR(id, value, reason) id = value,
#include "compose/decor.def"
#undef BX_DECOR
} thousandths;

enum { EM_BELOW = 120 /* of the em box, under the baseline: CLREQ §2.2 */ };

typedef struct {
    const bx_paragraph *p;
    int from, to;
    const bx_place *places;
    bx_decor *decors;
    int n;
} maker;

static bx_len of_em(const maker *m, int fact)
{
    return bx_len_scale(m->p->style.type.size, fact, 1000);
}

static bx_markup markup_at(const maker *m, int i)
{
    return m->p->text.chars[m->p->shaped->clusters[i].first_char].markup;
}

/* Where something stands whose middle is so far outside the em box: under the text, right
 * of it (is_over) or left of it in vertical setting. */
static bx_len block_at(const maker *m, bx_len outside, bool is_over)
{
    if (m->p->style.mode == BX_VERTICAL)
        return (is_over ? -1 : 1) * (m->p->style.type.size / 2 + outside);
    return of_em(m, EM_BELOW) + outside;
}

static void add(maker *m, bx_decor decor)
{
    decor.ink = m->p->style.type.ink;
    m->decors[m->n++] = decor;
}

/* ---- where ---- */

bx_extent bx_extent_of(const bx_paragraph *p, int from, int to, const bx_place *places)
{
    bx_extent all = {INT32_MAX, INT32_MIN};
    for (int i = from; i < to; i++) {
        const bx_place *at = &places[i - from];
        bx_len end = at->origin + p->shaped->clusters[i].width;
        all.from = MIN(all.from, MAX(at->from, at->origin));
        all.to = MAX(all.to, MIN(at->to, end));
    }
    return all;
}

static bx_extent extent_of(const maker *m, int from, int to)
{
    return bx_extent_of(m->p, from, to, m->places + (from - m->from));
}

/* ---- dots ---- */

static bool takes_dot(const maker *m, int i)
{
    bx_class class = (bx_class)m->p->shaped->clusters[i].class;
    return markup_at(m, i) & BX_MARKUP_DOTS &&
           (class == BX_CLASS_HAN || class == BX_CLASS_NS);
}

static void add_dots(maker *m)
{
    const bx_style *type = &m->p->style.type;
    bx_len white = MAX(0, type->leading - type->size);
    bx_len size = MIN(of_em(m, DOT_SIZE), bx_len_scale(white, DOT_SHARE, 1000));
    bx_len gap = MIN(of_em(m, DOT_GAP), (white - size) / 2);
    for (int i = m->from; i < m->to && size; i++) {
        bx_extent e = extent_of(m, i, i + 1);
        bx_len middle = e.from + (e.to - e.from) / 2;
        if (takes_dot(m, i))
            add(m, (bx_decor){.kind = BX_DECOR_DOT,
                              .from = middle,
                              .to = middle,
                              .block = block_at(m, gap + size / 2, true),
                              .size = size});
    }
}

/* ---- lines ---- */

/* One past the last cluster of the span that begins at i; marks that open it are part of
 * it, spaces at a line's end are not. */
static int span_end(const maker *m, int i, bx_markup markup, bx_markup starts)
{
    int end = i + 1;
    while (end < m->to && markup_at(m, end) & markup && !(markup_at(m, end) & starts))
        end++;
    return end;
}

typedef struct {
    bx_markup markup, starts;
    bx_decor_kind kind;
    int gap, inset, width; /* thousandths of an em; gap to its middle */
} line_kind;

static void add_lines(maker *m, const line_kind *kind)
{
    for (int i = m->from, end; i < m->to; i = end) {
        end = i + 1;
        if (!(markup_at(m, i) & kind->markup))
            continue;
        end = span_end(m, i, kind->markup, kind->starts);
        bx_extent span = extent_of(m, i, end);
        bx_len inset = of_em(m, kind->inset);
        add(m, (bx_decor){.kind = kind->kind,
                          .from = span.from + inset,
                          .to = span.to - inset,
                          .block = block_at(m, of_em(m, kind->gap), false),
                          .size = of_em(m, kind->width),
                          .height = of_em(m, WAVE_HEIGHT),
                          .length = of_em(m, WAVE_LENGTH)});
    }
}

static bool has_any(const maker *m)
{
    const bx_markup all =
        BX_MARKUP_DOTS | BX_MARKUP_UNDERLINE | BX_MARKUP_NAME | BX_MARKUP_TITLE;
    if (!(m->p->shaped->markup & all))
        return false;
    for (int i = m->from; i < m->to; i++)
        if (markup_at(m, i) & all)
            return true;
    return false;
}

int bx_decor_make(bx_arena *arena, const bx_paragraph *p, int from, int to,
                  const bx_place *places, bx_decor **out)
{
    static const line_kind lines[] = {
        {BX_MARKUP_UNDERLINE, 0, BX_DECOR_LINE, LINE_GAP, 0, LINE_WIDTH},
        {BX_MARKUP_NAME, BX_MARKUP_NAME_STARTS, BX_DECOR_LINE, LINE_GAP, NAME_INSET,
         LINE_WIDTH},
        {BX_MARKUP_TITLE, BX_MARKUP_TITLE_STARTS, BX_DECOR_WAVE, WAVE_GAP, NAME_INSET,
         WAVE_WIDTH},
    };
    maker m = {p, from, to, places, NULL, 0};
    if (!has_any(&m))
        return 0;
    /* A cluster has a dot and may open each kind of line. */
    m.decors =
        BX_NEW_ARRAY(arena, (to - from) * (1 + (int)G_N_ELEMENTS(lines)), bx_decor);
    add_dots(&m);
    for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
        add_lines(&m, &lines[i]);
    *out = m.decors;
    return m.n;
}
