#include <glib.h>

#include "desk/caption.h"
#include "desk/pictures.h"
#include "library/edition.h"
#include "model/issue.h"
#include "render/contact_sheet.h"

static bx_picture_list pictures_of(banxin_edition *e)
{
    return bx_pictures_list(e->arena, e->assets, e->issue, &e->made, NULL);
}

char *banxin_pictures_text(banxin_edition *e, bool chinese)
{
    if (!e->issue || !bx_library_open(e))
        return NULL;
    bx_picture_list list = pictures_of(e);
    GString *text = bx_pictures_text(e->arena, &list, e->assets, e->made.layout,
                                     bx_library_tongue(chinese));
    return g_string_free(text, FALSE);
}

static bool add_picture(banxin_edition *e, bx_contact_sheet *sheet,
                        const bx_picture_row *row, bx_tongue tongue)
{
    bx_setting plain = {.assets = e->assets, .arena = e->arena, .diags = e->diags};
    bx_setting setting = e->made.n_pages ? bx_edition_setting(&e->made, 0) : plain;
    const char *words =
        bx_picture_words(e->arena, row, e->assets, e->made.layout, tongue);
    bx_display picture = bx_picture_display(e->arena, e->assets, row);
    bx_display caption = bx_caption_make(&setting, words, picture.width);
    return bx_contact_sheet_add(sheet, &picture, &caption, e->assets, e->diags);
}

bool banxin_write_picture_sheet(banxin_edition *e, const char *path, bool chinese)
{
    enum { ACROSS = 4, WIDTH = 400 }; /* [pixels] */
    if (!e->issue || !bx_library_open(e))
        return false;
    bx_picture_list list = pictures_of(e);
    bx_contact_sheet *sheet = bx_contact_sheet_new(ACROSS, WIDTH);
    bool ok = true, is_empty = true;
    for (int i = 0; i < list.n && ok; i++) {
        if (list.rows[i].image < 0)
            continue;
        ok = add_picture(e, sheet, &list.rows[i], bx_library_tongue(chinese));
        is_empty = false;
    }
    ok = ok && (is_empty || bx_contact_sheet_write(sheet, path, e->diags));
    bx_contact_sheet_free(sheet);
    return ok;
}
