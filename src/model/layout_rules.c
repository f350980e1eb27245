#include <glib.h>

#include "model/brand.h"
#include "model/layout_reader.h"

/* A column head is a little larger than the body, and has so much room above and below it
 * in its tint, in percent of its size. */
enum { GROUP_HEAD_PERCENT = 133, GROUP_HEAD_PAD = 40 };

static void read_rule(const bx_layout_reader *r, const bx_yaml *rules, bx_key key,
                      bx_rule *out)
{
    static const bx_word forms[] = {
#define BX_RULE_FORM(id, name, zh) {name, zh},
#include "model/rule.def"
#undef BX_RULE_FORM
    };
    const bx_yaml *map = bx_layout_section(r, rules, key, BX_MAP_RULE);
    bx_len_rule rule = {.min = 0, .max = 12 * BX_PT};
    int form;
    if (!map)
        return;
    bx_keys_len(map, BX_KEY_RULE_WIDTH, &rule, &out->width, r->diags);
    bx_ink_read(map, BX_KEY_RULE_INK, &out->ink, r->diags);
    if (bx_keys_word(map, BX_KEY_RULE_FORM, forms, G_N_ELEMENTS(forms), &form, r->diags))
        out->form = (bx_rule_form)form;
}

void bx_layout_read_rules(const bx_layout_reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    const bx_yaml *rules = bx_layout_section(r, root, BX_KEY_LAYOUT_RULES, BX_MAP_RULES);
    l->box_rule.width = BX_PT * 3 / 4;
    if (!rules)
        return;
    read_rule(r, rules, BX_KEY_RULES_COLUMN, &l->column_rule);
    read_rule(r, rules, BX_KEY_RULES_CUTOFF, &l->cutoff_rule);
    read_rule(r, rules, BX_KEY_RULES_BOX, &l->box_rule);
    read_rule(r, rules, BX_KEY_RULES_FACTS, &l->facts_rule);
}

static void read_column_head(const bx_layout_reader *r, const bx_yaml *map)
{
    static const bx_word words[] = {[BX_COLUMN_HEAD_BAND] = {"band", "底条"},
                                    [BX_COLUMN_HEAD_RULES] = {"rules", "线"},
                                    [BX_COLUMN_HEAD_TAB] = {"tab", "角标"}};
    int found;
    if (bx_keys_word(map, BX_KEY_GROUPS_STYLE, words, G_N_ELEMENTS(words), &found,
                     r->diags))
        r->layout->group.style = (bx_column_head)found;
    bx_ink_read(map, BX_KEY_GROUPS_TINT, &r->layout->group.tint, r->diags);
}

/* Room for the frame's upper rule, and for the tint or rule on either side of the type.
 */
static void set_group_head(const bx_layout_reader *r)
{
    bx_grade *head = &r->layout->group.head;
    bx_len pad = bx_len_scale(head->main.size, GROUP_HEAD_PAD, 100);
    head->for_lead = head->for_others = true;
    head->min_columns = 1;
    head->max_columns = r->layout->columns;
    head->alternate = head->main.role;
    head->kicker = head->deck = head->main;
    head->white_above = r->layout->leading / 2 + pad;
    head->white_below = pad;
}

void bx_layout_read_groups(const bx_layout_reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    bx_len size = l->styles[BX_STYLE_BODY].size;
    l->group.tint = BX_INK_TINT;
    l->group.border = (bx_rule){.width = BX_PT / 2, .ink = BX_INK_BLACK};
    l->group.inset = size / 2;
    l->group.mark = "";
    bx_style *main = &l->group.head.main;
    *main = (bx_style){.role = BX_ROLE_HEI,
                       .size = bx_len_scale(size, GROUP_HEAD_PERCENT, 100),
                       .align = BX_ALIGN_CENTRE};
    main->leading = bx_len_scale(main->size, BX_HEAD_LEADING, 100);
    const bx_yaml *map = bx_layout_section(r, root, BX_KEY_LAYOUT_GROUPS, BX_MAP_GROUPS);
    if (map) {
        bx_len_rule inset = bx_layout_lengths(r, 0, l->measure / 4);
        bx_layout_read_head_style(r, map, BX_KEY_GROUPS_HEAD, main);
        read_column_head(r, map);
        read_rule(r, map, BX_KEY_GROUPS_BORDER, &l->group.border);
        bx_keys_len(map, BX_KEY_GROUPS_INSET, &inset, &l->group.inset, r->diags);
        bx_keys_text(map, BX_KEY_GROUPS_MARK, &l->group.mark, r->diags);
    }
    set_group_head(r);
}
