#include "press/plates.h"

#include <errno.h>
#include <glib.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    DPI = 100,
    PLATES = 4,
    SECONDS = 20,       /* for the first page, and of … */
    SECONDS_A_PAGE = 5, /* … each of the others, of processor time; */
    PATIENCE = 4,       /* so many times that by the clock, for a busy machine */
    MEMORY = 1536,      /* [MB] for Ghostscript */
    MOST_SIDE = 20000   /* [pixels] of a page: five metres */
};

static const double square = 15; /* [mm²] */

/* ---- Ghostscript as a child ---- */

typedef struct {
    GPid pid;
    int fd;
    gint64 until; /* [µs] monotonic */
    bool is_late;
    char buffer[65536];
    size_t at, n;
} child;

static void bound(gpointer data)
{
    const struct rlimit memory = {(rlim_t)MEMORY << 20, (rlim_t)MEMORY << 20};
    const struct rlimit time = {(rlim_t) * (int *)data, (rlim_t) * (int *)data + 1};
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &time);
}

static bool start(child *c, const char *program, const char *path, int seconds)
{
    g_autofree char *resolution = g_strdup_printf("-r%d", DPI);
    char *argv[] = {(char *)program,
                    "-q",
                    "-dNOPAUSE",
                    "-dBATCH",
                    "-dSAFER",
                    "-sstdout=%stderr",
                    "-sDEVICE=pamcmyk32",
                    "-dTextAlphaBits=1",
                    "-dGraphicsAlphaBits=1",
                    resolution,
                    "-sOutputFile=-",
                    "-f",
                    (char *)path,
                    NULL};
    *c = (child){.until = g_get_monotonic_time() +
                          (gint64)seconds * PATIENCE * G_USEC_PER_SEC};
    return g_spawn_async_with_pipes(
        NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, bound,
        &seconds, &c->pid, NULL, &c->fd, NULL, NULL);
}

