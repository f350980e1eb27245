#include "makeup/headline.h"

#include <glib.h>

#include "makeup/measure.h"

enum {
#define BX_HEAD_COST(id, value, reason) id = (value),
#include "makeup/head_cost.def"
#undef BX_HEAD_COST
    HEAD_LINE_PERCENT = 118, /* room of a head line, of its size */
};

static bx_paragraph_style line_style(const bx_setting *s, const bx_style *type,
                                     bx_len measure)
{
    return (bx_paragraph_style){.type = *type, .measure = measure, .profile = s->profile};
}

/* How many lines the item's kickers or decks take over the measure. */
static int side_lines(const bx_setting *s, const bx_item *item, bx_part_kind kind,
                      const bx_style *type, bx_len measure)
{
    bx_paragraph_style style = line_style(s, type, measure);
    int n = 0;
    for (int i = 0; i < item->n_parts; i++) {
        if (item->parts[i].kind != kind)
            continue;
        const bx_paragraph *p = bx_paragraph_compose(
            s->assets, s->arena, item->parts[i].text, &style, s->diags);
        n += p->n_breakings ? p->breakings[p->best].n_lines : 0;
    }
    return n;
}

static bx_len line_room(bx_len size)
{
    return bx_len_scale(size, HEAD_LINE_PERCENT, 100);
}

/* The height of all lines and the white that belongs to them (rule 7). */
static bx_len head_height(const bx_head *head)
{
    const bx_grade *g = head->grade;
    int gaps = (head->kicker_lines > 0) + (head->deck_lines > 0);
    return g->white_above + g->white_below + gaps * g->between +
           head->kicker_lines * line_room(g->kicker.size) +
           head->n_lines * line_room(g->main.size) +
           head->deck_lines * line_room(g->deck.size);
}

/* lines NULL: the main head is not divided, or there is none. */
static bx_head head_of(const bx_setting *s, const bx_item *item, const bx_grade *grade,
                       int columns, const bx_head_lines *lines)
{
    bx_len measure = bx_span_width(s->layout, columns);
    bx_head head = {.grade = grade, .columns = columns};
    if (lines)
        head.main = *lines;
    head.n_lines = head.main.n;
    head.kicker_lines = side_lines(s, item, BX_PART_KICKER, &grade->kicker, measure);
    head.deck_lines = side_lines(s, item, BX_PART_DECK, &grade->deck, measure);
    head.rows = bx_rows_for(s->layout, head_height(&head));
    int extra = MAX(0, head.kicker_lines - 1) + MAX(0, head.deck_lines - 1);
    head.cost = grade->cost + head.main.cost + extra * MORE_LINES;
    return head;
}

static bool suits(const bx_grade *grade, bool is_lead, int columns)
{
    return (is_lead ? grade->for_lead : grade->for_others) &&
           columns >= grade->min_columns && columns <= grade->max_columns;
}

static bool has_head(const bx_item *item)
{
    return bx_item_find(item, BX_PART_HEADLINE) || bx_item_find(item, BX_PART_KICKER) ||
           bx_item_find(item, BX_PART_DECK);
}

/* What the heads of an item over some columns are made from. */
typedef struct {
    const bx_setting *setting;
    const bx_item *item;
    const bx_head_text *text;
    bool is_lead, may_tear;
    int columns;
} head_task;

/* The heads of one grade: on as few lines as its width asks for, and on one more. */
static int grade_heads(const head_task *task, const bx_grade *grade, bx_head *heads,
                       int room)
{
    const bx_setting *s = task->setting;
    int n = 0;
    if (!bx_head_text_main(task->text).n) {
        heads[0] = head_of(s, task->item, grade, task->columns, NULL);
        return 1;
    }
    bx_len measure = bx_span_width(s->layout, task->columns);
    int least = bx_head_text_least_lines(task->text, grade->main.size, measure);
    int most = MIN(least + 1, BX_MAX_HEAD_LINES);
    for (int k = least; k <= most && n < room; k++) {
        bx_head_lines lines;
        if (bx_head_text_divide(task->text, k, grade->main.size, measure, task->may_tear,
                                &lines))
            heads[n++] = head_of(s, task->item, grade, task->columns, &lines);
    }
    return n;
}

