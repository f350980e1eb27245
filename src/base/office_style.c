#include "base/office_style.h"

#include <stdlib.h>
#include <string.h>

/* ---- what elements say ---- */

static bx_office_answer answer(bool is_so)
{
    return is_so ? BX_OFFICE_YES : BX_OFFICE_NO;
}

/* Of a length or a number of characters; NULL leaves it unsaid. */
static void take_positive(bx_office_answer *out, const char *value)
{
    if (value)
        *out = answer(g_ascii_strtod(value, NULL) > 0);
}

static void take_first(bx_office_answer *out, const char *level, const char *first)
{
    if (level)
        *out = answer(!strcmp(level, first));
}

static void take_align(bx_office_answer *out, const char *value)
{
    if (value)
        *out = answer(!strcmp(value, "right") || !strcmp(value, "end"));
}

void bx_office_place_read(bx_office_place *place, bx_office_kind kind, const char **names,
                          const char **values)
{
    if (kind == BX_OFFICE_INDENT) {
        take_positive(&place->is_indented,
                      bx_office_attribute(names, values, "w:firstLine"));
        take_positive(&place->is_indented, /* goes before, where both are said */
                      bx_office_attribute(names, values, "w:firstLineChars"));
    } else if (kind == BX_OFFICE_ALIGN) {
        take_align(&place->is_right, bx_office_attribute(names, values, "w:val"));
    } else if (kind == BX_OFFICE_NUMBERED) {
        take_positive(&place->is_numbered, bx_office_attribute(names, values, "w:val"));
    } else if (kind == BX_OFFICE_OUTLINE) {
        take_first(&place->is_heading, bx_office_attribute(names, values, "w:val"), "0");
        take_first(&place->is_heading,
                   bx_office_attribute(names, values, "text:outline-level"), "1");
    } else if (kind == BX_OFFICE_PROPERTIES) {
        take_positive(&place->is_indented,
                      bx_office_attribute(names, values, "fo:text-indent"));
        take_align(&place->is_right, bx_office_attribute(names, values, "fo:text-align"));
    }
}

/* ---- styles ---- */

enum { MOST_PARENTS = 16 }; /* of a style made from a style; more are a ring */

typedef struct {
    char *parent; /* NULL: none */
    bx_office_place place;
    bx_office_type type;
} style;

struct bx_office_styles {
    GHashTable *by_name; /* char * → style * */
    style *usual;        /* of paragraphs that name none; NULL: nothing is said */
    style *open;         /* the one that is being read; NULL: none */
    style all;           /* what all are made from in the end */
};

static void style_free(void *data)
{
    style *s = data;
    g_free(s->parent);
    g_free(s);
}

bx_office_styles *bx_office_styles_new(void)
{
    bx_office_styles *styles = g_new0(bx_office_styles, 1);
    styles->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, style_free);
    return styles;
}

void bx_office_styles_free(bx_office_styles *styles)
{
    if (!styles)
        return;
    g_hash_table_destroy(styles->by_name);
    g_free(styles);
}

/* The style that begins; the first of a name counts. */
static void open_style(bx_office_styles *styles, const char **names, const char **values)
{
    const char *word = bx_office_attribute(names, values, "w:styleId");
    const char *name = word ? word : bx_office_attribute(names, values, "style:name");
    const char *type = bx_office_attribute(names, values, "w:type");
    const char *is_usual = bx_office_attribute(names, values, "w:default");
    styles->open = NULL;
    bool is_other = type && strcmp(type, "paragraph") && strcmp(type, "character");
    if (!name || is_other || g_hash_table_contains(styles->by_name, name))
        return;
    style *s = g_new0(style, 1);
    s->parent = g_strdup(bx_office_attribute(names, values, "style:parent-style-name"));
    g_hash_table_insert(styles->by_name, g_strdup(name), s);
    styles->open = s;
    bool is_of_paragraphs = !type || !strcmp(type, "paragraph");
    if (is_of_paragraphs && is_usual &&
        (!strcmp(is_usual, "1") || !strcmp(is_usual, "true")))
        styles->usual = s;
}

/* What holds for all, of paragraphs and not of tables or drawings. */
static void open_defaults(bx_office_styles *styles, const char **names,
                          const char **values)
{
    const char *family = bx_office_attribute(names, values, "style:family");
    styles->open = !family || !strcmp(family, "paragraph") ? &styles->all : NULL;
}

static void start(GMarkupParseContext *context, const char *element, const char **names,
                  const char **values, void *data, GError **error)
{
    (void)context, (void)error;
    bx_office_styles *styles = data;
    bx_office_kind kind = bx_office_kind_of(element);
    if (kind == BX_OFFICE_STYLE)
        open_style(styles, names, values);
    else if (kind == BX_OFFICE_DEFAULTS)
        open_defaults(styles, names, values);
    if (!styles->open)
        return;
    bx_office_type_read(&styles->open->type, kind, names, values);
    if (styles->open == &styles->all)
        return;
    if (kind == BX_OFFICE_PARENT && !styles->open->parent)
        styles->open->parent = g_strdup(bx_office_attribute(names, values, "w:val"));
    bx_office_place_read(&styles->open->place, kind, names, values);
}

static void end(GMarkupParseContext *context, const char *element, void *data,
                GError **error)
{
    (void)context, (void)error;
    bx_office_styles *styles = data;
    bx_office_kind kind = bx_office_kind_of(element);
    if (kind == BX_OFFICE_STYLE || kind == BX_OFFICE_DEFAULTS)
        styles->open = NULL;
}

bool bx_office_styles_add(bx_office_styles *styles, const char *xml, size_t n)
{
    static const GMarkupParser parser = {.start_element = start, .end_element = end};
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, 0, styles, NULL);
    bool is_fine = g_markup_parse_context_parse(context, xml, (gssize)n, NULL) &&
                   g_markup_parse_context_end_parse(context, NULL);
    styles->open = NULL;
    return is_fine;
}

static void take_unsaid(bx_office_answer *out, bx_office_answer other)
{
    if (*out == BX_OFFICE_UNSAID)
        *out = other;
}

static const style *find_style(const bx_office_styles *styles, const char *name)
{
    return name ? g_hash_table_lookup(styles->by_name, name) : NULL;
}

bx_office_place bx_office_styles_resolve(const bx_office_styles *styles, const char *name,
                                         bx_office_place own)
{
    const style *s = name ? find_style(styles, name) : styles->usual;
    for (int i = 0; s && i < MOST_PARENTS; i++) {
        take_unsaid(&own.is_indented, s->place.is_indented);
        take_unsaid(&own.is_right, s->place.is_right);
        take_unsaid(&own.is_numbered, s->place.is_numbered);
        take_unsaid(&own.is_heading, s->place.is_heading);
        s = find_style(styles, s->parent);
    }
    return own;
}

static void inherit(const bx_office_styles *styles, bx_office_type *type, const style *s)
{
    for (int i = 0; s && i < MOST_PARENTS; i++) {
        bx_office_type_inherit(type, s->type);
        s = find_style(styles, s->parent);
    }
}

void bx_office_styles_inherit(const bx_office_styles *styles, bx_office_type *type,
                              const char *name)
{
    inherit(styles, type, find_style(styles, name));
}

bx_line_type bx_office_styles_settle(const bx_office_styles *styles, bx_office_type type,
                                     const char *paragraph)
{
    inherit(styles, &type, paragraph ? find_style(styles, paragraph) : styles->usual);
    bx_office_type_inherit(&type, styles->all.type);
    return bx_office_type_settle(type);
}
