/* layout: what a page is like: paper, grid, type styles, headline grades, furniture,
 * limits and weights of make-up. One YAML file; read once, never changed. */
#ifndef BX_MODEL_LAYOUT_H
#define BX_MODEL_LAYOUT_H

#include "base/brand.h"
#include "base/diag.h"
#include "base/geom.h"
#include "base/ink.h"
#include "base/role.h"
#include "model/usage.h"

typedef enum {
    BX_ALIGN_JUSTIFY,
    BX_ALIGN_LEFT,
    BX_ALIGN_CENTRE,
    BX_ALIGN_RIGHT
} bx_align;

/* One way of setting type. leading: baseline to baseline; body text is on the grid
 * whatever it says. */
typedef struct {
    bx_role role;
    bx_len size, leading;
    bx_ink ink;
    bx_align align;
    bx_usage usage; /* empty in headlines */
} bx_style;

typedef enum {
    BX_STYLE_BODY,
    BX_STYLE_SUMMARY,    /* under a head, on lines of its own leading */
    BX_STYLE_PULL_QUOTE, /* between rules inside a leg, likewise */
    BX_STYLE_FACTS,      /* in a fact box, likewise */
    BX_STYLE_CROSSHEAD,
    BX_STYLE_QUOTE,
    BX_STYLE_VERSE,
    BX_STYLE_TABLE,
    BX_STYLE_NAMES, /* a list of names */
    BX_STYLE_NOTE,  /* at the item's end */
    BX_STYLE_BYLINE,
    BX_STYLE_CAPTION,
    BX_STYLE_CREDIT,
    BX_STYLE_JUMP, /* the lines that say where an item goes on, and where it began */
    BX_STYLE_FOLIO,
    BX_STYLE_MASTHEAD,      /* the name of the paper */
    BX_STYLE_MASTHEAD_LINE, /* date, number … under it */
    BX_STYLE_AD_MARK,       /* the word 广告 over an advertisement */
    BX_STYLE_COUNT
} bx_style_id;

typedef enum {
#define BX_RULE_FORM(id, name, zh) BX_RULE_##id,
#include "model/rule.def"
#undef BX_RULE_FORM
    BX_RULE_FORM_COUNT
} bx_rule_form;

typedef struct {
    bx_len width; /* of all there is of it; 0: none */
    bx_ink ink;
    bx_rule_form form;
} bx_rule;

/* A headline grade (page-rules 7–10): which items, how wide, how set. */
typedef struct {
    bool for_lead, for_others; /* at least one */
    int min_columns, max_columns;
    int cost; /* thousandths: what choosing this grade costs */
    bx_style main;
    bx_role alternate; /* the other face, for neighbours side by side (10a) */
    bx_style kicker, deck;
    bx_len white_above, white_below; /* least white around the block */
    bx_len between;                  /* between kicker, main lines and deck */
} bx_grade;

enum { BX_MAX_GRADES = 48 };

/* How the head of a group stands in its frame (page-rules 22b). */
typedef enum {
    BX_COLUMN_HEAD_BAND,  /* on a tint across the frame */
    BX_COLUMN_HEAD_RULES, /* between the frame, heavier there, and a rule */
    BX_COLUMN_HEAD_TAB,   /* on a tint at the left that is as wide as it */
} bx_column_head;

/* Page rules that cost (makeup/score.c), with their weights in thousandths. */
typedef enum {
#define BX_WEIGHT(id, name, value, reason) BX_WEIGHT_##id,
#include "model/weight.def"
#undef BX_WEIGHT
    BX_WEIGHT_COUNT
} bx_weight;

/* A line of furniture along the type area: in the middle, left and right parted by a bar,
 * or left, middle and right by two, with {fields} (field.h). */
typedef struct {
    bool is_on;
    bx_len distance;          /* its rule from the type area */
    const char *left, *right; /* on left-hand pages, which have even numbers, and right */
    bx_span at;
} bx_page_line;

enum { BX_MAX_MASTHEAD_TEXTS = 6 };

/* Where the guide to the pages inside (导读) stands on page one. */
typedef enum {
    BX_GUIDE_BAR, /* under the masthead, as wide as the page */
    BX_GUIDE_EAR, /* beside it */
} bx_guide_place;

