#include "analysis/report/texts.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "analysis/economics.hpp"
#include "analysis/outcomes.hpp"
#include "analysis/report/phrases.hpp"
#include "analysis/series.hpp"
#include "sim/measures/paired_table.hpp"
#include "sim/parameters/intervention.hpp"

namespace savan::analysis {

TEST(Texts, NamesInBracesAreFilledInBothLanguages) {
    const Words filled = words("say.cost", {{"cost", {"12", "ສິບສອງ"}}});
    EXPECT_EQ(filled.en, "It costs 12 US$ in all.");
    EXPECT_NE(filled.lo.find("ສິບສອງ"), std::string::npos);
}

TEST(Texts, AFillThatLooksLikeANameIsNotFilledAgain) {
    EXPECT_EQ(words("say.cost", {{"cost", same("{cost} {other}")}}).en,
              "It costs {cost} {other} US$ in all.");
}

TEST(Texts, MissingKeysAndFillsAreFaults) {
    EXPECT_THROW(words("no.such.key"), std::out_of_range);
    EXPECT_THROW(words("say.cost"), std::out_of_range);
}

TEST(Texts, EachLanguageIsMarked) {
    EXPECT_EQ(both(Words{"a<", "ກ"}).html(), "<span lang=\"en\">a&lt;</span><span lang=\"lo\">ກ</span>");
    EXPECT_EQ(both(same("12")).html(), "12");
    EXPECT_EQ(both_isolated({"a", ""}).html(), "<bdi>a</bdi>");
}

/// Whatever the tables of outcomes, harms, series and kinds hold has a name on the page.
TEST(Texts, EveryRowOfTheTablesHasWords) {
    for (const OutcomeRow& row : outcome_table()) {
        EXPECT_TRUE(has_words("outcome." + std::string(row.key))) << row.key;
        EXPECT_NO_THROW(shown(row.unit)) << row.unit;
    }
    for (const EffectRow& row : effect_table()) {
        EXPECT_TRUE(has_words("case." + std::string(row.key))) << row.key;
        EXPECT_TRUE(has_words("chart.measure." + std::string(row.key))) << row.key;
    }
    for (const SeriesRow& row : series_table())
        EXPECT_TRUE(has_words("chart.measure." + std::string(row.key))) << row.key;
    for (const std::string_view event : life_event_names)
        EXPECT_TRUE(has_words("event." + std::string(event)));
    for (const std::string_view path : effect_path_names) EXPECT_TRUE(has_words("path." + std::string(path)));
    for (const std::string_view step : step_names)
        EXPECT_TRUE(has_words("step." + std::string(step))) << step;
    for (const KindRow& row : kind_table())
        EXPECT_TRUE(has_words("kind." + std::string(row.name))) << row.name;
}

}  // namespace savan::analysis
