#include "model/copy_kept.h"

#include "base/utf8.h"
#include "model/copy_roster.h"
#include "model/copy_table.h"
#include "model/line_text.h"

/* A line of a poem stands as it is; how many they are is told at the first. */
static void add_verse(bx_copy_drafts *drafts, int i)
{
    int to = i;
    bx_copy_draft_add(drafts, BX_PART_VERSE, drafts->copy->lines[i].text, i);
    drafts->list[drafts->n - 1].starts = drafts->copy->lines[i].starts_stanza;
    if (drafts->roles[i - 1] == BX_ROLE_VERSE)
        return;
    while (to < drafts->copy->n && drafts->roles[to] == BX_ROLE_VERSE)
        to++;
    bx_diag(drafts->ledger->diags, BX_D_N_COPY_VERSE,
            bx_chars_span(drafts->copy->lines[i].text), BX_INT(to - i));
}

static void add_names(bx_copy_drafts *drafts, int i)
{
    bx_chars text = drafts->copy->lines[i].text;
    bool starts = drafts->roles[i - 1] != BX_ROLE_NAMES;
    for (int from = 0, to; from < text.n; from = to) {
        to = from + 1;
        if (bx_is_space(text.chars[from].c))
            continue;
        to = bx_copy_roster_name(text, from);
        bx_copy_draft_add(drafts, BX_PART_NAME, bx_chars_slice(text, from, from + 1), i);
        bx_copy_draft *name = &drafts->list[drafts->n - 1];
        name->starts = starts;
        for (int k = from + 1; k < to; k++)
            if (!bx_is_space(text.chars[k].c))
                bx_chars_append(&name->text, bx_chars_slice(text, k, k + 1));
        starts = false;
    }
}

static void add_cell(bx_copy_drafts *drafts, bx_chars text, const bx_copy_line *line,
                     int column, int i)
{
    bool starts =
        line->n_rows && (!drafts->n || drafts->list[drafts->n - 1].last_line != i ||
                         drafts->list[drafts->n - 1].kind != BX_PART_CELL);
    int before = drafts->n;
    bx_copy_draft_add(drafts, BX_PART_CELL, text, i);
    if (drafts->n == before)
        return;
    bx_copy_draft *cell = &drafts->list[before];
    cell->starts = starts;
    cell->is_head = line->heads_table;
    cell->row = line->row;
    cell->column = column;
}

static void leave_bars(bx_copy_drafts *drafts, bx_chars row)
{
    for (int i = 0; i < row.n; i++)
        if (bx_line_at(row, i) == '|')
            bx_ledger_leave(drafts->ledger, bx_chars_slice(row, i, i + 1));
}

/* The cells of a row; how many rows there are is told at the first. */
static void add_row(bx_copy_drafts *drafts, int i)
{
    const bx_copy_line *line = &drafts->copy->lines[i];
    bx_chars row = bx_copy_table_row(line->text);
    if (line->is_row_rule) {
        bx_ledger_drop(drafts->ledger, BX_D_N_COPY_RULE, line->text);
        return;
    }
    leave_bars(drafts, line->text);
    if (line->n_rows)
        bx_diag(drafts->ledger->diags, BX_D_N_COPY_TABLE, bx_chars_span(line->text),
                BX_INT(line->n_rows));
    for (int from = 0, column = line->tabs; from <= row.n; column++) {
        int to = bx_copy_table_cell(row, from, line->is_spaced);
        add_cell(drafts, bx_chars_slice(row, from, to), line, column, i);
        from = bx_copy_table_next(row, to, line->is_spaced);
    }
}

void bx_copy_kept_add(bx_copy_drafts *drafts, int i)
{
    bx_copy_role role = drafts->roles[i];
    drafts->paragraph = -1;
    if (role == BX_ROLE_VERSE)
        add_verse(drafts, i);
    else if (role == BX_ROLE_NAMES)
        add_names(drafts, i);
    else
        add_row(drafts, i);
}
