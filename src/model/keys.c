#include "model/keys.h"

#include <glib.h>
#include <string.h>

static const struct {
    bx_key_map map;
    const char *name, *zh;
} keys[] = {
#define BX_KEY_MAP(id, en, zh)
#define BX_KEY(map, id, name, zh) {BX_MAP_##map, name, zh},
#include "model/keys.def"
#undef BX_KEY_MAP
#undef BX_KEY
};

enum { MAX_NAMES = 64 };

const char *bx_key_name(bx_key key)
{
    return keys[key].name;
}

bx_key_map bx_key_map_of(bx_key key)
{
    return keys[key].map;
}

/* The name at *zh, its length; *zh moves to the next one or becomes NULL. */
static const char *next_name(const char **zh, size_t *n)
{
    const char *name = *zh;
    const char *bar = strchr(name, '|');
    *n = bar ? (size_t)(bar - name) : strlen(name);
    *zh = bar ? bar + 1 : NULL;
    return name;
}

const char *bx_key_zh(bx_arena *arena, bx_key key)
{
    size_t n;
    const char *zh = keys[key].zh;
    const char *name = next_name(&zh, &n);
    return bx_copy_text(arena, name, n);
}

static bool is_named(bx_key key, const char *word)
{
    if (!strcmp(keys[key].name, word))
        return true;
    size_t length = strlen(word), n;
    for (const char *zh = keys[key].zh; zh;) {
        const char *name = next_name(&zh, &n);
        if (n == length && !memcmp(name, word, n))
            return true;
    }
    return false;
}

bx_key bx_key_find(bx_key_map map, const char *word)
{
    for (int k = 0; k < BX_KEY_COUNT; k++)
        if (keys[k].map == map && is_named((bx_key)k, word))
            return (bx_key)k;
    return BX_KEY_COUNT;
}

/* "headline (主题), deck (副题)": what a hint lists. */
static char *list_names(bx_key_map map)
{
    GString *list = g_string_new(NULL);
    for (int k = 0; k < BX_KEY_COUNT; k++) {
        size_t n;
        const char *zh = keys[k].zh;
        if (keys[k].map != map)
            continue;
        const char *name = next_name(&zh, &n);
        g_string_append_printf(list, "%s%s (%.*s)", list->len ? ", " : "", keys[k].name,
                               (int)n, name);
    }
    return g_string_free(list, FALSE);
}

static void report_unknown(const bx_yaml *key, bx_key_map map, bx_diags *diags)
{
    const char *names[MAX_NAMES];
    g_autoptr(GPtrArray) owned = g_ptr_array_new_with_free_func(g_free);
    int count = 0;
    for (int k = 0; k < BX_KEY_COUNT; k++) {
        if (keys[k].map != map)
            continue;
        g_assert(count + 4 < MAX_NAMES);
        names[count++] = keys[k].name;
        for (const char *zh = keys[k].zh; zh;) {
            size_t n;
            const char *name = next_name(&zh, &n);
            g_ptr_array_add(owned, g_strndup(name, n));
            names[count++] = owned->pdata[owned->len - 1];
        }
    }
    names[count] = NULL;
    const char *nearest = bx_nearest_word(key->text, names);
    if (nearest) {
        bx_diag(diags, BX_D_E_KEY_MISSPELT, key->span, key->text, nearest);
        return;
    }
    g_autofree char *list = list_names(map);
    bx_diag(diags, BX_D_E_KEY_UNKNOWN, key->span, key->text, list);
}

bool bx_keys_check(const bx_yaml *node, bx_key_map map, bx_diags *diags)
{
    if (node->kind != BX_YAML_MAP) {
        g_autofree char *list = list_names(map);
        bx_diag(diags, BX_D_E_WANT_MAP, node->span, list);
        return false;
    }
    const bx_yaml *seen[BX_KEY_COUNT] = {0};
    for (int i = 0; i < node->n; i++) {
        const bx_yaml *key = node->keys[i];
        bx_key k = bx_key_find(map, key->text);
        if (k == BX_KEY_COUNT) {
            report_unknown(key, map, diags);
        } else if (seen[k]) {
            int line, column;
            bx_source_position(seen[k]->span.source, seen[k]->span.from, &line, &column);
            bx_diag(diags, BX_D_E_KEY_TWICE, key->span, key->text, BX_INT(line));
        } else {
            seen[k] = key;
        }
    }
    return true;
}

