#include "press/drawing.h"

#include <math.h>
#include <string.h>

#include "pdf/token.h"
#include "press/recolour.h"

/* ---- colours ---- */

static unsigned char byte_of(double part)
{
    return (unsigned char)floor(CLAMP(part, 0, 1) * 255 + 0.5);
}

static void put_parts(GString *out, const double parts[4], bool strokes)
{
    for (int i = 0; i < 4; i++) {
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append(out, g_ascii_formatd(number, sizeof number, "%.4g", parts[i]));
        g_string_append_c(out, ' ');
    }
    g_string_append(out, strokes ? "K" : "k");
}

/* Exactly as it is said; a spot ink as itself. */
static void put_brand(GString *out, const bx_drawing_press *press, int brand,
                      bool strokes, bool spaces[BX_INK_COUNT])
{
    bx_ink ink = press->brands->of[brand].ink;
    char name[16];
    if (ink < BX_INK_COUNT && press->profile->plates[ink].spot) {
        g_string_append_printf(out, "%s %s 1 %s", bx_recolour_space_name(name, ink),
                               strokes ? "CS" : "cs", strokes ? "SCN" : "scn");
        spaces[ink] = true;
        return;
    }
    double parts[4];
    for (int i = 0; i < 4; i++)
        parts[i] = press->inks->brands.of[brand].cmyk[i] / 100.0;
    put_parts(out, parts, strokes);
}

static void put_colour(GString *out, const bx_drawing_press *press, const double rgb[3],
                       bool strokes, bool spaces[BX_INK_COUNT])
{
    const unsigned char bytes[] = {byte_of(rgb[0]), byte_of(rgb[1]), byte_of(rgb[2])};
    const unsigned char pixel[] = {bytes[2], bytes[1], bytes[0], 255};
    int brand = bx_brands_find(&press->inks->brands, bytes, 0);
    if (brand >= 0) {
        put_brand(out, press, brand, strokes, spaces);
        return;
    }
    unsigned char inks[4];
    double parts[4];
    bx_drawing_inks_row(press->inks, pixel, inks, 1);
    for (int i = 0; i < 4; i++)
        parts[i] = inks[i] / 255.0;
    put_parts(out, parts, strokes);
}

/* ---- the content ---- */

typedef struct {
    const char *bytes;
    size_t copied; /* up to here */
    double operands[3];
    size_t from; /* where the first of them stands */
    int n;       /* operands so far; the last three are kept */
    size_t at[3];
    bool *spaces; /* that were named, by ink */
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
    g_string_append_len(out, s->bytes + s->copied, (gssize)(s->at[0] - s->copied));
    put_colour(out, press, s->operands, token.operator_ == BX_OPERATOR_STROKE_RGB,
               s->spaces);
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
                        GString *out, bool spaces[BX_INK_COUNT])
{
    bx_tokens tokens = bx_tokens_of(content, n);
    state s = {.bytes = content, .spaces = spaces};
    memset(spaces, 0, BX_INK_COUNT * sizeof *spaces);
    for (bx_token token; (token = bx_token_next(&tokens)).kind != BX_TOKEN_END;)
        if (!take(&s, token, press, out))
            return false;
    g_string_append_len(out, s.bytes + s.copied, (gssize)(n - s.copied));
    return true;
}
