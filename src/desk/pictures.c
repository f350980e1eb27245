#include "desk/pictures.h"

#include <glib.h>
#include <string.h>

#include "makeup/measure.h"
#include "model/picture_name.h"

typedef enum {
#define BX_PICTURES_WORD(id, english, chinese) W_##id,
#include "desk/pictures.def"
#undef BX_PICTURES_WORD
    W_COUNT
} word;

static const char *const words[W_COUNT][2] = {
#define BX_PICTURES_WORD(id, english, chinese) {english, chinese},
#include "desk/pictures.def"
#undef BX_PICTURES_WORD
};

enum {
    MOST_ARGS = 9,
    MOST_COLUMNS = 6,        /* that resolutions are told for */
    BOX_WIDTH = 300 * BX_PT, /* of a picture on the contact sheet */
    BOX_HEIGHT = 200 * BX_PT,
};

/* ---- the list ---- */

typedef struct {
    bx_arena *arena;
    bx_assets *assets;
    const bx_issue *issue;
    const bx_edition *edition;
    bx_diags *diags;
    GArray *rows; /* of bx_picture_row */
} lister;

static int ppi_of(const bx_image *image, int pixels, bx_len width)
{
    return bx_image_is_vector(image)
               ? 0
               : (int)((int64_t)pixels * 72 * BX_PT / MAX(width, 1));
}

/* Where a page shows the picture of the item, in its own block. */
static bool find_on_page(const bx_display *page, const char *item, bx_picture_row *row)
{
    const char *name = NULL;
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_GROUP_BEGIN)
            name = op->group.name;
        if (op->kind != BX_OP_IMAGE || op->image.image != row->image || !name ||
            strcmp(name, item))
            continue;
        row->width = op->image.box.w;
        row->height = op->image.box.h;
        return true;
    }
    return false;
}

static void find_place(const lister *l, bx_picture_row *row)
{
    int n = l->edition->n_pages + l->edition->n_centres;
    for (int i = 0; row->image >= 0 && i < n; i++) {
        const bx_display *page = bx_edition_shown(l->edition, i);
        if (!find_on_page(page, row->item->name, row))
            continue;
        const bx_image *image = bx_assets_image(l->assets, row->image);
        int64_t shown =
            MIN(image->width, (int64_t)image->height * row->width / MAX(row->height, 1));
        row->ppi = ppi_of(image, (int)shown, row->width);
        return;
    }
}

static void add_row(const lister *l, const bx_item *item, int i)
{
    const bx_picture *facts = &item->pictures[i];
    const bx_part *caption = bx_item_find_of_picture(item, BX_PART_CAPTION, i);
    bx_picture_row row = {.item = item, .number = i + 1, .facts = facts, .image = -1};
    if (facts->file)
        row.image = bx_assets_open_image(l->assets, facts->file, facts->span, l->diags);
    row.caption = caption ? bx_chars_utf8(l->arena, caption->text) : NULL;
    find_place(l, &row);
    g_array_append_val(l->rows, row);
}

static void add_item(const lister *l, int item)
{
    for (int i = 0; i < l->issue->items[item].n_pictures; i++)
        add_row(l, &l->issue->items[item], i);
}

/* Each caption that is another's too, but those of one item, which may share one. */
static void find_same(const GArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        bx_picture_row *row = &g_array_index(rows, bx_picture_row, i);
        for (guint k = 0; k < rows->len && row->caption && !row->same; k++) {
            const bx_picture_row *other = &g_array_index(rows, bx_picture_row, k);
            if (other->item != row->item && other->caption &&
                !strcmp(other->caption, row->caption))
                row->same = other->facts->file ? other->facts->file : other->item->name;
        }
    }
}

static bool is_used(const GArray *rows, const char *name)
{
    for (guint i = 0; i < rows->len; i++) {
        const char *file = g_array_index(rows, bx_picture_row, i).facts->file;
        g_autofree char *base = file ? g_path_get_basename(file) : NULL;
        if (base && !strcmp(base, name))
            return true;
    }
    return false;
}

