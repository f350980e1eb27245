/* output: files that appear whole or not at all. */
#ifndef BX_BASE_OUTPUT_H
#define BX_BASE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* Writes n bytes under a temporary name beside path, then renames: until that moment an
 * old file stays as it was, and on any failure nothing is left behind. False after
 * reporting the reason: a row E_WRITE_…, or E_FILE_WRITE with the system's words. A link
 * stays a link; what is no file of its own (a pipe, /dev/null) is written to as it is. */
bool bx_output_write(const char *path, const void *bytes, size_t n, bx_diags *diags);

/* Makes the folder and those above it. False after reporting. */
bool bx_output_make_folder(const char *path, bx_diags *diags);

#endif
