/* copy_line: pasted copy as lines, with what can be seen on each of them.
 *
 * In: a source. Out: its lines that hold something, with indents, the empty lines above,
 * and their signs (sign.h); and the habits of the copy as a whole: whether paragraphs are
 * indented, how wide hard-wrapped lines are, how items are marked. Separator lines and
 * picture marks are left out and reported. Not done here: what each line is. */
#ifndef BX_MODEL_COPY_LINE_H
#define BX_MODEL_COPY_LINE_H

#include "model/ledger.h"
#include "model/sign.h"
#include "model/sign_byline.h"
#include "model/sign_source.h"

enum { BX_COPY_MAX_LINES = 20000 }; /* more lines than any issue of a paper has */

typedef struct {
    bx_chars text; /* no space at either end */
    int indent;    /* [cells] of space before it; a Han character has two */
    int cells;     /* its own width */
    int tabs;      /* tabs in that space */
    int gap;       /* empty lines above */
    bx_line_type type;
    bool is_rest; /* the same line of the file as the one before: 【题】正文 */
    bool is_behind_rule;
    bool is_set_right;  /* by spaces, as those do who sign */
    bool is_lenticular; /* all of it in 【】 */
    bool is_bracketed;  /* … in （） */
    bool is_group_head; /* 【工会简讯】: what follows is short items */
    bx_line_end end;
    bx_label label;
    int label_length; /* [characters], as the lengths below */
    int hashes, hash_length;
    bx_number_style number;
    int number_value, number_length;
    int dateline_length;
    bool is_despatch, is_byline, is_names, is_placed_name, is_date, is_signature,
        is_origin, is_credit, is_caption, is_entry, has_credit_tail, has_byline_tail,
        has_dash, is_letter, is_lead, is_speech, is_genre, is_salutation, is_turn;
    int n_names;    /* where it is names and nothing else */
    bool is_roster; /* copy_roster.h */
    bool is_award, is_prize, is_awarded, heads_awards; /* copy_award.h */
    bool is_spaced;                        /* a row whose cells are parted by spaces */
    bool is_row, is_row_rule, heads_table; /* copy_table.h */
    int row, n_rows;
    bool is_verse, starts_stanza, is_poet, heads_verse, /* copy_verse.h */
        is_poem_title;
    int commas, stops; /* inside the line; counted up to four */
} bx_copy_line;

typedef struct {
    const bx_copy_line *lines;
    int n;
    int wrap;      /* [cells] width of hard-wrapped lines; 0: lines are not wrapped */
    bool indents;  /* paragraphs begin with an indent */
    int usual_gap; /* the most frequent number of empty lines between two lines */
    bool has_despatches;
    bool has_labels;
    /* How a headline is marked; zero where it is not. */
    bx_number_style head_number;
    int head_hashes;
    bool head_lenticular;
    bx_line_type text_type, head_type; /* copy_type.h */
} bx_copy_lines;

/* n is 0 after reporting when there are too many lines, or none. */
bx_copy_lines bx_copy_lines_read(bx_arena *arena, const bx_source *source,
                                 bx_ledger *ledger);

/* The same copy without some of its lines: what follows one of them stands as behind a
 * separator. */
bx_copy_lines bx_copy_lines_without(bx_arena *arena, const bx_copy_lines *copy,
                                    const bool *is_left_out);

#endif
