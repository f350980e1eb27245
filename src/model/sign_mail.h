/* sign_mail: the lines that a mail puts round the copy in it.
 *
 * In: one line, without spaces at its ends. Out: claims. Not done here: whether lines
 * like these stand where a mail has them (copy_line.c). */
#ifndef BX_MODEL_SIGN_MAIL_H
#define BX_MODEL_SIGN_MAIL_H

#include <stdbool.h>

#include "base/chars.h"

/* 发件人：…, Subject: …: of those that stand over a mail, two or more. */
bool bx_sign_is_mail_head(bx_chars line);
/* 发自我的iPhone: what a program sets under all mails. */
bool bx_sign_is_mail_foot(bx_chars line);

#endif
