#include "cli/progress.h"

#include <stdio.h>
#include <unistd.h>

#include "cli/text.h"

static const double FIRST = 0.3; /* seconds: what is over sooner needs no line … */
static const double EVERY = 0.1; /* … and how often it is written */
static const char clear_line[] = "\r\033[K";

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) +
           (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

bx_progress_line bx_progress_begin(const bx_options *options)
{
    bx_progress_line line = {.is_shown = isatty(STDERR_FILENO),
                             .chinese = options->chinese,
                             .limit = options->numbers[BX_O_TIME_LIMIT],
                             .shown_at = FIRST - EVERY};
    clock_gettime(CLOCK_MONOTONIC, &line.start);
    return line;
}

static const char *whole(char buffer[24], long long n)
{
    snprintf(buffer, 24, "%lld", n);
    return buffer;
}

/* Thousandths, with one decimal. */
static const char *cost(char buffer[24], long long n)
{
    snprintf(buffer, 24, "%lld.%lld", n / 1000, n / 100 % 10);
    return buffer;
}

static void show(const bx_progress_line *line, const banxin_progress *now)
{
    char a[24], b[24], c[24], d[24];
    fputs(clear_line, stderr);
    bx_say(stderr, line->chinese, BX_T_PROGRESS_SHAPES, now->layout, whole(a, now->page),
           whole(b, now->n_pages), whole(c, now->n_shaped), whole(d, now->n_items));
    if (now->n_states)
        bx_say(stderr, line->chinese, BX_T_PROGRESS_SEARCH,
               whole(a, now->n_states / 1000));
    if (now->cost)
        bx_say(stderr, line->chinese, BX_T_PROGRESS_COST, cost(a, now->cost),
               cost(b, now->bound));
    else if (now->n_states)
        bx_say(stderr, line->chinese, BX_T_PROGRESS_BOUND, cost(a, now->bound));
    fflush(stderr);
}

bool bx_progress_look(void *data, const banxin_progress *now)
{
    bx_progress_line *line = data;
    double seconds = seconds_since(&line->start);
    if (line->is_shown && seconds >= line->shown_at + EVERY) {
        show(line, now);
        line->shown_at = seconds;
    }
    return line->limit <= 0 || seconds < line->limit;
}

void bx_progress_end(const bx_progress_line *line)
{
    if (line->is_shown)
        fputs(clear_line, stderr);
}
