#include "compose/atoms.h"

#include <glib.h>

#include "compose/gap.h"
#include "compose/joint.h"
#include "compose/trait.h"

/* Work of one text. */
typedef struct {
    bx_arena *arena;
    const bx_shaped *shaped;
    const bx_profile *profile;
    const uint16_t *traits;
    bx_atom *atoms;
    bx_atoms *made;
} maker;

static const bx_shaped_cluster *cluster_at(const maker *m, int i)
{
    return &m->shaped->clusters[i];
}

static bx_class class_at(const maker *m, int i)
{
    return (bx_class)cluster_at(m, i)->class;
}

static bool has(const maker *m, int i, int traits)
{
    return m->traits[i] & traits;
}

/* ---- marks beside marks (GB/T 15834 §5.1, CLREQ §3.1.6; pairs as in CSS Text 4) ---- */

static void trim_pair(maker *m, int left)
{
    int right = left + 1;
    const int yields = BX_TRAIT_OPENS | BX_TRAIT_CLOSES | BX_TRAIT_MIDDLE;
    if (has(m, left, BX_TRAIT_NARROW))
        return;
    if (has(m, right, BX_TRAIT_OPENS) && has(m, left, yields))
        m->atoms[right].front = cluster_at(m, right)->front;
    else if (has(m, left, BX_TRAIT_CLOSES) &&
             has(m, right, BX_TRAIT_CLOSES | BX_TRAIT_MIDDLE))
        m->atoms[left].back = cluster_at(m, left)->back;
    else if (class_at(m, left) == BX_CLASS_EX && class_at(m, right) == BX_CLASS_CB)
        m->atoms[left].back = cluster_at(m, left)->back;
}

/* Two of ！？ together share one em, three two em: each but an odd last one is halved.
 * before: how many stand right in front of it. */
static bool is_halved_in_group(const maker *m, int i, int before)
{
    if (class_at(m, i) != BX_CLASS_EX || !cluster_at(m, i)->back)
        return false;
    bool is_followed = i + 1 < m->shaped->n_clusters && class_at(m, i + 1) == BX_CLASS_EX;
    return is_followed || before % 2 == 1;
}

static bx_step step_of_blank(bx_class class)
{
    if (class == BX_CLASS_OB || class == BX_CLASS_CB)
        return BX_STEP_SHRINK_BRACKET;
    if (class == BX_CLASS_CM || class == BX_CLASS_CL)
        return BX_STEP_SHRINK_COMMA;
    return class == BX_CLASS_MD ? BX_STEP_SHRINK_INTERPUNCT : BX_STEP_SHRINK_STOP;
}

static void set_blanks(maker *m, int i, int tones_before)
{
    const bx_shaped_cluster *c = cluster_at(m, i);
    bx_atom *a = &m->atoms[i];
    uint8_t step = (uint8_t)step_of_blank((bx_class)c->class);
    if (is_halved_in_group(m, i, tones_before))
        a->back = c->back;
    a->edge_front = m->profile->start == BX_START_KEEP ? 0 : c->front;
    a->edge_back = m->profile->end == BX_END_TRIM ? c->back : 0;
    a->front_blank = (bx_elastic){step, c->front - a->front};
    a->back_blank = (bx_elastic){step, c->back - a->back};
}

/* What cluster i loses beside its neighbours; those are looked at once more from there.
 */
static void trim_beside(maker *m, int i)
{
    if (i > 0 && !has(m, i - 1, BX_TRAIT_MARK))
        trim_pair(m, i - 1);
    if (i + 1 < m->shaped->n_clusters)
        trim_pair(m, i);
}

