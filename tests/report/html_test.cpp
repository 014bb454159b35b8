#include "analysis/report/html.hpp"

#include <gtest/gtest.h>

namespace savan::analysis {

TEST(Html, TextCannotBecomeMarkup) {
    EXPECT_EQ(text("<b>&amp;\"'</b>").html(), "&lt;b&gt;&amp;amp;&quot;&#39;&lt;/b&gt;");
    EXPECT_EQ(element("p", {{"title", "\"><script>"}}, text("x")).html(),
              "<p title=\"&quot;&gt;&lt;script&gt;\">x</p>");
}

TEST(Html, LaoAndOtherScriptsPassThrough) {
    EXPECT_EQ(text("ຂູດຮີດ – 1 🙂").html(), "ຂູດຮີດ – 1 🙂");
}

TEST(Html, BytesThatAreNotUtf8AreReplacedOneByOne) {
    const std::string r = "\xEF\xBF\xBD";
    EXPECT_EQ(text("a\xFF"
                   "b")
                  .html(),
              "a" + r + "b");
    EXPECT_EQ(text("\xC0\xAF").html(), r + r);                  // overlong slash
    EXPECT_EQ(text("\xED\xA0\x80").html(), r + r + r);          // surrogate
    EXPECT_EQ(text("\xF4\x90\x80\x80").html(), r + r + r + r);  // beyond Unicode
    EXPECT_EQ(text("\xE2\x82").html(), r + r);                  // cut short
    EXPECT_EQ(text(std::string_view("\0\x1B\n", 3)).html(), r + r + "\n");
}

TEST(Html, JsonCannotEndItsScript) {
    const std::string html = json_in_script(R"({"a": "</script><!--&"})").html();
    EXPECT_EQ(html, R"({"a": "\u003c/script\u003e\u003c!--\u0026"})");
}

TEST(Html, NamesAreIsolatedOnlyWhereDirectionCouldTurn) {
    EXPECT_EQ(isolated_text("As it was ຕາມເກົ່າ"), "As it was ຕາມເກົ່າ");
    EXPECT_EQ(isolated_text("left \u202E right"), "\u2068left \u202E right\u2069");
    EXPECT_EQ(isolated_text("\u05D0"), "\u2068\u05D0\u2069");
}

TEST(Html, TableHasCaptionHeadsAndScopes) {
    Table rows{.id = "t", .caption = text("Caption"), .head = {text("Name"), text("Count")}};
    rows.rows = {{text("a"), text("1")}, {text("b"), text("2")}};
    rows.row_styles = {"baseline"};
    const std::string html = table(rows).html();
    for (const char* part :
         {"<caption id=\"t-caption\">Caption</caption>", "aria-labelledby=\"t-caption\"",
          "<th scope=\"col\">Count</th>", "<tr class=\"baseline\"><th scope=\"row\">a</th><td>1</td></tr>",
          "<tr><th scope=\"row\">b</th>"})
        EXPECT_NE(html.find(part), std::string::npos) << part << "\n" << html;
}

}  // namespace savan::analysis
