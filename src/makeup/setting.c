#include "makeup/setting.h"

/* The layout with an item's own usage in all its styles. */
static const bx_layout *layout_with(bx_arena *arena, const bx_layout *layout,
                                    bx_usage usage)
{
    bx_layout *own = bx_copy(arena, layout, sizeof *own);
    for (int i = 0; i < BX_STYLE_COUNT; i++)
        own->styles[i].usage = bx_usage_over(own->styles[i].usage, usage);
    return own;
}

const bx_setting *bx_setting_for(const bx_setting *setting, const bx_item *item)
{
    bool is_vertical = item->setting == BX_SETTING_VERTICAL;
    if (!item->language && !is_vertical && bx_usage_is_empty(item->usage))
        return setting;
    bx_setting *own = bx_copy(setting->arena, setting, sizeof *own);
    own->profile = item->language ? bx_profile_find(item->language) : setting->profile;
    own->mode = is_vertical ? BX_VERTICAL : BX_HORIZONTAL;
    if (!bx_usage_is_empty(item->usage))
        own->layout = layout_with(setting->arena, setting->layout, item->usage);
    return own;
}

bool bx_languages_are_known(bx_arena *arena, const bx_issue *issue, bx_diags *diags)
{
    bool are_known = true;
    for (int i = 0; i < issue->n_items; i++) {
        const bx_item *item = &issue->items[i];
        if (!item->language || bx_profile_find(item->language))
            continue;
        bx_diag(diags, BX_D_E_LANGUAGE_UNKNOWN, item->language_at, item->language,
                bx_profile_list(arena));
        are_known = false;
    }
    return are_known;
}

/* A line or dot beside the text, on the page. */
static bx_op decor_op(const bx_decor *d, bx_frame frame)
{
    bx_point from = bx_frame_point(frame, d->from, d->block);
    bx_point to = bx_frame_point(frame, d->to, d->block);
    switch (d->kind) {
    case BX_DECOR_DOT:
        return (bx_op){.kind = BX_OP_DISC, .disc = {from, d->size, d->ink}};
    case BX_DECOR_LINE:
        return (bx_op){.kind = BX_OP_STROKE, .stroke = {from, to, d->size, d->ink}};
    case BX_DECOR_WAVE:
        break;
    }
    return (bx_op){.kind = BX_OP_WAVE,
                   .wave = {from, to, d->size, d->height, d->length, d->ink}};
}

void bx_place_line(bx_line line, bx_writing_mode mode, bx_point at, bool is_note,
                   bx_display_builder *out)
{
    bx_frame frame = {at, mode};
    for (int i = 0; i < line.n_runs; i++) {
        bx_glyph_run run = line.runs[i];
        run.origin = bx_frame_point(frame, run.origin.x, run.origin.y);
        bx_display_add(out,
                       (bx_op){.kind = BX_OP_GLYPHS, .is_note = is_note, .glyphs = run});
    }
    for (int i = 0; i < line.n_decors; i++)
        bx_display_add(out, decor_op(&line.decors[i], frame));
}

void bx_set_line(const bx_setting *s, const bx_paragraph *p, const bx_breaking *breaking,
                 int i, bx_point at, bx_display_builder *out)
{
    if (i == 0)
        bx_paragraph_report_splits(s->arena, p, breaking, s->diags);
    bx_place_line(bx_paragraph_line(s->arena, p, breaking, i), p->style.mode, at, false,
                  out);
}

static const bx_paragraph *compose(const bx_setting *s, const char *words,
                                   const bx_paragraph_style *style, bx_diags *diags)
{
    bx_chars text = bx_chars_trim(bx_chars_from_utf8(s->arena, NULL, words, 0));
    return bx_paragraph_compose(s->assets, s->arena, text, style, diags);
}

static void set(const bx_setting *s, const bx_paragraph *p, bx_point at, bool is_note,
                bx_display_builder *out)
{
    if (p->n_breakings)
        bx_place_line(bx_paragraph_line(s->arena, p, &p->breakings[p->best], 0),
                      p->style.mode, at, is_note, out);
}

void bx_set_words(const bx_setting *s, const char *words, const bx_style *type,
                  bx_len tracking, bx_len measure, bx_point at, bx_display_builder *out)
{
    bx_paragraph_style style = {.type = *type, .measure = measure, .tracking = tracking};
    set(s, compose(s, words, &style, s->diags), at, false, out);
}

void bx_set_note(const bx_setting *s, const char *words, const bx_style *type,
                 bx_len measure, bx_frame at, bx_display_builder *out)
{
    bx_paragraph_style style = {.type = *type, .measure = measure, .mode = at.mode};
    set(s, compose(s, words, &style, NULL), at.start, true, out);
}

bx_len bx_words_width(const bx_setting *s, const char *words, const bx_style *type)
{
    bx_paragraph_style style = {.type = *type, .measure = INT32_MAX / 4};
    const bx_paragraph *p = compose(s, words, &style, s->diags);
    return p->n_breakings ? p->breakings[p->best].last_width : 0;
}
