/* ghostscript: Ghostscript as a program of its own, asked without a shell, with bounds on
 * its time, its memory and what it writes.
 *
 * In: options and the path of a PDF file. Out: what it writes to its standard output, or
 * into files that an option names. It opens no other files (-dSAFER); what it says is not
 * kept. Not done here: what its pictures mean (plates.h). */
#ifndef BX_PRESS_GHOSTSCRIPT_H
#define BX_PRESS_GHOSTSCRIPT_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
    GPid pid;
    int fd;       /* its standard output */
    gint64 until; /* [µs] monotonic */
    bool is_late;
    char buffer[65536]; /* of what was read and not taken */
    size_t at, n;
} bx_ghostscript;

/* NULL where it is not installed; else to be ended. seconds: of processor time; by the
 * clock it has more. */
bx_ghostscript *bx_ghostscript_begin(const char *path, const char *const *options,
                                     int seconds);
/* n bytes of what it writes; false where it ends before, or is late. */
bool bx_ghostscript_take(bx_ghostscript *g, void *out, size_t n);
/* Waits until it has written everything. Did it end well? */
bool bx_ghostscript_finish(bx_ghostscript *g);
void bx_ghostscript_end(bx_ghostscript *g); /* stops it, if it still runs */

#endif
