#include "desk/alternatives.h"

#include "base/json.h"
#include "desk/plan_json.h"
#include "desk/plan_text.h"
#include "makeup/likeness.h"

enum { STANDS = 500 }; /* thousandths of an item in its place: it stands where it stood */

/* ---- what sets them apart ---- */

/* An edition whose pages are those to choose from. */
static bx_edition edition_of(const bx_issue *issue, const bx_edition *edition, int i)
{
    const bx_alternatives *of = &edition->alternatives[i];
    bx_edition out = *edition;
    bx_display *pages = BX_NEW_ARRAY(out.arena, of->n, bx_display);
    for (int k = 0; k < of->n; k++)
        pages[k] = bx_edition_display(edition, issue, &of->pages[k]);
    out.pages = pages;
    out.made = of->pages;
    out.n_pages = of->n;
    out.n_centres = 0;
    return out;
}

static const bx_placed *find(const bx_sheet *sheet, int item)
{
    for (int i = 0; i < sheet->n_placed; i++)
        if (sheet->placed[i].block->index == item)
            return &sheet->placed[i];
    return NULL;
}

static const bx_placed *lead_of(const bx_sheet *sheet)
{
    for (int i = 0; i < sheet->n_placed; i++)
        if (sheet->placed[i].block->is_lead)
            return &sheet->placed[i];
    return NULL;
}

static void find_elsewhere(bx_arena *arena, const bx_sheet *first, const bx_sheet *sheet,
                           bx_alternative *out)
{
    out->elsewhere = BX_NEW_ARRAY(arena, sheet->n_placed, const char *);
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_placed *now = &sheet->placed[i], *then = find(first, now->block->index);
        if (!then || bx_likeness_of_item(then->at, now->at) < STANDS)
            out->elsewhere[out->n_elsewhere++] = now->block->item->name;
    }
}

bx_alternative_set bx_alternatives_tell(bx_arena *arena, const bx_issue *issue,
                                        const bx_edition *edition, int i)
{
    bx_alternative_set out = {.made = &edition->made[i],
                              .edition = edition_of(issue, edition, i)};
    bx_plan plan = bx_plan_make(arena, issue, &out.edition);
    bx_alternative *all = BX_NEW_ARRAY(arena, plan.n_pages, bx_alternative);
    const bx_sheet *first = &out.edition.made[0].sheet;
    bx_known_page known = {first->placed, first->n_placed};
    for (int k = 0; k < plan.n_pages; k++) {
        const bx_sheet *sheet = &out.edition.made[k].sheet;
        all[k] = (bx_alternative){.plan = &plan.pages[k],
                                  .number = k + 1,
                                  .likeness =
                                      bx_likeness(&known, sheet->placed, sheet->n_placed),
                                  .lead = lead_of(sheet)};
        find_elsewhere(arena, first, sheet, &all[k]);
    }
    out.all = all;
    out.n = plan.n_pages;
    return out;
}

/* ---- for people ---- */

typedef enum {
#define BX_ALTERNATIVES_WORD(id, english, chinese) W_##id,
#include "desk/alternatives.def"
#undef BX_ALTERNATIVES_WORD
    W_COUNT
} word;

static const char *const words[W_COUNT][2] = {
#define BX_ALTERNATIVES_WORD(id, english, chinese) {english, chinese},
#include "desk/alternatives.def"
#undef BX_ALTERNATIVES_WORD
};

typedef struct {
    bx_arena *arena;
    bx_tongue tongue;
} speaker;

enum { MOST_ARGS = 9 };

#define SAY(s, id, ...) say((s), (id), (const char *const[MOST_ARGS]){__VA_ARGS__})
static const char *say(const speaker *s, word id, const char *const args[MOST_ARGS])
{
    return bx_fill_words(s->arena, words[id][s->tongue], args);
}

static const char *number(const speaker *s, int n)
{
    return bx_format(s->arena, "%d", n);
}

