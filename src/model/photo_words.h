/* photo_words: what a photo file says of itself: the caption its photographer or agency
 * wrote into it.
 *
 * In: a JPEG file. Out: its caption, from IPTC (IIM 2:120) or else XMP (dc:description),
 * on one line. Other files have none. Nothing is reported: a photo without words is no
 * mistake. */
#ifndef BX_MODEL_PHOTO_WORDS_H
#define BX_MODEL_PHOTO_WORDS_H

#include "base/chars.h"

/* Of no characters where there is none; its source is the words as text. */
bx_chars bx_photo_caption(bx_arena *arena, const char *path);

#endif
