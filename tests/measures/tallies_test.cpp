#include "sim/measures/tallies.hpp"

#include <gtest/gtest.h>

#include <set>

namespace savan {
namespace {

constexpr int months = 7;
constexpr std::size_t districts = 2, interventions = 3;

std::size_t further(Axes axes, std::size_t count_of_interventions) {
    switch (axes) {
        case Axes::none: return 1;
        case Axes::sex_age: return 2 * 5;
        case Axes::sex_age_channel: return 2 * 5 * 4;
        case Axes::intervention: return count_of_interventions;
        case Axes::risk: return 10;
        case Axes::sex_grade: return 2 * 11;
        case Axes::sex_age_tie: return 2 * 5 * 2;
        case Axes::prevalence: return 10;
    }
    return 0;
}

TEST(Tallies, HaveACellForEveryCombinationOfTheirAxes) {
    const Tallies tallies(months, districts, interventions);
    EXPECT_EQ(tallies.months(), months);
    EXPECT_EQ(tallies.districts(), districts);
    EXPECT_EQ(tallies.interventions(), interventions);
    for (const MeasureRow& row : measure_table()) {
        EXPECT_EQ(tallies.cells(row.measure), districts * further(row.axes, interventions)) << row.name;
        EXPECT_EQ(tallies.all(row.measure).size(), months * tallies.cells(row.measure)) << row.name;
        for (int month = 0; month < months; ++month)
            EXPECT_EQ(tallies.month(row.measure, month).size(), tallies.cells(row.measure)) << row.name;
    }
}

TEST(Tallies, StartAtZero) {
    const Tallies tallies(months, districts, interventions);
    for (const MeasureRow& row : measure_table())
        for (const auto count : tallies.all(row.measure)) ASSERT_EQ(count, 0) << row.name;
}

TEST(Tallies, NeverShareACell) {
    Tallies tallies(months, districts, interventions);
    std::int64_t next = 1;
    for (const MeasureRow& row : measure_table())
        for (int month = 0; month < months; ++month)
            for (auto& count : tallies.month(row.measure, month)) {
                ASSERT_EQ(count, 0) << row.name << " was written through another measure or month";
                count = next++;
            }
    // Read back as whole arrays: the same numbers in C order.
    const Tallies& read = tallies;
    std::int64_t expected = 1;
    for (const MeasureRow& row : measure_table())
        for (const auto count : read.all(row.measure)) ASSERT_EQ(count, expected++) << row.name;
}

TEST(Tallies, IndexSexAndAgeWithinADistrict) {
    std::set<std::size_t> cells;
    for (std::size_t district = 0; district < districts; ++district)
        for (std::size_t sex = 0; sex < sexes; ++sex)
            for (std::size_t group = 0; group < age_groups; ++group)
                cells.insert(Tallies::cell(district, sex, group));
    EXPECT_EQ(cells.size(), districts * sexes * age_groups);
    EXPECT_EQ(*cells.begin(), 0u);
    EXPECT_EQ(*cells.rbegin(), districts * sexes * age_groups - 1);
    EXPECT_EQ(Tallies::cell(0, 0, 1), 1u) << "age group is the fastest axis";
    EXPECT_EQ(Tallies::cell(0, 1, 0), age_groups);
    EXPECT_EQ(Tallies::cell(1, 0, 0), sexes * age_groups) << "district is the slowest axis";
}

TEST(Tallies, PutAShareIntoItsTenth) {
    EXPECT_EQ(Tallies::prevalence_cell(0, 0.0), 0u);
    EXPECT_EQ(Tallies::prevalence_cell(0, 0.0999), 0u);
    EXPECT_EQ(Tallies::prevalence_cell(0, 0.1), 1u);
    EXPECT_EQ(Tallies::prevalence_cell(0, 0.9999), 9u);
    EXPECT_EQ(Tallies::prevalence_cell(0, 1.0), 9u) << "all of them are in the highest tenth";
    EXPECT_EQ(Tallies::prevalence_cell(2, 0.35), 23u) << "district is the slower axis";
}

TEST(Tallies, MayHaveNoIntervention) {
    const Tallies tallies(months, districts, 0);
    EXPECT_EQ(tallies.cells(Measure::doses), 0u);
    EXPECT_TRUE(tallies.all(Measure::doses).empty());
    EXPECT_EQ(tallies.cells(Measure::abroad), districts * sexes * age_groups);
}

TEST(Tallies, HaveADigestThatNoticesEveryCell) {
    Tallies tallies(months, districts, interventions);
    std::set<std::uint64_t> digests = {tallies.digest()};
    EXPECT_EQ(tallies.digest(), Tallies(months, districts, interventions).digest());
    std::size_t cells = 0;
    for (const MeasureRow& row : measure_table())
        for (auto& count : tallies.all(row.measure)) {
            ++count;
            digests.insert(tallies.digest());
            --count;
            ++cells;
        }
    EXPECT_EQ(digests.size(), cells + 1);
    EXPECT_EQ(tallies.digest(), *digests.find(Tallies(months, districts, interventions).digest()));
}

TEST(Tallies, HaveADigestThatNoticesTheirLength) {
    EXPECT_NE(Tallies(months, districts, 0).digest(), Tallies(months + 1, districts, 0).digest());
    EXPECT_NE(Tallies(months, districts, 0).digest(), Tallies(months, districts, 1).digest());
}

}  // namespace
}  // namespace savan
