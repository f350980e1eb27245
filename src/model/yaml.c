#include "model/yaml.h"

#include <glib.h>
#include <string.h>
#include <yaml.h>

typedef struct {
    yaml_parser_t parser;
    yaml_event_t event; /* the one being looked at */
    bx_arena *arena;
    const bx_source *source;
    bx_diags *diags;
    int from, to;
    int *offsets; /* byte in the source of each character of [from, to), and of its end */
    int n_offsets;
    int depth;
    int n_twice; /* keys that stood there before */
} reader;

/* Who repeats more keys than this has pasted a text, not written one. */
enum { MAX_TWICE = 10 };

static const bx_yaml *read_node(reader *r);

/* libyaml counts characters. */
static void count_characters(reader *r)
{
    r->offsets = g_new(int, r->to - r->from + 1);
    for (int i = r->from; i < r->to; i++)
        if (((unsigned char)r->source->text[i] & 0xc0) != 0x80)
            r->offsets[r->n_offsets++] = i;
    r->offsets[r->n_offsets] = r->to;
}

static int offset_of(const reader *r, yaml_mark_t mark)
{
    int i = mark.index > (size_t)r->n_offsets ? r->n_offsets : (int)mark.index;
    return r->offsets[i];
}

static bx_span span_of(const reader *r, yaml_mark_t from, yaml_mark_t to)
{
    return (bx_span){r->source, offset_of(r, from), offset_of(r, to)};
}

/* The line that holds a byte, without its end. */
static GString *line_at(const reader *r, int offset, int *from)
{
    int a = offset, b = offset;
    while (a > r->from && r->source->text[a - 1] != '\n')
        a--;
    while (b < r->to && r->source->text[b] != '\n' && r->source->text[b] != '\r')
        b++;
    *from = a;
    return g_string_new_len(r->source->text + a, b - a);
}

/* 主题：… with a full-width colon is what a Chinese keyboard gives. */
static bool report_wide_colon(const reader *r, int offset)
{
    int from;
    g_autoptr(GString) line = line_at(r, offset, &from);
    const char *wide = strstr(line->str, "：");
    const char *narrow = strchr(line->str, ':');
    if (!wide || (narrow && narrow < wide))
        return false;
    int at = from + (int)(wide - line->str);
    bx_diag(r->diags, BX_D_E_YAML_WIDE_COLON,
            ((bx_span){r->source, at, at + (int)strlen("：")}), "");
    return true;
}

/* layout:a4 or - title:要闻 in a line that has no other colon: it looks like a key to all
 * but YAML. */
static bool report_tight_colon(const reader *r, const GString *line, int from)
{
    const char *word = line->str + strspn(line->str, " ");
    if (g_str_has_prefix(word, "- "))
        word += strspn(word + 1, " ") + 1;
    const char *colon = strchr(word, ':');
    bool is_key = colon && colon > word && !memchr(word, ' ', (size_t)(colon - word)) &&
                  colon[1] && colon[1] != ' ' && colon[1] != '/' && !strstr(colon, ": ");
    int at = from + (int)(word - line->str);
    if (is_key)
        bx_diag(r->diags, BX_D_E_YAML_NO_COLON, ((bx_span){r->source, at, at}), "");
    return is_key;
}

/* A line above has no colon but a wide one, or one that nothing stands behind: the text
 * that began there went on down to here. */
static bool report_colon_above(const reader *r, int offset)
{
    int from;
    for (g_string_free(line_at(r, offset, &from), TRUE); from > r->from;) {
        g_autoptr(GString) above = line_at(r, from - 1, &from);
        if (report_wide_colon(r, from) || report_tight_colon(r, above, from))
            return true;
        if (strchr(above->str, ':'))
            return false;
    }
    return false;
}

