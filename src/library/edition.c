#include "library/edition.h"

#include <glib.h>
#include <string.h>

#include "library/data.h"
#include "makeup/hold.h"
#include "makeup/jump.h"
#include "makeup/paging.h"
#include "model/issue.h"
#include "model/page_said.h"
#include "model/variant.h"

static char *copy(bx_arena *arena, const char *text)
{
    return text ? bx_copy_text(arena, text, strlen(text)) : NULL;
}

static const char *const *copy_list(bx_arena *arena, const char *const *list)
{
    if (!list)
        return NULL;
    int n = 0;
    while (list[n])
        n++;
    const char **out = BX_NEW_ARRAY(arena, n + 1, const char *);
    for (int i = 0; i < n; i++)
        out[i] = copy(arena, list[i]);
    return out;
}

/* The profile that the issue or the wishes name. */
static void find_press(banxin_edition *e)
{
    const char *const *paths = bx_data_press_profiles(e->arena, e->data_dir);
    const bx_issue *issue = e->issue;
    const bx_press_profile *found =
        issue && issue->press
            ? bx_press_profile_find(e->arena, issue->press, issue->folder, paths,
                                    issue->press_span, e->diags)
            : NULL;
    e->press = found && found->flavour != BX_FLAVOUR_PLAIN ? found : NULL;
}

static void copy_wishes(banxin_edition *e, const banxin_wishes *wishes)
{
    if (wishes)
        e->wishes = *wishes;
    e->wishes.paper = copy(e->arena, e->wishes.paper);
    e->wishes.date = copy(e->arena, e->wishes.date);
    e->wishes.number = copy(e->arena, e->wishes.number);
    e->wishes.layout = copy(e->arena, e->wishes.layout);
    e->wishes.edition = copy(e->arena, e->wishes.edition);
    e->wishes.press = copy(e->arena, e->wishes.press);
    e->wishes.cache_dir = copy(e->arena, e->wishes.cache_dir);
    e->wishes.photos = copy_list(e->arena, e->wishes.photos);
    e->data_dir = copy(e->arena, bx_data_dir(e->wishes.data_dir));
    e->font_dir = e->wishes.font_dir ? copy(e->arena, e->wishes.font_dir)
                                     : bx_format(e->arena, "%s/fonts", e->data_dir);
}

/* False after reporting: the issue has no such edition. */
static bool find_edition(banxin_edition *e)
{
    const char *name = e->wishes.edition;
    if (!name || bx_variant_find(e->issue, name) >= 0)
        return true;
    const char *list = bx_variant_list(e->arena, e->issue, -1);
    bx_diag(e->diags, *list ? BX_D_E_EDITION_UNKNOWN : BX_D_E_EDITION_NONE, BX_NOWHERE,
            name, list);
    return false;
}

banxin_edition *banxin_open(const char *path, const banxin_wishes *wishes)
{
    banxin_edition *e = g_new0(banxin_edition, 1);
    e->arena = bx_arena_new();
    e->diags = bx_diags_new();
    copy_wishes(e, wishes);
    bx_issue_wishes issue_wishes = {.paper = e->wishes.paper,
                                    .layout = e->wishes.layout,
                                    .press = e->wishes.press,
                                    .number = e->wishes.number,
                                    .photos = e->wishes.photos};
    if (e->wishes.date && !bx_date_parse(e->wishes.date, &issue_wishes.date))
        bx_diag(e->diags, BX_D_E_WISHED_DATE, BX_NOWHERE, e->wishes.date);
    else
        e->issue = bx_issue_load(e->arena, path, &issue_wishes, e->diags);
    if (e->issue && !find_edition(e))
        e->issue = NULL;
    find_press(e);
    return e;
}

void banxin_free(banxin_edition *e)
{
    if (!e)
        return;
    bx_assets_free(e->assets);
    bx_lexicon_free(e->lexicon);
    bx_diags_free(e->diags);
    bx_arena_free(e->arena);
    g_free(e);
}

bool banxin_failed(const banxin_edition *e)
{
    return bx_diags_count(e->diags, BX_ERROR) > 0;
}

static bool look(void *data, const bx_progress *now)
{
    const banxin_edition *e = data;
    return e->look(e->look_data, &(banxin_progress){.layout = now->layout,
                                                    .page = now->page,
                                                    .n_pages = now->n_pages,
                                                    .n_shaped = now->n_shaped,
                                                    .n_items = now->n_items,
                                                    .n_states = now->n_states,
                                                    .cost = now->cost,
                                                    .bound = now->bound});
}

void banxin_watch(banxin_edition *e,
                  bool (*asked)(void *data, const banxin_progress *now), void *data)
{
    e->look = asked;
    e->look_data = data;
    e->watch = (bx_watch){.look = look, .data = e};
}

/* Items that go on on another page are cut. */
static void cut_items(banxin_edition *e)
{
    bx_jump_wishes wishes = {
        .layouts = {bx_data_layouts(e->arena, e->data_dir), e->wishes.layout, NULL},
        .lexicon = e->lexicon};
    e->issue = bx_jumps_make(e->arena, e->assets, e->issue, &wishes, e->diags);
}

