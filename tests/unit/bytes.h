/* bytes: what the tests of sources share: an arena and reports, and bytes as a source. */
#ifndef BX_TESTS_BYTES_H
#define BX_TESTS_BYTES_H

#include <glib.h>
#include <string.h>

#include "base/diag.h"

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
} fixture;

static inline void set_up(fixture *f, const void *data)
{
    (void)data;
    f->arena = bx_arena_new();
    f->diags = bx_diags_new();
}

static inline void tear_down(fixture *f, const void *data)
{
    (void)data;
    bx_diags_free(f->diags);
    bx_arena_free(f->arena);
}

static inline const bx_source *from(fixture *f, const char *bytes, size_t n)
{
    return bx_source_from_bytes(f->arena, "t.txt", bytes, n, f->diags);
}

#define ADD(name, test) g_test_add(name, fixture, NULL, set_up, test, tear_down)

#endif
