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

static bool write_all(const bx_options *options, banxin_edition *edition, const char *pdf,
                      const char *png, const char *json)
{
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

/* Its files, with its name. */
static bool write_edition(const bx_options *options, banxin_edition *edition, int i,
                          const char *pdf)
{
    const char *name = banxin_edition_name(edition, i);
    const char *png = options->values[BX_O_PNG], *json = options->values[BX_O_JSON];
    char *own_pdf = bx_path_of_edition(pdf, name);
    char *own_png = png ? bx_path_join(png, name) : NULL;
    char *own_json = json ? bx_path_of_edition(json, name) : NULL;
    bool is_written = write_all(options, edition, own_pdf, own_png, own_json);
    free(own_pdf);
    free(own_png);
    free(own_json);
    return is_written;
}

/* One after the other, each as it is made. */
static bool build_editions(const bx_options *options, banxin_edition *edition,
                           const char *pdf)
{
    bool is_done = true;
    for (int i = 0; i < banxin_n_editions(edition) && is_done; i++)
        is_done = (!i || banxin_turn_to(edition, i)) &&
                  bx_edition_make_up(options, edition) &&
                  write_edition(options, edition, i, pdf);
    return is_done;
}

static int build(const bx_options *options, const char *pdf)
{
    bool is_draft = options->values[BX_O_DRAFT] != NULL, is_done = false;
    banxin_edition *edition = bx_edition_open(options, options->operands[0], is_draft);
    /* A draft shows what there is, also of an issue with a mistake in it. */
    bool may_be_made = is_draft || !banxin_failed(edition);
    if (may_be_made && bx_edition_are_all(options, edition))
        is_done = build_editions(options, edition, pdf);
    else if (may_be_made && bx_edition_make_up(options, edition))
        is_done = write_all(options, edition, pdf, options->values[BX_O_PNG],
                            options->values[BX_O_JSON]);
    return bx_edition_close(options, edition, is_done);
}

/* Where none is named, after the issue, and the edition that was asked for. */
static char *name_pdf(const bx_options *options)
{
    const char *edition = options->values[BX_O_EDITION];
    char *pdf = bx_path_named_after(options->operands[0], ".pdf");
    if (!edition)
        return pdf;
    char *own = bx_path_of_edition(pdf, edition);
    free(pdf);
    return own;
}

int bx_command_build(const bx_options *options)
{
    const char *output = options->values[BX_O_OUTPUT];
    char *named = output ? NULL : name_pdf(options);
    const char *pdf = output ? output : named;
    int status = would_overwrite(options, pdf) ? BX_WRONG_USAGE : build(options, pdf);
    free(named);
    return status;
}
