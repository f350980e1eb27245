#include "banxin.h"

#include <glib.h>
#include <string.h>

#include "asset/assets.h"
#include "base/output.h"
#include "desk/alternatives.h"
#include "desk/caption.h"
#include "desk/layout_table.h"
#include "desk/lines.h"
#include "desk/lines_json.h"
#include "desk/lines_text.h"
#include "desk/lint_text.h"
#include "desk/lock_text.h"
#include "desk/overlay.h"
#include "desk/pictures.h"
#include "desk/plan_json.h"
#include "desk/plan_text.h"
#include "desk/press_marks.h"
#include "desk/specimen.h"
#include "desk/thumbnail.h"
#include "desk/trial.h"
#include "makeup/edition.h"
#include "makeup/hold.h"
#include "makeup/paging.h"
#include "model/export.h"
#include "model/issue.h"
#include "model/item_file.h"
#include "model/press_profile.h"
#include "model/variant.h"
#include "press/advert.h"
#include "press/check_text.h"
#include "press/press.h"
#include "render/bleed.h"
#include "render/contact_sheet.h"
#include "render/dump.h"
#include "render/pdf.h"
#include "render/png.h"
#include "text/profile.h"

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

/* Where layouts/ and fonts/ are: as told, by BANXIN_DATA, as installed, in the sources.
 */
static const char *find_data(const char *told)
{
    const char *environment = g_getenv("BANXIN_DATA");
    if (told)
        return told;
    if (environment)
        return environment;
    return g_file_test(BX_INSTALLED_DATA, G_FILE_TEST_IS_DIR) ? BX_INSTALLED_DATA
                                                              : BX_SOURCE_DATA;
}

/* The word table: with the data, as installed, or where the build made it. */
static bx_lexicon *open_lexicon(const banxin_edition *e)
{
    const char *const paths[] = {bx_format(e->arena, "%s/" BX_LEXICON, e->data_dir),
                                 BX_INSTALLED_DATA "/" BX_LEXICON,
                                 BX_BUILT_DATA "/" BX_LEXICON};
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(paths) && !g_file_test(paths[i], G_FILE_TEST_EXISTS))
        i++;
    return bx_lexicon_open(paths[i], e->diags);
}

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

/* The folders of layouts: the user's own, then those of the program. */
static const char **layout_paths(bx_arena *arena, const char *data_dir)
{
    const char **paths = BX_NEW_ARRAY(arena, 3, const char *);
    paths[0] = bx_format(arena, "%s/banxin/layouts", g_get_user_data_dir());
    paths[1] = bx_format(arena, "%s/layouts", data_dir);
    return paths;
}

/* Where press profiles are, the user's own first; closed by NULL. */
static const char *const *press_paths(bx_arena *arena, const char *data_dir)
{
    const char **paths = BX_NEW_ARRAY(arena, 3, const char *);
    paths[0] = bx_format(arena, "%s/banxin/layouts/press", g_get_user_data_dir());
    paths[1] = bx_format(arena, "%s/layouts/press", data_dir);
    return paths;
}

