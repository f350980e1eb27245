/* parallel: the same job for many things, on several threads.
 *
 * In: how many threads and things, and the job. Out: nothing; it returns when all are
 * done. Each thread takes the next thing that nobody has, so that every worker gets its
 * things in rising order. What jobs share is theirs to guard. */
#ifndef BX_BASE_PARALLEL_H
#define BX_BASE_PARALLEL_H

/* worker: 0 … n_workers - 1, of which none does two jobs at once; i: the thing. */
typedef void bx_job(void *data, int worker, int i);

/* How many workers there are for n things where so many threads are wished; 0: as many as
 * the machine has processors. At least one. */
int bx_parallel_workers(int wished, int n);

/* One worker works on the caller's thread. */
void bx_parallel_run(int n_workers, int n, bx_job *job, void *data);

#endif
