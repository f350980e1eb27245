#include "asset/press_picture.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/drawing_inks.h"
#include "asset/jpeg_write.h"
#include "asset/resample.h"
#include "asset/vector.h"

enum {
    NEUTRAL = 2, /* of 255: how far apart the three colours of a gray may be */
    FULL = 255,
    FINER_DRAWING = 2,
    MOST_SIDE = 16000, /* of a drawing's pixels */
};

/* A picture only so much finer than the press shows is left as fine as it is: making it
 * smaller would blur it for nothing. One that need not be written anew may be finer. */
static const double FINER = 1.1, FINER_AS_FILE = 1.5;

/* [%] kept free below the ink limit, for what JPEG does to pixels. */
static const double SPARE = 1;

/* [mm] side of the spots over which the ink of a file is judged: less than the 15 mm²
 * that plants measure, so that what passes here passes there. */
static const double SPOT = 1;

/* ---- how large ---- */

/* How many times as fine as `ppi` the picture stands, in its coarser direction. */
static double fineness(const bx_press_use *use, int ppi)
{
    double across = use->w * 72.0 / bx_pt_from_len(MAX(use->box_width, 1));
    double down = use->h * 72.0 / bx_pt_from_len(MAX(use->box_height, 1));
    return fmin(across, down) / ppi;
}

/* 1, 2, 4 or 8: what may be left out while decoding. */
static int shrink_for(double finer)
{
    int shrink = 1;
    while (shrink < 8 && finer >= 2 * shrink)
        shrink *= 2;
    return shrink;
}

/* The part that is used, upright, of pixels decoded `shrink` times smaller; takes them.
 */
static bx_pixels take_part(bx_pixels pixels, const bx_image *image,
                           const bx_press_use *use, int shrink, double finer)
{
    double by = finer > FINER ? finer : 1;
    int w = (int)ceil(use->w / by), h = (int)ceil(use->h / by);
    bx_pixels upright = bx_pixels_upright(pixels, image->orientation);
    bx_pixels part =
        bx_pixels_resample(&upright, use->x / shrink, use->y / shrink,
                           MAX(1, use->w / shrink), MAX(1, use->h / shrink), w, h);
    g_free(upright.data);
    return part;
}

static unsigned char *row_of(const bx_pixels *pixels, int y)
{
    return pixels->data + (size_t)y * (size_t)pixels->stride;
}

/* ---- the ink limit ---- */

static int ink_in(const unsigned char *p)
{
    return p[0] + p[1] + p[2] + p[3];
}

static int bytes_of_ink(double percent)
{
    return (int)(percent * FULL / 100);
}

/* Black stays, the colours give way evenly. */
static void limit_row(unsigned char *row, int n, int most)
{
    for (unsigned char *p = row; p < row + 4 * (size_t)n; p += 4) {
        int colours = p[0] + p[1] + p[2], room = most - p[3];
        for (int i = 0; colours > room && i < 3; i++)
            p[i] = (unsigned char)(p[i] * room / colours);
    }
}

static int64_t ink_in_spot(const bx_pixels *inks, int x, int y, int side, int *n)
{
    int64_t sum = 0;
    int right = MIN(x + side, inks->width), bottom = MIN(y + side, inks->height);
    *n = (right - x) * (bottom - y);
    for (int v = y; v < bottom; v++)
        for (int u = x; u < right; u++)
            sum += ink_in(row_of(inks, v) + 4 * (size_t)u);
    return sum;
}

static bool is_over(const bx_pixels *inks, double ppi, int most)
{
    int side = (int)fmax(1, ppi * SPOT / 25.4), n;
    for (int y = 0; y < inks->height; y += side)
        for (int x = 0; x < inks->width; x += side) {
            int64_t sum = ink_in_spot(inks, x, y, side, &n);
            if (sum > (int64_t)most * n)
                return true;
        }
    return false;
}

/* ---- its colours ---- */

/* By its own profile; for what has none, or one that cannot be used, by sRGB; of inks
 * NULL. */
