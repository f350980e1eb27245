#include "asset/image.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "asset/jpeg.h"
#include "asset/png_file.h"
#include "asset/state.h"
#include "asset/tiff_file.h"
#include "asset/vector.h"
#include "base/office.h"

enum {
    MAX_PIXELS = 100 * 1000 * 1000,
    MAX_SIDE = 32767, /* cairo's */
    MAX_MB = 256,
    MAGIC_WITHIN = 4096, /* bytes: of a PDF the first ones may be anything */
    MAX_PAGE = 99999,
};

#define PAGE_MARK "#page=" /* RFC 8118 §3 */

void bx_image_close(bx_image *image)
{
    bx_vector_close(image);
    g_free(image->missing_face);
}

static void clear(void *of)
{
    bx_image *image = of;
    bx_image_close(image);
    if (image->fonts)
        FcConfigDestroy(image->fonts);
    g_free((char *)image->file);
    g_free((unsigned char *)image->bytes);
}

void bx_image_free(bx_image *image)
{
    g_rc_box_release_full(image, clear);
}

void bx_image_stored_size(const bx_image *image, int *width, int *height)
{
    bool is_turned = image->orientation >= 5;
    *width = is_turned ? image->height : image->width;
    *height = is_turned ? image->width : image->height;
}

bool bx_image_is_vector(const bx_image *image)
{
    return image->format == BX_IMAGE_SVG || image->format == BX_IMAGE_PDF;
}

bool bx_image_decode(const bx_image *image, int shrink, bx_pixels *out)
{
    switch (image->format) {
    case BX_IMAGE_JPEG:
        return bx_jpeg_decode(image, shrink, out);
    case BX_IMAGE_PNG:
        return bx_png_decode(image, shrink, out);
    case BX_IMAGE_TIFF:
        return bx_tiff_decode(image, shrink, out);
    case BX_IMAGE_SVG:
    case BX_IMAGE_PDF:
        break;
    }
    return false;
}

bool bx_image_ink_rows(const bx_image *image,
                       void (*take)(void *data, unsigned char *row), void *data)
{
    if (image->channels != 4)
        return false;
    return image->format == BX_IMAGE_TIFF ? bx_tiff_cmyk_rows(image, take, data)
                                          : bx_jpeg_cmyk_rows(image, take, data);
}

unsigned char *bx_image_icc(const bx_image *image, size_t *n)
{
    switch (image->format) {
    case BX_IMAGE_JPEG:
        return bx_jpeg_icc(image, n);
    case BX_IMAGE_PNG:
        return bx_png_icc(image, n);
    case BX_IMAGE_TIFF:
        return bx_tiff_icc(image, n);
    case BX_IMAGE_SVG:
    case BX_IMAGE_PDF:
        break;
    }
    *n = 0;
    return NULL;
}

/* ---- opening ---- */

/* "ad.pdf#page=2" → ad.pdf, to be freed, and 2. A file that is called so comes first. */
static char *part_page(const char *path, int *page)
{
    const char *mark = g_strrstr(path, PAGE_MARK);
    gint64 number;
    *page = 1;
    if (!mark || g_file_test(path, G_FILE_TEST_EXISTS) ||
        !g_ascii_string_to_signed(mark + strlen(PAGE_MARK), 10, 1, MAX_PAGE, &number,
                                  NULL))
        return g_strdup(path);
    *page = (int)number;
    return g_strndup(path, (gsize)(mark - path));
}

char *bx_image_path(const char *file)
{
    int page;
    return part_page(file, &page);
}

/* A picture in a word processor's file. */
static bool load_part(bx_image *image, bx_span at, bx_diags *diags)
{
    image->page = 1;
    image->bytes = bx_office_picture(image->file, (size_t)MAX_MB << 20, &image->n_bytes);
    if (!image->n_bytes)
        bx_diag(diags, BX_D_E_IMAGE_DAMAGED, at, image->file);
    return image->n_bytes > 0;
}

static bool load_bytes(bx_image *image, bx_span at, bx_diags *diags)
{
    if (bx_office_is_picture(image->file))
        return load_part(image, at, diags);
    g_autofree char *path = part_page(image->file, &image->page);
    struct stat st;
    errno = 0;
    if (stat(path, &st) || S_ISDIR(st.st_mode)) {
        bx_diag(diags, BX_D_E_IMAGE_OPEN, at, image->file,
                g_strerror(errno ? errno : EISDIR));
        return false;
    }
    if (!S_ISREG(st.st_mode)) { /* a pipe would keep us waiting */
        bx_diag(diags, BX_D_E_IMAGE_KIND, at, image->file);
        return false;
    }
    if (st.st_size > (off_t)MAX_MB << 20) {
        bx_diag(diags, BX_D_E_IMAGE_BYTES, at, image->file, BX_INT(st.st_size >> 20),
                BX_INT(MAX_MB));
        return false;
    }
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;
    if (!g_file_get_contents(path, &bytes, &image->n_bytes, &error)) {
        bx_diag(diags, BX_D_E_IMAGE_OPEN, at, image->file, g_strerror(errno));
        return false;
    }
    image->bytes = (const unsigned char *)bytes;
    if (!image->n_bytes)
        bx_diag(diags, BX_D_E_IMAGE_EMPTY, at, image->file);
    return image->n_bytes > 0;
}

