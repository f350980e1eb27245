/* pairing: pictures for captions of pasted text.
 *
 * In: the items of a bulletin, their captions' pictures without files; the path of the
 * text; the photos given by --photo. Out: the same items with files. In this order:
 * the photos given, one a caption; <text>.jpg, <text>-1.jpg …; the folder's only picture
 * for the only caption. A photo left over, without a caption, goes to the first item that
 * has no picture. Each pairing is a note, each caption or photo left over a warning.
 * Not done here: opening pictures. */
#ifndef BX_MODEL_PAIRING_H
#define BX_MODEL_PAIRING_H

#include "base/diag.h"
#include "model/item.h"

/* A new array of n items in the arena; photos may be NULL and are closed by NULL. */
const bx_item *bx_pair_pictures(bx_arena *arena, const bx_item *items, int n,
                                const char *text_path, const char *const *photos,
                                bx_diags *diags);

#endif
