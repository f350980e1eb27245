/* office_type: how large and how heavy text of a word processor's file is.
 *
 * In: elements that say so, of a run or of a style; which style is made from which says
 * office_style.h. Out: size and weight, as far as they are said; marks that carry them
 * in text under way, and the type of each line in the end. */
#ifndef BX_BASE_OFFICE_TYPE_H
#define BX_BASE_OFFICE_TYPE_H

#include "base/office_kind.h"
#include "base/source.h"

typedef struct {
    int size;    /* [1/2 pt]; 0: unsaid */
    int percent; /* of what it is made from; 0: unsaid */
    bx_office_answer is_bold;
} bx_office_type;

/* What an element says of the run or style that it stands in. */
void bx_office_type_read(bx_office_type *type, bx_office_kind kind, const char **names,
                         const char **values);

/* What is unsaid, as another says: that of the style, or what that is made from. */
void bx_office_type_inherit(bx_office_type *type, bx_office_type from);

/* All that is unsaid in the end is as Word has it: 10 pt, not bold. */
bx_line_type bx_office_type_settle(bx_office_type type);

/* ---- text under way ---- */

/* From here on text is of this type. The mark is a noncharacter, which Unicode keeps for
 * use inside programs, and one more character behind it. */
void bx_office_type_mark(GString *text, bx_line_type type);

/* Does such a mark begin here? The author's own would be taken for one. */
bool bx_office_type_is_mark(const char *text, size_t n);

/* Takes the marks out of the text. Out: the type of each of its lines, bx_line_type: what
 * most characters of a line have. To be freed. */
GArray *bx_office_type_of_lines(GString *text);

#endif
