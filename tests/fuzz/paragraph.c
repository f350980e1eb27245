/* Any text at a few measures, both ways: composing it must neither fail nor lose a
 * character. */
#include <assert.h>
#include <stdlib.h>

#include "compose/line.h"

static bx_assets *assets;
static bx_diags *silent;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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

static void set_all_lines(bx_arena *arena, const bx_paragraph *p)
{
    for (int k = 0; k < p->n_breakings; k++) {
        int id = 0;
        for (int i = 0; i < p->breakings[k].n_lines; i++) {
            bx_line line = bx_paragraph_line(arena, p, &p->breakings[k], i);
            for (int r = 0; r < line.n_runs; r++) {
                for (int c = 0; c < line.runs[r].n_clusters; c++) {
                    if (line.runs[r].clusters[c].id == BX_GENERATED)
                        continue; /* a hyphen */
                    assert(line.runs[r].clusters[c].id == id);
                    id += line.runs[r].clusters[c].n_chars;
                }
            }
        }
        assert(id == p->text.n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int measures[] = {0, 1, 5, 12, 40};
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "fuzz", data, size, diags);
    if (source) {
        bx_chars text = bx_chars_from_utf8(arena, source, source->text, 0);
        for (int i = 0; i < text.n; i++)
            ((bx_char *)text.chars)[i].id = i;
        for (int i = 0; i < 10; i++) {
            bx_paragraph_style style = {
                .type = {.role = BX_ROLE_SONG,
                         .size = 9 * BX_PT,
                         .align = i == 9 ? BX_ALIGN_CENTRE : BX_ALIGN_JUSTIFY},
                .measure = measures[i % 5] * 9 * BX_PT,
                .indent = i % 2 * 18 * BX_PT,
                .mode = i < 5 ? BX_HORIZONTAL : BX_VERTICAL};
            const bx_paragraph *p =
                bx_paragraph_compose(assets, arena, text, &style, diags);
            for (int k = 0; k < p->n_breakings; k++)
                bx_paragraph_report_splits(arena, p, &p->breakings[k], diags);
            set_all_lines(arena, p);
        }
    }
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
