/* Who looks on changes nothing but when to stop; what comes out then is a page all the
 * same, and said to be one that another run may not make. */
#include "makeup/watch.h"

#include "page_rules.h"
#include "planned.h"

typedef struct {
    int most; /* looks before it is enough */
    int n;
    bx_progress last;
} onlooker;

/* Told of what is, in order. */
static bool look(void *data, const bx_progress *now)
{
    onlooker *o = data;
    g_assert_nonnull(now->layout);
    g_assert_cmpint(now->page, >=, 1);
    g_assert_cmpint(now->page, <=, now->n_pages);
    g_assert_cmpint(now->n_shaped, <=, now->n_items);
    if (now->n_states && o->last.n_states < now->n_states)
        g_assert_cmpint(now->bound, >=, o->last.n_states ? o->last.bound : 0);
    if (now->n_states)
        g_assert_cmpint(now->n_shaped, ==, now->n_items);
    if (now->cost)
        g_assert_cmpint(now->bound, <=, now->cost);
    o->last = *now;
    return ++o->n < o->most;
}

static planned make(const page_case *c, onlooker *o, bx_watch *watch)
{
    *watch = (bx_watch){.look = look, .data = o};
    return planned_make_with(c, &(bx_edition_wishes){.watch = watch});
}

static void test_patient(gconstpointer data)
{
    onlooker o = {.most = INT_MAX};
    bx_watch watch;
    planned alone = planned_make(data), m = make(data, &o, &watch);
    g_assert_cmpint(o.n, >, 0);
    g_assert_cmpint(bx_diags_count_of(m.diags, BX_D_W_STOPPED), ==, 0);
    g_assert_cmpint(m.plan.n_pages, ==, alone.plan.n_pages);
    for (int i = 0; i < m.plan.n_pages; i++)
        g_assert_cmpstr(m.plan.pages[i].tree, ==, alone.plan.pages[i].tree);
    for (int i = 0; i < m.edition.n_pages; i++) /* what is made of these later is alone */
        g_assert_null(m.edition.made[i].setting->watch);
    planned_free(&alone);
    planned_free(&m);
}

/* Whenever it stops. */
static void test_impatient(gconstpointer data)
{
    for (int most = 1; most <= 64; most *= 4) {
        onlooker o = {.most = most};
        bx_watch watch;
        planned m = make(data, &o, &watch);
        g_assert_cmpint(o.n, <=, most);
        g_assert_cmpint(bx_diags_count_of(m.diags, BX_D_W_STOPPED), ==, o.n == most);
        for (int i = 0; i < m.plan.n_pages; i++)
            check_page(m.assets, &m.edition.made[i], &m.edition.pages[i]);
        planned_free(&m);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(page_cases); i++) {
        const page_case *c = &page_cases[i];
        g_autofree char *patient = g_strconcat("/watch/patient/", c->folder, NULL);
        g_autofree char *impatient = g_strconcat("/watch/impatient/", c->folder, NULL);
        g_test_add_data_func(patient, c, test_patient);
        g_test_add_data_func(impatient, c, test_impatient);
    }
    return g_test_run();
}
