/* The editions of an issue.yaml: what each has of its own. */
#include <string.h>

#include "model/advertisement.h"
#include "model/issue_reader.h"
#include "model/keys.h"

/* ---- names ---- */

/* It is part of the names of files. */
static bool is_file_name(const char *name)
{
    return *name && *name != '.' && !strpbrk(name, "/\\:*?\"<>|\n\t");
}

/* False after reporting. */
static bool read_name(const bx_issue_reader *r, const bx_yaml *map, bx_variant *out)
{
    if (!bx_keys_find(map, BX_KEY_EDITION_NAME))
        bx_keys_missing(map, BX_KEY_EDITION_NAME, r->diags);
    if (!bx_keys_text(map, BX_KEY_EDITION_NAME, &out->name, r->diags))
        return false;
    out->span = bx_keys_find(map, BX_KEY_EDITION_NAME)->span;
    int before = bx_variant_find(r->issue, out->name);
    if (!is_file_name(out->name)) {
        bx_diag(r->diags, BX_D_E_EDITION_NAME, out->span, out->name);
        return false;
    }
    if (before >= 0) {
        int line, column;
        bx_span at = r->issue->variants[before].span;
        bx_source_position(at.source, at.from, &line, &column);
        bx_diag(r->diags, BX_D_E_EDITION_TWICE, out->span, out->name, BX_INT(line));
        return false;
    }
    return true;
}

/* ---- other items in the places of some ---- */

static bool may_be_exchanged(const bx_item *item)
{
    return item->kind == BX_ITEM_COPY || item->kind == BX_ITEM_ADVERTISEMENT;
}

/* Counts one more of the name, which is the one that is meant if it is the first. */
static void take_named(bx_exchange *out, int *n, int item, int brief)
{
    if (!(*n)++) {
        out->item = item;
        out->brief = brief;
    }
}

/* The item of the issue that is meant, or one of its briefs. False after reporting. */
static bool find_item(const bx_issue_reader *r, const bx_variant *v, const bx_yaml *name,
                      bx_exchange *out)
{
    int n = 0;
    for (int i = 0; i < r->issue->n_items; i++) {
        const bx_item *item = &r->issue->items[i];
        const bx_group *briefs = bx_item_briefs(item);
        if (may_be_exchanged(item) && bx_item_is_named(item, name->text))
            take_named(out, &n, i, 0);
        for (int k = 0; briefs && k < briefs->n_items; k++)
            if (bx_item_is_named(&briefs->items[k], name->text))
                take_named(out, &n, i, k + 1);
    }
    if (n != 1)
        bx_diag(r->diags, n ? BX_D_E_EDITION_ITEM_MANY : BX_D_E_EDITION_ITEM, name->span,
                v->name, name->text);
    return n == 1;
}

/* Briefs are exchanged as a whole, or one by one. False after reporting. */
static bool is_apart(const bx_issue_reader *r, const bx_yaml *name,
                     const bx_exchange *exchange)
{
    for (guint i = 0; i < r->exchanges->len; i++) {
        const bx_exchange *e = &g_array_index(r->exchanges, bx_exchange, i);
        if (e->item != exchange->item || (e->brief && exchange->brief))
            continue;
        bx_diag(r->diags, BX_D_E_EDITION_FRAME, name->span, name->text);
        return false;
    }
    return true;
}

/* What a brief may not ask for. */
static void check_brief(const bx_issue_reader *r, const bx_item *item)
{
    if (item->wishes)
        bx_diag(r->diags, BX_D_E_GROUP_WISH, item->wishes->span, item->name);
    if (item->setting)
        bx_diag(r->diags, BX_D_W_SETTING_UNMET, item->span, item->name);
}

/* An item file for copy, a mapping for an advertisement. */
static void read_exchange(bx_issue_reader *r, const bx_variant *v, const bx_yaml *name,
                          const bx_yaml *value)
{
    bx_exchange exchange = {0};
    if (!find_item(r, v, name, &exchange) || !is_apart(r, name, &exchange))
        return;
    bool was_ad = r->issue->items[exchange.item].kind == BX_ITEM_ADVERTISEMENT;
    bool is_ad = value->kind == BX_YAML_MAP;
    if (was_ad != is_ad) {
        bx_diag(r->diags, BX_D_E_EDITION_KIND, value->span, name->text);
        return;
    }
    const bx_item *item = is_ad ? NULL : bx_issue_reader_item(r, value);
    if (item && exchange.brief)
        check_brief(r, item);
    if (item)
        exchange.by = *item;
    else if (!is_ad || !bx_advertisement_read(r->arena, value, bx_issue_reader_folder(r),
                                              r->diags, &exchange.by))
        return;
    g_array_append_val(r->exchanges, exchange);
}

static void read_exchanges(bx_issue_reader *r, const bx_variant *v, const bx_yaml *map)
{
    if (map->kind != BX_YAML_MAP) {
        bx_diag(r->diags, BX_D_E_WANT_MAP, map->span, "b3: b3-other.md");
        return;
    }
    for (int i = 0; i < map->n; i++)
        read_exchange(r, v, map->keys[i], map->values[i]);
}

/* ---- pages of its own ---- */

/* A page of that number, and a spread where this is one. */
static bool has_page(const bx_issue *issue, const bx_page *page)
{
    for (int i = 0; i < issue->n_pages; i++)
        if (issue->pages[i].number == page->number)
            return issue->pages[i].is_spread || !page->is_spread;
    return false;
}

