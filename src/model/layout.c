#include "model/layout.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "model/brand.h"
#include "model/keys.h"
#include "model/layout_check.h"
#include "model/layout_extend.h"
#include "model/layout_furniture.h"
#include "model/layout_spread.h"

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    bx_layout *layout;
} reader;

/* What a style is where the file says nothing: its size as a percentage of the body's. */
static const struct {
    bx_role role;
    int percent;
    bx_align align;
} default_styles[BX_STYLE_COUNT] = {
    [BX_STYLE_BODY] = {BX_ROLE_SONG, 100, BX_ALIGN_JUSTIFY},
    [BX_STYLE_SUMMARY] = {BX_ROLE_KAI, 100, BX_ALIGN_JUSTIFY},
    [BX_STYLE_PULL_QUOTE] = {BX_ROLE_KAI, 150, BX_ALIGN_CENTRE},
    [BX_STYLE_FACTS] = {BX_ROLE_SONG, 86, BX_ALIGN_JUSTIFY},
    [BX_STYLE_CROSSHEAD] = {BX_ROLE_HEI, 100, BX_ALIGN_LEFT},
    [BX_STYLE_QUOTE] = {BX_ROLE_KAI, 100, BX_ALIGN_JUSTIFY},
    [BX_STYLE_VERSE] = {BX_ROLE_KAI, 100, BX_ALIGN_LEFT},
    [BX_STYLE_TABLE] = {BX_ROLE_SONG, 86, BX_ALIGN_LEFT},
    [BX_STYLE_NAMES] = {BX_ROLE_KAI, 100, BX_ALIGN_LEFT},
    [BX_STYLE_NOTE] = {BX_ROLE_SONG, 86, BX_ALIGN_JUSTIFY},
    [BX_STYLE_BYLINE] = {BX_ROLE_FANGSONG, 100, BX_ALIGN_RIGHT},
    [BX_STYLE_CAPTION] = {BX_ROLE_KAI, 86, BX_ALIGN_JUSTIFY},
    [BX_STYLE_CREDIT] = {BX_ROLE_FANGSONG, 86, BX_ALIGN_RIGHT},
    [BX_STYLE_JUMP] = {BX_ROLE_KAI, 100, BX_ALIGN_RIGHT},
    [BX_STYLE_FOLIO] = {BX_ROLE_HEI, 86, BX_ALIGN_LEFT},
    [BX_STYLE_MASTHEAD] = {BX_ROLE_SONG_HEAVY, 450, BX_ALIGN_CENTRE},
    [BX_STYLE_MASTHEAD_LINE] = {BX_ROLE_FANGSONG, 86, BX_ALIGN_CENTRE},
    [BX_STYLE_AD_MARK] = {BX_ROLE_HEI, 80, BX_ALIGN_RIGHT},
};

static const int default_weights[BX_WEIGHT_COUNT] = {
#define BX_WEIGHT(id, name, value, reason) value,
#include "model/weight.def"
#undef BX_WEIGHT
};

/* Line distances where none is given, in percent of the size: Chinese heads are set
 * close, small type a little wider. */
enum { HEAD_LEADING = 120, TEXT_LEADING = 133, MAX_COST = 1000000 };

enum { MOST_COLUMNS = 12 };

/* A column head is a little larger than the body, and has so much room above and below it
 * in its tint, in percent of its size. */
enum { GROUP_HEAD_PERCENT = 133, GROUP_HEAD_PAD = 40 };

static const bx_len smallest_type = 4 * BX_PT, largest_type = 400 * BX_PT;

static bx_len_rule lengths(const reader *r, bx_len min, bx_len max)
{
    return (bx_len_rule){.em = r->layout->styles[BX_STYLE_BODY].size,
                         .line = r->layout->leading,
                         .min = min,
                         .max = max};
}

/* The mapping under a key, its own keys checked; NULL when it is not there. */
static const bx_yaml *section(const reader *r, const bx_yaml *map, bx_key key,
                              bx_key_map inside)
{
    const bx_yaml *value = bx_keys_find(map, key);
    return value && bx_keys_check(value, inside, r->diags) ? value : NULL;
}

