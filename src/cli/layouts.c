#include "cli/command.h"

int bx_command_layouts(const bx_options *options)
{
    char *list = banxin_list_layouts(options->values[BX_O_DATA], options->chinese);
    return bx_command_print_list(options, list, BX_T_NO_LAYOUTS);
}
