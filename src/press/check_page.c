#include <math.h>
#include <string.h>

#include "press/check_rule.h"

static const double slack = 0.01; /* [pt] */

static bool is_inside(const double inner[4], const double outer[4])
{
    return inner[0] >= outer[0] - slack && inner[1] >= outer[1] - slack &&
           inner[2] <= outer[2] + slack && inner[3] <= outer[3] + slack;
}

static bool is_same(const double a[4], const double b[4])
{
    return is_inside(a, b) && is_inside(b, a);
}

static const char *size_of(bx_check *c, const double box[4])
{
    return bx_format(c->arena, "%.1f × %.1f mm", (box[2] - box[0]) / 72 * 25.4,
                     (box[3] - box[1]) / 72 * 25.4);
}

static bool has_area(const double box[4])
{
    return box[2] - box[0] > slack && box[3] - box[1] > slack;
}

static bool has_box(bx_check *c, bx_object page, const char *key, double box[4])
{
    double found[4];
    if (!bx_document_box(c->d, bx_document_key(c->d, page, key), found) ||
        !has_area(found))
        return false;
    memcpy(box, found, sizeof found);
    return true;
}

/* The trim of a page, false where it has none. */
static bool find_trim(bx_check *c, int page, double trim[4])
{
    bx_object object = c->d->pages[page].object;
    return has_box(c, object, "/TrimBox", trim) || has_box(c, object, "/ArtBox", trim);
}

static void check_nesting(bx_check *c, bool has_trim, bool has_bleed)
{
    if (has_trim && has_bleed && !is_inside(c->trim, c->bleed))
        BX_CHECK_FIND(c, boxes_nested, NULL, "TrimBox", "BleedBox");
    else if (has_trim && !is_inside(c->trim, c->media))
        BX_CHECK_FIND(c, boxes_nested, NULL, "TrimBox", "MediaBox");
    if (has_bleed && !is_inside(c->bleed, c->media))
        BX_CHECK_FIND(c, boxes_nested, NULL, "BleedBox", "MediaBox");
}

static void check_size(bx_check *c, int page)
{
    double first[4];
    if (!page || !find_trim(c, 0, first))
        return;
    double wider = fabs(c->trim[2] - c->trim[0] - first[2] + first[0]);
    double higher = fabs(c->trim[3] - c->trim[1] - first[3] + first[1]);
    if (fmax(wider, higher) > 0.5)
        BX_CHECK_FIND(c, sizes_differ, NULL, size_of(c, c->trim), size_of(c, first));
}

/* No paper is so small, none so large. */
static void check_side(bx_check *c, int page)
{
    const double least = 10, most = 2000; /* [mm] */
    const double mm = 25.4 / 72 * c->d->pages[page].unit;
    double width = (c->trim[2] - c->trim[0]) * mm,
           height = (c->trim[3] - c->trim[1]) * mm;
    if (fmin(width, height) < least || fmax(width, height) > most)
        BX_CHECK_FIND(c, trim_size, NULL, size_of(c, c->trim));
}

/* A name or a string. ISO 32000-1, table 364. */
static const char *plate_of(bx_check *c, bx_object separation)
{
    bx_object colorant = bx_document_key(c->d, separation, "/DeviceColorant");
    const char *name = bx_document_name(c->d, colorant);
    const char *text = name ? name : bx_document_text(c->d, colorant);
    return text ? text : "?";
}

void bx_check_boxes(bx_check *c, int page)
{
    const bx_document_page *p = &c->d->pages[page];
    double crop[4], art[4];
    bool has_media = bx_document_box(c->d, p->media_box, c->media) && has_area(c->media);
    if (!has_media) {
        BX_CHECK_FIND(c, no_media, NULL, NULL);
        memcpy(c->media, (double[]){0, 0, 612, 792}, sizeof(c->media));
    }
    memcpy(c->trim, c->media, sizeof(c->trim));
    bool has_trim = find_trim(c, page, c->trim);
    bool has_bleed = has_box(c, p->object, "/BleedBox", c->bleed);
    if (!has_bleed)
        memcpy(c->bleed, c->trim, sizeof(c->bleed));
    if (!has_trim)
        BX_CHECK_FIND(c, no_trim, NULL, NULL);
    else if (has_box(c, p->object, "/TrimBox", art) &&
             has_box(c, p->object, "/ArtBox", art))
        BX_CHECK_FIND(c, two_trims, NULL, NULL);
    check_nesting(c, has_trim, has_bleed);
    if (has_media)
        check_side(c, page);
    if (has_trim)
        check_size(c, page);
    if (bx_document_box(c->d, p->crop_box, crop) && !is_same(crop, c->media))
        BX_CHECK_FIND(c, crop_box, NULL, NULL);
    bx_object separation = bx_document_key(c->d, p->object, "/SeparationInfo");
    if (separation)
        BX_CHECK_FIND(c, separated, NULL, plate_of(c, separation));
    if (p->unit != 1)
        BX_CHECK_FIND(c, user_unit, NULL, bx_check_number(c, p->unit));
    if (p->rotate)
        BX_CHECK_FIND(c, rotated, NULL, bx_format(c->arena, "%d", p->rotate));
}

/* The transparency group of a page or a form. */
void bx_check_group(bx_check *c, bx_object owner, bx_object resources, const double *box)
{
    bx_object group = bx_document_key(c->d, owner, "/Group");
    bx_object space = bx_document_key(c->d, group, "/CS");
    if (!bx_document_is_name(c->d, bx_document_key(c->d, group, "/S"), "Transparency"))
        return;
    BX_CHECK_FIND(c, group, box, NULL);
    if (!space)
        return;
    const bx_space *bad = bx_check_space(c, bx_space_read(c->d, space, resources), box);
    if (bad)
        BX_CHECK_FIND(c, group_colour, box, bx_space_name(bad));
}

/* Printer's marks and trap nets are there for the press; what lies outside the bleed
 * reaches no reader. */
void bx_check_annotation(bx_check *c, const bx_walk_event *event)
{
    const char *kind =
        bx_document_name(c->d, bx_document_key(c->d, event->object, "/Subtype"));
    const double *b = event->box;
    bool is_outside = b[2] <= c->bleed[0] || b[0] >= c->bleed[2] || b[3] <= c->bleed[1] ||
                      b[1] >= c->bleed[3];
    if (is_outside ||
        (kind && (!strcmp(kind, "PrinterMark") || !strcmp(kind, "TrapNet"))))
        return;
    BX_CHECK_FIND(c, annotation, b, kind ? kind : "?");
}
