/* sign: what a line of pasted copy says about itself by its first or last words.
 *
 * In: one line, without spaces at its ends. Out: lengths in characters and claims; 0 and
 * false where the sign is not there. Half- and full-width marks count as the same here.
 * Not done here: deciding what a line is (copy_cost.c weighs them). */
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
    BX_LABEL_SUMMARY,
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

bx_line_end bx_sign_end(bx_chars line);
/* A line of ---, ***, ===, ～～～, PART.01 or a page number between dashes. */
bool bx_sign_is_rule(bx_chars line);
/* Whether such a line is a page number. */
bool bx_sign_is_page_number(bx_chars line);
/* U+FFFC, where a picture stands in copy that has them in it. */
bool bx_sign_is_picture_place(bx_chars line);
/* （图）, [图片]: tells that a picture came with the copy. */
bool bx_sign_is_picture_mark(bx_chars line);
/* 点击上方蓝字关注我们: what a channel puts round its texts, and no copy. */
bool bx_sign_is_channel(bx_chars line);
/* 一审：李明　二审：赵刚: who let a text of a channel pass, and no copy. */
bool bx_sign_is_review(bx_chars line);
/* 浏览次数：236: what a web page says of a text, and no copy. */
bool bx_sign_is_web_figure(bx_chars line);
/* 问：, 答：: one of two who speak in turn. */
bool bx_sign_is_turn(bx_chars line);
/* — END — */
bool bx_sign_is_end_mark(bx_chars line);
/* 🌸🌸🌸 */
bool bx_sign_is_emoji(bx_chars line);
/* Length of 标题： and the like with the spaces behind it. */
int bx_sign_label(bx_chars line, bx_label *label);
/* 【工会简讯】: the head of a group of short items, and nothing else. */
bool bx_sign_is_group_head(bx_chars line);
/* Length of "1. " with the spaces behind it. */
int bx_sign_number(bx_chars line, bx_number_style *style, int *value);
/* Number of # at the start with a space behind them; n gets the length of both. */
int bx_sign_hashes(bx_chars line, int *n);
/* 联系人：…: an entry of a list, a line of its own. */
bool bx_sign_is_entry(bx_chars line);
/* 近日, 5月10日, 为…: how a first paragraph likes to begin. */
bool bx_sign_is_lead(bx_chars line);
/* 编辑同志：, 尊敬的患者朋友：: the first line of a letter. */
bool bx_sign_is_salutation(bx_chars line);
/* “…”他说。: the body, not a caption. */
bool bx_sign_is_speech(bx_chars line);
/* …通知, …方案: a headline whose numbered lines are sections, not items. */
bool bx_sign_is_document(bx_chars line);
/* Length of ★, ◆, ** and the like at the start and at the end of a heading. */
int bx_sign_ornament(bx_chars line);
int bx_sign_ornament_tail(bx_chars line);
/* 手 术 室 的 窗: Han, each by itself. */
bool bx_sign_is_spaced(bx_chars line);
/* 记妇产科护士长柳映雪, …侧记: it says of what kind the text under it is. */
bool bx_sign_is_genre(bx_chars line);
/* Words to the editor that came with the copy: 编辑您好，现投上…请审阅。 */
bool bx_sign_is_letter(bx_chars line);

#endif
