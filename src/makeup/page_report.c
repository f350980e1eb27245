#include "makeup/page_report.h"

#include "makeup/advertisement.h"
#include "makeup/box.h"
#include "makeup/ear_item.h"
#include "makeup/framed.h"
#include "makeup/proof.h"
#include "model/advertisement.h"

static void report_over(const bx_issue *issue, const bx_made_page *made,
                        const bx_display *page, bool is_draft, bx_diags *diags)
{
    int missing = 0;
    for (int i = 0; i < made->page->n_every; i++)
        missing += bx_proof_missing(issue->items, made->page->every[i], page);
    bx_diag(diags, is_draft ? BX_D_W_PAGE_OVER : BX_D_E_PAGE_OVER, made->page->span,
            BX_PAGE(made->page), made->layout->name, BX_INT(made->over_lines),
            BX_INT(missing));
    for (int i = 0; i < made->page->n_every; i++) {
        int item = made->page->every[i];
        if (made->over[item])
            bx_diag(diags, BX_D_N_ITEM_OVER, issue->items[item].span,
                    issue->items[item].name, BX_INT(made->over[item]),
                    BX_INT(bx_proof_missing(issue->items, item, page)));
    }
}

/* How near an edition's own page is to that of the first. */
static void report_near(const bx_made_page *made, const char *own, bx_diags *diags)
{
    static const bx_diag_id said[] = {[BX_LOCK_UNUSED] = BX_D_N_NEAR_UNUSED,
                                      [BX_LOCK_KEPT] = BX_D_N_NEAR_SLOTS,
                                      [BX_LOCK_TREE] = BX_D_N_NEAR_TREE,
                                      [BX_LOCK_MOVED] = BX_D_N_NEAR_MOVED};
    static const bx_diag_id unchanged[] = {[BX_LOCK_UNUSED] = BX_D_N_NEAR_UNUSED,
                                           [BX_LOCK_KEPT] = BX_D_N_NEAR_KEPT,
                                           [BX_LOCK_TREE] = BX_D_N_NEAR_OTHERWISE,
                                           [BX_LOCK_MOVED] = BX_D_N_NEAR_OTHERWISE};
    const bx_locked_page *near = made->locked;
    bx_diag(diags, (near->n_changed ? said : unchanged)[made->lock_use], near->span,
            BX_PAGE(made->page), near->edition, near->changed, own);
}

/* What became of the lock. */
static void report_lock(const bx_made_page *made, bx_diags *diags)
{
    const bx_locked_page *locked = made->locked;
    const char *number = BX_PAGE(made->page);
    if (!locked || locked->edition)
        return;
    switch (made->lock_use) {
    case BX_LOCK_UNUSED:
        bx_diag(diags, BX_D_W_LOCK_UNUSED, locked->span, number,
                locked->layout ? locked->layout : "", made->layout->name);
        break;
    case BX_LOCK_KEPT:
        if (locked->n_changed)
            bx_diag(diags, BX_D_N_LOCK_SLOTS, locked->span, number, locked->changed);
        else if (!locked->is_held)
            bx_diag(diags, BX_D_N_LOCK_KEPT, locked->span, number);
        break;
    case BX_LOCK_TREE:
    case BX_LOCK_MOVED:
        if (!locked->n_changed)
            bx_diag(diags, BX_D_N_LOCK_OTHERWISE, locked->span, number);
        else if (made->lock_use == BX_LOCK_TREE)
            bx_diag(diags, BX_D_N_LOCK_TREE, locked->span, number, locked->changed);
        else
            bx_diag(diags, BX_D_N_LOCK_MOVED, locked->span, number, locked->changed);
        break;
    }
}

/* The sizes that main heads of the layout have, largest first. */
static const char *list_sizes(bx_arena *arena, const bx_layout *l)
{
    const char *list = "";
    for (bx_len below = INT32_MAX, next; below; below = next) {
        next = 0;
        for (int i = 0; i < l->n_grades; i++)
            if (l->grades[i].main.size < below)
                next = MAX(next, l->grades[i].main.size);
        if (next)
            list =
                bx_format(arena, "%s%s%g", list, *list ? ", " : "", bx_pt_from_len(next));
    }
    return list;
}

