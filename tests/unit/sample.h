/* sample: a small page made by hand, for the tests of render/: runs across, down and
 * turned, a box, rules, a cropped picture, two items, a mark for the editor. */
#ifndef BX_TESTS_SAMPLE_H
#define BX_TESTS_SAMPLE_H

#include <glib.h>
#include <glib/gstdio.h>
#include <hb.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include "asset/assets.h"
#include "base/utf8.h"
#include "display/display.h"

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    bx_assets *assets;
    char *folder; /* for files the test writes */
    bx_display_builder builder;
} sample;

static inline char *sample_path(const sample *s, const char *name)
{
    return g_build_filename(s->folder, name, NULL);
}

static inline sample sample_new(void)
{
    sample s = {.arena = bx_arena_new(), .diags = bx_diags_new()};
    g_autofree char *fonts = g_build_filename(g_getenv("BX_TESTS"), "fonts", NULL);
    s.assets = bx_assets_new(fonts, s.diags);
    g_assert_nonnull(s.assets);
    s.folder = g_dir_make_tmp("banxin-XXXXXX", NULL);
    s.builder.arena = s.arena;
    return s;
}

static inline void sample_free(sample *s)
{
    GDir *dir = g_dir_open(s->folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir))) {
        g_autofree char *path = sample_path(s, name);
        g_remove(path);
    }
    g_dir_close(dir);
    g_rmdir(s->folder);
    g_free(s->folder);
    bx_assets_free(s->assets);
    bx_diags_free(s->diags);
    bx_arena_free(s->arena);
}

static inline void sample_write(const char *path, const void *bytes, size_t n)
{
    FILE *file = fopen(path, "wb");
    g_assert_nonnull(file);
    g_assert_true(fwrite(bytes, 1, n, file) == n);
    fclose(file);
}

/* A picture of four coloured quarters: red, green / blue, white. */
static inline void sample_jpeg(const char *path, int width, int height,
                               J_COLOR_SPACE space)
{
    static const unsigned char quarters[4][3] = {
        {220, 20, 30}, {20, 160, 60}, {30, 60, 200}, {255, 255, 255}};
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr error;
    FILE *file = fopen(path, "wb");
    g_assert_nonnull(file);
    info.err = jpeg_std_error(&error);
    jpeg_create_compress(&info);
    jpeg_stdio_dest(&info, file);
    info.image_width = (unsigned)width;
    info.image_height = (unsigned)height;
    info.input_components = space == JCS_GRAYSCALE ? 1 : space == JCS_CMYK ? 4 : 3;
    info.in_color_space = space;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 95, TRUE);
    jpeg_start_compress(&info, TRUE);
    unsigned char *row = g_malloc0((gsize)width * 4);
    while (info.next_scanline < info.image_height) {
        bool is_low = (int)info.next_scanline >= height / 2;
        for (int x = 0; x < width; x++)
            memcpy(row + x * info.input_components,
                   quarters[is_low * 2 + (x >= width / 2)], 3);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    fclose(file);
    g_free(row);
}

/* An EXIF segment that says how the picture is turned, put behind the SOI marker. */
static inline void sample_turn(const char *path, int orientation)
{
    unsigned char app1[] = {0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0,  'M', 'M',
                            0,    42,   0, 0,  0,   8,   0,   1,   1, 18, 0,   3,
                            0,    0,    0, 1,  0,   0,   0,   0,   0, 0,  0,   0};
    app1[29] = (unsigned char)orientation;
    g_autofree char *bytes = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_byte_array_append(out, (guchar *)bytes, 2);
    g_byte_array_append(out, app1, sizeof app1);
    g_byte_array_append(out, (guchar *)bytes + 2, (guint)n - 2);
    sample_write(path, out->data, out->len);
}