static void find_unused(const lister *l, bx_picture_list *out)
{
    g_autoptr(GPtrArray) names = bx_pictures_in(l->issue->folder);
    const char **unused = BX_NEW_ARRAY(l->arena, (int)names->len + 1, const char *);
    for (guint i = 0; i < names->len; i++)
        if (!is_used(l->rows, names->pdata[i]))
            unused[out->n_unused++] =
                bx_copy_text(l->arena, names->pdata[i], strlen(names->pdata[i]));
    out->unused = unused;
}

static void add_page(const lister *l, const bx_page *page)
{
    for (int i = 0; i < page->n_every; i++)
        add_item(l, page->every[i]);
    for (int i = 0; i < page->n_ads; i++)
        add_item(l, page->ads[i]);
}

bx_picture_list bx_pictures_list(bx_arena *arena, bx_assets *assets,
                                 const bx_issue *issue, const bx_edition *edition,
                                 bx_diags *diags)
{
    g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(bx_picture_row));
    lister l = {arena, assets, issue, edition, diags, rows};
    bx_picture_list out = {0};
    for (int p = 0; p < issue->n_pages; p++)
        add_page(&l, &issue->pages[p]);
    for (int p = 0; p < issue->n_centres; p++)
        add_page(&l, &issue->centres[p]);
    for (int i = 0; i < issue->n_fillers; i++)
        add_item(&l, issue->fillers[i]);
    find_same(rows);
    find_unused(&l, &out);
    out.n = (int)rows->len;
    out.rows = bx_copy(arena, rows->data, rows->len * sizeof(bx_picture_row));
    return out;
}

/* ---- words ---- */

typedef struct {
    GString *out;
    bx_arena *arena;
    const bx_assets *assets;
    const bx_layout *layout; /* NULL: none is known */
    bx_tongue tongue;
} writer;

#define SAY(w, id, ...) say((w), (id), (const char *const[MOST_ARGS]){__VA_ARGS__})
static void say(const writer *w, word id, const char *const args[MOST_ARGS])
{
    g_string_append(w->out, bx_fill_words(w->arena, words[id][w->tongue], args));
}

static const char *number(const writer *w, int n)
{
    return bx_format(w->arena, "%d", n);
}

static const char *mm(const writer *w, bx_len length)
{
    return number(w, (int)(bx_mm_from_len(length) + 0.5));
}

static const char *colours(const writer *w, const bx_image *image)
{
    word id = image->channels == 1 ? W_GRAY : image->channels == 4 ? W_CMYK : W_RGB;
    return words[id][w->tongue];
}

/* "610, 294, 193": the whole of it over one column, two … */
static void write_ppi(const writer *w, const bx_image *image)
{
    const bx_layout *l = w->layout;
    int n = l ? MIN(l->columns, MOST_COLUMNS) : 0;
    const char *list = "";
    for (int k = 1; k <= n; k++)
        list = bx_format(w->arena, "%s%s%d", list, k > 1 ? ", " : "",
                         ppi_of(image, image->width, bx_span_width(l, k)));
    if (n)
        SAY(w, W_PPI, number(w, n), list, number(w, l->picture.min_ppi));
}

static void write_image(const writer *w, const bx_picture_row *row)
{
    if (row->image < 0) {
        SAY(w, row->facts->file ? W_UNREADABLE : W_NO_FILE, NULL);
        return;
    }
    const bx_image *image = bx_assets_image(w->assets, row->image);
    if (bx_image_is_vector(image)) {
        SAY(w, W_VECTOR, mm(w, bx_len_scale(BX_PT, image->width, 100)),
            mm(w, bx_len_scale(BX_PT, image->height, 100)));
    } else {
        SAY(w, W_PIXELS, number(w, image->width), number(w, image->height),
            colours(w, image));
        write_ppi(w, image);
    }
    if (row->width)
        SAY(w, row->ppi ? W_PLACED : W_DRAWN, mm(w, row->width), mm(w, row->height),
            number(w, row->ppi));
}

