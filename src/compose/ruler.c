#include "compose/ruler.h"

#include "compose/atoms.h"

struct bx_ruler {
    const bx_shaped *shaped;
    const bx_atoms *atoms;
    const int *cluster_of; /* of each character, and one past the last */
};

const bx_ruler *bx_ruler_make(bx_assets *assets, bx_arena *arena, bx_chars text,
                              bx_role role, bx_len size, bx_writing_mode mode,
                              const bx_profile *profile)
{
    bx_ruler *ruler = BX_NEW(arena, bx_ruler);
    bx_shape_style style = {.role = role, .size = size, .mode = mode, .profile = profile};
    ruler->shaped = bx_shape_text(assets, arena, text, &style, NULL);
    ruler->atoms = bx_atoms_make(arena, ruler->shaped, 0);
    int *cluster_of = BX_NEW_ARRAY(arena, text.n + 1, int), n = 0;
    for (int i = 0; i < text.n; i++) {
        const bx_shaped_cluster *next = ruler->shaped->clusters + n + 1;
        if (n + 1 < ruler->shaped->n_clusters && next->first_char <= i)
            n++;
        cluster_of[i] = n;
    }
    cluster_of[text.n] = ruler->shaped->n_clusters;
    ruler->cluster_of = cluster_of;
    return ruler;
}

bx_len bx_ruler_width(const bx_ruler *ruler, int from, int to)
{
    int first = ruler->cluster_of[from], last = ruler->cluster_of[to];
    bx_atoms_trim(ruler->shaped, &first, &last);
    if (first >= last)
        return 0;
    return (bx_len)bx_atoms_sum(ruler->atoms, ruler->shaped, first, last).natural;
}
