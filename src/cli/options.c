#include "cli/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"

typedef enum {
    FLAG,
    WORDS,
    PATH,
    PATHS,
    NUMBER,
    NUMBERS,
    WHOLE,
    PAGES, /* a whole number, or two with a hyphen between them */
    CHOICE,
    CHOICES
} option_kind;

enum {
#define BX_COMMAND(id, name, fewest, most) id = 1 << BX_COMMAND_##id,
#include "cli/command.def"
#undef BX_COMMAND
    ANY = (1 << BX_COMMAND_COUNT) - 1
};

typedef struct {
    option_kind kind;
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* NULL for flags */
    int commands;      /* a set of bits */
    double least, most;
    const char *least_text, *most_text;
    bx_text_id about;
} option;

static const option table[BX_O_COUNT] = {
#define BX_OPTION(id, kind, name, letter, value, commands, least, most)                  \
    {kind, name, letter, value, commands, least, most, #least, #most, BX_T_OPTION_##id},
#include "cli/option.def"
#undef BX_OPTION
};

static const char *nearest_option(const char *name)
{
    static const char *const names[] = {
#define BX_OPTION(id, kind, name, letter, value, commands, least, most) name,
#include "cli/option.def"
#undef BX_OPTION
        NULL};
    return bx_text_nearest(name, names);
}

#define COMPLAIN(options, id, ...)                                                       \
    complain((options), (id), (const char *const[]){__VA_ARGS__, NULL})
/* Always false, so that a check can return it. */
static bool complain(const bx_options *options, bx_text_id id, const char *const *args)
{
    bx_say(stderr, options->chinese, BX_T_ERROR, "");
    bx_text_write(stderr, options->chinese, id, args);
    return false;
}

/* ---- language ---- */

static bool locale_is_chinese(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (int i = 0; i < 3; i++) {
        const char *locale = getenv(names[i]);
        if (locale && *locale)
            return strncmp(locale, "zh", 2) == 0;
    }
    return false;
}

/* Does --lang tell the language of messages? That of `lines` is the text's. */
static bool lang_is_of_messages(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        bx_command_id command = bx_command_find(argv[i]);
        if (command != BX_COMMAND_COUNT)
            return table[BX_O_LANG].commands >> command & 1;
    }
    return true;
}

/* What an option of that name is given at argument i; NULL: it is another. */
static const char *value_at(int argc, char **argv, int i, bx_option_id id)
{
    const char *name = table[id].name;
    size_t n = strlen(name);
    if (strcmp(argv[i], name) == 0)
        return i + 1 < argc ? argv[i + 1] : NULL;
    return strncmp(argv[i], name, n) == 0 && argv[i][n] == '=' ? argv[i] + n + 1 : NULL;
}

/* Looked for ahead of all else: a mistake left of it is told in that language too. */
static bool is_chinese_wanted(int argc, char **argv)
{
    bool has_lang = lang_is_of_messages(argc, argv);
    bool chinese = locale_is_chinese();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *value = value_at(argc, argv, i, BX_O_MESSAGES);
        if (!value && has_lang)
            value = value_at(argc, argv, i, BX_O_LANG);
        if (value && strcmp(value, "zh") == 0)
            chinese = true;
        else if (value && strcmp(value, "en") == 0)
            chinese = false;
    }
    return chinese;
}

/* ---- one option ---- */

/* Does arg name this option? *attached: the value in --name=value and -ovalue, or NULL.
 */
static bool is_named(const option *o, const char *arg, const char **attached)
{
    size_t n = strlen(o->name);
    bool is_long = strncmp(arg, o->name, n) == 0 && (!arg[n] || arg[n] == '=');
    bool is_short = o->letter && arg[1] == o->letter && (!arg[2] || o->value);
    if (is_long)
        *attached = arg[n] ? arg + n + 1 : NULL;
    else if (is_short)
        *attached = arg[2] ? arg + 2 : NULL;
    return is_long || is_short;
}

static bool is_taken(const option *o, bx_command_id command)
{
    return (o->commands >> command) & 1;
}

/* The option that arg names, BX_O_COUNT if none: one that the command takes, or else the
 * last of that name. */
static bx_option_id find_option(bx_command_id command, const char *arg,
                                const char **attached)
{
    bx_option_id found = BX_O_COUNT;
    *attached = NULL;
    for (int id = 0; id < BX_O_COUNT; id++) {
        bool is_settled = found != BX_O_COUNT && is_taken(&table[found], command);
        if (!is_settled && is_named(&table[id], arg, attached))
            found = (bx_option_id)id;
    }
    return found;
}

static bool is_utf8(const char *text)
{
    while (*text) {
        unsigned char c = (unsigned char)*text++;
        int more = c < 0x80 ? 0 : c < 0xC2 ? -1 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
        if (more < 0 || c > 0xF4)
            return false;
        for (; more > 0; more--)
            if (((unsigned char)*text++ & 0xC0) != 0x80)
                return false;
    }
    return true;
}

