#include "makeup/guide.h"

#include <glib.h>

#include "makeup/measure.h"

/* From words to their page, and half of it between columns, in percent of the type. */
enum { GAP_PERCENT = 100 };

int bx_guide_rows(int n, int columns)
{
    return (n + columns - 1) / columns;
}

static const bx_item *find_item(const bx_issue *issue, const char *name, int *index)
{
    for (int i = 0; i < issue->n_items; i++)
        if (bx_item_is_named(&issue->items[i], name)) {
            *index = i;
            return &issue->items[i];
        }
    return NULL;
}

static const bx_page *page_of(const bx_page *pages, int n, int item)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < pages[i].n_every; k++)
            if (pages[i].every[k] == item)
                return &pages[i];
    return NULL;
}

const bx_page *bx_guide_page(const bx_issue *issue, const char *name)
{
    int item;
    if (!find_item(issue, name, &item))
        return NULL;
    const bx_page *page = page_of(issue->pages, issue->n_pages, item);
    return page ? page : page_of(issue->centres, issue->n_centres, item);
}

static const char *words_of(bx_arena *arena, const bx_issue *issue,
                            const bx_guide_entry *entry)
{
    int index;
    const bx_item *item = find_item(issue, entry->name, &index);
    if (entry->text || !item)
        return entry->text ? entry->text : "";
    const bx_part *head = bx_item_find(item, BX_PART_HEADLINE);
    if (!head && item->n_parts)
        head = &item->parts[0];
    return head ? bx_chars_utf8(arena, head->text) : item->name;
}

/* As many of the words as stand in a width, with … where that is not all. */
static const char *fitted(const bx_setting *s, const char *words, const bx_style *type,
                          bx_len width)
{
    if (bx_words_width(s, words, type) <= width)
        return words;
    const char *last = words;
    for (int n = (int)g_utf8_strlen(words, -1) - 1; n > 0; n--) {
        last = bx_format(s->arena, "%.*s…",
                         (int)(g_utf8_offset_to_pointer(words, n) - words), words);
        if (bx_words_width(s, last, type) <= width)
            break;
    }
    return last;
}

static void draw_entry(const bx_setting *s, const bx_issue *issue,
                       const bx_guide_entry *entry, bx_rect box, bx_len y,
                       bx_display_builder *out)
{
    bx_style words = s->layout->styles[BX_STYLE_BODY],
             page = s->layout->styles[BX_STYLE_FOLIO];
    const bx_page *on = bx_guide_page(issue, entry->name);
    const char *number = bx_format(s->arena, "%s版%s", on ? BX_PAGE(on) : "0",
                                   on && on->facing ? "中缝" : "");
    bx_len gap = bx_len_scale(words.size, GAP_PERCENT, 100);
    bx_len room = box.w - bx_words_width(s, number, &page) - gap;
    words.align = BX_ALIGN_LEFT;
    page.align = BX_ALIGN_RIGHT;
    bx_set_words(s, fitted(s, words_of(s->arena, issue, entry), &words, room), &words, 0,
                 box.w, (bx_point){box.x, y}, out);
    bx_set_words(s, number, &page, 0, box.w, (bx_point){box.x, y}, out);
}

/* On a tint as high as the type and a little more, as column heads are. */
static bx_len draw_head(const bx_setting *s, bx_rect box, bx_len y,
                        bx_display_builder *out)
{
    const char *head = s->layout->guide.head;
    bx_style type = s->layout->styles[BX_STYLE_FOLIO];
    bx_len pad = type.size / 3, width = bx_words_width(s, head, &type);
    if (!width)
        return 0;
    bx_rect patch = {box.x, y - bx_len_scale(type.size, 88, 100) - pad / 2,
                     width + 2 * pad, type.size + pad};
    bx_display_add(out,
                   (bx_op){.kind = BX_OP_FILL, .fill = {patch, s->layout->group.tint}});
    type.align = BX_ALIGN_LEFT;
    bx_set_words(s, head, &type, 0, box.w, (bx_point){box.x + pad, y}, out);
    return patch.w + pad * 2;
}

void bx_guide_draw(const bx_setting *s, const bx_issue *issue, bx_rect box, int columns,
                   bx_len leading, bx_display_builder *out)
{
    bx_len size = s->layout->styles[BX_STYLE_BODY].size;
    bx_len gap = 2 * bx_len_scale(size, GAP_PERCENT, 100);
    bx_len first = box.y + bx_baseline_in(leading, size);
    bx_len head = draw_head(s, box, first, out);
    bx_rect cell = {box.x + head, box.y, (box.w - head - (columns - 1) * gap) / columns,
                    leading};
    int rows = bx_guide_rows(issue->guide.n, columns);
    for (int i = 0; i < issue->guide.n; i++) {
        bx_rect own = cell;
        own.x += i / rows * (cell.w + gap);
        draw_entry(s, issue, &issue->guide.entries[i], own, first + i % rows * leading,
                   out);
    }
}
