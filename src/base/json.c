#include "base/json.h"

static void separate(bx_json *j)
{
    if (!j->is_first)
        g_string_append_c(j->out, ',');
    if (j->flat_depth) {
        if (!j->is_first)
            g_string_append_c(j->out, ' ');
    } else if (j->depth) {
        g_string_append_c(j->out, '\n');
        for (int i = 0; i < j->depth; i++)
            g_string_append_c(j->out, ' ');
    }
    j->is_first = false;
}

static void quote(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            g_string_append_printf(out, "\\%c", c);
        else if (c == '\n')
            g_string_append(out, "\\n");
        else if (c < 0x20 || c == 0x7f)
            g_string_append_printf(out, "\\u%04x", c);
        else
            g_string_append_c(out, (char)c);
    }
    g_string_append_c(out, '"');
}

static void name(bx_json *j, const char *key)
{
    separate(j);
    if (key) {
        quote(j->out, key);
        g_string_append(j->out, ": ");
    }
}

static void open(bx_json *j, const char *key, bool flat, char bracket)
{
    name(j, key);
    g_string_append_c(j->out, bracket);
    j->depth++;
    if (flat && !j->flat_depth)
        j->flat_depth = j->depth;
    j->is_first = true;
}

static void shut(bx_json *j, char bracket)
{
    bool own_line = !j->flat_depth && !j->is_first;
    if (j->flat_depth == j->depth)
        j->flat_depth = 0;
    j->depth--;
    if (own_line) {
        g_string_append_c(j->out, '\n');
        for (int i = 0; i < j->depth; i++)
            g_string_append_c(j->out, ' ');
    }
    g_string_append_c(j->out, bracket);
    j->is_first = false;
}

void bx_json_begin(bx_json *j, GString *out)
{
    *j = (bx_json){.out = out, .is_first = true};
    bx_json_object(j, NULL, false);
}

void bx_json_end(bx_json *j)
{
    bx_json_close_object(j);
    g_string_append_c(j->out, '\n');
}

void bx_json_object(bx_json *j, const char *key, bool flat)
{
    open(j, key, flat, '{');
}

void bx_json_array(bx_json *j, const char *key, bool flat)
{
    open(j, key, flat, '[');
}

void bx_json_close_object(bx_json *j)
{
    shut(j, '}');
}

void bx_json_close_array(bx_json *j)
{
    shut(j, ']');
}

void bx_json_int(bx_json *j, const char *key, long long value)
{
    name(j, key);
    g_string_append_printf(j->out, "%lld", value);
}

void bx_json_bool(bx_json *j, const char *key, bool value)
{
    name(j, key);
    g_string_append(j->out, value ? "true" : "false");
}

void bx_json_text(bx_json *j, const char *key, const char *value)
{
    name(j, key);
    if (value)
        quote(j->out, value);
    else
        g_string_append(j->out, "null");
}

void bx_json_real(bx_json *j, const char *key, double value, int decimals)
{
    char format[16], buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_snprintf(format, sizeof format, "%%.%df", decimals);
    name(j, key);
    g_string_append(j->out, g_ascii_formatd(buffer, sizeof buffer, format, value));
}
