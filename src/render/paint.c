#include "render/paint.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asset/cmyk.h"
#include "asset/gray.h"
#include "asset/image.h"
#include "asset/vector.h"
#include "render/ink_key.h"
#include "render/overprint.h"
#include "render/press_image.h"

enum {
    MOST_USES = 16, /* of one picture on a page, each with a surface of its own */
    MOST_PPI = 300, /* of pixels in a PDF that are no JPEG: no press shows more */
};

/* ---- the painter ---- */

static void free_face(void *face)
{
    bx_paint_face *f = face;
    if (!f)
        return;
    cairo_font_face_destroy(f->cairo);
    hb_map_destroy(f->new_gid);
    g_free(f);
}

static void free_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

bx_painter *bx_painter_new(bx_assets *assets, bool is_vector, double scale, bool notes)
{
    bx_painter *painter = g_new0(bx_painter, 1);
    painter->assets = assets;
    painter->is_vector = is_vector;
    painter->scale = scale;
    painter->notes = notes;
    painter->faces = g_ptr_array_new_with_free_func(free_face);
    painter->images = g_ptr_array_new_with_free_func(free_surface);
    return painter;
}

void bx_painter_free(bx_painter *painter)
{
    if (!painter)
        return;
    g_ptr_array_unref(painter->faces);
    g_ptr_array_unref(painter->images);
    g_free(painter->glyphs);
    g_free(painter->clusters);
    g_free(painter);
}

/* The slot of an id, in an array grown so far. */
static void **slot(GPtrArray *array, int id)
{
    if ((int)array->len <= id)
        g_ptr_array_set_size(array, id + 1);
    return &array->pdata[id];
}

void bx_painter_add_face(bx_painter *painter, int face, cairo_font_face_t *cairo,
                         hb_map_t *new_gid)
{
    bx_paint_face *f = g_new(bx_paint_face, 1);
    *f = (bx_paint_face){cairo, new_gid};
    *slot(painter->faces, face) = f;
}

static bool is_drawn(const bx_painter *painter, const bx_op *op)
{
    return painter->notes || !op->is_note;
}

void bx_painter_collect(const bx_painter *painter, const bx_display *page,
                        GPtrArray *sets)
{
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind != BX_OP_GLYPHS || !is_drawn(painter, op))
            continue;
        void **set = slot(sets, op->glyphs.face);
        if (!*set)
            *set = hb_set_create();
        for (int k = 0; k < op->glyphs.n_glyphs; k++)
            hb_set_add(*set, op->glyphs.glyphs[k].gid);
    }
}

static void set_screen_colour(const bx_painter *painter, bx_ink ink, cairo_t *cr)
{
    const bx_ink_facts *f = bx_ink_find(ink);
    bx_screen_colour colour = painter->proof && !painter->is_note
                                  ? bx_soft_proof_ink(painter->proof, ink)
                                  : (bx_screen_colour){f->red, f->green, f->blue};
    cairo_set_source_rgb(cr, colour.red, colour.green, colour.blue);
}

/* On a screen what the ink looks like, for a press the key that stands for it. */
static void set_ink(const bx_painter *painter, bx_ink ink, cairo_t *cr)
{
    if (!painter->press) {
        set_screen_colour(painter, ink, cr);
        return;
    }
    bx_ink_key key = bx_ink_key_of(ink, painter->overprints);
    cairo_set_source_rgb(cr, key.red, key.green, key.blue);
}

/* ---- text ---- */

static void make_room(bx_painter *painter, const bx_glyph_run *run)
{
    if (painter->glyph_room < run->n_glyphs) {
        painter->glyph_room = run->n_glyphs + 64;
        painter->glyphs =
            g_renew(cairo_glyph_t, painter->glyphs, (gsize)painter->glyph_room);
    }
    if (painter->cluster_room < run->n_clusters) {
        painter->cluster_room = run->n_clusters + 64;
        painter->clusters = g_renew(cairo_text_cluster_t, painter->clusters,
                                    (gsize)painter->cluster_room);
    }
}

/* The run's origin is (x, y). */
static void place_glyphs(bx_painter *painter, const bx_glyph_run *run, double x, double y)
{
    const bx_paint_face *face = painter->faces->pdata[run->face];
    for (int i = 0; i < run->n_glyphs; i++) {
        const bx_glyph *g = &run->glyphs[i];
        painter->glyphs[i].index =
            face->new_gid ? hb_map_get(face->new_gid, g->gid) : g->gid;
        painter->glyphs[i].x = x + bx_pt_from_len(g->x);
        painter->glyphs[i].y = y + bx_pt_from_len(g->y);
    }
}

