#include "base/office_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { MOST_FRAMES = 256 }; /* that stand in each other; no document has as many */

#define INDENT "\u3000\u3000"
#define PICTURE "\uFFFC"
#define SET_RIGHT "\u3000\u3000\u3000\u3000\u3000\u3000"

/* What text goes into; they stand in each other. */
typedef struct {
    bx_office_kind kind; /* PARAGRAPH, ROW, CELL or BOX; OTHER: all the document */
    GString *text;
    GString *after;        /* of a paragraph: the lines of boxes and pictures in it */
    int n_paragraphs;      /* of a cell; of a row: the most of any of its cells */
    int n_cells;           /* of a row */
    bx_office_place place; /* of a paragraph */
    char *style;           /* NULL: it names none */
    GArray *runs;          /* of a paragraph: where other type begins */
} frame;

typedef struct {
    size_t from; /* [bytes] of the paragraph's text */
    bx_line_type type;
} run;

typedef struct {
    const bx_office_styles *styles;
    bx_office_text *out;
    GPtrArray *frames;
    size_t most;
    int n_left_out;      /* elements that are open of what is left out */
    int n_texts;         /* w:t that are open */
    int n_lists;         /* items of lists */
    size_t n_bytes;      /* of text */
    bool is_hidden;      /* the run */
    bx_office_type type; /* of the run itself */
    char *run_style;     /* NULL: it names none */
    GPtrArray *spans;    /* char *: the styles of those that are open */
    bool is_odf;         /* all characters of a paragraph are text */
} reader;

static void frame_free(void *data)
{
    frame *f = data;
    g_string_free(f->text, TRUE);
    g_string_free(f->after, TRUE);
    g_free(f->style);
    g_array_unref(f->runs);
    g_free(f);
}

static void push(reader *r, bx_office_kind kind)
{
    frame *f = g_new0(frame, 1);
    f->kind = kind;
    f->text = g_string_new(NULL);
    f->after = g_string_new(NULL);
    f->runs = g_array_new(FALSE, FALSE, sizeof(run));
    g_ptr_array_add(r->frames, f);
}

static frame *top(const reader *r)
{
    return g_ptr_array_index(r->frames, r->frames->len - 1);
}

/* The innermost frame of a kind; NULL: none is open. */
static frame *find(const reader *r, bx_office_kind kind)
{
    for (guint i = r->frames->len; i-- > 0;) {
        frame *f = g_ptr_array_index(r->frames, i);
        if (f->kind == kind)
            return f;
    }
    return NULL;
}

/* Takes the top off where it is of the kind; NULL: it is not. To be freed. */
static frame *pop(reader *r, bx_office_kind kind)
{
    return top(r)->kind == kind ? g_ptr_array_steal_index(r->frames, r->frames->len - 1)
                                : NULL;
}

/* ---- inside a paragraph ---- */

static bx_line_type type_of_text(const reader *r, const frame *paragraph)
{
    bx_office_type type = r->type;
    bx_office_styles_inherit(r->styles, &type, r->run_style);
    for (guint i = r->spans->len; i-- > 0;)
        bx_office_styles_inherit(r->styles, &type, r->spans->pdata[i]);
    return bx_office_styles_settle(r->styles, type, paragraph->style);
}

/* The type of what is added to a paragraph next. */
static void note_type(const reader *r, frame *f)
{
    run next = {f->text->len, type_of_text(r, f)};
    const run *last =
        f->runs->len ? &g_array_index(f->runs, run, f->runs->len - 1) : NULL;
    if (!last || last->type.size != next.type.size ||
        last->type.is_bold != next.type.is_bold)
        g_array_append_val(f->runs, next);
}

static void add(reader *r, const char *text)
{
    frame *f = top(r);
    if (f->kind != BX_OFFICE_PARAGRAPH || r->is_hidden)
        return;
    note_type(r, f);
    g_string_append(f->text, text);
}

