/* lexicon_file: the bytes of a compiled lexicon, as lexicon_compile.c writes them and
 * lexicon.c maps them.
 *
 *   header
 *   uint32 first[HAN_COUNT + 1]  first word that begins with each character of the block,
 *                                and the number of words
 *   uint32 starts[n_words + 1]   where each word's characters begin in units
 *   uint16 costs[n_words]        log2(all occurrences / its own) [1/256 bit]
 *   uint16 units[n_units]        the characters of all words, one after the other
 *   uint8  classes[n_words]      bx_word_class
 *
 * Words are sorted by their characters. Integers are of the machine that compiled it,
 * which is the one that reads it; `order` tells when it is not. A sorted list and an
 * index by first character was taken over a trie: it is as large, made by qsort, and
 * every access is one bounded read. */
#ifndef BX_TEXT_LEXICON_FILE_H
#define BX_TEXT_LEXICON_FILE_H

#include <stdint.h>

#define BX_LEXICON_MAGIC "banxin\x1aL"

enum {
    BX_LEXICON_VERSION = 1,
    BX_LEXICON_ORDER = 0x01020304,
    BX_HAN_FIRST = 0x4E00, /* CJK Unified Ideographs: words hold nothing else */
    BX_HAN_COUNT = 0x9FFF - 0x4E00 + 1,
    BX_LEXICON_LONGEST = 12, /* characters of a word */
    BX_BIT = 256,            /* costs: one bit */
};

typedef enum {
#define BX_WORD_CLASS(id, tags) BX_WORD_##id,
#include "text/word_class.def"
#undef BX_WORD_CLASS
    BX_WORD_CLASS_COUNT
} bx_word_class;

typedef struct {
    char magic[8];
    uint32_t order, version;
    uint32_t n_words, n_units;
} bx_lexicon_header;

static inline uint64_t bx_lexicon_size(uint64_t n_words, uint64_t n_units)
{
    return sizeof(bx_lexicon_header) + (BX_HAN_COUNT + 1) * sizeof(uint32_t) +
           (n_words + 1) * sizeof(uint32_t) + n_words * sizeof(uint16_t) +
           n_units * sizeof(uint16_t) + n_words;
}

#endif