/* Digits with at most one point: no sign, exponent, hexadecimals or names of infinity. */
static bool read_number(const char *text, bool is_whole, double *out)
{
    size_t n = strspn(text, "0123456789");
    if (n && text[n] == '.' && !is_whole)
        n += 1 + strspn(text + n + 1, "0123456789");
    *out = strtod(text, NULL);
    return n && !text[n];
}

static bool take_number(bx_options *options, bx_option_id id, const char *value)
{
    const option *o = &table[id];
    bool is_whole = o->kind == WHOLE;
    double x = 0;
    if (!read_number(value, is_whole, &x) || x < o->least || x > o->most)
        return COMPLAIN(options, is_whole ? BX_T_BAD_WHOLE : BX_T_BAD_NUMBER, o->name,
                        value, o->least_text, o->most_text);
    options->numbers[id] = x;
    return true;
}

static bool take_pages(bx_options *options, bx_option_id id, const char *value)
{
    const option *o = &table[id];
    char *all = strdup(value), *other = all;
    double first = 0, second = 0;
    if (!all)
        abort();
    bool ok = read_number(strsep(&other, "-"), true, &first);
    ok = ok && (!other || read_number(other, true, &second));
    ok = ok && first >= o->least && first <= o->most && second <= o->most &&
         (!other || second >= o->least) && first != second;
    free(all);
    options->numbers[id] = first;
    options->other_page = (int)second;
    return ok ||
           COMPLAIN(options, BX_T_BAD_PAGES, o->name, value, o->least_text, o->most_text);
}

/* Numbers parted by commas. */
static bool take_numbers(bx_options *options, bx_option_id id, const char *value)
{
    const option *o = &table[id];
    int n = 1;
    for (const char *p = value; *p; p++)
        n += *p == ',';
    free(options->measures);
    options->measures = calloc((size_t)n, sizeof(double));
    char *all = strdup(value), *rest = all;
    if (!options->measures || !all)
        abort();
    bool ok = true;
    for (options->n_measures = 0; ok && options->n_measures < n;) {
        double *x = &options->measures[options->n_measures++];
        ok = read_number(strsep(&rest, ","), false, x) && *x >= o->least && *x <= o->most;
    }
    free(all);
    return ok || COMPLAIN(options, BX_T_BAD_NUMBERS, o->name, value, o->least_text,
                          o->most_text);
}

/* One of the words of o->value, which bars part: the first n bytes of value. */
static bool is_choice(const option *o, const char *value, size_t n)
{
    if (memchr(value, '|', n))
        return false;
    for (const char *p = o->value; p; p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL)
        if (n && strncmp(p, value, n) == 0 && (p[n] == '|' || !p[n]))
            return true;
    return false;
}

static bool take_choice(const bx_options *options, const option *o, const char *value)
{
    return is_choice(o, value, strlen(value)) ||
           COMPLAIN(options, BX_T_BAD_CHOICE, o->name, value, o->value);
}

/* Words parted by commas. */
static bool take_choices(const bx_options *options, const option *o, const char *value)
{
    size_t n;
    for (const char *word = value;; word += n + 1) {
        n = strcspn(word, ",");
        if (!is_choice(o, word, n))
            return COMPLAIN(options, BX_T_BAD_CHOICES, o->name, value, o->value);
        if (!word[n])
            return true;
    }
}

static void add_photo(bx_options *options, const char *path)
{
    const char **end = options->photos;
    while (*end)
        end++;
    *end = path;
}

static bool take_value(bx_options *options, bx_option_id id, const char *value)
{
    const option *o = &table[id];
    options->values[id] = value;
    switch (o->kind) {
    case NUMBER:
    case WHOLE:
        return take_number(options, id, value);
    case PAGES:
        return take_pages(options, id, value);
    case NUMBERS:
        return take_numbers(options, id, value);
    case CHOICE:
        return take_choice(options, o, value);
    case CHOICES:
        return take_choices(options, o, value);
    case WORDS:
        return is_utf8(value) || COMPLAIN(options, BX_T_BAD_UTF8, o->name);
    case PATHS:
        add_photo(options, value);
        return true;
    case PATH:
    case FLAG:
        return true;
    }
    return true;
}

static bool is_option(const bx_options *options, const char *arg)
{
    const char *attached;
    return arg[0] == '-' && find_option(options->command, arg, &attached) != BX_O_COUNT;
}

static bool refuse_unknown(const bx_options *options, const char *arg)
{
    const char *nearest = nearest_option(arg);
    COMPLAIN(options, BX_T_UNKNOWN_OPTION, arg);
    if (nearest)
        bx_say(stderr, options->chinese, BX_T_HINT_NEAREST, nearest);
    else
        bx_say(stderr, options->chinese, BX_T_HINT_HELP, "");
    return false;
}

