#include "press/walker.h"

#include <math.h>
#include <string.h>

#include "press/walk.h"

enum {
    MOST_SAVED = 512,    /* states: readers take 28 at least, pages need some ten */
    SURE_SAVED = 28,     /* ISO 32000-1, table C.1 */
    SURE_NUMBER = 32767, /* before PDF 1.5: PDF Reference 1.4, table C.1 */
};

/* ---- telling ---- */

void bx_walk_tell(bx_walk *w, bx_walk_event event)
{
    event.place = w->place;
    event.page = w->page->page;
    event.state = &w->state;
    event.resources = w->resources;
    w->page->visit(w->page->data, &event);
}

void bx_walk_tell_fault(bx_walk *w, bx_walk_fault fault, const char *words)
{
    if (w->page->told & 1u << fault)
        return;
    w->page->told |= 1u << fault;
    bx_walk_tell(w,
                 (bx_walk_event){.kind = BX_WALK_FAULT, .fault = fault, .words = words});
}

bool bx_walk_is_first(bx_walk *w, bx_object object)
{
    int id = bx_document_id(w->page->d, object);
    return !id || g_hash_table_add(w->page->seen, GINT_TO_POINTER(id));
}

/* ---- operands and resources ---- */

double bx_walk_number(const bx_walk *w, int n, int i)
{
    int at = w->n_operands - n + i;
    return at >= 0 && at < w->n_operands ? w->operands[at].number : 0;
}

const char *bx_walk_name(bx_walk *w)
{
    if (!w->n_operands || w->operands[w->n_operands - 1].kind != BX_TOKEN_NAME)
        return NULL;
    return bx_token_text(w->page->d->arena, &w->tokens, w->operands[w->n_operands - 1],
                         NULL);
}

bx_walk_resource *bx_walk_find(bx_walk *w, const char *kind, const char *name,
                               bool *is_new)
{
    bx_document *d = w->page->d;
    g_autofree char *key = g_strconcat(kind, "/", name, NULL);
    bx_walk_resource *r = g_hash_table_lookup(w->known, key);
    if (is_new)
        *is_new = !r;
    if (r)
        return r;
    g_autofree char *slashed = g_strconcat("/", name, NULL);
    r = BX_NEW(d->arena, bx_walk_resource);
    r->object = bx_document_key(d, bx_document_key(d, w->resources, kind), slashed);
    if (!r->object)
        bx_walk_tell_fault(w, BX_WALK_RESOURCE,
                           bx_format(d->arena, "%s %s", kind + 1, name));
    g_hash_table_insert(w->known, g_steal_pointer(&key), r);
    return r;
}

/* ---- the graphics state ---- */

static void expect_text(bx_walk *w, bool is_expected)
{
    if (w->is_in_text != is_expected)
        bx_walk_tell_fault(w, BX_WALK_UNBALANCED, "");
}

static void save(bx_walk *w)
{
    expect_text(w, false);
    if (w->saved->len == SURE_SAVED)
        bx_walk_tell_fault(w, BX_WALK_MANY_STATES, "");
    if (w->saved->len == MOST_SAVED)
        bx_walk_tell_fault(w, BX_WALK_DEEP, "");
    else
        g_array_append_val(w->saved, w->state);
}

static void restore(bx_walk *w)
{
    expect_text(w, false);
    if (!w->saved->len) {
        bx_walk_tell_fault(w, BX_WALK_UNBALANCED, "");
        return;
    }
    w->state = g_array_index(w->saved, bx_walk_state, w->saved->len - 1);
    g_array_set_size(w->saved, w->saved->len - 1);
}

static bx_matrix six(const bx_walk *w)
{
    return (bx_matrix){bx_walk_number(w, 6, 0), bx_walk_number(w, 6, 1),
                       bx_walk_number(w, 6, 2), bx_walk_number(w, 6, 3),
                       bx_walk_number(w, 6, 4), bx_walk_number(w, 6, 5)};
}

static void concat(bx_walk *w)
{
    w->state.ctm = bx_matrix_times(six(w), w->state.ctm);
}

static void line_width(bx_walk *w)
{
    w->state.line_width = fabs(bx_walk_number(w, 1, 0));
}

/* What an ExtGState says; what it leaves alone is NAN, -1 or NULL. */
typedef struct {
    double line_width, fill_alpha, stroke_alpha;
    int fill_overprints, stroke_overprints, mode, soft_mask;
    const char *blend;
} change;

