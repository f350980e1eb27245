#include "text/word.h"

/* Do characters i and k run the same way, in the same script? */
static bool is_alike(const bx_shaper *s, int i, int k)
{
    return (!s->levels || s->levels[i] == s->levels[k]) &&
           (!s->scripts || s->scripts[i] == s->scripts[k]);
}

/* One past the last character from `from` on that is shaped in the same go. */
static int piece_end(bx_shaper *s, const bx_run *run, int from, int end, int face)
{
    while (end < run->to && !bx_shaper_is_invisible(s, end) && is_alike(s, from, end) &&
           bx_shaper_is_of_one_piece(s, end - 1)) {
        int next = bx_shaper_cluster_end(s, end, run->to);
        if (bx_shaper_face(s, run->role, end, next) != face)
            break;
        end = next;
    }
    return end;
}

static hb_script_t script_of(const bx_shaper *s, int i)
{
    bool is_known = s->scripts && s->scripts[i] != HB_SCRIPT_COMMON &&
                    s->scripts[i] != HB_SCRIPT_INHERITED &&
                    s->scripts[i] != HB_SCRIPT_UNKNOWN;
    return is_known ? (hb_script_t)s->scripts[i] : HB_SCRIPT_INVALID;
}

/* Is the piece a word that is shaped alike wherever it stands, and short? */
static bool make_key(const bx_shaper *s, const bx_piece *piece, bx_word_key *key)
{
    int n = piece->to - piece->from;
    if (piece->direction != HB_DIRECTION_LTR || n > BX_WORD_KEY_LETTERS ||
        piece->kind != BX_RUN_WORD)
        return false;
    *key = (bx_word_key){.face = (int16_t)piece->face, .language = (int16_t)s->language};
    for (int i = 0; i < n; i++) {
        uint32_t c = s->text.chars[piece->from + i].c;
        if (c <= ' ' || c >= 0x7F)
            return false;
        key->letters[i] = (char)c;
    }
    return true;
}

/* As bx_shaper_shape, but a word is shaped once. */
static void shape_piece(bx_shaper *s, const bx_piece *piece)
{
    bx_word_key key;
    bool is_word = make_key(s, piece, &key);
    hb_buffer_t *known = is_word ? bx_assets_word(s->assets, &key) : NULL;
    if (known) {
        s->shaped = known;
        s->shift = piece->from;
        return;
    }
    bx_shaper_shape(s, piece);
    if (!is_word)
        return;
    bx_assets_keep_word(s->assets, &key, bx_shaper_give_buffer(s, piece->from));
}

void bx_shape_word(bx_shaper *s, const bx_run *run)
{
    for (int from = run->from, to; from < run->to; from = to) {
        to = bx_shaper_cluster_end(s, from, run->to);
        int face = bx_shaper_face(s, run->role, from, to);
        if (face < 0 && bx_shaper_is_invisible(s, from)) {
            /* a control that stands alone takes no room */
            to = from + 1;
            face = bx_assets_primary(s->assets, run->role);
            bx_shaper_add_cluster(s, from, 1, run->kind, face);
        } else if (face < 0) {
            bx_shaper_add_missing(s, from, to, run->kind, run->role);
        } else {
            to = piece_end(s, run, from, to, face);
            bool is_backward = s->levels && s->levels[from] % 2;
            bx_piece piece = {.from = from,
                              .to = to,
                              .face = face,
                              .kind = run->kind,
                              .direction =
                                  is_backward ? HB_DIRECTION_RTL : HB_DIRECTION_LTR,
                              .script = script_of(s, from)};
            shape_piece(s, &piece);
            bx_shaper_take(s, &piece);
        }
    }
}