/* libyaml's words for the mistakes that editors make, and ours. */
static const struct {
    const char *problem;
    bx_diag_id id;
    bool is_in_context; /* the mistake stands where the construct began */
} known_problems[] = {
    {"mapping values are not allowed", BX_D_E_YAML_COLON, false},
    {"did not find expected key", BX_D_E_YAML_INDENT, false},
    {"did not find expected '-' indicator", BX_D_E_YAML_INDENT, false},
    {"block sequence entries are not allowed", BX_D_E_YAML_INDENT, false},
    {"found a tab character", BX_D_E_YAML_TAB, false},
    {"found unexpected end of stream", BX_D_E_YAML_QUOTE, true},
    {"found unexpected document indicator", BX_D_E_YAML_QUOTE, true},
    {"did not find expected ',' or", BX_D_E_YAML_BRACKET, true},
    {"could not find expected ':'", BX_D_E_YAML_NO_COLON, true},
    {"control characters are not allowed", BX_D_E_YAML_CONTROL, false},
    {"did not find expected alphabetic", BX_D_E_YAML_ALIAS, false},
    {"did not find expected whitespace or line break", BX_D_E_YAML_ALIAS, false},
    {"unknown escape character", BX_D_E_YAML_ESCAPE, true},
    {"did not find expected hexdecimal number", BX_D_E_YAML_ESCAPE, true},
    {"invalid Unicode character escape code", BX_D_E_YAML_ESCAPE, true},
    {"did not find expected <document start>", BX_D_E_YAML_MANY, false},
};

static void report_token(const reader *r, bx_span at)
{
    bx_diag_id id = at.from < r->to && r->source->text[at.from] == '\t'
                        ? BX_D_E_YAML_TAB
                        : BX_D_E_YAML_ALIAS;
    bx_diag(r->diags, id, at, "");
}

/* "甲"乙: the text ended with its second quote. */
static bool follows_quote(const reader *r, int offset)
{
    const char *text = r->source->text;
    while (offset > r->from && text[offset - 1] == ' ')
        offset--;
    return offset > r->from && (text[offset - 1] == '"' || text[offset - 1] == '\'');
}

/* One ': ' alone in its line is no second one: the line hangs below a text. */
static bool is_first_colon(const reader *r, int offset)
{
    int from;
    g_autoptr(GString) line = line_at(r, offset, &from);
    return !memchr(line->str, ':', (size_t)(offset - from));
}

/* -a.md: a row of a list to all but YAML. */
static bool is_tight_dash(const reader *r, int offset)
{
    const char *text = r->source->text + offset;
    return offset < r->to && text[0] == '-' && text[1] != ' ' && text[1] != '-';
}

static void report_problem(const reader *r)
{
    const yaml_parser_t *p = &r->parser;
    const char *problem = p->problem ? p->problem : "?";
    int offset = p->error == YAML_READER_ERROR
                     ? MIN(r->from + (int)p->problem_offset, r->to)
                     : offset_of(r, p->problem_mark);
    int context = p->context ? offset_of(r, p->context_mark) : offset;
    if (report_wide_colon(r, context) || report_wide_colon(r, offset))
        return;
    bx_span at = {r->source, offset, offset};
    if (strstr(problem, "cannot start any token")) {
        report_token(r, at);
        return;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(known_problems); i++) {
        if (!strstr(problem, known_problems[i].problem))
            continue;
        bx_diag_id id = known_problems[i].id;
        if (id == BX_D_E_YAML_INDENT && follows_quote(r, offset))
            id = BX_D_E_YAML_AFTER_QUOTE;
        if (id == BX_D_E_YAML_COLON && is_first_colon(r, offset)) {
            if (report_colon_above(r, offset))
                return;
            id = BX_D_E_YAML_INDENT;
        }
        if (known_problems[i].is_in_context)
            at.from = at.to = context;
        if (id == BX_D_E_YAML_NO_COLON && is_tight_dash(r, context))
            id = BX_D_E_YAML_DASH;
        bx_diag(r->diags, id, at, "");
        return;
    }
    bx_diag(r->diags, BX_D_E_YAML_SYNTAX, at, problem);
}

static bool advance(reader *r)
{
    yaml_event_delete(&r->event);
    if (yaml_parser_parse(&r->parser, &r->event))
        return true;
    report_problem(r);
    return false;
}

static bx_span event_span(const reader *r)
{
    return span_of(r, r->event.start_mark, r->event.end_mark);
}

/* An anchor or tag would take words out of the text without a trace. */
static bool has_no_mark(const reader *r, const yaml_char_t *anchor,
                        const yaml_char_t *tag)
{
    if (!anchor && !tag)
        return true;
    bx_diag(r->diags, BX_D_E_YAML_ALIAS, event_span(r), "");
    return false;
}

static bool has_no_control(const reader *r, const char *text, size_t n, bx_span at)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f) {
            bx_diag(r->diags, BX_D_E_YAML_CONTROL, at, "");
            return false;
        }
    }
    return true;
}

