#include <stdio.h>
#include <string.h>

#include "press/check_rule.h"

enum {
    MOST_XMP = 1 << 22 /* [bytes] */
};

/* ---- metadata ---- */

/* Two digits at *text, within the limits; goes past them. */
static bool take_two(const char **text, int least, int most)
{
    const char *t = *text;
    if (!g_ascii_isdigit(t[0]) || !g_ascii_isdigit(t[1]))
        return false;
    int value = (t[0] - '0') * 10 + t[1] - '0';
    *text += 2;
    return value >= least && value <= most;
}

/* Z, +08'00', also without the last apostrophe, or the minutes. */
static bool is_zone(const char *text)
{
    if (!*text)
        return true;
    if (!strchr("Z+-", *text++))
        return false;
    if (!*text)
        return text[-1] == 'Z';
    if (!take_two(&text, 0, 23))
        return false;
    text += *text == '\'';
    if (*text && !take_two(&text, 0, 59))
        return false;
    text += *text == '\'';
    return !*text;
}

/* D:YYYYMMDDHHmmSS, from the month on it may end anywhere (ISO 32000-1, 7.9.4). */
static bool is_date(const char *text)
{
    static const struct {
        int least, most;
    } parts[] = {{0, 99}, {0, 99}, {1, 12}, {1, 31}, {0, 23}, {0, 59}, {0, 59}};
    if (strncmp(text, "D:", 2) != 0)
        return false;
    text += 2;
    size_t i = 0;
    for (; i < G_N_ELEMENTS(parts) && g_ascii_isdigit(*text); i++)
        if (!take_two(&text, parts[i].least, parts[i].most))
            return false;
    return i >= 2 && is_zone(text);
}

/* [s] since 1970 of a date that says the second; false where it does not. The zone is
 * Greenwich's where none is said. */
static bool read_date(const char *text, gint64 *seconds)
{
    int year, month, day, hour, minute, second, away = 0, zone = 0, past = 0;
    char sign = 'Z';
    if (!text || !is_date(text) ||
        sscanf(text, "D:%4d%2d%2d%2d%2d%2d%n", &year, &month, &day, &hour, &minute,
               &second, &past) < 6)
        return false;
    sscanf(text + past, "%c%2d%*1[']%2d", &sign, &zone, &away);
    g_autoptr(GDateTime) date =
        g_date_time_new_utc(year, month, day, hour, minute, second);
    if (!date)
        return false;
    int offset = (zone * 60 + away) * 60 * (sign == '-' ? -1 : sign == '+');
    *seconds = g_date_time_to_unix(date) - offset;
    return true;
}

static void check_order(bx_check *c, bx_object info)
{
    const char *made =
        bx_document_text(c->d, bx_document_key(c->d, info, "/CreationDate"));
    const char *changed = bx_document_text(c->d, bx_document_key(c->d, info, "/ModDate"));
    gint64 from, to;
    if (read_date(made, &from) && read_date(changed, &to) && to < from)
        BX_CHECK_FIND(c, dates_reversed, NULL, changed, made);
}

/* PDF/X-1a:2003, or of the standard before. ISO 15930-4 §6.3, ISO 15930-1 §6.3. */
static bool is_x1a(bx_document *d, bx_object info)
{
    const char *version =
        bx_document_text(d, bx_document_key(d, info, "/GTS_PDFXVersion"));
    const char *conformance =
        bx_document_text(d, bx_document_key(d, info, "/GTS_PDFXConformance"));
    return !g_strcmp0(version, "PDF/X-1a:2003") ||
           (!g_strcmp0(version, "PDF/X-1:2001") &&
            !g_strcmp0(conformance, "PDF/X-1a:2001"));
}

