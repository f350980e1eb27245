#include "model/photo_words.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"

enum {
    HEAD = 1 << 20, /* bytes: what is said of a photo stands before its pixels */
    APP1 = 0xe1,
    APP13 = 0xed,
    SOS = 0xda,
    IPTC = 0x0404, /* of Photoshop's image resources */
    CAPTION = 120, /* IIM 4.2 §6, record 2 */
};

typedef struct {
    const unsigned char *p;
    size_t n;
} bytes;

static size_t number(const unsigned char *p, int n)
{
    size_t value = 0;
    while (n--)
        value = value << 8 | *p++;
    return value;
}

static bool begins(bytes b, const char *magic, size_t n)
{
    return b.n >= n && !memcmp(b.p, magic, n);
}

/* The data set 2:120; of no bytes where it is not there. */
static bytes find_caption(bytes iim)
{
    bytes none = {0};
    while (iim.n >= 5 && iim.p[0] == 0x1c) {
        size_t length = number(iim.p + 3, 2);
        if (length > iim.n - 5) /* damaged, or longer than any caption */
            return none;
        if (iim.p[1] == 2 && iim.p[2] == CAPTION)
            return (bytes){iim.p + 5, length};
        iim.p += 5 + length;
        iim.n -= 5 + length;
    }
    return none;
}

/* Among Photoshop's resources: "8BIM", an id, a name, a size, the data; name and data
 * each of an even length. */
static bytes find_iim(bytes app13)
{
    static const char magic[] = "Photoshop 3.0";
    bytes none = {0};
    if (!begins(app13, magic, sizeof magic))
        return none;
    app13.p += sizeof magic;
    app13.n -= sizeof magic;
    while (app13.n >= 12 && begins(app13, "8BIM", 4)) {
        size_t id = number(app13.p + 4, 2), name = (app13.p[6] + 2u) & ~1u;
        if (app13.n < 10 + name)
            return none;
        size_t size = number(app13.p + 6 + name, 4), at = 10 + name;
        if (size > app13.n - at)
            return none;
        if (id == IPTC)
            return (bytes){app13.p + at, size};
        at += (size + 1) & ~(size_t)1;
        at = MIN(at, app13.n);
        app13.p += at;
        app13.n -= at;
    }
    return none;
}

/* The text of the first item of dc:description. */
static bytes find_description(bytes xmp)
{
    static const char element[] = "<dc:description", item[] = "<rdf:li";
    const unsigned char *end = xmp.p + xmp.n;
    const unsigned char *at = memmem(xmp.p, xmp.n, element, sizeof element - 1);
    at = at ? memmem(at, (size_t)(end - at), item, sizeof item - 1) : NULL;
    at = at ? memchr(at, '>', (size_t)(end - at)) : NULL;
    const unsigned char *close = at ? memchr(at, '<', (size_t)(end - at)) : NULL;
    return close ? (bytes){at + 1, (size_t)(close - at - 1)} : (bytes){0};
}

static bytes words_in(bytes segment, int marker, bool *is_xml)
{
    static const char xmp[] = "http://ns.adobe.com/xap/1.0/";
    *is_xml = marker == APP1;
    if (marker == APP13)
        return find_caption(find_iim(segment));
    if (marker == APP1 && begins(segment, xmp, sizeof xmp))
        return find_description(segment);
    return (bytes){0};
}

/* Walks the segments of a JPEG; the words of IPTC before those of XMP. */
static bytes find_words(bytes file, bool *is_xml)
{
    bytes found = {0};
    if (!begins(file, "\xff\xd8\xff", 3))
        return found;
    *is_xml = false;
    size_t at = 2;
    while (at + 4 <= file.n && file.p[at] == 0xff && file.p[at + 1] != SOS) {
        size_t length = number(file.p + at + 2, 2);
        if (length < 2 || at + 2 + length > file.n)
            break;
        bool in_xml;
        bytes words =
            words_in((bytes){file.p + at + 4, length - 2}, file.p[at + 1], &in_xml);
        if (words.n && (!found.n || *is_xml)) {
            found = words;
            *is_xml = in_xml;
        }
        at += 2 + length;
    }
    return found;
}

static char *unescape(const char *xml)
{
    static const char *const names[][2] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
    GString *text = g_string_new(xml);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        g_string_replace(text, names[i][0], names[i][1], 0);
    return g_string_free(text, FALSE);
}

/* In whatever encoding it was written, on one line. */
static bx_chars caption_of(bx_arena *arena, const char *path, bytes words, bool is_xml)
{
    g_autofree char *raw = g_strndup((const char *)words.p, words.n);
    g_autofree char *text = is_xml ? unescape(raw) : g_strdup(raw);
    g_strdelimit(text, "\r\n\t", ' ');
    bx_diags *unheard = bx_diags_new();
    const bx_source *source =
        bx_source_from_bytes(arena, path, text, strlen(text), unheard);
    bx_diags_free(unheard);
    return source ? bx_chars_trim(bx_chars_from_utf8(arena, source, source->text, 0))
                  : (bx_chars){0};
}

bx_chars bx_photo_caption(bx_arena *arena, const char *path)
{
    bx_chars caption = {0};
    bool is_xml = false;
    FILE *file = fopen(path, "rb");
    if (!file)
        return caption;
    g_autofree unsigned char *head = g_malloc(HEAD);
    bytes words = find_words((bytes){head, fread(head, 1, HEAD, file)}, &is_xml);
    fclose(file);
    return words.n ? caption_of(arena, path, words, is_xml) : caption;
}