static void stop(child *c)
{
    close(c->fd);
    kill(c->pid, SIGKILL);
    while (waitpid(c->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    g_spawn_close_pid(c->pid);
}

/* More bytes into the buffer; false at the end, or when the time is over. */
static bool refill(child *c)
{
    struct pollfd p = {.fd = c->fd, .events = POLLIN};
    gint64 left = (c->until - g_get_monotonic_time()) / 1000;
    c->at = c->n = 0;
    c->is_late = left <= 0 || poll(&p, 1, (int)left) == 0;
    if (c->is_late)
        return false;
    ssize_t n = read(c->fd, c->buffer, sizeof(c->buffer));
    c->n = n > 0 ? (size_t)n : 0;
    return n > 0;
}

static bool take(child *c, unsigned char *out, size_t n)
{
    while (n) {
        if (c->at == c->n && !refill(c))
            return false;
        size_t k = MIN(n, c->n - c->at);
        memcpy(out, c->buffer + c->at, k);
        c->at += k;
        out += k;
        n -= k;
    }
    return true;
}

/* A line without its end; false where there is none of a sane length. */
static bool take_line(child *c, char *line, size_t room)
{
    for (size_t i = 0; i + 1 < room; i++) {
        if (!take(c, (unsigned char *)line + i, 1))
            return false;
        if (line[i] == '\n') {
            line[i] = '\0';
            return true;
        }
    }
    return false;
}

/* The head of a picture in PAM. */
static bool take_head(child *c, int *columns, int *rows)
{
    char line[256];
    int depth = 0;
    *columns = *rows = 0;
    if (!take_line(c, line, sizeof(line)) || strcmp(line, "P7"))
        return false;
    while (take_line(c, line, sizeof(line)) && strcmp(line, "ENDHDR")) {
        sscanf(line, "WIDTH %d", columns);
        sscanf(line, "HEIGHT %d", rows);
        sscanf(line, "DEPTH %d", &depth);
    }
    return depth == PLATES && *columns > 0 && *rows > 0 && *columns <= MOST_SIDE &&
           *rows <= MOST_SIDE;
}

/* ---- means over a square that moves ---- */

typedef struct {
    int columns, side;
    unsigned char *row;   /* of the picture, all plates */
    unsigned short *rows; /* the last `side` rows of ink */
    unsigned *sums;       /* of each column over them */
} window;

static window new_window(int columns)
{
    int side = (int)lround(sqrt(square) / 25.4 * DPI);
    return (window){
        .columns = columns,
        .side = side,
        .row = g_new(unsigned char, (gsize)columns *PLATES),
        .rows = g_new0(unsigned short, (gsize)columns *(gsize)side),
        .sums = g_new0(unsigned, (gsize)columns),
    };
}

static void free_window(window *w)
{
    g_free(w->row);
    g_free(w->rows);
    g_free(w->sums);
}

/* The row as number y: out goes the one that leaves the square. */
static void add_row(window *w, int y)
{
    unsigned short *row = w->rows + (y % w->side) * w->columns;
    for (int x = 0; x < w->columns; x++) {
        const unsigned char *p = w->row + x * PLATES;
        unsigned short ink = (unsigned short)(p[0] + p[1] + p[2] + p[3]);
        w->sums[x] += ink - (unsigned)row[x];
        row[x] = ink;
    }
}

/* Columns whose middle is inside the box, and rows. */
typedef struct {
    int left, top, right, bottom;
} cells;

static cells cells_of(const bx_plates_box *box, int columns, int rows)
{
    const double scale = DPI / 72.0;
    return (cells){
        .left = (int)ceil(CLAMP(box->left * scale - 0.5, 0, columns)),
        .top = (int)ceil(CLAMP(box->top * scale - 0.5, 0, rows)),
        .right = (int)ceil(CLAMP(box->right * scale - 0.5, 0, columns)),
        .bottom = (int)ceil(CLAMP(box->bottom * scale - 0.5, 0, rows)),
    };
}

/* The squares whose lowest row is y. */
static void look(const window *w, const cells *c, int y, bx_plates_most *most)
{
    const double full = 255.0 * w->side * w->side / 100;
    unsigned sum = 0;
    for (int x = c->left; x < c->right; x++) {
        sum += w->sums[x];
        if (x - c->left >= w->side)
            sum -= w->sums[x - w->side];
        if (x - c->left + 1 < w->side || sum / full <= most->ink)
            continue;
        most->ink = sum / full;
        most->x = (x + 1 - w->side / 2.0) * 72 / DPI;
        most->y = (y + 1 - w->side / 2.0) * 72 / DPI;
    }
}

static bool measure_page(child *g, const bx_plates_box *box, bx_plates_most *most)
{
    int columns, rows, y = 0;
    if (!take_head(g, &columns, &rows))
        return false;
    window w = new_window(columns);
    cells c = cells_of(box, columns, rows);
    for (; y < rows && take(g, w.row, (size_t)columns * PLATES); y++) {
        add_row(&w, y);
        if (y >= c.top + w.side - 1 && y < c.bottom)
            look(&w, &c, y, most);
    }
    free_window(&w);
    return y == rows;
}

bx_plates_end bx_plates_measure(const char *path, int n, const bx_plates_box *boxes,
                                bx_plates_most *most)
{
    g_autofree char *program = g_find_program_in_path("gs");
    g_autofree char *whole = realpath(path, NULL); /* no option, no %pipe% */
    child *g = g_new0(child, 1);
    int i = 0;
    memset(most, 0, (size_t)n * sizeof(*most));
    if (!program || !whole ||
        !start(g, program, whole, SECONDS + SECONDS_A_PAGE * (n - 1))) {
        g_free(g);
        return BX_PLATES_ABSENT;
    }
    for (; i < n && measure_page(g, &boxes[i], &most[i]); i++)
        most[i].page = i;
    bool is_late = g->is_late;
    stop(g);
    g_free(g);
    return i == n ? BX_PLATES_DONE : is_late ? BX_PLATES_SLOW : BX_PLATES_FAILED;
}
