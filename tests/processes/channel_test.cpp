/// The choice of a channel and of a sector: shares are softmax, and a gain of one alternative moves
/// nobody away from it.

#include <gtest/gtest.h>

#include "sim/parameters/destinations.hpp"
#include "sim/processes/departure.hpp"
#include "sim/processes/intention.hpp"
#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr int people = 100'000;

/// Everybody plans, and will leave this month.
TinyWorld leavers(const Change& change = {}, int age = 25) {
    TinyWorld tiny = crowd({.people = people, .age_years = age}, [&](Parameters& p) {
        p.act_rate = 50, p.postpone_rate = 0;
        if (change) change(p);
    });
    tiny.world.calendar.legal_open = true;
    std::fill(tiny.world.youth.stage.begin(), tiny.world.youth.stage.end(), Stage::planning);
    std::fill(tiny.world.youth.awareness.begin(), tiny.world.youth.awareness.end(), 0.4f);
    std::fill(tiny.world.households.assets.begin(), tiny.world.households.assets.end(), 150.0f);
    tiny.world.villages.experience[0] = 0.6;
    tiny.world.villages.broker[0] = 0.3;
    return tiny;
}

std::vector<std::int64_t> count_channels(const TinyWorld& tiny) {
    std::vector<std::int64_t> counts(channels);
    for (const Sojourn& sojourn : tiny.world.sojourns.of(0))
        ++counts[static_cast<std::size_t>(sojourn.channel)];
    return counts;
}

/// U_c = base - weight ln(1 + cost / money) - risk weight x awareness x risk - wait, experience and brokers.
std::array<double, 4> utilities_by_hand(const Parameters& p, bool legal) {
    const double money = 150, a = 0.4f;
    const auto common = [&](double base, double cost, double risk) {
        return base - p.channel_cost_weight * std::log(1 + cost / money) - p.channel_risk_weight * a * risk;
    };
    return {
        legal ? common(p.channel_legal, p.cost_legal, 0) - p.channel_wait_weight * p.wait_legal : -HUGE_VAL,
        common(p.channel_network, p.cost_network, p.risk_network) + p.channel_network_pull * 0.6,
        common(p.channel_alone, p.cost_alone, p.risk_alone),
        common(p.channel_broker, p.cost_broker, p.risk_broker) + p.channel_broker_pull * 0.3};
}

std::vector<double> softmax(const std::array<double, 4>& utilities, int n) {
    std::vector<double> shares;
    double total = 0;
    for (const double u : utilities) {
        shares.push_back(std::exp(u));
        total += shares.back();
    }
    for (double& share : shares) share *= n / total;
    return shares;
}

TEST(Channel, SharesAreSoftmaxOfUtilities) {
    TinyWorld tiny = leavers();
    const auto expected = utilities_by_hand(tiny.p(), true);
    tiny.begin_month();
    const auto computed = departure::channel_utilities(tiny.world, tiny.step(), 0);
    for (std::size_t c = 0; c < channels; ++c) EXPECT_NEAR(computed[c], expected[c], 1e-12);
    tiny.months(1, intention::decide, departure::leave);
    EXPECT_TRUE(plausible(p_of_counts(count_channels(tiny), softmax(expected, people))));
}

TEST(Channel, MinorsAndThoseWithoutMoneyHaveNoLegalChannel) {
    for (const int age : {17, 25}) {
        TinyWorld tiny = leavers({}, age);
        if (age == 25)
            std::fill(tiny.world.households.assets.begin(), tiny.world.households.assets.end(), 119.0f);
        tiny.months(1, intention::decide, departure::leave);
        EXPECT_EQ(count_channels(tiny)[0], 0) << "120 US$ are 0.6 of the cost";
    }
    TinyWorld closed = leavers();
    closed.world.calendar.legal_open = false;
    closed.months(1, intention::decide, departure::leave);
    auto irregular = count_channels(closed);
    EXPECT_EQ(irregular[0], 0);
    irregular.erase(irregular.begin());
    auto expected = softmax(utilities_by_hand(closed.p(), false), people);
    expected.erase(expected.begin());
    EXPECT_TRUE(plausible(p_of_counts(irregular, expected)));
}

TEST(Channel, AGainOfOneChannelMovesNobodyAwayFromIt) {
    using Base = double Parameters::*;
    const std::array<Base, 4> bases = {&Parameters::channel_legal, &Parameters::channel_network,
                                       &Parameters::channel_alone, &Parameters::channel_broker};
    TinyWorld before = leavers();
    before.months(1, intention::decide, departure::leave);
    for (std::size_t c = 0; c < channels; ++c) {
        TinyWorld after = leavers([&](Parameters& p) { p.*bases[c] += 0.3; });
        after.months(1, intention::decide, departure::leave);
        int joined = 0;
        for (PersonIndex i = 0; i < people; ++i) {
            const Channel was = before.sojourn(i).channel, is = after.sojourn(i).channel;
            if (was == is) continue;
            ASSERT_EQ(static_cast<std::size_t>(is), c) << "whoever changes, changes to the better channel";
            ++joined;
        }
        EXPECT_GT(joined, 300);
    }
}

TEST(Channel, SectorsFollowSharesBySex) {
    TinyWorld tiny = leavers();
    tiny.months(1, intention::decide, departure::leave);
    for (const std::uint8_t male : {0, 1}) {
        std::vector<std::int64_t> seen(sector_count);
        std::vector<double> expected;
        double total = 0;
        tiny.for_everyone(
            [&](PersonIndex i) { seen[tiny.sojourn(i).sector] += tiny.roster.male[i] == male; });
        for (const Sector& sector : sectors) {
            expected.push_back(sector.share * (male ? 1 - sector.female_share : sector.female_share));
            total += expected.back();
        }
        for (double& cell : expected) cell *= people / 2.0 / total;
        EXPECT_TRUE(plausible(p_of_counts(seen, expected)));
    }
}

TEST(Channel, TheStoppedLoseHalfTheCostAndTheOthersAllOfIt) {
    TinyWorld tiny = leavers([](Parameters& p) {
        p.apprehension_irregular = 0.3;
        p.channel_alone = 50;  // everybody goes alone
    });
    tiny.months(1, intention::decide, departure::leave);
    std::int64_t stopped = 0;
    for (PersonIndex i = 0; i < people; ++i) {
        const bool home = tiny.world.youth.place[i] == Place::home;
        stopped += home;
        const double paid = 150 - tiny.world.households.assets[i];
        ASSERT_FLOAT_EQ(static_cast<float>(paid), static_cast<float>(tiny.p().cost_alone * (home ? 0.5 : 1)));
        ASSERT_EQ(tiny.world.youth.stage[i], home ? Stage::considering : Stage::none);
    }
    EXPECT_TRUE(plausible(p_of_share(stopped, people, 0.3)));
}

}  // namespace
}  // namespace savan