static bool has_size(const bx_layout *l, bx_len size)
{
    for (int i = 0; i < l->n_grades; i++)
        if (l->grades[i].main.size == size)
            return true;
    return false;
}

/* What the layout has not, whatever else is wished. False: it is no such wish. */
static bool report_lacking(const bx_made_page *made, const bx_wish *wish, bx_diags *diags)
{
    const bx_layout *l = made->layout;
    bool is_wide = (wish->kind == BX_WISH_WIDTH || wish->kind == BX_WISH_COLUMNS) &&
                   wish->last > l->columns;
    bool is_sized = wish->kind == BX_WISH_SIZE && !has_size(l, wish->size);
    if (is_wide)
        bx_diag(diags, BX_D_E_WISH_WIDE, wish->span, BX_PAGE(made->page), l->name,
                BX_INT(l->columns), wish->text);
    if (is_sized)
        bx_diag(diags, BX_D_E_WISH_NO_SIZE, wish->span, BX_PAGE(made->page), l->name,
                wish->text, list_sizes(made->setting->arena, l));
    return is_wide || is_sized;
}

/* The wishes that cannot be met together, each in its place. */
static void report_unmet(const bx_made_page *made, bool has_masthead, bx_diags *diags)
{
    const bx_wish *first = made->unmet[0];
    if (first->edges & BX_EDGE_MASTHEAD && !has_masthead) {
        bx_diag(diags, BX_D_E_WISH_MASTHEAD, first->span, BX_PAGE(made->page),
                first->text);
        return;
    }
    if (made->n_unmet == 1 && report_lacking(made, first, diags))
        return;
    if (made->n_unmet == 1 && made->page->facing) {
        bx_diag(diags, BX_D_E_WISH_UNMET_CENTRE, first->span, BX_PAGE(made->page),
                first->text);
        return;
    }
    bx_diag(diags, made->n_unmet > 1 ? BX_D_E_WISHES_UNMET : BX_D_E_WISH_UNMET,
            first->span, BX_PAGE(made->page), made->layout->name, first->text,
            BX_INT(made->n_unmet));
    for (int i = 1; i < made->n_unmet; i++)
        bx_diag(diags, BX_D_E_WISH_UNMET_TOO, made->unmet[i]->span, made->unmet[i]->text);
}

/* Items that ask for vertical lines and could not have them. */
static void report_settings(const bx_setting *s, const bx_made_page *made)
{
    for (int i = 0; i < made->n_parts; i++) {
        const bx_item *item = made->parts[i].block->item;
        const bx_shape *shape = made->parts[i].shape;
        bool is_vertical = shape->mode == BX_VERTICAL || shape->head.mode == BX_VERTICAL;
        if (item->setting && !is_vertical)
            bx_diag(s->diags, BX_D_W_SETTING_UNMET, item->span, item->name);
    }
}

static void report_boxes(const bx_setting *s, const bx_made_page *made)
{
    int n = 0;
    for (int i = 0; i < made->sheet.n_placed; i++) {
        const bx_item *item = made->sheet.placed[i].block->item;
        bx_item_box box = made->sheet.placed[i].shape->box;
        n += box != BX_BOX_NONE;
        if (item->box && !box)
            bx_diag(s->diags, BX_D_W_BOX_UNMET, item->span, item->name);
    }
    if (n > BX_MOST_BOXES)
        bx_diag(s->diags, BX_D_W_BOXES_MANY, made->page->span, BX_PAGE(made->page),
                BX_INT(n), BX_INT(BX_MOST_BOXES));
}

static void report_ads(const bx_setting *s, const bx_issue *issue,
                       const bx_made_page *made)
{
    int in_black = bx_issue_is_black(issue, made->page) ? made->page->number : 0;
    bx_ads_report(s->diags, made->page, made->parts, made->n_parts,
                  made->layout->lines - made->ads.strip_lines - made->solution.white);
    for (int i = 0; i < made->n_parts; i++)
        if (made->parts[i].block->item->ad)
            bx_ad_report(s, &made->parts[i], in_black);
}

