/* json: a writer for dumps and reports. One value a call; commas, indents and escapes
 * are its own. Output is ASCII-safe UTF-8 and the same on every machine. */
#ifndef BX_BASE_JSON_H
#define BX_BASE_JSON_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
    GString *out;   /* owned by the caller */
    int depth;      /* how many objects and arrays are open */
    int flat_depth; /* the depth of the one that is flat; 0 where none is */
    bool is_first;  /* nothing yet in the innermost */
} bx_json;

void bx_json_begin(bx_json *j, GString *out); /* starts the root object */
void bx_json_end(bx_json *j);                 /* closes it, with a newline */

/* key NULL inside an array. A flat object or array stands on one line. */
void bx_json_object(bx_json *j, const char *key, bool flat);
void bx_json_array(bx_json *j, const char *key, bool flat);
void bx_json_close_object(bx_json *j);
void bx_json_close_array(bx_json *j);

void bx_json_int(bx_json *j, const char *key, long long value);
void bx_json_bool(bx_json *j, const char *key, bool value);
void bx_json_text(bx_json *j, const char *key, const char *value); /* NULL → null */
void bx_json_real(bx_json *j, const char *key, double value, int decimals);

#endif
