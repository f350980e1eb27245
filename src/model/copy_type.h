/* copy_type: what the type of a line, its size and weight, says of it.
 *
 * In: the lines of copy out of a word processor's file. Out: which type most of the text
 * has and which its headlines; how a line stands out from the text, or from another line.
 * Where all is of one type, and in plain text, nothing is said: no line stands out. */
#ifndef BX_MODEL_COPY_TYPE_H
#define BX_MODEL_COPY_TYPE_H

#include "model/copy_line.h"

/* The type of the line of the file that a line begins in; all zero in plain text. */
bx_line_type bx_copy_type_of(bx_chars text);

/* The types of the copy as a whole: text_type, head_type. */
void bx_copy_types_find(bx_copy_lines *copy);

/* Is a line larger than another (1), or smaller (-1)? Of one size, which is bold? */
int bx_copy_type_compare(const bx_copy_line *line, const bx_copy_line *other);

/* Is a line larger than the text of its copy, so that one sees it? */
bool bx_copy_type_is_larger(const bx_copy_lines *copy, const bx_copy_line *line);

/* Is it larger, or as large and bold where the text is not? */
bool bx_copy_type_stands_out(const bx_copy_lines *copy, const bx_copy_line *line);

/* Where headlines of the copy stand out: is a line as they are (1), or not (-1)? Else 0.
 */
int bx_copy_type_is_head(const bx_copy_lines *copy, const bx_copy_line *line);

#endif