static void add_spaces(reader *r, const char *count)
{
    int n = count ? CLAMP(atoi(count), 1, 100) : 1;
    for (int i = 0; i < n; i++)
        add(r, " ");
}

static void add_picture(reader *r, const char **names, const char **values)
{
    static const char *const keys[] = {"r:embed", "r:id", "xlink:href"};
    const char *name = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(keys) && !name; i++)
        name = bx_office_attribute(names, values, keys[i]);
    frame *f = find(r, BX_OFFICE_PARAGRAPH);
    g_ptr_array_add(r->out->pictures, g_strdup(name ? name : ""));
    g_string_append((f ? f : top(r))->after, PICTURE "\n");
}

/* ---- ends ---- */

/* The text of a paragraph, with marks where other type begins. */
static void append_marked(GString *out, const frame *f)
{
    size_t at = 0;
    for (guint i = 0; i < f->runs->len; i++) {
        run next = g_array_index(f->runs, run, i);
        g_string_append_len(out, f->text->str + at, (gssize)(next.from - at));
        bx_office_type_mark(out, next.type);
        at = next.from;
    }
    g_string_append_printf(out, "%s\n", f->text->str + at);
}

static void end_paragraph(reader *r)
{
    frame *f = pop(r, BX_OFFICE_PARAGRAPH);
    if (!f)
        return;
    const char *text = f->text->str, *next = text;
    GString *out = top(r)->text;
    bx_office_place place = bx_office_styles_resolve(r->styles, f->style, f->place);
    bool has_space = bx_is_space(bx_utf8_next(&next)), has_text = !bx_utf8_is_blank(text);
    if (has_text && out->len && place.is_heading == BX_OFFICE_YES)
        g_string_append_c(out, '\n');
    if (has_text && !has_space && place.is_right == BX_OFFICE_YES)
        g_string_append(out, SET_RIGHT);
    else if (has_text && !has_space && place.is_indented == BX_OFFICE_YES)
        g_string_append(out, INDENT);
    if (has_text || !f->after->len)
        append_marked(out, f);
    g_string_append_len(out, f->after->str, (gssize)f->after->len);
    r->out->n_numbered += has_text && place.is_numbered == BX_OFFICE_YES;
    top(r)->n_paragraphs += has_text || f->after->len;
    frame_free(f);
}

static void end_box(reader *r)
{
    frame *f = pop(r, BX_OFFICE_BOX);
    if (!f)
        return;
    g_string_append_len(top(r)->after, f->text->str, (gssize)f->text->len);
    frame_free(f);
}

/* A row keeps its cells as they are, each closed by a tab, until it ends. */
static void end_cell(reader *r)
{
    frame *f = pop(r, BX_OFFICE_CELL);
    if (!f)
        return;
    frame *row = top(r);
    g_string_append_len(f->text, f->after->str, (gssize)f->after->len);
    g_strchomp(f->text->str);
    g_string_append_printf(row->text, "%s\t", f->text->str);
    row->n_paragraphs = MAX(row->n_paragraphs, f->n_paragraphs);
    row->n_cells++;
    frame_free(f);
}

static void end_row(reader *r)
{
    frame *f = pop(r, BX_OFFICE_ROW);
    if (!f)
        return;
    bool arranges = f->n_paragraphs > 1 || f->n_cells < 2;
    char *text = f->text->str;
    if (f->text->len)
        text[f->text->len - 1] = '\n';
    if (arranges)
        g_strdelimit(text, "\t", '\n');
    g_string_append(top(r)->text, text);
    top(r)->n_paragraphs += f->n_paragraphs;
    frame_free(f);
}

/* ---- elements ---- */

static void start_paragraph(reader *r, const char **names, const char **values)
{
    push(r, BX_OFFICE_PARAGRAPH);
    top(r)->style = g_strdup(bx_office_attribute(names, values, "text:style-name"));
    bx_office_place_read(&top(r)->place, BX_OFFICE_OUTLINE, names, values);
    if (r->n_lists)
        top(r)->place.is_numbered = BX_OFFICE_YES;
}

