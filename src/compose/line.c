#include "compose/line.h"

#include <assert.h>
#include <glib.h>

#include "compose/atoms.h"
#include "compose/reorder.h"
#include "compose/ruby.h"

/* Hands out what a step of the ladder takes or gives, in proportion to what each place
 * could: the sum is exact, remainders fall where the running total rounds up. */
typedef struct {
    int64_t total, capacity, seen, given;
} share;

static bx_len share_take(share *s, int64_t capacity)
{
    if (!s->total || !s->capacity || !capacity)
        return 0;
    s->seen += capacity;
    int64_t due = s->total * s->seen / s->capacity;
    bx_len part = (bx_len)(due - s->given);
    s->given = due;
    return part;
}

/* The same among n gaps that are all alike, in steps of a sum. */
typedef struct {
    int64_t each, more; /* what each one gets, and what is left over for n of them */
    int64_t n, rest;
    int64_t given;
} even_share;

static even_share even_share_of(int64_t total, int64_t n)
{
    return n ? (even_share){.each = total / n, .more = total % n, .n = n}
             : (even_share){.n = 1};
}

static bx_len even_share_take(even_share *s)
{
    s->rest += s->more;
    bool is_due = s->rest >= s->n;
    s->rest -= is_due ? s->n : 0;
    s->given += s->each + is_due;
    return (bx_len)(s->each + is_due);
}

typedef struct {
    const bx_paragraph *p;
    int from, to; /* clusters that stand in the line */
    const bx_fitted *fitted;
    const bx_joint *joint; /* its end */
    bool is_first;         /* of the paragraph */
    share shares[BX_STEP_STRETCH_ALL];
    even_share gaps;     /* what the last step gives */
    int n_wide, wide_to; /* runs of Latin still to be widened; the end of this one */
} setter;

/* Where a cluster's glyphs start and where the next cluster does. */
typedef struct {
    bx_len origin, next;
} placement;

/* Spaces and Han–Latin gaps take part in the last step where nothing else can. */
static bx_len elastic_change(setter *s)
{
    return s->fitted->ladder.is_elastic ? even_share_take(&s->gaps) : 0;
}

/* What the gap that cluster i carries gets of the half em by which its run is wider. */
static bx_len widening(setter *s, int i)
{
    bx_len half = s->p->atoms->em / 2;
    int wide_to = s->p->atoms->atoms[i].wide_to;
    if (s->wide_to && i == s->wide_to) {
        s->wide_to = 0;
        return half - half / 2;
    }
    if (!s->n_wide || !wide_to || wide_to + 1 >= s->to)
        return 0;
    s->n_wide--;
    s->wide_to = wide_to;
    return half / 2;
}

/* The Han–Latin gap that cluster i carries, as it is in this line. */
static bx_len latin_gap(setter *s, int i)
{
    const bx_atoms *atoms = s->p->atoms;
    bx_len gap = atoms->atoms[i].latin + widening(s, i);
    for (int k = 0; k < 2; k++)
        if (s->fitted->gaps[k] && s->fitted->gaps[k]->cluster == i)
            gap += s->fitted->gaps[k]->change;
    bx_len change = share_take(&s->shares[BX_STEP_STRETCH_GAP], atoms->gap_most - gap) -
                    share_take(&s->shares[BX_STEP_SHRINK_GAP], gap - atoms->gap_least);
    return gap + change + elastic_change(s);
}

static bx_len word_space_change(setter *s, bx_len width)
{
    bx_len em = s->p->atoms->em;
    bx_len least = bx_len_scale(em, BX_WORD_SPACE_LEAST, BX_EM);
    bx_len most = bx_len_scale(em, BX_WORD_SPACE_MOST, BX_EM);
    bx_len change = share_take(&s->shares[BX_STEP_STRETCH_SPACE], MAX(0, most - width)) -
                    share_take(&s->shares[BX_STEP_SHRINK_SPACE], MAX(0, width - least));
    return change + elastic_change(s);
}