static void check_info(bx_check *c)
{
    static const char *const needed[] = {"/Title", "/CreationDate", "/ModDate"};
    bx_document *d = c->d;
    bx_object info = bx_document_key(d, d->trailer, "/Info");
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
        const char *text = bx_document_text(d, bx_document_key(d, info, needed[i]));
        if (!text || !*text)
            BX_CHECK_FIND(c, info_missing, NULL, needed[i] + 1);
        else if (i > 0 && !is_date(text))
            BX_CHECK_FIND(c, bad_date, NULL, text, NULL, needed[i] + 1);
    }
    check_order(c, info);
    bx_object trapped = bx_document_key(d, info, "/Trapped");
    if (!bx_document_is_name(d, trapped, "True") &&
        !bx_document_is_name(d, trapped, "False"))
        BX_CHECK_FIND(c, trapped, NULL, NULL);
    const char *version =
        bx_document_text(d, bx_document_key(d, info, "/GTS_PDFXVersion"));
    if (!is_x1a(d, info))
        BX_CHECK_FIND(c, info_version, NULL, version ? version : "");
}

/* What the property says, as an element or an attribute; "" where it is not there, or
 * says nothing. Of a list its first entry. */
static char *read_property(const GByteArray *xmp, const char *name)
{
    g_autofree char *text = g_strndup((const char *)xmp->data, xmp->len);
    g_autofree char *pattern = g_strdup_printf(
        "%s(?:\\s*=\\s*[\"']|[^>]*>\\s*(?:<rdf:[^>]*>\\s*)*)([^<\"'>]*)", name);
    g_autoptr(GRegex) regex =
        g_regex_new(pattern, G_REGEX_RAW, G_REGEX_MATCH_DEFAULT, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    g_regex_match(regex, text, G_REGEX_MATCH_DEFAULT, &match);
    char *value =
        g_match_info_matches(match) ? g_match_info_fetch(match, 1) : g_strdup("");
    return g_strstrip(value);
}

/* What PDF/X-4 wants there (ISO 15930-7, 6.7). */
static void check_properties(bx_check *c, const GByteArray *xmp)
{
    static const char *const wanted[] = {
        "dc:title",         "xmp:CreateDate",  "xmp:ModifyDate",      "xmp:MetadataDate",
        "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"};
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autofree char *value = read_property(xmp, wanted[i]);
        if (!*value)
            BX_CHECK_FIND(c, xmp_missing, NULL, wanted[i]);
    }
}

/* Two answers to one question. */
static void check_trapped(bx_check *c, const GByteArray *xmp)
{
    bx_object info = bx_document_key(c->d, c->d->trailer, "/Info");
    const char *said = bx_document_name(c->d, bx_document_key(c->d, info, "/Trapped"));
    g_autofree char *value = read_property(xmp, "pdf:Trapped");
    bool is_told = said && (!strcmp(said, "True") || !strcmp(said, "False"));
    if (*value && is_told && strcmp(value, said) != 0)
        BX_CHECK_FIND(c, xmp_trapped, NULL, value);
}

static bool says_version(const GByteArray *xmp)
{
    g_autofree char *value = read_property(xmp, "GTS_PDFXVersion");
    return !strcmp(value, "PDF/X-4");
}

/* Well formed, as far as it is in UTF-8. */
static bool is_xml(const GByteArray *xmp)
{
    static const GMarkupParser nothing = {NULL, NULL, NULL, NULL, NULL};
    const guint8 *b = xmp->data;
    if (!xmp->len)
        return false;
    if (xmp->len > 1 && (!b[0] || !b[1] || b[0] >= 0xfe))
        return true;
    GMarkupParseContext *context =
        g_markup_parse_context_new(&nothing, (GMarkupParseFlags)0, NULL, NULL);
    bool is_it = g_markup_parse_context_parse(context, (const char *)b, xmp->len, NULL) &&
                 g_markup_parse_context_end_parse(context, NULL);
    g_markup_parse_context_free(context);
    return is_it;
}

/* What stands in comments is not said. */
static void drop_comments(GByteArray *xmp)
{
    const char *end_mark = "-->";
    guint8 *begin, *end;
    while (xmp->len && (begin = memmem(xmp->data, xmp->len, "<!--", 4))) {
        size_t at = (size_t)(begin - xmp->data), left = xmp->len - at;
        end = memmem(begin, left, end_mark, strlen(end_mark));
        size_t n = end ? (size_t)(end - begin) + strlen(end_mark) : left;
        g_byte_array_remove_range(xmp, (guint)at, (guint)n);
    }
}

