/// What must hold of every kind of intervention, whatever it does. The loops run over kind_table(), so
/// that a new kind is held to it as it stands.

#include <gmock/gmock.h>

#include "tests/run/runs.hpp"

namespace savan {
namespace {

using namespace support;
using testing::IsEmpty;

constexpr int months = 42, first = 26;  // the legal channel opens in month 24

/// A place with returnees, pupils of all grades and people who think of leaving.
const Scenario& place() {
    static const Scenario scenario = tiny_scenario(6, 220, months, [](Parameters& p) {
        p.warm_up_months = 60;
        p.initially_abroad = 0.3;
        p.exploitation_rate = 0.02;  // so that escape, repatriation and reintegration have somebody to act on
        p.repatriation_rate = 0.05;
    });
    return scenario;
}

/// Interventions beside the one in question, whose hours, lists and budgets it could disturb.
std::vector<Intervention> companions() {
    Intervention event = monthly(Kind::awareness_event, "companion-event", 20, months - 1);
    event.who.list = ListSource::youth_union;
    event.coverage_fraction = 0.4;
    event.every_months = 3;
    Intervention cash = monthly(Kind::cash, "companion-cash", 22, months - 1);
    cash.coverage_fraction = 0.2;
    cash.budget_usd = 3000;
    return {event, cash};
}

Intervention in_question(Kind kind) { return monthly(kind, "in-question", first, months - 1); }

std::vector<Intervention> with_companions(const Intervention& what, bool at_the_front) {
    auto all = companions();
    all.insert(at_the_front ? all.begin() : all.end(), what);
    return all;
}

/// Everything but the record's own rows, which must be zero.
void expect_as_without(const Tallies& with, std::size_t own, const Tallies& without) {
    EXPECT_THAT(different_outcomes(with, without), IsEmpty());
    EXPECT_TRUE(std::ranges::equal(with.all(Measure::reach), without.all(Measure::reach)));
    for (const Measure measure : {Measure::doses, Measure::hours, Measure::cost}) {
        EXPECT_EQ(total_of(with, measure, own), 0);
        std::vector<std::int64_t> others;
        const auto counts = with.all(measure);
        for (std::size_t k = 0; k < counts.size(); ++k)
            if (k % with.interventions() != own) others.push_back(counts[k]);
        EXPECT_TRUE(std::ranges::equal(others, without.all(measure)));
    }
}

class EveryKind : public testing::TestWithParam<Kind> {};

INSTANTIATE_TEST_SUITE_P(
    , EveryKind,
    [] {
        std::vector<Kind> kinds;
        for (const KindRow& row : kind_table()) kinds.push_back(row.kind);
        return testing::ValuesIn(kinds);
    }(),
    [](const auto& test) { return std::string(kind_row(test.param).name); });

TEST_P(EveryKind, ThatCannotDeliverIsAsIfItWereNotThere) {
    Intervention uncovered = in_question(GetParam()), late = uncovered, nowhere = uncovered,
                 broke = uncovered;
    uncovered.coverage_fraction = 0;
    late.start = {months};
    late.stop = {months + 100};
    nowhere.village_fraction = 0;
    broke.budget_usd = 0;
    for (const bool share : {true, false}) {
        run::Options options;
        options.share = share;
        std::vector<Scenario> scenarios = {named(place(), "none", {}),
                                           named(place(), "companions", companions())};
        for (const Intervention& what : {uncovered, late, nowhere, broke}) {
            scenarios.push_back(named(place(), "alone", {what}));
            scenarios.push_back(named(place(), "last", with_companions(what, false)));
            scenarios.push_back(named(place(), "first", with_companions(what, true)));
        }
        const auto runs = run_once(scenarios, options);
        ASSERT_GT(total(runs[1], Measure::doses), 500);
        for (std::size_t k = 2; k < scenarios.size(); ++k) {
            SCOPED_TRACE(scenarios[k].name + " " + std::to_string((k - 2) / 3) +
                         (share ? " shared" : " apart"));
            const std::size_t own = scenarios[k].name == "last" ? companions().size() : 0;
            expect_as_without(runs[k], own, scenarios[k].name == "alone" ? runs[0] : runs[1]);
        }
    }
}

TEST_P(EveryKind, WithoutEffectCostsButChangesNothing) {
    const Intervention working = in_question(GetParam());
    Intervention idle = working;
    idle.effect_fraction = 0;
    const auto runs = run_once(
        {named(place(), "none", {}), named(place(), "idle", {idle}), named(place(), "working", {working})});
    EXPECT_THAT(different_outcomes(runs[1], runs[0]), IsEmpty());
    EXPECT_GT(total(runs[1], Measure::doses), 0);
    EXPECT_GT(total(runs[1], Measure::hours) + total(runs[1], Measure::cost), 0);
    // In the first month nothing has come of it yet, so that both are booked alike.
    for (const Measure measure : {Measure::doses, Measure::hours, Measure::cost, Measure::reach})
        EXPECT_TRUE(std::ranges::equal(runs[1].month(measure, first), runs[2].month(measure, first)));
}

TEST_P(EveryKind, IsDeliveredAndBookedFromItsFirstMonthOn) {
    const auto runs =
        run_once({named(place(), "none", {}), named(place(), "with", {in_question(GetParam())})});
    const Tallies& none = runs[0];
    const Tallies& with = runs[1];
    EXPECT_GT(total(with, Measure::doses), 0);
    for (int month = 0; month < months; ++month) {
        std::int64_t doses = 0;
        for (const std::int64_t count : with.month(Measure::doses, month)) doses += count;
        if (month <= first) {
            EXPECT_EQ(doses > 0, month == first) << month;
        }
    }
    // Two arms are the same until the first month in which they differ.
    for (const MeasureRow& row : measure_table()) {
        if (row.axes == Axes::intervention) continue;
        const auto before = static_cast<std::ptrdiff_t>(first * with.cells(row.measure));
        EXPECT_TRUE(std::ranges::equal(with.all(row.measure).first(static_cast<std::size_t>(before)),
                                       none.all(row.measure).first(static_cast<std::size_t>(before))))
            << row.name;
    }
}

TEST_P(EveryKind, SpendsNoMoreThanItsBudget) {
    Intervention what = in_question(GetParam());
    what.budget_usd = 700;
    const auto runs = run_once({named(place(), "poor", {what})});
    EXPECT_LE(total(runs[0], Measure::cost), 70'000);
}

TEST(AllKinds, SomeChangeOutcomes) {
    std::vector<Scenario> scenarios = {named(place(), "none", {})};
    for (const KindRow& row : kind_table())
        scenarios.push_back(named(place(), std::string(row.name), {in_question(row.kind)}));
    const auto runs = run_once(scenarios);
    std::vector<std::string> effective;
    for (std::size_t k = 1; k < runs.size(); ++k)
        if (!different_outcomes(runs[k], runs[0]).empty()) effective.push_back(scenarios[k].name);
    // Lists, surveys, skills, materials and staff only change what others deliver.
    for (const char* kind :
         {"awareness_event", "stipend", "income_group", "training", "cash", "broker_enforcement", "hotline",
          "ministry_links", "mou_facilitation", "after_class", "peer_messengers"})
        EXPECT_THAT(effective, testing::Contains(kind));
    for (const char* kind : {"data_system", "survey", "materials", "staff"})
        EXPECT_THAT(effective, testing::Not(testing::Contains(kind)));
}

}  // namespace
}  // namespace savan
