#include "base/utf8.h"

#include <string.h>

uint32_t bx_utf8_next(const char **text)
{
    const unsigned char *p = (const unsigned char *)*text;
    if (!*p)
        return 0;
    int n = *p < 0x80 ? 1 : *p < 0xe0 ? 2 : *p < 0xf0 ? 3 : 4;
    uint32_t c = n == 1 ? *p : (uint32_t)(*p & (0x7f >> n));
    for (int i = 1; i < n; i++)
        c = c << 6 | (p[i] & 0x3f);
    *text += n;
    return c;
}

int bx_utf8_put(char out[4], uint32_t c)
{
    int n = 0;
    if (c < 0x80) {
        out[n++] = (char)c;
        return n;
    }
    if (c < 0x800) {
        out[n++] = (char)(0xc0 | c >> 6);
    } else if (c < 0x10000) {
        out[n++] = (char)(0xe0 | c >> 12);
        out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
    } else {
        out[n++] = (char)(0xf0 | c >> 18);
        out[n++] = (char)(0x80 | (c >> 12 & 0x3f));
        out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
    }
    out[n++] = (char)(0x80 | (c & 0x3f));
    return n;
}

int bx_utf8_length(const char *text)
{
    int n = 0;
    while (bx_utf8_next(&text))
        n++;
    return n;
}

bool bx_utf8_holds(const char *text, uint32_t c)
{
    char wanted[5] = {0};
    if (c)
        bx_utf8_put(wanted, c);
    return c && strstr(text, wanted);
}

bool bx_is_space(uint32_t c)
{
    return (c >= 9 && c <= 13) || c == ' ' || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200b) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
           c == 0x205f || c == 0x3000 || c == 0xfeff;
}

bool bx_utf8_is_blank(const char *text)
{
    uint32_t c;
    while ((c = bx_utf8_next(&text)))
        if (!bx_is_space(c))
            return false;
    return true;
}
