/* sign_source: where copy and pictures came from, by the look of a line of pasted copy:
 * signatures of bodies, origins, captions and credits. As sign.h. */
#ifndef BX_MODEL_SIGN_SOURCE_H
#define BX_MODEL_SIGN_SOURCE_H

#include <stdbool.h>

#include "base/chars.h"

/* An organisation that may sign a notice; or end a headline. */
bool bx_sign_is_signature(bx_chars line);
/* The name of an office of any kind (后勤处): one only where it stands as one. */
bool bx_sign_is_office(bx_chars line);
bool bx_sign_is_origin(bx_chars line);
bool bx_sign_is_credit(bx_chars line);
bool bx_sign_is_caption(bx_chars line);
/* Where a credit begins at the end of a caption (图为…。 某某 摄); 0: none. */
int bx_sign_credit_tail(bx_chars line);

#endif