static const bx_yaml *needed(const reader *r, const bx_yaml *map, bx_key key,
                             bx_key_map inside)
{
    if (!bx_keys_find(map, key))
        bx_keys_missing(map, key, r->diags);
    return section(r, map, key, inside);
}

static void need_len(const reader *r, const bx_yaml *map, bx_key key,
                     const bx_len_rule *rule, bx_len *out)
{
    if (!bx_keys_find(map, key))
        bx_keys_missing(map, key, r->diags);
    else
        bx_keys_len(map, key, rule, out, r->diags);
}

static void need_int(const reader *r, const bx_yaml *map, bx_key key, int min, int max,
                     int *out)
{
    if (!bx_keys_find(map, key))
        bx_keys_missing(map, key, r->diags);
    else
        bx_keys_int(map, key, min, max, out, r->diags);
}

static void read_paper(const reader *r, const bx_yaml *root)
{
    const bx_yaml *paper = needed(r, root, BX_KEY_LAYOUT_PAPER, BX_MAP_PAPER);
    bx_len_rule rule = {
        .bare_is_mm = true, .min = bx_len_from_mm(50), .max = bx_len_from_mm(1500)};
    if (!paper)
        return;
    need_len(r, paper, BX_KEY_PAPER_WIDTH, &rule, &r->layout->paper_width);
    need_len(r, paper, BX_KEY_PAPER_HEIGHT, &rule, &r->layout->paper_height);
    r->layout->paper_width *= r->layout->is_spread ? 2 : 1;
}

static void read_face(const reader *r, const bx_yaml *map, bx_key key, bx_role *out)
{
    bx_word words[BX_ROLE_COUNT];
    for (int i = 0; i < BX_ROLE_COUNT; i++)
        words[i] = (bx_word){bx_role_name((bx_role)i), bx_role_zh((bx_role)i)};
    int found;
    if (bx_keys_word(map, key, words, BX_ROLE_COUNT, &found, r->diags))
        *out = (bx_role)found;
}

static void read_align(const reader *r, const bx_yaml *map, bx_align *out)
{
    static const bx_word words[] = {[BX_ALIGN_JUSTIFY] = {"justify", "两端"},
                                    [BX_ALIGN_LEFT] = {"left", "左"},
                                    [BX_ALIGN_CENTRE] = {"centre", "中"},
                                    [BX_ALIGN_RIGHT] = {"right", "右"}};
    int found;
    if (bx_keys_word(map, BX_KEY_STYLE_ALIGN, words, G_N_ELEMENTS(words), &found,
                     r->diags))
        *out = (bx_align)found;
}

static void read_leading(const reader *r, const bx_yaml *style, int percent,
                         bx_style *out)
{
    bx_len_rule rule = lengths(r, out->size, 4 * largest_type);
    rule.whole = out->size;
    out->leading = bx_len_scale(out->size, percent, 100);
    bx_keys_len(style, BX_KEY_STYLE_LEADING, &rule, &out->leading, r->diags);
}

/* Over what *out holds already. */
static void read_style(const reader *r, const bx_yaml *style, int leading_percent,
                       bx_style *out)
{
    bx_len_rule sizes = {.em = r->layout->styles[BX_STYLE_BODY].size,
                         .min = smallest_type,
                         .max = largest_type};
    read_face(r, style, BX_KEY_STYLE_FACE, &out->role);
    bx_keys_len(style, BX_KEY_STYLE_SIZE, &sizes, &out->size, r->diags);
    read_leading(r, style, leading_percent, out);
    bx_ink_read(style, BX_KEY_STYLE_INK, &out->ink, r->diags);
    read_align(r, style, &out->align);
}

/* A style of the body, or of what stands about it. */
static void read_text_style(const reader *r, const bx_yaml *style, bx_style *out)
{
    read_style(r, style, TEXT_LEADING, out);
    bx_usage_read(style, BX_KEY_STYLE_HANGING, &out->usage, r->diags);
}

