#include "press/ghostscript.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    PATIENCE = 4,  /* so many times its processor time by the clock, for a busy machine */
    MEMORY = 1536, /* [MB] */
    MOST_FILE = 64 /* [MB] that it writes */
};

static void bound(gpointer data)
{
    const int *seconds = data;
    const struct rlimit memory = {(rlim_t)MEMORY << 20, (rlim_t)MEMORY << 20};
    const struct rlimit file = {(rlim_t)MOST_FILE << 20, (rlim_t)MOST_FILE << 20};
    const struct rlimit time = {(rlim_t)*seconds, (rlim_t)*seconds + 1};
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_FSIZE, &file);
    signal(SIGXFSZ, SIG_DFL); /* whatever the program does */
    setrlimit(RLIMIT_CPU, &time);
}

static bool start(bx_ghostscript *g, const char *program, const char *path,
                  const char *const *options, int seconds)
{
    static const char *const usual[] = {"-q",
                                        "-dNOPAUSE",
                                        "-dBATCH",
                                        "-dSAFER",
                                        "-sstdout=%stderr",
                                        "-dTextAlphaBits=1",
                                        "-dGraphicsAlphaBits=1"};
    g_autoptr(GPtrArray) argv = g_ptr_array_new();
    g_ptr_array_add(argv, (gpointer)program);
    for (size_t i = 0; i < G_N_ELEMENTS(usual); i++)
        g_ptr_array_add(argv, (gpointer)usual[i]);
    for (; *options; options++)
        g_ptr_array_add(argv, (gpointer)*options);
    g_ptr_array_add(argv, "-f");
    g_ptr_array_add(argv, (gpointer)path);
    g_ptr_array_add(argv, NULL);
    return g_spawn_async_with_pipes(NULL, (char **)argv->pdata, NULL,
                                    G_SPAWN_DO_NOT_REAP_CHILD |
                                        G_SPAWN_STDERR_TO_DEV_NULL,
                                    bound, &seconds, &g->pid, NULL, &g->fd, NULL, NULL);
}

bx_ghostscript *bx_ghostscript_begin(const char *path, const char *const *options,
                                     int seconds)
{
    g_autofree char *program = g_find_program_in_path("gs");
    g_autofree char *whole = realpath(path, NULL); /* no option, no %pipe% */
    bx_ghostscript *g = g_new0(bx_ghostscript, 1);
    g->until = g_get_monotonic_time() + (gint64)seconds * PATIENCE * G_USEC_PER_SEC;
    if (program && whole && start(g, program, whole, options, seconds))
        return g;
    g_free(g);
    return NULL;
}

/* More bytes into the buffer; false at the end, or when the time is over. */
static bool refill(bx_ghostscript *g)
{
    struct pollfd p = {.fd = g->fd, .events = POLLIN};
    gint64 left = (g->until - g_get_monotonic_time()) / 1000;
    g->at = g->n = 0;
    g->is_late = left <= 0 || poll(&p, 1, (int)left) == 0;
    if (g->is_late)
        return false;
    ssize_t n = read(g->fd, g->buffer, sizeof(g->buffer));
    g->n = n > 0 ? (size_t)n : 0;
    return n > 0;
}

bool bx_ghostscript_take(bx_ghostscript *g, void *out, size_t n)
{
    for (char *to = out; n;) {
        if (g->at == g->n && !refill(g))
            return false;
        size_t k = MIN(n, g->n - g->at);
        memcpy(to, g->buffer + g->at, k);
        g->at += k;
        to += k;
        n -= k;
    }
    return true;
}

static int wait_for(bx_ghostscript *g)
{
    int status = -1;
    while (waitpid(g->pid, &status, 0) < 0 && errno == EINTR)
        ;
    g_spawn_close_pid(g->pid);
    g->pid = 0;
    return status;
}

bool bx_ghostscript_finish(bx_ghostscript *g)
{
    while (refill(g))
        ;
    return !g->is_late && wait_for(g) == 0;
}

void bx_ghostscript_end(bx_ghostscript *g)
{
    close(g->fd);
    if (g->pid) {
        kill(g->pid, SIGKILL);
        wait_for(g);
    }
    g_free(g);
}
