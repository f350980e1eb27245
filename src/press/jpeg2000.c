#include "press/jpeg2000.h"

#include <string.h>

/* Of a run of boxes (ISO 15444-1, annex I). */
typedef struct {
    const unsigned char *at;
    size_t n;
} span;

static size_t four_bytes(const unsigned char *p)
{
    return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
}

/* What the first box of the kind holds; none: n is 0. Boxes beyond 4 GB are none. */
static span find_box(span in, const char *kind)
{
    while (in.n >= 8) {
        size_t length = four_bytes(in.at);
        if (!length || length > in.n)
            length = in.n; /* to the end */
        if (length < 8)
            break;
        if (!memcmp(in.at + 4, kind, 4))
            return (span){in.at + 8, length - 8};
        in = (span){in.at + length, in.n - length};
    }
    return (span){0};
}

/* The numbers of table I.10, and of part 2, M.11.7.3. */
static bx_space_kind kind_of_number(size_t number)
{
    switch (number) {
    case 12:
        return BX_SPACE_CMYK;
    case 14:
        return BX_SPACE_LAB;
    case 0:  /* black on white */
    case 15: /* white on black */
    case 17:
        return BX_SPACE_GRAY;
    default:
        return BX_SPACE_RGB; /* sRGB, and others of three that become it */
    }
}

static bx_space_kind kind_of_profile(span icc)
{
    enum { SPACE = 16 };
    if (icc.n < SPACE + 4)
        return BX_SPACE_UNKNOWN;
    if (!memcmp(icc.at + SPACE, "CMYK", 4))
        return BX_SPACE_CMYK;
    return memcmp(icc.at + SPACE, "GRAY", 4) ? BX_SPACE_RGB : BX_SPACE_GRAY;
}

static bx_space_kind kind_of_components(int n)
{
    return n == 1   ? BX_SPACE_GRAY
           : n == 3 ? BX_SPACE_RGB
           : n == 4 ? BX_SPACE_CMYK
                    : BX_SPACE_UNKNOWN;
}

/* A code stream begins with its size: components behind eight lengths. */
static bx_space_kind kind_of_code(span code)
{
    static const unsigned char start[] = {0xff, 0x4f, 0xff, 0x51};
    enum { COMPONENTS = 40 };
    if (code.n < COMPONENTS + 2 || memcmp(code.at, start, sizeof start))
        return BX_SPACE_UNKNOWN;
    return kind_of_components(code.at[COMPONENTS] << 8 | code.at[COMPONENTS + 1]);
}

bx_space_kind bx_jpeg2000_space(const void *bytes, size_t n)
{
    enum { METHOD = 0, HEAD = 3, BY_NUMBER = 1 };
    span file = {bytes, n};
    span colour = find_box(find_box(file, "jp2h"), "colr");
    if (colour.n >= HEAD + 4 && colour.at[METHOD] == BY_NUMBER)
        return kind_of_number(four_bytes(colour.at + HEAD));
    if (colour.n > HEAD)
        return kind_of_profile((span){colour.at + HEAD, colour.n - HEAD});
    span code = find_box(file, "jp2c");
    return kind_of_code(code.n ? code : file);
}
