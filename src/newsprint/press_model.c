#include "newsprint/press_model.h"

#include <math.h>

/* Tone value increase in print, of the file's tone t: t (1 - t) (GAIN + LEAN (1 - 2t)).
 * 26 % at the half tone and 26.2 % at 40 % (ISO 12647-3, curve of newspaper offset;
 * magenta and black of CGATS/SNAP TR 002-2007 gain 25.3 to 26.7 % there). */
static const double GAIN = 1.04, LEAN = 0.258;

/* The deepest colour that inks under a solid black can give, within what newsprint bears:
 * C 60, M 45, Y 45, K 100 measure 33.0, 0.4, 1.6 (CGATS/SNAP TR 002-2007). */
static const bx_lab DEEPEST = {33, 1, 1.5};

static const double WHITE_X = 0.9642, WHITE_Z = 0.8249; /* D50, ICC.1:2001-04 §A.1 */

/* ---- CIE L*a*b* ---- */

/* Newton's steps, from above, until they rise or stand. */
double bx_cube_root(double x)
{
    double root = x > 1 ? x : 1, last;
    if (x <= 0)
        return 0;
    do {
        last = root;
        root = (2 * last + x / (last * last)) / 3;
    } while (root < last);
    return last;
}

static double f_of(double t)
{
    return t > 216.0 / 24389 ? bx_cube_root(t) : (24389.0 / 27 * t + 16) / 116;
}

static double t_of(double f)
{
    return f > 6.0 / 29 ? f * f * f : (116 * f - 16) * 27 / 24389;
}

bx_lab bx_lab_from_xyz(bx_xyz c)
{
    double x = f_of(c.xyz[0]), y = f_of(c.xyz[1]), z = f_of(c.xyz[2]);
    return (bx_lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

bx_xyz bx_xyz_from_lab(bx_lab lab)
{
    double y = (lab.L + 16) / 116;
    return (bx_xyz){{t_of(y + lab.a / 500), t_of(y), t_of(y - lab.b / 200)}};
}

/* ---- the solids ---- */

static void take_measured(bx_press_model *model, bx_xyz solids[BX_SOLIDS])
{
#define BX_SOLID(c, m, y, k, L, a, b)                                                    \
    solids[c | m << 1 | y << 2 | k << 3] = bx_xyz_from_lab((bx_lab){L, a, b});
#include "newsprint/solid.def"
#undef BX_SOLID
    model->paper = solids[0];
}

/* Black over other inks: they filter what black lets through above the deepest colour. */
static void fill_in_black(bx_xyz solids[BX_SOLIDS])
{
    enum { BLACK = 1 << 3 };
    bx_xyz deepest = bx_xyz_from_lab(DEEPEST);
    for (int under = 1; under < BLACK; under++)
        for (int i = 0; i < 3; i++) {
            double through = solids[under].xyz[i] / solids[0].xyz[i];
            solids[under | BLACK].xyz[i] =
                deepest.xyz[i] + (solids[BLACK].xyz[i] - deepest.xyz[i]) * through;
        }
}

bx_press_model bx_press_model_make(void)
{
    bx_press_model model;
    bx_xyz solids[BX_SOLIDS];
    take_measured(&model, solids);
    fill_in_black(solids);
    for (int s = 0; s < BX_SOLIDS; s++)
        for (int i = 0; i < 3; i++)
            model.root[s][i] = sqrt(solids[s].xyz[i] / model.paper.xyz[i]);
    model.paper.xyz[0] *= WHITE_X;
    model.paper.xyz[2] *= WHITE_Z;
    return model;
}

/* ---- tones ---- */

double bx_press_model_tone(double t)
{
    return t + t * (1 - t) * (GAIN + LEAN * (1 - 2 * t));
}

double bx_press_model_cover(const bx_press_model *model, int ink, double tone)
{
    static const int seen_in[BX_INKS] = {0, 1, 2,
                                         1}; /* X sees cyan, Y magenta, Z yellow */
    double solid = model->root[1 << ink][seen_in[ink]];
    double light = 1 - bx_press_model_tone(tone) * (1 - solid * solid);
    return (1 - sqrt(light)) / (1 - solid);
}

/* Demichel's weights: dots of different inks lie by chance. */
bx_lab bx_press_model_lab(const bx_press_model *model, const double tone[BX_INKS])
{
    double weight[BX_SOLIDS] = {1}, root[3] = {0};
    for (int ink = 0; ink < BX_INKS; ink++) {
        double cover = bx_press_model_cover(model, ink, tone[ink]);
        for (int s = 0; s < 1 << ink; s++) {
            weight[s | 1 << ink] = weight[s] * cover;
            weight[s] *= 1 - cover;
        }
    }
    for (int s = 0; s < BX_SOLIDS; s++)
        for (int i = 0; i < 3; i++)
            root[i] += weight[s] * model->root[s][i];
    return bx_lab_from_xyz(
        (bx_xyz){{root[0] * root[0], root[1] * root[1], root[2] * root[2]}});
}