static void report_filler(const bx_made_page *made, bx_diags *diags)
{
    for (int i = 0; i < made->n_parts; i++) {
        const bx_placed *p = &made->parts[i];
        if (p->block->item->kind == BX_ITEM_FILLER)
            bx_diag(diags, BX_D_N_FILLER, made->page->span, BX_PAGE(made->page),
                    p->block->item->name, BX_INT(p->at.columns), BX_INT(p->at.lines));
    }
}

/* Advertisements that leave the page no room, or find none. */
static void report_no_room(const bx_made_page *made, bx_diags *diags)
{
    const bx_layout *l = made->layout;
    const bx_block *ad = made->ads.too_large;
    const char *number = BX_PAGE(made->page);
    if (ad)
        bx_diag(diags, BX_D_E_AD_LARGE, ad->item->ad->size_at, ad->item->name,
                BX_INT(ad->shapes[0].columns), BX_INT(ad->shapes[0].lines), number,
                l->name, BX_INT(l->columns), BX_INT(l->lines));
    else
        bx_diag(diags, BX_D_E_ADS_HIGH, made->page->span, number, l->name,
                BX_INT(made->ads.strip_lines), BX_INT(l->lines));
}

static void report_pictures(const bx_setting *s, const bx_made_page *made)
{
    for (int i = 0; i < made->n_parts; i++) {
        const bx_placed *p = &made->parts[i];
        if (!p->block->pictures || p->shape->band.place == BX_BAND_NONE)
            continue;
        bool is_over;
        bx_setting own = bx_framed_setting(s, p);
        int crop = bx_band_crop(&own, p->block->pictures, &p->shape->band, &is_over);
        if (is_over)
            bx_diag(s->diags, BX_D_W_PICTURE_CUT, p->block->item->pictures[0].span,
                    p->block->item->name, BX_INT(crop),
                    BX_INT(made->layout->picture.crop_percent));
        int ppi = bx_band_ppi(&own, p->block->pictures, &p->shape->band);
        if (ppi && ppi < made->layout->picture.min_ppi)
            bx_diag(s->diags, BX_D_W_PICTURE_COARSE, p->block->item->pictures[0].span,
                    p->block->item->name, BX_INT(ppi),
                    BX_INT(made->layout->picture.min_ppi));
    }
}

void bx_page_report(const bx_setting *s, const bx_issue *issue, const bx_made_page *made,
                    const bx_display *page, bool is_draft)
{
    const bx_layout *l = made->layout;
    int white = bx_made_page_white(made);
    if (made->locked && made->locked->edition)
        report_near(made, issue->edition, s->diags);
    if (made->page->n_items > BX_MAX_BLOCKS)
        bx_diag(s->diags, BX_D_E_ITEMS_MANY, made->page->span, BX_PAGE(made->page),
                BX_INT(made->page->n_items), BX_INT(BX_MAX_BLOCKS));
    else if (made->lacks_room)
        report_no_room(made, s->diags);
    else if (made->n_unmet)
        report_unmet(made, bx_masthead_lines(l, issue, made->page) > 0, s->diags);
    else if (!made->solution.root)
        bx_diag(s->diags, BX_D_E_PAGE_IMPOSSIBLE, made->page->span, BX_PAGE(made->page),
                l->name);
    else if (made->over_lines) {
        report_over(issue, made, page, is_draft, s->diags);
    } else if (white) {
        bx_diag(s->diags, BX_D_W_PAGE_SHORT, made->page->span, BX_PAGE(made->page),
                l->name, BX_INT(white), BX_INT(white * l->measure_chars));
    }
    report_lock(made, s->diags);
    report_settings(s, made);
    report_boxes(s, made);
    report_ads(s, issue, made);
    report_filler(made, s->diags);
    report_pictures(s, made);
    bx_ear_item_report(s, issue, made->page, made->ear);
    bx_furniture_report(s, issue, made->page);
}