static int read_bool(bx_document *d, bx_object state, const char *key)
{
    bx_object value = bx_document_key(d, state, key);
    return value ? bx_document_bool(d, value, false) : -1;
}

static change *read_change(bx_document *d, bx_object state)
{
    change *c = BX_NEW(d->arena, change);
    bx_object mask = bx_document_key(d, state, "/SMask");
    bx_object blend = bx_document_key(d, state, "/BM");
    if (bx_document_is_array(d, blend))
        blend = bx_document_item(d, blend, 0);
    c->line_width = bx_document_number(d, bx_document_key(d, state, "/LW"), NAN);
    c->fill_alpha = bx_document_number(d, bx_document_key(d, state, "/ca"), NAN);
    c->stroke_alpha = bx_document_number(d, bx_document_key(d, state, "/CA"), NAN);
    c->stroke_overprints = read_bool(d, state, "/OP");
    c->fill_overprints = read_bool(d, state, "/op");
    if (c->fill_overprints < 0)
        c->fill_overprints = c->stroke_overprints;
    c->mode = bx_document_whole(d, bx_document_key(d, state, "/OPM"), -1);
    c->soft_mask = mask ? !bx_document_is_name(d, mask, "None") : -1;
    c->blend = bx_document_name(d, blend);
    return c;
}

static void apply(bx_walk_state *s, const change *c)
{
    s->line_width = isnan(c->line_width) ? s->line_width : c->line_width;
    s->fill_alpha = isnan(c->fill_alpha) ? s->fill_alpha : c->fill_alpha;
    s->stroke_alpha = isnan(c->stroke_alpha) ? s->stroke_alpha : c->stroke_alpha;
    s->fill_overprints = c->fill_overprints < 0 ? s->fill_overprints : c->fill_overprints;
    s->stroke_overprints =
        c->stroke_overprints < 0 ? s->stroke_overprints : c->stroke_overprints;
    s->overprint_mode = c->mode < 0 ? s->overprint_mode : c->mode;
    s->has_soft_mask = c->soft_mask < 0 ? s->has_soft_mask : c->soft_mask;
    if (c->blend)
        s->blend = strcmp(c->blend, "Normal") && strcmp(c->blend, "Compatible") ? c->blend
                                                                                : NULL;
}

static void choose_font(bx_walk *w, bx_object font, double size)
{
    w->state.font_size = fabs(size);
    w->state.font = font;
    if (!font || !bx_walk_is_first(w, font))
        return;
    bx_walk_tell(w, (bx_walk_event){.kind = BX_WALK_FONT, .object = font});
    if (bx_document_is_name(w->page->d, bx_document_key(w->page->d, font, "/Subtype"),
                            "Type3"))
        bx_walk_glyphs(w, font);
}

static void intent(bx_walk *w)
{
    const char *name = bx_walk_name(w);
    if (name)
        bx_walk_tell(w, (bx_walk_event){.kind = BX_WALK_INTENT, .words = name});
}

static void tell_state(bx_walk *w, bx_object state)
{
    bx_walk_tell(w, (bx_walk_event){.kind = BX_WALK_STATE, .object = state});
    bx_walk_mask(w, state);
}

void bx_walk_state_of(bx_walk *w, bx_object state)
{
    bx_walk_state outer = w->state;
    if (!bx_document_is_dictionary(w->page->d, state))
        return;
    apply(&w->state, read_change(w->page->d, state));
    tell_state(w, state);
    w->state = outer;
}

static void set_state(bx_walk *w)
{
    bx_document *d = w->page->d;
    const char *name = bx_walk_name(w);
    bool is_new = false;
    bx_walk_resource *r = name ? bx_walk_find(w, "/ExtGState", name, &is_new) : NULL;
    if (!r || !r->object)
        return;
    if (is_new)
        r->made = read_change(d, r->object);
    apply(&w->state, r->made);
    bx_object font = is_new ? bx_document_key(d, r->object, "/Font") : 0;
    if (font)
        choose_font(w, bx_document_item(d, font, 0),
                    bx_document_number(d, bx_document_item(d, font, 1), 0));
    if (is_new)
        tell_state(w, r->object);
}

/* ---- colours ---- */

static const bx_space *find_space(bx_walk *w, const char *name)
{
    g_autofree char *key = g_strconcat("space/", name, NULL);
    bx_walk_resource *r = g_hash_table_lookup(w->known, key);
    if (!r) {
        r = BX_NEW(w->page->d->arena, bx_walk_resource);
        r->space = bx_space_of_name(w->page->d, name, w->resources);
        if (r->space->kind == BX_SPACE_UNKNOWN)
            bx_walk_tell_fault(w, BX_WALK_RESOURCE,
                               bx_format(w->page->d->arena, "ColorSpace %s", name));
        g_hash_table_insert(w->known, g_steal_pointer(&key), r);
    }
    return r->space;
}

