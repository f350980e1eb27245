#include "makeup/edition.h"

#include <glib.h>

#include "base/parallel.h"
#include "makeup/centre.h"
#include "makeup/furniture.h"
#include "makeup/leaf.h"
#include "makeup/page_report.h"
#include "makeup/page_settings.h"
#include "makeup/proof.h"

/* A page, made in an arena of its own, and what was said of it. */
typedef struct {
    const bx_made_page *shared; /* of the first edition, which it is; or NULL */
    bx_arena *arena;            /* NULL: it was not begun */
    bx_diags *said;
    bx_setting *setting;
    bx_assets *assets; /* that the ids in its display are of */
    bx_made_page made;
    bx_alternatives alternatives;
    bx_display display;
    bool has_wished;     /* there is the alternative that was wished for */
    bool has_page;       /* there is something to show */
    bool is_whole;       /* all copy has a place */
    bool is_unmet;       /* not so, for wishes that cannot be met */
    int64_t white, cost; /* white in cells of the grid */
} page_job;

/* All pages wanted, on their layouts. */
typedef struct {
    bx_setting base; /* without a layout */
    const bx_issue *issue;
    const bx_edition_wishes *wishes;
    const int *wanted; /* indices of the issue's pages */
    int n;
    const bx_setting *on;     /* of each: its layout, and the words of the houses */
    page_job *jobs;           /* of each */
    bool is_trial;            /* of a layout: over when one page fails */
    int has_failed, is_unmet; /* … by wishes */
    GMutex *lock;             /* of the watch */
    int n_begun;              /* pages, for who looks on */
} run;

/* One worker looks on for all. */
typedef struct {
    run *run;
    bx_watch watch;
} watcher;

/* ---- which pages, on which layout ---- */

static bool has_copy(const bx_page *page)
{
    return page->n_items || page->n_ads;
}

static bool is_wanted(const bx_page *page, const bx_edition_wishes *wishes)
{
    return has_copy(page) &&
           bx_page_is_asked(page, wishes->only_page, wishes->other_page);
}

/* 0: all pages that were asked for by number are there; else one that is not. */
static int missing_page(const run *r)
{
    const int asked[] = {r->wishes->only_page, r->wishes->other_page};
    for (int i = 0; i < 2; i++) {
        bool is_there = !asked[i];
        for (int k = 0; k < r->n && !is_there; k++)
            is_there = bx_page_is_numbered(&r->issue->pages[r->wanted[k]], asked[i]);
        if (!is_there)
            return asked[i];
    }
    return 0;
}

static void report_missing(const run *r, bx_diags *diags)
{
    g_autoptr(GString) pages = g_string_new(NULL);
    for (int i = 0; i < r->issue->n_pages; i++)
        if (has_copy(&r->issue->pages[i]))
            g_string_append_printf(pages, "%s%s", pages->len ? ", " : "",
                                   BX_PAGE(&r->issue->pages[i]));
    bx_diag(diags, BX_D_E_NO_PAGE, BX_NOWHERE, BX_INT(missing_page(r)), pages->str);
}

static const int *list_wanted(bx_arena *arena, const bx_issue *issue,
                              const bx_edition_wishes *wishes, int *n)
{
    int *wanted = BX_NEW_ARRAY(arena, issue->n_pages, int);
    *n = 0;
    for (int i = 0; i < issue->n_pages; i++)
        if (is_wanted(&issue->pages[i], wishes))
            wanted[(*n)++] = i;
    return wanted;
}

static const bx_locked_page *locked_at(const bx_edition_wishes *wishes, int page)
{
    return wishes->lock ? wishes->lock->pages[page] : NULL;
}

static bx_layout_wishes layouts_of(const bx_edition_wishes *wishes)
{
    return (bx_layout_wishes){wishes->layout_paths, wishes->layout, wishes->lock};
}

