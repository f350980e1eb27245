#include "base/mend.h"

#include <glib.h>
#include <string.h>

#include "base/diag.h"

enum {
    FEW_REPLACED = 16,   /* so many are mended in a file of any length */
    REPLACED_SHARE = 10, /* more than one in so many: no text file */
};

/* Stand-ins of one line of the file. */
typedef struct {
    int at; /* byte offset of the first in the mended text */
    int n;
} damage;

typedef struct {
    GString *text;
    GArray *lines; /* of damage, lines without any left out */
    int n_chars, n_replaced;
    bool is_new_line; /* nothing replaced yet in this one */
} mender;

static bool is_control(unsigned char c)
{
    return c < 9 || (c > 13 && c < 27) || c == 0x7f;
}

static bool has_controls(const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_control((unsigned char)bytes[i]))
            return true;
    return false;
}

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
    return good > bad;
}

static bool is_gb18030(const char *bytes, size_t n)
{
    g_autofree char *text =
        g_convert(bytes, (gssize)n, "UTF-8", "GB18030", NULL, NULL, NULL);
    return text != NULL;
}

/* Does bx_source_from_bytes read it as it was meant? */
static bool is_sound(const char *bytes, size_t n)
{
    bool is_utf16 =
        n >= 2 && (!memcmp(bytes, "\xff\xfe", 2) || !memcmp(bytes, "\xfe\xff", 2));
    if (!n || is_utf16)
        return true;
    if (has_controls(bytes, n))
        return false;
    return g_utf8_validate(bytes, (gssize)n, NULL) ||
           (!is_mostly_utf8(bytes, n) && is_gb18030(bytes, n));
}

static void replace(mender *m)
{
    if (m->is_new_line)
        g_array_append_val(m->lines, ((damage){(int)m->text->len, 0}));
    m->is_new_line = false;
    g_array_index(m->lines, damage, m->lines->len - 1).n++;
    g_string_append(m->text, "\xEF\xBF\xBD");
    m->n_replaced++;
}

static void mend(mender *m, const char *bytes, size_t n)
{
    for (const char *p = bytes, *end = bytes + n; p < end; m->n_chars++) {
        int length = char_length(p, end);
        if (!length || is_control((unsigned char)*p))
            replace(m);
        else
            g_string_append_len(m->text, p, length);
        m->is_new_line |= *p == '\n' || *p == '\r';
        p += MAX(length, 1);
    }
}

static void report(const mender *m, const bx_source *source, bx_diags *diags)
{
    for (guint i = 0; i < m->lines->len; i++) {
        damage d = g_array_index(m->lines, damage, i);
        bx_diag(diags, BX_D_E_TEXT_DAMAGED, ((bx_span){source, d.at, d.at + 3}),
                BX_INT(d.n));
    }
}

const bx_source *bx_mend_bytes(bx_arena *arena, const char *name, const char *bytes,
                               size_t n, int *n_replaced, bx_diags *diags)
{
    *n_replaced = 0;
    if (n > BX_SOURCE_MAX || is_sound(bytes, n))
        return bx_source_from_bytes(arena, name, bytes, n, diags);
    g_autoptr(GString) text = g_string_sized_new(n);
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(damage));
    mender m = {.text = text, .lines = lines, .is_new_line = true};
    mend(&m, bytes, n);
    if (m.n_replaced > FEW_REPLACED && m.n_replaced > m.n_chars / REPLACED_SHARE) {
        bx_diag_file(diags, BX_D_E_FILE_BINARY, name, "");
        return NULL;
    }
    const bx_source *source =
        bx_source_from_bytes(arena, name, text->str, text->len, diags);
    if (source)
        report(&m, source, diags);
    *n_replaced = m.n_replaced;
    return source;
}

const bx_source *bx_mend_load(bx_arena *arena, const char *path, int *n_replaced,
                              bx_diags *diags)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    bool is_stdin = strcmp(path, "-") == 0;
    *n_replaced = 0;
    if (!bx_source_read(is_stdin ? "/dev/stdin" : path, bytes, diags))
        return NULL;
    return bx_mend_bytes(arena, is_stdin ? "stdin" : path, (const char *)bytes->data,
                         bytes->len, n_replaced, diags);
}
