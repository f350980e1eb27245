#include "cli/command.h"

/* A picture of each, where asked for. */
static int draw(const bx_options *options, const char *issue)
{
    char *report;
    bool is_done = banxin_draw_layouts(
        issue, options->values[BX_O_DATA], options->values[BX_O_FONTS],
        options->values[BX_O_THUMBNAILS], options->chinese, &report);
    fputs(report, stderr);
    banxin_free_text(report);
    return is_done ? BX_DONE : BX_NOT_DONE;
}

int bx_command_layouts(const bx_options *options)
{
    const char *issue = options->n_operands ? options->operands[0] : NULL;
    char *list = banxin_list_layouts(issue, options->values[BX_O_DATA], options->chinese);
    int status = bx_command_print_list(options, list, BX_T_NO_LAYOUTS);
    if (status != BX_DONE || !options->values[BX_O_THUMBNAILS])
        return status;
    return draw(options, issue);
}
