#include "model/copy_type.h"

static int compare(bx_line_type a, bx_line_type b)
{
    if (a.size != b.size)
        return a.size > b.size ? 1 : -1;
    return (int)a.is_bold - (int)b.is_bold;
}

bx_line_type bx_copy_type_of(bx_chars text)
{
    int line, column;
    const bx_source *source = text.source;
    if (!source->types)
        return (bx_line_type){0};
    bx_source_position(source, text.chars[0].at, &line, &column);
    return source->types[line - 1];
}

enum { KEYS = 2 * (BX_LINE_TYPE_MOST + 1) };

static int key_of(bx_line_type type)
{
    return 2 * type.size + (type.is_bold ? 1 : 0);
}

/* That of most characters. */
static bx_line_type find_text(const bx_copy_lines *copy)
{
    int counts[KEYS] = {0}, best = 0;
    for (int i = 0; i < copy->n; i++)
        counts[key_of(copy->lines[i].type)] += copy->lines[i].text.n;
    for (int key = 1; key < KEYS; key++)
        if (counts[key] > counts[best])
            best = key;
    return (bx_line_type){best / 2, best % 2};
}

void bx_copy_types_find(bx_copy_lines *copy)
{
    copy->text_type = find_text(copy);
    copy->head_type = copy->text_type;
    for (int i = 0; i < copy->n; i++) {
        if (!bx_copy_type_stands_out(copy, &copy->lines[i]))
            return; /* what stands over the first text are the headings of an item */
        if (compare(copy->lines[i].type, copy->head_type) > 0)
            copy->head_type = copy->lines[i].type;
    }
}

int bx_copy_type_compare(const bx_copy_line *line, const bx_copy_line *other)
{
    return compare(line->type, other->type);
}

bool bx_copy_type_is_larger(const bx_copy_lines *copy, const bx_copy_line *line)
{
    enum { LEAST_PERCENT = 115 }; /* 10.5 and 12 pt are both of texts */
    return 100 * line->type.size >= LEAST_PERCENT * copy->text_type.size &&
           line->type.size > copy->text_type.size;
}

bool bx_copy_type_stands_out(const bx_copy_lines *copy, const bx_copy_line *line)
{
    bool is_bold = line->type.is_bold && !copy->text_type.is_bold &&
                   line->type.size >= copy->text_type.size;
    return is_bold || bx_copy_type_is_larger(copy, line);
}

int bx_copy_type_is_head(const bx_copy_lines *copy, const bx_copy_line *line)
{
    if (!compare(copy->head_type, copy->text_type))
        return 0;
    return compare(line->type, copy->head_type) ? -1 : 1;
}
