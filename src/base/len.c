#include "base/len.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* Type sizes by 字号, textbook table (page-rules 4): name, tenths of a point. */
static const struct {
    const char *name;
    int tenths;
} named_sizes[] = {
    {"初号", 420}, {"小初", 300}, {"一号", 275}, {"小一", 240},
    {"二号", 210}, {"小二", 180}, {"三号", 157}, {"小三", 150},
    {"四号", 138}, {"小四", 120}, {"五号", 105}, {"小五", 90},
    {"六号", 75},  {"小六", 65},  {"七号", 55},  {"八号", 50},
};

static const double pt_per_mm = 72.0 / 25.4;

bx_len bx_len_from_pt(double pt)
{
    return (bx_len)lround(pt * BX_PT);
}

bx_len bx_len_from_mm(double mm)
{
    return bx_len_from_pt(mm * pt_per_mm);
}

double bx_pt_from_len(bx_len len)
{
    return (double)len / BX_PT;
}

double bx_mm_from_len(bx_len len)
{
    return bx_pt_from_len(len) / pt_per_mm;
}

bx_len bx_len_scale(bx_len len, int64_t num, int64_t den)
{
    int64_t p = (int64_t)len * num;
    int64_t half = p < 0 ? -(den / 2) : den / 2;
    return (bx_len)((p + half) / den);
}

static bool parse_named(const char *text, size_t n, bx_len *out)
{
    static const char suffix[] = "号"; /* 小五 and 小五号 are one size */
    for (size_t i = 0; i < G_N_ELEMENTS(named_sizes); i++) {
        size_t k = strlen(named_sizes[i].name);
        bool same = n >= k && !memcmp(text, named_sizes[i].name, k);
        if (same &&
            (n == k || (n == k + strlen(suffix) && !memcmp(text + k, suffix, n - k)))) {
            *out = bx_len_from_pt(named_sizes[i].tenths / 10.0);
            return true;
        }
    }
    return false;
}

static double unit_in_pt(const char *unit, size_t n, bool bare_is_mm)
{
    static const struct {
        const char *name;
        double pt;
    } units[] = {{"pt", 1},
                 {"磅", 1},
                 {"mm", 72.0 / 25.4},
                 {"毫米", 72.0 / 25.4},
                 {"cm", 720.0 / 25.4},
                 {"厘米", 720.0 / 25.4},
                 {"in", 72}};
    if (!n)
        return bare_is_mm ? pt_per_mm : 1;
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
        if (strlen(units[i].name) == n && !memcmp(units[i].name, unit, n))
            return units[i].pt;
    return 0;
}

bool bx_len_parse(const char *text, bool bare_is_mm, bx_len *out)
{
    const char *from = text, *to = text + strlen(text);
    while (from < to && g_ascii_isspace(*from))
        from++;
    while (to > from && g_ascii_isspace(to[-1]))
        to--;
    if (parse_named(from, (size_t)(to - from), out))
        return true;
    if (from == to || !strchr("+-.0123456789", *from) || strpbrk(from, "xX") == from + 1)
        return false;
    char *end;
    double number = g_ascii_strtod(from, &end);
    if (end == from || end > to)
        return false;
    while (end < to && g_ascii_isspace(*end))
        end++;
    double unit = unit_in_pt(end, (size_t)(to - end), bare_is_mm);
    double pt = number * unit;
    if (unit == 0 || !(fabs(pt) <= 100000))
        return false;
    *out = bx_len_from_pt(pt);
    return true;
}
