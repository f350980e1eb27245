/* Copy in the files of word processors: their text, their pictures, what is none. */
#include "base/office.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/diag.h"
#include "base/source.h"

/* ---- archives ---- */

typedef struct {
    const char *name, *text;
} part;

/* A file with these parts, closed by a name NULL; to be removed. */
static char *archive(const part *parts)
{
    char *path = NULL;
    int file = g_file_open_tmp("officeXXXXXX", &path, NULL);
    g_assert_cmpint(file, >=, 0);
    close(file);
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    g_assert_nonnull(zip);
    for (; parts->name; parts++) {
        zip_source_t *source =
            zip_source_buffer(zip, parts->text, strlen(parts->text), 0);
        g_assert_cmpint(zip_file_add(zip, parts->name, source, 0), >=, 0);
    }
    g_assert_cmpint(zip_close(zip), ==, 0);
    return path;
}

#define RELATIONSHIPS                                                                    \
    "<Relationships><Relationship Id=\"r1\" Target=\"word/document.xml\" "               \
    "Type=\"http://x/officeDocument\"/></Relationships>"

static char *docx(const char *body, const char *styles, const char *targets)
{
    g_autofree char *document =
        g_strdup_printf("<?xml version=\"1.0\"?><w:document><w:body>%s</w:body>"
                        "</w:document>",
                        body);
    const part parts[] = {
        {"_rels/.rels", RELATIONSHIPS},
        {"word/document.xml", document},
        {"word/media/a.jpeg", "a picture"},
        {"word/styles.xml", styles ? styles : "<w:styles/>"},
        {"word/_rels/document.xml.rels", targets ? targets : "<Relationships/>"},
        {NULL, NULL}};
    return archive(parts);
}

static char *odt(const char *styles, const char *body)
{
    g_autofree char *content = g_strdup_printf(
        "<office:document-content><office:automatic-styles>%s</office:automatic-styles>"
        "<office:body><office:text>\n %s\n</office:text></office:body>"
        "</office:document-content>",
        styles, body);
    const part parts[] = {{"mimetype", "application/vnd.oasis.opendocument.text"},
                          {"content.xml", content},
                          {"Pictures/b.png", "another"},
                          {NULL, NULL}};
    return archive(parts);
}

/* Reads the file and removes it. */
static void expect(char *path, const char *text)
{
    bx_office_text out;
    g_assert_cmpint(bx_office_read(path, 10000, &out), ==, BX_OFFICE_FINE);
    g_assert_cmpstr(out.text->str, ==, text);
    bx_office_text_clear(&out);
    g_unlink(path);
    g_free(path);
}

static void expect_fault(char *path, bx_office_fault fault)
{
    bx_office_text out;
    g_assert_cmpint(bx_office_read(path, 10000, &out), ==, fault);
    bx_office_text_clear(&out);
    g_unlink(path);
    g_free(path);
}

/* ---- the text ---- */

#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define PP(place, text)                                                                  \
    "<w:p><w:pPr>" place "</w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"

