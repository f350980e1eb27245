/* press_cache: pictures as a press prints them, kept from one run to the next: whatever
 * went into one (the bytes of the file, which part how large, the colour profile and the
 * limits of the press, the program that made it) is in the key of what came out.
 *
 * Not kept: line art, whose file is unpacked as quickly, and what is damaged. */
#ifndef BX_ASSET_PRESS_CACHE_H
#define BX_ASSET_PRESS_CACHE_H

#include "asset/press_picture.h"
#include "base/cache.h"

typedef struct bx_press_cache bx_press_cache;

/* Borrows both; cache NULL: every picture is made. */
bx_press_cache *bx_press_cache_new(bx_cache *cache, const bx_press_settings *settings);
void bx_press_cache_free(bx_press_cache *pictures); /* NULL is fine */

/* As bx_press_picture_make, by the settings. */
bx_press_picture bx_press_cache_make(const bx_press_cache *pictures,
                                     const bx_image *image, const bx_press_use *use);

#endif
