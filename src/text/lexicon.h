/* lexicon: the words of Chinese, with how frequent each is and what kind of word.
 *
 * In: a table compiled at build time (lexicon_file.h), mapped into memory: opening it
 * reads one page. Out: the words that begin with given characters, one character at a
 * time, without any allocation. Nothing in the file is trusted: a damaged table gives
 * wrong words, never a wrong read. Not done here: parting a text into words (words.c). */
#ifndef BX_TEXT_LEXICON_H
#define BX_TEXT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "text/lexicon_file.h"

typedef struct bx_lexicon bx_lexicon;

/* NULL after a warning: not there, cut short, of another version or machine. */
bx_lexicon *bx_lexicon_open(const char *path, bx_diags *diags);
void bx_lexicon_free(bx_lexicon *lexicon); /* NULL is fine */

/* The same over bytes in memory, which are borrowed and 4-byte aligned; NULL when they
 * are no table. */
bx_lexicon *bx_lexicon_from_bytes(const void *bytes, size_t n);

/* The words [from, to) that begin with the same `depth` characters. */
typedef struct {
    int from, to, depth;
} bx_lexicon_range;

bx_lexicon_range bx_lexicon_all(const bx_lexicon *lexicon);
/* Keeps those whose next character is c; false when there are none. */
bool bx_lexicon_narrow(const bx_lexicon *lexicon, bx_lexicon_range *range, uint32_t c);

typedef struct {
    int cost; /* log2(all occurrences / its own) [1/256 bit] */
    bx_word_class class;
} bx_lexeme;

/* Are the characters of the range a word themselves? */
bool bx_lexicon_word(const bx_lexicon *lexicon, bx_lexicon_range range, bx_lexeme *out);

#endif
