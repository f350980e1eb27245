#include "compose/joint.h"

#include <glib.h>

#include "compose/cost.h"

enum {
    SHORTEST_ADDRESS = 5, /* clusters */
    MOST_NUMERALS = 4,    /* Han numerals in （十二） */
    LONGEST_ORDINAL = 12, /* Han numerals behind 第 */
    LEAST_AREA_CODE = 3,  /* digits of 010 … */
    MOST_AREA_CODE = 4,   /* … and 0755 */
    LEAST_NUMBER = 7,     /* digits of a telephone number without it */
};

static const bx_verdict good = {BX_JOINT_GOOD, 0, false, false};
static const bx_verdict never = {BX_JOINT_NEVER, 0, false, false};
static const bx_verdict token = {BX_JOINT_TOKEN, 0, false, false};

static uint32_t char_at(const bx_joints *j, int i)
{
    return j->shaped->text.chars[j->shaped->clusters[i].first_char].c;
}

static bx_class class_at(const bx_joints *j, int i)
{
    return (bx_class)j->shaped->clusters[i].class;
}

static bool is_token(const bx_joints *j, int i)
{
    return j->traits[i] & BX_TRAIT_TOKEN;
}

/* ---- addresses ---- */

static bool has_text(const bx_joints *j, int from, int to, const char *what)
{
    for (int i = from; i < to; i++) {
        int k = 0;
        while (what[k] && i + k < to && char_at(j, i + k) == (uint32_t)what[k])
            k++;
        if (!what[k])
            return true;
    }
    return false;
}

static bool is_address(const bx_joints *j, int from, int to)
{
    return to - from >= SHORTEST_ADDRESS &&
           (has_text(j, from, to, "://") || has_text(j, from, to, "www.") ||
            has_text(j, from + 1, to, "@"));
}

static const bool *find_addresses(const bx_joints *j, bx_arena *arena)
{
    int n = j->shaped->n_clusters;
    bool *found = NULL;
    for (int from = 0, to; from < n; from = to) {
        to = from + 1;
        if (!is_token(j, from))
            continue;
        while (to < n && is_token(j, to))
            to++;
        if (!is_address(j, from, to))
            continue;
        if (!found)
            found = BX_NEW_ARRAY(arena, n, bool);
        for (int i = from; i < to; i++)
            found[i] = true;
    }
    return found;
}

bx_joints bx_joints_make(bx_arena *arena, const bx_shaped *shaped, const uint16_t *traits)
{
    bx_joints joints = {.shaped = shaped, .traits = traits};
    bool has_words = false;
    for (int i = 0; i < shaped->n_clusters; i++) {
        bx_run_kind kind = (bx_run_kind)shaped->clusters[i].kind;
        joints.has_chinese |= kind == BX_RUN_CJK || kind == BX_RUN_SEQUENCE;
        has_words |= kind == BX_RUN_WORD;
    }
    if (has_words)
        joints.is_address = find_addresses(&joints, arena);
    joints.may_break = shaped->may_start;
    return joints;
}

static bool parts_address(uint32_t c)
{
    return c == '/' || c == '.' || c == '?' || c == '&' || c == '=' || c == '-';
}

static bx_verdict inside_address(uint32_t before, uint32_t after, bool may_start)
{
    bool is_part = parts_address(before) && !parts_address(after) && may_start;
    return is_part ? (bx_verdict){.kind = BX_JOINT_GOOD, .penalty = BX_COST_URL_PART}
                   : token;
}

/* ---- words ---- */

/* user_|name__|list, but not behind those of __list. */
static bool is_behind_underscore(const bx_joints *j, int left)
{
    int i = left;
    while (i > 0 && char_at(j, i) == '_')
        i--;
    return i < left && char_at(j, i) != '_' && is_token(j, i);
}

static int count_digits(const bx_joints *j, int from, int step)
{
    int n = 0;
    for (int i = from; i >= 0 && i < j->shaped->n_clusters; i += step, n++)
        if (class_at(j, i) != BX_CLASS_NU)
            break;
    return n;
}

