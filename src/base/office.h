/* office: copy in a word processor's file: .docx of Word and WPS (ECMA-376), .odt
 * (ISO/IEC 26300).
 *
 * In: the path of a file that begins as archives do. Out: its text as it would be pasted
 * (office_text.h), or why there is none, and its pictures. */
#ifndef BX_BASE_OFFICE_H
#define BX_BASE_OFFICE_H

#include "base/office_text.h"

typedef enum {
    BX_OFFICE_FINE,
    BX_OFFICE_NO_TEXT, /* another archive: a table, slides, a .zip */
    BX_OFFICE_DAMAGED,
    BX_OFFICE_LARGE, /* longer than may be */
} bx_office_fault;

/* Does a file begin as those do? */
bool bx_office_begins(const void *bytes, size_t n);
/* Does it begin as the files of Word to 2003 do, and newer ones under a password? */
bool bx_office_is_old(const void *bytes, size_t n);

/* The text of a file, of `most` bytes at most; of its pictures the files, as
 * bx_office_picture takes them, empty where the archive does not hold one. To be cleared,
 * also after a fault. */
bx_office_fault bx_office_read(const char *path, size_t most, bx_office_text *out);

/* Is it the file of a picture in a word processor's file: news.docx#word/media/a.jpg? A
 * file that is called so comes first. */
bool bx_office_is_picture(const char *file);
/* Its bytes, to be freed with g_free; NULL: it is not there, damaged, or larger than
 * `most`. */
unsigned char *bx_office_picture(const char *file, size_t most, size_t *n);

#endif
