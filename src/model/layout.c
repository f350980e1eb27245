#include "model/layout.h"

#include <glib.h>
#include <string.h>

#include "model/brand.h"
#include "model/keys.h"
#include "model/layout_centre.h"
#include "model/layout_check.h"
#include "model/layout_extend.h"
#include "model/layout_furniture.h"
#include "model/layout_reader.h"
#include "model/layout_spread.h"

typedef bx_layout_reader reader;

static const int default_weights[BX_WEIGHT_COUNT] = {
#define BX_WEIGHT(id, name, value, reason) value,
#include "model/weight.def"
#undef BX_WEIGHT
};

/* A file named from the folder of the file that names it, or words.txt beside the layout.
 */
static void read_words(const reader *r, const bx_yaml *root)
{
    const char *name = NULL;
    bool is_named = bx_keys_text(root, BX_KEY_LAYOUT_WORDS, &name, r->diags);
    bx_span named_at =
        is_named ? bx_keys_find(root, BX_KEY_LAYOUT_WORDS)->span : r->layout->span;
    g_autofree char *folder = g_path_get_dirname(named_at.source->name);
    bool is_alone = is_named && (g_path_is_absolute(name) || !strcmp(folder, "."));
    g_autofree char *path =
        is_alone ? g_strdup(name)
                 : g_build_filename(folder, is_named ? name : "words.txt", NULL);
    if (is_named || g_file_test(path, G_FILE_TEST_IS_REGULAR))
        r->layout->words = bx_copy_text(r->arena, path, strlen(path));
}

static void read_pictures(const reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    l->picture.crop_percent = 15;
    l->picture.min_lines = 6;
    l->picture.max_columns = l->columns;
    l->picture.gap = l->leading / 2;
    l->picture.min_ppi = 150;
    const bx_yaml *map =
        bx_layout_section(r, root, BX_KEY_LAYOUT_PICTURES, BX_MAP_LAYOUT_PICTURE);
    if (!map)
        return;
    bx_len_rule gap = bx_layout_lengths(r, 0, 4 * l->leading);
    bx_keys_int(map, BX_KEY_LAYOUT_PICTURE_CROP, 0, 60, &l->picture.crop_percent,
                r->diags);
    bx_keys_int(map, BX_KEY_LAYOUT_PICTURE_MIN_LINES, 2, MAX(l->lines, 2),
                &l->picture.min_lines, r->diags);
    bx_keys_int(map, BX_KEY_LAYOUT_PICTURE_MAX_COLUMNS, 1, MAX(l->columns, 1),
                &l->picture.max_columns, r->diags);
    bx_keys_len(map, BX_KEY_LAYOUT_PICTURE_GAP, &gap, &l->picture.gap, r->diags);
    bx_keys_int(map, BX_KEY_LAYOUT_PICTURE_MIN_PPI, 36, 1200, &l->picture.min_ppi,
                r->diags);
}

/* A line without a number sends the reader nowhere. */
static void read_jump_line(const reader *r, const bx_yaml *map, bx_key key,
                           const char **out)
{
    const char *text;
    if (!bx_keys_text(map, key, &text, r->diags))
        return;
    if (strstr(text, "{page}"))
        *out = text;
    else
        bx_diag(r->diags, BX_D_E_JUMP_LINE, bx_keys_find(map, key)->span,
                bx_key_name(key), text);
}

/* Rule 24: leave at least 10 cm, carry at least 15 cm. */
static void read_jumps(const reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    l->jump.leave = bx_len_from_mm(100);
    l->jump.carry = bx_len_from_mm(150);
    l->jump.to = "（下转第{page}版）";
    l->jump.from = "（上接第{page}版）";
    const bx_yaml *map = bx_layout_section(r, root, BX_KEY_LAYOUT_JUMPS, BX_MAP_JUMPS);
    if (!map)
        return;
    bx_len_rule rule = bx_layout_lengths(r, l->leading, bx_len_from_mm(1500));
    rule.bare_is_mm = true;
    bx_keys_len(map, BX_KEY_JUMPS_LEAVE, &rule, &l->jump.leave, r->diags);
    bx_keys_len(map, BX_KEY_JUMPS_CARRY, &rule, &l->jump.carry, r->diags);
    read_jump_line(r, map, BX_KEY_JUMPS_TO, &l->jump.to);
    read_jump_line(r, map, BX_KEY_JUMPS_FROM, &l->jump.from);
}

static void read_weights(const reader *r, const bx_yaml *root)
{
    int *weights = r->layout->weights;
    memcpy(weights, default_weights, sizeof default_weights);
    const bx_yaml *map =
        bx_layout_section(r, root, BX_KEY_LAYOUT_WEIGHTS, BX_MAP_WEIGHTS);
    for (int i = 0; map && i < BX_WEIGHT_COUNT; i++)
        bx_keys_int(map, (bx_key)(BX_KEY_WEIGHTS_PLACE + i), 0, BX_MAX_COST, &weights[i],
                    r->diags);
}

/* "layouts/tabloid.yaml" → "tabloid". */
static const char *name_of(bx_arena *arena, const char *path)
{
    g_autofree char *base = g_path_get_basename(path);
    const char *dot = strrchr(base, '.');
    return bx_copy_text(arena, base,
                        dot && dot != base ? (size_t)(dot - base) : strlen(base));
}

