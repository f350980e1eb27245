#include <stdio.h>

#include "cli/command.h"
#include "cli/edition.h"

/* A draft: copy that does not fit is looked at all the same, and so is what can be read
 * of an issue with a mistake in it. */
int bx_command_lint(const bx_options *options)
{
    banxin_edition *edition = bx_edition_open(options, options->operands[0], true);
    banxin_lint_counts counts;
    bx_edition_make_up(options, edition);
    char *text =
        banxin_lint(edition, (int)options->numbers[BX_O_LINT_PAGE], options->other_page,
                    options->values[BX_O_AS_JSON] != NULL, options->chinese, &counts);
    bool is_done = text && !counts.errors;
    if (text)
        fputs(text, stdout);
    if (text && options->values[BX_O_STRICT])
        is_done = is_done && !counts.warnings && !counts.queries;
    banxin_free_text(text);
    return bx_edition_close(options, edition, is_done);
}