static bx_separator *separator_of(const bx_image *image, const bx_icc *press,
                                  int channels, bx_press_source *source)
{
    size_t n;
    g_autofree unsigned char *profile = bx_image_icc(image, &n);
    bx_separator *s = profile ? bx_separator_new(press, profile, n, channels) : NULL;
    *source = s ? BX_SOURCE_PROFILE : profile ? BX_SOURCE_UNFIT : BX_SOURCE_ASSUMED;
    return s ? s : bx_separator_new(press, NULL, 0, channels);
}

/* What shines through is the paper. */
static void flatten(bx_pixels *pixels)
{
    for (int y = 0; pixels->has_alpha && y < pixels->height; y++) {
        unsigned char *row = row_of(pixels, y), *end = row + 4 * (size_t)pixels->width;
        for (unsigned char *p = row; p < end; p += 4)
            for (int i = 0, white = FULL - p[3]; i < 3; i++)
                p[i] = (unsigned char)(p[i] + white);
    }
    pixels->has_alpha = false;
}

static bool is_neutral(const bx_pixels *pixels)
{
    for (int y = 0; y < pixels->height; y++) {
        const unsigned char *row = row_of(pixels, y);
        for (int x = 0; x < pixels->width; x++, row += 4)
            if (abs(row[0] - row[1]) > NEUTRAL || abs(row[2] - row[1]) > NEUTRAL)
                return false;
    }
    return true;
}

static bx_grayer *grayer_of(const bx_image *image, const bx_icc *press, int channels,
                            bx_press_source *source)
{
    size_t n;
    g_autofree unsigned char *profile = bx_image_icc(image, &n);
    bx_grayer *grayer = profile ? bx_grayer_new(profile, n, channels) : NULL;
    *source = grayer ? BX_SOURCE_PROFILE : profile ? BX_SOURCE_UNFIT : BX_SOURCE_ASSUMED;
    if (grayer)
        return grayer;
    const unsigned char *inks = bx_icc_bytes(press, &n);
    return channels == 4 ? bx_grayer_new(inks, n, 4) : bx_grayer_new(NULL, 0, 3);
}

/* In place: pixels of 3 or 4 channels become the grays of a screen. */
static void make_gray(const bx_image *image, const bx_icc *press, int channels,
                      bx_pixels *pixels, bx_press_source *source)
{
    bx_grayer *grayer = grayer_of(image, press, channels, source);
    g_autofree unsigned char *grays = g_malloc((gsize)pixels->width);
    for (int y = 0; y < pixels->height; y++) {
        unsigned char *row = row_of(pixels, y);
        bx_gray_row(grayer, row, grays, pixels->width);
        for (int x = 0; x < pixels->width; x++)
            memset(row + 4 * (size_t)x, grays[x], 3);
    }
    bx_grayer_free(grayer);
}

/* ---- writing ---- */

static bx_press_picture finish(bx_jpeg_writer *writer, const bx_pixels *pixels,
                               int channels)
{
    bx_press_picture out = {.kind = BX_PRESS_JPEG,
                            .channels = channels,
                            .width = pixels->width,
                            .height = pixels->height};
    out.bytes = bx_jpeg_writer_finish(writer, &out.n);
    return out;
}

static bx_press_picture write_grays(const bx_pixels *pixels,
                                    const bx_separator *separator)
{
    unsigned char black[256];
    bx_separate_grays(separator, black);
    bx_jpeg_writer *writer = bx_jpeg_writer_new(pixels->width, pixels->height, 1);
    g_autofree unsigned char *out = g_malloc((gsize)pixels->width);
    for (int y = 0; y < pixels->height; y++) {
        const unsigned char *row = row_of(pixels, y);
        for (int x = 0; x < pixels->width; x++)
            out[x] = (unsigned char)(FULL - black[row[4 * x + 1]]);
        bx_jpeg_writer_add(writer, out);
    }
    return finish(writer, pixels, 1);
}