static void set_space(bx_walk *w, bx_colour *colour)
{
    const char *name = bx_walk_name(w);
    if (name)
        *colour = bx_colour_initial(find_space(w, name));
}

static void set_values(bx_walk *w, bx_colour *colour)
{
    const char *name = bx_walk_name(w);
    int n = MIN(w->n_operands - (name != NULL), BX_SPACE_MOST);
    for (int i = 0; i < n; i++)
        colour->values[i] = w->operands[i].number;
    if (name && colour->space->kind == BX_SPACE_PATTERN)
        colour->pattern = bx_walk_find(w, "/Pattern", name, NULL)->object;
}

static void set_device(bx_walk *w, bx_colour *colour, bx_space_kind kind)
{
    static const char *const names[] = {"DeviceGray", "DeviceRGB", "DeviceCMYK"};
    *colour = bx_colour_initial(find_space(w, names[kind]));
    set_values(w, colour);
}

static void stroke_space(bx_walk *w)
{
    set_space(w, &w->state.stroke);
}

static void fill_space(bx_walk *w)
{
    set_space(w, &w->state.fill);
}

static void stroke_values(bx_walk *w)
{
    set_values(w, &w->state.stroke);
}

static void fill_values(bx_walk *w)
{
    set_values(w, &w->state.fill);
}

static void stroke_gray(bx_walk *w)
{
    set_device(w, &w->state.stroke, BX_SPACE_GRAY);
}

static void fill_gray(bx_walk *w)
{
    set_device(w, &w->state.fill, BX_SPACE_GRAY);
}

static void stroke_rgb(bx_walk *w)
{
    set_device(w, &w->state.stroke, BX_SPACE_RGB);
}

static void fill_rgb(bx_walk *w)
{
    set_device(w, &w->state.fill, BX_SPACE_RGB);
}

static void stroke_cmyk(bx_walk *w)
{
    set_device(w, &w->state.stroke, BX_SPACE_CMYK);
}

static void fill_cmyk(bx_walk *w)
{
    set_device(w, &w->state.fill, BX_SPACE_CMYK);
}

/* ---- paths ---- */

static void move(bx_walk *w)
{
    bx_walk_path_add(w, bx_walk_number(w, 2, 0), bx_walk_number(w, 2, 1));
}

static void curve(bx_walk *w)
{
    for (int i = 0; i < w->n_operands / 2; i++)
        bx_walk_path_curve(w, w->operands[2 * i].number, w->operands[2 * i + 1].number);
}

static void rectangle(bx_walk *w)
{
    bx_walk_path_rectangle(w, bx_walk_number(w, 4, 0), bx_walk_number(w, 4, 1),
                           bx_walk_number(w, 4, 2), bx_walk_number(w, 4, 3));
}

static void stroke(bx_walk *w)
{
    bx_walk_paint_path(w, false, true);
}

static void fill(bx_walk *w)
{
    bx_walk_paint_path(w, true, false);
}

static void fill_and_stroke(bx_walk *w)
{
    bx_walk_paint_path(w, true, true);
}

static void end_path(bx_walk *w)
{
    bx_walk_path_clear(&w->path);
}

/* ---- text ---- */

static void begin_text(bx_walk *w)
{
    expect_text(w, false);
    w->is_in_text = true;
    w->text = w->line = BX_MATRIX_UNIT;
}

static void end_text(bx_walk *w)
{
    expect_text(w, true);
    w->is_in_text = false;
}

static void font(bx_walk *w)
{
    bx_token *name = w->n_operands >= 2 ? &w->operands[w->n_operands - 2] : NULL;
    if (!name || name->kind != BX_TOKEN_NAME)
        return;
    const char *text = bx_token_text(w->page->d->arena, &w->tokens, *name, NULL);
    choose_font(w, bx_walk_find(w, "/Font", text, NULL)->object, bx_walk_number(w, 2, 1));
}

static void render_mode(bx_walk *w)
{
    w->state.render_mode = (int)CLAMP(bx_walk_number(w, 1, 0), 0, 7);
}

static void text_scale(bx_walk *w)
{
    w->state.text_scale = bx_walk_number(w, 1, 0) / 100;
}

