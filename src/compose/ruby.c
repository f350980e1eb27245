#include "compose/ruby.h"

#include "text/refit.h"

#include <glib.h>
#include <string.h>

enum {
    RUBY_SIZE = BX_EM / 2,
    OVERHANG = BX_EM / 4,            /* over a Han on either side, of the base's em */
    APART = BX_EM / 8,               /* between two rubies: a word space of theirs */
    INK_SPARE = BX_EM * 5 / 100,     /* of the base's em: Han do not fill theirs */
    BASELINE_UP = BX_EM * 100 / 100, /* a hair between: pinyin has descenders */
    BETWEEN_HAN = BX_EM * 76 / 100,  /* ink of Han: its top above the baseline, less what
                                        is below that of the line before */
    RUBY_INK = BX_EM * 65 / 100,     /* tone marks above the baseline, less descenders */
    EDGE_ASIDE = BX_EM * 53 / 100,   /* vertical: half the base and a hair */
};

static bx_len of_em(bx_len size, int fact)
{
    return bx_len_scale(size, fact, BX_EM);
}

/* Where there is room for it. */
static bx_len usual_size(bx_len size)
{
    return MAX(of_em(size, RUBY_SIZE), MIN(size, BX_LEAST_TYPE));
}

static bx_len room_in_leading(bx_len size, bx_len leading)
{
    return leading - size + of_em(size, INK_SPARE);
}

bool bx_ruby_is_in_leading(bx_len size, bx_len leading)
{
    return room_in_leading(size, leading) >= MIN(usual_size(size), BX_LEAST_TYPE);
}

bx_len bx_ruby_size(bx_len size, bx_len leading)
{
    bx_len usual = usual_size(size);
    bool is_in_leading = bx_ruby_is_in_leading(size, leading);
    return is_in_leading ? MIN(usual, room_in_leading(size, leading)) : usual;
}

bx_len bx_ruby_offset(bx_len size, bx_len leading, bx_writing_mode mode)
{
    bx_len ruby = bx_ruby_size(size, leading), ink = of_em(ruby, RUBY_INK);
    bx_len usual = mode == BX_VERTICAL ? of_em(size, EDGE_ASIDE) + ruby / 2
                                       : of_em(size, BASELINE_UP);
    bx_len middle = mode == BX_VERTICAL ? leading / 2
                                        : (of_em(size, BETWEEN_HAN) + leading - ink) / 2;
    return bx_ruby_is_in_leading(size, leading) ? -MIN(usual, middle) : -usual;
}

/* ---- splitting ---- */

static bool has(bx_chars text, int i, bx_markup markup)
{
    return i < text.n && text.chars[i].markup & markup;
}

static int count_groups(bx_chars text)
{
    int n = 0;
    for (int i = 0; i < text.n; i++)
        n += has(text, i, BX_MARKUP_RUBY) && !has(text, i + 1, BX_MARKUP_RUBY);
    return n;
}

bx_chars bx_ruby_split(bx_arena *arena, bx_chars text, bx_rubies *out)
{
    int n = count_groups(text);
    *out = (bx_rubies){0};
    if (!n)
        return text;
    bx_ruby *groups = BX_NEW_ARRAY(arena, n, bx_ruby);
    bx_chars_builder b = {.arena = arena, .source = text.source};
    for (int i = 0, base = 0; i < text.n;) {
        bool opens =
            has(text, i, BX_MARKUP_BASE) && (!i || !has(text, i - 1, BX_MARKUP_BASE));
        if (opens)
            base = b.n;
        if (!has(text, i, BX_MARKUP_RUBY)) {
            bx_chars_append(&b, bx_chars_slice(text, i, i + 1));
            i++;
            continue;
        }
        int from = i;
        while (has(text, i, BX_MARKUP_RUBY))
            i++;
        groups[out->n++] =
            (bx_ruby){.from = base, .to = b.n, .text = bx_chars_slice(text, from, i)};
    }
    out->groups = groups;
    return bx_chars_finish(&b);
}

/* ---- room ---- */

/* Outside the text there is neither ruby nor Han. */
static bool has_ruby(const bx_shaped *s, int i)
{
    return i >= 0 && i < s->n_clusters &&
           s->text.chars[s->clusters[i].first_char].markup & BX_MARKUP_BASE;
}

static bool is_plain_han(const bx_shaped *s, int i)
{
    return i >= 0 && i < s->n_clusters && s->clusters[i].class == BX_CLASS_HAN &&
           !has_ruby(s, i);
}

/* What a base lacks, less what may overhang. Only where Han stands on both sides: what
 * cannot go over one edge of a line goes over the other neighbour. */
static bx_len missing_width(const bx_shaped *s, const bx_ruby *ruby)
{
    bx_len width = 0;
    for (int i = ruby->first_cluster; i <= ruby->last_cluster; i++)
        width += s->clusters[i].width;
    bool overhangs = is_plain_han(s, ruby->first_cluster - 1) &&
                     is_plain_han(s, ruby->last_cluster + 1);
    bx_len over = overhangs ? 2 * of_em(s->size, OVERHANG) : 0;
    bx_len apart = has_ruby(s, ruby->last_cluster + 1) ? of_em(s->size, APART) : 0;
    return MAX(0, ruby->width + apart - over - width);
}