/* False after reporting: the issue has no such page, or it would flow. */
static bool is_page(const bx_issue_reader *r, const bx_variant *v, const bx_page *page)
{
    bool is_there = has_page(r->issue, page);
    if (!is_there)
        bx_diag(r->diags, BX_D_E_EDITION_PAGE, page->span, v->name, BX_INT(page->number));
    else if (page->flows)
        bx_diag(r->diags, BX_D_E_EDITION_FLOW, page->span, BX_INT(page->number));
    return is_there && !page->flows;
}

static bx_variant_page finish_page(const bx_issue_reader *r, const bx_page_draft *draft,
                                   const bx_yaml *map)
{
    bx_variant_page out = {.page = draft->page};
    bx_page *page = &out.page;
    page->n_items = (int)draft->listed->len;
    page->items =
        bx_copy(r->arena, draft->listed->data, (size_t)page->n_items * sizeof(int));
    page->n_ads = (int)draft->ads->len;
    page->ads = bx_copy(r->arena, draft->ads->data, (size_t)page->n_ads * sizeof(int));
    out.has_items =
        bx_keys_find(map, BX_KEY_PAGE_ITEMS) || bx_keys_find(map, BX_KEY_PAGE_COPY);
    out.has_ads = bx_keys_find(map, BX_KEY_PAGE_ADS) != NULL;
    return out;
}

static void read_pages(bx_issue_reader *r, bx_variant *v, const bx_yaml *list)
{
    bx_variant_page *pages = BX_NEW_ARRAY(r->arena, list->n, bx_variant_page);
    for (int i = 0; i < list->n; i++) {
        guint at = r->drafts->len;
        bx_issue_reader_page(r, list->values[i]);
        if (r->drafts->len == at)
            continue; /* it is no mapping */
        const bx_page_draft *draft = bx_issue_reader_draft(r, at);
        if (is_page(r, v, &draft->page))
            pages[v->n_pages++] = finish_page(r, draft, list->values[i]);
    }
    v->pages = pages;
}

/* ---- an edition ---- */

static void read_own(bx_issue_reader *r, bx_variant *v, const bx_yaml *map)
{
    const bx_yaml *exchanges = bx_keys_find(map, BX_KEY_EDITION_REPLACE);
    const bx_yaml *pages = bx_keys_list(map, BX_KEY_EDITION_PAGES, r->diags);
    if (exchanges)
        read_exchanges(r, v, exchanges);
    if (pages)
        read_pages(r, v, pages);
    bx_issue_reader_own_centres(r, map, v);
    v->guide = bx_guide_read(r->arena, map, BX_KEY_EDITION_GUIDE, r->diags);
    v->n_exchanges = (int)r->exchanges->len;
    v->exchanges =
        bx_copy(r->arena, r->exchanges->data, r->exchanges->len * sizeof(bx_exchange));
    v->first = r->issue->n_items;
    v->n_items = (int)r->items->len - v->first;
    v->items =
        bx_copy(r->arena, &g_array_index(r->items, bx_item, (guint)r->issue->n_items),
                (size_t)v->n_items * sizeof(bx_item));
}

/* With lists of its own, behind the items of the issue. */
static void read_aside(const bx_issue_reader *base, bx_variant *v, const bx_yaml *map)
{
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(bx_item));
    g_autoptr(GArray) drafts = g_array_new(FALSE, TRUE, sizeof(bx_page_draft));
    g_autoptr(GArray) exchanges = g_array_new(FALSE, TRUE, sizeof(bx_exchange));
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    bx_issue_reader r = *base;
    g_array_append_vals(items, base->issue->items, (guint)base->issue->n_items);
    g_array_set_clear_func(drafts, bx_issue_reader_clear);
    r.base = base;
    r.items = items;
    r.drafts = drafts;
    r.exchanges = exchanges;
    r.seen = seen;
    r.last_number = 0;
    r.photos_used = true;
    read_own(&r, v, map);
}

/* The first edition is the issue as it stands. */
static void refuse_own(const bx_issue_reader *r, const bx_yaml *map)
{
    static const bx_key keys[] = {BX_KEY_EDITION_REPLACE, BX_KEY_EDITION_PAGES,
                                  BX_KEY_EDITION_CENTRES, BX_KEY_EDITION_GUIDE};
    bx_keys_refuse(map, keys, G_N_ELEMENTS(keys), BX_D_E_EDITION_FIRST, r->diags);
}

static void read_edition(const bx_issue_reader *r, const bx_yaml *map, bx_variant *all)
{
    bx_variant v = {0};
    if (!bx_keys_check(map, BX_MAP_EDITION, r->diags) || !read_name(r, map, &v))
        return;
    const bx_yaml *imprint = bx_keys_find(map, BX_KEY_EDITION_IMPRINT);
    if (imprint)
        bx_imprint_read(r->arena, imprint, &v.imprint, r->diags);
    if (r->issue->n_variants)
        read_aside(r, &v, map);
    else
        refuse_own(r, map);
    all[r->issue->n_variants++] = v;
}

void bx_variants_read(bx_issue_reader *r, const bx_yaml *list)
{
    bx_variant *all = BX_NEW_ARRAY(r->arena, list->n, bx_variant);
    r->issue->variants = all;
    for (int i = 0; i < list->n; i++)
        read_edition(r, list->values[i], all);
}
