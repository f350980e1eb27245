#include "makeup/aside.h"

#include "makeup/measure.h"
#include "makeup/rule.h"

enum {
    QUOTE_WHITE = 40,   /* percent of the leading: from the text to the rules */
    QUOTE_PAD = 50,     /* of its size: from the rules to its words */
    QUOTE_RULE = BX_PT, /* width of its rules */
    FACTS_WHITE = 70,   /* of the leading: from the text to the box */
    FACTS_PAD = 60,     /* of its size: from the box's edge to its words */
    FACTS_HEAD = 125,   /* leading of its head, of that of its text */
};

bool bx_item_has_aside(const bx_item *item, bx_aside_kind kind)
{
    if (kind == BX_ASIDE_QUOTE)
        return bx_item_find(item, BX_PART_PULL_QUOTE);
    return bx_item_find(item, BX_PART_FACTS_HEAD) || bx_item_find(item, BX_PART_FACT);
}

/* ---- words ---- */

/* Words in type of their own, one line under the other. */
typedef struct {
    const bx_setting *setting;
    const bx_item *item;
    bx_frame at;
    bx_display_builder *out; /* NULL: they are only measured */
} writer;

/* Sets the parts of a kind from `top` on; returns where they end. */
static bx_len set_parts(const writer *w, bx_part_kind kind,
                        const bx_paragraph_style *style, bx_len top)
{
    const bx_setting *s = w->setting;
    bx_len axis = bx_axis_in(style->mode, style->type.leading, style->type.size);
    for (int i = 0; i < w->item->n_parts; i++) {
        if (w->item->parts[i].kind != kind)
            continue;
        const bx_paragraph *p = bx_paragraph_compose(
            s->assets, s->arena, w->item->parts[i].text, style, w->out ? s->diags : NULL);
        const bx_breaking *best = p->n_breakings ? &p->breakings[p->best] : NULL;
        for (int k = 0; best && k < best->n_lines; k++, top += style->type.leading)
            if (w->out)
                bx_set_line(s, p, best, k, bx_frame_point(w->at, 0, top + axis), w->out);
    }
    return top;
}

static int count_parts(const bx_item *item, bx_part_kind kind)
{
    int n = 0;
    for (int i = 0; i < item->n_parts; i++)
        n += item->parts[i].kind == kind;
    return n;
}

static bx_len clear_of_text(const bx_layout *l)
{
    return (l->leading - l->styles[BX_STYLE_BODY].size) / 2;
}

/* ---- the pull quote ---- */

static bx_paragraph_style quote_style(const bx_setting *s, bx_writing_mode mode,
                                      int percent, bx_len width)
{
    bx_style type = s->layout->styles[BX_STYLE_PULL_QUOTE];
    type.size = bx_len_scale(type.size, percent, 100);
    type.leading = bx_len_scale(type.leading, percent, 100);
    return (bx_paragraph_style){.type = type,
                                .measure = width,
                                .mode = mode,
                                .profile = s->profile,
                                .lexicon = s->lexicon,
                                .house = s->house,
                                .is_display = true};
}

static bx_len quote_white(const bx_layout *l)
{
    return bx_len_scale(l->leading, QUOTE_WHITE, 100);
}

static int quote_rows(const writer *w, bx_writing_mode mode, int percent, bx_len width)
{
    const bx_layout *l = w->setting->layout;
    bx_paragraph_style style = quote_style(w->setting, mode, percent, width);
    bx_len pad = bx_len_scale(style.type.size, QUOTE_PAD, 100);
    return bx_rows_for(l, set_parts(w, BX_PART_PULL_QUOTE, &style, 0) +
                              2 * (quote_white(l) + pad));
}

static void draw_across(const writer *w, bx_len block, bx_len width)
{
    bx_ink ink = w->setting->layout->styles[BX_STYLE_BODY].ink;
    bx_display_add(w->out, (bx_op){.kind = BX_OP_STROKE,
                                   .stroke = {bx_frame_point(w->at, 0, block),
                                              bx_frame_point(w->at, width, block),
                                              QUOTE_RULE, ink}});
}

static void draw_quote(const writer *w, int percent, bx_len width, bx_len room)
{
    bx_len white = quote_white(w->setting->layout);
    bx_paragraph_style style = quote_style(w->setting, w->at.mode, percent, width);
    writer measuring = *w;
    measuring.out = NULL;
    bx_len high = set_parts(&measuring, BX_PART_PULL_QUOTE, &style, 0);
    draw_across(w, white, width);
    set_parts(w, BX_PART_PULL_QUOTE, &style, (room - high) / 2);
    draw_across(w, room - white, width);
}

/* ---- the fact box ---- */

