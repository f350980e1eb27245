#include "asset/jpeg.h"

#include <glib.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

/* ---- markers ---- */

enum {
    SOF0 = 0xc0,
    SOF2 = 0xc2,
    DHT = 0xc4,
    JPG = 0xc8,
    DAC = 0xcc,
    SOF15 = 0xcf,
    RST0 = 0xd0,
    RST7 = 0xd7,
    SOI = 0xd8,
    EOI = 0xd9,
    SOS = 0xda,
    APP1 = 0xe1,
    APP2 = 0xe2,
};

typedef struct {
    const unsigned char *p, *end;
} cursor;

static int u16(const unsigned char *p)
{
    return p[0] << 8 | p[1];
}

/* TIFF numbers in either byte order. */
static uint32_t tiff(const unsigned char *p, int n, bool is_little)
{
    uint32_t value = 0;
    for (int i = 0; i < n; i++)
        value = value << 8 | p[is_little ? n - 1 - i : i];
    return value;
}

/* The Orientation tag (0x0112) of IFD 0; 1 where there is none. EXIF 2.3 §4.6. */
static int exif_orientation(const unsigned char *p, size_t n)
{
    if (n < 14 || memcmp(p, "Exif\0", 6) != 0)
        return 1;
    p += 6;
    n -= 6;
    bool is_little = p[0] == 'I';
    size_t at = tiff(p + 4, 4, is_little);
    if (at > n - 2)
        return 1;
    size_t entries = tiff(p + at, 2, is_little);
    at += 2;
    for (; entries && at + 12 <= n; entries--, at += 12) {
        if (tiff(p + at, 2, is_little) != 0x112)
            continue;
        uint32_t value = tiff(p + at + 8, 2, is_little);
        return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}

/* Behind the coefficients of a scan: at the next marker that is no restart. */
static void skip_scan(cursor *c)
{
    while ((c->p = memchr(c->p, 0xff, (size_t)(c->end - c->p)))) {
        if (c->end - c->p < 2)
            break;
        int m = c->p[1];
        if (m && m != 0xff && (m < RST0 || m > RST7))
            return;
        c->p += m == 0xff ? 1 : 2;
    }
    c->p = c->end;
}

static bool is_frame(int marker)
{
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG &&
           marker != DAC;
}

/* Walks all segments up to the end of the picture. Libjpeg alone would take a file that
 * was cut short and fill in gray. */
static bx_image_state walk(bx_image *image, const char **what)
{
    cursor c = {image->bytes + 2, image->bytes + image->n_bytes};
    bool has_scan = false;
    while (c.end - c.p >= 4 || (c.end - c.p >= 2 && c.p[1] == EOI)) {
        int marker = c.p[1];
        if (c.p[0] != 0xff)
            return BX_IMAGE_DAMAGED;
        if (marker == 0xff) {
            c.p++;
            continue;
        }
        if (marker == EOI)
            return has_scan ? BX_IMAGE_FINE : BX_IMAGE_DAMAGED;
        int length = u16(c.p + 2);
        if (length < 2 || c.end - c.p < length + 2)
            return BX_IMAGE_DAMAGED;
        if (is_frame(marker) && (marker > SOF2 || (length > 2 && c.p[4] != 8))) {
            *what = marker > SOF2 ? "lossless or arithmetic" : "12 bits";
            return BX_IMAGE_VARIANT;
        }
        if (marker == APP1 && image->orientation == 1)
            image->orientation = exif_orientation(c.p + 4, (size_t)length - 2);
        c.p += length + 2;
        if (marker == SOS) {
            has_scan = true;
            skip_scan(&c);
        }
    }
    return BX_IMAGE_DAMAGED;
}

/* ---- the colour profile: ICC.1:2001-04 §B.4 ---- */

#define ICC_MARK                                                                         \
    "ICC_PROFILE" /* and a zero, the number of the part, how many there are */

enum { ICC_HEAD = sizeof ICC_MARK + 2, MOST_PARTS = 255 };

typedef struct {
    cursor of[MOST_PARTS + 1]; /* by number, from 1 */
    int n;                     /* as the parts say */
} icc_parts;

static void take_part(icc_parts *parts, const unsigned char *p, int n)
{
    if (n <= ICC_HEAD || memcmp(p, ICC_MARK, sizeof ICC_MARK) != 0)
        return;
    int number = p[ICC_HEAD - 2];
    parts->n = p[ICC_HEAD - 1];
    parts->of[number] = (cursor){p + ICC_HEAD, p + n};
}

static void find_parts(const bx_image *image, icc_parts *parts)
{
    cursor c = {image->bytes + 2, image->bytes + image->n_bytes};
    while (c.end - c.p >= 4 && c.p[0] == 0xff && c.p[1] != SOS) {
        int length = c.p[1] == 0xff ? -1 : u16(c.p + 2);
        if (length >= 2 && c.end - c.p < length + 2)
            return;
        if (c.p[1] == APP2)
            take_part(parts, c.p + 4, length - 2);
        c.p += length + 2;
    }
}

unsigned char *bx_jpeg_icc(const bx_image *image, size_t *n)
{
    g_autofree icc_parts *parts = g_new0(icc_parts, 1);
    GByteArray *profile = g_byte_array_new();
    find_parts(image, parts);
    for (int i = 1; i <= parts->n; i++)
        g_byte_array_append(profile, parts->of[i].p,
                            (guint)(parts->of[i].end - parts->of[i].p));
    *n = profile->len;
    return g_byte_array_free(profile, !profile->len);
}

/* ---- libjpeg ---- */

/* Libjpeg leaves on an error by a function that must not return; there is no other way
 * out of it than longjmp. It stays inside this file, and jumps over no code of ours that
 * owns anything. */
typedef struct {
    struct jpeg_error_mgr base;
    jmp_buf out;
} session;

_Noreturn static void leave(j_common_ptr info)
{
    longjmp(((session *)(void *)info->err)->out, 1);
}

static void say_nothing(j_common_ptr info, int level)
{
    if (level < 0)
        info->err->num_warnings++;
}

static void begin(struct jpeg_decompress_struct *info, session *s, const bx_image *image)
{
    info->err = jpeg_std_error(&s->base);
    s->base.error_exit = leave;
    s->base.emit_message = say_nothing;
    jpeg_create_decompress(info);
    jpeg_mem_src(info, image->bytes, (unsigned long)image->n_bytes);
}

bx_image_state bx_jpeg_read_header(bx_image *image, const char **what)
{
    bx_image_state state = walk(image, what);
    if (state != BX_IMAGE_FINE)
        return state;
    struct jpeg_decompress_struct info = {0};
    session s;
    if (setjmp(s.out)) {
        jpeg_destroy_decompress(&info);
        return BX_IMAGE_DAMAGED;
    }
    begin(&info, &s, image);
    jpeg_read_header(&info, TRUE);
    bool is_turned = image->orientation >= 5;
    image->width = (int)(is_turned ? info.image_height : info.image_width);
    image->height = (int)(is_turned ? info.image_width : info.image_height);
    image->channels = info.num_components;
    image->is_complement = info.num_components == 4 && info.saw_Adobe_marker;
    jpeg_destroy_decompress(&info);
    if (image->channels == 1 || image->channels == 3 || image->channels == 4)
        return BX_IMAGE_FINE;
    *what = "colours";
    return BX_IMAGE_VARIANT;
}

/* A row of CMYK as 0 = no ink in place, and to RGB. Files with an Adobe marker hold
 * the complement. */
static void rgb_from_cmyk(unsigned char *row, int width, bool is_complement)
{
    for (unsigned char *p = row; p < row + 4 * (size_t)width; p += 4) {
        int flip = is_complement ? 0 : 255;
        int c = p[0] ^ flip, m = p[1] ^ flip, y = p[2] ^ flip, k = p[3] ^ flip;
        p[0] = (unsigned char)(y * k / 255);
        p[1] = (unsigned char)(m * k / 255);
        p[2] = (unsigned char)(c * k / 255);
        p[3] = 255;
    }
}

bool bx_jpeg_decode(const bx_image *image, int shrink, bx_pixels *out)
{
    struct jpeg_decompress_struct info = {0};
    session s;
    unsigned char *volatile data = NULL;
    if (setjmp(s.out)) {
        jpeg_destroy_decompress(&info);
        g_free(data);
        return false;
    }
    begin(&info, &s, image);
    jpeg_read_header(&info, TRUE);
    bool is_cmyk = image->channels == 4;
    info.out_color_space = is_cmyk ? JCS_CMYK : JCS_EXT_BGRX;
    info.scale_num = 1;
    info.scale_denom = (unsigned)shrink;
    jpeg_start_decompress(&info);
    int width = (int)info.output_width, height = (int)info.output_height;
    data = g_malloc((gsize)width * 4 * (gsize)height);
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = data + (size_t)info.output_scanline * (size_t)width * 4;
        jpeg_read_scanlines(&info, &row, 1);
        if (is_cmyk)
            rgb_from_cmyk(row, width, info.saw_Adobe_marker);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    *out = (bx_pixels){data, width, height, width * 4, false};
    return true;
}

bool bx_jpeg_cmyk_rows(const bx_image *image,
                       void (*take)(void *data, unsigned char *row), void *data)
{
    struct jpeg_decompress_struct info = {0};
    session s;
    unsigned char *volatile row = NULL;
    if (setjmp(s.out)) {
        jpeg_destroy_decompress(&info);
        g_free(row);
        return false;
    }
    begin(&info, &s, image);
    jpeg_read_header(&info, TRUE);
    info.out_color_space = JCS_CMYK;
    jpeg_start_decompress(&info);
    size_t n = (size_t)info.output_width * 4;
    row = g_malloc(n);
    while (info.output_scanline < info.output_height) {
        JSAMPROW rows[] = {row};
        jpeg_read_scanlines(&info, rows, 1);
        for (size_t i = 0; image->is_complement && i < n; i++)
            row[i] = (unsigned char)~row[i];
        take(data, row);
    }
    jpeg_finish_decompress(&info);
    jpeg_destroy_decompress(&info);
    g_free(row);
    return true;
}