/* First of all: 字 in every other length is the size of the body. */
static void read_body(const reader *r, const bx_yaml *styles)
{
    bx_style *body = &r->layout->styles[BX_STYLE_BODY];
    *body = (bx_style){.role = BX_ROLE_SONG, .size = bx_len_from_pt(10.5)};
    if (!styles)
        return;
    const bx_yaml *map = needed(r, styles, BX_KEY_STYLES_BODY, BX_MAP_STYLE);
    if (!map)
        return;
    read_text_style(r, map, body);
    if (!bx_keys_find(map, BX_KEY_STYLE_SIZE))
        bx_keys_missing(map, BX_KEY_STYLE_SIZE, r->diags);
}

static void read_styles(const reader *r, const bx_yaml *styles)
{
    bx_style *of = r->layout->styles;
    of[BX_STYLE_BODY].leading = r->layout->leading;
    for (int i = BX_STYLE_BODY + 1; i < BX_STYLE_COUNT; i++) {
        bx_len size =
            bx_len_scale(of[BX_STYLE_BODY].size, default_styles[i].percent, 100);
        of[i] = (bx_style){.role = default_styles[i].role,
                           .size = size,
                           .leading = bx_len_scale(size, TEXT_LEADING, 100),
                           .align = default_styles[i].align,
                           .usage = of[BX_STYLE_BODY].usage};
        const bx_yaml *map =
            styles ? section(r, styles, (bx_key)(BX_KEY_STYLES_BODY + i), BX_MAP_STYLE)
                   : NULL;
        if (map)
            read_text_style(r, map, &of[i]);
    }
}

/* By the margin at the spine, or the one away from it, as right-hand pages have them. */
static void mirror_type_area(const reader *r, const bx_yaml *grid,
                             const bx_len_rule *rule)
{
    bx_layout *l = r->layout;
    bx_len margin;
    const bx_yaml *outer = bx_keys_find(grid, BX_KEY_GRID_OUTER);
    bool has_inner = bx_keys_len(grid, BX_KEY_GRID_INNER, rule, &margin, r->diags);
    if (has_inner && outer)
        bx_diag(r->diags, BX_D_E_GRID_MARGINS, outer->span, "");
    else if (has_inner)
        l->type_area.x = margin;
    else if (bx_keys_len(grid, BX_KEY_GRID_OUTER, rule, &margin, r->diags))
        l->type_area.x = l->paper_width - l->type_area.w - margin;
    else
        return;
    l->is_mirrored = true;
}

static void place_type_area(const reader *r, const bx_yaml *grid)
{
    bx_layout *l = r->layout;
    bx_rect *area = &l->type_area;
    l->measure = l->measure_chars * l->styles[BX_STYLE_BODY].size;
    area->w = l->columns * l->measure + (l->columns - 1) * l->gap;
    area->h = l->lines * l->leading;
    area->x = (l->paper_width - area->w) / 2;
    area->y = (l->paper_height - area->h) / 2;
    bx_len_rule rule = lengths(r, 0, bx_len_from_mm(1500));
    rule.bare_is_mm = true;
    bx_keys_len(grid, BX_KEY_GRID_TOP, &rule, &area->y, r->diags);
    if (l->is_spread)
        return; /* both margins are outer ones: it stands in the middle */
    bx_keys_len(grid, BX_KEY_GRID_LEFT, &rule, &area->x, r->diags);
    mirror_type_area(r, grid, &rule);
}

/* A spread has twice the columns of one of its pages. */
static void read_grid_columns(const reader *r, const bx_yaml *grid)
{
    bx_layout *l = r->layout;
    need_int(r, grid, BX_KEY_GRID_COLUMNS, 1, MOST_COLUMNS, &l->columns);
    if (!l->is_spread)
        return;
    l->columns *= 2;
    if (l->columns > MOST_COLUMNS)
        bx_diag(r->diags, BX_D_E_SPREAD_COLUMNS, grid->span, BX_INT(l->columns / 2),
                BX_INT(l->columns), BX_INT(MOST_COLUMNS));
}

static void read_fold(const reader *r, const bx_yaml *grid)
{
    bool is_kept = false;
    if (bx_keys_bool(grid, BX_KEY_GRID_FOLD, &is_kept, r->diags) && is_kept)
        r->layout->fold = bx_keys_find(grid, BX_KEY_GRID_FOLD)->span;
}

