#include "makeup/sieve.h"

#include <glib.h>

enum {
    LANES = 8,    /* numbers to a word */
    NEVER = 63,   /* of a mark: no such region, or too dear */
    CLOSED = 127, /* of a mesh: not even two marks of 0 pass, … */
    OPEN = 254,   /* … any two do */
    BUCKETS = LANES * BX_SIEVE_HEIGHTS,
    MORE_PRICES = BX_SIEVE_PRICES - BX_SIEVE_LEADING,
    PRICED_MOST = 1 << 20 /* a limit leaves no more for prices */
};

/* Parts of what a cell of the page may cost over the least: cells are dear for sets that
 * lack some, and below 0 for those that have too many. Those first that tell most. */
static const int price_percent[BX_SIEVE_PRICES] = {-200, 150, -800, -400,
                                                   -100, -50, 50,   300};

#define HIGHEST UINT64_C(0x8080808080808080)

static uint64_t packed(const int *numbers)
{
    uint64_t word = 0;
    for (int i = 0; i < LANES; i++)
        word |= (uint64_t)numbers[i] << 8 * i;
    return word;
}

static void set_all(int *numbers, int n, int to)
{
    for (int i = 0; i < n; i++)
        numbers[i] = to;
}

/* All numbers of a set. */
typedef struct {
    int stack[BX_SIEVE_PRICES][LANES];
    int beside[BX_MAX_COLUMNS][BUCKETS];
    int any[BUCKETS]; /* of all widths */
} set_numbers;

static int bucket_of(const bx_sieve *s, int lines)
{
    return lines * BUCKETS / (s->table->most_high + 1);
}

/* ---- prices ---- */

static int *least_of_item(const bx_sieve *s, int item, int columns)
{
    return &s->least[(item * s->table->columns + columns - 1) * BX_SIEVE_PRICES];
}

static void list_least(bx_sieve *s, int item)
{
    const bx_block *block = s->table->blocks[item];
    int least[BX_SIEVE_PRICES];
    for (int p = 0; p < BX_SIEVE_PRICES; p++)
        least[p] = BX_NO_TREE;
    for (int k = 1, i = 0; k <= s->table->columns; k++) { /* shapes stand by columns */
        for (; i < block->n_shapes && block->shapes[i].columns == k; i++)
            for (int p = 0; p < BX_SIEVE_PRICES; p++) {
                int cost = bx_cost_of_shape(s->table, item, &block->shapes[i]) -
                           s->price[p] * k * block->shapes[i].lines;
                least[p] = MIN(least[p], cost);
            }
        for (int p = 0; p < BX_SIEVE_PRICES; p++)
            least_of_item(s, item, k)[p] = least[p];
    }
}

/* What the blocks of a set cost at least that are no wider, less the prices of their
 * cells. */
static void sum_least(const bx_sieve *s, int set, int columns, int out[BX_SIEVE_PRICES])
{
    for (int p = 0; p < BX_SIEVE_PRICES; p++)
        out[p] = 0;
    for (bx_rank_set items = s->table->sets->sets[set].items; items; items &= items - 1) {
        const int *least = least_of_item(s, __builtin_ctzll(items), columns);
        for (int p = 0; p < BX_SIEVE_PRICES; p++)
            out[p] = MIN(out[p] + least[p], BX_NO_TREE);
    }
}

/* ---- marks ---- */

static int mark_number(const bx_sieve *s, int over)
{
    return MIN(over / s->unit, NEVER);
}

/* What a row costs at each price, and by height. */
static void read_row(const bx_sieve *s, const bx_cost_row *row, int columns,
                     int at_price[BX_SIEVE_PRICES], int by_height[BUCKETS])
{
    for (int i = 0; i < row->n; i++) {
        int lines = row->low + i, cost = row->costs[i];
        int *most = &by_height[bucket_of(s, lines)];
        *most = MIN(*most, cost);
        for (int p = 0; p < BX_SIEVE_PRICES; p++) {
            int priced = cost - s->price[p] * columns * lines;
            at_price[p] = priced < at_price[p] ? priced : at_price[p];
        }
    }
}

