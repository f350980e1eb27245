/* copy_award: which lines of pasted copy are a list of results 获奖名单.
 *
 * In: the lines of the copy with their signs. Out: is_award of lines that begin with a
 * place or a prize, 一等奖：张三、李四 or 第一名 张三, where two stand near each other;
 * is_prize of those that say no more, 一等奖; is_awarded of the names under such a line,
 * and is_roster where they are names alone; heads_awards of the short line over them that
 * parts the list, 书法类. What stands over the list as a whole is no such line. */
#ifndef BX_MODEL_COPY_AWARD_H
#define BX_MODEL_COPY_AWARD_H

#include "model/copy_line.h"

void bx_copy_award_find(bx_copy_line *lines, int n);

#endif
