#include <glib.h>
#include <string.h>

#include "asset/assets.h"
#include "banxin.h"
#include "desk/lines.h"
#include "desk/lines_json.h"
#include "desk/lines_text.h"
#include "desk/specimen.h"
#include "library/data.h"
#include "library/write.h"
#include "render/pdf.h"
#include "text/profile.h"

struct banxin_lines {
    bx_arena *arena;
    bx_diags *diags;
    bx_assets *assets;
    bx_lines lines; /* of no columns where nothing could be composed */
};

/* One answer to a question of usage. False after reporting. */
static bool take_usage(banxin_lines *l, bx_usage_id id, const char *name,
                       const char *word, bx_usage *usage)
{
    if (!word || bx_usage_take(usage, id, word))
        return true;
    bx_diag(l->diags, BX_D_E_WANT_WORD, BX_NOWHERE, name, word,
            bx_usage_list(l->arena, id));
    return false;
}

static bool find_usage(banxin_lines *l, const banxin_lines_wishes *wishes,
                       bx_usage *usage)
{
    *usage = (bx_usage){0};
    if (wishes->has_hanging_marks)
        usage->uses[BX_USAGE_HANGING] = BX_USE_HANGING_YES;
    return take_usage(l, BX_USAGE_LEVEL, "level", wishes->level, usage) &&
           take_usage(l, BX_USAGE_DIGITS, "digits", wishes->digits, usage) &&
           take_usage(l, BX_USAGE_OPENING, "opening", wishes->opening, usage);
}

static const bx_profile *find_profile(banxin_lines *l, const char *tag, bx_usage usage)
{
    const bx_profile *found = tag ? bx_profile_find(tag) : bx_profile_default();
    if (found)
        return bx_profile_with(l->arena, found, usage);
    bx_diag(l->diags, BX_D_E_LANGUAGE_UNKNOWN, BX_NOWHERE, tag,
            bx_profile_list(l->arena));
    return NULL;
}

static bool find_role(banxin_lines *l, const char *name, bx_role *out)
{
    const char *known = bx_role_name((bx_role)0);
    *out = BX_ROLE_SONG;
    if (!name || bx_role_find(name, out))
        return true;
    for (int i = 1; i < BX_ROLE_COUNT; i++)
        known = bx_format(l->arena, "%s, %s", known, bx_role_name((bx_role)i));
    bx_diag(l->diags, BX_D_E_ROLE_UNKNOWN, BX_NOWHERE, name, known);
    return false;
}

/* Wishes in the units of the engine. False after reporting. */
static bool find_style(banxin_lines *l, const banxin_lines_wishes *wishes,
                       bx_lines_style *style)
{
    double size = wishes->size > 0 ? wishes->size : 10.5;
    bx_len *measures = BX_NEW_ARRAY(l->arena, wishes->n_measures, bx_len);
    for (int i = 0; i < wishes->n_measures; i++)
        measures[i] = bx_len_from_pt(wishes->measures[i] * size);
    *style = (bx_lines_style){.size = bx_len_from_pt(size),
                              .indent = bx_len_from_pt(wishes->indent * size),
                              .measures = measures,
                              .n_measures = wishes->n_measures,
                              .mode = wishes->is_vertical ? BX_VERTICAL : BX_HORIZONTAL,
                              .is_first_fit = wishes->is_first_fit};
    if (!find_usage(l, wishes, &style->usage))
        return false;
    style->profile = find_profile(l, wishes->language, style->usage);
    return find_role(l, wishes->face, &style->role) && style->profile;
}

/* A file, or what comes in. */
static const bx_source *load_or_read(banxin_lines *l, const char *path)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    if (strcmp(path, "-"))
        return bx_source_load(l->arena, path, l->diags);
    if (!bx_source_read("/dev/stdin", bytes, l->diags))
        return NULL;
    return bx_source_from_bytes(l->arena, "stdin", bytes->data, bytes->len, l->diags);
}

banxin_lines *banxin_compose(const char *path, const banxin_lines_wishes *wishes)
{
    banxin_lines *l = g_new0(banxin_lines, 1);
    l->arena = bx_arena_new();
    l->diags = bx_diags_new();
    bx_lines_style style;
    if (!find_style(l, wishes, &style))
        return l;
    const bx_source *source = load_or_read(l, path);
    g_autofree char *found = g_strdup_printf("%s/fonts", bx_data_dir(wishes->data_dir));
    if (source)
        l->assets = bx_assets_new(wishes->font_dir ? wishes->font_dir : found, l->diags);
    if (l->assets)
        l->lines = bx_lines_make(l->arena, l->assets, source, &style, l->diags);
    return l;
}

void banxin_lines_free(banxin_lines *l)
{
    if (!l)
        return;
    bx_assets_free(l->assets);
    bx_diags_free(l->diags);
    bx_arena_free(l->arena);
    g_free(l);
}

bool banxin_lines_failed(const banxin_lines *l)
{
    return bx_diags_count(l->diags, BX_ERROR) > 0;
}

char *banxin_lines_report(const banxin_lines *l, bool chinese, bool verbose)
{
    return bx_diags_text(l->diags, chinese ? BX_CHINESE : BX_ENGLISH, verbose);
}

char *banxin_lines_text(const banxin_lines *l, bool chinese)
{
    if (!l->lines.columns)
        return NULL;
    GString *text = bx_lines_text(&l->lines, chinese ? BX_CHINESE : BX_ENGLISH);
    return g_string_free(text, FALSE);
}

char *banxin_lines_json(const banxin_lines *l)
{
    return l->lines.columns ? g_string_free(bx_lines_json(&l->lines), FALSE) : NULL;
}

/* The same lines by the other fit, of which nothing is reported, or by their own. */
static bx_lines lines_by(banxin_lines *l, bool is_first_fit)
{
    if (l->lines.style.is_first_fit == is_first_fit)
        return l->lines;
    bx_lines_style style = l->lines.style;
    style.is_first_fit = is_first_fit;
    return bx_lines_make(l->arena, l->assets, l->lines.source, &style, NULL);
}

bool banxin_lines_specimen(banxin_lines *l, const char *pdf, const char *png_dir,
                           double dpi, bool chinese, int *n_pages)
{
    if (!l->lines.columns)
        return false;
    bx_lines optimum = lines_by(l, false), first_fit = lines_by(l, true);
    const bx_display *pages =
        bx_specimen_make(l->arena, l->assets, &optimum, &first_fit,
                         chinese ? BX_CHINESE : BX_ENGLISH, l->diags, n_pages);
    bx_pdf_info info = {.title = l->lines.source->name, .created = BX_NO_DATE};
    return pages &&
           (!pdf || bx_pdf_write(pages, *n_pages, l->assets, &info, pdf, l->diags)) &&
           (!png_dir || bx_library_write_pages(pages, *n_pages, l->assets,
                                               &(bx_raster_info){dpi, false, NULL},
                                               png_dir, l->diags));
}
