#include "cli/change.h"

#include <stdio.h>

#include "cli/command.h"
#include "cli/edition.h"
#include "cli/path.h"

/* Says so and is true where the PDF would be one of the files that are read. */
static bool would_overwrite(const bx_options *options)
{
    const char *pdf = options->values[BX_O_OUTPUT];
    for (int i = 0; pdf && i < options->n_operands; i++)
        if (bx_path_is_same(pdf, options->operands[i])) {
            bx_say(stderr, options->chinese, BX_T_ERROR, "");
            bx_say(stderr, options->chinese, BX_T_SAME_FILE, pdf, options->operands[i]);
            return true;
        }
    return false;
}

/* True where nothing was asked for, too. */
static bool write_pages(const bx_options *options, banxin_edition *edition)
{
    const char *pdf = options->values[BX_O_OUTPUT];
    if (!pdf)
        return true;
    if (options->values[BX_O_KEEP_SLOT] && !banxin_change_fits(edition))
        return false;
    if (!banxin_make_up(edition) || !banxin_write_pdf(edition, pdf))
        return false;
    puts(pdf);
    return true;
}

int bx_change(const bx_options *options,
              char *take(banxin_edition *edition, const char *first, const char *second,
                         bool chinese))
{
    if (would_overwrite(options))
        return BX_WRONG_USAGE;
    banxin_edition *edition = bx_edition_open(options, options->operands[0], false);
    char *words = banxin_make_up(edition) ? take(edition, options->operands[1],
                                                 options->operands[2], options->chinese)
                                          : NULL;
    if (words)
        fputs(words, stdout);
    bool is_done = words && write_pages(options, edition);
    banxin_free_text(words);
    return bx_edition_close(options, edition, is_done);
}