static void read_grid(const reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    const bx_yaml *grid = needed(r, root, BX_KEY_LAYOUT_GRID, BX_MAP_GRID);
    bx_len size = l->styles[BX_STYLE_BODY].size;
    bx_len_rule leading = {.em = size, .whole = size, .min = size, .max = 4 * size};
    bx_len_rule gap = {.em = size, .min = 0, .max = 10 * size};
    l->gap = size;
    l->indent_chars = 2;
    if (!grid)
        return;
    read_grid_columns(r, grid);
    need_int(r, grid, BX_KEY_GRID_MEASURE, 4, 80, &l->measure_chars);
    need_int(r, grid, BX_KEY_GRID_LINES, 10, 400, &l->lines);
    need_len(r, grid, BX_KEY_GRID_LEADING, &leading, &l->leading);
    bx_keys_len(grid, BX_KEY_GRID_GAP, &gap, &l->gap, r->diags);
    bx_keys_int(grid, BX_KEY_GRID_INDENT, 0, 8, &l->indent_chars, r->diags);
    read_fold(r, grid);
    place_type_area(r, grid);
}

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

static void read_columns(const reader *r, const bx_yaml *map, bx_grade *grade)
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

static void read_audience(const reader *r, const bx_yaml *map, bx_grade *grade)
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
static bx_len small_size(const reader *r, bx_len main)
{
    return MAX(main / 2, r->layout->styles[BX_STYLE_BODY].size);
}

static void read_white(const reader *r, const bx_yaml *map, bx_grade *grade)
{
    bx_len_rule rule = lengths(r, 0, 20 * r->layout->leading);
    grade->white_above = r->layout->leading / 2;
    grade->white_below = r->layout->leading / 2;
    grade->between = r->layout->leading / 4;
    bx_keys_len(map, BX_KEY_GRADE_WHITE_ABOVE, &rule, &grade->white_above, r->diags);
    bx_keys_len(map, BX_KEY_GRADE_WHITE_BELOW, &rule, &grade->white_below, r->diags);
    bx_keys_len(map, BX_KEY_GRADE_BETWEEN, &rule, &grade->between, r->diags);
}

static void read_head_style(const reader *r, const bx_yaml *grade, bx_key key,
                            bx_style *style)
{
    const bx_yaml *map = section(r, grade, key, BX_MAP_HEAD_STYLE);
    style->leading = bx_len_scale(style->size, HEAD_LEADING, 100);
    if (map)
        read_style(r, map, HEAD_LEADING, style);
}

static bool add_grade(const reader *r, const bx_grade *grade, const bx_yaml *at)
{
    if (r->layout->n_grades == BX_MAX_GRADES) {
        bx_diag(r->diags, BX_D_E_GRADES_MANY, at->span, BX_INT(BX_MAX_GRADES));
        return false;
    }
    r->layout->grades[r->layout->n_grades++] = *grade;
    return true;
}

