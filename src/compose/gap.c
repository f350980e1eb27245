#include "compose/gap.h"

#include <glib.h>

typedef struct {
    const bx_shaped *shaped;
    const uint16_t *traits;
    bx_len tracking;
    bx_atom *atoms;
    bx_len gap, gap_least, gap_most, grid_gap_most; /* Han–Latin */
    const bx_regaps **regaps; /* NULL until there is a run of Latin */
    bx_arena *arena;
} maker;

static bool has(const maker *m, int i, int traits)
{
    return m->traits[i] & traits;
}

static bool is_mixed(const maker *m, int left, int right)
{
    return (has(m, left, BX_TRAIT_IDEOGRAPH) && has(m, right, BX_TRAIT_GAPPED)) ||
           (has(m, left, BX_TRAIT_GAPPED) && has(m, right, BX_TRAIT_IDEOGRAPH));
}

/* ---- between two clusters ---- */

/* A bracket or quote belongs to what it holds: nothing opens inside it. */
static bool is_bound_mark(bx_class left, bx_class right)
{
    return left == BX_CLASS_OB || left == BX_CLASS_XO || right == BX_CLASS_CB;
}

static bool is_closed_gap(const maker *m, int left, int right)
{
    bx_class a = (bx_class)m->shaped->clusters[left].class;
    bx_class b = (bx_class)m->shaped->clusters[right].class;
    int both = m->traits[left] & m->traits[right];
    int any = m->traits[left] | m->traits[right];
    if (any & (BX_TRAIT_SPACE | BX_TRAIT_TIGHT) || both & BX_TRAIT_TOKEN ||
        m->traits[right] & BX_TRAIT_BOUND)
        return true;
    if (b == BX_CLASS_XC && !has(m, right, BX_TRAIT_GAPPED))
        return true; /* a half-width bracket */
    bool is_same_sequence = a == b && (a == BX_CLASS_DD || a == BX_CLASS_EL);
    return is_same_sequence || is_bound_mark(a, b) || a == BX_CLASS_PR ||
           b == BX_CLASS_PO || b == BX_CLASS_CO;
}

static void set_gap(maker *m, int left)
{
    bx_atom *a = &m->atoms[left];
    a->behind = m->tracking;
    a->gap = BX_GAP_OPEN;
    if (bx_are_plain(m->traits, left, left + 1))
        return;
    if (is_closed_gap(m, left, left + 1)) {
        a->gap = BX_GAP_NONE;
    } else if (m->gap && is_mixed(m, left, left + 1)) {
        a->gap = BX_GAP_LATIN;
        a->latin = m->gap;
    }
}

static bool is_elastic_space(const maker *m, int i)
{
    return m->shaped->clusters[i].class == BX_CLASS_SP && m->atoms[i].width;
}

/* Spaces [from, to) between two clusters: the Han–Latin gap in their place, or nothing
 * beside full-width marks (autospace.tsv: none next to them), or word spaces. The last
 * one is the gap: a line that goes on behind it holds what follows. */
static void set_spaces(maker *m, int from, int to)
{
    int n = m->shaped->n_clusters;
    bool is_inner = from > 0 && to < n;
    bool is_gap = is_inner && m->gap && is_mixed(m, from - 1, to);
    bool is_by_mark = is_inner && (m->traits[from - 1] | m->traits[to]) & BX_TRAIT_MARK;
    int carrier = to - 1;
    while (carrier > from && !is_elastic_space(m, carrier))
        carrier--;
    for (int i = from; i < to; i++) {
        bx_atom *a = &m->atoms[i];
        a->behind = i + 1 < n ? m->tracking : 0;
        if (!is_elastic_space(m, i))
            continue;
        if (is_by_mark || (is_gap && i != carrier)) {
            a->width = 0;
        } else if (is_gap) {
            a->width = 0;
            a->latin = m->gap;
            a->space = BX_GAP_LATIN;
        } else {
            a->space = BX_GAP_OPEN;
        }
    }
}

/* ---- runs of Latin ---- */

/* A run of words, numbers and the spaces between, and the atoms that carry its gaps. */
typedef struct {
    int from, to;
    int left, right; /* clusters; -1: no gap on that side */
} run;

/* The n gaps, together, that make `width` with them a whole number of half ems, next to
 * the wished ones; 0 where none is within the limits. A lone gap may use the whole of
 * its elasticity: there is none on the other side to share with. */
static bx_len grid_gaps(const maker *m, int64_t width, int n)
{
    bx_len half = m->shaped->size / 2;
    if (half <= 0 || !n)
        return 0;
    int64_t wished = width + (int64_t)n * m->gap;
    bx_len gaps = (bx_len)((wished + half / 2) / half * half - width);
    bx_len most = n == 1 ? m->gap_most : n * m->grid_gap_most;
    return gaps >= n * m->gap_least && gaps <= most ? gaps : 0;
}