static bx_len blank_change(setter *s, bx_elastic blank)
{
    return share_take(&s->shares[blank.shrink_step], blank.shrink);
}

/* What the mark at the end gives up in this line. */
static bx_len given(const setter *s)
{
    return s->fitted->gives ? s->joint->give : 0;
}

static placement place(setter *s, int i, bx_len at)
{
    const bx_atom *a = &s->p->atoms->atoms[i];
    bool is_first = i == s->from, is_last = i == s->to - 1;
    bx_len front = is_first ? bx_atom_edge_front(a, s->p->shaped->profile, s->is_first)
                            : a->front + blank_change(s, a->front_blank);
    bx_len width = a->width - front;
    if (a->space == BX_GAP_LATIN)
        width += latin_gap(s, i);
    else if (a->space == BX_GAP_OPEN)
        width += word_space_change(s, a->width);
    if (is_last)
        return (placement){at - front, at + width - a->edge_back - given(s)};
    width += a->behind - a->back - blank_change(s, a->back_blank);
    if (a->gap == BX_GAP_LATIN)
        width += latin_gap(s, i);
    else if (a->gap == BX_GAP_OPEN && !s->fitted->ladder.is_elastic)
        width += even_share_take(&s->gaps);
    return (placement){at - front, at + width};
}

/* As place(), for the many, in the midst of a line. */
static bx_len place_rigid(setter *s, const bx_atom *a, bx_len at)
{
    at += a->width + a->behind;
    if (a->gap == BX_GAP_OPEN && !s->fitted->ladder.is_elastic)
        at += even_share_take(&s->gaps);
    return at;
}

/* Clusters [from, to), of which some are spaces that do not stand in the line. Returns
 * where the last one ends. */
static bx_len place_all(setter *s, int from, int to, bx_len at, bx_place *places)
{
    for (int i = from; i < to; i++) {
        const bx_atom *a = &s->p->atoms->atoms[i];
        placement where = {at, at};
        if (a->is_rigid && a->gap != BX_GAP_LATIN && i < s->to - 1)
            where.next = place_rigid(s, a, at);
        else if (i >= s->from && i < s->to)
            where = place(s, i, at);
        places[i - from] = (bx_place){where.origin, at, where.next};
        at = where.next;
    }
    return at;
}

/* ---- runs ---- */

typedef struct {
    const bx_paragraph_style *style;
    const bx_shaped_cluster *first; /* of the newest run */
    bx_glyph_run *runs;
    int n_runs;
    bx_glyph *glyph_end; /* where the next ones go */
    bx_cluster_text *cluster_end;
    char *text_end; /* each run's text is closed by a zero byte */
} run_builder;

/* Do two clusters go into one run, if they share a baseline? Spaces go into any. */
static bool is_alike(const bx_shaped_cluster *a, const bx_shaped_cluster *b)
{
    return a->face == b->face && a->size == b->size && a->is_rotated == b->is_rotated;
}

/* How much of each array clusters take. */
typedef struct {
    int n_runs, n_glyphs, n_clusters, n_chars;
} line_room;

/* Adds clusters [from, to) of a text, whose glyphs and characters follow each other. */
static void count(const bx_shaped *shaped, int from, int to, line_room *room)
{
    if (from == to)
        return;
    const bx_shaped_cluster *first = &shaped->clusters[from];
    const bx_shaped_cluster *last = &shaped->clusters[to - 1];
    room->n_clusters += to - from;
    room->n_glyphs += last->first_glyph + last->n_glyphs - first->first_glyph;
    room->n_chars += last->first_char + last->n_chars - first->first_char;
    room->n_runs++;
    for (const bx_shaped_cluster *c = first; c < last; c++)
        room->n_runs += !is_alike(c, c + 1);
}

/* Room for the line's clusters, a hyphen, and the ruby over them, which parts the runs of
 * its base. */
