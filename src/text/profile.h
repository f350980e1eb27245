/* profile: how a language sets its marks, edges and gaps.
 *
 * In: a language tag. Out: one row of profile.def: everything that composition asks of a
 * language and not of a character; a house may have some of it otherwise.
 * Sources: CLREQ §3, GB/T 15834, JLREQ §3, CSS Text 4. */
#ifndef BX_TEXT_PROFILE_H
#define BX_TEXT_PROFILE_H

#include "base/arena.h"
#include "model/usage.h"
#include "text/cjk.h"

/* What becomes of the blank of an opening mark that starts a line. */
typedef enum {
    BX_START_KEEP,
    BX_START_LATER, /* trimmed but on the first line of a paragraph */
    BX_START_TRIM,
} bx_start_trim;

/* What becomes of the blank of a closing mark that ends a line. */
typedef enum {
    BX_END_KEEP,
    BX_END_IF_NEEDED, /* trimmed where the line would be too long else */
    BX_END_TRIM,      /* always: GB/T 15834 §5.1.10 */
} bx_end_trim;

/* Two marks side by side. */
typedef enum {
    BX_PAIR_FULL,  /* two em */
    BX_PAIR_SHARED /* an em and a half: one of them gives up its blank */
} bx_pair_trim;

typedef struct bx_profile {
    const char *tag;      /* BCP 47: "zh-CN" */
    const char *opentype; /* language for shaping: "zh-Hans" */
    bx_convention convention;
    bx_level level;
    bx_pair_trim pair;
    bx_start_trim start;
    bx_end_trim end;
    int gap, gap_least, gap_most; /* Han–Latin: natural, compressed, stretched
                                     [1/100 em]; all 0: none */
    bool has_sign_gaps;           /* ASCII marks beside Han take the gap too */
    bool has_word_spaces;         /* lines break at spaces alone (Korean) */
    bool has_hanging_marks;       /* one stop or comma may hang behind the line */
    int least_last;               /* letters on the last line of a paragraph */
    const char *hyphenation;      /* dictionary for Latin words: "en_US" */
} bx_profile;

/* The row for a tag, by its longest known beginning ("zh-Hans-SG" is zh-CN, "ja-JP" is
 * ja); NULL when no row fits. */
const bx_profile *bx_profile_find(const char *tag);
/* Mainland Chinese: what holds where no language is named. */
const bx_profile *bx_profile_default(void);
/* The profile as a house uses it: the same one where it has nothing to say. */
const bx_profile *bx_profile_with(bx_arena *arena, const bx_profile *profile,
                                  bx_usage usage);
/* The tags of all rows, for people: "zh-CN, zh-TW, …". */
const char *bx_profile_list(bx_arena *arena);
/* Row i, for listings; NULL past the last. */
const bx_profile *bx_profile_at(int i);

#endif
