#include "desk/press_marks.h"

#include "sample.h"

enum { PT = BX_PT, W = 400 * PT, H = 600 * PT };

static bx_rect box_of(const bx_op *op)
{
    bx_point a, b;
    bx_len across = 0, down = 0;
    switch (op->kind) {
    case BX_OP_FILL:
        return op->fill.box;
    case BX_OP_STROKE:
        a = op->stroke.from;
        b = op->stroke.to;
        across = a.x == b.x ? op->stroke.width / 2 : 0;
        down = a.y == b.y ? op->stroke.width / 2 : 0;
        break;
    case BX_OP_DISC:
        a = b = op->disc.centre;
        across = down = op->disc.diameter / 2;
        break;
    case BX_OP_GLYPHS:
        a = b = op->glyphs.origin;
        a.y -= op->glyphs.size;
        break;
    case BX_OP_GROUP_BEGIN:
    case BX_OP_GROUP_END:
    case BX_OP_WAVE:
    case BX_OP_IMAGE:
        g_assert_not_reached();
    }
    return (bx_rect){MIN(a.x, b.x) - across, MIN(a.y, b.y) - down,
                     ABS(a.x - b.x) + 2 * across, ABS(a.y - b.y) + 2 * down};
}

static bool is_inside(bx_rect box, bx_len margin)
{
    return box.x >= -margin && box.y >= -margin && box.x + box.w <= W + margin &&
           box.y + box.h <= H + margin;
}

/* Has it nothing in common with the page grown by so much? */
static bool is_outside(bx_rect box, bx_len by)
{
    return box.x + box.w <= -by || box.x >= W + by || box.y + box.h <= -by ||
           box.y >= H + by;
}

typedef struct {
    sample s;
    bx_press_profile profile;
    bx_display marks;
} bench;

/* Marks round a page of one operation. */
static bench bench_new(const bool marks[BX_MARK_COUNT], bx_len bleed, bx_op op)
{
    bench b = {.s = sample_new(), .profile = bx_press_profile_default()};
    memcpy(b.profile.marks, marks, sizeof b.profile.marks);
    b.profile.bleed = bleed;
    bx_display page = {W, H, 1, "1", false, &op, 1, {.n = 0}};
    bx_setting setting = {.assets = b.s.assets, .arena = b.s.arena};
    b.marks = bx_press_marks_make(&setting, &b.profile, &page, "工会");
    return b;
}

static const bool all[BX_MARK_COUNT] = {true, true, true, true};
static const bool none[BX_MARK_COUNT] = {false};

static bx_op fill(bx_ink ink)
{
    return (bx_op){.kind = BX_OP_FILL, .fill = {{0, 0, 10 * PT, 10 * PT}, ink}};
}

static void test_places(void)
{
    for (bx_len bleed = 0; bleed <= 20 * PT; bleed += 5 * PT) {
        bench b = bench_new(all, bleed, fill(BX_INK_RED));
        bx_len margin = bx_press_marks_margin(&b.profile);
        g_assert_cmpint(b.marks.n_ops, >, 20);
        for (int i = 0; i < b.marks.n_ops; i++) {
            bx_rect box = box_of(&b.marks.ops[i]);
            g_assert_true(is_inside(box, margin) && is_outside(box, bleed));
        }
        sample_free(&b.s);
    }
}

static void test_none(void)
{
    bench b = bench_new(none, 9 * PT, fill(BX_INK_RED));
    g_assert_cmpint(b.marks.n_ops, ==, 0);
    g_assert_cmpint(bx_press_marks_margin(&b.profile), ==, 0);
    sample_free(&b.s);
}

/* The inks of patches, in order. */
static char *patches(const bx_display *marks)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < marks->n_ops; i++)
        if (marks->ops[i].kind == BX_OP_FILL)
            g_string_append_printf(out, "%s ", bx_ink_find(marks->ops[i].fill.ink)->name);
    return g_string_free(out, FALSE);
}

static void bars(bx_op op, const char *expected)
{
    const bool bar[BX_MARK_COUNT] = {[BX_MARK_COLOUR_BAR] = true};
    bench b = bench_new(bar, 0, op);
    g_autofree char *said = patches(&b.marks);
    g_assert_cmpstr(said, ==, expected);
    sample_free(&b.s);
}

/* Only what the page is printed in: no plate for the marks alone. */
static void test_inks(void)
{
    bars(fill(BX_INK_BLACK), "black gray ");
    bars(fill(BX_INK_RED), "magenta magenta-half yellow yellow-half ");
    bars(fill(BX_INK_WHITE), "");
    bx_op note = fill(BX_INK_NOTE);
    note.is_note = true;
    bars(note, "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press_marks/places", test_places);
    g_test_add_func("/press_marks/none", test_none);
    g_test_add_func("/press_marks/inks", test_inks);
    return g_test_run();
}
