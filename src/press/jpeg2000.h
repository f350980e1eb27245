/* jpeg2000: the colours of a JPEG 2000 picture, as its own file says them.
 *
 * In: the bytes of a JP2 file, or of a bare code stream. Out: the kind of colour space
 * its pixels are in. A PDF asks for it where the picture's dictionary names none (ISO
 * 32000-1, 7.4.9). Not done here: the pixels. */
#ifndef BX_PRESS_JPEG2000_H
#define BX_PRESS_JPEG2000_H

#include "press/space.h"

/* GRAY, RGB, CMYK or LAB; UNKNOWN where the file does not tell. */
bx_space_kind bx_jpeg2000_space(const void *bytes, size_t n);

#endif
