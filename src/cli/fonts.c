#include "cli/command.h"

int bx_command_fonts(const bx_options *options)
{
    char *list = banxin_list_fonts(options->values[BX_O_DATA],
                                   options->values[BX_O_FONTS], options->chinese);
    return bx_command_print_list(options, list, BX_T_NO_FONTS);
}