/* A cluster without glyphs would not be extracted, one without text would be by a guess
 * at its characters: both join the cluster before them, or the first one behind. Returns
 * how many are left. */
static int join_clusters(bx_painter *painter, const bx_glyph_run *run)
{
    int n = 0;
    for (int i = 0; i < run->n_clusters; i++) {
        const bx_cluster_text *c = &run->clusters[i];
        cairo_text_cluster_t *last = n ? &painter->clusters[n - 1] : NULL;
        bool is_half = !c->n_glyphs || !c->n_bytes;
        if (last && (is_half || !last->num_glyphs || !last->num_bytes)) {
            last->num_glyphs += c->n_glyphs;
            last->num_bytes += c->n_bytes;
        } else {
            painter->clusters[n++] = (cairo_text_cluster_t){c->n_bytes, c->n_glyphs};
        }
    }
    return n;
}

static void show(bx_painter *painter, const bx_glyph_run *run, cairo_t *cr)
{
    if (!painter->is_vector) {
        cairo_show_glyphs(cr, painter->glyphs, run->n_glyphs);
        return;
    }
    int n_clusters = join_clusters(painter, run), n_bytes = 0;
    for (int i = 0; i < n_clusters; i++)
        n_bytes += painter->clusters[i].num_bytes;
    cairo_show_text_glyphs(cr, run->text, n_bytes, painter->glyphs, run->n_glyphs,
                           painter->clusters, n_clusters, 0);
}

/* The type's size, narrower or wider along the line (长体, 扁体). */
static void set_size(const bx_glyph_run *run, cairo_t *cr)
{
    double size = bx_pt_from_len(run->size);
    double along = run->stretch ? size * run->stretch / 100 : size;
    bool is_down = run->mode == BX_VERTICAL && !run->is_rotated;
    cairo_matrix_t matrix;
    cairo_matrix_init_scale(&matrix, is_down ? size : along, is_down ? along : size);
    cairo_set_font_matrix(cr, &matrix);
}

static void draw_glyphs(bx_painter *painter, const bx_glyph_run *run, cairo_t *cr)
{
    const bx_paint_face *face = painter->faces->pdata[run->face];
    double x = bx_pt_from_len(run->origin.x), y = bx_pt_from_len(run->origin.y);
    make_room(painter, run);
    set_ink(painter, run->ink, cr);
    cairo_set_font_face(cr, face->cairo);
    set_size(run, cr);
    if (run->is_rotated) {
        cairo_save(cr);
        cairo_translate(cr, x, y);
        cairo_rotate(cr, G_PI / 2);
        place_glyphs(painter, run, 0, 0);
        show(painter, run, cr);
        cairo_restore(cr);
    } else {
        place_glyphs(painter, run, x, y);
        show(painter, run, cr);
    }
}

/* ---- boxes and rules ---- */

/* A span of one axis; in pixels, whole ones and at least one, so that tints meet and
 * hairlines are seen. */
static void snap(const bx_painter *painter, double *at, double *size)
{
    if (painter->is_vector)
        return;
    double from = round(*at * painter->scale);
    double n = fmax(1, round(*size * painter->scale));
    *at = from / painter->scale;
    *size = n / painter->scale;
}

static void fill_box(bx_painter *painter, bx_rect box, bx_ink ink, cairo_t *cr)
{
    double x = bx_pt_from_len(box.x), y = bx_pt_from_len(box.y);
    double w = bx_pt_from_len(box.w), h = bx_pt_from_len(box.h);
    if (w <= 0 || h <= 0)
        return;
    snap(painter, &x, &w);
    snap(painter, &y, &h);
    set_ink(painter, ink, cr);
    cairo_rectangle(cr, x, y, w, h);
    cairo_fill(cr);
}