/* The profile that the issue or the wishes name. */
static void find_press(banxin_edition *e)
{
    const char *const *paths = press_paths(e->arena, e->data_dir);
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
    e->wishes.photos = copy_list(e->arena, e->wishes.photos);
    e->data_dir = copy(e->arena, find_data(e->wishes.data_dir));
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

/* Every page gets its items. False after reporting. */
static bool fill_pages(banxin_edition *e)
{
    bx_paging_wishes wishes = {
        .layouts = {layout_paths(e->arena, e->data_dir), e->wishes.layout, NULL},
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

/* What making up needs, once. */
static bool open_all(banxin_edition *e)
{
    if (e->assets)
        return true;
    e->assets = bx_assets_new(e->font_dir, e->diags);
    e->lexicon = e->assets ? open_lexicon(e) : NULL;
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
                                .layout_paths = layout_paths(e->arena, e->data_dir),
                                .layout = e->wishes.layout,
                                .lock = &e->lock,
                                .first = &e->first,
                                .is_draft = e->wishes.is_draft,
                                .is_lean = is_lean(e),
                                .n_threads = e->wishes.n_threads,
                                .only_page = e->wishes.page,
                                .watch = e->look ? &e->watch : NULL,
                                .n_alternatives = e->wishes.n_alternatives,
                                .alternative = e->wishes.alternative};
    bool is_whole =
        bx_edition_make(e->arena, e->assets, e->issue, &wishes, e->diags, &e->made);
    bool is_proven = !bx_diags_count_of(e->diags, BX_D_E_TEXT_LOST) &&
                     !bx_diags_count_of(e->diags, BX_D_E_TEXT_TWICE);
    if (!is_proven || (!e->wishes.is_draft && (!is_whole || banxin_failed(e))))
        e->made.n_pages = 0; /* nothing to write */
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
        !open_all(e))
        return false;
    int wished = e->wishes.edition ? bx_variant_find(e->issue, e->wishes.edition) : 0;
    bool is_made = make(e);
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
    if (!open_all(e) || !e->read)
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

/* Are there pages, and how they were made? */
static bool has_reasons(const banxin_edition *e)
{
    return e->made.n_pages && e->made.made;
}

int banxin_n_pages(const banxin_edition *e)
{
    return e->made.n_pages;
}

int banxin_page_number(const banxin_edition *e, int i)
{
    return e->made.pages[i].number;
}

static const char *issue_title(const banxin_edition *e)
{
    const bx_issue *issue = e->issue;
    if (!issue->paper) {
        const bx_part *head =
            issue->n_items ? bx_item_find(&issue->items[0], BX_PART_HEADLINE) : NULL;
        return head ? bx_chars_utf8(e->arena, head->text) : "banxin";
    }
    if (!issue->date.year)
        return issue->paper;
    return bx_format(e->arena, "%s %04d-%02d-%02d", issue->paper, issue->date.year,
                     issue->date.month, issue->date.day);
}

static const char *edition_title(const banxin_edition *e)
{
    const char *title = issue_title(e), *edition = e->issue->edition;
    return edition ? bx_format(e->arena, "%s %s", title, edition) : title;
}

static const char no_date[] = "2000-01-01T00:00:00Z";

/* Seconds since 1970 as a date; NULL after reporting that they are none. */
static const char *date_of_epoch(banxin_edition *e, const char *text)
{
    gint64 seconds;
    g_autoptr(GDateTime) date =
        g_ascii_string_to_signed(text, 10, 0, G_MAXINT64, &seconds, NULL)
            ? g_date_time_new_from_unix_utc(seconds)
            : NULL;
    g_autofree char *iso = date ? g_date_time_format(date, "%Y-%m-%dT%H:%M:%SZ") : NULL;
    if (!iso)
        bx_diag(e->diags, BX_D_E_SOURCE_DATE, BX_NOWHERE, text);
    return copy(e->arena, iso);
}

/* As the environment says (reproducible-builds.org), else the issue's date, or a fixed
 * one: the same copy gives the same bytes on any day. NULL after reporting. */
static const char *edition_created(banxin_edition *e)
{
    const bx_date *date = &e->issue->date;
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    if (epoch)
        return date_of_epoch(e, epoch);
    if (!date->year)
        return no_date;
    return bx_format(e->arena, "%04d-%02d-%02dT00:00:00Z", date->year, date->month,
                     date->day);
}

static const char *flavour_name(bx_flavour flavour)
{
    return flavour == BX_FLAVOUR_X1A ? "PDF/X-1a:2003" : "PDF/X-4";
}

/* What stands on a page's slug line. */
static const char *slug_words(banxin_edition *e, const bx_display *page)
{
    const bx_issue *issue = e->issue;
    return bx_format(e->arena, "%s%s%s　第%d版　%s", edition_title(e),
                     issue->number ? "　" : "", issue->number ? issue->number : "",
                     page->number, e->press->name);
}

/* What stands round each page. */
static const bx_display *make_marks(banxin_edition *e, const bx_display *pages)
{
    bx_setting setting = {.assets = e->assets, .arena = e->arena};
    bx_display *surrounds = BX_NEW_ARRAY(e->arena, e->made.n_pages, bx_display);
    for (int i = 0; i < e->made.n_pages; i++)
        surrounds[i] =
            bx_press_marks_make(&setting, e->press, &pages[i], slug_words(e, &pages[i]));
    return surrounds;
}

/* The pages with their bleed; the paper they need round them. */
static const bx_display *bleed_pages(banxin_edition *e, bool *bleeds, bx_len *margin)
{
    bx_display *pages = BX_NEW_ARRAY(e->arena, e->made.n_pages, bx_display);
    *margin = bx_press_marks_margin(e->press);
    for (int i = 0; i < e->made.n_pages; i++) {
        pages[i] = bx_bleed_make(e->arena, e->assets, &e->made.pages[i], e->press->bleed,
                                 &bleeds[i]);
        if (bleeds[i] && *margin < e->press->bleed)
            *margin = e->press->bleed;
    }
    return pages;
}

/* For the profile, whose words go into the report. */
static GByteArray *make_press_pdf(banxin_edition *e, const bx_pdf_info *info)
{
    int n = e->made.n_pages;
    int *numbers = BX_NEW_ARRAY(e->arena, n, int);
    bool *bleeds = BX_NEW_ARRAY(e->arena, n, bool);
    for (int i = 0; i < n; i++)
        numbers[i] = e->made.pages[i].number;
    bx_pdf_info own = *info;
    const bx_display *pages = bleed_pages(e, bleeds, &own.margin);
    if (bx_press_marks_margin(e->press))
        own.surrounds = make_marks(e, pages);
    const bx_press_profile *p = e->press;
    if (!bx_adverts_check(pages, n, e->assets, p, e->diags))
        return NULL;
    bx_press_job job = {.profile = p,
                        .icc = info->icc,
                        .assets = e->assets,
                        .title = info->title,
                        .author = info->author,
                        .created = info->created,
                        .producer = "banxin " BX_VERSION,
                        .margin = own.margin,
                        .bleeds = bleeds,
                        .numbers = numbers};
    g_autoptr(GByteArray) drawn = bx_pdf_make(pages, n, e->assets, &own, e->diags);
    GByteArray *out = drawn ? bx_press_make(drawn, &job, e->diags) : NULL;
    g_autofree char *icc = g_path_get_basename(p->icc);
    if (out)
        bx_diag(e->diags, BX_D_N_PRESS, BX_NOWHERE, flavour_name(p->flavour),
                p->condition.words ? p->condition.words : p->condition.name, icc);
    return out;
}

bool banxin_write_pdf(banxin_edition *e, const char *path)
{
    bool is_draft = e->wishes.is_draft;
    bx_pdf_info info = {.notes = is_draft};
    if (!e->made.n_pages || !(info.created = edition_created(e)))
        return false;
    info.title = edition_title(e);
    info.author = e->issue->paper;
    if (!e->press || is_draft) {
        if (e->press)
            bx_diag(e->diags, BX_D_W_PRESS_DRAFT, BX_NOWHERE, "");
        return bx_pdf_write(e->made.pages, e->made.n_pages, e->assets, &info, path,
                            e->diags);
    }
    bx_icc *icc = bx_icc_open(e->press->icc, e->press->span, e->diags);
    info.press = e->press;
    info.icc = icc;
    g_autoptr(GByteArray) pdf = icc ? make_press_pdf(e, &info) : NULL;
    bx_icc_free(icc);
    return pdf && bx_output_write(path, pdf->data, pdf->len, e->diags);
}

static bool write_pictures(const bx_display *pages, int n, bx_assets *assets,
                           const bx_raster_info *info, const char *dir, bx_diags *diags)
{
    bool ok = bx_output_make_folder(dir, diags);
    for (int i = 0; i < n && ok; i++) {
        g_autofree char *path = g_strdup_printf("%s/page-%d.png", dir, pages[i].number);
        ok = bx_png_write(&pages[i], assets, info, path, diags);
    }
    return ok;
}

/* In the colours of the press, where there is one. */
static bool write_previews(banxin_edition *e, const bx_display *pages, int n, double dpi,
                           bool notes, const char *dir)
{
    const bx_press_profile *press = e->press;
    bx_icc *icc = press ? bx_icc_open(press->icc, press->span, e->diags) : NULL;
    if (press && !icc)
        return false;
    bx_soft_proof *proof = icc ? bx_soft_proof_new(press, icc) : NULL;
    bool ok = write_pictures(pages, n, e->assets, &(bx_raster_info){dpi, notes, proof},
                             dir, e->diags);
    bx_soft_proof_free(proof);
    bx_icc_free(icc);
    return ok;
}

bool banxin_write_png(banxin_edition *e, const char *dir, double dpi)
{
    return e->made.n_pages && write_previews(e, e->made.pages, e->made.n_pages, dpi,
                                             e->wishes.is_draft, dir);
}

static bx_plan plan_of(banxin_edition *e)
{
    return bx_plan_make(e->arena, e->issue, &e->made);
}

bool banxin_write_overlay(banxin_edition *e, const char *dir, double dpi,
                          const char *what, bool chinese)
{
    bx_overlay_set set;
    if (!bx_overlay_parse(e->arena, what, &set, e->diags) || !has_reasons(e))
        return false;
    bx_plan plan = plan_of(e);
    bx_display *pages = BX_NEW_ARRAY(e->arena, plan.n_pages, bx_display);
    for (int i = 0; i < plan.n_pages; i++) {
        bx_setting s = bx_edition_setting(&e->made, i);
        pages[i] = bx_overlay_make(&s, &plan.pages[i], &e->made.pages[i], set,
                                   chinese ? BX_CHINESE : BX_ENGLISH);
    }
    return write_previews(e, pages, plan.n_pages, dpi, true, dir);
}

bool banxin_write_json(banxin_edition *e, const char *path)
{
    return e->made.n_pages &&
           bx_dump_write(e->made.pages, e->made.n_pages, e->assets, path, e->diags);
}

bool banxin_write_items(banxin_edition *e, const char *dir)
{
    return e->issue && !banxin_failed(e) && bx_issue_export(e->issue, dir, e->diags);
}

char *banxin_plan_text(banxin_edition *e, bool chinese)
{
    if (!has_reasons(e))
        return NULL;
    bx_plan plan = plan_of(e);
    return g_string_free(bx_plan_text(&plan, chinese ? BX_CHINESE : BX_ENGLISH), FALSE);
}

char *banxin_plan_json(banxin_edition *e)
{
    if (!has_reasons(e))
        return NULL;
    bx_plan plan = plan_of(e);
    return g_string_free(bx_plan_json(&plan), FALSE);
}

/* ---- alternatives ---- */

/* Of each page. */
static const bx_alternative_set *alternatives_of(banxin_edition *e)
{
    int n = e->made.n_pages;
    bx_alternative_set *sets = BX_NEW_ARRAY(e->arena, n, bx_alternative_set);
    for (int i = 0; i < n; i++)
        sets[i] = bx_alternatives_tell(e->arena, e->issue, &e->made, i);
    return sets;
}

char *banxin_alternatives_text(banxin_edition *e, bool chinese)
{
    if (!has_reasons(e))
        return NULL;
    GString *text = bx_alternatives_text(alternatives_of(e), e->made.n_pages,
                                         chinese ? BX_CHINESE : BX_ENGLISH);
    return g_string_free(text, FALSE);
}

char *banxin_alternatives_json(banxin_edition *e)
{
    if (!has_reasons(e))
        return NULL;
    GString *text = bx_alternatives_json(alternatives_of(e), e->made.n_pages);
    return g_string_free(text, FALSE);
}

static bool add_to_sheet(banxin_edition *e, bx_contact_sheet *sheet,
                         const bx_alternative_set *set, bx_tongue tongue)
{
    bool ok = true;
    for (int i = 0; i < set->n && ok; i++) {
        const bx_display *page = &set->edition.pages[i];
        const char *words = bx_alternative_caption(e->arena, &set->all[i], tongue);
        bx_setting s = bx_edition_setting(&set->edition, i);
        bx_display caption = bx_caption_make(&s, words, page->width);
        ok = bx_contact_sheet_add(sheet, page, &caption, e->assets, e->diags);
    }
    return ok;
}

bool banxin_write_sheet(banxin_edition *e, const char *path, bool chinese)
{
    enum { ACROSS = 3, PAGE_WIDTH = 600 }; /* [pixels] */
    if (!has_reasons(e))
        return false;
    const bx_alternative_set *sets = alternatives_of(e);
    bx_contact_sheet *sheet = bx_contact_sheet_new(ACROSS, PAGE_WIDTH);
    bool ok = true;
    for (int i = 0; i < e->made.n_pages && ok; i++)
        ok = add_to_sheet(e, sheet, &sets[i], chinese ? BX_CHINESE : BX_ENGLISH);
    ok = ok && bx_contact_sheet_write(sheet, path, e->diags);
    bx_contact_sheet_free(sheet);
    return ok;
}

/* ---- pictures ---- */

static bx_picture_list pictures_of(banxin_edition *e)
{
    return bx_pictures_list(e->arena, e->assets, e->issue, &e->made, NULL);
}

char *banxin_pictures_text(banxin_edition *e, bool chinese)
{
    if (!e->issue || !open_all(e))
        return NULL;
    bx_picture_list list = pictures_of(e);
    GString *text = bx_pictures_text(e->arena, &list, e->assets, e->made.layout,
                                     chinese ? BX_CHINESE : BX_ENGLISH);
    return g_string_free(text, FALSE);
}

static bool add_picture(banxin_edition *e, bx_contact_sheet *sheet,
                        const bx_picture_row *row, bx_tongue tongue)
{
    bx_setting plain = {.assets = e->assets, .arena = e->arena, .diags = e->diags};
    bx_setting setting = e->made.n_pages ? bx_edition_setting(&e->made, 0) : plain;
    const char *words =
        bx_picture_words(e->arena, row, e->assets, e->made.layout, tongue);
    bx_display picture = bx_picture_display(e->arena, e->assets, row);
    bx_display caption = bx_caption_make(&setting, words, picture.width);
    return bx_contact_sheet_add(sheet, &picture, &caption, e->assets, e->diags);
}

bool banxin_write_picture_sheet(banxin_edition *e, const char *path, bool chinese)
{
    enum { ACROSS = 4, WIDTH = 400 }; /* [pixels] */
    if (!e->issue || !open_all(e))
        return false;
    bx_picture_list list = pictures_of(e);
    bx_contact_sheet *sheet = bx_contact_sheet_new(ACROSS, WIDTH);
    bool ok = true, is_empty = true;
    for (int i = 0; i < list.n && ok; i++) {
        if (list.rows[i].image < 0)
            continue;
        ok = add_picture(e, sheet, &list.rows[i], chinese ? BX_CHINESE : BX_ENGLISH);
        is_empty = false;
    }
    ok = ok && (is_empty || bx_contact_sheet_write(sheet, path, e->diags));
    bx_contact_sheet_free(sheet);
    return ok;
}

const char *banxin_write_lock(banxin_edition *e)
{
    if (!has_reasons(e))
        return NULL;
    GString *text = bx_lock_text(&e->made);
    bool ok = bx_output_write(e->issue->lock, text->str, text->len, e->diags);
    g_string_free(text, TRUE);
    return ok ? e->issue->lock : NULL;
}

/* ---- changes ---- */

static bx_trial trial_of(banxin_edition *e, bool chinese)
{
    return (bx_trial){e->arena, e->issue, &e->made, e->diags,
                      chinese ? BX_CHINESE : BX_ENGLISH};
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
    if (!has_reasons(e))
        return NULL;
    const bx_item *by = bx_item_file_load(e->arena, file, e->diags);
    bx_trial trial = trial_of(e, chinese);
    return take_change(e, by ? bx_trial_replace(&trial, item, by, &e->change) : NULL);
}

char *banxin_swap(banxin_edition *e, const char *item, const char *other, bool chinese)
{
    bx_trial trial = trial_of(e, chinese);
    return take_change(e, has_reasons(e) ? bx_trial_swap(&trial, item, other, &e->change)
                                         : NULL);
}

bool banxin_change_fits(const banxin_edition *e)
{
    return e->change.fits;
}

char *banxin_without(banxin_edition *e, const char *item, bool chinese)
{
    bx_trial trial = trial_of(e, chinese);
    GString *words = has_reasons(e) ? bx_trial_without(&trial, item) : NULL;
    return words ? g_string_free(words, FALSE) : NULL;
}

char *banxin_report(const banxin_edition *e, bool chinese, bool verbose)
{
    return bx_diags_text(e->diags, chinese ? BX_CHINESE : BX_ENGLISH, verbose);
}

/* ---- plain paragraphs ---- */

struct banxin_lines {
    bx_arena *arena;
    bx_diags *diags;
    bx_assets *assets;
    bx_lines lines; /* of no columns where nothing could be composed */
};

/* One answer to a question of usage. False after reporting. */
static bool take_usage(banxin_lines *l, bx_usage_id id, const char *name,
                       const char *word, bx_usage *usage)
{
    if (!word || bx_usage_take(usage, id, word))
        return true;
    bx_diag(l->diags, BX_D_E_WANT_WORD, BX_NOWHERE, name, word,
            bx_usage_list(l->arena, id));
    return false;
}

static bool find_usage(banxin_lines *l, const banxin_lines_wishes *wishes,
                       bx_usage *usage)
{
    *usage = (bx_usage){0};
    if (wishes->has_hanging_marks)
        usage->uses[BX_USAGE_HANGING] = BX_USE_HANGING_YES;
    return take_usage(l, BX_USAGE_LEVEL, "level", wishes->level, usage) &&
           take_usage(l, BX_USAGE_DIGITS, "digits", wishes->digits, usage) &&
           take_usage(l, BX_USAGE_OPENING, "opening", wishes->opening, usage);
}

static const bx_profile *find_profile(banxin_lines *l, const char *tag, bx_usage usage)
{
    const bx_profile *found = tag ? bx_profile_find(tag) : bx_profile_default();
    if (found)
        return bx_profile_with(l->arena, found, usage);
    bx_diag(l->diags, BX_D_E_LANGUAGE_UNKNOWN, BX_NOWHERE, tag,
            bx_profile_list(l->arena));
    return NULL;
}

static bool find_role(banxin_lines *l, const char *name, bx_role *out)
{
    const char *known = bx_role_name((bx_role)0);
    *out = BX_ROLE_SONG;
    if (!name || bx_role_find(name, out))
        return true;
    for (int i = 1; i < BX_ROLE_COUNT; i++)
        known = bx_format(l->arena, "%s, %s", known, bx_role_name((bx_role)i));
    bx_diag(l->diags, BX_D_E_ROLE_UNKNOWN, BX_NOWHERE, name, known);
    return false;
}

/* Wishes in the units of the engine. False after reporting. */
static bool find_style(banxin_lines *l, const banxin_lines_wishes *wishes,
                       bx_lines_style *style)
{
    double size = wishes->size > 0 ? wishes->size : 10.5;
    bx_len *measures = BX_NEW_ARRAY(l->arena, wishes->n_measures, bx_len);
    for (int i = 0; i < wishes->n_measures; i++)
        measures[i] = bx_len_from_pt(wishes->measures[i] * size);
    *style = (bx_lines_style){.size = bx_len_from_pt(size),
                              .indent = bx_len_from_pt(wishes->indent * size),
                              .measures = measures,
                              .n_measures = wishes->n_measures,
                              .mode = wishes->is_vertical ? BX_VERTICAL : BX_HORIZONTAL,
                              .is_first_fit = wishes->is_first_fit};
    if (!find_usage(l, wishes, &style->usage))
        return false;
    style->profile = find_profile(l, wishes->language, style->usage);
    return find_role(l, wishes->face, &style->role) && style->profile;
}

/* A file, or what comes in. */
static const bx_source *load_or_read(banxin_lines *l, const char *path)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (strcmp(path, "-"))
        return bx_source_load(l->arena, path, l->diags);
    if (!bx_source_read("/dev/stdin", bytes, l->diags))
        return NULL;
    return bx_source_from_bytes(l->arena, "stdin", bytes->data, bytes->len, l->diags);
}

banxin_lines *banxin_compose(const char *path, const banxin_lines_wishes *wishes)
{
    banxin_lines *l = g_new0(banxin_lines, 1);
    l->arena = bx_arena_new();
    l->diags = bx_diags_new();
    bx_lines_style style;
    if (!find_style(l, wishes, &style))
        return l;
    const bx_source *source = load_or_read(l, path);
    g_autofree char *found = g_strdup_printf("%s/fonts", find_data(wishes->data_dir));
    if (source)
        l->assets = bx_assets_new(wishes->font_dir ? wishes->font_dir : found, l->diags);
    if (l->assets)
        l->lines = bx_lines_make(l->arena, l->assets, source, &style, l->diags);
    return l;
}

void banxin_lines_free(banxin_lines *l)
{
    if (!l)
        return;
    bx_assets_free(l->assets);
    bx_diags_free(l->diags);
    bx_arena_free(l->arena);
    g_free(l);
}

bool banxin_lines_failed(const banxin_lines *l)
{
    return bx_diags_count(l->diags, BX_ERROR) > 0;
}

char *banxin_lines_report(const banxin_lines *l, bool chinese, bool verbose)
{
    return bx_diags_text(l->diags, chinese ? BX_CHINESE : BX_ENGLISH, verbose);
}

char *banxin_lines_text(const banxin_lines *l, bool chinese)
{
    if (!l->lines.columns)
        return NULL;
    GString *text = bx_lines_text(&l->lines, chinese ? BX_CHINESE : BX_ENGLISH);
    return g_string_free(text, FALSE);
}

char *banxin_lines_json(const banxin_lines *l)
{
    return l->lines.columns ? g_string_free(bx_lines_json(&l->lines), FALSE) : NULL;
}

/* The same lines by the other fit, of which nothing is reported, or by their own. */
static bx_lines lines_by(banxin_lines *l, bool is_first_fit)
{
    if (l->lines.style.is_first_fit == is_first_fit)
        return l->lines;
    bx_lines_style style = l->lines.style;
    style.is_first_fit = is_first_fit;
    return bx_lines_make(l->arena, l->assets, l->lines.source, &style, NULL);
}

bool banxin_lines_specimen(banxin_lines *l, const char *pdf, const char *png_dir,
                           double dpi, bool chinese, int *n_pages)
{
    if (!l->lines.columns)
        return false;
    bx_lines optimum = lines_by(l, false), first_fit = lines_by(l, true);
    const bx_display *pages =
        bx_specimen_make(l->arena, l->assets, &optimum, &first_fit,
                         chinese ? BX_CHINESE : BX_ENGLISH, l->diags, n_pages);
    bx_pdf_info info = {.title = l->lines.source->name, .created = no_date};
    return pages &&
           (!pdf || bx_pdf_write(pages, *n_pages, l->assets, &info, pdf, l->diags)) &&
           (!png_dir ||
            write_pictures(pages, *n_pages, l->assets,
                           &(bx_raster_info){dpi, false, NULL}, png_dir, l->diags));
}

/* ---- what there is ---- */

/* The folders of layouts, those beside an issue first. */
static const char **layout_paths_beside(bx_arena *arena, const char *issue,
                                        const char *data_dir)
{
    bool is_folder = !issue || g_file_test(issue, G_FILE_TEST_IS_DIR);
    g_autofree char *folder =
        is_folder ? g_strdup(issue ? issue : ".") : g_path_get_dirname(issue);
    const char *const *others = layout_paths(arena, data_dir);
    const char **paths = BX_NEW_ARRAY(arena, 4, const char *);
    paths[0] = !strcmp(folder, ".") ? "layouts" : bx_format(arena, "%s/layouts", folder);
    for (int i = 0; others[i]; i++)
        paths[i + 1] = others[i];
    return paths;
}

char *banxin_list_layouts(const char *issue, const char *data_dir, bool chinese)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    bx_tongue tongue = chinese ? BX_CHINESE : BX_ENGLISH;
    const bx_layout **layouts;
    int n = bx_layout_list(arena, layout_paths_beside(arena, issue, find_data(data_dir)),
                           &layouts, diags);
    GString *out = bx_layout_table(layouts, n, tongue);
    g_autofree char *said = bx_diags_text(diags, tongue, false);
    g_string_append(out, said);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return g_string_free(out, n == 0);
}

