#include <string.h>

#include "press/check_rule.h"

enum {
    ICC_HEAD = 128,  /* [bytes] */
    ICC_VERSION = 8, /* where it stands */
    ICC_TAG = 12,
    MOST_TAGS = 1000,
    MOST_ICC = 1 << 25 /* [bytes] */
};

static guint32 word(const guint8 *bytes, size_t at)
{
    return (guint32)bytes[at] << 24 | (guint32)bytes[at + 1] << 16 |
           (guint32)bytes[at + 2] << 8 | bytes[at + 3];
}

/* Do the head and the table of tags keep within the bytes, and is there what turns the
 * device's colours into others (ICC.1:2010, 7)? */
static bool is_whole_icc(const guint8 *bytes, size_t n)
{
    if (n < ICC_HEAD + 4 || word(bytes, 0) > n || memcmp(bytes + 36, "acsp", 4))
        return false;
    guint32 n_tags = word(bytes, ICC_HEAD);
    bool has_table = false;
    if (n_tags > MOST_TAGS || ICC_HEAD + 4 + (size_t)n_tags * ICC_TAG > n)
        return false;
    for (guint32 i = 0; i < n_tags; i++) {
        const guint8 *tag = bytes + ICC_HEAD + 4 + i * ICC_TAG;
        if ((guint64)word(tag, 4) + word(tag, 8) > n)
            return false;
        has_table = has_table || !memcmp(tag, "A2B0", 4);
    }
    return has_table || memcmp(bytes + 12, "prtr", 4);
}

/* Four letters of a profile, as far as they are letters. */
static const char *letters(bx_check *c, const guint8 *bytes)
{
    char *text = bx_copy_text(c->arena, (const char *)bytes, 4);
    for (int i = 0; i < 4; i++)
        if (!g_ascii_isprint(text[i]))
            text[i] = '?';
    return g_strchomp(text);
}

/* PDF 1.4 knows profiles up to ICC.1:1999, version 2; PDF 1.6 up to 4. */
static int newest_icc(const bx_check *c)
{
    return c->limits->flavour == BX_FLAVOUR_X1A ? 2 : 4;
}

static void check_profile(bx_check *c, bx_object stream)
{
    g_autoptr(GByteArray) icc = g_byte_array_new();
    int left;
    bx_filter_end end = bx_document_stream(c->d, stream, MOST_ICC, icc, &left);
    double n = bx_document_number(c->d, bx_document_key(c->d, stream, "/N"), 0);
    if (end != BX_FILTER_DONE || !is_whole_icc(icc->data, icc->len))
        BX_CHECK_FIND(c, intent_damaged, NULL, NULL);
    else if (memcmp(icc->data + 12, "prtr", 4) || memcmp(icc->data + 16, "CMYK", 4))
        BX_CHECK_FIND(c, intent_class, NULL,
                      bx_format(c->arena, "%s %s", letters(c, icc->data + 12),
                                letters(c, icc->data + 16)));
    else if (n != 4)
        BX_CHECK_FIND(c, intent_damaged, NULL, NULL);
    else if (icc->data[ICC_VERSION] > newest_icc(c))
        BX_CHECK_FIND(c, intent_version, NULL,
                      bx_format(c->arena, "%d", icc->data[ICC_VERSION]),
                      bx_format(c->arena, "%d", newest_icc(c)));
}

/* The one for PDF/X; else 0, and *kind is what the first one is for. */
static bx_object find_intent(bx_check *c, bx_object intents, const char **kind)
{
    int n = bx_document_length(c->d, intents);
    for (int i = 0; i < n; i++) {
        bx_object intent = bx_document_item(c->d, intents, i);
        const char *name = bx_document_name(c->d, bx_document_key(c->d, intent, "/S"));
        if (name && !strcmp(name, "GTS_PDFX"))
            return intent;
        if (!*kind)
            *kind = name ? name : "?";
    }
    return 0;
}

/* Does it name a condition that everybody knows the profile of? ISO 15930-4 §6.2.2; a
 * house's own names, Custom above all, are none. */
static bool is_registered(bx_check *c, bx_object intent)
{
    const char *registry =
        bx_document_text(c->d, bx_document_key(c->d, intent, "/RegistryName"));
    const char *name = bx_document_text(
        c->d, bx_document_key(c->d, intent, "/OutputConditionIdentifier"));
    return registry && !strcmp(registry, BX_ICC_REGISTRY) && name && *name &&
           g_ascii_strcasecmp(name, "Custom");
}

/* Was the file made for a press of another kind? Of names that registries have alone: a
 * house may call the same one as it likes. */
static bool is_other(bx_check *c, bx_object intent, const char *name)
{
    return c->limits->condition && is_registered(c, intent) &&
           g_ascii_strcasecmp(name, c->limits->condition);
}

/* There is one condition that the file was made for. ISO 15930-7 §6.2.2. */
static int count_intents(bx_check *c, bx_object intents)
{
    int n = 0;
    for (int i = 0; i < bx_document_length(c->d, intents); i++) {
        bx_object intent = bx_document_item(c->d, intents, i);
        n += bx_document_is_name(c->d, bx_document_key(c->d, intent, "/S"), "GTS_PDFX");
    }
    return n;
}

void bx_check_intent(bx_check *c)
{
    const char *kind = NULL;
    bx_object intents = bx_document_key(c->d, c->d->root, "/OutputIntents");
    bx_object intent = find_intent(c, intents, &kind);
    if (!intent && kind)
        BX_CHECK_FIND(c, intent_kind, NULL, kind);
    else if (!intent)
        BX_CHECK_FIND(c, no_intent, NULL, NULL);
    if (!intent)
        return;
    if (count_intents(c, intents) > 1)
        BX_CHECK_FIND(c, two_intents, NULL, NULL);
    bx_object profile = bx_document_key(c->d, intent, "/DestOutputProfile");
    const char *name = bx_document_text(
        c->d, bx_document_key(c->d, intent, "/OutputConditionIdentifier"));
    const char *words = bx_document_text(c->d, bx_document_key(c->d, intent, "/Info"));
    if (!name || !*name)
        BX_CHECK_FIND(c, intent_condition, NULL, NULL);
    else if (is_other(c, intent, name))
        BX_CHECK_FIND(c, intent_other, NULL, name, c->limits->condition);
    if (name && *name && !is_registered(c, intent) && (!words || !*words))
        BX_CHECK_FIND(c, intent_words, NULL, NULL);
    if (profile)
        check_profile(c, profile);
    else if (c->limits->flavour != BX_FLAVOUR_X1A || !is_registered(c, intent))
        BX_CHECK_FIND(c, intent_profile, NULL, NULL);
}
