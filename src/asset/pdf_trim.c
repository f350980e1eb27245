#include "asset/pdf_trim.h"

#include <glib.h>
#include <qpdf/qpdf-c.h>

enum { MOST_DEPTH = 50 /* of the tree of pages */ };

static bool read_box(qpdf_data q, qpdf_oh array, double box[4])
{
    double v[4];
    if (!qpdf_oh_is_array(q, array) || qpdf_oh_get_array_n_items(q, array) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(q, array, i);
        if (!qpdf_oh_is_number(q, item))
            return false;
        v[i] = qpdf_oh_get_numeric_value(q, item);
    }
    for (int i = 0; i < 2; i++) {
        box[i] = MIN(v[i], v[i + 2]);
        box[i + 2] = MAX(v[i], v[i + 2]);
    }
    return true;
}

/* Inherited from the tree, unlike the box. */
static int read_turns(qpdf_data q, qpdf_oh node)
{
    for (int i = 0; i < MOST_DEPTH && qpdf_oh_is_dictionary(q, node); i++) {
        qpdf_oh rotate = qpdf_oh_get_key(q, node, "/Rotate");
        if (qpdf_oh_is_integer(q, rotate)) {
            int turns = (int)(qpdf_oh_get_int_value(q, rotate) / 90 % 4);
            return turns < 0 ? turns + 4 : turns;
        }
        node = qpdf_oh_get_key(q, node, "/Parent");
    }
    return 0;
}

bool bx_pdf_trim_read(const void *bytes, size_t n, int page, bx_pdf_trim *trim)
{
    bool is_found = false;
    qpdf_data q = qpdf_init();
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    qpdf_silence_errors(q);
    qpdf_set_attempt_recovery(q, QPDF_FALSE);
    if (!(qpdf_read_memory(q, "advertisement", bytes, n, NULL) & QPDF_ERRORS) &&
        page <= qpdf_get_num_pages(q)) {
        qpdf_oh object = qpdf_get_page_n(q, (size_t)page - 1);
        is_found = read_box(q, qpdf_oh_get_key(q, object, "/TrimBox"), trim->box);
        trim->turns = read_turns(q, object);
    }
    bool is_sound = !qpdf_has_error(q);
    if (!is_sound)
        qpdf_get_error(q); /* what nobody asks for it prints itself */
    qpdf_cleanup(&q);
    return is_found && is_sound;
}
