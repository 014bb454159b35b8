/// Bounds by which most people are spared a closer look, put to the hardest: one effect after the other is at
/// work for everybody, so that a bound which forgets it would pass over those whose draw says that something
/// happens.

#include <gtest/gtest.h>

#include "sim/parameters/destinations.hpp"
#include "sim/processes/calendar.hpp"
#include "sim/processes/exploitation.hpp"
#include "sim/processes/homecoming.hpp"
#include "sim/processes/schooling.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr int people = 20'000;
constexpr double ln4 = 1.3862943611198906;

/// Everyone in Thailand by that channel, free, arrived a year ago in the sector of the largest hazard.
TinyWorld in_thailand(Channel channel, int age, const Change& change) {
    TinyWorld tiny = crowd({.people = people, .age_years = age}, change);
    const auto worst = std::ranges::max_element(sectors, {}, &Sector::exploitation_log);
    for (PersonIndex i = 0; i < people; ++i) {
        tiny.world.youth.trips[i] = 1;
        tiny.send_abroad({.person = i,
                          .moved = static_cast<std::int16_t>(tiny.now.index - 12),
                          .channel = channel,
                          .sector = static_cast<std::uint8_t>(worst - sectors.begin())});
    }
    return tiny;
}

/// Whoever's draw of that word is below the probability is struck, and nobody else.
template <class Probability>
void expect_struck(TinyWorld tiny, const Probability& probability) {
    tiny.months(1, exploitation::strike);
    int struck = 0;
    for (PersonIndex i = 0; i < people; ++i) {
        const double u = tiny.luck.draw(tiny.roster, tiny.draws, i, word_onset);
        ASSERT_EQ(tiny.sojourn(i).condition != Condition::free, u < probability(i))
            << "person " << i;
        struck += u < probability(i);
    }
    EXPECT_GT(struck, 500);
}

TEST(Bounds, OfExploitationHoldWithDebts) {
    constexpr double rate = 0.02;
    TinyWorld tiny = in_thailand(Channel::network, 25,
                                 [](Parameters& p) { p.exploitation_rate = rate, p.exploitation_debt = 1; });
    const double sector = std::ranges::max(sectors, {}, &Sector::exploitation_log).exploitation_log;
    for (PersonIndex i = 0; i < people; ++i)  // from none to four months' pay
        tiny.sojourn(i).debt = tiny.sojourn(i).wage * 4.0f * static_cast<float>(i) / people;
    expect_struck(tiny, [&](PersonIndex i) {
        return -std::expm1(-rate * std::exp(sector + double(tiny.sojourn(i).debt) / tiny.sojourn(i).wage));
    });
}

TEST(Bounds, OfExploitationHoldWithEveryEffectAlone) {
    constexpr double rate = 0.02;
    const double sector = std::ranges::max(sectors, {}, &Sector::exploitation_log).exploitation_log;
    const double chance = -std::expm1(-rate * std::exp(sector + ln4));
    const auto always = [&](PersonIndex) { return chance; };
    const auto with = [](double Parameters::*effect, double value) {
        return [=](Parameters& p) { p.exploitation_rate = rate, p.*effect = value; };
    };
    expect_struck(in_thailand(Channel::broker, 25, with(&Parameters::exploitation_broker, ln4)), always);
    expect_struck(in_thailand(Channel::alone, 25, with(&Parameters::exploitation_alone, ln4)), always);
    expect_struck(in_thailand(Channel::legal, 25, with(&Parameters::exploitation_legal, ln4)), always);
    expect_struck(in_thailand(Channel::network, 17, with(&Parameters::exploitation_minor, ln4)), always);
    TinyWorld aware = in_thailand(Channel::network, 25, with(&Parameters::exploitation_awareness, -ln4));
    std::fill(aware.world.youth.awareness.begin(), aware.world.youth.awareness.end(), 1.0f);
    expect_struck(aware, always);
}

TEST(Bounds, OfReturnHoldWithEveryEffectAlone) {
    constexpr double rate = 0.05;
    const std::vector<double Parameters::*> effects = {
        &Parameters::return_duration, &Parameters::return_target, &Parameters::return_planting,
        &Parameters::return_union, &Parameters::return_enforcement};
    for (std::size_t k = 0; k < effects.size(); ++k) {
        TinyWorld tiny = in_thailand(Channel::network, 25, [&](Parameters& p) {
            p.return_rate = rate, p.target_savings = 0, p.*effects[k] = ln4;
        });
        tiny.world.calendar.planting = true;
        tiny.world.districts.apprehension_gain[0] = 1;
        std::fill(tiny.roster.union_month.begin(), tiny.roster.union_month.end(), std::int16_t{-100});
        tiny.months(1, exploitation::strike, homecoming::come);
        const double chance = -std::expm1(-rate * 4);
        int home = 0;
        for (PersonIndex i = 0; i < people; ++i) {
            const double u = tiny.luck.draw(tiny.roster, tiny.draws, i, word_return);
            ASSERT_EQ(tiny.world.youth.place[i] == Place::home, u < chance)
                << "effect " << k << ", person " << i;
            home += u < chance;
        }
        EXPECT_GT(home, 1000);
    }
}

TEST(Bounds, OfDroppingOutHoldWithEveryEffectAlone) {
    constexpr double yearly = 0.4;
    const std::vector<double Parameters::*> effects = {
        &Parameters::dropout_poor, &Parameters::dropout_distance, &Parameters::dropout_migrant,
        &Parameters::dropout_peers};
    for (std::size_t k = 0; k < effects.size(); ++k) {
        // Two in a household, who are each other's tie: a pupil and one who has left school and the country.
        TinyWorld tiny = crowd(
            {.people = people, .age_years = 10, .people_per_household = 2},
            [&](Parameters& p) { p.dropout_primary = yearly, p.dropout_secondary = 0, p.*effects[k] = ln4; });
        tiny.roster.km_to_secondary[0] = 10;
        for (PersonIndex i = 0; i < people; ++i) {
            const bool pupil = i % 2 == 0;
            tiny.world.youth.school[i] = pupil ? School::enrolled : School::left;
            tiny.world.youth.grade[i] = 3;
            tiny.world.youth.ties_present[i] = tiny.world.youth.ties_left_school[i] = 1;
            if (!pupil) tiny.send_abroad({.person = i});
        }
        tiny.months(1, calendar::turn, schooling::attend);  // a month of term
        const double chance = -std::expm1(-yearly / 9 * 4);
        int left = 0;
        for (PersonIndex i = 0; i < people; i += 2) {
            const double u = tiny.luck.draw(tiny.roster, tiny.draws, i, word_schooling);
            ASSERT_EQ(tiny.world.youth.school[i] == School::left, u < chance)
                << "effect " << k << ", person " << i;
            left += u < chance;
        }
        EXPECT_GT(left, 500);
    }
}

}  // namespace
}  // namespace savan
