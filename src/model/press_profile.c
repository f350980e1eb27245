#include "model/press_profile.h"

#include <glib.h>
#include <string.h>

#include "model/brand.h"
#include "model/keys.h"
#include "model/layout.h"

/* A file that is being read, and the one that extends it. */
typedef struct file {
    const char *path; /* whole */
    const struct file *by;
} file;

typedef struct {
    bx_arena *arena;
    const char *const *paths;
    bx_diags *diags;
    bx_press_profile *profile;
} reader;

/* The limits of a newspaper on newsprint: press.md names them; 15 mm² and 240 % are ISO
 * 12647-3's, the sizes those of the Ghent Workgroup's newspaper specification. */
bx_press_profile bx_press_profile_default(void)
{
    bx_press_profile p = {
        .black = {bx_len_from_pt(2), bx_len_from_pt(24)},
        .pictures = {200, 220},
        .limits = {.total_ink = 240,
                   .total_ink_warning = 220,
                   .ppi = 100,
                   .ppi_warning = 150,
                   .line_art_ppi = 600,
                   .rule = bx_len_from_pt(0.25),
                   .reversed_rule = bx_len_from_pt(0.4),
                   .text = bx_len_from_pt(6),
                   .reversed_text = bx_len_from_pt(8),
                   .multi_ink_text = bx_len_from_pt(10)},
    };
    for (int i = 0; i < BX_INK_COUNT; i++) {
        const bx_ink_facts *ink = bx_ink_find((bx_ink)i);
        p.plates[i] = (bx_plate){ink->c, ink->m, ink->y, ink->k, NULL};
    }
    p.plates[BX_INK_REGISTRATION].spot = "All"; /* ISO 32000-1 §8.6.6.4 */
    return p;
}

/* ---- one file ---- */

/* The mapping under a key, its own keys checked; NULL when it is not there. */
static const bx_yaml *section(const reader *r, const bx_yaml *map, bx_key key,
                              bx_key_map inside)
{
    const bx_yaml *value = bx_keys_find(map, key);
    return value && bx_keys_check(value, inside, r->diags) ? value : NULL;
}

static void read_flavour(const reader *r, const bx_yaml *root)
{
    static const bx_word words[] = {[BX_FLAVOUR_PLAIN] = {"plain", "普通"},
                                    [BX_FLAVOUR_X4] = {"x4", "PDF/X-4"},
                                    [BX_FLAVOUR_X1A] = {"x1a", "PDF/X-1a"}};
    int found;
    if (bx_keys_word(root, BX_KEY_PRESS_FLAVOUR, words, G_N_ELEMENTS(words), &found,
                     r->diags))
        r->profile->flavour = (bx_flavour)found;
}

static void read_condition(const reader *r, const bx_yaml *root)
{
    const bx_yaml *map = section(r, root, BX_KEY_PRESS_CONDITION, BX_MAP_PRESS_CONDITION);
    bx_press_profile *p = r->profile;
    if (!map)
        return;
    p->condition.registry = NULL; /* another condition is of another registry, or none */
    p->condition.not_embedded = BX_NOWHERE;
    bx_keys_text(map, BX_KEY_PRESS_CONDITION_NAME, &p->condition.name, r->diags);
    bx_keys_text(map, BX_KEY_PRESS_CONDITION_WORDS, &p->condition.words, r->diags);
    bx_keys_text(map, BX_KEY_PRESS_CONDITION_REGISTRY, &p->condition.registry, r->diags);
    bool embeds = true;
    if (bx_keys_bool(map, BX_KEY_PRESS_CONDITION_EMBED, &embeds, r->diags) && !embeds)
        p->condition.not_embedded = bx_keys_find(map, BX_KEY_PRESS_CONDITION_EMBED)->span;
}

/* From the folder of the file that names it. */
static void read_icc(const reader *r, const bx_yaml *root)
{
    const char *name;
    if (!bx_keys_text(root, BX_KEY_PRESS_ICC, &name, r->diags))
        return;
    g_autofree char *folder = g_path_get_dirname(root->span.source->name);
    r->profile->icc = g_path_is_absolute(name) || !strcmp(folder, ".")
                          ? name
                          : bx_format(r->arena, "%s/%s", folder, name);
}

static void read_ink(const reader *r, const bx_yaml *inks, bx_key key, bx_ink ink)
{
    const bx_yaml *map = section(r, inks, key, BX_MAP_PRESS_INK);
    bx_plate *plate = &r->profile->plates[ink];
    int cmyk[4];
    if (!map)
        return;
    plate->spot = NULL;
    bx_keys_text(map, BX_KEY_PRESS_INK_SPOT, &plate->spot, r->diags);
    if (bx_cmyk_read(map, BX_KEY_PRESS_INK_CMYK, cmyk, r->diags))
        *plate = (bx_plate){cmyk[0], cmyk[1], cmyk[2], cmyk[3], plate->spot};
}

