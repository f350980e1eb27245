/* make_newsprint: writes the profile of generic newsprint, layouts/press/newsprint.icc. A
 * program to run by hand when the model changes, no part of the library.
 *
 *   make-newsprint OUT.icc */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "newsprint/profile.h"

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: make-newsprint OUT.icc\n", stderr);
        return 2;
    }
    bx_press_model model = bx_press_model_make();
    bx_gamut gamut = bx_gamut_make(&model);
    size_t n;
    unsigned char *bytes = bx_profile_make(&model, &gamut, &n);
    FILE *out = fopen(argv[1], "wb");
    size_t written = out && bytes ? fwrite(bytes, 1, n, out) : 0;
    bool is_done = out && !fclose(out) && bytes && written == n;
    free(bytes);
    if (!is_done)
        perror(argv[1]);
    return is_done ? 0 : 1;
}