/* A run of single-character clusters; ids from `id`. */
static inline bx_op sample_run(sample *s, bx_role role, const char *text, bx_len size,
                               bx_point origin, bx_writing_mode mode, int id)
{
    int n = bx_utf8_length(text);
    bx_glyph *glyphs = BX_NEW_ARRAY(s->arena, n, bx_glyph);
    bx_cluster_text *clusters = BX_NEW_ARRAY(s->arena, n, bx_cluster_text);
    int face = bx_assets_primary(s->assets, role);
    bx_len at = 0;
    const char *p = text;
    for (int i = 0; i < n; i++) {
        const char *from = p;
        bx_glyph_facts g = bx_assets_glyph(s->assets, face, bx_utf8_next(&p));
        glyphs[i] = (bx_glyph){g.gid, at, 0};
        bx_len advance = bx_len_scale(size, g.advance, BX_EM);
        if (mode == BX_VERTICAL)
            glyphs[i] = (bx_glyph){g.gid, -advance / 2, at + bx_len_scale(size, 88, 100)};
        clusters[i] = (bx_cluster_text){id + i, 1, 1, (int16_t)(p - from)};
        at += advance;
    }
    return (bx_op){.kind = BX_OP_GLYPHS,
                   .glyphs = {.face = face,
                              .size = size,
                              .ink = BX_INK_BLACK,
                              .origin = origin,
                              .mode = mode,
                              .glyphs = glyphs,
                              .n_glyphs = n,
                              .clusters = clusters,
                              .n_clusters = n,
                              .text = text}};
}

static inline bx_op sample_group(int item, const char *title, bx_rect box)
{
    return (bx_op){.kind = BX_OP_GROUP_BEGIN, .group = {item, title, "sample.txt", box}};
}

static inline bx_display sample_page(sample *s)
{
    bx_display_builder *b = &s->builder;
    g_autofree char *photo = sample_path(s, "photo.jpg");
    sample_jpeg(photo, 240, 160, JCS_RGB);
    int image = bx_assets_open_image(s->assets, photo, BX_NOWHERE, s->diags);
    g_assert_cmpint(image, >=, 0);
    enum { PT = BX_PT };

    bx_display_add(
        b, sample_group(0, "工会", (bx_rect){20 * PT, 20 * PT, 160 * PT, 80 * PT}));
    bx_display_add(b,
                   (bx_op){.kind = BX_OP_FILL,
                           .fill = {{20 * PT, 20 * PT, 160 * PT, 30 * PT}, BX_INK_TINT}});
    bx_op head = sample_run(s, BX_ROLE_HEI, "总工会召开会议", 20 * PT,
                            (bx_point){25 * PT, 43 * PT}, BX_HORIZONTAL, 0);
    head.glyphs.ink = BX_INK_RED;
    bx_display_add(b, head);
    bx_display_add(b,
                   sample_run(s, BX_ROLE_SONG, "本报讯　5月10日，中山市“总工会”：",
                              10 * PT, (bx_point){20 * PT, 66 * PT}, BX_HORIZONTAL, 7));
    bx_op turned = sample_run(s, BX_ROLE_KAI, "记者 Abc", 10 * PT,
                              (bx_point){190 * PT, 20 * PT}, BX_VERTICAL, 29);
    turned.glyphs = sample_run(s, BX_ROLE_KAI, "记者 Abc", 10 * PT,
                               (bx_point){190 * PT, 20 * PT}, BX_HORIZONTAL, 29)
                        .glyphs;
    turned.glyphs.mode = BX_VERTICAL;
    turned.glyphs.is_rotated = true;
    bx_display_add(b, turned);
    bx_display_add(b, (bx_op){.kind = BX_OP_GROUP_END});

    bx_display_add(
        b, sample_group(1, "竖排", (bx_rect){20 * PT, 110 * PT, 160 * PT, 170 * PT}));
    bx_display_add(
        b, (bx_op){.kind = BX_OP_STROKE,
                   .stroke = {
                       {20 * PT, 105 * PT}, {200 * PT, 105 * PT}, PT / 2, BX_INK_BLACK}});
    bx_display_add(
        b,
        (bx_op){.kind = BX_OP_STROKE,
                .stroke = {
                    {170 * PT, 110 * PT}, {170 * PT, 270 * PT}, PT / 4, BX_INK_BLACK}});
    bx_display_add(b, sample_run(s, BX_ROLE_SONG, "劳模工匠助企行", 14 * PT,
                                 (bx_point){185 * PT, 115 * PT}, BX_VERTICAL, 0));
    bx_display_add(
        b,
        (bx_op){
            .kind = BX_OP_IMAGE,
            .image = {image, {20 * PT, 115 * PT, 140 * PT, 100 * PT}, 60, 40, 140, 100}});
    bx_display_add(b, (bx_op){.kind = BX_OP_GROUP_END});
    bx_op mark = {.kind = BX_OP_FILL,
                  .is_note = true,
                  .fill = {{20 * PT, 280 * PT, 30 * PT, 10 * PT}, BX_INK_NOTE}};
    bx_display_add(b, mark);
    return (bx_display){210 * PT, 300 * PT, 1, "1", false, b->ops, b->n, {.n = 0}};
}

#endif