/* Every page gets its items. False after reporting. */
static bool fill_pages(banxin_edition *e)
{
    cut_items(e);
    bx_paging_wishes wishes = {
        .layouts = {bx_data_layouts(e->arena, e->data_dir), e->wishes.layout, NULL},
        .lexicon = e->lexicon,
        .is_draft = e->wishes.is_draft,
        .n_threads = e->wishes.n_threads};
    const bx_issue *filled =
        bx_paging_make(e->arena, e->assets, e->issue, &wishes, e->diags);
    if (filled)
        e->issue = e->read = filled;
    if (filled && filled->n_variants)
        e->issue = bx_variant_issue(e->arena, filled, 0, e->diags);
    return filled != NULL;
}

bool bx_library_open(banxin_edition *e)
{
    if (e->assets)
        return true;
    e->assets = bx_assets_new(e->font_dir, e->diags);
    e->lexicon = e->assets ? bx_data_lexicon(e->arena, e->data_dir, e->diags) : NULL;
    return e->assets && fill_pages(e) &&
           (bx_lock_load(e->arena, e->issue, &e->lock, e->diags) || e->wishes.is_draft);
}

/* Of several editions all but the first need to know how that was made. */
static bool is_lean(const banxin_edition *e)
{
    return e->wishes.is_lean && e->issue->n_variants < 2;
}

static bool make(banxin_edition *e)
{
    if (e->made.pages || (banxin_failed(e) && !e->wishes.is_draft))
        return e->made.n_pages > 0;
    bx_edition_wishes wishes = {.lexicon = e->lexicon,
                                .layout_paths = bx_data_layouts(e->arena, e->data_dir),
                                .layout = e->wishes.layout,
                                .lock = &e->lock,
                                .first = &e->first,
                                .is_draft = e->wishes.is_draft,
                                .is_lean = is_lean(e),
                                .n_threads = e->wishes.n_threads,
                                .only_page = e->wishes.page,
                                .other_page = e->wishes.other_page,
                                .watch = e->look ? &e->watch : NULL,
                                .n_alternatives = e->wishes.n_alternatives,
                                .alternative = e->wishes.alternative};
    bool is_whole =
        bx_edition_make(e->arena, e->assets, e->issue, &wishes, e->diags, &e->made);
    bool is_proven = !bx_diags_count_of(e->diags, BX_D_E_TEXT_LOST) &&
                     !bx_diags_count_of(e->diags, BX_D_E_TEXT_TWICE);
    if (!is_proven || (!e->wishes.is_draft && (!is_whole || banxin_failed(e))))
        e->made.n_pages = e->made.n_sheets = 0; /* nothing to write */
    return e->made.n_pages > 0;
}

static void tell_edition(banxin_edition *e)
{
    const bx_edition *made = &e->made;
    if (e->first.n_pages && made->n_pages)
        bx_diag(e->diags, BX_D_N_EDITION, BX_NOWHERE, e->issue->edition,
                BX_INT(made->n_shared), BX_INT(made->n_pages), e->read->variants[0].name,
                BX_INT(made->n_pages - made->n_shared));
}

bool banxin_make_up(banxin_edition *e)
{
    if (!e->issue || (!e->assets && banxin_failed(e) && !e->wishes.is_draft) ||
        !bx_library_open(e))
        return false;
    int wished = e->wishes.edition ? bx_variant_find(e->issue, e->wishes.edition) : 0;
    bool is_made = make(e);
    bx_page_said_alone(e->issue, e->wishes.page, e->wishes.other_page, e->diags);
    if (!e->change.issue && !e->variant && wished)
        is_made = is_made && banxin_turn_to(e, wished) && make(e);
    tell_edition(e);
    return is_made;
}

int banxin_n_editions(const banxin_edition *e)
{
    return e->issue ? e->issue->n_variants : 0;
}

const char *banxin_edition_name(const banxin_edition *e, int i)
{
    return e->issue->variants[i].name;
}

bool banxin_turn_to(banxin_edition *e, int i)
{
    bx_lock own;
    if (!bx_library_open(e) || !e->read)
        return false;
    if (!e->variant)
        e->first = e->made;
    e->variant = i;
    e->issue = bx_variant_issue(e->arena, e->read, i, e->diags);
    e->made = i ? (bx_edition){0} : e->first;
    if (!bx_lock_load(e->arena, e->issue, &own, e->diags) && !e->wishes.is_draft)
        return false;
    e->lock = e->first.made ? bx_hold_first(e->arena, e->issue, &e->first, &own) : own;
    return !banxin_failed(e) || e->wishes.is_draft;
}

bool bx_library_has_reasons(const banxin_edition *e)
{
    return e->made.n_pages && e->made.made;
}

int banxin_n_pages(const banxin_edition *e)
{
    return e->made.n_pages;
}

const char *banxin_page_label(const banxin_edition *e, int i)
{
    return e->made.pages[i].label;
}

int banxin_n_sheets(const banxin_edition *e)
{
    return e->made.n_sheets;
}

const char *banxin_sheet_label(const banxin_edition *e, int i)
{
    return e->made.sheets[i].label;
}

char *banxin_report(const banxin_edition *e, bool chinese, bool verbose)
{
    return bx_diags_text(e->diags, bx_library_tongue(chinese), verbose);
}

char *banxin_user_cache(void)
{
    return g_build_filename(g_get_user_cache_dir(), "banxin", NULL);
}

void banxin_free_text(char *text)
{
    g_free(text);
}