static void read_root(const reader *r, const bx_yaml *root)
{
    r->layout->title = r->layout->name;
    bx_keys_text(root, BX_KEY_LAYOUT_TITLE, &r->layout->title, r->diags);
    bx_keys_text(root, BX_KEY_LAYOUT_EXTENDS, &r->layout->extends, r->diags);
    bx_keys_bool(root, BX_KEY_LAYOUT_INTERLOCK, &r->layout->interlocks, r->diags);
    const bx_yaml *styles =
        bx_layout_needed(r, root, BX_KEY_LAYOUT_STYLES, BX_MAP_STYLES);
    bx_layout_read_body(r, styles);
    bx_layout_read_paper(r, root);
    bx_layout_read_grid(r, root);
    bx_layout_read_styles(r, styles);
    bx_layout_read_headlines(r, root);
    bx_layout_read_head_fit(r, root);
    read_pictures(r, root);
    bx_layout_read_rules(r, root);
    bx_layout_read_groups(r, root);
    read_jumps(r, root);
    bx_layout_read_furniture(r->arena, root, r->layout, r->diags);
    bx_brands_read(root, &r->layout->brands, r->diags);
    read_weights(r, root);
}

/* Reads all that the mapping says; false after reporting. */
static bool read_whole(bx_arena *arena, const bx_yaml *root, bx_layout *layout,
                       bx_diags *diags)
{
    int errors = bx_diags_count(diags, BX_ERROR);
    reader r = {arena, diags, layout};
    layout->root = root;
    read_root(&r, root);
    read_words(&r, root);
    if (bx_diags_count(diags, BX_ERROR) == errors && !layout->is_centre)
        bx_layout_check(layout, root, diags);
    return bx_diags_count(diags, BX_ERROR) == errors;
}

const bx_layout *bx_layout_spread(bx_arena *arena, const bx_layout *layout,
                                  bx_span asked_at, bx_diags *diags)
{
    const bx_yaml *spread = bx_keys_find(layout->root, BX_KEY_LAYOUT_SPREAD);
    if (!spread) {
        bx_diag(diags, BX_D_E_SPREAD_NONE, asked_at, layout->name);
        return NULL;
    }
    const bx_yaml *root = bx_layout_spread_root(arena, layout->root, spread, diags);
    bx_layout *own = BX_NEW(arena, bx_layout);
    own->name = layout->name;
    own->span = layout->span;
    own->is_spread = true;
    return root && read_whole(arena, root, own, diags) ? own : NULL;
}

static const char *mm(bx_arena *arena, bx_len length)
{
    return bx_format(arena, "%.1f", bx_mm_from_len(length));
}

/* In the middle of the gutter between the type areas of two pages, from the left of the
 * sheet; false after reporting that it has no room there. */
static bool stand_in_gutter(bx_arena *arena, bx_layout *l, const bx_layout *page,
                            bx_span at, bx_diags *diags)
{
    const bx_rect *area = &page->type_area;
    bx_len left = page->is_mirrored ? page->paper_width - area->x : area->x + area->w;
    bx_len gutter = page->paper_width + area->x - left;
    bx_len needed = l->measure + 2 * l->gap;
    l->type_area.x = left + (gutter - l->measure) / 2;
    if (needed <= gutter)
        return true;
    bx_diag(diags, BX_D_E_CENTRE_ROOM, at, mm(arena, l->measure), mm(arena, needed),
            page->name, mm(arena, gutter));
    return false;
}

const bx_layout *bx_layout_centre(bx_arena *arena, const bx_layout *layout,
                                  bx_span asked_at, bx_diags *diags)
{
    const bx_yaml *centre = bx_keys_find(layout->root, BX_KEY_LAYOUT_CENTRE);
    if (!centre) {
        bx_diag(diags, BX_D_E_CENTRE_NONE, asked_at, layout->name);
        return NULL;
    }
    const bx_yaml *root = bx_layout_centre_root(arena, layout->root, centre, diags);
    bx_layout *own = BX_NEW(arena, bx_layout);
    own->name =
        bx_format(arena, "%s/%s", layout->name, bx_key_name(BX_KEY_LAYOUT_CENTRE));
    own->span = centre->span;
    own->is_centre = true;
    own->type_area = layout->type_area;
    if (!root || !read_whole(arena, root, own, diags))
        return NULL;
    own->folio.is_on = false;
    return stand_in_gutter(arena, own, layout, centre->span, diags) ? own : NULL;
}

const bx_layout *bx_layout_read(bx_arena *arena, const bx_source *source,
                                const char *const *paths, bx_diags *diags)
{
    const bx_yaml *root = bx_yaml_read(arena, source, 0, source->length, diags);
    if (!root || !bx_keys_check(root, BX_MAP_LAYOUT, diags))
        return NULL;
    root = bx_layout_extend(arena, root, paths, diags);
    if (!root)
        return NULL;
    bx_layout *layout = BX_NEW(arena, bx_layout);
    layout->name = name_of(arena, source->name);
    layout->span = bx_span_of_file(source);
    return read_whole(arena, root, layout, diags) ? layout : NULL;
}
