#include "press/intent.h"

/* ---- the colour profile ---- */

enum { VERSION = 8 }; /* where it stands in a profile. ICC.1:2010 §7.2 */

/* PDF 1.4 knows profiles up to ICC.1:1999, version 2; PDF 1.6 up to 4. */
static bool is_known(const bx_icc *icc, bx_flavour flavour)
{
    size_t n;
    return bx_icc_bytes(icc, &n)[VERSION] <= (flavour == BX_FLAVOUR_X1A ? 2 : 4);
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
static bx_object embed(bx_document *d, const bx_icc *icc)
{
    size_t n;
    const unsigned char *bytes = bx_icc_bytes(icc, &n);
    bx_object stream = qpdf_oh_new_stream(d->qpdf);
    qpdf_oh_replace_stream_data(d->qpdf, stream, bytes, n, qpdf_oh_new_null(d->qpdf),
                                qpdf_oh_new_null(d->qpdf));
    qpdf_oh_replace_key(d->qpdf, qpdf_oh_get_dict(d->qpdf, stream), "/N",
                        qpdf_oh_new_integer(d->qpdf, 4));
    return stream;
}

bool bx_intent_add(bx_document *d, const bx_press_profile *profile, const bx_icc *icc,
                   bx_diags *diags)
{
    if (!is_known(icc, profile->flavour)) {
        bx_diag_file(diags, BX_D_E_ICC_NEW, profile->icc, "");
        return false;
    }
    bx_object intent = qpdf_oh_parse(d->qpdf, "<< /Type /OutputIntent /S /GTS_PDFX >>");
    set_text(d, intent, "/OutputConditionIdentifier", profile->condition.name);
    set_text(d, intent, "/OutputCondition", profile->condition.words);
    set_text(d, intent, "/RegistryName", profile->condition.registry);
    /* Needed where no registry tells what the name means. ISO 15930-7 §6.2.2. */
    set_text(d, intent, "/Info",
             profile->condition.words ? profile->condition.words
                                      : profile->condition.name);
    if (!profile->condition.not_embedded.source)
        qpdf_oh_replace_key(d->qpdf, intent, "/DestOutputProfile", embed(d, icc));
    bx_object intents = qpdf_oh_new_array(d->qpdf);
    qpdf_oh_append_item(d->qpdf, intents, qpdf_make_indirect_object(d->qpdf, intent));
    qpdf_oh_replace_key(d->qpdf, d->root, "/OutputIntents", intents);
    return true;
}
