/* Any bytes as a PDF file: opened within small limits, its pages gone through. */
#include <glib.h>
#include <stdint.h>

#include "press/walker.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void visit(void *data, const bx_walk_event *event)
{
    bx_inks inks = bx_inks_of(&event->state->fill);
    g_assert(bx_inks_count(&inks) <= 5);
    ++*(int *)data;
}

static void read_page(bx_document *d, const bx_document_page *page)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    double box[4];
    bx_document_contents(d, page, out);
    g_assert(out->len <= d->limits.content + 1000);
    bx_document_box(d, page->media_box, box);
    bx_document_keys(d, page->resources);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const size_t most = 1 << 20;
    bx_document_limits limits = {most, {most, most, most}, most, most, 8 * most, 100, 16};
    int n = 0;
    bx_document *d = bx_document_of(data, size, &limits);
    g_assert((d->fault == BX_DOCUMENT_GOOD) <= (d->n_pages > 0));
    for (int i = 0; d->fault == BX_DOCUMENT_GOOD && i < d->n_pages; i++) {
        read_page(d, &d->pages[i]);
        bx_walk_page(d, i, visit, &n);
    }
    while (bx_document_next_warning(d))
        ;
    bx_document_free(d);
    return 0;
}
