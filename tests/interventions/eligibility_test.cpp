/// Who may be asked: age, sex, schooling, migrants of the household, own trips, and pupils about to drop out.

#include <gtest/gtest.h>

#include "sim/interventions/targeting.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr int people = 200;

/// Two villages, one in each district, of people of twenty in households of two.
TinyWorld two_districts() {
    TinyWorld tiny = crowd({.people = people, .villages = 2, .people_per_household = 2});
    tiny.roster.district = {0, 1};
    return tiny;
}

std::vector<bool> asked(const TinyWorld& tiny, const Eligibility& who,
                        const std::vector<std::size_t>& villages) {
    Intervention what = monthly(Kind::cash, "cash", 0, 100);
    what.who = who;
    std::vector<bool> made(tiny.roster.people());
    const auto anyone = [](const World&, PersonIndex) { return true; };
    for (const auto& person : targeting::ask(tiny.world, tiny.step(), what, villages, anyone, {}))
        made[person.person] = true;
    return made;
}

/// Exactly those of the first village for whom `expected` holds are asked.
template <class Expected>
void expect_asked(const TinyWorld& tiny, const Eligibility& who, Expected&& expected) {
    const auto made = asked(tiny, who, {0});
    int count = 0;
    for (PersonIndex i = 0; i < people; ++i) {
        ASSERT_EQ(made[i], expected(i)) << "person " << i;
        count += made[i];
    }
    EXPECT_GT(count, 0);
    EXPECT_EQ(std::count(made.begin() + people, made.end(), true), 0) << "the other village is not covered";
}

TEST(Eligibility, ByAgeWithBothEndsIncluded) {
    TinyWorld tiny = two_districts();
    for (PersonIndex i = 0; i < people; ++i)
        tiny.roster.birth[i] = static_cast<std::int16_t>(-12 * (39 - static_cast<int>(i) * 33 / people) - 5);
    expect_asked(tiny, {.age_min_years = 15, .age_max_years = 24}, [&](PersonIndex i) {
        const int age = (0 - tiny.roster.birth[i]) / 12;
        return age >= 15 && age <= 24;
    });
}

TEST(Eligibility, BySexPlaceAndTrips) {
    TinyWorld tiny = two_districts();
    for (PersonIndex i = 0; i < people; i += 3) tiny.send_abroad({.person = i});
    for (PersonIndex i = 0; i < people; i += 5) tiny.world.youth.trips[i] = 1;
    tiny.recount();
    const auto home = [](PersonIndex i) { return i % 3 != 0; };
    expect_asked(tiny, {}, home);
    expect_asked(tiny, {.sex = SexFilter::female}, [&](PersonIndex i) { return home(i) && i % 2 == 0; });
    expect_asked(tiny, {.sex = SexFilter::male}, [&](PersonIndex i) { return home(i) && i % 2 == 1; });
    expect_asked(tiny, {.been_abroad = true}, [&](PersonIndex i) { return home(i) && i % 5 == 0; });
    // Of two in a household the other one is abroad.
    expect_asked(tiny, {.household_migrant = true}, [&](PersonIndex i) { return home(i) && !home(i ^ 1u); });
}

TEST(Eligibility, BySchooling) {
    TinyWorld tiny = two_districts();
    for (PersonIndex i = 0; i < people; ++i) tiny.world.youth.school[i] = static_cast<School>(i % 4);
    const auto enrolled = [&](PersonIndex i) { return tiny.world.youth.school[i] == School::enrolled; };
    expect_asked(tiny, {.school = SchoolFilter::enrolled}, enrolled);
    expect_asked(tiny, {.school = SchoolFilter::out_of_school}, [&](PersonIndex i) { return !enrolled(i); });
}

TEST(Eligibility, AboutToDropOutIsTheTopTenthOfTheDistrict) {
    TinyWorld tiny = two_districts();
    for (PersonIndex i = 0; i < people; ++i) {
        tiny.world.youth.dropout_hazard[i] =
            i % 2 ? 0.001f * static_cast<float>(i) : 0.0f;  // 0: not assessed
        tiny.world.youth.dropout_hazard[people + i] = 1;    // the other district is far worse off
    }
    const Eligibility near{.school = SchoolFilter::near_dropout};
    // A hundred pupils are assessed, with 1, 3, .. 199 thousandths: the top ten begin at 181.
    expect_asked(tiny, near, [](PersonIndex i) { return i % 2 == 1 && i >= 181; });
    std::fill(tiny.world.youth.dropout_hazard.begin(), tiny.world.youth.dropout_hazard.end(), 0.0f);
    const auto nobody = asked(tiny, near, {0});
    EXPECT_EQ(std::count(nobody.begin(), nobody.end(), true), 0);
}

}  // namespace
}  // namespace savan
