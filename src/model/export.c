#include "model/export.h"

#include <glib.h>
#include <string.h>

#include "model/export_files.h"
#include "model/item_file.h"
#include "model/keys.h"
#include "model/variant.h"

enum { TITLE_CHARACTERS = 20 };

/* The issue.yaml that is being written, and the files that it names. */
typedef struct {
    bx_arena *arena;
    const bx_issue *issue; /* or one of its editions */
    bx_export_files files;
    const char *
        *names; /* of the issue's items: those of their files, without the ending */
    int n_names;
    int number;      /* of items that have a file */
    bool is_by_list; /* the order of the list ranks its items, and their own priorities */
    GString *out;
} writer;

/* ---- YAML ---- */

/* In double quotes, which keep any text. */
static void write_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_c(out, '\\');
        if (*text == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

/* A line of its own; nothing where there is no value. */
static void write_line(GString *out, int indent, bx_key key, const char *value)
{
    if (!value)
        return;
    g_string_append_printf(out, "%*s%s: ", indent, "", bx_key_name(key));
    write_quoted(out, value);
    g_string_append_c(out, '\n');
}

/* The name that an item meant by this word has now; any other word as it is. */
static const char *new_name(const writer *w, const char *word)
{
    for (int i = 0; i < w->n_names; i++)
        if (w->names[i] && bx_item_is_named(&w->issue->items[i], word))
            return w->names[i];
    return word;
}

/* What was read, with the new names of items, on one line. */
static void write_node(writer *w, const bx_yaml *node)
{
    if (node->kind == BX_YAML_TEXT) {
        write_quoted(w->out, new_name(w, node->text));
        return;
    }
    g_string_append_c(w->out, node->kind == BX_YAML_MAP ? '{' : '[');
    for (int i = 0; i < node->n; i++) {
        g_string_append(w->out, i ? ", " : "");
        if (node->kind == BX_YAML_MAP) {
            write_quoted(w->out, new_name(w, node->keys[i]->text));
            g_string_append(w->out, ": ");
        }
        write_node(w, node->values[i]);
    }
    g_string_append_c(w->out, node->kind == BX_YAML_MAP ? '}' : ']');
}

static void write_map(writer *w, int indent, bx_key key, const bx_yaml *value)
{
    if (!value)
        return;
    g_string_append_printf(w->out, "%*s%s: ", indent, "", bx_key_name(key));
    write_node(w, value);
    g_string_append_c(w->out, '\n');
}

static bool is_of_name(char c)
{
    return !strchr(" \t\n()/|:@\"'", c);
}

/* A tree with the new names: words between its marks, which may stand in quotes. */
static void write_tree(writer *w, int indent, const bx_yaml *tree)
{
    if (!tree || tree->kind != BX_YAML_TEXT)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *p = tree->text; *p;) {
        size_t n = 0;
        while (p[n] && is_of_name(p[n]))
            n++;
        g_autofree char *word = g_strndup(p, n);
        g_string_append(text, new_name(w, word));
        p += n;
        if (*p)
            g_string_append_c(text, *p++);
    }
    write_line(w->out, indent, BX_KEY_PAGE_TREE, text->str);
}

/* ---- files of items ---- */

/* Letters, digits and Han of the headline; everything else a path could trip over goes.
 */
static char *title_of(const bx_item *item)
{
    const bx_part *head = bx_item_find(item, BX_PART_HEADLINE);
    GString *title = g_string_new(NULL);
    for (int i = 0, n = 0; head && i < head->text.n && n < TITLE_CHARACTERS; i++) {
        uint32_t c = head->text.chars[i].c;
        if (g_unichar_isalnum(c)) {
            g_string_append_unichar(title, c);
            n++;
        }
    }
    if (!title->len)
        g_string_append(title, item->name);
    return g_string_free(title, FALSE);
}

static bool is_taken(const writer *w, const char *stem)
{
    g_autofree char *name = g_strconcat(stem, ".md", NULL);
    return bx_export_files_have(&w->files, name);
}

