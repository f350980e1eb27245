/* The notation of trees: what is read, and what is said of what cannot be. */
#include "model/tree_note.h"

#include <glib.h>
#include <string.h>

static const bx_item items[] = {
    {.name = "elsewhere"}, {.name = "lead"}, {.name = "b2"}, {.name = "会议"},
    {.name = "a|b (1)"},   {.name = "b5"},   {.name = "b6"}};

static char *text_of(bx_arena *arena, const bx_tree_note *note);

static char *parts_text(bx_arena *arena, const bx_tree_note *note, const char *mark)
{
    char *text = bx_format(arena, "(%s", text_of(arena, note->first));
    for (int i = 1; i < bx_tree_note_parts(note); i++)
        text = bx_format(arena, "%s%s%s", text, mark, text_of(arena, note->parts[i]));
    return bx_format(arena, "%s)", text);
}

static char *text_of(bx_arena *arena, const bx_tree_note *note)
{
    switch (note->kind) {
    case BX_TREE_ITEM:
        return note->columns
                   ? bx_format(arena, "%d:%dx%d", note->item, note->columns, note->lines)
                   : bx_format(arena, "%d", note->item);
    case BX_TREE_AUTO:
        return bx_format(arena, "auto");
    case BX_TREE_STACK:
        return parts_text(arena, note, "/");
    case BX_TREE_BESIDE:
        return parts_text(arena, note, "|");
    case BX_TREE_WHEEL_WIDE:
        return parts_text(arena, note, "@|");
    case BX_TREE_WHEEL_HIGH:
        break;
    }
    return parts_text(arena, note, "@/");
}

/* The tree read from a text on a page of items 1 … n, or the message with its place. */
static char *read_note(bx_arena *arena, const char *text, int n)
{
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "t", text, strlen(text), diags);
    static const int listed[] = {1, 2, 3, 4, 5, 6};
    bx_item_names names = {.arena = arena,
                           .items = items,
                           .listed = listed,
                           .n = n,
                           .page = "3",
                           .diags = diags};
    bx_chars chars = bx_chars_from_utf8(arena, source, source->text, 0);
    const bx_tree_note *note = bx_tree_note_read(&names, chars, (bx_span){source, 0, 0});
    bx_diag_line line;
    char *out;
    g_assert_cmpint(bx_diags_count(diags, BX_ERROR), ==, note ? 0 : 1);
    if (note) {
        out = text_of(arena, note);
    } else {
        g_assert_true(bx_diags_line(diags, 0, BX_ENGLISH, arena, &line));
        out = bx_format(arena, "%d %s", line.column, line.id);
    }
    bx_diags_free(diags);
    return out;
}

typedef struct {
    const char *text;
    int n;
    const char *expected;
} note_case;

static void check(const note_case *cases, size_t n)
{
    bx_arena *arena = bx_arena_new();
    for (size_t i = 0; i < n; i++)
        g_assert_cmpstr(read_note(arena, cases[i].text, cases[i].n), ==,
                        cases[i].expected);
    bx_arena_free(arena);
}

static void test_trees(void)
{
    static const note_case cases[] = {
        {"lead", 1, "1"},
        {"auto", 4, "auto"},
        {"(lead:5x17 / b2:5 x 53)", 2, "(1:5x17/2:5x53)"},
        {"lead/b2/会议", 3, "(1/(2/3))"},
        {"((1 | 2) / 3)|auto", 4, "(((1|2)/3)|auto)"},
        {"(masthead:5x12 / ((lead:5x50) / white:5x8))", 1, "1:5x50"},
        {"auto | \"a|b (1)\":1x2", 4, "(auto|4:1x2)"},
        {"(\"lead\"\n/ b2)", 2, "(1/2)"},
        {"(lead @| b2 @| 3 @| 4 @| b5)", 5, "(1@|2@|3@|4@|5)"},
        {"masthead / (lead:2x3@/(b2|b6)@/3@/4@/b5) / white", 6,
         "(1:2x3@/(2|6)@/3@/4@/5)"},
        {"1 @ | 2 @| auto @| 4 @| (b5 / b6)", 6, "(1@|2@|auto@|4@|(5/6))"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void test_mistakes(void)
{
    static const note_case cases[] = {
        {"(lead / ", 2, "8 E_TREE_ENDS"},
        {"((lead / b2)", 2, "12 E_TREE_ENDS"},
        {"(", 2, "1 E_TREE_ENDS"},
        {"lead / b2)", 2, "10 E_TREE_TEXT"},
        {"lead / b2 | 会议", 3, "11 E_TREE_TEXT"},
        {"lead // b2", 2, "7 E_TREE_TEXT"},
        {"lead:3 / b2", 2, "5 E_TREE_TEXT"},
        {"lead:0x3 / b2", 2, "5 E_TREE_TEXT"},
        {"lead:1000x3 / b2", 2, "5 E_TREE_TEXT"},
        {"lead / \"\"", 2, "8 E_TREE_TEXT"},
        {"lead / b9", 2, "8 E_WISH_ITEM_UNKNOWN"},
        {"lead / elsewhere", 2, "8 E_WISH_ITEM_UNKNOWN"},
        {"lead / 1", 2, "8 E_TREE_ITEM_TWICE"},
        {"lead / b2", 3, "1 E_TREE_ITEM_MISSING"},
        {"lead @| b2", 2, "10 E_TREE_ENDS"},
        {"lead @ b2", 2, "8 E_TREE_TEXT"},
        {"lead @| b2 @/ 3 @| 4 @| b5", 5, "13 E_TREE_TEXT"},
        {"lead @| b2 | 3 @| 4 @| b5", 5, "12 E_TREE_TEXT"},
        {"lead @| b2 @| 3 @| 4 @| b5 @| b6", 6, "28 E_TREE_TEXT"},
        {"lead / b2 @| 3 @| 4 @| b5 @| b6", 6, "11 E_TREE_TEXT"},
        {"lead / (b2 @| 3 @| 4 @| b5 @| b6)", 6, "1 E_TREE_WHEEL"},
        {"lead @| b2 @| 3 @| 4 @| masthead", 4, "1 E_TREE_WHEEL"},
        {"white", 1, "1 E_TREE_ITEM_MISSING"},
        {"auto | auto", 3, "8 E_TREE_AUTO"},
        {"lead | auto:1x2", 3, "8 E_TREE_AUTO"},
        {"lead | b2 | auto", 2, "1 E_TREE_AUTO"},
    };
    check(cases, G_N_ELEMENTS(cases));
}

/* However deep, it is a mistake and no end of the stack. */
static void test_depth(void)
{
    bx_arena *arena = bx_arena_new();
    g_autofree char *deep = g_strnfill(100000, '(');
    g_assert_cmpstr(read_note(arena, deep, 1), ==, "65 E_TREE_TEXT");
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tree_note/trees", test_trees);
    g_test_add_func("/tree_note/mistakes", test_mistakes);
    g_test_add_func("/tree_note/depth", test_depth);
    return g_test_run();
}
