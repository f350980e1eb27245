/* data: where the layouts, press profiles, fonts and words are that come with the
 * program, and those of its user. */
#ifndef BX_LIBRARY_DATA_H
#define BX_LIBRARY_DATA_H

#include "base/arena.h"
#include "base/diag.h"
#include "text/lexicon.h"

/* The folder with layouts/ and fonts/: as told, by BANXIN_DATA, as installed, in the
 * sources. */
const char *bx_data_dir(const char *told);

/* Folders, the user's own first; closed by NULL. In the arena. */
const char **bx_data_layouts(bx_arena *arena, const char *data_dir);
const char *const *bx_data_press_profiles(bx_arena *arena, const char *data_dir);

/* The word table: with the data, as installed, or where the build made it. NULL after
 * reporting; the caller frees it. */
bx_lexicon *bx_data_lexicon(bx_arena *arena, const char *data_dir, bx_diags *diags);

#endif
