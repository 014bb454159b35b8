/// Going and coming with constant hazards: the two-state chain, Little's law, the length of a stay and
/// the race between exploitation and return.

#include <gtest/gtest.h>

#include "sim/processes/departure.hpp"
#include "sim/processes/exploitation.hpp"
#include "sim/processes/homecoming.hpp"
#include "sim/processes/intention.hpp"
#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

/// Everyone at home is ready to leave, so that a month at home ends with the hazard of acting.
void everyone_plans(World& world, const Step&) {
    for (std::size_t i = 0; i < world.youth.stage.size(); ++i)
        if (world.youth.place[i] == Place::home) world.youth.stage[i] = Stage::planning;
}

void go_and_come(TinyWorld& tiny, int months) {
    tiny.months(months, everyone_plans, intention::decide, departure::leave, exploitation::strike,
                homecoming::come);
}

std::int64_t abroad(const TinyWorld& tiny) {
    return std::count(tiny.world.youth.place.begin(), tiny.world.youth.place.end(), Place::abroad);
}

TEST(Stay, HomeAndAbroadAreATwoStateChain) {
    const double out = 0.05, back = 0.12, p = -std::expm1(-out), q = -std::expm1(-back);
    constexpr int people = 100'000;
    TinyWorld tiny = crowd({.people = people}, [&](Parameters& r) {
        r.act_rate = out, r.postpone_rate = 0, r.return_rate = back;
    });
    const double stationary = p / (p + q);
    for (int t = 1; t <= 60; ++t) {
        go_and_come(tiny, 1);
        const double expected = stationary + (0 - stationary) * std::pow(1 - p - q, t);
        EXPECT_TRUE(plausible(p_of_share(abroad(tiny), people, expected))) << "month " << t;
    }
}

TEST(Stay, LittlesLawHoldsExactlyAndInTheMean) {
    const double out = 0.03, back = 0.1, p = -std::expm1(-out), q = -std::expm1(-back);
    constexpr int people = 50'000, months = 120;
    TinyWorld tiny = crowd({.people = people}, [&](Parameters& r) {
        r.act_rate = out, r.postpone_rate = 0, r.return_rate = back;
    });
    std::int64_t stock_months = 0, stay_months = 0, departures = 0, returns = 0;
    for (int t = 0; t < months; ++t) {
        go_and_come(tiny, 1);
        stock_months += abroad(tiny);
        for (const auto& block : tiny.world.events)
            for (const Event& event : block) {
                departures += event.what == Happening::departed;
                returns += event.what == Happening::returned;
                if (event.what == Happening::returned) stay_months += event.amount;
            }
    }
    std::int64_t unfinished = 0;
    tiny.for_everyone([&](PersonIndex i) {
        if (tiny.world.youth.place[i] == Place::abroad)
            unfinished += tiny.now.index - tiny.sojourn(i).moved;
    });
    // Every month abroad at a month's end belongs to one stay.
    EXPECT_EQ(stock_months, stay_months + unfinished);
    EXPECT_EQ(departures, returns + abroad(tiny));
    // Nobody can return in the month of departure; in every later month with chance q, so that the mean stay
    // is 1/q.
    const std::int64_t at_risk = stay_months + unfinished - abroad(tiny);
    EXPECT_TRUE(plausible(p_of_share(returns, at_risk, q)));
    // In balance: stock = departures a month x mean stay.
    const double balance = people * p / (p + q);
    EXPECT_NEAR(static_cast<double>(abroad(tiny)), balance, 6 * std::sqrt(balance));
}

TEST(Stay, NobodyReturnsInTheMonthOfDeparture) {
    TinyWorld tiny = crowd({.people = 1000},
                           [](Parameters& r) { r.act_rate = 50, r.postpone_rate = 0, r.return_rate = 50; });
    go_and_come(tiny, 1);
    EXPECT_EQ(abroad(tiny), 1000);
    tiny.months(1, exploitation::strike, homecoming::come);
    EXPECT_EQ(abroad(tiny), 0);
}

/// Everyone arrived last month, by the same channel and free.
void send_abroad(TinyWorld& tiny) {
    tiny.for_everyone([&](PersonIndex i) {
        tiny.world.youth.trips[i] = 1;
        tiny.send_abroad({.person = i, .moved = static_cast<std::int16_t>(tiny.now.index - 1), .channel = Channel::network});
    });
}

TEST(Stay, ExploitationRacesReturn) {
    const double strike = 0.04, back = 0.15, h = -std::expm1(-strike), q = -std::expm1(-back);
    constexpr int people = 200'000;
    TinyWorld tiny = crowd({.people = people}, [&](Parameters& r) {
        r.exploitation_rate = strike, r.return_rate = back, r.trafficked_share = 0;
    });
    send_abroad(tiny);
    tiny.months(150, exploitation::strike, homecoming::come);
    const auto& history = tiny.world.youth.history;
    const auto exploited = std::count_if(history.begin(), history.end(),
                                         [](std::uint8_t bits) { return bits & history::exploited; });
    EXPECT_EQ(abroad(tiny), exploited) << "everyone has returned but those who were exploited first";
    EXPECT_TRUE(plausible(p_of_share(exploited, people, h / (h + q - h * q))));
}

TEST(Stay, EscapeIsThreeTimesSlowerWhenTrafficked) {
    constexpr int people = 100'000;
    TinyWorld tiny = crowd({.people = people}, [](Parameters& r) { r.escape_rate = 0.3, r.return_rate = 0; });
    send_abroad(tiny);
    for (PersonIndex i = 0; i < people; ++i)
        tiny.sojourn(i).condition = i < people / 2 ? Condition::exploited : Condition::trafficked;
    tiny.world.districts.escape_gain[0] = 1;
    tiny.months(1, exploitation::strike);
    const auto freed = [&](PersonIndex from) {
        const auto begin = tiny.world.sojourns.of(0).begin() + from;
        return std::count_if(begin, begin + people / 2,
                             [](const Sojourn& sojourn) { return sojourn.condition == Condition::free; });
    };
    const double fast = -std::expm1(-0.6), slow = -std::expm1(-0.2);
    EXPECT_TRUE(plausible(p_of_share(freed(0), people / 2, fast)));
    EXPECT_TRUE(plausible(p_of_share(freed(people / 2), people / 2, slow)));
}

TEST(Stay, TheExploitedComeHomeOnlyWhenBroughtHome) {
    constexpr int people = 100'000;
    TinyWorld tiny =
        crowd({.people = people}, [](Parameters& r) { r.repatriation_rate = 0.05, r.return_rate = 50; });
    send_abroad(tiny);
    for (Sojourn& sojourn : tiny.world.sojourns.of(0)) sojourn.condition = Condition::exploited;
    tiny.world.districts.repatriation_gain[0] = 2;
    tiny.months(1, exploitation::strike, homecoming::come);
    EXPECT_TRUE(plausible(p_of_share(people - abroad(tiny), people, -std::expm1(-0.15))));
    EXPECT_EQ(tiny.world.home_from_harm.at(0).size(), static_cast<std::size_t>(people - abroad(tiny)));
}

}  // namespace
}  // namespace savan
