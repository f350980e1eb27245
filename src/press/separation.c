#include "press/separation.h"

bx_object bx_resources_of(bx_document *d, bx_object resources, const char *kind)
{
    bx_object found = bx_document_key(d, resources, kind);
    if (found)
        return found;
    qpdf_oh_replace_key(d->qpdf, resources, kind, qpdf_oh_new_dictionary(d->qpdf));
    return bx_document_key(d, resources, kind);
}

/* A name with what PDF wants of other bytes than letters and digits as #xx. */
static char *escaped_name(const char *name)
{
    GString *out = g_string_new("/");
    for (; *name; name++)
        if (g_ascii_isalnum(*name))
            g_string_append_c(out, *name);
        else
            g_string_append_printf(out, "#%02X", (unsigned)(unsigned char)*name);
    return g_string_free(out, FALSE);
}

static char *text_of(const bx_plate *plate)
{
    g_autofree char *name = escaped_name(plate->spot);
    return g_strdup_printf("[ /Separation %s /DeviceCMYK << /FunctionType 2 "
                           "/Domain [0 1] /C0 [0 0 0 0] /C1 [%d.%02d %d.%02d %d.%02d "
                           "%d.%02d] /N 1 >> ]",
                           name, plate->c / 100, plate->c % 100, plate->m / 100,
                           plate->m % 100, plate->y / 100, plate->y % 100, plate->k / 100,
                           plate->k % 100);
}

void bx_separation_add(bx_document *d, bx_object resources, const char *name,
                       const bx_plate *plate)
{
    g_autofree char *text = text_of(plate);
    qpdf_oh_replace_key(d->qpdf, bx_resources_of(d, resources, "/ColorSpace"), name,
                        qpdf_oh_parse(d->qpdf, text));
}

static void add_state(bx_document *d, bx_object resources, bool fills, bool strokes)
{
    g_autofree char *text =
        g_strdup_printf("<< /Type /ExtGState /OP %s /op %s /OPM 1 >>",
                        strokes ? "true" : "false", fills ? "true" : "false");
    qpdf_oh_replace_key(d->qpdf, bx_resources_of(d, resources, "/ExtGState"),
                        bx_recolour_state_name(fills, strokes),
                        qpdf_oh_parse(d->qpdf, text));
}

void bx_resources_add_needs(bx_document *d, bx_object resources,
                            const bx_recolour_needs *needs,
                            const bx_press_profile *profile)
{
    char name[16];
    for (int fills = 0; fills < 2; fills++)
        for (int strokes = 0; strokes < 2; strokes++)
            if (needs->states[fills][strokes])
                add_state(d, resources, fills, strokes);
    for (int ink = 0; ink < BX_INK_COUNT; ink++)
        if (needs->spaces[ink])
            bx_separation_add(d, resources, bx_recolour_space_name(name, (bx_ink)ink),
                              &profile->plates[ink]);
}