static const struct {
    const char *what, *body, *text;
} bodies[] = {
    {"paragraphs", P("一") P("") P("二"), "一\n\n二\n"},
    {"runs, tabs and breaks",
     "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>一</w:t>"
     "<w:tab/><w:t xml:space=\"preserve\"> 二</w:t></w:r><w:r><w:br/><w:t>三</w:t>"
     "<w:noBreakHyphen/><w:sym/></w:r></w:p>",
     "一\t 二\n三-●\n"},
    {"a first line that is indented", PP("<w:ind w:firstLineChars=\"200\"/>", "一"),
     "　　一\n"},
    {"characters go before lengths",
     PP("<w:ind w:firstLineChars=\"0\" w:firstLine=\"420\"/>", "一"), "一\n"},
    {"who typed the spaces has them", PP("<w:ind w:firstLine=\"420\"/>", "　　一"),
     "　　一\n"},
    {"set right", PP("<w:jc w:val=\"right\"/>", "（李明）"), "　　　　　　（李明）\n"},
    {"an empty line has no indent", PP("<w:ind w:firstLine=\"420\"/>", ""), "\n"},
    {"tracked changes",
     "<w:p><w:del><w:r><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
     "<w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom></w:p>",
     "新\n"},
    {"hidden text",
     "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:t>明</w:t></w:r>"
     "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>也</w:t></w:r></w:p>",
     "明也\n"},
    {"ruby",
     "<w:p><w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r>"
     "<w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
     "拼\n"},
    {"a table",
     "<w:tbl><w:tr><w:tc>" P("名次") "</w:tc><w:tc>" P(
         "姓名") "</w:tc></w:tr><w:tr><w:tc>" P("1") "</w:tc><w:tc>" P("") "</w:tc></"
                                                                           "w:tr></"
                                                                           "w:tbl>" P(
                                                                               "后"),
     "名次\t姓名\n1\t\n后\n"},
    {"a table that only arranges",
     "<w:tbl><w:tr><w:tc>" P("一")
         P("二") "</w:tc><w:tc>" P("三") "</w:tc></w:tr></w:tbl>",
     "一\n二\n三\n"},
    {"one cell is a frame", "<w:tbl><w:tr><w:tc>" P("一") "</w:tc></w:tr></w:tbl>",
     "一\n"},
    {"a box of text, once",
     "<w:p><w:r><w:t>外</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>" P(
         "内") "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" P("内") "</"
                                                                                  "w:"
                                                                                  "txbxCo"
                                                                                  "ntent>"
                                                                                  "</"
                                                                                  "mc:"
                                                                                  "Fallba"
                                                                                  "ck></"
                                                                                  "mc:"
                                                                                  "Altern"
                                                                                  "ateCon"
                                                                                  "tent><"
                                                                                  "/w:r><"
                                                                                  "/w:p>",
     "外\n内\n"},
    {"a picture in a paragraph of its own",
     "<w:p><w:r><w:drawing><a:blip r:embed=\"r9\"/></w:drawing></w:r></w:p>", "￼\n"},
    {"a picture in text, and the author's own mark",
     "<w:p><w:r><w:t>文￼字</w:t><w:pict><v:imagedata r:id=\"r9\"/></w:pict></w:r></w:p>",
     "文字\n￼\n"},
    {"headings of the first level",
     P("一") PP("<w:outlineLvl w:val=\"0\"/>", "二")
         PP("<w:outlineLvl w:val=\"1\"/>", "三"),
     "一\n\n二\n三\n"},
    {"entities", P("&lt;A&amp;B&gt;&#x4E00;"), "<A&B>一\n"},
};

static void test_docx(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++) {
        g_test_message("%s", bodies[i].what);
        expect(docx(bodies[i].body, NULL, NULL), bodies[i].text);
    }
}

static void test_styles(void)
{
    static const char styles[] =
        "<w:styles>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:pPr>"
        "<w:ind w:firstLine=\"420\"/></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"c\"><w:basedOn w:val=\"b\"/><w:pPr>"
        "<w:ind w:firstLine=\"0\"/><w:jc w:val=\"end\"/></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"d\"><w:basedOn w:val=\"d\"/></w:style>"
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"e\"/>"
        "</w:styles>";
    expect(docx(P("一") PP("<w:pStyle w:val=\"b\"/>", "二") PP(
                    "<w:pStyle w:val=\"c\"/>", "三") PP("<w:pStyle w:val=\"d\"/>", "四")
                    PP("<w:pStyle w:val=\"c\"/><w:jc w:val=\"left\"/>", "五"),
                styles, NULL),
           "　　一\n　　二\n　　　　　　三\n四\n五\n");
}

static void test_odt(void)
{
    expect(odt("<style:style style:name=\"P1\" style:parent-style-name=\"P2\"/>"
               "<style:style style:name=\"P2\"><style:paragraph-properties "
               "fo:text-indent=\"0.74cm\"/></style:style>",
               "<text:tracked-changes><text:p>旧</text:p></text:tracked-changes>"
               "<text:h text:outline-level=\"1\">题\n  目</text:h>\n"
               "<text:p text:style-name=\"P1\">正<text:s text:c=\"2\"/>文<text:span>甲"
               "</text:span><text:note><text:p>注</text:p></text:note><text:tab/>乙"
               "<text:line-break/>丙</text:p>"
               "<table:table><table:table-row><table:table-cell><text:p>一</text:p>"
               "</table:table-cell><table:table-cell><text:p>二</text:p>"
               "</table:table-cell></table:table-row></table:table>"
               "<draw:frame><draw:image xlink:href=\"Pictures/b.png\"/></draw:frame>"),
           "题 目\n　　正  文甲\t乙\n丙\n一\t二\n￼\n");
}

