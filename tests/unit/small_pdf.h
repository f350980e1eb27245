/* small_pdf: PDF files written down object by object, with a table that is right. */
#ifndef BX_TESTS_SMALL_PDF_H
#define BX_TESTS_SMALL_PDF_H

#include <glib.h>

typedef struct {
    GString *bytes;
    GArray *places; /* of gsize, objects from 1 */
} small_pdf;

static inline small_pdf small_pdf_new(void)
{
    return (small_pdf){g_string_new("%PDF-1.6\n"),
                       g_array_new(FALSE, FALSE, sizeof(gsize))};
}

/* The next object, whatever it is. */
static inline void small_pdf_add(small_pdf *p, const char *body)
{
    g_array_append_val(p->places, p->bytes->len);
    g_string_append_printf(p->bytes, "%u 0 obj\n%s\nendobj\n", p->places->len, body);
}

static inline void small_pdf_add_stream(small_pdf *p, const char *keys, const void *data,
                                        gsize n)
{
    g_array_append_val(p->places, p->bytes->len);
    g_string_append_printf(p->bytes,
                           "%u 0 obj\n<< %s /Length %" G_GSIZE_FORMAT " >>\nstream\n",
                           p->places->len, keys, n);
    g_string_append_len(p->bytes, data, (gssize)n);
    g_string_append(p->bytes, "\nendstream\nendobj\n");
}

/* The whole file; object 1 is the catalog. The caller frees it. */
static inline GString *small_pdf_end(small_pdf *p)
{
    gsize at = p->bytes->len;
    g_string_append_printf(p->bytes, "xref\n0 %u\n0000000000 65535 f \n",
                           p->places->len + 1);
    for (guint i = 0; i < p->places->len; i++)
        g_string_append_printf(p->bytes, "%010" G_GSIZE_FORMAT " 00000 n \n",
                               g_array_index(p->places, gsize, i));
    g_string_append_printf(
        p->bytes,
        "trailer\n<< /Size %u /Root 1 0 R >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
        p->places->len + 1, at);
    g_array_free(p->places, TRUE);
    return p->bytes;
}

#endif
