#include "press/recolour.h"

#include <string.h>

#include "pdf/token.h"
#include "render/ink_key.h"

enum { MOST_OPERANDS = 6, MOST_DEPTH = 512 };

/* What q keeps. */
typedef struct {
    double matrix[6];
    bool is_set; /* the two below were: content may begin in any state */
    bool fills_over, strokes_over;
} state;

typedef struct {
    const bx_press_profile *profile;
    bx_tokens tokens;
    bx_token operands[MOST_OPERANDS]; /* the last of them */
    int n_operands;                   /* before the operator, all of them */
    size_t copied;                    /* up to here the content is in out */
    state now;
    GArray *kept; /* of state */
    GString *out;
    bx_recolour_needs *needs;
    bx_recolour_fault *fault;
    bool is_faulty;
} painter;

const char *bx_recolour_state_name(bool fills_over, bool strokes_over)
{
    static const char *const names[2][2] = {{"/BxNN", "/BxNO"}, {"/BxON", "/BxOO"}};
    return names[fills_over][strokes_over];
}

const char *bx_recolour_space_name(char buffer[16], bx_ink ink)
{
    g_snprintf(buffer, 16, "/BxInk%d", (int)ink);
    return buffer;
}

/* ---- places ---- */

/* The k-th operand, counted from the operator; 0 where it is no number. */
static double number(const painter *p, int k)
{
    return k <= MIN(p->n_operands, MOST_OPERANDS)
               ? p->operands[MIN(p->n_operands, MOST_OPERANDS) - k].number
               : 0;
}

static void concat(painter *p)
{
    double m[6], *c = p->now.matrix;
    for (int i = 0; i < 6; i++)
        m[i] = number(p, 6 - i);
    double product[6] = {
        m[0] * c[0] + m[1] * c[2],        m[0] * c[1] + m[1] * c[3],
        m[2] * c[0] + m[3] * c[2],        m[2] * c[1] + m[3] * c[3],
        m[4] * c[0] + m[5] * c[2] + c[4], m[4] * c[1] + m[5] * c[3] + c[5]};
    memcpy(c, product, sizeof product);
}

/* A fault that was seen is painted with here. */
static void find_place(painter *p, double x, double y)
{
    const double *m = p->now.matrix;
    if (!p->is_faulty || p->fault->has_place)
        return;
    p->fault->x = m[0] * x + m[2] * y + m[4];
    p->fault->y = m[1] * x + m[3] * y + m[5];
    p->fault->has_place = true;
}

/* ---- colours ---- */

static size_t start_of_operands(const painter *p, const bx_token *operator_, int n)
{
    return n && n <= p->n_operands
               ? p->operands[MIN(p->n_operands, MOST_OPERANDS) - n].from
               : operator_->from;
}

static void complain(painter *p, const bx_token *operator_, int n)
{
    if (p->is_faulty)
        return;
    size_t from = start_of_operands(p, operator_, MIN(n, MOST_OPERANDS));
    size_t length = MIN(operator_->to - from, sizeof p->fault->colour - 1);
    memcpy(p->fault->colour, p->tokens.bytes + from, length);
    p->fault->colour[length] = 0;
    p->fault->has_place = false;
    p->is_faulty = true;
}

static void add_percent(GString *out, int percent)
{
    if (percent % 100 == 0)
        g_string_append_printf(out, "%d ", percent / 100);
    else if (percent % 10 == 0)
        g_string_append_printf(out, ".%d ", percent / 10);
    else
        g_string_append_printf(out, ".%02d ", percent);
}

static void add_plate(painter *p, bx_ink ink, bool is_stroke)
{
    const bx_plate *plate = &p->profile->plates[ink];
    char name[16];
    if (plate->spot) {
        g_string_append_printf(p->out, "%s %s 1 %s", bx_recolour_space_name(name, ink),
                               is_stroke ? "CS" : "cs", is_stroke ? "SCN" : "scn");
        p->needs->spaces[ink] = true;
        return;
    }
    const int parts[] = {plate->c, plate->m, plate->y, plate->k};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
        add_percent(p->out, parts[i]);
    g_string_append_c(p->out, is_stroke ? 'K' : 'k');
}

/* The state of fills and strokes is one: both are told each time. */
static void add_state(painter *p, bool overprint, bool is_stroke)
{
    state *now = &p->now;
    bool *over = is_stroke ? &now->strokes_over : &now->fills_over;
    if (now->is_set && *over == overprint)
        return;
    *over = overprint;
    now->is_set = true;
    g_string_append_printf(p->out, " %s gs",
                           bx_recolour_state_name(now->fills_over, now->strokes_over));
    p->needs->states[now->fills_over][now->strokes_over] = true;
}

