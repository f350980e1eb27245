#include "asset/icc.h"

#include <errno.h>
#include <glib.h>
#include <lcms2.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

enum {
    MOST_MB = 32,
    HEADER = 128,
    NAME_ROOM = 256,
    /* One transform may serve several threads; white stays white. */
    FLAGS = cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE,
};

struct bx_icc {
    unsigned char *bytes;
    size_t n;
    char name[NAME_ROOM];
    bx_separator *srgb; /* what most pictures go through: made once, for it takes long */
};

/* ---- profiles ---- */

/* As its header has it. */
static size_t stated_size(const unsigned char *p)
{
    return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
}

/* A file cut short is opened by Little CMS, less the tables that are gone. NULL: damaged.
 */
static cmsHPROFILE open_bytes(const unsigned char *p, size_t n)
{
    if (n < HEADER || n > UINT32_MAX || stated_size(p) > n)
        return NULL;
    return cmsOpenProfileFromMem(p, (cmsUInt32Number)n);
}

static bool is_for_press(cmsHPROFILE profile)
{
    return cmsGetDeviceClass(profile) == cmsSigOutputClass &&
           cmsGetColorSpace(profile) == cmsSigCmykData;
}

static cmsHPROFILE open_press(const bx_icc *icc)
{
    return open_bytes(icc->bytes, icc->n);
}

/* Four letters of a header, as text. */
static const char *letters(char text[5], cmsUInt32Number signature)
{
    for (int i = 0; i < 4; i++) {
        char c = (char)(signature >> 8 * (3 - i));
        text[i] = g_ascii_isprint(c) ? c : '?';
    }
    text[4] = 0;
    return g_strchomp(text);
}

static bool is_usable(bx_icc *icc, const char *path, bx_span at, bx_diags *diags)
{
    char class[5], space[5];
    cmsHPROFILE profile = open_press(icc);
    if (!profile) {
        bx_diag(diags, BX_D_E_ICC_DAMAGED, at, path);
        return false;
    }
    icc->n = stated_size(icc->bytes); /* what lies behind is none of it */
    bool is_right = is_for_press(profile);
    if (!is_right)
        bx_diag(diags, BX_D_E_ICC_KIND, at, path,
                letters(class, cmsGetDeviceClass(profile)),
                letters(space, cmsGetColorSpace(profile)));
    cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", icc->name, NAME_ROOM);
    cmsCloseProfile(profile);
    if (!is_right)
        return false;
    icc->srgb = bx_separator_new(icc, NULL, 0, 3); /* with tables both ways, and sound */
    if (!icc->srgb)
        bx_diag(diags, BX_D_E_ICC_DAMAGED, at, path);
    return icc->srgb;
}

/* Not into a pipe, which would keep us waiting. */
static bool read_file(bx_icc *icc, const char *path, bx_span at, bx_diags *diags)
{
    g_autoptr(GMappedFile) file = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
        errno = ENOENT;
    else if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        errno = EINVAL;
    else
        file = g_mapped_file_new(path, FALSE, &error);
    if (!file) {
        bx_diag(diags, BX_D_E_ICC_OPEN, at, path, g_strerror(errno));
        return false;
    }
    icc->n = g_mapped_file_get_length(file);
    if (icc->n > (size_t)MOST_MB << 20) {
        bx_diag(diags, BX_D_E_ICC_DAMAGED, at, path);
        return false;
    }
    icc->bytes = g_memdup2(g_mapped_file_get_contents(file), icc->n);
    return true;
}

bx_icc *bx_icc_open(const char *path, bx_span at, bx_diags *diags)
{
    bx_icc *icc = g_new0(bx_icc, 1);
    if (read_file(icc, path, at, diags) && is_usable(icc, path, at, diags))
        return icc;
    bx_icc_free(icc);
    return NULL;
}

