#include "compose/paragraph.h"

#include <glib.h>

#include "compose/atoms.h"

/* ---- composing ---- */

static bx_breaking breaking_from(bx_arena *arena, const bx_paragraph *p,
                                 const bx_break_list *list)
{
    const bx_joint *joints = p->atoms->joints;
    int *ends = BX_NEW_ARRAY(arena, list->n_lines, int);
    for (int i = 0; i < list->n_lines; i++)
        ends[i] = joints[list->joints[i]].cluster;
    int start = list->n_lines > 1 ? list->joints[list->n_lines - 2] : 0;
    bx_sums last = joints[p->atoms->n_joints - 1].end;
    bx_sums_subtract(&last, &joints[start].start);
    int64_t width = last.natural + (list->n_lines == 1 ? p->style.indent : 0);
    return (bx_breaking){list->n_lines, list->cost, ends,
                         (bx_len)CLAMP(width, INT32_MIN, INT32_MAX)};
}

/* The token around cluster i, for the message. */
static bx_chars token_around(const bx_paragraph *p, int i)
{
    const bx_shaped *s = p->shaped;
    int from = i, to = i;
    while (from > 0 && (s->clusters[from - 1].kind == BX_RUN_WORD ||
                        s->clusters[from - 1].kind == BX_RUN_OTHER))
        from--;
    while (to < s->n_clusters &&
           (s->clusters[to].kind == BX_RUN_WORD || s->clusters[to].kind == BX_RUN_OTHER))
        to++;
    int end = to < s->n_clusters ? s->clusters[to].first_char : p->text.n;
    return bx_chars_slice(p->text, s->clusters[from].first_char, end);
}

/* Tokens that the best breaking had to split, each once. */
static void report_splits(const bx_paragraph *p, const bx_break_list *list,
                          bx_arena *arena, bx_diags *diags)
{
    enum { SHOWN = 40 }; /* characters of a long token */
    int reported = -1;   /* first character behind the last token that was */
    for (int i = 0; i + 1 < list->n_lines; i++) {
        const bx_joint *joint = &p->atoms->joints[list->joints[i]];
        if (joint->kind != BX_JOINT_TOKEN ||
            p->shaped->clusters[joint->cluster].first_char < reported)
            continue;
        bx_chars token = token_around(p, joint->cluster);
        reported = (int)(token.chars - p->text.chars) + token.n;
        bx_chars shown = bx_chars_slice(token, 0, MIN(token.n, SHOWN));
        bx_diag(diags, BX_D_W_TOKEN_SPLIT, bx_chars_span(token),
                bx_chars_utf8(arena, shown), token.n > SHOWN ? "…" : "");
    }
}

const bx_paragraph *bx_paragraph_compose(bx_assets *assets, bx_arena *arena,
                                         bx_chars text, const bx_paragraph_style *style,
                                         bx_diags *diags)
{
    bx_paragraph *p = BX_NEW(arena, bx_paragraph);
    p->style = *style;
    p->text = text;
    bx_shape_style shape = {style->type.role, style->type.size, style->mode,
                            style->profile};
    p->shaped = bx_shape(assets, arena, text, &shape, diags);
    p->atoms = bx_atoms_make(arena, p->shaped, style->tracking);
    if (!p->atoms->n_joints)
        return p;
    bx_breaker_task task = {style->measure, style->indent, style->type.size,
                            style->type.align == BX_ALIGN_JUSTIFY, style->is_first_fit};
    const bx_break_list *lists;
    p->n_breakings = bx_breaker_run(arena, p->atoms->joints, p->atoms->n_joints, &task,
                                    &lists, &p->best);
    bx_breaking *breakings = BX_NEW_ARRAY(arena, p->n_breakings, bx_breaking);
    for (int i = 0; i < p->n_breakings; i++)
        breakings[i] = breaking_from(arena, p, &lists[i]);
    p->breakings = breakings;
    if (diags)
        report_splits(p, &lists[p->best], arena, diags);
    return p;
}
