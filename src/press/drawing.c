#include "press/drawing.h"

#include <math.h>
#include <string.h>

#include "pdf/token.h"
#include "press/recolour.h"
#include "press/walk.h"

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
                      bool strokes, bx_recolour_needs *needs)
{
    bx_ink ink = press->brands->of[brand].ink;
    char name[16];
    if (ink < BX_INK_COUNT && press->profile->plates[ink].spot) {
        g_string_append_printf(out, "%s %s 1 %s", bx_recolour_space_name(name, ink),
                               strokes ? "CS" : "cs", strokes ? "SCN" : "scn");
        needs->spaces[ink] = true;
        return;
    }
    double parts[4];
    for (int i = 0; i < 4; i++)
        parts[i] = press->inks->brands.of[brand].cmyk[i] / 100.0;
    put_parts(out, parts, strokes);
}

/* True: it is black, of one ink. */
static bool put_colour(GString *out, const bx_drawing_press *press, const double rgb[3],
                       bool strokes, bx_recolour_needs *needs)
{
    const unsigned char bytes[] = {byte_of(rgb[0]), byte_of(rgb[1]), byte_of(rgb[2])};
    const unsigned char pixel[] = {bytes[2], bytes[1], bytes[0], 255};
    int brand = bx_brands_find(&press->inks->brands, bytes, 0);
    if (brand >= 0) {
        put_brand(out, press, brand, strokes, needs);
        return false;
    }
    unsigned char inks[4];
    double parts[4];
    bx_drawing_inks_row(press->inks, pixel, inks, 1);
    for (int i = 0; i < 4; i++)
        parts[i] = inks[i] / 255.0;
    put_parts(out, parts, strokes);
    return !inks[0] && !inks[1] && !inks[2] && inks[3] == 255;
}

/* ---- the content ---- */

enum {
    OPERANDS = 6,
    MOST_SAVED = 64, /* states: cairo saves some five */
    RULE_ASPECT = 4  /* a rectangle so many times as long as wide is a rule */
};

/* What q keeps. */
typedef struct {
    bx_matrix ctm;
    double line_width;
    bool is_black[2]; /* what fills; what strokes: in one ink */
} graphics;

typedef struct {
    const bx_drawing_press *press;
    GString *out;
    bx_recolour_needs *needs;
    const char *bytes;
    size_t copied;             /* up to here */
    double operands[OPERANDS]; /* the last of them */
    size_t at[OPERANDS];       /* where they stand */
    int n;                     /* so far */
    graphics now, saved[MOST_SAVED];
    int n_saved;
    gssize path;   /* in out, where the path begins; -1: there is none */
    bool is_rule;  /* nothing but rectangles, long and thin */
    double widest; /* of these, across [pt] */
    bx_matrix text_matrix;
    double font_size;
    bool is_over; /* type overprints since it was last set */
} state;

static void copy(state *s, size_t to)
{
    g_string_append_len(s->out, s->bytes + s->copied, (gssize)(to - s->copied));
    s->copied = to;
}

/* The i-th of the n operands that an operator has. */
static double operand(const state *s, int n, int i)
{
    return s->operands[OPERANDS - n + i];
}

static bx_matrix six(const state *s)
{
    return (bx_matrix){operand(s, 6, 0), operand(s, 6, 1), operand(s, 6, 2),
                       operand(s, 6, 3), operand(s, 6, 4), operand(s, 6, 5)};
}

static size_t first_operand(const state *s, bx_token token)
{
    return s->n ? s->at[MAX(OPERANDS - s->n, 0)] : token.from;
}

/* What was drawn from there on goes over what lies below, and nothing behind it does. */
static void overprint(state *s, gssize from, size_t to, bool fills)
{
    const char *over = bx_recolour_state_name(fills, !fills);
    g_autofree char *begin = g_strdup_printf("%s gs ", over);
    copy(s, to);
    g_string_insert(s->out, from, begin);
    g_string_append_printf(s->out, " %s gs", bx_recolour_state_name(false, false));
    s->needs->states[fills][!fills] = s->needs->states[0][0] = true;
}

/* ---- paths ---- */

static void begin_path(state *s, bx_token token)
{
    if (s->path >= 0)
        return;
    copy(s, first_operand(s, token));
    s->path = (gssize)s->out->len;
    s->is_rule = true;
    s->widest = 0;
}

static void add_rectangle(state *s)
{
    double along = fabs(operand(s, 4, 2)) * bx_matrix_along_x(s->now.ctm);
    double up = fabs(operand(s, 4, 3)) * bx_matrix_along_y(s->now.ctm);
    s->is_rule = s->is_rule && fmax(along, up) >= RULE_ASPECT * fmin(along, up);
    s->widest = fmax(s->widest, fmin(along, up));
}

/* Fills of rules, strokes as thin. What does both is left as it is. */
static void paint(state *s, bx_token token)
{
    double thin = bx_pt_from_len(s->press->profile->black.rules);
    bool strokes = token.operator_ == BX_OPERATOR_STROKE ||
                   token.operator_ == BX_OPERATOR_CLOSE_STROKE;
    bool fills = token.operator_ == BX_OPERATOR_FILL ||
                 token.operator_ == BX_OPERATOR_FILL_OLD ||
                 token.operator_ == BX_OPERATOR_FILL_EVEN;
    double width = s->now.line_width * bx_matrix_least(s->now.ctm);
    if (s->path >= 0 && ((strokes && s->now.is_black[1] && width < thin) ||
                         (fills && s->now.is_black[0] && s->is_rule && s->widest < thin)))
        overprint(s, s->path, token.to, fills);
    s->path = -1;
}