static void mark_row(const bx_sieve *s, int set, int columns, set_numbers *out)
{
    const bx_cost_row *row = bx_cost_row_of(s->table, BX_ANY_ROOT, set, columns);
    int least[BX_SIEVE_PRICES], at_price[BX_SIEVE_PRICES];
    int *by_height = out->beside[columns - 1];
    set_all(by_height, BUCKETS, BX_NO_TREE);
    set_all(at_price, BX_SIEVE_PRICES, BX_NO_TREE);
    read_row(s, row, columns, at_price, by_height);
    for (int i = 0; i < BUCKETS; i++) {
        by_height[i] = mark_number(s, by_height[i] - s->table->least[set]);
        out->any[i] = MIN(out->any[i], by_height[i]);
    }
    if (!row->n)
        return;
    sum_least(s, set, columns, least);
    for (int p = 0; p < BX_SIEVE_PRICES; p++) {
        int *of_width = &out->stack[p][(columns - 1) % LANES];
        *of_width = MIN(*of_width, mark_number(s, at_price[p] - least[p]));
    }
}

void bx_sieve_know(bx_sieve *s, int set)
{
    set_numbers all;
    int columns = s->table->columns;
    set_all(&all.stack[0][0], BX_SIEVE_PRICES * LANES, NEVER);
    set_all(all.any, BUCKETS, NEVER);
    for (int k = 1; k <= columns; k++)
        mark_row(s, set, k, &all);
    for (int p = 0; p < BX_SIEVE_LEADING; p++)
        s->leads[set].stack[p] = packed(all.stack[p]);
    for (int p = 0; p < MORE_PRICES; p++)
        s->stacks[set * MORE_PRICES + p] = packed(all.stack[BX_SIEVE_LEADING + p]);
    for (int i = 0; i < BX_SIEVE_HEIGHTS; i++) {
        s->leads[set].beside[i] = packed(&all.any[i * LANES]);
        for (int k = 0; k < columns; k++)
            s->besides[(set * columns + k) * BX_SIEVE_HEIGHTS + i] =
                packed(&all.beside[k][i * LANES]);
    }
}

/* ---- meshes ---- */

/* For what may cost less than `most` over the least. */
static int mesh_number(const bx_sieve *s, int most)
{
    if (most <= 0)
        return CLOSED;
    int number = (most - 1) / s->unit;
    return number < NEVER ? CLOSED + 1 + number : OPEN;
}

static void mesh_stack(const bx_sieve *s, int set, int columns, const bx_cost_row *rest,
                       set_numbers *out)
{
    int least[BX_SIEVE_PRICES], most[BX_SIEVE_PRICES];
    set_all(most, BX_SIEVE_PRICES, -BX_NO_TREE);
    for (int i = 0; i < rest->n; i++)
        for (int p = 0; p < BX_SIEVE_PRICES; p++) {
            int priced =
                s->limit - rest->costs[i] - s->price[p] * columns * (rest->low + i);
            most[p] = priced > most[p] ? priced : most[p];
        }
    sum_least(s, set, columns, least);
    for (int p = 0; p < BX_SIEVE_PRICES; p++) {
        int *of_width = &out->stack[p][(columns - 1) % LANES];
        *of_width = MAX(*of_width, mesh_number(s, most[p] - least[p]));
    }
}

static void mesh_beside(const bx_sieve *s, int set, int columns, const bx_cost_row *rest,
                        set_numbers *out)
{
    int *by_height = out->beside[columns - 1];
    set_all(by_height, BUCKETS, -BX_NO_TREE);
    for (int i = 0; i < rest->n; i++) {
        int *most = &by_height[bucket_of(s, rest->low + i)];
        *most = MAX(*most, s->limit - rest->costs[i]);
    }
    for (int i = 0; i < BUCKETS; i++) {
        by_height[i] = mesh_number(s, by_height[i] - s->table->least[set]);
        out->any[i] = MAX(out->any[i], by_height[i]);
    }
}

void bx_sieve_mesh_make(const bx_sieve *s, int set, const bx_cost_row rest[][2],
                        bx_sieve_mesh *out)
{
    set_numbers all;
    set_all(&all.stack[0][0], BX_SIEVE_PRICES * LANES, CLOSED);
    set_all(all.any, BUCKETS, CLOSED);
    for (int k = 1; k <= s->table->columns; k++) {
        mesh_stack(s, set, k, &rest[k - 1][0], &all);
        mesh_beside(s, set, k, &rest[k - 1][1], &all);
    }
    for (int p = 0; p < BX_SIEVE_LEADING; p++)
        out->lead.stack[p] = packed(all.stack[p]);
    for (int p = 0; p < MORE_PRICES; p++)
        out->rest.stack[p] = packed(all.stack[BX_SIEVE_LEADING + p]);
    for (int i = 0; i < BX_SIEVE_HEIGHTS; i++) {
        out->lead.beside[i] = packed(&all.any[i * LANES]);
        for (int k = 0; k < s->table->columns; k++)
            out->rest.beside[k][i] = packed(&all.beside[k][i * LANES]);
    }
}

