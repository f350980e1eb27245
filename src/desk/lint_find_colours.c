/* What loses its colours on a page that is printed in black alone. */
#include <glib.h>

#include "asset/image.h"
#include "asset/vector.h"
#include "desk/lint_rule.h"

enum {
    SIDE = 256, /* [pixels] a drawing is looked at in: what is smaller is nobody's loss */
    GRAYISH = 24 /* of 255: so far the parts of a gray may be apart, by rounding */
};

/* An item on such a page, as it would be in colour. */
typedef struct {
    const bx_item
        *item; /* NULL: furniture, or an advertisement, which is told elsewhere */
    bool has_ink, has_picture;
} coloured;

static bx_ink ink_of(const bx_op *op)
{
    switch (op->kind) {
    case BX_OP_GLYPHS:
        return op->glyphs.ink;
    case BX_OP_FILL:
        return op->fill.ink;
    case BX_OP_STROKE:
        return op->stroke.ink;
    case BX_OP_DISC:
        return op->disc.ink;
    case BX_OP_WAVE:
        return op->wave.ink;
    case BX_OP_GROUP_BEGIN:
    case BX_OP_GROUP_END:
    case BX_OP_IMAGE:
        break;
    }
    return BX_INK_BLACK;
}

/* Has it a pixel that is no gray? */
static bool is_coloured(const bx_pixels *p)
{
    for (int y = 0; y < p->height; y++)
        for (int x = 0; x < p->width; x++) {
            const unsigned char *c = p->data + y * p->stride + x * 4;
            int least = MIN(MIN(c[0], c[1]), c[2]), most = MAX(MAX(c[0], c[1]), c[2]);
            if (most - least > GRAYISH)
                return true;
        }
    return false;
}

/* An SVG is drawn to see; of PDF files the build itself looks at the inks. */
static bool is_in_colour(const bx_image *image)
{
    bx_pixels pixels;
    if (image->format == BX_IMAGE_PDF)
        return false;
    if (!bx_image_is_vector(image))
        return image->channels > 1;
    if (!bx_vector_decode(image, 0, 0, image->width, image->height, SIDE, SIDE, &pixels))
        return false;
    bool is_it = is_coloured(&pixels);
    g_free(pixels.data);
    return is_it;
}

static void look(const bx_lint *l, const bx_op *op, coloured *found)
{
    const bx_assets *assets = l->in->edition->assets;
    if (!found->item || op->is_note)
        return;
    if (op->kind == BX_OP_IMAGE)
        found->has_picture |= is_in_colour(bx_assets_image(assets, op->image.image));
    else
        found->has_ink |= bx_ink_in_black(ink_of(op)) != ink_of(op);
}

static const bx_item *item_of(const bx_lint *l, const bx_op *group)
{
    const bx_issue *issue = l->in->issue;
    int i = group->group.item;
    return i >= 0 && issue->items[i].kind == BX_ITEM_COPY ? &issue->items[i] : NULL;
}

static void tell(bx_lint *l, const bx_page *page, const coloured *found)
{
    const char *number = bx_format(l->arena, "%s", BX_PAGE(page));
    bool asks_pictures = l->rule == BX_LINT_picture_in_black;
    if (found->item && (asks_pictures ? found->has_picture : found->has_ink))
        BX_LINT_FIND_ON(l, page, found->item, number);
}

/* Each item of the page, in its colours. */
static void look_at_page(bx_lint *l, const bx_made_page *made)
{
    bx_page in_colour = *made->page;
    bx_made_page own = *made;
    coloured found = {0};
    in_colour.colours = BX_COLOURS_FULL;
    own.page = &in_colour;
    bx_display page = bx_edition_display(l->in->edition, l->in->issue, &own);
    for (int i = 0; i < page.n_ops; i++) {
        bool is_end = page.ops[i].kind == BX_OP_GROUP_END;
        if (is_end || page.ops[i].kind == BX_OP_GROUP_BEGIN) {
            tell(l, made->page, &found);
            found = (coloured){.item = is_end ? NULL : item_of(l, &page.ops[i])};
        }
        look(l, &page.ops[i], &found);
    }
}

static void look_at_pages(bx_lint *l)
{
    const bx_edition *edition = l->in->edition;
    for (int i = 0; i < edition->n_pages; i++)
        if (edition->pages[i].is_black)
            look_at_page(l, &edition->made[i]);
}

void bx_lint_picture_in_black(bx_lint *l)
{
    look_at_pages(l);
}

void bx_lint_colour_in_black(bx_lint *l)
{
    look_at_pages(l);
}
