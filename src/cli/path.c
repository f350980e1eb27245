#include "cli/path.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char *bx_path_format(const char *words, ...)
{
    char *text;
    va_list args;
    va_start(args, words);
    if (vasprintf(&text, words, args) < 0)
        abort();
    va_end(args);
    return text;
}

static bool is_folder(const char *path)
{
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

/* Where the last part begins and how long it is without slashes behind it. */
static const char *last_part(const char *path, size_t *n)
{
    size_t end = strlen(path), begin;
    while (end && path[end - 1] == '/')
        end--;
    for (begin = end; begin && path[begin - 1] != '/';)
        begin--;
    *n = end - begin;
    return path + begin;
}

char *bx_path_named_after(const char *issue, const char *tail)
{
    bool folder = is_folder(issue);
    char *real = folder ? realpath(issue, NULL) : NULL;
    size_t n;
    const char *name = last_part(real ? real : issue, &n);
    const char *dot = memrchr(name, '.', n);
    if (!folder && dot && dot > name)
        n = (size_t)(dot - name);
    char *text = bx_path_format("%.*s%s", n ? (int)n : 4, n ? name : "page", tail);
    free(real);
    return text;
}

char *bx_path_of_edition(const char *path, const char *edition)
{
    size_t n;
    const char *name = last_part(path, &n), *dot = memrchr(name, '.', n);
    size_t stem = dot && dot > name ? (size_t)(dot - path) : strlen(path);
    return bx_path_format("%.*s-%s%s", (int)stem, path, edition, path + stem);
}

char *bx_path_join(const char *dir, const char *name)
{
    return bx_path_format("%s/%s", dir, name);
}

bool bx_path_is_same(const char *a, const char *b)
{
    struct stat s, t;
    return stat(a, &s) == 0 && stat(b, &t) == 0 && s.st_dev == t.st_dev &&
           s.st_ino == t.st_ino;
}
