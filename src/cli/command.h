/* command: the table of commands, and what they share. A command gets options that are
 * checked, and returns the exit status. */
#ifndef BX_CLI_COMMAND_H
#define BX_CLI_COMMAND_H

#include "banxin.h"
#include "cli/options.h"
#include "cli/text.h"

enum { BX_DONE = 0, BX_NOT_DONE = 1, BX_WRONG_USAGE = 2 };
enum { BX_DEFAULT_DPI = 100 };

typedef struct {
    const char *name;
    int (*run)(const bx_options *options);
    int fewest, most; /* operands */
    bx_text_id brief, about;
} bx_command;

#define BX_COMMAND(id, name, fewest, most)                                               \
    int bx_command_##name(const bx_options *options);
#include "cli/command.def"
#undef BX_COMMAND

const bx_command *bx_command_at(bx_command_id id);
/* BX_COMMAND_COUNT where there is none of that name. */
bx_command_id bx_command_find(const char *name);
/* The command that `name` may be a slip of, or NULL. */
const char *bx_command_nearest(const char *name);

/* Prints a list made by the library and frees it; where it is NULL says row `missing`. */
int bx_command_print_list(const bx_options *options, char *list, bx_text_id missing);

#endif
