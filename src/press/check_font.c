#include <ft2build.h>
#include FT_FREETYPE_H
#include <string.h>

#include "press/check_rule.h"

enum {
    MOST_FONT = 1 << 26, /* [bytes] */
    LEAST_FONT = 16,     /* [bytes] no font is smaller */
    SFNT_HEAD = 12,      /* [bytes] before its table of tables, … */
    SFNT_ENTRY = 16,     /* … and of each row */
    FORBIDDEN = 2        /* of fsType: a licence that does not allow embedding */
};

/* The stream of the font file that a descriptor holds, and its key; 0: none. */
static bx_object font_file(bx_document *d, bx_object descriptor, const char **key)
{
    static const char *const keys[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        bx_object file = bx_document_key(d, descriptor, keys[i]);
        *key = keys[i];
        if (file)
            return file;
    }
    return 0;
}

static bool begins(const GByteArray *bytes, const char *start)
{
    return !memcmp(bytes->data, start, strlen(start));
}

/* Does it begin as font files of its key do: of Type 1, TrueType, and CFF or OpenType?
 * ISO 32000-1, table 126. */
static bool is_font(const GByteArray *bytes, const char *key)
{
    const guint8 *b = bytes->data;
    if (bytes->len < LEAST_FONT)
        return false;
    bool is_type1 = begins(bytes, "%!") || (b[0] == 0x80 && b[1] == 1);
    bool is_cff = b[0] == 1 && b[1] <= 1 && b[2] >= 4 && b[3] >= 1 && b[3] <= 4;
    bool is_true_type = (!b[0] && b[1] == 1 && !b[2] && !b[3]) || begins(bytes, "true") ||
                        begins(bytes, "ttcf");
    if (!strcmp(key, "/FontFile"))
        return is_type1;
    return !strcmp(key, "/FontFile2") ? is_true_type || begins(bytes, "OTTO")
                                      : is_cff || is_true_type || begins(bytes, "OTTO");
}

static guint32 word(const guint8 *b)
{
    return (guint32)b[0] << 24 | (guint32)b[1] << 16 | (guint32)b[2] << 8 | b[3];
}

/* Do the tables of a TrueType or OpenType font keep within its bytes? Of others: yes. */
static bool is_whole(const GByteArray *bytes)
{
    const guint8 *b = bytes->data;
    bool is_sfnt =
        word(b) == 0x00010000 || !memcmp(b, "true", 4) || !memcmp(b, "OTTO", 4);
    guint n = is_sfnt ? (guint)b[4] << 8 | b[5] : 0;
    if (SFNT_HEAD + n * SFNT_ENTRY > bytes->len)
        return false;
    for (guint i = 0; i < n; i++) {
        const guint8 *entry = b + SFNT_HEAD + i * SFNT_ENTRY;
        if ((guint64)word(entry + 8) + word(entry + 12) > bytes->len)
            return false;
    }
    return true;
}

/* Opened as whoever draws it will. False where it cannot be; *type: the licence in it. */
static bool open_font(const GByteArray *bytes, int *type)
{
    FT_Library library;
    FT_Face face;
    if (FT_Init_FreeType(&library))
        return true; /* nothing is known of it */
    bool is_open =
        !FT_New_Memory_Face(library, bytes->data, (FT_Long)bytes->len, 0, &face);
    *type = is_open ? FT_Get_FSType_Flags(face) : 0;
    FT_Done_FreeType(library); /* and its faces */
    return is_open;
}

static void check_file(bx_check *c, bx_object file, const char *key, const char *name)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    int left, type = 0;
    bx_filter_end end = bx_document_stream(c->d, file, MOST_FONT, bytes, &left);
    if (end != BX_FILTER_DONE || !is_font(bytes, key) || !is_whole(bytes) ||
        !open_font(bytes, &type))
        BX_CHECK_FIND(c, font_damaged, NULL, name);
    else if ((type & 0xf) == FORBIDDEN)
        BX_CHECK_FIND(c, font_forbidden, NULL, name);
}

/* ABCDEF+Name */
static bool is_subset(const char *name)
{
    int i = 0;
    while (i < 6 && g_ascii_isupper(name[i]))
        i++;
    return i == 6 && name[i] == '+';
}

/* Characters can be told from codes: by the font's own table, or by an encoding that has
 * a name and stands for letters. */
static bool has_unicode(bx_document *d, bx_object font, bool is_composite)
{
    bx_object encoding = bx_document_key(d, font, "/Encoding");
    const char *name = bx_document_name(d, encoding);
    if (bx_document_key(d, font, "/ToUnicode"))
        return true;
    if (is_composite)
        return name && !g_str_has_prefix(name, "Identity");
    return name || bx_document_name(d, bx_document_key(d, encoding, "/BaseEncoding"));
}

/* Those of a simple font must be there, one for each code; of a composite one they have a
 * default. */
static bool has_widths(bx_document *d, bx_object font, bool is_composite)
{
    int first = bx_document_whole(d, bx_document_key(d, font, "/FirstChar"), 0);
    int last = bx_document_whole(d, bx_document_key(d, font, "/LastChar"), 0);
    int n = bx_document_length(d, bx_document_key(d, font, "/Widths"));
    return is_composite || (n > 0 && n > last - first);
}

/* A table from codes to characters that stands in the file, or that readers have. */
static bool has_codes(bx_document *d, bx_object encoding)
{
    static const char *const names[] = {
#define BX_CMAP(name) name,
#include "press/cmap.def"
#undef BX_CMAP
    };
    const char *name = bx_document_name(d, encoding);
    for (size_t i = 0; name && i < G_N_ELEMENTS(names); i++)
        if (!strcmp(name, names[i]))
            return true;
    return bx_document_is_stream(d, encoding);
}

/* OpenType as such came with PDF 1.6. */
static bool is_too_new(bx_document *d, bx_object file)
{
    return bx_document_is_name(d, bx_document_key(d, file, "/Subtype"), "OpenType");
}

void bx_check_font(bx_check *c, const bx_walk_event *e)
{
    bx_document *d = c->d;
    bx_object font = e->object, inner = font;
    bx_object subtype = bx_document_key(d, font, "/Subtype");
    bool is_composite = bx_document_is_name(d, subtype, "Type0");
    const char *name = bx_document_name(d, bx_document_key(d, font, "/BaseFont"));
    name = name ? name : "?";
    if (bx_document_is_name(d, subtype, "Type3")) {
        BX_CHECK_FIND(c, type3, NULL, name);
        return;
    }
    if (is_composite)
        inner = bx_document_item(d, bx_document_key(d, font, "/DescendantFonts"), 0);
    const char *key;
    bx_object file = font_file(d, bx_document_key(d, inner, "/FontDescriptor"), &key);
    if (!file)
        BX_CHECK_FIND(c, not_embedded, NULL, name);
    else if (bx_check_is_first(c, file))
        check_file(c, file, key, name);
    if (is_composite && !has_codes(d, bx_document_key(d, font, "/Encoding")))
        BX_CHECK_FIND(c, cmap_unknown, NULL, name);
    if (is_too_new(d, file))
        BX_CHECK_FIND(c, font_too_new, NULL, name);
    if (file && !has_widths(d, font, is_composite))
        BX_CHECK_FIND(c, no_widths, NULL, name);
    if (file && !is_subset(name))
        BX_CHECK_FIND(c, not_subset, NULL, name);
    if (!has_unicode(d, font, is_composite))
        BX_CHECK_FIND(c, no_unicode, NULL, name);
}
