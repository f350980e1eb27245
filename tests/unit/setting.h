/* setting: what the tests of text/ and compose/ share: the committed faces, a body style
 * of 10 pt, texts whose characters are numbered, and lines shown as text. */
#ifndef BX_TESTS_SETTING_H
#define BX_TESTS_SETTING_H

#include <glib.h>
#include <string.h>

#include "compose/atoms.h"
#include "compose/line.h"

enum { EM = 10 * BX_PT };

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    bx_assets *assets;
} setting;

static inline char *setting_path(const char *name)
{
    return g_build_filename(g_getenv("BX_TESTS"), name, NULL);
}

static inline setting setting_new(void)
{
    g_autofree char *fonts = setting_path("fonts");
    setting s = {bx_arena_new(), bx_diags_new(), NULL};
    s.assets = bx_assets_new(fonts, s.diags);
    g_assert_nonnull(s.assets);
    return s;
}

static inline void setting_free(setting *s)
{
    bx_assets_free(s->assets);
    bx_diags_free(s->diags);
    bx_arena_free(s->arena);
}

/* The text with ids from 0 on, out of a source, so that messages have a place. */
static inline bx_chars setting_text(setting *s, const char *text)
{
    const bx_source *source =
        bx_source_from_bytes(s->arena, "text", text, strlen(text), s->diags);
    bx_chars chars =
        bx_chars_from_utf8(s->arena, source, source ? source->text : text, 0);
    bx_char *numbered =
        bx_copy(s->arena, chars.chars, (size_t)chars.n * sizeof *numbered);
    for (int i = 0; i < chars.n; i++)
        numbered[i].id = i;
    return (bx_chars){source, numbered, chars.n};
}

static inline bx_paragraph_style setting_style(double measure_em, double indent_em)
{
    return (bx_paragraph_style){
        .type = {.role = BX_ROLE_SONG,
                 .size = EM,
                 .leading = EM * 5 / 4,
                 .ink = BX_INK_BLACK,
                 .align = BX_ALIGN_JUSTIFY},
        .measure = (bx_len)(measure_em * EM),
        .indent = (bx_len)(indent_em * EM),
    };
}

static inline const bx_shaped *setting_shape_as(setting *s, const char *text,
                                                bx_writing_mode mode,
                                                const bx_profile *profile)
{
    bx_shape_style style = {
        .role = BX_ROLE_SONG, .size = EM, .mode = mode, .profile = profile};
    return bx_shape_text(s->assets, s->arena, setting_text(s, text), &style, s->diags);
}

static inline const bx_shaped *setting_shape(setting *s, const char *text,
                                             bx_writing_mode mode)
{
    return setting_shape_as(s, text, mode, NULL);
}

/* Mainland Chinese at another level of prohibitions. */
static inline const bx_profile *setting_level(setting *s, bx_level level)
{
    bx_profile *profile = bx_copy(s->arena, bx_profile_default(), sizeof *profile);
    profile->level = level;
    return profile;
}

static inline const bx_paragraph *setting_compose(setting *s, const char *text,
                                                  double measure_em, double indent_em)
{
    bx_paragraph_style style = setting_style(measure_em, indent_em);
    const bx_paragraph *p = bx_paragraph_compose(s->assets, s->arena,
                                                 setting_text(s, text), &style, s->diags);
    if (p->n_breakings)
        bx_paragraph_report_splits(s->arena, p, &p->breakings[p->best], s->diags);
    return p;
}

static inline const char *line_text(const bx_paragraph *p, const bx_breaking *b, int i,
                                    bx_arena *arena)
{
    int from = i ? b->ends[i - 1] : 0, to = b->ends[i];
    const bx_shaped *s = p->shaped;
    int first = s->clusters[from].first_char;
    int end = to < s->n_clusters ? s->clusters[to].first_char : p->text.n;
    return bx_chars_utf8(arena, bx_chars_slice(p->text, first, end));
}

/* The lines of a breaking, parted by "/". */
static inline const char *lines_text(const bx_paragraph *p, const bx_breaking *b,
                                     bx_arena *arena)
{
    const char *all = "";
    for (int i = 0; i < b->n_lines; i++)
        all = bx_format(arena, "%s%s%s", all, i ? "/" : "", line_text(p, b, i, arena));
    return all;
}

static inline bx_ladder line_ladder(const bx_paragraph *p, const bx_breaking *b, int i,
                                    bx_sums *sums)
{
    bx_fitted line = bx_paragraph_fit(p, b, i);
    *sums = line.sums;
    return line.ladder;
}

#endif
