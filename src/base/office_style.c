#include "base/office_style.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    bx_office_kind kind;
} elements[] = {
#define BX_OFFICE_ELEMENT(name, kind) {name, BX_OFFICE_##kind},
#include "base/office.def"
#undef BX_OFFICE_ELEMENT
};

bx_office_kind bx_office_kind_of(const char *element)
{
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        if (!strcmp(elements[i].name, element))
            return elements[i].kind;
    return BX_OFFICE_OTHER;
}

const char *bx_office_attribute(const char **names, const char **values, const char *name)
{
    for (int i = 0; names[i]; i++)
        if (!strcmp(names[i], name))
            return values[i];
    return NULL;
}

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
} style;

struct bx_office_styles {
    GHashTable *by_name; /* char * → style * */
    style *usual;        /* of paragraphs that name none; NULL: nothing is said */
    style *open;         /* the one that is being read */
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
    if (!name || (type && strcmp(type, "paragraph")) ||
        g_hash_table_contains(styles->by_name, name))
        return;
    style *s = g_new0(style, 1);
    s->parent = g_strdup(bx_office_attribute(names, values, "style:parent-style-name"));
    g_hash_table_insert(styles->by_name, g_strdup(name), s);
    styles->open = s;
    if (is_usual && (!strcmp(is_usual, "1") || !strcmp(is_usual, "true")))
        styles->usual = s;
}

static void start(GMarkupParseContext *context, const char *element, const char **names,
                  const char **values, void *data, GError **error)
{
    (void)context, (void)error;
    bx_office_styles *styles = data;
    bx_office_kind kind = bx_office_kind_of(element);
    if (kind == BX_OFFICE_STYLE)
        open_style(styles, names, values);
    if (!styles->open)
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
    if (bx_office_kind_of(element) == BX_OFFICE_STYLE)
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

bx_office_place bx_office_styles_resolve(const bx_office_styles *styles, const char *name,
                                         bx_office_place own)
{
    const style *s = name ? g_hash_table_lookup(styles->by_name, name) : styles->usual;
    for (int i = 0; s && i < MOST_PARENTS; i++) {
        take_unsaid(&own.is_indented, s->place.is_indented);
        take_unsaid(&own.is_right, s->place.is_right);
        take_unsaid(&own.is_numbered, s->place.is_numbered);
        take_unsaid(&own.is_heading, s->place.is_heading);
        s = s->parent ? g_hash_table_lookup(styles->by_name, s->parent) : NULL;
    }
    return own;
}
