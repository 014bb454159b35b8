/// Survival through the grades against the product of the grades' survival.

#include "sim/processes/schooling.hpp"

#include <gtest/gtest.h>

#include "sim/processes/calendar.hpp"
#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr int people = 100'000;

TEST(Schooling, ReachingAGradeIsAProductOfSurvival) {
    const double primary = 0.12, secondary = 0.2, transition = 0.7;
    // All are six in their first September and seven in the next, and everybody enrols.
    TinyWorld tiny = crowd({.people = people, .age_years = 6, .start = Month{8}}, [&](Parameters& p) {
        p.enrol_base = 60;
        p.dropout_primary = primary, p.dropout_secondary = secondary, p.transition_secondary = transition;
    });
    tiny.months(11 * 12, calendar::turn, schooling::attend);
    const Youth& youth = tiny.world.youth;
    double reach = 1;
    for (int grade = 1; grade <= 11; ++grade) {
        std::int64_t reached = 0;
        for (std::size_t i = 0; i < people; ++i) reached += youth.grade[i] >= grade;
        if (grade == 1)
            EXPECT_EQ(reached, people);
        else
            EXPECT_TRUE(plausible(p_of_share(reached, people, reach))) << "grade " << grade;
        reach *= std::exp(-(grade <= 5 ? primary : secondary)) * (grade == 5 ? transition : 1.0);
    }
    const auto completed = std::count(youth.school.begin(), youth.school.end(), School::completed);
    EXPECT_TRUE(plausible(p_of_share(completed, people, reach)));
    EXPECT_EQ(std::count(youth.school.begin(), youth.school.end(), School::left), people - completed);
}

TEST(Schooling, ThreeSeptembersToEnrol) {
    const double base = -0.4, p = 1 / (1 + std::exp(0.4));
    TinyWorld tiny = crowd({.people = people, .age_years = 6, .start = Month{8}}, [&](Parameters& q) {
        q.enrol_base = base;
        q.dropout_primary = q.dropout_secondary = 0;
    });
    double never = 1;
    for (int year = 0; year < 4; ++year) {
        tiny.months(12, calendar::turn, schooling::attend);
        if (year < 3) never *= 1 - p;
        const auto without =
            std::count(tiny.world.youth.school.begin(), tiny.world.youth.school.end(), School::never);
        EXPECT_TRUE(plausible(p_of_share(without, people, never))) << "year " << year;
    }
}

TEST(Schooling, ACutTakesItsPartOfTheHazard) {
    TinyWorld tiny =
        crowd({.people = people, .age_years = 10}, [](Parameters& p) { p.dropout_primary = 0.9; });
    std::fill(tiny.world.youth.school.begin(), tiny.world.youth.school.end(), School::enrolled);
    std::fill(tiny.world.youth.grade.begin(), tiny.world.youth.grade.end(), std::uint8_t{4});
    std::fill(tiny.world.youth.dropout_cut.begin(), tiny.world.youth.dropout_cut.end(), 0.35f);
    tiny.months(1, calendar::turn, schooling::attend);
    const auto left =
        std::count(tiny.world.youth.school.begin(), tiny.world.youth.school.end(), School::left);
    EXPECT_TRUE(plausible(p_of_share(left, people, -std::expm1(-0.1 * 0.65))));
}

}  // namespace
}  // namespace savan
