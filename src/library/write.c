#include "library/write.h"

#include <glib.h>
#include <string.h>

#include "base/output.h"
#include "desk/lock_text.h"
#include "model/export.h"
#include "model/issue.h"
#include "render/dump.h"
#include "render/pdf.h"

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

const char *bx_library_title(const banxin_edition *e)
{
    const char *title = issue_title(e), *edition = e->issue->edition;
    return edition ? bx_format(e->arena, "%s %s", title, edition) : title;
}

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
    return iso ? bx_copy_text(e->arena, iso, strlen(iso)) : NULL;
}

/* As the environment says (reproducible-builds.org), else the issue's date, or a fixed
 * one: the same copy gives the same bytes on any day. NULL after reporting. */
const char *bx_library_created(banxin_edition *e)
{
    const bx_date *date = &e->issue->date;
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    if (epoch)
        return date_of_epoch(e, epoch);
    if (!date->year)
        return BX_NO_DATE;
    return bx_format(e->arena, "%04d-%02d-%02dT00:00:00Z", date->year, date->month,
                     date->day);
}

bool banxin_write_pdf(banxin_edition *e, const char *path)
{
    bool is_draft = e->wishes.is_draft;
    bx_pdf_info info = {.notes = is_draft};
    if (!e->made.n_pages || !(info.created = bx_library_created(e)))
        return false;
    info.title = bx_library_title(e);
    info.author = e->issue->paper;
    if (!e->press || is_draft) {
        if (e->press)
            bx_diag(e->diags, BX_D_W_PRESS_DRAFT, BX_NOWHERE, "");
        return bx_pdf_write(e->made.sheets, e->made.n_sheets, e->assets, &info, path,
                            e->diags);
    }
    g_autoptr(GByteArray) pdf = bx_library_press_pdf(e, &info);
    return pdf && bx_output_write(path, pdf->data, pdf->len, e->diags);
}

bool bx_library_write_pages(const bx_display *pages, int n, bx_assets *assets,
                            const bx_raster_info *info, const char *dir, bx_diags *diags)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (int i = 0; i < n; i++)
        g_ptr_array_add(paths, g_strdup_printf("%s/page-%s.png", dir, pages[i].label));
    return bx_output_make_folder(dir, diags) &&
           bx_png_write_pages(pages, n, assets, info,
                              (const char *const *)(void *)paths->pdata, diags);
}

bool bx_library_write_previews(banxin_edition *e, const bx_display *pages, int n,
                               double dpi, bool notes, const char *dir)
{
    const bx_press_profile *press = e->press;
    bx_icc *icc = press ? bx_icc_open(press->icc, press->span, e->diags) : NULL;
    if (press && !icc)
        return false;
    bx_soft_proof *proof = icc ? bx_soft_proof_new(press, icc) : NULL;
    bool ok = bx_library_write_pages(pages, n, e->assets,
                                     &(bx_raster_info){dpi, notes, proof}, dir, e->diags);
    bx_soft_proof_free(proof);
    bx_icc_free(icc);
    return ok;
}

bool banxin_write_png(banxin_edition *e, const char *dir, double dpi)
{
    return e->made.n_pages &&
           bx_library_write_previews(e, e->made.sheets, e->made.n_sheets, dpi,
                                     e->wishes.is_draft, dir);
}

bool banxin_write_json(banxin_edition *e, const char *path)
{
    return e->made.n_pages &&
           bx_dump_write(e->made.sheets, e->made.n_sheets, e->assets, path, e->diags);
}

bool banxin_write_items(banxin_edition *e, const char *dir)
{
    return e->issue && !banxin_failed(e) && bx_issue_export(e->issue, dir, e->diags);
}

const char *banxin_write_lock(banxin_edition *e)
{
    if (!bx_library_has_reasons(e))
        return NULL;
    GString *text = bx_lock_text(&e->made);
    bool ok = bx_output_write(e->issue->lock, text->str, text->len, e->diags);
    g_string_free(text, TRUE);
    return ok ? e->issue->lock : NULL;
}