static const char *tell_cost(const speaker *s, const bx_alternative *a)
{
    const bx_plan_page *p = a->plan;
    return SAY(s, W_COST, number(s, a->number),
               bx_plan_cost_text(s->arena, p->made->solution.cost),
               bx_plan_cost_text(s->arena, p->block_cost),
               bx_plan_cost_text(s->arena, p->rule_cost),
               bx_plan_cost_text(s->arena, p->white_cost));
}

static const char *tell_lead(const speaker *s, const bx_placed *lead,
                             const bx_placed *first)
{
    if (!lead || !first ||
        (lead->at.columns == first->at.columns && lead->at.column == first->at.column))
        return "";
    return SAY(s, W_LEAD, number(s, lead->at.columns), number(s, lead->at.lines),
               number(s, lead->at.column + 1), number(s, first->at.columns),
               number(s, first->at.lines), number(s, first->at.column + 1));
}

static const char *tell_difference(const speaker *s, const bx_alternative *a,
                                   const bx_alternative *first)
{
    const char *names = "-";
    if (a == first)
        return SAY(s, W_FIRST, NULL);
    for (int i = 0; i < a->n_elsewhere; i++)
        names = SAY(s, i ? W_NAME_NEXT : W_NAME_FIRST, names, a->elsewhere[i]);
    return SAY(s, W_DIFFERS, tell_lead(s, a->lead, first->lead),
               number(s, a->likeness / 10), names);
}

GString *bx_alternatives_text(const bx_alternative_set *sets, int n, bx_tongue tongue)
{
    GString *out = g_string_new(NULL);
    speaker s = {bx_arena_new(), tongue};
    for (int i = 0; i < n; i++) {
        const bx_alternative_set *set = &sets[i];
        g_string_append(out, i ? "\n" : "");
        g_string_append(out, SAY(&s, W_PAGE, BX_PAGE(set->made->page),
                                 set->made->layout->name, number(&s, set->n)));
        for (int k = 0; k < set->n; k++) {
            g_string_append(out, tell_cost(&s, &set->all[k]));
            g_string_append(out, SAY(&s, W_TREE, set->all[k].plan->tree));
            g_string_append(out, tell_difference(&s, &set->all[k], &set->all[0]));
        }
    }
    bx_arena_free(s.arena);
    return out;
}

const char *bx_alternative_caption(bx_arena *arena, const bx_alternative *a,
                                   bx_tongue tongue)
{
    speaker s = {arena, tongue};
    return SAY(&s, W_CAPTION, BX_PAGE(a->plan->made->page), number(&s, a->number),
               bx_plan_cost_text(arena, a->plan->made->solution.cost));
}

/* ---- for programs ---- */

static void add_alternative(bx_json *j, const bx_alternative *a)
{
    bx_json_object(j, NULL, false);
    bx_json_int(j, "alternative", a->number);
    bx_plan_json_costs(j, a->plan);
    bx_json_int(j, "likeness", a->likeness);
    if (a->lead)
        bx_plan_json_region(j, "lead", a->lead->at);
    bx_json_array(j, "elsewhere", true);
    for (int i = 0; i < a->n_elsewhere; i++)
        bx_json_text(j, NULL, a->elsewhere[i]);
    bx_json_close_array(j);
    bx_json_close_object(j);
}

GString *bx_alternatives_json(const bx_alternative_set *sets, int n)
{
    GString *out = g_string_new(NULL);
    bx_json j;
    bx_json_begin(&j, out);
    bx_json_array(&j, "pages", false);
    for (int i = 0; i < n; i++) {
        bx_json_object(&j, NULL, false);
        bx_json_int(&j, "page", sets[i].made->page->number);
        bx_json_text(&j, "layout", sets[i].made->layout->name);
        bx_json_array(&j, "alternatives", false);
        for (int k = 0; k < sets[i].n; k++)
            add_alternative(&j, &sets[i].all[k]);
        bx_json_close_array(&j);
        bx_json_close_object(&j);
    }
    bx_json_close_array(&j);
    bx_json_end(&j);
    return out;
}
