#include <math.h>

#include "press/walk.h"

bx_matrix bx_matrix_times(bx_matrix m, bx_matrix by)
{
    return (bx_matrix){
        m.a * by.a + m.b * by.c,        m.a * by.b + m.b * by.d,
        m.c * by.a + m.d * by.c,        m.c * by.b + m.d * by.d,
        m.e * by.a + m.f * by.c + by.e, m.e * by.b + m.f * by.d + by.f,
    };
}

void bx_matrix_apply(bx_matrix m, double *x, double *y)
{
    double u = *x, v = *y;
    *x = u * m.a + v * m.c + m.e;
    *y = u * m.b + v * m.d + m.f;
}

double bx_matrix_along_x(bx_matrix m)
{
    return hypot(m.a, m.b);
}

double bx_matrix_along_y(bx_matrix m)
{
    return hypot(m.c, m.d);
}

static double area(bx_matrix m)
{
    return fabs(m.a * m.d - m.b * m.c);
}

bool bx_matrix_inverse(bx_matrix m, bx_matrix *out)
{
    double det = m.a * m.d - m.b * m.c;
    *out = (bx_matrix){m.d / det,
                       -m.b / det,
                       -m.c / det,
                       m.a / det,
                       (m.c * m.f - m.d * m.e) / det,
                       (m.b * m.e - m.a * m.f) / det};
    return isfinite(out->a + out->b + out->c + out->d + out->e + out->f);
}

/* The lesser singular value. */
double bx_matrix_least(bx_matrix m)
{
    double e = m.a * m.a + m.b * m.b + m.c * m.c + m.d * m.d, s = area(m);
    double inside = sqrt(fmax(e * e - 4 * s * s, 0)), most = sqrt((e + inside) / 2);
    return most > 0 ? s / most : 0;
}

double bx_matrix_across(bx_matrix m)
{
    double along = bx_matrix_along_x(m);
    return along > 0 ? area(m) / along : 0;
}

void bx_matrix_box(bx_matrix m, const double box[4], double out[4])
{
    for (int i = 0; i < 4; i++) {
        double x = box[i & 1 ? 2 : 0], y = box[i & 2 ? 3 : 1];
        bx_matrix_apply(m, &x, &y);
        out[0] = i ? fmin(out[0], x) : x;
        out[1] = i ? fmin(out[1], y) : y;
        out[2] = i ? fmax(out[2], x) : x;
        out[3] = i ? fmax(out[3], y) : y;
    }
}

bx_matrix bx_matrix_read(bx_document *d, bx_object array)
{
    double v[6];
    if (bx_document_length(d, array) != 6)
        return BX_MATRIX_UNIT;
    for (int i = 0; i < 6; i++)
        v[i] = bx_document_number(d, bx_document_item(d, array, i), i == 0 || i == 3);
    return (bx_matrix){v[0], v[1], v[2], v[3], v[4], v[5]};
}
