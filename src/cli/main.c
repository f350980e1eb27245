/* The program: its arguments understood, one command run, what it printed proven out. */
#include <signal.h>
#include <stdio.h>

#include "cli/command.h"

static int run(const bx_options *options)
{
    if (options->values[BX_O_VERSION]) {
        printf("banxin %s\n", banxin_version());
        return BX_DONE;
    }
    if (options->values[BX_O_HELP])
        return bx_command_help(options);
    return bx_command_at(options->command)->run(options);
}

int main(int argc, char **argv)
{
    bx_options options;
    signal(SIGXFSZ, SIG_IGN); /* a file too large is reported, and not left half */
    int status = bx_options_parse(&options, argc, argv) ? run(&options) : BX_WRONG_USAGE;
    /* A full disk behind stdout shows only when the last bytes go out. */
    if (fflush(stdout) != 0 || ferror(stdout)) {
        bx_say(stderr, options.chinese, BX_T_ERROR, "");
        bx_say(stderr, options.chinese, BX_T_STDOUT_FAILED, "");
        status = status == BX_DONE ? BX_NOT_DONE : status;
    }
    bx_options_free(&options);
    return status;
}
