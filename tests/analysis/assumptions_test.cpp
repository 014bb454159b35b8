#include "analysis/assumptions.hpp"

#include <gtest/gtest.h>

namespace savan::analysis {
namespace {

TEST(Assumptions, EveryValueOnceWithTheScenariosInWhichItHolds) {
    output::Description description;
    description.explained_json = R"json([
        {"scenario": "a", "values": [
            {"name": "awareness.half_life", "value": "12", "unit": "month", "range": [1, 120],
             "prior": "uniform(3, 36)", "status": "assumed", "source": "assumed", "file": "default",
             "meaning": "of what people know"},
            {"name": "months", "value": "168", "unit": "month", "status": "assumed", "source": "assumed",
             "file": "base.toml", "line": 3, "column": 1, "meaning": "horizon"}]},
        {"scenario": "b", "values": [
            {"name": "awareness.half_life", "value": "9", "unit": "month", "range": [1, 120],
             "status": "read", "source": "study_2004", "file": "b.toml", "line": 2, "column": 1,
             "meaning": "of what people know"},
            {"name": "months", "value": "168", "unit": "month", "status": "assumed", "source": "assumed",
             "file": "base.toml", "line": 3, "column": 1, "meaning": "horizon"}]}])json";
    const auto rows = assumptions(description);
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(rows[0].value, "12");
    EXPECT_EQ(rows[0].low, "1");
    EXPECT_EQ(rows[0].high, "120");
    EXPECT_EQ(rows[0].prior, "uniform(3, 36)");
    EXPECT_EQ(rows[0].status, "assumed");
    EXPECT_EQ(rows[0].scenarios, (std::vector<std::size_t>{0}));
    EXPECT_EQ(rows[1].name, "months");
    EXPECT_EQ(rows[1].low, "");
    EXPECT_EQ(rows[1].scenarios, (std::vector<std::size_t>{0, 1}));
    EXPECT_EQ(rows[2].value, "9");
    EXPECT_EQ(rows[2].source, "study_2004");
    EXPECT_EQ(rows[2].scenarios, (std::vector<std::size_t>{1}));
}

}  // namespace
}  // namespace savan::analysis
