#include "text/lexicon.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct bx_lexicon {
    void *map; /* NULL: the bytes are borrowed */
    size_t size;
    int n_words;
    uint32_t n_units;
    const uint32_t *first, *starts;
    const uint16_t *costs, *units;
    const uint8_t *classes;
};

bx_lexicon *bx_lexicon_from_bytes(const void *bytes, size_t n)
{
    const bx_lexicon_header *h = bytes;
    if (n < sizeof *h || memcmp(h->magic, BX_LEXICON_MAGIC, sizeof h->magic) ||
        h->order != BX_LEXICON_ORDER || h->version != BX_LEXICON_VERSION ||
        h->n_words > INT32_MAX || bx_lexicon_size(h->n_words, h->n_units) != n)
        return NULL;
    bx_lexicon *l = g_new0(bx_lexicon, 1);
    l->size = n;
    l->n_words = (int)h->n_words;
    l->n_units = h->n_units;
    l->first = (const uint32_t *)(h + 1);
    l->starts = l->first + BX_HAN_COUNT + 1;
    l->costs = (const uint16_t *)(l->starts + h->n_words + 1);
    l->units = l->costs + h->n_words;
    l->classes = (const uint8_t *)(l->units + h->n_units);
    return l;
}

/* Maps the file; NULL with the reason in errno, 0 for a file without bytes. */
static void *map_file(const char *path, size_t *size)
{
    struct stat facts;
    void *map = NULL;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return NULL;
    errno = 0;
    if (!fstat(file, &facts) && facts.st_size > 0) {
        *size = (size_t)facts.st_size;
        map = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
    }
    int reason = errno;
    close(file);
    errno = reason;
    return map == MAP_FAILED ? NULL : map;
}

bx_lexicon *bx_lexicon_open(const char *path, bx_diags *diags)
{
    size_t size = 0;
    void *map = map_file(path, &size);
    if (!map && errno) {
        bx_diag_file(diags, BX_D_W_LEXICON_OPEN, path, g_strerror(errno));
        return NULL;
    }
    bx_lexicon *l = map ? bx_lexicon_from_bytes(map, size) : NULL;
    if (l) {
        l->map = map;
        return l;
    }
    if (map)
        munmap(map, size);
    bx_diag_file(diags, BX_D_W_LEXICON_DAMAGED, path, "");
    return NULL;
}

void bx_lexicon_free(bx_lexicon *lexicon)
{
    if (lexicon && lexicon->map)
        munmap(lexicon->map, lexicon->size);
    g_free(lexicon);
}

bx_lexicon_range bx_lexicon_all(const bx_lexicon *lexicon)
{
    return (bx_lexicon_range){0, lexicon->n_words, 0};
}

/* How many characters word i has, *at its first; 0 where the table is damaged. */
static int word_at(const bx_lexicon *l, int i, const uint16_t **at)
{
    uint32_t from = l->starts[i], to = l->starts[i + 1];
    bool is_sound = from <= to && to <= l->n_units && to - from <= BX_LEXICON_LONGEST;
    *at = l->units + (is_sound ? from : 0);
    if (!is_sound)
        return 0;
    return (int)(to - from);
}

/* The character of word i at a depth; -1 where the word ends before it. */
static int unit_at(const bx_lexicon *l, int i, int depth)
{
    const uint16_t *at;
    return depth < word_at(l, i, &at) ? at[depth] : -1;
}

/* The first word of [from, to) whose character at the depth is c or comes after it. */
static int lower_bound(const bx_lexicon *l, bx_lexicon_range range, int c)
{
    int from = range.from, to = range.to;
    while (from < to) {
        int middle = from + (to - from) / 2;
        if (unit_at(l, middle, range.depth) < c)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

bool bx_lexicon_narrow(const bx_lexicon *lexicon, bx_lexicon_range *range, uint32_t c)
{
    if (c < BX_HAN_FIRST || c >= BX_HAN_FIRST + BX_HAN_COUNT)
        return false;
    if (range->depth) {
        range->from = lower_bound(lexicon, *range, (int)c);
        range->to = lower_bound(lexicon, *range, (int)c + 1);
    } else {
        uint32_t most = (uint32_t)range->to, i = c - BX_HAN_FIRST;
        range->from = (int)MIN(lexicon->first[i], most);
        range->to = (int)MIN(lexicon->first[i + 1], most);
    }
    range->depth++;
    return range->from < range->to;
}

bool bx_lexicon_word(const bx_lexicon *lexicon, bx_lexicon_range range, bx_lexeme *out)
{
    const uint16_t *at;
    if (range.from >= range.to || word_at(lexicon, range.from, &at) != range.depth ||
        lexicon->classes[range.from] >= BX_WORD_CLASS_COUNT)
        return false;
    *out = (bx_lexeme){lexicon->costs[range.from],
                       (bx_word_class)lexicon->classes[range.from]};
    return true;
}
