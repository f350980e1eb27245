/* brand: the brand colours 标志色 of a layout (base/brand.h), out of its file. */
#ifndef BX_MODEL_BRAND_H
#define BX_MODEL_BRAND_H

#include "base/brand.h"
#include "model/keys.h"

/* None where the root says nothing; one that is wrong is reported and left out. */
void bx_brands_read(const bx_yaml *root, bx_brands *out, bx_diags *diags);

/* One of the inks that layouts name: black, red … As bx_keys_int and the others. */
bool bx_ink_read(const bx_yaml *map, bx_key key, bx_ink *out, bx_diags *diags);
/* "0 100 100 0": cyan, magenta, yellow and black in percent. As above. */
bool bx_cmyk_read(const bx_yaml *map, bx_key key, int out[4], bx_diags *diags);

#endif