void bx_icc_free(bx_icc *icc)
{
    if (!icc)
        return;
    bx_separator_free(icc->srgb);
    g_free(icc->bytes);
    g_free(icc);
}

const unsigned char *bx_icc_bytes(const bx_icc *icc, size_t *n)
{
    *n = icc->n;
    return icc->bytes;
}

const char *bx_icc_name(const bx_icc *icc)
{
    return icc->name;
}

int bx_icc_engine(void)
{
    return cmsGetEncodedCMMversion();
}

/* ---- pictures → inks ---- */

struct bx_separator {
    int n_users;
    int channels;
    cmsHTRANSFORM rows;    /* to inks, a byte each */
    cmsHTRANSFORM exactly; /* the same to percentages, for grays; NULL for inks */
    cmsHTRANSFORM lab;     /* from percentages of ink */
};

static cmsHPROFILE new_srgb_gray(void)
{
    static const double srgb[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
    cmsToneCurve *curve = cmsBuildParametricToneCurve(NULL, 4, srgb);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    return profile;
}

static cmsHPROFILE open_source(const unsigned char *bytes, size_t n, int channels)
{
    if (bytes)
        return open_bytes(bytes, n);
    return channels == 1   ? new_srgb_gray()
           : channels == 3 ? cmsCreate_sRGBProfile()
                           : NULL;
}

static bool has_channels(cmsHPROFILE profile, int channels)
{
    cmsColorSpaceSignature space = cmsGetColorSpace(profile);
    return channels == 1   ? space == cmsSigGrayData
           : channels == 3 ? space == cmsSigRgbData
                           : space == cmsSigCmykData;
}

static void make_transforms(bx_separator *s, cmsHPROFILE source, cmsHPROFILE press)
{
    cmsUInt32Number from = s->channels == 1   ? TYPE_GRAY_8
                           : s->channels == 3 ? TYPE_BGRA_8
                                              : TYPE_CMYK_8;
    s->rows =
        cmsCreateTransform(source, from, press, TYPE_CMYK_8, INTENT_PERCEPTUAL, FLAGS);
    if (s->channels == 4)
        return;
    cmsHPROFILE lab = cmsCreateLab4Profile(NULL);
    s->exactly =
        cmsCreateTransform(source, from, press, TYPE_CMYK_DBL, INTENT_PERCEPTUAL, FLAGS);
    s->lab = cmsCreateTransform(press, TYPE_CMYK_DBL, lab, TYPE_Lab_DBL,
                                INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE);
    cmsCloseProfile(lab);
}

bx_separator *bx_separator_new(const bx_icc *press, const unsigned char *bytes, size_t n,
                               int channels)
{
    if (!bytes && channels == 3 && press->srgb) {
        g_atomic_int_inc(&press->srgb->n_users);
        return press->srgb;
    }
    cmsHPROFILE source = open_source(bytes, n, channels), to = open_press(press);
    bx_separator *s = g_new0(bx_separator, 1);
    s->n_users = 1;
    s->channels = channels;
    if (source && to && has_channels(source, channels))
        make_transforms(s, source, to);
    if (source)
        cmsCloseProfile(source);
    if (to)
        cmsCloseProfile(to);
    if (s->rows && (channels == 4 || (s->exactly && s->lab)))
        return s;
    bx_separator_free(s);
    return NULL;
}

static void delete_transform(cmsHTRANSFORM transform)
{
    if (transform)
        cmsDeleteTransform(transform);
}

void bx_separator_free(bx_separator *s)
{
    if (!s || !g_atomic_int_dec_and_test(&s->n_users))
        return;
    delete_transform(s->rows);
    delete_transform(s->exactly);
    delete_transform(s->lab);
    g_free(s);
}

void bx_separate_row(const bx_separator *s, const unsigned char *from, unsigned char *to,
                     int n)
{
    cmsDoTransform(s->rows, from, to, (cmsUInt32Number)n);
}

static double lightness(const bx_separator *s, const double inks[4])
{
    cmsCIELab lab;
    cmsDoTransform(s->lab, inks, &lab, 1);
    return lab.L;
}

/* How light black makes the paper, byte by byte of it. */
static void find_ramp(const bx_separator *s, double ramp[256])
{
    for (int k = 0; k < 256; k++)
        ramp[k] = lightness(s, (double[]){0, 0, 0, k / 2.55});
}

static unsigned char nearest(const double ramp[256], double L)
{
    int k = 0;
    while (k < 255 && fabs(ramp[k + 1] - L) <= fabs(ramp[k] - L))
        k++;
    return (unsigned char)k;
}

void bx_separate_grays(const bx_separator *s, unsigned char black[256])
{
    double ramp[256], L[256];
    find_ramp(s, ramp);
    for (int i = 0; i < 256; i++) {
        unsigned char byte = (unsigned char)i, gray[] = {byte, byte, byte, 255};
        double inks[4];
        cmsDoTransform(s->exactly, gray, inks, 1);
        L[i] = lightness(s, inks);
    }
    double range = L[255] - L[0];
    for (int i = 0; i < 256; i++) {
        double part = range > 0 ? (L[i] - L[0]) / range : i / 255.0;
        black[i] = nearest(ramp, ramp[255] + part * (ramp[0] - ramp[255]));
    }
}

/* ---- pictures → grays ---- */

struct bx_grayer {
    cmsHTRANSFORM rows;
};

bx_grayer *bx_grayer_new(const unsigned char *bytes, size_t n, int channels)
{
    cmsHPROFILE source = open_source(bytes, n, channels);
    bx_grayer *grayer = NULL;
    if (source && has_channels(source, channels)) {
        cmsHPROFILE gray = new_srgb_gray();
        grayer = g_new0(bx_grayer, 1);
        grayer->rows =
            cmsCreateTransform(source, channels == 3 ? TYPE_BGRA_8 : TYPE_CMYK_8, gray,
                               TYPE_GRAY_8, INTENT_RELATIVE_COLORIMETRIC, FLAGS);
        cmsCloseProfile(gray);
    }
    if (source)
        cmsCloseProfile(source);
    if (!grayer || grayer->rows)
        return grayer;
    g_free(grayer);
    return NULL;
}

void bx_grayer_free(bx_grayer *grayer)
{
    if (!grayer)
        return;
    cmsDeleteTransform(grayer->rows);
    g_free(grayer);
}

void bx_gray_row(const bx_grayer *grayer, const unsigned char *from, unsigned char *to,
                 int n)
{
    cmsDoTransform(grayer->rows, from, to, (cmsUInt32Number)n);
}

/* ---- inks → a screen ---- */

struct bx_screen {
    cmsHTRANSFORM rows;
};

bx_screen *bx_screen_new(const bx_icc *press, bool paper)
{
    cmsHPROFILE from = open_press(press), srgb = cmsCreate_sRGBProfile();
    bx_screen *screen = g_new0(bx_screen, 1);
    screen->rows = cmsCreateTransform(from, TYPE_CMYK_8, srgb, TYPE_BGRA_8,
                                      paper ? INTENT_ABSOLUTE_COLORIMETRIC
                                            : INTENT_RELATIVE_COLORIMETRIC,
                                      paper ? cmsFLAGS_NOCACHE : FLAGS);
    cmsCloseProfile(from);
    cmsCloseProfile(srgb);
    if (screen->rows)
        return screen;
    bx_screen_free(screen);
    return NULL;
}

void bx_screen_free(bx_screen *screen)
{
    if (!screen)
        return;
    delete_transform(screen->rows);
    g_free(screen);
}

void bx_screen_row(const bx_screen *screen, const unsigned char *from, unsigned char *to,
                   int n)
{
    cmsDoTransform(screen->rows, from, to, (cmsUInt32Number)n);
}
