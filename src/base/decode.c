#include "base/decode.h"

#include <string.h>

#include "base/big5.h"

enum {
    FEW_DAMAGED = 16,   /* so many are mended in a file of any length */
    DAMAGED_SHARE = 10, /* more than one in so many: no text file */
    WINDOW = 4096,      /* bytes that iconv gets in one go */
};

typedef struct {
    bx_decoded out;
    int open[2]; /* the damage of this line by kind, + 1; 0: none yet */
} decoder;

static bool is_control(unsigned char c)
{
    return c < 9 || (c > 13 && c < 27) || c == 0x7f;
}

/* ---- which encoding ---- */

/* Length of the character of UTF-8 at p, before end; 0 where there is none. */
static int char_length(const char *p, const char *end)
{
    gunichar c = g_utf8_get_char_validated(p, end - p);
    bool is_one = c < 0x110000 && (c || end > p);
    return is_one ? (int)g_unichar_to_utf8(c, NULL) : 0;
}

/* Do its characters beyond ASCII read as UTF-8 more often than not? */
static bool is_mostly_utf8(const char *bytes, size_t n)
{
    int good = 0, bad = 0;
    for (const char *p = bytes, *end = bytes + n; p < end;) {
        int length = char_length(p, end);
        good += length > 1;
        bad += length == 0;
        p += MAX(length, 1);
    }
    return good >= bad;
}

/* *bom: the bytes before the text. */
static const char *encoding_of(const char *bytes, size_t n, size_t *bom)
{
    *bom = 0;
    if (n >= 2 && (!memcmp(bytes, "\xff\xfe", 2) || !memcmp(bytes, "\xfe\xff", 2))) {
        *bom = 2;
        return bytes[0] == '\xff' ? "UTF-16LE" : "UTF-16BE";
    }
    if (n >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3))
        *bom = 3;
    if (*bom || is_mostly_utf8(bytes, n))
        return "UTF-8";
    return bx_is_big5(bytes, n) ? "BIG5" : "GB18030";
}

/* ---- damage ---- */

static void note(decoder *d, bx_damage_kind kind)
{
    GArray *damages = d->out.damages;
    if (!d->open[kind]) {
        g_array_append_val(damages, ((bx_damage){kind, (int)d->out.text->len, 0}));
        d->open[kind] = (int)damages->len;
    }
    g_array_index(damages, bx_damage, d->open[kind] - 1).n++;
}

static void replace(decoder *d)
{
    note(d, BX_DAMAGE_BYTES);
    g_string_append(d->out.text, "\xEF\xBF\xBD");
    d->out.n_replaced++;
}

static void leave_out(decoder *d)
{
    int at = (int)d->out.text->len;
    note(d, BX_DAMAGE_CONTROLS);
    g_array_append_val(d->out.controls, at);
}

/* Sound UTF-8, its controls left out. */
static void add(decoder *d, const char *text, size_t n)
{
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\n' || text[i] == '\r')
            memset(d->open, 0, sizeof d->open);
        if (!is_control((unsigned char)text[i]))
            continue;
        g_string_append_len(d->out.text, text + from, (gssize)(i - from));
        leave_out(d);
        from = i + 1;
    }
    g_string_append_len(d->out.text, text + from, (gssize)(n - from));
}

/* So much of it that the file is none of text? */
static bool is_too_much(const decoder *d, size_t n_chars)
{
    guint damaged = (guint)d->out.n_replaced + d->out.controls->len;
    return damaged > FEW_DAMAGED && damaged > n_chars / DAMAGED_SHARE;
}

/* ---- characters ---- */

/* Adds the sound characters that the bytes begin with; returns how many bytes they are.
 */
static size_t add_utf8(decoder *d, const char *bytes, size_t n)
{
    const char *end;
    g_utf8_validate(bytes, (gssize)n, &end);
    bool is_nul = end < bytes + n && !*end;
    add(d, bytes, (size_t)(end - bytes) + is_nul);
    return (size_t)(end - bytes) + is_nul;
}

static size_t add_converted(decoder *d, const char *bytes, size_t n, GIConv converter)
{
    gsize good = 0, length;
    n = MIN(n, WINDOW);
    g_iconv(converter, NULL, NULL, NULL, NULL);
    char *text = g_convert_with_iconv(bytes, (gssize)n, converter, &good, &length, NULL);
    if (!text && good)
        text = g_convert_with_iconv(bytes, (gssize)good, converter, NULL, &length, NULL);
    if (text)
        add(d, text, length);
    g_free(text);
    return good;
}

/* What is no character goes unit by unit of the encoding. */
static void decode(decoder *d, const char *bytes, size_t n)
{
    bool is_utf8 = !strcmp(d->out.encoding, "UTF-8");
    size_t unit = d->out.encoding[0] == 'U' && !is_utf8 ? 2 : 1, limit = n / unit;
    GIConv converter = is_utf8 ? NULL : g_iconv_open("UTF-8", d->out.encoding);
    for (size_t i = 0; i < n && !is_too_much(d, limit);) {
        size_t good = is_utf8 ? add_utf8(d, bytes + i, n - i)
                              : add_converted(d, bytes + i, n - i, converter);
        i += good;
        if (i < n && !good) {
            replace(d);
            i += MIN(unit, n - i);
        }
    }
    if (converter)
        g_iconv_close(converter);
}

bx_decoded bx_decode(const char *bytes, size_t n)
{
    size_t bom;
    decoder d = {.out = {.text = g_string_sized_new(n),
                         .encoding = encoding_of(bytes, n, &bom),
                         .damages = g_array_new(FALSE, FALSE, sizeof(bx_damage)),
                         .controls = g_array_new(FALSE, FALSE, sizeof(int))}};
    decode(&d, bytes + bom, n - bom);
    size_t n_chars = (size_t)g_utf8_strlen(d.out.text->str, (gssize)d.out.text->len);
    d.out.is_binary = is_too_much(&d, n_chars + d.out.controls->len);
    return d.out;
}

void bx_decoded_clear(bx_decoded *decoded)
{
    g_string_free(decoded->text, TRUE);
    g_array_unref(decoded->damages);
    g_array_unref(decoded->controls);
}
