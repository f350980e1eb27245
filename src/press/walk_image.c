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
    bx_object decode = bx_document_key(d, image, "/Decode");
    bool is_mask = bx_document_bool(d, bx_document_key(d, image, "/ImageMask"), false);
    bx_walk_event event = {
        .object = image,
        .columns = bx_document_whole(d, bx_document_key(d, image, "/Width"), 0),
        .rows = bx_document_whole(d, bx_document_key(d, image, "/Height"), 0),
        .bits = bx_document_whole(d, bx_document_key(d, image, "/BitsPerComponent"),
                                  is_mask ? 1 : 8),
        .is_mask = is_mask,
        .is_turned = bx_document_number(d, bx_document_item(d, decode, 0), 0) == 1,
    };
    if (space && !is_mask)
        event.space = bx_space_read(d, space, w->resources);
    tell(w, event);
}

/* ---- those that stand in the content ---- */

/* What an image says of itself, as far as it is read. */
typedef struct {
    bx_walk_event event;
    bx_walk_inline data;
} inline_image;

/* The tokens of a value, one after the other; false behind its last. */
typedef struct {
    int depth, n;
    bx_token token;
} value;

static bool next(bx_walk *w, value *v)
{
    if (v->n && v->depth <= 0)
        return false;
    v->token = bx_token_next(&w->tokens);
    if (v->token.kind == BX_TOKEN_ARRAY || v->token.kind == BX_TOKEN_DICTIONARY)
        v->depth++;
    if (v->token.kind == BX_TOKEN_ARRAY_END || v->token.kind == BX_TOKEN_DICTIONARY_END)
        v->depth--;
    v->n++;
    return v->token.kind != BX_TOKEN_END;
}

static bool is_key(const bx_walk *w, bx_token key, const char *brief, const char *full)
{
    return bx_token_is(&w->tokens, key, brief) || bx_token_is(&w->tokens, key, full);
}

static const char *text_of(bx_walk *w, bx_token token)
{
    return bx_token_text(w->page->d->arena, &w->tokens, token, NULL);
}

/* A number or true, as the first of the value. */
static double read_number(bx_walk *w, double most)
{
    value v = {.n = 0};
    double number = 0;
    while (next(w, &v))
        if (v.n == 1)
            number = bx_token_is(&w->tokens, v.token, "true") ? 1 : v.token.number;
    return CLAMP(number, 0, most);
}

/* A name, or [/Indexed name …]. */
static void read_space(bx_walk *w, inline_image *image)
{
    value v = {.n = 0};
    bx_token name = {.kind = BX_TOKEN_END};
    bool is_indexed = false;
    while (next(w, &v)) {
        if (v.n == 1 || v.n == 3)
            name = v.token;
        is_indexed |= v.n == 2;
    }
    if (name.kind != BX_TOKEN_NAME)
        return;
    const bx_space *space = bx_space_of_name(w->page->d, text_of(w, name), w->resources);
    bx_space *indexed = BX_NEW(w->page->d->arena, bx_space);
    *indexed = (bx_space){.kind = BX_SPACE_INDEXED, .n = 1, .base = space};
    image->event.space = is_indexed ? indexed : space;
}

static void read_decode(bx_walk *w, inline_image *image)
{
    value v = {.n = 0};
    while (next(w, &v))
        if (v.n == 2)
            image->event.is_turned = v.token.number == 1;
}

/* One name, or an array of them. */
static void read_filters(bx_walk *w, inline_image *image)
{
    value v = {.n = 0};
    while (next(w, &v))
        if (v.token.kind == BX_TOKEN_NAME && image->data.n_filters < BX_WALK_FILTERS)
            image->data.filters[image->data.n_filters++].kind =
                bx_filter_find(text_of(w, v.token));
}

static void put_parameter(bx_walk *w, bx_filter *filter, bx_token key, double number)
{
    int whole = (int)CLAMP(number, -1e6, 1e6);
    if (bx_token_is(&w->tokens, key, "/Predictor"))
        filter->predictor = whole;
    else if (bx_token_is(&w->tokens, key, "/Colors"))
        filter->colors = whole;
    else if (bx_token_is(&w->tokens, key, "/BitsPerComponent"))
        filter->bits = whole;
    else if (bx_token_is(&w->tokens, key, "/Columns"))
        filter->columns = whole;
    else if (bx_token_is(&w->tokens, key, "/EarlyChange"))
        filter->is_late = !whole;
}

/* One dictionary, or an array with one, or null, for each filter. */
static void read_parameters(bx_walk *w, inline_image *image)
{
    value v = {.n = 0};
    bx_token key = {.kind = BX_TOKEN_END};
    int i = 0;
    while (next(w, &v)) {
        if (v.token.kind == BX_TOKEN_NAME)
            key = v.token;
        if (v.token.kind == BX_TOKEN_NUMBER && key.kind == BX_TOKEN_NAME)
            put_parameter(w, &image->data.filters[i], key, v.token.number);
        i += v.token.kind == BX_TOKEN_DICTIONARY_END || v.token.kind == BX_TOKEN_KEYWORD;
        if (i == BX_WALK_FILTERS)
            i--;
    }
}

static void skip_value(bx_walk *w)
{
    value v = {.n = 0};
    while (next(w, &v))
        ;
}

static void read_key(bx_walk *w, bx_token key, inline_image *image)
{
    if (is_key(w, key, "/W", "/Width"))
        image->event.columns = (int)read_number(w, 1e6);
    else if (is_key(w, key, "/H", "/Height"))
        image->event.rows = (int)read_number(w, 1e6);
    else if (is_key(w, key, "/BPC", "/BitsPerComponent"))
        image->event.bits = (int)read_number(w, 32);
    else if (is_key(w, key, "/IM", "/ImageMask"))
        image->event.is_mask = read_number(w, 1) > 0;
    else if (is_key(w, key, "/CS", "/ColorSpace"))
        read_space(w, image);
    else if (is_key(w, key, "/D", "/Decode"))
        read_decode(w, image);
    else if (is_key(w, key, "/F", "/Filter"))
        read_filters(w, image);
    else if (is_key(w, key, "/DP", "/DecodeParms"))
        read_parameters(w, image);
    else
        skip_value(w);
}

void bx_walk_inline_image(bx_walk *w)
{
    inline_image image = {.event = {.bits = 8, .in_line = &image.data}};
    for (;;) {
        bx_token token = bx_token_next(&w->tokens);
        if (token.kind != BX_TOKEN_NAME)
            break;
        read_key(w, token, &image);
    }
    if (image.event.is_mask) {
        image.event.bits = 1;
        image.event.space = NULL;
    }
    if (!w->tokens.has_image)
        return;
    bx_token data = bx_token_next(&w->tokens);
    image.data.bytes = w->tokens.bytes + data.from;
    image.data.n = data.to - data.from;
    if (image.event.columns > 0 && image.event.rows > 0)
        tell(w, image.event);
}