static void copy_to(painter *p, size_t to)
{
    g_string_append_len(p->out, p->tokens.bytes + p->copied, (gssize)(to - p->copied));
    p->copied = to;
}

static void recolour(painter *p, const bx_token *operator_, bool is_stroke)
{
    bx_ink_key key = {number(p, 3), number(p, 2), number(p, 1)};
    bx_ink ink;
    bool overprint;
    if (p->n_operands != 3 || !bx_ink_key_read(key, &ink, &overprint)) {
        complain(p, operator_, 3);
        return;
    }
    copy_to(p, start_of_operands(p, operator_, 3));
    add_plate(p, ink, is_stroke);
    add_state(p, overprint, is_stroke);
    p->copied = operator_->to;
}

/* Pictures and forms start from what every PDF starts from: one that overprinted would
 * leave what is below on the plates of inks it does not use. The state of before is back
 * behind it, for text that goes on in its colour. */
static void draw_object(painter *p, const bx_token *operator_)
{
    state *now = &p->now;
    if (!now->fills_over && !now->strokes_over)
        return;
    copy_to(p, start_of_operands(p, operator_, 1));
    g_string_append_printf(p->out, "%s gs ", bx_recolour_state_name(false, false));
    copy_to(p, operator_->to);
    g_string_append_printf(p->out, " %s gs",
                           bx_recolour_state_name(now->fills_over, now->strokes_over));
    p->needs->states[false][false] = true;
}

/* ---- the walk ---- */

/* False: no such content is drawn. */
static bool keep(painter *p)
{
    g_array_append_val(p->kept, p->now);
    return p->kept->len <= MOST_DEPTH;
}

static void restore(painter *p)
{
    if (!p->kept->len)
        return;
    p->now = g_array_index(p->kept, state, p->kept->len - 1);
    g_array_set_size(p->kept, p->kept->len - 1);
}

/* What an operator means to colours and places; all others mean nothing. */
static bool take(painter *p, const bx_token *operator_)
{
    bx_operator id = operator_->operator_;
    if (id == BX_OPERATOR_FILL_RGB || id == BX_OPERATOR_STROKE_RGB)
        recolour(p, operator_, id == BX_OPERATOR_STROKE_RGB);
    else if (id >= BX_OPERATOR_STROKE_SPACE && id <= BX_OPERATOR_FILL_CMYK)
        complain(p, operator_, p->n_operands);
    else if (id == BX_OPERATOR_SHADE || id == BX_OPERATOR_IMAGE_BEGIN)
        complain(p, operator_, p->n_operands);
    else if (id == BX_OPERATOR_DRAW)
        draw_object(p, operator_);
    else if (id == BX_OPERATOR_SAVE)
        return keep(p);
    else if (id == BX_OPERATOR_RESTORE)
        restore(p);
    else if (id == BX_OPERATOR_CONCAT)
        concat(p);
    else if (id == BX_OPERATOR_MOVE || id == BX_OPERATOR_TEXT_MATRIX)
        find_place(p, number(p, 2), number(p, 1));
    else if (id == BX_OPERATOR_RECTANGLE)
        find_place(p, number(p, 4), number(p, 3));
    return true;
}

static void take_operand(painter *p, const bx_token *token)
{
    if (p->n_operands >= MOST_OPERANDS)
        memmove(p->operands, p->operands + 1, sizeof *token * (MOST_OPERANDS - 1));
    p->operands[MIN(p->n_operands, MOST_OPERANDS - 1)] = *token;
    p->n_operands++;
}

static bool walk(painter *p)
{
    for (;;) {
        bx_token token = bx_token_next(&p->tokens);
        if (token.kind == BX_TOKEN_END)
            return true;
        if (token.kind != BX_TOKEN_OPERATOR) {
            take_operand(p, &token);
            continue;
        }
        if (!take(p, &token) || (p->is_faulty && p->fault->has_place))
            return false;
        p->n_operands = 0;
    }
}

bool bx_recolour(const void *content, size_t n, const bx_press_profile *profile,
                 GString *out, bx_recolour_needs *needs, bx_recolour_fault *fault)
{
    painter p = {.profile = profile,
                 .tokens = bx_tokens_of(content, n),
                 .now = {.matrix = {1, 0, 0, 1, 0, 0}},
                 .kept = g_array_new(FALSE, FALSE, sizeof(state)),
                 .out = out,
                 .needs = needs,
                 .fault = fault};
    *fault = (bx_recolour_fault){.colour = "q"};
    bool ok = walk(&p) && !p.is_faulty;
    if (ok)
        copy_to(&p, n);
    g_array_free(p.kept, TRUE);
    return ok;
}
