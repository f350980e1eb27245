#include "desk/lint_area.h"

#include <glib.h>

#include "model/line_text.h"

enum {
    PHOTO_LESS_PERCENT = 20,
    SCRIPT_MORE_PERCENT = 30,
    ALLOWED_OF_10000 = 3, /* errors */
};

/* Characters of the body that a place of this size holds. */
static int64_t characters_in(const bx_layout *l, int64_t w, int64_t h)
{
    return w * h / ((int64_t)l->styles[BX_STYLE_BODY].size * l->leading);
}

static int photos_on(const bx_layout *l, const bx_display *page)
{
    int64_t characters = 0;
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_IMAGE && !op->is_note)
            characters += characters_in(l, op->image.box.w, op->image.box.h);
    }
    return (int)(characters * PHOTO_LESS_PERCENT / 100);
}

/* Most of its letters are not Chinese. */
static bool is_of_other_script(const bx_item *item)
{
    int han = 0, letters = 0;
    for (int i = 0; i < item->n_parts; i++)
        for (int k = 0; k < item->parts[i].text.n; k++) {
            uint32_t c = item->parts[i].text.chars[k].c;
            han += bx_is_han(c);
            letters += !bx_is_han(c) && g_unichar_isalpha(c);
        }
    return letters > han;
}

static int scripts_on(const bx_made_page *made)
{
    const bx_layout *l = made->layout;
    int64_t characters = 0;
    for (int i = 0; i < made->n_parts; i++) {
        const bx_placed *placed = &made->parts[i];
        int columns = placed->at.columns;
        if (!bx_item_column(placed->block->item) &&
            is_of_other_script(placed->block->item))
            characters += characters_in(l, columns * l->measure + (columns - 1) * l->gap,
                                        placed->at.lines * l->leading);
    }
    return (int)(characters * SCRIPT_MORE_PERCENT / 100);
}

static bx_lint_page_area area_of(const bx_made_page *made, const bx_display *display)
{
    const bx_layout *l = made->layout;
    bx_lint_page_area area = {
        .number = made->page->number,
        .last_number = made->page->facing ? made->page->facing : bx_page_last(made->page),
        .line_characters = l->type_area.w / l->styles[BX_STYLE_BODY].size,
        .lines = l->lines,
        .photos = photos_on(l, display),
        .scripts = scripts_on(made),
    };
    bx_page_label(area.label, made->page);
    area.characters = area.line_characters * area.lines - area.photos + area.scripts;
    return area;
}

bx_lint_area bx_lint_area_of(bx_arena *arena, const bx_edition *edition, int page,
                             int other_page)
{
    int n = edition->n_pages, n_all = n + edition->n_centres;
    bx_lint_area out = {0};
    bx_lint_page_area *pages = BX_NEW_ARRAY(arena, n_all, bx_lint_page_area);
    out.pages = pages;
    for (int i = 0; i < n_all; i++) {
        const bx_made_page *made = i < n ? &edition->made[i] : &edition->centres[i - n];
        if (!bx_page_is_asked(made->page, page, other_page))
            continue;
        pages[out.n_pages] =
            area_of(made, i < n ? &edition->pages[i] : &edition->centre_pages[i - n]);
        out.characters += pages[out.n_pages++].characters;
    }
    out.allowed = (int)((int64_t)out.characters * ALLOWED_OF_10000 / 1000);
    return out;
}
