/* picture_name: the pictures in a folder, by their names.
 *
 * In: a folder, and the stem of a text or item: news of news.txt. Out: the names of the
 * pictures that are read, sorted, or those named after the stem: news.jpg, news-1.jpg …,
 * by number. Of two that differ in their ends alone, as news.jpg and news.png, the first
 * by name is taken and the other told of; so are pictures of kinds that are not read.
 * Not done here: opening them. */
#ifndef BX_MODEL_PICTURE_NAME_H
#define BX_MODEL_PICTURE_NAME_H

#include <glib.h>

#include "base/diag.h"

/* Does it end as pictures do that are read? */
bool bx_is_picture_name(const char *name);

/* All in a folder, sorted; to be freed. Those that begin with a point are none. */
GPtrArray *bx_pictures_in(const char *folder);

/* Of these names those after a stem, by number; to be freed before them. A warning for
 * each that is left out for another, and for each in the folder after that stem that is
 * not read and has no twin that is. */
GPtrArray *bx_pictures_named(const GPtrArray *names, const char *folder, const char *stem,
                             bx_diags *diags);

/* A warning for each picture in the folder that is not read. */
void bx_pictures_tell_unread(const char *folder, bx_diags *diags);

/* The path of a file in a folder, as it is said: without a folder for the current one; to
 * be freed. */
char *bx_picture_path(const char *folder, const char *name);

#endif
