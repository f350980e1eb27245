/* sign: what a line of pasted copy says about itself by its first or last words.
 *
 * In: one line, without spaces at its ends. Out: lengths in characters and claims; 0 and
 * false where the sign is not there. Half- and full-width marks count as the same here.
 * Not done here: deciding what a line is (role.c weighs the signs of all lines). */
#ifndef BX_MODEL_SIGN_H
#define BX_MODEL_SIGN_H

#include <stdbool.h>

#include "base/chars.h"

/* What a label at the start of a line announces: 标题：, 【正文】, "# ". */
typedef enum {
    BX_LABEL_NONE,
    BX_LABEL_KICKER,
    BX_LABEL_HEADLINE,
    BX_LABEL_DECK,
    BX_LABEL_DATELINE,
    BX_LABEL_BODY,
    BX_LABEL_CROSSHEAD,
    BX_LABEL_BYLINE,
    BX_LABEL_CAPTION,
} bx_label;

/* How an item or a list entry is numbered. */
typedef enum {
    BX_NUMBER_NONE,
    BX_NUMBER_ARABIC,     /* 1. 1、 1． */
    BX_NUMBER_HAN,        /* 一、 */
    BX_NUMBER_ARABIC_SET, /* (1) */
    BX_NUMBER_HAN_SET,    /* （一） */
    BX_NUMBER_LENTICULAR, /* 【1】 */
    BX_NUMBER_CIRCLED,    /* ① */
} bx_number_style;

/* How a line ends, closing quotes and brackets left aside. */
typedef enum {
    BX_END_OPEN,  /* in a word: torn, or a heading */
    BX_END_COMMA, /* ， 、 */
    BX_END_COLON, /* ： ； */
    BX_END_STOP,  /* 。 ！ ？ …… */
} bx_line_end;

/* c with full-width ASCII made half width. */
uint32_t bx_sign_fold(uint32_t c);
bool bx_is_han(uint32_t c);
/* Han, or a mark or letter as wide as one: what makes a neighbour Chinese. */
bool bx_is_wide(uint32_t c);
bool bx_is_latin(uint32_t c); /* a letter of the Latin alphabet */
bool bx_is_digit(uint32_t c); /* half width */

/* Whether UTF-8 `words` (half-width marks) stand at i. Returns their number of
 * characters. */
int bx_sign_at(bx_chars line, int i, const char *words);
/* The bracket group that opens at i: index behind its closing bracket, or 0. */
int bx_sign_bracket(bx_chars line, int i);

bx_line_end bx_sign_end(bx_chars line);
/* A line of ---, ***, ===, ～～～ or a page number between dashes. */
bool bx_sign_is_rule(bx_chars line);
/* Whether such a line is a page number. */
bool bx_sign_is_page_number(bx_chars line);
/* （图）, [图片]: tells that a picture came with the copy. */
bool bx_sign_is_picture_mark(bx_chars line);
/* Length of 标题： and the like with the spaces behind it. */
int bx_sign_label(bx_chars line, bx_label *label);
/* Length of "1. " with the spaces behind it. */
int bx_sign_number(bx_chars line, bx_number_style *style, int *value);
/* Number of # at the start with a space behind them; n gets the length of both. */
int bx_sign_hashes(bx_chars line, int *n);
/* Length of 本报讯, 新华社北京5月10日电, with the reporters behind it and without the
 * space that follows; also of reporters alone: （记者 …）, 记者某某报道：. */
int bx_sign_dateline(bx_chars line);
/* Whether that dateline names a despatch (讯, 电), which only begins an item. */
bool bx_sign_is_despatch(bx_chars line);
/* A line that is only a byline. Names: only by the look of it (surnames). */
bool bx_sign_is_byline(bx_chars line);
bool bx_sign_is_names(bx_chars line);
/* A date and nothing else. */
bool bx_sign_is_date(bx_chars line);
/* An organisation that may sign a notice; or end a headline. */
bool bx_sign_is_signature(bx_chars line);
bool bx_sign_is_origin(bx_chars line);
bool bx_sign_is_credit(bx_chars line);
bool bx_sign_is_caption(bx_chars line);
/* Where a credit begins at the end of a caption (图为…。 某某 摄); 0: none. */
int bx_sign_credit_tail(bx_chars line);
/* Where a byline in brackets begins behind the last stop (…。（某某）); 0: none. */
int bx_sign_byline_tail(bx_chars line);
/* 联系人：…: an entry of a list, a line of its own. */
bool bx_sign_is_entry(bx_chars line);
/* 近日, 5月10日, 为…: how a first paragraph likes to begin. */
bool bx_sign_is_lead(bx_chars line);
/* “…”他说。: the body, not a caption. */
bool bx_sign_is_speech(bx_chars line);
/* …通知, …方案: a headline whose numbered lines are sections, not items. */
bool bx_sign_is_document(bx_chars line);
/* Length of ★, ◆, ** and the like at the start and at the end of a heading. */
int bx_sign_ornament(bx_chars line);
int bx_sign_ornament_tail(bx_chars line);
/* Words to the editor that came with the copy: 编辑您好，现投上…请审阅。 */
bool bx_sign_is_letter(bx_chars line);

#endif