static bool draw_layout(bx_setting *setting, const bx_layout *layout, const char *dir)
{
    enum { DPI = 48 };
    g_autofree char *path = g_strdup_printf("%s/%s.png", dir, layout->name);
    setting->layout = layout;
    bx_display sheet = bx_thumbnail_make(setting);
    return bx_png_write(&sheet, setting->assets, &(bx_raster_info){DPI, false, NULL},
                        path, setting->diags);
}

bool banxin_draw_layouts(const char *issue, const char *data_dir, const char *font_dir,
                         const char *dir, bool chinese, char **report)
{
    const bx_layout **layouts;
    g_autofree char *fonts = g_strdup_printf("%s/fonts", find_data(data_dir));
    bx_setting s = {.arena = bx_arena_new(), .diags = bx_diags_new()};
    const char *const *paths = layout_paths_beside(s.arena, issue, find_data(data_dir));
    int n = bx_layout_list(s.arena, paths, &layouts, s.diags);
    s.assets = bx_assets_new(font_dir ? font_dir : fonts, s.diags);
    bool ok = s.assets && bx_output_make_folder(dir, s.diags);
    for (int i = 0; i < n && ok; i++)
        ok = draw_layout(&s, layouts[i], dir);
    *report = bx_diags_text(s.diags, chinese ? BX_CHINESE : BX_ENGLISH, false);
    bx_assets_free(s.assets);
    bx_diags_free(s.diags);
    bx_arena_free(s.arena);
    return ok;
}

