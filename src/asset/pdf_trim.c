#include "asset/pdf_trim.h"

#include "pdf/document.h"

bx_pdf_trim bx_pdf_trim_read(const void *bytes, size_t n, int page)
{
    bx_document_limits limits = bx_document_limits_usual();
    bx_document *d = bx_document_of(bytes, n, &limits);
    bx_pdf_trim trim = {.is_too_large = d->fault == BX_DOCUMENT_LARGE};
    if (d->fault == BX_DOCUMENT_GOOD && page <= d->n_pages) {
        const bx_document_page *p = &d->pages[page - 1];
        bx_object box = bx_document_key(d, p->object, "/TrimBox");
        trim.has_trim = bx_document_box(d, box, trim.box);
        trim.turns = (p->rotate / 90 + 4) % 4;
    }
    bx_document_free(d);
    return trim;
}
