#include "model/item.h"

#include <glib.h>

static bx_part part(bx_arena *arena, bx_part_kind kind, const char *text, int picture)
{
    return (bx_part){.kind = kind,
                     .text = bx_chars_from_utf8(arena, NULL, text, 0),
                     .picture = picture};
}

static void test_number_and_find(void)
{
    bx_arena *arena = bx_arena_new();
    bx_part parts[] = {part(arena, BX_PART_HEADLINE, "甲 乙", 0),
                       part(arena, BX_PART_PARAGRAPH, "丙　丁戊", 0),
                       part(arena, BX_PART_CAPTION, "己", 0),
                       part(arena, BX_PART_CAPTION, "庚", 1)};
    bx_item item = {.parts = parts, .n_parts = 4, .n_chars = bx_item_number(parts, 4)};
    g_assert_cmpint(item.n_chars, ==, 9);
    g_assert_cmpint(bx_item_length(&item), ==, 7);
    g_assert_true(bx_item_find(&item, BX_PART_PARAGRAPH) == &parts[1]);
    g_assert_null(bx_item_find(&item, BX_PART_DECK));
    g_assert_true(bx_item_find_of_picture(&item, BX_PART_CAPTION, 1) == &parts[3]);
    g_assert_null(bx_item_find_of_picture(&item, BX_PART_CREDIT, 1));
    g_assert_true(bx_item_part_of(&item, 2) == &parts[0]);
    g_assert_true(bx_item_part_of(&item, 3) == &parts[1]);
    g_assert_true(bx_item_part_of(&item, 8) == &parts[3]);
    g_assert_null(bx_item_part_of(&item, 9));
    g_assert_null(bx_item_part_of(&item, -1));
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/item/number-and-find", test_number_and_find);
    return g_test_run();
}
