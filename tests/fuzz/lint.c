#include <assert.h>
#include <glib.h>
#include <stdint.h>

#include "desk/lint_text.h"
#include "model/bulletin.h"

/* Any copy, with a list made of its own words: every finding has a place inside it. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static bx_ruling ruling_of(bx_arena *arena, bx_chars text)
{
    enum { MOST = 6 };
    bx_chars word = bx_chars_slice(text, 0, MIN(text.n, MOST));
    bx_chars other = bx_chars_slice(text, text.n / 2, text.n);
    return (bx_ruling){word, bx_chars_utf8(arena, word), other,
                       bx_chars_utf8(arena, other)};
}

static void look(bx_arena *arena, const bx_source *source, const bx_item *items, int n)
{
    int *order = BX_NEW_ARRAY(arena, n, int);
    for (int i = 0; i < n; i++)
        order[i] = i;
    bx_page pages[] = {{.number = 1, .every = order, .n_every = n},
                       {.number = 3, .every = order, .n_every = n}};
    pages[0].span = pages[1].span = bx_span_of_file(source);
    bx_issue issue = {.paper = "报",
                      .date = {2026, 11, 27},
                      .status =
                          source->length % 2 ? BX_STATUS_INTERNAL : BX_STATUS_PUBLIC,
                      .items = items,
                      .n_items = n,
                      .pages = pages,
                      .n_pages = G_N_ELEMENTS(pages)};
    bx_ruling row = ruling_of(arena, items[0].parts[0].text);
    bx_edition edition = {0};
    bx_lint_input input = {.issue = &issue,
                           .edition = &edition,
                           .forbidden = {&row, 1},
                           .always = {&row, 1}};
    bx_lint_report report = bx_lint_make(arena, &input);
    for (int i = 0; i < report.n; i++) {
        const bx_lint_finding *f = &report.findings[i];
        assert(f->at.source == source && f->at.from < source->length);
    }
    g_string_free(bx_lint_text_of(arena, &report, BX_CHINESE), TRUE);
    g_string_free(bx_lint_json(arena, &report, BX_ENGLISH), TRUE);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "fuzz", bytes, n, diags);
    bx_bulletin bulletin = {0};
    if (source)
        bulletin = bx_bulletin_read(arena, source, diags);
    if (bulletin.n)
        look(arena, source, bulletin.items, bulletin.n);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
