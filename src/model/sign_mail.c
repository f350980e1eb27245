#include "model/sign_mail.h"

#include "model/line_text.h"

bool bx_sign_is_mail_head(bx_chars line)
{
    int n = bx_line_any_at(line, 0, BX_WORDS_MAIL_HEAD);
    return n && bx_line_at(line, bx_line_skip_spaces(line, n)) == ':';
}

bool bx_sign_is_mail_foot(bx_chars line)
{
    enum { LONGEST = 30 };
    return line.n <= LONGEST && bx_line_any_at(line, 0, BX_WORDS_MAIL_FOOT) &&
           !bx_line_holds(line, "。;,");
}
