/* cache: bytes that were dear to make, kept in a folder from one run to the next.
 *
 * In: keys, digests of everything that the bytes were made of. Out: the very bytes, or
 * none: an entry that is cut short, changed or another's is not taken. Nothing hangs on
 * it: where the folder cannot be used everything is made anew. Entries appear whole or
 * not at all; any number of programs may share a folder, of which other files are left
 * alone. */
#ifndef BX_BASE_CACHE_H
#define BX_BASE_CACHE_H

#include <stdint.h>

#include "base/diag.h"

typedef struct bx_cache bx_cache;

enum { BX_CACHE_KEY = 64 }; /* characters of a key: a SHA-256 in hexadecimal digits */

/* The folder is made when there is something to keep; most: bytes it may hold. */
bx_cache *bx_cache_new(const char *folder, int64_t most);
/* Where something was kept, the oldest go until the folder holds no more than it may;
 * where it could not be, a note says so. NULL is fine. */
void bx_cache_close(bx_cache *cache, bx_diags *diags);

/* Any number of threads may do both at once. */
/* To be freed with g_free; it counts as new from now on. NULL: there is none. */
unsigned char *bx_cache_take(const bx_cache *cache, const char *key, size_t *n);
void bx_cache_keep(bx_cache *cache, const char *key, const void *bytes, size_t n);

#endif
