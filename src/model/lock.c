#include "model/lock.h"

#include <glib.h>
#include <string.h>

#include "model/advertisement.h"
#include "model/keys.h"

enum { DIGITS = 16, MAX_PAGE = 999 };

/* ---- digests ---- */

static void digest_number(GChecksum *sum, int64_t number)
{
    g_checksum_update(sum, (const guchar *)&number, sizeof number);
}

static void digest_text(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)(text ? text : ""),
                      text ? (gssize)strlen(text) + 1 : 1);
}

static void digest_part(GChecksum *sum, const bx_part *part)
{
    digest_number(sum, part->kind);
    digest_number(sum, part->picture);
    digest_number(sum, part->mark);
    digest_number(sum, part->starts * 2 + part->is_head);
    digest_number(sum, part->row);
    digest_number(sum, part->column);
    for (int i = 0; i < part->text.n; i++) {
        digest_number(sum, part->text.chars[i].c);
        digest_number(sum, part->text.chars[i].markup);
    }
}

static void digest_picture(GChecksum *sum, const bx_picture *picture)
{
    g_autofree char *name = picture->file ? g_path_get_basename(picture->file) : NULL;
    digest_text(sum, name);
    digest_number(sum, picture->focus.left);
    digest_number(sum, picture->focus.top);
    digest_number(sum, picture->focus.right);
    digest_number(sum, picture->focus.bottom);
}

static void digest_item(GChecksum *sum, const bx_item *item)
{
    if (item->ad) {
        digest_number(sum, item->ad->columns);
        digest_number(sum, item->ad->height);
        digest_number(sum, item->ad->across);
        digest_number(sum, item->ad->down);
    }
    digest_text(sum, item->language);
    digest_number(sum, item->setting);
    digest_number(sum, item->box);
    for (int id = 0; id < BX_USAGE_COUNT; id++)
        digest_number(sum, item->usage.uses[id]);
    for (int i = 0; i < item->n_parts; i++)
        digest_part(sum, &item->parts[i]);
    for (int i = 0; i < item->n_pictures; i++)
        digest_picture(sum, &item->pictures[i]);
    for (int i = 0; item->group && i < item->group->n_items; i++)
        digest_item(sum, &item->group->items[i]);
}

const char *bx_item_digest(bx_arena *arena, const bx_item *item)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    digest_item(sum, item);
    return bx_copy_text(arena, g_checksum_get_string(sum), DIGITS);
}

/* ---- reading ---- */

typedef struct {
    bx_arena *arena;
    const bx_issue *issue;
    bx_diags *diags;
    const bx_locked_page **pages;
    bool *taken; /* items of the pool that a page has; NULL: pages have their items */
    int last;    /* number of a page in the file */
} reader;

/* What stands in the lock of one page. */
typedef struct {
    const bx_page *page;
    bx_locked_page *locked;
    bx_item *names; /* items of which only the name is known */
    bx_locked_item *items;
} page_reader;

static bool is_same(const reader *r, int item, const char *digest)
{
    return !strcmp(digest, bx_item_digest(r->arena, &r->issue->items[item]));
}

/* Of items of one name the one with that copy, else the first. */
static int find_in_pool(const reader *r, const bx_page *page, const char *name,
                        const char *digest)
{
    int found = -1;
    for (int i = 0; i < r->issue->n_pool; i++) {
        int item = r->issue->pool[i];
        const bx_item *it = &r->issue->items[item];
        if (r->taken[item] || strcmp(it->name, name) || !bx_page_may_take(page, it))
            continue;
        if (found < 0 || is_same(r, item, digest))
            found = item;
        if (found == item && is_same(r, item, digest))
            break;
    }
    if (found >= 0)
        r->taken[found] = true;
    return found;
}

static int find_item(const reader *r, const bx_page *page, const char *name,
                     const char *digest)
{
    for (int i = 0; i < page->n_items; i++)
        if (!strcmp(r->issue->items[page->items[i]].name, name))
            return page->items[i];
    for (int i = 0; i < page->n_ads; i++)
        if (!strcmp(r->issue->items[page->ads[i]].name, name))
            return page->ads[i];
    for (int i = 0; i < r->issue->n_fillers; i++)
        if (!strcmp(r->issue->items[r->issue->fillers[i]].name, name))
            return r->issue->fillers[i];
    return r->taken ? find_in_pool(r, page, name, digest) : -1;
}

static void note_change(const reader *r, bx_locked_page *locked, const char *name)
{
    locked->changed = bx_format(r->arena, "%s%s%s", locked->changed,
                                locked->n_changed++ ? ", " : "", name);
}

