/* token: a PDF content stream, token by token, each with its place in the bytes.
 *
 * In: any bytes. Out: numbers, names, strings, brackets and operators, the data of inline
 * images as one token; what is between them (blanks, comments) belongs to none, so that
 * whoever rewrites a stream copies what it does not change. Brackets are told one by one:
 * whether they match is not asked here, nor whether operands suit an operator. Time is
 * linear in the bytes; nothing is allocated. */
#ifndef BX_PDF_TOKEN_H
#define BX_PDF_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef enum {
    BX_TOKEN_END,    /* no bytes are left */
    BX_TOKEN_NUMBER, /* 12  -.5  4.  and what readers forgive: --3  1.2.3 */
    BX_TOKEN_NAME,   /* /DeviceRGB */
    BX_TOKEN_STRING, /* (text) */
    BX_TOKEN_HEX,    /* <feff> */
    BX_TOKEN_ARRAY,
    BX_TOKEN_ARRAY_END,
    BX_TOKEN_DICTIONARY,
    BX_TOKEN_DICTIONARY_END,
    BX_TOKEN_KEYWORD,    /* true, false, null */
    BX_TOKEN_OPERATOR,   /* also words that are nothing */
    BX_TOKEN_IMAGE_DATA, /* what stands between ID and EI; may be empty */
    BX_TOKEN_BAD         /* a bracket that is none, a string that does not end */
} bx_token_kind;

typedef enum {
#define BX_OPERATOR(id, text, operands) BX_OPERATOR_##id,
#include "pdf/operator.def"
#undef BX_OPERATOR
    BX_OPERATOR_COUNT /* also: none that is known */
} bx_operator;

typedef struct {
    bx_token_kind kind;
    size_t from, to;       /* [bytes] of the stream, from its first to behind its last */
    double number;         /* of a number, within ±1e15 */
    bool is_whole;         /* of a number: no point in it */
    bool is_odd;           /* of a number: no reader need take it */
    bx_operator operator_; /* of an operator */
} bx_token;

typedef struct {
    const char *bytes; /* borrowed */
    size_t n, at;
    bool has_image; /* an ID was read: its data is next */
} bx_tokens;

bx_tokens bx_tokens_of(const void *bytes, size_t n);
/* The next token; END again and again behind the last. */
bx_token bx_token_next(bx_tokens *tokens);

/* The name without its solidus, #xx replaced; or the bytes of a string of either kind,
 * escapes replaced. Closed by a zero byte, n more bytes before it (NULL: not asked). */
char *bx_token_text(bx_arena *arena, const bx_tokens *tokens, bx_token token, size_t *n);
/* The same word, byte by byte as it stands? */
bool bx_token_is(const bx_tokens *tokens, bx_token token, const char *word);

/* Its text; how many operands stand before it, -1 where that depends. */
const char *bx_operator_text(bx_operator operator_);
int bx_operator_operands(bx_operator operator_);

/* Blank to PDF: one of the six; a mark that ends a word. */
static inline bool bx_pdf_is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
static inline bool bx_pdf_is_mark(char c)
{
    return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' ||
           c == '{' || c == '}' || c == '/' || c == '%';
}

#endif