static int index_of(const bx_yaml *map, bx_key key)
{
    for (int i = 0; map->kind == BX_YAML_MAP && i < map->n; i++)
        if (is_named(key, map->keys[i]->text))
            return i;
    return -1;
}

const bx_yaml *bx_keys_find(const bx_yaml *map, bx_key key)
{
    int i = index_of(map, key);
    return i < 0 || bx_yaml_is_empty(map->values[i]) ? NULL : map->values[i];
}

const char *bx_keys_written(const bx_yaml *map, const bx_yaml *value)
{
    int i = 0;
    while (map->values[i] != value)
        i++;
    return map->keys[i]->text;
}

void bx_keys_refuse(const bx_yaml *map, const bx_key *refused, size_t n, bx_diag_id id,
                    bx_diags *diags)
{
    for (size_t i = 0; map && i < n; i++) {
        const bx_yaml *value = bx_keys_find(map, refused[i]);
        if (value)
            bx_diag(diags, id, value->span, bx_keys_written(map, value));
    }
}

/* The key as the user wrote it. */
static const char *word_of(const bx_yaml *map, bx_key key)
{
    return map->keys[index_of(map, key)]->text;
}

const bx_yaml *bx_keys_find_bare(const bx_yaml *map, bx_key key)
{
    int i = index_of(map, key);
    return i >= 0 && bx_yaml_is_empty(map->values[i]) ? map->keys[i] : NULL;
}

const bx_yaml *bx_keys_list(const bx_yaml *map, bx_key key, bx_diags *diags)
{
    const bx_yaml *value = bx_keys_find(map, key);
    if (!value || value->kind == BX_YAML_LIST)
        return value;
    bx_diag(diags, BX_D_E_WANT_LIST, value->span, word_of(map, key));
    return NULL;
}

bool bx_keys_text(const bx_yaml *map, bx_key key, const char **out, bx_diags *diags)
{
    const bx_yaml *value = bx_keys_find(map, key);
    if (!value)
        return false;
    if (value->kind != BX_YAML_TEXT) {
        bx_diag(diags, BX_D_E_WANT_TEXT, value->span, word_of(map, key));
        return false;
    }
    *out = value->text;
    return true;
}

/* The value's text, or "" for lists and mappings: no number is written so. */
static const char *text_of(const bx_yaml *value)
{
    return value->kind == BX_YAML_TEXT ? value->text : "";
}

static bool read_whole(const bx_yaml *value, const char *word, int min, int max, int *out,
                       bx_diags *diags)
{
    gint64 number;
    if (!g_ascii_string_to_signed(text_of(value), 10, min, max, &number, NULL)) {
        bx_diag(diags, BX_D_E_WANT_INT, value->span, word, BX_INT(min), BX_INT(max),
                text_of(value));
        return false;
    }
    *out = (int)number;
    return true;
}

bool bx_keys_int(const bx_yaml *map, bx_key key, int min, int max, int *out,
                 bx_diags *diags)
{
    const bx_yaml *value = bx_keys_find(map, key);
    return value && read_whole(value, word_of(map, key), min, max, out, diags);
}

bool bx_keys_whole(const bx_yaml *map, const bx_yaml *list, const bx_yaml *value, int min,
                   int max, int *out, bx_diags *diags)
{
    return read_whole(value, bx_keys_written(map, list), min, max, out, diags);
}

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (!strcmp(*words, word))
            return true;
    return false;
}

bool bx_keys_bool(const bx_yaml *map, bx_key key, bool *out, bx_diags *diags)
{
    static const char *const yes[] = {"true", "yes", "on", "是", "有", NULL};
    static const char *const no[] = {"false", "no", "off", "否", "无", NULL};
    const bx_yaml *value = bx_keys_find(map, key);
    if (!value)
        return false;
    bool is_yes = is_one_of(text_of(value), yes);
    if (!is_yes && !is_one_of(text_of(value), no)) {
        bx_diag(diags, BX_D_E_WANT_BOOL, value->span, word_of(map, key), text_of(value));
        return false;
    }
    *out = is_yes;
    return true;
}

