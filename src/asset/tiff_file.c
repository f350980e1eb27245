#include "asset/tiff_file.h"

#include <glib.h>
#include <string.h>
#include <tiffio.h>

#include "asset/average.h"

enum { MOST_AT_ONCE = 512 * 1000 * 1000 }; /* bytes that libtiff may ask for */

/* ---- a file in memory ---- */

typedef struct {
    const unsigned char *bytes;
    toff_t n, at;
} memory;

static tmsize_t read_bytes(thandle_t handle, void *into, tmsize_t n)
{
    memory *m = handle;
    toff_t left = m->at < m->n ? m->n - m->at : 0;
    toff_t taken = MIN((toff_t)MAX(n, 0), left);
    if (taken)
        memcpy(into, m->bytes + m->at, taken);
    m->at += taken;
    return (tmsize_t)taken;
}

static tmsize_t write_nothing(thandle_t handle, void *from, tmsize_t n)
{
    (void)handle, (void)from, (void)n;
    return 0;
}

static toff_t seek(thandle_t handle, toff_t to, int whence)
{
    memory *m = handle;
    m->at = whence == SEEK_CUR ? m->at + to : whence == SEEK_END ? m->n + to : to;
    return m->at;
}

static int close_nothing(thandle_t handle)
{
    (void)handle;
    return 0;
}

static toff_t size_of(thandle_t handle)
{
    return ((memory *)handle)->n;
}

static int say_nothing(TIFF *tiff, void *data, const char *module, const char *format,
                       va_list args)
{
    (void)tiff, (void)data, (void)module, (void)format, (void)args;
    return 1;
}

/* NULL: it is no TIFF. `m` must stay. */
static TIFF *open_tiff(const bx_image *image, memory *m)
{
    *m = (memory){image->bytes, image->n_bytes, 0};
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, MOST_AT_ONCE);
    TIFFOpenOptionsSetErrorHandlerExtR(options, say_nothing, NULL);
    TIFFOpenOptionsSetWarningHandlerExtR(options, say_nothing, NULL);
    TIFF *tiff = TIFFClientOpenExt(image->file, "rm", m, read_bytes, write_nothing, seek,
                                   close_nothing, size_of, NULL, NULL, options);
    TIFFOpenOptionsFree(options);
    return tiff;
}

/* ---- what it is ---- */

static bool has_all_strips(TIFF *tiff, size_t n_bytes)
{
    uint32_t n = TIFFIsTiled(tiff) ? TIFFNumberOfTiles(tiff) : TIFFNumberOfStrips(tiff);
    for (uint32_t i = 0; i < n; i++) {
        uint64_t at = TIFFGetStrileOffset(tiff, i),
                 size = TIFFGetStrileByteCount(tiff, i);
        if (!at || !size || at > n_bytes || size > n_bytes - at)
            return false;
    }
    return n > 0;
}

static uint16_t field(TIFF *tiff, uint32_t tag, uint16_t otherwise)
{
    uint16_t value = otherwise;
    return TIFFGetFieldDefaulted(tiff, tag, &value) ? value : otherwise;
}

static int channels_of(TIFF *tiff)
{
    switch (field(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB)) {
    case PHOTOMETRIC_MINISWHITE:
    case PHOTOMETRIC_MINISBLACK:
        return 1;
    case PHOTOMETRIC_SEPARATED:
        return 4;
    default:
        return 3;
    }
}

static bx_image_state describe(TIFF *tiff, bx_image *image)
{
    uint32_t width = 0, height = 0;
    char why[1024];
    if (!TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &width) ||
        !TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &height) ||
        !has_all_strips(tiff, image->n_bytes) || !TIFFRGBAImageOK(tiff, why))
        return BX_IMAGE_DAMAGED;
    int orientation = field(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    image->orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
    bool is_turned = image->orientation >= 5;
    image->width = (int)MIN(is_turned ? height : width, INT32_MAX);
    image->height = (int)MIN(is_turned ? width : height, INT32_MAX);
    image->channels = channels_of(tiff);
    image->is_line_art =
        image->channels == 1 && field(tiff, TIFFTAG_BITSPERSAMPLE, 1) == 1;
    return BX_IMAGE_FINE;
}

bx_image_state bx_tiff_read_header(bx_image *image)
{
    memory m;
    TIFF *tiff = open_tiff(image, &m);
    if (!tiff)
        return BX_IMAGE_DAMAGED;
    bx_image_state state = describe(tiff, image);
    TIFFClose(tiff);
    return state;
}

