#include "cli/command.h"

int bx_command_layouts(const bx_options *options)
{
    const char *issue = options->n_operands ? options->operands[0] : NULL;
    char *list = banxin_list_layouts(issue, options->values[BX_O_DATA], options->chinese);
    return bx_command_print_list(options, list, BX_T_NO_LAYOUTS);
}
