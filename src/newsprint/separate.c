#include "newsprint/separate.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum {
    MOST_STEPS = 60,
};

/* What differences in lightness, chroma and hue count when not all of them can be met. */
static const double WEIGHT_L = 1, WEIGHT_C = 0.8, WEIGHT_H = 2;

/* A tone of black that is off by all of it counts as one unit of colour: little enough to
 * leave colours alone, enough to choose among inks that give the same one. */
static const double WEIGHT_BLACK = 1;

/* How much of the most black that gives a colour is taken: less where it is light, where
 * single black dots would be seen (skin); nearly all in the shadows. */
static const double LEAST_BLACK = 0.55, MORE_BLACK = 0.4;

static const double STEP = 1e-5;   /* for slopes */
static const double ENOUGH = 1e-9; /* a gain that is none */

/* The search: weighed differences of the colour, and of black from the one wished. */
typedef struct {
    const bx_press_model *model;
    bx_lab wished;
    double along_a, along_b; /* unit vector of the hue wished */
    double black;
} goal;

typedef struct {
    double d[4]; /* lightness, chroma, hue, black */
} miss;

/* ---- how far off ---- */

static miss miss_of(const goal *g, const double tone[BX_INKS])
{
    bx_lab lab = bx_press_model_lab(g->model, tone);
    double a = lab.a - g->wished.a, b = lab.b - g->wished.b;
    return (miss){{WEIGHT_L * (lab.L - g->wished.L),
                   WEIGHT_C * (a * g->along_a + b * g->along_b),
                   WEIGHT_H * (b * g->along_a - a * g->along_b),
                   WEIGHT_BLACK * (tone[3] - g->black)}};
}

static double sum_of(miss m)
{
    return m.d[0] * m.d[0] + m.d[1] * m.d[1] + m.d[2] * m.d[2] + m.d[3] * m.d[3];
}

/* ---- a step: the least of a quadratic form within the limits ---- */

typedef struct {
    double slope[BX_INKS];
    double curve[BX_INKS][BX_INKS];
} form;

static form form_at(const goal *g, const double tone[BX_INKS], miss at)
{
    double slopes[BX_INKS][4];
    form f;
    for (int i = 0; i < BX_INKS; i++) {
        double near[BX_INKS];
        memcpy(near, tone, sizeof near);
        double step = tone[i] > 0.5 ? -STEP : STEP;
        near[i] += step;
        miss m = miss_of(g, near);
        for (int k = 0; k < 4; k++)
            slopes[i][k] = (m.d[k] - at.d[k]) / step;
    }
    for (int i = 0; i < BX_INKS; i++) {
        f.slope[i] = 0;
        for (int k = 0; k < 4; k++)
            f.slope[i] += slopes[i][k] * at.d[k];
        for (int j = 0; j < BX_INKS; j++) {
            f.curve[i][j] = 0;
            for (int k = 0; k < 4; k++)
                f.curve[i][j] += slopes[i][k] * slopes[j][k];
        }
    }
    return f;
}

static double value_of(const form *f, const double step[BX_INKS])
{
    double value = 0;
    for (int i = 0; i < BX_INKS; i++) {
        value += f->slope[i] * step[i];
        for (int j = 0; j < BX_INKS; j++)
            value += step[i] * f->curve[i][j] * step[j] / 2;
    }
    return value;
}

/* Gauss's elimination with the largest pivot; n ≤ 5. False where there is no solution. */
static bool solve(double m[5][6], int n)
{
    for (int i = 0; i < n; i++) {
        int best = i;
        for (int r = i + 1; r < n; r++)
            if (fabs(m[r][i]) > fabs(m[best][i]))
                best = r;
        if (fabs(m[best][i]) < 1e-12)
            return false;
        for (int c = 0; c <= n; c++) {
            double t = m[i][c];
            m[i][c] = m[best][c];
            m[best][c] = t;
        }
        for (int r = 0; r < n; r++) {
            double by = r == i ? 0 : m[r][i] / m[i][i];
            for (int c = i; by != 0 && c <= n; c++)
                m[r][c] -= by * m[i][c];
        }
    }
    for (int i = 0; i < n; i++)
        m[i][n] /= m[i][i];
    return true;
}

/* The least of the form where the inks that `pin` names (0 free, 1 none, 2 solid, by ink)
 * stand at their ends, and with `is_full` all inks at the limit together. */