bool bx_keys_word(const bx_yaml *map, bx_key key, const bx_word *words, int n, int *out,
                  bx_diags *diags)
{
    const bx_yaml *value = bx_keys_find(map, key);
    if (!value)
        return false;
    g_autoptr(GString) list = g_string_new(NULL);
    for (int i = 0; i < n; i++) {
        const char *text = text_of(value);
        if (!strcmp(words[i].name, text) || !strcmp(words[i].zh, text)) {
            *out = i;
            return true;
        }
        g_string_append_printf(list, "%s%s (%s)", i ? ", " : "", words[i].name,
                               words[i].zh);
    }
    bx_diag(diags, BX_D_E_WANT_WORD, value->span, word_of(map, key), text_of(value),
            list->str);
    return false;
}

/* "1.5" in thousandths; *end is left behind it. False when it is no number, or one of
 * more than six digits before the point. */
static bool parse_thousandths(const char *text, int64_t *out, const char **end)
{
    const char *p = text;
    int64_t value = 0;
    int digits = 0;
    for (; g_ascii_isdigit(*p) && digits < 7; p++, digits++)
        value = value * 10 + (*p - '0');
    if (!digits || digits > 6)
        return false;
    value *= 1000;
    if (*p == '.')
        p++;
    for (int unit = 100; g_ascii_isdigit(*p); p++, unit /= 10)
        value += unit * (*p - '0');
    while (*p == ' ')
        p++;
    *out = value;
    *end = p;
    return true;
}

static bool parse_relative(const char *text, const bx_len_rule *rule, bx_len *out)
{
    const struct {
        const char *name;
        bx_len unit;
        int64_t parts;
    } units[] = {
        {"字", rule->em, 1000},      {"em", rule->em, 1000},
        {"行", rule->line, 1000},    {"line", rule->line, 1000},
        {"lines", rule->line, 1000}, {"%", rule->whole, 100000},
    };
    int64_t thousandths;
    const char *unit;
    if (!parse_thousandths(text, &thousandths, &unit))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (!units[i].unit || strcmp(unit, units[i].name))
            continue;
        int64_t length = units[i].unit * thousandths / units[i].parts;
        *out = length > INT32_MAX ? INT32_MAX : (bx_len)length;
        return true;
    }
    return false;
}

/* A length as people write it, in the unit of the rule. */
static const char *len_text(char buffer[32], bx_len len, bool is_mm)
{
    g_snprintf(buffer, 32, "%.4g %s", is_mm ? bx_mm_from_len(len) : bx_pt_from_len(len),
               is_mm ? "mm" : "pt");
    return buffer;
}

bool bx_keys_len(const bx_yaml *map, bx_key key, const bx_len_rule *rule, bx_len *out,
                 bx_diags *diags)
{
    const bx_yaml *value = bx_keys_find(map, key);
    if (!value)
        return false;
    const char *text = text_of(value);
    bx_len len;
    if (!bx_len_parse(text, rule->bare_is_mm, &len) &&
        !parse_relative(text, rule, &len)) {
        bx_diag(diags, BX_D_E_WANT_LEN, value->span, word_of(map, key), text);
        return false;
    }
    if (len < rule->min || len > rule->max) {
        char min[32], max[32];
        bx_diag(diags, BX_D_E_LEN_RANGE, value->span, word_of(map, key),
                len_text(min, rule->min, rule->bare_is_mm),
                len_text(max, rule->max, rule->bare_is_mm), text);
        return false;
    }
    *out = len;
    return true;
}

void bx_keys_missing(const bx_yaml *map, bx_key key, bx_diags *diags)
{
    size_t n;
    const char *zh = keys[key].zh;
    const char *name = next_name(&zh, &n);
    g_autofree char *first = g_strndup(name, n);
    bx_span at = {map->span.source, map->span.from, map->span.from};
    bx_diag(diags, BX_D_E_KEY_MISSING, at, keys[key].name, first);
}
