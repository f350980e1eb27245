#include "base/office.h"

#include <string.h>
#include <zip.h>

enum { MOST_PART = 64 * 1024 * 1024 }; /* bytes, unpacked: far more than copy has */

bool bx_office_begins(const void *bytes, size_t n)
{
    return n >= 4 && !memcmp(bytes, "PK\3\4", 4);
}

bool bx_office_is_old(const void *bytes, size_t n)
{
    return n >= 8 && !memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
}

/* ---- parts of the archive ---- */

/* Unpacked; NULL: there is none, it is damaged, or it is larger than that. */
static GByteArray *read_within(zip_t *zip, const char *name, size_t most)
{
    zip_stat_t stat;
    zip_file_t *file = zip_stat(zip, name, 0, &stat) ? NULL : zip_fopen(zip, name, 0);
    if (!file)
        return NULL;
    GByteArray *out = g_byte_array_new();
    guint8 buffer[65536];
    zip_int64_t n;
    while ((n = zip_fread(file, buffer, sizeof buffer)) > 0 && out->len <= most)
        g_byte_array_append(out, buffer, (guint)n);
    bool is_fine = !n && out->len <= most;
    is_fine &= !zip_fclose(file); /* which is where a wrong checksum is told */
    if (!is_fine)
        g_clear_pointer(&out, g_byte_array_unref);
    return out;
}

static GByteArray *read_part(zip_t *zip, const char *name)
{
    return read_within(zip, name, MOST_PART);
}

/* The main part of a package: the target of a relationship of type …/officeDocument. */
static void take_relationship(GMarkupParseContext *context, const char *element,
                              const char **names, const char **values, void *data,
                              GError **error)
{
    (void)context, (void)error;
    char **target = data;
    const char *type = bx_office_attribute(names, values, "Type");
    const char *to = bx_office_attribute(names, values, "Target");
    if (!*target && !strcmp(element, "Relationship") && type && to &&
        g_str_has_suffix(type, "/officeDocument"))
        *target = g_strdup(to + (*to == '/'));
}

/* To be freed; NULL: it is no package. */
static char *find_main(zip_t *zip)
{
    static const GMarkupParser parser = {.start_element = take_relationship};
    g_autoptr(GByteArray) xml = read_part(zip, "_rels/.rels");
    char *target = NULL;
    if (!xml)
        return NULL;
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, 0, &target, NULL);
    g_markup_parse_context_parse(context, (const char *)xml->data, xml->len, NULL);
    return target;
}

static bool is_odt(zip_t *zip)
{
    static const char type[] = "application/vnd.oasis.opendocument.text";
    g_autoptr(GByteArray) mimetype = read_part(zip, "mimetype");
    return mimetype && mimetype->len >= sizeof type - 1 &&
           !memcmp(mimetype->data, type, sizeof type - 1);
}

static void add_styles(bx_office_styles *styles, zip_t *zip, const char *name)
{
    g_autoptr(GByteArray) xml = read_part(zip, name);
    if (xml) /* a document can do without */
        bx_office_styles_add(styles, (const char *)xml->data, xml->len);
}

/* ---- the text ---- */

static bx_office_fault read_document(zip_t *zip, const char *name,
                                     const bx_office_styles *styles, size_t most,
                                     bx_office_text *out)
{
    g_autoptr(GByteArray) xml = read_part(zip, name);
    bool is_fine =
        xml && bx_office_text_read((const char *)xml->data, xml->len, styles, most, out);
    return is_fine ? BX_OFFICE_FINE : out->is_long ? BX_OFFICE_LARGE : BX_OFFICE_DAMAGED;
}

/* A picture's relationship becomes the name of its part. */
static void name_target(char **picture, const char *folder, GHashTable *targets)
{
    const char *to = g_hash_table_lookup(targets, *picture);
    g_free(*picture);
    *picture = !to          ? g_strdup("")
               : *to == '/' ? g_strdup(to + 1)
                            : g_build_filename(folder, to, NULL);
}

static void take_target(GMarkupParseContext *context, const char *element,
                        const char **names, const char **values, void *data,
                        GError **error)
{
    (void)context, (void)error;
    const char *id = bx_office_attribute(names, values, "Id");
    const char *to = bx_office_attribute(names, values, "Target");
    bool is_outside = bx_office_attribute(names, values, "TargetMode") != NULL;
    if (!strcmp(element, "Relationship") && id && to && !is_outside)
        g_hash_table_insert(data, g_strdup(id), g_strdup(to));
}