unsigned char *bx_tiff_icc(const bx_image *image, size_t *n)
{
    memory m;
    TIFF *tiff = open_tiff(image, &m);
    uint32_t length = 0;
    void *bytes = NULL, *profile = NULL;
    if (tiff && TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &length, &bytes) && length)
        profile = g_memdup2(bytes, length);
    if (tiff)
        TIFFClose(tiff);
    *n = profile ? length : 0;
    return profile;
}

/* ---- its pixels ---- */

static bool has_alpha(TIFF *tiff)
{
    uint16_t n = 0, *kinds = NULL;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_EXTRASAMPLES, &n, &kinds);
    return n &&
           (kinds[0] == EXTRASAMPLE_ASSOCALPHA || kinds[0] == EXTRASAMPLE_UNASSALPHA);
}

/* Red, green, blue, alpha of libtiff as blue, green, red, alpha. */
static void turn_colours(unsigned char *row, int width)
{
    for (unsigned char *p = row; p < row + 4 * (size_t)width; p += 4) {
        unsigned char red = p[0];
        p[0] = p[2];
        p[2] = red;
    }
}

/* All of it, in the order of the file. NULL when it is damaged. */
static uint32_t *read_raster(TIFF *tiff, int width, int height)
{
    TIFFRGBAImage rgba;
    char why[1024];
    if (!TIFFRGBAImageBegin(&rgba, tiff, 1, why))
        return NULL;
    rgba.req_orientation = rgba.orientation;
    uint32_t *raster = g_malloc((gsize)width * (gsize)height * sizeof *raster);
    bool is_read = TIFFRGBAImageGet(&rgba, raster, (uint32_t)width, (uint32_t)height);
    TIFFRGBAImageEnd(&rgba);
    if (is_read)
        return raster;
    g_free(raster);
    return NULL;
}

bool bx_tiff_decode(const bx_image *image, int shrink, bx_pixels *out)
{
    memory m;
    int width, height;
    TIFF *tiff = open_tiff(image, &m);
    bx_image_stored_size(image, &width, &height);
    uint32_t *raster = tiff ? read_raster(tiff, width, height) : NULL;
    if (raster) {
        bx_average *average = bx_average_new(width, height, shrink);
        average->out.has_alpha = has_alpha(tiff);
        for (int y = 0; y < height; y++) {
            unsigned char *row = (unsigned char *)(raster + (size_t)y * (size_t)width);
            turn_colours(row, width);
            bx_average_add(average, row);
        }
        *out = bx_average_finish(average);
    }
    g_free(raster);
    if (tiff)
        TIFFClose(tiff);
    return raster;
}

/* ---- inks ---- */

/* Strips of pixels of four bytes or more, one ink after the other in each. */
static bool has_plain_inks(TIFF *tiff)
{
    return !TIFFIsTiled(tiff) && field(tiff, TIFFTAG_BITSPERSAMPLE, 1) == 8 &&
           field(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) ==
               PLANARCONFIG_CONTIG &&
           field(tiff, TIFFTAG_SAMPLESPERPIXEL, 1) >= 4 &&
           field(tiff, TIFFTAG_INKSET, INKSET_CMYK) == INKSET_CMYK;
}

static bool hand_over(TIFF *tiff, int width, int height,
                      void (*take)(void *data, unsigned char *row), void *data)
{
    size_t samples = field(tiff, TIFFTAG_SAMPLESPERPIXEL, 4);
    g_autofree unsigned char *row = g_malloc((gsize)TIFFScanlineSize(tiff));
    for (int y = 0; y < height; y++) {
        if (TIFFReadScanline(tiff, row, (uint32_t)y, 0) < 0)
            return false;
        for (size_t x = 0; samples > 4 && x < (size_t)width; x++)
            memmove(row + 4 * x, row + samples * x, 4);
        take(data, row);
    }
    return true;
}

bool bx_tiff_cmyk_rows(const bx_image *image,
                       void (*take)(void *data, unsigned char *row), void *data)
{
    memory m;
    int width, height;
    TIFF *tiff = open_tiff(image, &m);
    bx_image_stored_size(image, &width, &height);
    bool is_done =
        tiff && has_plain_inks(tiff) && hand_over(tiff, width, height, take, data);
    if (tiff)
        TIFFClose(tiff);
    return is_done;
}