/* Its text, whole 字 wide. */
static bx_paragraph_style facts_style(const bx_setting *s, bx_writing_mode mode,
                                      bx_len width)
{
    const bx_style *type = &s->layout->styles[BX_STYLE_FACTS];
    int chars = (width - 2 * bx_len_scale(type->size, FACTS_PAD, 100)) / type->size;
    return (bx_paragraph_style){.type = *type,
                                .measure = chars * type->size,
                                .mode = mode,
                                .profile = s->profile};
}

/* Sets head and text from `top` on; returns where they end. Texts of more than a line are
 * paragraphs, short ones stand flush. */
static bx_len set_facts(const writer *w, bx_paragraph_style style, bx_len top)
{
    bx_paragraph_style head = style;
    head.type.role = BX_ROLE_HEI;
    head.type.align = BX_ALIGN_CENTRE;
    head.type.leading = bx_len_scale(style.type.leading, FACTS_HEAD, 100);
    top = set_parts(w, BX_PART_FACTS_HEAD, &head, top);
    writer measuring = *w;
    measuring.out = NULL;
    int lines = set_parts(&measuring, BX_PART_FACT, &style, 0) / style.type.leading;
    if (lines > count_parts(w->item, BX_PART_FACT))
        style.indent = w->setting->layout->indent_chars * style.type.size;
    return set_parts(w, BX_PART_FACT, &style, top);
}

static bx_len facts_white(const bx_layout *l)
{
    return bx_len_scale(l->leading, FACTS_WHITE, 100);
}

static int facts_rows(const writer *w, bx_writing_mode mode, bx_len width)
{
    const bx_layout *l = w->setting->layout;
    bx_paragraph_style style = facts_style(w->setting, mode, width);
    bx_len pads = 2 * bx_len_scale(style.type.size, FACTS_PAD, 100);
    return bx_rows_for(l,
                       set_facts(w, style, 0) + pads + facts_white(l) + clear_of_text(l));
}

static void draw_box(const writer *w, bx_rect box, bool on_tint)
{
    const bx_layout *l = w->setting->layout;
    bx_rule rule = l->facts_rule;
    if (on_tint && !rule.width)
        rule.width = l->box_rule.width;
    bx_len width = rule.width;
    if (!width) {
        bx_display_add(w->out, (bx_op){.kind = BX_OP_FILL,
                                       .fill = {bx_frame_rect(w->at, box), BX_INK_TINT}});
        return;
    }
    if (rule.form) {
        bx_frame_draw(rule, bx_frame_rect(w->at, box), w->out);
        return;
    }
    bx_len half = width / 2, right = box.x + box.w, foot = box.y + box.h;
    const bx_point ends[][2] = {{{box.x, box.y + half}, {right, box.y + half}},
                                {{box.x, foot - half}, {right, foot - half}},
                                {{box.x + half, box.y}, {box.x + half, foot}},
                                {{right - half, box.y}, {right - half, foot}}};
    for (int i = 0; i < 4; i++)
        bx_display_add(
            w->out, (bx_op){.kind = BX_OP_STROKE,
                            .stroke = {bx_frame_point(w->at, ends[i][0].x, ends[i][0].y),
                                       bx_frame_point(w->at, ends[i][1].x, ends[i][1].y),
                                       width, rule.ink}});
}

/* Its outer edge is level with the type of the legs beside it. */
static void draw_facts(const writer *w, bool is_at_top, bx_len width, bx_len room,
                       bool on_tint)
{
    const bx_layout *l = w->setting->layout;
    bx_paragraph_style style = facts_style(w->setting, w->at.mode, width);
    writer words = *w;
    words.out = NULL;
    bx_len high = set_facts(&words, style, 0);
    bx_len top = is_at_top ? clear_of_text(l) : facts_white(l);
    bx_rect box = {0, top, width, room - clear_of_text(l) - facts_white(l)};
    draw_box(w, box, on_tint);
    words.out = w->out;
    words.at.start = bx_frame_point(w->at, (width - style.measure) / 2, 0);
    set_facts(&words, style, top + (box.h - high) / 2);
}

/* ---- either ---- */

int bx_aside_rows(const bx_setting *s, const bx_item *item, bx_aside_kind kind,
                  bx_writing_mode mode, int percent, bx_len width)
{
    writer w = {.setting = s, .item = item};
    return kind == BX_ASIDE_QUOTE ? quote_rows(&w, mode, percent, width)
                                  : facts_rows(&w, mode, width);
}

void bx_aside_draw(const bx_setting *s, const bx_item *item, bx_aside_kind kind,
                   const bx_aside *aside, bx_len width, bx_len room, bool on_tint,
                   bx_frame at, bx_display_builder *out)
{
    writer w = {s, item, at, out};
    if (kind == BX_ASIDE_QUOTE)
        draw_quote(&w, aside->percent, width, room);
    else
        draw_facts(&w, aside->at == 0, width, room, on_tint);
}
