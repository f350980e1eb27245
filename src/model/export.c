#include "model/export.h"

#include <glib.h>
#include <string.h>

#include "base/output.h"
#include "model/item_file.h"

enum { TITLE_CHARACTERS = 20 };

/* A file to write: made in full before the first one is written. */
typedef struct {
    char *path;
    char *bytes;
    gsize n;
} file;

static void file_clear(void *p)
{
    file *f = p;
    g_free(f->path);
    g_free(f->bytes);
}

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

static void add_file(GArray *files, char *path, char *bytes, gsize n)
{
    file f = {path, bytes, n};
    g_array_append_val(files, f);
}

static bool add_picture(GArray *files, const char *folder, const char *name,
                        const bx_picture *picture, bx_diags *diags)
{
    g_autoptr(GError) error = NULL;
    char *bytes;
    gsize n;
    if (!g_file_get_contents(picture->file, &bytes, &n, &error)) {
        bx_diag(diags, BX_D_E_PICTURE_COPY, picture->span, picture->file, error->message);
        return false;
    }
    add_file(files, g_build_filename(folder, name, NULL), bytes, n);
    return true;
}

static bool add_item(GArray *files, const char *folder, const bx_item *item, int number,
                     GString *list, bx_diags *diags)
{
    g_autofree char *title = title_of(item);
    g_autofree char *stem = g_strdup_printf("%02d-%s", number, title);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    bool ok = true;
    for (int i = 0; i < item->n_pictures && ok; i++) {
        const bx_picture *picture = &item->pictures[i];
        const char *dot = picture->file ? strrchr(picture->file, '.') : NULL;
        char *name = picture->file
                         ? g_strdup_printf("%s-%d%s", stem, i + 1, dot ? dot : "")
                         : NULL;
        g_ptr_array_add(names, name);
        if (name)
            ok = add_picture(files, folder, name, picture, diags);
    }
    if (!ok)
        return false;
    GString *text = bx_item_file_text(item, (const char *const *)names->pdata);
    g_autofree char *name = g_strconcat(stem, ".md", NULL);
    gsize n = text->len;
    add_file(files, g_build_filename(folder, name, NULL), g_string_free(text, FALSE), n);
    g_string_append_printf(list, "- \"%s\"\n", name);
    return true;
}

static void quote(GString *out, const char *key, const char *value)
{
    if (!value)
        return;
    g_string_append_printf(out, "%s: \"", key);
    for (; *value; value++) {
        if (*value == '"' || *value == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *value);
    }
    g_string_append(out, "\"\n");
}

/* An item of a page or of the pool, or a group of them; numbers the files. */
static bool add_entry(GArray *files, const char *folder, const bx_item *item, int *number,
                      GString *list, bx_diags *diags)
{
    const bx_group *group = item->group;
    if (!group) {
        g_string_append(list, "      ");
        return add_item(files, folder, item, ++*number, list, diags);
    }
    g_string_append(list, "      - ");
    quote(list, "group", item->name);
    if (item->section) {
        g_string_append(list, "        ");
        quote(list, "section", item->section);
    }
    if (item->page)
        g_string_append_printf(list, "        page: %d\n", item->page);
    g_string_append_printf(list, "        kind: %s\n        priority: %d\n",
                           group->kind == BX_GROUP_COLUMN ? "column" : "briefs",
                           item->priority);
    g_string_append(list, "        items:\n");
    bool ok = true;
    for (int i = 0; i < group->n_items && ok; i++) {
        g_string_append(list, "          ");
        ok = add_item(files, folder, &group->items[i], ++*number, list, diags);
    }
    return ok;
}

static void add_imprint(GString *out, const bx_issue *issue)
{
    if (issue->status)
        g_string_append_printf(out, "status: %s\n",
                               issue->status == BX_STATUS_PUBLIC ? "public" : "internal");
    if (issue->imprint.span.source)
        g_string_append(out, "imprint:\n");
    for (int i = 0; i < BX_IMPRINT_COUNT; i++) {
        const char *text = issue->imprint.values[i].text;
        if (!text)
            continue;
        g_string_append(out, "  ");
        quote(out, bx_imprint_name((bx_imprint_field)i), text);
    }
}

static GString *issue_head(const bx_issue *issue)
{
    GString *out = g_string_new(NULL);
    quote(out, "paper", issue->paper);
    if (issue->date.year)
        g_string_append_printf(out, "date: %04d-%02d-%02d\n", issue->date.year,
                               issue->date.month, issue->date.day);
    quote(out, "number", issue->number);
    quote(out, "layout", issue->layout);
    quote(out, "press", issue->press);
    add_imprint(out, issue);
    if (issue->multiple)
        g_string_append_printf(out, "multiple: %d\n", issue->multiple);
    return out;
}

/* One report is enough: the folder is in use. */
static bool is_free(const GArray *files, bx_diags *diags)
{
    for (guint i = 0; i < files->len; i++) {
        const char *path = g_array_index(files, file, i).path;
        if (g_file_test(path, G_FILE_TEST_EXISTS)) {
            bx_diag_file(diags, BX_D_E_FILE_EXISTS, path, "");
            return false;
        }
    }
    return true;
}

static void write_page_head(GString *list, const bx_page *page)
{
    const struct {
        const char *key, *value;
    } texts[] = {{"title", page->title},
                 {"layout", page->layout},
                 {"section", page->section},
                 {"flow", page->flows ? "yes" : NULL}};
    g_string_append_printf(list, "  - number: %d\n", page->number);
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_string_append(list, texts[i].value ? "    " : "");
        quote(list, texts[i].key, texts[i].value);
    }
}

static bool add_entries(GArray *files, const char *folder, const bx_issue *issue,
                        const int *items, int n, int *number, GString *list,
                        bx_diags *diags)
{
    bool ok = true;
    for (int i = 0; i < n && ok; i++)
        ok = add_entry(files, folder, &issue->items[items[i]], number, list, diags);
    return ok;
}

bool bx_issue_export(const bx_issue *issue, const char *folder, bx_diags *diags)
{
    g_autoptr(GArray) files = g_array_new(FALSE, TRUE, sizeof(file));
    g_array_set_clear_func(files, file_clear);
    GString *list = issue_head(issue);
    int number = 0;
    bool has_pages = !issue->may_grow; /* else their items name them */
    g_string_append(list, issue->n_pool || !has_pages ? "items:\n" : "");
    bool ok = add_entries(files, folder, issue, issue->pool, issue->n_pool, &number, list,
                          diags);
    g_string_append(list, has_pages ? "pages:\n" : "");
    for (int p = 0; p < issue->n_pages && ok; p++) {
        const bx_page *page = &issue->pages[p];
        if (has_pages)
            write_page_head(list, page);
        g_string_append(list, page->n_items && has_pages ? "    items:\n" : "");
        ok = add_entries(files, folder, issue, page->items, page->n_items, &number, list,
                         diags);
    }
    gsize n = list->len;
    add_file(files, g_build_filename(folder, "issue.yaml", NULL),
             g_string_free(list, FALSE), n);
    ok = ok && is_free(files, diags) && bx_output_make_folder(folder, diags);
    for (guint i = 0; i < files->len && ok; i++) {
        const file *f = &g_array_index(files, file, i);
        ok = bx_output_write(f->path, f->bytes, f->n, diags);
    }
    return ok;
}
