#include "model/export_files.h"

#include <errno.h>
#include <string.h>

#include "base/office.h"
#include "base/output.h"

typedef struct {
    char *name, *path;
    char *bytes;
    gsize n;
} file;

static void file_clear(void *p)
{
    file *f = p;
    g_free(f->name);
    g_free(f->path);
    g_free(f->bytes);
}

static const file *file_at(const bx_export_files *files, guint i)
{
    return &g_array_index(files->files, file, i);
}

bx_export_files bx_export_files_new(const char *folder, bx_diags *diags)
{
    GArray *files = g_array_new(FALSE, TRUE, sizeof(file));
    g_array_set_clear_func(files, file_clear);
    return (bx_export_files){folder, files, diags, true};
}

void bx_export_files_free(bx_export_files *files)
{
    g_array_free(files->files, TRUE);
}

bool bx_export_files_have(const bx_export_files *files, const char *name)
{
    for (guint i = 0; i < files->files->len; i++)
        if (!strcmp(file_at(files, i)->name, name))
            return true;
    return false;
}

static void add(bx_export_files *files, const char *name, char *bytes, gsize n)
{
    file f = {g_strdup(name), g_build_filename(files->folder, name, NULL), bytes, n};
    g_array_append_val(files->files, f);
}

void bx_export_files_add(bx_export_files *files, const char *name, GString *text)
{
    gsize n = text->len;
    add(files, name, g_string_free(text, FALSE), n);
}

/* Of a file, or of a picture in a word processor's file; to be freed. */
static char *bytes_of(const char *path, gsize *n, GError **error)
{
    enum { MOST = 1 << 30 }; /* bytes; a page takes less */
    char *bytes = NULL;
    if (!bx_office_is_picture(path)) {
        g_file_get_contents(path, &bytes, n, error);
        return bytes;
    }
    bytes = (char *)bx_office_picture(path, MOST, n);
    if (!bytes)
        g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_IO, g_strerror(EIO));
    return bytes;
}

void bx_export_files_copy(bx_export_files *files, const char *name, const char *path,
                          bx_span span)
{
    g_autoptr(GError) error = NULL;
    gsize n;
    char *bytes = bytes_of(path, &n, &error);
    if (bytes) {
        add(files, name, bytes, n);
        return;
    }
    bx_diag(files->diags, BX_D_E_PICTURE_COPY, span, path, error->message);
    files->is_ok = false;
}

/* One report is enough: the folder is in use. */
static bool is_free(const bx_export_files *files)
{
    for (guint i = 0; i < files->files->len; i++) {
        const char *path = file_at(files, i)->path;
        if (g_file_test(path, G_FILE_TEST_EXISTS)) {
            bx_diag_file(files->diags, BX_D_E_FILE_EXISTS, path, "");
            return false;
        }
    }
    return true;
}

bool bx_export_files_write(const bx_export_files *files)
{
    bool ok = files->is_ok && is_free(files) &&
              bx_output_make_folder(files->folder, files->diags);
    for (guint i = 0; i < files->files->len && ok; i++) {
        const file *f = file_at(files, i);
        ok = bx_output_write(f->path, f->bytes, f->n, files->diags);
    }
    return ok;
}