/* Takes the option args[0]; *n_taken: with its value, 1 or 2 of the n args. */
static bool take_option(bx_options *options, char **args, int n, int *n_taken)
{
    const char *value;
    bx_option_id id = find_option(options->command, args[0], &value);
    *n_taken = 1;
    if (id == BX_O_COUNT)
        return refuse_unknown(options, args[0]);
    const option *o = &table[id];
    if (o->kind == FLAG && value)
        return COMPLAIN(options, BX_T_FLAG_VALUE, o->name);
    if (o->kind == FLAG) {
        options->values[id] = "";
        return true;
    }
    if (!value && n > 1 && !is_option(options, args[1])) {
        value = args[1];
        *n_taken = 2;
    }
    if (!value || !*value)
        return COMPLAIN(options, BX_T_NO_VALUE, o->name, o->value);
    return take_value(options, id, value);
}

/* ---- the whole line ---- */

static bool take_all(bx_options *options, int argc, char **argv)
{
    bool ended = false; /* by "--" */
    for (int i = 1, n = 1; i < argc; i += n) {
        const char *arg = argv[i];
        n = 1;
        if (ended || arg[0] != '-' || !arg[1]) {
            if (!options->n_operands)
                options->command = bx_command_find(arg);
            options->operands[options->n_operands++] = arg;
        } else if (strcmp(arg, "--") == 0)
            ended = true;
        else if (!take_option(options, argv + i, argc - i, &n))
            return false;
    }
    return true;
}

bool bx_options_find_command(const bx_options *options, const char *name,
                             bx_command_id *out)
{
    *out = bx_command_find(name);
    if (*out != BX_COMMAND_COUNT)
        return true;
    const char *nearest = bx_command_nearest(name);
    COMPLAIN(options, BX_T_UNKNOWN_COMMAND, name);
    if (nearest)
        bx_say(stderr, options->chinese, BX_T_HINT_NEAREST, nearest);
    else if (access(name, F_OK) == 0)
        bx_say(stderr, options->chinese, BX_T_HINT_BUILD, name);
    else
        bx_say(stderr, options->chinese, BX_T_HINT_HELP, "");
    return false;
}

/* The first operand names the command. */
static bool take_command(bx_options *options)
{
    bool asks_only = options->values[BX_O_HELP] || options->values[BX_O_VERSION];
    if (options->n_operands == 0) {
        if (asks_only)
            return true;
        COMPLAIN(options, BX_T_NO_COMMAND, "");
        bx_say(stderr, options->chinese, BX_T_HINT_HELP, "");
        return false;
    }
    if (!bx_options_find_command(options, options->operands[0], &options->command))
        return false;
    options->operands++;
    options->n_operands--;
    return true;
}

static bool check_options(const bx_options *options)
{
    const bx_command *command = bx_command_at(options->command);
    for (int id = 0; id < BX_O_COUNT; id++) {
        if (options->values[id] && !is_taken(&table[id], options->command)) {
            COMPLAIN(options, BX_T_FOREIGN_OPTION, table[id].name, command->name);
            bx_say(stderr, options->chinese, BX_T_HINT_COMMAND_HELP, command->name);
            return false;
        }
    }
    return true;
}

static bool check_operands(const bx_options *options)
{
    const bx_command *command = bx_command_at(options->command);
    if (options->n_operands < command->fewest)
        COMPLAIN(options, BX_T_FEW_OPERANDS, command->name);
    else if (options->n_operands > command->most)
        COMPLAIN(options, BX_T_MANY_OPERANDS, command->name,
                 options->operands[command->most]);
    else
        return true;
    bx_say(stderr, options->chinese, BX_T_HINT_COMMAND_HELP, command->name);
    return false;
}

bool bx_options_parse(bx_options *options, int argc, char **argv)
{
    *options = (bx_options){.command = BX_COMMAND_COUNT};
    options->chinese = is_chinese_wanted(argc, argv);
    options->words = calloc((size_t)argc + 1, sizeof(char *));
    options->photos = calloc((size_t)argc + 1, sizeof(char *));
    if (!options->words || !options->photos)
        abort();
    options->operands = options->words;
    if (!take_all(options, argc, argv) || !take_command(options))
        return false;
    if (options->values[BX_O_HELP] || options->values[BX_O_VERSION])
        return true;
    return check_options(options) && check_operands(options);
}

void bx_options_free(bx_options *options)
{
    free(options->words);
    free(options->photos);
    free(options->measures);
}

void bx_options_list(bx_command_id command, bool chinese)
{
    for (int id = 0; id < BX_O_COUNT; id++) {
        const option *o = &table[id];
        if (!is_taken(o, command == BX_COMMAND_COUNT ? BX_COMMAND_HELP : command))
            continue;
        char names[64];
        char letter[] = {'-', o->letter, ',', ' ', 0};
        snprintf(names, sizeof names, "%s%s %s", o->letter ? letter : "    ", o->name,
                 o->value ? o->value : "");
        bool is_long = strlen(names) > 22;
        printf(is_long ? "  %s\n%25s" : "  %-22s%s", names, is_long ? "" : " ");
        bx_say(stdout, chinese, o->about, "");
        putchar('\n');
    }
}
