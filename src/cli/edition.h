/* edition: what the commands that read copy share: wishes from options, the report on
 * stderr, one line on stdout for each file written, the exit status. */
#ifndef BX_CLI_EDITION_H
#define BX_CLI_EDITION_H

#include "banxin.h"
#include "cli/options.h"

/* Opens an issue with the options' wishes. Never NULL. */
banxin_edition *bx_edition_open(const bx_options *options, const char *issue,
                                bool is_draft);

/* banxin_make_up, with its progress on the terminal, within --time-limit. */
bool bx_edition_make_up(const bx_options *options, banxin_edition *edition);

/* Has the issue several editions, none of which was asked for? */
bool bx_edition_are_all(const bx_options *options, const banxin_edition *edition);

/* Writes the pages as pictures and says so. False after reporting. */
bool bx_edition_write_png(const bx_options *options, banxin_edition *edition,
                          const char *dir);

/* Prints the report and frees the edition. The exit status: done only if is_done and no
 * error was reported. */
int bx_edition_close(const bx_options *options, banxin_edition *edition, bool is_done);

#endif
