/* Which codes of an embedded font have a glyph: those that have none are printed as a
 * box, or not at all. What cannot be told for sure counts as there. */
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_CID_H
#include <string.h>

#include "press/check_rule.h"

enum {
    MOST_FONT = 1 << 26, /* [bytes] */
    MOST_SET = 1 << 13,  /* [bytes] of a bit for each of 65,536 codes */
    MOST_FONTS = 2000,
    CODES = 65536,
    SIMPLE_CODES = 256,
    SYMBOLIC = 4,          /* of Flags: codes are the font's own */
    SYMBOL_CODES = 0xf000, /* where a cmap for symbols has them */
    NO_BREAK = 0xa0,       /* in WinAnsi; */
    SOFT_HYPHEN = 0xad     /* likewise */
};

/* A bit for each code that has a glyph. */
struct bx_check_charset {
    bool is_wide; /* codes are of two bytes */
    unsigned char has[MOST_SET];
    unsigned char *cid_set; /* MOST_SET bytes, or NULL: the characters that the file says
                               the font has, the highest bit first */
};

static void put(bx_check_charset *set, unsigned code)
{
    set->has[code / 8] = (unsigned char)(set->has[code / 8] | 1 << code % 8);
}

static bool has(const bx_check_charset *set, unsigned code)
{
    return set->has[code / 8] & 1 << code % 8;
}

/* ---- fonts of two bytes a code, which are CIDs ---- */

/* Of a CFF font whose glyphs have CIDs of their own. */
static void put_cids(bx_check_charset *set, FT_Face face)
{
    for (FT_Long i = 1; i < face->num_glyphs; i++) {
        FT_UInt cid = 0;
        if (!FT_Get_CID_From_Glyph_Index(face, (FT_UInt)i, &cid) && cid < CODES)
            put(set, cid);
    }
}

/* By a table of two bytes a CID; NULL: a CID is the number of its glyph. */
static void put_by_map(bx_check_charset *set, FT_Face face, const GByteArray *map)
{
    for (unsigned cid = 1; cid < CODES; cid++) {
        unsigned glyph = cid;
        if (map)
            glyph = 2 * cid + 1 < map->len
                        ? (unsigned)map->data[2 * cid] << 8 | map->data[2 * cid + 1]
                        : 0;
        if (glyph && glyph < (unsigned)face->num_glyphs)
            put(set, cid);
    }
}

static void read_cids(bx_check *c, bx_check_charset *set, bx_object font, FT_Face face)
{
    bx_object table = bx_document_key(c->d, font, "/CIDToGIDMap");
    g_autoptr(GByteArray) map = g_byte_array_new();
    FT_Bool has_cids = 0;
    int left;
    if (!FT_Get_CID_Is_Internally_CID_Keyed(face, &has_cids) && has_cids)
        put_cids(set, face);
    else if (bx_document_is_stream(c->d, table) &&
             bx_document_stream(c->d, table, 2 * CODES, map, &left) == BX_FILTER_DONE)
        put_by_map(set, face, map);
    else
        put_by_map(set, face, NULL);
}

static void read_cid_set(bx_check *c, bx_check_charset *set, bx_object descriptor)
{
    bx_object stream = bx_document_key(c->d, descriptor, "/CIDSet");
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    int left;
    if (!stream ||
        bx_document_stream(c->d, stream, MOST_SET, bytes, &left) != BX_FILTER_DONE)
        return;
    set->cid_set = BX_NEW_ARRAY(c->arena, MOST_SET, unsigned char);
    memcpy(set->cid_set, bytes->data, bytes->len);
}

/* ---- fonts of a byte a code ---- */

