#include "newsprint/profile.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "newsprint/curve.h"

enum {
    INK_GRID = 9,     /* A2B: points an ink */
    COLOUR_GRID = 25, /* B2A: points each way */
    GAMUT_GRID = 17,
    ENTRIES = 256, /* of a curve going in */
    HEADER = 128,
    TAGS = 10,
    ROOM = 400 * 1000,
};

#define NAME "Newsprint 26% (ISO 12647-3 solids, TAC 220%, heavy black)"
#define RIGHTS "Copyright 2026 The banxin authors. MIT License."

/* ---- bytes ---- */

typedef struct {
    unsigned char *bytes;
    size_t n;
} writer;

static void put(writer *w, uint32_t value, int n_bytes)
{
    while (n_bytes--)
        w->bytes[w->n++] = (unsigned char)(value >> 8 * n_bytes);
}

static void put_text(writer *w, const char *text, size_t n)
{
    memcpy(w->bytes + w->n, text, n);
    w->n += n;
}

static void put_zeros(writer *w, int n)
{
    while (n--)
        put(w, 0, 1);
}

/* s15Fixed16Number */
static void put_fixed(writer *w, double value)
{
    put(w, (uint32_t)(int32_t)floor(value * 65536 + 0.5), 4);
}

/* 0 … 1 → uInt16Number */
static void put_part(writer *w, double part)
{
    double clamped = part < 0 ? 0 : part > 1 ? 1 : part;
    put(w, (uint32_t)floor(clamped * 65535 + 0.5), 2);
}

/* ---- colours as numbers: ICC.1:2001-04 §6.5.9, 6.5.10 ---- */

static const double LAB_FULL = 65535.0 / 65280; /* L* 100 is FF00 */

static void put_lab(writer *w, bx_lab lab)
{
    put_part(w, lab.L / 100 / LAB_FULL);
    put_part(w, (lab.a + 128) * 256 / 65535);
    put_part(w, (lab.b + 128) * 256 / 65535);
}

/* ---- the head of a table ---- */

static void put_table_head(writer *w, const char *type, int in, int out, int grid)
{
    put_text(w, type, 4);
    put_zeros(w, 4);
    put(w, (uint32_t)in, 1);
    put(w, (uint32_t)out, 1);
    put(w, (uint32_t)grid, 1);
    put_zeros(w, 1);
    for (int i = 0; i < 9; i++)
        put_fixed(w, i % 4 ? 0 : 1);
}

static void put_straight(writer *w, int channels)
{
    for (int i = 0; i < channels; i++) {
        put_part(w, 0);
        put_part(w, 1);
    }
}

/* Curves from L*, a* and b* to places on the grid. */
static void put_colour_curves(writer *w, int n_bytes)
{
    for (int channel = 0; channel < 3; channel++)
        for (int i = 0; i < ENTRIES; i++) {
            double part = i / (ENTRIES - 1.0);
            double place = channel ? bx_curve_place_of_hue(part * 65535 / 256 - 128)
                                   : bx_curve_place_of_light(part * LAB_FULL * 100);
            if (n_bytes == 2)
                put_part(w, place);
            else
                put(w, (uint32_t)floor(place * 255 + 0.5), 1);
        }
}

/* ---- inks → colours ---- */

static void put_inks_to_colour(writer *w, const bx_press_model *model)
{
    put_table_head(w, "mft2", BX_INKS, 3, INK_GRID);
    put(w, ENTRIES, 2);
    put(w, 2, 2);
    for (int ink = 0; ink < BX_INKS; ink++)
        for (int i = 0; i < ENTRIES; i++)
            put_part(w, bx_press_model_cover(model, ink, i / (ENTRIES - 1.0)));
    double tone[INK_GRID][BX_INKS];
    for (int i = 0; i < INK_GRID; i++)
        for (int ink = 0; ink < BX_INKS; ink++)
            tone[i][ink] = bx_curve_tone_of_cover(model, ink, i / (INK_GRID - 1.0));
    for (int c = 0; c < INK_GRID; c++)
        for (int m = 0; m < INK_GRID; m++)
            for (int y = 0; y < INK_GRID; y++)
                for (int k = 0; k < INK_GRID; k++) {
                    double at[BX_INKS] = {tone[c][0], tone[m][1], tone[y][2], tone[k][3]};
                    put_lab(w, bx_press_model_lab(model, at));
                }
    put_straight(w, 3);
}

/* ---- colours → inks ---- */

static bx_lab colour_at(int L, int a, int b, int grid)
{
    double end = grid - 1;
    return (bx_lab){bx_curve_light_of_place(L / end), bx_curve_hue_of_place(a / end),
                    bx_curve_hue_of_place(b / end)};
}

/* Rounded down: four inks together stay within the limit. */
static void put_inks(writer *w, const double tone[BX_INKS])
{
    for (int ink = 0; ink < BX_INKS; ink++)
        put(w, (uint32_t)floor(tone[ink] * 65535 + 1e-6), 2);
}

