#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is said of a reason; of others E_FILE_WRITE, which repeats the system's words. */
static const struct {
    int error;
    bx_diag_id id;
} reasons[] = {
    {ENOSPC, BX_D_E_WRITE_FULL},      {EDQUOT, BX_D_E_WRITE_FULL},
    {EFBIG, BX_D_E_WRITE_LARGE},      {EACCES, BX_D_E_WRITE_DENIED},
    {EPERM, BX_D_E_WRITE_DENIED},     {EROFS, BX_D_E_WRITE_READ_ONLY},
    {ENOENT, BX_D_E_WRITE_NO_FOLDER}, {ENOTDIR, BX_D_E_WRITE_NOT_FOLDER},
    {EISDIR, BX_D_E_WRITE_FOLDER},    {ENAMETOOLONG, BX_D_E_WRITE_NAME},
};

static void report(const char *path, int error, bx_diags *diags)
{
    bx_diag_id id = BX_D_E_FILE_WRITE;
    for (size_t i = 0; i < G_N_ELEMENTS(reasons); i++)
        if (reasons[i].error == error)
            id = reasons[i].id;
    bx_diag_file(diags, id, path, g_strerror(error));
}

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

/* Closes; false where that or anything before failed, with the reason in errno. */
static bool finish(int fd, bool ok)
{
    int error = errno;
    if (close(fd) && ok)
        return false;
    errno = error;
    return ok;
}

/* What is no file of its own (a terminal, /dev/null, a pipe) is written to, not replaced.
 */
static bool write_to(const char *path, const char *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    return fd >= 0 && finish(fd, write_all(fd, bytes, n));
}

static bool replace(const char *path, const char *bytes, size_t n)
{
    g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
    int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    apply_umask(fd);
    bool ok = finish(fd, write_all(fd, bytes, n)) && !rename(temporary, path);
    if (!ok) {
        int error = errno;
        unlink(temporary);
        errno = error;
    }
    return ok;
}

bool bx_output_write(const char *path, const void *bytes, size_t n, bx_diags *diags)
{
    struct stat st;
    bool is_there = !stat(path, &st), ok = false;
    g_autofree char *target = is_there ? realpath(path, NULL) : NULL; /* behind links */
    if (is_there && S_ISDIR(st.st_mode))
        errno = EISDIR;
    else if (is_there && !S_ISREG(st.st_mode))
        ok = write_to(path, bytes, n);
    else
        ok = replace(target ? target : path, bytes, n);
    if (!ok)
        report(path, errno, diags);
    return ok;
}

bool bx_output_make_folder(const char *path, bx_diags *diags)
{
    if (!g_mkdir_with_parents(path, 0777))
        return true;
    report(path, errno, diags);
    return false;
}
