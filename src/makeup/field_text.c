#include "makeup/field_text.h"

#include <glib.h>
#include <string.h>

#include "model/field.h"
#include "model/lunar.h"

const char *bx_number_words(bx_arena *arena, int number)
{
    static const char *const digits[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    int hundreds = number / 100, tens = number / 10 % 10, ones = number % 10;
    const char *head = hundreds ? bx_format(arena, "%s百", digits[hundreds]) : "";
    const char *middle = "";
    if (tens)
        middle = bx_format(arena, "%s十", tens > 1 || hundreds ? digits[tens] : "");
    else if (hundreds && ones)
        middle = "零";
    return bx_format(arena, "%s%s%s", head, middle, ones ? digits[ones] : "");
}

/* What the imprint says; of pages as many as there are where it says nothing. */
static const char *imprint_value(bx_arena *arena, const bx_issue *issue,
                                 bx_imprint_field field)
{
    const char *text = issue->imprint.values[field].text;
    return text || field != BX_IMPRINT_PAGES
               ? text
               : bx_format(arena, "%d", bx_issue_n_pages(issue));
}

/* NULL or "": not given. */
static const char *value_of(bx_arena *arena, bx_field field, const bx_issue *issue,
                            const bx_page *page)
{
    switch ((int)field) {
    case BX_FIELD_PAPER:
        return issue->paper;
    case BX_FIELD_DATE:
        return bx_date_text(arena, issue->date);
    case BX_FIELD_WEEKDAY:
        return bx_date_weekday_text(issue->date);
    case BX_FIELD_LUNAR:
        return bx_lunar_text(arena, issue->date);
    case BX_FIELD_NUMBER:
        return issue->number;
    case BX_FIELD_EDITION:
        return issue->edition;
    case BX_FIELD_PAGE:
        return bx_format(arena, "%s", BX_PAGE(page));
    case BX_FIELD_PAGE_WORD:
        return bx_number_words(arena, page->number);
    case BX_FIELD_TITLE:
        return page->title;
    case BX_FIELD_SECTION:
        return page->section;
    case BX_FIELD_EDITOR:
        return page->editor;
    case BX_FIELD_DESIGNER:
        return page->designer;
    case BX_FIELD_PROOFREADER:
        return page->proofreader;
    default:
        return imprint_value(arena, issue, (bx_imprint_field)(field - BX_FIELD_IMPRINT));
    }
}

/* Bytes of the mark that parts pieces here; 0: there is none. */
static size_t mark_length(const char *p, const char *end)
{
    static const char *const marks[] = {"　", "·", "｜", "／"};
    for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
        size_t n = strlen(marks[i]);
        if ((size_t)(end - p) >= n && !memcmp(p, marks[i], n))
            return n;
    }
    return 0;
}

typedef struct {
    GString *out, *piece;
    const char *marks; /* before the piece … */
    size_t n_marks;    /* … in bytes */
    bool has_field, has_value;
} filler;

static void add_field(filler *f, bx_arena *arena, const char *name, size_t n,
                      const bx_issue *issue, const bx_page *page)
{
    const char *value = value_of(arena, bx_field_named(name, n), issue, page);
    f->has_field = true;
    f->has_value = f->has_value || (value && *value);
    g_string_append(f->piece, value ? value : "");
}

static void end_piece(filler *f)
{
    if (f->piece->len && (!f->has_field || f->has_value)) {
        g_string_append_len(f->out, f->marks, f->out->len ? (gssize)f->n_marks : 0);
        g_string_append_len(f->out, f->piece->str, (gssize)f->piece->len);
    }
    g_string_truncate(f->piece, 0);
    f->has_field = f->has_value = false;
}

const char *bx_field_text(bx_arena *arena, const char *text, size_t n,
                          const bx_issue *issue, const bx_page *page)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GString) piece = g_string_new(NULL);
    filler f = {.out = out, .piece = piece, .marks = ""};
    for (const char *p = text, *end = text + n; p < end;) {
        const char *close = *p == '{' ? memchr(p, '}', (size_t)(end - p)) : NULL;
        size_t mark = mark_length(p, end);
        if (close) {
            add_field(&f, arena, p + 1, (size_t)(close - p - 1), issue, page);
            p = close + 1;
        } else if (mark) {
            end_piece(&f);
            f.marks = p;
            for (f.n_marks = 0; mark; mark = mark_length(p, end)) {
                f.n_marks += mark;
                p += mark;
            }
        } else {
            g_string_append_c(f.piece, *p++);
        }
    }
    end_piece(&f);
    return bx_copy_text(arena, out->str, out->len);
}