/* 0755-|8800136: is cluster i the hyphen behind an area code? */
static bool is_behind_area_code(const bx_joints *j, int i)
{
    int code = count_digits(j, i - 1, -1);
    return class_at(j, i) == BX_CLASS_HY && code >= LEAST_AREA_CODE &&
           code <= MOST_AREA_CODE && char_at(j, i - code) == '0' &&
           count_digits(j, i + 1, 1) >= LEAST_NUMBER;
}

static bx_verdict inside_token(const bx_joints *j, int left, int right)
{
    bx_level level = j->shaped->profile->level;
    bx_class a = class_at(j, left), b = class_at(j, right);
    uint32_t before = char_at(j, left), after = char_at(j, right);
    bool may_start = bx_cjk_may_start(after, b, level);
    if (j->is_address && j->is_address[left])
        return inside_address(before, after, may_start);
    if (j->shaped->clusters[left].hyphen_width)
        return (bx_verdict){
            .kind = BX_JOINT_GOOD, .penalty = BX_COST_WORD_HYPHEN, .has_hyphen = true};
    if (may_start && is_behind_underscore(j, left) && after != '_')
        return (bx_verdict){.kind = BX_JOINT_GOOD, .penalty = BX_COST_URL_PART};
    bool is_compound = a == BX_CLASS_HY && b == BX_CLASS_AL && left > 0 &&
                       class_at(j, left - 1) == BX_CLASS_AL;
    if (is_compound)
        return (bx_verdict){.kind = BX_JOINT_GOOD, .penalty = BX_COST_HYPHEN};
    if (is_behind_area_code(j, left))
        return (bx_verdict){.kind = BX_JOINT_GOOD, .penalty = BX_COST_AREA_CODE};
    if (a == BX_CLASS_XC && b == BX_CLASS_XO)
        return good; /* (甲)(乙) */
    if (!may_start || !bx_cjk_may_end(before, a, level))
        return never;
    return token;
}

/* ---- numbers ---- */

static bool is_counter(uint32_t c)
{
    switch (c) {
#define BX_COUNTER(c) case c:
#include "compose/counter.def"
#undef BX_COUNTER
        return true;
    default:
        return false;
    }
}

enum { ORDINAL = 0x7B2C }; /* 第 */

static bool is_numeral(const bx_joints *j, int i)
{
    bool is_named = class_at(j, i) == BX_CLASS_HAN && !(j->traits[i] & BX_TRAIT_PLAIN);
    return is_named && char_at(j, i) != ORDINAL &&
           (j->traits[i] & BX_TRAIT_IDEOGRAPH) != 0;
}

/* Are the marks around the numerals that i stands in brackets: （十二）? */
static bool is_bracketed(const bx_joints *j, int i)
{
    int from = i, to = i + 1;
    while (from > 0 && i - from <= MOST_NUMERALS && is_numeral(j, from - 1))
        from--;
    while (to < j->shaped->n_clusters && to - i <= MOST_NUMERALS && is_numeral(j, to))
        to++;
    return to - from <= MOST_NUMERALS && from > 0 && to < j->shaped->n_clusters &&
           class_at(j, from - 1) == BX_CLASS_OB && class_at(j, to) == BX_CLASS_CB;
}

/* Does 第 stand before the numerals that end at i? */
static bool is_ordinal(const bx_joints *j, int i)
{
    for (int n = 0; i > 0 && n < LONGEST_ORDINAL && is_numeral(j, i); n++)
        i--;
    return char_at(j, i) == ORDINAL;
}

static bx_verdict soft_unit(int penalty)
{
    return (bx_verdict){.kind = BX_JOINT_GOOD, .penalty = penalty, .is_soft_unit = true};
}

