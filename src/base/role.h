/* role: what a face of type is for. Files say "song" or 宋体; fonts/fonts.conf and asset/
 * say which faces that is. Rows in role.def. */
#ifndef BX_BASE_ROLE_H
#define BX_BASE_ROLE_H

#include <stdbool.h>

typedef enum {
#define BX_ROLE(id, name, zh) BX_ROLE_##id,
#include "base/role.def"
#undef BX_ROLE
    BX_ROLE_COUNT
} bx_role;

const char *bx_role_name(bx_role role); /* "song" */
const char *bx_role_zh(bx_role role);   /* "宋体" */
/* Either name; false when it is none. */
bool bx_role_find(const char *name, bx_role *out);

#endif
