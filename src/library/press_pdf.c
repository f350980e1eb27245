#include "library/write.h"

#include <glib.h>

#include "desk/press_marks.h"
#include "model/issue.h"
#include "press/advert.h"
#include "press/press.h"
#include "render/bleed.h"
#include "render/pdf.h"

enum { MOST_KEPT = 1 << 30 }; /* bytes: the photos of some weeks of a daily */

static const char *flavour_name(bx_flavour flavour)
{
    return flavour == BX_FLAVOUR_X1A ? "PDF/X-1a:2003" : "PDF/X-4";
}

/* What stands on a page's slug line. */
static const char *slug_words(banxin_edition *e, const bx_display *page)
{
    const bx_issue *issue = e->issue;
    return bx_format(e->arena, "%s%s%s　第%s版　%s", bx_library_title(e),
                     issue->number ? "　" : "", issue->number ? issue->number : "",
                     page->label, e->press->name);
}

/* What stands round each page. */
static const bx_display *make_marks(banxin_edition *e, const bx_display *pages)
{
    bx_setting setting = {.assets = e->assets, .arena = e->arena};
    bx_display *surrounds = BX_NEW_ARRAY(e->arena, e->made.n_sheets, bx_display);
    for (int i = 0; i < e->made.n_sheets; i++)
        surrounds[i] =
            bx_press_marks_make(&setting, e->press, &pages[i], slug_words(e, &pages[i]));
    return surrounds;
}

/* The pages as they are printed, with their bleed; the paper they need round them. */
static const bx_display *bleed_pages(banxin_edition *e, bool *bleeds, bx_len *margin)
{
    bx_display *pages = BX_NEW_ARRAY(e->arena, e->made.n_sheets, bx_display);
    *margin = bx_press_marks_margin(e->press);
    for (int i = 0; i < e->made.n_sheets; i++) {
        pages[i] = bx_bleed_make(e->arena, e->assets, &e->made.sheets[i], e->press->bleed,
                                 &bleeds[i]);
        if (bleeds[i] && *margin < e->press->bleed)
            *margin = e->press->bleed;
    }
    return pages;
}

/* For the profile, whose words go into the report. */
static GByteArray *make(banxin_edition *e, const bx_pdf_info *info)
{
    int n = e->made.n_sheets;
    int *numbers = BX_NEW_ARRAY(e->arena, n, int);
    bool *bleeds = BX_NEW_ARRAY(e->arena, n, bool);
    bx_brands *brands = BX_NEW_ARRAY(e->arena, n, bx_brands);
    for (int i = 0; i < n; i++) {
        numbers[i] = e->made.sheets[i].number;
        brands[i] = e->made.sheets[i].brands;
    }
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
                        .producer = bx_format(e->arena, "banxin %s", banxin_version()),
                        .margin = own.margin,
                        .bleeds = bleeds,
                        .numbers = numbers,
                        .brands = brands};
    g_autoptr(GByteArray) drawn = bx_pdf_make(pages, n, e->assets, &own, e->diags);
    GByteArray *out = drawn ? bx_press_make(drawn, &job, e->diags) : NULL;
    g_autofree char *icc = g_path_get_basename(p->icc);
    if (out)
        bx_diag(e->diags, BX_D_N_PRESS, BX_NOWHERE, flavour_name(p->flavour),
                p->condition.words ? p->condition.words : p->condition.name, icc);
    return out;
}

GByteArray *bx_library_press_pdf(banxin_edition *e, const bx_pdf_info *info)
{
    bx_pdf_info own = *info;
    bx_icc *icc = bx_icc_open(e->press->icc, e->press->span, e->diags);
    own.press = e->press;
    own.icc = icc;
    own.cache = e->wishes.cache_dir ? bx_cache_new(e->wishes.cache_dir, MOST_KEPT) : NULL;
    GByteArray *pdf = icc ? make(e, &own) : NULL;
    bx_cache_close(own.cache, e->diags);
    bx_icc_free(icc);
    return pdf;
}
