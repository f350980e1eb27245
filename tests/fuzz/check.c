/* Any bytes as the objects of a PDF file, whose table of places and lengths of streams
 * are put right: what preflight makes of it, and how it says so. */
#include <glib.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "press/check_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_OBJECTS = 1000 };

typedef struct {
    const char *bytes, *end;
    GString *out;
    size_t places[MOST_OBJECTS]; /* by number; 0: none */
} repair;

static const char *find(const char *from, const char *end, const char *word)
{
    const char *at = memmem(from, (size_t)(end - from), word, strlen(word));
    return at ? at : end;
}

/* The number of an object that begins here, "12 0 obj"; 0: none does. */
static int object_at(const char *at, const char *end)
{
    int number = 0, digits = 0;
    for (; at < end && g_ascii_isdigit(*at) && digits < 4; at++, digits++)
        number = number * 10 + *at - '0';
    bool is_one = end - at > 6 && !memcmp(at, " 0 obj", 6) && number < MOST_OBJECTS;
    return is_one ? number : 0;
}

/* An object, the length of its stream as it is. */
static void put_object(repair *r, const char *from, const char *to)
{
    const char *stream = find(from, to, "stream\n");
    const char *data = MIN(stream + strlen("stream\n"), to);
    const char *end = find(data, to, "\nendstream");
    const char *length = find(from, stream, "/Length ");
    if (stream == to || length == stream) {
        g_string_append_len(r->out, from, to - from);
        return;
    }
    const char *rest = length + strlen("/Length ");
    while (rest < stream && g_ascii_isdigit(*rest))
        rest++;
    g_string_append_len(r->out, from, length - from);
    g_string_append_printf(r->out, "/Length %d", (int)(end - data));
    g_string_append_len(r->out, rest, to - rest);
}

static const char *next_object(const char *at, const char *end)
{
    do
        at = MIN(find(at, end, "\n") + 1, end);
    while (at < end && !object_at(at, end));
    return at;
}

static void put_table(repair *r)
{
    size_t at = r->out->len;
    const char *trailer = find(r->bytes, r->end, "trailer");
    const char *end = find(trailer, r->end, "startxref");
    g_string_append_printf(r->out, "xref\n0 %d\n", MOST_OBJECTS);
    for (int i = 0; i < MOST_OBJECTS; i++)
        g_string_append_printf(r->out, "%010d %05d %c \n", (int)r->places[i],
                               r->places[i] ? 0 : 65535, r->places[i] ? 'n' : 'f');
    g_string_append_len(r->out, trailer, end - trailer);
    g_string_append_printf(r->out, "\nstartxref\n%d\n%%%%EOF\n", (int)at);
}

static GString *repaired(const uint8_t *data, size_t size)
{
    repair r = {.bytes = (const char *)data,
                .end = (const char *)data + size,
                .out = g_string_new("%PDF-1.6\n")};
    const char *end = find(r.bytes, r.end, "\nxref");
    for (const char *at = next_object(r.bytes, end); at < end;) {
        const char *to = next_object(at, end);
        r.places[object_at(at, end)] = r.out->len;
        put_object(&r, at, to);
        at = to;
    }
    put_table(&r);
    return r.out;
}

static void look(const char *path, bool is_x1a)
{
    bx_arena *arena = bx_arena_new();
    bx_press_profile profile = bx_press_profile_default();
    profile.flavour = is_x1a ? BX_FLAVOUR_X1A : BX_FLAVOUR_X4;
    bx_check_limits limits = bx_check_limits_of(&profile, true);
    limits.total_ink = 0; /* no plates */
    bx_check_report report = bx_check_make(arena, path, &limits);
    for (int i = 0; i < report.n; i++)
        g_assert_true(g_utf8_validate(
            bx_check_words(arena, &report.findings[i], BX_ENGLISH), -1, NULL));
    bx_arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    GString *pdf = repaired(data, size);
    int fd = memfd_create("fuzz", 0);
    g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
    if (write(fd, pdf->str, pdf->len) == (ssize_t)pdf->len)
        look(path, size % 2);
    close(fd);
    g_string_free(pdf, TRUE);
    return 0;
}
