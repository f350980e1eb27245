/* issue_reader: an issue while it is read, for those that read it: issue.c its pages,
 * issue_list.c what its lists name, issue_centre.c what stands between them,
 * issue_group.c groups, and variant_reader.c, which reads the pages of its editions the
 * same way. What cannot be read is reported and left out. */
#ifndef BX_MODEL_ISSUE_READER_H
#define BX_MODEL_ISSUE_READER_H

#include <glib.h>

#include "model/allot.h"
#include "model/keys.h"
#include "model/listed_file.h"
#include "model/variant.h"

typedef struct bx_issue_reader bx_issue_reader;
struct bx_issue_reader {
    bx_arena *arena;
    bx_diags *diags;
    const bx_issue_wishes *wishes;
    bx_issue *issue;
    GArray *items;    /* of bx_item */
    GArray *drafts;   /* of bx_page_draft */
    GArray *pool;     /* of int: items that no page lists */
    GArray *listed;   /* the pool, or those of the page that is being read; no column's */
    GArray *ads;      /* of int: advertisements of the page that is being read, or NULL */
    GArray *fillers;  /* of int */
    GHashTable *seen; /* whole path of an item or copy file → where it was named */
    GHashTable *listed_at; /* … → the item in it, from 1, where it is no group's */
    bool photos_used;
    bool lacks_pages; /* some could not be read: what they would take is not known */
    int last_number;  /* of the pages seen, empty ones too */
    const bx_yaml *editions;
    const bx_issue_reader *base; /* of an edition: the issue, which has been read */
    GArray *exchanges;           /* likewise: of bx_exchange */
};

static inline bx_page_draft *bx_issue_reader_draft(const bx_issue_reader *r, guint i)
{
    return &g_array_index(r->drafts, bx_page_draft, i);
}

/* A page of its mapping: behind the drafts. */
void bx_issue_reader_page(bx_issue_reader *r, const bx_yaml *map);
/* The items of a file that is named here; n is 0 after reporting. */
bx_listed_file bx_issue_reader_file(bx_issue_reader *r, const bx_yaml *node);
/* Where one is wanted; NULL after reporting. */
const bx_item *bx_issue_reader_item(bx_issue_reader *r, const bx_yaml *node);
/* The folder that files are named from; NULL: the present one. */
const char *bx_issue_reader_folder(const bx_issue_reader *r);

/* ---- what is listed, on the page that is being read or in the pool ---- */

/* Items that were just read; the index of the first. */
int bx_issue_reader_add(bx_issue_reader *r, const bx_item *items, int n);
void bx_issue_reader_list(bx_issue_reader *r, int first, int n);
/* All items of a bulletin; `path` is where its photos are looked for. */
void bx_issue_reader_bulletin(bx_issue_reader *r, const bx_source *source,
                              const char *path);

/* What a mapping has under that key: files and groups, files of copy, and
 * advertisements; of the issue, fillers. */
void bx_issue_reader_items(bx_issue_reader *r, const bx_yaml *map, bx_key key);
void bx_issue_reader_copy(bx_issue_reader *r, const bx_yaml *map, bx_key key);
void bx_issue_reader_ads(bx_issue_reader *r, const bx_yaml *map, bx_key key);
void bx_issue_reader_fillers(bx_issue_reader *r, const bx_yaml *root);
/* The item in the ear, which no page lists. */
void bx_issue_reader_ear(bx_issue_reader *r, const bx_yaml *root);
/* The columns between its pages, when those are known. */
void bx_issue_reader_centres(bx_issue_reader *r, const bx_yaml *root);
/* Those that an edition has of its own. */
void bx_issue_reader_own_centres(bx_issue_reader *r, const bx_yaml *map, bx_variant *v);
/* A group 专栏, 简讯, of its mapping. */
void bx_issue_reader_group(bx_issue_reader *r, const bx_yaml *map);

/* Undoes a draft. */
void bx_issue_reader_clear(void *draft);

/* The editions of the issue, when its pages are known. */
void bx_variants_read(bx_issue_reader *r, const bx_yaml *list);

#endif
