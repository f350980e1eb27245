/* change: what `replace` and `swap` share. */
#ifndef BX_CLI_CHANGE_H
#define BX_CLI_CHANGE_H

#include "banxin.h"
#include "cli/options.h"

/* Makes up the issue of the first operand, takes the change that is named by the other
 * two, says how it does, and writes the pages where -o asks for them. The exit status. */
int bx_change(const bx_options *options,
              char *take(banxin_edition *edition, const char *first, const char *second,
                         bool chinese));

#endif