/* False after reporting: it has no spreads, and is to have one. */
static bool put_on(run *r, bx_setting setting)
{
    bx_setting *on = BX_NEW_ARRAY(r->base.arena, r->n, bx_setting);
    for (int i = 0; i < r->n; i++) {
        on[i] = setting;
        on[i].layout = bx_layout_on_page(r->base.arena, setting.layout,
                                         &r->issue->pages[r->wanted[i]], setting.diags);
        if (!on[i].layout)
            return false;
    }
    r->on = on;
    return true;
}

/* ---- one page ---- */

/* A worker's watch asks the caller's, one at a time. */
static bool look_for_all(void *of, const bx_progress *now)
{
    const watcher *w = of;
    bx_watch *watch = w->run->wishes->watch;
    g_mutex_lock(w->run->lock);
    watch->now = *now;
    bx_watch_look(watch);
    bool goes_on = !watch->is_stopped;
    g_mutex_unlock(w->run->lock);
    return goes_on;
}

static bx_watch *watch_page(run *r, const page_job *job)
{
    if (!r->wishes->watch)
        return NULL;
    watcher *w = BX_NEW(job->arena, watcher);
    w->run = r;
    w->watch = (bx_watch){.look = look_for_all,
                          .data = w,
                          .now = {.layout = job->setting->layout->name,
                                  .page = g_atomic_int_add(&r->n_begun, 1) + 1,
                                  .n_pages = r->n}};
    return &w->watch;
}

static void begin(run *r, int worker, int i)
{
    page_job *job = &r->jobs[i];
    job->arena = bx_arena_new();
    job->said = bx_diags_new();
    job->assets = bx_assets_other(r->base.assets, worker);
    job->setting = bx_copy(job->arena, &r->on[i], sizeof r->on[i]);
    job->setting->arena = job->arena;
    job->setting->diags = job->said;
    job->setting->assets = job->assets;
    job->setting->watch = watch_page(r, job);
    bx_assets_report_to(job->assets, job->said);
}

static void make(run *r, int i)
{
    page_job *job = &r->jobs[i];
    int page = r->wanted[i];
    job->made = bx_page_make(job->setting, r->issue, &r->issue->pages[page],
                             locked_at(r->wishes, page),
                             MAX(r->wishes->from, BX_LOCK_KEPT), !r->is_trial);
    job->is_whole = job->made.solution.root && !job->made.over_lines;
    job->has_page = job->made.solution.root != NULL;
    job->is_unmet = job->made.n_unmet;
}

static int most_alternatives(const bx_edition_wishes *wishes)
{
    return MAX(1, MAX(wishes->n_alternatives, wishes->alternative));
}

/* The pages that a page could be, but for trials; the one that was wished for takes its
 * place. */
static bool find_alternatives(const run *r, page_job *job)
{
    const bx_edition_wishes *wishes = r->wishes;
    const bx_setting *s = job->setting;
    int most = r->is_trial ? 1 : most_alternatives(wishes), n = 1;
    bx_made_page *pages = BX_NEW_ARRAY(s->arena, most, bx_made_page);
    pages[0] = job->made;
    if (most > 1 && job->made.solution.root)
        n = bx_page_alternatives(s, r->issue, &job->made, most, pages);
    job->alternatives = (bx_alternatives){pages, n};
    if (!r->is_trial && wishes->alternative > n) {
        const bx_page *page = job->made.page;
        bx_diag(s->diags, BX_D_E_ALTERNATIVES_FEW, page->span, BX_PAGE(page), BX_INT(n),
                BX_INT(wishes->alternative));
        return false;
    }
    job->made = pages[r->is_trial ? 0 : MAX(wishes->alternative, 1) - 1];
    return true;
}

/* Draws the page and says what there is to say of it. */
static void show(const run *r, page_job *job)
{
    job->display = bx_page_display(job->setting, r->issue, &job->made);
    bx_page_report(job->setting, r->issue, &job->made, &job->display,
                   r->wishes->is_draft);
    job->white = bx_made_page_white(&job->made);
    job->cost = job->made.solution.cost;
}

