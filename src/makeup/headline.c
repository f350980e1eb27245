#include "makeup/headline.h"

#include <glib.h>

#include "makeup/measure.h"
#include "makeup/spine.h"
#include "model/group.h"

enum {
#define BX_HEAD_COST(id, value, reason) id = (value),
#include "makeup/head_cost.def"
#undef BX_HEAD_COST
    HEAD_LINE_PERCENT = 118, /* room of a head line, of its size */
    ABOVE_PERCENT = 55,      /* of all its white: a head belongs to what it stands over */
};

/* What the heads of an item over a measure are made from. */
typedef struct {
    const bx_setting *setting;
    const bx_item *item;
    const bx_head_text *text;
    bool is_lead, may_tear;
    int columns; /* that its grades are for */
    bx_writing_mode mode;
    bx_len measure;
    bx_summary summary; /* the same in every grade */
} head_task;

static bx_paragraph_style line_style(const bx_setting *s, const bx_style *type,
                                     bx_len measure, bx_writing_mode mode)
{
    return (bx_paragraph_style){
        .type = *type, .measure = measure, .mode = mode, .profile = s->profile};
}

/* A kicker or deck over a measure. */
typedef struct {
    const bx_paragraph *paragraph;
    const bx_breaking *breaking; /* NULL: nothing to print */
} side_text;

static int n_lines_of(side_text side)
{
    return side.breaking ? side.breaking->n_lines : 0;
}

/* In as many lines as it takes. */
static side_text set_side(const bx_setting *s, bx_chars text,
                          const bx_paragraph_style *style, bx_diags *diags)
{
    const bx_paragraph *p = bx_paragraph_compose(s->assets, s->arena, text, style, diags);
    return (side_text){p, p->n_breakings ? &p->breakings[p->best] : NULL};
}

/* Where one line does not hold it, it turns between phrases, in no more lines for that.
 */
static side_text compose_side(const bx_setting *s, bx_chars text,
                              const bx_paragraph_style *style, bx_diags *diags)
{
    side_text plain = set_side(s, text, style, diags);
    bx_paragraph_style phrased = *style;
    if (n_lines_of(plain) < 2 || !s->lexicon)
        return plain;
    phrased.lexicon = s->lexicon;
    phrased.house = s->house;
    phrased.is_display = true;
    side_text side = set_side(s, text, &phrased, NULL);
    for (int i = 0; i < side.paragraph->n_breakings; i++)
        if (side.paragraph->breakings[i].n_lines == n_lines_of(plain))
            return (side_text){side.paragraph, &side.paragraph->breakings[i]};
    return plain;
}

/* How many lines the item's kickers or decks take over the measure. Faults are reported
 * when they are drawn. */
static int side_lines(const head_task *task, bx_part_kind kind, const bx_style *type)
{
    const bx_setting *s = task->setting;
    bx_paragraph_style style = line_style(s, type, task->measure, task->mode);
    int n = 0;
    for (int i = 0; i < task->item->n_parts; i++)
        if (task->item->parts[i].kind == kind)
            n += n_lines_of(set_side(s, task->item->parts[i].text, &style, NULL));
    return n;
}

bx_len bx_head_line_room(bx_len size)
{
    return bx_len_scale(size, HEAD_LINE_PERCENT, 100);
}

/* The room of all lines and the white that belongs to them (rule 7). */
static bx_len breadth_of(const bx_head *head)
{
    const bx_grade *g = head->grade;
    int gaps = (head->kicker_lines > 0) + (head->deck_lines > 0);
    return g->white_above + g->white_below + gaps * g->between +
           head->kicker_lines * bx_head_line_room(g->kicker.size) +
           head->n_lines * bx_head_line_room(g->main.size) +
           head->deck_lines * bx_head_line_room(g->deck.size) + head->summary.breadth;
}

int bx_head_least_rows(const bx_layout *layout, const bx_grade *grade)
{
    bx_head head = {.grade = grade, .n_lines = 1};
    return bx_rows_for(layout, breadth_of(&head));
}

/* lines NULL: the main head is not divided, or there is none. */
static void set_room(const bx_layout *layout, bx_head *head)
{
    head->breadth = breadth_of(head);
    if (head->mode == BX_HORIZONTAL)
        head->rows = bx_rows_for(layout, head->breadth);
}

