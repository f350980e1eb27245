#include "cli/command.h"

#include <limits.h>
#include <string.h>

static const bx_command commands[] = {
#define BX_COMMAND(id, name, fewest, most)                                               \
    {#name, bx_command_##name, fewest, most, BX_T_BRIEF_##id, BX_T_ABOUT_##id},
#include "cli/command.def"
#undef BX_COMMAND
};

const bx_command *bx_command_at(bx_command_id id)
{
    return &commands[id];
}

bx_command_id bx_command_find(const char *name)
{
    int id = 0;
    while (id < BX_COMMAND_COUNT && strcmp(commands[id].name, name) != 0)
        id++;
    return (bx_command_id)id;
}

const char *bx_command_nearest(const char *name)
{
    static const char *const names[] = {
#define BX_COMMAND(id, name, fewest, most) #name,
#include "cli/command.def"
#undef BX_COMMAND
        NULL};
    return bx_text_nearest(name, names);
}

int bx_command_print_list(const bx_options *options, char *list, bx_text_id missing)
{
    if (!list) {
        bx_say(stderr, options->chinese, BX_T_ERROR, "");
        bx_say(stderr, options->chinese, missing, "");
        return BX_NOT_DONE;
    }
    fputs(list, stdout);
    banxin_free_text(list);
    return BX_DONE;
}