/* ---- sifting ---- */

/* Bit by bit: the widths that no leading price makes too dear. */
static inline uint64_t leading_stacks(const bx_sieve_lead *mesh, const bx_sieve_lead *a,
                                      const bx_sieve_lead *b)
{
    uint64_t left = HIGHEST;
    for (int i = 0; i < BX_SIEVE_LEADING; i++)
        left &= mesh->stack[i] - (a->stack[i] + b->stack[i]);
    return left;
}

/* The heights that are not too dear; 0: none. */
static inline uint64_t let_besides(const uint64_t *mesh, const uint64_t *a,
                                   const uint64_t *b)
{
    uint64_t left = 0;
    for (int i = 0; i < BX_SIEVE_HEIGHTS; i++)
        left |= mesh[i] - (a[i] + b[i]);
    return left & HIGHEST;
}

/* What passes is counted, not asked: whether it does, nobody can foretell. */
int bx_sieve_sift(const bx_sieve *s, const bx_sieve_mesh *mesh, bx_splits *splits,
                  bx_split *out, int most)
{
    const bx_sieve_lead lead = mesh->lead;
    int n = 0;
    while (n < most && bx_splits_next(splits, &out[n])) {
        const bx_sieve_lead *a = &s->leads[out[n].first], *b = &s->leads[out[n].second];
        uint64_t left = leading_stacks(&lead, a, b);
        left |= let_besides(lead.beside, a->beside, b->beside);
        n += left != 0;
    }
    return n;
}

unsigned bx_sieve_stacks(const bx_sieve *s, const bx_sieve_mesh *mesh,
                         const bx_split *split)
{
    uint64_t left =
        leading_stacks(&mesh->lead, &s->leads[split->first], &s->leads[split->second]);
    const uint64_t *a = &s->stacks[split->first * MORE_PRICES];
    const uint64_t *b = &s->stacks[split->second * MORE_PRICES];
    unsigned widths = 0;
    if (!left)
        return 0;
    for (int i = 0; i < MORE_PRICES; i++)
        left &= mesh->rest.stack[i] - (a[i] + b[i]);
    for (; left; left &= left - 1)
        for (int k = __builtin_ctzll(left) / 8 + 1; k <= s->table->columns; k += LANES)
            widths |= 1u << k;
    return widths;
}

bool bx_sieve_may_be_beside(const bx_sieve *s, const bx_sieve_mesh *mesh,
                            const bx_split *split)
{
    return let_besides(mesh->lead.beside, s->leads[split->first].beside,
                       s->leads[split->second].beside);
}

unsigned bx_sieve_besides(const bx_sieve *s, const bx_sieve_mesh *mesh,
                          const bx_split *split, int first_columns)
{
    int columns = s->table->columns;
    const uint64_t *a =
        &s->besides[(split->first * columns + first_columns - 1) * BX_SIEVE_HEIGHTS];
    const uint64_t *b = &s->besides[split->second * columns * BX_SIEVE_HEIGHTS];
    unsigned widths = 0;
    if (!let_besides(mesh->lead.beside, a, s->leads[split->second].beside))
        return 0;
    for (int k = first_columns + 1; k <= columns; k++, b += BX_SIEVE_HEIGHTS)
        widths |= (unsigned)(let_besides(mesh->rest.beside[k - 1], a, b) != 0) << k;
    return widths;
}

/* ---- the sieve ---- */

bx_sieve *bx_sieve_new(const bx_cost_table *t, int limit)
{
    bx_sieve *s = g_new(bx_sieve, 1);
    int n = t->sets->n, n_items = t->sets->sets[n - 1].n_items;
    int left = MAX(limit - t->least[n - 1], 0), cells = t->columns * t->most_high;
    *s = (bx_sieve){.table = t, .limit = limit, .unit = left / NEVER + 1};
    for (int p = 0; p < BX_SIEVE_PRICES; p++)
        s->price[p] = MIN(left, PRICED_MOST) / 100 * price_percent[p] / cells;
    s->least = g_new(int, n_items * t->columns * BX_SIEVE_PRICES);
    for (int i = 0; i < n_items; i++)
        list_least(s, i);
    s->leads = g_new0(bx_sieve_lead, n);
    s->stacks = g_new0(uint64_t, n * MORE_PRICES);
    s->besides = g_new0(uint64_t, n * t->columns * BX_SIEVE_HEIGHTS);
    return s;
}

void bx_sieve_free(bx_sieve *s)
{
    if (!s)
        return;
    g_free(s->least);
    g_free(s->leads);
    g_free(s->stacks);
    g_free(s->besides);
    g_free(s);
}