static void draw_stroke(bx_painter *painter, const bx_op *op, cairo_t *cr)
{
    bx_point a = op->stroke.from, b = op->stroke.to;
    bx_len width = op->stroke.width;
    bool is_straight = a.x == b.x || a.y == b.y;
    if (!painter->is_vector && is_straight) { /* as a box, for the sake of its edges */
        bx_rect box = {MIN(a.x, b.x), MIN(a.y, b.y), ABS(a.x - b.x), ABS(a.y - b.y)};
        if (a.x == b.x) {
            box.x -= width / 2;
            box.w = width;
        } else {
            box.y -= width / 2;
            box.h = width;
        }
        fill_box(painter, box, op->stroke.ink, cr);
        return;
    }
    set_ink(painter, op->stroke.ink, cr);
    cairo_set_line_width(cr, bx_pt_from_len(width));
    cairo_move_to(cr, bx_pt_from_len(a.x), bx_pt_from_len(a.y));
    cairo_line_to(cr, bx_pt_from_len(b.x), bx_pt_from_len(b.y));
    cairo_stroke(cr);
}

/* ---- dots and waves ---- */

static void draw_disc(const bx_painter *painter, const bx_op *op, cairo_t *cr)
{
    set_ink(painter, op->disc.ink, cr);
    cairo_new_path(cr);
    cairo_arc(cr, bx_pt_from_len(op->disc.centre.x), bx_pt_from_len(op->disc.centre.y),
              bx_pt_from_len(op->disc.diameter) / 2, 0, 2 * G_PI);
    cairo_fill(cr);
}

/* Half waves from trough to crest and back, as many as whole ones fit in: each a curve
 * whose tangents are level at both ends. */
static void draw_wave(const bx_painter *painter, const bx_op *op, cairo_t *cr)
{
    bx_point a = op->wave.from, b = op->wave.to;
    double w = bx_pt_from_len(b.x - a.x), h = bx_pt_from_len(b.y - a.y);
    double long_way = fmax(fabs(w), fabs(h)), up = bx_pt_from_len(op->wave.height) / 2;
    int n = 2 * (int)fmax(1, ceil(long_way / bx_pt_from_len(op->wave.length)));
    double step = long_way / n;
    cairo_save(cr);
    cairo_translate(cr, bx_pt_from_len(a.x), bx_pt_from_len(a.y));
    cairo_rotate(cr, atan2(h, w));
    cairo_new_path(cr);
    cairo_move_to(cr, 0, up);
    for (int i = 0; i < n; i++, up = -up)
        cairo_curve_to(cr, (i + 0.5) * step, up, (i + 0.5) * step, -up, (i + 1) * step,
                       -up);
    set_ink(painter, op->wave.ink, cr);
    cairo_set_line_width(cr, bx_pt_from_len(op->wave.width));
    cairo_stroke(cr);
    cairo_restore(cr);
}

/* ---- pictures ---- */

/* JPEG bytes on a surface whose one pixel nobody will look at: the PDF has the picture's
 * size from the bytes, and cairo copies the pixels of a surface that goes away. `owned`:
 * the bytes, where they are not the file's own, which outlive the surface. */
static cairo_surface_t *surface_of_bytes(const bx_op *op, const bx_image *image, int use,
                                         const unsigned char *bytes, unsigned long n,
                                         void *owned)
{
    cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    char *id =
        g_strdup_printf("%d %s%s", use, op->image.is_gray ? "gray " : "", image->file);
    cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_JPEG, bytes, n, owned ? free : NULL,
                                owned);
    cairo_surface_set_mime_data(s, CAIRO_MIME_TYPE_UNIQUE_ID, (unsigned char *)id,
                                (unsigned long)strlen(id), g_free, id);
    return s;
}

/* 1, 2, 4 or 8: how much smaller a picture may be decoded and still have more pixels
 * than the box on the page; in a PDF than the box has at MOST_PPI. */
static int shrink_for(const bx_painter *painter, const bx_op *op)
{
    double scale = painter->is_vector ? MOST_PPI / 72.0 : painter->scale;
    double box = bx_pt_from_len(op->image.box.w) * scale;
    int shrink = 1;
    while (shrink < 8 && box * shrink * 2 <= op->image.crop_w)
        shrink *= 2;
    return shrink;
}

static cairo_surface_t *surface_of_pixels(const bx_painter *painter, const bx_op *op,
                                          const bx_image *image, int shrink)
{
    static const cairo_user_data_key_t key;
    bx_pixels pixels;
    if (!bx_image_decode(image, shrink, &pixels))
        return NULL;
    if (painter->proof)
        bx_soft_proof_pixels(painter->proof, image, op->image.is_gray, &pixels);
    else if (op->image.is_gray && image->channels != 1)
        bx_pixels_make_gray(&pixels);
    cairo_surface_t *s = cairo_image_surface_create_for_data(
        pixels.data, pixels.has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
        pixels.width, pixels.height, pixels.stride);
    if (cairo_surface_set_user_data(s, &key, pixels.data, g_free))
        g_free(pixels.data);
    return s;
}

