/* jump: an item that goes on on another page (转版; page-rules 24), and the two pieces it
 * is then.
 *
 * In: the keys `jump` and `jump-head` of an item file; an item and the character that its
 * rest begins with. Out: what is asked for; the rest as an item of the other page. Not
 * done here: where the lines of its legs may be cut (makeup/flow_cut.h), and which cut is
 * taken (makeup/jump.h). */
#ifndef BX_MODEL_JUMP_H
#define BX_MODEL_JUMP_H

#include "base/diag.h"
#include "model/item.h"
#include "model/yaml.h"

typedef struct bx_jump {
    int page;      /* the page that it goes on on; 0: it is to be chosen */
    bx_chars head; /* over the rest, in the editor's own words; empty: the headline's */
    bx_span span;
} bx_jump;

typedef enum {
    BX_PIECE_HEAD, /* the item itself: it ends where it is cut */
    BX_PIECE_REST,
} bx_piece_kind;

typedef struct bx_piece {
    bx_piece_kind kind;
    int item, rest; /* of the issue: the item, whose characters both have, and its rest */
    int page;       /* number of the page on which the other piece stands, … */
    const char *label; /* … and as people write it: of a spread 2-3 */
    int from, to; /* characters that the rest may begin with, both among them; they are
                     one where it is settled */
} bx_piece;

/* What the front matter of an item says; NULL: it stands whole, as it does after
 * reporting. */
const bx_jump *bx_jump_read(bx_arena *arena, const bx_source *source,
                            const bx_yaml *front, bx_diags *diags);

/* May a text be cut before its character k? Inside a sentence alone, and not inside what
 * has ruby over it. */
bool bx_jump_may_cut(bx_chars text, int k);

/* Stands behind the name of an item in that of its rest. */
#define BX_REST_MARK "续"
/* Does the word name the rest of an item that asks for a jump: by a name of the item, and
 * the mark behind it? More than one, where another item is called so. */
bool bx_jump_is_rest(const bx_item *item, const char *word);

/* The head of the rest: the editor's, else the headline, of a long one the longest of the
 * pieces that its soft breaks part. No character of it is the copy's. */
bx_chars bx_jump_head(bx_arena *arena, const bx_item *item);

/* What of an item follows from one character of a paragraph on, with its bylines and
 * notes: an item with the characters of that one, under its jump head. Pictures, pull
 * quote and fact box stay where it begins. */
bx_item bx_jump_rest(bx_arena *arena, const bx_item *item, const char *name,
                     const bx_piece *piece);

#endif
