#include <stdio.h>
#include <sys/resource.h>

#include "cli/command.h"

/* What no count foresees ends here, and not where the machine does. */
static void bound_memory(void)
{
    const rlim_t most = (rlim_t)3 << 30; /* [bytes] */
    struct rlimit limit;
    if (!getrlimit(RLIMIT_AS, &limit) && limit.rlim_cur > most) {
        limit.rlim_cur = most;
        setrlimit(RLIMIT_AS, &limit);
    }
}

int bx_command_check(const bx_options *options)
{
    banxin_check_counts counts;
    char *said;
    bound_memory();
    char *text = banxin_check(
        options->operands[0], options->values[BX_O_PROFILE],
        options->values[BX_O_BLACK_PAGES], options->values[BX_O_DATA],
        options->values[BX_O_AS_JSON] != NULL, options->chinese, &counts, &said);
    bool is_strict = options->values[BX_O_STRICT] != NULL;
    bool is_fit = text && !counts.errors && !(is_strict && counts.warnings);
    if (text)
        fputs(text, stdout);
    fflush(stdout);
    fputs(said, stderr);
    banxin_free_text(text);
    banxin_free_text(said);
    return is_fit ? BX_DONE : BX_NOT_DONE;
}
