#include <math.h>
#include <string.h>

#include "press/walk.h"

/* Tells of an image, which fills the unit square. */
static void tell(bx_walk *w, bx_walk_event event)
{
    static const double unit[4] = {0, 0, 1, 1};
    bx_matrix m = w->state.ctm;
    double across = bx_matrix_along_x(m), up = bx_matrix_along_y(m);
    event.kind = BX_WALK_IMAGE;
    event.ppi = INFINITY;
    if (across > 0)
        event.ppi = event.columns * 72.0 / across;
    if (up > 0)
        event.ppi = fmin(event.ppi, event.rows * 72.0 / up);
    bx_matrix_box(m, unit, event.box);
    bx_walk_tell(w, event);
    if (event.is_mask)
        bx_walk_pattern(w, &w->state.fill, event.box);
}

void bx_walk_image(bx_walk *w, bx_object image)
{
    bx_document *d = w->page->d;
    bx_object space = bx_document_key(d, image, "/ColorSpace");
    bool is_mask = bx_document_bool(d, bx_document_key(d, image, "/ImageMask"), false);
    bx_walk_event event = {
        .object = image,
        .columns = bx_document_whole(d, bx_document_key(d, image, "/Width"), 0),
        .rows = bx_document_whole(d, bx_document_key(d, image, "/Height"), 0),
        .bits = bx_document_whole(d, bx_document_key(d, image, "/BitsPerComponent"),
                                  is_mask ? 1 : 8),
        .is_mask = is_mask,
    };
    if (space && !is_mask)
        event.space = bx_space_read(d, space, w->resources);
    tell(w, event);
}

/* The value behind a key of an inline image: its first token; of an array the second of
 * its items, which says what an indexed space is of. */
static bx_token read_value(bx_walk *w, bx_token *inner)
{
    bx_token value = bx_token_next(&w->tokens), token = value;
    int depth = 0, i = 0;
    *inner = value;
    for (;; i++) {
        if (token.kind == BX_TOKEN_ARRAY || token.kind == BX_TOKEN_DICTIONARY)
            depth++;
        if (token.kind == BX_TOKEN_ARRAY_END || token.kind == BX_TOKEN_DICTIONARY_END)
            depth--;
        if (i == 2)
            *inner = token;
        if (depth <= 0 || token.kind == BX_TOKEN_END)
            return value;
        token = bx_token_next(&w->tokens);
    }
}

static bool is_key(const bx_walk *w, bx_token key, const char *brief, const char *full)
{
    return bx_token_is(&w->tokens, key, brief) || bx_token_is(&w->tokens, key, full);
}

static void read_key(bx_walk *w, bx_token key, bx_walk_event *event)
{
    bx_token inner, value = read_value(w, &inner);
    if (is_key(w, key, "/W", "/Width"))
        event->columns = (int)CLAMP(value.number, 0, 1e6);
    else if (is_key(w, key, "/H", "/Height"))
        event->rows = (int)CLAMP(value.number, 0, 1e6);
    else if (is_key(w, key, "/BPC", "/BitsPerComponent"))
        event->bits = (int)CLAMP(value.number, 0, 32);
    else if (is_key(w, key, "/IM", "/ImageMask"))
        event->is_mask = bx_token_is(&w->tokens, value, "true");
    else if (is_key(w, key, "/CS", "/ColorSpace") && inner.kind == BX_TOKEN_NAME)
        event->space = bx_space_of_name(
            w->page->d, bx_token_text(w->page->d->arena, &w->tokens, inner, NULL),
            w->resources);
}

void bx_walk_inline_image(bx_walk *w)
{
    bx_walk_event event = {.bits = 8};
    for (;;) {
        bx_token token = bx_token_next(&w->tokens);
        if (token.kind != BX_TOKEN_NAME)
            break;
        read_key(w, token, &event);
    }
    if (event.is_mask) {
        event.bits = 1;
        event.space = NULL;
    }
    if (event.columns > 0 && event.rows > 0)
        tell(w, event);
}
