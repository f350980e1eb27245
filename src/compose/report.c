#include "compose/report.h"

#include <glib.h>

#include "compose/atoms.h"

/* Work of one line. */
typedef struct {
    const bx_paragraph *p;
    int from, to;  /* clusters that stand in the line */
    bool is_first; /* of the paragraph */
    const bx_joint *end;
    bx_fitted fitted;
    int places[BX_STEP_COUNT];
    bx_trim *trims;
    int n_trims;
} reporter;

static const bx_shaped_cluster *cluster_at(const reporter *r, int i)
{
    return &r->p->shaped->clusters[i];
}

/* ---- place by place ---- */

/* What a blank gave up to the step that squeezes it. */
static bx_len squeeze(reporter *r, bx_elastic blank)
{
    if (blank.shrink <= 0)
        return 0;
    r->places[blank.shrink_step]++;
    int64_t used = r->fitted.ladder.used[blank.shrink_step];
    uint32_t capacity = r->fitted.sums.part[blank.shrink_step];
    return used ? bx_len_scale(blank.shrink, used, capacity) : 0;
}

static void count_gap(reporter *r, int gap)
{
    r->places[BX_STEP_SHRINK_GAP] += gap == BX_GAP_LATIN;
    r->places[BX_STEP_STRETCH_GAP] += gap == BX_GAP_LATIN;
}

static bx_len edge_back(const reporter *r, const bx_atom *a)
{
    return a->edge_back + (r->fitted.gives ? r->end->give : 0);
}

static void visit(reporter *r, int i)
{
    const bx_atom *a = &r->p->atoms->atoms[i];
    bool is_first = i == r->from, is_last = i == r->to - 1;
    bx_trim trim = {
        .position = cluster_at(r, i)->first_char - cluster_at(r, r->from)->first_char,
        .front = is_first ? bx_atom_edge_front(a, r->p->shaped->profile, r->is_first)
                          : a->front,
        .back = is_last ? edge_back(r, a) : a->back,
        .squeezed_front = is_first ? 0 : squeeze(r, a->front_blank),
        .squeezed_back = is_last ? 0 : squeeze(r, a->back_blank)};
    if (trim.front || trim.back || trim.squeezed_front || trim.squeezed_back)
        r->trims[r->n_trims++] = trim;
    count_gap(r, a->space);
    r->places[BX_STEP_SHRINK_SPACE] += a->space == BX_GAP_OPEN;
    r->places[BX_STEP_STRETCH_SPACE] += a->space == BX_GAP_OPEN;
    if (!is_last)
        count_gap(r, a->gap);
}

static const bx_step_use *list_steps(const reporter *r, bx_arena *arena, int *n)
{
    bx_step_use *uses = BX_NEW_ARRAY(arena, BX_STEP_COUNT, bx_step_use);
    for (bx_step i = 0; i < BX_STEP_COUNT; i++)
        if (r->fitted.ladder.used[i])
            uses[(*n)++] =
                (bx_step_use){i, (bx_len)r->fitted.ladder.used[i], r->places[i]};
    return uses;
}

/* ---- the whole line ---- */

static bx_line_state state_of(const bx_ladder *ladder)
{
    if (ladder->over)
        return BX_LINE_OVERFULL;
    if (ladder->under)
        return BX_LINE_SHORT;
    for (bx_step i = BX_STEP_COUNT; i-- > 0;)
        if (ladder->used[i])
            return i >= BX_STEP_STRETCH_SPACE ? BX_LINE_STRETCHED : BX_LINE_COMPRESSED;
    return BX_LINE_UNTOUCHED;
}

/* May a line that is no paragraph's first start here? A hyphen or solidus that stands
 * free is a word. */
static bool starts_well(const reporter *r)
{
    const bx_shaped_cluster *c = cluster_at(r, r->from);
    bx_class class = (bx_class)c->class;
    bool is_free = r->from > 0 && cluster_at(r, r->from - 1)->kind == BX_RUN_SPACE &&
                   (class == BX_CLASS_HY || class == BX_CLASS_SL);
    return is_free || bx_cjk_may_start(r->p->text.chars[c->first_char].c, class,
                                       r->p->shaped->profile->level);
}

static bool ends_well(const reporter *r)
{
    const bx_shaped_cluster *c = cluster_at(r, r->to - 1);
    bx_class class = (bx_class)c->class;
    bool is_word = class == BX_CLASS_SL && c->kind == BX_RUN_WORD;
    return is_word || bx_cjk_may_end(r->p->text.chars[c->first_char].c, class,
                                     r->p->shaped->profile->level);
}

static bool is_short_of_letters(const reporter *r)
{
    return (int)r->fitted.sums.part[BX_SUM_LETTERS] < r->p->shaped->profile->least_last;
}

static bx_chars text_of(const reporter *r)
{
    const bx_shaped_cluster *last = cluster_at(r, r->to - 1);
    return bx_chars_slice(r->p->text, cluster_at(r, r->from)->first_char,
                          last->first_char + last->n_chars);
}

bx_line_report bx_paragraph_report(bx_arena *arena, const bx_paragraph *p,
                                   const bx_breaking *breaking, int i)
{
    bool is_last = i == breaking->n_lines - 1;
    reporter r = {.p = p,
                  .from = i ? breaking->ends[i - 1] : 0,
                  .is_first = i == 0,
                  .to = breaking->ends[i],
                  .end = &p->atoms->joints[breaking->joints[i]],
                  .fitted = bx_paragraph_fit(p, breaking, i)};
    const bx_ladder *ladder = &r.fitted.ladder;
    bx_atoms_trim(p->shaped, &r.from, &r.to);
    r.trims = BX_NEW_ARRAY(arena, r.to - r.from, bx_trim);
    for (int k = r.from; k < r.to; k++)
        visit(&r, k);
    r.places[BX_STEP_STRETCH_ALL] = (int)ladder->n_open;
    bx_breaker_task task = {.measure = p->style.measure, .em = p->atoms->em};
    int64_t all = ladder->used[BX_STEP_STRETCH_ALL];
    bx_line_report report = {
        .text = text_of(&r),
        .measure = r.fitted.measure,
        .natural = (bx_len)r.fitted.sums.natural,
        .loose = (bx_len)(ladder->n_open ? all / ladder->n_open : ladder->under),
        .over = (bx_len)ladder->over,
        .state = (uint8_t)state_of(ladder),
        .n_wide = r.fitted.n_wide,
        .is_last = is_last,
        .is_lone = is_last && i && is_short_of_letters(&r),
        .has_hyphen = r.end->has_hyphen,
        .hangs = r.fitted.gives && r.end->hangs,
        .starts_bad = i && !starts_well(&r),
        .ends_bad = !is_last && !ends_well(&r),
        .trims = r.trims,
        .n_trims = r.n_trims,
        .penalty = is_last ? 0 : bx_joint_penalty(r.end, &task),
    };
    report.cost = r.fitted.cost + report.penalty;
    report.steps = list_steps(&r, arena, &report.n_steps);
    return report;
}