static void list_role(GString *out, bx_assets *assets, bx_role role, bool chinese)
{
    const char *name = chinese ? bx_role_zh(role) : bx_role_name(role);
    int face = bx_assets_chain(assets, role, 0);
    if (face < 0)
        g_string_append_printf(out, "%s\t%s\n", name,
                               chinese ? "（没有字体）" : "(no face)");
    for (int i = 0; face >= 0; face = bx_assets_chain(assets, role, ++i)) {
        const bx_face *f = bx_assets_face(assets, face);
        g_string_append_printf(out, "%s\t%s\t%s\t%s\n", i ? "" : name, f->family,
                               f->style, f->file);
    }
}

char *banxin_list_fonts(const char *data_dir, const char *font_dir, bool chinese)
{
    g_autofree char *found = g_strdup_printf("%s/fonts", find_data(data_dir));
    bx_diags *diags = bx_diags_new();
    bx_assets *assets = bx_assets_new(font_dir ? font_dir : found, diags);
    GString *out = g_string_new(NULL);
    for (int role = 0; role < BX_ROLE_COUNT && assets; role++)
        list_role(out, assets, (bx_role)role, chinese);
    bool is_empty = !assets;
    bx_assets_free(assets);
    bx_diags_free(diags);
    return g_string_free(out, is_empty);
}

