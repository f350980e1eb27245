#include "press/advert.h"

#include <glib.h>

#include "asset/image.h"
#include "asset/vector.h"
#include "press/black.h"
#include "press/check.h"

static bool is_free(bx_check_rule rule)
{
    switch ((int)rule) {
#define BX_ADVERT_FREE(id) case BX_CHECK_RULE_##id:
#include "press/advert_free.def"
#undef BX_ADVERT_FREE
        return true;
    default:
        return false;
    }
}

/* ---- one ---- */

/* What must be so large in print must be larger in a file that is made smaller. */
static bx_check_limits limits_at(const bx_press_profile *profile, double scale)
{
    bx_check_limits l = bx_check_limits_of(profile, false);
    double *const lengths[] = {&l.rule,          &l.reversed_rule,  &l.text,
                               &l.reversed_text, &l.multi_ink_text, &l.black_text,
                               &l.black_rule};
    double *const finenesses[] = {&l.ppi, &l.ppi_warning, &l.line_art_ppi};
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
        *lengths[i] /= scale;
    for (size_t i = 0; i < G_N_ELEMENTS(finenesses); i++)
        *finenesses[i] *= scale;
    l.total_ink = 0;
    return l;
}

/* What was found and where, in a tongue. */
static const char *words_of(bx_arena *arena, const bx_check_finding *f, bx_tongue tongue)
{
    const char *words = bx_check_words(arena, f, tongue);
    if (!f->has_place)
        return words;
    return bx_format(arena,
                     tongue == BX_CHINESE
                         ? "%s（距左 %.0f、距上 %.0f 毫米）"
                         : "%s (%.0f mm from the left, %.0f from the top)",
                     words, f->x, f->y);
}

/* Does it refuse the advertisement? */
static bool tell(bx_arena *arena, const bx_image *image, const bx_check_report *report,
                 const bx_check_finding *f, bx_diags *diags)
{
    bool is_grave = bx_check_severity_of(report, f->rule) == BX_CHECK_ERROR;
    bx_diag(diags, is_grave ? BX_D_E_AD_REFUSED : BX_D_W_AD_FOUND, BX_NOWHERE,
            image->file,
            bx_in_both(arena, words_of(arena, f, BX_ENGLISH),
                       words_of(arena, f, BX_CHINESE)));
    return is_grave;
}

static bool check(const bx_image *image, double scale, const bx_press_profile *profile,
                  bx_diags *diags)
{
    bx_arena *arena = bx_arena_new();
    g_autofree char *path = bx_image_path(image->file);
    bx_check_limits limits = limits_at(profile, scale);
    bx_check_report report = bx_check_make(arena, path, &limits);
    bool is_fit = true;
    for (int i = 0; i < report.n; i++) {
        const bx_check_finding *f = &report.findings[i];
        if (!is_free(f->rule) && (!f->page || f->page == MAX(image->page, 1)))
            is_fit &= !tell(arena, image, &report, f, diags);
    }
    bx_arena_free(arena);
    return is_fit;
}

static bool check_black(const bx_image *image, int page, bx_diags *diags)
{
    bx_document_limits limits = bx_document_limits_usual();
    bx_document *d = bx_document_of(image->bytes, image->n_bytes, &limits);
    bool is_fit =
        d->fault != BX_DOCUMENT_GOOD || bx_black_is_page(d, MAX(image->page, 1) - 1);
    if (!is_fit)
        bx_diag(diags, BX_D_E_AD_COLOUR, BX_NOWHERE, image->file, BX_INT(page));
    bx_document_free(d);
    return is_fit;
}

/* ---- all of them ---- */

typedef struct {
    int image;
    double scale; /* the least it is printed at, of its own size */
    int in_black; /* a page that is printed in black alone; 0: none */
} advert;

static double scale_of(const bx_op *op)
{
    return bx_pt_from_len(op->image.box.w) * BX_VECTOR_UNITS / op->image.crop_w;
}

static void add(GArray *adverts, const bx_op *op, int in_black)
{
    for (guint i = 0; i < adverts->len; i++) {
        advert *a = &g_array_index(adverts, advert, i);
        if (a->image == op->image.image) {
            a->scale = MIN(a->scale, scale_of(op));
            a->in_black = a->in_black ? a->in_black : in_black;
            return;
        }
    }
    advert new = {op->image.image, scale_of(op), in_black};
    g_array_append_val(adverts, new);
}

static void collect(const bx_display *page, const bx_assets *assets, GArray *adverts)
{
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_IMAGE && !op->is_note &&
            bx_assets_image(assets, op->image.image)->format == BX_IMAGE_PDF)
            add(adverts, op, page->is_black ? page->number : 0);
    }
}

bool bx_adverts_check(const bx_display *pages, int n_pages, const bx_assets *assets,
                      const bx_press_profile *profile, bx_diags *diags)
{
    g_autoptr(GArray) adverts = g_array_new(FALSE, FALSE, sizeof(advert));
    bool are_fit = true;
    for (int i = 0; i < n_pages; i++)
        collect(&pages[i], assets, adverts);
    for (guint i = 0; i < adverts->len; i++) {
        const advert *a = &g_array_index(adverts, advert, i);
        const bx_image *image = bx_assets_image(assets, a->image);
        are_fit &= check(image, a->scale, profile, diags) &&
                   (!a->in_black || check_black(image, a->in_black, diags));
    }
    return are_fit;
}