static void write_pairing(const writer *w, const bx_picture_row *row)
{
    switch (row->facts->pairing) {
    case BX_PAIRED_NAMED:
        SAY(w, W_NAMED, NULL);
        break;
    case BX_PAIRED_BY_NAME:
        SAY(w, W_BY_NAME, NULL);
        break;
    case BX_PAIRED_BY_CAPTION:
        SAY(w, W_BY_CAPTION, NULL);
        break;
    case BX_PAIRED_IN_COPY:
        SAY(w, W_IN_COPY, NULL);
        break;
    }
}

static void write_row(const writer *w, const bx_picture_row *row)
{
    SAY(w, W_HEAD, row->item->name, number(w, row->number),
        row->facts->file ? row->facts->file : "");
    write_image(w, row);
    if (row->facts->file)
        write_pairing(w, row);
    if (row->item->kind != BX_ITEM_COPY)
        return;
    if (row->caption)
        SAY(w, W_CAPTION, row->caption);
    else
        SAY(w, W_NO_CAPTION, NULL);
    if (row->same)
        SAY(w, W_SAME, row->same);
}

GString *bx_pictures_text(bx_arena *arena, const bx_picture_list *list,
                          const bx_assets *assets, const bx_layout *layout,
                          bx_tongue tongue)
{
    writer w = {g_string_new(NULL), arena, assets, layout, tongue};
    for (int i = 0; i < list->n; i++)
        write_row(&w, &list->rows[i]);
    if (!list->n)
        SAY(&w, W_NONE, NULL);
    for (int i = 0; i < list->n_unused; i++)
        SAY(&w, W_UNUSED, list->unused[i]);
    return w.out;
}

/* ---- the contact sheet ---- */

const char *bx_picture_words(bx_arena *arena, const bx_picture_row *row,
                             const bx_assets *assets, const bx_layout *layout,
                             bx_tongue tongue)
{
    const bx_image *image = bx_assets_image(assets, row->image);
    g_autoptr(GString) out = g_string_new(NULL);
    writer w = {out, arena, assets, layout, tongue};
    int ppi = row->ppi || !layout ? row->ppi
                                  : ppi_of(image, image->width, bx_span_width(layout, 1));
    if (bx_image_is_vector(image))
        SAY(&w, W_SHORT_VECTOR, row->item->name, number(&w, row->number));
    else
        SAY(&w, W_SHORT, row->item->name, number(&w, row->number),
            number(&w, image->width), number(&w, image->height), colours(&w, image),
            number(&w, ppi));
    return bx_copy_text(arena, out->str, out->len);
}

bx_display bx_picture_display(bx_arena *arena, const bx_assets *assets,
                              const bx_picture_row *row)
{
    const bx_image *image = bx_assets_image(assets, row->image);
    int64_t w = image->width, h = image->height;
    bx_rect box = {0, 0, BOX_WIDTH, BOX_HEIGHT};
    if (w * BOX_HEIGHT > h * BOX_WIDTH)
        box.h = (bx_len)MAX(BOX_WIDTH * h / w, 1);
    else
        box.w = (bx_len)MAX(BOX_HEIGHT * w / h, 1);
    box.x = (BOX_WIDTH - box.w) / 2;
    box.y = (BOX_HEIGHT - box.h) / 2;
    bx_op *op = BX_NEW(arena, bx_op);
    *op = (bx_op){.kind = BX_OP_IMAGE,
                  .image = {row->image, box, 0, 0, image->width, image->height}};
    return (bx_display){.width = BOX_WIDTH,
                        .height = BOX_HEIGHT,
                        .number = 1,
                        .label = "1",
                        .ops = op,
                        .n_ops = 1};
}