static bool has_file(const bx_item *item)
{
    const bx_source *source = item->span.source;
    g_autofree char *file = g_strconcat(item->name, ".md", NULL);
    g_autofree char *base = source ? g_path_get_basename(source->name) : NULL;
    return base && !strcmp(base, file);
}

/* An item file keeps its name, by which others may mean it; copy gets one. */
static const char *stem_of(const writer *w, const bx_item *item)
{
    g_autofree char *title = title_of(item);
    if (has_file(item) && !is_taken(w, item->name))
        return item->name;
    return bx_format(w->arena, "%02d-%s", w->number, title);
}

/* ---- priorities ---- */

/* As its own file has it; 0: it has none there, or no file. Of a group its first item's.
 */
static int own_priority(const writer *w, const bx_item *item)
{
    if (item->group)
        return own_priority(w, &item->group->items[0]);
    if (!has_file(item))
        return 0;
    bx_diags *aside = bx_diags_new(); /* it was read, and all was said */
    const bx_item *read = bx_item_file_load(w->arena, item->span.source->name, aside);
    bx_diags_free(aside);
    return read ? read->priority : 0;
}

/* Does a come before b, which is listed behind it? */
static bool is_before(int a, int b)
{
    return a ? !b || a <= b : !b;
}

/* Do the items, as they are listed, with the priorities of their files alone come in the
 * order that they have? Then no other are written: another edition may list the same
 * files otherwise. Copy without a file is ranked by what it was. */
static bool are_ranked_by_list(const writer *w, const int *items, int n)
{
    int *own = BX_NEW_ARRAY(w->arena, n, int);
    bool has_files = false;
    for (int i = 0; i < n; i++) {
        const bx_item *item = &w->issue->items[items[i]];
        own[i] = own_priority(w, item);
        has_files |= has_file(item->group ? &item->group->items[0] : item);
    }
    for (int i = 0; i < n; i++)
        for (int k = i + 1; k < n; k++)
            if (is_before(own[i], own[k]) !=
                is_before(w->issue->items[items[i]].priority,
                          w->issue->items[items[k]].priority))
                return false;
    return has_files;
}

/* ---- files of items ---- */

static const char *ending_of(const char *file)
{
    const char *dot = strrchr(file, '.');
    return dot ? dot : "";
}

/* Its pictures beside it; the names of those, by picture. */
static const char **write_pictures(writer *w, const bx_item *item, const char *stem)
{
    const char **names = BX_NEW_ARRAY(w->arena, item->n_pictures, const char *);
    for (int i = 0; i < item->n_pictures; i++) {
        const bx_picture *picture = &item->pictures[i];
        if (!picture->file)
            continue;
        names[i] = bx_format(w->arena, "%s-%d%s", stem, i + 1, ending_of(picture->file));
        bx_export_files_copy(&w->files, names[i], picture->file, picture->span);
    }
    return names;
}

/* The item's file, named in the list. `index`: in the issue; -1: it is not there itself.
 */
static void write_item(writer *w, const bx_item *item, int index)
{
    w->number++;
    const char *stem = stem_of(w, item);
    const char **pictures = write_pictures(w, item, stem);
    const char *name = bx_format(w->arena, "%s.md", stem);
    bx_item own = *item;
    if (w->is_by_list)
        own.priority = own_priority(w, item);
    bx_export_files_add(&w->files, name, bx_item_file_text(&own, pictures));
    write_quoted(w->out, name);
    if (index >= 0)
        w->names[index] = stem;
}

static void write_group(writer *w, const bx_item *item, int indent)
{
    const bx_group *group = item->group;
    bool is_column = group->kind == BX_GROUP_COLUMN;
    write_line(w->out, 0, BX_KEY_GROUP_HEAD, item->name);
    write_line(w->out, indent, BX_KEY_GROUP_SECTION, item->section);
    if (item->page)
        g_string_append_printf(w->out, "%*spage: %d\n", indent, "", item->page);
    g_string_append_printf(w->out, "%*skind: %s\n", indent, "",
                           is_column ? "column" : "briefs");
    if (!w->is_by_list)
        g_string_append_printf(w->out, "%*spriority: %d\n", indent, "", item->priority);
    g_string_append_printf(w->out, "%*sitems:\n", indent, "");
    for (int i = 0; i < group->n_items; i++) {
        g_string_append_printf(w->out, "%*s- ", indent + 2, "");
        write_item(w, &group->items[i], is_column ? group->first + i : -1);
        g_string_append_c(w->out, '\n');
    }
}