static void read_inks(const reader *r, const bx_yaml *root)
{
    const bx_yaml *inks = section(r, root, BX_KEY_PRESS_INKS, BX_MAP_PRESS_INKS);
    if (!inks)
        return;
    read_ink(r, inks, BX_KEY_PRESS_INKS_RED, BX_INK_RED);
    read_ink(r, inks, BX_KEY_PRESS_INKS_GRAY, BX_INK_GRAY);
    read_ink(r, inks, BX_KEY_PRESS_INKS_TINT, BX_INK_TINT);
}

static void read_len(const reader *r, const bx_yaml *map, bx_key key, double most,
                     bx_len *out)
{
    bx_len_rule rule = {.max = bx_len_from_pt(most)};
    bx_keys_len(map, key, &rule, out, r->diags);
}

static void read_black(const reader *r, const bx_yaml *root)
{
    const bx_yaml *map = section(r, root, BX_KEY_PRESS_BLACK, BX_MAP_PRESS_BLACK);
    if (!map)
        return;
    read_len(r, map, BX_KEY_PRESS_BLACK_RULES, 100, &r->profile->black.rules);
    read_len(r, map, BX_KEY_PRESS_BLACK_HEADS, 1000, &r->profile->black.heads);
}

enum { MOST_INK = 400, MOST_PPI = 2400 }; /* four solids; finer than any plate */

static void read_pictures(const reader *r, const bx_yaml *root)
{
    const bx_yaml *map = section(r, root, BX_KEY_PRESS_PICTURES, BX_MAP_PRESS_PICTURES);
    bx_press_profile *p = r->profile;
    if (!map)
        return;
    bx_keys_int(map, BX_KEY_PRESS_PICTURES_PPI, 50, MOST_PPI, &p->pictures.ppi, r->diags);
    bx_keys_int(map, BX_KEY_PRESS_PICTURES_TOTAL_INK, 100, MOST_INK,
                &p->pictures.total_ink, r->diags);
}

static void read_limits(const reader *r, const bx_yaml *root)
{
    const bx_yaml *map = section(r, root, BX_KEY_PRESS_LIMITS, BX_MAP_PRESS_LIMITS);
    bx_press_profile *p = r->profile;
    const struct {
        bx_key key;
        int most, *out;
    } numbers[] = {
        {BX_KEY_PRESS_LIMITS_TOTAL_INK, MOST_INK, &p->limits.total_ink},
        {BX_KEY_PRESS_LIMITS_TOTAL_INK_WARNING, MOST_INK, &p->limits.total_ink_warning},
        {BX_KEY_PRESS_LIMITS_PPI, MOST_PPI, &p->limits.ppi},
        {BX_KEY_PRESS_LIMITS_PPI_WARNING, MOST_PPI, &p->limits.ppi_warning},
        {BX_KEY_PRESS_LIMITS_LINE_ART_PPI, MOST_PPI, &p->limits.line_art_ppi},
    };
    const struct {
        bx_key key;
        bx_len *out;
    } lengths[] = {
        {BX_KEY_PRESS_LIMITS_RULE, &p->limits.rule},
        {BX_KEY_PRESS_LIMITS_REVERSED_RULE, &p->limits.reversed_rule},
        {BX_KEY_PRESS_LIMITS_TEXT, &p->limits.text},
        {BX_KEY_PRESS_LIMITS_REVERSED_TEXT, &p->limits.reversed_text},
        {BX_KEY_PRESS_LIMITS_MULTI_INK_TEXT, &p->limits.multi_ink_text},
    };
    for (size_t i = 0; map && i < G_N_ELEMENTS(numbers); i++)
        bx_keys_int(map, numbers[i].key, 0, numbers[i].most, numbers[i].out, r->diags);
    for (size_t i = 0; map && i < G_N_ELEMENTS(lengths); i++)
        read_len(r, map, lengths[i].key, 100, lengths[i].out);
}

static void read_marks(const reader *r, const bx_yaml *root)
{
    const bx_yaml *map = section(r, root, BX_KEY_PRESS_MARKS, BX_MAP_PRESS_MARKS);
    for (int i = 0; map && i < BX_MARK_COUNT; i++)
        bx_keys_bool(map, (bx_key)(BX_KEY_PRESS_MARKS_CROP + i), &r->profile->marks[i],
                     r->diags);
}

static void read_bleed(const reader *r, const bx_yaml *root)
{
    bx_len_rule rule = {.bare_is_mm = true, .max = bx_len_from_mm(20)};
    bx_keys_len(root, BX_KEY_PRESS_BLEED, &rule, &r->profile->bleed, r->diags);
}

/* What the file says, over what the profile is already. */
static void read_keys(const reader *r, const bx_yaml *root)
{
    bx_keys_text(root, BX_KEY_PRESS_TITLE, &r->profile->title, r->diags);
    read_flavour(r, root);
    read_condition(r, root);
    read_icc(r, root);
    read_inks(r, root);
    read_black(r, root);
    read_pictures(r, root);
    read_limits(r, root);
    read_marks(r, root);
    read_bleed(r, root);
    bx_keys_bool(root, BX_KEY_PRESS_SHOW_PAPER, &r->profile->shows_paper, r->diags);
}

