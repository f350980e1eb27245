/* item_file_inline: the marks inside a text of an item file.
 *
 *     **strong**             two asterisks, next to Chinese marks too; one, three or more
 *                            in a row, and two that find no partner, are text
 *     [text]{name name …}    names of markup.def, in English or Chinese; nests
 *     [base|ruby]            ruby over its base; [base|ruby]{name} covers both
 *     [^label]               a note's label, superscript
 *     \*                     a backslash before an ASCII mark: the mark itself
 *
 * In: a text with its marks. Out: characters with their properties (base/chars.h): ruby
 * text follows its base. What is no complete mark, bears an unknown name or may not stand
 * here is reported and stays as text, character by character. Not done here: what a text
 * is part of. */
#ifndef BX_MODEL_ITEM_FILE_INLINE_H
#define BX_MODEL_ITEM_FILE_INLINE_H

#include <glib.h>

#include "base/chars.h"
#include "base/diag.h"

/* What may stand where: heads have no room for dots and ruby between their lines, and
 * only what flows has room for ruby and a place for notes. */
enum {
    BX_MARKUP_IN_HEAD = BX_MARKUP_STRONG | BX_MARKUP_KAI | BX_MARKUP_UNDERLINE |
                        BX_MARKUP_NAME | BX_MARKUP_TITLE | BX_MARKUP_SUPER,
    BX_MARKUP_IN_LINE = BX_MARKUP_IN_HEAD | BX_MARKUP_DOTS,
    BX_MARKUP_IN_BODY = BX_MARKUP_IN_LINE | BX_MARKUP_RUBY | BX_MARKUP_NOTE,
};

/* The text without its marks and without space at its ends; of properties, those in
 * `allowed`. */
bx_chars bx_item_inline_read(bx_arena *arena, bx_chars marked, bx_markup allowed,
                             bx_diags *diags);

/* A dateline that marks no words itself is strong as far as its first bracket, or without
 * one as far as its first space; one that begins with **** is plain as a whole. */
bx_chars bx_item_inline_read_dateline(bx_arena *arena, bx_chars marked, bx_diags *diags);

/* The cells of a table row: what stands between bars that are not escaped and not inside
 * a mark. False when the line does not begin and end with one. */
bool bx_item_inline_read_row(bx_arena *arena, bx_chars line, bx_chars **cells, int *n);

/* The label of "[^label]: …" at a line's beginning and what follows; else false. */
bool bx_item_inline_read_label(bx_chars line, bx_chars *label, bx_chars *rest);

/* Where a text is written, and so what it must not be taken for. */
typedef enum {
    BX_WRITE_PLAIN,
    BX_WRITE_LINE, /* begins a line of the body: a heading, a list, a row … */
    BX_WRITE_CELL, /* between the bars of a row */
} bx_write_place;

/* The marked text that reads back as `text`. */
void bx_item_inline_write(GString *out, bx_chars text, bx_write_place place);
void bx_item_inline_write_dateline(GString *out, bx_chars text);

/* A name of markup.def, NULL past the last: for writers and hints. */
const char *bx_markup_name(int i, bx_markup *markup);
/* How many characters of a dateline are strong by themselves. */
int bx_item_inline_source_words(bx_chars text);

#endif
