#include "model/pairing.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "model/photo_words.h"

enum { MAX_FILES = 8 };

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    char *folder;
    char *files[MAX_FILES];
    int n_files;
} fixture;

static void set_up(fixture *f, const void *data)
{
    (void)data;
    f->arena = bx_arena_new();
    f->diags = bx_diags_new();
    f->folder = g_dir_make_tmp("bx-pairing-XXXXXX", NULL);
}

static void tear_down(fixture *f, const void *data)
{
    (void)data;
    for (int i = 0; i < f->n_files; i++) {
        g_unlink(f->files[i]);
        g_free(f->files[i]);
    }
    g_rmdir(f->folder);
    g_free(f->folder);
    bx_diags_free(f->diags);
    bx_arena_free(f->arena);
}

static void put(fixture *f, const char *name)
{
    char *path = g_build_filename(f->folder, name, NULL);
    g_assert_true(g_file_set_contents(path, "x", 1, NULL));
    f->files[f->n_files++] = path;
}

/* Items with so many captions each; pairs them beside news.txt. */
static const bx_item *pair(fixture *f, const int *captions, int n,
                           const char *const *photos)
{
    bx_item *items = BX_NEW_ARRAY(f->arena, n, bx_item);
    for (int i = 0; i < n; i++) {
        bx_picture *pictures = BX_NEW_ARRAY(f->arena, captions[i], bx_picture);
        for (int k = 0; k < captions[i]; k++)
            pictures[k] = (bx_picture){.focus = BX_FOCUS_CENTRE, .span = BX_NOWHERE};
        items[i].pictures = pictures;
        items[i].n_pictures = captions[i];
    }
    g_autofree char *text = g_build_filename(f->folder, "news.txt", NULL);
    const bx_item *paired = bx_pair_pictures(f->arena, items, n, text, photos, f->diags);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < captions[i]; k++)
            g_assert_null(items[i].pictures[k].file);
    return paired;
}

static void has(const bx_item *item, int picture, const char *base)
{
    g_assert_cmpint(item->n_pictures, >, picture);
    const char *file = item->pictures[picture].file;
    g_autofree char *name = file ? g_path_get_basename(file) : NULL;
    g_assert_cmpstr(name, ==, base);
}

static void counts(const fixture *f, bx_diag_id id, int n)
{
    g_assert_cmpint(bx_diags_count_of(f->diags, id), ==, n);
}

static void test_named(fixture *f, const void *data)
{
    (void)data;
    put(f, "news-10.png");
    put(f, "news-2.JPG");
    put(f, "news.jpeg");
    put(f, "news-old.jpg");
    put(f, "newsroom.jpg");
    put(f, "logo.png");
    const bx_item *items = pair(f, (const int[]){1, 0, 2}, 3, NULL);
    has(&items[0], 0, "news.jpeg");
    has(&items[2], 0, "news-2.JPG");
    has(&items[2], 1, "news-10.png");
    g_assert_cmpint(items[1].n_pictures, ==, 0);
    counts(f, BX_D_N_PHOTO_PAIRED, 3);
}

static void test_only(fixture *f, const void *data)
{
    (void)data;
    put(f, "IMG_0042.jpg");
    has(pair(f, (const int[]){0, 1}, 2, NULL) + 1, 0, "IMG_0042.jpg");
    /* Two captions, or none: the picture may be for anything. */
    const bx_item *items = pair(f, (const int[]){1, 1}, 2, NULL);
    has(&items[0], 0, NULL);
    has(&items[1], 0, NULL);
    counts(f, BX_D_W_CAPTION_ALONE, 1); /* both stand at one place here: said once */
    g_assert_cmpint(pair(f, (const int[]){0}, 1, NULL)->n_pictures, ==, 0);
    put(f, "IMG_0043.jpg");
    has(pair(f, (const int[]){1}, 1, NULL), 0, NULL);
}

