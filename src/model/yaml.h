/* yaml: a YAML text as a tree of texts, lists and mappings in which every node knows its
 * place. In: a source, or a part of one (the front matter of an item). Out: the tree, in
 * the order of the file. Refused, each with its place: what libyaml cannot read, aliases,
 * anchors and tags (so nothing grows when read, and no words of an editor vanish into
 * them), nesting past BX_YAML_MAX_DEPTH, texts past BX_YAML_MAX_BYTES, control
 * characters, and a key that stands twice.
 * Not done here: which keys a file may hold and what they mean (keys.h). */
#ifndef BX_MODEL_YAML_H
#define BX_MODEL_YAML_H

#include "base/chars.h"
#include "base/diag.h"

enum { BX_YAML_MAX_DEPTH = 16, BX_YAML_MAX_BYTES = 128 * 1024 };

typedef enum { BX_YAML_TEXT, BX_YAML_LIST, BX_YAML_MAP } bx_yaml_kind;

typedef struct bx_yaml bx_yaml;
struct bx_yaml {
    bx_yaml_kind kind;
    bx_span span;
    const char *text; /* TEXT: without quotes and escapes; else NULL */
    char quote;       /* TEXT: ' " | > as written; 0: plain */
    /* LIST: n values, keys is NULL. MAP: n pairs; keys are TEXT nodes. */
    const bx_yaml *const *keys;
    const bx_yaml *const *values;
    int n;
};

/* Bytes [from, to) of the source as one document. Nothing but space and comments is an
 * empty mapping. NULL after reporting. */
const bx_yaml *bx_yaml_read(bx_arena *arena, const bx_source *source, int from, int to,
                            bx_diags *diags);

/* True for a value that was left empty ("deck:" or "deck: ~"). */
bool bx_yaml_is_empty(const bx_yaml *node);

/* A TEXT node as characters, each at its place in the source, through quotes, escapes
 * and folded lines. */
bx_chars bx_yaml_chars(bx_arena *arena, const bx_yaml *text);

#endif
