#include <string.h>

#include "model/export_writer.h"
#include "model/keys.h"
#include "model/variant.h"

/* What the item that gives its place is called in the files. */
static const char *name_of(const bx_export_writer *w, const bx_exchange *exchange,
                           const bx_item *was)
{
    if (exchange->brief) {
        const bx_item *brief = &was->group->items[exchange->brief - 1];
        const char *name = bx_export_brief(w, brief);
        return name ? name : brief->name;
    }
    const char *name = w->names[exchange->item];
    return name ? name : was->name;
}

static void write_exchanges(bx_export_writer *w, const bx_variant *v)
{
    bool is_first = true;
    for (int i = 0; i < v->n_exchanges; i++) {
        const bx_exchange *exchange = &v->exchanges[i];
        if (exchange->is_same)
            continue;
        g_string_append(w->out, is_first ? "    replace:\n      " : "      ");
        is_first = false;
        const bx_item *was = w->issue->items[exchange->item].stands_for;
        bx_export_quoted(w->out, name_of(w, exchange, was));
        g_string_append(w->out, ": ");
        if (exchange->by.ad)
            bx_export_ad(w, &exchange->by);
        else
            bx_export_item(w, &exchange->by, -1);
        g_string_append_c(w->out, '\n');
    }
}

static void write_own_pages(bx_export_writer *w, const bx_variant *v)
{
    g_string_append(w->out, v->n_pages ? "    pages:\n" : "");
    for (int i = 0; i < v->n_pages; i++) {
        const bx_variant_page *own = &v->pages[i];
        g_autoptr(GString) page = g_string_new(NULL);
        bx_export_writer inner = *w;
        inner.out = page;
        bx_export_page_head(&inner, &own->page);
        g_string_append(page, own->has_items ? "    items:\n" : "");
        bx_export_items(&inner, 6, own->page.items, own->page.n_items);
        if (own->has_ads && !own->page.n_ads)
            g_string_append(page, "    ads: []\n");
        bx_export_ads(&inner, 4, own->page.ads, own->page.n_ads);
        bx_export_asked(&inner, &own->page.asked);
        w->number = inner.number;
        w->files = inner.files;
        g_auto(GStrv) lines = g_strsplit(page->str, "\n", -1);
        for (int k = 0; lines[k] && lines[k][0]; k++)
            g_string_append_printf(w->out, "    %s\n", lines[k]);
    }
}

static void write_own_centres(bx_export_writer *w, const bx_variant *v)
{
    g_string_append(w->out, v->n_centres ? "    centre-columns:\n" : "");
    for (int i = 0; i < v->n_centres; i++) {
        const bx_variant_page *own = &v->centres[i];
        const bx_page *page = &own->page;
        g_string_append_printf(w->out, "      - pages: [%d, %d]\n", page->number,
                               page->facing);
        if (own->has_items)
            g_string_append(w->out,
                            page->n_items ? "        items:\n" : "        items: []\n");
        bx_export_items(w, 10, page->items, page->n_items);
        if (own->has_ads && !page->n_ads)
            g_string_append(w->out, "        ads: []\n");
        bx_export_ads(w, 8, page->ads, page->n_ads);
    }
}

void bx_export_edition(bx_export_writer *w, int i)
{
    const bx_variant *v = &w->issue->variants[i];
    bx_export_writer own = *w;
    own.is_by_list = true;
    own.issue = bx_variant_issue(w->arena, w->issue, i, NULL);
    own.n_names = own.issue->n_items;
    own.names = BX_NEW_ARRAY(w->arena, own.n_names, const char *);
    memcpy(own.names, w->names, (size_t)w->n_names * sizeof *own.names);
    bx_export_line(w->out, 0, BX_KEY_EDITION_NAME, v->name);
    bx_export_imprint(w->out, 4, &v->imprint);
    write_exchanges(&own, v);
    write_own_pages(&own, v);
    write_own_centres(&own, v);
    bx_export_guide(&own, 4, &v->guide);
    w->number = own.number;
    w->files = own.files;
}