static bx_head head_of(const head_task *task, const bx_grade *grade,
                       const bx_head_lines *lines)
{
    bx_head head = {.grade = grade,
                    .mode = task->mode,
                    .measure = task->measure,
                    .summary = task->summary};
    if (lines)
        head.main = *lines;
    head.n_lines = head.main.n;
    head.kicker_lines = side_lines(task, BX_PART_KICKER, &grade->kicker);
    head.deck_lines = side_lines(task, BX_PART_DECK, &grade->deck);
    set_room(task->setting->layout, &head);
    int extra = MAX(0, head.kicker_lines - 1) + MAX(0, head.deck_lines - 1);
    int high = MAX(0, head.summary.n_lines - SUMMARY_LINES);
    head.cost = grade->cost + head.main.cost + extra * MORE_LINES + high * MORE_SUMMARY;
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
           bx_item_find(item, BX_PART_DECK) || bx_item_find(item, BX_PART_SUMMARY);
}

/* The heads of one grade: on as few lines as its width asks for, and on one more. */
static int grade_heads(const head_task *task, const bx_grade *grade, bx_head *heads,
                       int room)
{
    int n = 0;
    if (!bx_head_text_main(task->text).n) {
        heads[0] = head_of(task, grade, NULL);
        return 1;
    }
    int least = bx_head_text_least_lines(task->text, grade->main.size, task->measure);
    int most = MIN(least + 1, BX_MAX_HEAD_LINES);
    for (int k = least; k <= most && n < room; k++) {
        bx_head_lines lines;
        if (bx_head_text_divide(task->text, k, grade->main.size, task->measure,
                                task->may_tear, &lines))
            heads[n++] = head_of(task, grade, &lines);
    }
    return n;
}

/* A head too long for every grade: the smallest type, as many lines as it takes, broken
 * like a paragraph; never lost. */
static bx_head last_resort(const head_task *task, const bx_grade *grade)
{
    bx_head head = head_of(task, grade, NULL);
    bx_style other = grade->main; /* a neighbour may make it take the other face */
    other.role = grade->alternate;
    head.n_lines = MAX(side_lines(task, BX_PART_HEADLINE, &grade->main),
                       side_lines(task, BX_PART_HEADLINE, &other));
    set_room(task->setting->layout, &head);
    head.cost += UNSETTABLE;
    return head;
}