/* Where blocks stand, and whose they are. */
static const bx_placed *copy_places(bx_arena *arena, const bx_made_page *made)
{
    bx_placed *parts = BX_NEW_ARRAY(arena, made->n_parts, bx_placed);
    for (int i = 0; i < made->n_parts; i++) {
        bx_block *block = BX_NEW(arena, bx_block);
        block->item = made->parts[i].block->item;
        block->index = made->parts[i].block->index;
        parts[i] = (bx_placed){.at = made->parts[i].at, .block = block};
    }
    return parts;
}

/* Keeps what the page shows, and what proof and leaves ask of it. */
static void forget_the_rest(const run *r, page_job *job)
{
    bx_arena *kept = bx_arena_new();
    const bx_made_page *made = &job->made;
    bx_made_page slim = {.layout = made->layout,
                         .page = made->page,
                         .parts = copy_places(kept, made),
                         .n_parts = made->n_parts};
    if (made->over)
        slim.over = bx_copy(kept, made->over, (size_t)r->issue->n_items * sizeof(int));
    job->made = slim;
    job->display = bx_display_copy(kept, &job->display);
    bx_arena_free(job->arena);
    job->arena = kept;
    job->setting = NULL;
    job->alternatives = (bx_alternatives){0};
}

static void make_page(void *of, int worker, int i)
{
    run *r = of;
    page_job *job = &r->jobs[i];
    if (job->shared || g_atomic_int_get(&r->has_failed))
        return;
    begin(r, worker, i);
    make(r, i);
    if (r->is_trial && !job->is_whole) {
        if (job->is_unmet)
            g_atomic_int_set(&r->is_unmet, 1);
        g_atomic_int_set(&r->has_failed, 1);
        return;
    }
    job->has_wished = find_alternatives(r, job);
    if (!job->has_wished)
        return; /* of the page there is no more to say */
    show(r, job);
    if (r->wishes->is_lean)
        forget_the_rest(r, job);
}

/* ---- pages of the first edition ---- */

/* The index in the first edition of a page that holds the same; -1: it is made. */
static int find_shared(const run *r, const bx_page *page)
{
    const bx_edition *first = r->wishes->first;
    for (int i = 0; !page->is_own && first && first->made && i < first->n_pages; i++)
        if (first->made[i].page->number == page->number)
            return i;
    return -1;
}

/* Takes it as it was made, with furniture of its own. */
static void share(const run *r, page_job *job, const bx_page *page, int i)
{
    const bx_edition *first = r->wishes->first;
    job->shared = &first->made[i];
    job->made = first->made[i];
    job->made.page = page;
    job->alternatives = first->alternatives[i];
    job->has_wished = job->has_page = true;
    job->is_whole = !job->made.over_lines;
    job->display = bx_edition_display(first, r->issue, &job->made);
    bx_setting s = *job->made.setting;
    s.arena = r->base.arena;
    s.diags = r->base.diags;
    bx_furniture_report(&s, r->issue, page);
}

static void share_pages(run *r)
{
    for (int i = 0; i < r->n; i++) {
        const bx_page *page = &r->issue->pages[r->wanted[i]];
        int shared = find_shared(r, page);
        if (shared >= 0)
            share(r, &r->jobs[i], page, shared);
    }
}

/* ---- all pages ---- */

static void make_pages(run *r)
{
    int n_workers = bx_parallel_workers(r->wishes->n_threads, r->n);
    r->jobs = BX_NEW_ARRAY(r->base.arena, r->n, page_job);
    share_pages(r);
    for (int i = 0; i < n_workers; i++)
        bx_assets_other(r->base.assets, i); /* while nobody else asks */
    bx_parallel_run(n_workers, r->n, make_page, r);
    for (int i = 0; i < n_workers; i++)
        bx_assets_report_to(bx_assets_other(r->base.assets, i), r->base.diags);
}

