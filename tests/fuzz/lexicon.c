/* Any bytes as the body of a word table: read without harm, whatever they say. */
#include <stdlib.h>
#include <string.h>

#include "text/turn.h"

enum { WORDS = 64, UNITS = 256 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    size_t size = (size_t)bx_lexicon_size(WORDS, UNITS);
    size_t index = sizeof(bx_lexicon_header) + (BX_HAN_COUNT + 1) * sizeof(uint32_t);
    bx_lexicon_header header = {BX_LEXICON_MAGIC, BX_LEXICON_ORDER, BX_LEXICON_VERSION,
                                WORDS, UNITS};
    uint8_t *table = calloc(1, size);
    if (!table)
        abort();
    /* The index leads every character to all words; the input is what they are. */
    uint32_t *first = (uint32_t *)(table + sizeof header);
    for (int i = 0; i <= BX_HAN_COUNT; i++)
        first[i] = i % 2 ? WORDS : n ? bytes[0] : 0;
    memcpy(table + index, bytes, n < size - index ? n : size - index);
    memcpy(table, &header, sizeof header);
    bx_lexicon *lexicon = bx_lexicon_from_bytes(table, size);
    bx_arena *arena = bx_arena_new();
    static const char text[] =
        "市总工会召开2024年工会工作会议，王建国·李作“报告”的会一丁丂七";
    bx_turn_costs(arena, lexicon, NULL, bx_chars_from_utf8(arena, NULL, text, 0));
    bx_arena_free(arena);
    bx_lexicon_free(lexicon);
    free(table);
    return 0;
}
