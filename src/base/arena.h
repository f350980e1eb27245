/* arena: memory that is freed in one call.
 *
 * In: requests for memory, zeroed unless room is asked for. Out: blocks that live until
 * the arena is reset or freed. Only plain data goes in: nothing that would need a
 * destructor. Running out of memory aborts. Not thread safe: one arena, one thread. */
#ifndef BX_BASE_ARENA_H
#define BX_BASE_ARENA_H

#include <stddef.h>

typedef struct bx_arena bx_arena;
typedef struct {
    void *block;
    size_t used;
} bx_arena_mark;

bx_arena *bx_arena_new(void);
void bx_arena_free(bx_arena *arena); /* NULL is fine */

/* The child is freed with the arena, and no more by itself. A reset of the arena leaves
 * it alone. */
void bx_arena_adopt(bx_arena *arena, bx_arena *child);

/* Zeroed memory for any type; size 0 gives a valid pointer. */
void *bx_alloc(bx_arena *arena, size_t size);
/* count elements of size bytes; a product past PTRDIFF_MAX aborts. */
void *bx_alloc_array(bx_arena *arena, int count, size_t size);
/* The same, not zeroed: for elements that are written as a whole before they are read. */
void *bx_alloc_room(bx_arena *arena, int count, size_t size);
/* A copy of size bytes. */
void *bx_copy(bx_arena *arena, const void *data, size_t size);
/* A copy of the first n bytes of text, closed by a zero byte. */
char *bx_copy_text(bx_arena *arena, const char *text, size_t n);
/* printf into the arena. */
char *bx_format(bx_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* An array with room for one more than its n elements of size bytes: items itself, or a
 * copy twice as large. *room counts elements; items may be NULL while it is 0. */
void *bx_grow(bx_arena *arena, void *items, int n, int *room, size_t size);

#define BX_NEW(arena, type) ((type *)bx_alloc((arena), sizeof(type)))
#define BX_NEW_ARRAY(arena, n, type) ((type *)bx_alloc_array((arena), (n), sizeof(type)))
#define BX_NEW_ROOM(arena, n, type) ((type *)bx_alloc_room((arena), (n), sizeof(type)))

/* Scratch use: mark, try, reset. What was allocated since the mark is gone. */
bx_arena_mark bx_arena_here(const bx_arena *arena);
void bx_arena_reset(bx_arena *arena, bx_arena_mark mark);

#endif
