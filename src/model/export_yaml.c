#include <string.h>

#include "model/export_writer.h"
#include "model/keys.h"

void bx_export_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_c(out, '\\');
        if (*text == '\n')
            g_string_append(out, "\\n");
        else
            g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

void bx_export_line(GString *out, int indent, bx_key key, const char *value)
{
    if (!value)
        return;
    g_string_append_printf(out, "%*s%s: ", indent, "", bx_key_name(key));
    bx_export_quoted(out, value);
    g_string_append_c(out, '\n');
}

const char *bx_export_name(const bx_export_writer *w, const char *word)
{
    for (int i = 0; i < w->n_names; i++)
        if (w->names[i] && bx_item_is_named(&w->issue->items[i], word))
            return w->names[i];
    return word;
}

void bx_export_node(bx_export_writer *w, const bx_yaml *node)
{
    if (node->kind == BX_YAML_TEXT) {
        bx_export_quoted(w->out, bx_export_name(w, node->text));
        return;
    }
    g_string_append_c(w->out, node->kind == BX_YAML_MAP ? '{' : '[');
    for (int i = 0; i < node->n; i++) {
        g_string_append(w->out, i ? ", " : "");
        if (node->kind == BX_YAML_MAP) {
            bx_export_quoted(w->out, bx_export_name(w, node->keys[i]->text));
            g_string_append(w->out, ": ");
        }
        bx_export_node(w, node->values[i]);
    }
    g_string_append_c(w->out, node->kind == BX_YAML_MAP ? '}' : ']');
}

void bx_export_map(bx_export_writer *w, int indent, bx_key key, const bx_yaml *value)
{
    if (!value)
        return;
    g_string_append_printf(w->out, "%*s%s: ", indent, "", bx_key_name(key));
    bx_export_node(w, value);
    g_string_append_c(w->out, '\n');
}

static bool is_of_name(char c)
{
    return !strchr(" \t\n()/|:@\"'", c);
}

void bx_export_tree(bx_export_writer *w, int indent, const bx_yaml *tree)
{
    if (!tree || tree->kind != BX_YAML_TEXT)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    for (const char *p = tree->text; *p;) {
        size_t n = 0;
        while (p[n] && is_of_name(p[n]))
            n++;
        g_autofree char *word = g_strndup(p, n);
        g_string_append(text, bx_export_name(w, word));
        p += n;
        if (*p)
            g_string_append_c(text, *p++);
    }
    bx_export_line(w->out, indent, BX_KEY_PAGE_TREE, text->str);
}