/* ---- the files it extends ---- */

static void report_unknown(const reader *r, const char *name, bx_span at)
{
    g_autoptr(GPtrArray) names = bx_layout_names(r->paths);
    g_ptr_array_add(names, NULL);
    const char *nearest = bx_nearest_word(name, (const char *const *)names->pdata);
    g_autofree char *list = g_strjoinv(", ", (char **)names->pdata);
    if (nearest)
        bx_diag(r->diags, BX_D_E_PRESS_MISSPELT, at, name, nearest);
    else
        bx_diag(r->diags, BX_D_E_PRESS_UNKNOWN, at, name, list);
}

static bool is_in(const file *files, const char *path)
{
    for (; files; files = files->by)
        if (!strcmp(files->path, path))
            return true;
    return false;
}

/* Reads the file of that name, and before it those it extends, over the profile. */
static bool read_named(const reader *r, const char *name, const char *folder, bx_span at,
                       const file *by)
{
    g_autofree char *path = bx_layout_path(name, folder, r->paths);
    if (!path || !g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        report_unknown(r, name, at);
        return false;
    }
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    if (is_in(by, whole)) {
        bx_diag(r->diags, BX_D_E_PRESS_CYCLE, at, name);
        return false;
    }
    const bx_source *source = bx_source_load(r->arena, path, r->diags);
    const bx_yaml *root =
        source ? bx_yaml_read(r->arena, source, 0, source->length, r->diags) : NULL;
    if (!root || !bx_keys_check(root, BX_MAP_PRESS, r->diags))
        return false;
    const char *base;
    if (bx_keys_text(root, BX_KEY_PRESS_EXTENDS, &base, r->diags)) {
        g_autofree char *own_folder = g_path_get_dirname(path);
        bx_span asked_at = bx_keys_find(root, BX_KEY_PRESS_EXTENDS)->span;
        if (!read_named(r, base, own_folder, asked_at, &(file){whole, by}))
            return false;
    }
    read_keys(r, root);
    r->profile->span = bx_span_of_file(source);
    return true;
}

/* A press needs to be told what it is. */
static bool is_whole(const reader *r)
{
    const bx_press_profile *p = r->profile;
    const struct {
        bx_key key;
        const char *value;
    } needed[] = {{BX_KEY_PRESS_CONDITION, p->condition.name},
                  {BX_KEY_PRESS_ICC, p->icc}};
    bool ok = true;
    for (size_t i = 0; p->flavour != BX_FLAVOUR_PLAIN && i < G_N_ELEMENTS(needed); i++)
        if (!needed[i].value) {
            bx_diag(r->diags, BX_D_E_KEY_MISSING, p->span, bx_key_name(needed[i].key),
                    bx_key_zh(r->arena, needed[i].key));
            ok = false;
        }
    return ok;
}

/* The name of a condition stands for its profile in PDF/X-1a alone, and of one registry
 * alone. ISO 15930-4 §6.2.2; ISO 15930-7 §6.2.2 wants the profile. */
static bool is_name_enough(const reader *r)
{
    const bx_press_profile *p = r->profile;
    bool is_enough = !p->condition.not_embedded.source ||
                     p->flavour == BX_FLAVOUR_PLAIN ||
                     (p->flavour == BX_FLAVOUR_X1A && p->condition.registry &&
                      !strcmp(p->condition.registry, BX_ICC_REGISTRY));
    if (!is_enough)
        bx_diag(r->diags, BX_D_E_PRESS_EMBED, p->condition.not_embedded, BX_ICC_REGISTRY);
    return is_enough;
}

const bx_press_profile *bx_press_profile_find(bx_arena *arena, const char *name,
                                              const char *folder,
                                              const char *const *paths, bx_span asked_at,
                                              bx_diags *diags)
{
    bx_press_profile *profile = BX_NEW(arena, bx_press_profile);
    *profile = bx_press_profile_default();
    reader r = {arena, paths, diags, profile};
    if (!read_named(&r, name, folder, asked_at, NULL) || !is_whole(&r) ||
        !is_name_enough(&r))
        return NULL;
    g_autofree char *base = g_path_get_basename(profile->span.source->name);
    char *dot = strrchr(base, '.');
    profile->name = bx_copy_text(arena, base, dot ? (size_t)(dot - base) : strlen(base));
    return profile;
}

bx_brands bx_press_profile_mix(const bx_press_profile *profile, const bx_brands *brands)
{
    bx_brands mixed = *brands;
    for (int i = 0; i < mixed.n; i++) {
        bx_brand *brand = &mixed.of[i];
        if (brand->ink == BX_INK_COUNT)
            continue;
        const bx_plate *plate = &profile->plates[brand->ink];
        *brand = (bx_brand){.rgb = {brand->rgb[0], brand->rgb[1], brand->rgb[2]},
                            .ink = BX_INK_COUNT,
                            .cmyk = {plate->c, plate->m, plate->y, plate->k}};
    }
    return mixed;
}
