#include "pdf/token.h"

#include <glib.h>
#include <string.h>

static const char *const kinds[] = {"end", "number", "name", "string", "hex",
                                    "[",   "]",      "<<",   ">>",     "keyword",
                                    "op",  "data",   "bad"};

/* Every token as kind:bytes, parted by spaces. */
static char *told(const char *bytes, size_t n)
{
    GString *out = g_string_new(NULL);
    bx_tokens tokens = bx_tokens_of(bytes, n);
    for (;;) {
        bx_token t = bx_token_next(&tokens);
        if (t.kind == BX_TOKEN_END)
            break;
        g_string_append_printf(out, "%s%s:%.*s", out->len ? " " : "", kinds[t.kind],
                               (int)(t.to - t.from), bytes + t.from);
    }
    g_assert_cmpint(bx_token_next(&tokens).kind, ==, BX_TOKEN_END);
    return g_string_free(out, FALSE);
}

static void expect(const char *bytes, const char *tokens)
{
    g_autofree char *said = told(bytes, strlen(bytes));
    g_assert_cmpstr(said, ==, tokens);
}

static void test_kinds(void)
{
    expect("", "");
    expect(" \n% all of it a comment", "");
    expect("q 1 0 0 1 -.5 4. cm", "op:q number:1 number:0 number:0 number:1 number:-.5 "
                                  "number:4. op:cm");
    expect("/F1 12 Tf%x\r(a)Tj", "name:/F1 number:12 op:Tf string:(a) op:Tj");
    expect("[(a)-120<0a F>]TJ", "[:[ string:(a) number:-120 hex:<0a F> ]:] op:TJ");
    expect("/Span<</ActualText<feff>/Is true>>BDC",
           "name:/Span <<:<< name:/ActualText hex:<feff> name:/Is keyword:true >>:>> "
           "op:BDC");
    expect("f*B*T*'\"", "op:f*B*T*'\"");
    expect("/ /", "name:/ name:/");
}

static void test_strings(void)
{
    expect("(a(b)c)(\\))(\\\\)", "string:(a(b)c) string:(\\)) string:(\\\\)");
    expect("(a(b)", "bad:(a(b)");
    expect("(\\", "bad:(\\");
    expect("<0a", "bad:<0a");
    expect(")>{}", "bad:) bad:> bad:{ bad:}");
}

static bx_token first(const char *bytes)
{
    bx_tokens tokens = bx_tokens_of(bytes, strlen(bytes));
    return bx_token_next(&tokens);
}

static void expect_number(const char *bytes, double value, bool is_whole, bool is_odd)
{
    bx_token t = first(bytes);
    g_assert_cmpint(t.kind, ==, BX_TOKEN_NUMBER);
    g_assert_cmpfloat_with_epsilon(t.number, value, 1e-9);
    g_assert_cmpint(t.is_whole, ==, is_whole);
    g_assert_cmpint(t.is_odd, ==, is_odd);
}

static void test_numbers(void)
{
    expect_number("12", 12, true, false);
    expect_number("+12", 12, true, false);
    expect_number("-.25", -.25, false, false);
    expect_number("4.", 4, false, false);
    expect_number("--3", -3, true, true);
    expect_number("1.2.3", 1.2, false, true);
    expect_number("12-3", 12, true, true);
    expect_number("99999999999999999999999999999999", 1e15, true, false);
    g_assert_cmpint(first("-").kind, ==, BX_TOKEN_OPERATOR);
    g_assert_cmpint(first(".").kind, ==, BX_TOKEN_OPERATOR);
    g_assert_cmpint(first("1e5").kind, ==, BX_TOKEN_OPERATOR);
}

static void expect_text(const char *bytes, const char *text, size_t n)
{
    bx_arena *arena = bx_arena_new();
    bx_tokens tokens = bx_tokens_of(bytes, strlen(bytes));
    size_t size;
    char *said = bx_token_text(arena, &tokens, bx_token_next(&tokens), &size);
    g_assert_cmpuint(size, ==, n);
    g_assert_true(!memcmp(said, text, n));
    g_assert_cmpint(said[size], ==, 0);
    bx_arena_free(arena);
}

static void test_text(void)
{
    expect_text("/A#20B#", "A B#", 4);
    expect_text("/#4", "#4", 2);
    expect_text("<48 65f>", "He\xf0", 3);
    expect_text("(a\\(b\\053\\53x\\0z\\n\\q)", "a(b++x\0z\nq", 10);
    expect_text("(a\\\r\nb\r\nc\rd)", "ab\nc\nd", 6);
    expect_text("(\\777)", "\xff", 1);
    expect_text("()", "", 0);
}

static void test_operators(void)
{
    for (int i = 0; i < BX_OPERATOR_COUNT; i++) {
        bx_token t = first(bx_operator_text((bx_operator)i));
        g_assert_cmpint(t.kind, ==, BX_TOKEN_OPERATOR);
        g_assert_cmpint(t.operator_, ==, i);
        g_assert_cmpint(bx_operator_operands(t.operator_), <=, 6);
    }
    g_assert_cmpint(first("xyz").operator_, ==, BX_OPERATOR_COUNT);
}

/* An inline image ends where content goes on, not at the first EI in its data. */
static void test_images(void)
{
    expect("BI /W 1 ID abc EI Q", "op:BI name:/W number:1 op:ID data:abc  op:EI op:Q");
    expect("ID a EI xy EI\nq", "op:ID data:a EI xy  op:EI op:q");
    expect("ID a EI ) EI 1 0 0 rg",
           "op:ID data:a EI )  op:EI number:1 number:0 number:0 op:rg");
    expect("ID EI", "op:ID data: op:EI");
    expect("ID abc", "op:ID data:abc");
    expect("ID", "op:ID data:");
    expect("ID xEI EI", "op:ID data:xEI  op:EI");
}

/* Long streams of what could be read twice are read in time that grows with them. */
static void test_long(void)
{
    const int n = 2000000;
    static const char *const units[] = {"(", "ID EI (", "BI ID ", "<", "[", "% ", "EI "};
    for (size_t k = 0; k < G_N_ELEMENTS(units); k++) {
        GString *bytes = g_string_sized_new((gsize)n + 8);
        int n_tokens = 0;
        while (bytes->len < (gsize)n)
            g_string_append(bytes, units[k]);
        bx_tokens tokens = bx_tokens_of(bytes->str, bytes->len);
        while (bx_token_next(&tokens).kind != BX_TOKEN_END)
            n_tokens++;
        g_assert_cmpint(n_tokens, <=, n);
        g_string_free(bytes, TRUE);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/token/kinds", test_kinds);
    g_test_add_func("/token/strings", test_strings);
    g_test_add_func("/token/numbers", test_numbers);
    g_test_add_func("/token/text", test_text);
    g_test_add_func("/token/operators", test_operators);
    g_test_add_func("/token/images", test_images);
    g_test_add_func("/token/long", test_long);
    return g_test_run();
}
