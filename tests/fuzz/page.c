/* Any bytes as pasted copy, or as the body of an item file, on any small sheet: up to the
 * display list and the proof that nothing is lost. The first eight bytes choose the sheet
 * and the kind of copy. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "makeup/edition.h"
#include "makeup/proof.h"
#include "model/bulletin.h"
#include "model/item_file.h"

enum { SHEET_BYTES = 8 };

static bx_assets *assets;
static bx_diags *silent;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    silent = bx_diags_new();
    assets = bx_assets_new(BX_SOURCE_DATA "/tests/fonts", silent);
    if (!assets)
        abort();
    return 0;
}

/* A sheet of 1 to 5 columns and 12 to 67 lines; NULL where the grades leave no room. */
static const bx_layout *sheet_of(bx_arena *arena, const uint8_t *b)
{
    int columns = 1 + b[0] % 5, lines = 12 + b[2] % 56;
    char *text =
        bx_format(arena,
                  "paper: {width: 420, height: 594}\n"
                  "grid: {columns: %d, measure: %d, lines: %d, leading: 12}\n"
                  "styles: {body: {face: song, size: 9}}\n"
                  "headlines:\n"
                  "  - {for: all, columns: 1-%d, main: {face: song-heavy, size: %d}}\n"
                  "  - {for: all, columns: 1-%d, main: {face: hei-heavy, size: %d}}\n"
                  "pictures: {crop: %d, min-lines: %d, max-columns: %d}\n"
                  "masthead: {lines: 6, text: \"{date}\"}\n",
                  columns, 6 + b[1] % 10, lines, columns, 10 + b[3] % 20, columns,
                  9 + b[4] % 8, b[5] % 60, 1 + b[6] % 12, 1 + b[7] % columns);
    const bx_source *source =
        bx_source_from_bytes(arena, "sheet.yaml", text, strlen(text), silent);
    return source ? bx_layout_read(arena, source, NULL, silent) : NULL;
}

/* The bytes as the body of one item, under a head and over a byline. */
static bx_bulletin body_of(bx_arena *arena, const uint8_t *bytes, size_t n,
                           bx_diags *diags)
{
    static const char front[] = "---\nheadline: 题\nbyline: （甲）\n---\n";
    GString *text = g_string_new(front);
    g_string_append_len(text, (const char *)bytes, (gssize)n);
    const bx_source *source =
        bx_source_from_bytes(arena, "body", text->str, text->len, diags);
    const bx_item *item = source ? bx_item_file_read(arena, source, NULL, diags) : NULL;
    g_string_free(text, TRUE);
    return (bx_bulletin){.items = item, .n = item != NULL};
}

static bx_bulletin copy_of(bx_arena *arena, const uint8_t *bytes, size_t n,
                           bool is_item_file, bx_diags *diags)
{
    if (is_item_file)
        return body_of(arena, bytes, n, diags);
    const bx_source *source = bx_source_from_bytes(arena, "fuzz", bytes, n, diags);
    return source ? bx_bulletin_read(arena, source, diags) : (bx_bulletin){0};
}

static bx_issue issue_of(bx_arena *arena, const bx_bulletin *bulletin, bool has_masthead)
{
    int *numbers = BX_NEW_ARRAY(arena, bulletin->n, int);
    for (int i = 0; i < bulletin->n; i++)
        numbers[i] = i;
    bx_page *page = BX_NEW(arena, bx_page);
    *page = (bx_page){.number = 1, .items = numbers, .n_items = bulletin->n};
    return (bx_issue){.paper = has_masthead ? "工会报" : NULL,
                      .folder = ".",
                      .items = bulletin->items,
                      .n_items = bulletin->n,
                      .pages = page,
                      .n_pages = 1};
}

/* The page as a draft: it must come about, and hold all that it does not call over. */
static void make_page(const bx_setting *s, const bx_issue *issue)
{
    bx_made_page made =
        bx_page_make(s, issue, &issue->pages[0], NULL, BX_LOCK_KEPT, true);
    bx_display page = bx_page_display(s, issue, &made);
    bx_page_report(s, issue, &made, &page, true);
    assert(made.solution.root || made.over_lines > 0);
    for (int i = 0; i < issue->n_items; i++)
        assert(made.over[i] || !bx_proof_missing(issue->items, i, &page));
    assert(bx_proof(issue->items, issue->n_items, made.over, &page, 1, s->diags));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    if (n < SHEET_BYTES)
        return 0;
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_layout *layout = sheet_of(arena, bytes);
    if (layout) {
        bx_bulletin bulletin =
            copy_of(arena, bytes + SHEET_BYTES, n - SHEET_BYTES, bytes[0] & 0x40, diags);
        bx_issue issue = issue_of(arena, &bulletin, bytes[0] & 0x80);
        bx_setting s = {
            .assets = assets, .layout = layout, .arena = arena, .diags = diags};
        if (bulletin.n)
            make_page(&s, &issue);
    }
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
