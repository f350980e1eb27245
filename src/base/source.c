#include "base/source.h"

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/diag.h"
#include "base/utf8.h"

/* A GBK text has no bytes below 0x09 and few controls; a binary file soon shows one. */
static bool looks_binary(const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c < 9 || (c > 13 && c < 27) || c == 0x7f)
            return true;
    }
    return false;
}

static bool is_blank(const char *text)
{
    uint32_t c;
    while ((c = bx_utf8_next(&text)))
        if (!bx_is_space(c))
            return false;
    return true;
}

static char *convert(const char *bytes, size_t n, const char *encoding, size_t *n_out)
{
    return g_convert(bytes, (gssize)n, "UTF-8", encoding, NULL, n_out, NULL);
}

/* Decodes into a new GLib string; NULL when no encoding fits. */
static char *decode(const char *bytes, size_t n, size_t *n_out, const char **encoding)
{
    if (n >= 2 && (!memcmp(bytes, "\xff\xfe", 2) || !memcmp(bytes, "\xfe\xff", 2))) {
        *encoding = bytes[0] == '\xff' ? "UTF-16LE" : "UTF-16BE";
        return convert(bytes + 2, n - 2, *encoding, n_out);
    }
    if (n >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3)) {
        bytes += 3;
        n -= 3;
    }
    if (g_utf8_validate(bytes, (gssize)n, NULL)) {
        *encoding = "UTF-8";
        *n_out = n;
        return g_strndup(bytes, n);
    }
    *encoding = "GB18030";
    return convert(bytes, n, *encoding, n_out);
}

static bool ends_line(const char *p)
{
    return *p == '\n' || (*p == '\r' && p[1] != '\n');
}

static void find_lines(bx_arena *arena, bx_source *source)
{
    int n = 1;
    for (const char *p = source->text; *p; p++)
        n += ends_line(p);
    int *lines = BX_NEW_ARRAY(arena, n, int);
    for (const char *p = source->text; *p; p++)
        if (ends_line(p))
            lines[++source->n_lines] = (int)(p + 1 - source->text);
    source->n_lines++;
    source->lines = lines;
}

const bx_source *bx_source_from_bytes(bx_arena *arena, const char *name,
                                      const void *bytes, size_t n, bx_diags *diags)
{
    if (n > BX_SOURCE_MAX) {
        bx_diag_file(diags, BX_D_E_FILE_LARGE, name, BX_INT(BX_SOURCE_MAX / 1024 / 1024));
        return NULL;
    }
    size_t length = 0;
    const char *encoding = NULL;
    char *text = n ? decode(bytes, n, &length, &encoding) : NULL;
    const bx_source *source = NULL;
    if (n && (!text || looks_binary(text, length)))
        bx_diag_file(diags, BX_D_E_FILE_BINARY, name, "");
    else if (!n || is_blank(text))
        bx_diag_file(diags, BX_D_E_FILE_EMPTY, name, "");
    else {
        bx_source *s = BX_NEW(arena, bx_source);
        *s = (bx_source){bx_copy_text(arena, name, strlen(name)),
                         bx_copy_text(arena, text, length),
                         (int)length,
                         encoding,
                         NULL,
                         0};
        find_lines(arena, s);
        source = s;
    }
    g_free(text);
    return source;
}

bool bx_source_read(const char *path, GByteArray *into, bx_diags *diags)
{
    struct stat st;
    FILE *file = fopen(path, "rb");
    bool ok = false;
    if (!file || fstat(fileno(file), &st)) {
        bx_diag_file(diags, BX_D_E_FILE_OPEN, path, g_strerror(errno));
    } else if (S_ISDIR(st.st_mode)) {
        bx_diag_file(diags, BX_D_E_FILE_DIRECTORY, path, "");
    } else {
        unsigned char buffer[65536];
        size_t n;
        while ((n = fread(buffer, 1, sizeof buffer, file)) && into->len <= BX_SOURCE_MAX)
            g_byte_array_append(into, buffer, (guint)n);
        ok = !ferror(file);
        if (!ok)
            bx_diag_file(diags, BX_D_E_FILE_OPEN, path, g_strerror(errno));
    }
    if (file)
        fclose(file);
    return ok;
}

const bx_source *bx_source_load(bx_arena *arena, const char *path, bx_diags *diags)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (!bx_source_read(path, bytes, diags))
        return NULL;
    return bx_source_from_bytes(arena, path, bytes->data, bytes->len, diags);
}

void bx_source_position(const bx_source *source, int offset, int *line, int *column)
{
    offset = CLAMP(offset, 0, source->length);
    int first = 0, last = source->n_lines - 1;
    while (first < last) {
        int middle = (first + last + 1) / 2;
        if (source->lines[middle] <= offset)
            first = middle;
        else
            last = middle - 1;
    }
    *line = first + 1;
    *column = 1;
    const char *p = source->text + source->lines[first], *to = source->text + offset;
    for (; p < to; ++*column)
        bx_utf8_next(&p);
}
