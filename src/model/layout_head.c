#include <glib.h>
#include <stdlib.h>

#include "model/layout_reader.h"

/* "3", "2-4", "2至4". */
static bool parse_columns(const char *text, int *min, int *max)
{
    g_autoptr(GRegex) form =
        g_regex_new("^([0-9]{1,2})(?: *(?:-|–|—|~|～|至) *([0-9]{1,2}))?$", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(form, text, 0, &match))
        return false;
    g_autofree char *from = g_match_info_fetch(match, 1);
    g_autofree char *to = g_match_info_fetch(match, 2);
    *min = atoi(from);
    *max = to && *to ? atoi(to) : *min;
    return *min >= 1 && *min <= *max;
}

static void read_columns(const bx_layout_reader *r, const bx_yaml *map, bx_grade *grade)
{
    const char *text = NULL;
    grade->min_columns = 1;
    grade->max_columns = r->layout->columns;
    if (!bx_keys_find(map, BX_KEY_GRADE_COLUMNS))
        bx_keys_missing(map, BX_KEY_GRADE_COLUMNS, r->diags);
    if (!bx_keys_text(map, BX_KEY_GRADE_COLUMNS, &text, r->diags))
        return;
    int min, max;
    bool is_range = parse_columns(text, &min, &max);
    if (is_range && max <= r->layout->columns) {
        grade->min_columns = min;
        grade->max_columns = max;
        return;
    }
    if (r->layout->columns)
        bx_diag(r->diags, BX_D_E_GRADE_COLUMNS,
                bx_keys_find(map, BX_KEY_GRADE_COLUMNS)->span, text,
                BX_INT(r->layout->columns));
}

static void read_audience(const bx_layout_reader *r, const bx_yaml *map, bx_grade *grade)
{
    static const bx_word words[] = {
        {"all", "全部"}, {"lead", "头条"}, {"others", "其他"}};
    int found = 0;
    bx_keys_word(map, BX_KEY_GRADE_FOR, words, G_N_ELEMENTS(words), &found, r->diags);
    grade->for_lead = found != 2;
    grade->for_others = found != 1;
}

/* A line of the headline at a size, over its style. The leading of the style is a share
 * of its size and follows it. */
static bx_style resized(bx_style style, bx_len size)
{
    style.leading = bx_len_scale(style.leading, size, style.size);
    style.size = size;
    return style;
}

/* Half the main line, but never under the body (page-rules 8). */
static bx_len small_size(const bx_layout_reader *r, bx_len main)
{
    return MAX(main / 2, r->layout->styles[BX_STYLE_BODY].size);
}

static void read_white(const bx_layout_reader *r, const bx_yaml *map, bx_grade *grade)
{
    bx_len_rule rule = bx_layout_lengths(r, 0, 20 * r->layout->leading);
    grade->white_above = r->layout->leading / 2;
    grade->white_below = r->layout->leading / 2;
    grade->between = r->layout->leading / 4;
    bx_keys_len(map, BX_KEY_GRADE_WHITE_ABOVE, &rule, &grade->white_above, r->diags);
    bx_keys_len(map, BX_KEY_GRADE_WHITE_BELOW, &rule, &grade->white_below, r->diags);
    bx_keys_len(map, BX_KEY_GRADE_BETWEEN, &rule, &grade->between, r->diags);
}

static bool add_grade(const bx_layout_reader *r, const bx_grade *grade, const bx_yaml *at)
{
    if (r->layout->n_grades == BX_MAX_GRADES) {
        bx_diag(r->diags, BX_D_E_GRADES_MANY, at->span, BX_INT(BX_MAX_GRADES));
        return false;
    }
    r->layout->grades[r->layout->n_grades++] = *grade;
    return true;
}

/* One row of `sizes`: the grade again, at other sizes and another cost. */
static bool read_size(const bx_layout_reader *r, const bx_yaml *row, bx_grade grade,
                      bool kicker_follows, bool deck_follows)
{
    bx_len_rule rule = bx_layout_lengths(r, BX_SMALLEST_TYPE, BX_LARGEST_TYPE);
    if (!bx_keys_check(row, BX_MAP_SIZE, r->diags))
        return true;
    bx_len main = grade.main.size;
    bx_layout_need_len(r, row, BX_KEY_SIZE_MAIN, &rule, &main);
    bx_len kicker = kicker_follows ? small_size(r, main) : grade.kicker.size;
    bx_len deck = deck_follows ? small_size(r, main) : grade.deck.size;
    bx_keys_len(row, BX_KEY_SIZE_KICKER, &rule, &kicker, r->diags);
    bx_keys_len(row, BX_KEY_SIZE_DECK, &rule, &deck, r->diags);
    bx_keys_int(row, BX_KEY_SIZE_COST, 0, BX_MAX_COST, &grade.cost, r->diags);
    grade.main = resized(grade.main, main);
    grade.kicker = resized(grade.kicker, kicker);
    grade.deck = resized(grade.deck, deck);
    return add_grade(r, &grade, row);
}

