#include "desk/press_marks.h"

#include <glib.h>

/* In hundredths of a millimetre. ISO 12647-1 asks for marks off the trim, and thin. */
enum {
    OFFSET = 300, /* from the trim, where no bleed is wider */
    LENGTH = 500, /* of crop marks and crosses */
    EDGE = 200,   /* of paper beyond them */
    RING = 320,   /* width of a register mark's ring */
    PATCH = 500,  /* width of a patch */
    INSET = 1500, /* from the corner, of the bar and of the slug line */
};

static const bx_len hairline = BX_PT / 4, slug_size = 8 * BX_PT;

static bx_len mm(int hundredths)
{
    return bx_len_from_mm(hundredths / 100.0);
}

typedef struct {
    const bx_setting *setting;
    const bx_press_profile *profile;
    const bx_display *page;
    bx_len off; /* from the trim */
    bx_display_builder out;
} marks;

/* ---- which inks the page is printed in ---- */

enum { CYAN, MAGENTA, YELLOW, BLACK, SPOT, N_PLATES };

static void use_plate(const bx_plate *plate, bool used[N_PLATES])
{
    used[SPOT] |= plate->spot != NULL;
    used[CYAN] |= !plate->spot && plate->c;
    used[MAGENTA] |= !plate->spot && plate->m;
    used[YELLOW] |= !plate->spot && plate->y;
    used[BLACK] |= !plate->spot && plate->k;
}

static void use_image(const bx_image *image, bool is_gray, bool used[N_PLATES])
{
    used[BLACK] = true;
    if (image->channels != 1 && !is_gray)
        used[CYAN] = used[MAGENTA] = used[YELLOW] = true;
}

static void use_op(const marks *m, const bx_op *op, bool used[N_PLATES])
{
    const bx_plate *plates = m->profile->plates;
    switch (op->kind) {
    case BX_OP_GLYPHS:
        use_plate(&plates[op->glyphs.ink], used);
        break;
    case BX_OP_FILL:
        use_plate(&plates[op->fill.ink], used);
        break;
    case BX_OP_STROKE:
        use_plate(&plates[op->stroke.ink], used);
        break;
    case BX_OP_DISC:
        use_plate(&plates[op->disc.ink], used);
        break;
    case BX_OP_WAVE:
        use_plate(&plates[op->wave.ink], used);
        break;
    case BX_OP_IMAGE:
        use_image(bx_assets_image(m->setting->assets, op->image.image), op->image.is_gray,
                  used);
        break;
    case BX_OP_GROUP_BEGIN:
    case BX_OP_GROUP_END:
        break;
    }
}

static void find_used(const marks *m, bool used[N_PLATES])
{
    for (int i = 0; i < m->page->n_ops; i++)
        if (!m->page->ops[i].is_note)
            use_op(m, &m->page->ops[i], used);
}

/* Solid and half of each plate, and what it is called. The spot inks of a page are those
 * that its red is printed with. */
static const struct {
    bx_ink solid, half;
    const char *name;
} plates[N_PLATES] = {
    [CYAN] = {BX_INK_CYAN, BX_INK_CYAN_HALF, "青"},
    [MAGENTA] = {BX_INK_MAGENTA, BX_INK_MAGENTA_HALF, "品红"},
    [YELLOW] = {BX_INK_YELLOW, BX_INK_YELLOW_HALF, "黄"},
    [BLACK] = {BX_INK_BLACK, BX_INK_GRAY, "黑"},
    [SPOT] = {BX_INK_RED, BX_INK_RED, NULL},
};

/* ---- marks ---- */

static void add_line(marks *m, bx_len x, bx_len y, bx_len dx, bx_len dy)
{
    bx_display_add(
        &m->out,
        (bx_op){.kind = BX_OP_STROKE,
                .stroke = {{x, y}, {x + dx, y + dy}, hairline, BX_INK_REGISTRATION}});
}

static void add_crop_marks(marks *m)
{
    bx_len off = m->off, length = mm(LENGTH);
    const bx_len xs[] = {0, m->page->width}, ys[] = {0, m->page->height};
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < 2; k++) {
            bx_len out = i ? off : -off, down = k ? off : -off;
            add_line(m, xs[i] + out, ys[k], i ? length : -length, 0);
            add_line(m, xs[i], ys[k] + down, 0, k ? length : -length);
        }
}

