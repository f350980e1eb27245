#include <stdio.h>

#include "cli/command.h"
#include "cli/edition.h"
#include "cli/path.h"

static bool print(char *text)
{
    bool is_there = text != NULL;
    if (is_there)
        fputs(text, stdout);
    banxin_free_text(text);
    return is_there;
}

static char *tell(const bx_options *options, banxin_edition *edition)
{
    bool is_json = options->values[BX_O_AS_JSON] != NULL;
    if (options->values[BX_O_WITHOUT])
        return banxin_without(edition, options->values[BX_O_WITHOUT], options->chinese);
    if (options->values[BX_O_ALTERNATIVES])
        return is_json ? banxin_alternatives_json(edition)
                       : banxin_alternatives_text(edition, options->chinese);
    return is_json ? banxin_plan_json(edition)
                   : banxin_plan_text(edition, options->chinese);
}

/* Says where to; drafts are not locked. */
static bool lock(const bx_options *options, banxin_edition *edition)
{
    const char *path = banxin_failed(edition) ? NULL : banxin_write_lock(edition);
    fflush(stdout);
    if (path)
        bx_say(stderr, options->chinese, BX_T_LOCKED, path);
    return path != NULL;
}

/* A draft: what is over is what people want to know about; but not to lock. */
static int plan(const bx_options *options)
{
    const char *sheet = options->values[BX_O_SHEET], *locks = options->values[BX_O_LOCK];
    banxin_edition *edition = bx_edition_open(options, options->operands[0], !locks);
    bool is_done = bx_edition_make_up(options, edition) &&
                   print(tell(options, edition)) &&
                   (!sheet || banxin_write_sheet(edition, sheet, options->chinese)) &&
                   (!locks || lock(options, edition));
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

/* Either an issue or the budget, which is of no issue. A sheet shows several pages, and
 * not over the copy. */
static bool is_understood(const bx_options *options)
{
    const char *sheet = options->values[BX_O_SHEET];
    bool is_budget = options->values[BX_O_BUDGET] != NULL;
    bool is_one_of_both = is_budget != (options->n_operands > 0);
    bool is_sheet_of_one = sheet && !options->values[BX_O_ALTERNATIVES];
    bool is_same =
        sheet && options->n_operands > 0 && bx_path_is_same(sheet, options->operands[0]);
    if (is_one_of_both && !is_sheet_of_one && !is_same)
        return true;
    bx_say(stderr, options->chinese, BX_T_ERROR, "");
    if (is_same)
        bx_say(stderr, options->chinese, BX_T_SAME_FILE, sheet, sheet);
    else if (is_one_of_both)
        bx_say(stderr, options->chinese, BX_T_SHEET_OF_ONE, "");
    else if (is_budget)
        bx_say(stderr, options->chinese, BX_T_BUDGET_OF_ISSUE, options->operands[0]);
    else
        bx_say(stderr, options->chinese, BX_T_FEW_OPERANDS, "plan");
    bx_say(stderr, options->chinese, BX_T_HINT_COMMAND_HELP, "plan");
    return false;
}

/* A lock is of all pages. */
static bool locks_a_page(const bx_options *options)
{
    if (!options->values[BX_O_LOCK] || !options->values[BX_O_PAGE])
        return false;
    bx_say(stderr, options->chinese, BX_T_ERROR, "");
    bx_say(stderr, options->chinese, BX_T_LOCK_OF_PAGE, "");
    return true;
}

/* Options of which one would be left undone. */
static bool exclude_each_other(const bx_options *options)
{
    static const struct {
        bx_option_id one, other;
        const char *name_one, *name_other;
    } pairs[] = {
        {BX_O_WITHOUT, BX_O_AS_JSON, "--without", "--json"},
        {BX_O_WITHOUT, BX_O_ALTERNATIVES, "--without", "-n"},
        {BX_O_WITHOUT, BX_O_LOCK, "--without", "--lock"},
        {BX_O_ALTERNATIVES, BX_O_ALTERNATIVE, "-n", "--alternative"},
        {BX_O_ALTERNATIVES, BX_O_LOCK, "-n", "--lock"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!options->values[pairs[i].one] || !options->values[pairs[i].other])
            continue;
        bx_say(stderr, options->chinese, BX_T_ERROR, "");
        bx_say(stderr, options->chinese, BX_T_ONE_OF_BOTH, pairs[i].name_one,
               pairs[i].name_other);
        return true;
    }
    return false;
}

int bx_command_plan(const bx_options *options)
{
    if (!is_understood(options) || locks_a_page(options) || exclude_each_other(options))
        return BX_WRONG_USAGE;
    return options->values[BX_O_BUDGET] ? budget(options) : plan(options);
}
