/* export_writer: an issue.yaml while it is written, with the files that it names. Not
 * done here: which parts an issue has (export.c). */
#ifndef BX_MODEL_EXPORT_WRITER_H
#define BX_MODEL_EXPORT_WRITER_H

#include <glib.h>

#include "model/export_files.h"
#include "model/issue.h"
#include "model/keys.h"

typedef struct {
    bx_arena *arena;
    const bx_issue *issue; /* or one of its editions */
    bx_export_files files;
    const char **names; /* of the issue's items: those of their files, without ending */
    int n_names;
    GPtrArray *briefs; /* items in briefs, each followed by the same of its file */
    int number;        /* of items that have a file */
    bool is_by_list; /* the order of the list ranks its items, and their own priorities */
    GString *out;
} bx_export_writer;

/* ---- YAML (export_yaml.c); lines are indented by so many spaces ---- */

/* In double quotes, which keep any text. */
void bx_export_quoted(GString *out, const char *text);
/* A line of its own; nothing where there is no value. */
void bx_export_line(GString *out, int indent, bx_key key, const char *value);
/* What was read, with the new names of items, on one line … */
void bx_export_node(bx_export_writer *w, const bx_yaml *node);
/* … under a key; nothing where there is no value. */
void bx_export_map(bx_export_writer *w, int indent, bx_key key, const bx_yaml *value);
/* A tree with the new names. */
void bx_export_tree(bx_export_writer *w, int indent, const bx_yaml *tree);
/* The name that an item meant by this word has now; any other word as it is. */
const char *bx_export_name(const bx_export_writer *w, const char *word);

/* ---- items, and advertisements, with their files (export_items.c) ---- */

/* The item's file, named in the list. `index`: in the issue; -1: it is not there itself.
 * Returns its name without ending. */
const char *bx_export_item(bx_export_writer *w, const bx_item *item, int index);
/* The name that the file of one of the briefs has; NULL: it has none yet. */
const char *bx_export_brief(const bx_export_writer *w, const bx_item *brief);
/* Entries of a list, in this order, or in the one they were listed in. */
void bx_export_items(bx_export_writer *w, int indent, const int *items, int n);
void bx_export_listed(bx_export_writer *w, int indent, const int *items, int n);
/* As it was written, but for the name of its file. */
void bx_export_ad(bx_export_writer *w, const bx_item *ad);
void bx_export_ads(bx_export_writer *w, int indent, const int *ads, int n);
void bx_export_fillers(bx_export_writer *w);
/* The name of a copy of the file beside the items: its own where no other has it. */
const char *bx_export_copy(bx_export_writer *w, const char *file, bx_span span);

/* ---- parts that issues and editions share (export.c) ---- */

void bx_export_page_head(bx_export_writer *w, const bx_page *page);
void bx_export_asked(bx_export_writer *w, const bx_page_wishes *asked);
void bx_export_imprint(GString *out, int indent, const bx_imprint *imprint);
void bx_export_guide(bx_export_writer *w, int indent, const bx_guide *guide);

/* Its i-th edition (export_edition.c). */
void bx_export_edition(bx_export_writer *w, int i);

#endif