typedef struct {
    const char *name;           /* "tabloid": the file's base name */
    const char *title;          /* 四开小报 */
    const char *extends;        /* the layout it is laid over, or NULL */
    const struct bx_yaml *root; /* all it says, as one mapping */
    bool is_spread;             /* of two facing pages as one */
    bool is_centre;             /* of the column between two facing pages */
    bx_span span;               /* the file */

    bx_len paper_width, paper_height; /* trimmed size */
    bx_rect type_area;                /* 版心: columns wide, lines high */
    bool is_mirrored; /* it stands there on right-hand pages, and on left-hand ones as far
                         from the other side */
    int columns;
    int measure_chars; /* 字 of body size in one column */
    bx_len measure;    /* one column = measure_chars × body size */
    bx_len gap;        /* between columns */
    int lines;         /* of the grid */
    bx_len leading;    /* one step of the grid */
    bx_span fold;      /* where it asks that no head or picture stands across the middle
                          of the paper's height; source NULL: it does not */
    bool interlocks; /* may a page be five regions that no cut parts from edge to edge? */

    bx_style styles[BX_STYLE_COUNT];
    int indent_chars; /* of a paragraph's first line, in 字 */
    bx_grade grades[BX_MAX_GRADES];
    int n_grades;

    struct {
        int narrowest, widest; /* percent of their width that glyphs may have (10c) */
        int tracking;          /* percent of the size that gaps may open */
    } head_fit;
    const char *words; /* a file of words never split, beside the layout; or NULL */

    struct {
        int crop_percent; /* at most so much of the width or height is cut off */
        int min_lines;    /* a picture is at least this high */
        int max_columns;
        bx_len gap;  /* picture to caption, and caption to text */
        int min_ppi; /* fewer at final size: a warning */
    } picture;

    bx_rule column_rule, cutoff_rule; /* between columns of an item or items; between
                                         blocks */
    bx_rule box_rule;                 /* round an item */
    bx_rule facts_rule;               /* round a fact box; 0: it stands on a tint */

    struct {
        bx_grade head; /* its main style and white alone */
        bx_column_head style;
        bx_ink tint;
        bx_rule border;
        bx_len inset;     /* least room from the border to the text at its sides */
        const char *mark; /* before each item of briefs; "": none */
    } group;

    struct {
        bx_len leave, carry;   /* of a column: the least that stays, and that goes on */
        const char *to, *from; /* what the two lines say; {page} is the number of the
                                  other page */
    } jump;

    bx_page_line folio, foot; /* on every page but the first; on all pages */
    struct {
        int lines;   /* of the grid that it takes on page one */
        int columns; /* that it stands on, from the left; beside it is the ear (报眼) */
        const char
            *texts[BX_MAX_MASTHEAD_TEXTS]; /* lines under the name, with {fields} */
        int n_texts;
        bx_span texts_at;
        const char *logo; /* the name as a picture: path to open; NULL: set in type */
        bx_span logo_at;
    } masthead;
    struct {
        const char *head;
        bx_guide_place place;
        int columns; /* BAR: entries side by side */
    } guide;

    bx_brands brands; /* what colours of drawings are printed with */

    int weights[BX_WEIGHT_COUNT];
} bx_layout;

/* What the layout says of two facing pages as one sheet (通版): twice the columns on
 * twice the width, the fold in the gap between the middle ones, and what its `spread` has
 * otherwise. NULL after reporting at `asked_at` that it says nothing, or where it is
 * wrong. In the arena, and in that of the layout. */
const bx_layout *bx_layout_spread(bx_arena *arena, const bx_layout *layout,
                                  bx_span asked_at, bx_diags *diags);

/* What it says of the column between two facing pages (中缝), its `centre-column` over
 * what it says of pages: one column, as many lines as stand beside their type area. Its
 * x is from the left of a sheet of both. NULL after reporting, likewise. */
const bx_layout *bx_layout_centre(bx_arena *arena, const bx_layout *layout,
                                  bx_span asked_at, bx_diags *diags);

/* By path, or by name: folder/NAME.yaml, folder/layouts/NAME.yaml, then each of
 * `paths` (closed by NULL). A layout that extends another finds that one likewise, from
 * the folder of its own file. NULL after reporting. */
const bx_layout *bx_layout_find(bx_arena *arena, const char *name, const char *folder,
                                const char *const *paths, bx_span asked_at,
                                bx_diags *diags);
const bx_layout *bx_layout_read(bx_arena *arena, const bx_source *source,
                                const char *const *paths, bx_diags *diags);

/* The file of that name, there or not where it is a path; NULL: none. To be freed. */
char *bx_layout_path(const char *name, const char *folder, const char *const *paths);
/* The names that there are in the folders of `paths`: texts, freed with the array. */
GPtrArray *bx_layout_names(const char *const *paths);
/* Reports that there is none, with what there is in `paths`, and in the layouts/ of
 * `folder`, which may be NULL. */
void bx_layout_not_found(const char *name, const char *folder, const char *const *paths,
                         bx_span asked_at, bx_diags *diags);

/* Every layout in the folders of `paths`, smallest paper first, ties by name; of one name
 * the first. */
int bx_layout_list(bx_arena *arena, const char *const *paths, const bx_layout ***out,
                   bx_diags *diags);
/* The sheets among them: layouts that stand on their own. */
int bx_layout_list_sheets(bx_arena *arena, const char *const *paths,
                          const bx_layout ***out, bx_diags *diags);

#endif
