#include "text/hyphen.h"

#include <glib.h>

/* A word: clusters [from, to), a letter each, of one face. */
typedef struct {
    int from, to;
    char letters[BX_HYPHENATED_MOST];
    bool has_small, has_inner_capital; /* OpenAI */
} word;

static uint32_t char_at(const bx_shaper *s, int i)
{
    return s->text.chars[s->clusters[i].first_char].c;
}

static bool is_letter(const bx_shaper *s, int i)
{
    const bx_shaped_cluster *c = &s->clusters[i];
    uint32_t letter = char_at(s, i);
    return c->kind == BX_RUN_WORD && c->n_chars == 1 && c->n_glyphs && letter < 0x80 &&
           g_ascii_isalpha((char)letter);
}

/* The word that starts with cluster `from`, or as much of it as one face sets. A ligature
 * ends it: nothing is known of the letters inside. */
static word read_word(const bx_shaper *s, int from)
{
    word w = {.from = from, .to = from};
    while (w.to < s->n_clusters && is_letter(s, w.to) &&
           s->clusters[w.to].face == s->clusters[from].face &&
           w.to - from < BX_HYPHENATED_MOST - 1) {
        char letter = (char)char_at(s, w.to);
        w.has_small |= g_ascii_islower(letter) != 0;
        w.has_inner_capital |= w.to > from && g_ascii_isupper(letter);
        w.letters[w.to++ - from] = g_ascii_tolower(letter);
    }
    return w;
}

static bool is_part_of_more(const bx_shaper *s, const word *w)
{
    bool goes_on = w->to < s->n_clusters && s->clusters[w->to].kind == BX_RUN_WORD &&
                   s->clusters[w->to].class == BX_CLASS_AL;
    bool came_on = w->from > 0 && s->clusters[w->from - 1].kind == BX_RUN_WORD &&
                   s->clusters[w->from - 1].class == BX_CLASS_AL;
    return goes_on || came_on;
}

static void hyphenate_word(bx_shaper *s, const word *w)
{
    bool may_follow[BX_HYPHENATED_MOST];
    if (!w->has_small || w->has_inner_capital || is_part_of_more(s, w) ||
        !bx_assets_hyphenate(s->assets, s->profile->hyphenation, w->letters,
                             w->to - w->from, may_follow))
        return;
    int face = s->clusters[w->from].face;
    bx_glyph_facts g = bx_assets_glyph(s->assets, face, '-');
    if (!g.gid)
        return;
    int glyph = s->n_glyphs;
    bx_shaper_add_loose_glyph(s, (bx_shaped_glyph){.gid = g.gid});
    for (int i = w->from; i < w->to; i++) {
        if (!may_follow[i - w->from])
            continue;
        s->clusters[i].hyphen_glyph = glyph;
        s->clusters[i].hyphen_width = bx_shaper_at_size(s, g.advance);
    }
}

void bx_hyphenate(bx_shaper *s)
{
    if (s->levels)
        return; /* in lines that are turned round, a hyphen's place is no end */
    for (int i = 0; i < s->n_clusters; i++) {
        if (!is_letter(s, i))
            continue;
        word w = read_word(s, i);
        hyphenate_word(s, &w);
        i = w.to - 1;
    }
}
