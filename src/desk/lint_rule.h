/* lint_rule: what the functions of lint.def work with.
 *
 * Each looks for one thing and says where it stands; which rule is asked, of which item,
 * is known to bx_lint_find. Items are those with copy of their own: a column's items and
 * each of the briefs by itself; of a group its head alone. */
#ifndef BX_DESK_LINT_RULE_H
#define BX_DESK_LINT_RULE_H

#include <glib.h>

#include "desk/lint.h"
#include "desk/lint_char.h"
#include "text/words.h"

typedef struct {
    const bx_item *item;
    const bx_page *page;
} bx_lint_text;

typedef struct {
    bx_arena *arena;
    const bx_lint_input *in;
    const bx_lint_text *texts;
    int n_texts;
    const bx_lint_text *text; /* the one that is looked at; NULL: the issue */
    bx_lint_rule rule;        /* that is asked */
    GArray *found;            /* of bx_lint_finding */
} bx_lint;

#define BX_LINT_OF_ISSUE bx_lint *
#define BX_LINT_OF_ITEM bx_lint *, const bx_item *
#define BX_LINT_OF_PART bx_lint *, const bx_part *
#define BX_LINT(id, scope, severity, by, en, hint_en, zh, hint_zh)                       \
    void bx_lint_##id(BX_LINT_OF_##scope);
#include "desk/lint.def"
#undef BX_LINT

/* A finding of the rule that is asked; args fill its words and are borrowed. At a place
 * in a file, or on a page (NULL: none) with an item (NULL: none). */
#define BX_LINT_FIND(l, at, ...)                                                         \
    bx_lint_find((l), (at), (const char *const[BX_LINT_ARGS]){__VA_ARGS__})
void bx_lint_find(bx_lint *l, bx_span at, const char *const args[BX_LINT_ARGS]);
#define BX_LINT_FIND_ON(l, page, item, ...)                                              \
    bx_lint_find_on((l), (page), (item), (const char *const[BX_LINT_ARGS]){__VA_ARGS__})
void bx_lint_find_on(bx_lint *l, const bx_page *page, const bx_item *item,
                     const char *const args[BX_LINT_ARGS]);

/* Whether the issue is of this kind: as it says, else by its CN number or permit. */
bool bx_lint_is(const bx_lint *l, bx_status status);

/* Of parts. Head: kicker, headline, deck. Running: paragraphs of every kind, captions and
 * the summary: what reads as sentences. */
bool bx_lint_is_head(const bx_part *part);
bool bx_lint_is_running(const bx_part *part);

static inline const char *bx_lint_slice(const bx_lint *l, bx_chars text, int from, int to)
{
    return bx_chars_utf8(l->arena, bx_chars_slice(text, from, to));
}

#endif