static void make_atoms(maker *m)
{
    bool shares = m->profile->pair == BX_PAIR_SHARED;
    for (int i = 0, tones = 0; i < m->shaped->n_clusters; i++) {
        const bx_shaped_cluster *c = cluster_at(m, i);
        m->atoms[i].width = c->width;
        m->atoms[i].is_rigid = !(c->front | c->back) && !has(m, i, BX_TRAIT_SPACE);
        if (has(m, i, BX_TRAIT_PLAIN)) {
            tones = 0;
            continue;
        }
        bool is_mark = has(m, i, BX_TRAIT_MARK | BX_TRAIT_MIDDLE);
        if (shares && is_mark && !has(m, i, BX_TRAIT_SPACE))
            trim_beside(m, i);
        if (c->front | c->back)
            set_blanks(m, i, tones);
        tones = c->class == BX_CLASS_EX ? tones + 1 : 0;
    }
}

/* ---- sums ---- */

static void add_elastic(bx_sums *sums, bx_elastic e)
{
    if (e.shrink > 0)
        bx_sums_add_shrink(sums, (bx_step)e.shrink_step, e.shrink);
}

static void add_latin_gap(bx_sums *sums, const bx_atoms *atoms, bx_len gap)
{
    sums->natural += gap;
    bx_sums_add_shrink(sums, BX_STEP_SHRINK_GAP, gap - atoms->gap_least);
    sums->part[BX_STEP_STRETCH_GAP] += (uint32_t)(atoms->gap_most - gap);
    sums->part[BX_SUM_ELASTIC]++;
}

static void add_word_space(bx_sums *sums, bx_len width, bx_len em)
{
    bx_len least = bx_len_scale(em, BX_WORD_SPACE_LEAST, BX_EM);
    bx_len most = bx_len_scale(em, BX_WORD_SPACE_MOST, BX_EM);
    bx_sums_add_shrink(sums, BX_STEP_SHRINK_SPACE, MAX(0, width - least));
    sums->part[BX_STEP_STRETCH_SPACE] += (uint32_t)MAX(0, most - width);
    sums->part[BX_SUM_ELASTIC]++;
}

/* What stands before a cluster's ink, and is taken away at a line's start. */
static bx_sums front_part(const bx_atom *a)
{
    bx_sums sums = {.natural = a->edge_front - a->front};
    add_elastic(&sums, a->front_blank);
    return sums;
}

/* What stands behind it, and is taken away at a line's end. */
static bx_sums back_part(const bx_atoms *atoms, const bx_atom *a)
{
    bx_sums sums = {.natural = a->edge_back - a->back + a->behind};
    add_elastic(&sums, a->back_blank);
    if (a->gap == BX_GAP_LATIN)
        add_latin_gap(&sums, atoms, a->latin);
    else if (a->gap == BX_GAP_OPEN)
        sums.part[BX_SUM_OPEN]++;
    return sums;
}

static bool is_letter(const bx_shaped_cluster *c)
{
    bx_class class = (bx_class)c->class;
    return class == BX_CLASS_HAN || class == BX_CLASS_NS || class == BX_CLASS_AL ||
           class == BX_CLASS_NU;
}

/* A whole cluster inside a line, without what stands behind it. */
static bx_sums own_part(const bx_atoms *atoms, const bx_atom *a,
                        const bx_shaped_cluster *c)
{
    bx_sums sums = {.natural = a->width - a->front - a->edge_back};
    add_elastic(&sums, a->front_blank);
    if (a->space == BX_GAP_LATIN)
        add_latin_gap(&sums, atoms, a->latin);
    else if (a->space == BX_GAP_OPEN)
        add_word_space(&sums, a->width, atoms->em);
    sums.part[BX_SUM_LETTERS] = is_letter(c);
    return sums;
}

static bool is_space(const bx_shaped *shaped, int i)
{
    return shaped->clusters[i].kind == BX_RUN_SPACE;
}

void bx_atoms_trim(const bx_shaped *shaped, int *from, int *to)
{
    while (*from < *to && is_space(shaped, *from))
        ++*from;
    while (*to > *from && is_space(shaped, *to - 1))
        --*to;
}