static void rise(bx_walk *w)
{
    w->state.rise = bx_walk_number(w, 1, 0);
}

static void leading(bx_walk *w)
{
    w->state.leading = bx_walk_number(w, 1, 0);
}

static void move_text(bx_walk *w, double x, double y)
{
    w->line = bx_matrix_times((bx_matrix){1, 0, 0, 1, x, y}, w->line);
    w->text = w->line;
}

static void text_move(bx_walk *w)
{
    move_text(w, bx_walk_number(w, 2, 0), bx_walk_number(w, 2, 1));
}

static void text_move_leading(bx_walk *w)
{
    w->state.leading = -bx_walk_number(w, 2, 1);
    text_move(w);
}

static void text_line(bx_walk *w)
{
    move_text(w, 0, -w->state.leading);
}

static void text_matrix(bx_walk *w)
{
    w->text = w->line = six(w);
}

/* Modes 3 and 7 draw nothing; 1, 2, 5 and 6 the outlines. */
static void show(bx_walk *w)
{
    const bx_walk_state *s = &w->state;
    bx_matrix m = bx_matrix_times(w->text, s->ctm);
    bx_walk_event event = {.kind = BX_WALK_TEXT,
                           .is_white_space = !w->has_ink,
                           .codes = w->codes->data,
                           .n_codes = w->codes->len};
    double x = 0, y = s->rise;
    if (!w->has_text)
        return;
    expect_text(w, true);
    if (!s->font)
        bx_walk_tell_fault(w, BX_WALK_RESOURCE, "Font");
    bx_matrix_apply(m, &x, &y);
    event.size = s->font_size * bx_matrix_across(m);
    event.width = s->line_width * bx_matrix_least(s->ctm);
    event.box[0] = event.box[2] = x;
    event.box[1] = event.box[3] = y;
    bx_walk_tell(w, event);
    if (s->render_mode % 4 == 0 || s->render_mode % 4 == 2)
        bx_walk_pattern(w, &s->fill, event.box);
    if (s->render_mode % 4 == 1 || s->render_mode % 4 == 2)
        bx_walk_pattern(w, &s->stroke, event.box);
}

static void line_show(bx_walk *w)
{
    text_line(w);
    show(w);
}

/* ---- what is drawn by name ---- */

static void draw(bx_walk *w)
{
    const char *name = bx_walk_name(w);
    bx_object object = name ? bx_walk_find(w, "/XObject", name, NULL)->object : 0;
    bx_object subtype = bx_document_key(w->page->d, object, "/Subtype");
    if (bx_document_is_name(w->page->d, subtype, "Image"))
        bx_walk_image(w, object);
    else if (bx_document_is_name(w->page->d, subtype, "Form"))
        bx_walk_form(w, object);
    else if (bx_document_is_name(w->page->d, subtype, "PS"))
        bx_walk_tell(w, (bx_walk_event){.kind = BX_WALK_FORM, .object = object});
    else if (object)
        bx_walk_tell_fault(w, BX_WALK_RESOURCE,
                           bx_format(w->page->d->arena, "XObject %s", name));
}

static void shade(bx_walk *w)
{
    const char *name = bx_walk_name(w);
    bx_object object = name ? bx_walk_find(w, "/Shading", name, NULL)->object : 0;
    double box[4] = {0, 0, 0, 0};
    bx_matrix_apply(w->state.ctm, &box[0], &box[1]);
    box[2] = box[0];
    box[3] = box[1];
    if (object)
        bx_walk_tell_shading(w, object, box);
}

static void begin_compatible(bx_walk *w)
{
    w->compatible++;
}

static void end_compatible(bx_walk *w)
{
    w->compatible--;
}

