/* sieve: which ways to part a set of items can be on a page below a limit, told in a few
 * steps each, before any sum of two rows is made.
 *
 * In: a table, the limit. Out: marks of the sets whose rows are known: what they cost
 * over the least of their items, in 63rds of all that the limit leaves; by height, in
 * sixteenths of the page, and by width with a price for each cell, at eight prices. The
 * marks of two parts add up to no more than a region of both costs. Meshes say of a set
 * how much that may be. Side by side, two parts cost too much where they do at every
 * height; one over the other, where they do at any one price: of those it is only known
 * how many cells both have together. What passes need not be of use. */
#ifndef BX_MAKEUP_SIEVE_H
#define BX_MAKEUP_SIEVE_H

#include "makeup/cost_table.h"

enum { BX_SIEVE_PRICES = 8, BX_SIEVE_LEADING = 2, BX_SIEVE_HEIGHTS = 2 };

/* Eight numbers to a word, each up to 63: two add up within their bytes. Of a mesh each
 * is 128 more than may be, or less than 128 where nothing may: then what is left after
 * two marks tells by its highest bit. */
typedef struct {
    uint64_t stack[BX_SIEVE_LEADING];  /* by price; the widths of a word in turn */
    uint64_t beside[BX_SIEVE_HEIGHTS]; /* of all widths */
} bx_sieve_lead;                       /* what is looked at first */

typedef struct {
    uint64_t stack[BX_SIEVE_PRICES - BX_SIEVE_LEADING];
    uint64_t beside[BX_MAX_COLUMNS][BX_SIEVE_HEIGHTS]; /* [columns - 1] */
} bx_sieve_rest;

typedef struct {
    bx_sieve_lead lead;
    bx_sieve_rest rest;
} bx_sieve_mesh;

typedef struct {
    const bx_cost_table *table;
    int limit;
    int unit;                   /* of what is counted, in thousandths */
    int price[BX_SIEVE_PRICES]; /* of a cell */
    int *least;                 /* [item][columns - 1][price]: what a block no wider costs
                                   at least, less the price of its cells */
    bx_sieve_lead *leads;       /* [set] */
    uint64_t *stacks;           /* [set]: by price but the leading ones */
    uint64_t *besides;          /* [set][columns - 1], by height */
} bx_sieve;

/* Of no set anything is known. The table must outlive it. */
bx_sieve *bx_sieve_new(const bx_cost_table *table, int limit);
void bx_sieve_free(bx_sieve *sieve); /* NULL is fine */

/* The rows of the set are known now, if only that they are empty. */
void bx_sieve_know(bx_sieve *sieve, int set);

/* Of a set for whose regions the rest of the page costs so much: [columns - 1], where the
 * region is cut across, and down. */
void bx_sieve_mesh_make(const bx_sieve *sieve, int set, const bx_cost_row rest[][2],
                        bx_sieve_mesh *out);

/* The next splits that may pass, at most so many. Returns how many; less: there are no
 * more. */
int bx_sieve_sift(const bx_sieve *sieve, const bx_sieve_mesh *mesh, bx_splits *splits,
                  bx_split *out, int most);

/* Of one of them the widths that pass, bit k: of k columns, one part over the other … */
unsigned bx_sieve_stacks(const bx_sieve *sieve, const bx_sieve_mesh *mesh,
                         const bx_split *split);
/* … and side by side, where the first is so wide; ask before whether that may be at all.
 */
bool bx_sieve_may_be_beside(const bx_sieve *sieve, const bx_sieve_mesh *mesh,
                            const bx_split *split);
unsigned bx_sieve_besides(const bx_sieve *sieve, const bx_sieve_mesh *mesh,
                          const bx_split *split, int first_columns);

#endif
