#include "base/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/output.h"

/* An entry: MAGIC, the digest of key and bytes, the bytes. */
#define MAGIC "banxin\n1"

enum { MAGIC_SIZE = 8, DIGEST_SIZE = 32, HEAD_SIZE = MAGIC_SIZE + DIGEST_SIZE };

struct bx_cache {
    char *folder;
    int64_t most;
    GMutex mutex; /* over what follows */
    bool has_kept, has_failed;
    int error; /* why, the first time */
};

bx_cache *bx_cache_new(const char *folder, int64_t most)
{
    bx_cache *cache = g_new0(bx_cache, 1);
    cache->folder = g_strdup(folder);
    cache->most = most;
    g_mutex_init(&cache->mutex);
    return cache;
}

static char *path_of(const bx_cache *cache, const char *key)
{
    return g_build_filename(cache->folder, key, NULL);
}

/* The key goes in: an entry under another's name is none. */
static void digest(const char *key, const void *bytes, size_t n,
                   unsigned char out[DIGEST_SIZE])
{
    gsize size = DIGEST_SIZE;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)key, BX_CACHE_KEY);
    g_checksum_update(sum, bytes, (gssize)n);
    g_checksum_get_digest(sum, out, &size);
}

/* ---- one entry ---- */

/* Waits for nothing: what is no file (a pipe) is not read. -1: none. */
static int open_entry(const char *path, size_t *n)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0 && !fstat(fd, &st) && S_ISREG(st.st_mode) && st.st_size >= HEAD_SIZE &&
        st.st_size < G_MAXINT) {
        *n = (size_t)st.st_size;
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

static bool read_all(int fd, unsigned char *bytes, size_t n)
{
    while (n) {
        ssize_t k = read(fd, bytes, n);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0)
            return false;
        bytes += k;
        n -= (size_t)k;
    }
    return true;
}

static bool is_sound(const char *key, const unsigned char *entry, size_t n)
{
    unsigned char wanted[DIGEST_SIZE];
    digest(key, entry + HEAD_SIZE, n - HEAD_SIZE, wanted);
    return !memcmp(entry, MAGIC, MAGIC_SIZE) &&
           !memcmp(entry + MAGIC_SIZE, wanted, DIGEST_SIZE);
}

unsigned char *bx_cache_take(const bx_cache *cache, const char *key, size_t *n)
{
    g_autofree char *path = path_of(cache, key);
    size_t size;
    int fd = open_entry(path, &size);
    if (fd < 0)
        return NULL;
    unsigned char *entry = g_malloc(size);
    bool is_good = read_all(fd, entry, size) && is_sound(key, entry, size);
    close(fd);
    if (!is_good) {
        g_free(entry);
        return NULL;
    }
    utimensat(AT_FDCWD, path, NULL, 0); /* it was of use today */
    *n = size - HEAD_SIZE;
    memmove(entry, entry + HEAD_SIZE, *n);
    return entry;
}

static bool write_entry(const bx_cache *cache, const char *key, const void *bytes,
                        size_t n)
{
    g_autofree char *path = path_of(cache, key);
    g_autofree unsigned char *entry = g_malloc(n + HEAD_SIZE);
    memcpy(entry, MAGIC, MAGIC_SIZE);
    digest(key, bytes, n, entry + MAGIC_SIZE);
    memcpy(entry + HEAD_SIZE, bytes, n);
    return !g_mkdir_with_parents(cache->folder, 0700) &&
           bx_output_write(path, entry, n + HEAD_SIZE, NULL);
}

void bx_cache_keep(bx_cache *cache, const char *key, const void *bytes, size_t n)
{
    bool is_kept = write_entry(cache, key, bytes, n);
    int error = errno;
    g_mutex_lock(&cache->mutex);
    cache->has_kept |= is_kept;
    if (!is_kept && !cache->has_failed)
        cache->error = error;
    cache->has_failed |= !is_kept;
    g_mutex_unlock(&cache->mutex);
}

/* ---- all of them ---- */

typedef struct {
    char *path; /* owned */
    int64_t used, size;
} found;

static void clear_found(gpointer data)
{
    g_free(((found *)data)->path);
}

/* One of ours, or what is left of one that was being written. */
static bool is_entry_name(const char *name)
{
    return strspn(name, "0123456789abcdef") == BX_CACHE_KEY &&
           (!name[BX_CACHE_KEY] || name[BX_CACHE_KEY] == '.');
}

static GArray *find_entries(const bx_cache *cache)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(found));
    g_array_set_clear_func(entries, clear_found);
    g_autoptr(GDir) dir = g_dir_open(cache->folder, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        struct stat st;
        char *path = path_of(cache, name);
        if (is_entry_name(name) && !lstat(path, &st) && S_ISREG(st.st_mode)) {
            found entry = {path,
                           st.st_mtim.tv_sec * G_USEC_PER_SEC * 1000 + st.st_mtim.tv_nsec,
                           st.st_size};
            g_array_append_val(entries, entry);
        } else {
            g_free(path);
        }
    }
    return entries;
}

static int by_use(const void *a, const void *b)
{
    const found *x = a, *y = b;
    int order = (x->used > y->used) - (x->used < y->used);
    return order ? order : strcmp(x->path, y->path);
}

static void trim(const bx_cache *cache)
{
    g_autoptr(GArray) entries = find_entries(cache);
    int64_t sum = 0;
    for (guint i = 0; i < entries->len; i++)
        sum += g_array_index(entries, found, i).size;
    g_array_sort(entries, by_use);
    for (guint i = 0; i < entries->len && sum > cache->most; i++) {
        const found *oldest = &g_array_index(entries, found, i);
        if (!unlink(oldest->path))
            sum -= oldest->size;
    }
}

void bx_cache_close(bx_cache *cache, bx_diags *diags)
{
    if (!cache)
        return;
    if (cache->has_kept)
        trim(cache);
    if (cache->has_failed)
        bx_diag(diags, BX_D_N_CACHE, BX_NOWHERE, cache->folder, g_strerror(cache->error));
    g_mutex_clear(&cache->mutex);
    g_free(cache->folder);
    g_free(cache);
}
