/* lint: what the law, the quality office and the house look at in an issue (page-rules
 * 22a to 27): findings, each with its rule, its place and a hint.
 *
 * In: an issue as it was read; its pages as far as they were made; the lists of the
 * house. Out: findings by place, and the figures of the quality office. Words are never
 * changed: a query is a question to the editor. Not done here: how it is told
 * (lint_text.h, lint_json.h). */
#ifndef BX_DESK_LINT_H
#define BX_DESK_LINT_H

#include "desk/lint_area.h"
#include "model/rulings.h"
#include "text/lexicon.h"

typedef enum { BX_LINT_QUERY, BX_LINT_WARNING, BX_LINT_ERROR } bx_lint_severity;

typedef enum {
#define BX_LINT(id, scope, severity, by, en, hint_en, zh, hint_zh) BX_LINT_##id,
#include "desk/lint.def"
#undef BX_LINT
    BX_LINT_COUNT
} bx_lint_rule;

enum { BX_LINT_ARGS = 9 };

typedef struct {
    bx_lint_rule rule;
    bx_span at;          /* source NULL: a matter of the page */
    int page, last_page; /* numbers of the page, which are one but of a spread, and of
                            what stands between two; 0: of the whole issue */
    const char *item;    /* its name, or NULL */
    const char *args[BX_LINT_ARGS];
} bx_lint_finding;

typedef struct {
    const bx_issue *issue;
    const bx_edition *edition; /* n_pages 0: no page could be made */
    const bx_lexicon *lexicon; /* or NULL: words are not known, and fewer names found */
    bx_rulings forbidden, always;
    int page, other_page; /* what is found on them alone, with what is said of the whole
                             issue (bx_page_is_asked); 0: on all */
} bx_lint_input;

typedef struct {
    const bx_lint_finding *findings; /* of the issue, then by place in its items */
    int n;
    bx_lint_area area;
} bx_lint_report;

/* Everything is in the arena, and borrows from the input. */
bx_lint_report bx_lint_make(bx_arena *arena, const bx_lint_input *input);

int bx_lint_count(const bx_lint_report *report, bx_lint_severity severity);

/* Of a rule: "head-stop", its severity, its source; and a finding's words, hint NULL
 * where there is none. */
const char *bx_lint_name(bx_arena *arena, bx_lint_rule rule);
bx_lint_severity bx_lint_severity_of(bx_lint_rule rule);
const char *bx_lint_source(bx_lint_rule rule);
const char *bx_lint_words(bx_arena *arena, const bx_lint_finding *f, bx_tongue tongue);
const char *bx_lint_hint(bx_arena *arena, const bx_lint_finding *f, bx_tongue tongue);

#endif
