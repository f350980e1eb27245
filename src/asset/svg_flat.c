#include "asset/svg_flat.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

static bool is_name(qpdf_data q, qpdf_oh object, const char *name)
{
    return qpdf_oh_is_name(q, object) && !strcmp(qpdf_oh_get_name(q, object), name);
}

static bool has_key(qpdf_data q, qpdf_oh dictionary, const char *key)
{
    return !qpdf_oh_is_null(q, qpdf_oh_get_key(q, dictionary, key));
}

/* Is what is not there, or a number of 1: opaque? */
static bool is_one(qpdf_data q, qpdf_oh object)
{
    return qpdf_oh_is_null(q, object) ||
           (qpdf_oh_is_number(q, object) && qpdf_oh_get_numeric_value(q, object) >= 1);
}

/* A graphics state. ISO 32000-1 §8.4.5. */
static bool is_opaque(qpdf_data q, qpdf_oh state)
{
    qpdf_oh mask = qpdf_oh_get_key(q, state, "/SMask");
    qpdf_oh blend = qpdf_oh_get_key(q, state, "/BM");
    return is_one(q, qpdf_oh_get_key(q, state, "/ca")) &&
           is_one(q, qpdf_oh_get_key(q, state, "/CA")) &&
           (qpdf_oh_is_null(q, mask) || is_name(q, mask, "/None")) &&
           (qpdf_oh_is_null(q, blend) || is_name(q, blend, "/Normal"));
}

static bool are_opaque(qpdf_data q, qpdf_oh states)
{
    if (!qpdf_oh_is_dictionary(q, states))
        return true;
    bool are_all = true;
    qpdf_oh_begin_dict_key_iter(q, states);
    while (qpdf_oh_dict_more_keys(q)) {
        qpdf_oh state = qpdf_oh_get_key(q, states, qpdf_oh_dict_next_key(q));
        are_all &= qpdf_oh_is_dictionary(q, state) && is_opaque(q, state);
    }
    return are_all;
}

/* A font drawn glyph by glyph: of bitmaps, or colours. */
static bool is_drawn_font(qpdf_data q, qpdf_oh subtype)
{
    return is_name(q, subtype, "/Type3");
}

static bool is_flat(qpdf_data q, qpdf_oh object)
{
    qpdf_oh dictionary =
        qpdf_oh_is_stream(q, object) ? qpdf_oh_get_dict(q, object) : object;
    if (!qpdf_oh_is_dictionary(q, dictionary))
        return true;
    qpdf_oh subtype = qpdf_oh_get_key(q, dictionary, "/Subtype");
    return !is_name(q, subtype, "/Image") && !is_name(q, subtype, "/Form") &&
           !is_drawn_font(q, subtype) && !has_key(q, dictionary, "/PatternType") &&
           !has_key(q, dictionary, "/ShadingType") &&
           are_opaque(q, qpdf_oh_get_key(q, dictionary, "/ExtGState"));
}

bool bx_svg_is_flat(const void *pdf, size_t n)
{
    qpdf_data q = qpdf_init();
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    qpdf_silence_errors(q);
    bool is_it = !(qpdf_read_memory(q, "drawing", pdf, n, NULL) & QPDF_ERRORS);
    int n_objects = 0;
    if (is_it)
        n_objects = qpdf_oh_get_int_value_as_int(
            q, qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Size"));
    for (int id = 1; id < n_objects; id++)
        is_it &= is_flat(q, qpdf_get_object_by_id(q, id, 0));
    is_it &= !qpdf_has_error(q);
    if (qpdf_has_error(q))
        qpdf_get_error(q); /* what nobody asks for it prints itself */
    qpdf_cleanup(&q);
    return is_it;
}
