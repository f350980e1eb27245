#include "cli/change.h"
#include "cli/command.h"

int bx_command_swap(const bx_options *options)
{
    return bx_change(options, banxin_swap);
}
