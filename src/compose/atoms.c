#include "compose/atoms.h"

#include <glib.h>

#include "compose/cost.h"

/* Work of one text. */
typedef struct {
    const bx_shaped *shaped;
    bx_atom *atoms;
    bx_len tracking;
    bx_level level;
    const bool *is_address; /* a cluster: part of a URL or mail address */
} maker;

static const bx_shaped_cluster *cluster_at(const maker *m, int i)
{
    return &m->shaped->clusters[i];
}

static uint32_t char_at(const maker *m, int i)
{
    return m->shaped->text.chars[cluster_at(m, i)->first_char].c;
}

static bx_class class_at(const maker *m, int i)
{
    return (bx_class)cluster_at(m, i)->class;
}

static bool is_space(const bx_shaped *shaped, int i)
{
    return shaped->clusters[i].kind == BX_RUN_SPACE;
}

static bx_len of_em(const maker *m, int fact)
{
    return bx_len_scale(m->shaped->size, fact, BX_EM);
}

/* ---- what kind of neighbour ---- */

/* Part of a word, number or address: no break and no gap inside. */
static bool is_token(const maker *m, int i)
{
    return cluster_at(m, i)->kind == BX_RUN_WORD ||
           cluster_at(m, i)->kind == BX_RUN_OTHER;
}

/* Takes a gap beside Latin: Han, kana, Bopomofo (CSS Text 4, text-autospace). */
static bool is_ideograph(const maker *m, int i)
{
    uint32_t c = char_at(m, i);
    if (class_at(m, i) != BX_CLASS_HAN && class_at(m, i) != BX_CLASS_NS)
        return false;
    return (c >= 0x2E80 && c < 0x3200 && !(c >= 0x3008 && c <= 0x3020)) ||
           (c >= 0x3400 && c < 0xA000) || (c >= 0xE000 && c < 0xFB00) || c >= 0x20000;
}

/* Takes a gap beside Han: a letter, a digit, or the % of a number. */
static bool is_gapped(const maker *m, int i)
{
    bx_class class = class_at(m, i);
    if (class == BX_CLASS_PO)
        return char_at(m, i) == '%' && i > 0 && class_at(m, i - 1) == BX_CLASS_NU;
    return is_token(m, i) && (class == BX_CLASS_AL || class == BX_CLASS_NU);
}

static bool is_mixed(const maker *m, int left, int right)
{
    return (is_ideograph(m, left) && is_gapped(m, right)) ||
           (is_gapped(m, left) && is_ideograph(m, right));
}

/* ---- marks beside marks (GB/T 15834 §5.1, CLREQ §3.1.6; pairs as in CSS Text 4) ---- */

static bool closes(const maker *m, int i)
{
    bx_class class = class_at(m, i);
    return class == BX_CLASS_CB || class == BX_CLASS_ST || class == BX_CLASS_CM ||
           (class == BX_CLASS_CL && cluster_at(m, i)->back > 0);
}

static bool is_middle(const maker *m, int i)
{
    return class_at(m, i) == BX_CLASS_MD || class_at(m, i) == BX_CLASS_IS;
}

/* Two of ！？ together share one em, three two em: each but an odd last one is halved. */
static bool is_halved_in_group(const maker *m, int i)
{
    if (class_at(m, i) != BX_CLASS_EX || !cluster_at(m, i)->back)
        return false;
    int before = 0;
    while (before < i && class_at(m, i - 1 - before) == BX_CLASS_EX)
        before++;
    bool is_followed = i + 1 < m->shaped->n_clusters && class_at(m, i + 1) == BX_CLASS_EX;
    return is_followed || before % 2 == 1;
}

static void trim_pair(maker *m, int left)
{
    int right = left + 1;
    bx_class a = class_at(m, left), b = class_at(m, right);
    if (b == BX_CLASS_OB && (a == BX_CLASS_OB || closes(m, left) || is_middle(m, left)))
        m->atoms[right].front = cluster_at(m, right)->front;
    else if (closes(m, left) && (closes(m, right) || is_middle(m, right)))
        m->atoms[left].back = cluster_at(m, left)->back;
    else if (a == BX_CLASS_EX && b == BX_CLASS_CB)
        m->atoms[left].back = cluster_at(m, left)->back;
}

static bx_step step_of_blank(bx_class class)
{
    if (class == BX_CLASS_OB || class == BX_CLASS_CB)
        return BX_STEP_SHRINK_BRACKET;
    if (class == BX_CLASS_CM || class == BX_CLASS_CL)
        return BX_STEP_SHRINK_COMMA;
    return class == BX_CLASS_MD ? BX_STEP_SHRINK_INTERPUNCT : BX_STEP_SHRINK_STOP;
}

