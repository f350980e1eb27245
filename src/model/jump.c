#include "model/jump.h"

#include <glib.h>
#include <string.h>

#include "model/keys.h"

enum { LONG_HEAD = 12 }; /* 字: over the rest, a headline of more is shortened */

/* ---- what is asked for ---- */

/* yes, no, or the number of a page. False: it stands whole. */
static bool read_page(const bx_yaml *front, const bx_yaml *value, int *page,
                      bx_diags *diags)
{
    gint64 number = 0;
    const char *text = value->kind == BX_YAML_TEXT ? value->text : "";
    bool is_number = g_ascii_isdigit(text[0]), is_asked = is_number;
    bool is_read = is_number
                       ? g_ascii_string_to_signed(text, 10, 1, BX_MAX_PAGE, &number, NULL)
                       : bx_keys_bool(front, BX_KEY_ITEM_JUMP, &is_asked, NULL);
    if (!is_read)
        bx_diag(diags, BX_D_E_JUMP_VALUE, value->span, text, BX_INT(BX_MAX_PAGE));
    *page = (int)number;
    return is_read && is_asked;
}

const bx_jump *bx_jump_read(bx_arena *arena, const bx_source *source,
                            const bx_yaml *front, bx_diags *diags)
{
    const bx_yaml *value = bx_keys_find(front, BX_KEY_ITEM_JUMP);
    const bx_yaml *head = bx_keys_find(front, BX_KEY_ITEM_JUMP_HEAD);
    const char *words;
    bx_jump *jump = BX_NEW(arena, bx_jump);
    bool is_asked = value && read_page(front, value, &jump->page, diags);
    if (head && bx_keys_text(front, BX_KEY_ITEM_JUMP_HEAD, &words, diags)) {
        jump->head = bx_chars_trim(bx_chars_from_utf8(
            arena, source, words, head->span.from + (head->quote != 0)));
        if (!is_asked)
            bx_diag(diags, BX_D_W_JUMP_HEAD_ALONE, head->span, "");
    }
    if (is_asked)
        jump->span = value->span;
    return is_asked ? jump : NULL;
}

/* ---- what its rest is called ---- */

bool bx_jump_is_rest(const bx_item *item, const char *word)
{
    static const char mark[] = BX_REST_MARK;
    g_autofree char *name = g_strdup(word);
    bool is_rest = false;
    while (item->jump && !is_rest && g_str_has_suffix(name, mark)) {
        name[strlen(name) - strlen(mark)] = '\0';
        is_rest = bx_item_is_named(item, name);
    }
    return is_rest;
}

/* ---- where it may be cut ---- */

static bool ends_sentence(uint32_t c)
{
    return bx_utf8_holds("。！？!?…", c);
}

static bool closes(uint32_t c)
{
    return bx_is_space(c) || bx_utf8_holds("”’」』）)】》〉\"'", c);
}

/* Of a word that a line may end inside of, with a hyphen. */
static bool is_letter(uint32_t c)
{
    enum { FIRST_CJK = 0x2e80 };
    return c < FIRST_CJK && g_unichar_isalnum(c);
}

bool bx_jump_may_cut(bx_chars text, int k)
{
    if (k <= 0 || k >= text.n)
        return false;
    const bx_char *before = &text.chars[k - 1], *behind = &text.chars[k];
    bool is_in_base = before->markup & behind->markup & BX_MARKUP_BASE;
    bool is_in_word = is_letter(before->c) && is_letter(behind->c);
    if (is_in_base || is_in_word || behind->markup & BX_MARKUP_RUBY)
        return false;
    int last = k - 1;
    while (last > 0 && closes(text.chars[last].c))
        last--;
    return !ends_sentence(text.chars[last].c);
}

/* ---- the rest ---- */

static bx_chars generated(bx_arena *arena, bx_chars text)
{
    bx_chars_builder b = {.arena = arena, .source = text.source};
    for (int i = 0; i < text.n; i++)
        bx_chars_add(&b, text.chars[i].c, text.chars[i].at, BX_MARKUP_PLAIN);
    return bx_chars_finish(&b);
}

static bool parts_head(uint32_t c)
{
    return bx_is_space(c) || bx_utf8_holds("，,：:；;——", c);
}

/* The longest piece between soft breaks and marks; the first of those. */
static bx_chars longest_piece(bx_chars text)
{
    bx_chars best = {text.source, NULL, 0};
    for (int from = 0, to; from < text.n; from = to + 1) {
        for (to = from; to < text.n && !parts_head(text.chars[to].c);)
            to++;
        if (to - from > best.n)
            best = bx_chars_slice(text, from, to);
    }
    return best.n ? best : text;
}

bx_chars bx_jump_head(bx_arena *arena, const bx_item *item)
{
    const bx_part *main = bx_item_find(item, BX_PART_HEADLINE);
    if (item->jump && item->jump->head.n)
        return item->jump->head;
    if (!main)
        return (bx_chars){0};
    return generated(arena,
                     main->text.n > LONG_HEAD ? longest_piece(main->text) : main->text);
}

static bool is_of_head_piece(const bx_part *part)
{
    return part->kind >= BX_PART_PULL_QUOTE;
}

/* The part from a character of it on; all of a part behind it; false: none of it. */
static bool part_from(const bx_part *part, int from, bx_part *out)
{
    const bx_chars text = part->text;
    if (is_of_head_piece(part) || text.chars[text.n - 1].id < from)
        return false;
    int skip = 0;
    while (text.chars[skip].id < from)
        skip++;
    *out = *part;
    out->text = bx_chars_slice(text, skip, text.n);
    out->goes_on = part->goes_on || skip > 0;
    return true;
}

bx_item bx_jump_rest(bx_arena *arena, const bx_item *item, const char *name,
                     const bx_piece *piece)
{
    bx_part *parts = BX_NEW_ARRAY(arena, item->n_parts + 1, bx_part);
    bx_item rest = {.kind = item->kind,
                    .name = name,
                    .span = item->span,
                    .language = item->language,
                    .language_at = item->language_at,
                    .setting = item->setting,
                    .usage = item->usage,
                    .priority = BX_MAX_PRIORITY,
                    .section = item->section,
                    .parts = parts,
                    .piece = piece};
    parts[rest.n_parts++] =
        (bx_part){.kind = BX_PART_HEADLINE, .text = bx_jump_head(arena, item)};
    for (int i = 0; i < item->n_parts; i++)
        rest.n_parts += part_from(&item->parts[i], piece->from, &parts[rest.n_parts]);
    return rest;
}
