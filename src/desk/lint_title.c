#include "desk/lint_title.h"

#include <stddef.h>

#include "text/words.h"

static const char *const titles[] = {
#define BX_TITLE(word) word,
#include "desk/lint_title.def"
#undef BX_TITLE
};
enum { TITLES = sizeof titles / sizeof *titles };

/* Where the longest title that ends at i begins; i: none does. */
static int title_before(bx_chars text, int i)
{
    int from = i;
    for (int k = 0; k < TITLES; k++) {
        int start = i - bx_utf8_length(titles[k]);
        if (start >= 0 && start < from && bx_words_end(text, start, titles[k]) == i)
            from = start;
    }
    return from;
}

static int title_behind(bx_chars text, int i)
{
    int to = i;
    for (int k = 0; k < TITLES; k++) {
        int end = bx_words_end(text, i, titles[k]);
        to = end > to ? end : to;
    }
    return to;
}

/* 副局长, 常务副市长, 总经理. */
static int over_rank(bx_chars text, int from)
{
    static const char ranks[] = "副总";
    while (from > 0 && bx_utf8_holds(ranks, text.chars[from - 1].c))
        from--;
    return from;
}

bx_lint_title bx_lint_title_of(bx_chars text, int from, int to)
{
    int before = title_before(text, from), behind = title_behind(text, to);
    if (before < from)
        return (bx_lint_title){over_rank(text, before), from};
    return (bx_lint_title){to, behind};
}
