#include "model/export.h"

#include <glib.h>

#include "model/export_writer.h"
#include "model/keys.h"

/* ---- pages ---- */

void bx_export_page_head(bx_export_writer *w, const bx_page *page)
{
    g_string_append_printf(w->out, "  - number: %d\n", page->number);
    if (page->is_spread)
        g_string_append(w->out, "    spread: yes\n");
    bx_export_line(w->out, 4, BX_KEY_PAGE_TITLE, page->title);
    bx_export_line(w->out, 4, BX_KEY_PAGE_EDITOR, page->editor);
    bx_export_line(w->out, 4, BX_KEY_PAGE_DESIGNER, page->designer);
    bx_export_line(w->out, 4, BX_KEY_PAGE_PROOFREADER, page->proofreader);
    bx_export_line(w->out, 4, BX_KEY_PAGE_LAYOUT, page->layout);
    bx_export_line(w->out, 4, BX_KEY_PAGE_SECTION, page->section);
    if (page->colours)
        g_string_append_printf(w->out, "    colours: %s\n",
                               page->colours == BX_COLOURS_BLACK ? "black" : "full");
    if (page->flows)
        g_string_append(w->out, "    flow: yes\n");
}

void bx_export_asked(bx_export_writer *w, const bx_page_wishes *asked)
{
    bx_export_map(w, 4, BX_KEY_PAGE_WISHES, asked->wishes);
    bx_export_tree(w, 4, asked->tree);
}

static void write_page(bx_export_writer *w, const bx_page *page)
{
    bx_export_page_head(w, page);
    g_string_append(w->out, page->n_items ? "    items:\n" : "");
    bx_export_listed(w, 6, page->items, page->n_items);
    bx_export_ads(w, 4, page->ads, page->n_ads);
}

/* Wishes may name items of any page: they are written when all have their names. */
static void write_pages(bx_export_writer *w)
{
    const bx_issue *issue = w->issue;
    GString *all = w->out;
    g_autoptr(GPtrArray) texts = g_ptr_array_new();
    for (int i = 0; i < issue->n_pages; i++) {
        w->out = g_string_new(NULL);
        g_ptr_array_add(texts, w->out);
        write_page(w, &issue->pages[i]);
    }
    for (int i = 0; i < issue->n_pages; i++) {
        w->out = texts->pdata[i];
        bx_export_asked(w, &issue->pages[i].asked);
        g_string_append(all, w->out->str);
        g_string_free(w->out, TRUE);
    }
    w->out = all;
}

void bx_export_imprint(GString *out, int indent, const bx_imprint *imprint)
{
    if (imprint->span.source)
        g_string_append_printf(out, "%*simprint:\n", indent, "");
    for (int i = 0; i < BX_IMPRINT_COUNT; i++)
        bx_export_line(out, indent + 2, bx_imprint_key((bx_imprint_field)i),
                       imprint->values[i].text);
}

void bx_export_guide(bx_export_writer *w, int indent, const bx_guide *guide)
{
    if (guide->n)
        g_string_append_printf(w->out, "%*sguide:\n", indent, "");
    for (int i = 0; i < guide->n; i++) {
        const bx_guide_entry *entry = &guide->entries[i];
        g_string_append_printf(w->out, "%*s- {item: ", indent + 2, "");
        bx_export_quoted(w->out, bx_export_name(w, entry->name));
        g_string_append(w->out, entry->text ? ", text: " : "");
        if (entry->text)
            bx_export_quoted(w->out, entry->text);
        g_string_append(w->out, "}\n");
    }
}

static void write_editions(bx_export_writer *w)
{
    g_string_append(w->out, w->issue->n_variants ? "editions:\n" : "");
    for (int i = 0; i < w->issue->n_variants; i++) {
        g_string_append(w->out, "  - ");
        bx_export_edition(w, i);
    }
}

/* ---- the issue ---- */

static void write_colour_pages(GString *out, const bx_issue *issue)
{
    if (!issue->colour_pages)
        return;
    g_string_append(out, "colour-pages: [");
    for (int i = 0; i < issue->n_colour_pages; i++)
        g_string_append_printf(out, "%s%d", i ? ", " : "", issue->colour_pages[i]);
    g_string_append(out, "]\n");
}

