#include "compose/paragraph.h"

#include <glib.h>

#include "compose/atoms.h"
#include "compose/ruby.h"
#include "compose/word_joint.h"

/* ---- composing ---- */

/* Where lines end between words, a word of one character may stand alone. */
static bx_breaker_task task_of(const bx_paragraph *p)
{
    int least_last = p->style.lexicon ? 1 : p->shaped->profile->least_last;
    return (bx_breaker_task){.measure = p->style.measure,
                             .indent = p->style.indent,
                             .em = p->style.type.size,
                             .is_justified = p->style.type.align == BX_ALIGN_JUSTIFY,
                             .mode = p->style.breaks,
                             .least_last = least_last};
}

bx_fitted bx_paragraph_fit(const bx_paragraph *p, const bx_breaking *breaking, int line)
{
    bx_breaker_task task = task_of(p);
    return bx_fitted_make(p->atoms->joints, p->atoms->n_joints,
                          line ? breaking->joints[line - 1] : 0, breaking->joints[line],
                          &task);
}

static bx_breaking breaking_from(bx_arena *arena, const bx_paragraph *p,
                                 const bx_break_list *list)
{
    int *ends = BX_NEW_ARRAY(arena, list->n_lines, int), n = list->n_lines;
    for (int i = 0; i < n; i++)
        ends[i] = p->atoms->joints[list->joints[i]].cluster;
    bx_breaking breaking = {n, list->cost, ends, list->joints, 0};
    int64_t width = bx_paragraph_fit(p, &breaking, n - 1).sums.natural;
    width += n == 1 ? p->style.indent : 0;
    breaking.last_width = (bx_len)CLAMP(width, INT32_MIN, INT32_MAX);
    return breaking;
}

static bool is_token(const bx_paragraph *p, int cluster)
{
    return p->shaped->clusters[cluster].kind == BX_RUN_WORD ||
           p->shaped->clusters[cluster].kind == BX_RUN_OTHER;
}

/* The token around cluster i, for the message. */
static bx_chars token_around(const bx_paragraph *p, int i)
{
    const bx_shaped *s = p->shaped;
    int from = i, to = i;
    while (from > 0 && is_token(p, from - 1))
        from--;
    while (to < s->n_clusters && is_token(p, to))
        to++;
    int end = to < s->n_clusters ? s->clusters[to].first_char : p->text.n;
    return bx_chars_slice(p->text, s->clusters[from].first_char, end);
}

static void report_token(bx_chars token, bx_arena *arena, bx_diags *diags)
{
    enum { SHOWN = 40 }; /* characters of a long one */
    bx_chars shown = bx_chars_slice(token, 0, MIN(token.n, SHOWN));
    bx_diag(diags, BX_D_W_TOKEN_SPLIT, bx_chars_span(token), bx_chars_utf8(arena, shown),
            token.n > SHOWN ? "…" : "");
}

static bx_chars text_of(const bx_paragraph *p, int cluster)
{
    const bx_shaped_cluster *c = &p->shaped->clusters[cluster];
    return bx_chars_slice(p->text, c->first_char, c->first_char + c->n_chars);
}

static void report_rule(const bx_paragraph *p, const bx_joint *joint, bx_arena *arena,
                        bx_diags *diags)
{
    bx_chars left = text_of(p, joint->last), right = text_of(p, joint->cluster);
    bx_diag(diags, BX_D_W_RULE_SPLIT, bx_chars_span(right), bx_chars_utf8(arena, left),
            bx_chars_utf8(arena, right));
}

void bx_paragraph_report_splits(bx_arena *arena, const bx_paragraph *p,
                                const bx_breaking *breaking, bx_diags *diags)
{
    int reported = -1; /* first character behind the last token that was */
    bool has_rule = false;
    for (int i = 0; diags && i + 1 < breaking->n_lines; i++) {
        const bx_joint *joint = &p->atoms->joints[breaking->joints[i]];
        if (joint->kind == BX_JOINT_GOOD)
            continue;
        bool is_inside = is_token(p, joint->cluster - 1) && is_token(p, joint->cluster);
        if (joint->kind == BX_JOINT_NEVER && !is_inside) {
            if (!has_rule)
                report_rule(p, joint, arena, diags);
            has_rule = true;
            continue;
        }
        if (p->shaped->clusters[joint->cluster].first_char < reported)
            continue;
        bx_chars token = token_around(p, joint->cluster);
        reported = (int)(token.chars - p->text.chars) + token.n;
        report_token(token, arena, diags);
    }
}

static void break_text(bx_paragraph *p, bx_arena *arena)
{
    if (!p->atoms->n_joints)
        return;
    bx_breaker_task task = task_of(p);
    const bx_break_list *lists;
    p->n_breakings = bx_breaker_run(arena, p->atoms->joints, p->atoms->n_joints, &task,
                                    &lists, &p->best);
    bx_breaking *breakings = BX_NEW_ARRAY(arena, p->n_breakings, bx_breaking);
    for (int i = 0; i < p->n_breakings; i++)
        breakings[i] = breaking_from(arena, p, &lists[i]);
    p->breakings = breakings;
}

/* Glyphs set narrower are broken over a measure as much wider, and the line is brought
 * back to its measure at the end (line.c). */
static bx_len natural(bx_len length, int stretch)
{
    return stretch ? bx_len_scale(length, 100, stretch) : length;
}

/* By the language's rules and what the house has otherwise. */
static bx_shape_style shape_style(bx_arena *arena, const bx_paragraph_style *style)
{
    const bx_profile *profile = style->profile ? style->profile : bx_profile_default();
    bx_usage usage = style->type.usage;
    return (bx_shape_style){
        .role = style->type.role,
        .size = style->type.size,
        .mode = style->mode,
        .profile = bx_profile_with(arena, profile, usage),
        .has_figures =
            style->has_figures || usage.uses[BX_USAGE_DIGITS] == BX_USE_DIGITS_HALF,
    };
}

const bx_paragraph *bx_paragraph_compose(bx_assets *assets, bx_arena *arena,
                                         bx_chars text, const bx_paragraph_style *style,
                                         bx_diags *diags)
{
    bx_paragraph *p = BX_NEW(arena, bx_paragraph);
    bx_rubies *rubies = BX_NEW(arena, bx_rubies);
    p->style = *style;
    p->style.measure = natural(style->measure, style->stretch);
    p->style.indent = natural(style->indent, style->stretch);
    p->style.tracking = natural(style->tracking, style->stretch);
    p->rubies = rubies;
    p->text = bx_ruby_split(arena, text, rubies);
    bx_shape_style shape = shape_style(arena, style);
    const bx_shaped *base = bx_shape_text(assets, arena, p->text, &shape, diags);
    p->shaped =
        bx_ruby_fit(assets, arena, base, &shape,
                    bx_ruby_size(style->type.size, style->type.leading), rubies, diags);
    p->atoms = bx_atoms_make(arena, p->shaped, p->style.tracking);
    if (style->lexicon)
        p->atoms = bx_word_joints_make(arena, p->atoms, p->shaped, p->text,
                                       style->lexicon, style->house, style->is_display);
    break_text(p, arena);
    return p;
}

const bx_paragraph *bx_paragraph_rebreak(bx_arena *arena, const bx_paragraph *paragraph,
                                         bx_len measure, bx_len indent)
{
    bx_paragraph *p = bx_copy(arena, paragraph, sizeof *p);
    p->style.measure = natural(measure, p->style.stretch);
    p->style.indent = natural(indent, p->style.stretch);
    break_text(p, arena);
    return p;
}
