#include "pages_copy.h"

#include <cairo.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the store ---- */

typedef enum {
    SENTENCES,
    HEADLINES,
    KICKERS,
    DECKS,
    BYLINES,
    CAPTIONS,
    CREDITS,
    CROSSHEADS,
    N_SECTIONS
} section;

static const char *const section_names[N_SECTIONS] = {
    "[sentences]", "[headlines]", "[kickers]", "[decks]",
    "[bylines]",   "[captions]",  "[credits]", "[crossheads]"};

struct copy_store {
    GPtrArray *texts[N_SECTIONS]; /* char * */
};

void pages_fail(const char *what, const char *why)
{
    fprintf(stderr, "bench-pages: %s: %s\n", what, why);
    exit(1);
}

static int section_named(const char *name)
{
    for (int i = 0; i < N_SECTIONS; i++)
        if (!strcmp(name, section_names[i]))
            return i;
    pages_fail(name, "no such section");
}

enum { SHORTEST_SENTENCE = 24, LONGEST_SENTENCE = 46 }; /* 字 */

static int count_of(const copy_store *store, section s)
{
    return (int)store->texts[s]->len;
}

static const char *text_of(const copy_store *store, section s, int i)
{
    return store->texts[s]->pdata[i];
}

static const char *any_of(const copy_store *store, section s, GRand *random)
{
    return text_of(store, s, g_rand_int_range(random, 0, count_of(store, s)));
}

/* 字 of a text: its spaces do not count. */
static int length_of(const char *text)
{
    int n = 0;
    for (; *text; text = g_utf8_next_char(text))
        n += !g_unichar_isspace(g_utf8_get_char(text));
    return n;
}

copy_store *copy_store_load(const char *path)
{
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        pages_fail(path, "cannot be read");
    copy_store *store = g_new0(copy_store, 1);
    for (int i = 0; i < N_SECTIONS; i++)
        store->texts[i] = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    int now = -1;
    for (int i = 0; lines[i]; i++) {
        if (lines[i][0] == '[')
            now = section_named(lines[i]);
        else if (now >= 0 && lines[i][0])
            g_ptr_array_add(store->texts[now], g_strdup(lines[i]));
    }
    for (int i = 0; i < N_SECTIONS; i++)
        if (!store->texts[i]->len)
            pages_fail(path, section_names[i]);
    for (int i = 0; i < count_of(store, SENTENCES); i++) {
        int length = length_of(text_of(store, SENTENCES, i));
        if (length < SHORTEST_SENTENCE || length > LONGEST_SENTENCE)
            pages_fail(path, text_of(store, SENTENCES, i));
    }
    return store;
}

void copy_store_free(copy_store *store)
{
    for (int i = 0; i < N_SECTIONS; i++)
        g_ptr_array_free(store->texts[i], TRUE);
    g_free(store);
}

/* The numbers 0 … n - 1 in an order of chance. */
static int *shuffled(GRand *random, int n)
{
    int *order = g_new(int, (gsize)n);
    for (int i = 0; i < n; i++) {
        int k = g_rand_int_range(random, 0, i + 1);
        order[i] = order[k];
        order[k] = i;
    }
    return order;
}

/* ---- the plan ---- */

enum {
    MEDIAN = 350,
    PICTURE_PERCENT = 35,
    KICKER_PERCENT = 20,
    DECK_PERCENT = 20,
    DATELINE_PERCENT = 40,
    BYLINE_PERCENT = 60,
    BRIEF_CELLS = 20, /* of room for each item: less, and some are briefs */
};

static const double sigma = 0.6; /* 95 of 100 lengths lie between 108 and 1,134 字 */

static bool by_chance(GRand *random, int percent)
{
    return g_rand_int_range(random, 0, 100) < percent;
}

/* Lognormal: a normal number is near enough the sum of twelve even ones. */
static int draw_length(GRand *random)
{
    for (;;) {
        double normal = -6;
        for (int i = 0; i < 12; i++)
            normal += g_rand_double(random);
        int length = (int)lround(MEDIAN * exp(sigma * normal));
        if (length >= COPY_SHORTEST && length <= COPY_LONGEST)
            return length;
    }
}

