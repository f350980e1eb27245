/* setting: what composing anything on a page needs, and composed lines set down on it.
 *
 * In: lines and words with their place. Out: glyph runs in the display list, in page
 * coordinates. Where anything stands is decided elsewhere. */
#ifndef BX_MAKEUP_SETTING_H
#define BX_MAKEUP_SETTING_H

#include "compose/line.h"
#include "makeup/watch.h"
#include "model/issue.h"
#include "text/profile.h"
#include "text/words.h"

typedef struct {
    bx_assets *assets;
    const bx_layout *layout;
    bx_arena *arena;
    bx_diags *diags;
    const bx_lexicon *lexicon;    /* NULL: headlines turn by rule alone */
    const bx_house_words *house;  /* words never split; may be NULL */
    const bx_profile *profile;    /* of the item's language; NULL: mainland Chinese */
    bx_writing_mode mode;         /* of the item's body */
    bx_watch *watch;              /* NULL: nobody looks on */
    struct bx_composed *composed; /* texts of the item that were shaped (rows.h); NULL:
                                     none are kept */
} bx_setting;

/* The setting for an item's own words: in its language and mode, by its usage. In the
 * arena. */
const bx_setting *bx_setting_for(const bx_setting *setting, const bx_item *item);
/* Reports items whose language nobody knows; false: there are some. */
bool bx_languages_are_known(bx_arena *arena, const bx_issue *issue, bx_diags *diags);

/* A line, its measure starting at.x, its baseline at at.y. */
void bx_place_line(bx_line line, bx_writing_mode mode, bx_point at, bool is_note,
                   bx_display_builder *out);

/* Line i of the paragraph, its measure starting at.x, its baseline at at.y. */
void bx_set_line(const bx_setting *setting, const bx_paragraph *paragraph,
                 const bx_breaking *breaking, int i, bx_point at,
                 bx_display_builder *out);

/* Words of our own on one line, over a measure from at.x, aligned as their style says. */
void bx_set_words(const bx_setting *setting, const char *words, const bx_style *type,
                  bx_len tracking, bx_len measure, bx_point at, bx_display_builder *out);

/* The same as a mark for the editor; a character that no face has is not reported. */
void bx_set_note(const bx_setting *setting, const char *words, const bx_style *type,
                 bx_len measure, bx_frame at, bx_display_builder *out);

/* The natural width of words on one line. */
bx_len bx_words_width(const bx_setting *setting, const char *words, const bx_style *type);

#endif
