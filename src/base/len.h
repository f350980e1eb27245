/* len: every length of banxin, an int32 in 1/1024 pt (Pango's and our HarfBuzz unit).
 *
 * Sums are exact, so output depends on no compiler, order or CPU. Millimetres, points
 * and 号 exist only in files: bx_len_parse on the way in, doubles only in render/. */
#ifndef BX_BASE_LEN_H
#define BX_BASE_LEN_H

#include <stdbool.h>
#include <stdint.h>

typedef int32_t bx_len;

enum { BX_PT = 1024 };
#define BX_LEN_AUTO ((bx_len)INT32_MIN) /* "not given" where 0 is a value */

/* "12", "12pt", "4.5mm", "1cm", "0.5in", "五号", "小五", "小五号": a bare number is
 * points where bare_is_mm is false, millimetres where it is true. Spaces around are fine.
 * False, and *out untouched, when it is none of these or not within ±100 m… in pt: the
 * type holds ±2,097,151 pt; anything past ±100,000 pt is refused. */
bool bx_len_parse(const char *text, bool bare_is_mm, bx_len *out);

bx_len bx_len_from_pt(double pt); /* nearest */
bx_len bx_len_from_mm(double mm); /* nearest */
double bx_pt_from_len(bx_len len);
double bx_mm_from_len(bx_len len);

/* len × num / den, rounded to nearest, halves away from zero; den > 0. */
bx_len bx_len_scale(bx_len len, int64_t num, int64_t den);

#endif
