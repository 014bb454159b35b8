/// What must not matter: blocks, storage order, the horizon, other scenarios, sharing of months, other
/// villages.

#include <gmock/gmock.h>

#include <numeric>

#include "tests/run/runs.hpp"

namespace savan {
namespace {

using namespace support;
using testing::IsEmpty;

constexpr int first = 14;

Scenario place(int months, int villages = 7) {
    return tiny_scenario(villages, 150, months,
                         [](Parameters& p) { p.initially_abroad = 0.2, p.exploitation_rate = 0.01; });
}

Scenario busy(int months, int villages = 7) {
    return named(place(months, villages), "everything", everything(first, months));
}

std::uint64_t digest(const Scenario& scenario, const run::Options& options = {}) {
    return run_once({scenario}, options).front().digest();
}

/// All measures of all months of both, or of the first `months` of them.
std::vector<std::string> different_measures(const Tallies& a, const Tallies& b, int months) {
    std::vector<std::string> names;
    for (const MeasureRow& row : measure_table()) {
        const auto counts = static_cast<std::size_t>(months) * a.cells(row.measure);
        if (!std::ranges::equal(a.all(row.measure).first(counts), b.all(row.measure).first(counts)))
            names.emplace_back(row.name);
    }
    return names;
}

TEST(Invariance, TheBusyPlaceIsBusy) {
    const auto runs = run_once({busy(36)});
    for (std::size_t k = 0; k < runs[0].interventions(); ++k)
        EXPECT_GT(total_of(runs[0], Measure::doses, k), 0) << kind_table()[k].name;
    for (const MeasureRow& row : measure_table()) EXPECT_GT(total(runs[0], row.measure), 0) << row.name;
}

TEST(Invariance, BlocksOfVillages) {
    run::Options options;
    std::vector<std::uint64_t> digests;
    for (const std::size_t villages : {1, 3, 16, 1000}) {
        options.villages_per_block = villages;
        digests.push_back(digest(busy(36), options));
    }
    EXPECT_THAT(digests, testing::Each(digests.front()));
}

TEST(Invariance, StorageOrderOfVillages) {
    Scenario scenario = busy(36);
    const std::uint64_t straight = digest(scenario);
    std::ranges::reverse(scenario.setting.villages);
    EXPECT_EQ(digest(scenario), straight);
    std::ranges::rotate(scenario.setting.villages, scenario.setting.villages.begin() + 3);
    std::swap(scenario.setting.villages[0], scenario.setting.villages[5]);
    EXPECT_EQ(digest(scenario), straight);
}

TEST(Invariance, ALongerHorizonHasTheSameBeginning) {
    Scenario longer = busy(60), shorter = longer;
    shorter.months = 36;
    const auto a = run_once({shorter}), b = run_once({longer});
    EXPECT_THAT(different_measures(a[0], b[0], 36), IsEmpty());
    EXPECT_THAT(different_measures(b[0], a[0], 36), IsEmpty());
}

TEST(Invariance, WhatBeginsLaterThanAHorizonDoesNotReachBack) {
    Scenario longer = named(place(60), "late staff",
                            {monthly(Kind::cash, "cash", first, 59), monthly(Kind::staff, "late", 48, 59)});
    Scenario shorter = longer;
    shorter.months = 36;
    EXPECT_THAT(different_measures(run_once({shorter})[0], run_once({longer})[0], 36), IsEmpty());
}

/// Scenarios that part from each other at different months and in different ways.
std::vector<Scenario> family() {
    const int last = 35;
    Intervention event = monthly(Kind::awareness_event, "event", 12, last), shorter = event, renamed = event;
    shorter.stop = {20};
    renamed.id = "other-event";
    event.coverage_fraction = shorter.coverage_fraction = renamed.coverage_fraction = 0.5;
    event.doses_per_person_limit = shorter.doses_per_person_limit = renamed.doses_per_person_limit = 10;
    Intervention cash = monthly(Kind::cash, "cash", 24, last);
    cash.budget_usd = 20'000;
    Intervention staff = monthly(Kind::staff, "staff", 30, last);
    staff.effects = {0.2, 0, 0};
    Intervention uncovered = monthly(Kind::stipend, "uncovered", 12, last);
    uncovered.coverage_fraction = 0;
    const Scenario world = place(36);
    Scenario uncertain = named(world, "uncertain", {event});
    uncertain.uncertain = {
        {static_cast<std::size_t>(find_parameter("awareness.half_life") - parameter_table().data()),
         priors::uniform(3, 36)}};
    Intervention believed = event;
    believed.priors[0] = priors::beta(2, 2);
    Scenario other_place = named(world, "elsewhere", {event, cash});
    other_place.parameters.farm_income += 5;
    return {named(world, "none", {}),
            named(world, "event", {event}),
            named(world, "event cash", {event, cash}),
            named(world, "cash event", {cash, event}),
            named(world, "shorter", {shorter, cash}),
            named(world, "renamed", {renamed}),
            named(world, "staffed", {event, cash, staff}),
            named(world, "padded", {uncovered, event, cash}),
            named(world, "everything", everything(12, last)),
            named(world, "believed", {believed}),
            named(world, "believed cash", {believed, cash}),
            uncertain,
            other_place};
}

TEST(Invariance, SharingMonths) {
    run::Options apart;
    apart.share = false;
    const auto scenarios = family();
    const auto shared = run_once(scenarios), alone = run_once(scenarios, apart);
    for (std::size_t k = 0; k < scenarios.size(); ++k)
        EXPECT_EQ(shared[k].digest(), alone[k].digest()) << scenarios[k].name;
    // Interventions of another name have other luck, and another order is another scenario.
    EXPECT_NE(shared[1].digest(), shared[5].digest());
    EXPECT_THAT(different_outcomes(shared[2], shared[7]), IsEmpty());
}

TEST(Invariance, SharingSavesWork) {
    run::Effort shared, apart;
    run::Options options{.replicates = 1};
    const std::atomic<bool> stop{false};
    const auto ignore = [](run::Replicate&&) {};
    run::run(family(), options, ignore, stop, &shared);
    options.share = false;
    run::run(family(), options, ignore, stop, &apart);
    EXPECT_LT(shared.person_months, apart.person_months / 2);
}

TEST(Invariance, OrderAndCompanyOfScenarios) {
    const auto scenarios = family();
    const auto straight = run_once(scenarios);
    std::vector<std::size_t> order(scenarios.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int shuffle = 0; shuffle < 3; ++shuffle) {
        std::ranges::rotate(order, order.begin() + 4);
        std::swap(order[1], order[6]);
        std::vector<Scenario> shuffled;
        for (const std::size_t k : order) shuffled.push_back(scenarios[k]);
        const auto runs = run_once(shuffled);
        for (std::size_t k = 0; k < order.size(); ++k)
            EXPECT_EQ(runs[k].digest(), straight[order[k]].digest()) << shuffled[k].name;
    }
    for (std::size_t k = 0; k < scenarios.size(); ++k)
        EXPECT_EQ(digest(scenarios[k]), straight[k].digest()) << scenarios[k].name << " alone";
}

TEST(Invariance, ReplicatesKeepTheirNumbers) {
    run::Options all{.replicates = 4}, later{.first_replicate = 2, .replicates = 2};
    const auto runs = run_all({busy(24)}, all), tail = run_all({busy(24)}, later);
    EXPECT_EQ(runs[2][0].digest(), tail[0][0].digest());
    EXPECT_EQ(runs[3][0].digest(), tail[1][0].digest());
    EXPECT_NE(runs[0][0].digest(), runs[1][0].digest());
    all.seed = 1;
    EXPECT_NE(run_all({busy(24)}, all)[0][0].digest(), runs[0][0].digest());
}

/// Two villages without ties between them, with a programme that ranks nobody against anybody.
TEST(Invariance, TwoIsolatedVillagesAreEachAlone) {
    Scenario both = place(36, 2);
    both.parameters.ties_across = 0;
    for (auto& village : both.setting.villages) village.district = 0;
    for (const Kind kind :
         {Kind::awareness_event, Kind::cash, Kind::peer_messengers, Kind::income_group, Kind::training}) {
        Intervention what = monthly(kind, std::string(kind_row(kind).name), first, 35);
        what.coverage_fraction = 0.3;
        what.districts = {0};
        both.interventions.push_back(what);
    }
    Scenario one = both, other = both;
    one.setting.villages.pop_back();
    other.setting.villages.erase(other.setting.villages.begin());
    // Each alone in its own run: other seeds of other worlds must not be shared.
    const Tallies together = run_once({both})[0], first_alone = run_once({one})[0],
                  second_alone = run_once({other})[0];
    ASSERT_GT(total(together, Measure::departures), 20);
    for (const MeasureRow& row : measure_table()) {
        const bool ranked = row.axes == Axes::risk;  // deciles rank everybody; their sums do not
        const std::size_t cells = ranked ? risk_deciles : 1;
        const auto sum = [&](const Tallies& tallies, std::size_t from) {
            const auto counts = tallies.all(row.measure).subspan(from, cells);
            return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
        };
        for (std::size_t k = 0; k < together.all(row.measure).size(); k += cells)
            ASSERT_EQ(sum(together, k), sum(first_alone, k) + sum(second_alone, k)) << row.name << " " << k;
    }
}

/// Counting is only looking: a world that is not counted lives the same life.
TEST(Invariance, MeasuringChangesNothing) {
    TinyWorld counted(busy(30)), uncounted(busy(30));
    uncounted.tallies = Tallies(0, 2, uncounted.scenario.interventions.size());
    counted.live(36 + 30), uncounted.live(36 + 30);
    EXPECT_THAT(different_columns(counted.world, uncounted.world), IsEmpty());
}

}  // namespace
}  // namespace savan
