#include "render/dump.h"

#include "base/json.h"
#include "base/output.h"

/* A page with the faces and pictures it uses, by order of use: its ids are of these
 * tables, so that nothing on another page changes what is said of it. */
typedef struct {
    bx_json *j;
    const bx_assets *assets;
    GArray *faces, *images; /* of int */
} dumper;

static int index_of(const GArray *ids, int id)
{
    guint i = 0;
    while (i < ids->len && g_array_index(ids, int, i) != id)
        i++;
    return (int)i;
}

static void note(GArray *ids, int id)
{
    if (index_of(ids, id) == (int)ids->len)
        g_array_append_val(ids, id);
}

static void note_ids(dumper *d, const bx_display *page)
{
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_GLYPHS)
            note(d->faces, op->glyphs.face);
        if (op->kind == BX_OP_IMAGE)
            note(d->images, op->image.image);
    }
}

static void put_point(bx_json *j, const char *key, bx_point p)
{
    bx_json_array(j, key, true);
    bx_json_int(j, NULL, p.x);
    bx_json_int(j, NULL, p.y);
    bx_json_close_array(j);
}

static void put_rect(bx_json *j, const char *key, bx_rect r)
{
    bx_json_array(j, key, true);
    bx_json_int(j, NULL, r.x);
    bx_json_int(j, NULL, r.y);
    bx_json_int(j, NULL, r.w);
    bx_json_int(j, NULL, r.h);
    bx_json_close_array(j);
}

static void put_group(bx_json *j, const bx_op *op)
{
    bx_json_int(j, "item", op->group.item);
    bx_json_text(j, "name", op->group.name);
    bx_json_text(j, "title", op->group.title);
    put_rect(j, "box", op->group.box);
}

static void put_clusters(bx_json *j, const bx_glyph_run *run)
{
    bx_json_array(j, "clusters", true);
    for (int i = 0; i < run->n_clusters; i++) {
        const bx_cluster_text *c = &run->clusters[i];
        bx_json_array(j, NULL, true);
        bx_json_int(j, NULL, c->id);
        bx_json_int(j, NULL, c->n_chars);
        bx_json_int(j, NULL, c->n_glyphs);
        bx_json_int(j, NULL, c->n_bytes);
        bx_json_close_array(j);
    }
    bx_json_close_array(j);
}

static void put_glyphs(bx_json *j, const bx_glyph_run *run, int face)
{
    bx_json_int(j, "face", face);
    bx_json_int(j, "size", run->size);
    bx_json_text(j, "ink", bx_ink_find(run->ink)->name);
    put_point(j, "origin", run->origin);
    bx_json_text(j, "mode", run->mode == BX_VERTICAL ? "vertical" : "horizontal");
    if (run->stretch)
        bx_json_int(j, "stretch", run->stretch);
    if (run->is_rotated)
        bx_json_bool(j, "rotated", true);
    bx_json_text(j, "text", run->text);
    put_clusters(j, run);
    bx_json_array(j, "glyphs", true);
    for (int i = 0; i < run->n_glyphs; i++) {
        bx_json_array(j, NULL, true);
        bx_json_int(j, NULL, run->glyphs[i].gid);
        bx_json_int(j, NULL, run->glyphs[i].x);
        bx_json_int(j, NULL, run->glyphs[i].y);
        bx_json_close_array(j);
    }
    bx_json_close_array(j);
}

static void put_stroke(bx_json *j, const bx_op *op)
{
    put_point(j, "from", op->stroke.from);
    put_point(j, "to", op->stroke.to);
    bx_json_int(j, "width", op->stroke.width);
    bx_json_text(j, "ink", bx_ink_find(op->stroke.ink)->name);
}

static void put_disc(bx_json *j, const bx_op *op)
{
    put_point(j, "centre", op->disc.centre);
    bx_json_int(j, "diameter", op->disc.diameter);
    bx_json_text(j, "ink", bx_ink_find(op->disc.ink)->name);
}

static void put_wave(bx_json *j, const bx_op *op)
{
    put_point(j, "from", op->wave.from);
    put_point(j, "to", op->wave.to);
    bx_json_int(j, "width", op->wave.width);
    bx_json_int(j, "height", op->wave.height);
    bx_json_int(j, "length", op->wave.length);
    bx_json_text(j, "ink", bx_ink_find(op->wave.ink)->name);
}

static void put_image(bx_json *j, const bx_op *op, int image)
{
    bx_json_int(j, "image", image);
    put_rect(j, "box", op->image.box);
    put_rect(j, "crop",
             (bx_rect){op->image.crop_x, op->image.crop_y, op->image.crop_w,
                       op->image.crop_h});
    if (op->image.is_gray)
        bx_json_bool(j, "gray", true);
}