static run_builder run_builder_new(bx_arena *arena, const bx_paragraph *p, int from,
                                   int to)
{
    line_room room = {.n_glyphs = 1, .n_clusters = 1};
    count(p->shaped, from, to, &room);
    for (int g = bx_ruby_find(p->rubies, from);
         g < p->rubies->n && p->rubies->groups[g].last_cluster < to; g++) {
        const bx_shaped *ruby = p->rubies->groups[g].shaped;
        count(ruby, 0, ruby->n_clusters, &room);
        room.n_runs++;
    }
    size_t n_bytes = (size_t)room.n_chars * 4 + (size_t)room.n_runs;
    return (run_builder){.style = &p->style,
                         .runs = BX_NEW_ROOM(arena, room.n_runs, bx_glyph_run),
                         .glyph_end = BX_NEW_ROOM(arena, room.n_glyphs, bx_glyph),
                         .cluster_end =
                             BX_NEW_ROOM(arena, room.n_clusters, bx_cluster_text),
                         .text_end = bx_alloc_room(arena, 1, n_bytes)};
}

/* The newest run is complete. */
static void close_run(run_builder *b)
{
    if (!b->n_runs)
        return;
    bx_glyph_run *run = &b->runs[b->n_runs - 1];
    run->n_glyphs = (int)(b->glyph_end - run->glyphs);
    run->n_clusters = (int)(b->cluster_end - run->clusters);
    *b->text_end++ = '\0';
}

/* The run that cluster c goes into; a new one where face, size, turn or baseline change.
 * Spaces stay in the run they follow. */
static const bx_glyph_run *run_for(run_builder *b, const bx_shaped_cluster *c,
                                   bx_point at)
{
    bx_glyph_run *last = b->n_runs ? &b->runs[b->n_runs - 1] : NULL;
    if (last && (!c->n_glyphs || (is_alike(c, b->first) && last->origin.y == at.y)))
        return last;
    close_run(b);
    b->first = c;
    bx_glyph_run *run = &b->runs[b->n_runs++];
    *run = (bx_glyph_run){.face = c->face,
                          .size = c->size,
                          .ink = b->style->type.ink,
                          .origin = at,
                          .mode = b->style->mode,
                          .stretch = b->style->stretch,
                          .is_rotated = c->is_rotated,
                          .glyphs = b->glyph_end,
                          .clusters = b->cluster_end,
                          .text = b->text_end};
    return run;
}

/* Cluster i of a shaped text, its origin at an (inline, block) place. */
static void add_cluster(run_builder *b, const bx_shaped *shaped, int i, bx_point at)
{
    const bx_shaped_cluster *c = &shaped->clusters[i];
    const bx_char *chars = shaped->text.chars + c->first_char;
    bx_len along = at.x - run_for(b, c, at)->origin.x;
    bool is_upright_vertical = b->style->mode == BX_VERTICAL && !c->is_rotated;
    const bx_shaped_glyph *g = &shaped->glyphs[c->first_glyph];
    for (const bx_shaped_glyph *end = g + c->n_glyphs; g < end; g++)
        *b->glyph_end++ = is_upright_vertical ? (bx_glyph){g->gid, g->x, along + g->y}
                                              : (bx_glyph){g->gid, along + g->x, g->y};
    char *end = b->text_end;
    for (int k = 0; k < c->n_chars; k++)
        end += bx_utf8_put(end, chars[k].c);
    *b->cluster_end++ = (bx_cluster_text){
        chars->id, (int16_t)(chars->id == BX_GENERATED ? 0 : c->n_chars),
        (int16_t)c->n_glyphs, (int16_t)(end - b->text_end)};
    b->text_end = end;
}

/* As add_cluster, for the many: a character and its glyph, in the newest run. False:
 * another cluster. */
