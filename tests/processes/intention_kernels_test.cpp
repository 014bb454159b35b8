/// The vectorised loops of phase 7 against the rules for one person after the other, to the last bit.

#include "sim/processes/intention_kernels.hpp"

#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "sim/processes/chance_rules.hpp"
#include "sim/processes/intention_rules.hpp"
#include "sim/state/luck.hpp"

namespace savan {
namespace {

namespace rules = intention::rules;
namespace bound_class = intention_kernels::bound_class;
namespace trait = intention_kernels::trait;

constexpr std::size_t people = 1'003, villages = 7;  // no multiples of any vector

std::uint32_t word(std::size_t k, std::uint32_t salt) {
    return philox4x32_10({static_cast<std::uint32_t>(k), salt, 0, 0}, {11, 12})[0];
}
template <class Value>
std::vector<Value> between(std::uint32_t salt, double low, double high) {
    std::vector<Value> values;
    for (std::size_t k = 0; k < people; ++k)
        values.push_back(static_cast<Value>(low + (high - low) * unit_interval(word(k, salt))));
    return values;
}
template <class Value>
std::vector<Value> below(std::uint32_t salt, std::uint32_t count) {
    std::vector<Value> values;
    for (std::size_t k = 0; k < people; ++k) values.push_back(static_cast<Value>(word(k, salt) % count));
    return values;
}

std::vector<intention::VillageTerms> terms() {
    std::vector<intention::VillageTerms> all(villages);
    for (std::size_t v = 0; v < villages; ++v) {
        all[v].score = -2 + 0.3 * static_cast<double>(v);
        all[v].cheapest_trip = 80 + 20 * static_cast<double>(v);
        all[v].remoteness = 0.15 * static_cast<double>(v);  // so far that nobody feels in control
    }
    return all;
}

/// Columns of made-up people: some have no ties, no income or more than they need.
struct People {
    std::vector<std::uint32_t> village = below<std::uint32_t>(1, villages),
                               traits = below<std::uint32_t>(2, 64);
    std::vector<float> awareness = between<float>(3, 0, 1), money = between<float>(4, 0, 300),
                       income = between<float>(5, 0, 60);
    std::vector<std::int32_t> ties_abroad = below<std::int32_t>(6, 4),
                              ties_present = below<std::int32_t>(7, 20);
    std::vector<double> log_age = between<double>(8, -3, 0);

    People() {
        for (std::size_t k = 0; k < people; ++k) ties_present[k] += ties_abroad[k];
        for (std::size_t k = 0; k < people; k += 9) income[k] = 0.01f * static_cast<float>(k % 100);
    }
    intention_kernels::Looked columns() const {
        return {village.data(),     awareness.data(),    money.data(),  income.data(),
                ties_abroad.data(), ties_present.data(), traits.data(), log_age.data()};
    }
    double control(const Parameters& p, std::size_t k) const {
        return rules::control<double>(p, terms()[village[k]], money[k], ties_abroad[k] > 0,
                              (traits[k] & trait::been_abroad) != 0, (traits[k] & trait::literate) != 0);
    }
};

TEST(IntentionKernels, ConsiderIsTheRuleOfEverybody) {
    const People some;
    const Parameters p;
    std::vector<double> hazard(people, -1);
    const auto all = terms();
    intention_kernels::consider(some.columns(), people, p, all.data(), 51, hazard.data());
    for (std::size_t k = 0; k < people; ++k) {
        const std::uint32_t own = some.traits[k];
        const double share =
            some.ties_abroad[k] > 0 ? static_cast<double>(some.ties_abroad[k]) / some.ties_present[k] : 0.0;
        const double score =
            rules::score<double>(p, all[some.village[k]], some.awareness[k], (own & trait::enrolled) != 0,
                         (own & trait::no_prospects) != 0, (own & trait::household_migrant) != 0, share,
                         some.control(p, k), (own & trait::male) != 0);
        const double income = std::max<double>(some.income[k], rules::smallest_income);
        ASSERT_EQ(hazard[k],
                  rules::consider_hazard(p, score, some.log_age[k], rules::gain<double>(p.gain_slope, 51, income)))
            << k;
    }
}

TEST(IntentionKernels, PlanIsTheRuleOfEverybody) {
    const People some;
    const Parameters p;
    std::vector<double> onward(people, -1), back(people, -1);
    const auto all = terms();
    // Rows may begin anywhere.
    intention_kernels::plan(some.columns().from(3), people - 3, p, all.data(), onward.data() + 3,
                            back.data() + 3);
    int without_control = 0;
    for (std::size_t k = 0; k < people; ++k) {
        ASSERT_EQ(onward[k], k < 3 ? -1 : rules::plan_hazard(p, some.control(p, k))) << k;
        ASSERT_EQ(back[k], k < 3 ? -1 : rules::forget_hazard(p, some.awareness[k])) << k;
        without_control += onward[k] == 0;
    }
    EXPECT_GT(without_control, 10);
}

TEST(IntentionKernels, LargestHazardsAreThoseOfTheirClass) {
    const Parameters p;
    const auto all = terms();
    std::vector<double> hazard(bound_class::count * villages);
    intention_kernels::largest_hazards(p, all.data(), villages, hazard.data());
    for (std::size_t v = 0; v < villages; ++v)
        for (std::size_t c = 0; c < bound_class::count; ++c)
            ASSERT_EQ(
                hazard[bound_class::count * v + c],
                rules::largest_hazard(p, rules::largest_score(p, all[v], (c & bound_class::tie_abroad) != 0,
                                                              (c & bound_class::been_abroad) != 0,
                                                              (c & bound_class::enrolled) != 0)))
                << v << ", " << c;
}

TEST(IntentionKernels, WhoseLuckIsNotOpenExitsTheSameWhateverTheRestOfTheDraw) {
    auto onward = between<double>(9, 0, 0.8), back = between<double>(10, 0, 0.4);
    for (std::size_t k = 0; k < people; k += 5) back[k] = 0;
    for (std::size_t k = 0; k < people; k += 10) onward[k] = 0;
    const auto top = below<std::uint32_t>(11, 256);
    std::vector<double> first(people), any(people);
    std::vector<std::uint32_t> exit(people, 9), open(people, 9);
    intention_kernels::compete_by_top(top.data(), onward.data(), back.data(), people, first.data(),
                                      any.data(), exit.data(), open.data());
    std::array<int, 3> taken{};
    int opened = 0;
    for (std::size_t k = 0; k < people; ++k) {
        const double luck_least = MonthLuck::whole(top[k], 0),
                     luck_most = MonthLuck::whole(top[k], 0xffffffff);
        const auto shares = chance_rules::shares(onward[k], back[k]);
        const std::uint32_t least = chance_rules::exit_of(luck_least, shares),
                            most = chance_rules::exit_of(luck_most, shares);
        ASSERT_EQ(open[k], least != most) << k;
        if (least == most) {
            ASSERT_EQ(exit[k], least) << k;
            ++taken[exit[k]];
            continue;
        }
        ++opened;
        const double luck = MonthLuck::whole(top[k], word(k, 12));
        ASSERT_EQ(chance_rules::exit_of(luck, {first[k], any[k]}), chance_rules::exit_of(luck, shares)) << k;
    }
    for (const int each : taken) EXPECT_GT(each, 50);
    EXPECT_GT(opened, 3);
}

}  // namespace
}  // namespace savan