static void test_given(fixture *f, const void *data)
{
    (void)data;
    put(f, "news.jpg");
    const char *const photos[] = {"/p/a.jpg", "/p/b.jpg", "/p/c.jpg", NULL};
    const bx_item *items = pair(f, (const int[]){0, 1}, 2, photos);
    has(&items[1], 0, "a.jpg");
    has(&items[0], 0, "b.jpg");
    counts(f, BX_D_N_PHOTO_PAIRED, 1);
    counts(f, BX_D_N_PHOTO_BARE, 1);
    counts(f, BX_D_W_PHOTO_UNUSED, 1);
    g_autofree char *text = bx_diags_text(f->diags, BX_ENGLISH, false);
    g_assert_nonnull(strstr(text, "/p/c.jpg: warning: no item is left"));
}

static void test_bare(fixture *f, const void *data)
{
    (void)data;
    put(f, "news.png");
    const bx_item *items = pair(f, (const int[]){0, 0}, 2, NULL);
    has(&items[0], 0, "news.png");
    g_assert_cmpint(items[0].pictures[0].focus.left, ==, 50);
    g_assert_cmpint(items[1].n_pictures, ==, 0);
}

/* The same picture twice, by its name: one is taken, and that is said. */
static void test_twins(fixture *f, const void *data)
{
    (void)data;
    put(f, "news-2.png");
    put(f, "news-2.jpg");
    put(f, "news-1.jpg");
    put(f, "news-20.png");
    const bx_item *items = pair(f, (const int[]){4}, 1, NULL);
    has(&items[0], 0, "news-1.jpg");
    has(&items[0], 1, "news-2.jpg");
    has(&items[0], 2, "news-20.png");
    has(&items[0], 3, NULL);
    counts(f, BX_D_W_PHOTO_TWIN, 1);
    g_autofree char *text = bx_diags_text(f->diags, BX_ENGLISH, false);
    g_assert_nonnull(strstr(text, "news-2.png: warning: not taken: news-2.jpg is"));
}

/* Of kinds that are not read: told of where they are named after the text and stand
 * alone, or where a caption waits. */
static void test_unread(fixture *f, const void *data)
{
    (void)data;
    put(f, "news.HEIC");
    put(f, "news-1.jpg");
    put(f, "news-1.webp"); /* which was saved as .jpg, too */
    put(f, "640.gif");
    pair(f, (const int[]){1}, 1, NULL);
    counts(f, BX_D_W_PHOTO_FORMAT, 1);
    g_autofree char *text = bx_diags_text(f->diags, BX_ENGLISH, false);
    g_assert_nonnull(strstr(text, "news.HEIC: warning: a picture of a kind"));
    pair(f, (const int[]){2}, 1, NULL);
    counts(f, BX_D_W_PHOTO_FORMAT, 2);
}

static void test_missing_folder(fixture *f, const void *data)
{
    (void)data;
    bx_picture picture = {.focus = BX_FOCUS_CENTRE, .span = BX_NOWHERE};
    bx_item item = {.pictures = &picture, .n_pictures = 1};
    bx_pair_pictures(f->arena, &item, 1, "/nowhere/at/all.txt", NULL, f->diags);
    counts(f, BX_D_W_CAPTION_ALONE, 1);
}

/* ---- items in files of their own ---- */

/* A JPEG of nothing but its beginning and these bytes in a segment. */
static void put_words(fixture *f, const char *name, int marker, const char *head,
                      size_t n_head, const char *words)
{
    GByteArray *out = g_byte_array_new();
    size_t length = 2 + n_head + strlen(words);
    const guchar begin[] = {
        0xff, 0xd8, 0xff, (guchar)marker, (guchar)(length >> 8), (guchar)length};
    g_byte_array_append(out, begin, sizeof begin);
    g_byte_array_append(out, (const guchar *)head, (guint)n_head);
    g_byte_array_append(out, (const guchar *)words, (guint)strlen(words));
    g_byte_array_append(out, (const guchar *)"\xff\xda\0\2", 4);
    char *path = g_build_filename(f->folder, name, NULL);
    g_assert_true(g_file_set_contents(path, (char *)out->data, (gssize)out->len, NULL));
    f->files[f->n_files++] = path;
    g_byte_array_unref(out);
}