static void set_blanks(maker *m, int i)
{
    const bx_shaped_cluster *c = cluster_at(m, i);
    bx_atom *a = &m->atoms[i];
    uint8_t step = (uint8_t)step_of_blank((bx_class)c->class);
    if (is_halved_in_group(m, i))
        a->back = c->back;
    a->edge_front = c->front;
    a->edge_back = c->back;
    a->front_blank = (bx_elastic){step, c->front - a->front};
    a->back_blank = (bx_elastic){step, c->back - a->back};
}

/* ---- gaps ---- */

static bool is_closed_gap(const maker *m, int left, int right)
{
    bx_class a = class_at(m, left), b = class_at(m, right);
    if (is_space(m->shaped, left) || is_space(m->shaped, right))
        return true;
    if (is_token(m, left) && is_token(m, right))
        return true;
    bool is_same_sequence = a == b && (a == BX_CLASS_DD || a == BX_CLASS_EL);
    bool is_beside_connector = a == BX_CLASS_CN || b == BX_CLASS_CN || a == BX_CLASS_SL ||
                               b == BX_CLASS_SL || a == BX_CLASS_DA || b == BX_CLASS_DA;
    return is_same_sequence || is_beside_connector || a == BX_CLASS_PR ||
           b == BX_CLASS_PO || b == BX_CLASS_CO;
}

static void set_gap(maker *m, int left)
{
    bx_atom *a = &m->atoms[left];
    a->behind = m->tracking;
    if (is_closed_gap(m, left, left + 1)) {
        a->gap = BX_GAP_NONE;
    } else if (is_mixed(m, left, left + 1)) {
        a->gap = BX_GAP_LATIN;
        a->behind += of_em(m, BX_LATIN_GAP);
    } else {
        a->gap = BX_GAP_OPEN;
    }
}

/* Spaces [from, to) between two clusters: the Han-Latin gap in their place, or nothing
 * beside full-width marks (autospace.tsv: none next to them), or word spaces. */
static void set_spaces(maker *m, int from, int to)
{
    int n = m->shaped->n_clusters;
    bool is_inner = from > 0 && to < n;
    bool is_gap = is_inner && is_mixed(m, from - 1, to);
    bool is_by_mark = is_inner && (bx_class_is_mark(class_at(m, from - 1)) ||
                                   bx_class_is_mark(class_at(m, to)));
    for (int i = from; i < to; i++) {
        bx_atom *a = &m->atoms[i];
        bx_class class = class_at(m, i);
        a->width = cluster_at(m, i)->width;
        if (class != BX_CLASS_SP || !a->width)
            continue;
        if (is_by_mark || (is_gap && i > from)) {
            a->width = 0;
        } else if (is_gap) {
            a->width = of_em(m, BX_LATIN_GAP);
            a->space = BX_GAP_LATIN;
        } else {
            a->space = BX_GAP_OPEN;
        }
    }
}

static void make_atoms(maker *m)
{
    int n = m->shaped->n_clusters;
    for (int i = 0; i + 1 < n; i++) {
        trim_pair(m, i);
        set_gap(m, i);
    }
    for (int i = 0; i < n; i++) {
        if (!is_space(m->shaped, i)) {
            set_blanks(m, i);
            m->atoms[i].width = cluster_at(m, i)->width;
            continue;
        }
        int end = i + 1;
        while (end < n && is_space(m->shaped, end))
            end++;
        set_spaces(m, i, end);
        i = end - 1;
    }
}

/* ---- addresses ---- */

static bool has_text(const maker *m, int from, int to, const char *what)
{
    for (int i = from; i < to; i++) {
        int k = 0;
        while (what[k] && i + k < to && char_at(m, i + k) == (uint32_t)what[k])
            k++;
        if (!what[k])
            return true;
    }
    return false;
}

static const bool *find_addresses(const maker *m, bx_arena *arena)
{
    int n = m->shaped->n_clusters;
    bool *is_address = BX_NEW_ARRAY(arena, n, bool);
    for (int from = 0, to; from < n; from = to) {
        to = from + 1;
        if (!is_token(m, from))
            continue;
        while (to < n && is_token(m, to))
            to++;
        bool is_one = to - from > 4 &&
                      (has_text(m, from, to, "://") || has_text(m, from, to, "www.") ||
                       has_text(m, from + 1, to, "@"));
        for (int i = from; is_one && i < to; i++)
            is_address[i] = true;
    }
    return is_address;
}

static bool parts_address(uint32_t c)
{
    return c == '/' || c == '.' || c == '?' || c == '&' || c == '=' || c == '-';
}

