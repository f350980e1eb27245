/* text: every word the program itself says, in English and Chinese: one row of text.def
 * each. What is wrong with copy comes from the library's report, not from here. */
#ifndef BX_CLI_TEXT_H
#define BX_CLI_TEXT_H

#include <stdbool.h>
#include <stdio.h>

typedef enum {
#define BX_TEXT(id, english, chinese) BX_T_##id,
#include "cli/text.def"
#undef BX_TEXT
    BX_T_COUNT
} bx_text_id;

/* Writes row `id`. The further arguments are strings that fill {1}, {2} …; give at least
 * one: "" where the row takes none. */
#define bx_say(to, chinese, id, ...)                                                     \
    bx_text_write((to), (chinese), (id), (const char *const[]){__VA_ARGS__, NULL})
void bx_text_write(FILE *to, bool chinese, bx_text_id id, const char *const *args);

/* The candidate that `word` is most likely a slip of (at most two letters away, and fewer
 * than half of its letters), or NULL. Candidates are closed by NULL. */
const char *bx_text_nearest(const char *word, const char *const *candidates);

#endif