/* separator NULL: they are the inks of the press already. */
static bx_press_picture write_inks(const bx_pixels *pixels, const bx_separator *separator,
                                   int most)
{
    bx_jpeg_writer *writer = bx_jpeg_writer_new(pixels->width, pixels->height, 4);
    g_autofree unsigned char *out = g_malloc((gsize)pixels->stride);
    for (int y = 0; y < pixels->height; y++) {
        if (separator)
            bx_separate_row(separator, row_of(pixels, y), out, pixels->width);
        else
            memcpy(out, row_of(pixels, y), (size_t)pixels->width * 4);
        limit_row(out, pixels->width, most);
        bx_jpeg_writer_add(writer, out);
    }
    return finish(writer, pixels, 4);
}

/* Takes the pixels, of 3 or 4 channels. */
static bx_press_picture make_in_black(const bx_image *image, bx_pixels part, int channels,
                                      const bx_icc *press)
{
    bx_press_source source;
    make_gray(image, press, channels, &part, &source);
    bx_separator *s = bx_separator_new(press, NULL, 0, 1);
    bx_press_picture out = write_grays(&part, s);
    out.source =
        channels == 4 && source == BX_SOURCE_ASSUMED ? BX_SOURCE_PROFILE : source;
    bx_separator_free(s);
    g_free(part.data);
    return out;
}

/* ---- pictures in inks ---- */

typedef struct {
    bx_pixels pixels;
    int row;
} rows;

static void keep_row(void *data, unsigned char *row)
{
    rows *r = data;
    memcpy(row_of(&r->pixels, r->row++), row, (size_t)r->pixels.stride);
}

/* All of them, as stored. False when it is damaged or cannot be done. */
static bool read_inks(const bx_image *image, bx_pixels *out)
{
    int width, height;
    bx_image_stored_size(image, &width, &height);
    rows r = {{NULL, width, height, width * 4, false}, 0};
    r.pixels.data = g_malloc((gsize)r.pixels.stride * (gsize)height);
    bool is_read = bx_image_ink_rows(image, keep_row, &r);
    if (is_read)
        *out = r.pixels;
    else
        g_free(r.pixels.data);
    return is_read;
}

/* A file of one pixel never is: such are the marks that stand for drawings on the way to
 * the press (render/press_image.h), told by a comment that any file may have. */
static bool is_right_as_file(const bx_image *image, double finer)
{
    return image->format == BX_IMAGE_JPEG && !image->is_complement &&
           finer <= FINER_AS_FILE && (image->width > 1 || image->height > 1);
}

static bx_press_picture own_file(const bx_image *image)
{
    bx_press_picture out = {.kind = BX_PRESS_OWN, .channels = image->channels};
    bx_image_stored_size(image, &out.width, &out.height);
    return out;
}

/* Takes the pixels. Inks for another press, and too much of them, are separated anew. */
static bx_press_picture make_from_inks(const bx_image *image, bx_pixels stored,
                                       const bx_press_use *use,
                                       const bx_press_settings *settings)
{
    double finer = fineness(use, settings->ppi);
    int most = bytes_of_ink(settings->total_ink);
    bx_pixels part = take_part(stored, image, use, 1, finer);
    if (use->is_gray)
        return make_in_black(image, part, 4, settings->icc);
    bool is_wet = is_over(&part, settings->ppi * fmin(finer, 1), most);
    bx_press_picture out;
    if (!is_wet && is_right_as_file(image, finer)) {
        out = own_file(image);
    } else {
        bx_press_source source;
        bx_separator *s = is_wet ? separator_of(image, settings->icc, 4, &source) : NULL;
        out = write_inks(&part, s, bytes_of_ink(settings->total_ink - SPARE));
        bx_separator_free(s);
    }
    g_free(part.data);
    return out;
}

/* ---- pictures in gray or in the colours of a screen ---- */

