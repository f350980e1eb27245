#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t k = write(fd, bytes, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k < 0)
            return false;
        bytes += k;
        n -= (size_t)k;
    }
    return true;
}

/* mkstemp makes files for their owner alone; a page is for everybody the umask allows. */
static void apply_umask(int fd)
{
    mode_t mask = umask(0);
    umask(mask);
    fchmod(fd, 0666 & ~mask);
}

bool bx_output_write(const char *path, const void *bytes, size_t n, bx_diags *diags)
{
    g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
        bx_diag_file(diags, BX_D_E_FILE_WRITE, path, g_strerror(EISDIR));
        return false;
    }
    int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0600);
    bool ok = fd >= 0;
    int error = errno;
    if (ok) {
        apply_umask(fd);
        ok = write_all(fd, bytes, n);
        error = errno;
        if (close(fd) && ok) {
            ok = false;
            error = errno;
        }
        if (ok && rename(temporary, path)) {
            ok = false;
            error = errno;
        }
        if (!ok)
            unlink(temporary);
    }
    if (!ok)
        bx_diag_file(diags, BX_D_E_FILE_WRITE, path, g_strerror(error));
    return ok;
}

bool bx_output_make_folder(const char *path, bx_diags *diags)
{
    if (!g_mkdir_with_parents(path, 0777))
        return true;
    bx_diag_file(diags, BX_D_E_FILE_WRITE, path, g_strerror(errno));
    return false;
}