static void name_targets(zip_t *zip, const char *main, GPtrArray *pictures)
{
    static const GMarkupParser parser = {.start_element = take_target};
    g_autofree char *folder = g_path_get_dirname(main);
    g_autofree char *base = g_path_get_basename(main);
    g_autofree char *name = g_strdup_printf("%s/_rels/%s.rels", folder, base);
    g_autoptr(GByteArray) xml = read_part(zip, name);
    g_autoptr(GHashTable) targets =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GMarkupParseContext) context =
        g_markup_parse_context_new(&parser, 0, targets, NULL);
    if (xml)
        g_markup_parse_context_parse(context, (const char *)xml->data, xml->len, NULL);
    for (guint i = 0; i < pictures->len; i++)
        name_target((char **)&pictures->pdata[i], folder, targets);
}

static bx_office_fault read_word(zip_t *zip, const char *main, size_t most,
                                 bx_office_text *out)
{
    g_autofree char *folder = g_path_get_dirname(main);
    g_autofree char *names = g_build_filename(folder, "styles.xml", NULL);
    bx_office_styles *styles = bx_office_styles_new();
    add_styles(styles, zip, names);
    bx_office_fault fault = read_document(zip, main, styles, most, out);
    bx_office_styles_free(styles);
    if (fault == BX_OFFICE_FINE)
        name_targets(zip, main, out->pictures);
    return fault;
}

static bx_office_fault read_odt(zip_t *zip, size_t most, bx_office_text *out)
{
    bx_office_styles *styles = bx_office_styles_new();
    add_styles(styles, zip, "content.xml"); /* has styles of its own */
    add_styles(styles, zip, "styles.xml");
    bx_office_fault fault = read_document(zip, "content.xml", styles, most, out);
    bx_office_styles_free(styles);
    return fault;
}

/* Names of parts become files; of what is not there, nothing. */
static void name_files(zip_t *zip, const char *path, GPtrArray *pictures)
{
    for (guint i = 0; i < pictures->len; i++) {
        char *part = pictures->pdata[i];
        bool is_there = *part && zip_name_locate(zip, part, 0) >= 0;
        pictures->pdata[i] =
            is_there ? g_strdup_printf("%s#%s", path, part) : g_strdup("");
        g_free(part);
    }
}

bx_office_fault bx_office_read(const char *path, size_t most, bx_office_text *out)
{
    *out = (bx_office_text){0};
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    if (!zip)
        return BX_OFFICE_DAMAGED;
    g_autofree char *main = find_main(zip);
    bool is_word = main && g_str_has_prefix(main, "word/");
    bx_office_fault fault = is_word       ? read_word(zip, main, most, out)
                            : is_odt(zip) ? read_odt(zip, most, out)
                                          : BX_OFFICE_NO_TEXT;
    if (fault == BX_OFFICE_FINE)
        name_files(zip, path, out->pictures);
    zip_discard(zip);
    return fault;
}

/* ---- pictures ---- */

/* news.docx#word/media/a.jpg → news.docx, to be freed, and the part; NULL: it has none.
 */
static char *archive_of(const char *file, const char **part)
{
    const char *mark = strrchr(file, '#');
    *part = mark ? mark + 1 : NULL;
    return mark && mark > file ? g_strndup(file, (gsize)(mark - file)) : NULL;
}

static bool is_archive(const char *path)
{
    char magic[4];
    bool is_file = g_file_test(path, G_FILE_TEST_IS_REGULAR); /* no pipe is waited for */
    FILE *in = is_file ? fopen(path, "rb") : NULL;
    size_t n = in ? fread(magic, 1, sizeof magic, in) : 0;
    if (in)
        fclose(in);
    return bx_office_begins(magic, n);
}

bool bx_office_is_picture(const char *file)
{
    const char *part;
    g_autofree char *path = archive_of(file, &part);
    return path && !g_file_test(file, G_FILE_TEST_EXISTS) && is_archive(path);
}

unsigned char *bx_office_picture(const char *file, size_t most, size_t *n)
{
    const char *part;
    g_autofree char *path = archive_of(file, &part);
    zip_t *zip = path ? zip_open(path, ZIP_RDONLY, NULL) : NULL;
    GByteArray *bytes = zip ? read_within(zip, part, most) : NULL;
    if (zip)
        zip_discard(zip);
    *n = bytes ? bytes->len : 0;
    return bytes ? g_byte_array_free(bytes, FALSE) : NULL;
}
