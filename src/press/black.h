/* black: is a page printed in black alone? By the colours it names, not by what its
 * pictures hold: one of four inks may be black in all its pixels, and is not asked.
 *
 * In: an opened document. Not done here: what follows (advert.h). */
#ifndef BX_PRESS_BLACK_H
#define BX_PRESS_BLACK_H

#include "press/walker.h"

/* Is what is painted here black? What paints nothing by itself is. */
bool bx_black_is_event(const bx_walk_event *event);

/* A page of the document, from 0; one that it does not have is black. */
bool bx_black_is_page(bx_document *d, int page);

#endif