static void check_xmp(bx_check *c)
{
    bx_object xmp = bx_document_key(c->d, c->d->root, "/Metadata");
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    int left;
    if (!xmp) {
        BX_CHECK_FIND(c, no_xmp, NULL, NULL);
        return;
    }
    bx_filter_end end = bx_document_stream(c->d, xmp, MOST_XMP, bytes, &left);
    if (end != BX_FILTER_DONE || !is_xml(bytes)) {
        BX_CHECK_FIND(c, xmp_damaged, NULL, NULL);
        return;
    }
    drop_comments(bytes);
    if (!says_version(bytes))
        BX_CHECK_FIND(c, xmp_version, NULL, NULL);
    check_properties(c, bytes);
    check_trapped(c, bytes);
}

static void check_id(bx_check *c)
{
    bx_object id = bx_document_key(c->d, c->d->trailer, "/ID");
    bool ok = bx_document_length(c->d, id) == 2;
    for (int i = 0; ok && i < 2; i++) {
        bx_object part = bx_document_item(c->d, id, i);
        size_t length = 0;
        if (bx_document_is_string(c->d, part))
            qpdf_oh_get_binary_string_value(c->d->qpdf, part, &length);
        ok = length > 0;
    }
    if (!ok)
        BX_CHECK_FIND(c, no_id, NULL, NULL);
}

/* Of the header, or a later one that the catalog names. */
static void check_version(bx_check *c)
{
    const char *most = c->limits->flavour == BX_FLAVOUR_X1A ? "1.4" : "1.6";
    const char *header = qpdf_get_pdf_version(c->d->qpdf);
    const char *later =
        bx_document_name(c->d, bx_document_key(c->d, c->d->root, "/Version"));
    double number = g_ascii_strtod(header, NULL);
    double later_number = later ? g_ascii_strtod(later, NULL) : 0;
    if (MAX(number, later_number) > g_ascii_strtod(most, NULL))
        BX_CHECK_FIND(c, version, NULL,
                      bx_format(c->arena, "%s", later_number > number ? later : header),
                      most);
}

/* ---- what moves, asks or hides ---- */

static void check_actions(bx_check *c)
{
    bx_document *d = c->d;
    bx_object open = bx_document_key(d, d->root, "/OpenAction");
    bx_object names = bx_document_key(d, d->root, "/Names");
    const char *kind = bx_document_name(d, bx_document_key(d, open, "/S"));
    if (kind && strcmp(kind, "GoTo") != 0)
        BX_CHECK_FIND(c, script, NULL, kind);
    if (bx_document_key(d, names, "/JavaScript"))
        BX_CHECK_FIND(c, script, NULL, "JavaScript");
    if (bx_document_key(d, d->root, "/AA"))
        BX_CHECK_FIND(c, script, NULL, "AA");
}

static void check_catalog(bx_check *c)
{
    bx_document *d = c->d;
    bx_object form = bx_document_key(d, d->root, "/AcroForm");
    bx_object names = bx_document_key(d, d->root, "/Names");
    if (bx_document_length(d, bx_document_key(d, form, "/Fields")) ||
        bx_document_key(d, form, "/XFA"))
        BX_CHECK_FIND(c, form_fields, NULL, NULL);
    if (bx_document_key(d, d->root, "/OCProperties"))
        BX_CHECK_FIND(c, layers, NULL, NULL);
    if (bx_document_key(d, names, "/EmbeddedFiles") ||
        bx_document_key(d, d->root, "/Collection"))
        BX_CHECK_FIND(c, attachments, NULL, NULL);
}

void bx_check_file(bx_check *c)
{
    check_version(c);
    check_id(c);
    check_info(c);
    check_xmp(c);
    bx_check_intent(c);
    check_catalog(c);
    check_actions(c);
    bx_check_objects(c);
}
