/* guide: what the front page says of the pages inside (导读), and what stands in its ear
 * (报眼).
 *
 * In: the keys `guide` and `ear` of an issue.yaml. Out: items by name, with words of
 * their own where they are given; texts or a picture; its item issue_list.c reads. Which
 * page an item stands on is looked up when the page is drawn (makeup/guide.c): it may
 * have moved by then. */
#ifndef BX_MODEL_GUIDE_H
#define BX_MODEL_GUIDE_H

#include "model/item.h"
#include "model/keys.h"

enum { BX_MAX_GUIDE = 24, BX_MAX_EAR_TEXTS = 12 };

typedef struct {
    const char *name; /* of an item of the issue */
    const char *text; /* NULL: its headline */
    bx_span span;
} bx_guide_entry;

typedef struct {
    const bx_guide_entry *entries;
    int n;
} bx_guide;

typedef struct {
    const char *texts[BX_MAX_EAR_TEXTS]; /* a line each, with {fields} */
    int n_texts;
    const char *file; /* a picture in their place; path to open, or NULL */
    bool has_item;    /* a whole item in their place: */
    int item;         /* of the issue */
    bx_span span;     /* source NULL: there is no ear */
} bx_ear;

/* What stands under a key of a mapping, and the ear of an issue's; what is wrong is
 * reported and left out. Files are named from `folder`, which may be NULL. */
bx_guide bx_guide_read(bx_arena *arena, const bx_yaml *map, bx_key key, bx_diags *diags);
bx_ear bx_ear_read(bx_arena *arena, const bx_yaml *issue, const char *folder,
                   bx_diags *diags);

/* Reports entries that name none of n items. */
void bx_guide_check(const bx_guide *guide, const bx_item *items, int n, bx_diags *diags);

#endif
