/* Any bytes as plain paragraphs, set in any way that can be asked for: table, JSON and
 * specimen come about, and no character is lost. The first eight bytes choose the way. */
#include <assert.h>
#include <stdlib.h>

#include "desk/lines_json.h"
#include "desk/lines_text.h"
#include "desk/specimen.h"
#include "text/profile.h"

enum { STYLE_BYTES = 8, SIZE = 9 * BX_PT, PROFILES = 5 };

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

static bx_lines_style style_of(bx_arena *arena, const uint8_t *b)
{
    bx_profile *profile = bx_copy(arena, bx_profile_at(b[2] % PROFILES), sizeof *profile);
    if (b[2] & 0x80)
        profile->level = (bx_level)(b[3] % 3);
    profile->has_hanging_marks = b[4] & 0x40;
    bx_len *measures = BX_NEW_ARRAY(arena, 2, bx_len);
    measures[0] = 1 + b[0] * SIZE / 8;
    measures[1] = 1 + b[1] * SIZE / 32;
    return (bx_lines_style){.role = (bx_role)(b[5] % BX_ROLE_COUNT),
                            .size = SIZE,
                            .indent = b[6] * SIZE / 64,
                            .measures = measures,
                            .n_measures = 1 + (b[4] & 1),
                            .mode = b[4] & 2 ? BX_VERTICAL : BX_HORIZONTAL,
                            .profile = profile};
}

static int printing_chars(const bx_glyph_run *run)
{
    int n = 0;
    for (int i = 0; i < run->n_clusters; i++)
        n += run->clusters[i].n_chars;
    return n;
}

/* The runs of a column hold every character of the paragraphs, which stand one a line of
 * the source without the spaces at their ends. */
static void check_whole(const bx_lines *lines, const bx_lines_column *c)
{
    int n = 0, wanted = 0, inner = 0;
    for (int i = 0; i < c->n_paragraphs; i++) {
        int first = lines->source->lines[c->paragraphs[i].line - 1];
        const char *p = lines->source->text + first;
        for (int k = 1; k < c->paragraphs[i].column; k++)
            bx_utf8_next(&p);
        for (uint32_t ch; (ch = bx_utf8_next(&p)) && ch != '\n' && ch != '\r';) {
            inner++;
            if (!bx_is_space(ch)) {
                wanted += inner;
                inner = 0;
            }
        }
        inner = 0;
        for (int k = 0; k < c->paragraphs[i].n_lines; k++)
            for (int r = 0; r < c->paragraphs[i].lines[k].set.n_runs; r++)
                n += printing_chars(&c->paragraphs[i].lines[k].set.runs[r]);
    }
    assert(n == wanted);
    assert(c->figures.last == c->n_paragraphs);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    if (n < STYLE_BYTES)
        return 0;
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    int n_pages;
    const bx_source *source =
        bx_source_from_bytes(arena, "fuzz", bytes + STYLE_BYTES, n - STYLE_BYTES, diags);
    if (source) {
        bx_lines_style style = style_of(arena, bytes);
        bx_lines optimum = bx_lines_make(arena, assets, source, &style, diags);
        style.is_first_fit = true;
        bx_lines first = bx_lines_make(arena, assets, source, &style, diags);
        for (int i = 0; i < style.n_measures; i++) {
            check_whole(&optimum, &optimum.columns[i]);
            check_whole(&first, &first.columns[i]);
        }
        g_string_free(bx_lines_text(&optimum, BX_CHINESE), TRUE);
        g_string_free(bx_lines_json(&first), TRUE);
        bx_specimen_make(arena, assets, &optimum, &first, BX_CHINESE, diags, &n_pages);
    }
    g_free(bx_diags_text(diags, BX_ENGLISH, false));
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
