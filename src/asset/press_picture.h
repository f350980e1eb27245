/* press_picture: a picture as a press prints it: part of it, upright, in gray or in the
 * inks of the press and within the ink limit, no finer than the press shows, as the bytes
 * of a JPEG for a PDF. One in four inks that is within the limits already stays the file
 * that it is; line art fine enough stays black and white. An SVG with shades and tints
 * becomes pixels.
 *
 * In: a picture, which part of it stands how large on the page. Not done here: what goes
 * in as lines (vector.h); which pictures an issue has (press_pictures.h). */
#ifndef BX_ASSET_PRESS_PICTURE_H
#define BX_ASSET_PRESS_PICTURE_H

#include "asset/assets.h"
#include "asset/icc.h"
#include "asset/image.h"
#include "base/brand.h"
#include "base/len.h"

typedef struct {
    const bx_icc *icc;
    int total_ink;    /* [%] of all inks together */
    int ppi;          /* finer pictures are made as fine as this */
    int line_art_ppi; /* of black and white at least, to stay so */
} bx_press_settings;

/* A picture's place on a page. */
typedef struct {
    int image;                    /* asset image id */
    int x, y, w, h;               /* which pixels of it, upright; of an SVG in 1/100 pt */
    bx_len box_width, box_height; /* how large they stand */
    bool is_gray;                 /* printed in black alone, whatever its colours */
    bx_brands brands;             /* mixed; of an SVG alone */
} bx_press_use;

typedef enum {
    BX_PRESS_JPEG,     /* gray or inks: `bytes` */
    BX_PRESS_OWN,      /* the file's own bytes are right as they are */
    BX_PRESS_LINE_ART, /* `pixels` are black and white */
    BX_PRESS_DAMAGED,
} bx_press_kind;

/* What it says of its colours. */
typedef enum {
    BX_SOURCE_PROFILE, /* its own profile was used, or none was needed */
    BX_SOURCE_ASSUMED, /* it has none: sRGB */
    BX_SOURCE_UNFIT,   /* its profile cannot be used: sRGB */
} bx_press_source;

typedef struct {
    bx_press_kind kind;
    bx_press_source source;
    int channels;         /* 1 or 4 */
    int width, height;    /* pixels of what is here; OWN: the whole file, as stored */
    unsigned char *bytes; /* owned; free() */
    unsigned long n;
    bx_pixels pixels; /* owned */
    bool was_kept;    /* made in an earlier run (press_cache.h) */
} bx_press_picture;

/* To be cleared. Any number of threads may make pictures at once, of an SVG one. */
bx_press_picture bx_press_picture_make(const bx_image *image, const bx_press_use *use,
                                       const bx_press_settings *settings);
void bx_press_picture_clear(bx_press_picture *picture);

/* What such a picture looks like in print, in place: pixels of `image` as bx_image_decode
 * gives them, through the inks of the press and back; is_gray as above. */
void bx_press_proof(const bx_image *image, const bx_press_settings *settings,
                    const bx_screen *screen, bool is_gray, bx_pixels *pixels);
/* The same of one that is drawn: pixels as bx_vector_decode gives them; brands as above.
 */
void bx_press_proof_drawing(const bx_press_settings *settings, const bx_screen *screen,
                            bool is_gray, const bx_brands *brands, bx_pixels *pixels);

#endif
