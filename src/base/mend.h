/* mend: a text file that may be damaged → a source that can be read all the same.
 *
 * In: any bytes. Out: a source in which every byte that is no text (no UTF-8, or a
 * control character, NUL included) is U+FFFD; each line of the file with such bytes is
 * reported at the first of them. For readers that show what they were given; copy for a
 * page is read with bx_source_load, which refuses such a file. */
#ifndef BX_BASE_MEND_H
#define BX_BASE_MEND_H

#include "base/source.h"

/* path "-" reads standard input. *n_replaced: how many characters of the source are
 * stand-ins. NULL after reporting: as bx_source_load; binary means that more than a tenth
 * is no text. GB 18030 and UTF-16 are decoded as they are there. */
const bx_source *bx_mend_load(bx_arena *arena, const char *path, int *n_replaced,
                              struct bx_diags *diags);
const bx_source *bx_mend_bytes(bx_arena *arena, const char *name, const char *bytes,
                               size_t n, int *n_replaced, struct bx_diags *diags);

#endif