/* A picture that stands on the page twice may have been decoded for the smaller box. */
static bool is_too_small(const bx_image *image, cairo_surface_t *surface, int shrink)
{
    int width, height;
    bx_image_stored_size(image, &width, &height);
    return cairo_image_surface_get_width(surface) < width / shrink;
}

/* Which time this is that the page shows the picture. Cairo 1.16 names a surface that is
 * painted twice on a page twice among its resources, which PDF forbids: each time has a
 * surface of its own, and the MOST_USES-th serves all further ones. */
static int use_of(const bx_painter *painter, const bx_op *op)
{
    int use = 0;
    for (const bx_op *o = painter->page->ops; painter->is_vector && o < op; o++)
        use += o->kind == BX_OP_IMAGE && o->image.image == op->image.image;
    return MIN(use, MOST_USES - 1);
}

static bool has_bytes(cairo_surface_t *surface)
{
    const unsigned char *bytes = NULL;
    unsigned long n;
    cairo_surface_get_mime_data(surface, CAIRO_MIME_TYPE_JPEG, &bytes, &n);
    return bytes;
}

/* For a PDF: a JPEG as it is, and inks as inks. NULL: only its pixels can go in. */
static cairo_surface_t *surface_in_own_colours(const bx_op *op, const bx_image *image,
                                               int use)
{
    unsigned char *bytes;
    unsigned long n;
    bool is_jpeg = image->format == BX_IMAGE_JPEG;
    if (op->image.is_gray && image->channels != 1)
        return (is_jpeg || image->channels == 4) && bx_gray_jpeg(image, &bytes, &n)
                   ? surface_of_bytes(op, image, use, bytes, n, bytes)
                   : NULL;
    if (is_jpeg && !image->is_complement)
        return surface_of_bytes(op, image, use, image->bytes, image->n_bytes, NULL);
    if (image->channels == 4 && bx_cmyk_jpeg(image, &bytes, &n))
        return surface_of_bytes(op, image, use, bytes, n, bytes);
    return NULL;
}

/* Where the surface of a picture is kept for this time that the page shows it. */
static void **surface_slot(bx_painter *painter, const bx_op *op, int id, int use)
{
    return slot(painter->images, (2 * id + op->image.is_gray) * MOST_USES + use);
}

static cairo_surface_t *surface_for(bx_painter *painter, const bx_op *op)
{
    const bx_image *image = bx_assets_image(painter->assets, op->image.image);
    int use = use_of(painter, op);
    void **surface = surface_slot(painter, op, op->image.image, use);
    int shrink = shrink_for(painter, op);
    if (*surface && !has_bytes(*surface) && is_too_small(image, *surface, shrink)) {
        cairo_surface_destroy(*surface);
        *surface = NULL;
    }
    if (!*surface && painter->is_vector)
        *surface = surface_in_own_colours(op, image, use);
    if (!*surface)
        *surface = surface_of_pixels(painter, op, image, shrink);
    return *surface;
}

/* Stored pixels → upright pixels, both with the origin upper left. EXIF 2.3 §4.6.4. */
static cairo_matrix_t upright(const bx_image *image)
{
    double w = image->width, h = image->height;
    switch (image->orientation) {
    case 2:
        return (cairo_matrix_t){.xx = -1, .yy = 1, .x0 = w};
    case 3:
        return (cairo_matrix_t){.xx = -1, .yy = -1, .x0 = w, .y0 = h};
    case 4:
        return (cairo_matrix_t){.xx = 1, .yy = -1, .y0 = h};
    case 5:
        return (cairo_matrix_t){.yx = 1, .xy = 1};
    case 6:
        return (cairo_matrix_t){.yx = 1, .xy = -1, .x0 = w};
    case 7:
        return (cairo_matrix_t){.yx = -1, .xy = -1, .x0 = w, .y0 = h};
    case 8:
        return (cairo_matrix_t){.yx = -1, .xy = 1, .y0 = h};
    default:
        return (cairo_matrix_t){.xx = 1, .yy = 1};
    }
}

/* In the units of the upright picture. False when it turns out to be damaged. */
static bool draw_vector(const bx_image *image, cairo_t *cr)
{
    cairo_scale(cr, BX_VECTOR_UNITS, BX_VECTOR_UNITS);
    return bx_vector_draw(image, cr);
}

