#include "model/copy_draft.h"

#include <glib.h>

#include "base/utf8.h"
#include "model/line_text.h"

static bx_copy_draft *begin(bx_copy_drafts *drafts, bx_part_kind kind)
{
    drafts->list = bx_grow(drafts->arena, drafts->list, drafts->n, &drafts->room,
                           sizeof *drafts->list);
    bx_copy_draft *d = &drafts->list[drafts->n++];
    *d = (bx_copy_draft){
        .kind = kind, .text = {.arena = drafts->arena, .source = drafts->ledger->source}};
    return d;
}

void bx_copy_draft_add(bx_copy_drafts *drafts, bx_part_kind kind, bx_chars text, int line)
{
    text = bx_chars_trim(text);
    if (!text.n)
        return;
    bx_copy_draft *d = begin(drafts, kind);
    d->picture = drafts->n_pictures - 1;
    d->last_line = line;
    bx_chars_append(&d->text, text);
}

static int line_number(const bx_copy_line *line)
{
    int number, column;
    bx_source_position(line->text.source, line->text.chars[0].at, &number, &column);
    return number;
}

/* Whether a space belongs where two lines of the file meet: between Latin words. */
static bool parts_words(const bx_copy_draft *d, bx_chars next)
{
    uint32_t before = d->text.chars[d->text.n - 1].c, after = next.chars[0].c;
    bool is_word_end = bx_is_latin(before) || before == ',' || before == '.' ||
                       before == ';' || before == ':' || before == '?' || before == '!';
    return is_word_end && bx_is_latin(after);
}

static int end_of(const bx_source *source, const bx_char *c)
{
    const char *p = source->text + c->at;
    bx_utf8_next(&p);
    return (int)(p - source->text);
}

/* Where the space stood that parts two pieces: behind the first, or where something was
 * left out there, before the second. */
static int space_between(const bx_source *source, bx_chars before, bx_chars after)
{
    int end = end_of(source, &before.chars[before.n - 1]);
    const char *at = source->text + end;
    if (bx_is_space(bx_utf8_next(&at)))
        return end;
    const char *start = source->text + after.chars[0].at;
    return start > source->text ? (int)(g_utf8_prev_char(start) - source->text) : end;
}

void bx_copy_draft_join(bx_copy_drafts *drafts, bx_copy_draft *d, bx_chars text, int line,
                        bool with_space)
{
    text = bx_chars_trim(text);
    if (!text.n)
        return;
    const bx_copy_line *above = &drafts->copy->lines[d->last_line];
    bool is_same_line = drafts->copy->lines[line].is_rest;
    bx_chars before = {d->text.source, d->text.chars, d->text.n};
    int space = space_between(drafts->ledger->source, before, text);
    if (with_space || parts_words(d, text))
        bx_chars_add(&d->text, ' ', space, BX_MARKUP_PLAIN);
    if (!is_same_line)
        bx_diag(drafts->ledger->diags, BX_D_N_COPY_JOINED, bx_chars_span(above->text),
                BX_INT(line_number(&drafts->copy->lines[line])));
    bx_chars_append(&d->text, text);
    d->last_line = line;
}

bx_chars bx_copy_draft_without(bx_copy_drafts *drafts, bx_diag_id id, bx_chars text,
                               int from, int to)
{
    bx_chars piece = bx_chars_trim(bx_chars_slice(text, from, to));
    if (piece.n)
        bx_ledger_drop(drafts->ledger, id, piece);
    return from ? bx_chars_slice(text, 0, from) : bx_chars_slice(text, to, text.n);
}

bx_copy_draft *bx_copy_draft_last(bx_copy_drafts *drafts, bx_part_kind kind)
{
    for (int i = drafts->n - 1; i >= 0; i--)
        if (drafts->list[i].kind == kind)
            return &drafts->list[i];
    return NULL;
}

bool bx_copy_drafts_have_body(const bx_copy_drafts *drafts)
{
    for (int i = 0; i < drafts->n; i++) {
        bx_part_kind kind = drafts->list[i].kind;
        if (kind == BX_PART_PARAGRAPH || kind == BX_PART_VERSE || kind == BX_PART_NAME ||
            kind == BX_PART_CELL || kind == BX_PART_DATELINE)
            return true;
    }
    return false;
}

bx_chars bx_copy_draft_unmarked(bx_copy_drafts *drafts, const bx_copy_line *line)
{
    bool is_summary = line->label == BX_LABEL_SUMMARY; /* but not here: its words stay */
    int n = (is_summary ? 0 : line->label_length) + line->hash_length;
    return bx_copy_draft_without(drafts, BX_D_N_COPY_LABEL, line->text, 0, n);
}
