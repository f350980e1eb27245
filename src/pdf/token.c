#include "pdf/token.h"

#include <string.h>

enum {
    LOOK_AHEAD = 256 /* [bytes] that must read as content behind an EI */
};

static const struct {
    const char *text;
    int operands;
} operators[] = {
#define BX_OPERATOR(id, text, operands) {text, operands},
#include "pdf/operator.def"
#undef BX_OPERATOR
};

const char *bx_operator_text(bx_operator operator_)
{
    return operators[operator_].text;
}

int bx_operator_operands(bx_operator operator_)
{
    return operators[operator_].operands;
}

bx_tokens bx_tokens_of(const void *bytes, size_t n)
{
    return (bx_tokens){.bytes = bytes, .n = n};
}

bool bx_token_is(const bx_tokens *tokens, bx_token token, const char *word)
{
    size_t n = token.to - token.from;
    return strlen(word) == n && !memcmp(tokens->bytes + token.from, word, n);
}

static bool is_word(char c)
{
    return !bx_pdf_is_blank(c) && !bx_pdf_is_mark(c);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static void skip_blank(bx_tokens *t)
{
    bool is_comment = false;
    for (; t->at < t->n; t->at++) {
        char c = t->bytes[t->at];
        if (is_comment)
            is_comment = c != '\n' && c != '\r';
        else if (c == '%')
            is_comment = true;
        else if (!bx_pdf_is_blank(c))
            return;
    }
}

static size_t word_end(const bx_tokens *t, size_t at)
{
    while (at < t->n && is_word(t->bytes[at]))
        at++;
    return at;
}

static bool reads_as_number(const bx_tokens *t, size_t from, size_t to)
{
    bool has_digit = false;
    for (size_t i = from; i < to; i++) {
        char c = t->bytes[i];
        has_digit = has_digit || is_digit(c);
        if (!is_digit(c) && c != '.' && c != '+' && c != '-')
            return false;
    }
    return has_digit;
}

/* As readers do that forgive: signs first, digits up to a second point or a sign inside.
 */
static void read_number(const bx_tokens *t, bx_token *token)
{
    const double most = 1e15;
    double value = 0, unit = 1;
    bool is_negative = false, has_point = false;
    size_t i = token->from;
    for (; i < token->to && (t->bytes[i] == '-' || t->bytes[i] == '+'); i++) {
        is_negative = is_negative || t->bytes[i] == '-';
        token->is_odd = token->is_odd || i > token->from;
    }
    for (; i < token->to; i++) {
        char c = t->bytes[i];
        if (c == '.' && !has_point) {
            has_point = true;
        } else if (!is_digit(c)) {
            token->is_odd = true;
            break;
        } else if (has_point) {
            value += (unit /= 10) * (c - '0');
        } else {
            value = value * 10 + (c - '0');
        }
        value = value > most ? most : value;
    }
    token->is_whole = !has_point;
    token->number = is_negative ? -value : value;
}

static bx_operator find_operator(const bx_tokens *t, bx_token token)
{
    int i = 0;
    while (i < BX_OPERATOR_COUNT && (operators[i].text[0] != t->bytes[token.from] ||
                                     !bx_token_is(t, token, operators[i].text)))
        i++;
    return (bx_operator)i;
}

static bool is_keyword(const bx_tokens *t, bx_token token)
{
    return bx_token_is(t, token, "true") || bx_token_is(t, token, "false") ||
           bx_token_is(t, token, "null");
}

static void read_word(const bx_tokens *t, bx_token *token)
{
    token->to = word_end(t, token->from);
    if (reads_as_number(t, token->from, token->to)) {
        token->kind = BX_TOKEN_NUMBER;
        read_number(t, token);
    } else if (is_keyword(t, *token)) {
        token->kind = BX_TOKEN_KEYWORD;
    } else {
        token->kind = BX_TOKEN_OPERATOR;
        token->operator_ = find_operator(t, *token);
    }
}

static void read_string(const bx_tokens *t, bx_token *token)
{
    size_t depth = 0, i = token->from;
    for (; i < t->n; i++) {
        char c = t->bytes[i];
        if (c == '\\')
            i++;
        else if (c == '(')
            depth++;
        else if (c == ')' && !--depth)
            break;
    }
    token->kind = i < t->n ? BX_TOKEN_STRING : BX_TOKEN_BAD;
    token->to = i < t->n ? i + 1 : t->n;
}

static void read_hex(const bx_tokens *t, bx_token *token)
{
    const char *end = memchr(t->bytes + token->from, '>', t->n - token->from);
    token->kind = end ? BX_TOKEN_HEX : BX_TOKEN_BAD;
    token->to = end ? (size_t)(end - t->bytes) + 1 : t->n;
}

static bool is_twice(const bx_tokens *t, size_t at)
{
    return at + 1 < t->n && t->bytes[at + 1] == t->bytes[at];
}

static void take(bx_token *token, bx_token_kind kind, size_t n)
{
    token->kind = kind;
    token->to = token->from + n;
}

static void read_marked(const bx_tokens *t, bx_token *token)
{
    size_t at = token->from;
    switch (t->bytes[at]) {
    case '/':
        token->kind = BX_TOKEN_NAME;
        token->to = word_end(t, at + 1);
        break;
    case '(':
        read_string(t, token);
        break;
    case '<':
        if (is_twice(t, at))
            take(token, BX_TOKEN_DICTIONARY, 2);
        else
            read_hex(t, token);
        break;
    case '>':
        if (is_twice(t, at))
            take(token, BX_TOKEN_DICTIONARY_END, 2);
        else
            take(token, BX_TOKEN_BAD, 1);
        break;
    case '[':
        take(token, BX_TOKEN_ARRAY, 1);
        break;
    case ']':
        take(token, BX_TOKEN_ARRAY_END, 1);
        break;
    default:
        take(token, BX_TOKEN_BAD, 1);
    }
}

/* Do the bytes behind an EI read as content? Image data may hold these letters too. */
static bool goes_on_behind(const bx_tokens *t, size_t at)
{
    bx_tokens ahead = bx_tokens_of(t->bytes + at, t->n - at);
    if (ahead.n > LOOK_AHEAD)
        ahead.n = LOOK_AHEAD;
    for (;;) {
        bx_token token = bx_token_next(&ahead);
        bool is_cut = token.to == ahead.n && at + ahead.n < t->n;
        if (token.kind == BX_TOKEN_END || is_cut)
            return true;
        if (token.kind == BX_TOKEN_BAD || token.is_odd)
            return false;
        if (token.kind == BX_TOKEN_OPERATOR)
            return token.operator_ != BX_OPERATOR_COUNT;
    }
}

static bool is_image_end(const bx_tokens *t, size_t at)
{
    return t->bytes[at] == 'E' && t->bytes[at + 1] == 'I' &&
           (at + 2 == t->n || !is_word(t->bytes[at + 2])) && goes_on_behind(t, at + 2);
}

/* Up to the EI; what is blank before it is data too, for its filter to ignore. */
static bx_token read_image(bx_tokens *t)
{
    size_t from = t->at < t->n ? t->at + 1 : t->at, at = from;
    while (at + 1 < t->n &&
           !((at == from || bx_pdf_is_blank(t->bytes[at - 1])) && is_image_end(t, at)))
        at++;
    if (at + 1 >= t->n)
        at = t->n;
    t->has_image = false;
    t->at = at;
    return (bx_token){.kind = BX_TOKEN_IMAGE_DATA, .from = from, .to = at};
}

bx_token bx_token_next(bx_tokens *t)
{
    if (t->has_image)
        return read_image(t);
    skip_blank(t);
    bx_token token = {
        .kind = BX_TOKEN_END, .from = t->at, .to = t->at, .operator_ = BX_OPERATOR_COUNT};
    if (t->at == t->n)
        return token;
    if (bx_pdf_is_mark(t->bytes[t->at]))
        read_marked(t, &token);
    else
        read_word(t, &token);
    t->at = token.to;
    t->has_image = token.operator_ == BX_OPERATOR_IMAGE_DATA;
    return token;
}

/* ---- what a name or a string says ---- */

static size_t name_text(const char *s, size_t n, char *out)
{
    size_t k = 0;
    for (size_t i = 1; i < n; i++) {
        bool is_code = s[i] == '#' && i + 2 < n && hex_value(s[i + 1]) >= 0 &&
                       hex_value(s[i + 2]) >= 0;
        out[k++] =
            is_code ? (char)(hex_value(s[i + 1]) * 16 + hex_value(s[i + 2])) : s[i];
        i += is_code ? 2 : 0;
    }
    return k;
}

static size_t hex_text(const char *s, size_t n, char *out)
{
    size_t k = 0;
    int half = -1;
    for (size_t i = 1; i + 1 < n; i++) {
        int value = hex_value(s[i]);
        if (value < 0)
            continue;
        if (half >= 0)
            out[k++] = (char)(half * 16 + value);
        half = half < 0 ? value : -1;
    }
    if (half >= 0)
        out[k++] = (char)(half * 16);
    return k;
}

/* Up to three octal digits from s[*i]; *i stays on the last. */
static char octal_text(const char *s, size_t n, size_t *i)
{
    int value = 0, digits = 0;
    while (digits < 3 && *i < n && s[*i] >= '0' && s[*i] <= '7') {
        value = value * 8 + (s[*i] - '0');
        digits++;
        ++*i;
    }
    --*i;
    return (char)value;
}

static bool is_line_end(const char *s, size_t n, size_t *i)
{
    if (s[*i] == '\r' && *i + 1 < n && s[*i + 1] == '\n')
        ++*i;
    return s[*i] == '\r' || s[*i] == '\n';
}

/* The escape behind a reverse solidus, at s[*i]: how many bytes it gave, none or one. */
static size_t escape_text(const char *s, size_t n, size_t *i, char *out)
{
    static const char letters[] = "nrtbf", codes[] = "\n\r\t\b\f";
    const char *letter = s[*i] ? strchr(letters, s[*i]) : NULL;
    if (is_line_end(s, n, i))
        return 0;
    if (letter)
        *out = codes[letter - letters];
    else if (s[*i] >= '0' && s[*i] <= '7')
        *out = octal_text(s, n, i);
    else
        *out = s[*i];
    return 1;
}

static size_t string_text(const char *s, size_t n, char *out)
{
    size_t k = 0;
    for (size_t i = 1; i + 1 < n; i++) {
        if (s[i] == '\\') {
            i++;
            k += escape_text(s, n - 1, &i, out + k);
        } else if (is_line_end(s, n - 1, &i)) {
            out[k++] = '\n';
        } else {
            out[k++] = s[i];
        }
    }
    return k;
}

char *bx_token_text(bx_arena *arena, const bx_tokens *tokens, bx_token token, size_t *n)
{
    const char *s = tokens->bytes + token.from;
    size_t size = token.to - token.from, k = 0;
    char *out = bx_alloc(arena, size + 1);
    if (token.kind == BX_TOKEN_NAME)
        k = name_text(s, size, out);
    else if (token.kind == BX_TOKEN_HEX)
        k = hex_text(s, size, out);
    else if (token.kind == BX_TOKEN_STRING)
        k = string_text(s, size, out);
    out[k] = '\0';
    if (n)
        *n = k;
    return out;
}