static char quote_of(yaml_scalar_style_t style)
{
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return '\'';
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return '"';
    case YAML_LITERAL_SCALAR_STYLE:
        return '|';
    case YAML_FOLDED_SCALAR_STYLE:
        return '>';
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
        break;
    }
    return 0;
}

static const bx_yaml *read_text(reader *r)
{
    const char *value = (const char *)r->event.data.scalar.value;
    size_t n = r->event.data.scalar.length;
    bx_span span = event_span(r);
    if (!has_no_mark(r, r->event.data.scalar.anchor, r->event.data.scalar.tag) ||
        !has_no_control(r, value, n, span))
        return NULL;
    bx_yaml *node = BX_NEW(r->arena, bx_yaml);
    *node = (bx_yaml){.kind = BX_YAML_TEXT,
                      .span = span,
                      .text = bx_copy_text(r->arena, value, n),
                      .quote = quote_of(r->event.data.scalar.style)};
    return node;
}

static const bx_yaml *const *keep(const reader *r, const GPtrArray *nodes)
{
    return bx_copy(r->arena, nodes->len ? (const void *)nodes->pdata : "",
                   nodes->len * sizeof(void *));
}

static const bx_yaml *read_list(reader *r)
{
    if (!has_no_mark(r, r->event.data.sequence_start.anchor,
                     r->event.data.sequence_start.tag))
        return NULL;
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    bx_span span = event_span(r);
    for (;;) {
        if (!advance(r))
            return NULL;
        if (r->event.type == YAML_SEQUENCE_END_EVENT)
            break;
        const bx_yaml *value = read_node(r);
        if (!value)
            return NULL;
        g_ptr_array_add(values, (gpointer)value);
    }
    span.to = MAX(span.to, event_span(r).from);
    bx_yaml *node = BX_NEW(r->arena, bx_yaml);
    *node = (bx_yaml){.kind = BX_YAML_LIST,
                      .span = span,
                      .values = keep(r, values),
                      .n = (int)values->len};
    return node;
}

static bool is_new_key(reader *r, const bx_yaml *key, GHashTable *seen)
{
    const bx_yaml *before = g_hash_table_lookup(seen, key->text);
    if (!before) {
        g_hash_table_insert(seen, (gpointer)key->text, (gpointer)key);
        return true;
    }
    int line, column;
    r->n_twice++;
    bx_source_position(r->source, before->span.from, &line, &column);
    bx_diag(r->diags, BX_D_E_KEY_TWICE, key->span, key->text, BX_INT(line));
    return false;
}

/* One pair; false at the end of the mapping or after reporting (*failed). */
static bool read_pair(reader *r, GPtrArray *keys, GPtrArray *values, GHashTable *seen,
                      bool *failed)
{
    *failed = !advance(r);
    if (*failed || r->event.type == YAML_MAPPING_END_EVENT)
        return false;
    *failed = true;
    bx_span at = event_span(r);
    const bx_yaml *key = read_node(r);
    if (!key)
        return false;
    if (key->kind != BX_YAML_TEXT) {
        bx_diag(r->diags, BX_D_E_YAML_KEY, at, "");
        return false;
    }
    const bx_yaml *value = advance(r) ? read_node(r) : NULL;
    if (!value)
        return false;
    *failed = r->n_twice == MAX_TWICE;
    if (is_new_key(r, key, seen)) {
        g_ptr_array_add(keys, (gpointer)key);
        g_ptr_array_add(values, (gpointer)value);
    }
    return !*failed;
}

static const bx_yaml *read_map(reader *r)
{
    if (!has_no_mark(r, r->event.data.mapping_start.anchor,
                     r->event.data.mapping_start.tag))
        return NULL;
    g_autoptr(GPtrArray) keys = g_ptr_array_new();
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    bx_span span = event_span(r);
    bool failed = false;
    while (read_pair(r, keys, values, seen, &failed))
        continue;
    if (failed)
        return NULL;
    span.to = MAX(span.to, event_span(r).from);
    bx_yaml *node = BX_NEW(r->arena, bx_yaml);
    *node = (bx_yaml){.kind = BX_YAML_MAP,
                      .span = span,
                      .keys = keep(r, keys),
                      .values = keep(r, values),
                      .n = (int)keys->len};
    return node;
}

