#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/edition.h"
#include "cli/path.h"

/* Says so and is true where a file to be written is the copy, or is to be written twice.
 */
static bool would_overwrite(const bx_options *options, const char *pdf)
{
    const char *issue = options->operands[0], *json = options->values[BX_O_JSON];
    const char *victim = NULL, *output = pdf;
    if (bx_path_is_same(pdf, issue)) {
        victim = issue;
    } else if (json && bx_path_is_same(json, issue)) {
        output = json;
        victim = issue;
    } else if (json && (strcmp(json, pdf) == 0 || bx_path_is_same(json, pdf))) {
        output = json;
        victim = pdf;
    }
    if (victim) {
        bx_say(stderr, options->chinese, BX_T_ERROR, "");
        bx_say(stderr, options->chinese, BX_T_SAME_FILE, output, victim);
    }
    return victim != NULL;
}

static bool write_all(const bx_options *options, banxin_edition *edition, const char *pdf)
{
    const char *png = options->values[BX_O_PNG], *json = options->values[BX_O_JSON];
    if (!banxin_write_pdf(edition, pdf))
        return false;
    puts(pdf);
    if (png && !bx_edition_write_png(options, edition, png))
        return false;
    if (json && !banxin_write_json(edition, json))
        return false;
    if (json)
        puts(json);
    return true;
}

static int build(const bx_options *options, const char *pdf)
{
    bool is_draft = options->values[BX_O_DRAFT] != NULL;
    banxin_edition *edition = bx_edition_open(options, options->operands[0], is_draft);
    /* A draft shows what there is, also of an issue with a mistake in it. */
    bool is_made =
        (is_draft || !banxin_failed(edition)) && bx_edition_make_up(options, edition);
    return bx_edition_close(options, edition,
                            is_made && write_all(options, edition, pdf));
}

int bx_command_build(const bx_options *options)
{
    const char *output = options->values[BX_O_OUTPUT];
    char *named = output ? NULL : bx_path_named_after(options->operands[0], ".pdf");
    const char *pdf = output ? output : named;
    int status = would_overwrite(options, pdf) ? BX_WRONG_USAGE : build(options, pdf);
    free(named);
    return status;
}
