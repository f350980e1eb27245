/* copy_role: which part of which item each line of pasted copy is.
 *
 * In: lines with their signs. Out: one role a line, the cheapest sequence a small grammar
 * of items permits (Viterbi over role × state of the body; costs in copy_cost.h).
 * Not done here: making the parts. */
#ifndef BX_MODEL_COPY_ROLE_H
#define BX_MODEL_COPY_ROLE_H

#include "model/copy_line.h"

typedef enum {
    BX_ROLE_KICKER,    /* begins an item */
    BX_ROLE_HEAD,      /* begins an item unless a kicker did */
    BX_ROLE_HEAD_MORE, /* second line of a headline */
    BX_ROLE_DECK,
    BX_ROLE_SUMMARY, /* behind its label, under a headline */
    BX_ROLE_SUMMARY_MORE,
    BX_ROLE_BARE, /* first paragraph of an item without a headline: begins it */
    BX_ROLE_PARAGRAPH,
    BX_ROLE_JOINED, /* goes on with the paragraph before */
    BX_ROLE_VERSE,  /* a line of a poem */
    BX_ROLE_NAMES,  /* of a list of names */
    BX_ROLE_ROW,    /* of a table */
    BX_ROLE_CROSSHEAD,
    BX_ROLE_BYLINE,
    BX_ROLE_ORIGIN,
    BX_ROLE_CAPTION,
    BX_ROLE_CAPTION_MORE,
    BX_ROLE_CREDIT,
    BX_ROLE_COUNT
} bx_copy_role;

bool bx_copy_role_is_heading(bx_copy_role role); /* over the text */
bool bx_copy_role_is_body(bx_copy_role role);    /* paragraphs */
bool bx_copy_role_is_kept(bx_copy_role role);    /* lines that stand as they are */

/* One role a line, in the arena. */
const bx_copy_role *bx_copy_roles(bx_arena *arena, const bx_copy_lines *copy);

/* Whether line i begins an item. */
bool bx_copy_role_begins(const bx_copy_role *roles, int i);

/* Where the item that begins at line i of n ends: one past its last line. */
int bx_copy_role_end(const bx_copy_role *roles, int n, int i);

#endif
