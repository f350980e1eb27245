#include "base/parallel.h"

#include <glib.h>

typedef struct {
    bx_job *job;
    void *data;
    int n;
    int next; /* the first thing that nobody has taken */
} queue;

typedef struct {
    queue *queue;
    int number;
    GThread *thread;
} worker;

int bx_parallel_workers(int wished, int n)
{
    int most = wished > 0 ? wished : (int)g_get_num_processors();
    return MAX(1, MIN(most, n));
}

static void *work(void *of)
{
    const worker *w = of;
    queue *q = w->queue;
    for (int i; (i = g_atomic_int_add(&q->next, 1)) < q->n;)
        q->job(q->data, w->number, i);
    return NULL;
}

void bx_parallel_run(int n_workers, int n, bx_job *job, void *data)
{
    queue q = {job, data, n, 0};
    worker *workers = g_new0(worker, (gsize)n_workers);
    for (int i = 0; i < n_workers; i++)
        workers[i] = (worker){&q, i, NULL};
    for (int i = 1; i < n_workers; i++)
        workers[i].thread = g_thread_new("banxin", work, &workers[i]);
    work(&workers[0]);
    for (int i = 1; i < n_workers; i++)
        g_thread_join(workers[i].thread);
    g_free(workers);
}