/* Each point begins where the one before it ended. */
static void put_colour_to_inks(writer *w, const bx_press_model *model,
                               const bx_gamut *gamut)
{
    put_table_head(w, "mft2", 3, BX_INKS, COLOUR_GRID);
    put(w, ENTRIES, 2);
    put(w, 2, 2);
    put_colour_curves(w, 2);
    bx_separation s = {{0.2, 0.2, 0.2, 0.2}, 0};
    for (int L = 0; L < COLOUR_GRID; L++)
        for (int a = 0; a < COLOUR_GRID; a++)
            for (int b = 0; b < COLOUR_GRID; b++) {
                bx_lab colour = colour_at(L, a, b, COLOUR_GRID);
                if (gamut)
                    colour = bx_gamut_fit(gamut, colour);
                s = bx_separate(model, colour, s.tone);
                put_inks(w, s.tone);
            }
    put_straight(w, BX_INKS);
}

/* ---- what cannot be printed: 0 where a colour can ---- */

static void put_gamut(writer *w, const bx_press_model *model)
{
    put_table_head(w, "mft1", 3, 1, GAMUT_GRID);
    put_colour_curves(w, 1);
    bx_separation s = {{0.2, 0.2, 0.2, 0.2}, 0};
    for (int L = 0; L < GAMUT_GRID; L++)
        for (int a = 0; a < GAMUT_GRID; a++)
            for (int b = 0; b < GAMUT_GRID; b++) {
                s = bx_separate(model, colour_at(L, a, b, GAMUT_GRID), s.tone);
                double far = s.error < 0.5 ? 0 : floor(s.error + 0.5);
                put(w, (uint32_t)(far < 255 ? far : 255), 1);
            }
    for (int i = 0; i < ENTRIES; i++)
        put(w, (uint32_t)i, 1);
}

/* ---- words ---- */

static void put_rights(writer *w)
{
    put_text(w, "text\0\0\0\0", 8);
    put_text(w, RIGHTS, sizeof RIGHTS);
}

/* textDescriptionType: ASCII alone. */
static void put_name(writer *w)
{
    put_text(w, "desc\0\0\0\0", 8);
    put(w, sizeof NAME, 4);
    put_text(w, NAME, sizeof NAME);
    put_zeros(w, 4 + 4 + 2 + 1 + 67);
}

static void put_paper(writer *w, const bx_press_model *model)
{
    put_text(w, "XYZ \0\0\0\0", 8);
    for (int i = 0; i < 3; i++)
        put_fixed(w, model->paper.xyz[i]);
}

/* ---- the whole ---- */

/* D50 as headers have it: ICC.1:2001-04 §6.1.10. The date is that of the model. */
static void put_header(writer *w, size_t size)
{
    put(w, (uint32_t)size, 4);
    put_zeros(w, 4);
    put(w, 0x02400000, 4);
    put_text(w, "prtrCMYKLab ", 12);
    static const int date[] = {2026, 11, 26, 0, 0, 0};
    for (int i = 0; i < 6; i++)
        put(w, (uint32_t)date[i], 2);
    put_text(w, "acsp", 4);
    put_zeros(w, 28);
    put(w, 0xf6d6, 4);
    put(w, 0x10000, 4);
    put(w, 0xd32d, 4);
    put_zeros(w, HEADER - 80);
}

typedef struct {
    size_t at, n;
} part;

enum { RIGHTS_PART, NAME_PART, PAPER_PART, A2B_PART, B2A0_PART, B2A1_PART, GAMUT_PART };

static void put_part_of(writer *w, int which, const bx_press_model *model,
                        const bx_gamut *gamut)
{
    switch (which) {
    case RIGHTS_PART:
        put_rights(w);
        break;
    case NAME_PART:
        put_name(w);
        break;
    case PAPER_PART:
        put_paper(w, model);
        break;
    case A2B_PART:
        put_inks_to_colour(w, model);
        break;
    case B2A0_PART:
        put_colour_to_inks(w, model, gamut);
        break;
    case B2A1_PART:
        put_colour_to_inks(w, model, NULL);
        break;
    case GAMUT_PART:
        put_gamut(w, model);
        break;
    }
}

static void put_tags(writer *w, const part *parts)
{
    static const struct {
        const char *name;
        int part;
    } tags[TAGS] = {
        {"cprt", RIGHTS_PART}, {"desc", NAME_PART}, {"wtpt", PAPER_PART},
        {"A2B0", A2B_PART},    {"A2B1", A2B_PART},  {"A2B2", A2B_PART},
        {"B2A0", B2A0_PART},   {"B2A1", B2A1_PART}, {"B2A2", B2A0_PART},
        {"gamt", GAMUT_PART},
    };
    put(w, TAGS, 4);
    for (int i = 0; i < TAGS; i++) {
        put_text(w, tags[i].name, 4);
        put(w, (uint32_t)parts[tags[i].part].at, 4);
        put(w, (uint32_t)parts[tags[i].part].n, 4);
    }
}

unsigned char *bx_profile_make(const bx_press_model *model, const bx_gamut *gamut,
                               size_t *n_bytes)
{
    writer w = {calloc(ROOM, 1), HEADER + 4 + 12 * TAGS};
    part parts[GAMUT_PART + 1];
    for (int i = 0; w.bytes && i <= GAMUT_PART; i++) {
        parts[i].at = w.n;
        put_part_of(&w, i, model, gamut);
        parts[i].n = w.n - parts[i].at;
        w.n = (w.n + 3) / 4 * 4;
    }
    if (w.bytes) {
        writer head = {w.bytes, 0};
        put_header(&head, w.n);
        put_tags(&head, parts);
    }
    *n_bytes = w.n;
    return w.bytes;
}
