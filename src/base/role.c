#include "base/role.h"

#include <string.h>

static const struct {
    const char *name, *zh;
} roles[] = {
#define BX_ROLE(id, name, zh) {name, zh},
#include "base/role.def"
#undef BX_ROLE
};

const char *bx_role_name(bx_role role)
{
    return roles[role].name;
}

const char *bx_role_zh(bx_role role)
{
    return roles[role].zh;
}

bool bx_role_find(const char *name, bx_role *out)
{
    for (int i = 0; i < BX_ROLE_COUNT; i++) {
        if (!strcmp(name, roles[i].name) || !strcmp(name, roles[i].zh)) {
            *out = (bx_role)i;
            return true;
        }
    }
    return false;
}
