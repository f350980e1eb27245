/* item: one piece of copy, whatever file it came from: its parts in reading order, its
 * pictures. Made by the readers, never changed afterwards. */
#ifndef BX_MODEL_ITEM_H
#define BX_MODEL_ITEM_H

#include <stdbool.h>

#include "base/chars.h"
#include "model/usage.h"

typedef enum {
    BX_PART_KICKER,   /* 引题 */
    BX_PART_HEADLINE, /* 主题; a space in it is a soft break (page-rules 10b) */
    BX_PART_DECK,     /* 副题 */
    BX_PART_SUMMARY,  /* 提要: under the head, in type of its own */
    BX_PART_RUN_IN,   /* head of an item of briefs: opens the paragraph behind it */
    BX_PART_DATELINE, /* 本报讯　（记者 …）: run in before the first paragraph */
    BX_PART_PARAGRAPH,  /* one paragraph of the body */
    BX_PART_CROSSHEAD,  /* 小标题 inside the body */
    BX_PART_QUOTE,      /* one paragraph of a quotation */
    BX_PART_LIST,       /* one item of a list, its mark included */
    BX_PART_VERSE,      /* one line of a poem */
    BX_PART_CELL,       /* of a table; empty cells are no parts */
    BX_PART_NAME,       /* of a list of names 名单 */
    BX_PART_BYLINE,     /* 署名 at the end, with its brackets */
    BX_PART_ORIGIN,     /* 来源 line, after the byline */
    BX_PART_NOTE,       /* at the item's end, its label included */
    BX_PART_PULL_QUOTE, /* 引语, between rules inside a leg */
    BX_PART_FACTS_HEAD, /* of the fact box 资料框 */
    BX_PART_FACT,       /* a paragraph in it */
    BX_PART_CAPTION,    /* 图说 of a picture */
    BX_PART_CREDIT,     /* 供图, 摄影 */
    BX_PART_KIND_COUNT
} bx_part_kind;

typedef struct {
    bx_part_kind kind;
    bx_chars text; /* not empty; no space at either end; one line */
    int picture;   /* CAPTION and CREDIT: index into pictures */
    int mark;    /* LIST and NOTE: characters of the mark or label the text begins with */
    bool starts; /* LIST, CELL, NAME: the first of its list, table or names; VERSE: of
                    its stanza */
    bool is_head;    /* CELL: in the row that heads the table */
    int row, column; /* CELL: from 0 */
    bool goes_on;    /* PARAGRAPH: it began on another page (jump.h) */
} bx_part;

/* What must stay in a crop, in percent of width and height from the upper left: a box, or
 * a point where its sides are one. */
typedef struct {
    int left, top, right, bottom;
} bx_focus;

static const bx_focus BX_FOCUS_CENTRE = {50, 50, 50, 50};

/* How a file came to its item. */
typedef enum {
    BX_PAIRED_NAMED,      /* the item, or the command line, names it */
    BX_PAIRED_BY_NAME,    /* it is named after the copy */
    BX_PAIRED_BY_CAPTION, /* the caption in it is the item's */
    BX_PAIRED_IN_COPY,    /* it stands in the copy itself */
} bx_pairing;

typedef struct {
    const char *file; /* path to open; NULL: caption without a picture */
    bx_focus focus;   /* the centre unless given */
    bx_span span;     /* where it was named, or its caption */
    bx_pairing pairing;
} bx_picture;

typedef enum {
#define BX_SETTING(id, name, zh) BX_SETTING_##id,
#include "model/setting.def"
#undef BX_SETTING
    BX_SETTING_COUNT
} bx_item_setting;

enum {
    BX_MAX_PRIORITY = 999,
    BX_MAX_PAGE = 999,
    BX_LONG_SUMMARY = 120, /* 字: about four lines under a head of three columns */
};

typedef struct bx_group bx_group;

/* What stands on a page in a block of its own. Only copy has rank, and rules of the page:
 * all else is of one size, and drawn by what it holds. */
typedef enum {
    BX_ITEM_COPY,
    BX_ITEM_ADVERTISEMENT, /* 广告: `ad` says its size, its file is the only picture */
    BX_ITEM_FILLER,        /* 补白: text, or a picture as an advertisement has it */
    BX_ITEM_FURNITURE,     /* part of a masthead, a guide: made by make-up */
} bx_item_kind;

typedef enum {
#define BX_BOX(id, name, zh) BX_BOX_##id,
#include "model/box.def"
#undef BX_BOX
    BX_BOX_COUNT
} bx_item_box;

typedef struct bx_item {
    bx_item_kind kind;
    const char *name;                 /* for reports: "b3" or the item file's base name */
    const struct bx_item *stands_for; /* of an edition: the item whose place it takes, by
                                         whose name it is known, too; or NULL */
    bx_span span;
    const char *language; /* BCP 47 tag, as it was written; NULL: not given */
    bx_span language_at;  /* where */
    bx_item_setting setting;
    bx_item_box box;
    bx_usage usage;       /* over that of the layout's styles */
    int priority;         /* 1 leads; ties keep the order of the file */
    const char *section;  /* 版别, or NULL */
    int page;             /* the page it must stand on; 0: any */
    const bx_part *parts; /* reading order: kicker, headline, deck, summary, dateline,
                             body …, byline, origin, notes, pull quote, fact box, captions
                             and credits by picture */
    int n_parts;
    const bx_picture *pictures;
    int n_pictures;
    int n_chars;           /* ids run from 0 to n_chars - 1 through parts in order */
    const bx_group *group; /* NULL: it is no group of items (group.h) */
    const struct bx_yaml *wishes; /* as written, for wish.h; or NULL */
    const struct bx_ad *ad;       /* of an advertisement or a filler that is a picture
                                     (advertisement.h); or NULL */
    const struct bx_jump *jump;   /* it may go on on another page (jump.h); or NULL */
    const struct bx_piece *piece; /* it does, and this is one of its pieces; or NULL */
} bx_item;

/* Is this the item's name, or the name of the file that holds it alone, with or without
 * folders before it, or that of the item whose place it takes? */
bool bx_item_is_named(const bx_item *item, const char *word);

/* Gives every character of parts its id in reading order and returns the finished item's
 * n_chars. Readers call it last, on the parts they are about to hand over. */
int bx_item_number(bx_part *parts, int n_parts);

/* The first part of a kind, or NULL. */
const bx_part *bx_item_find(const bx_item *item, bx_part_kind kind);
/* The caption or credit of one picture, or NULL. */
const bx_part *bx_item_find_of_picture(const bx_item *item, bx_part_kind kind,
                                       int picture);
/* Characters that are no space, over all parts: the 字 an editor counts. Those that no
 * source holds are none. */
int bx_item_length(const bx_item *item);
/* Does a stand before b in rank? What is no copy has none. */
bool bx_item_outranks(const bx_item *a, const bx_item *b);
/* The item under which the text of items[i] is proved: its own index, or that of the item
 * whose rest it is. */
int bx_item_whole(const bx_item *items, int i);
/* The part that holds character id; NULL when out of range. */
const bx_part *bx_item_part_of(const bx_item *item, int id);

#endif
