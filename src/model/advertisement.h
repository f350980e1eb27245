/* advertisement: what is said of an advertisement (广告) in issue.yaml: its file, its
 * size, where it stands.
 *
 * In: an entry of the list `ads` (广告) of a page. Out: an item of its own kind, with the
 * file as its only picture; it has no text, no rank and no part in the rules of the page.
 * What its size is on a layout is makeup/advertisement.h's to say. */
#ifndef BX_MODEL_ADVERTISEMENT_H
#define BX_MODEL_ADVERTISEMENT_H

#include <glib.h>

#include "base/diag.h"
#include "base/len.h"
#include "model/item.h"
#include "model/yaml.h"

typedef struct bx_ad {
    int columns;      /* of the page; 0: by `across` */
    bx_len height;    /* of the picture; 0: by `down` */
    int across, down; /* shares: one part in so many of the columns and of the lines */
    bool is_marked;   /* printed with the word 广告 */
    bx_span size_at;
} bx_ad;

/* "2x60mm", "通栏x80mm", "half", "整版"; fills in columns, height, across and down. False
 * when it is none of them. */
bool bx_ad_size_parse(const char *text, bx_ad *out);

/* The same of a house filler (补白): an entry may offer several sizes, each of which is
 * an item of its own. Appends them to `items`, of bx_item. */
void bx_filler_read(bx_arena *arena, const bx_yaml *entry, const char *folder,
                    bx_diags *diags, GArray *items);

/* False after reporting. Files are looked up from `folder` (NULL: where we are). */
bool bx_advertisement_read(bx_arena *arena, const bx_yaml *entry, const char *folder,
                           bx_diags *diags, bx_item *out);

#endif