/* IPTC: Photoshop's resource 0x0404 with the data set 2:120. */
static void put_iptc(fixture *f, const char *name, const char *words)
{
    size_t n = strlen(words);
    char head[64] = "Photoshop 3.0";
    const char tail[] = {'8',    'B', 'I', 'M',           4,    4, 0,   0,
                         0,      0,   0,   (char)(n + 5), 0x1c, 2, 120, (char)(n >> 8),
                         (char)n};
    memcpy(head + 14, tail, sizeof tail);
    put_words(f, name, 0xed, head, 14 + sizeof tail, words);
}

static void put_xmp(fixture *f, const char *name, const char *words)
{
    static const char head[] =
        "http://ns.adobe.com/xap/1.0/\0<x><dc:description><rdf:Alt>"
        "<rdf:li xml:lang='x-default'>";
    g_autofree char *all =
        g_strconcat(words, "</rdf:li></rdf:Alt></dc:description></x>", NULL);
    put_words(f, name, 0xe1, head, sizeof head - 1, all);
}

/* An item with captions that wait for a picture, in 01-会议.md. */
static const bx_item *pair_item(fixture *f, const char *const *captions, int n)
{
    bx_item *item = BX_NEW(f->arena, bx_item);
    bx_picture *pictures = BX_NEW_ARRAY(f->arena, n, bx_picture);
    bx_part *parts = BX_NEW_ARRAY(f->arena, n, bx_part);
    for (int i = 0; i < n; i++) {
        pictures[i] = (bx_picture){NULL, BX_FOCUS_CENTRE, BX_NOWHERE, BX_PAIRED_NAMED};
        parts[i] = (bx_part){.kind = BX_PART_CAPTION,
                             .text = bx_chars_from_utf8(f->arena, NULL, captions[i], 0),
                             .picture = i};
    }
    *item =
        (bx_item){.pictures = pictures, .n_pictures = n, .parts = parts, .n_parts = n};
    g_autofree char *path = g_build_filename(f->folder, "01-会议.md", NULL);
    return bx_pair_item(f->arena, item, path, f->diags);
}

static void says(const fixture *f, const bx_item *item, int picture, const char *words)
{
    const bx_part *caption = bx_item_find_of_picture(item, BX_PART_CAPTION, picture);
    g_assert_cmpstr(caption ? bx_chars_utf8(f->arena, caption->text) : NULL, ==, words);
}

static void test_item_unread(fixture *f, const void *data)
{
    (void)data;
    put(f, "01-会议.webp");
    put(f, "微信图片.bmp");
    pair_item(f, NULL, 0);
    counts(f, BX_D_W_PHOTO_FORMAT, 1);
    pair_item(f, (const char *const[]){"合影"}, 1);
    counts(f, BX_D_W_PHOTO_FORMAT, 2);
}

static void test_item_twins(fixture *f, const void *data)
{
    (void)data;
    put(f, "01-会议.png");
    put(f, "01-会议.jpeg");
    const bx_item *item = pair_item(f, NULL, 0);
    g_assert_cmpint(item->n_pictures, ==, 1);
    has(item, 0, "01-会议.jpeg");
    counts(f, BX_D_W_PHOTO_TWIN, 1);
}

/* Named after the item: in the order of their numbers, but one whose caption is there
 * goes to it; what is over is a picture of its own, with the words in it. */
