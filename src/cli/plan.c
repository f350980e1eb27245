#include <stdio.h>

#include "cli/command.h"
#include "cli/edition.h"

static bool print(char *text)
{
    bool is_there = text != NULL;
    if (is_there)
        fputs(text, stdout);
    banxin_free_text(text);
    return is_there;
}

/* A draft: what is over is what people want to know about. */
static int plan(const bx_options *options)
{
    banxin_edition *edition = bx_edition_open(options, options->operands[0], true);
    bool is_json = options->values[BX_O_AS_JSON] != NULL;
    bool is_done = banxin_make_up(edition) &&
                   print(is_json ? banxin_plan_json(edition)
                                 : banxin_plan_text(edition, options->chinese));
    return bx_edition_close(options, edition, is_done);
}

static int budget(const bx_options *options)
{
    const char *const *values = options->values;
    char *report;
    bool is_done =
        print(banxin_budget(values[BX_O_LAYOUT], values[BX_O_DATA],
                            values[BX_O_AS_JSON] != NULL, options->chinese, &report));
    fflush(stdout);
    fputs(report, stderr);
    banxin_free_text(report);
    return is_done ? BX_DONE : BX_NOT_DONE;
}

/* Either an issue or the budget, which is of no issue. */
static bool is_understood(const bx_options *options)
{
    bool is_budget = options->values[BX_O_BUDGET] != NULL;
    if (is_budget != (options->n_operands > 0))
        return true;
    bx_say(stderr, options->chinese, BX_T_ERROR, "");
    if (is_budget)
        bx_say(stderr, options->chinese, BX_T_BUDGET_OF_ISSUE, options->operands[0]);
    else
        bx_say(stderr, options->chinese, BX_T_FEW_OPERANDS, "plan");
    bx_say(stderr, options->chinese, BX_T_HINT_COMMAND_HELP, "plan");
    return false;
}

int bx_command_plan(const bx_options *options)
{
    if (!is_understood(options))
        return BX_WRONG_USAGE;
    return options->values[BX_O_BUDGET] ? budget(options) : plan(options);
}