/* The layouts a budget is asked of; n of them. */
static const bx_layout **find_layouts(bx_arena *arena, const char *name,
                                      const char *data_dir, bx_diags *diags, int *n)
{
    const char *const *paths = layout_paths(arena, find_data(data_dir));
    const bx_layout **layouts = BX_NEW_ARRAY(arena, 1, const bx_layout *);
    if (name) {
        layouts[0] = bx_layout_find(arena, name, ".", paths, BX_NOWHERE, diags);
        *n = layouts[0] != NULL;
    } else {
        *n = bx_layout_list(arena, paths, &layouts, diags);
        if (!*n)
            bx_diag(diags, BX_D_E_NO_LAYOUT, BX_NOWHERE, "");
    }
    return layouts;
}

static GString *tell_budgets(const bx_budget *budgets, int n, bool as_json,
                             bx_tongue tongue)
{
    if (as_json)
        return bx_budget_json(budgets, n);
    GString *out = g_string_new(NULL);
    for (int i = 0; i < n; i++) {
        GString *text = bx_budget_text(&budgets[i], tongue);
        g_string_append_printf(out, "%s%s", i ? "\n" : "", text->str);
        g_string_free(text, TRUE);
    }
    return out;
}

char *banxin_budget(const char *layout, const char *data_dir, bool as_json, bool chinese,
                    char **report)
{
    int n;
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    bx_tongue tongue = chinese ? BX_CHINESE : BX_ENGLISH;
    const bx_layout **layouts = find_layouts(arena, layout, data_dir, diags, &n);
    bx_budget *budgets = BX_NEW_ARRAY(arena, n, bx_budget);
    for (int i = 0; i < n; i++)
        budgets[i] = bx_budget_make(arena, layouts[i]);
    GString *out = n ? tell_budgets(budgets, n, as_json, tongue) : NULL;
    *report = bx_diags_text(diags, tongue, false);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return out ? g_string_free(out, FALSE) : NULL;
}

