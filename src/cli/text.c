#include "cli/text.h"

#include <string.h>

static const char *const rows[BX_T_COUNT][2] = {
#define BX_TEXT(id, english, chinese) {english, chinese},
#include "cli/text.def"
#undef BX_TEXT
};

void bx_text_write(FILE *to, bool chinese, bx_text_id id, const char *const *args)
{
    for (const char *p = rows[id][chinese]; *p; p++) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '9' && p[2] == '}') {
            fputs(args[p[1] - '1'], to);
            p += 2;
        } else {
            fputc(*p, to);
        }
    }
}

enum { MAX_WORD = 32 };

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Levenshtein distance, one row of its table at a time. */
static int distance(const char *a, const char *b)
{
    int row[MAX_WORD + 1], m = (int)strlen(b);
    for (int j = 0; j <= m; j++)
        row[j] = j;
    for (int i = 1; *a; i++, a++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= m; j++) {
            int changed = diagonal + (*a != b[j - 1]);
            diagonal = row[j];
            row[j] = least(changed, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[m];
}

const char *bx_text_nearest(const char *word, const char *const *candidates)
{
    const char *nearest = NULL;
    int best = 3;
    if (strlen(word) > MAX_WORD)
        return NULL;
    for (; *candidates; candidates++) {
        int far = distance(word, *candidates);
        if (far < best && far * 2 < (int)strlen(*candidates)) {
            best = far;
            nearest = *candidates;
        }
    }
    return nearest;
}
