/* edition: what one call of the program works on, from the copy to the pages made. */
#ifndef BX_LIBRARY_EDITION_H
#define BX_LIBRARY_EDITION_H

#include "asset/assets.h"
#include "banxin.h"
#include "desk/trial.h"
#include "makeup/edition.h"
#include "model/press_profile.h"

struct banxin_edition {
    bx_arena *arena;
    bx_diags *diags;
    bx_assets *assets; /* opened when something is made up */
    bx_lexicon *lexicon;
    banxin_wishes wishes;
    const char *data_dir, *font_dir;
    const bx_issue *issue;
    const bx_issue *read; /* the same before any edition's own, its pages filled */
    int variant;          /* of its editions, the one that this is */
    const bx_press_profile *press; /* NULL: a plain PDF is wanted */
    bx_lock lock;
    bx_edition made;
    bx_edition first;       /* the first of its editions, when this is another */
    bx_trial_result change; /* issue NULL: none was tried */
    bx_watch watch;         /* in use where there is a look */
    bool (*look)(void *data, const banxin_progress *now);
    void *look_data;
};

/* Opens what making up needs, and gives every page its items; once. False after
 * reporting. */
bool bx_library_open(banxin_edition *edition);

/* Are there pages, and how they were made? */
bool bx_library_has_reasons(const banxin_edition *edition);

static inline bx_tongue bx_library_tongue(bool chinese)
{
    return chinese ? BX_CHINESE : BX_ENGLISH;
}

#endif
