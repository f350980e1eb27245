#include "press/intent.h"

#include <string.h>

/* ---- the colour profile ---- */

/* Places in the header of a profile. ICC.1:2010 §7.2. */
enum {
    SIZE = 0,
    VERSION = 8,
    CLASS = 12,
    SPACE = 16,
    SIGNATURE = 36,
    HEADER = 128,
};

static guint32 word_at(const GByteArray *icc, int at)
{
    guint32 word;
    memcpy(&word, icc->data + at, sizeof word);
    return GUINT32_FROM_BE(word);
}

static bool says(const GByteArray *icc, int at, const char *word)
{
    return !memcmp(icc->data + at, word, 4);
}

/* What is wrong with it; BX_D_COUNT: nothing. */
static bx_diag_id fault_of(const GByteArray *icc, bx_flavour flavour)
{
    /* PDF 1.4 knows profiles up to ICC.1:1999, version 2; PDF 1.6 up to 4. */
    int newest = flavour == BX_FLAVOUR_X1A ? 2 : 4;
    if (icc->len < HEADER || !says(icc, SIGNATURE, "acsp"))
        return BX_D_E_ICC_NONE;
    if (word_at(icc, SIZE) != icc->len)
        return BX_D_E_ICC_CUT;
    if (!says(icc, CLASS, "prtr") || !says(icc, SPACE, "CMYK"))
        return BX_D_E_ICC_CLASS;
    return icc->data[VERSION] > newest ? BX_D_E_ICC_NEW : BX_D_COUNT;
}

static bool load(const bx_press_profile *profile, GByteArray *icc, bx_diags *diags)
{
    if (!bx_source_read(profile->icc, icc, diags))
        return false;
    bx_diag_id fault = fault_of(icc, profile->flavour);
    if (fault != BX_D_COUNT)
        bx_diag_file(diags, fault, profile->icc, "");
    return fault == BX_D_COUNT;
}

/* ---- the intent ---- */

static void set_text(bx_document *d, bx_object dictionary, const char *key,
                     const char *text)
{
    if (text)
        qpdf_oh_replace_key(d->qpdf, dictionary, key,
                            qpdf_oh_new_unicode_string(d->qpdf, text));
}

/* The profile as a stream of its own. */
static bx_object embed(bx_document *d, const GByteArray *icc)
{
    bx_object stream = qpdf_oh_new_stream(d->qpdf);
    qpdf_oh_replace_stream_data(d->qpdf, stream, icc->data, icc->len,
                                qpdf_oh_new_null(d->qpdf), qpdf_oh_new_null(d->qpdf));
    qpdf_oh_replace_key(d->qpdf, qpdf_oh_get_dict(d->qpdf, stream), "/N",
                        qpdf_oh_new_integer(d->qpdf, 4));
    return stream;
}

bool bx_intent_add(bx_document *d, const bx_press_profile *profile, bx_diags *diags)
{
    g_autoptr(GByteArray) icc = g_byte_array_new();
    if (!load(profile, icc, diags))
        return false;
    bx_object intent = qpdf_oh_parse(d->qpdf, "<< /Type /OutputIntent /S /GTS_PDFX >>");
    set_text(d, intent, "/OutputConditionIdentifier", profile->condition.name);
    set_text(d, intent, "/OutputCondition", profile->condition.words);
    set_text(d, intent, "/RegistryName", profile->condition.registry);
    /* Needed where no registry tells what the name means. ISO 15930-7 §6.2.2. */
    set_text(d, intent, "/Info",
             profile->condition.words ? profile->condition.words
                                      : profile->condition.name);
    qpdf_oh_replace_key(d->qpdf, intent, "/DestOutputProfile", embed(d, icc));
    bx_object intents = qpdf_oh_new_array(d->qpdf);
    qpdf_oh_append_item(d->qpdf, intents, qpdf_make_indirect_object(d->qpdf, intent));
    qpdf_oh_replace_key(d->qpdf, d->root, "/OutputIntents", intents);
    return true;
}
