#include "analysis/text_table.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace savan::analysis {

TEST(Number, KeepsSignificantDigitsAndAtMostSomeDecimals) {
    EXPECT_EQ(number(41873.4, 4, 1), "41,870");
    EXPECT_EQ(number(1234567, 3, 1), "1,230,000");
    EXPECT_EQ(number(123.456, 4, 1), "123.5");
    EXPECT_EQ(number(12.3456, 3, 3), "12.3");
    EXPECT_EQ(number(0.012345, 3, 3), "0.012");
    EXPECT_EQ(number(999.96, 4, 1), "1,000.0");
    EXPECT_EQ(number(5, 4, 1), "5.0");
    EXPECT_EQ(number(-1234, 3, 1), "-1,230");
    EXPECT_EQ(number(-123, 3, 0), "-123");
}

TEST(Number, ZeroHasNoSignAndTheUndefinedIsADash) {
    EXPECT_EQ(number(0, 4, 2), "0");
    EXPECT_EQ(number(-0.0, 4, 2), "0");
    EXPECT_EQ(number(-0.0004, 3, 2), "0");
    EXPECT_EQ(number(std::numeric_limits<double>::quiet_NaN(), 4, 2), "–");
}

TEST(PlainNumber, HasSixDigitsAndNoExponentForMoney) {
    EXPECT_EQ(plain_number(36123456.78), "36123500");
    EXPECT_EQ(plain_number(0.1234567), "0.123457");
    EXPECT_EQ(plain_number(-2), "-2");
    EXPECT_EQ(plain_number(std::numeric_limits<double>::quiet_NaN()), "");
}

TEST(CsvField, IsQuotedOnlyWhereNeeded) {
    EXPECT_EQ(csv_field("as-was"), "as-was");
    EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_field("say \"no\""), "\"say \"\"no\"\"\"");
    EXPECT_EQ(csv_field("two\nlines"), "\"two\nlines\"");
}

TEST(CsvText, CannotBeTakenForAFormula) {
    EXPECT_EQ(csv_text("As it was"), "As it was");
    EXPECT_EQ(csv_text("=1+1"), "'=1+1");
    EXPECT_EQ(csv_text("-cmd, \"x\""), "\"'-cmd, \"\"x\"\"\"");
    EXPECT_EQ(csv_text("@a"), "'@a");
    EXPECT_EQ(csv_text(""), "");
}

TEST(PercentCell, IsWholeOrADash) {
    EXPECT_EQ(percent_cell(0.125), "12 %");
    EXPECT_EQ(percent_cell(1), "100 %");
    EXPECT_EQ(percent_cell(std::numeric_limits<double>::quiet_NaN()), "–");
}

TEST(MarkdownTable, LinesUpByCharactersAndEscapesBars) {
    EXPECT_EQ(markdown_table({{"Name", "Value"}, {"ຊາວ", "–"}, {"a|b", "1,000"}}),
              "| Name | Value |\n"
              "|------|------:|\n"
              "| ຊາວ  |     – |\n"
              "| a\\|b | 1,000 |\n");
    EXPECT_EQ(markdown_table({{"a", "b", "c"}, {"1", "2", "3"}}, "lrl"),
              "| a   |   b | c   |\n"
              "|-----|----:|-----|\n"
              "| 1   |   2 | 3   |\n");
}

}  // namespace savan::analysis
