#include "base/office_type.h"

#include <string.h>

#include "base/utf8.h"

enum {
    WORD_SIZE = 20, /* [1/2 pt] where nothing says any: ECMA-376, 17.3.2.38 */
    MOST_PERCENT = 1000,
    CARRIER = 0xF0000, /* first of a private plane: what a mark says is added to it */
};

#define MARK "\uFDD0"

/* ---- what elements say ---- */

/* Of "44", in half points. */
static void take_half_points(int *size, const char *value)
{
    double n = value ? g_ascii_strtod(value, NULL) : 0;
    if (n >= 1 && n <= BX_LINE_TYPE_MOST)
        *size = (int)(n + 0.5);
}

/* Of "22pt", or "130%". */
static void take_length(bx_office_type *type, const char *value)
{
    char *unit = NULL;
    double n = value ? g_ascii_strtod(value, &unit) : 0;
    if (n >= 0.5 && n * 2 <= BX_LINE_TYPE_MOST && !strcmp(unit, "pt"))
        type->size = (int)(2 * n + 0.5);
    else if (n >= 1 && n <= MOST_PERCENT && !strcmp(unit, "%"))
        type->percent = (int)(n + 0.5);
}

static void take_weight(bx_office_answer *out, const char *value)
{
    if (value)
        *out = !strcmp(value, "bold") || g_ascii_strtod(value, NULL) >= 600
                   ? BX_OFFICE_YES
                   : BX_OFFICE_NO;
}

void bx_office_type_read(bx_office_type *type, bx_office_kind kind, const char **names,
                         const char **values)
{
    if (kind == BX_OFFICE_SIZE) {
        take_half_points(&type->size, bx_office_attribute(names, values, "w:val"));
    } else if (kind == BX_OFFICE_BOLD) {
        type->is_bold = bx_office_is_on(names, values) ? BX_OFFICE_YES : BX_OFFICE_NO;
    } else if (kind == BX_OFFICE_TEXT_PROPERTIES) {
        take_length(type, bx_office_attribute(names, values, "fo:font-size"));
        take_weight(&type->is_bold, bx_office_attribute(names, values, "fo:font-weight"));
        /* What Han characters have goes before. */
        take_length(type, bx_office_attribute(names, values, "style:font-size-asian"));
        take_weight(&type->is_bold,
                    bx_office_attribute(names, values, "style:font-weight-asian"));
    }
}

void bx_office_type_inherit(bx_office_type *type, bx_office_type from)
{
    int percent = type->percent ? type->percent : 100;
    if (!type->size && from.size)
        type->size = MAX(from.size * percent / 100, 1);
    else if (!type->size && from.percent)
        type->percent = CLAMP(from.percent * percent / 100, 1, MOST_PERCENT);
    if (type->is_bold == BX_OFFICE_UNSAID)
        type->is_bold = from.is_bold;
}

bx_line_type bx_office_type_settle(bx_office_type type)
{
    bx_office_type_inherit(&type, (bx_office_type){.size = WORD_SIZE});
    return (bx_line_type){MIN(type.size, BX_LINE_TYPE_MOST),
                          type.is_bold == BX_OFFICE_YES};
}

/* ---- text under way ---- */

void bx_office_type_mark(GString *text, bx_line_type type)
{
    g_string_append(text, MARK);
    g_string_append_unichar(text,
                            CARRIER + (gunichar)(2 * type.size) + (type.is_bold ? 1 : 0));
}

bool bx_office_type_is_mark(const char *text, size_t n)
{
    return n >= strlen(MARK) && !strncmp(text, MARK, strlen(MARK));
}

static bx_line_type type_of_mark(uint32_t carrier)
{
    int said = (int)(carrier - CARRIER);
    return (bx_line_type){said / 2, said % 2};
}

static bool is_same(bx_line_type a, bx_line_type b)
{
    return a.size == b.size && a.is_bold == b.is_bold;
}

/* A vote: each character is for its type, and against that which leads. */
static void vote(bx_line_type *leader, int *lead, bx_line_type type)
{
    if (!*lead)
        *leader = type;
    *lead += is_same(*leader, type) ? 1 : -1;
}

GArray *bx_office_type_of_lines(GString *text)
{
    GArray *types = g_array_new(FALSE, FALSE, sizeof(bx_line_type));
    bx_line_type type = {WORD_SIZE, false}, leader = type;
    char *to = text->str;
    int lead = 0;
    for (const char *at = text->str, *next; *at; at = next) {
        next = at;
        uint32_t c = bx_utf8_next(&next);
        if (bx_office_type_is_mark(at, strlen(MARK))) {
            type = type_of_mark(bx_utf8_next(&next));
            continue;
        }
        if (c == '\n') {
            g_array_append_val(types, leader);
            lead = 0;
        } else if (!bx_is_space(c))
            vote(&leader, &lead, type);
        memmove(to, at, (size_t)(next - at));
        to += next - at;
    }
    g_array_append_val(types, leader);
    g_string_truncate(text, (gsize)(to - text->str));
    return types;
}
