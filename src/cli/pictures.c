#include <stdio.h>

#include "cli/command.h"
#include "cli/edition.h"
#include "cli/path.h"

/* A sheet is not written over the copy. */
static bool is_over_copy(const bx_options *options)
{
    const char *sheet = options->values[BX_O_SHEET];
    if (!sheet || !bx_path_is_same(sheet, options->operands[0]))
        return false;
    bx_say(stderr, options->chinese, BX_T_ERROR, "");
    bx_say(stderr, options->chinese, BX_T_SAME_FILE, sheet, sheet);
    return true;
}

/* Pages are made up as a draft, to tell how pictures print; those that cannot be made are
 * no reason not to list them. */
int bx_command_pictures(const bx_options *options)
{
    const char *sheet = options->values[BX_O_SHEET];
    if (is_over_copy(options))
        return BX_WRONG_USAGE;
    banxin_edition *edition = bx_edition_open(options, options->operands[0], true);
    bx_edition_make_up(options, edition);
    char *text = banxin_pictures_text(edition, options->chinese);
    bool is_done =
        text && (!sheet || banxin_write_picture_sheet(edition, sheet, options->chinese));
    if (text)
        fputs(text, stdout);
    banxin_free_text(text);
    return bx_edition_close(options, edition, is_done);
}