static void test_item(fixture *f, const void *data)
{
    (void)data;
    put_iptc(f, "01-会议.jpg", "会场");
    put(f, "01-会议-2.jpg");
    put_xmp(f, "01-会议-3.jpg", "&lt;颁奖&gt; 现场");
    put(f, "02-会议.jpg");
    put(f, "01-会议-4.jpg");
    put(f, "01-会议-4.md"); /* that one is another item's */
    const bx_item *item = pair_item(f, (const char *const[]){"合影", "会场"}, 2);
    g_assert_cmpint(item->n_pictures, ==, 3);
    has(item, 1, "01-会议.jpg");
    has(item, 0, "01-会议-2.jpg");
    has(item, 2, "01-会议-3.jpg");
    says(f, item, 0, "合影");
    says(f, item, 2, "<颁奖> 现场");
    g_assert_cmpint(item->pictures[2].pairing, ==, BX_PAIRED_BY_NAME);
    g_assert_cmpint(item->n_chars, ==, 2 + 2 + 7);
    counts(f, BX_D_N_PHOTO_WORDS, 1);
}

static void test_item_by_caption(fixture *f, const void *data)
{
    (void)data;
    put_iptc(f, "IMG_1.jpg", "夜校开课");
    put_iptc(f, "IMG_2.jpg", "会场");
    const bx_item *item = pair_item(f, (const char *const[]){"会场", "合影"}, 2);
    has(item, 0, "IMG_2.jpg");
    has(item, 1, NULL);
    g_assert_cmpint(item->n_pictures, ==, 2);
    g_assert_cmpint(item->pictures[0].pairing, ==, BX_PAIRED_BY_CAPTION);
    counts(f, BX_D_W_PICTURE_NO_FILE, 1); /* 合影 */
}

/* Words in GBK; segments that end too soon say nothing. */
static void test_photo_words(fixture *f, const void *data)
{
    (void)data;
    put_iptc(f, "01-会议.jpg", "\xb9\xa4\xbb\xe1\xd2\xb9\xd0\xa3\xbf\xaa\xbf\xce");
    says(f, pair_item(f, NULL, 0), 0, "工会夜校开课");
    g_autofree char *path = g_build_filename(f->folder, "01-会议.jpg", NULL);
    g_autofree char *bytes = NULL;
    gsize n;
    g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    for (gsize k = 0; k < n - 4; k++) {
        g_assert_true(g_file_set_contents(path, bytes, (gssize)k, NULL));
        g_assert_cmpint(bx_photo_caption(f->arena, path).n, ==, 0);
    }
    for (gsize k = 2; k < n; k++) { /* whatever a byte says, no crash */
        char kept = bytes[k];
        bytes[k] = (char)0xff;
        g_assert_true(g_file_set_contents(path, bytes, (gssize)n, NULL));
        bx_photo_caption(f->arena, path);
        bytes[k] = kept;
    }
    g_assert_cmpint(bx_photo_caption(f->arena, "/nowhere.jpg").n, ==, 0);
}

/* An item whose pictures all have files takes no others. */
static void test_item_complete(fixture *f, const void *data)
{
    (void)data;
    put(f, "01-会议.jpg");
    bx_picture picture = {"a.jpg", BX_FOCUS_CENTRE, BX_NOWHERE, BX_PAIRED_NAMED};
    bx_item item = {.pictures = &picture, .n_pictures = 1};
    g_autofree char *path = g_build_filename(f->folder, "01-会议.md", NULL);
    g_assert_true(bx_pair_item(f->arena, &item, path, f->diags) == &item);
    counts(f, BX_D_W_PICTURE_NO_FILE, 0);
}

#define ADD(name, test) g_test_add(name, fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/pairing/named", test_named);
    ADD("/pairing/only", test_only);
    ADD("/pairing/given", test_given);
    ADD("/pairing/bare", test_bare);
    ADD("/pairing/twins", test_twins);
    ADD("/pairing/unread", test_unread);
    ADD("/pairing/item-unread", test_item_unread);
    ADD("/pairing/item-twins", test_item_twins);
    ADD("/pairing/missing-folder", test_missing_folder);
    ADD("/pairing/item", test_item);
    ADD("/pairing/item-by-caption", test_item_by_caption);
    ADD("/pairing/item-complete", test_item_complete);
    ADD("/pairing/photo-words", test_photo_words);
    return g_test_run();
}