/* Items in the order they were listed in, each an entry of a list; one that has a file
 * already is named. */
static void write_items(writer *w, int indent, const int *items, int n)
{
    for (int i = 0; i < n; i++) {
        const bx_item *item = &w->issue->items[items[i]];
        g_string_append_printf(w->out, "%*s- ", indent, "");
        if (item->group) {
            write_group(w, item, indent + 2);
            w->names[items[i]] = item->name;
            continue;
        }
        if (w->names[items[i]])
            write_quoted(w->out, bx_format(w->arena, "%s.md", w->names[items[i]]));
        else
            write_item(w, item, items[i]);
        g_string_append_c(w->out, '\n');
    }
}

/* ---- advertisements and fillers ---- */

/* A copy of the file beside the items, by its own name where no other has it. */
static const char *copy_file(writer *w, const char *file, bx_span span)
{
    g_autofree char *base = g_path_get_basename(file);
    const char *name = bx_copy_text(w->arena, base, strlen(base));
    for (int i = 2; bx_export_files_have(&w->files, name); i++)
        name = bx_format(w->arena, "%d-%s", i, base);
    bx_export_files_copy(&w->files, name, file, span);
    return name;
}

/* As it was written, but for the name of its file, which may have been its own. */
static void write_ad(writer *w, const bx_item *ad)
{
    const bx_yaml *entry = ad->wishes;
    bool is_filler = ad->kind == BX_ITEM_FILLER;
    const bx_yaml *file =
        bx_keys_find(entry, is_filler ? BX_KEY_FILLER_FILE : BX_KEY_AD_FILE);
    for (int i = 0; i < entry->n; i++) {
        g_string_append(w->out, i ? ", " : "{");
        write_quoted(w->out, entry->keys[i]->text);
        g_string_append(w->out, ": ");
        if (entry->values[i] == file)
            write_quoted(w->out,
                         copy_file(w, ad->pictures[0].file, ad->pictures[0].span));
        else
            write_node(w, entry->values[i]);
    }
    if (!bx_keys_find(entry, is_filler ? BX_KEY_FILLER_TITLE : BX_KEY_AD_TITLE)) {
        g_string_append(w->out, ", \"title\": ");
        write_quoted(w->out, ad->name);
    }
    g_string_append_c(w->out, '}');
}

static void write_ads(writer *w, int indent, const int *ads, int n)
{
    if (n)
        g_string_append_printf(w->out, "%*sads:\n", indent, "");
    for (int i = 0; i < n; i++) {
        g_string_append_printf(w->out, "%*s- ", indent + 2, "");
        write_ad(w, &w->issue->items[ads[i]]);
        g_string_append_c(w->out, '\n');
    }
}

/* Of a picture that is offered in several sizes each is an item. */
static void write_fillers(writer *w)
{
    const bx_issue *issue = w->issue;
    const bx_yaml *before = NULL;
    g_string_append(w->out, issue->n_fillers ? "fillers:\n" : "");
    for (int i = 0; i < issue->n_fillers; i++) {
        const bx_item *item = &issue->items[issue->fillers[i]];
        if (item->ad && item->wishes == before)
            continue;
        before = item->wishes;
        g_string_append(w->out, "  - ");
        if (item->ad)
            write_ad(w, item);
        else
            write_item(w, item, issue->fillers[i]);
        g_string_append_c(w->out, '\n');
    }
}

/* ---- pages ---- */

static void write_page_head(writer *w, const bx_page *page)
{
    g_string_append_printf(w->out, "  - number: %d\n", page->number);
    write_line(w->out, 4, BX_KEY_PAGE_TITLE, page->title);
    write_line(w->out, 4, BX_KEY_PAGE_EDITOR, page->editor);
    write_line(w->out, 4, BX_KEY_PAGE_DESIGNER, page->designer);
    write_line(w->out, 4, BX_KEY_PAGE_PROOFREADER, page->proofreader);
    write_line(w->out, 4, BX_KEY_PAGE_LAYOUT, page->layout);
    write_line(w->out, 4, BX_KEY_PAGE_SECTION, page->section);
    if (page->flows)
        g_string_append(w->out, "    flow: yes\n");
}