static void put_op(const dumper *d, const bx_op *op)
{
    static const char *const names[] = {"group",  "end",  "glyphs", "fill",
                                        "stroke", "disc", "wave",   "image"};
    bx_json *j = d->j;
    bx_json_object(j, NULL, true);
    bx_json_text(j, "op", names[op->kind]);
    if (op->is_note)
        bx_json_bool(j, "note", true);
    switch (op->kind) {
    case BX_OP_GROUP_BEGIN:
        put_group(j, op);
        break;
    case BX_OP_GROUP_END:
        break;
    case BX_OP_GLYPHS:
        put_glyphs(j, &op->glyphs, index_of(d->faces, op->glyphs.face));
        break;
    case BX_OP_FILL:
        put_rect(j, "box", op->fill.box);
        bx_json_text(j, "ink", bx_ink_find(op->fill.ink)->name);
        break;
    case BX_OP_STROKE:
        put_stroke(j, op);
        break;
    case BX_OP_DISC:
        put_disc(j, op);
        break;
    case BX_OP_WAVE:
        put_wave(j, op);
        break;
    case BX_OP_IMAGE:
        put_image(j, op, index_of(d->images, op->image.image));
        break;
    }
    bx_json_close_object(j);
}

static void put_faces(const dumper *d)
{
    bx_json *j = d->j;
    bx_json_array(j, "faces", false);
    for (guint i = 0; i < d->faces->len; i++) {
        const bx_face *face = bx_assets_face(d->assets, g_array_index(d->faces, int, i));
        g_autofree char *base = g_path_get_basename(face->file);
        bx_json_object(j, NULL, true);
        bx_json_int(j, "id", (int)i);
        bx_json_text(j, "family", face->family);
        bx_json_text(j, "style", face->style);
        bx_json_text(j, "name", base);
        bx_json_int(j, "index", face->index);
        bx_json_text(j, "file", face->file);
        bx_json_close_object(j);
    }
    bx_json_close_array(j);
}

static void put_images(const dumper *d)
{
    bx_json *j = d->j;
    bx_json_array(j, "images", false);
    for (guint i = 0; i < d->images->len; i++) {
        const bx_image *image =
            bx_assets_image(d->assets, g_array_index(d->images, int, i));
        g_autofree char *base = g_path_get_basename(image->file);
        bx_json_object(j, NULL, true);
        bx_json_int(j, "id", (int)i);
        bx_json_text(j, "name", base);
        bx_json_int(j, "width", image->width);
        bx_json_int(j, "height", image->height);
        if (bx_image_is_vector(image))
            bx_json_bool(j, "vector", true);
        bx_json_text(j, "file", image->file);
        bx_json_close_object(j);
    }
    bx_json_close_array(j);
}

static void put_page(bx_json *j, const bx_display *page, const bx_assets *assets)
{
    g_autoptr(GArray) faces = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GArray) images = g_array_new(FALSE, FALSE, sizeof(int));
    dumper d = {j, assets, faces, images};
    note_ids(&d, page);
    bx_json_object(j, NULL, false);
    bx_json_int(j, "number", page->number);
    bx_json_text(j, "label", page->label);
    bx_json_int(j, "width", page->width);
    bx_json_int(j, "height", page->height);
    if (page->is_black)
        bx_json_bool(j, "black", true);
    put_faces(&d);
    put_images(&d);
    bx_json_array(j, "ops", false);
    for (int i = 0; i < page->n_ops; i++)
        put_op(&d, &page->ops[i]);
    bx_json_close_array(j);
    bx_json_close_object(j);
}

GString *bx_dump_text(const bx_display *pages, int n_pages, const bx_assets *assets)
{
    GString *out = g_string_new(NULL);
    bx_json j;
    bx_json_begin(&j, out);
    bx_json_text(&j, "unit", "1/1024 pt");
    bx_json_array(&j, "pages", false);
    for (int i = 0; i < n_pages; i++)
        put_page(&j, &pages[i], assets);
    bx_json_close_array(&j);
    bx_json_end(&j);
    return out;
}

bool bx_dump_write(const bx_display *pages, int n_pages, const bx_assets *assets,
                   const char *path, bx_diags *diags)
{
    GString *text = bx_dump_text(pages, n_pages, assets);
    bool ok = bx_output_write(path, text->str, text->len, diags);
    g_string_free(text, TRUE);
    return ok;
}
