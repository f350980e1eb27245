/* item_file: an item as a UTF-8 text file: YAML front matter between --- lines, then the
 * body. Keys in English or Chinese (引题 主题 副题 电头 署名 来源 图片 图说 …). What
 * lines of the body may be stands in item_file_body.h, the marks inside a text in
 * item_file_inline.h. */
#ifndef BX_MODEL_ITEM_FILE_H
#define BX_MODEL_ITEM_FILE_H

#include <glib.h>

#include "base/diag.h"
#include "model/item.h"

/* A headline may be a list: its pieces, with a soft break between. Priority 0: the file
 * names none. Mistakes in parts of the file are reported and the rest is returned.
 * NULL after reporting when there is no usable item. Picture paths are taken from the
 * file's folder. */
const bx_item *bx_item_file_load(bx_arena *arena, const char *path, bx_diags *diags);
const bx_item *bx_item_file_read(bx_arena *arena, const bx_source *source,
                                 const char *folder, bx_diags *diags);

/* The text of a file that reads back as the same item: equal parts, pictures, priority.
 * picture_files[i] replaces the path of picture i (NULL array: paths as they are).
 * The caller frees it. */
GString *bx_item_file_text(const bx_item *item, const char *const *picture_files);

#endif
