/* Bands of pictures: what they cut off, where they may stand, what stays in sight. */
#include "makeup/picture.h"

#include <string.h>

#include "makeup/measure.h"
#include "sample.h"

typedef struct {
    sample s;
    bx_setting setting;
    bx_picture picture;
    bx_item item;
} band_case;

static band_case case_new(int width, int height, int focus_x, int focus_y)
{
    band_case c = {.s = sample_new()};
    g_autofree char *layouts =
        g_build_filename(g_getenv("BX_TESTS"), "..", "layouts", NULL);
    const char *const paths[] = {layouts, NULL};
    const bx_layout *layout =
        bx_layout_find(c.s.arena, "tabloid", ".", paths, BX_NOWHERE, c.s.diags);
    g_assert_nonnull(layout);
    g_autofree char *path = sample_path(&c.s, "photo.jpg");
    sample_jpeg(path, width, height, JCS_RGB);
    c.setting = (bx_setting){
        .assets = c.s.assets, .layout = layout, .arena = c.s.arena, .diags = c.s.diags};
    c.picture = (bx_picture){.file = bx_copy_text(c.s.arena, path, strlen(path)),
                             .focus = {focus_x, focus_y, focus_x, focus_y}};
    return c;
}

static const bx_pictures *open_pictures(band_case *c)
{
    c->item = (bx_item){.name = "photo", .pictures = &c->picture, .n_pictures = 1};
    const bx_pictures *pictures = bx_pictures_open(&c->setting, &c->item);
    g_assert_nonnull(pictures);
    return pictures;
}

static bx_op draw(band_case *c, const bx_pictures *pictures, const bx_band *band)
{
    bx_display_builder out = {.arena = c->s.arena};
    bx_band_draw(&c->setting, pictures, band, (bx_point){0, 0}, &out);
    g_assert_cmpint(out.n, ==, 1);
    g_assert_cmpint(out.ops[0].kind, ==, BX_OP_IMAGE);
    return out.ops[0];
}

static int make_bands(const band_case *c, const bx_pictures *pictures, int columns,
                      bool is_lead, bx_band *bands)
{
    bx_band_room room = bx_band_room_of(c->setting.layout, columns, is_lead);
    return bx_bands_make(&c->setting, pictures, &room, bands);
}

/* The crop lies in the picture, is as large as its shape allows, and shows the focus. */
static void check_crop(const bx_op *op, int width, int height, int focus_x, int focus_y)
{
    int x = op->image.crop_x, y = op->image.crop_y;
    int w = op->image.crop_w, h = op->image.crop_h;
    g_assert_true(x >= 0 && y >= 0 && x + w <= width && y + h <= height);
    g_assert_true(w == width || h == height);
    int at_x = CLAMP(width * focus_x / 100, 0, width - 1);
    int at_y = CLAMP(height * focus_y / 100, 0, height - 1);
    g_assert_true(at_x >= x && at_x <= x + w && at_y >= y && at_y <= y + h);
}

static int most_cut(const bx_op *op, int width, int height)
{
    return MAX(100 - op->image.crop_w * 100 / width,
               100 - op->image.crop_h * 100 / height);
}

static void test_crop(void)
{
    static const int focus[][2] = {{50, 50}, {0, 0}, {100, 100}, {80, 20}};
    for (size_t f = 0; f < G_N_ELEMENTS(focus); f++) {
        band_case c = case_new(600, 400, focus[f][0], focus[f][1]);
        const bx_pictures *pictures = open_pictures(&c);
        bx_band bands[BX_MAX_BANDS];
        int n = make_bands(&c, pictures, 2, false, bands);
        g_assert_cmpint(n, >, 1);
        for (int i = 0; i < n; i++) {
            bx_op op = draw(&c, pictures, &bands[i]);
            check_crop(&op, 600, 400, focus[f][0], focus[f][1]);
            /* one column is too narrow for it at the least height; else within the
             * limit, and a pixel of rounding */
            if (bands[i].columns > 1)
                g_assert_cmpint(most_cut(&op, 600, 400), <=,
                                c.setting.layout->picture.crop_percent + 1);
            g_assert_cmpint(bands[i].rows, >=, c.setting.layout->picture.min_lines);
            g_assert_cmpint(op.image.box.h, <=,
                            bands[i].rows * c.setting.layout->leading);
        }
        sample_free(&c.s);
    }
}

