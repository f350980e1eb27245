#include "press/drawing.h"

#include <math.h>
#include <string.h>

#include "pdf/token.h"

enum {
    NEUTRAL = 8,       /* of 255: how far apart the colours of a gray may be */
    NEARLY_BLACK = 40, /* of 255: drawing programs write black as 231f20 */
};

/* ---- colours ---- */

static int byte_of(double part)
{
    return (int)floor(CLAMP(part, 0, 1) * 255 + 0.5);
}

static int gray_of(const bx_grayer *grayer, int r, int g, int b)
{
    const unsigned char pixel[] = {(unsigned char)b, (unsigned char)g, (unsigned char)r,
                                   255};
    unsigned char gray;
    bx_gray_row(grayer, pixel, &gray, 1);
    return gray;
}

void bx_drawing_inks(const bx_drawing_press *press, const double rgb[3],
                     unsigned char inks[4])
{
    int r = byte_of(rgb[0]), g = byte_of(rgb[1]), b = byte_of(rgb[2]);
    if (press->grayer)
        r = g = b = gray_of(press->grayer, r, g, b);
    int most = MAX(r, MAX(g, b)), least = MIN(r, MIN(g, b));
    unsigned char black[256];
    memset(inks, 0, 4);
    if (most - least > NEUTRAL) {
        const unsigned char pixel[] = {(unsigned char)b, (unsigned char)g,
                                       (unsigned char)r, 255};
        bx_separate_row(press->separator, pixel, inks, 1);
    } else if (most <= NEARLY_BLACK) {
        inks[3] = 255;
    } else {
        bx_separate_grays(press->separator, black);
        inks[3] = black[g];
    }
}

static void put_colour(GString *out, const unsigned char inks[4], bool strokes)
{
    for (int i = 0; i < 4; i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append(out,
                        g_ascii_formatd(number, sizeof number, "%.4g", inks[i] / 255.0));
        g_string_append_c(out, ' ');
    }
    g_string_append(out, strokes ? "K" : "k");
}

/* ---- the content ---- */

typedef struct {
    const char *bytes;
    size_t copied; /* up to here */
    double operands[3];
    size_t from; /* where the first of them stands */
    int n;       /* operands so far; the last three are kept */
    size_t at[3];
} state;

static void add_operand(state *s, bx_token token)
{
    for (int i = 0; i < 2; i++) {
        s->operands[i] = s->operands[i + 1];
        s->at[i] = s->at[i + 1];
    }
    s->operands[2] = token.number;
    s->at[2] = token.from;
    s->n++;
}

static void replace(state *s, bx_token token, const bx_drawing_press *press, GString *out)
{
    unsigned char inks[4];
    bx_drawing_inks(press, s->operands, inks);
    g_string_append_len(out, s->bytes + s->copied, (gssize)(s->at[0] - s->copied));
    put_colour(out, inks, token.operator_ == BX_OPERATOR_STROKE_RGB);
    s->copied = token.to;
}

/* Lines and areas, and the states that cairo sets round them: the first two tables of
 * operator.def. */
static bool is_plain(bx_operator operator_)
{
    return operator_ <= BX_OPERATOR_CLIP_EVEN;
}

static bool is_colour(bx_operator operator_)
{
    return operator_ == BX_OPERATOR_FILL_RGB || operator_ == BX_OPERATOR_STROKE_RGB;
}

static bool take(state *s, bx_token token, const bx_drawing_press *press, GString *out)
{
    if (token.kind == BX_TOKEN_NUMBER) {
        add_operand(s, token);
        return true;
    }
    if (token.kind != BX_TOKEN_OPERATOR)
        return token.kind != BX_TOKEN_BAD;
    bool is_right = is_colour(token.operator_) ? s->n >= 3 : is_plain(token.operator_);
    if (is_right && is_colour(token.operator_))
        replace(s, token, press, out);
    s->n = 0;
    return is_right;
}

bool bx_drawing_in_inks(const void *content, size_t n, const bx_drawing_press *press,
                        GString *out)
{
    bx_tokens tokens = bx_tokens_of(content, n);
    state s = {.bytes = content};
    for (bx_token token; (token = bx_token_next(&tokens)).kind != BX_TOKEN_END;)
        if (!take(&s, token, press, out))
            return false;
    g_string_append_len(out, s.bytes + s.copied, (gssize)(n - s.copied));
    return true;
}
