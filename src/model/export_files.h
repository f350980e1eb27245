/* export_files: files that are to be written into one folder, made in full before the
 * first one is written. Not done here: what stands in them (export.c). */
#ifndef BX_MODEL_EXPORT_FILES_H
#define BX_MODEL_EXPORT_FILES_H

#include <glib.h>

#include "base/diag.h"

typedef struct {
    const char *folder;
    GArray *files;
    bx_diags *diags;
    bool is_ok; /* false after reporting: a file to be copied could not be read */
} bx_export_files;

bx_export_files bx_export_files_new(const char *folder, bx_diags *diags);
void bx_export_files_free(bx_export_files *files);

/* Is there a file of this name yet? */
bool bx_export_files_have(const bx_export_files *files, const char *name);
/* Takes the text. */
void bx_export_files_add(bx_export_files *files, const char *name, GString *text);
/* A copy of the file at `path`, named at `span`. */
void bx_export_files_copy(bx_export_files *files, const char *name, const char *path,
                          bx_span span);

/* Writes them all, or nothing where one of them is there already. False after reporting.
 */
bool bx_export_files_write(const bx_export_files *files);

#endif
