#include "model/imprint.h"

#include <glib.h>
#include <string.h>

enum { FIRST_KEY = BX_KEY_IMPRINT_TOTAL_NUMBER, MOST_PAGES = 999 };
_Static_assert(BX_KEY_IMPRINT_COLOPHON - FIRST_KEY + 1 == BX_IMPRINT_COUNT,
               "imprint.def has a row for each key");

typedef enum { LINE, LIST, COUNT, DATE } form;

static const form forms[] = {
#define BX_IMPRINT(id, form) [BX_IMPRINT_##id] = form,
#include "model/imprint.def"
#undef BX_IMPRINT
};

bx_key bx_imprint_key(bx_imprint_field field)
{
    return (bx_key)(FIRST_KEY + (int)field);
}

/* A text of several lines on one. */
static char *one_line(bx_arena *arena, const char *text)
{
    char *line = bx_copy_text(arena, text, strlen(text));
    return g_strstrip(g_strdelimit(line, "\r\n\t", ' '));
}

static void read_line(bx_arena *arena, const bx_yaml *map, bx_key key,
                      bx_imprint_value *out, bx_diags *diags)
{
    const char *text;
    if (!bx_keys_text(map, key, &text, diags))
        return;
    out->text = one_line(arena, text);
    out->n = 1;
}

static void read_list(bx_arena *arena, const bx_yaml *map, bx_key key,
                      bx_imprint_value *out, bx_diags *diags)
{
    const bx_yaml *list = bx_keys_find(map, key);
    for (int i = 0; i < list->n; i++) {
        const bx_yaml *value = list->values[i];
        if (value->kind != BX_YAML_TEXT) {
            bx_diag(diags, BX_D_E_WANT_TEXT, value->span, bx_key_name(key));
            continue;
        }
        if (bx_yaml_is_empty(value))
            continue;
        out->text = bx_format(arena, "%s%s%s", out->text ? out->text : "",
                              out->text ? "、" : "", one_line(arena, value->text));
        out->n++;
    }
}

static void read_count(bx_arena *arena, const bx_yaml *map, bx_key key,
                       bx_imprint_value *out, bx_diags *diags)
{
    int count;
    if (!bx_keys_int(map, key, 1, MOST_PAGES, &count, diags))
        return;
    out->text = bx_format(arena, "%d", count);
    out->n = 1;
}

static void read_date(bx_arena *arena, const bx_yaml *map, bx_key key,
                      bx_imprint_value *out, bx_diags *diags)
{
    const char *text;
    bx_date date;
    if (!bx_keys_text(map, key, &text, diags))
        return;
    if (!bx_date_parse(text, &date)) {
        bx_diag(diags, BX_D_E_DATE, bx_keys_find(map, key)->span, text);
        return;
    }
    out->text = bx_date_text(arena, date);
    out->n = 1;
}

static void read_value(bx_arena *arena, const bx_yaml *map, bx_imprint_field field,
                       bx_imprint_value *out, bx_diags *diags)
{
    bx_key key = bx_imprint_key(field);
    const bx_yaml *value = bx_keys_find(map, key);
    if (!value)
        return;
    out->span = value->span;
    switch (forms[field]) {
    case LIST:
        if (value->kind == BX_YAML_LIST) {
            read_list(arena, map, key, out, diags);
            break;
        } /* one text alone is a list of one */
        __attribute__((fallthrough));
    case LINE:
        read_line(arena, map, key, out, diags);
        break;
    case COUNT:
        read_count(arena, map, key, out, diags);
        break;
    case DATE:
        read_date(arena, map, key, out, diags);
        break;
    }
}

void bx_imprint_read(bx_arena *arena, const bx_yaml *map, bx_imprint *out,
                     bx_diags *diags)
{
    out->span = map->span;
    if (!bx_keys_check(map, BX_MAP_IMPRINT, diags))
        return;
    for (int i = 0; i < BX_IMPRINT_COUNT; i++)
        read_value(arena, map, (bx_imprint_field)i, &out->values[i], diags);
}

bx_status bx_status_read(const bx_yaml *issue, bx_diags *diags)
{
    static const bx_word words[] = {{"public", "公开"}, {"internal", "内部资料"}};
    int found;
    if (!bx_keys_word(issue, BX_KEY_ISSUE_STATUS, words, G_N_ELEMENTS(words), &found,
                      diags))
        return BX_STATUS_UNKNOWN;
    return found ? BX_STATUS_INTERNAL : BX_STATUS_PUBLIC;
}

const char *bx_imprint_name(bx_imprint_field field)
{
    return bx_key_name(bx_imprint_key(field));
}

bx_imprint_field bx_imprint_named(const char *name, size_t n)
{
    int i = 0;
    for (; i < BX_IMPRINT_COUNT; i++) {
        const char *key = bx_imprint_name((bx_imprint_field)i);
        if (strlen(key) == n && !memcmp(key, name, n))
            break;
    }
    return (bx_imprint_field)i;
}