/* One bit a pixel: as it is where that is fine enough, else in grays, no less fine. */
static bx_press_picture make_line_art(const bx_image *image, bx_pixels part,
                                      const bx_press_use *use,
                                      const bx_press_settings *settings)
{
    if (fineness(use, settings->line_art_ppi) >= 1)
        return (bx_press_picture){.kind = BX_PRESS_LINE_ART,
                                  .channels = 1,
                                  .width = part.width,
                                  .height = part.height,
                                  .pixels = part};
    bx_press_source source;
    bx_separator *s = separator_of(image, settings->icc, 1, &source);
    bx_press_picture out = write_grays(&part, s);
    bx_separator_free(s);
    g_free(part.data);
    return out;
}

static bx_press_picture make_from_colours(const bx_image *image, bx_pixels part,
                                          const bx_press_settings *settings)
{
    bx_press_source source;
    int channels = image->channels == 1 ? 1 : 3;
    bx_separator *s = separator_of(image, settings->icc, channels, &source);
    bool is_gray = channels == 1 || is_neutral(&part);
    bx_press_picture out =
        is_gray ? write_grays(&part, s)
                : write_inks(&part, s, bytes_of_ink(settings->total_ink - SPARE));
    out.source =
        channels == 1 && source == BX_SOURCE_ASSUMED ? BX_SOURCE_PROFILE : source;
    bx_separator_free(s);
    g_free(part.data);
    return out;
}

/* ---- drawings that become pixels ---- */

/* In place: colours of a screen become inks. */
static void put_in_inks(bx_pixels *pixels, const bx_drawing_inks *inks)
{
    g_autofree unsigned char *row = g_malloc((gsize)pixels->stride);
    for (int y = 0; y < pixels->height; y++) {
        memcpy(row, row_of(pixels, y), (size_t)pixels->width * 4);
        bx_drawing_inks_row(inks, row, row_of(pixels, y), pixels->width);
    }
}

static bool is_black_alone(const bx_pixels *inks)
{
    for (int y = 0; y < inks->height; y++) {
        const unsigned char *p = row_of(inks, y);
        for (int x = 0; x < inks->width; x++, p += 4)
            if (p[0] || p[1] || p[2])
                return false;
    }
    return true;
}

static bx_press_picture write_black(const bx_pixels *inks)
{
    bx_jpeg_writer *writer = bx_jpeg_writer_new(inks->width, inks->height, 1);
    g_autofree unsigned char *out = g_malloc((gsize)inks->width);
    for (int y = 0; y < inks->height; y++) {
        const unsigned char *row = row_of(inks, y);
        for (int x = 0; x < inks->width; x++)
            out[x] = (unsigned char)(FULL - row[4 * x + 3]);
        bx_jpeg_writer_add(writer, out);
    }
    return finish(writer, inks, 1);
}

/* Shades and tints are drawn twice as fine as photos, for the sake of edges. */
static bx_press_picture make_from_drawing(const bx_image *image, const bx_press_use *use,
                                          const bx_press_settings *settings)
{
    bx_pixels pixels;
    double fine = FINER_DRAWING * settings->ppi / 72.0;
    int width = (int)ceil(bx_pt_from_len(use->box_width) * fine);
    int height = (int)ceil(bx_pt_from_len(use->box_height) * fine);
    if (!bx_vector_decode(image, use->x, use->y, use->w, use->h,
                          CLAMP(width, 1, MOST_SIDE), CLAMP(height, 1, MOST_SIDE),
                          &pixels))
        return (bx_press_picture){.kind = BX_PRESS_DAMAGED};
    bx_drawing_inks inks = bx_drawing_inks_new(settings->icc, &use->brands, use->is_gray);
    put_in_inks(&pixels, &inks);
    bx_press_picture out =
        is_black_alone(&pixels)
            ? write_black(&pixels)
            : write_inks(&pixels, NULL, bytes_of_ink(settings->total_ink - SPARE));
    bx_drawing_inks_clear(&inks);
    g_free(pixels.data);
    return out;
}