/* ---- check ---- */

static GString *check(bx_arena *arena, const char *path, const char *profile,
                      const char *data_dir, bool as_json, bx_tongue tongue,
                      bx_diags *diags, banxin_check_counts *counts)
{
    const char *const *paths = press_paths(arena, data_dir);
    const bx_press_profile *press = bx_press_profile_find(
        arena, profile ? profile : "newsprint", ".", paths, BX_NOWHERE, diags);
    if (!press)
        return NULL;
    bx_check_limits limits = bx_check_limits_of(press, !profile);
    bx_check_report report = bx_check_make(arena, path, &limits);
    *counts = (banxin_check_counts){bx_check_count(&report, BX_CHECK_ERROR),
                                    bx_check_count(&report, BX_CHECK_WARNING)};
    return as_json ? bx_check_json(arena, path, &report, tongue)
                   : bx_check_text_of(arena, path, &report, tongue);
}

char *banxin_check(const char *path, const char *profile, const char *data_dir,
                   bool as_json, bool chinese, banxin_check_counts *counts, char **said)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    bx_tongue tongue = chinese ? BX_CHINESE : BX_ENGLISH;
    GString *out =
        check(arena, path, profile, find_data(data_dir), as_json, tongue, diags, counts);
    *said = bx_diags_text(diags, tongue, false);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return out ? g_string_free(out, FALSE) : NULL;
}

