/// The ledger's figures from two replicates, by hand.

#include "analysis/paired_ledger.hpp"

#include <gtest/gtest.h>

namespace savan::analysis {
namespace {

constexpr auto departure = LifeEvent::departure, unsafe = LifeEvent::unsafe_departure,
               harm = LifeEvent::exploitation;

struct Entry {
    std::size_t district, sex, age, listed;
    LifeEvent event;
    Change change;
    int people;
};

LedgerRun run_of(std::initializer_list<Entry> entries) {
    Pairing counts(12, 2, {});
    for (const auto& [district, sex, age, listed, event, change, people] : entries)
        counts.at(Paired::events, district, sex, age, listed, event, change) += people;
    return ledger_run(counts);
}

/// Twenty women and ten men of one district and thirty women of the other.
LedgerRun toy(int averted) {
    return run_of({{0, 0, 2, 10, unsafe, Change::averted, averted},
                   {0, 0, 2, 10, unsafe, Change::diverted, 2},
                   {0, 0, 3, 0, unsafe, Change::unaffected, 5},
                   {0, 0, 3, 0, unsafe, Change::neither, 13 - averted},
                   {0, 1, 3, 1, unsafe, Change::induced, 1},
                   {0, 1, 3, 1, unsafe, Change::neither, 9},
                   {1, 0, 0, 0, unsafe, Change::neither, 30},
                   {0, 1, 3, 1, departure, Change::diverted, 4},
                   {0, 1, 3, 1, departure, Change::averted, 1},
                   {0, 1, 3, 1, departure, Change::neither, 5},
                   {1, 0, 4, 7, harm, Change::delayed, 3},
                   {1, 0, 4, 7, harm, Change::hastened, 2}});
}

TEST(PairedLedger, MarginsOfAToy) {
    const LedgerRun run = toy(6);
    const auto& people = run.all[1];
    EXPECT_EQ(in_baseline(people, unsafe), 6 + 2 + 5);
    EXPECT_EQ(in_scenario(people, unsafe), 5 + 1);
    EXPECT_EQ(spared(people, unsafe), 8) << "diverted ones do not leave unsafely any more";
    EXPECT_EQ(induced(people), 1);
    EXPECT_EQ(in_baseline(run.all[0], departure), 5);
    EXPECT_EQ(in_scenario(run.all[0], departure), 4) << "diverted ones do leave";
    EXPECT_EQ(in_baseline(run.all[2], harm), 5);
    EXPECT_EQ(in_scenario(run.all[2], harm), 5);
    ASSERT_EQ(run.margins[1].size(), 4u);  // (district, sex)
    EXPECT_EQ(run.margins[1][0].people, 20);
    EXPECT_EQ(run.margins[1][0].baseline, 13);
    EXPECT_EQ(run.margins[1][0].scenario, 5);
    EXPECT_EQ(run.margins[1][1].people, 10);
    EXPECT_EQ(run.margins[1][1].scenario, 1);
    EXPECT_EQ(run.margins[1][2].people, 30);
}

TEST(PairedLedger, EstimatesOverReplicates) {
    const std::vector<LedgerRun> runs = {toy(6), toy(10)};
    const ArmLedger arm = arm_ledger(runs);
    const EventLedger& ledger = arm.events[1];
    const Estimate averted = ledger.people[static_cast<std::size_t>(Change::averted)];
    EXPECT_EQ(averted.mean, 8);
    EXPECT_NEAR(averted.low, 6 + 0.05 * 4, 1e-12);
    EXPECT_NEAR(averted.high, 6 + 0.95 * 4, 1e-12);
    EXPECT_EQ(ledger.baseline.mean, (13 + 17) / 2);
    EXPECT_EQ(ledger.scenario.mean, 6);
    EXPECT_EQ(ledger.spared.mean, (8 + 12) / 2);
    EXPECT_EQ(ledger.induced.mean, 1);
    EXPECT_EQ(ledger.chance_of_harm, 0);
    // First group (20; 13 or 17; 5), second (10; 0; 1), the third without events.
    EXPECT_NEAR(ledger.spared_anew.mean, (13 * 15 / 20.0 + 17 * 15 / 20.0) / 2, 1e-12);
    EXPECT_NEAR(ledger.induced_anew.mean, (5 * 7 / 20.0 + 5 * 3 / 20.0) / 2 + 1, 1e-12);
    EXPECT_EQ(ledger.spared_bounds.low, (8 + 12) / 2);
    EXPECT_EQ(ledger.spared_bounds.high, (13 + 15) / 2);
    EXPECT_EQ(ledger.induced_bounds.low, 1);
    EXPECT_EQ(ledger.induced_bounds.high, (5 + 1 + 3 + 1) / 2);
    // The keyed pairing is one of the couplings.
    EXPECT_LE(ledger.spared_bounds.low, ledger.spared.mean);
    EXPECT_GE(ledger.spared_bounds.high, ledger.spared.mean);
}

TEST(PairedLedger, GroupsAndSmallCells) {
    const std::vector<LedgerRun> runs = {toy(6), toy(10)};
    const ArmLedger arm = arm_ledger(runs);
    const auto cell = [&](Axis axis, std::size_t group) -> const LedgerCell& {
        return arm.by_axis[static_cast<std::size_t>(axis)][group][1];
    };
    constexpr auto averted = static_cast<std::size_t>(Change::averted),
                   diverted = static_cast<std::size_t>(Change::diverted);
    EXPECT_EQ(cell(Axis::sex, 0).people[averted].mean, 8);
    EXPECT_EQ(cell(Axis::age_group, 2).people[averted].mean, 8);
    EXPECT_EQ(cell(Axis::district, 1).people[averted].mean, 0);
    EXPECT_EQ(cell(Axis::risk_decile, 9).people[averted].mean, 8);
    EXPECT_EQ(cell(Axis::risk_decile, 10).people[static_cast<std::size_t>(Change::unaffected)].mean, 5);
    EXPECT_FALSE(cell(Axis::sex, 0).hidden[averted]);
    EXPECT_TRUE(cell(Axis::sex, 0).hidden[diverted]) << "two people";
    EXPECT_FALSE(cell(Axis::sex, 1).hidden[diverted]) << "nobody";
}

}  // namespace
}  // namespace savan::analysis
