#include "model/item_file.h"

#include <string.h>

#include "model/item_file_body.h"
#include "model/item_file_inline.h"
#include "model/jump.h"
#include "model/keys.h"

typedef struct {
    bx_arena *arena;
    const bx_source *source;
    const char *folder;
    bx_diags *diags;
    GArray *parts;    /* of bx_part */
    GArray *pictures; /* of bx_picture */
} reader;

/* A space that YAML made of a line end. */
static bool is_folded(const bx_source *source, const bx_char *c)
{
    if (c->c == '\n')
        return true;
    const char *p = source->text + c->at;
    while (*p == ' ' || *p == '\t')
        p++;
    return c->c == ' ' && (*p == '\n' || *p == '\r');
}

/* The text of a YAML value on one line. */
static bx_chars unfold(const reader *r, const bx_yaml *value, bool keep_breaks)
{
    bx_chars all = bx_chars_trim(bx_yaml_chars(r->arena, value));
    bx_chars_builder b = {.arena = r->arena, .source = r->source};
    for (int i = 0; i < all.n; i++) {
        const bx_char *c = &all.chars[i];
        if (!is_folded(r->source, c))
            bx_chars_add(&b, c->c, c->at, BX_MARKUP_PLAIN);
        else if (keep_breaks && !bx_is_space(b.chars[b.n - 1].c))
            bx_chars_add(&b, ' ', c->at, BX_MARKUP_PLAIN);
        else if (!keep_breaks)
            bx_item_join_line(&b, all.chars[i + 1].c, c->at);
    }
    return bx_chars_finish(&b);
}

static bx_markup allowed_in(bx_part_kind kind)
{
    bool is_head =
        kind == BX_PART_KICKER || kind == BX_PART_HEADLINE || kind == BX_PART_DECK;
    return is_head ? BX_MARKUP_IN_HEAD : BX_MARKUP_IN_LINE;
}

static void add_part(const reader *r, bx_part_kind kind, bx_chars marked, int picture)
{
    bx_chars text =
        kind == BX_PART_DATELINE
            ? bx_item_inline_read_dateline(r->arena, marked, r->diags)
            : bx_item_inline_read(r->arena, marked, allowed_in(kind), r->diags);
    bx_part part = {.kind = kind, .text = text, .picture = picture};
    if (part.text.n)
        g_array_append_val(r->parts, part);
}

/* A headline in pieces: the pieces, with a space as the soft break between them. */
static bx_chars join_pieces(const reader *r, const bx_yaml *list)
{
    bx_chars_builder b = {.arena = r->arena, .source = r->source};
    for (int i = 0; i < list->n; i++) {
        bx_chars piece = unfold(r, list->values[i], true);
        if (b.n && piece.n)
            bx_chars_add(&b, ' ', piece.chars[0].at, BX_MARKUP_PLAIN);
        bx_chars_append(&b, piece);
    }
    return bx_chars_finish(&b);
}

static bool is_text_list(const bx_yaml *value)
{
    if (value->kind != BX_YAML_LIST)
        return false;
    for (int i = 0; i < value->n; i++)
        if (value->values[i]->kind != BX_YAML_TEXT)
            return false;
    return true;
}

/* " #" behind a text of one line hides what follows it: copy may well mean it. */
static void warn_of_comment(const reader *r, int from)
{
    const char *all = r->source->text;
    while (all[from] == ' ' || all[from] == '\t')
        from++;
    int to = from + (int)strcspn(all + from, "\r\n");
    if (all[from] == '#' && from > 0 && g_ascii_isspace(all[from - 1]))
        bx_diag(r->diags, BX_D_W_ITEM_COMMENT, ((bx_span){r->source, from, to}),
                bx_copy_text(r->arena, all + from, (size_t)(to - from)));
}

static void look_for_comments(const reader *r, const bx_yaml *value)
{
    if (value->kind == BX_YAML_TEXT && value->quote != '|' && value->quote != '>')
        warn_of_comment(r, value->span.to);
    for (int i = 0; is_text_list(value) && i < value->n; i++)
        warn_of_comment(r, value->values[i]->span.to);
}

/* A key left empty before a comment: what was meant is behind its colon. */
static void look_behind_keys(const reader *r, const bx_yaml *map)
{
    for (int i = 0; i < map->n; i++)
        if (bx_yaml_is_empty(map->values[i]))
            warn_of_comment(r, map->keys[i]->span.to + 1);
}

