#include <string.h>

#include "model/export_writer.h"
#include "model/item_file.h"
#include "model/keys.h"

enum { TITLE_CHARACTERS = 20 };

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

static bool is_taken(const bx_export_writer *w, const char *stem)
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
static const char *stem_of(const bx_export_writer *w, const bx_item *item)
{
    g_autofree char *title = title_of(item);
    if (has_file(item) && !is_taken(w, item->name))
        return item->name;
    return bx_format(w->arena, "%02d-%s", w->number, title);
}

/* ---- priorities ---- */

/* As its own file has it; 0: it has none there, or no file. Of a group its first item's.
 */
static int own_priority(const bx_export_writer *w, const bx_item *item)
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
static bool are_ranked_by_list(const bx_export_writer *w, const int *items, int n)
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
static const char **write_pictures(bx_export_writer *w, const bx_item *item,
                                   const char *stem)
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

const char *bx_export_item(bx_export_writer *w, const bx_item *item, int index)
{
    w->number++;
    const char *stem = stem_of(w, item);
    const char **pictures = write_pictures(w, item, stem);
    const char *name = bx_format(w->arena, "%s.md", stem);
    bx_item own = *item;
    if (w->is_by_list)
        own.priority = own_priority(w, item);
    bx_export_files_add(&w->files, name, bx_item_file_text(&own, pictures));
    bx_export_quoted(w->out, name);
    if (index >= 0)
        w->names[index] = stem;
    return stem;
}

const char *bx_export_brief(const bx_export_writer *w, const bx_item *brief)
{
    for (guint i = 0; i < w->briefs->len; i += 2)
        if (w->briefs->pdata[i] == brief)
            return w->briefs->pdata[i + 1];
    return NULL;
}

static void write_group(bx_export_writer *w, const bx_item *item, int indent)
{
    const bx_group *group = item->group;
    bool is_column = group->kind == BX_GROUP_COLUMN;
    bx_export_line(w->out, 0, BX_KEY_GROUP_HEAD, item->name);
    bx_export_line(w->out, indent, BX_KEY_GROUP_SECTION, item->section);
    if (item->page)
        g_string_append_printf(w->out, "%*spage: %d\n", indent, "", item->page);
    g_string_append_printf(w->out, "%*skind: %s\n", indent, "",
                           is_column ? "column" : "briefs");
    if (!w->is_by_list)
        g_string_append_printf(w->out, "%*spriority: %d\n", indent, "", item->priority);
    g_string_append_printf(w->out, "%*sitems:\n", indent, "");
    for (int i = 0; i < group->n_items; i++) {
        g_string_append_printf(w->out, "%*s- ", indent + 2, "");
        const char *stem =
            bx_export_item(w, &group->items[i], is_column ? group->first + i : -1);
        if (!is_column) {
            g_ptr_array_add(w->briefs, (gpointer)&group->items[i]);
            g_ptr_array_add(w->briefs, (gpointer)stem);
        }
        g_string_append_c(w->out, '\n');
    }
}

void bx_export_items(bx_export_writer *w, int indent, const int *items, int n)
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
            bx_export_quoted(w->out, bx_format(w->arena, "%s.md", w->names[items[i]]));
        else
            bx_export_item(w, item, items[i]);
        g_string_append_c(w->out, '\n');
    }
}

void bx_export_listed(bx_export_writer *w, int indent, const int *items, int n)
{
    const int *listed = bx_items_sort(w->arena, items, n);
    w->is_by_list = are_ranked_by_list(w, listed, n);
    bx_export_items(w, indent, listed, n);
}

/* ---- advertisements and fillers ---- */

const char *bx_export_copy(bx_export_writer *w, const char *file, bx_span span)
{
    g_autofree char *base = g_path_get_basename(file);
    const char *name = bx_copy_text(w->arena, base, strlen(base));
    for (int i = 2; bx_export_files_have(&w->files, name); i++)
        name = bx_format(w->arena, "%d-%s", i, base);
    bx_export_files_copy(&w->files, name, file, span);
    return name;
}

void bx_export_ad(bx_export_writer *w, const bx_item *ad)
{
    const bx_yaml *entry = ad->wishes;
    bool is_filler = ad->kind == BX_ITEM_FILLER;
    const bx_yaml *file =
        bx_keys_find(entry, is_filler ? BX_KEY_FILLER_FILE : BX_KEY_AD_FILE);
    for (int i = 0; i < entry->n; i++) {
        g_string_append(w->out, i ? ", " : "{");
        bx_export_quoted(w->out, entry->keys[i]->text);
        g_string_append(w->out, ": ");
        if (entry->values[i] == file)
            bx_export_quoted(
                w->out, bx_export_copy(w, ad->pictures[0].file, ad->pictures[0].span));
        else
            bx_export_node(w, entry->values[i]);
    }
    if (!bx_keys_find(entry, is_filler ? BX_KEY_FILLER_TITLE : BX_KEY_AD_TITLE)) {
        g_string_append(w->out, ", \"title\": ");
        bx_export_quoted(w->out, ad->name);
    }
    g_string_append_c(w->out, '}');
}

void bx_export_ads(bx_export_writer *w, int indent, const int *ads, int n)
{
    if (n)
        g_string_append_printf(w->out, "%*sads:\n", indent, "");
    for (int i = 0; i < n; i++) {
        g_string_append_printf(w->out, "%*s- ", indent + 2, "");
        bx_export_ad(w, &w->issue->items[ads[i]]);
        g_string_append_c(w->out, '\n');
    }
}

void bx_export_fillers(bx_export_writer *w)
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
            bx_export_ad(w, item);
        else
            bx_export_item(w, item, issue->fillers[i]);
        g_string_append_c(w->out, '\n');
    }
}