/* The node whose first event is the present one. */
static const bx_yaml *read_node(reader *r)
{
    if (r->depth == BX_YAML_MAX_DEPTH) {
        bx_diag(r->diags, BX_D_E_YAML_DEEP, event_span(r), BX_INT(BX_YAML_MAX_DEPTH));
        return NULL;
    }
    r->depth++;
    const bx_yaml *node = NULL;
    if (r->event.type == YAML_SCALAR_EVENT)
        node = read_text(r);
    else if (r->event.type == YAML_SEQUENCE_START_EVENT)
        node = read_list(r);
    else if (r->event.type == YAML_MAPPING_START_EVENT)
        node = read_map(r);
    else
        bx_diag(r->diags, BX_D_E_YAML_ALIAS, event_span(r), "");
    r->depth--;
    return node;
}

static const bx_yaml *read_document(reader *r)
{
    do {
        if (!advance(r))
            return NULL;
    } while (r->event.type == YAML_STREAM_START_EVENT ||
             r->event.type == YAML_DOCUMENT_START_EVENT);
    if (r->event.type == YAML_STREAM_END_EVENT) {
        bx_yaml *nothing = BX_NEW(r->arena, bx_yaml);
        *nothing = (bx_yaml){.kind = BX_YAML_MAP, .span = {r->source, r->from, r->from}};
        return nothing;
    }
    const bx_yaml *root = read_node(r);
    if (!root || !advance(r) || !advance(r))
        return NULL;
    if (r->event.type != YAML_STREAM_END_EVENT) {
        bx_diag(r->diags, BX_D_E_YAML_MANY, event_span(r), "");
        return NULL;
    }
    if (root->kind == BX_YAML_TEXT && report_wide_colon(r, root->span.from))
        return NULL;
    return root;
}

const bx_yaml *bx_yaml_read(bx_arena *arena, const bx_source *source, int from, int to,
                            bx_diags *diags)
{
    if (to - from > BX_YAML_MAX_BYTES) {
        bx_diag(diags, BX_D_E_YAML_LARGE, bx_span_of_file(source),
                BX_INT(BX_YAML_MAX_BYTES / 1024));
        return NULL;
    }
    reader r = {.arena = arena, .source = source, .diags = diags, .from = from, .to = to};
    count_characters(&r);
    if (!yaml_parser_initialize(&r.parser))
        g_error("out of memory");
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)source->text + from,
                                 (size_t)(to - from));
    const bx_yaml *root = read_document(&r);
    yaml_event_delete(&r.event);
    yaml_parser_delete(&r.parser);
    g_free(r.offsets);
    return root;
}

bool bx_yaml_is_empty(const bx_yaml *node)
{
    return node->kind == BX_YAML_TEXT && !node->quote &&
           (!*node->text || !strcmp(node->text, "~"));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* How many bytes an escape of a double-quoted text takes, its \ included. */
static int escape_length(const char *p, const char *end)
{
    int n = 2;
    if (end - p > 1)
        n = p[1] == 'x' ? 4 : p[1] == 'u' ? 6 : p[1] == 'U' ? 10 : 2;
    return (int)MIN(n, end - p);
}

static bool joins_lines(const char *p, const char *end)
{
    return *p == '\\' && end - p > 1 && (p[1] == '\n' || p[1] == '\r');
}

/* Where the next character c of the value stands; moves *p behind it. */
static const char *locate(const bx_yaml *node, uint32_t c, const char **p,
                          const char *end)
{
    bool is_space = c < 0x80 && is_blank((char)c);
    bool escapes = node->quote == '"';
    while (*p < end &&
           ((!is_space && is_blank(**p)) || (escapes && joins_lines(*p, end))))
        *p += 1 + (**p == '\\');
    const char *at = MIN(*p, end);
    if (*p >= end)
        return at;
    if (escapes && **p == '\\')
        *p += escape_length(*p, end);
    else if (node->quote == '\'' && **p == '\'')
        *p += 2;
    else if (!is_space || is_blank(**p))
        bx_utf8_next(p);
    return at;
}

bx_chars bx_yaml_chars(bx_arena *arena, const bx_yaml *text)
{
    bx_chars_builder b = {.arena = arena, .source = text->span.source};
    const char *base = text->span.source->text;
    const char *p = base + text->span.from, *end = base + text->span.to;
    if (text->quote == '|' || text->quote == '>')
        while (p < end && *p != '\n')
            p++;
    else if (text->quote && p < end)
        p++;
    const char *value = text->text;
    for (uint32_t c; (c = bx_utf8_next(&value));)
        bx_chars_add(&b, c, (int)(locate(text, c, &p, end) - base), BX_MARKUP_PLAIN);
    return bx_chars_finish(&b);
}