/* A key's text as a part; of a list, each as a part of its own. */
static void read_part(const reader *r, const bx_yaml *map, bx_key key, bx_part_kind kind,
                      int picture)
{
    const bx_yaml *value = bx_keys_find(map, key);
    const char *text;
    bool keep_breaks = kind == BX_PART_HEADLINE;
    if (!value)
        return;
    look_for_comments(r, value);
    if (is_text_list(value) && keep_breaks)
        add_part(r, kind, join_pieces(r, value), picture);
    else if (is_text_list(value))
        for (int i = 0; i < value->n; i++)
            add_part(r, kind, unfold(r, value->values[i], false), picture);
    else if (bx_keys_text(map, key, &text, r->diags))
        add_part(r, kind, unfold(r, value, keep_breaks), picture);
}

static bool percent_of(const bx_yaml *node, int *out)
{
    gint64 number;
    if (node->kind != BX_YAML_TEXT)
        return false;
    g_autofree char *digits = g_strdup(node->text);
    if (g_str_has_suffix(digits, "%"))
        digits[strlen(digits) - 1] = 0;
    if (!g_ascii_string_to_signed(digits, 10, 0, 100, &number, NULL))
        return false;
    *out = (int)number;
    return true;
}

/* [x, y]: a point; [left, top, right, bottom]: a box. */
static bool focus_of(const bx_yaml *list, bx_focus *out)
{
    int at[4];
    if (list->kind != BX_YAML_LIST || (list->n != 2 && list->n != 4))
        return false;
    for (int i = 0; i < list->n; i++)
        if (!percent_of(list->values[i], &at[i]))
            return false;
    bool is_box = list->n == 4;
    *out = (bx_focus){at[0], at[1], at[is_box ? 2 : 0], at[is_box ? 3 : 1]};
    return out->left <= out->right && out->top <= out->bottom;
}

static void read_focus(const reader *r, const bx_yaml *map, bx_picture *picture)
{
    const bx_yaml *value = bx_keys_find(map, BX_KEY_PICTURE_FOCUS);
    bx_focus focus;
    if (value && focus_of(value, &focus))
        picture->focus = focus;
    else if (value)
        bx_diag(r->diags, BX_D_E_FOCUS, value->span, "");
}

static const char *path_of(const reader *r, const char *file)
{
    if (!r->folder || g_path_is_absolute(file))
        return bx_copy_text(r->arena, file, strlen(file));
    g_autofree char *path = g_build_filename(r->folder, file, NULL);
    return bx_copy_text(r->arena, path, strlen(path));
}

static void read_picture(const reader *r, const bx_yaml *node)
{
    bx_picture picture = {.focus = BX_FOCUS_CENTRE, .span = node->span};
    int index = (int)r->pictures->len;
    bool is_map = node->kind != BX_YAML_TEXT;
    const char *file = is_map ? NULL : node->text;
    if (is_map && !bx_keys_check(node, BX_MAP_PICTURE, r->diags))
        return;
    if (is_map) {
        bx_keys_text(node, BX_KEY_PICTURE_FILE, &file, r->diags);
        read_focus(r, node, &picture);
        read_part(r, node, BX_KEY_PICTURE_CAPTION, BX_PART_CAPTION, index);
        read_part(r, node, BX_KEY_PICTURE_CREDIT, BX_PART_CREDIT, index);
    }
    if (file && *file)
        picture.file = path_of(r, file);
    else if (!is_map || !bx_keys_find(node, BX_KEY_PICTURE_CAPTION))
        bx_keys_missing(node, BX_KEY_PICTURE_FILE, r->diags);
    g_array_append_val(r->pictures, picture);
}

static void read_pictures(const reader *r, const bx_yaml *front)
{
    const bx_yaml *list = bx_keys_list(front, BX_KEY_ITEM_PICTURES, r->diags);
    for (int i = 0; list && i < list->n; i++)
        read_picture(r, list->values[i]);
}

static bool is_fence(const bx_source *source, int from, int to)
{
    g_autofree char *line = g_strndup(source->text + from, (gsize)(to - from));
    return !strcmp(g_strchomp(line), "---");
}

/* The bytes of the front matter; *body is where the rest begins. */
static bool find_front(const reader *r, int *from, int *to, int *body)
{
    int pos = 0, a, b;
    if (!bx_item_next_line(r->source, &pos, &a, &b) || !is_fence(r->source, a, b)) {
        bx_diag(r->diags, BX_D_E_ITEM_NO_FRONT, ((bx_span){r->source, 0, 0}), "");
        return false;
    }
    *from = pos;
    while (bx_item_next_line(r->source, &pos, &a, &b)) {
        if (!is_fence(r->source, a, b))
            continue;
        *to = a;
        *body = pos;
        return true;
    }
    bx_diag(r->diags, BX_D_E_ITEM_FRONT_OPEN, ((bx_span){r->source, 0, 3}), "");
    return false;
}