static copy_item draw_item(GRand *random, int headline)
{
    copy_item item = {.seed = g_rand_int(random), .headline = headline};
    item.drawn = draw_length(random);
    item.may_have_picture = by_chance(random, PICTURE_PERCENT);
    item.picture = g_rand_int_range(random, 0, copy_n_pictures());
    item.has_kicker = by_chance(random, KICKER_PERCENT);
    item.has_deck = by_chance(random, DECK_PERCENT);
    item.has_dateline = by_chance(random, DATELINE_PERCENT);
    item.has_byline = by_chance(random, BYLINE_PERCENT);
    return item;
}

/* The longest of the first three leads; the others keep their order. */
static void choose_lead(copy_plan *plan)
{
    int lead = 0;
    for (int i = 1; i < MIN(plan->n, 3); i++)
        if (plan->items[i].drawn > plan->items[lead].drawn)
            lead = i;
    copy_item first = plan->items[lead];
    memmove(&plan->items[1], &plan->items[0], (size_t)lead * sizeof first);
    plan->items[0] = first;
}

void copy_plan_scale(copy_plan *plan, int factor)
{
    for (int i = 0; i < plan->n; i++) {
        gint64 length = (gint64)plan->items[i].drawn * factor / 1000;
        plan->items[i].length = (int)CLAMP(length, plan->shortest, COPY_LONGEST);
    }
}

copy_plan copy_plan_draw(const copy_store *store, guint32 seed, int n, int draw,
                         int cells)
{
    const guint32 seeds[] = {seed, (guint32)n, (guint32)draw, (guint32)cells};
    g_autoptr(GRand) random =
        g_rand_new_with_seed_array(seeds, (guint)G_N_ELEMENTS(seeds));
    copy_plan plan = {.n = n};
    plan.content = g_rand_int_range(random, COPY_LEAST_CONTENT, COPY_MOST_CONTENT + 1);
    plan.shortest = cells < n * BRIEF_CELLS ? COPY_BRIEF : COPY_SHORTEST;
    g_autofree int *headlines = shuffled(random, count_of(store, HEADLINES));
    for (int i = 0; i < n; i++)
        plan.items[i] = draw_item(random, headlines[i]);
    choose_lead(&plan);
    copy_plan_scale(&plan, 1000);
    return plan;
}

bool copy_item_has_picture(const copy_item *item)
{
    return item->may_have_picture && item->length >= COPY_PICTURE_LEAST;
}

/* ---- the words ---- */

enum {
    CROSSHEAD_LEAST = 700, /* 字 of an item that has crossheads … */
    CROSSHEAD_EACH = 350,  /* … one behind so many */
};

/* What is still to be used of the sentences, in an order of chance. */
typedef struct {
    const copy_store *store;
    int *order;
    int n, next;
} card_deck;

static const char *card(const card_deck *d, int i)
{
    return text_of(d->store, SENTENCES, d->order[i]);
}

/* Takes card i out of those that are left. */
static const char *take(card_deck *d, int i)
{
    int taken = d->order[i];
    d->order[i] = d->order[d->next];
    d->order[d->next++] = taken;
    return text_of(d->store, SENTENCES, taken);
}

/* A sentence for a body that lacks `left` 字: the last one fits best, and those before
 * leave room for it. */
static const char *deal(card_deck *d, int left)
{
    int best = d->next, least = INT_MAX;
    for (int i = d->next; i < d->n; i++) {
        int over = left - length_of(card(d, i));
        if (left > LONGEST_SENTENCE && over >= SHORTEST_SENTENCE)
            return take(d, i);
        if (abs(over) < least) {
            least = abs(over);
            best = i;
        }
    }
    return take(d, best);
}

static void add_body(const copy_store *store, const copy_item *item, GRand *random,
                     GString *out)
{
    int n = count_of(store, SENTENCES);
    card_deck d = {store, shuffled(random, n), n, 0};
    int sentences = 0, since_crosshead = 0, left = item->length;
    while (left >= SHORTEST_SENTENCE / 2 && d.next < n) {
        const char *sentence = deal(&d, left);
        g_string_append(out, sentence);
        left -= length_of(sentence);
        since_crosshead += length_of(sentence);
        if (++sentences < 2 || (sentences < 4 && by_chance(random, 50)))
            continue;
        sentences = 0;
        g_string_append(out, "\n\n");
        if (item->length >= CROSSHEAD_LEAST && since_crosshead >= CROSSHEAD_EACH &&
            left >= CROSSHEAD_EACH / 2) {
            g_string_append_printf(out, "## %s\n\n", any_of(store, CROSSHEADS, random));
            since_crosshead = 0;
        }
    }
    g_string_append_c(out, '\n');
    g_free(d.order);
}

