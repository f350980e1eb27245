#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/path.h"

enum { DEFAULT_INDENT = 2 };

static banxin_lines *compose(const bx_options *options)
{
    const char *const *values = options->values;
    const double *numbers = options->numbers;
    return banxin_compose(
        options->operands[0],
        &(banxin_lines_wishes){
            .measures = options->measures,
            .n_measures = options->n_measures,
            .size = numbers[BX_O_SIZE],
            .indent = values[BX_O_INDENT] ? numbers[BX_O_INDENT] : DEFAULT_INDENT,
            .language = values[BX_O_TEXT_LANG],
            .level = values[BX_O_LEVEL],
            .digits = values[BX_O_DIGITS],
            .opening = values[BX_O_OPENING],
            .face = values[BX_O_FACE],
            .is_vertical = values[BX_O_VERTICAL],
            .is_first_fit = values[BX_O_FIRST_FIT],
            .has_hanging_marks = values[BX_O_HANG],
            .data_dir = values[BX_O_DATA],
            .font_dir = values[BX_O_FONTS],
        });
}

static bool draw(const bx_options *options, banxin_lines *lines)
{
    const char *pdf = options->values[BX_O_SPECIMEN], *png = options->values[BX_O_PNG];
    double dpi = options->numbers[BX_O_DPI];
    int n_pages;
    if (!banxin_lines_specimen(lines, pdf, png, dpi > 0 ? dpi : BX_DEFAULT_DPI,
                               options->chinese, &n_pages))
        return false;
    if (pdf)
        puts(pdf);
    for (int i = 1; png && i <= n_pages; i++)
        printf("%s/page-%d.png\n", png, i);
    return true;
}

static bool print(const bx_options *options, banxin_lines *lines)
{
    char *text = options->values[BX_O_AS_JSON]
                     ? banxin_lines_json(lines)
                     : banxin_lines_text(lines, options->chinese);
    bool is_composed = text != NULL;
    if (is_composed)
        fputs(text, stdout);
    banxin_free_text(text);
    return is_composed;
}

static bool is_understood(const bx_options *options)
{
    const char *file = options->operands[0], *pdf = options->values[BX_O_SPECIMEN];
    bool is_measured = options->n_measures > 0;
    if (is_measured && !(pdf && bx_path_is_same(file, pdf)))
        return true;
    bx_say(stderr, options->chinese, BX_T_ERROR, "");
    if (is_measured)
        bx_say(stderr, options->chinese, BX_T_SAME_FILE, pdf, file);
    else
        bx_say(stderr, options->chinese, BX_T_NO_MEASURE, "");
    return false;
}

int bx_command_lines(const bx_options *options)
{
    if (!is_understood(options))
        return BX_WRONG_USAGE;
    banxin_lines *lines = compose(options);
    bool is_drawn = options->values[BX_O_SPECIMEN] || options->values[BX_O_PNG];
    bool is_done = is_drawn ? draw(options, lines) : print(options, lines);
    char *report = banxin_lines_report(lines, options->chinese,
                                       options->values[BX_O_VERBOSE] != NULL);
    int status = is_done && !banxin_lines_failed(lines) ? BX_DONE : BX_NOT_DONE;
    fflush(stdout);
    fputs(report, stderr);
    banxin_free_text(report);
    banxin_lines_free(lines);
    return status;
}
