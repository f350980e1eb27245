/* pages_copy: invented copy for pages of any number of items, the same for the same seed.
 *
 * In: pages-copy.txt, a seed, a number of items, the size of a page. Out: what is on the
 * page (a plan of lengths, pictures, heads), and the items as the text of item files.
 * Lengths are lognormal about 350 字, from 100 to 1,500, then all made longer or shorter
 * by one factor, so that so many items come near the room of the page. How much room they
 * take only the engine can say: factor and last length are the caller's to find. */
#ifndef BX_BENCH_PAGES_COPY_H
#define BX_BENCH_PAGES_COPY_H

#include <glib.h>
#include <stdbool.h>

enum {
    COPY_MOST_ITEMS = 48,
    COPY_SHORTEST = 100, /* 字 of a body … */
    COPY_BRIEF = 40, /* … on pages of so many items that there is no room for more */
    COPY_LONGEST = 1500,
    COPY_PICTURE_LEAST = 150, /* shorter items have no picture */
    COPY_LEAST_CONTENT = 920, /* thousandths of the page */
    COPY_MOST_CONTENT = 1040,
};

typedef struct copy_store copy_store;

/* Exits with a message where the file is not what it should be. */
copy_store *copy_store_load(const char *path);
void copy_store_free(copy_store *store);

typedef struct {
    guint32 seed;          /* of its words */
    int drawn;             /* 字 of its body before scaling */
    int length;            /* and after */
    int headline;          /* of the store */
    int picture;           /* which one, where it has one */
    bool may_have_picture; /* and has it where it is long enough */
    bool has_kicker, has_deck, has_dateline, has_byline;
} copy_item;

typedef struct {
    copy_item items[COPY_MOST_ITEMS]; /* by rank: the longest of the first three leads */
    int n;
    int shortest; /* COPY_SHORTEST or COPY_BRIEF */
    int content;  /* wished, in thousandths of the page */
} copy_plan;

/* Draw number `draw` of pages of n items, for a page of so many cells. */
copy_plan copy_plan_draw(const copy_store *store, guint32 seed, int n, int draw,
                         int cells);
/* Lengths as drawn × factor / 1000, within their bounds. */
void copy_plan_scale(copy_plan *plan, int factor);

bool copy_item_has_picture(const copy_item *item);
/* The item as an item file, its picture in the folder `../pictures`. */
GString *copy_item_text(const copy_store *store, const copy_item *item);

/* Pictures in seven shapes, as PNG files in a folder that is there. False: not written.
 */
bool copy_pictures_write(const char *folder);
const char *copy_picture_name(int picture);
int copy_n_pictures(void);

/* Prints what is wrong and ends the program. */
void pages_fail(const char *what, const char *why) __attribute__((noreturn));

#endif
