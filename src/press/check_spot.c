/* Spot inks: which there are, and whether a file says the same of one wherever it names
 * it. A RIP makes one plate a name, and what a proof shows of it is by chance where
 * descriptions differ. */
#include <string.h>

#include "press/check_rule.h"

enum {
    MOST_INKS = 8,      /* of a colour: PDF Reference 1.4, table C.1 */
    MOST_DEPTH = 8,     /* of a description: functions stitched of functions */
    MOST_DATA = 1 << 20 /* [bytes] of a function */
};

/* ---- what is said of one ---- */

static void add_text(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)text, (gssize)strlen(text) + 1);
}

static void add_object(bx_check *c, GChecksum *sum, bx_object object, int depth);

/* What a dictionary or a stream's says, less how its data are packed. */
static void add_keys(bx_check *c, GChecksum *sum, bx_object object, int depth)
{
    static const char *const packing[] = {"/Length", "/Filter", "/DecodeParms"};
    const char *const *keys = bx_document_keys(c->d, object);
    for (int i = 0; keys[i]; i++) {
        bool is_packing = false;
        for (size_t k = 0; k < G_N_ELEMENTS(packing); k++)
            is_packing = is_packing || !strcmp(keys[i], packing[k]);
        if (is_packing)
            continue;
        add_text(sum, keys[i]);
        add_object(c, sum, bx_document_key(c->d, object, keys[i]), depth + 1);
    }
}

static void add_data(bx_check *c, GChecksum *sum, bx_object stream)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    int left;
    bx_document_stream(c->d, stream, MOST_DATA, bytes, &left);
    g_checksum_update(sum, bytes->data, (gssize)bytes->len);
}

/* What the object says by itself, whatever numbers it and its parts have in the file. */
static void add_object(bx_check *c, GChecksum *sum, bx_object object, int depth)
{
    bx_document *d = c->d;
    if (depth > MOST_DEPTH || !object)
        return;
    if (bx_document_is_stream(d, object)) {
        add_keys(c, sum, object, depth);
        add_data(c, sum, object);
    } else if (bx_document_is_dictionary(d, object)) {
        add_keys(c, sum, object, depth);
    } else if (bx_document_is_array(d, object)) {
        for (int i = 0; i < bx_document_length(d, object); i++)
            add_object(c, sum, bx_document_item(d, object, i), depth + 1);
    } else if (bx_document_is_number(d, object)) { /* 1 or 1.0 */
        add_text(sum, bx_format(c->arena, "%g", bx_document_number(d, object, 0)));
    } else {
        add_text(sum, qpdf_oh_unparse(d->qpdf, object));
    }
}

/* A digest of the alternate space and of the way there, [/Separation name space way]. */
static char *digest(bx_check *c, bx_object separation)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA1);
    add_object(c, sum, bx_document_item(c->d, separation, 2), 0);
    add_object(c, sum, bx_document_item(c->d, separation, 3), 0);
    return g_strdup(g_checksum_get_string(sum));
}

static bool is_first_space(bx_check *c, const bx_space *space)
{
    int id = bx_document_id(c->d, space->object);
    gpointer key = id ? GINT_TO_POINTER(id) : (gpointer)space;
    return g_hash_table_add(c->described, key);
}

static void check_description(bx_check *c, const bx_space *space, const double *box)
{
    const char *name = space->inks[0];
    if (!is_first_space(c, space))
        return;
    g_autofree char *now = digest(c, space->object);
    const char *before = g_hash_table_lookup(c->descriptions, name);
    if (!before)
        g_hash_table_insert(c->descriptions, g_strdup(name), g_steal_pointer(&now));
    else if (strcmp(before, now) != 0)
        BX_CHECK_FIND(c, spot_described_twice, box, NULL, NULL, name);
}

/* ---- their names ---- */

