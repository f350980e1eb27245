#include "pdf/survey.h"

#include <string.h>

#include "pdf/filter.h"
#include "pdf/token.h"

enum {
    MOST_FILTERS = 4, /* more of them on one stream are there to do harm */
    MOST_HEAD = 65536 /* [bytes] of a dictionary before its stream */
};

/* What the dictionary of a stream says of it. */
typedef struct {
    bool is_table; /* an object stream or a cross-reference stream */
    bx_filter filters[MOST_FILTERS];
    int n_filters;
} head;

static const char *behind_line_end(const char *at, const char *end)
{
    if (at < end && *at == '\r')
        at++;
    if (at < end && *at == '\n')
        at++;
    return at;
}

/* The next word "stream" with a line end behind it, or NULL. */
static const char *find_stream(const char *from, const char *end)
{
    const size_t n = strlen("stream");
    while ((from = memmem(from, (size_t)(end - from), "stream", n))) {
        if (from + n < end && (from[n] == '\r' || from[n] == '\n'))
            return from;
        from += n;
    }
    return NULL;
}

/* Where the dictionary before `at` begins, not before `from`: behind the last "obj". */
static const char *find_head(const char *from, const char *at)
{
    if (at - from > MOST_HEAD)
        from = at - MOST_HEAD;
    for (const char *p = at - 3; p >= from; p--)
        if (!memcmp(p, "obj", 3))
            return p + 3;
    return from;
}

static head read_head(bx_arena *arena, const char *from, const char *to)
{
    bx_tokens tokens = bx_tokens_of(from, (size_t)(to - from));
    head h = {.is_table = false};
    for (;;) {
        bx_token token = bx_token_next(&tokens);
        tokens.has_image = false;
        if (token.kind == BX_TOKEN_END)
            return h;
        if (token.kind != BX_TOKEN_NAME)
            continue;
        const char *name = bx_token_text(arena, &tokens, token, NULL);
        bx_filter_kind kind = bx_filter_find(name);
        h.is_table = h.is_table || !strcmp(name, "ObjStm") || !strcmp(name, "XRef");
        if (kind != BX_FILTER_UNKNOWN && h.n_filters < MOST_FILTERS)
            h.filters[h.n_filters++].kind = kind;
    }
}

/* How much it holds, or each + 1. */
static size_t size_of(const head *h, const char *at, const char *end, size_t each)
{
    int left;
    if (!h->n_filters)
        return 0;
    if (h->n_filters == 1 && h->filters[0].kind == BX_FILTER_FLATE)
        return bx_filter_measure(at, (size_t)(end - at), each);
    g_autoptr(GByteArray) out = g_byte_array_new();
    size_t n = MIN((size_t)(end - at), each);
    bx_filter_end how = bx_filter_run(h->filters, h->n_filters, at, n, each, out, &left);
    return how == BX_FILTER_LARGE ? each + 1 : out->len;
}

/* Words and marks of PDF: as many as libqpdf makes objects of, and some. */
static size_t count_words(const char *from, const char *to)
{
    size_t n = 0;
    bool is_inside = false;
    for (; from < to; from++) {
        bool is_mark = bx_pdf_is_mark(*from),
             is_word = !is_mark && !bx_pdf_is_blank(*from);
        n += is_mark || (is_word && !is_inside);
        is_inside = is_word;
    }
    return n;
}

/* Behind the data of a stream; where it has no end, all that follows is looked at. */
static const char *find_stream_end(const char *from, const char *end)
{
    const char *at = memmem(from, (size_t)(end - from), "endstream", strlen("endstream"));
    return at ? at : from;
}

bool bx_survey_is_small(const char *bytes, size_t n, const bx_survey_limits *limits)
{
    const char *end = bytes + n, *from = bytes, *at;
    bx_arena *arena = bx_arena_new();
    size_t sum = 0, words = 0;
    while (sum <= limits->total && words <= limits->words &&
           (at = find_stream(from, end))) {
        bx_arena_mark mark = bx_arena_here(arena);
        head h = read_head(arena, find_head(from, at), at);
        words += count_words(from, at);
        from = behind_line_end(at + strlen("stream"), end);
        if (h.is_table) {
            size_t size = size_of(&h, from, end, limits->each);
            sum += size > limits->each ? limits->total + 1 : size;
        }
        from = find_stream_end(from, end);
        bx_arena_reset(arena, mark);
    }
    words += sum <= limits->total && words <= limits->words ? count_words(from, end) : 0;
    bx_arena_free(arena);
    return sum <= limits->total && words <= limits->words;
}
