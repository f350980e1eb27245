#include "press/space.h"

#include <string.h>

enum {
    MOST_DEPTH = 8 /* spaces below spaces: the deepest that means anything has four */
};

static const bx_space device[] = {
    [BX_SPACE_GRAY] = {.kind = BX_SPACE_GRAY, .n = 1},
    [BX_SPACE_RGB] = {.kind = BX_SPACE_RGB, .n = 3},
    [BX_SPACE_CMYK] = {.kind = BX_SPACE_CMYK, .n = 4},
};
static const bx_space bare_pattern = {.kind = BX_SPACE_PATTERN};
static const bx_space unknown = {.kind = BX_SPACE_UNKNOWN};

static const struct {
    const char *name, *brief; /* brief: of inline images, table 94; or NULL */
    const char *otherwise;    /* the key that replaces it in resources, or NULL */
} names[] = {
    [BX_SPACE_GRAY] = {"DeviceGray", "G", "/DefaultGray"},
    [BX_SPACE_RGB] = {"DeviceRGB", "RGB", "/DefaultRGB"},
    [BX_SPACE_CMYK] = {"DeviceCMYK", "CMYK", "/DefaultCMYK"},
    [BX_SPACE_CAL_GRAY] = {"CalGray", NULL, NULL},
    [BX_SPACE_CAL_RGB] = {"CalRGB", NULL, NULL},
    [BX_SPACE_LAB] = {"Lab", NULL, NULL},
    [BX_SPACE_ICC] = {"ICCBased", NULL, NULL},
    [BX_SPACE_INDEXED] = {"Indexed", "I", NULL},
    [BX_SPACE_SEPARATION] = {"Separation", NULL, NULL},
    [BX_SPACE_DEVICE_N] = {"DeviceN", NULL, NULL},
    [BX_SPACE_PATTERN] = {"Pattern", NULL, NULL},
    [BX_SPACE_UNKNOWN] = {"?", NULL, NULL},
};

const bx_space *bx_space_device(bx_space_kind kind)
{
    return &device[kind];
}

const char *bx_space_name(const bx_space *space)
{
    return names[space->kind].name;
}

static bx_space_kind find_kind(const char *name)
{
    int i = 0;
    while (i < BX_SPACE_UNKNOWN && strcmp(name, names[i].name) &&
           (!names[i].brief || strcmp(name, names[i].brief)))
        i++;
    return (bx_space_kind)i;
}

static const bx_space *parse(bx_document *d, bx_object object, bx_object resources,
                             int depth);

/* A device space, or what the resources put in its place. */
static const bx_space *device_or_other(bx_document *d, bx_space_kind kind,
                                       bx_object resources, int depth)
{
    bx_object spaces = bx_document_key(d, resources, "/ColorSpace");
    bx_object other = bx_document_key(d, spaces, names[kind].otherwise);
    return other ? parse(d, other, 0, depth + 1) : &device[kind];
}

/* A name of the resources may be one that is short for a device space in inline images.
 */
static const bx_space *read_name(bx_document *d, const char *name, bx_object resources,
                                 int depth)
{
    bx_space_kind kind = find_kind(name);
    if (kind == BX_SPACE_PATTERN)
        return &bare_pattern;
    if (kind <= BX_SPACE_CMYK && !strcmp(name, names[kind].name))
        return device_or_other(d, kind, resources, depth);
    bx_object spaces = bx_document_key(d, resources, "/ColorSpace");
    bx_object object = bx_document_key(d, spaces, bx_format(d->arena, "/%s", name));
    if (object)
        return parse(d, object, resources, depth + 1);
    return kind <= BX_SPACE_CMYK ? device_or_other(d, kind, resources, depth) : &unknown;
}

static const char *const *read_inks(bx_document *d, bx_object object, int n)
{
    const char **inks = BX_NEW_ARRAY(d->arena, n, const char *);
    for (int i = 0; i < n; i++) {
        bx_object item =
            bx_document_is_array(d, object) ? bx_document_item(d, object, i) : object;
        const char *name = bx_document_name(d, item);
        inks[i] = name ? name : "?";
    }
    return inks;
}

static int components(bx_document *d, bx_space_kind kind, bx_object second)
{
    switch (kind) {
    case BX_SPACE_ICC:
        return bx_document_whole(d, bx_document_key(d, second, "/N"), 0);
    case BX_SPACE_DEVICE_N:
        return bx_document_length(d, second);
    case BX_SPACE_CAL_RGB:
    case BX_SPACE_LAB:
        return 3;
    case BX_SPACE_CAL_GRAY:
    case BX_SPACE_INDEXED:
    case BX_SPACE_SEPARATION:
        return 1;
    case BX_SPACE_GRAY:
    case BX_SPACE_RGB:
    case BX_SPACE_CMYK:
    case BX_SPACE_PATTERN:
    case BX_SPACE_UNKNOWN:
        break;
    }
    return 0;
}

