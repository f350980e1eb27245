#include "base/source.h"

#include <errno.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/decode.h"
#include "base/diag.h"
#include "base/office.h"
#include "base/utf8.h"

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

static void report(const bx_source *source, const GArray *damages, bx_diags *diags)
{
    if (!strcmp(source->encoding, "BIG5"))
        bx_diag(diags, BX_D_N_TEXT_BIG5, bx_span_of_file(source), source->name);
    for (guint i = 0; i < damages->len; i++) {
        bx_damage d = g_array_index(damages, bx_damage, i);
        bool is_lost = d.kind == BX_DAMAGE_BYTES;
        bx_span at = {source, d.at, d.at};
        bx_diag(diags, is_lost ? BX_D_E_TEXT_DAMAGED : BX_D_W_TEXT_CONTROL, at,
                BX_INT(d.n));
    }
}

static const bx_source *source_of(bx_arena *arena, const char *name,
                                  const bx_decoded *decoded)
{
    const GArray *controls = decoded->controls;
    bx_source *s = BX_NEW(arena, bx_source);
    s->name = bx_copy_text(arena, name, strlen(name));
    s->text = bx_copy_text(arena, decoded->text->str, decoded->text->len);
    s->length = (int)decoded->text->len;
    s->encoding = decoded->encoding;
    s->n_replaced = decoded->n_replaced;
    s->n_controls = (int)controls->len;
    s->controls = bx_copy(arena, controls->data, controls->len * sizeof(int));
    find_lines(arena, s);
    return s;
}

/* What is said of bytes that are no text. */
static bx_diag_id binary_row(const void *bytes, size_t n)
{
    bool is_pdf = n >= 5 && !memcmp(bytes, "%PDF-", 5);
    return bx_office_is_old(bytes, n) ? BX_D_E_FILE_OLD_WORD
           : is_pdf                   ? BX_D_E_FILE_PDF
                                      : BX_D_E_FILE_BINARY;
}

const bx_source *bx_source_from_bytes(bx_arena *arena, const char *name,
                                      const void *bytes, size_t n, bx_diags *diags)
{
    if (n > BX_SOURCE_MAX) {
        bx_diag_file(diags, BX_D_E_FILE_LARGE, name, BX_INT(BX_SOURCE_MAX / 1024 / 1024));
        return NULL;
    }
    bx_decoded decoded = bx_decode(n ? bytes : "", n); /* empty files have no bytes */
    const bx_source *source = NULL;
    if (decoded.is_binary)
        bx_diag_file(diags, binary_row(bytes, n), name, "");
    else if (bx_utf8_is_blank(decoded.text->str))
        bx_diag_file(diags, BX_D_E_FILE_EMPTY, name, "");
    else {
        source = source_of(arena, name, &decoded);
        report(source, decoded.damages, diags);
    }
    bx_decoded_clear(&decoded);
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

static const char *const *files_of(bx_arena *arena, const GPtrArray *pictures)
{
    const char **files = BX_NEW_ARRAY(arena, (int)pictures->len, const char *);
    for (guint i = 0; i < pictures->len; i++) {
        const char *file = pictures->pdata[i];
        files[i] = *file ? bx_copy_text(arena, file, strlen(file)) : NULL;
    }
    return files;
}

/* One a line; what is said of lines that are not there says nothing. */
static const bx_line_type *types_of(bx_arena *arena, const bx_source *source,
                                    const GArray *types)
{
    bx_line_type *all = BX_NEW_ARRAY(arena, source->n_lines, bx_line_type);
    for (int i = 0; i < source->n_lines && i < (int)types->len; i++)
        all[i] = g_array_index(types, bx_line_type, i);
    return all;
}

static const bx_source *source_of_office(bx_arena *arena, const char *path,
                                         const bx_office_text *text, bx_diags *diags)
{
    const bx_source *plain =
        bx_source_from_bytes(arena, path, text->text->str, text->text->len, diags);
    if (!plain)
        return NULL;
    bx_source *source = bx_copy(arena, plain, sizeof *plain);
    source->pictures = files_of(arena, text->pictures);
    source->n_pictures = (int)text->pictures->len;
    source->types = types_of(arena, source, text->types);
    if (text->n_numbered)
        bx_diag(diags, BX_D_W_OFFICE_NUMBERED, bx_span_of_file(source),
                BX_INT(text->n_numbered));
    return source;
}

static const bx_source *load_office(bx_arena *arena, const char *path, bx_diags *diags)
{
    static const bx_diag_id rows[] = {[BX_OFFICE_NO_TEXT] = BX_D_E_FILE_ARCHIVE,
                                      [BX_OFFICE_DAMAGED] = BX_D_E_FILE_OFFICE_DAMAGED,
                                      [BX_OFFICE_LARGE] = BX_D_E_FILE_LARGE};
    bx_office_text text;
    bx_office_fault fault = bx_office_read(path, BX_SOURCE_MAX, &text);
    const bx_source *source = NULL;
    if (fault == BX_OFFICE_FINE)
        source = source_of_office(arena, path, &text, diags);
    else
        bx_diag_file(diags, rows[fault], path, BX_INT(BX_SOURCE_MAX / 1024 / 1024));
    bx_office_text_clear(&text);
    return source;
}

const bx_source *bx_source_load(bx_arena *arena, const char *path, bx_diags *diags)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (!bx_source_read(path, bytes, diags))
        return NULL;
    if (bx_office_begins(bytes->data, bytes->len))
        return load_office(arena, path, diags);
    return bx_source_from_bytes(arena, path, bytes->data, bytes->len, diags);
}

/* Control characters left out before a place, up to it. */
static int controls_before(const bx_source *source, int offset)
{
    int low = 0, high = source->n_controls;
    while (low < high) {
        int middle = (low + high) / 2;
        if (source->controls[middle] <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
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
    int start = source->lines[first];
    *column = 1 + controls_before(source, offset) - controls_before(source, start - 1);
    const char *p = source->text + start, *to = source->text + offset;
    for (; p < to; ++*column)
        bx_utf8_next(&p);
}