static void add_disc(marks *m, bx_point at, bx_len diameter, bx_ink ink)
{
    bx_display_add(&m->out, (bx_op){.kind = BX_OP_DISC, .disc = {at, diameter, ink}});
}

/* A ring with a cross through it. */
static void add_register_mark(marks *m, bx_len x, bx_len y)
{
    bx_len half = mm(LENGTH) / 2;
    add_disc(m, (bx_point){x, y}, mm(RING), BX_INK_REGISTRATION);
    add_disc(m, (bx_point){x, y}, mm(RING) - 2 * hairline, BX_INK_WHITE);
    add_line(m, x - half, y, 2 * half, 0);
    add_line(m, x, y - half, 0, 2 * half);
}

static void add_register_marks(marks *m)
{
    bx_len away = m->off + mm(LENGTH) / 2, w = m->page->width, h = m->page->height;
    add_register_mark(m, w / 2, -away);
    add_register_mark(m, w / 2, h + away);
    add_register_mark(m, -away, h / 2);
    add_register_mark(m, w + away, h / 2);
}

static void add_patch(marks *m, bx_len *x, bx_ink ink)
{
    bx_rect box = {*x, -m->off - mm(LENGTH), mm(PATCH), mm(LENGTH)};
    bx_display_add(&m->out, (bx_op){.kind = BX_OP_FILL, .fill = {box, ink}});
    *x += mm(PATCH);
}

static void add_colour_bar(marks *m, const bool used[N_PLATES])
{
    bx_len x = mm(INSET);
    for (int i = 0; i < N_PLATES; i++) {
        if (!used[i])
            continue;
        add_patch(m, &x, plates[i].solid);
        if (plates[i].half != plates[i].solid)
            add_patch(m, &x, plates[i].half);
    }
}

/* The words at *x, which is left behind them. */
static void add_words(marks *m, const char *words, bx_ink ink, bx_len *x)
{
    bx_style type = {
        .role = BX_ROLE_HEI, .size = slug_size, .ink = ink, .align = BX_ALIGN_LEFT};
    bx_len width = bx_words_width(m->setting, words, &type);
    bx_point at = {*x, m->page->height + m->off + mm(LENGTH) / 2 + slug_size / 3};
    bx_set_words(m->setting, words, &type, 0, width + slug_size, at, &m->out);
    *x += width + slug_size;
}

/* The words in black, and each ink's name in that ink: a plate says which it is. */
static void add_slug(marks *m, const char *words, const bool used[N_PLATES])
{
    bx_len x = mm(INSET);
    add_words(m, words, BX_INK_BLACK, &x);
    for (int i = 0; i < N_PLATES; i++)
        if (used[i])
            add_words(m, i == SPOT ? m->profile->plates[BX_INK_RED].spot : plates[i].name,
                      plates[i].solid, &x);
}

/* ---- all of them ---- */

static bx_len offset_of(const bx_press_profile *profile)
{
    return MAX(mm(OFFSET), profile->bleed);
}

bx_len bx_press_marks_margin(const bx_press_profile *profile)
{
    for (int i = 0; i < BX_MARK_COUNT; i++)
        if (profile->marks[i])
            return offset_of(profile) + mm(LENGTH + EDGE);
    return 0;
}

bx_display bx_press_marks_make(const bx_setting *setting, const bx_press_profile *profile,
                               const bx_display *page, const char *words)
{
    marks m = {setting, profile, page, offset_of(profile), {.arena = setting->arena}};
    bool used[N_PLATES] = {0};
    find_used(&m, used);
    if (profile->marks[BX_MARK_CROP])
        add_crop_marks(&m);
    if (profile->marks[BX_MARK_REGISTER])
        add_register_marks(&m);
    if (profile->marks[BX_MARK_COLOUR_BAR])
        add_colour_bar(&m, used);
    if (profile->marks[BX_MARK_SLUG])
        add_slug(&m, words, used);
    if (page->is_black) /* there is one plate, and nothing to be in register with */
        bx_ops_in_black(m.out.ops, m.out.n);
    return (bx_display){.width = page->width,
                        .height = page->height,
                        .number = page->number,
                        .ops = m.out.ops,
                        .n_ops = m.out.n};
}
