#include "model/advertisement.h"

#include <glib.h>
#include <string.h>

#include "model/keys.h"

enum { MOST_COLUMNS = 12 }; /* of any layout */

static const struct {
    const char *name, *zh;
    int across, down;
} shares[] = {
#define BX_AD_SIZE(name, zh, across, down) {name, zh, across, down},
#include "model/ad_size.def"
#undef BX_AD_SIZE
};

/* ---- sizes ---- */

static bool is_one_of(const char *names, const char *word)
{
    g_auto(GStrv) all = g_strsplit(names, "|", -1);
    return g_strv_contains((const char *const *)all, word);
}

static bool parse_share(const char *word, bx_ad *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(shares); i++) {
        if (strcmp(word, shares[i].name) && !is_one_of(shares[i].zh, word))
            continue;
        out->across = shares[i].across;
        out->down = shares[i].down;
        return true;
    }
    return false;
}

/* "3", or a share that is as wide as the page. */
static bool parse_width(const char *word, bx_ad *out)
{
    gint64 columns;
    bx_ad share = {0};
    if (g_ascii_string_to_signed(word, 10, 1, MOST_COLUMNS, &columns, NULL))
        out->columns = (int)columns;
    else if (parse_share(word, &share) && share.across == 1)
        out->across = 1;
    else
        return false;
    return true;
}

/* The sign between width and height: x, X or ×; NULL: there is none. */
static const char *find_sign(const char *text, size_t *length)
{
    static const char *const signs[] = {"×", "x", "X"};
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        const char *at = strstr(text, signs[i]);
        *length = strlen(signs[i]);
        if (at)
            return at;
    }
    return NULL;
}

bool bx_ad_size_parse(const char *text, bx_ad *out)
{
    size_t n;
    const char *sign = find_sign(text, &n);
    if (!sign) {
        g_autofree char *word = g_strstrip(g_strdup(text));
        return parse_share(word, out);
    }
    g_autofree char *width = g_strstrip(g_strndup(text, (gsize)(sign - text)));
    return parse_width(width, out) && bx_len_parse(sign + n, true, &out->height) &&
           out->height >= BX_PT;
}

/* False after reporting. */
static bool read_size(const bx_yaml *value, bx_ad *ad, bx_diags *diags)
{
    ad->size_at = value->span;
    if (value->kind != BX_YAML_TEXT) {
        bx_diag(diags, BX_D_E_WANT_TEXT, value->span, bx_key_name(BX_KEY_AD_SIZE));
        return false;
    }
    if (bx_ad_size_parse(value->text, ad))
        return true;
    g_autoptr(GString) words = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(shares); i++)
        g_string_append_printf(words, "%s%s (%.*s)", i ? ", " : "", shares[i].name,
                               (int)strcspn(shares[i].zh, "|"), shares[i].zh);
    bx_diag(diags, BX_D_E_AD_SIZE, value->span, value->text, words->str);
    return false;
}

/* ---- entries ---- */

static const char *path_of(bx_arena *arena, const char *folder, const char *file)
{
    if (!folder || g_path_is_absolute(file))
        return file;
    return bx_format(arena, "%s/%s", folder, file);
}

/* "ads/mall-2.pdf" → "mall-2" */
static const char *name_of(bx_arena *arena, const char *file)
{
    g_autofree char *base = g_path_get_basename(file);
    char *dot = strrchr(base, '.');
    size_t n = dot && dot != base ? (size_t)(dot - base) : strlen(base);
    return bx_copy_text(arena, base, n);
}

/* What an entry needs; NULL after reporting. */
static const bx_yaml *need(const bx_yaml *entry, bx_key key, bx_diags *diags)
{
    const bx_yaml *value = bx_keys_find(entry, key);
    if (!value)
        bx_keys_missing(entry, key, diags);
    return value;
}

/* An item that is the picture in a file, of some size. */
static bx_item item_of(bx_arena *arena, const bx_yaml *entry, const bx_yaml *file,
                       const char *folder, bx_ad ad)
{
    bx_picture *picture = BX_NEW(arena, bx_picture);
    *picture = (bx_picture){.file = path_of(arena, folder, file->text),
                            .focus = BX_FOCUS_CENTRE,
                            .span = file->span};
    return (bx_item){.name = name_of(arena, file->text),
                     .span = entry->span,
                     .pictures = picture,
                     .n_pictures = 1,
                     .ad = bx_copy(arena, &ad, sizeof ad)};
}

bool bx_advertisement_read(bx_arena *arena, const bx_yaml *entry, const char *folder,
                           bx_diags *diags, bx_item *out)
{
    const char *name;
    bx_ad ad = {.is_marked = true};
    if (!bx_keys_check(entry, BX_MAP_AD, diags))
        return false;
    const bx_yaml *file = need(entry, BX_KEY_AD_FILE, diags);
    const bx_yaml *size = need(entry, BX_KEY_AD_SIZE, diags);
    bx_keys_bool(entry, BX_KEY_AD_MARKED, &ad.is_marked, diags);
    if (!size || !read_size(size, &ad, diags) || !file ||
        !bx_keys_text(entry, BX_KEY_AD_FILE, &name, diags))
        return false;
    *out = item_of(arena, entry, file, folder, ad);
    out->kind = BX_ITEM_ADVERTISEMENT;
    out->wishes = entry;
    bx_keys_text(entry, BX_KEY_AD_TITLE, &out->name, diags);
    return true;
}

void bx_filler_read(bx_arena *arena, const bx_yaml *entry, const char *folder,
                    bx_diags *diags, GArray *items)
{
    const char *name;
    if (!bx_keys_check(entry, BX_MAP_FILLER, diags))
        return;
    const bx_yaml *file = need(entry, BX_KEY_FILLER_FILE, diags);
    const bx_yaml *sizes = need(entry, BX_KEY_FILLER_SIZE, diags);
    if (!file || !sizes || !bx_keys_text(entry, BX_KEY_FILLER_FILE, &name, diags))
        return;
    bool is_list = sizes->kind == BX_YAML_LIST;
    for (int i = 0; i < (is_list ? sizes->n : 1); i++) {
        bx_ad ad = {0};
        if (!read_size(is_list ? sizes->values[i] : sizes, &ad, diags))
            continue;
        bx_item item = item_of(arena, entry, file, folder, ad);
        item.kind = BX_ITEM_FILLER;
        item.wishes = entry;
        bx_keys_text(entry, BX_KEY_FILLER_TITLE, &item.name, diags);
        g_array_append_val(items, item);
    }
}