/* ---- type ---- */

/* "44b 24": half points, and what is bold; a line each, without the empty one behind the
 * last. Reads the file and removes it. */
static void expect_types(char *path, const char *types)
{
    bx_office_text out;
    g_assert_cmpint(bx_office_read(path, 10000, &out), ==, BX_OFFICE_FINE);
    g_autoptr(GString) all = g_string_new(NULL);
    for (guint i = 0; i + 1 < out.types->len; i++) {
        bx_line_type type = g_array_index(out.types, bx_line_type, i);
        g_string_append_printf(all, "%s%d%s", i ? " " : "", type.size,
                               type.is_bold ? "b" : "");
    }
    g_assert_cmpstr(all->str, ==, types);
    g_assert_null(strstr(out.text->str, "\uFDD0"));
    bx_office_text_clear(&out);
    g_unlink(path);
    g_free(path);
}

#define R(type, text) "<w:r><w:rPr>" type "</w:rPr><w:t>" text "</w:t></w:r>"
#define SZ(n) "<w:sz w:val=\"" n "\"/>"

static const struct {
    const char *what, *body, *types;
} typed[] = {
    {"nothing is said", P("一"), "20"},
    {"of runs", "<w:p>" R(SZ("44") "<w:b/>", "一") "</w:p>" P("二"), "44b 20"},
    {"a run's type ends with it", "<w:p>" R(SZ("44"), "一") R("", "二三") "</w:p>", "20"},
    {"most characters count, spaces do not",
     "<w:p>" R(SZ("44"), "　　　　　") R(SZ("32"), "一二") R(SZ("28"), "三") "</w:p>",
     "32"},
    {"a line after a break",
     "<w:p>" R(SZ("44"), "一") "<w:r><w:br/></w:r>" R(SZ("32"), "二") "</w:p>", "44 32"},
    {"of the paragraph's end alone", P("一") PP("<w:rPr>" SZ("44") "</w:rPr>", "二"),
     "20 20"},
    {"not bold", "<w:p>" R("<w:b w:val=\"0\"/>", "一") "</w:p>", "20"},
    {"sizes that are none",
     "<w:p>" R(SZ("x"), "一") "</w:p><w:p>" R(SZ("-8"), "二") "</w:p><w:p>" R(
         SZ("99999999"), "三") "</w:p><w:p>" R("<w:sz/>", "四") "</w:p>",
     "20 20 20 20"},
    {"an empty line", "<w:p>" R(SZ("44"), "一") "</w:p>" P("") P("二"), "44 44 20"},
    {"what was there before",
     "<w:p>" R("<w:rPrChange><w:rPr>" SZ("44") "</w:rPr></w:rPrChange>", "一") "</w:p>",
     "20"},
    {"the author's own mark", "<w:p>" R(SZ("44"), "一\uFDD0二") "</w:p>", "44"},
    {"cells of a row",
     "<w:tbl><w:tr><w:tc><w:p>" R(SZ("30"), "一") "</w:p></w:tc><w:tc><w:p>" R(
         SZ("30"), "二") "</w:p></w:tc></w:tr></w:tbl>" P("三"),
     "30 20"},
};

static void test_types(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(typed); i++) {
        g_test_message("%s", typed[i].what);
        expect_types(docx(typed[i].body, NULL, NULL), typed[i].types);
    }
}

