/* How much ink there is on one place: by the plates, where Ghostscript can draw them,
 * else by the colours that areas are painted in. */
#include <string.h>

#include "press/check_rule.h"

enum {
    SECONDS = 60, /* by the clock, for the spot inks of a file; and */
    SECONDS_A_PAGE = 5
};

static const double least_area = 15 * 72 / 25.4 * 72 / 25.4; /* [pt²] 15 mm² */

/* ---- colours ---- */

static void keep_deeper(bx_check_deepest *most, const bx_inks *inks, const double *box)
{
    if (inks->total * 100 <= most->ink)
        return;
    most->ink = inks->total * 100;
    memcpy(most->box, box, sizeof(most->box));
}

void bx_check_depth(bx_check *c, const bx_inks *inks, const double *box)
{
    double area = (box[2] - box[0]) * (box[3] - box[1]);
    if (inks->is_registration || area < least_area)
        return;
    keep_deeper(&c->deepest[c->page - 1], inks, box);
}

/* ---- what is found ---- */

/* Findings from here on are of this page, and their places from its trim. */
static bool turn_to(bx_check *c, int page)
{
    const bx_document_page *p = &c->d->pages[page];
    c->page = page + 1;
    g_hash_table_remove_all(c->known);
    if (!bx_document_box(c->d, p->media_box, c->media))
        return false;
    memcpy(c->trim, c->media, sizeof(c->trim));
    bx_document_box(c->d, bx_document_key(c->d, p->object, "/TrimBox"), c->trim);
    return true;
}

static void judge(bx_check *c, double ink, const double *box)
{
    const bx_check_limits *l = c->limits;
    const char *is = bx_format(c->arena, "%.0f", ink);
    if (ink > l->total_ink)
        BX_CHECK_FIND(c, total_ink, box, is, bx_check_number(c, l->total_ink));
    else if (ink > l->total_ink_warning)
        BX_CHECK_FIND(c, heavy_ink, box, is, bx_check_number(c, l->total_ink_warning));
}

static void judge_plates(bx_check *c, const bx_plates_most *most)
{
    double x = c->media[0] + most->x, y = c->media[3] - most->y;
    double box[4] = {x, y, x, y};
    /* turned pages are measured turned */
    judge(c, most->ink, c->d->pages[c->page - 1].rotate ? NULL : box);
}

/* Pages with spot inks once more, these on plates of their own. A file of many of them
 * may take as long as the same number of others. */
static bx_plates_end measure_spots(bx_check *c, const char *path,
                                   const bx_plates_box *boxes, bx_plates_most *most)
{
    bx_plates_end end = BX_PLATES_DONE;
    gint64 until = g_get_monotonic_time() +
                   (gint64)(SECONDS + SECONDS_A_PAGE * c->d->n_pages) * G_USEC_PER_SEC;
    for (int i = 0; i < c->d->n_pages && end == BX_PLATES_DONE; i++)
        if (c->has_spots[i])
            end = g_get_monotonic_time() < until
                      ? bx_plates_measure_spots(path, i, &boxes[i], &most[i])
                      : BX_PLATES_SLOW;
    return end;
}

void bx_check_total_ink(bx_check *c, const char *path, const bx_plates_box *boxes,
                        bx_check_report *report)
{
    g_autofree bx_plates_most *most = g_new0(bx_plates_most, (gsize)c->d->n_pages);
    if (c->limits->total_ink <= 0)
        return;
    report->ink = bx_plates_measure(path, c->d->n_pages, boxes, most);
    if (report->ink == BX_PLATES_DONE)
        report->ink = measure_spots(c, path, boxes, most);
    bool is_measured = report->ink == BX_PLATES_DONE;
    for (int i = 0; i < c->d->n_pages; i++) {
        if (!turn_to(c, i))
            continue;
        if (is_measured || most[i].ink >= c->deepest[i].ink)
            judge_plates(c, &most[i]);
        else
            judge(c, c->deepest[i].ink, c->deepest[i].box);
        if (most[i].ink > report->most_ink.ink)
            report->most_ink = most[i];
    }
}
