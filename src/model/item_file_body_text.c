/* The writer of item_file_body.h. */
#include "model/item_file_body.h"
#include "model/item_file_inline.h"

static void write_text(GString *out, const bx_part *part, bx_write_place place)
{
    bx_chars text = bx_chars_slice(part->text, part->mark, part->text.n);
    bx_item_inline_write(out, text, place);
}

/* The mark of a list's item or the label of a note, as it is. */
static void write_mark(GString *out, const bx_part *part)
{
    for (int i = 0; i < part->mark; i++) {
        char bytes[4];
        g_string_append_len(out, bytes, bx_utf8_put(bytes, part->text.chars[i].c));
    }
}

static void write_list(GString *out, const bx_part *part)
{
    uint32_t first = part->text.chars[0].c, last = part->text.chars[part->mark - 1].c;
    if (part->starts)
        g_string_append_c(out, '\n');
    if (first == BX_LIST_BULLET)
        g_string_append(out, "- ");
    else
        write_mark(out, part);
    if (last == '.')
        g_string_append_c(out, ' ');
    write_text(out, part, BX_WRITE_PLAIN);
    g_string_append_c(out, '\n');
}

static void write_note(GString *out, const bx_part *part)
{
    g_string_append(out, "\n[^");
    write_mark(out, part);
    g_string_append(out, "]: ");
    write_text(out, part, BX_WRITE_PLAIN);
    g_string_append_c(out, '\n');
}

static void write_plain(GString *out, const char *mark, const bx_part *part,
                        bx_write_place place)
{
    g_string_append_printf(out, "\n%s", mark);
    write_text(out, part, place);
    g_string_append_c(out, '\n');
}

static bool goes_on(const bx_item *item, int i, bx_part_kind kind)
{
    return i < item->n_parts && item->parts[i].kind == kind;
}

/* The cells of one row from part i on; returns one past them. */
static int write_row(GString *out, const bx_item *item, int i)
{
    const bx_part *first = &item->parts[i];
    int column = 0;
    g_string_append_c(out, '|');
    do {
        const bx_part *cell = &item->parts[i++];
        for (; column < cell->column; column++)
            g_string_append(out, " |");
        column++;
        g_string_append_c(out, ' ');
        write_text(out, cell, BX_WRITE_CELL);
        g_string_append(out, " |");
    } while (goes_on(item, i, BX_PART_CELL) && item->parts[i].row == first->row &&
             !item->parts[i].starts);
    g_string_append_c(out, '\n');
    for (int k = 0; first->is_head && k < column; k++)
        g_string_append(out, k ? "---|" : "|---|");
    g_string_append(out, first->is_head ? "\n" : "");
    return i;
}

static int write_table(GString *out, const bx_item *item, int i)
{
    g_string_append_c(out, '\n');
    do
        i = write_row(out, item, i);
    while (goes_on(item, i, BX_PART_CELL) && !item->parts[i].starts);
    return i;
}

static int write_verse(GString *out, const bx_item *item, int i)
{
    g_string_append(out, "\n::: " BX_FENCE_VERSE "\n");
    for (int from = i; goes_on(item, i, BX_PART_VERSE); i++) {
        if (item->parts[i].starts && i > from)
            g_string_append_c(out, '\n');
        write_text(out, &item->parts[i], BX_WRITE_LINE);
        g_string_append_c(out, '\n');
    }
    g_string_append(out, ":::\n");
    return i;
}

static int write_names(GString *out, const bx_item *item, int i)
{
    g_string_append(out, "\n::: " BX_FENCE_NAMES "\n");
    const bx_part *first = &item->parts[i];
    for (const bx_part *part = first;
         goes_on(item, i, BX_PART_NAME) && (part == first || !part->starts);
         part++, i++) {
        g_string_append(out, part == first ? "" : " ");
        write_text(out, part, BX_WRITE_LINE);
    }
    g_string_append(out, "\n:::\n");
    return i;
}

/* Writes the block that begins with part i; returns one past its parts. */
static int write_block(GString *out, const bx_item *item, int i)
{
    const bx_part *part = &item->parts[i];
    switch (part->kind) {
    case BX_PART_PARAGRAPH:
        write_plain(out, "", part, BX_WRITE_LINE);
        break;
    case BX_PART_CROSSHEAD:
        write_plain(out, "## ", part, BX_WRITE_PLAIN);
        break;
    case BX_PART_QUOTE:
        write_plain(out, "> ", part, BX_WRITE_PLAIN);
        break;
    case BX_PART_LIST:
        write_list(out, part);
        break;
    case BX_PART_NOTE:
        write_note(out, part);
        break;
    case BX_PART_VERSE:
        return write_verse(out, item, i);
    case BX_PART_CELL:
        return write_table(out, item, i);
    case BX_PART_NAME:
        return write_names(out, item, i);
    case BX_PART_KICKER:
    case BX_PART_HEADLINE:
    case BX_PART_DECK:
    case BX_PART_SUMMARY:
    case BX_PART_RUN_IN:
    case BX_PART_DATELINE:
    case BX_PART_BYLINE:
    case BX_PART_ORIGIN:
    case BX_PART_PULL_QUOTE:
    case BX_PART_FACTS_HEAD:
    case BX_PART_FACT:
    case BX_PART_CAPTION:
    case BX_PART_CREDIT:
    case BX_PART_KIND_COUNT:
        break;
    }
    return i + 1;
}

void bx_item_body_write(GString *out, const bx_item *item)
{
    for (int i = 0; i < item->n_parts;)
        i = write_block(out, item, i);
}