static void test_types_of_styles(void)
{
    static const char styles[] = "<w:styles><w:docDefaults><w:rPrDefault><w:rPr>" SZ(
        "24") "</w:rPr>"
              "</w:rPrDefault></w:docDefaults>"
              "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:rPr>" SZ(
                  "21") "</w:rPr></w:style>"
                        "<w:style w:type=\"paragraph\" "
                        "w:styleId=\"b\"><w:rPr><w:b/></w:rPr></w:style>"
                        "<w:style w:type=\"paragraph\" w:styleId=\"c\"><w:basedOn "
                        "w:val=\"b\"/><w:rPr>" SZ(
                            "36") "</w:rPr></w:style>"
                                  "<w:style w:type=\"character\" w:default=\"1\" "
                                  "w:styleId=\"d\"><w:rPr>" SZ(
                                      "8") "</w:rPr></w:style>"
                                           "<w:style w:type=\"character\" "
                                           "w:styleId=\"e\"><w:rPr>" SZ(
                                               "28") "</w:rPr></w:style>"
                                                     "<w:style w:type=\"table\" "
                                                     "w:styleId=\"f\"><w:rPr>" SZ(
                                                         "90") "</w:rPr></w:style>"
                                                               "</w:styles>";
    expect_types(docx(P("一") PP("<w:pStyle w:val=\"b\"/>", "二") PP(
                          "<w:pStyle w:val=\"c\"/>",
                          "三") "<w:p><w:pPr>"
                                "<w:pStyle w:val=\"c\"/></w:pPr>" R(
                                    "<w:rStyle w:val=\"e\"/>",
                                    "四") "</w:p>" PP("<w:pStyle w:val=\"none\"/>", "五"),
                      styles, NULL),
                 "21 24b 36b 28b 24");
}

/* What Han characters have goes before; sizes may be parts of others; spans stand in each
 * other. */
static void test_types_of_odt(void)
{
    static const char styles[] =
        "<style:default-style style:family=\"graphic\"><style:text-properties "
        "fo:font-size=\"9pt\"/></style:default-style>"
        "<style:default-style style:family=\"paragraph\"><style:text-properties "
        "fo:font-size=\"12pt\"/></style:default-style>"
        "<style:style style:name=\"P1\"><style:text-properties fo:font-size=\"10pt\" "
        "style:font-size-asian=\"22pt\" fo:font-weight=\"normal\" "
        "style:font-weight-asian=\"bold\"/></style:style>"
        "<style:style style:name=\"P2\" style:parent-style-name=\"P1\">"
        "<style:text-properties fo:font-size=\"150%\" fo:font-weight=\"normal\"/>"
        "</style:style>"
        "<style:style style:name=\"P3\"><style:text-properties "
        "fo:font-size=\"much\" fo:font-weight=\"700\"/></style:style>"
        "<style:style style:name=\"T1\"><style:text-properties fo:font-size=\"16pt\"/>"
        "</style:style>"
        "<style:style style:name=\"T2\"><style:text-properties fo:font-weight=\"bold\"/>"
        "</style:style>";
    expect_types(odt(styles,
                     "<text:p>零</text:p><text:p text:style-name=\"P1\">一</text:p>"
                     "<text:p text:style-name=\"P2\">二</text:p>"
                     "<text:p text:style-name=\"P3\">三</text:p>"
                     "<text:p><text:span text:style-name=\"T1\"><text:span "
                     "text:style-name=\"T2\">四</text:span></text:span></text:p>"
                     "<text:p><text:span text:style-name=\"T1\">五</text:span>六七"
                     "</text:p>"),
                 "24 44b 66 24b 32b 24");
}