static bool pinned_step(const form *f, const double tone[BX_INKS], const int pin[BX_INKS],
                        bool is_full, double step[BX_INKS])
{
    int free_inks[BX_INKS], n = 0;
    double room = BX_INK_LIMIT, m[5][6] = {{0}};
    for (int i = 0; i < BX_INKS; i++) {
        room -= tone[i];
        step[i] = pin[i] == 1 ? -tone[i] : pin[i] == 2 ? 1 - tone[i] : 0;
        if (pin[i])
            room -= step[i];
        else
            free_inks[n++] = i;
    }
    int size = n + (is_full ? 1 : 0);
    for (int r = 0; r < n; r++) {
        int i = free_inks[r];
        m[r][size] = -f->slope[i];
        for (int j = 0; j < BX_INKS; j++)
            m[r][size] -= pin[j] ? f->curve[i][j] * step[j] : 0;
        for (int c = 0; c < n; c++)
            m[r][c] = f->curve[i][free_inks[c]];
        if (is_full)
            m[r][n] = m[n][r] = 1;
    }
    if (is_full)
        m[n][size] = room;
    if (!solve(m, size))
        return false;
    for (int r = 0; r < n; r++)
        step[free_inks[r]] = m[r][size];
    return true;
}

static bool is_within(const double tone[BX_INKS], const double step[BX_INKS])
{
    double sum = 0;
    for (int i = 0; i < BX_INKS; i++) {
        double t = tone[i] + step[i];
        if (t < -ENOUGH || t > 1 + ENOUGH)
            return false;
        sum += t;
    }
    return sum < BX_INK_LIMIT + ENOUGH;
}

/* Tries every way to stand at the limits: with four inks there are few, and none of the
 * rules for choosing one fails to be wrong somewhere. The form is curved everywhere, so
 * that the free least is the best where it is within. */
static void best_step(const form *f, const double tone[BX_INKS], double best[BX_INKS])
{
    double least = 0;
    memset(best, 0, BX_INKS * sizeof *best);
    for (int way = 0; way < 2 * 81; way++) {
        int pin[BX_INKS], rest = way / 2;
        double step[BX_INKS];
        for (int i = 0; i < BX_INKS; i++, rest /= 3)
            pin[i] = rest % 3;
        if (!pinned_step(f, tone, pin, way % 2, step) || !is_within(tone, step))
            continue;
        double value = value_of(f, step);
        if (value < least) {
            least = value;
            memcpy(best, step, BX_INKS * sizeof *best);
        }
        if (!way)
            return;
    }
}

/* ---- the search ---- */

static double clamp(double t)
{
    return t < 0 ? 0 : t > 1 ? 1 : t;
}

/* Gauss and Newton's steps, held back (Levenberg, Marquardt) where they do not help. */
static void search(const goal *g, double tone[BX_INKS])
{
    miss at = miss_of(g, tone);
    double held = 1e-3;
    for (int n = 0; n < MOST_STEPS && held < 1e9; n++) {
        form f = form_at(g, tone, at);
        double step[BX_INKS], next[BX_INKS];
        for (int i = 0; i < BX_INKS; i++)
            f.curve[i][i] += held;
        best_step(&f, tone, step);
        for (int i = 0; i < BX_INKS; i++)
            next[i] = clamp(tone[i] + step[i]);
        miss there = miss_of(g, next);
        double gain = sum_of(at) - sum_of(there);
        if (gain > 0) {
            memcpy(tone, next, sizeof next);
            at = there;
            held /= 10;
        } else {
            held *= 10;
        }
        if (gain >= 0 && gain < ENOUGH)
            break;
    }
}

static goal goal_of(const bx_press_model *model, bx_lab colour, double black)
{
    double chroma = sqrt(colour.a * colour.a + colour.b * colour.b);
    bool is_gray = chroma < 1e-6;
    return (goal){model, colour, is_gray ? 1 : colour.a / chroma,
                  is_gray ? 0 : colour.b / chroma, black};
}

bx_separation bx_separate(const bx_press_model *model, bx_lab colour,
                          const double near[BX_INKS])
{
    bx_separation s;
    memcpy(s.tone, near, sizeof s.tone);
    goal most = goal_of(model, colour, 1);
    search(&most, s.tone);
    double black = s.tone[3];
    goal wished = goal_of(model, colour, black * (LEAST_BLACK + MORE_BLACK * black));
    search(&wished, s.tone);
    bx_lab lab = bx_press_model_lab(model, s.tone);
    double L = lab.L - colour.L, a = lab.a - colour.a, b = lab.b - colour.b;
    s.error = sqrt(L * L + a * a + b * b);
    return s;
}