static void write_head(bx_export_writer *w)
{
    const bx_issue *issue = w->issue;
    GString *out = w->out;
    bx_export_line(out, 0, BX_KEY_ISSUE_PAPER, issue->paper);
    if (issue->date.year)
        g_string_append_printf(out, "date: %04d-%02d-%02d\n", issue->date.year,
                               issue->date.month, issue->date.day);
    bx_export_line(out, 0, BX_KEY_ISSUE_NUMBER, issue->number);
    bx_export_line(out, 0, BX_KEY_ISSUE_LAYOUT, issue->layout);
    bx_export_line(out, 0, BX_KEY_ISSUE_PRESS, issue->press);
    if (issue->status)
        g_string_append_printf(out, "status: %s\n",
                               issue->status == BX_STATUS_PUBLIC ? "public" : "internal");
    bx_export_imprint(out, 0, &issue->imprint);
    if (issue->multiple)
        g_string_append_printf(out, "multiple: %d\n", issue->multiple);
    write_colour_pages(out, issue);
}

static void write_ear(bx_export_writer *w)
{
    const bx_ear *ear = &w->issue->ear;
    if (!ear->span.source)
        return;
    g_string_append(w->out, "ear:\n");
    for (int i = 0; i < ear->n_texts; i++) {
        g_string_append(w->out, i ? "    - " : "  text:\n    - ");
        bx_export_quoted(w->out, ear->texts[i]);
        g_string_append_c(w->out, '\n');
    }
    if (ear->has_item) {
        g_string_append(w->out, "  item: ");
        bx_export_item(w, &w->issue->items[ear->item], ear->item);
        g_string_append_c(w->out, '\n');
    }
    if (ear->file)
        bx_export_line(w->out, 2, BX_KEY_EAR_FILE,
                       bx_export_copy(w, ear->file, ear->span));
}

static void write_centres(bx_export_writer *w)
{
    const bx_issue *issue = w->issue;
    g_string_append(w->out, issue->n_centres ? "centre-columns:\n" : "");
    for (int i = 0; i < issue->n_centres; i++) {
        const bx_page *centre = &issue->centres[i];
        g_string_append_printf(w->out, "  - pages: [%d, %d]\n", centre->number,
                               centre->facing);
        g_string_append(w->out, centre->n_items ? "    items:\n" : "");
        bx_export_listed(w, 6, centre->items, centre->n_items);
        bx_export_ads(w, 4, centre->ads, centre->n_ads);
    }
}

/* Of pages that grow with the copy the items name those they are sure to stand on. */
static void write_issue(bx_export_writer *w)
{
    const bx_issue *issue = w->issue;
    bool has_pages = !issue->may_grow;
    write_head(w);
    g_string_append(w->out, issue->n_pool || !has_pages ? "items:\n" : "");
    bx_export_listed(w, 2, issue->pool, issue->n_pool);
    for (int i = 0; i < issue->n_pages && !has_pages; i++)
        bx_export_listed(w, 2, issue->pages[i].items, issue->pages[i].n_items);
    if (has_pages) {
        g_string_append(w->out, "pages:\n");
        write_pages(w);
    }
    bx_export_fillers(w);
    bx_export_guide(w, 0, &issue->guide);
    write_ear(w);
    write_centres(w);
    write_editions(w);
    if (issue->words)
        bx_export_files_copy(&w->files, "words.txt", issue->words, BX_NOWHERE);
}

bool bx_issue_export(const bx_issue *issue, const char *folder, bx_diags *diags)
{
    bx_export_writer w = {.arena = bx_arena_new(),
                          .issue = issue,
                          .files = bx_export_files_new(folder, diags),
                          .n_names = issue->n_items,
                          .briefs = g_ptr_array_new(),
                          .out = g_string_new(NULL)};
    w.names = BX_NEW_ARRAY(w.arena, w.n_names, const char *);
    write_issue(&w);
    bx_export_files_add(&w.files, "issue.yaml", w.out);
    bool ok = bx_export_files_write(&w.files);
    bx_export_files_free(&w.files);
    g_ptr_array_free(w.briefs, TRUE);
    bx_arena_free(w.arena);
    return ok;
}