static const char *name_of(bx_arena *arena, const char *path)
{
    g_autofree char *base = g_path_get_basename(path);
    const char *dot = strrchr(base, '.');
    return bx_copy_text(arena, base,
                        dot && dot != base ? (size_t)(dot - base) : strlen(base));
}

static bx_item *finish(const reader *r, int priority)
{
    bx_item *item = BX_NEW(r->arena, bx_item);
    int n = (int)r->parts->len;
    bx_part *parts = BX_NEW_ARRAY(r->arena, n, bx_part);
    if (n)
        memcpy(parts, r->parts->data, (size_t)n * sizeof *parts);
    *item = (bx_item){.name = name_of(r->arena, r->source->name),
                      .span = bx_span_of_file(r->source),
                      .priority = priority,
                      .parts = parts,
                      .n_parts = n,
                      .n_pictures = (int)r->pictures->len,
                      .n_chars = bx_item_number(parts, n)};
    if (item->n_pictures)
        item->pictures = bx_copy(r->arena, r->pictures->data,
                                 (size_t)item->n_pictures * sizeof(bx_picture));
    return item;
}

static bx_item_setting read_setting(const reader *r, const bx_yaml *front)
{
    static const bx_word words[] = {
#define BX_SETTING(id, name, zh) {name, zh},
#include "model/setting.def"
#undef BX_SETTING
    };
    int found = BX_SETTING_HORIZONTAL;
    bx_keys_word(front, BX_KEY_ITEM_SETTING, words, BX_SETTING_COUNT, &found, r->diags);
    return (bx_item_setting)found;
}

static bx_item_box read_box(const reader *r, const bx_yaml *front)
{
    static const bx_word words[] = {
#define BX_BOX(id, name, zh) {name, zh},
#include "model/box.def"
#undef BX_BOX
    };
    int found = BX_BOX_NONE;
    bx_keys_word(front, BX_KEY_ITEM_BOX, words, BX_BOX_COUNT, &found, r->diags);
    return (bx_item_box)found;
}

/* A part that is no matter of course: a key without a text is reported. */
static void read_extra(const reader *r, const bx_yaml *map, bx_key key, bx_part_kind kind)
{
    guint before = r->parts->len;
    int errors = bx_diags_count(r->diags, BX_ERROR);
    read_part(r, map, key, kind, 0);
    const bx_yaml *value = bx_keys_find(map, key), *bare = bx_keys_find_bare(map, key);
    bool is_read = r->parts->len > before || bx_diags_count(r->diags, BX_ERROR) > errors;
    if (bare || (value && !is_read))
        bx_diag(r->diags, BX_D_W_TEXT_EMPTY, bare ? bare->span : value->span,
                bx_key_name(key));
}

/* A summary that nobody takes in at a glance is none, and makes a high head. */
static void read_summary(const reader *r, const bx_yaml *front)
{
    int from = (int)r->parts->len, n = 0;
    read_extra(r, front, BX_KEY_ITEM_SUMMARY, BX_PART_SUMMARY);
    for (int i = from; i < (int)r->parts->len; i++)
        n += g_array_index(r->parts, bx_part, i).text.n;
    if (n > BX_LONG_SUMMARY)
        bx_diag(r->diags, BX_D_W_SUMMARY_LONG,
                bx_chars_span(g_array_index(r->parts, bx_part, from).text),
                bx_format(r->arena, "%d", n));
}

/* Pull quote and fact box stand among the legs: there have to be some. */
static void read_asides(const reader *r, const bx_yaml *front)
{
    guint before = r->parts->len;
    bool has_body = false;
    for (guint i = 0; i < before; i++) {
        bx_part_kind kind = g_array_index(r->parts, bx_part, i).kind;
        has_body |= kind >= BX_PART_DATELINE && kind < BX_PART_BYLINE;
    }
    read_extra(r, front, BX_KEY_ITEM_PULL_QUOTE, BX_PART_PULL_QUOTE);
    const bx_yaml *facts = bx_keys_find(front, BX_KEY_ITEM_FACTS);
    if (facts && bx_keys_check(facts, BX_MAP_FACTS, r->diags)) {
        read_part(r, facts, BX_KEY_FACTS_HEAD, BX_PART_FACTS_HEAD, 0);
        if (!bx_keys_find(facts, BX_KEY_FACTS_TEXT) &&
            !bx_keys_find_bare(facts, BX_KEY_FACTS_TEXT))
            bx_keys_missing(facts, BX_KEY_FACTS_TEXT, r->diags);
        read_extra(r, facts, BX_KEY_FACTS_TEXT, BX_PART_FACT);
    }
    if (r->parts->len > before && !has_body)
        bx_diag(r->diags, BX_D_E_ASIDE_ALONE,
                bx_chars_span(g_array_index(r->parts, bx_part, before).text), "");
}