/* Its name; NULL after reporting. */
static const char *read_locked(const reader *r, const page_reader *p, const bx_yaml *map,
                               bx_locked_item *item)
{
    const char *name = NULL, *digest = "";
    bx_len_rule rule = {.max = 500 * BX_PT};
    *item = (bx_locked_item){.item = -1};
    if (!bx_keys_check(map, BX_MAP_LOCK_ITEM, r->diags))
        return NULL;
    if (!bx_keys_text(map, BX_KEY_LOCK_ITEM_NAME, &name, r->diags)) {
        bx_keys_missing(map, BX_KEY_LOCK_ITEM_NAME, r->diags);
        return NULL;
    }
    bx_keys_text(map, BX_KEY_LOCK_ITEM_DIGEST, &digest, r->diags);
    bx_keys_len(map, BX_KEY_LOCK_ITEM_SIZE, &rule, &item->size, r->diags);
    item->item = find_item(r, p->page, name, digest);
    item->is_changed = item->item < 0 || !is_same(r, item->item, digest);
    return name;
}

static void read_item(const reader *r, page_reader *p, const bx_yaml *map)
{
    bx_locked_item item;
    const char *name = read_locked(r, p, map, &item);
    if (!name)
        return;
    if (item.is_changed)
        note_change(r, p->locked, name);
    p->names[p->locked->n_items] = (bx_item){.name = name};
    p->items[p->locked->n_items++] = item;
}

static void read_items(const reader *r, page_reader *p, const bx_yaml *map)
{
    const bx_yaml *list = bx_keys_list(map, BX_KEY_LOCK_PAGE_ITEMS, r->diags);
    int n = list ? list->n : 0;
    p->names = BX_NEW_ARRAY(r->arena, n, bx_item);
    p->locked->items = p->items = BX_NEW_ARRAY(r->arena, n, bx_locked_item);
    for (int i = 0; i < n; i++)
        read_item(r, p, list->values[i]);
}

/* The tree with the issue's items in place of the lock's. */
static const bx_tree_note *in_issue(const reader *r, const page_reader *p,
                                    const bx_tree_note *note)
{
    bx_tree_note *own = bx_copy(r->arena, note, sizeof *note);
    if (note->kind == BX_TREE_ITEM)
        own->item = p->items[note->item].item;
    for (int i = 0; i < bx_tree_note_parts(note); i++)
        own->parts[i] = in_issue(r, p, note->parts[i]);
    return own;
}

static void read_tree(const reader *r, page_reader *p, const bx_yaml *map)
{
    const bx_yaml *value = bx_keys_find(map, BX_KEY_LOCK_PAGE_TREE);
    int n = p->locked->n_items, *listed = BX_NEW_ARRAY(r->arena, n, int);
    for (int i = 0; i < n; i++)
        listed[i] = i;
    bx_item_names names = {.arena = r->arena,
                           .items = p->names,
                           .listed = listed,
                           .n = n,
                           .page = bx_format(r->arena, "%s", BX_PAGE(p->page)),
                           .diags = r->diags};
    if (!value || value->kind != BX_YAML_TEXT) {
        bx_keys_missing(map, BX_KEY_LOCK_PAGE_TREE, r->diags);
        return;
    }
    const bx_tree_note *tree =
        bx_tree_note_read(&names, bx_yaml_chars(r->arena, value), value->span);
    p->locked->tree = tree ? in_issue(r, p, tree) : NULL;
}

static bool is_locked(const bx_locked_page *locked, int item)
{
    for (int i = 0; i < locked->n_items; i++)
        if (locked->items[i].item == item)
            return true;
    return false;
}

/* The advertisements across the foot, which are in no tree: those that are gone or not
 * what they were, then those that came. */
static void read_ads(const reader *r, page_reader *p, const bx_yaml *map)
{
    const bx_yaml *list = bx_keys_list(map, BX_KEY_LOCK_PAGE_ADS, r->diags);
    int n_before = p->locked->n_changed;
    bool *is_known = BX_NEW_ARRAY(r->arena, r->issue->n_items, bool);
    for (int i = 0; list && i < list->n; i++) {
        bx_locked_item ad;
        const char *name = read_locked(r, p, list->values[i], &ad);
        if (name && ad.is_changed)
            note_change(r, p->locked, name);
        if (name && ad.item >= 0)
            is_known[ad.item] = true;
    }
    for (int i = 0; i < p->page->n_ads; i++) {
        int ad = p->page->ads[i];
        if (!is_known[ad] && !is_locked(p->locked, ad))
            note_change(r, p->locked, r->issue->items[ad].name);
    }
    p->locked->has_other_ads = p->locked->n_changed > n_before;
}