static int heads_of_all(const head_task *task, bx_head *heads)
{
    const bx_layout *layout = task->setting->layout;
    int n = 0;
    if (task->item->group)
        return grade_heads(task, &layout->group.head, heads, 1);
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

static int heads_make(head_task *task, bx_head *heads)
{
    if (!has_head(task->item)) {
        heads[0] = (bx_head){.mode = task->mode, .measure = task->measure};
        return 1;
    }
    task->summary = bx_summary_of(task->setting, task->item, task->mode, task->measure);
    int n = heads_of_all(task, heads);
    task->may_tear = true;
    if (!n)
        n = heads_of_all(task, heads);
    if (!n)
        heads[n++] =
            last_resort(task, task->item->group ? &task->setting->layout->group.head
                                                : smallest_grade(task->setting->layout));
    return n;
}

int bx_heads_make(const bx_setting *s, const bx_item *item, const bx_head_text *text,
                  bool is_lead, int columns, bx_len measure, bx_head *heads)
{
    head_task task = {.setting = s,
                      .item = item,
                      .text = text,
                      .is_lead = is_lead,
                      .columns = columns,
                      .measure = measure};
    return heads_make(&task, heads);
}

int bx_heads_make_vertical(const bx_setting *s, const bx_item *item,
                           const bx_head_text *text, bool is_lead, bx_len measure,
                           bx_head *heads)
{
    head_task task = {.setting = s,
                      .item = item,
                      .text = text,
                      .is_lead = is_lead,
                      .columns =
                          MIN(bx_columns_for(s->layout, measure), s->layout->columns),
                      .mode = BX_VERTICAL,
                      .measure = measure};
    return heads_make(&task, heads);
}

/* ---- drawing ---- */

/* A head that is being drawn. */
typedef struct {
    const bx_setting *setting;
    const bx_item *item;
    const bx_head *head;
    bx_frame frame;
    bx_len at; /* block coordinate of what comes next */
    bx_display_builder *out;
} drawing;

/* Where a line of a size begins that comes next. */
static bx_point line_start(const drawing *d, bx_len size)
{
    bx_len axis = bx_axis_in(d->frame.mode, bx_head_line_room(size), size);
    return bx_frame_point(d->frame, 0, d->at + axis);
}

/* Sets a line down, `left` from the start of the measure. */
static void place_line(const drawing *d, bx_line line, bx_len left, bx_len size,
                       bx_chars text)
{
    bx_frame start = {line_start(d, size), d->frame.mode};
    bx_point at = bx_frame_point(start, left, 0);
    if (d->frame.mode == BX_VERTICAL)
        bx_place_line(line, BX_VERTICAL, at, false, d->out);
    else
        bx_spine_set(d->setting, line, at, start.start.x,
                     start.start.x + d->head->measure, text, d->out);
}

static void draw_text(drawing *d, bx_chars text, const bx_style *type)
{
    const bx_setting *s = d->setting;
    bx_paragraph_style style = line_style(s, type, d->head->measure, d->head->mode);
    side_text side = compose_side(s, text, &style, s->diags);
    int n = n_lines_of(side);
    if (n)
        bx_paragraph_report_splits(s->arena, side.paragraph, side.breaking, s->diags);
    for (int i = 0; i < n; i++, d->at += bx_head_line_room(type->size)) {
        bx_line line = bx_paragraph_line(s->arena, side.paragraph, side.breaking, i);
        place_line(d, line, 0, type->size, text);
    }
}

static void draw_side(drawing *d, bx_part_kind kind, const bx_style *type)
{
    for (int i = 0; i < d->item->n_parts; i++)
        if (d->item->parts[i].kind == kind)
            draw_text(d, d->item->parts[i].text, type);
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

/* One line of the main head, which breaks nowhere. */
static bx_line compose_line(const bx_setting *s, const bx_head *head,
                            const bx_style *type, bx_chars source, bx_diags *diags)
{
    bx_paragraph_style style = line_style(s, type, INT32_MAX / 4, head->mode);
    style.type.align = BX_ALIGN_LEFT;
    style.tracking = head->main.tracking;
    style.stretch = head->main.stretch == 100 ? 0 : head->main.stretch;
    bx_chars set = bx_head_line_text(s->arena, source, head->main.pause);
    const bx_paragraph *p = bx_paragraph_compose(s->assets, s->arena, set, &style, diags);
    return p->n_breakings ? bx_paragraph_line(s->arena, p, &p->breakings[p->best], 0)
                          : (bx_line){0};
}

bx_len bx_head_width(const bx_setting *s, const bx_head *head)
{
    bx_len width = head->main.n ? 0 : head->measure;
    for (int i = 0; i < head->main.n; i++)
        width = MAX(
            width,
            compose_line(s, head, &head->grade->main, head->main.lines[i], NULL).width);
    return width;
}

static void draw_line(const drawing *d, const bx_style *type, bx_chars source)
{
    const bx_setting *s = d->setting;
    const bx_head *head = d->head;
    bx_line line = compose_line(s, head, type, source, s->diags);
    bx_glyph_run *runs = BX_NEW_ARRAY(s->arena, line.n_runs, bx_glyph_run);
    for (int i = 0; i < line.n_runs; i++)
        runs[i] = with_source(s->arena, &line.runs[i], source);
    line.runs = runs;
    place_line(d, line, bx_align_start(type->align, head->measure - line.width),
               type->size, source);
}

static void draw_main(drawing *d, bx_role role)
{
    const bx_setting *s = d->setting;
    const bx_head_lines *main = &d->head->main;
    bx_style type = d->head->grade->main;
    type.role = role;
    if (!main->n)
        draw_side(d, BX_PART_HEADLINE, &type);
    for (int i = 0; i < main->n; i++, d->at += bx_head_line_room(type.size))
        draw_line(d, &type, main->lines[i]);
    if (main->is_torn && s->lexicon) /* else nobody can tell */
        bx_diag(s->diags, BX_D_W_HEAD_TORN,
                bx_chars_span(bx_item_find(d->item, BX_PART_HEADLINE)->text),
                bx_head_lines_utf8(s->arena, main));
}

bx_len bx_head_white_before(const bx_head *head, bx_len room)
{
    bx_len spare = room - head->breadth;
    bx_len white = head->grade->white_above + head->grade->white_below + spare;
    if (head->mode == BX_VERTICAL)
        return head->grade->white_above + spare / 2;
    return MAX(bx_len_scale(white, ABOVE_PERCENT, 100), head->grade->white_above);
}

void bx_head_draw(const bx_setting *s, const bx_item *item, const bx_head *head,
                  bx_role role, bx_point corner, bx_len room, bx_display_builder *out)
{
    const bx_grade *g = head->grade;
    if (!g)
        return;
    drawing d = {.setting = s,
                 .item = item,
                 .head = head,
                 .frame = {corner, head->mode},
                 .at = bx_head_white_before(head, room),
                 .out = out};
    if (head->kicker_lines) {
        draw_side(&d, BX_PART_KICKER, &g->kicker);
        d.at += g->between;
    }
    if (head->n_lines)
        draw_main(&d, role);
    if (head->deck_lines) {
        d.at += g->between;
        draw_side(&d, BX_PART_DECK, &g->deck);
    }
    bx_frame rest = {bx_frame_point(d.frame, 0, d.at), head->mode};
    bx_summary_draw(s, item, &head->summary, g->main.align, head->measure, rest, out);
}