/* The same as grays: over what is drawn goes the hue and saturation of white, the
 * lightness of all below stays. White is also what paper in a PDF becomes, where nothing
 * was drawn; what stands below is gray anyhow, as the page is. Lines stay lines in a PDF.
 */
static bool draw_gray_vector(const bx_image *image, cairo_t *cr)
{
    cairo_save(cr);
    bool is_whole = draw_vector(image, cr);
    cairo_restore(cr);
    cairo_set_operator(cr, CAIRO_OPERATOR_HSL_COLOR);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    return is_whole;
}

/* The part that is shown, as it is in print: as many pixels as it has on the surface. */
static bool draw_proofed_vector(const bx_painter *painter, const bx_op *op,
                                const bx_image *image, cairo_t *cr)
{
    bx_pixels pixels;
    int x = op->image.crop_x, y = op->image.crop_y;
    int w = op->image.crop_w, h = op->image.crop_h;
    double across = w, down = h;
    cairo_user_to_device_distance(cr, &across, &down);
    int width = (int)fmax(1, round(across)), height = (int)fmax(1, round(down));
    if (!bx_vector_decode(image, x, y, w, h, width, height, &pixels))
        return false;
    bx_soft_proof_drawing(painter->proof, image, &painter->page->brands,
                          op->image.is_gray, &pixels);
    cairo_surface_t *s = cairo_image_surface_create_for_data(
        pixels.data, pixels.has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width,
        height, pixels.stride);
    cairo_translate(cr, x, y);
    cairo_scale(cr, (double)w / width, (double)h / height);
    cairo_set_source_surface(cr, s, 0, 0);
    cairo_paint(cr);
    cairo_set_source_rgb(cr, 0, 0, 0); /* lets go of it */
    cairo_surface_destroy(s);
    g_free(pixels.data);
    return true;
}