static void drop_pages(run *r)
{
    for (int i = 0; i < r->n && r->jobs; i++) {
        bx_arena_free(r->jobs[i].arena);
        bx_diags_free(r->jobs[i].said);
    }
    r->jobs = NULL;
}

static int64_t sum_white(const run *r)
{
    int64_t sum = 0;
    for (int i = 0; i < r->n; i++)
        sum += r->jobs[i].white;
    return sum;
}

static int64_t sum_cost(const run *r)
{
    int64_t sum = 0;
    for (int i = 0; i < r->n; i++)
        sum += r->jobs[i].cost;
    return sum;
}

/* Both are whole. Layouts come smallest first: ties stay with what is there. */
static bool is_better(const run *a, const run *b)
{
    int64_t more_white = sum_white(a) - sum_white(b);
    return more_white ? more_white < 0 : sum_cost(a) < sum_cost(b);
}

/* ---- the layout, where none is named ---- */

/* All pages on one layout, whole; without pages where one fails. What composing has to
 * say of it is said aside. */
static run try_layout(const run *r, const bx_layout *layout)
{
    run own = *r;
    bx_diags *aside = bx_diags_new(); /* its words are read again when it is taken */
    own.is_trial = true;
    if (put_on(&own, bx_setting_on(&r->base, layout, aside)))
        make_pages(&own);
    if (own.has_failed)
        drop_pages(&own);
    bx_diags_free(aside);
    return own;
}

static bx_diag_id note_of(bool is_found, bool is_unmet)
{
    if (is_found)
        return BX_D_N_LAYOUT_CHOSEN;
    return is_unmet ? BX_D_N_LAYOUT_UNMET : BX_D_N_LAYOUT_LARGEST;
}

/* Tries every layout; r has the best pages then. No settings after reporting: there is
 * none. */
static void choose(run *r)
{
    const bx_layout **layouts, *chosen = NULL;
    bx_diags *diags = r->base.diags;
    int n =
        bx_layout_list_sheets(r->base.arena, r->wishes->layout_paths, &layouts, diags);
    run best = *r;
    bool is_unmet = false;
    for (int i = 0; i < n; i++) {
        run own = try_layout(r, layouts[i]);
        is_unmet = is_unmet || own.is_unmet;
        if (!own.jobs || (chosen && !is_better(&own, &best))) {
            drop_pages(&own);
            continue;
        }
        drop_pages(&best);
        best = own;
        chosen = layouts[i];
    }
    bool is_found = chosen != NULL;
    if (!is_found && n)
        chosen = layouts[n - 1];
    if (!chosen) {
        bx_diag(diags, BX_D_E_NO_LAYOUT, BX_NOWHERE, "");
        return;
    }
    bx_diag(diags, note_of(is_found, is_unmet), BX_NOWHERE, chosen->name,
            chosen->title ? chosen->title : "");
    if (!put_on(&best, bx_setting_on(&r->base, chosen, diags)))
        return;
    best.is_trial = false;
    if (most_alternatives(r->wishes) > 1)
        drop_pages(&best); /* they are made again, with all that they could be */
    *r = best;
}

/* ---- what comes of it ---- */

/* Text of an item that jumps may be missing where its rest, or the page of that, is not
 * made. */
static void excuse_rests(const bx_issue *issue, const bool *is_on_page, int *may_be_over)
{
    for (int i = 0; i < issue->n_items; i++) {
        int whole = bx_item_whole(issue->items, i);
        if (whole != i)
            may_be_over[whole] += may_be_over[i] + !is_on_page[i];
    }
}