static void find_new(const reader *r, const page_reader *p)
{
    for (int i = 0; i < p->page->n_items; i++)
        if (!is_locked(p->locked, p->page->items[i])) {
            p->locked->has_new = true;
            note_change(r, p->locked, r->issue->items[p->page->items[i]].name);
        }
}

/* A page that the issue does not have any more, or that was locked before. */
static void report_unused(const reader *r, const bx_yaml *map, int number,
                          const bx_locked_page *before)
{
    int line, column;
    if (!before) {
        bx_diag(r->diags, BX_D_W_LOCK_GONE, map->span, BX_INT(number));
        return;
    }
    bx_source_position(before->span.source, before->span.from, &line, &column);
    bx_diag(r->diags, BX_D_W_LOCK_TWICE, map->span, BX_INT(number), BX_INT(line));
}

static void read_page(reader *r, const bx_yaml *map)
{
    int number = 0, i = 0;
    if (!bx_keys_check(map, BX_MAP_LOCK_PAGE, r->diags) ||
        !bx_keys_int(map, BX_KEY_LOCK_PAGE_NUMBER, 1, MAX_PAGE, &number, r->diags))
        return;
    r->last = MAX(r->last, number);
    while (i < r->issue->n_pages && r->issue->pages[i].number != number)
        i++;
    if (i == r->issue->n_pages || r->pages[i]) {
        report_unused(r, map, number, i < r->issue->n_pages ? r->pages[i] : NULL);
        return;
    }
    bx_locked_page *locked = BX_NEW(r->arena, bx_locked_page);
    page_reader p = {.page = &r->issue->pages[i], .locked = locked};
    locked->changed = "";
    locked->span = map->span;
    bx_keys_text(map, BX_KEY_LOCK_PAGE_LAYOUT, &locked->layout, r->diags);
    read_items(r, &p, map);
    read_tree(r, &p, map);
    find_new(r, &p);
    read_ads(r, &p, map);
    r->pages[i] = locked->tree ? locked : NULL;
}

static void read_lock(reader *r)
{
    r->pages = BX_NEW_ARRAY(r->arena, r->issue->n_pages, const bx_locked_page *);
    if (!r->issue->lock || !g_file_test(r->issue->lock, G_FILE_TEST_EXISTS))
        return;
    const bx_source *source = bx_source_load(r->arena, r->issue->lock, r->diags);
    const bx_yaml *root =
        source ? bx_yaml_read(r->arena, source, 0, source->length, r->diags) : NULL;
    const bx_yaml *pages = NULL;
    if (root && bx_keys_check(root, BX_MAP_LOCK, r->diags))
        pages = bx_keys_list(root, BX_KEY_LOCK_PAGES, r->diags);
    for (int i = 0; pages && i < pages->n; i++)
        read_page(r, pages->values[i]);
}

bool bx_lock_load(bx_arena *arena, const bx_issue *issue, bx_lock *out, bx_diags *diags)
{
    int before = bx_diags_count(diags, BX_ERROR);
    reader r = {.arena = arena, .issue = issue, .diags = diags};
    read_lock(&r);
    *out = (bx_lock){r.pages, r.last};
    return bx_diags_count(diags, BX_ERROR) == before;
}

bx_lock bx_lock_of_pool(bx_arena *arena, const bx_issue *issue)
{
    bx_diags *aside = bx_diags_new(); /* it is read again when pages have their items */
    reader r = {.arena = arena,
                .issue = issue,
                .diags = aside,
                .taken = BX_NEW_ARRAY(arena, issue->n_items, bool)};
    read_lock(&r);
    bool is_sound = !bx_diags_count(aside, BX_ERROR);
    if (!is_sound)
        r.pages = BX_NEW_ARRAY(arena, issue->n_pages, const bx_locked_page *);
    bx_diags_free(aside);
    return (bx_lock){r.pages, is_sound ? r.last : 0};
}

const bx_tree_note *bx_tree_note_loosen(bx_arena *arena, const bx_tree_note *note)
{
    bx_tree_note *loose = bx_copy(arena, note, sizeof *note);
    loose->columns = loose->lines = 0;
    for (int i = 0; i < bx_tree_note_parts(note); i++)
        loose->parts[i] = bx_tree_note_loosen(arena, note->parts[i]);
    return loose;
}
