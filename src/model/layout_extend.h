/* layout_extend: a layout that extends another (基于), as one mapping.
 *
 * In: the root of a layout file. Out: the same laid over that of the file it extends, and
 * so on: mappings key by key, all else as the file nearest to the layout has it. Every
 * node keeps its place in the file it was written in. Not done here: what the keys mean.
 */
#ifndef BX_MODEL_LAYOUT_EXTEND_H
#define BX_MODEL_LAYOUT_EXTEND_H

#include "model/keys.h"

/* The root itself where it extends nothing. Names are looked up from its file's folder,
 * then in `paths`, which may be NULL. NULL after reporting a layout that is not there,
 * cannot be read or, by way of others, extends itself. */
const bx_yaml *bx_layout_extend(bx_arena *arena, const bx_yaml *root,
                                const char *const *paths, bx_diags *diags);

/* One mapping of a layout's keys laid over another, key by key. In the arena. */
const bx_yaml *bx_layout_lay_over(bx_arena *arena, const bx_yaml *over,
                                  const bx_yaml *under);

#endif