static bool is_process(const char *name)
{
    static const char *const process[] = {"Cyan",  "Magenta", "Yellow",
                                          "Black", "All",     "None"};
    for (size_t i = 0; i < G_N_ELEMENTS(process); i++)
        if (!strcmp(name, process[i]))
            return true;
    return false;
}

/* The name without blanks, marks and case, and without the letters that say which paper
 * a swatch was printed on: PANTONE 485 C, Pantone 485 CVC. */
static char *plain_name(const char *name)
{
    static const char *const papers[] = {" c",  " u",   " m",   " cv",  " up", " ec",
                                         " cp", " cvc", " cvu", " cvp", " pc", " uv"};
    g_autofree char *lower = g_utf8_casefold(name, -1);
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++)
        if (g_str_has_suffix(lower, papers[i])) {
            lower[strlen(lower) - strlen(papers[i])] = '\0';
            break;
        }
    GString *out = g_string_new(NULL);
    for (const char *p = lower; *p; p++)
        if (g_ascii_isalnum(*p) || (*p & 0x80))
            g_string_append_c(out, *p);
    return g_string_free(out, FALSE);
}

static void note_name(bx_check *c, const char *bytes, const double *box)
{
    const char *name = bytes;
    if (!is_process(name) && c->page)
        c->has_spots[c->page - 1] = true;
    if (!g_utf8_validate(bytes, -1, NULL))
        name = bx_check_copy(c, bytes);
    if (is_process(name) ||
        g_ptr_array_find_with_equal_func(c->spots, name, g_str_equal, NULL))
        return;
    g_autofree char *plain = plain_name(name);
    for (guint i = 0; i < c->spots->len; i++) {
        const char *other = g_ptr_array_index(c->spots, i);
        g_autofree char *other_plain = plain_name(other);
        if (!strcmp(plain, other_plain))
            BX_CHECK_FIND(c, spot_named_twice, box, other, NULL, name);
    }
    g_ptr_array_add(c->spots, bx_copy_text(c->arena, name, strlen(name)));
}

/* What the inks of several are by themselves, and where they are process inks all
 * together. ISO 32000-1, table 71. */
static void check_attributes(bx_check *c, const bx_space *space, const double *box)
{
    bx_document *d = c->d;
    bx_object attributes = bx_document_item(d, space->object, 4);
    bx_object colorants = bx_document_key(d, attributes, "/Colorants");
    bx_object process =
        bx_document_key(d, bx_document_key(d, attributes, "/Process"), "/ColorSpace");
    const char *const *keys = bx_document_keys(d, colorants);
    if (c->is_in_attributes) /* files may lead round in a ring */
        return;
    c->is_in_attributes = true;
    for (int i = 0; keys[i] && i < BX_SPACE_MOST; i++)
        bx_check_space(c, bx_space_read(d, bx_document_key(d, colorants, keys[i]), 0),
                       box);
    const bx_space *bad =
        process ? bx_check_space(c, bx_space_read(d, process, 0), box) : NULL;
    if (bad)
        BX_CHECK_FIND(c, spot_colour, box, bx_space_name(bad), NULL, space->inks[0]);
    c->is_in_attributes = false;
}

void bx_check_spots(bx_check *c, const bx_space *space, const double *box)
{
    for (int i = 0; i < space->n; i++)
        note_name(c, space->inks[i], box);
    const bx_space *bad = space->base ? bx_check_space(c, space->base, box) : NULL;
    if (bad && space->n)
        BX_CHECK_FIND(c, spot_colour, box, bx_space_name(bad), NULL, space->inks[0]);
    if (space->n > MOST_INKS)
        BX_CHECK_FIND(c, many_colorants, box, bx_format(c->arena, "%d", space->n),
                      bx_format(c->arena, "%d", MOST_INKS));
    if (space->kind == BX_SPACE_DEVICE_N && is_first_space(c, space))
        check_attributes(c, space, box);
    if (space->kind == BX_SPACE_SEPARATION && !is_process(space->inks[0]))
        check_description(c, space, box);
}
