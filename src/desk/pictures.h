/* pictures: the pictures of an issue, to be looked through before the pages are made up
 * and after.
 *
 * In: an issue and the edition made of it. Out: for each picture what it is, how it came
 * to its item, how finely it would print in one column and more, and does on its page;
 * which lack a caption or share one; the files that nobody uses. As text, or each with
 * two lines under it for a contact sheet. */
#ifndef BX_DESK_PICTURES_H
#define BX_DESK_PICTURES_H

#include "makeup/edition.h"

typedef struct {
    const bx_item *item;
    int number; /* of the item's pictures, from 1 */
    const bx_picture *facts;
    int image;            /* asset id; -1: cannot be read, or there is no file */
    const char *caption;  /* or NULL */
    const char *same;     /* the file that has the same caption; or NULL */
    bx_len width, height; /* on its page; 0: it is on none */
    int ppi;              /* there; 0: none, or vector */
} bx_picture_row;

typedef struct {
    const bx_picture_row *rows;
    int n;
    const char *const *unused; /* files in the issue's folder, by name */
    int n_unused;
} bx_picture_list;

/* Pictures of items, then advertisements, page by page. */
bx_picture_list bx_pictures_list(bx_arena *arena, bx_assets *assets,
                                 const bx_issue *issue, const bx_edition *edition,
                                 bx_diags *diags);

/* Free it. */
GString *bx_pictures_text(bx_arena *arena, const bx_picture_list *list,
                          const bx_assets *assets, const bx_layout *layout,
                          bx_tongue tongue);

/* For a contact sheet: the picture in a box, and what is said of it. */
bx_display bx_picture_display(bx_arena *arena, const bx_assets *assets,
                              const bx_picture_row *row);
const char *bx_picture_words(bx_arena *arena, const bx_picture_row *row,
                             const bx_assets *assets, const bx_layout *layout,
                             bx_tongue tongue);

#endif