/* Widens a cluster, what is drawn in the middle. */
static void widen(bx_shaped_cluster *c, bx_shaped_glyph *glyphs, bx_len by,
                  bool is_upright)
{
    c->width += by;
    for (int i = c->first_glyph; i < c->first_glyph + c->n_glyphs; i++) {
        glyphs[i].x += is_upright ? 0 : by / 2;
        glyphs[i].y += is_upright ? by / 2 : 0;
    }
}

static void make_room(const bx_shaped *s, const bx_ruby *ruby,
                      bx_shaped_cluster *clusters, bx_shaped_glyph *glyphs)
{
    bx_len missing = missing_width(s, ruby), given = 0;
    int n = ruby->last_cluster - ruby->first_cluster + 1;
    for (int i = 0; i < n; i++) {
        bx_shaped_cluster *c = &clusters[ruby->first_cluster + i];
        bx_len due = (bx_len)((int64_t)missing * (i + 1) / n);
        widen(c, glyphs, due - given, s->mode == BX_VERTICAL && !c->is_rotated);
        c->is_bound = i > 0;
        given = due;
    }
}

/* Which clusters the base of each group is. A base without one, and its ruby, cannot be:
 * every character is in a cluster. */
static void find_clusters(const bx_shaped *s, bx_ruby *groups, int n)
{
    for (int g = 0, i = 0; g < n; g++) {
        while (i + 1 < s->n_clusters && s->clusters[i + 1].first_char <= groups[g].from)
            i++;
        groups[g].first_cluster = i;
        while (i + 1 < s->n_clusters && s->clusters[i + 1].first_char < groups[g].to)
            i++;
        groups[g].last_cluster = i;
    }
}

/* The face of a ruby is that of its base. */
static bx_chars dressed(bx_arena *arena, const bx_shaped *base, const bx_ruby *ruby)
{
    bx_markup face =
        base->text.chars[ruby->from].markup & (BX_MARKUP_STRONG | BX_MARKUP_KAI);
    bx_chars_builder b = {.arena = arena, .source = ruby->text.source};
    bx_chars_append(&b, ruby->text);
    for (int i = 0; i < b.n; i++)
        b.chars[i].markup = face;
    return bx_chars_finish(&b);
}

static bx_len width_of(const bx_shaped *s)
{
    bx_len width = 0;
    for (int i = 0; i < s->n_clusters; i++)
        width += s->clusters[i].width;
    return width;
}

const bx_shaped *bx_ruby_fit(bx_assets *assets, bx_arena *arena, const bx_shaped *base,
                             const bx_shape_style *style, bx_len size, bx_rubies *rubies,
                             bx_diags *diags)
{
    if (!rubies->n)
        return base;
    bx_ruby *groups = bx_copy(arena, rubies->groups, (size_t)rubies->n * sizeof *groups);
    bx_shaped_cluster *clusters =
        bx_copy(arena, base->clusters, (size_t)base->n_clusters * sizeof *clusters);
    bx_shaped_glyph *glyphs =
        bx_copy(arena, base->glyphs, (size_t)base->n_glyphs * sizeof *glyphs);
    bx_shape_style small = *style;
    small.size = size;
    find_clusters(base, groups, rubies->n);
    for (int i = 0; i < rubies->n; i++) {
        groups[i].text = dressed(arena, base, &groups[i]);
        groups[i].shaped = bx_shape_text(assets, arena, groups[i].text, &small, diags);
        groups[i].width = width_of(groups[i].shaped);
        make_room(base, &groups[i], clusters, glyphs);
    }
    rubies->groups = groups;
    bx_shaped *fitted = bx_copy(arena, base, sizeof *fitted);
    fitted->clusters = clusters;
    fitted->glyphs = glyphs;
    return fitted;
}

/* ---- in a line ---- */

int bx_ruby_find(const bx_rubies *rubies, int cluster)
{
    int low = 0, high = rubies->n;
    while (low < high) {
        int middle = (low + high) / 2;
        if (rubies->groups[middle].last_cluster < cluster)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_all_han(const bx_shaped *s)
{
    for (int i = 0; i < s->n_clusters; i++)
        if (s->clusters[i].class != BX_CLASS_HAN && s->clusters[i].class != BX_CLASS_NS)
            return false;
    return true;
}

void bx_ruby_spread(const bx_ruby *ruby, bx_len room, bx_len *at)
{
    const bx_shaped *s = ruby->shaped;
    int n = s->n_clusters;
    bx_len slack = room - ruby->width, x = 0;
    bool is_spread = slack > 0 && n > 1 && is_all_han(s);
    for (int i = 0; i < n; i++) {
        bx_len lead =
            is_spread ? (bx_len)((int64_t)slack * (2 * i + 1) / (2 * n)) : slack / 2;
        at[i] = x + lead;
        x += s->clusters[i].width;
    }
    at[n] = x + (is_spread ? slack : slack / 2);
}