/* What is on it, and how much of that may be missing. */
static void note_items(const bx_made_page *made, bool *is_on_page, int *may_be_over)
{
    for (int k = 0; k < made->page->n_every; k++) {
        int item = made->page->every[k];
        is_on_page[item] = true;
        may_be_over[item] += made->over[item];
    }
    for (int k = 0; k < made->n_parts; k++)
        if (made->parts[k].block->item->kind == BX_ITEM_FILLER)
            is_on_page[made->parts[k].block->index] = true;
}

static bool prove(const run *r, const bx_display *pages, int n_pages,
                  const bx_centres *centres)
{
    const bx_issue *issue = r->issue;
    int *may_be_over = g_new0(int, (gsize)issue->n_items + 1);
    bool *is_on_page = g_new0(bool, (gsize)issue->n_items + 1);
    bx_display *all = BX_NEW_ARRAY(r->base.arena, n_pages + centres->n, bx_display);
    for (int i = 0; i < r->n; i++)
        note_items(&r->jobs[i].made, is_on_page, may_be_over);
    for (int i = 0; i < centres->n; i++)
        note_items(&centres->made[i], is_on_page, may_be_over);
    for (int i = 0; i < n_pages + centres->n; i++)
        all[i] = i < n_pages ? pages[i] : centres->shown[i - n_pages];
    for (int i = 0; i < issue->n_items; i++)
        may_be_over[i] += !is_on_page[i]; /* another page was asked for */
    excuse_rests(issue, is_on_page, may_be_over);
    bool is_whole = bx_proof(issue->items, issue->n_items, may_be_over, all,
                             n_pages + centres->n, r->base.diags);
    g_free(may_be_over);
    g_free(is_on_page);
    return is_whole;
}

/* The ops with the ids that their faces and pictures have in other assets. */
static void adopt_ids(bx_assets *assets, const bx_assets *from, const bx_display *page)
{
    bx_op *ops = (bx_op *)page->ops; /* ours: nobody has seen them */
    for (int i = 0; i < page->n_ops; i++) {
        if (ops[i].kind == BX_OP_GLYPHS)
            ops[i].glyphs.face = bx_assets_adopt_face(assets, from, ops[i].glyphs.face);
        if (ops[i].kind == BX_OP_IMAGE)
            ops[i].image.image = bx_assets_adopt_image(assets, from, ops[i].image.image);
    }
}

/* What was said of a page is the caller's, and its arena goes with the caller's. */
static void take_over(const run *r, page_job *job)
{
    if (job->shared)
        return;
    bx_diags_move(r->base.diags, job->said);
    bx_diags_free(job->said);
    bx_arena_adopt(r->base.arena, job->arena);
    adopt_ids(r->base.assets, job->assets, &job->display);
    if (!job->setting)
        return;
    job->setting->diags = r->base.diags;
    job->setting->watch = NULL; /* who looks on may be gone when a page is tried anew */
}

/* False where not all copy is on the pages, or between them. */
static bool gather(const run *r, bx_edition *out, bx_centres *centres)
{
    bx_arena *arena = r->base.arena;
    bool is_whole = true, is_lean = r->wishes->is_lean;
    bx_display *pages = BX_NEW_ARRAY(arena, r->n, bx_display);
    bx_made_page *made = BX_NEW_ARRAY(arena, r->n, bx_made_page);
    bx_alternatives *alternatives = BX_NEW_ARRAY(arena, r->n, bx_alternatives);
    int n = 0, n_shared = 0;
    for (int i = 0; i < r->n; i++) {
        page_job *job = &r->jobs[i];
        take_over(r, job);
        n_shared += job->shared != NULL;
        is_whole = is_whole && job->has_page && (job->is_whole || r->wishes->is_draft);
        if (!job->has_page)
            continue;
        made[n] = job->made;
        alternatives[n] = job->alternatives;
        pages[n++] = job->display;
    }
    *centres = bx_centres_make(&r->base, r->issue, &(bx_made_pages){made, pages, n},
                               r->wishes->is_draft);
    *out = (bx_edition){.arena = arena,
                        .assets = r->base.assets,
                        .layout = r->on[0].layout,
                        .pages = pages,
                        .centres = centres->made,
                        .centre_pages = centres->shown,
                        .n_centres = centres->n,
                        .sheets = centres->sheets,
                        .n_sheets = centres->n_sheets,
                        .made = is_lean ? NULL : made,
                        .alternatives = is_lean ? NULL : alternatives,
                        .n_pages = n,
                        .n_shared = n_shared};
    bx_leaves_check(made, n, r->base.diags);
    return is_whole && centres->is_whole;
}