/* What the codes of an encoding are in Unicode; 0: not known. */
static void read_encoding(const char *name, guint32 unicode[SIMPLE_CODES])
{
    bool is_windows = name && !strcmp(name, "WinAnsiEncoding");
    bool is_mac = name && !strcmp(name, "MacRomanEncoding");
    memset(unicode, 0, SIMPLE_CODES * sizeof *unicode);
    if (!is_windows && !is_mac)
        return;
    for (unsigned i = 32; i < SIMPLE_CODES; i++) {
        const char byte = (char)i;
        g_autofree char *text = g_convert(
            &byte, 1, "UTF-8", is_mac ? "MACINTOSH" : "CP1252", NULL, NULL, NULL);
        if (text && *text)
            unicode[i] = g_utf8_get_char(text);
    }
}

static bool choose_charmap(FT_Face face, int platform, int encoding)
{
    for (int i = 0; i < face->num_charmaps; i++)
        if (face->charmaps[i]->platform_id == platform &&
            face->charmaps[i]->encoding_id == encoding)
            return !FT_Set_Charmap(face, face->charmaps[i]);
    return false;
}

/* 1 and 0 where the table of characters says so, -1 where there is none. */
static int by_unicode(FT_Face face, guint32 unicode)
{
    if (!unicode || FT_Select_Charmap(face, FT_ENCODING_UNICODE))
        return -1;
    return FT_Get_Char_Index(face, unicode) != 0;
}

static int by_own_codes(FT_Face face, unsigned code)
{
    bool is_known = false, is_there = false;
    if (choose_charmap(face, 3, 0)) {
        is_known = true;
        is_there =
            FT_Get_Char_Index(face, code) || FT_Get_Char_Index(face, SYMBOL_CODES + code);
    }
    if (!is_there && choose_charmap(face, 1, 0)) {
        is_known = true;
        is_there = FT_Get_Char_Index(face, code) != 0;
    }
    if (!is_there && (!FT_Select_Charmap(face, FT_ENCODING_ADOBE_CUSTOM) ||
                      !FT_Select_Charmap(face, FT_ENCODING_ADOBE_STANDARD))) {
        is_known = true;
        is_there = FT_Get_Char_Index(face, code) != 0;
    }
    return is_known ? is_there : -1;
}

/* A name that an encoding puts in place of its own. */
static int by_name(FT_Face face, const char *name)
{
    if (!strcmp(name, ".notdef"))
        return 0;
    if (!FT_HAS_GLYPH_NAMES(face))
        return -1;
    if (FT_Get_Name_Index(face, name))
        return 1;
    return FT_IS_SFNT(face) ? -1 : 0; /* names of TrueType fonts are often made up */
}

/* The names of Differences, by code; NULL: none. */
static void read_differences(bx_check *c, bx_object encoding,
                             const char *names[SIMPLE_CODES])
{
    bx_object list = bx_document_key(c->d, encoding, "/Differences");
    int n = bx_document_length(c->d, list), code = 0;
    for (int i = 0; i < n && code < SIMPLE_CODES; i++) {
        bx_object item = bx_document_item(c->d, list, i);
        const char *name = bx_document_name(c->d, item);
        if (name && code >= 0)
            names[code++] = name;
        else
            code = bx_document_whole(c->d, item, code);
    }
}

static bool is_blank(unsigned code)
{
    return code == ' ' || code == NO_BREAK || code == SOFT_HYPHEN;
}

static void read_codes(bx_check *c, bx_check_charset *set, bx_object font, FT_Face face)
{
    bx_document *d = c->d;
    const char *names[SIMPLE_CODES] = {NULL};
    guint32 unicode[SIMPLE_CODES];
    bx_object encoding = bx_document_key(d, font, "/Encoding");
    const char *name = bx_document_name(d, encoding);
    bx_object descriptor = bx_document_key(d, font, "/FontDescriptor");
    int flags = bx_document_whole(d, bx_document_key(d, descriptor, "/Flags"), 0);
    if (!name)
        name = bx_document_name(d, bx_document_key(d, encoding, "/BaseEncoding"));
    read_differences(c, encoding, names);
    read_encoding(name, unicode);
    for (unsigned i = 0; i < SIMPLE_CODES; i++) {
        int found = names[i] ? by_name(face, names[i]) : by_unicode(face, unicode[i]);
        if (!names[i] && found <= 0 && (!name || flags & SYMBOLIC)) {
            int own = by_own_codes(face, i);
            found = own >= 0 ? own : found;
        }
        if (found || is_blank(i))
            put(set, i);
    }
}