bx_press_picture bx_press_picture_make(const bx_image *image, const bx_press_use *use,
                                       const bx_press_settings *settings)
{
    bx_pixels pixels;
    if (bx_image_is_vector(image))
        return make_from_drawing(image, use, settings);
    if (image->channels == 4 && read_inks(image, &pixels))
        return make_from_inks(image, pixels, use, settings);
    double finer = image->is_line_art ? 1 : fineness(use, settings->ppi);
    int shrink = shrink_for(finer);
    if (!bx_image_decode(image, shrink, &pixels))
        return (bx_press_picture){.kind = BX_PRESS_DAMAGED};
    int width, height;
    bx_image_stored_size(image, &width, &height);
    shrink = MAX(1, width / pixels.width);
    bx_pixels part = take_part(pixels, image, use, shrink, finer);
    flatten(&part);
    if (image->is_line_art)
        return make_line_art(image, part, use, settings);
    return use->is_gray && image->channels != 1
               ? make_in_black(image, part, 3, settings->icc)
               : make_from_colours(image, part, settings);
}

void bx_press_picture_clear(bx_press_picture *picture)
{
    free(picture->bytes);
    g_free(picture->pixels.data);
    *picture = (bx_press_picture){0};
}

/* ---- on a screen ---- */

static void show_gray_row(unsigned char *row, int n, const unsigned char black[256],
                          unsigned char *inks)
{
    for (int x = 0; x < n; x++) {
        memset(inks + 4 * (size_t)x, 0, 3);
        inks[4 * x + 3] = black[row[4 * x + 1]];
    }
}

void bx_press_proof(const bx_image *image, const bx_press_settings *settings,
                    const bx_screen *screen, bool wants_gray, bx_pixels *pixels)
{
    bx_press_source source;
    unsigned char black[256];
    flatten(pixels);
    if (wants_gray && image->channels != 1)
        make_gray(image, settings->icc, 3, pixels, &source);
    bool is_gray = image->channels == 1 || is_neutral(pixels);
    bx_separator *s = wants_gray ? bx_separator_new(settings->icc, NULL, 0, 1)
                                 : separator_of(image, settings->icc,
                                                image->channels == 1 ? 1 : 3, &source);
    if (is_gray)
        bx_separate_grays(s, black);
    g_autofree unsigned char *inks = g_malloc((gsize)pixels->width * 4);
    for (int y = 0; y < pixels->height; y++) {
        unsigned char *row = row_of(pixels, y);
        if (is_gray)
            show_gray_row(row, pixels->width, black, inks);
        else
            bx_separate_row(s, row, inks, pixels->width);
        limit_row(inks, pixels->width, bytes_of_ink(settings->total_ink));
        bx_screen_row(screen, inks, row, pixels->width);
    }
    bx_separator_free(s);
}

/* Of colours that shine through: as they are, and multiplied by how opaque they are. */
static void part_from_alpha(unsigned char *row, int n)
{
    for (unsigned char *p = row; p < row + 4 * (size_t)n; p += 4)
        for (int i = 0; p[3] && i < 3; i++)
            p[i] = (unsigned char)MIN(FULL, (p[i] * FULL + p[3] / 2) / p[3]);
}

static void join_with_alpha(unsigned char *row, int n)
{
    for (unsigned char *p = row; p < row + 4 * (size_t)n; p += 4)
        for (int i = 0; i < 3; i++)
            p[i] = (unsigned char)((p[i] * p[3] + FULL / 2) / FULL);
}

void bx_press_proof_drawing(const bx_press_settings *settings, const bx_screen *screen,
                            bool is_gray, const bx_brands *brands, bx_pixels *pixels)
{
    bx_drawing_inks map = bx_drawing_inks_new(settings->icc, brands, is_gray);
    g_autofree unsigned char *inks = g_malloc((gsize)pixels->width * 4);
    for (int y = 0; y < pixels->height; y++) {
        unsigned char *row = row_of(pixels, y);
        if (pixels->has_alpha)
            part_from_alpha(row, pixels->width);
        bx_drawing_inks_row(&map, row, inks, pixels->width);
        bx_screen_row(screen, inks, row, pixels->width);
        if (pixels->has_alpha)
            join_with_alpha(row, pixels->width);
    }
    bx_drawing_inks_clear(&map);
}
