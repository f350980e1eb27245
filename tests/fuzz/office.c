#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/office_text.h"

/* Any bytes as the XML of a word processor's document, and as its styles: text of UTF-8
 * in which as many pictures stand as there are, or none, and the type of each line. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static int count_marks(const char *text)
{
    int count = 0;
    for (; (text = strstr(text, "\uFFFC")); text++)
        count++;
    return count;
}

static int count_lines(const char *text)
{
    int count = 1;
    for (; (text = strchr(text, '\n')); text++)
        count++;
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    enum { MOST = 1 << 16 };
    bx_office_styles *styles = bx_office_styles_new();
    bx_office_styles_add(styles, (const char *)bytes, n);
    bx_office_text out;
    if (bx_office_text_read((const char *)bytes, n, styles, MOST, &out)) {
        assert(g_utf8_validate(out.text->str, (gssize)out.text->len, NULL));
        assert(count_marks(out.text->str) == (int)out.pictures->len);
        assert(!out.is_long);
        assert(!strstr(out.text->str, "\uFDD0"));
        assert((int)out.types->len == count_lines(out.text->str));
    }
    bx_office_text_clear(&out);
    bx_office_styles_free(styles);
    return 0;
}