/* All of a picture, in the units of the upright one. */
static void set_stored(cairo_surface_t *surface, const bx_image *image, cairo_t *cr)
{
    int stored_width, stored_height;
    bx_image_stored_size(image, &stored_width, &stored_height);
    cairo_matrix_t turn = upright(image);
    cairo_transform(cr, &turn);
    cairo_scale(cr, (double)stored_width / cairo_image_surface_get_width(surface),
                (double)stored_height / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(cr, surface, 0, 0);
}

static bool draw_pixels(bx_painter *painter, const bx_op *op, const bx_image *image,
                        cairo_t *cr)
{
    cairo_surface_t *surface = surface_for(painter, op);
    if (!surface)
        return false;
    set_stored(surface, image, cr);
    if (!painter->is_vector) /* else the white of the paper would shine in at the edges */
        cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_paint(cr);
    return true;
}

/* ---- pictures for a press ---- */

static cairo_surface_t *placeholder_for(bx_painter *painter, const bx_op *op)
{
    int use = use_of(painter, op);
    int id = bx_press_pictures_n(painter->pictures) + op->image.image;
    void **surface = surface_slot(painter, op, id, use);
    if (!*surface)
        *surface = bx_press_placeholder(op->image.image, op->image.is_gray, use);
    return *surface;
}

static cairo_surface_t *press_surface_for(bx_painter *painter, const bx_op *op, int id,
                                          const bx_image *image)
{
    int use = use_of(painter, op);
    void **surface = surface_slot(painter, op, id, use);
    g_autofree char *name = g_strdup_printf("press %d %d", id, use);
    if (!*surface)
        *surface = bx_press_image_surface(bx_press_pictures_at(painter->pictures, id),
                                          image, name);
    return *surface;
}

/* In the units of the upright picture; part of it stands where it does in the whole. */
static void draw_for_press(bx_painter *painter, const bx_op *op, const bx_image *image,
                           cairo_t *cr)
{
    if (bx_vector_stays_vector(image)) {
        cairo_scale(cr, image->width, image->height);
        cairo_set_source_surface(cr, placeholder_for(painter, op), 0, 0);
        cairo_paint(cr);
        return;
    }
    bx_press_use use = bx_press_image_use(op, painter->page, painter->press);
    int id = bx_press_pictures_find(painter->pictures, &use);
    cairo_surface_t *surface = press_surface_for(painter, op, id, image);
    if (bx_press_pictures_at(painter->pictures, id)->kind == BX_PRESS_OWN) {
        set_stored(surface, image, cr);
    } else {
        cairo_translate(cr, use.x, use.y);
        cairo_scale(cr, (double)use.w / cairo_image_surface_get_width(surface),
                    (double)use.h / cairo_image_surface_get_height(surface));
        cairo_set_source_surface(cr, surface, 0, 0);
    }
    cairo_paint(cr);
}

static bool draw_picture(bx_painter *painter, const bx_op *op, const bx_image *image,
                         cairo_t *cr)
{
    if (painter->press) {
        draw_for_press(painter, op, image, cr);
        return true;
    }
    if (!bx_image_is_vector(image))
        return draw_pixels(painter, op, image, cr);
    if (painter->proof && !painter->is_note)
        return draw_proofed_vector(painter, op, image, cr);
    return op->image.is_gray ? draw_gray_vector(image, cr) : draw_vector(image, cr);
}

static bool draw_image(bx_painter *painter, const bx_op *op, cairo_t *cr, bx_diags *diags)
{
    const bx_image *image = bx_assets_image(painter->assets, op->image.image);
    double x = bx_pt_from_len(op->image.box.x), w = bx_pt_from_len(op->image.box.w);
    double y = bx_pt_from_len(op->image.box.y), h = bx_pt_from_len(op->image.box.h);
    snap(painter, &x, &w);
    snap(painter, &y, &h);
    cairo_save(cr);
    cairo_rectangle(cr, x, y, w, h);
    cairo_clip(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, w / op->image.crop_w, h / op->image.crop_h);
    cairo_translate(cr, -op->image.crop_x, -op->image.crop_y);
    bool is_drawn_whole = draw_picture(painter, op, image, cr);
    cairo_restore(cr);
    if (!is_drawn_whole)
        bx_diag(diags, BX_D_E_IMAGE_DAMAGED, BX_NOWHERE, image->file);
    return is_drawn_whole;
}

/* ---- the walk ---- */

static bool draw_op(bx_painter *painter, const bx_op *op, cairo_t *cr, bx_diags *diags)
{
    painter->is_note = op->is_note;
    painter->overprints =
        painter->press && bx_overprints(painter->page, op, painter->press);
    switch (op->kind) {
    case BX_OP_GROUP_BEGIN:
    case BX_OP_GROUP_END:
        break;
    case BX_OP_GLYPHS:
        draw_glyphs(painter, &op->glyphs, cr);
        break;
    case BX_OP_FILL:
        fill_box(painter, op->fill.box, op->fill.ink, cr);
        break;
    case BX_OP_STROKE:
        draw_stroke(painter, op, cr);
        break;
    case BX_OP_DISC:
        draw_disc(painter, op, cr);
        break;
    case BX_OP_WAVE:
        draw_wave(painter, op, cr);
        break;
    case BX_OP_IMAGE:
        return draw_image(painter, op, cr, diags);
    }
    return true;
}

bool bx_painter_draw(bx_painter *painter, const bx_display *page, cairo_t *cr,
                     bx_diags *diags)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    bool ok = true;
    painter->page = page;
    for (int i = 0; ok && i < page->n_ops; i++)
        if (is_drawn(painter, &page->ops[i]))
            ok = draw_op(painter, &page->ops[i], cr, diags);
    if (ok && cairo_status(cr)) {
        bx_diag(diags, BX_D_E_DRAW, BX_NOWHERE, cairo_status_to_string(cairo_status(cr)));
        ok = false;
    }
    return ok;
}

/* ---- page after page ---- */

static bool is_shown(const bx_display *page, int image)
{
    for (int i = 0; i < page->n_ops; i++)
        if (page->ops[i].kind == BX_OP_IMAGE && page->ops[i].image.image == image)
            return true;
    return false;
}

static void let_go(bx_painter *painter, int image)
{
    for (int i = 0; i < 2 * MOST_USES; i++)
        g_clear_pointer(slot(painter->images, 2 * image * MOST_USES + i), free_surface);
}

/* Those made for the press are no pixels, or owned by who made them. */
void bx_painter_leave(bx_painter *painter, const bx_display *page,
                      const bx_display *following, int n)
{
    for (int i = 0; i < page->n_ops && !painter->pictures; i++) {
        if (page->ops[i].kind != BX_OP_IMAGE)
            continue;
        int image = page->ops[i].image.image, later = 0;
        while (later < n && !is_shown(&following[later], image))
            later++;
        if (later == n)
            let_go(painter, image);
    }
}
