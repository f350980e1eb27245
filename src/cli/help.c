#include <stdio.h>

#include "cli/command.h"

static void say_all(bool chinese)
{
    bx_say(stdout, chinese, BX_T_HELP_TOP, banxin_version());
    bx_say(stdout, chinese, BX_T_HELP_COMMANDS, "");
    for (int id = 0; id < BX_COMMAND_COUNT; id++) {
        const bx_command *command = bx_command_at((bx_command_id)id);
        printf("  %-10s ", command->name);
        bx_say(stdout, chinese, command->brief, "");
        putchar('\n');
    }
    bx_say(stdout, chinese, BX_T_HELP_OPTIONS, "");
    bx_options_list(BX_COMMAND_COUNT, chinese);
    bx_say(stdout, chinese, BX_T_HELP_STATUS, "");
}

static void say_one(bx_command_id id, bool chinese)
{
    bx_say(stdout, chinese, bx_command_at(id)->about, "");
    bx_say(stdout, chinese, BX_T_HELP_OPTIONS, "");
    bx_options_list(id, chinese);
}

/* `banxin help [COMMAND]` and `banxin [COMMAND] --help`. */
int bx_command_help(const bx_options *options)
{
    bool is_topic = options->command == BX_COMMAND_HELP && options->n_operands > 0;
    bx_command_id id = options->command;
    if (is_topic && !bx_options_find_command(options, options->operands[0], &id))
        return BX_WRONG_USAGE;
    if (is_topic || (id != BX_COMMAND_HELP && id != BX_COMMAND_COUNT))
        say_one(id, options->chinese);
    else
        say_all(options->chinese);
    return BX_DONE;
}
