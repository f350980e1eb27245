#include "desk/budget.h"

#include <glib.h>

/* The grade a head of that width is meant to have; NULL: it has none. */
static const bx_grade *usual_grade(const bx_layout *layout, bool is_lead, int columns)
{
    const bx_grade *usual = NULL;
    for (int i = 0; i < layout->n_grades; i++) {
        const bx_grade *grade = &layout->grades[i];
        bool suits = (is_lead ? grade->for_lead : grade->for_others) &&
                     columns >= grade->min_columns && columns <= grade->max_columns;
        if (suits && (!usual || grade->cost < usual->cost))
            usual = grade;
    }
    return usual;
}

static bx_budget_row row_of(const bx_budget *budget, const bx_grade *grade, bool is_lead,
                            int columns)
{
    const bx_layout *l = budget->layout;
    bx_budget_row row = {.columns = columns,
                         .is_lead = is_lead,
                         .grade = grade,
                         .head_lines = bx_head_least_rows(l, grade),
                         .head_characters = bx_span_width(l, columns) / grade->main.size};
    for (int i = 0; i < budget->n_heights; i++)
        row.characters[i] =
            MAX(budget->heights[i] - row.head_lines, 0) * columns * l->measure_chars;
    return row;
}

bx_budget bx_budget_make(bx_arena *arena, const bx_layout *layout)
{
    bx_budget budget = {.layout = layout};
    for (int h = BX_BUDGET_STEP; h <= layout->lines; h += BX_BUDGET_STEP)
        budget.heights[budget.n_heights++] = h;
    bx_budget_row *rows = BX_NEW_ARRAY(arena, 2 * layout->columns, bx_budget_row);
    for (int columns = 1; columns <= layout->columns; columns++)
        for (int other = 0; other < 2; other++) {
            const bx_grade *grade = usual_grade(layout, !other, columns);
            if (grade)
                rows[budget.n_rows++] = row_of(&budget, grade, !other, columns);
        }
    budget.rows = rows;
    return budget;
}
