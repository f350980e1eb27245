#include "makeup/jump_head.h"

static bool is_content(const bx_term *term)
{
    switch (term->class) {
    case BX_WORD_OTHER:
    case BX_WORD_NOUN:
    case BX_WORD_PERSON:
    case BX_WORD_PLACE:
    case BX_WORD_BODY:
    case BX_WORD_VERB:
    case BX_WORD_VERBAL:
    case BX_WORD_ADJECTIVE:
    case BX_WORD_IDIOM:
    case BX_WORD_LATIN:
        return true;
    case BX_WORD_TIME:
    case BX_WORD_ADVERB:
    case BX_WORD_PREPOSITION:
    case BX_WORD_CONJUNCTION:
    case BX_WORD_PARTICLE:
    case BX_WORD_NUMBER:
    case BX_WORD_UNIT:
    case BX_WORD_PRONOUN:
    case BX_WORD_LOCATION:
    case BX_WORD_SIGN:
    case BX_WORD_CLASS_COUNT:
        break;
    }
    return false;
}

static bool holds(bx_chars text, bx_chars word)
{
    for (int i = 0; i + word.n <= text.n; i++) {
        int k = 0;
        while (k < word.n && text.chars[i + k].c == word.chars[k].c)
            k++;
        if (k == word.n)
            return true;
    }
    return false;
}

/* Without words of two characters any two in a row will do. */
static bool repeats_a_pair(bx_chars headline, bx_chars head)
{
    for (int i = 0; i + 2 <= headline.n; i++) {
        bx_chars pair = bx_chars_slice(headline, i, i + 2);
        if (!bx_is_space(pair.chars[0].c) && !bx_is_space(pair.chars[1].c) &&
            holds(head, pair))
            return true;
    }
    return holds(head, headline);
}

bool bx_jump_head_repeats(bx_arena *arena, const bx_lexicon *lexicon,
                          const bx_house_words *house, bx_chars headline, bx_chars head)
{
    bx_terms words = bx_words_part(arena, lexicon, house, headline);
    bool has_one = false;
    for (int i = 0; i < words.n; i++) {
        const bx_term *word = &words.terms[i];
        if (word->to - word->from < 2 || !is_content(word))
            continue;
        has_one = true;
        if (holds(head, bx_chars_slice(headline, word->from, word->to)))
            return true;
    }
    return !has_one && repeats_a_pair(headline, head);
}
