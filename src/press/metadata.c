#include "press/metadata.h"

#include <string.h>

static const char *version_name(bx_flavour flavour)
{
    return flavour == BX_FLAVOUR_X1A ? "PDF/X-1a:2003" : "PDF/X-4";
}

/* ---- Info ---- */

/* 2026-11-27T00:00:00Z as D:20261127000000Z. */
static char *pdf_date(const char *iso)
{
    GString *out = g_string_new("D:");
    for (; *iso; iso++)
        if (g_ascii_isdigit(*iso) || *iso == 'Z')
            g_string_append_c(out, *iso);
    return g_string_free(out, FALSE);
}

static void set_text(bx_document *d, bx_object info, const char *key, const char *text)
{
    if (text)
        qpdf_oh_replace_key(d->qpdf, info, key,
                            qpdf_oh_new_unicode_string(d->qpdf, text));
}

static void set_info(bx_document *d, const bx_press_job *job)
{
    bx_object info = qpdf_oh_parse(d->qpdf, "<< /Trapped /False >>");
    g_autofree char *date = pdf_date(job->created);
    set_text(d, info, "/Title", job->title);
    set_text(d, info, "/Author", job->author);
    set_text(d, info, "/Creator", job->producer);
    set_text(d, info, "/Producer", job->producer);
    set_text(d, info, "/CreationDate", date);
    set_text(d, info, "/ModDate", date);
    if (job->profile->flavour == BX_FLAVOUR_X1A)
        set_text(d, info, "/GTS_PDFXVersion", version_name(BX_FLAVOUR_X1A));
    qpdf_oh_replace_key(d->qpdf, d->trailer, "/Info",
                        qpdf_make_indirect_object(d->qpdf, info));
}

/* ---- XMP ---- */

/* A UUID from what was drawn, what it is for and how it is called. RFC 4122 §4.3, of
 * version 5 by form: a digest, no name space. */
static char *uuid_of(const bx_press_job *job, const GByteArray *drawn)
{
    g_autoptr(GChecksum) digest = g_checksum_new(G_CHECKSUM_SHA1);
    g_checksum_update(digest, drawn->data, (gssize)drawn->len);
    g_checksum_update(digest, (const guchar *)job->profile->name, -1);
    g_checksum_update(digest, (const guchar *)job->created, -1);
    char hex[41];
    g_strlcpy(hex, g_checksum_get_string(digest), sizeof hex);
    hex[12] = '5';
    hex[16] = "89ab"[g_ascii_xdigit_value(hex[16]) & 3];
    return g_strdup_printf("uuid:%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12,
                           hex + 16, hex + 20);
}

static void add_element(GString *out, const char *name, const char *value)
{
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    g_string_append_printf(out, "   <%s>%s</%s>\n", name, escaped, name);
}

static void add_list(GString *out, const char *name, const char *kind,
                     const char *attribute, const char *value)
{
    if (!value)
        return;
    g_autofree char *escaped = g_markup_escape_text(value, -1);
    g_string_append_printf(out, "   <%s><rdf:%s><rdf:li%s>%s</rdf:li></rdf:%s></%s>\n",
                           name, kind, attribute, escaped, kind, name);
}

static GString *make_xmp(const bx_press_job *job, const char *uuid)
{
    bool is_x1a = job->profile->flavour == BX_FLAVOUR_X1A;
    GString *out = g_string_new(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
        "  <rdf:Description rdf:about=\"\"\n"
        "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
        "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
        "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
        "    xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"\n");
    g_string_append(out, is_x1a
                             ? "    xmlns:pdfx=\"http://ns.adobe.com/pdfx/1.3/\">\n"
                             : "    xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n");
    add_element(out, "dc:format", "application/pdf");
    add_list(out, "dc:title", "Alt", " xml:lang=\"x-default\"", job->title);
    add_list(out, "dc:creator", "Seq", "", job->author);
    add_element(out, "pdf:Producer", job->producer);
    add_element(out, "pdf:Trapped", "False");
    add_element(out, "xmp:CreatorTool", job->producer);
    add_element(out, "xmp:CreateDate", job->created);
    add_element(out, "xmp:ModifyDate", job->created);
    add_element(out, "xmp:MetadataDate", job->created);
    add_element(out, "xmpMM:DocumentID", uuid);
    add_element(out, "xmpMM:InstanceID", uuid);
    add_element(out, "xmpMM:VersionID", "1");
    add_element(out, "xmpMM:RenditionClass", "default");
    add_element(out, is_x1a ? "pdfx:GTS_PDFXVersion" : "pdfxid:GTS_PDFXVersion",
                version_name(job->profile->flavour));
    g_string_append(out, "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n"
                         "<?xpacket end=\"r\"?>\n");
    return out;
}

static void set_xmp(bx_document *d, const bx_press_job *job, const GByteArray *drawn)
{
    g_autofree char *uuid = uuid_of(job, drawn);
    GString *xmp = make_xmp(job, uuid);
    bx_object stream = qpdf_oh_new_stream(d->qpdf);
    qpdf_oh_replace_stream_data(d->qpdf, stream, (const unsigned char *)xmp->str,
                                xmp->len, qpdf_oh_new_null(d->qpdf),
                                qpdf_oh_new_null(d->qpdf));
    bx_object dictionary = qpdf_oh_get_dict(d->qpdf, stream);
    qpdf_oh_replace_key(d->qpdf, dictionary, "/Type",
                        qpdf_oh_new_name(d->qpdf, "/Metadata"));
    qpdf_oh_replace_key(d->qpdf, dictionary, "/Subtype",
                        qpdf_oh_new_name(d->qpdf, "/XML"));
    qpdf_oh_replace_key(d->qpdf, d->root, "/Metadata", stream);
    g_string_free(xmp, TRUE);
}

void bx_metadata_set(bx_document *d, const bx_press_job *job, const GByteArray *drawn)
{
    set_info(d, job);
    set_xmp(d, job, drawn);
}
