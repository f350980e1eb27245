/* office_text: the text of a word processor's document as it would be pasted.
 *
 * In: the document's XML and its styles. Out: a paragraph a line. A first line that is
 * indented begins with two ideographic spaces, a paragraph set right with six; an empty
 * line stands before a heading of the first level; cells of a table are parted by tabs, a
 * row a line, unless one holds several paragraphs: such a table only arranges. Where a
 * picture stands there is a line of U+FFFC, the object replacement character; no other is
 * in the text. Of each line the type is told. What was deleted under tracking, notes,
 * hidden text and what fields are made from is no copy. */
#ifndef BX_BASE_OFFICE_TEXT_H
#define BX_BASE_OFFICE_TEXT_H

#include "base/office_style.h"

typedef struct {
    GString *text;
    GPtrArray
        *pictures;  /* what each U+FFFC is, char *: in a .docx the id of a relationship,
                       in an .odt the name of a part; empty: it says neither */
    int n_numbered; /* paragraphs whose numbers are not in the text */
    GArray *types;  /* bx_line_type, one a line of the text and one behind the last */
    bool is_long;   /* longer than may be: it ends there */
} bx_office_text;

/* Of `most` bytes at most. False: it is not well-formed, or too long; the first of it
 * stands in out. To be cleared. */
bool bx_office_text_read(const char *xml, size_t n, const bx_office_styles *styles,
                         size_t most, bx_office_text *out);

void bx_office_text_clear(bx_office_text *text);

#endif