/* A head too long for every grade: the smallest type, as many lines as it takes, broken
 * like a paragraph; never lost. */
static bx_head last_resort(const head_task *task, const bx_grade *grade)
{
    const bx_setting *s = task->setting;
    bx_head head = head_of(s, task->item, grade, task->columns, NULL);
    bx_len measure = bx_span_width(s->layout, task->columns);
    bx_style other = grade->main; /* a neighbour may make it take the other face */
    other.role = grade->alternate;
    head.n_lines = MAX(side_lines(s, task->item, BX_PART_HEADLINE, &grade->main, measure),
                       side_lines(s, task->item, BX_PART_HEADLINE, &other, measure));
    head.rows = bx_rows_for(s->layout, head_height(&head));
    head.cost += UNSETTABLE;
    return head;
}

static int heads_of_all(const head_task *task, bx_head *heads)
{
    const bx_layout *layout = task->setting->layout;
    int n = 0;
    for (int i = 0; i < layout->n_grades; i++)
        if (suits(&layout->grades[i], task->is_lead, task->columns))
            n += grade_heads(task, &layout->grades[i], heads + n, BX_MAX_HEADS - n);
    return n;
}

static const bx_grade *smallest_grade(const bx_layout *layout)
{
    const bx_grade *smallest = NULL;
    for (int i = 0; i < layout->n_grades; i++) {
        const bx_grade *grade = &layout->grades[i];
        bool is_smaller = !smallest || grade->main.size < smallest->main.size;
        if (is_smaller && (grade->for_others || !smallest))
            smallest = grade;
    }
    return smallest;
}

int bx_heads_make(const bx_setting *s, const bx_item *item, const bx_head_text *text,
                  bool is_lead, int columns, bx_head *heads)
{
    head_task task = {s, item, text, is_lead, false, columns};
    if (!has_head(item)) {
        heads[0] = (bx_head){.columns = columns};
        return 1;
    }
    int n = heads_of_all(&task, heads);
    task.may_tear = true;
    if (!n)
        n = heads_of_all(&task, heads);
    if (!n)
        heads[n++] = last_resort(&task, smallest_grade(s->layout));
    return n;
}

/* ---- drawing ---- */

/* Sets a text over the measure from `at`, the top of its first line; returns the top of
 * what follows. */
static bx_len draw_text(const bx_setting *s, bx_chars text, const bx_style *type,
                        bx_len measure, bx_point at, bx_display_builder *out)
{
    bx_paragraph_style style = line_style(s, type, measure);
    const bx_paragraph *p =
        bx_paragraph_compose(s->assets, s->arena, text, &style, s->diags);
    int n = p->n_breakings ? p->breakings[p->best].n_lines : 0;
    bx_len room = line_room(type->size);
    for (int i = 0; i < n; i++, at.y += room)
        bx_set_line(s, p, &p->breakings[p->best], i,
                    (bx_point){at.x, at.y + bx_baseline_in(room, type->size)}, out);
    return at.y;
}

static bx_len draw_side(const bx_setting *s, const bx_item *item, bx_part_kind kind,
                        const bx_style *type, int columns, bx_point at,
                        bx_display_builder *out)
{
    bx_len measure = bx_span_width(s->layout, columns);
    for (int i = 0; i < item->n_parts; i++)
        if (item->parts[i].kind == kind)
            at.y = draw_text(s, item->parts[i].text, type, measure, at, out);
    return at.y;
}

/* The run with the characters the item has where others were set: `source` is the line
 * as the item has it, character for character. */