/* ---- joints ---- */

typedef struct {
    bx_joint_kind kind;
    int penalty;
    bool is_soft_unit;
} verdict;

static bool is_unit(uint32_t c)
{
    static const uint16_t units[] = {
        0x5E74, /* 年 */ 0x6708, /* 月 */ 0x65E5, /* 日 */ 0x65F6, /* 时 */
        0x5206, /* 分 */ 0x79D2, /* 秒 */ 0x4EBF, /* 亿 */ 0x4E07, /* 万 */
        0x5343, /* 千 */ 0x767E, /* 百 */ 0x5143, /* 元 */ 0x4E2A, /* 个 */
        0x4EBA, /* 人 */ 0x6B21, /* 次 */ 0x5C81, /* 岁 */ 0x540D, /* 名 */
        0x7C73, /* 米 */ 0x5428, /* 吨 */ 0x9879, /* 项 */ 0x5BB6, /* 家 */
        0x4F4D, /* 位 */ 0x5929, /* 天 */ 0x5C4A, /* 届 */ 0x6761, /* 条 */
        0x53F7, /* 号 */ 0x671F, /* 期 */ 0x591A, /* 多 */ 0x4F59, /* 余 */
    };
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (units[i] == c)
            return true;
    return false;
}

static verdict inside_token(const maker *m, int left, int right)
{
    const verdict token = {BX_JOINT_TOKEN, 0, false};
    bx_class a = class_at(m, left), b = class_at(m, right);
    uint32_t before = char_at(m, left), after = char_at(m, right);
    bool may_start = bx_cjk_may_start(after, b, m->level);
    if (m->is_address[left]) {
        bool is_part = parts_address(before) && !parts_address(after) && may_start;
        return is_part ? (verdict){BX_JOINT_GOOD, BX_COST_URL_PART, false} : token;
    }
    bool is_compound = a == BX_CLASS_HY && b == BX_CLASS_AL && left > 0 &&
                       class_at(m, left - 1) == BX_CLASS_AL;
    if (is_compound)
        return (verdict){BX_JOINT_GOOD, BX_COST_HYPHEN, false};
    if (!may_start || !bx_cjk_may_end(before, a, m->level))
        return (verdict){BX_JOINT_NEVER, 0, false};
    return token;
}

/* unbreakable.tsv; what may not start or end a line is CLREQ §3.1.7. */
static verdict between(const maker *m, int left, int right)
{
    const verdict never = {BX_JOINT_NEVER, 0, false}, good = {BX_JOINT_GOOD, 0, false};
    bx_class a = class_at(m, left), b = class_at(m, right);
    bool is_spaced = right - left > 1;
    if (is_spaced && class_at(m, right - 1) == BX_CLASS_GL)
        return never;
    if (!is_spaced && is_token(m, left) && is_token(m, right))
        return inside_token(m, left, right);
    bool is_free_sign = is_spaced && (b == BX_CLASS_HY || b == BX_CLASS_SL);
    if (!is_free_sign && !bx_cjk_may_start(char_at(m, right), b, m->level))
        return never;
    if (!bx_cjk_may_end(char_at(m, left), a, m->level))
        return never;
    if (is_spaced)
        return good;
    if (a == b && (a == BX_CLASS_DD || a == BX_CLASS_EL))
        return never;
    if (a == BX_CLASS_NU && is_unit(char_at(m, right)))
        return (verdict){BX_JOINT_GOOD, BX_COST_NUMBER_UNIT, true};
    if (char_at(m, left) == 0x7B2C && b == BX_CLASS_NU) /* 第 */
        return (verdict){BX_JOINT_GOOD, BX_COST_NUMBER_UNIT, true};
    if (a == BX_CLASS_MD)
        return (verdict){BX_JOINT_GOOD, BX_COST_NAME_DOT, false};
    if (a == BX_CLASS_CN || a == BX_CLASS_DA)
        return (verdict){BX_JOINT_GOOD, BX_COST_RANGE, false};
    return good;
}

/* ---- sums ---- */

static void add_elastic(bx_sums *sums, bx_elastic e)
{
    if (e.shrink > 0)
        sums->capacity[e.shrink_step] += e.shrink;
}

static void add_latin_gap(bx_sums *sums, bx_len em)
{
    sums->capacity[BX_STEP_SHRINK_GAP] +=
        bx_len_scale(em, BX_LATIN_GAP - BX_LATIN_GAP_LEAST, BX_EM);
    sums->capacity[BX_STEP_STRETCH_GAP] +=
        bx_len_scale(em, BX_LATIN_GAP_MOST - BX_LATIN_GAP, BX_EM);
    sums->elastic++;
}

