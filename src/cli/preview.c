#include <stdlib.h>

#include "cli/command.h"
#include "cli/edition.h"
#include "cli/path.h"

int bx_command_preview(const bx_options *options)
{
    const char *issue = options->operands[0], *output = options->values[BX_O_OUTPUT];
    char *named = output ? NULL : bx_path_named_after(issue, "-preview");
    banxin_edition *edition = bx_edition_open(options, issue, true);
    bool is_done = bx_edition_make_up(options, edition) &&
                   bx_edition_write_png(options, edition, output ? output : named);
    free(named);
    return bx_edition_close(options, edition, is_done);
}
