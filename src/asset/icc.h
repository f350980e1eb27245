/* icc: colour profiles: from the colours of a picture to the inks of a press, and from
 * inks to what a screen shows of them. Little CMS does it, and is seen nowhere else.
 *
 * In: the profile of a press, and those that pictures bring along. Out: bytes a pixel,
 * 255 full ink. Perceptual, with black point compensation. Not done here: the ink limit.
 */
#ifndef BX_ASSET_ICC_H
#define BX_ASSET_ICC_H

#include "base/diag.h"

typedef struct bx_icc bx_icc;

/* The profile of a press: class prtr, four inks, tables both ways. NULL after reporting
 * at `at`. Any number of threads may use it. */
bx_icc *bx_icc_open(const char *path, bx_span at, bx_diags *diags);
void bx_icc_free(bx_icc *icc); /* NULL is fine */

const unsigned char *bx_icc_bytes(const bx_icc *icc,
                                  size_t *n); /* the file's; borrowed */
const char *bx_icc_name(const bx_icc *icc);   /* as it calls itself */
int bx_icc_engine(void);                      /* the version of Little CMS */

/* ---- pictures → inks ---- */

typedef struct bx_separator bx_separator; /* any number of threads may use it */

/* channels: of the pixels, 1 gray, 3 blue, green, red and a byte that is left out, 4
 * inks, as those of the picture's own profile. bytes NULL: sRGB, or its tones for gray.
 * NULL: the profile is damaged, or for other pixels. */
bx_separator *bx_separator_new(const bx_icc *press, const unsigned char *bytes, size_t n,
                               int channels);
void bx_separator_free(bx_separator *separator); /* NULL is fine */

/* n pixels; to: four bytes each. */
void bx_separate_row(const bx_separator *separator, const unsigned char *from,
                     unsigned char *to, int n);

/* Black alone for each gray: as light as the four inks would make it, within what black
 * can do; white is no ink and black is all of it. Of pixels of 1 or 3 channels. */
void bx_separate_grays(const bx_separator *separator, unsigned char black[256]);

/* ---- pictures → grays ---- */

typedef struct bx_grayer bx_grayer; /* any number of threads may use it */

/* Pixels of 3 or 4 channels as above become grays with the tones of sRGB, as light as
 * they are in the picture's own profile; bytes NULL: sRGB, which never fails. NULL: the
 * profile is damaged, or for other pixels. */
bx_grayer *bx_grayer_new(const unsigned char *bytes, size_t n, int channels);
void bx_grayer_free(bx_grayer *grayer); /* NULL is fine */

/* n pixels of four bytes; to: one byte each. */
void bx_gray_row(const bx_grayer *grayer, const unsigned char *from, unsigned char *to,
                 int n);

/* ---- inks → a screen ---- */

typedef struct bx_screen bx_screen;

/* sRGB, paper as white; or, with its colour, as it is (`paper`). */
bx_screen *bx_screen_new(const bx_icc *press, bool paper);
void bx_screen_free(bx_screen *screen); /* NULL is fine */

/* n pixels of four inks → blue, green, red; the fourth byte stays as it is. */
void bx_screen_row(const bx_screen *screen, const unsigned char *from, unsigned char *to,
                   int n);

#endif
