/* listed_file: the items of a file that an issue names.
 *
 * In: its path. Out: of an item file the one item that it is; of copy as it came (.txt,
 * .docx, .odt, without a '---' line at its head) all that it holds. Pictures are found
 * (pairing.h). Items of copy are called by their file, 来稿, and where it holds several
 * 来稿-1, 来稿-2; they have no priority of their own. */
#ifndef BX_MODEL_LISTED_FILE_H
#define BX_MODEL_LISTED_FILE_H

#include "base/diag.h"
#include "model/item.h"

typedef struct {
    const bx_item *items;
    int n;
} bx_listed_file;

/* n is 0 after reporting when it has no item. */
bx_listed_file bx_listed_file_load(bx_arena *arena, const char *path, bx_diags *diags);

/* Where one item is wanted. NULL after reporting, also where the file holds several. */
const bx_item *bx_listed_file_load_one(bx_arena *arena, const char *path,
                                       bx_diags *diags);

/* Copy, whatever its file is called. `photos`: as of bx_pair_pictures. Its items are
 * called b1, b2 … and rank as they stand. */
bx_listed_file bx_listed_file_copy(bx_arena *arena, const bx_source *source,
                                   const char *path, const char *const *photos,
                                   bx_diags *diags);
/* The same items, called by their file; the same without a rank. */
bx_listed_file bx_listed_file_by_name(bx_arena *arena, bx_listed_file copy,
                                      const char *path);
bx_listed_file bx_listed_file_unranked(bx_arena *arena, bx_listed_file copy);

#endif