bx_sums bx_atoms_sum(const bx_atoms *atoms, const bx_shaped *shaped, int from, int to)
{
    bx_sums sums = {0};
    bx_atoms_trim(shaped, &from, &to);
    if (from == to)
        return sums;
    for (int i = from; i < to; i++) {
        bx_sums own = own_part(atoms, &atoms->atoms[i], &shaped->clusters[i]);
        bx_sums behind = back_part(atoms, &atoms->atoms[i]);
        bx_sums_add(&sums, &own);
        bx_sums_add(&sums, &behind);
    }
    bx_sums front = front_part(&atoms->atoms[from]);
    bx_sums back = back_part(atoms, &atoms->atoms[to - 1]);
    bx_sums_subtract(&sums, &front);
    bx_sums_subtract(&sums, &back);
    return sums;
}

/* ---- joints ---- */

/* Sums up to where the maker of joints stands. */
typedef struct {
    bx_edge sum, end; /* all before; the same as the end of a line */
    int last;         /* the last cluster that is no space; -1 */
    int wide_to;      /* of the run passed through; 0: none */
} progress;

/* Plain Han change no part that joints share. */
static bool is_shared(const bx_sums *sums)
{
    return !(sums->part[BX_SUM_SHRINK] | sums->part[BX_SUM_ELASTIC] |
             sums->part[BX_SUM_WIDE]);
}

static bx_edge edge_behind(const maker *m, bx_edge edge, const bx_sums *sums)
{
    edge.natural += sums->natural;
    edge.open += sums->part[BX_SUM_OPEN];
    edge.letters += sums->part[BX_SUM_LETTERS];
    if (is_shared(sums))
        return edge;
    uint32_t *part = BX_NEW_ROOM(m->arena, BX_SUM_COUNT, uint32_t);
    for (int i = 0; i < BX_SUM_COUNT; i++)
        part[i] = edge.part[i] + sums->part[i];
    edge.part = part;
    return edge;
}

/* A run that may be wider counts with the gap behind it: lines that hold that gap and do
 * not start inside the run hold all of it (bx_regap). */
static bool closes_wide(const maker *m, progress *at, int i)
{
    if (m->atoms[i].wide_to)
        at->wide_to = m->atoms[i].wide_to;
    if (!at->wide_to || i < at->wide_to)
        return false;
    at->wide_to = 0;
    return true;
}

static void pass_cluster(const maker *m, progress *at, int i)
{
    const bx_atom *a = &m->atoms[i];
    if (a->is_rigid && a->gap != BX_GAP_LATIN) { /* as below, for the many */
        at->sum.natural += a->width;
        at->sum.letters += has(m, i, BX_TRAIT_LETTER);
        at->end = at->sum;
        at->sum.natural += a->behind;
        at->sum.open += a->gap == BX_GAP_OPEN;
        at->last = i;
        return;
    }
    bx_sums own = own_part(m->made, a, cluster_at(m, i)), behind = back_part(m->made, a);
    behind.part[BX_SUM_WIDE] = closes_wide(m, at, i);
    bx_edge end = edge_behind(m, at->sum, &own);
    at->sum = edge_behind(m, end, &behind);
    if (!has(m, i, BX_TRAIT_SPACE)) {
        at->end = end;
        at->last = i;
    }
}

/* What the mark at the end of a line may do: hang as a whole, or lose its blank where
 * that is not done always. */
static void set_give(const maker *m, bx_joint *joint, int last)
{
    const bx_shaped_cluster *c = cluster_at(m, last);
    if (!c->back && !has(m, last, BX_TRAIT_MARK))
        return;
    const bx_mark *mark = NULL;
    const bx_atom *a = &m->atoms[last];
    if (m->profile->has_hanging_marks)
        mark = bx_mark_find(m->shaped->text.chars[c->first_char].c);
    joint->hangs = mark && mark->may_hang;
    if (joint->hangs)
        joint->give = a->width - a->front - a->edge_back;
    else if (m->profile->end == BX_END_IF_NEEDED)
        joint->give = c->back;
}

static void set_end(const maker *m, const bx_regaps *const *regaps, const progress *at,
                    bx_joint *joint)
{
    joint->end = at->end;
    joint->last = at->last;
    if (at->last < 0)
        return;
    if (regaps && regaps[at->last] && regaps[at->last]->has_ending)
        joint->ending = &regaps[at->last]->ending;
    set_give(m, joint, at->last);
}

