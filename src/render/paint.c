#include "render/paint.h"

#include <math.h>

#include "render/ink_key.h"
#include "render/overprint.h"
#include "render/paint_image.h"
#include "render/surfaces.h"

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

bx_painter *bx_painter_new(bx_assets *assets, bool is_vector, double scale, bool notes)
{
    bx_painter *painter = g_new0(bx_painter, 1);
    painter->assets = assets;
    painter->is_vector = is_vector;
    painter->scale = scale;
    painter->notes = notes;
    painter->faces = g_ptr_array_new_with_free_func(free_face);
    painter->images = bx_surfaces_new();
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

void **bx_paint_slot(GPtrArray *array, int id)
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
    *bx_paint_slot(painter->faces, face) = f;
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
        void **set = bx_paint_slot(sets, op->glyphs.face);
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

void bx_paint_snap(const bx_painter *painter, double *at, double *size)
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
    bx_paint_snap(painter, &x, &w);
    bx_paint_snap(painter, &y, &h);
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
        return bx_paint_image(painter, op, cr, diags);
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
