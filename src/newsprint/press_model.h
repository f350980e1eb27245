/* press_model: which colour four tone values give on newsprint.
 *
 * In: solid.def and the tone value increase. Out: colours relative to the paper, which is
 * L* 100. The model is Neugebauer's with Yule and Nielsen's exponent at n = 2: its square
 * roots are the same to the last bit on every machine, and so is the profile made of it.
 * No other function of the mathematical library is called in this folder. */
#ifndef BX_NEWSPRINT_PRESS_MODEL_H
#define BX_NEWSPRINT_PRESS_MODEL_H

enum { BX_INKS = 4, BX_SOLIDS = 1 << BX_INKS };

typedef struct {
    double L, a, b; /* CIE 1976, of X, Y, Z divided by those of white */
} bx_lab;

typedef struct {
    double xyz[3]; /* divided by those of white */
} bx_xyz;

typedef struct {
    bx_xyz paper;              /* against the perfect diffuser under D50 */
    double root[BX_SOLIDS][3]; /* square roots of XYZ relative to the paper; by inks: bit
                                  0 is cyan */
} bx_press_model;

bx_press_model bx_press_model_make(void);

/* tone: 0 … 1 of cyan, magenta, yellow, black, as in the file. */
bx_lab bx_press_model_lab(const bx_press_model *model, const double tone[BX_INKS]);

/* The part of the paper that an ink covers in print, without the light caught between the
 * dots: what the square roots are weighed by. */
double bx_press_model_cover(const bx_press_model *model, int ink, double tone);

/* The tone value in print of one in the file, both 0 … 1, as a densitometer sees it. */
double bx_press_model_tone(double tone);

bx_lab bx_lab_from_xyz(bx_xyz xyz);
bx_xyz bx_xyz_from_lab(bx_lab lab);
double bx_cube_root(double x); /* x ≥ 0 */

#endif