static void start_run(reader *r)
{
    g_clear_pointer(&r->run_style, g_free);
    r->type = (bx_office_type){0};
    r->is_hidden = false;
}

static void start_span(reader *r, const char *style)
{
    g_ptr_array_add(r->spans, g_strdup(style ? style : ""));
}

static void end_span(reader *r)
{
    if (r->spans->len)
        g_ptr_array_remove_index(r->spans, r->spans->len - 1);
}

static void start_named(reader *r, const char **names, const char **values)
{
    frame *f = top(r);
    if (f->kind != BX_OFFICE_PARAGRAPH)
        return;
    g_free(f->style);
    f->style = g_strdup(bx_office_attribute(names, values, "w:val"));
}

static void take(reader *r, bx_office_kind kind, const char **names, const char **values)
{
    switch (kind) {
    case BX_OFFICE_PARAGRAPH:
        start_paragraph(r, names, values);
        break;
    case BX_OFFICE_ROW:
    case BX_OFFICE_CELL:
    case BX_OFFICE_BOX:
        push(r, kind);
        break;
    case BX_OFFICE_RUN:
        start_run(r);
        break;
    case BX_OFFICE_RUN_STYLE:
        g_free(r->run_style);
        r->run_style = g_strdup(bx_office_attribute(names, values, "w:val"));
        break;
    case BX_OFFICE_SIZE:
    case BX_OFFICE_BOLD:
        bx_office_type_read(&r->type, kind, names, values);
        break;
    case BX_OFFICE_SPAN:
        start_span(r, bx_office_attribute(names, values, "text:style-name"));
        break;
    case BX_OFFICE_HIDDEN:
        r->is_hidden = bx_office_is_on(names, values);
        break;
    case BX_OFFICE_TEXT:
        r->n_texts++;
        break;
    case BX_OFFICE_TAB:
        add(r, "\t");
        break;
    case BX_OFFICE_BREAK:
        add(r, "\n");
        break;
    case BX_OFFICE_HYPHEN:
        add(r, "-");
        break;
    case BX_OFFICE_SYMBOL:
        add(r, "●");
        break;
    case BX_OFFICE_SPACES:
        add_spaces(r, bx_office_attribute(names, values, "text:c"));
        break;
    case BX_OFFICE_PICTURE:
        add_picture(r, names, values);
        break;
    case BX_OFFICE_LIST_ITEM:
        r->n_lists++;
        break;
    case BX_OFFICE_STYLE_NAME:
        start_named(r, names, values);
        break;
    case BX_OFFICE_INDENT:
    case BX_OFFICE_ALIGN:
    case BX_OFFICE_NUMBERED:
    case BX_OFFICE_OUTLINE:
        bx_office_place_read(&top(r)->place, kind, names, values);
        break;
    case BX_OFFICE_OTHER:
    case BX_OFFICE_STYLE:
    case BX_OFFICE_PARENT:
    case BX_OFFICE_DEFAULTS:
    case BX_OFFICE_PROPERTIES:
    case BX_OFFICE_TEXT_PROPERTIES:
    case BX_OFFICE_LEFT_OUT:
        break;
    }
}

static void start(GMarkupParseContext *context, const char *element, const char **names,
                  const char **values, void *data, GError **error)
{
    (void)context;
    reader *r = data;
    bx_office_kind kind = bx_office_kind_of(element);
    if (r->frames->len >= MOST_FRAMES)
        g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
    r->is_odf |= !strcmp(element, "office:document-content");
    r->n_left_out += kind == BX_OFFICE_LEFT_OUT;
    if (!r->n_left_out)
        take(r, kind, names, values);
}

