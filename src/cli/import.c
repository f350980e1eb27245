#include <stdio.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/edition.h"
#include "cli/path.h"

static int import_one(const bx_options *options, const char *file, const char *dir)
{
    banxin_edition *edition = bx_edition_open(options, file, false);
    bool is_done = !banxin_failed(edition) && banxin_write_items(edition, dir);
    if (is_done)
        puts(dir);
    return bx_edition_close(options, edition, is_done);
}

/* Items of several files would share one issue.yaml: each file gets its own folder. */
static int import_each(const bx_options *options, const char *dir)
{
    int status = BX_DONE;
    for (int i = 0; i < options->n_operands; i++) {
        char *name = bx_path_named_after(options->operands[i], "");
        char *folder = bx_path_join(dir, name);
        if (import_one(options, options->operands[i], folder) != BX_DONE)
            status = BX_NOT_DONE;
        free(folder);
        free(name);
    }
    return status;
}

int bx_command_import(const bx_options *options)
{
    const char *dir = options->values[BX_O_OUTPUT];
    if (!dir) {
        bx_say(stderr, options->chinese, BX_T_ERROR, "");
        bx_say(stderr, options->chinese, BX_T_NO_FOLDER, "");
        return BX_WRONG_USAGE;
    }
    if (options->n_operands > 1)
        return import_each(options, dir);
    return import_one(options, options->operands[0], dir);
}
