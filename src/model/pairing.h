/* pairing: pictures for captions of pasted text.
 *
 * In: the items of a bulletin, their captions' pictures without files; the path of the
 * text; the photos given by --photo. Out: the same items with files. In this order:
 * the photos given, one a caption; <text>.jpg, <text>-1.jpg … (picture_name.h); the
 * folder's only picture for the only caption. A photo left over, without a caption, goes
 * to the first item that has no picture, but for one by its name where pictures stand in
 * the copy itself. Each pairing is a note, each caption or photo left over a warning;
 * where a caption waits, so is each picture in the folder of a kind that is not read. Not
 * done here: opening pictures.
 */
#ifndef BX_MODEL_PAIRING_H
#define BX_MODEL_PAIRING_H

#include "base/diag.h"
#include "model/item.h"

/* A new array of n items in the arena; photos may be NULL and are closed by NULL. */
const bx_item *bx_pair_pictures(bx_arena *arena, const bx_item *items, int n,
                                const char *text_path, const char *const *photos,
                                bx_diags *diags);

/* The item of a file of its own, with pictures for its captions without a file; one
 * without any picture takes those that are named after it: <item>.jpg, <item>-1.jpg …
 * beside the file, their captions from the photos themselves (photo_words.h). A caption
 * that still waits takes the photo in the folder that says the same of itself. Each
 * pairing is a note, each picture that is still without a file a warning. */
const bx_item *bx_pair_item(bx_arena *arena, const bx_item *item, const char *path,
                            bx_diags *diags);

#endif