static void end(GMarkupParseContext *context, const char *element, void *data,
                GError **error)
{
    (void)context, (void)error;
    reader *r = data;
    bx_office_kind kind = bx_office_kind_of(element);
    if (r->n_left_out) {
        r->n_left_out -= kind == BX_OFFICE_LEFT_OUT;
        return;
    }
    r->n_texts -= kind == BX_OFFICE_TEXT;
    r->n_lists -= kind == BX_OFFICE_LIST_ITEM;
    if (kind == BX_OFFICE_SPAN)
        end_span(r);
    else if (kind == BX_OFFICE_PARAGRAPH)
        end_paragraph(r);
    else if (kind == BX_OFFICE_BOX)
        end_box(r);
    else if (kind == BX_OFFICE_CELL)
        end_cell(r);
    else if (kind == BX_OFFICE_ROW)
        end_row(r);
}

/* How long a mark of the author's is that would be taken for ours; 0: it is none. */
static size_t mark_length(const char *text, size_t n)
{
    bool is_picture = n >= strlen(PICTURE) && !strncmp(text, PICTURE, strlen(PICTURE));
    return is_picture || bx_office_type_is_mark(text, n) ? strlen(PICTURE) : 0;
}

/* White space in XML is one space in OpenDocument, and none at a paragraph's start. */
static void add_collapsed(reader *r, const char *text, size_t n)
{
    GString *out = top(r)->text;
    for (size_t i = 0; i < n; i++)
        if (mark_length(text + i, n - i))
            i += mark_length(text + i, n - i) - 1;
        else if (!g_ascii_isspace(text[i]))
            g_string_append_c(out, text[i]);
        else if (out->len && !g_ascii_isspace(out->str[out->len - 1]))
            g_string_append_c(out, ' ');
}

static void add_kept(reader *r, const char *text, size_t n)
{
    GString *out = top(r)->text;
    for (size_t i = 0; i < n; i++)
        if (mark_length(text + i, n - i))
            i += mark_length(text + i, n - i) - 1;
        else
            g_string_append_c(out, text[i] == '\n' || text[i] == '\r' ? ' ' : text[i]);
}

static void characters(GMarkupParseContext *context, const char *text, gsize n,
                       void *data, GError **error)
{
    (void)context;
    reader *r = data;
    bool is_text = (r->is_odf || r->n_texts) && top(r)->kind == BX_OFFICE_PARAGRAPH;
    if (r->n_left_out || r->is_hidden || !is_text)
        return;
    note_type(r, top(r));
    if (r->is_odf)
        add_collapsed(r, text, n);
    else
        add_kept(r, text, n);
    r->n_bytes += n;
    r->out->is_long = r->n_bytes > r->most;
    if (r->out->is_long)
        g_set_error_literal(error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "");
}

bool bx_office_text_read(const char *xml, size_t n, const bx_office_styles *styles,
                         size_t most, bx_office_text *out)
{
    static const GMarkupParser parser = {
        .start_element = start, .end_element = end, .text = characters};
    reader r = {.styles = styles, .out = out, .most = most};
    r.frames = g_ptr_array_new_with_free_func(frame_free);
    r.spans = g_ptr_array_new_with_free_func(g_free);
    *out = (bx_office_text){.text = g_string_new(NULL),
                            .pictures = g_ptr_array_new_with_free_func(g_free)};
    push(&r, BX_OFFICE_OTHER);
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &r, NULL);
    bool is_fine = g_markup_parse_context_parse(context, xml, (gssize)n, NULL) &&
                   g_markup_parse_context_end_parse(context, NULL);
    const frame *all = g_ptr_array_index(r.frames, 0);
    g_string_append_len(out->text, all->text->str, (gssize)all->text->len);
    g_string_append_len(out->text, all->after->str, (gssize)all->after->len);
    out->types = bx_office_type_of_lines(out->text);
    g_ptr_array_free(r.frames, TRUE);
    g_ptr_array_free(r.spans, TRUE);
    g_free(r.run_style);
    return is_fine;
}

void bx_office_text_clear(bx_office_text *text)
{
    if (text->text)
        g_string_free(text->text, TRUE);
    if (text->pictures)
        g_ptr_array_free(text->pictures, TRUE);
    if (text->types)
        g_array_free(text->types, TRUE);
    *text = (bx_office_text){0};
}
