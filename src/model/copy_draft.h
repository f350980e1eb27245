/* copy_draft: the parts of an item while its lines are put together.
 *
 * In: pieces of lines, each with the kind of part it is. Out: one draft a part, in the
 * order of the lines; a paragraph, headline or caption that goes on is joined, which a
 * note says. Which lines make which parts say copy_heading, copy_body, copy_kept and
 * copy_caption; what becomes of drafts copy_part. */
#ifndef BX_MODEL_COPY_DRAFT_H
#define BX_MODEL_COPY_DRAFT_H

#include "model/copy_role.h"
#include "model/ledger.h"

typedef struct {
    bx_part_kind kind;
    bx_chars_builder text;
    int picture;
    int last_line; /* index of the line joined last */
    bool starts;   /* a stanza, a list of names, or a table */
    bool is_head;
    int row, column; /* of a table */
} bx_copy_draft;

typedef struct {
    bx_arena *arena;
    const bx_copy_lines *copy;
    const bx_copy_role *roles; /* one a line */
    bx_ledger *ledger;
    bx_copy_draft *list;
    int n, room;
    int n_pictures;
    int paragraph; /* draft of the paragraph that may be torn, or -1 */
} bx_copy_drafts;

/* A draft of a piece of line `line`; none of a blank one. */
void bx_copy_draft_add(bx_copy_drafts *drafts, bx_part_kind kind, bx_chars text,
                       int line);

/* Goes on with a draft. with_space: a break in a headline is a space at the line's end.
 */
void bx_copy_draft_join(bx_copy_drafts *drafts, bx_copy_draft *draft, bx_chars text,
                        int line, bool with_space);

/* The last of a kind; NULL: there is none. */
bx_copy_draft *bx_copy_draft_last(bx_copy_drafts *drafts, bx_part_kind kind);

/* Is there one of the text itself, no heading? */
bool bx_copy_drafts_have_body(const bx_copy_drafts *drafts);

/* The text without [from, to), which is at one of its ends and reported as `id`. */
bx_chars bx_copy_draft_without(bx_copy_drafts *drafts, bx_diag_id id, bx_chars text,
                               int from, int to);

/* Without what only marks the line as what it is: 标题：, ##. */
bx_chars bx_copy_draft_unmarked(bx_copy_drafts *drafts, const bx_copy_line *line);

#endif