/* ---- lint ---- */

/* A list beside the issue, and one beside the layout of the pages made. */
static bx_rulings load_rulings(banxin_edition *e, const char *name)
{
    bool is_here = !strcmp(e->issue->folder, ".");
    g_autofree char *own =
        is_here ? g_strdup(name) : g_build_filename(e->issue->folder, name, NULL);
    bx_rulings list = bx_rulings_load(e->arena, (bx_rulings){0}, own, e->diags);
    const bx_source *layout = e->made.n_pages ? e->made.layout->span.source : NULL;
    g_autofree char *folder = layout ? g_path_get_dirname(layout->name) : NULL;
    g_autofree char *shared = layout ? g_build_filename(folder, name, NULL) : NULL;
    if (shared && strcmp(shared, own) != 0)
        list = bx_rulings_load(e->arena, list, shared, e->diags);
    return list;
}

char *banxin_lint(banxin_edition *e, bool as_json, bool chinese,
                  banxin_lint_counts *counts)
{
    bx_tongue tongue = chinese ? BX_CHINESE : BX_ENGLISH;
    if (!e->issue)
        return NULL;
    if (!e->lexicon)
        e->lexicon = open_lexicon(e);
    bx_lint_input input = {.issue = e->issue,
                           .edition = &e->made,
                           .lexicon = e->lexicon,
                           .forbidden = load_rulings(e, "forbidden.txt"),
                           .always = load_rulings(e, "always.txt")};
    bx_lint_report report = bx_lint_make(e->arena, &input);
    *counts = (banxin_lint_counts){bx_lint_count(&report, BX_LINT_ERROR),
                                   bx_lint_count(&report, BX_LINT_WARNING),
                                   bx_lint_count(&report, BX_LINT_QUERY)};
    GString *text = as_json ? bx_lint_json(e->arena, &report, tongue)
                            : bx_lint_text_of(e->arena, &report, tongue);
    return g_string_free(text, FALSE);
}

void banxin_free_text(char *text)
{
    g_free(text);
}

const char *banxin_version(void)
{
    return BX_VERSION;
}
