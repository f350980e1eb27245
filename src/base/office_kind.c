#include "base/office_kind.h"

#include <glib.h>
#include <string.h>

static const struct {
    const char *name;
    bx_office_kind kind;
} elements[] = {
#define BX_OFFICE_ELEMENT(name, kind) {name, BX_OFFICE_##kind},
#include "base/office.def"
#undef BX_OFFICE_ELEMENT
};

bx_office_kind bx_office_kind_of(const char *element)
{
    for (size_t i = 0; i < G_N_ELEMENTS(elements); i++)
        if (!strcmp(elements[i].name, element))
            return elements[i].kind;
    return BX_OFFICE_OTHER;
}

const char *bx_office_attribute(const char **names, const char **values, const char *name)
{
    for (int i = 0; names[i]; i++)
        if (!strcmp(names[i], name))
            return values[i];
    return NULL;
}

bool bx_office_is_on(const char **names, const char **values)
{
    const char *value = bx_office_attribute(names, values, "w:val");
    return !value || (strcmp(value, "0") && strcmp(value, "false"));
}
