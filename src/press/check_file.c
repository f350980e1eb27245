#include <string.h>

#include "press/check_rule.h"

enum {
    MOST_XMP = 1 << 22 /* [bytes] */
};

/* ---- metadata ---- */

static bool is_digits(const char *text, int n)
{
    for (int i = 0; i < n; i++)
        if (!g_ascii_isdigit(text[i]))
            return false;
    return true;
}

/* D:YYYYMMDDHHmmSS, the time and the zone may be left out (ISO 32000-1, 7.9.4). */
static bool is_date(const char *text)
{
    size_t n = strlen(text);
    if (n < 6 || strncmp(text, "D:", 2) || !is_digits(text + 2, 4))
        return false;
    size_t i = 6;
    while (i + 1 < n && i < 16 && is_digits(text + i, 2))
        i += 2;
    return i == n || strchr("Z+-", text[i]);
}

static void check_info(bx_check *c)
{
    static const char *const needed[] = {"/Title", "/CreationDate", "/ModDate"};
    bx_document *d = c->d;
    bx_object info = bx_document_key(d, d->trailer, "/Info");
    for (size_t i = 0; i < G_N_ELEMENTS(needed); i++) {
        const char *text = bx_document_text(d, bx_document_key(d, info, needed[i]));
        if (!text)
            BX_CHECK_FIND(c, info_missing, NULL, needed[i] + 1);
        else if (i > 0 && !is_date(text))
            BX_CHECK_FIND(c, bad_date, NULL, text, NULL, needed[i] + 1);
    }
    bx_object trapped = bx_document_key(d, info, "/Trapped");
    if (!bx_document_is_name(d, trapped, "True") &&
        !bx_document_is_name(d, trapped, "False"))
        BX_CHECK_FIND(c, trapped, NULL, NULL);
    const char *version =
        bx_document_text(d, bx_document_key(d, info, "/GTS_PDFXVersion"));
    if (!version || strncmp(version, "PDF/X-1", 7))
        BX_CHECK_FIND(c, info_version, NULL, version ? version : "");
}

static void check_xmp(bx_check *c)
{
    static const char key[] = "GTS_PDFXVersion", value[] = "PDF/X-4";
    bx_object xmp = bx_document_key(c->d, c->d->root, "/Metadata");
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    int left;
    if (!xmp)
        BX_CHECK_FIND(c, no_xmp, NULL, NULL);
    else if (bx_document_stream(c->d, xmp, MOST_XMP, bytes, &left) != BX_FILTER_DONE ||
             !memmem(bytes->data, bytes->len, key, sizeof(key) - 1) ||
             !memmem(bytes->data, bytes->len, value, sizeof(value) - 1))
        BX_CHECK_FIND(c, xmp_version, NULL, NULL);
}

static void check_id(bx_check *c)
{
    bx_object id = bx_document_key(c->d, c->d->trailer, "/ID");
    bool ok = bx_document_length(c->d, id) == 2;
    for (int i = 0; ok && i < 2; i++)
        ok = bx_document_is_string(c->d, bx_document_item(c->d, id, i));
    if (!ok)
        BX_CHECK_FIND(c, no_id, NULL, NULL);
}

static void check_version(bx_check *c)
{
    const char *most = c->limits->flavour == BX_FLAVOUR_X1A ? "1.4" : "1.6";
    const char *version = qpdf_get_pdf_version(c->d->qpdf);
    if (g_ascii_strtod(version, NULL) > g_ascii_strtod(most, NULL))
        BX_CHECK_FIND(c, version, NULL, bx_format(c->arena, "%s", version), most);
}

/* ---- what moves, asks or hides ---- */

static void check_actions(bx_check *c)
{
    bx_document *d = c->d;
    bx_object open = bx_document_key(d, d->root, "/OpenAction");
    bx_object names = bx_document_key(d, d->root, "/Names");
    if (bx_document_is_name(d, bx_document_key(d, open, "/S"), "JavaScript"))
        BX_CHECK_FIND(c, script, NULL, "OpenAction");
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
    if (bx_document_key(d, names, "/EmbeddedFiles"))
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
}
