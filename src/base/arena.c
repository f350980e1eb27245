#include "base/arena.h"

#include <assert.h>
#include <glib.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST_BLOCK = 64 * 1024,
    MAX_BLOCK = 4 * 1024 * 1024,
    ALIGN = 16,
    FIRST_ROOM = 16
};

struct block {
    struct block *below;
    size_t size, used;
    _Alignas(ALIGN) unsigned char data[];
};

struct bx_arena {
    struct block *top;
    bx_arena *children, *next; /* adopted; of the same parent */
};

static void out_of_memory(void)
{
    fputs("banxin: out of memory\n", stderr);
    abort();
}

static struct block *block_new(struct block *below, size_t at_least)
{
    size_t size = below ? below->size * 2 : FIRST_BLOCK;
    size = size > MAX_BLOCK ? MAX_BLOCK : size;
    size = size < at_least ? at_least : size;
    struct block *b = size > PTRDIFF_MAX - sizeof *b ? NULL : malloc(sizeof *b + size);
    if (!b)
        out_of_memory();
    b->below = below;
    b->size = size;
    b->used = 0;
    return b;
}

bx_arena *bx_arena_new(void)
{
    bx_arena *arena = malloc(sizeof *arena);
    if (!arena)
        out_of_memory();
    arena->top = block_new(NULL, 0);
    arena->children = arena->next = NULL;
    return arena;
}

void bx_arena_adopt(bx_arena *arena, bx_arena *child)
{
    child->next = arena->children;
    arena->children = child;
}

void bx_arena_free(bx_arena *arena)
{
    if (!arena)
        return;
    for (bx_arena *child = arena->children, *next; child; child = next) {
        next = child->next;
        bx_arena_free(child);
    }
    for (struct block *b = arena->top, *below; b; b = below) {
        below = b->below;
        free(b);
    }
    free(arena);
}

static size_t rounded(size_t size)
{
    return (size + ALIGN - 1) / ALIGN * ALIGN;
}

/* size: rounded. */
static void *take(bx_arena *arena, size_t size)
{
    if (arena->top->size - arena->top->used < size)
        arena->top = block_new(arena->top, size);
    void *p = arena->top->data + arena->top->used;
    arena->top->used += size;
    return p;
}

static size_t array_size(int count, size_t size)
{
    assert(count >= 0);
    if (size && (size_t)count > (size_t)PTRDIFF_MAX / 2 / size)
        out_of_memory();
    return (size_t)count * size;
}

void *bx_alloc(bx_arena *arena, size_t size)
{
    size = rounded(size);
    return memset(take(arena, size), 0, size);
}

void *bx_alloc_array(bx_arena *arena, int count, size_t size)
{
    return bx_alloc(arena, array_size(count, size));
}

void *bx_alloc_room(bx_arena *arena, int count, size_t size)
{
    return take(arena, rounded(array_size(count, size)));
}

void *bx_copy(bx_arena *arena, const void *data, size_t size)
{
    void *p = bx_alloc(arena, size);
    return size ? memcpy(p, data, size) : p;
}

void *bx_grow(bx_arena *arena, void *items, int n, int *room, size_t size)
{
    if (n < *room)
        return items;
    *room = *room ? *room * 2 : FIRST_ROOM;
    void *grown = bx_alloc_array(arena, *room, size);
    return n ? memcpy(grown, items, (size_t)n * size) : grown;
}

char *bx_copy_text(bx_arena *arena, const char *text, size_t n)
{
    char *p = bx_alloc(arena, n + 1);
    if (n)
        memcpy(p, text, n);
    return p;
}

char *bx_format(bx_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return bx_copy_text(arena, text, strlen(text));
}

bx_arena_mark bx_arena_here(const bx_arena *arena)
{
    return (bx_arena_mark){arena->top, arena->top->used};
}

void bx_arena_reset(bx_arena *arena, bx_arena_mark mark)
{
    while (arena->top != mark.block) {
        struct block *below = arena->top->below;
        assert(below);
        free(arena->top);
        arena->top = below;
    }
    arena->top->used = mark.used;
}
