#include "model/layout_reader.h"

bx_len_rule bx_layout_lengths(const bx_layout_reader *r, bx_len min, bx_len max)
{
    return (bx_len_rule){.em = r->layout->styles[BX_STYLE_BODY].size,
                         .line = r->layout->leading,
                         .min = min,
                         .max = max};
}

const bx_yaml *bx_layout_section(const bx_layout_reader *r, const bx_yaml *map,
                                 bx_key key, bx_key_map inside)
{
    const bx_yaml *value = bx_keys_find(map, key);
    return value && bx_keys_check(value, inside, r->diags) ? value : NULL;
}

const bx_yaml *bx_layout_needed(const bx_layout_reader *r, const bx_yaml *map, bx_key key,
                                bx_key_map inside)
{
    if (!bx_keys_find(map, key))
        bx_keys_missing(map, key, r->diags);
    return bx_layout_section(r, map, key, inside);
}

void bx_layout_need_len(const bx_layout_reader *r, const bx_yaml *map, bx_key key,
                        const bx_len_rule *rule, bx_len *out)
{
    if (!bx_keys_find(map, key))
        bx_keys_missing(map, key, r->diags);
    else
        bx_keys_len(map, key, rule, out, r->diags);
}

void bx_layout_need_int(const bx_layout_reader *r, const bx_yaml *map, bx_key key,
                        int min, int max, int *out)
{
    if (!bx_keys_find(map, key))
        bx_keys_missing(map, key, r->diags);
    else
        bx_keys_int(map, key, min, max, out, r->diags);
}