GString *copy_item_text(const copy_store *store, const copy_item *item)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(item->seed);
    GString *out = g_string_new("---\n");
    const char *kicker = any_of(store, KICKERS, random);
    const char *deck = any_of(store, DECKS, random);
    const char *byline = any_of(store, BYLINES, random);
    if (item->has_kicker)
        g_string_append_printf(out, "kicker: \"%s\"\n", kicker);
    g_string_append_printf(out, "headline: \"%s\"\n",
                           text_of(store, HEADLINES, item->headline));
    if (item->has_deck)
        g_string_append_printf(out, "deck: \"%s\"\n", deck);
    if (item->has_dateline)
        g_string_append(out, "dateline: 本报讯\n");
    if (item->has_byline)
        g_string_append_printf(out, "byline: \"%s\"\n", byline);
    if (copy_item_has_picture(item))
        g_string_append_printf(out,
                               "pictures:\n  - file: ../pictures/%s\n"
                               "    caption: \"%s\"\n    credit: \"%s\"\n",
                               copy_picture_name(item->picture),
                               any_of(store, CAPTIONS, random),
                               any_of(store, CREDITS, random));
    g_string_append(out, "---\n");
    add_body(store, item, random, out);
    return out;
}

/* ---- the pictures ---- */

static const struct {
    const char *name;
    int width, height;
} pictures[] = {
    {"3x2.png", 900, 600},  {"4x3.png", 800, 600}, {"16x9.png", 960, 540},
    {"1x1.png", 640, 640},  {"2x3.png", 600, 900}, {"3x4.png", 600, 800},
    {"5x2.png", 1000, 400},
};

int copy_n_pictures(void)
{
    return (int)G_N_ELEMENTS(pictures);
}

const char *copy_picture_name(int picture)
{
    return pictures[picture].name;
}

/* A sky that pales to the horizon, two hills and a sun: enough to see which way up and
 * how much is cut off. */
static void draw_picture(cairo_t *cr, double width, double height)
{
    cairo_pattern_t *sky = cairo_pattern_create_linear(0, 0, 0, height);
    cairo_pattern_add_color_stop_rgb(sky, 0, 0.45, 0.52, 0.60);
    cairo_pattern_add_color_stop_rgb(sky, 1, 0.85, 0.85, 0.80);
    cairo_set_source(cr, sky);
    cairo_paint(cr);
    cairo_pattern_destroy(sky);
    cairo_set_source_rgb(cr, 0.95, 0.93, 0.85);
    cairo_arc(cr, width * 0.72, height * 0.3, MIN(width, height) * 0.1, 0, 2 * G_PI);
    cairo_fill(cr);
    for (int hill = 0; hill < 2; hill++) {
        double gray = 0.5 - 0.2 * hill, foot = height * (0.62 + 0.16 * hill);
        cairo_set_source_rgb(cr, gray, gray, gray * 0.95);
        cairo_move_to(cr, 0, height);
        cairo_line_to(cr, 0, foot);
        cairo_curve_to(cr, width * 0.3, foot - height * 0.25, width * 0.6,
                       foot + height * 0.15, width, foot - height * 0.12 * (1 - hill));
        cairo_line_to(cr, width, height);
        cairo_fill(cr);
    }
}

bool copy_pictures_write(const char *folder)
{
    bool ok = true;
    for (int i = 0; i < copy_n_pictures() && ok; i++) {
        cairo_surface_t *surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, pictures[i].width, pictures[i].height);
        cairo_t *cr = cairo_create(surface);
        draw_picture(cr, pictures[i].width, pictures[i].height);
        cairo_destroy(cr);
        g_autofree char *path = g_build_filename(folder, pictures[i].name, NULL);
        ok = cairo_surface_write_to_png(surface, path) == CAIRO_STATUS_SUCCESS;
        cairo_surface_destroy(surface);
    }
    return ok;
}