/* A panorama fits no band within the limit: it is cut as little as can be, never lost. */
static void test_extremes(void)
{
    static const int sizes[][2] = {{1200, 60}, {40, 900}, {1, 1}};
    for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
        band_case c = case_new(sizes[i][0], sizes[i][1], 50, 50);
        const bx_pictures *pictures = open_pictures(&c);
        for (int columns = 1; columns <= c.setting.layout->columns; columns++) {
            bx_band bands[BX_MAX_BANDS];
            int n = make_bands(&c, pictures, columns, true, bands);
            g_assert_cmpint(n, >, 0);
            for (int k = 0; k < n; k++) {
                bx_op op = draw(&c, pictures, &bands[k]);
                check_crop(&op, sizes[i][0], sizes[i][1], 50, 50);
            }
        }
        sample_free(&c.s);
    }
}

/* Rules 13, 16 and 17: over or under the head in full width, else above outer legs. */
static void test_places(void)
{
    band_case c = case_new(600, 400, 50, 50);
    const bx_pictures *pictures = open_pictures(&c);
    for (int columns = 1; columns <= c.setting.layout->columns; columns++) {
        bx_band bands[BX_MAX_BANDS];
        int n = make_bands(&c, pictures, columns, false, bands);
        for (int i = 0; i < n; i++) {
            bool is_full =
                bands[i].place == BX_BAND_ABOVE || bands[i].place == BX_BAND_UNDER;
            g_assert_cmpint(bands[i].columns, <=, columns);
            g_assert_cmpint(is_full, ==, bands[i].columns == columns);
            g_assert_cmpint(bands[i].cost, >=, 0);
        }
    }
    sample_free(&c.s);
}

/* What cannot be opened is said and leaves a slot, marked for the editor alone. */
static void test_slot(void)
{
    band_case c = case_new(60, 40, 50, 50);
    c.picture.file = "nowhere.jpg";
    const bx_pictures *pictures = open_pictures(&c);
    g_assert_cmpint(bx_diags_count(c.s.diags, BX_ERROR), ==, 1);
    bx_band bands[BX_MAX_BANDS];
    int n = make_bands(&c, pictures, 2, false, bands);
    g_assert_cmpint(n, >, 0);
    bx_display_builder out = {.arena = c.s.arena};
    bx_band_draw(&c.setting, pictures, &bands[0], (bx_point){0, 0}, &out);
    g_assert_cmpint(out.n, >, 0);
    for (int i = 0; i < out.n; i++)
        g_assert_true(out.ops[i].is_note);
    g_assert_cmpint(bx_band_ppi(&c.setting, pictures, &bands[0]), ==, 0);
    sample_free(&c.s);
}

/* Pixels an inch, at the size it is printed. */
static void test_ppi(void)
{
    band_case c = case_new(600, 400, 50, 50);
    const bx_pictures *pictures = open_pictures(&c);
    bx_band bands[BX_MAX_BANDS];
    int n = make_bands(&c, pictures, 2, false, bands);
    for (int i = 0; i < n; i++) {
        bx_op op = draw(&c, pictures, &bands[i]);
        double inches = bx_mm_from_len(op.image.box.w) / 25.4;
        double ppi = op.image.crop_w / inches;
        g_assert_cmpfloat(ABS(bx_band_ppi(&c.setting, pictures, &bands[i]) - ppi), <, 1);
    }
    sample_free(&c.s);
}

/* With a focus box more heights are open, and none cuts into it. */
static void test_focus_box(void)
{
    band_case c = case_new(600, 400, 50, 50);
    const bx_pictures *pictures = open_pictures(&c);
    bx_band bands[BX_MAX_BANDS];
    int without = make_bands(&c, pictures, 3, false, bands);
    bx_focus box = {20, 30, 75, 95};
    c.picture.focus = box;
    int n = make_bands(&c, pictures, 3, false, bands);
    g_assert_cmpint(n, >, without);
    for (int i = 0; i < n; i++) {
        bx_op op = draw(&c, pictures, &bands[i]);
        g_assert_cmpint(op.image.crop_x, <=, 600 * box.left / 100);
        g_assert_cmpint(op.image.crop_y, <=, 400 * box.top / 100);
        g_assert_cmpint(op.image.crop_x + op.image.crop_w, >=, 600 * box.right / 100);
        g_assert_cmpint(op.image.crop_y + op.image.crop_h, >=, 400 * box.bottom / 100);
    }
    sample_free(&c.s);
}

