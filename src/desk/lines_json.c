#include "desk/lines_json.h"

#include "base/json.h"
#include "text/profile.h"

static const char *state_name(bx_line_state state)
{
    switch (state) {
    case BX_LINE_UNTOUCHED:
        return "untouched";
    case BX_LINE_COMPRESSED:
        return "compressed";
    case BX_LINE_STRETCHED:
        return "stretched";
    case BX_LINE_OVERFULL:
        return "overfull";
    case BX_LINE_SHORT:
        return "short";
    }
    return NULL;
}

static void add_em(bx_json *j, const char *key, const bx_lines *lines, int64_t len)
{
    bx_json_real(j, key, bx_lines_mil(lines, len) / 1000.0, 3);
}

static void add_steps(bx_json *j, const bx_lines *lines, const bx_line_report *r)
{
    bx_json_array(j, "steps", true);
    for (int i = 0; i < r->n_steps; i++) {
        bx_json_object(j, NULL, true);
        bx_json_text(j, "step", bx_step_name(r->steps[i].step));
        add_em(j, "total", lines, r->steps[i].total);
        bx_json_int(j, "places", r->steps[i].places);
        bx_json_close_object(j);
    }
    bx_json_close_array(j);
}

static void add_trims(bx_json *j, const bx_lines *lines, const bx_line_report *r)
{
    bx_json_array(j, "trims", true);
    for (int i = 0; i < r->n_trims; i++) {
        bx_json_object(j, NULL, true);
        bx_json_int(j, "at", r->trims[i].position);
        add_em(j, "front", lines, r->trims[i].front);
        add_em(j, "back", lines, r->trims[i].back);
        add_em(j, "squeezed-front", lines, r->trims[i].squeezed_front);
        add_em(j, "squeezed-back", lines, r->trims[i].squeezed_back);
        bx_json_close_object(j);
    }
    bx_json_close_array(j);
}

static void add_line(bx_json *j, const bx_lines *lines, const bx_lines_line *line)
{
    const bx_line_report *r = &line->report;
    bx_json_object(j, NULL, true);
    bx_json_text(j, "text", line->text);
    add_em(j, "natural", lines, r->natural);
    add_em(j, "measure", lines, r->measure);
    bx_json_text(j, "state", state_name((bx_line_state)r->state));
    add_em(j, "loose", lines, r->loose);
    add_em(j, "over", lines, r->over);
    bx_json_int(j, "widened", r->n_wide);
    bx_json_bool(j, "hyphen", r->has_hyphen);
    bx_json_bool(j, "hangs", r->hangs);
    bx_json_bool(j, "last", r->is_last);
    bx_json_bool(j, "lone", r->is_lone);
    bx_json_bool(j, "bad-start", r->starts_bad);
    bx_json_bool(j, "bad-end", r->ends_bad);
    bx_json_int(j, "penalty", r->penalty);
    bx_json_int(j, "cost", r->cost);
    add_steps(j, lines, r);
    add_trims(j, lines, r);
    bx_json_close_object(j);
}

static void add_paragraph(bx_json *j, const bx_lines *lines, const bx_lines_paragraph *p)
{
    bx_json_object(j, NULL, false);
    bx_json_int(j, "line", p->line);
    bx_json_int(j, "column", p->column);
    bx_json_int(j, "cost", p->cost);
    bx_json_array(j, "lines", false);
    for (int i = 0; i < p->n_lines; i++)
        add_line(j, lines, &p->lines[i]);
    bx_json_close_array(j);
    bx_json_close_object(j);
}

static void add_summary(bx_json *j, const bx_lines_figures *f)
{
    bx_json_object(j, "summary", false);
    bx_json_int(j, "lines", f->lines);
    bx_json_int(j, "last", f->last);
    bx_json_int(j, "untouched", f->untouched);
    bx_json_int(j, "widened", f->widened);
    bx_json_int(j, "compressed", f->compressed);
    bx_json_int(j, "stretched", f->stretched);
    bx_json_int(j, "too-loose", f->too_loose);
    bx_json_int(j, "short", f->too_short);
    bx_json_int(j, "full-stops-squeezed", f->stops);
    bx_json_int(j, "lone", f->lone);
    bx_json_int(j, "overfull", f->overfull);
    bx_json_int(j, "bad-starts", f->bad_starts);
    bx_json_int(j, "bad-ends", f->bad_ends);
    bx_json_int(j, "cost", f->cost);
    bx_json_close_object(j);
}

static void add_column(bx_json *j, const bx_lines *lines, const bx_lines_column *c)
{
    bx_json_object(j, NULL, false);
    add_em(j, "measure", lines, c->measure);
    bx_json_array(j, "paragraphs", false);
    for (int i = 0; i < c->n_paragraphs; i++)
        add_paragraph(j, lines, &c->paragraphs[i]);
    bx_json_close_array(j);
    add_summary(j, &c->figures);
    bx_json_close_object(j);
}

GString *bx_lines_json(const bx_lines *lines)
{
    const bx_lines_style *s = &lines->style;
    GString *out = g_string_new(NULL);
    bx_json j;
    bx_json_begin(&j, out);
    bx_json_text(&j, "file", lines->source->name);
    bx_json_text(&j, "language", s->profile->tag);
    bx_json_text(&j, "level", bx_level_name(s->profile->level));
    bx_json_text(&j, "mode", s->mode == BX_VERTICAL ? "vertical" : "horizontal");
    bx_json_text(&j, "face", bx_role_name(s->role));
    bx_json_real(&j, "size", bx_pt_from_len(s->size), 3);
    add_em(&j, "indent", lines, s->indent);
    bx_json_text(&j, "fit", s->is_first_fit ? "first-fit" : "optimum");
    bx_json_int(&j, "replaced", lines->source->n_replaced);
    bx_json_array(&j, "measures", false);
    for (int i = 0; i < s->n_measures; i++)
        add_column(&j, lines, &lines->columns[i]);
    bx_json_close_array(&j);
    bx_json_end(&j);
    return out;
}
