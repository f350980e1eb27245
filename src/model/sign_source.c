#include "model/sign_source.h"

#include "model/line_text.h"
#include "model/sign.h"

bool bx_sign_is_signature(bx_chars line)
{
    return bx_line_is_short(line, 24) && bx_line_ends_with(line, BX_WORDS_BODY);
}

bool bx_sign_is_office(bx_chars line)
{
    enum { LONGEST = 12 };
    for (int i = 0; i < line.n; i++)
        if (!bx_is_han(bx_line_at(line, i)))
            return false;
    return line.n >= 3 && line.n <= LONGEST &&
           bx_is_one_of(bx_line_at(line, line.n - 1),
                        "处科部室局厂站队团组委院校馆办会司社班所园店股");
}

/* 2025-11-08 10:26 来源：… 作者：…: the line under a headline on a web page. */
static bool is_web_line(bx_chars line)
{
    bool is_poster = bx_sign_at(line, 0, "发布者:") || bx_sign_at(line, 0, "发布人:") ||
                     bx_sign_at(line, 0, "发布单位:") || bx_sign_at(line, 0, "发布时间:");
    bool begins = is_poster || bx_is_digit(bx_line_at(line, 0));
    if (line.n > 80 || !begins || bx_line_holds(line, "。!?;"))
        return false;
    for (int i = 6; i < line.n; i++)
        if (bx_sign_at(line, i, "来源:") || bx_sign_at(line, i, "作者:") ||
            bx_sign_at(line, i, "浏览") || bx_sign_at(line, i, "点击"))
            return true;
    return false;
}

bool bx_sign_is_origin(bx_chars line)
{
    if (is_web_line(line))
        return true;
    bx_chars inner = bx_line_unwrapped(line);
    int n = bx_line_any_at(inner, 0, BX_WORDS_ORIGIN);
    bool is_parted =
        n && (bx_line_at(inner, n) == ':' || bx_line_is_space_at(inner, n) ||
              bx_line_at(inner, n) == 0x300a || bx_line_at(inner, n) == '/' ||
              bx_sign_at(inner, 0, "转自") || bx_sign_at(inner, 0, "摘自"));
    return is_parted && inner.n <= 60 && bx_sign_end(inner) != BX_END_STOP;
}

bool bx_sign_is_credit(bx_chars line)
{
    bx_chars inner = bx_line_unwrapped(line);
    if (bx_line_any_at(inner, 0, BX_WORDS_WRITER_TOO) ||
        bx_line_ends_with(inner, BX_WORDS_WRITER_TOO))
        return false; /* who took the picture wrote the text, too */
    if (inner.n < 2 || inner.n > 28 || bx_line_holds(inner, "。,;!?…“《"))
        return false;
    if (bx_line_any_at(inner, 0, BX_WORDS_CREDIT))
        return true;
    return bx_line_ends_with(inner, BX_WORDS_CREDIT_END) &&
           !bx_line_any_at(inner, 0, BX_WORDS_NO_CREDIT);
}

bool bx_sign_is_caption(bx_chars line)
{
    bx_chars inner = bx_line_unwrapped(line);
    return bx_line_any_at(inner, 0, BX_WORDS_CAPTION) > 0 && inner.n <= 160;
}

int bx_sign_credit_tail(bx_chars line)
{
    if (line.n > 2 && bx_line_at(line, line.n - 1) == ')') {
        for (int i = line.n - 2; i > 0 && i > line.n - 26; i--)
            if (bx_line_at(line, i) == '(')
                return bx_sign_is_credit(bx_chars_slice(line, i, line.n)) ? i : 0;
        return 0;
    }
    if (!bx_line_ends_with(line, BX_WORDS_CREDIT_END))
        return 0;
    for (int i = line.n - 1; i > 0 && i > line.n - 26; i--)
        if (bx_is_one_of(bx_line_at(line, i), "。!?…")) {
            int from = bx_line_skip_spaces(line, i + 1);
            return from < line.n ? from : 0;
        }
    /* No stop: the words behind the last space that is not one between name and 摄. */
    for (int i = 1; i < line.n; i++)
        if (bx_line_is_space_at(line, i) && line.n - i <= 20 &&
            bx_sign_is_credit(bx_chars_trim(bx_chars_slice(line, i, line.n))) &&
            line.n - bx_line_skip_spaces(line, i) > 2)
            return bx_line_skip_spaces(line, i);
    return 0;
}