/* A picture that must stay whole stays so, whatever the height: it is shown smaller. */
static void test_focus_whole(void)
{
    band_case c = case_new(601, 400, 50, 50);
    const bx_pictures *pictures = open_pictures(&c);
    bx_band bands[BX_MAX_BANDS];
    bx_focus whole = {0, 0, 100, 100};
    c.picture.focus = whole;
    int n = make_bands(&c, pictures, 3, false, bands);
    g_assert_cmpint(n, >, 0);
    for (int i = 0; i < n; i++) {
        bool is_over;
        bx_op op = draw(&c, pictures, &bands[i]);
        g_assert_cmpint(op.image.crop_w, >=, 600);
        g_assert_cmpint(op.image.crop_h, >=, 399);
        g_assert_cmpint(op.image.box.x, >=, 0);
        g_assert_cmpint(op.image.box.x + op.image.box.w, <=,
                        bx_span_width(c.setting.layout, bands[i].columns));
        bx_band_crop(&c.setting, pictures, &bands[i], &is_over);
        g_assert_false(is_over);
    }
    sample_free(&c.s);
}

/* ---- several pictures ---- */

enum { SEVERAL = 3 };

/* Photos of the formats given, without a word but for a caption of the last one. */
static void arrange_several(band_case *c, const int sizes[SEVERAL][2], bx_photo *photos,
                            bx_part *caption)
{
    *caption = (bx_part){.kind = BX_PART_CAPTION, .picture = SEVERAL - 1};
    caption->text =
        bx_chars_from_utf8(c->s.arena, NULL, "春节期间，港区工人主动上班。", 0);
    for (int i = 0; i < SEVERAL; i++)
        photos[i] = (bx_photo){-1, sizes[i][0], sizes[i][1], &c->picture, NULL, NULL};
    photos[SEVERAL - 1].caption = caption;
}

static bool overlap(bx_rect a, bx_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Every arrangement keeps its pictures inside the band and apart from each other; the
 * first one is the largest where it should be. */
static void test_arrangements(void)
{
    static const int sizes[][SEVERAL][2] = {{{900, 600}, {600, 800}, {960, 540}},
                                            {{900, 600}, {900, 600}, {900, 600}},
                                            {{600, 900}, {900, 600}, {600, 600}}};
    int seen[BX_ARRANGE_COUNT] = {0};
    band_case c = case_new(60, 40, 50, 50);
    const bx_layout *l = c.setting.layout;
    for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++)
        for (int kind = 0; kind < BX_ARRANGE_COUNT; kind++)
            for (int columns = 1; columns <= l->columns; columns++) {
                bx_photo photos[SEVERAL];
                bx_part caption;
                bx_arrangement a;
                int rows = 16 * columns;
                arrange_several(&c, sizes[k], photos, &caption);
                if (!bx_arrange(&c.setting, photos, SEVERAL, true, bx_page_grid(l),
                                columns, (bx_arrangement_kind)kind, &a))
                    continue;
                seen[kind]++;
                bx_len width = bx_span_width(l, columns), foot = rows * l->leading;
                g_assert_cmpint(a.legend.lines, >, 0);
                for (int i = 0; i < SEVERAL; i++) {
                    bx_rect box = bx_arranged_box(l, &a, i, rows);
                    g_assert_true(box.w > 0 && box.h > 0 && box.x >= 0 && box.y >= 0);
                    g_assert_cmpint(box.x + box.w, <=, width);
                    g_assert_cmpint(box.y + box.h + a.below, <=, foot);
                    for (int other = 0; other < i; other++)
                        g_assert_false(overlap(box, bx_arranged_box(l, &a, other, rows)));
                }
            }
    g_assert_cmpint(seen[BX_ARRANGE_ROWS], ==, 3 * l->columns);
    g_assert_cmpint(seen[BX_ARRANGE_FITTED], >, 0);
    g_assert_cmpint(seen[BX_ARRANGE_LARGE], >, 0);
    g_assert_cmpint(seen[BX_ARRANGE_TOP], >, 0);
    g_assert_cmpint(seen[BX_ARRANGE_ASIDE], ==, 0); /* of one picture alone */
    sample_free(&c.s);
}

