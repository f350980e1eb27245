/* progress: how far make-up is, on a line of the terminal that is gone when it is done.
 *
 * In: what the library tells (banxin_watch). Out: the line on stderr, where that is a
 * terminal; and whether there is still time. */
#ifndef BX_CLI_PROGRESS_H
#define BX_CLI_PROGRESS_H

#include <time.h>

#include "banxin.h"
#include "cli/options.h"

typedef struct {
    bool is_shown, chinese;
    double limit; /* seconds from the start; 0: none */
    struct timespec start;
    double shown_at; /* seconds from the start, when the line was last written */
} bx_progress_line;

/* The clock starts. */
bx_progress_line bx_progress_begin(const bx_options *options);
/* For banxin_watch; data is the line. False when the time is up. */
bool bx_progress_look(void *line, const banxin_progress *now);
/* Clears the line. */
void bx_progress_end(const bx_progress_line *line);

#endif