/* ---- type ---- */

/* A text object may hold type of several sizes. */
static void set_over(state *s, size_t at, bool is_over)
{
    if (s->is_over == is_over)
        return;
    s->is_over = is_over;
    copy(s, at);
    g_string_append_printf(s->out, "%s gs ", bx_recolour_state_name(is_over, false));
    s->needs->states[is_over][false] = true;
}

static void show(state *s, bx_token token)
{
    bx_matrix m = bx_matrix_times(s->text_matrix, s->now.ctm);
    double size = fabs(s->font_size) * bx_matrix_across(m);
    set_over(s, first_operand(s, token),
             s->now.is_black[0] && size < bx_pt_from_len(s->press->profile->black.heads));
}

/* ---- operators ---- */

static bool save(state *s)
{
    if (s->n_saved == MOST_SAVED)
        return false;
    s->saved[s->n_saved++] = s->now;
    return true;
}

static void set_colour(state *s, bx_token token)
{
    bool strokes = token.operator_ == BX_OPERATOR_STROKE_RGB;
    copy(s, s->at[OPERANDS - 3]);
    s->now.is_black[strokes] =
        put_colour(s->out, s->press, s->operands + OPERANDS - 3, strokes, s->needs);
    s->copied = token.to;
}

/* False: what it says goes beyond lines, areas and type in flat colours. */
static bool run(state *s, bx_token token)
{
    switch ((int)token.operator_) {
    case BX_OPERATOR_SAVE:
        return save(s);
    case BX_OPERATOR_RESTORE:
        s->now = s->n_saved ? s->saved[--s->n_saved] : s->now;
        return true;
    case BX_OPERATOR_CONCAT:
        s->now.ctm = bx_matrix_times(six(s), s->now.ctm);
        return true;
    case BX_OPERATOR_LINE_WIDTH:
        s->now.line_width = operand(s, 1, 0);
        return true;
    case BX_OPERATOR_FILL_RGB:
    case BX_OPERATOR_STROKE_RGB:
        set_colour(s, token);
        return true;
    case BX_OPERATOR_MOVE:
        begin_path(s, token);
        s->is_rule = false;
        return true;
    case BX_OPERATOR_RECTANGLE:
        begin_path(s, token);
        add_rectangle(s);
        return true;
    case BX_OPERATOR_TEXT_BEGIN:
        s->text_matrix = BX_MATRIX_UNIT;
        return true;
    case BX_OPERATOR_TEXT_END:
        set_over(s, token.from, false);
        return true;
    case BX_OPERATOR_FONT:
        s->font_size = operand(s, 1, 0);
        return true;
    case BX_OPERATOR_TEXT_MATRIX:
        s->text_matrix = six(s);
        return true;
    case BX_OPERATOR_SHOW:
    case BX_OPERATOR_SHOW_SPACED:
    case BX_OPERATOR_LINE_SHOW:
    case BX_OPERATOR_LINE_SHOW_SPACED:
        show(s, token);
        return true;
    case BX_OPERATOR_GLYPH_WIDTH:
    case BX_OPERATOR_GLYPH_BOX:
        return false;
    }
    if (token.operator_ >= BX_OPERATOR_STROKE && token.operator_ <= BX_OPERATOR_END_PATH)
        paint(s, token);
    /* the tables of operator.def that hold what cairo draws with */
    return token.operator_ <= BX_OPERATOR_CLIP_EVEN ||
           (token.operator_ >= BX_OPERATOR_TEXT_BEGIN &&
            token.operator_ < BX_OPERATOR_GLYPH_WIDTH) ||
           (token.operator_ >= BX_OPERATOR_MARK &&
            token.operator_ <= BX_OPERATOR_MARKED_END);
}

static void add_operand(state *s, bx_token token)
{
    for (int i = 0; i + 1 < OPERANDS; i++) {
        s->operands[i] = s->operands[i + 1];
        s->at[i] = s->at[i + 1];
    }
    s->operands[OPERANDS - 1] = token.kind == BX_TOKEN_NUMBER ? token.number : 0;
    s->at[OPERANDS - 1] = token.from;
    s->n++;
}

static bool take(state *s, bx_token token)
{
    if (token.kind == BX_TOKEN_BAD)
        return false;
    if (token.kind != BX_TOKEN_OPERATOR) {
        add_operand(s, token);
        return true;
    }
    bool is_right = token.operator_ != BX_OPERATOR_COUNT &&
                    s->n >= bx_operator_operands(token.operator_) && run(s, token);
    s->n = 0;
    return is_right;
}

bool bx_drawing_in_inks(const void *content, size_t n, const bx_drawing_press *press,
                        GString *out, bx_recolour_needs *needs)
{
    bx_tokens tokens = bx_tokens_of(content, n);
    state s = {.press = press,
               .out = out,
               .needs = needs,
               .bytes = content,
               .now = {.ctm = BX_MATRIX_UNIT, .line_width = 1},
               .path = -1,
               .text_matrix = BX_MATRIX_UNIT};
    for (bx_token token; (token = bx_token_next(&tokens)).kind != BX_TOKEN_END;)
        if (!take(&s, token))
            return false;
    copy(&s, n);
    return true;
}
