#include <string.h>

#include "press/check_rule.h"

enum {
    MOST_FONT = 1 << 26, /* [bytes] */
    LEAST_FONT = 16      /* [bytes] no font is smaller */
};

/* The stream of the font file that a descriptor holds; 0: none. */
static bx_object font_file(bx_document *d, bx_object descriptor)
{
    static const char *const keys[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        bx_object file = bx_document_key(d, descriptor, keys[i]);
        if (file)
            return file;
    }
    return 0;
}

/* Does it begin as any of the kinds of font files do? */
static bool is_font(const GByteArray *bytes)
{
    static const char *const starts[] = {"%!", "OTTO", "true", "ttcf"};
    const guint8 *b = bytes->data;
    if (bytes->len < LEAST_FONT)
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
        if (!memcmp(b, starts[i], strlen(starts[i])))
            return true;
    bool is_true_type = !b[0] && b[1] == 1 && !b[2] && !b[3];
    bool is_cff = b[0] == 1 && b[1] <= 1 && b[2] >= 4 && b[3] >= 1 && b[3] <= 4;
    return is_true_type || is_cff || (b[0] == 0x80 && b[1] == 1);
}

static void check_file(bx_check *c, bx_object file, const char *name)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    int left;
    bx_filter_end end = bx_document_stream(c->d, file, MOST_FONT, bytes, &left);
    if (end != BX_FILTER_DONE || !is_font(bytes))
        BX_CHECK_FIND(c, font_damaged, NULL, name);
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
    bx_object file = font_file(d, bx_document_key(d, inner, "/FontDescriptor"));
    if (!file)
        BX_CHECK_FIND(c, not_embedded, NULL, name);
    else if (bx_check_is_first(c, file))
        check_file(c, file, name);
    if (file && !is_subset(name))
        BX_CHECK_FIND(c, not_subset, NULL, name);
    if (!has_unicode(d, font, is_composite))
        BX_CHECK_FIND(c, no_unicode, NULL, name);
}
