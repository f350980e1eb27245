/* hyphen: where a word of Latin may be parted with a hyphen.
 *
 * In: the clusters of a text. Out: the same, each that a line may end behind with the
 * hyphen it would take. Words of lower-case or capitalised ASCII letters of five and
 * more; never one with capitals inside, nor a part of an address (compose/joint.c), nor
 * in texts that hold other scripts, whose lines may be turned round. The dictionary is
 * that of the profile (libhyphen); where it is not installed no word is parted. */
#ifndef BX_TEXT_HYPHEN_H
#define BX_TEXT_HYPHEN_H

#include "text/shaper.h"

void bx_hyphenate(bx_shaper *shaper);

#endif
