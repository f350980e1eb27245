/* press_pictures: all pictures of an issue, each made for the press once, however often
 * and on however many pages it stands, on several threads.
 *
 * In: the uses, page by page. Out: the same pictures for any number of threads. */
#ifndef BX_ASSET_PRESS_PICTURES_H
#define BX_ASSET_PRESS_PICTURES_H

#include "asset/press_picture.h"
#include "base/cache.h"

typedef struct bx_press_pictures bx_press_pictures;

/* Uses of the same pixels share a picture, as fine as the largest needs; those that stay
 * vector are left out. cache: those of earlier runs; NULL: all are made. n_threads 0: as
 * the machine has. NULL after reporting a damaged picture. */
bx_press_pictures *bx_press_pictures_new(const bx_assets *assets,
                                         const bx_press_settings *settings,
                                         const bx_press_use *uses, int n, bx_cache *cache,
                                         int n_threads, bx_diags *diags);
void bx_press_pictures_free(bx_press_pictures *pictures); /* NULL is fine */

/* The picture of a use: its number, -1 where it is none of those that were given. */
int bx_press_pictures_find(const bx_press_pictures *pictures, const bx_press_use *use);
int bx_press_pictures_n(const bx_press_pictures *pictures);
const bx_press_picture *bx_press_pictures_at(const bx_press_pictures *pictures,
                                             int i); /* borrowed */

#endif