/* The one gap of a part of a run that stands at a line's edge. */
static bx_regap regap(const maker *m, int carrier, int64_t width)
{
    bx_len gap = grid_gaps(m, width, 1);
    return (bx_regap){.cluster = carrier,
                      .change = (gap ? gap : m->gap) - m->atoms[carrier].latin};
}

static bx_len width_in_run(const maker *m, int i)
{
    return m->atoms[i].width + m->atoms[i].behind;
}

static void set_regaps(maker *m, run r, int64_t width)
{
    if (!m->regaps)
        m->regaps = BX_NEW_ARRAY(m->arena, m->shaped->n_clusters, const bx_regaps *);
    bx_regaps *rows = BX_NEW_ARRAY(m->arena, r.to - r.from, bx_regaps);
    int64_t before = 0;
    for (int i = r.from; i < r.to; i++) {
        if (has(m, i, BX_TRAIT_SPACE)) {
            before += width_in_run(m, i);
            continue;
        }
        bx_regaps *row = &rows[i - r.from];
        m->regaps[i] = row;
        row->has_starting = r.right >= 0;
        row->has_ending = r.left >= 0;
        if (r.right >= 0) {
            row->starting = regap(m, r.right, width - before);
            row->starting.was_wide = r.left >= 0 && m->atoms[r.left].wide_to;
        }
        before += width_in_run(m, i);
        if (r.left >= 0)
            row->ending = regap(m, r.left, before + m->shaped->clusters[i].hyphen_width);
    }
}

static void fit_run(maker *m, run r)
{
    int64_t width = 0;
    for (int i = r.from; i < r.to; i++)
        width += width_in_run(m, i);
    bx_len gaps = grid_gaps(m, width, (r.left >= 0) + (r.right >= 0));
    if (gaps && r.left >= 0 && r.right >= 0) {
        m->atoms[r.left].latin = gaps / 2;
        m->atoms[r.right].latin = gaps - gaps / 2;
        if (gaps + m->shaped->size / 2 <= 2 * m->gap_most)
            m->atoms[r.left].wide_to = r.right;
    } else if (gaps) {
        m->atoms[MAX(r.left, r.right)].latin = gaps;
    }
    set_regaps(m, r, width);
}

/* The carrier of the gap before cluster i: Han with a gap behind it, or a typed space. */
static int carrier_before(const maker *m, int i)
{
    while (i > 0 && has(m, i - 1, BX_TRAIT_SPACE)) {
        if (m->atoms[--i].space == BX_GAP_LATIN)
            return i;
    }
    return i > 0 && m->atoms[i - 1].gap == BX_GAP_LATIN ? i - 1 : -1;
}

/* The carrier of the gap behind the run that ends before `to`. */
static int carrier_behind(const maker *m, int to)
{
    if (m->atoms[to - 1].gap == BX_GAP_LATIN)
        return to - 1;
    for (int i = to; i < m->shaped->n_clusters && has(m, i, BX_TRAIT_SPACE); i++)
        if (m->atoms[i].space == BX_GAP_LATIN)
            return i;
    return -1;
}

/* One past the last word of the run that starts at `from`; spaces at its end left out. */
static int run_end(const maker *m, int from)
{
    int end = from;
    for (int i = from; i < m->shaped->n_clusters; i++) {
        bool is_word_space = m->atoms[i].space == BX_GAP_OPEN;
        if (has(m, i, BX_TRAIT_TOKEN))
            end = i + 1;
        else if (!is_word_space)
            break;
    }
    return end;
}

const bx_regaps *const *bx_gaps_set(bx_arena *arena, const bx_shaped *shaped,
                                    const uint16_t *traits, bx_len tracking,
                                    bx_atom *atoms)
{
    const bx_profile *p = shaped->profile;
    maker m = {.shaped = shaped,
               .traits = traits,
               .tracking = tracking,
               .atoms = atoms,
               .gap = bx_len_scale(shaped->size, p->gap, 100),
               .gap_least = bx_len_scale(shaped->size, p->gap_least, 100),
               .gap_most = bx_len_scale(shaped->size, p->gap_most, 100),
               .grid_gap_most = bx_len_scale(shaped->size, BX_GRID_GAP_MOST, 100),
               .arena = arena};
    int n = shaped->n_clusters;
    bool has_tokens = false;
    for (int i = 0; i < n; i++) {
        int own = traits[i];
        has_tokens |= own & BX_TRAIT_TOKEN;
        if (!(own & BX_TRAIT_SPACE)) {
            if (i + 1 < n)
                set_gap(&m, i);
            continue;
        }
        int end = i + 1;
        while (end < n && has(&m, end, BX_TRAIT_SPACE))
            end++;
        set_spaces(&m, i, end);
        i = end - 1;
    }
    for (int i = 0; has_tokens && m.gap && !tracking && i < n; i++) {
        if (!has(&m, i, BX_TRAIT_TOKEN))
            continue;
        int to = run_end(&m, i);
        fit_run(&m, (run){i, to, carrier_before(&m, i), carrier_behind(&m, to)});
        i = to - 1;
    }
    return m.regaps;
}