/* ---- the set of a font ---- */

static bx_object find_file(bx_document *d, bx_object descriptor)
{
    static const char *const keys[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    bx_object file = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(keys) && !file; i++)
        file = bx_document_key(d, descriptor, keys[i]);
    return file;
}

/* Codes of two bytes that are CIDs as they stand. */
static bool is_identity(bx_document *d, bx_object font)
{
    const char *name = bx_document_name(d, bx_document_key(d, font, "/Encoding"));
    return name && g_str_has_prefix(name, "Identity-");
}

static bx_check_charset *read_face(bx_check *c, bx_object font, bx_object inner,
                                   bx_object descriptor, FT_Face face)
{
    bx_check_charset *set = BX_NEW(c->arena, bx_check_charset);
    set->is_wide = inner != font;
    if (set->is_wide) {
        read_cids(c, set, inner, face);
        read_cid_set(c, set, descriptor);
    } else {
        read_codes(c, set, font, face);
    }
    return set;
}

/* NULL where nothing is known of it. */
static bx_check_charset *read_font(bx_check *c, bx_object font)
{
    bx_document *d = c->d;
    bx_object inner = font, below = bx_document_key(d, font, "/DescendantFonts");
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    bx_check_charset *set = NULL;
    FT_Library library;
    FT_Face face;
    int left;
    if (below && !is_identity(d, font))
        return NULL;
    if (below)
        inner = bx_document_item(d, below, 0);
    bx_object descriptor = bx_document_key(d, inner, "/FontDescriptor");
    bx_object file = find_file(d, descriptor);
    if (!file || bx_document_stream(d, file, MOST_FONT, bytes, &left) != BX_FILTER_DONE ||
        FT_Init_FreeType(&library))
        return NULL;
    if (!FT_New_Memory_Face(library, bytes->data, (FT_Long)bytes->len, 0, &face))
        set = read_face(c, font, inner, descriptor, face);
    FT_Done_FreeType(library); /* and its faces */
    return set;
}

/* Fonts that stand in the resources themselves have no number: they are read each time
 * the resources are. */
static const bx_check_charset *charset_of(bx_check *c, bx_object font)
{
    int id = bx_document_id(c->d, font);
    gpointer key = GINT_TO_POINTER(id ? id : -(int)font), set;
    if (g_hash_table_lookup_extended(c->charsets, key, NULL, &set))
        return set;
    set = g_hash_table_size(c->charsets) < MOST_FONTS ? read_font(c, font) : NULL;
    g_hash_table_insert(c->charsets, key, set);
    return set;
}

/* ---- what text asks of it ---- */

static bool is_in_set(const bx_check_charset *set, unsigned cid)
{
    return !set->cid_set || set->cid_set[cid / 8] & 0x80 >> cid % 8;
}

void bx_check_glyphs(bx_check *c, const bx_walk_event *e)
{
    bx_object font = e->state->font;
    const bx_check_charset *set = font ? charset_of(c, font) : NULL;
    const char *name = bx_document_name(c->d, bx_document_key(c->d, font, "/BaseFont"));
    bool is_lacking = false, is_outside = false;
    size_t step = set && set->is_wide ? 2 : 1;
    for (size_t i = 0; set && i + step <= e->n_codes; i += step) {
        unsigned code =
            step == 2 ? (unsigned)e->codes[i] << 8 | e->codes[i + 1] : e->codes[i];
        is_lacking = is_lacking || !has(set, code);
        is_outside = is_outside || (step == 2 && !is_in_set(set, code));
    }
    if (is_lacking)
        BX_CHECK_FIND(c, no_glyph, e->box, name ? name : "?");
    else if (is_outside)
        BX_CHECK_FIND(c, cid_set, e->box, name ? name : "?");
}