/* ---- kinds ---- */

static bool begins(const bx_image *image, const char *magic, size_t n)
{
    return image->n_bytes >= n && !memcmp(image->bytes, magic, n);
}

/* An element svg before anything that is no text. */
static bool is_svg(const bx_image *image)
{
    size_t n = MIN(image->n_bytes, MAGIC_WITHIN);
    const char *p = (const char *)image->bytes;
    return n && (*p == '<' || begins(image, "\xef\xbb\xbf<", 4) || g_ascii_isspace(*p)) &&
           memmem(p, n, "<svg", 4) && !memchr(p, 0, n);
}

static bool find_format(bx_image *image)
{
    if (begins(image, "\xff\xd8\xff", 3) && image->n_bytes >= 4)
        image->format = BX_IMAGE_JPEG;
    else if (begins(image, "\x89PNG\r\n\x1a\n", 8))
        image->format = BX_IMAGE_PNG;
    else if (begins(image, "II*", 4) || begins(image, "MM\0*", 4) ||
             begins(image, "II+", 4) || begins(image, "MM\0+", 4))
        image->format = BX_IMAGE_TIFF;
    else if (memmem(image->bytes, MIN(image->n_bytes, MAGIC_WITHIN), "%PDF-", 5))
        image->format = BX_IMAGE_PDF;
    else if (is_svg(image))
        image->format = BX_IMAGE_SVG;
    else
        return false;
    return true;
}

static bx_image_state read_header(bx_image *image, const char **what)
{
    image->orientation = 1;
    switch (image->format) {
    case BX_IMAGE_JPEG:
        return bx_jpeg_read_header(image, what);
    case BX_IMAGE_PNG:
        return bx_png_read_header(image);
    case BX_IMAGE_TIFF:
        return bx_tiff_read_header(image);
    case BX_IMAGE_SVG:
        return bx_svg_open(image);
    case BX_IMAGE_PDF:
        break;
    }
    return bx_pdf_open(image, what);
}

static bool is_large(const bx_image *image)
{
    return !bx_image_is_vector(image) &&
           (image->width > MAX_SIDE || image->height > MAX_SIDE ||
            (int64_t)image->width * image->height > MAX_PIXELS);
}

bool bx_image_read_header(bx_image *image, bx_span at, bx_diags *diags)
{
    const char *what = "";
    if (!find_format(image)) {
        bx_diag(diags, BX_D_E_IMAGE_KIND, at, image->file);
        return false;
    }
    bx_image_state state = read_header(image, &what);
    if (state == BX_IMAGE_FINE && (image->width < 1 || image->height < 1))
        state = BX_IMAGE_DAMAGED;
    switch (state) {
    case BX_IMAGE_FINE:
        if (!is_large(image))
            return true;
        bx_diag(diags, BX_D_E_IMAGE_LARGE, at, image->file, BX_INT(image->width),
                BX_INT(image->height));
        break;
    case BX_IMAGE_DAMAGED:
        bx_diag(diags, BX_D_E_IMAGE_DAMAGED, at, image->file);
        break;
    case BX_IMAGE_VARIANT:
        bx_diag(diags, BX_D_E_IMAGE_VARIANT, at, image->file, what);
        break;
    case BX_IMAGE_NO_PAGE:
        bx_diag(diags, BX_D_E_IMAGE_PAGE, at, image->file, what);
        break;
    }
    return false;
}

static void warn_of_text(const bx_image *image, bx_span at, bx_diags *diags)
{
    if (image->missing_face)
        bx_diag(diags, BX_D_W_IMAGE_TEXT, at, image->file, image->missing_face);
    if (image->has_lost_text)
        bx_diag(diags, BX_D_W_IMAGE_FLOW, at, image->file);
}

static int find_image(const bx_assets *assets, const char *path)
{
    for (guint i = 0; i < assets->images->len; i++)
        if (!strcmp(bx_assets_image(assets, (int)i)->file, path))
            return (int)i;
    return -1;
}

int bx_assets_adopt_image(bx_assets *assets, const bx_assets *other, int image)
{
    const bx_image *theirs = bx_assets_image(other, image);
    int open = find_image(assets, theirs->file);
    if (open >= 0)
        return open;
    g_ptr_array_add(assets->images, g_rc_box_acquire((bx_image *)theirs));
    return (int)assets->images->len - 1;
}

int bx_assets_open_image(bx_assets *assets, const char *path, bx_span at, bx_diags *diags)
{
    int open = find_image(assets, path);
    if (open >= 0)
        return open;
    bx_image *image = g_rc_box_new0(bx_image);
    image->file = g_strdup(path);
    image->fonts = FcConfigReference(assets->config);
    if (!load_bytes(image, at, diags) || !bx_image_read_header(image, at, diags)) {
        bx_image_free(image);
        return -1;
    }
    warn_of_text(image, at, diags);
    g_ptr_array_add(assets->images, image);
    return (int)assets->images->len - 1;
}

const bx_image *bx_assets_image(const bx_assets *assets, int image)
{
    return g_ptr_array_index(assets->images, image);
}