/* What an operator does; those not here change nothing that is told. */
static void (*const actions[BX_OPERATOR_COUNT])(bx_walk *) = {
    [BX_OPERATOR_SAVE] = save,
    [BX_OPERATOR_RESTORE] = restore,
    [BX_OPERATOR_CONCAT] = concat,
    [BX_OPERATOR_LINE_WIDTH] = line_width,
    [BX_OPERATOR_INTENT] = intent,
    [BX_OPERATOR_STATE] = set_state,
    [BX_OPERATOR_MOVE] = move,
    [BX_OPERATOR_LINE] = move,
    [BX_OPERATOR_CURVE] = curve,
    [BX_OPERATOR_CURVE_FROM] = curve,
    [BX_OPERATOR_CURVE_TO] = curve,
    [BX_OPERATOR_RECTANGLE] = rectangle,
    [BX_OPERATOR_STROKE] = stroke,
    [BX_OPERATOR_CLOSE_STROKE] = stroke,
    [BX_OPERATOR_FILL] = fill,
    [BX_OPERATOR_FILL_OLD] = fill,
    [BX_OPERATOR_FILL_EVEN] = fill,
    [BX_OPERATOR_FILL_STROKE] = fill_and_stroke,
    [BX_OPERATOR_FILL_STROKE_EVEN] = fill_and_stroke,
    [BX_OPERATOR_CLOSE_FILL_STROKE] = fill_and_stroke,
    [BX_OPERATOR_CLOSE_FILL_STROKE_EVEN] = fill_and_stroke,
    [BX_OPERATOR_END_PATH] = end_path,
    [BX_OPERATOR_STROKE_SPACE] = stroke_space,
    [BX_OPERATOR_FILL_SPACE] = fill_space,
    [BX_OPERATOR_STROKE_VALUES] = stroke_values,
    [BX_OPERATOR_STROKE_VALUES_NAMED] = stroke_values,
    [BX_OPERATOR_FILL_VALUES] = fill_values,
    [BX_OPERATOR_FILL_VALUES_NAMED] = fill_values,
    [BX_OPERATOR_STROKE_GRAY] = stroke_gray,
    [BX_OPERATOR_FILL_GRAY] = fill_gray,
    [BX_OPERATOR_STROKE_RGB] = stroke_rgb,
    [BX_OPERATOR_FILL_RGB] = fill_rgb,
    [BX_OPERATOR_STROKE_CMYK] = stroke_cmyk,
    [BX_OPERATOR_FILL_CMYK] = fill_cmyk,
    [BX_OPERATOR_TEXT_BEGIN] = begin_text,
    [BX_OPERATOR_TEXT_END] = end_text,
    [BX_OPERATOR_TEXT_SCALE] = text_scale,
    [BX_OPERATOR_LEADING] = leading,
    [BX_OPERATOR_FONT] = font,
    [BX_OPERATOR_RENDER_MODE] = render_mode,
    [BX_OPERATOR_RISE] = rise,
    [BX_OPERATOR_TEXT_MOVE] = text_move,
    [BX_OPERATOR_TEXT_MOVE_LEADING] = text_move_leading,
    [BX_OPERATOR_TEXT_MATRIX] = text_matrix,
    [BX_OPERATOR_TEXT_LINE] = text_line,
    [BX_OPERATOR_SHOW] = show,
    [BX_OPERATOR_SHOW_SPACED] = show,
    [BX_OPERATOR_LINE_SHOW] = line_show,
    [BX_OPERATOR_LINE_SHOW_SPACED] = line_show,
    [BX_OPERATOR_DRAW] = draw,
    [BX_OPERATOR_SHADE] = shade,
    [BX_OPERATOR_IMAGE_BEGIN] = bx_walk_inline_image,
    [BX_OPERATOR_COMPATIBLE_BEGIN] = begin_compatible,
    [BX_OPERATOR_COMPATIBLE_END] = end_compatible,
};

/* ---- a stream from first to last ---- */

static void forget_operands(bx_walk *w)
{
    w->n_operands = w->nesting = 0;
    w->has_text = w->has_ink = false;
    g_byte_array_set_size(w->codes, 0);
}

static void run_operator(bx_walk *w, bx_token token)
{
    bool is_known = token.operator_ != BX_OPERATOR_COUNT;
    if (w->nesting)
        bx_walk_tell_fault(w, BX_WALK_DAMAGED, "");
    if ((!is_known || w->n_operands < bx_operator_operands(token.operator_)) &&
        !w->compatible)
        bx_walk_tell_fault(w, BX_WALK_OPERATOR,
                           bx_copy_text(w->page->d->arena, w->tokens.bytes + token.from,
                                        MIN(token.to - token.from, (size_t)20)));
    else if (is_known && actions[token.operator_])
        actions[token.operator_](w);
    forget_operands(w);
}

static void add_codes(bx_walk *w, bx_token token)
{
    size_t n;
    bx_arena_mark mark = bx_arena_here(w->page->d->arena);
    const char *bytes = bx_token_text(w->page->d->arena, &w->tokens, token, &n);
    g_byte_array_append(w->codes, (const guint8 *)bytes, (guint)n);
    bx_arena_reset(w->page->d->arena, mark);
}