/* 图片新闻: pictures and what is said of them need no headline. */
static bool is_picture_story(const bx_item *item)
{
    for (int i = 0; i < item->n_parts; i++)
        if (item->parts[i].kind != BX_PART_CAPTION &&
            item->parts[i].kind != BX_PART_CREDIT)
            return false;
    return item->n_pictures > 0;
}

/* The parts in the reading order that item.h promises. */
static const bx_item *read_parts(const reader *r, const bx_yaml *front, int body)
{
    int priority = 0;
    look_behind_keys(r, front);
    bx_keys_int(front, BX_KEY_ITEM_PRIORITY, 1, BX_MAX_PRIORITY, &priority, r->diags);
    read_part(r, front, BX_KEY_ITEM_KICKER, BX_PART_KICKER, 0);
    read_part(r, front, BX_KEY_ITEM_HEADLINE, BX_PART_HEADLINE, 0);
    read_part(r, front, BX_KEY_ITEM_DECK, BX_PART_DECK, 0);
    read_summary(r, front);
    read_part(r, front, BX_KEY_ITEM_DATELINE, BX_PART_DATELINE, 0);
    g_autoptr(GArray) notes = g_array_new(FALSE, TRUE, sizeof(bx_part));
    bx_item_body_read(&(bx_item_body){r->arena, r->source, r->diags, r->parts, notes},
                      body);
    read_part(r, front, BX_KEY_ITEM_BYLINE, BX_PART_BYLINE, 0);
    read_part(r, front, BX_KEY_ITEM_ORIGIN, BX_PART_ORIGIN, 0);
    g_array_append_vals(r->parts, notes->data, notes->len);
    read_asides(r, front);
    read_pictures(r, front);
    if (!r->parts->len && !r->pictures->len) {
        bx_diag(r->diags, BX_D_E_ITEM_EMPTY, bx_span_of_file(r->source), "");
        return NULL;
    }
    bx_item *item = finish(r, priority);
    if (bx_keys_text(front, BX_KEY_ITEM_LANGUAGE, &item->language, r->diags))
        item->language_at = bx_keys_find(front, BX_KEY_ITEM_LANGUAGE)->span;
    bx_keys_text(front, BX_KEY_ITEM_SECTION, &item->section, r->diags);
    bx_keys_int(front, BX_KEY_ITEM_PAGE, 1, BX_MAX_PAGE, &item->page, r->diags);
    item->setting = read_setting(r, front);
    item->wishes = bx_keys_find(front, BX_KEY_ITEM_WISHES);
    item->box = read_box(r, front);
    item->jump = bx_jump_read(r->arena, r->source, front, r->diags);
    bx_usage_read(front, BX_KEY_ITEM_HANGING, &item->usage, r->diags);
    bx_item_body_check_notes(item, r->arena, r->diags);
    if (!bx_item_find(item, BX_PART_HEADLINE) && !is_picture_story(item))
        bx_diag(r->diags, BX_D_W_ITEM_NO_HEADLINE, item->span, "");
    return item;
}

const bx_item *bx_item_file_read(bx_arena *arena, const bx_source *source,
                                 const char *folder, bx_diags *diags)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, TRUE, sizeof(bx_part));
    g_autoptr(GArray) pictures = g_array_new(FALSE, TRUE, sizeof(bx_picture));
    reader r = {arena, source, folder, diags, parts, pictures};
    int from, to, body;
    if (!find_front(&r, &from, &to, &body))
        return NULL;
    const bx_yaml *front = bx_yaml_read(arena, source, from, to, diags);
    if (!front || !bx_keys_check(front, BX_MAP_ITEM, diags))
        return NULL;
    return read_parts(&r, front, body);
}

const bx_item *bx_item_file_load(bx_arena *arena, const char *path, bx_diags *diags)
{
    const bx_source *source = bx_source_load(arena, path, diags);
    if (!source)
        return NULL;
    g_autofree char *folder = g_path_get_dirname(path);
    return bx_item_file_read(arena, source, strcmp(folder, ".") ? folder : NULL, diags);
}