static inline bool add_alike(run_builder *b, const bx_shaped *shaped, int i, bx_len at)
{
    const bx_shaped_cluster *c = &shaped->clusters[i];
    if (!b->n_runs || c->n_chars != 1 || c->n_glyphs != 1 ||
        b->style->mode != BX_HORIZONTAL || !is_alike(c, b->first))
        return false;
    const bx_point *origin = &b->runs[b->n_runs - 1].origin;
    if (origin->y)
        return false;
    const bx_char *character = &shaped->text.chars[c->first_char];
    const bx_shaped_glyph *g = &shaped->glyphs[c->first_glyph];
    int n_bytes = bx_utf8_put(b->text_end, character->c);
    *b->glyph_end++ = (bx_glyph){g->gid, at - origin->x + g->x, g->y};
    *b->cluster_end++ = (bx_cluster_text){character->id, character->id != BX_GENERATED, 1,
                                          (int16_t)n_bytes};
    b->text_end += n_bytes;
    return true;
}

/* The hyphen of a line that ends inside a word, with no text of its own: whoever copies
 * the text gets the word whole. */
static void add_hyphen(run_builder *b, const bx_shaped *shaped, int i, bx_len at)
{
    const bx_shaped_cluster *c = &shaped->clusters[i];
    bx_len along = at - b->runs[b->n_runs - 1].origin.x;
    bx_len baseline = shaped->glyphs[c->first_glyph].y;
    *b->glyph_end++ = (bx_glyph){shaped->glyphs[c->hyphen_glyph].gid, along, baseline};
    *b->cluster_end++ = (bx_cluster_text){.id = BX_GENERATED, .n_glyphs = 1};
}

/* A ruby over what its base takes up in the line that begins with cluster `first`; at the
 * line's edges it keeps inside. */
static void add_ruby(run_builder *b, const bx_paragraph *p, const bx_ruby *ruby,
                     int first, const bx_place *places, bx_arena *arena)
{
    const bx_shaped *shaped = ruby->shaped;
    int from = MAX(ruby->first_cluster, first), n = shaped->n_clusters;
    bx_extent base =
        bx_extent_of(p, from, ruby->last_cluster + 1, places + (from - first));
    bx_len *at = BX_NEW_ARRAY(arena, n + 1, bx_len);
    bx_ruby_spread(ruby, base.to - base.from, at);
    bx_len over = base.from + at[n] - b->style->measure;
    bx_len start = MAX(base.from - MAX(0, over), -at[0]);
    bx_len block =
        bx_ruby_offset(b->style->type.size, b->style->type.leading, b->style->mode);
    for (int i = 0; i < n; i++)
        add_cluster(b, shaped, i, (bx_point){start + at[i], block});
}

/* The clusters of a line, each ruby behind the last of its base; a hyphen behind one. */
static void add_clusters(run_builder *b, const bx_paragraph *p, int from, int to,
                         const bx_place *places, int hyphen_after, bx_arena *arena)
{
    int ruby = bx_ruby_find(p->rubies, from);
    for (int k = from; k < to; k++) {
        if (!add_alike(b, p->shaped, k, places[k - from].origin))
            add_cluster(b, p->shaped, k, (bx_point){places[k - from].origin, 0});
        if (k == hyphen_after)
            add_hyphen(b, p->shaped, k, places[k - from].to);
        if (ruby < p->rubies->n && p->rubies->groups[ruby].last_cluster == k)
            add_ruby(b, p, &p->rubies->groups[ruby++], from, places, arena);
    }
    close_run(b);
}

/* ---- the line ---- */

/* The paragraph was broken at natural width; along the line everything is as much wider
 * or narrower as the glyphs are. */
static void stretch_runs(run_builder *b, int percent)
{
    for (int i = 0; i < b->n_runs; i++)
        b->runs[i].origin.x = bx_len_scale(b->runs[i].origin.x, percent, 100);
    for (int i = 0; i < b->n_runs; i++)
        for (int k = 0; k < b->runs[i].n_glyphs; k++) {
            bx_glyph *g = (bx_glyph *)&b->runs[i].glyphs[k];
            bool is_down = b->runs[i].mode == BX_VERTICAL && !b->runs[i].is_rotated;
            bx_len *along = is_down ? &g->y : &g->x;
            *along = bx_len_scale(*along, percent, 100);
        }
}

