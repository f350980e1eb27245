#include "model/layout_furniture.h"

#include <glib.h>
#include <string.h>

#include "model/field.h"
#include "model/keys.h"

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    bx_layout *layout;
} reader;

static const bx_yaml *section(const reader *r, const bx_yaml *root, bx_key key,
                              bx_key_map inside)
{
    const bx_yaml *value = bx_keys_find(root, key);
    return value && bx_keys_check(value, inside, r->diags) ? value : NULL;
}

/* The {fields} of a text. */
static void check_fields(const reader *r, const char *text, bx_span at)
{
    for (const char *p = text; (p = strchr(p, '{')); p++) {
        const char *end = strchr(p, '}');
        size_t n = end ? (size_t)(end - p - 1) : 0;
        if (bx_field_named(p + 1, n) == BX_FIELD_NONE)
            bx_diag(r->diags, BX_D_E_SLOT, at, bx_copy_text(r->arena, p + 1, n),
                    bx_field_list(r->arena));
    }
}

static bool read_text(const reader *r, const bx_yaml *map, bx_key key, const char **out)
{
    if (!bx_keys_text(map, key, out, r->diags))
        return false;
    check_fields(r, *out, bx_keys_find(map, key)->span);
    return true;
}

/* ---- folio and foot line ---- */

/* The keys of one of them, in the order of page_line_keys. */
enum { SHOW, DISTANCE, TEXT, LEFT, RIGHT, N_LINE_KEYS };

static void read_page_line(const reader *r, const bx_yaml *map, bx_key first,
                           bx_page_line *line)
{
    bx_len_rule distance = {.em = r->layout->styles[BX_STYLE_BODY].size,
                            .line = r->layout->leading,
                            .min = 0,
                            .max = 20 * r->layout->leading};
    const char *text;
    bx_keys_bool(map, first + SHOW, &line->is_on, r->diags);
    bx_keys_len(map, first + DISTANCE, &distance, &line->distance, r->diags);
    if (read_text(r, map, first + TEXT, &text))
        line->left = line->right = text;
    read_text(r, map, first + LEFT, &line->left);
    read_text(r, map, first + RIGHT, &line->right);
}

static void read_folio(const reader *r, const bx_yaml *root)
{
    const char *text = "{page} {title} {date} {weekday}";
    const bx_yaml *map = section(r, root, BX_KEY_LAYOUT_FOLIO, BX_MAP_FOLIO);
    r->layout->folio = (bx_page_line){true, r->layout->leading / 2, text, text,
                                      map ? map->span : r->layout->span};
    if (map)
        read_page_line(r, map, BX_KEY_FOLIO_SHOW, &r->layout->folio);
}

/* Where there is one at all, it is shown. */
static void read_foot(const reader *r, const bx_yaml *root)
{
    const bx_yaml *map = section(r, root, BX_KEY_LAYOUT_FOOT, BX_MAP_FOOT);
    r->layout->foot = (bx_page_line){map != NULL, r->layout->leading / 2, "", "",
                                     map ? map->span : r->layout->span};
    if (map)
        read_page_line(r, map, BX_KEY_FOOT_SHOW, &r->layout->foot);
}

/* ---- masthead ---- */

/* A text, or a list of them: a line each. */
static void read_masthead_texts(const reader *r, const bx_yaml *map)
{
    const bx_yaml *value = bx_keys_find(map, BX_KEY_MASTHEAD_TEXT);
    bx_layout *l = r->layout;
    const char *text;
    if (!value)
        return;
    l->masthead.texts_at = value->span;
    if (value->kind != BX_YAML_LIST) {
        if (read_text(r, map, BX_KEY_MASTHEAD_TEXT, &text))
            l->masthead.texts[0] = text;
        return;
    }
    if (value->n > BX_MAX_MASTHEAD_TEXTS)
        bx_diag(r->diags, BX_D_E_MASTHEAD_TEXTS, value->span, BX_INT(value->n),
                BX_INT(BX_MAX_MASTHEAD_TEXTS));
    l->masthead.n_texts = 0;
    for (int i = 0; i < MIN(value->n, BX_MAX_MASTHEAD_TEXTS); i++) {
        const bx_yaml *line = value->values[i];
        if (line->kind != BX_YAML_TEXT) {
            bx_diag(r->diags, BX_D_E_WANT_TEXT, line->span,
                    bx_key_name(BX_KEY_MASTHEAD_TEXT));
            continue;
        }
        check_fields(r, line->text, line->span);
        l->masthead.texts[l->masthead.n_texts++] = line->text;
    }
}

/* A file named from the folder of the file that names it. */
static void read_logo(const reader *r, const bx_yaml *map)
{
    const char *name;
    if (!bx_keys_text(map, BX_KEY_MASTHEAD_LOGO, &name, r->diags))
        return;
    bx_span at = bx_keys_find(map, BX_KEY_MASTHEAD_LOGO)->span;
    g_autofree char *folder = g_path_get_dirname(at.source->name);
    bool is_alone = g_path_is_absolute(name) || !strcmp(folder, ".");
    g_autofree char *path =
        is_alone ? g_strdup(name) : g_build_filename(folder, name, NULL);
    r->layout->masthead.logo = bx_copy_text(r->arena, path, strlen(path));
    r->layout->masthead.logo_at = at;
}

static void read_masthead(const reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    l->masthead.lines = 8;
    l->masthead.columns = l->columns;
    l->masthead.texts[0] = "{date} {weekday} {number}";
    l->masthead.n_texts = 1;
    l->masthead.texts_at = l->span;
    const bx_yaml *map = section(r, root, BX_KEY_LAYOUT_MASTHEAD, BX_MAP_MASTHEAD);
    if (!map)
        return;
    bx_keys_int(map, BX_KEY_MASTHEAD_LINES, 1, MAX(l->lines / 2, 1), &l->masthead.lines,
                r->diags);
    bx_keys_int(map, BX_KEY_MASTHEAD_COLUMNS, 1, MAX(l->columns, 1), &l->masthead.columns,
                r->diags);
    read_masthead_texts(r, map);
    read_logo(r, map);
}

/* ---- guide ---- */

static void read_guide(const reader *r, const bx_yaml *root)
{
    static const bx_word places[] = {
        [BX_GUIDE_BAR] = {"bar", "通栏"}, [BX_GUIDE_EAR] = {"ear", "报眼"}};
    bx_layout *l = r->layout;
    int place;
    l->guide.head = "导读";
    l->guide.columns = MAX(l->columns / 2, 1);
    const bx_yaml *map = section(r, root, BX_KEY_LAYOUT_GUIDE, BX_MAP_GUIDE);
    if (!map)
        return;
    bx_keys_text(map, BX_KEY_GUIDE_HEAD, &l->guide.head, r->diags);
    if (bx_keys_word(map, BX_KEY_GUIDE_PLACE, places, G_N_ELEMENTS(places), &place,
                     r->diags))
        l->guide.place = (bx_guide_place)place;
    bx_keys_int(map, BX_KEY_GUIDE_COLUMNS, 1, MAX(l->columns, 1), &l->guide.columns,
                r->diags);
}

void bx_layout_read_furniture(bx_arena *arena, const bx_yaml *root, bx_layout *layout,
                              bx_diags *diags)
{
    reader r = {arena, diags, layout};
    read_folio(&r, root);
    read_foot(&r, root);
    read_masthead(&r, root);
    read_guide(&r, root);
}
