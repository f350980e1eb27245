#include "model/field.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *name, *zh;
} fields[] = {
#define BX_FIELD(id, name, zh) {name, zh},
#include "model/field.def"
#undef BX_FIELD
};

static bool is(const char *word, const char *name, size_t n)
{
    return strlen(word) == n && !memcmp(word, name, n);
}

/* Keys of the imprint have Chinese names, too. */
static bx_field imprint_named(const char *name, size_t n)
{
    g_autofree char *word = g_strndup(name, n);
    bx_key key = bx_key_find(BX_MAP_IMPRINT, word);
    return key == BX_KEY_COUNT
               ? BX_FIELD_NONE
               : (bx_field)(BX_FIELD_IMPRINT +
                            bx_imprint_named(bx_key_name(key), strlen(bx_key_name(key))));
}

bx_field bx_field_named(const char *name, size_t n)
{
    for (int i = 0; i < BX_FIELD_COUNT; i++)
        if (is(fields[i].name, name, n) || is(fields[i].zh, name, n))
            return (bx_field)i;
    return imprint_named(name, n);
}

const char *bx_field_list(bx_arena *arena)
{
    const char *list = "";
    for (int i = 0; i < BX_FIELD_COUNT; i++)
        list = bx_format(arena, "%s%s} {", list, fields[i].name);
    for (int i = 0; i < BX_IMPRINT_COUNT; i++)
        list = bx_format(arena, "%s%s%s", list, bx_imprint_name((bx_imprint_field)i),
                         i + 1 < BX_IMPRINT_COUNT ? "} {" : "");
    return list;
}
