/* The writer of item_file.h. */
#include <string.h>

#include "model/item_file.h"
#include "model/item_file_body.h"
#include "model/item_file_inline.h"
#include "model/jump.h"
#include "model/keys.h"

static bool is_printable(uint32_t c)
{
    return c >= 0x20 && (c < 0x7f || c > 0x9f) && c != 0xa0 && c != 0x2028 &&
           c != 0x2029 && c != 0xfeff && c != 0xfffe && c != 0xffff;
}

/* Safe without quotes in any YAML. */
static bool is_plain(const char *text)
{
    unsigned char first = (unsigned char)text[0];
    size_t n = strlen(text);
    if (!n || (first < 0x80 && !g_ascii_isalnum(first)) || text[n - 1] == ' ' ||
        text[n - 1] == ':' || strstr(text, ": ") || strstr(text, " #"))
        return false;
    for (const char *p = text; *p;)
        if (!is_printable(bx_utf8_next(&p)))
            return false;
    return true;
}

/* As a value in YAML; inside [ ] and { } always with quotes. */
static void write_value(GString *out, const char *text, bool in_flow)
{
    if (!in_flow && is_plain(text)) {
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    for (const char *p = text; *p;) {
        const char *from = p;
        uint32_t c = bx_utf8_next(&p);
        if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", (char)c);
        else if (!is_printable(c))
            g_string_append_printf(out, "\\u%04X", c);
        else
            g_string_append_len(out, from, p - from);
    }
    g_string_append_c(out, '"');
}

static void write_text(GString *out, const bx_part *part, bool in_flow)
{
    g_autoptr(GString) marked = g_string_new(NULL);
    if (part->kind == BX_PART_DATELINE)
        bx_item_inline_write_dateline(marked, part->text);
    else
        bx_item_inline_write(marked, part->text, BX_WRITE_PLAIN);
    write_value(out, marked->str, in_flow);
}

static bool is_of(const bx_part *part, bx_part_kind kind, int picture)
{
    bool is_of_picture = kind == BX_PART_CAPTION || kind == BX_PART_CREDIT;
    return part->kind == kind && (!is_of_picture || part->picture == picture);
}

/* "key: text", or "key: [a, b]" where there are several parts of the kind. */
static void write_parts(GString *out, const bx_item *item, bx_part_kind kind, int picture,
                        const char *indent, bx_key key)
{
    int n = 0, written = 0;
    for (int i = 0; i < item->n_parts; i++)
        n += is_of(&item->parts[i], kind, picture);
    if (!n)
        return;
    g_string_append_printf(out, "%s%s: %s", indent, bx_key_name(key), n > 1 ? "[" : "");
    for (int i = 0; i < item->n_parts; i++) {
        if (!is_of(&item->parts[i], kind, picture))
            continue;
        if (written++)
            g_string_append(out, ", ");
        write_text(out, &item->parts[i], n > 1);
    }
    g_string_append(out, n > 1 ? "]\n" : "\n");
}

static void write_focus(GString *out, const bx_focus *f)
{
    const bx_focus *centre = &BX_FOCUS_CENTRE;
    bool is_point = f->left == f->right && f->top == f->bottom;
    if (is_point && f->left == centre->left && f->top == centre->top)
        return;
    g_string_append_printf(out, "    %s: [%d, %d", bx_key_name(BX_KEY_PICTURE_FOCUS),
                           f->left, f->top);
    if (!is_point)
        g_string_append_printf(out, ", %d, %d", f->right, f->bottom);
    g_string_append(out, "]\n");
}

static void write_picture(GString *out, const bx_item *item, int i, const char *file)
{
    const bx_picture *picture = &item->pictures[i];
    g_string_append_printf(out, "  - %s: ", bx_key_name(BX_KEY_PICTURE_FILE));
    if (file)
        write_value(out, file, false);
    g_string_append_c(out, '\n');
    write_parts(out, item, BX_PART_CAPTION, i, "    ", BX_KEY_PICTURE_CAPTION);
    write_parts(out, item, BX_PART_CREDIT, i, "    ", BX_KEY_PICTURE_CREDIT);
    write_focus(out, &picture->focus);
}

static const char *setting_name(bx_item_setting setting)
{
    static const char *const names[] = {
#define BX_SETTING(id, name, zh) name,
#include "model/setting.def"
#undef BX_SETTING
    };
    return names[setting];
}

static const char *box_name(bx_item_box box)
{
    static const char *const names[] = {
#define BX_BOX(id, name, zh) name,
#include "model/box.def"
#undef BX_BOX
    };
    return names[box];
}

static void write_usage(GString *out, bx_usage usage)
{
    for (int id = 0; id < BX_USAGE_COUNT; id++)
        if (usage.uses[id])
            g_string_append_printf(out, "%s: %s\n",
                                   bx_key_name((bx_key)(BX_KEY_ITEM_HANGING + id)),
                                   bx_use_name((bx_use)usage.uses[id]));
}

/* A list in one line; what is neither text nor a list of texts is no wish. */
static void write_wish(GString *out, const bx_yaml *key, const bx_yaml *value)
{
    g_string_append_printf(out, "  %s: ", key->text);
    if (value->kind == BX_YAML_TEXT)
        write_value(out, value->text, false);
    else
        g_string_append_c(out, '[');
    for (int i = 0; value->kind == BX_YAML_LIST && i < value->n; i++) {
        g_string_append(out, i ? ", " : "");
        write_value(out, value->values[i]->text ? value->values[i]->text : "", true);
    }
    g_string_append(out, value->kind == BX_YAML_TEXT ? "\n" : "]\n");
}

static void write_wishes(GString *out, const bx_yaml *wishes)
{
    if (!wishes || wishes->kind != BX_YAML_MAP)
        return;
    g_string_append_printf(out, "%s:\n", bx_key_name(BX_KEY_ITEM_WISHES));
    for (int i = 0; i < wishes->n; i++)
        write_wish(out, wishes->keys[i], wishes->values[i]);
}

static void write_facts(GString *out, const bx_item *item)
{
    if (!bx_item_find(item, BX_PART_FACT) && !bx_item_find(item, BX_PART_FACTS_HEAD))
        return;
    g_string_append_printf(out, "%s:\n", bx_key_name(BX_KEY_ITEM_FACTS));
    write_parts(out, item, BX_PART_FACTS_HEAD, 0, "  ", BX_KEY_FACTS_HEAD);
    write_parts(out, item, BX_PART_FACT, 0, "  ", BX_KEY_FACTS_TEXT);
}

static void write_jump(GString *out, const bx_item *item)
{
    const bx_jump *jump = item->jump;
    if (!jump)
        return;
    if (jump->page)
        g_string_append_printf(out, "%s: %d\n", bx_key_name(BX_KEY_ITEM_JUMP),
                               jump->page);
    else
        g_string_append_printf(out, "%s: yes\n", bx_key_name(BX_KEY_ITEM_JUMP));
    if (!jump->head.n)
        return;
    g_autoptr(GString) head = g_string_new(NULL);
    for (int i = 0; i < jump->head.n; i++)
        g_string_append_unichar(head, jump->head.chars[i].c);
    g_string_append_printf(out, "%s: ", bx_key_name(BX_KEY_ITEM_JUMP_HEAD));
    write_value(out, head->str, false);
    g_string_append_c(out, '\n');
}

static void write_front(GString *out, const bx_item *item,
                        const char *const *picture_files)
{
    write_parts(out, item, BX_PART_KICKER, 0, "", BX_KEY_ITEM_KICKER);
    write_parts(out, item, BX_PART_HEADLINE, 0, "", BX_KEY_ITEM_HEADLINE);
    write_parts(out, item, BX_PART_DECK, 0, "", BX_KEY_ITEM_DECK);
    write_parts(out, item, BX_PART_SUMMARY, 0, "", BX_KEY_ITEM_SUMMARY);
    write_parts(out, item, BX_PART_PULL_QUOTE, 0, "", BX_KEY_ITEM_PULL_QUOTE);
    write_facts(out, item);
    write_parts(out, item, BX_PART_DATELINE, 0, "", BX_KEY_ITEM_DATELINE);
    write_parts(out, item, BX_PART_BYLINE, 0, "", BX_KEY_ITEM_BYLINE);
    write_parts(out, item, BX_PART_ORIGIN, 0, "", BX_KEY_ITEM_ORIGIN);
    if (item->priority)
        g_string_append_printf(out, "%s: %d\n", bx_key_name(BX_KEY_ITEM_PRIORITY),
                               item->priority);
    if (item->language) {
        g_string_append_printf(out, "%s: ", bx_key_name(BX_KEY_ITEM_LANGUAGE));
        write_value(out, item->language, false);
        g_string_append_c(out, '\n');
    }
    if (item->section) {
        g_string_append_printf(out, "%s: ", bx_key_name(BX_KEY_ITEM_SECTION));
        write_value(out, item->section, false);
        g_string_append_c(out, '\n');
    }
    if (item->page)
        g_string_append_printf(out, "%s: %d\n", bx_key_name(BX_KEY_ITEM_PAGE),
                               item->page);
    if (item->setting)
        g_string_append_printf(out, "%s: %s\n", bx_key_name(BX_KEY_ITEM_SETTING),
                               setting_name(item->setting));
    if (item->box)
        g_string_append_printf(out, "%s: %s\n", bx_key_name(BX_KEY_ITEM_BOX),
                               box_name(item->box));
    write_jump(out, item);
    write_usage(out, item->usage);
    write_wishes(out, item->wishes);
    if (item->n_pictures)
        g_string_append_printf(out, "%s:\n", bx_key_name(BX_KEY_ITEM_PICTURES));
    for (int i = 0; i < item->n_pictures; i++)
        write_picture(out, item, i,
                      picture_files ? picture_files[i] : item->pictures[i].file);
}

GString *bx_item_file_text(const bx_item *item, const char *const *picture_files)
{
    GString *out = g_string_new("---\n");
    write_front(out, item, picture_files);
    g_string_append(out, "---\n");
    bx_item_body_write(out, item);
    return out;
}