/* One row of `sizes`: the grade again, at other sizes and another cost. */
static bool read_size(const reader *r, const bx_yaml *row, bx_grade grade,
                      bool kicker_follows, bool deck_follows)
{
    bx_len_rule rule = lengths(r, smallest_type, largest_type);
    if (!bx_keys_check(row, BX_MAP_SIZE, r->diags))
        return true;
    bx_len main = grade.main.size;
    need_len(r, row, BX_KEY_SIZE_MAIN, &rule, &main);
    bx_len kicker = kicker_follows ? small_size(r, main) : grade.kicker.size;
    bx_len deck = deck_follows ? small_size(r, main) : grade.deck.size;
    bx_keys_len(row, BX_KEY_SIZE_KICKER, &rule, &kicker, r->diags);
    bx_keys_len(row, BX_KEY_SIZE_DECK, &rule, &deck, r->diags);
    bx_keys_int(row, BX_KEY_SIZE_COST, 0, MAX_COST, &grade.cost, r->diags);
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

static void read_head_styles(const reader *r, const bx_yaml *map, bx_grade *grade)
{
    grade->main = (bx_style){.role = BX_ROLE_SONG_HEAVY,
                             .size = 2 * r->layout->styles[BX_STYLE_BODY].size,
                             .align = BX_ALIGN_CENTRE};
    read_head_style(r, map, BX_KEY_GRADE_MAIN, &grade->main);
    bx_style small = {.role = BX_ROLE_KAI,
                      .size = small_size(r, grade->main.size),
                      .align = grade->main.align};
    grade->kicker = small;
    grade->deck = small;
    grade->deck.role = BX_ROLE_FANGSONG;
    read_head_style(r, map, BX_KEY_GRADE_KICKER, &grade->kicker);
    read_head_style(r, map, BX_KEY_GRADE_DECK, &grade->deck);
    grade->alternate = grade->main.role;
    read_face(r, map, BX_KEY_GRADE_ALTERNATE, &grade->alternate);
}

/* One entry of `headlines`; false when the table is full. */
static bool read_grade(const reader *r, const bx_yaml *map)
{
    if (!bx_keys_check(map, BX_MAP_GRADE, r->diags))
        return true;
    bx_grade grade = {0};
    read_audience(r, map, &grade);
    read_columns(r, map, &grade);
    bx_keys_int(map, BX_KEY_GRADE_COST, 0, MAX_COST, &grade.cost, r->diags);
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

static void read_headlines(const reader *r, const bx_yaml *root)
{
    if (!bx_keys_find(root, BX_KEY_LAYOUT_HEADLINES))
        bx_keys_missing(root, BX_KEY_LAYOUT_HEADLINES, r->diags);
    const bx_yaml *list = bx_keys_list(root, BX_KEY_LAYOUT_HEADLINES, r->diags);
    for (int i = 0; list && i < list->n; i++)
        if (!read_grade(r, list->values[i]))
            return;
}

static void read_head_fit(const reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    l->head_fit.narrowest = 90;
    l->head_fit.widest = 110;
    l->head_fit.tracking = 20;
    const bx_yaml *map = section(r, root, BX_KEY_LAYOUT_HEAD_FIT, BX_MAP_HEAD_FIT);
    if (!map)
        return;
    bx_keys_int(map, BX_KEY_HEAD_FIT_NARROWEST, 60, 100, &l->head_fit.narrowest,
                r->diags);
    bx_keys_int(map, BX_KEY_HEAD_FIT_WIDEST, 100, 150, &l->head_fit.widest, r->diags);
    bx_keys_int(map, BX_KEY_HEAD_FIT_TRACKING, 0, 100, &l->head_fit.tracking, r->diags);
}

/* A file named from the folder of the file that names it, or words.txt beside the layout.
 */
static void read_words(const reader *r, const bx_yaml *root)
{
    const char *name = NULL;
    bool is_named = bx_keys_text(root, BX_KEY_LAYOUT_WORDS, &name, r->diags);
    bx_span named_at =
        is_named ? bx_keys_find(root, BX_KEY_LAYOUT_WORDS)->span : r->layout->span;
    g_autofree char *folder = g_path_get_dirname(named_at.source->name);
    bool is_alone = is_named && (g_path_is_absolute(name) || !strcmp(folder, "."));
    g_autofree char *path =
        is_alone ? g_strdup(name)
                 : g_build_filename(folder, is_named ? name : "words.txt", NULL);
    if (is_named || g_file_test(path, G_FILE_TEST_IS_REGULAR))
        r->layout->words = bx_copy_text(r->arena, path, strlen(path));
}

static void read_pictures(const reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    l->picture.crop_percent = 15;
    l->picture.min_lines = 6;
    l->picture.max_columns = l->columns;
    l->picture.gap = l->leading / 2;
    l->picture.min_ppi = 150;
    const bx_yaml *map = section(r, root, BX_KEY_LAYOUT_PICTURES, BX_MAP_LAYOUT_PICTURE);
    if (!map)
        return;
    bx_len_rule gap = lengths(r, 0, 4 * l->leading);
    bx_keys_int(map, BX_KEY_LAYOUT_PICTURE_CROP, 0, 60, &l->picture.crop_percent,
                r->diags);
    bx_keys_int(map, BX_KEY_LAYOUT_PICTURE_MIN_LINES, 2, MAX(l->lines, 2),
                &l->picture.min_lines, r->diags);
    bx_keys_int(map, BX_KEY_LAYOUT_PICTURE_MAX_COLUMNS, 1, MAX(l->columns, 1),
                &l->picture.max_columns, r->diags);
    bx_keys_len(map, BX_KEY_LAYOUT_PICTURE_GAP, &gap, &l->picture.gap, r->diags);
    bx_keys_int(map, BX_KEY_LAYOUT_PICTURE_MIN_PPI, 36, 1200, &l->picture.min_ppi,
                r->diags);
}

static void read_rule(const reader *r, const bx_yaml *rules, bx_key key, bx_rule *out)
{
    static const bx_word forms[] = {
#define BX_RULE_FORM(id, name, zh) {name, zh},
#include "model/rule.def"
#undef BX_RULE_FORM
    };
    const bx_yaml *map = section(r, rules, key, BX_MAP_RULE);
    bx_len_rule rule = {.min = 0, .max = 12 * BX_PT};
    int form;
    if (!map)
        return;
    bx_keys_len(map, BX_KEY_RULE_WIDTH, &rule, &out->width, r->diags);
    bx_ink_read(map, BX_KEY_RULE_INK, &out->ink, r->diags);
    if (bx_keys_word(map, BX_KEY_RULE_FORM, forms, G_N_ELEMENTS(forms), &form, r->diags))
        out->form = (bx_rule_form)form;
}

static void read_rules(const reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    const bx_yaml *rules = section(r, root, BX_KEY_LAYOUT_RULES, BX_MAP_RULES);
    l->box_rule.width = BX_PT * 3 / 4;
    if (!rules)
        return;
    read_rule(r, rules, BX_KEY_RULES_COLUMN, &l->column_rule);
    read_rule(r, rules, BX_KEY_RULES_CUTOFF, &l->cutoff_rule);
    read_rule(r, rules, BX_KEY_RULES_BOX, &l->box_rule);
    read_rule(r, rules, BX_KEY_RULES_FACTS, &l->facts_rule);
}

static void read_column_head(const reader *r, const bx_yaml *map)
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
static void set_group_head(const reader *r)
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

static void read_groups(const reader *r, const bx_yaml *root)
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
    main->leading = bx_len_scale(main->size, HEAD_LEADING, 100);
    const bx_yaml *map = section(r, root, BX_KEY_LAYOUT_GROUPS, BX_MAP_GROUPS);
    if (map) {
        bx_len_rule inset = lengths(r, 0, l->measure / 4);
        read_head_style(r, map, BX_KEY_GROUPS_HEAD, main);
        read_column_head(r, map);
        read_rule(r, map, BX_KEY_GROUPS_BORDER, &l->group.border);
        bx_keys_len(map, BX_KEY_GROUPS_INSET, &inset, &l->group.inset, r->diags);
        bx_keys_text(map, BX_KEY_GROUPS_MARK, &l->group.mark, r->diags);
    }
    set_group_head(r);
}

/* A line without a number sends the reader nowhere. */
static void read_jump_line(const reader *r, const bx_yaml *map, bx_key key,
                           const char **out)
{
    const char *text;
    if (!bx_keys_text(map, key, &text, r->diags))
        return;
    if (strstr(text, "{page}"))
        *out = text;
    else
        bx_diag(r->diags, BX_D_E_JUMP_LINE, bx_keys_find(map, key)->span,
                bx_key_name(key), text);
}

/* Rule 24: leave at least 10 cm, carry at least 15 cm. */
static void read_jumps(const reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    l->jump.leave = bx_len_from_mm(100);
    l->jump.carry = bx_len_from_mm(150);
    l->jump.to = "（下转第{page}版）";
    l->jump.from = "（上接第{page}版）";
    const bx_yaml *map = section(r, root, BX_KEY_LAYOUT_JUMPS, BX_MAP_JUMPS);
    if (!map)
        return;
    bx_len_rule rule = lengths(r, l->leading, bx_len_from_mm(1500));
    rule.bare_is_mm = true;
    bx_keys_len(map, BX_KEY_JUMPS_LEAVE, &rule, &l->jump.leave, r->diags);
    bx_keys_len(map, BX_KEY_JUMPS_CARRY, &rule, &l->jump.carry, r->diags);
    read_jump_line(r, map, BX_KEY_JUMPS_TO, &l->jump.to);
    read_jump_line(r, map, BX_KEY_JUMPS_FROM, &l->jump.from);
}

static void read_weights(const reader *r, const bx_yaml *root)
{
    int *weights = r->layout->weights;
    memcpy(weights, default_weights, sizeof default_weights);
    const bx_yaml *map = section(r, root, BX_KEY_LAYOUT_WEIGHTS, BX_MAP_WEIGHTS);
    for (int i = 0; map && i < BX_WEIGHT_COUNT; i++)
        bx_keys_int(map, (bx_key)(BX_KEY_WEIGHTS_PLACE + i), 0, MAX_COST, &weights[i],
                    r->diags);
}

/* "layouts/tabloid.yaml" → "tabloid". */
static const char *name_of(bx_arena *arena, const char *path)
{
    g_autofree char *base = g_path_get_basename(path);
    const char *dot = strrchr(base, '.');
    return bx_copy_text(arena, base,
                        dot && dot != base ? (size_t)(dot - base) : strlen(base));
}

static void read_root(const reader *r, const bx_yaml *root)
{
    r->layout->title = r->layout->name;
    bx_keys_text(root, BX_KEY_LAYOUT_TITLE, &r->layout->title, r->diags);
    bx_keys_text(root, BX_KEY_LAYOUT_EXTENDS, &r->layout->extends, r->diags);
    bx_keys_bool(root, BX_KEY_LAYOUT_INTERLOCK, &r->layout->interlocks, r->diags);
    const bx_yaml *styles = needed(r, root, BX_KEY_LAYOUT_STYLES, BX_MAP_STYLES);
    read_body(r, styles);
    read_paper(r, root);
    read_grid(r, root);
    read_styles(r, styles);
    read_headlines(r, root);
    read_head_fit(r, root);
    read_pictures(r, root);
    read_rules(r, root);
    read_groups(r, root);
    read_jumps(r, root);
    bx_layout_read_furniture(r->arena, root, r->layout, r->diags);
    bx_brands_read(root, &r->layout->brands, r->diags);
    read_weights(r, root);
}

/* Reads all that the mapping says; false after reporting. */
static bool read_whole(bx_arena *arena, const bx_yaml *root, bx_layout *layout,
                       bx_diags *diags)
{
    int errors = bx_diags_count(diags, BX_ERROR);
    reader r = {arena, diags, layout};
    layout->root = root;
    read_root(&r, root);
    read_words(&r, root);
    if (bx_diags_count(diags, BX_ERROR) == errors)
        bx_layout_check(layout, root, diags);
    return bx_diags_count(diags, BX_ERROR) == errors;
}

const bx_layout *bx_layout_spread(bx_arena *arena, const bx_layout *layout,
                                  bx_span asked_at, bx_diags *diags)
{
    const bx_yaml *spread = bx_keys_find(layout->root, BX_KEY_LAYOUT_SPREAD);
    if (!spread) {
        bx_diag(diags, BX_D_E_SPREAD_NONE, asked_at, layout->name);
        return NULL;
    }
    const bx_yaml *root = bx_layout_spread_root(arena, layout->root, spread, diags);
    bx_layout *own = BX_NEW(arena, bx_layout);
    own->name = layout->name;
    own->span = layout->span;
    own->is_spread = true;
    return root && read_whole(arena, root, own, diags) ? own : NULL;
}

const bx_layout *bx_layout_read(bx_arena *arena, const bx_source *source,
                                const char *const *paths, bx_diags *diags)
{
    const bx_yaml *root = bx_yaml_read(arena, source, 0, source->length, diags);
    if (!root || !bx_keys_check(root, BX_MAP_LAYOUT, diags))
        return NULL;
    root = bx_layout_extend(arena, root, paths, diags);
    if (!root)
        return NULL;
    bx_layout *layout = BX_NEW(arena, bx_layout);
    layout->name = name_of(arena, source->name);
    layout->span = bx_span_of_file(source);
    return read_whole(arena, root, layout, diags) ? layout : NULL;
}
