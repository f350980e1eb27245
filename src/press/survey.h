/* survey: what a PDF file holds that its reader would unpack unasked.
 *
 * libqpdf inflates object streams and cross-reference streams whole while it opens a file
 * and looks objects up. This finds them beforehand, by the bytes alone, and says where
 * one becomes larger than it may: a page of a paper has some hundred objects. */
#ifndef BX_PRESS_SURVEY_H
#define BX_PRESS_SURVEY_H

#include <stdbool.h>
#include <stddef.h>

/* True where every object and cross-reference stream holds `each` bytes at most, and all
 * of them `total`. Time is linear in n and total. */
bool bx_survey_is_small(const char *bytes, size_t n, size_t each, size_t total);

#endif