/* Widths by format: at the height at which one is not cut, none is. */
static void test_fitted(void)
{
    static const int sizes[SEVERAL][2] = {{900, 600}, {600, 800}, {960, 540}};
    band_case c = case_new(60, 40, 50, 50);
    bx_photo photos[SEVERAL];
    bx_part caption;
    bx_arrangement a;
    arrange_several(&c, sizes, photos, &caption);
    g_assert_true(bx_arrange(&c.setting, photos, SEVERAL, true,
                             bx_page_grid(c.setting.layout), 4, BX_ARRANGE_FITTED, &a));
    bx_len first = a.pictures[0].width * 600 / 900;
    for (int i = 1; i < SEVERAL; i++) {
        bx_len height = bx_len_scale(a.pictures[i].width, sizes[i][1], sizes[i][0]);
        g_assert_cmpint(ABS(height - first) * 100, <=, first);
    }
    sample_free(&c.s);
}

/* A few lines over a caption beside its picture cost what they cost at the page's foot;
 * more are a hole, three times as dear. */
static void test_caption_aside(void)
{
    band_case c = case_new(600, 600, 50, 50);
    const bx_layout *l = c.setting.layout;
    bx_part caption = {.kind = BX_PART_CAPTION};
    caption.text = bx_chars_from_utf8(c.s.arena, NULL, "港区工人主动上班。", 0);
    c.item = (bx_item){.name = "photo",
                       .pictures = &c.picture,
                       .n_pictures = 1,
                       .parts = &caption,
                       .n_parts = 1};
    const bx_pictures *pictures = bx_pictures_open(&c.setting, &c.item);
    bx_band bands[BX_MAX_BANDS];
    int n = make_bands(&c, pictures, 2, false, bands), n_aside = 0;
    bx_legend legend = bx_legend_compose(&c.setting, &caption, NULL, l->measure);
    for (int i = 0; i < n; i++) {
        if (bands[i].arrangement != BX_ARRANGE_ASIDE)
            continue;
        bx_len white = bands[i].rows * l->leading - bx_legend_height(&c.setting, &legend);
        int lines = white / l->leading, line = l->weights[BX_WEIGHT_WHITE] / l->columns;
        g_assert_cmpint(bands[i].cost, >=, lines * line);
        g_assert_cmpint(bands[i].cost, >=, (3 * lines - 8) * line);
        n_aside++;
    }
    g_assert_cmpint(n_aside, >, 0);
    sample_free(&c.s);
}

/* A name or an advertisement as a picture: whole, in its own proportions, as large as its
 * box allows and in the middle of it; without a file, nothing. */
static void test_fit(void)
{
    static const bx_rect wide = {10, 20, 3000, 500}, high = {10, 20, 300, 5000};
    band_case c = case_new(400, 200, 50, 50);
    bx_display_builder out = {.arena = c.s.arena};
    bx_picture_fit(&c.setting, c.picture.file, BX_NOWHERE, wide, &out);
    bx_picture_fit(&c.setting, c.picture.file, BX_NOWHERE, high, &out);
    g_assert_cmpint(out.n, ==, 2);
    static const bx_rect expected[] = {{1010, 20, 1000, 500}, {10, 2445, 300, 150}};
    for (int i = 0; i < 2; i++) {
        const bx_op *op = &out.ops[i];
        g_assert_cmpint(op->kind, ==, BX_OP_IMAGE);
        g_assert_true(memcmp(&op->image.box, &expected[i], sizeof expected[i]) == 0);
        g_assert_cmpint(op->image.crop_x, ==, 0);
        g_assert_cmpint(op->image.crop_w, ==, 400);
        g_assert_cmpint(op->image.crop_h, ==, 200);
    }
    bx_picture_fit(&c.setting, "nowhere.jpg", BX_NOWHERE, wide, &out);
    g_assert_cmpint(out.n, ==, 2);
    g_assert_cmpint(bx_diags_count(c.s.diags, BX_ERROR), ==, 1);
    sample_free(&c.s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/picture/crop", test_crop);
    g_test_add_func("/picture/focus_box", test_focus_box);
    g_test_add_func("/picture/focus_whole", test_focus_whole);
    g_test_add_func("/picture/arrangements", test_arrangements);
    g_test_add_func("/picture/fitted", test_fitted);
    g_test_add_func("/picture/caption_aside", test_caption_aside);
    g_test_add_func("/picture/extremes", test_extremes);
    g_test_add_func("/picture/places", test_places);
    g_test_add_func("/picture/slot", test_slot);
    g_test_add_func("/picture/fit", test_fit);
    g_test_add_func("/picture/ppi", test_ppi);
    return g_test_run();
}