static void stretch_decors(bx_decor *decors, int n, int percent)
{
    for (int i = 0; i < n; i++) {
        decors[i].from = bx_len_scale(decors[i].from, percent, 100);
        decors[i].to = bx_len_scale(decors[i].to, percent, 100);
    }
}

static bx_len start_of(const bx_paragraph *p, int i, const bx_sums *sums)
{
    bx_len indent = i == 0 ? p->style.indent : 0;
    bx_len slack = p->style.measure - indent - (bx_len)sums->natural;
    switch (p->style.type.align) {
    case BX_ALIGN_CENTRE:
        return indent + slack / 2;
    case BX_ALIGN_RIGHT:
        return indent + slack;
    case BX_ALIGN_JUSTIFY:
    case BX_ALIGN_LEFT:
        break;
    }
    return indent;
}

/* Turns round what runs right to left; a line that does as a whole starts at the right
 * end of the measure. Returns where the last of it ends. */
static bx_len put_in_order(const bx_paragraph *p, int first, bx_place *places, int n)
{
    bool is_justified = p->style.type.align == BX_ALIGN_JUSTIFY;
    bx_len start = n ? places[0].from : 0, end = n ? places[n - 1].to : 0;
    bx_len span = is_justified ? p->style.measure : start + end;
    bx_reorder(p->shaped, first, places, n, span);
    return p->shaped->base ? span - start : end;
}

bx_line bx_paragraph_line(bx_arena *arena, const bx_paragraph *p,
                          const bx_breaking *breaking, int i)
{
    int from = i ? breaking->ends[i - 1] : 0, to = breaking->ends[i];
    bx_fitted fitted = bx_paragraph_fit(p, breaking, i);
    setter s = {.p = p,
                .from = from,
                .to = to,
                .fitted = &fitted,
                .joint = &p->atoms->joints[breaking->joints[i]],
                .is_first = i == 0,
                .n_wide = fitted.n_wide};
    bx_atoms_trim(p->shaped, &s.from, &s.to);
    bx_len at = start_of(p, i, &fitted.sums);
    for (int k = 0; k < BX_STEP_STRETCH_ALL; k++)
        s.shares[k] = (share){fitted.ladder.used[k], fitted.sums.part[k], 0, 0};
    s.gaps = even_share_of(fitted.ladder.used[BX_STEP_STRETCH_ALL], fitted.ladder.n_open);
    bx_place *places = BX_NEW_ROOM(arena, to - from, bx_place);
    at = place_all(&s, from, to, at, places);
    if (p->shaped->has_levels)
        at = put_in_order(p, from, places, to - from);
    for (int k = 0; k < BX_STEP_STRETCH_ALL; k++)
        assert(s.shares[k].given == s.shares[k].total);
    assert(s.gaps.given == fitted.ladder.used[BX_STEP_STRETCH_ALL]);
    run_builder b = run_builder_new(arena, p, from, to);
    bool has_hyphen = s.joint->has_hyphen;
    add_clusters(&b, p, from, to, places, has_hyphen ? s.to - 1 : -1, arena);
    if (has_hyphen)
        at += p->shaped->clusters[s.to - 1].hyphen_width;
    bx_line line = {.runs = b.runs, .n_runs = b.n_runs, .width = at};
    bx_decor *decors = NULL;
    line.n_decors =
        bx_decor_make(arena, p, s.from, s.to, places + (s.from - from), &decors);
    line.decors = decors;
    if (p->style.stretch) {
        stretch_runs(&b, p->style.stretch);
        stretch_decors(decors, line.n_decors, p->style.stretch);
        line.width = bx_len_scale(at, p->style.stretch, 100);
    }
    return line;
}

bool bx_paragraph_has_ruby(const bx_paragraph *p, const bx_breaking *breaking, int i)
{
    int g = bx_ruby_find(p->rubies, i ? breaking->ends[i - 1] : 0);
    return g < p->rubies->n && p->rubies->groups[g].last_cluster < breaking->ends[i];
}