static void write_asked(writer *w, const bx_page_wishes *asked)
{
    write_map(w, 4, BX_KEY_PAGE_WISHES, asked->wishes);
    write_tree(w, 4, asked->tree);
}

/* In the order they were listed in. */
static void write_listed(writer *w, int indent, const int *items, int n)
{
    const int *listed = bx_items_sort(w->arena, items, n);
    w->is_by_list = are_ranked_by_list(w, listed, n);
    write_items(w, indent, listed, n);
}

static void write_page(writer *w, const bx_page *page)
{
    write_page_head(w, page);
    g_string_append(w->out, page->n_items ? "    items:\n" : "");
    write_listed(w, 6, page->items, page->n_items);
    write_ads(w, 4, page->ads, page->n_ads);
}

/* Wishes may name items of any page: they are written when all have their names. */
static void write_pages(writer *w)
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
        write_asked(w, &issue->pages[i].asked);
        g_string_append(all, w->out->str);
        g_string_free(w->out, TRUE);
    }
    w->out = all;
}

/* ---- editions ---- */

static void write_imprint(GString *out, int indent, const bx_imprint *imprint)
{
    if (imprint->span.source)
        g_string_append_printf(out, "%*simprint:\n", indent, "");
    for (int i = 0; i < BX_IMPRINT_COUNT; i++)
        write_line(out, indent + 2, bx_imprint_key((bx_imprint_field)i),
                   imprint->values[i].text);
}

static void write_guide(writer *w, int indent, const bx_guide *guide)
{
    if (guide->n)
        g_string_append_printf(w->out, "%*sguide:\n", indent, "");
    for (int i = 0; i < guide->n; i++) {
        const bx_guide_entry *entry = &guide->entries[i];
        g_string_append_printf(w->out, "%*s- {item: ", indent + 2, "");
        write_quoted(w->out, new_name(w, entry->name));
        g_string_append(w->out, entry->text ? ", text: " : "");
        if (entry->text)
            write_quoted(w->out, entry->text);
        g_string_append(w->out, "}\n");
    }
}

static void write_exchanges(writer *w, const bx_variant *v)
{
    bool is_first = true;
    for (int i = 0; i < v->n_exchanges; i++) {
        const bx_exchange *exchange = &v->exchanges[i];
        if (exchange->is_same)
            continue;
        g_string_append(w->out, is_first ? "    replace:\n      " : "      ");
        is_first = false;
        const bx_item *was = w->issue->items[exchange->item].stands_for;
        const char *name = w->names[exchange->item];
        write_quoted(w->out, name ? name : was->name);
        g_string_append(w->out, ": ");
        if (exchange->by.ad)
            write_ad(w, &exchange->by);
        else
            write_item(w, &exchange->by, -1);
        g_string_append_c(w->out, '\n');
    }
}

static void write_own_pages(writer *w, const bx_variant *v)
{
    g_string_append(w->out, v->n_pages ? "    pages:\n" : "");
    for (int i = 0; i < v->n_pages; i++) {
        const bx_variant_page *own = &v->pages[i];
        g_autoptr(GString) page = g_string_new(NULL);
        writer inner = *w;
        inner.out = page;
        write_page_head(&inner, &own->page);
        g_string_append(page, own->has_items ? "    items:\n" : "");
        write_items(&inner, 6, own->page.items, own->page.n_items);
        if (own->has_ads && !own->page.n_ads)
            g_string_append(page, "    ads: []\n");
        write_ads(&inner, 4, own->page.ads, own->page.n_ads);
        write_asked(&inner, &own->page.asked);
        w->number = inner.number;
        w->files = inner.files;
        g_auto(GStrv) lines = g_strsplit(page->str, "\n", -1);
        for (int k = 0; lines[k] && lines[k][0]; k++)
            g_string_append_printf(w->out, "    %s\n", lines[k]);
    }
}

