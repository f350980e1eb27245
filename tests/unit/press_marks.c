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

static void make_marks(bench *b, const bool marks[BX_MARK_COUNT], bx_op op, bool is_black)
{
    memcpy(b->profile.marks, marks, sizeof b->profile.marks);
    bx_display page = {.width = W,
                       .height = H,
                       .number = 1,
                       .is_black = is_black,
                       .ops = &op,
                       .n_ops = 1};
    bx_setting setting = {.assets = b->s.assets, .arena = b->s.arena};
    b->marks = bx_press_marks_make(&setting, &b->profile, &page, "工会");
}

/* Marks round a page of one operation. */
static bench bench_new(const bool marks[BX_MARK_COUNT], bx_len bleed, bx_op op)
{
    bench b = {.s = sample_new(), .profile = bx_press_profile_default()};
    b.profile.bleed = bleed;
    make_marks(&b, marks, op, false);
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
    bars((bx_op){.kind = BX_OP_DISC, .disc = {{0, 0}, PT, BX_INK_RED}},
         "magenta magenta-half yellow yellow-half ");
    bars((bx_op){.kind = BX_OP_WAVE, .wave = {{0, 0}, {PT, 0}, PT, PT, PT, BX_INK_BLACK}},
         "black gray ");
}

/* Pictures in colour take four plates, gray ones and those of pages in black one. */
static void test_pictures(void)
{
    static const struct {
        J_COLOR_SPACE space;
        bool is_gray;
        const char *expected;
    } pictures[] = {
        {JCS_GRAYSCALE, false, "black gray "},
        {JCS_RGB, true, "black gray "},
        {JCS_RGB, false,
         "cyan cyan-half magenta magenta-half yellow yellow-half black gray "},
        {JCS_CMYK, false,
         "cyan cyan-half magenta magenta-half yellow yellow-half black gray "}};
    const bool bar[BX_MARK_COUNT] = {[BX_MARK_COLOUR_BAR] = true};
    for (size_t i = 0; i < G_N_ELEMENTS(pictures); i++) {
        bench b = {.s = sample_new(), .profile = bx_press_profile_default()};
        g_autofree char *path = sample_path(&b.s, "a.jpg");
        sample_jpeg(path, 9, 9, pictures[i].space);
        int image = bx_assets_open_image(b.s.assets, path, BX_NOWHERE, b.s.diags);
        bx_op op = {.kind = BX_OP_IMAGE,
                    .image = {.image = image, .is_gray = pictures[i].is_gray}};
        make_marks(&b, bar, op, false);
        g_autofree char *said = patches(&b.marks);
        g_assert_cmpstr(said, ==, pictures[i].expected);
        sample_free(&b.s);
    }
}

static bx_ink ink_of(const bx_op *op)
{
    return op->kind == BX_OP_FILL     ? op->fill.ink
           : op->kind == BX_OP_STROKE ? op->stroke.ink
           : op->kind == BX_OP_DISC   ? op->disc.ink
                                      : op->glyphs.ink;
}

/* Round a page in black nothing stands on other plates; else marks to be put in register
 * stand on all. */
static void test_black_page(void)
{
    for (int is_black = 0; is_black < 2; is_black++) {
        bench b = {.s = sample_new(), .profile = bx_press_profile_default()};
        int others = 0;
        make_marks(&b, all, fill(BX_INK_BLACK), is_black);
        for (int i = 0; i < b.marks.n_ops; i++) {
            const bx_plate *plate = &b.profile.plates[ink_of(&b.marks.ops[i])];
            others += plate->c || plate->m || plate->y || plate->spot;
        }
        g_assert_true(is_black ? others == 0 : others > 8);
        sample_free(&b.s);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press_marks/places", test_places);
    g_test_add_func("/press_marks/none", test_none);
    g_test_add_func("/press_marks/inks", test_inks);
    g_test_add_func("/press_marks/pictures", test_pictures);
    g_test_add_func("/press_marks/black-page", test_black_page);
    return g_test_run();
}
