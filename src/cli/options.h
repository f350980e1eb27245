/* options: the command line, understood: the command, its operands, the options given.
 * In: argv. Out: values checked for form. Whether files are there is not asked here. */
#ifndef BX_CLI_OPTIONS_H
#define BX_CLI_OPTIONS_H

#include <stdbool.h>

typedef enum {
#define BX_COMMAND(id, name, fewest, most) BX_COMMAND_##id,
#include "cli/command.def"
#undef BX_COMMAND
    BX_COMMAND_COUNT /* also: none given */
} bx_command_id;

typedef enum {
#define BX_OPTION(id, kind, name, letter, value, commands, least, most) BX_O_##id,
#include "cli/option.def"
#undef BX_OPTION
    BX_O_COUNT
} bx_option_id;

/* Texts are those of argv. */
typedef struct {
    bool chinese; /* messages in Chinese: by option, else the locale */
    bx_command_id command;
    const char **operands; /* behind the command */
    int n_operands;
    const char *values[BX_O_COUNT]; /* NULL: not given; flags have "" */
    double numbers[BX_O_COUNT];     /* of numeric options, 0: not given */
    int other_page;                 /* of --page 2-3 the second one; 0: none */
    double *measures;               /* those of --measure, in order */
    int n_measures;
    const char **photos; /* every --photo in order, closed by NULL */
    const char **words;  /* owns what operands points into */
} bx_options;

/* False after saying on stderr what is wrong. Free in either case. */
bool bx_options_parse(bx_options *options, int argc, char **argv);
void bx_options_free(bx_options *options);

/* The command of that name. False after saying on stderr that there is none. */
bool bx_options_find_command(const bx_options *options, const char *name,
                             bx_command_id *out);

/* The options a command takes, or every command where it is BX_COMMAND_COUNT, with what
 * they are for, on stdout. */
void bx_options_list(bx_command_id command, bool chinese);

#endif
