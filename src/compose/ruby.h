/* ruby: 注音 over its base.
 *
 * In: characters among which ruby text follows its base. Out: the text without it, which
 * is composed like any other, and the groups, each shaped at half the size, or what the
 * leading has room for, but never smaller than type may be; clusters of a base that is
 * narrower than its ruby are widened evenly, and bound to each other. A ruby may overhang
 * the Han on both sides by a quarter of an em (CLREQ §3.3.4; JIS X 4051 §12). Not done
 * here: where the base stands in its line (line.c). */
#ifndef BX_COMPOSE_RUBY_H
#define BX_COMPOSE_RUBY_H

#include "text/shape.h"

typedef struct bx_ruby {
    int from, to; /* base: characters of the text without ruby */
    bx_chars text;
    const bx_shaped *shaped;
    bx_len width;                    /* natural */
    int first_cluster, last_cluster; /* of the base */
} bx_ruby;

typedef struct bx_rubies {
    const bx_ruby *groups; /* in reading order */
    int n;
} bx_rubies;

/* The text without ruby; the same text where there is none. */
bx_chars bx_ruby_split(bx_arena *arena, bx_chars text, bx_rubies *out);

/* Shapes the ruby at its size and makes room for it: the text's clusters as they are to
 * be set. */
const bx_shaped *bx_ruby_fit(bx_assets *assets, bx_arena *arena, const bx_shaped *base,
                             const bx_shape_style *style, bx_len size, bx_rubies *rubies,
                             bx_diags *diags);

/* The first group whose base ends at or behind a cluster; n where there is none. */
int bx_ruby_find(const bx_rubies *rubies, int cluster);

/* Where each cluster of a ruby begins over a base of `room`, from the base's start: in
 * the middle, or Han spread over it. `at` has a place for each and one for the end. */
void bx_ruby_spread(const bx_ruby *ruby, bx_len room, bx_len *at);

/* Has the leading of a base room for ruby? Else a line with ruby wants more. */
bool bx_ruby_is_in_leading(bx_len size, bx_len leading);
/* The ruby's own size: half that of its base, or as much under it as the leading has
 * room for, but not less than BX_LEAST_TYPE. */
bx_len bx_ruby_size(bx_len size, bx_len leading);
/* From the base's baseline (vertical: centre line) to the ruby's, block direction: close
 * to the base, or in the middle of the leading. */
bx_len bx_ruby_offset(bx_len size, bx_len leading, bx_writing_mode mode);

#endif
