#include "desk/caption.h"

#include "makeup/measure.h"

/* Of the page's width: the size of type, and the height of the strip. */
enum { SIZE_SHARE = 28, HEIGHT_SHARE = 17 };

bx_display bx_caption_make(const bx_setting *setting, const char *words, bx_len width)
{
    bx_display_builder out = {.arena = setting->arena};
    bx_len height = width / HEIGHT_SHARE;
    bx_style type = {.role = BX_ROLE_HEI,
                     .size = width / SIZE_SHARE,
                     .ink = BX_INK_BLACK,
                     .align = BX_ALIGN_LEFT};
    bx_point at = {type.size / 2, bx_baseline_in(height, type.size)};
    bx_set_note(setting, words, &type, INT32_MAX / 4, (bx_frame){at, BX_HORIZONTAL},
                &out);
    return (bx_display){.width = width,
                        .height = height,
                        .number = 1,
                        .label = "1",
                        .ops = out.ops,
                        .n_ops = out.n};
}
