#include "asset/subset.h"

#include <hb-subset.h>

static hb_subset_input_t *wish(const hb_set_t *gids)
{
    static const hb_tag_t dropped[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
        HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
        HB_TAG('V', 'O', 'R', 'G'), HB_TAG('v', 'm', 't', 'x'),
        HB_TAG('v', 'h', 'e', 'a'),
    };
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_set(hb_subset_input_glyph_set(input), gids);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(drop, dropped[i]);
    return input;
}

bool bx_subset_make(const bx_face *face, const hb_set_t *gids, bx_subset *out)
{
    *out = (bx_subset){0};
    hb_subset_input_t *input = wish(gids);
    hb_subset_plan_t *plan =
        input ? hb_subset_plan_create_or_fail(hb_font_get_face(face->font), input) : NULL;
    hb_face_t *small = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (small) {
        out->blob = hb_face_reference_blob(small);
        out->new_gid = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
    }
    hb_face_destroy(small);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return out->blob;
}

void bx_subset_clear(bx_subset *subset)
{
    hb_blob_destroy(subset->blob);
    hb_map_destroy(subset->new_gid);
    *subset = (bx_subset){0};
}