static bool gives_size(const bx_yaml *grade, bx_key key)
{
    const bx_yaml *style = bx_keys_find(grade, key);
    return style && bx_keys_find(style, BX_KEY_STYLE_SIZE);
}

static void read_head_styles(const bx_layout_reader *r, const bx_yaml *map,
                             bx_grade *grade)
{
    grade->main = (bx_style){.role = BX_ROLE_SONG_HEAVY,
                             .size = 2 * r->layout->styles[BX_STYLE_BODY].size,
                             .align = BX_ALIGN_CENTRE};
    bx_layout_read_head_style(r, map, BX_KEY_GRADE_MAIN, &grade->main);
    bx_style small = {.role = BX_ROLE_KAI,
                      .size = small_size(r, grade->main.size),
                      .align = grade->main.align};
    grade->kicker = small;
    grade->deck = small;
    grade->deck.role = BX_ROLE_FANGSONG;
    bx_layout_read_head_style(r, map, BX_KEY_GRADE_KICKER, &grade->kicker);
    bx_layout_read_head_style(r, map, BX_KEY_GRADE_DECK, &grade->deck);
    grade->alternate = grade->main.role;
    bx_layout_read_face(r, map, BX_KEY_GRADE_ALTERNATE, &grade->alternate);
}

/* One entry of `headlines`; false when the table is full. */
static bool read_grade(const bx_layout_reader *r, const bx_yaml *map)
{
    if (!bx_keys_check(map, BX_MAP_GRADE, r->diags))
        return true;
    bx_grade grade = {0};
    read_audience(r, map, &grade);
    read_columns(r, map, &grade);
    bx_keys_int(map, BX_KEY_GRADE_COST, 0, BX_MAX_COST, &grade.cost, r->diags);
    read_head_styles(r, map, &grade);
    read_white(r, map, &grade);
    const bx_yaml *sizes = bx_keys_list(map, BX_KEY_GRADE_SIZES, r->diags);
    if (!sizes) {
        if (!gives_size(map, BX_KEY_GRADE_MAIN))
            bx_keys_missing(map, BX_KEY_GRADE_SIZES, r->diags);
        return add_grade(r, &grade, map);
    }
    bool kicker_follows = !gives_size(map, BX_KEY_GRADE_KICKER);
    bool deck_follows = !gives_size(map, BX_KEY_GRADE_DECK);
    for (int i = 0; i < sizes->n; i++)
        if (!read_size(r, sizes->values[i], grade, kicker_follows, deck_follows))
            return false;
    return true;
}

void bx_layout_read_headlines(const bx_layout_reader *r, const bx_yaml *root)
{
    if (!bx_keys_find(root, BX_KEY_LAYOUT_HEADLINES))
        bx_keys_missing(root, BX_KEY_LAYOUT_HEADLINES, r->diags);
    const bx_yaml *list = bx_keys_list(root, BX_KEY_LAYOUT_HEADLINES, r->diags);
    for (int i = 0; list && i < list->n; i++)
        if (!read_grade(r, list->values[i]))
            return;
}

void bx_layout_read_head_fit(const bx_layout_reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    l->head_fit.narrowest = 90;
    l->head_fit.widest = 110;
    l->head_fit.tracking = 20;
    const bx_yaml *map =
        bx_layout_section(r, root, BX_KEY_LAYOUT_HEAD_FIT, BX_MAP_HEAD_FIT);
    if (!map)
        return;
    bx_keys_int(map, BX_KEY_HEAD_FIT_NARROWEST, 60, 100, &l->head_fit.narrowest,
                r->diags);
    bx_keys_int(map, BX_KEY_HEAD_FIT_WIDEST, 100, 150, &l->head_fit.widest, r->diags);
    bx_keys_int(map, BX_KEY_HEAD_FIT_TRACKING, 0, 100, &l->head_fit.tracking, r->diags);
}
