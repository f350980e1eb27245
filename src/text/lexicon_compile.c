/* lexicon_compile: word lists as text → the table that lexicon.c maps. A program of the
 * build, no part of the library.
 *
 *   lexicon_compile OUT LIST...
 *
 * Each line of a list is "word frequency tag"; `#` begins a comment. A word of a later
 * list takes the place of the same word in an earlier one; frequency 0 takes it out. The
 * first list is dict.txt of jieba (copyright 2012-2017 Sun Junyi, Expat licence), which
 * Debian has in python3-jieba: 349,046 words with frequencies and tags. friso-dict has
 * neither, so that it cannot tell 研究生|命 from 研究|生命. The second is our own
 * newspaper_words.txt. Words that hold anything but Han characters are left out: numbers
 * and Latin are found by rule. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/lexicon_file.h"

typedef struct {
    uint16_t units[BX_LEXICON_LONGEST];
    int n;
    uint32_t frequency;
    uint8_t class;
    int order; /* in which it was read */
} entry;

typedef struct {
    entry *entries;
    int n, room;
    uint64_t total;
} list;

static void stop(const char *what, const char *path)
{
    fprintf(stderr, "lexicon_compile: %s: %s\n", path, what);
    exit(1);
}

static uint8_t class_of(const char *tag)
{
    static const char *const tags[BX_WORD_CLASS_COUNT] = {
#define BX_WORD_CLASS(id, tags) " " tags " ",
#include "text/word_class.def"
#undef BX_WORD_CLASS
    };
    char wanted[16];
    snprintf(wanted, sizeof wanted, " %s ", tag);
    for (int i = 0; i < BX_WORD_CLASS_COUNT; i++)
        if (strstr(tags[i], wanted))
            return (uint8_t)i;
    return BX_WORD_OTHER;
}

/* False where the word is empty, too long, or holds anything but Han characters. */
static bool read_word(const char *word, entry *e)
{
    e->n = 0;
    for (uint32_t c; (c = bx_utf8_next(&word)); e->n++) {
        if (e->n == BX_LEXICON_LONGEST || c < BX_HAN_FIRST ||
            c >= BX_HAN_FIRST + BX_HAN_COUNT)
            return false;
        e->units[e->n] = (uint16_t)c;
    }
    return e->n > 0;
}

static void add(list *l, const entry *e)
{
    if (l->n == l->room) {
        l->room = l->room ? 2 * l->room : 1 << 16;
        l->entries = realloc(l->entries, (size_t)l->room * sizeof *l->entries);
        if (!l->entries)
            stop("out of memory", "");
    }
    l->entries[l->n++] = *e;
}

static void read_line(list *l, const char *line, const char *path)
{
    char word[128], tag[8];
    entry e = {.order = l->n};
    if (sscanf(line, "%127s %u %7s", word, &e.frequency, tag) != 3)
        stop("a line is not 'word frequency tag'", path);
    e.class = class_of(tag);
    if (read_word(word, &e))
        add(l, &e);
}

static void read_list(list *l, const char *path)
{
    char line[256];
    FILE *file = fopen(path, "r");
    if (!file)
        stop(strerror(errno), path);
    while (fgets(line, sizeof line, file))
        if (line[0] != '#' && line[0] != '\n')
            read_line(l, line, path);
    if (ferror(file))
        stop(strerror(errno), path);
    fclose(file);
}

static int by_units(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    for (int i = 0; i < x->n && i < y->n; i++)
        if (x->units[i] != y->units[i])
            return x->units[i] < y->units[i] ? -1 : 1;
    return x->n - y->n;
}

static int by_units_and_order(const void *a, const void *b)
{
    int order = by_units(a, b);
    return order ? order : ((const entry *)a)->order - ((const entry *)b)->order;
}

/* Of a word that stands several times the last one is kept, unless it is taken out. */
static void merge(list *l)
{
    int n = 0;
    qsort(l->entries, (size_t)l->n, sizeof *l->entries, by_units_and_order);
    for (int i = 0; i < l->n; i++) {
        bool is_last = i + 1 == l->n || by_units(&l->entries[i], &l->entries[i + 1]);
        if (!is_last || !l->entries[i].frequency)
            continue;
        l->entries[n++] = l->entries[i];
        l->total += l->entries[i].frequency;
    }
    l->n = n;
}

/* log2(total / part) [1/256 bit], in integers: the same table from every compiler. */
static uint16_t cost_of(uint64_t total, uint64_t part)
{
    uint64_t bits = 0, ratio = (total << 20) / part; /* 20 bits behind the point */
    while (ratio >= (uint64_t)2 << 20) {
        ratio >>= 1;
        bits++;
    }
    for (int i = 0; i < 8; i++) {
        ratio = ratio * ratio >> 20;
        bits <<= 1;
        if (ratio >= (uint64_t)2 << 20) {
            ratio >>= 1;
            bits |= 1;
        }
    }
    return (uint16_t)bits;
}

static void write_index(const list *l, FILE *out)
{
    uint32_t at = 0, units = 0;
    for (int c = 0; c <= BX_HAN_COUNT; c++) {
        while (at < (uint32_t)l->n && l->entries[at].units[0] < BX_HAN_FIRST + c)
            at++;
        fwrite(&at, sizeof at, 1, out);
    }
    for (int i = 0; i <= l->n; i++) {
        fwrite(&units, sizeof units, 1, out);
        units += i < l->n ? (uint32_t)l->entries[i].n : 0;
    }
}

static void write_words(const list *l, FILE *out)
{
    for (int i = 0; i < l->n; i++) {
        uint16_t cost = cost_of(l->total, l->entries[i].frequency);
        fwrite(&cost, sizeof cost, 1, out);
    }
    for (int i = 0; i < l->n; i++)
        fwrite(l->entries[i].units, sizeof(uint16_t), (size_t)l->entries[i].n, out);
    for (int i = 0; i < l->n; i++)
        fwrite(&l->entries[i].class, 1, 1, out);
}

static void write_file(const list *l, const char *path)
{
    bx_lexicon_header header = {BX_LEXICON_MAGIC, BX_LEXICON_ORDER, BX_LEXICON_VERSION,
                                (uint32_t)l->n, 0};
    for (int i = 0; i < l->n; i++)
        header.n_units += (uint32_t)l->entries[i].n;
    FILE *out = fopen(path, "wb");
    if (!out)
        stop(strerror(errno), path);
    fwrite(&header, sizeof header, 1, out);
    write_index(l, out);
    write_words(l, out);
    bool is_bad = ferror(out);
    if (fclose(out) || is_bad)
        stop("cannot be written", path);
}

int main(int argc, char **argv)
{
    list l = {0};
    if (argc < 3) {
        fputs("usage: lexicon_compile OUT LIST...\n", stderr);
        return 2;
    }
    for (int i = 2; i < argc; i++)
        read_list(&l, argv[i]);
    merge(&l);
    if (!l.n)
        stop("no list holds a word", argv[1]);
    write_file(&l, argv[1]);
    free(l.entries);
    return 0;
}