/* What the word processor counts is told of: it is not in the text. */
static void test_numbered(void)
{
    char *path = docx(PP("<w:numPr><w:numId w:val=\"3\"/></w:numPr>", "一")
                          PP("<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "二")
                              PP("<w:numPr><w:numId w:val=\"3\"/></w:numPr>", ""),
                      NULL, NULL);
    bx_office_text out;
    g_assert_cmpint(bx_office_read(path, 10000, &out), ==, BX_OFFICE_FINE);
    g_assert_cmpint(out.n_numbered, ==, 1);
    bx_office_text_clear(&out);
    g_unlink(path);
    g_free(path);
    path = odt("", "<text:list><text:list-item><text:p>一</text:p></text:list-item>"
                   "</text:list><text:p>二</text:p>");
    g_assert_cmpint(bx_office_read(path, 10000, &out), ==, BX_OFFICE_FINE);
    g_assert_cmpint(out.n_numbered, ==, 1);
    bx_office_text_clear(&out);
    g_unlink(path);
    g_free(path);
}

/* ---- pictures ---- */

static void test_pictures(void)
{
    char *path = docx("<w:p><a:blip r:embed=\"r1\"/><a:blip r:embed=\"r2\"/>"
                      "<a:blip r:embed=\"r3\"/><a:blip r:link=\"r1\"/></w:p>",
                      NULL,
                      "<Relationships><Relationship Id=\"r1\" Target=\"media/a.jpeg\"/>"
                      "<Relationship Id=\"r2\" Target=\"media/none.jpeg\"/>"
                      "<Relationship Id=\"r3\" Target=\"http://x/a.jpeg\" "
                      "TargetMode=\"External\"/></Relationships>");
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_load(arena, path, diags);
    g_assert_nonnull(source);
    g_assert_cmpint(source->n_pictures, ==, 4);
    g_autofree char *file = g_strdup_printf("%s#word/media/a.jpeg", path);
    g_assert_cmpstr(source->pictures[0], ==, file);
    for (int i = 1; i < 4; i++)
        g_assert_null(source->pictures[i]);
    g_assert_true(bx_office_is_picture(file));
    g_assert_false(bx_office_is_picture(path));
    size_t n;
    g_autofree unsigned char *bytes = bx_office_picture(file, 9, &n);
    g_assert_cmpuint(n, ==, 9);
    g_assert_true(!memcmp(bytes, "a picture", 9));
    g_assert_null(bx_office_picture(file, 8, &n));
    g_autofree char *none = g_strdup_printf("%s#word/media/b.jpeg", path);
    g_assert_null(bx_office_picture(none, 9, &n));
    bx_diags_free(diags);
    bx_arena_free(arena);
    g_unlink(path);
    g_free(path);
}

/* ---- what is none ---- */

static char *deep(void)
{
    GString *body = g_string_new(NULL);
    for (int i = 0; i < 300; i++)
        g_string_append(body, "<w:tc>");
    for (int i = 0; i < 300; i++)
        g_string_append(body, "</w:tc>");
    char *path = docx(body->str, NULL, NULL);
    g_string_free(body, TRUE);
    return path;
}

static void test_faults(void)
{
    static const part slides[] = {
        {"_rels/.rels", "<Relationships><Relationship Target=\"ppt/presentation.xml\" "
                        "Type=\"http://x/officeDocument\"/></Relationships>"},
        {NULL, NULL}};
    static const part other[] = {{"a.txt", "一"}, {NULL, NULL}};
    static const part cut[] = {{"_rels/.rels", RELATIONSHIPS}, {NULL, NULL}};
    expect_fault(archive(slides), BX_OFFICE_NO_TEXT);
    expect_fault(archive(other), BX_OFFICE_NO_TEXT);
    expect_fault(archive(cut), BX_OFFICE_DAMAGED);
    expect_fault(docx("<w:p>", NULL, NULL), BX_OFFICE_DAMAGED);
    expect_fault(deep(), BX_OFFICE_DAMAGED);
    g_autofree char *much = g_strnfill(11000, 'a');
    g_autofree char *body = g_strdup_printf("<w:p><w:r><w:t>%s</w:t></w:r></w:p>", much);
    expect_fault(docx(body, NULL, NULL), BX_OFFICE_LARGE);
    expect_fault(g_strdup("/nowhere.docx"), BX_OFFICE_DAMAGED);
}

/* Boxes that close in another order, ends without starts: nothing is lost or read twice.
 */
static void test_astray(void)
{
    expect(
        docx("<w:tc>" P("一") "</w:tc><w:tr>" P("二") "</w:tr><w:txbxContent>" P(
                 "三") "</w:txbxContent><w:p><w:p><w:r><w:t>四</w:t></w:r></w:p></w:p>",
             NULL, NULL),
        "一\t二\n四\n\n三\n");
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, "");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/office/docx", test_docx);
    g_test_add_func("/office/styles", test_styles);
    g_test_add_func("/office/odt", test_odt);
    g_test_add_func("/office/numbered", test_numbered);
    g_test_add_func("/office/types", test_types);
    g_test_add_func("/office/types-of-styles", test_types_of_styles);
    g_test_add_func("/office/types-of-odt", test_types_of_odt);
    g_test_add_func("/office/pictures", test_pictures);
    g_test_add_func("/office/faults", test_faults);
    g_test_add_func("/office/astray", test_astray);
    return g_test_run();
}
