/* keys: the keys that files may hold, in English and Chinese, and their values by type.
 * Every name stands in keys.def and nowhere else; the reference follows that table.
 *
 * The value functions look a key up in a mapping by any of its names. A key that is not
 * there, or left empty, leaves *out as it was; so does a value of the wrong kind, which
 * is reported. They return true when *out was set. */
#ifndef BX_MODEL_KEYS_H
#define BX_MODEL_KEYS_H

#include "base/len.h"
#include "model/yaml.h"

typedef enum {
#define BX_KEY_MAP(id, en, zh) BX_MAP_##id,
#define BX_KEY(map, id, name, zh)
#include "model/keys.def"
#undef BX_KEY_MAP
#undef BX_KEY
    BX_MAP_COUNT
} bx_key_map;

typedef enum {
#define BX_KEY_MAP(id, en, zh)
#define BX_KEY(map, id, name, zh) BX_KEY_##map##_##id,
#include "model/keys.def"
#undef BX_KEY_MAP
#undef BX_KEY
    BX_KEY_COUNT
} bx_key;

/* From the table: "headline", 主题; and the mapping it belongs to. */
const char *bx_key_name(bx_key key);
const char *bx_key_zh(bx_arena *arena, bx_key key); /* the one that is taught */
bx_key_map bx_key_map_of(bx_key key);
/* The key of a mapping that a word is one of the names of, or BX_KEY_COUNT. */
bx_key bx_key_find(bx_key_map map, const char *word);

/* Reports every key that is none of the map's, and each that stands under two names.
 * False after reporting when the node is no mapping at all. */
bool bx_keys_check(const bx_yaml *node, bx_key_map map, bx_diags *diags);

/* The value, by any name; NULL when it is not there or empty. */
const bx_yaml *bx_keys_find(const bx_yaml *map, bx_key key);
/* The name that a value, found so, has in the file. */
const char *bx_keys_written(const bx_yaml *map, const bx_yaml *value);
/* Reports as row `id`, by the name it has in the file, each of n keys that has a value
 * there; map NULL: none has. */
void bx_keys_refuse(const bx_yaml *map, const bx_key *refused, size_t n, bx_diag_id id,
                    bx_diags *diags);
/* The key where it stands without a value; NULL: it has one, or is not there. */
const bx_yaml *bx_keys_find_bare(const bx_yaml *map, bx_key key);
/* The same, and of this kind; else NULL after reporting. */
const bx_yaml *bx_keys_list(const bx_yaml *map, bx_key key, bx_diags *diags);

bool bx_keys_text(const bx_yaml *map, bx_key key, const char **out, bx_diags *diags);
bool bx_keys_int(const bx_yaml *map, bx_key key, int min, int max, int *out,
                 bx_diags *diags);
/* A value of a list that was found in the map. */
bool bx_keys_whole(const bx_yaml *map, const bx_yaml *list, const bx_yaml *value, int min,
                   int max, int *out, bx_diags *diags);
bool bx_keys_bool(const bx_yaml *map, bx_key key, bool *out, bx_diags *diags);

/* One of a list of words in English and Chinese; *out is the index of the pair. */
typedef struct {
    const char *name, *zh;
} bx_word;
bool bx_keys_word(const bx_yaml *map, bx_key key, const bx_word *words, int n, int *out,
                  bx_diags *diags);

/* What 字 and 行 mean where a length may be given in them; 0: not there. */
typedef struct {
    bx_len em, line;
    bx_len whole; /* what a percentage is of */
    bool bare_is_mm;
    bx_len min, max;
} bx_len_rule;
bool bx_keys_len(const bx_yaml *map, bx_key key, const bx_len_rule *rule, bx_len *out,
                 bx_diags *diags);

/* Reports a key that a mapping cannot do without, at the mapping. */
void bx_keys_missing(const bx_yaml *map, bx_key key, bx_diags *diags);

#endif
