#include "cli/edition.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/path.h"
#include "cli/progress.h"

/* Are the pages written, and nothing asked of them? */
static bool is_only_written(const bx_options *options)
{
    return options->command == BX_COMMAND_BUILD ||
           (options->command == BX_COMMAND_PREVIEW && !options->values[BX_O_OVERLAY]);
}

/* The folder, to be freed; NULL: none is wanted. */
static char *find_cache(const bx_options *options)
{
    const char *given = options->values[BX_O_CACHE];
    if (options->values[BX_O_NO_CACHE])
        return NULL;
    return given ? strdup(given) : banxin_user_cache();
}

banxin_edition *bx_edition_open(const bx_options *options, const char *issue,
                                bool is_draft)
{
    const char *const *values = options->values;
    char *cache = find_cache(options);
    banxin_edition *edition =
        banxin_open(issue, &(banxin_wishes){
                               .paper = values[BX_O_PAPER],
                               .date = values[BX_O_DATE],
                               .number = values[BX_O_NUMBER],
                               .layout = values[BX_O_LAYOUT],
                               .press = values[BX_O_PRESS],
                               .photos = options->photos,
                               .data_dir = values[BX_O_DATA],
                               .font_dir = values[BX_O_FONTS],
                               .is_draft = is_draft,
                               .is_lean = is_only_written(options),
                               .n_threads = (int)options->numbers[BX_O_THREADS],
                               .page = (int)options->numbers[BX_O_PAGE],
                               .other_page = options->other_page,
                               .n_alternatives = (int)options->numbers[BX_O_ALTERNATIVES],
                               .alternative = (int)options->numbers[BX_O_ALTERNATIVE],
                               .edition = values[BX_O_EDITION],
                               .cache_dir = cache,
                           });
    banxin_free_text(cache);
    return edition;
}

bool bx_edition_make_up(const bx_options *options, banxin_edition *edition)
{
    bx_progress_line line = bx_progress_begin(options);
    banxin_watch(edition, bx_progress_look, &line);
    bool is_made = banxin_make_up(edition);
    bx_progress_end(&line);
    return is_made;
}

bool bx_edition_write_png(const bx_options *options, banxin_edition *edition,
                          const char *dir)
{
    double dpi =
        options->numbers[BX_O_DPI] > 0 ? options->numbers[BX_O_DPI] : BX_DEFAULT_DPI;
    const char *overlay = options->values[BX_O_OVERLAY];
    bool is_written =
        overlay ? banxin_write_overlay(edition, dir, dpi, overlay, options->chinese)
                : banxin_write_png(edition, dir, dpi);
    if (!is_written)
        return false;
    for (int i = 0; i < banxin_n_sheets(edition); i++)
        printf("%s/page-%s.png\n", dir, banxin_sheet_label(edition, i));
    return true;
}

bool bx_edition_are_all(const bx_options *options, const banxin_edition *edition)
{
    return banxin_n_editions(edition) > 1 && !options->values[BX_O_EDITION];
}

/* Where one was taken of several and none was named. */
static void tell_others(const bx_options *options, const banxin_edition *edition)
{
    if (options->command == BX_COMMAND_BUILD || options->command == BX_COMMAND_IMPORT ||
        !bx_edition_are_all(options, edition))
        return;
    char *others = strdup(banxin_edition_name(edition, 1));
    for (int i = 2; i < banxin_n_editions(edition); i++) {
        char *longer = bx_path_format("%s, %s", others, banxin_edition_name(edition, i));
        free(others);
        others = longer;
    }
    bx_say(stderr, options->chinese, BX_T_OTHER_EDITIONS, banxin_edition_name(edition, 0),
           others);
    free(others);
}

int bx_edition_close(const bx_options *options, banxin_edition *edition, bool is_done)
{
    bool verbose = options->values[BX_O_VERBOSE] != NULL;
    char *report = banxin_report(edition, options->chinese, verbose);
    int status = is_done && !banxin_failed(edition) ? BX_DONE : BX_NOT_DONE;
    fflush(stdout);
    fputs(report, stderr);
    tell_others(options, edition);
    banxin_free_text(report);
    banxin_free(edition);
    return status;
}