/* A string says something where it holds more than blanks. */
static void note_text(bx_walk *w, bx_token token)
{
    w->has_text = w->has_text || token.to - token.from > 2;
    for (size_t i = token.from + 1; i + 1 < token.to; i++)
        w->has_ink = w->has_ink || w->tokens.bytes[i] != ' ';
    add_codes(w, token);
}

static void note_number(bx_walk *w, bx_token token)
{
    if (fabs(token.number) > SURE_NUMBER)
        bx_walk_tell_fault(w, BX_WALK_NUMBER,
                           bx_format(w->page->d->arena, "%.0f", token.number));
}

static void take(bx_walk *w, bx_token token)
{
    bool opens = token.kind == BX_TOKEN_ARRAY || token.kind == BX_TOKEN_DICTIONARY;
    bool closes =
        token.kind == BX_TOKEN_ARRAY_END || token.kind == BX_TOKEN_DICTIONARY_END;
    if (token.kind == BX_TOKEN_STRING || token.kind == BX_TOKEN_HEX)
        note_text(w, token);
    if (token.kind == BX_TOKEN_NUMBER)
        note_number(w, token);
    if (!w->nesting && !closes && w->n_operands < BX_WALK_OPERANDS)
        w->operands[w->n_operands++] = token;
    w->nesting += opens ? 1 : closes && w->nesting ? -1 : 0;
}

static void step(bx_walk *w, bx_token token)
{
    if (token.kind == BX_TOKEN_OPERATOR)
        run_operator(w, token);
    else if (token.kind == BX_TOKEN_BAD)
        bx_walk_tell_fault(w, BX_WALK_DAMAGED, "");
    else if (token.kind != BX_TOKEN_IMAGE_DATA)
        take(w, token);
}

void bx_walk_content(bx_walk *w, const GByteArray *content)
{
    w->tokens = bx_tokens_of(content->data, content->len);
    for (;;) {
        bx_token token = bx_token_next(&w->tokens);
        if (token.kind == BX_TOKEN_END)
            break;
        step(w, token);
    }
    if (w->nesting)
        bx_walk_tell_fault(w, BX_WALK_DAMAGED, "");
    if (w->saved->len || w->is_in_text)
        bx_walk_tell_fault(w, BX_WALK_UNBALANCED, "");
}

bx_walk bx_walk_begin(bx_walk_page_state *page, bx_walk_place place, bx_object resources,
                      bx_matrix base)
{
    bx_walk w = {
        .page = page,
        .place = place,
        .resources = resources,
        .base = base,
        .state = {.ctm = base,
                  .fill = bx_colour_initial(bx_space_device(BX_SPACE_GRAY)),
                  .stroke = bx_colour_initial(bx_space_device(BX_SPACE_GRAY)),
                  .line_width = 1,
                  .fill_alpha = 1,
                  .stroke_alpha = 1,
                  .text_scale = 1},
        .saved = g_array_new(FALSE, FALSE, sizeof(bx_walk_state)),
        .codes = g_byte_array_new(),
        .known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .text = BX_MATRIX_UNIT,
        .line = BX_MATRIX_UNIT,
    };
    bx_walk_path_clear(&w.path);
    return w;
}

void bx_walk_end(bx_walk *w)
{
    g_array_free(w->saved, TRUE);
    g_byte_array_unref(w->codes);
    g_hash_table_destroy(w->known);
}

void bx_walk_page(bx_document *d, int page, bx_walk_visit *visit, void *data)
{
    const bx_document_page *p = &d->pages[page];
    g_autoptr(GByteArray) content = g_byte_array_new();
    bx_walk_page_state state = {.d = d,
                                .visit = visit,
                                .data = data,
                                .page = page,
                                .seen = g_hash_table_new(NULL, NULL),
                                .open = g_array_new(FALSE, FALSE, sizeof(int))};
    bx_walk w = bx_walk_begin(&state, BX_WALK_IN_PAGE, p->resources, BX_MATRIX_UNIT);
    bx_filter_end end = bx_document_contents(d, p, content);
    state.content = content->len;
    if (end == BX_FILTER_LARGE)
        g_byte_array_set_size(content, 0);
    if (end != BX_FILTER_DONE)
        bx_walk_tell_fault(&w, end == BX_FILTER_LARGE ? BX_WALK_LARGE : BX_WALK_DAMAGED,
                           "");
    bx_walk_content(&w, content);
    bx_walk_annotations(&w, p->object);
    bx_walk_end(&w);
    g_hash_table_destroy(state.seen);
    g_array_free(state.open, TRUE);
}
