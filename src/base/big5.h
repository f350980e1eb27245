/* big5: whether bytes that are no UTF-8 are Big5 rather than GB 18030.
 *
 * Both write a Chinese character in two bytes of the same range, and most texts of one
 * can be read as the other. What tells them apart: each has its common characters in a
 * region of its own (GB 2312 level 1, B0A1–D7F9; Big5 level 1, A440–C67E), GB 2312 never
 * has a second byte below A1, of which Big5 is full, and the first bytes of GBK below A1
 * begin nothing in Big5. */
#ifndef BX_BASE_BIG5_H
#define BX_BASE_BIG5_H

#include <stdbool.h>
#include <stddef.h>

/* In doubt it is not: texts of a few characters, and those that say as much both ways. */
bool bx_is_big5(const char *bytes, size_t n);

#endif