static void set_start(const maker *m, const bx_regaps *const *regaps, const progress *at,
                      int i, bx_joint *joint)
{
    const bx_atom *a = &m->atoms[i];
    joint->start = at->sum;
    if (regaps && regaps[i] && regaps[i]->has_starting)
        joint->starting = &regaps[i]->starting;
    if (!cluster_at(m, i)->front)
        return;
    bx_sums front = front_part(a);
    if (at->last < 0 && m->profile->start == BX_START_LATER)
        front.natural = -a->front;
    joint->start = edge_behind(m, at->sum, &front);
}

/* Between two Han: as set_joint, for the many. */
static void set_plain_joint(const progress *at, int i, bx_joint *joint)
{
    *joint = (bx_joint){.cluster = i, .last = at->last, .end = at->end, .start = at->sum};
}

static void set_joint(const maker *m, const bx_joints *verdicts,
                      const bx_regaps *const *regaps, const progress *at, int i,
                      bx_joint *joint)
{
    *joint = (bx_joint){.cluster = at->last < 0 ? 0 : i};
    set_end(m, regaps, at, joint);
    set_start(m, regaps, at, i, joint);
    if (at->last < 0)
        return;
    bx_verdict v = bx_joints_between(verdicts, at->last, i);
    joint->kind = (uint8_t)v.kind;
    joint->penalty = v.penalty;
    joint->is_soft_unit = v.is_soft_unit;
    joint->has_hyphen = v.has_hyphen;
    if (v.has_hyphen)
        joint->end.natural += cluster_at(m, at->last)->hyphen_width;
}

/* Joints in order. No joint stands before a space, so each line holds something. */
static int make_joints(const maker *m, const bx_joints *verdicts,
                       const bx_regaps *const *regaps, bx_joint *joints)
{
    progress at = {.last = -1};
    at.sum.part = at.end.part = BX_NEW_ARRAY(m->arena, BX_SUM_COUNT, uint32_t);
    int n = 0, n_clusters = m->shaped->n_clusters;
    for (int i = 0; i < n_clusters; i++) {
        if (i > 0 && bx_are_plain(m->traits, i - 1, i))
            set_plain_joint(&at, i, &joints[n++]);
        else if (!has(m, i, BX_TRAIT_SPACE))
            set_joint(m, verdicts, regaps, &at, i, &joints[n++]);
        pass_cluster(m, &at, i);
    }
    if (n) {
        joints[n] = (bx_joint){.cluster = n_clusters, .start = at.sum};
        set_end(m, regaps, &at, &joints[n++]);
    }
    return n;
}

const bx_atoms *bx_atoms_make(bx_arena *arena, const bx_shaped *shaped, bx_len tracking)
{
    int n = shaped->n_clusters;
    const bx_profile *p = shaped->profile;
    bx_atoms *atoms = BX_NEW(arena, bx_atoms);
    *atoms = (bx_atoms){.n_atoms = n,
                        .em = shaped->size,
                        .gap_least = bx_len_scale(shaped->size, p->gap_least, 100),
                        .gap_most = bx_len_scale(shaped->size, p->gap_most, 100)};
    maker m = {.arena = arena,
               .shaped = shaped,
               .profile = p,
               .traits = bx_traits_make(arena, shaped),
               .atoms = BX_NEW_ARRAY(arena, n, bx_atom),
               .made = atoms};
    make_atoms(&m);
    const bx_regaps *const *regaps =
        bx_gaps_set(arena, shaped, m.traits, tracking, m.atoms);
    bx_joints verdicts = bx_joints_make(arena, shaped, m.traits);
    bx_joint *joints = BX_NEW_ROOM(arena, n + 1, bx_joint);
    atoms->n_joints = make_joints(&m, &verdicts, regaps, joints);
    atoms->joints = joints;
    atoms->atoms = m.atoms;
    return atoms;
}
