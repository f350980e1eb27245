#include "model/ledger.h"

#include <string.h>

#include "model/marks.h"

enum fate { UNKNOWN, LEFT_OUT, IN_PART };

enum { EXCERPT = 12 }; /* characters of lost text that a message shows */

bx_ledger bx_ledger_open(bx_arena *arena, const bx_source *source, bx_diags *diags)
{
    return (bx_ledger){source, diags, bx_alloc(arena, (size_t)source->length + 1)};
}

void bx_ledger_drop(bx_ledger *ledger, bx_diag_id id, bx_chars text)
{
    bx_arena *scratch = bx_arena_new();
    bx_chars shown = text.n > EXCERPT ? bx_chars_slice(text, 0, EXCERPT) : text;
    bx_diag(ledger->diags, id, bx_chars_span(text), bx_chars_utf8(scratch, shown));
    bx_arena_free(scratch);
    bx_ledger_leave(ledger, text);
}

void bx_ledger_leave(bx_ledger *ledger, bx_chars text)
{
    for (int i = 0; i < text.n; i++)
        ledger->fates[text.chars[i].at] = LEFT_OUT;
}

static uint32_t character_at(const bx_source *source, int at)
{
    const char *p = source->text + at;
    return bx_utf8_next(&p);
}

static bool lost(bx_ledger *ledger, int at)
{
    const char *from = ledger->source->text + at, *to = from;
    for (int i = 0; i < EXCERPT && *to && *to != '\n'; i++)
        bx_utf8_next(&to);
    char excerpt[EXCERPT * 4 + 1] = {0};
    memcpy(excerpt, from, (size_t)(to - from));
    bx_span span = {ledger->source, at, at + (int)(to - from)};
    bx_diag(ledger->diags, BX_D_E_COPY_LOST, span, excerpt);
    return false;
}

/* Enters one character; `last` is the offset before it in the same run. */
static bool enter(bx_ledger *ledger, const bx_char *c, int last)
{
    if (c->at < 0 || c->at >= ledger->source->length)
        return lost(ledger, 0);
    uint32_t was = character_at(ledger->source, c->at);
    if (bx_is_space(c->c))
        return bx_is_space(was) || lost(ledger, c->at);
    /* …… from ...: both marks stand for the first point. */
    bool is_second_half = c->at == last && c->c == 0x2026 && was == '.';
    bool is_fresh = ledger->fates[c->at] == UNKNOWN && c->at > last;
    if ((!is_fresh && !is_second_half) || !bx_mark_stands_for(c->c, was))
        return lost(ledger, c->at);
    ledger->fates[c->at] = IN_PART;
    return true;
}

/* Captions, credits and bylines may have been moved; the others keep their order. */
static bool is_movable(bx_part_kind kind)
{
    return kind == BX_PART_BYLINE || kind == BX_PART_ORIGIN || kind == BX_PART_CAPTION ||
           kind == BX_PART_CREDIT;
}

static bool enter_part(bx_ledger *ledger, const bx_part *part, int *last)
{
    int own_last = -1;
    int *from = is_movable(part->kind) ? &own_last : last;
    for (int i = 0; i < part->text.n; i++) {
        const bx_char *c = &part->text.chars[i];
        if (!enter(ledger, c, *from))
            return false;
        if (!bx_is_space(c->c))
            *from = c->at;
    }
    return true;
}

/* One note a line for all its marks that were changed. */
static void note_marks(bx_ledger *ledger, const bx_part *part)
{
    int first = -1, count = 0;
    for (int i = 0; i <= part->text.n; i++) {
        const bx_char *c = &part->text.chars[i];
        bool is_end = i == part->text.n;
        bool is_new_line =
            !is_end && i && count &&
            memchr(ledger->source->text + c[-1].at, '\n', (size_t)(c->at - c[-1].at));
        if (count && (is_end || is_new_line)) {
            bx_diag(ledger->diags, BX_D_N_COPY_MARKS,
                    ((bx_span){ledger->source, first, first + 1}), BX_INT(count));
            count = 0;
        }
        if (is_end)
            return;
        uint32_t was = character_at(ledger->source, c->at);
        if (was != c->c && was != '\n' && was != '\r') {
            first = count ? first : c->at;
            count++;
        }
    }
}

bool bx_ledger_prove(bx_ledger *ledger, const bx_item *items, int n)
{
    int last = -1;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < items[i].n_parts; k++)
            if (!enter_part(ledger, &items[i].parts[k], &last))
                return false;
    const char *p = ledger->source->text;
    for (int at = 0; *p; at = (int)(p - ledger->source->text))
        if (!bx_is_space(bx_utf8_next(&p)) && ledger->fates[at] == UNKNOWN)
            return lost(ledger, at);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < items[i].n_parts; k++)
            note_marks(ledger, &items[i].parts[k]);
    return true;
}
