/* path: names of files that were not given. */
#ifndef BX_CLI_PATH_H
#define BX_CLI_PATH_H

#include <stdbool.h>

/* The name to go by for the output of `issue`: its last part, without the extension where
 * it is a file, with `tail` behind it: "old/bulletins.txt" → "bulletins.pdf". "." and the
 * like give the folder's real name. The caller frees it. */
char *bx_path_named_after(const char *issue, const char *tail);

/* "out/paper.pdf" → "out/paper-city.pdf"; the caller frees it. */
char *bx_path_of_edition(const char *path, const char *edition);

/* As printf does; the caller frees it. */
char *bx_path_format(const char *words, ...) __attribute__((format(printf, 1, 2)));

/* dir/name; the caller frees it. */
char *bx_path_join(const char *dir, const char *name);

/* Both are there and are one file. */
bool bx_path_is_same(const char *a, const char *b);

#endif