/* What stands before a cluster's ink, and is taken away at a line's start. */
static bx_sums front_part(const bx_atom *a)
{
    bx_sums sums = {.natural = a->edge_front - a->front};
    add_elastic(&sums, a->front_blank);
    return sums;
}

/* What stands behind it, and is taken away at a line's end. */
static bx_sums back_part(const bx_atom *a, bx_len em)
{
    bx_sums sums = {.natural = a->edge_back - a->back + a->behind};
    add_elastic(&sums, a->back_blank);
    if (a->gap == BX_GAP_LATIN)
        add_latin_gap(&sums, em);
    else if (a->gap == BX_GAP_OPEN)
        sums.capacity[BX_STEP_STRETCH_ALL]++;
    return sums;
}

static bool is_letter(const bx_shaped_cluster *c)
{
    bx_class class = (bx_class)c->class;
    return class == BX_CLASS_HAN || class == BX_CLASS_NS || class == BX_CLASS_AL ||
           class == BX_CLASS_NU;
}

static void add_word_space(bx_sums *sums, bx_len width, bx_len em)
{
    sums->capacity[BX_STEP_SHRINK_SPACE] +=
        MAX(0, width - bx_len_scale(em, BX_WORD_SPACE_LEAST, BX_EM));
    sums->capacity[BX_STEP_STRETCH_SPACE] +=
        MAX(0, bx_len_scale(em, BX_WORD_SPACE_MOST, BX_EM) - width);
    sums->elastic++;
}

/* A whole cluster inside a line. */
static bx_sums inner_part(const bx_atom *a, const bx_shaped_cluster *c, bx_len em)
{
    bx_sums sums = back_part(a, em);
    sums.natural = a->width - a->front - a->back + a->behind;
    add_elastic(&sums, a->front_blank);
    if (a->space == BX_GAP_LATIN)
        add_latin_gap(&sums, em);
    else if (a->space == BX_GAP_OPEN)
        add_word_space(&sums, a->width, em);
    sums.letters = is_letter(c);
    return sums;
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
        bx_sums part = inner_part(&atoms->atoms[i], &shaped->clusters[i], atoms->em);
        bx_sums_add(&sums, &part);
    }
    bx_sums front = front_part(&atoms->atoms[from]);
    bx_sums back = back_part(&atoms->atoms[to - 1], atoms->em);
    bx_sums_subtract(&sums, &front);
    bx_sums_subtract(&sums, &back);
    return sums;
}

/* Joints in order. No joint stands before a space, so each line holds something. */
static int make_joints(const maker *m, bx_joint *joints)
{
    const bx_shaped *shaped = m->shaped;
    bx_sums sum = {0}, end = {0};
    int n = 0, last = -1; /* the last cluster that is no space */
    for (int i = 0; i < shaped->n_clusters; i++) {
        const bx_atom *a = &m->atoms[i];
        if (!is_space(shaped, i)) {
            bx_sums front = front_part(a);
            bx_joint *joint = &joints[n++];
            joint->cluster = last < 0 ? 0 : i;
            joint->end = end;
            joint->start = sum;
            bx_sums_add(&joint->start, &front);
            if (last >= 0) {
                verdict v = between(m, last, i);
                joint->kind = (uint8_t)v.kind;
                joint->penalty = v.penalty;
                joint->is_soft_unit = v.is_soft_unit;
            }
            last = i;
        }
        bx_sums part = inner_part(a, &shaped->clusters[i], shaped->size);
        bx_sums_add(&sum, &part);
        if (!is_space(shaped, i)) {
            bx_sums back = back_part(a, shaped->size);
            end = sum;
            bx_sums_subtract(&end, &back);
        }
    }
    if (n)
        joints[n++] = (bx_joint){.cluster = shaped->n_clusters, .end = end, .start = sum};
    return n;
}

const bx_atoms *bx_atoms_make(bx_arena *arena, const bx_shaped *shaped, bx_len tracking)
{
    int n = shaped->n_clusters;
    maker m = {shaped, BX_NEW_ARRAY(arena, n, bx_atom), tracking, shaped->profile->level,
               NULL};
    m.is_address = find_addresses(&m, arena);
    make_atoms(&m);
    bx_joint *joints = BX_NEW_ARRAY(arena, n + 1, bx_joint);
    int n_joints = make_joints(&m, joints);
    bx_atoms *atoms = BX_NEW(arena, bx_atoms);
    *atoms = (bx_atoms){m.atoms, n, shaped->size, joints, n_joints};
    return atoms;
}