static bx_glyph_run with_source(bx_arena *arena, const bx_glyph_run *run, bx_chars source)
{
    bx_cluster_text *clusters =
        bx_copy(arena, run->clusters, (size_t)run->n_clusters * sizeof *clusters);
    char *text = bx_alloc(arena, (size_t)source.n * 4 + 1), *end = text;
    for (int i = 0; i < run->n_clusters; i++) {
        const bx_char *first = &source.chars[clusters[i].id - source.chars[0].id];
        char *start = end;
        for (int k = 0; k < clusters[i].n_chars; k++)
            end += bx_utf8_put(end, first[k].c);
        clusters[i].n_bytes = (int16_t)(end - start);
    }
    bx_glyph_run out = *run;
    out.clusters = clusters;
    out.text = text;
    return out;
}

static bx_len start_of(bx_align align, bx_len slack)
{
    switch (align) {
    case BX_ALIGN_CENTRE:
        return slack / 2;
    case BX_ALIGN_RIGHT:
        return slack;
    case BX_ALIGN_JUSTIFY:
    case BX_ALIGN_LEFT:
        break;
    }
    return 0;
}

/* One line of the main head, which breaks nowhere, its baseline at at.y. */
static void draw_line(const bx_setting *s, const bx_head *head, const bx_style *type,
                      bx_chars source, bx_point at, bx_display_builder *out)
{
    bx_paragraph_style style = line_style(s, type, INT32_MAX / 4);
    style.type.align = BX_ALIGN_LEFT;
    style.tracking = head->main.tracking;
    style.stretch = head->main.stretch == 100 ? 0 : head->main.stretch;
    bx_chars set = bx_head_line_text(s->arena, source, head->main.pause);
    const bx_paragraph *p =
        bx_paragraph_compose(s->assets, s->arena, set, &style, s->diags);
    if (!p->n_breakings)
        return;
    bx_line line = bx_paragraph_line(s->arena, p, &p->breakings[p->best], 0);
    bx_glyph_run *runs = BX_NEW_ARRAY(s->arena, line.n_runs, bx_glyph_run);
    for (int i = 0; i < line.n_runs; i++)
        runs[i] = with_source(s->arena, &line.runs[i], source);
    line.runs = runs;
    at.x += start_of(type->align, bx_span_width(s->layout, head->columns) - line.width);
    bx_place_line(line, BX_HORIZONTAL, at, false, out);
}

static bx_len draw_main(const bx_setting *s, const bx_item *item, const bx_head *head,
                        bx_role role, bx_point at, bx_display_builder *out)
{
    const bx_head_lines *main = &head->main;
    bx_style type = head->grade->main;
    bx_len room = line_room(type.size);
    type.role = role;
    if (!main->n)
        return draw_side(s, item, BX_PART_HEADLINE, &type, head->columns, at, out);
    for (int i = 0; i < main->n; i++, at.y += room)
        draw_line(s, head, &type, main->lines[i],
                  (bx_point){at.x, at.y + bx_baseline_in(room, type.size)}, out);
    if (main->is_torn && s->lexicon) /* else nobody can tell */
        bx_diag(s->diags, BX_D_W_HEAD_TORN,
                bx_chars_span(bx_item_find(item, BX_PART_HEADLINE)->text),
                bx_head_lines_utf8(s->arena, main));
    return at.y;
}

void bx_head_draw(const bx_setting *s, const bx_item *item, const bx_head *head,
                  bx_role role, bx_point at, int white, bx_display_builder *out)
{
    if (!head->grade)
        return;
    const bx_grade *g = head->grade;
    bx_len spare = (head->rows + white) * s->layout->leading - head_height(head);
    at.y += g->white_above + spare / 2;
    if (head->kicker_lines)
        at.y = draw_side(s, item, BX_PART_KICKER, &g->kicker, head->columns, at, out) +
               g->between;
    if (head->n_lines)
        at.y = draw_main(s, item, head, role, at, out);
    if (head->deck_lines)
        draw_side(s, item, BX_PART_DECK, &g->deck, head->columns,
                  (bx_point){at.x, at.y + g->between}, out);
}