/* Numbers: 25|人, 第|十六|届, 二十|五, （十二）. */
static bx_verdict beside_number(const bx_joints *j, int left, int right)
{
    bool is_digit = class_at(j, left) == BX_CLASS_NU, is_han = is_numeral(j, left);
    uint32_t after = char_at(j, right);
    if (char_at(j, left) == ORDINAL)
        return class_at(j, right) == BX_CLASS_NU || is_numeral(j, right)
                   ? soft_unit(BX_COST_ORDINAL)
                   : good;
    if (is_han && is_numeral(j, right))
        return is_bracketed(j, left) ? never
               : is_ordinal(j, left) ? soft_unit(BX_COST_ORDINAL)
                                     : soft_unit(BX_COST_HAN_NUMBER);
    if (is_digit && (is_counter(after) || is_numeral(j, right)))
        return soft_unit(BX_COST_NUMBER_UNIT);
    if (is_han && is_counter(after) && is_ordinal(j, left))
        return soft_unit(BX_COST_ORDINAL);
    return good;
}

/* ---- two clusters ---- */

/* Hangul words part at spaces alone where the language says so. */
static bool is_in_word(const bx_joints *j, int left, int right)
{
    return j->shaped->profile->has_word_spaces && class_at(j, left) == BX_CLASS_HAN &&
           class_at(j, right) == BX_CLASS_HAN;
}

/* Of other scripts, or one of them and a word beside it. */
static bool is_other(const bx_joints *j, int left, int right)
{
    return is_token(j, left) && is_token(j, right) &&
           (j->shaped->clusters[left].kind == BX_RUN_OTHER ||
            j->shaped->clusters[right].kind == BX_RUN_OTHER);
}

/* By UAX #14, but that words may also be hyphenated, and addresses parted. */
static bx_verdict by_unicode(const bx_joints *j, int left, int right)
{
    bool may = j->may_break[j->shaped->clusters[right].first_char];
    if (right > left + 1 || !is_token(j, left) || !is_token(j, right))
        return may ? good : never;
    bx_verdict v = inside_token(j, left, right);
    if (may)
        return v.kind == BX_JOINT_GOOD ? v : good;
    bool is_own = v.has_hyphen || (j->is_address && j->is_address[left]);
    return v.kind != BX_JOINT_GOOD || is_own ? v : token;
}

/* unbreakable.tsv; what may not start or end a line is CLREQ §3.1.7. */
static bx_verdict between(const bx_joints *j, int left, int right)
{
    bx_level level = j->shaped->profile->level;
    bx_class a = class_at(j, left), b = class_at(j, right);
    bool is_spaced = right - left > 1;
    if (is_spaced && class_at(j, right - 1) == BX_CLASS_GL)
        return never;
    if (!is_spaced && is_token(j, left) && is_token(j, right))
        return inside_token(j, left, right);
    bool is_free_sign = is_spaced && (b == BX_CLASS_HY || b == BX_CLASS_SL);
    if (!is_free_sign && !bx_cjk_may_start(char_at(j, right), b, level))
        return never;
    if (!bx_cjk_may_end(char_at(j, left), a, level))
        return never;
    if (is_spaced)
        return good;
    if (a == b && (a == BX_CLASS_DD || a == BX_CLASS_EL))
        return never;
    if (is_in_word(j, left, right))
        return token;
    if (a == BX_CLASS_MD)
        return (bx_verdict){.kind = BX_JOINT_GOOD, .penalty = BX_COST_NAME_DOT};
    if (a == BX_CLASS_CN || a == BX_CLASS_DA)
        return (bx_verdict){.kind = BX_JOINT_GOOD, .penalty = BX_COST_RANGE};
    return beside_number(j, left, right);
}

bx_verdict bx_joints_between(const bx_joints *joints, int left, int right)
{
    if (joints->traits[right] & BX_TRAIT_BOUND)
        return never;
    if (joints->may_break && (!joints->has_chinese || is_other(joints, left, right)))
        return by_unicode(joints, left, right);
    return between(joints, left, right);
}
