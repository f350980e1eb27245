#include "compose/word_joint.h"

#include "text/turn.h"

enum {
#define BX_COST(id, value, reason) id = (value),
#include "compose/cost.def"
#undef BX_COST
};

const bx_atoms *bx_word_joints_make(bx_arena *arena, const bx_atoms *atoms,
                                    const bx_shaped *shaped, bx_chars text,
                                    const bx_lexicon *lexicon,
                                    const bx_house_words *house, bool is_display)
{
    int weight = is_display ? DISPLAY_TURN : 1;
    const int *costs = bx_turn_costs(arena, lexicon, house, text);
    bx_atoms *out = bx_copy(arena, atoms, sizeof *atoms);
    bx_joint *joints =
        bx_copy(arena, atoms->joints, (size_t)atoms->n_joints * sizeof *joints);
    for (int i = 1; i + 1 < atoms->n_joints; i++) {
        int cost = costs[shaped->clusters[joints[i].cluster].first_char];
        bool is_torn = cost == BX_TURN_NEVER || cost >= BX_TURN_TORN;
        bool is_last = i + 2 == atoms->n_joints; /* one character alone */
        joints[i].penalty += is_torn ? CELL_WORD * (1 + is_last) : cost * weight;
    }
    out->joints = joints;
    return out;
}