/* Items of the edition behind those of the issue, whose files are there. */
static void write_edition(writer *w, int i)
{
    const bx_variant *v = &w->issue->variants[i];
    writer own = *w;
    own.is_by_list = true;
    own.issue = bx_variant_issue(w->arena, w->issue, i, NULL);
    own.n_names = own.issue->n_items;
    own.names = BX_NEW_ARRAY(w->arena, own.n_names, const char *);
    memcpy(own.names, w->names, (size_t)w->n_names * sizeof *own.names);
    write_line(w->out, 0, BX_KEY_EDITION_NAME, v->name);
    write_imprint(w->out, 4, &v->imprint);
    write_exchanges(&own, v);
    write_own_pages(&own, v);
    write_guide(&own, 4, &v->guide);
    w->number = own.number;
    w->files = own.files;
}

static void write_editions(writer *w)
{
    g_string_append(w->out, w->issue->n_variants ? "editions:\n" : "");
    for (int i = 0; i < w->issue->n_variants; i++) {
        g_string_append(w->out, "  - ");
        write_edition(w, i);
    }
}

/* ---- the issue ---- */

static void write_head(writer *w)
{
    const bx_issue *issue = w->issue;
    GString *out = w->out;
    write_line(out, 0, BX_KEY_ISSUE_PAPER, issue->paper);
    if (issue->date.year)
        g_string_append_printf(out, "date: %04d-%02d-%02d\n", issue->date.year,
                               issue->date.month, issue->date.day);
    write_line(out, 0, BX_KEY_ISSUE_NUMBER, issue->number);
    write_line(out, 0, BX_KEY_ISSUE_LAYOUT, issue->layout);
    write_line(out, 0, BX_KEY_ISSUE_PRESS, issue->press);
    if (issue->status)
        g_string_append_printf(out, "status: %s\n",
                               issue->status == BX_STATUS_PUBLIC ? "public" : "internal");
    write_imprint(out, 0, &issue->imprint);
    if (issue->multiple)
        g_string_append_printf(out, "multiple: %d\n", issue->multiple);
}

static void write_ear(writer *w)
{
    const bx_ear *ear = &w->issue->ear;
    if (!ear->span.source)
        return;
    g_string_append(w->out, "ear:\n");
    for (int i = 0; i < ear->n_texts; i++) {
        g_string_append(w->out, i ? "    - " : "  text:\n    - ");
        write_quoted(w->out, ear->texts[i]);
        g_string_append_c(w->out, '\n');
    }
    if (ear->file)
        write_line(w->out, 2, BX_KEY_EAR_FILE, copy_file(w, ear->file, ear->span));
}

/* Of pages that grow with the copy the items name those they are sure to stand on. */
static void write_issue(writer *w)
{
    const bx_issue *issue = w->issue;
    bool has_pages = !issue->may_grow;
    write_head(w);
    g_string_append(w->out, issue->n_pool || !has_pages ? "items:\n" : "");
    write_listed(w, 2, issue->pool, issue->n_pool);
    for (int i = 0; i < issue->n_pages && !has_pages; i++)
        write_listed(w, 2, issue->pages[i].items, issue->pages[i].n_items);
    if (has_pages) {
        g_string_append(w->out, "pages:\n");
        write_pages(w);
    }
    write_fillers(w);
    write_guide(w, 0, &issue->guide);
    write_ear(w);
    write_editions(w);
    if (issue->words)
        bx_export_files_copy(&w->files, "words.txt", issue->words, BX_NOWHERE);
}

bool bx_issue_export(const bx_issue *issue, const char *folder, bx_diags *diags)
{
    writer w = {.arena = bx_arena_new(),
                .issue = issue,
                .files = bx_export_files_new(folder, diags),
                .n_names = issue->n_items,
                .out = g_string_new(NULL)};
    w.names = BX_NEW_ARRAY(w.arena, w.n_names, const char *);
    write_issue(&w);
    bx_export_files_add(&w.files, "issue.yaml", w.out);
    bool ok = bx_export_files_write(&w.files);
    bx_export_files_free(&w.files);
    bx_arena_free(w.arena);
    return ok;
}