static bool have_wished(const run *r)
{
    bool have = true;
    for (int i = 0; i < r->n; i++)
        have = have && r->jobs[i].has_wished;
    return have;
}

static bool make_all(run *r, bx_edition *out)
{
    bx_watch *watch = r->wishes->watch;
    bx_layout_wishes layouts = layouts_of(r->wishes);
    const char *common = bx_common_layout(r->issue, &layouts);
    if (!common && r->wishes->first && r->wishes->first->n_pages)
        common = r->wishes->first->layout->name;
    if (common)
        r->on = bx_page_settings(&r->base, r->issue, r->wanted, r->n, common, &layouts);
    else
        choose(r);
    if (!r->on)
        return false;
    if (!r->jobs)
        make_pages(r);
    bx_centres centres;
    bool is_whole = gather(r, out, &centres);
    if (watch && watch->is_stopped)
        bx_diag(r->base.diags, BX_D_W_STOPPED, BX_NOWHERE, "");
    if (!have_wished(r)) {
        *out = (bx_edition){0};
        return false;
    }
    return prove(r, out->pages, out->n_pages, &centres) && is_whole;
}

bool bx_edition_make(bx_arena *arena, bx_assets *assets, const bx_issue *issue,
                     const bx_edition_wishes *wishes, bx_diags *diags, bx_edition *out)
{
    GMutex lock;
    *out = (bx_edition){0};
    run r = {.base = {.assets = assets,
                      .arena = arena,
                      .diags = diags,
                      .lexicon = wishes->lexicon},
             .issue = issue,
             .wishes = wishes,
             .lock = &lock};
    if (issue->words)
        r.base.house = bx_house_load(arena, NULL, issue->words, diags);
    if (!bx_languages_are_known(arena, issue, diags))
        return false;
    r.wanted = list_wanted(arena, issue, wishes, &r.n);
    if (!r.n || missing_page(&r)) {
        report_missing(&r, diags);
        return false;
    }
    g_mutex_init(&lock);
    bool is_whole = make_all(&r, out);
    g_mutex_clear(&lock);
    return is_whole;
}

const bx_made_page *bx_edition_made(const bx_edition *e, int i)
{
    return i < e->n_pages ? &e->made[i] : &e->centres[i - e->n_pages];
}

const bx_display *bx_edition_shown(const bx_edition *e, int i)
{
    return i < e->n_pages ? &e->pages[i] : &e->centre_pages[i - e->n_pages];
}

const bx_display *bx_edition_sheets(const bx_edition *e, const bx_display *shown, int *n)
{
    return bx_centres_sheets(e->arena, &(bx_made_pages){e->made, shown, e->n_pages},
                             e->centres, shown + e->n_pages, e->n_centres, n);
}

bx_setting bx_edition_setting(const bx_edition *edition, int i)
{
    bx_setting s = *bx_edition_made(edition, i)->setting;
    s.arena = edition->arena;
    s.assets = edition->assets;
    return s;
}

bx_display bx_edition_display(const bx_edition *edition, const bx_issue *issue,
                              const bx_made_page *made)
{
    bx_setting s = *made->setting;
    s.arena = edition->arena;
    s.diags = NULL;
    bx_display page = bx_page_display(&s, issue, made);
    adopt_ids(edition->assets, s.assets, &page);
    return page;
}
