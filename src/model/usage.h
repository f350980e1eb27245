/* usage: what a house decides for itself about marks and digits, where else the language
 * of the copy has its habit.
 *
 * In: keys of a style or an item. Out: an answer to each question of usage.def, or none.
 * Not done here: what follows from it (text/profile.c, compose/paragraph.c). */
#ifndef BX_MODEL_USAGE_H
#define BX_MODEL_USAGE_H

#include "model/keys.h"

typedef enum {
#define BX_USAGE(id) BX_USAGE_##id,
#define BX_USE(usage, id, name, zh)
#include "model/usage.def"
#undef BX_USAGE
#undef BX_USE
    BX_USAGE_COUNT
} bx_usage_id;

typedef enum {
    BX_USE_BY_LANGUAGE,
#define BX_USAGE(id)
#define BX_USE(usage, id, name, zh) BX_USE_##usage##_##id,
#include "model/usage.def"
#undef BX_USAGE
#undef BX_USE
    BX_USE_COUNT
} bx_use;

typedef struct {
    uint8_t uses[BX_USAGE_COUNT]; /* bx_use; 0: as the language has it */
} bx_usage;

/* Over what *out holds. The key of the first question; the others follow it in the order
 * of the table. Wrong values are reported. */
void bx_usage_read(const bx_yaml *map, bx_key first, bx_usage *out, bx_diags *diags);
/* The same from one word in English; false when it is no answer to that question. */
bool bx_usage_take(bx_usage *usage, bx_usage_id id, const char *word);
/* The words that it could be: "basic, gb, strict". */
const char *bx_usage_list(bx_arena *arena, bx_usage_id id);

/* What `over` says, else what `usage` says. */
bx_usage bx_usage_over(bx_usage usage, bx_usage over);
bool bx_usage_is_empty(bx_usage usage);

/* As files name it: "gb"; NULL for BX_USE_BY_LANGUAGE. */
const char *bx_use_name(bx_use use);

#endif