static bool is_function(bx_document *d, bx_object object)
{
    return bx_document_is_dictionary(d, object) || bx_document_is_stream(d, object);
}

/* [/Kind second third …] */
static const bx_space *read_array(bx_document *d, bx_object array, bx_object resources,
                                  int depth)
{
    const char *name = bx_document_name(d, bx_document_item(d, array, 0));
    bx_object second = bx_document_item(d, array, 1);
    bx_space *s = BX_NEW(d->arena, bx_space);
    if (!name)
        return &unknown;
    s->kind = find_kind(name);
    if (s->kind <= BX_SPACE_CMYK)
        return device_or_other(d, s->kind, resources, depth);
    s->n = components(d, s->kind, second);
    if (s->n < 0 || s->n > BX_SPACE_MOST)
        return &unknown;
    if (s->kind == BX_SPACE_ICC)
        s->object = second;
    if (s->kind == BX_SPACE_SEPARATION || s->kind == BX_SPACE_DEVICE_N)
        s->object = array;
    if (s->kind == BX_SPACE_INDEXED || (s->kind == BX_SPACE_PATTERN && second))
        s->base = parse(d, second, resources, depth + 1);
    if (s->kind == BX_SPACE_SEPARATION || s->kind == BX_SPACE_DEVICE_N) {
        s->inks = read_inks(d, second, s->n);
        s->base = parse(d, bx_document_item(d, array, 2), resources, depth + 1);
        if (!is_function(d, bx_document_item(d, array, 3)))
            return &unknown;
    }
    return s;
}

static const bx_space *parse(bx_document *d, bx_object object, bx_object resources,
                             int depth)
{
    const char *name = bx_document_name(d, object);
    if (depth > MOST_DEPTH)
        return &unknown;
    if (name)
        return read_name(d, name, resources, depth);
    return bx_document_is_array(d, object) ? read_array(d, object, resources, depth)
                                           : &unknown;
}

const bx_space *bx_space_read(bx_document *d, bx_object object, bx_object resources)
{
    return parse(d, object, resources, 0);
}

const bx_space *bx_space_of_name(bx_document *d, const char *name, bx_object resources)
{
    return read_name(d, name, resources, 0);
}

/* ---- colours ---- */

bx_colour bx_colour_initial(const bx_space *space)
{
    bx_colour colour = {.space = space};
    if (space->kind == BX_SPACE_CMYK)
        colour.values[3] = 1;
    if (space->kind == BX_SPACE_SEPARATION || space->kind == BX_SPACE_DEVICE_N)
        for (int i = 0; i < space->n; i++)
            colour.values[i] = 1;
    return colour;
}

static double within(double value)
{
    return CLAMP(value, 0, 1);
}

static void add_ink(bx_inks *inks, const char *name, double value)
{
    static const char *const process[] = {"Cyan", "Magenta", "Yellow", "Black"};
    for (int i = 0; i < 4; i++)
        if (!strcmp(name, process[i])) {
            inks->cmyk[i] = MAX(inks->cmyk[i], value);
            return;
        }
    if (!strcmp(name, "All")) {
        inks->is_registration = true;
        for (int i = 0; i < 4; i++)
            inks->cmyk[i] = value;
    } else if (strcmp(name, "None")) {
        inks->spot = MAX(inks->spot, value);
        inks->total += value;
    }
}

bx_inks bx_inks_of(const bx_colour *colour)
{
    const bx_space *space = colour->space;
    bx_inks inks = {.is_known = true};
    switch (space->kind) {
    case BX_SPACE_GRAY:
        inks.cmyk[3] = 1 - within(colour->values[0]);
        break;
    case BX_SPACE_CMYK:
        for (int i = 0; i < 4; i++)
            inks.cmyk[i] = within(colour->values[i]);
        break;
    case BX_SPACE_SEPARATION:
    case BX_SPACE_DEVICE_N:
        for (int i = 0; i < space->n; i++)
            add_ink(&inks, space->inks[i], within(colour->values[i]));
        break;
    case BX_SPACE_RGB:
    case BX_SPACE_CAL_GRAY:
    case BX_SPACE_CAL_RGB:
    case BX_SPACE_LAB:
    case BX_SPACE_ICC:
    case BX_SPACE_INDEXED:
    case BX_SPACE_PATTERN:
    case BX_SPACE_UNKNOWN:
        inks.is_known = false;
    }
    for (int i = 0; i < 4; i++)
        inks.total += inks.cmyk[i];
    return inks;
}

int bx_inks_count(const bx_inks *inks)
{
    const double none = 0.0005; /* no screen shows it */
    int n = inks->spot > none;
    for (int i = 0; i < 4; i++)
        n += inks->cmyk[i] > none;
    return n;
}
