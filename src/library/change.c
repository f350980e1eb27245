#include <glib.h>

#include "desk/trial.h"
#include "library/edition.h"
#include "model/listed_file.h"

static bx_trial trial_of(banxin_edition *e, bool chinese)
{
    return (bx_trial){e->arena, e->issue, &e->made, e->diags, bx_library_tongue(chinese)};
}

/* The edition with the change; words NULL: there was none. */
static char *take_change(banxin_edition *e, GString *words)
{
    if (!words)
        return NULL;
    e->issue = e->change.issue;
    e->lock = e->change.lock;
    e->made = e->first = (bx_edition){0};
    return g_string_free(words, FALSE);
}

char *banxin_replace(banxin_edition *e, const char *item, const char *file, bool chinese)
{
    if (!bx_library_has_reasons(e))
        return NULL;
    const bx_item *by = bx_listed_file_load_one(e->arena, file, e->diags);
    bx_trial trial = trial_of(e, chinese);
    return take_change(e, by ? bx_trial_replace(&trial, item, by, &e->change) : NULL);
}

char *banxin_swap(banxin_edition *e, const char *item, const char *other, bool chinese)
{
    bx_trial trial = trial_of(e, chinese);
    return take_change(e, bx_library_has_reasons(e)
                              ? bx_trial_swap(&trial, item, other, &e->change)
                              : NULL);
}

bool banxin_change_fits(const banxin_edition *e)
{
    return e->change.fits;
}

char *banxin_without(banxin_edition *e, const char *item, bool chinese)
{
    bx_trial trial = trial_of(e, chinese);
    GString *words = bx_library_has_reasons(e) ? bx_trial_without(&trial, item) : NULL;
    return words ? g_string_free(words, FALSE) : NULL;
}
