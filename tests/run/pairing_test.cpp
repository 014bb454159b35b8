/// The paired ledger of whole runs: its margins are the measures', and nothing but the two worlds matters.

#include <gmock/gmock.h>

#include <map>

#include "tests/run/runs.hpp"

namespace savan {
namespace {

using namespace support;
using savan::Change;

constexpr int first = 14, months = 48;

Scenario place() {
    return tiny_scenario(7, 150, months,
                         [](Parameters& p) { p.initially_abroad = 0.2, p.exploitation_rate = 0.02; });
}

std::vector<Scenario> scenarios() {
    Intervention legal = monthly(Kind::mou_facilitation, "papers", 20, months);
    legal.coverage_fraction = 1;
    return {named(place(), "no-programme", {}), named(place(), "everything", everything(first, months)),
            named(place(), "cash", {monthly(Kind::cash, "cash", 24, months)}),
            named(place(), "papers", {legal}),
            named(place(), "late", {monthly(Kind::cash, "cash", months + 5, months + 9)})};
}

run::Options options(std::uint32_t replicates = 2) { return {.replicates = replicates}; }

/// People with a change, over all other axes.
std::int64_t people(const Pairing& pairing, LifeEvent event, Change change) {
    std::int64_t sum = 0;
    const auto counts = pairing.all(Paired::events);
    for (std::size_t k = static_cast<std::size_t>(event) * changes + static_cast<std::size_t>(change);
         k < counts.size(); k += life_events * changes)
        sum += counts[k];
    return sum;
}

std::int64_t in_baseline(const Pairing& p, LifeEvent event) {
    std::int64_t sum = 0;
    for (const Change change :
         {Change::unaffected, Change::delayed, Change::hastened, Change::averted, Change::diverted})
        sum += people(p, event, change);
    return sum;
}

std::int64_t in_scenario(const Pairing& p, LifeEvent event) {
    std::int64_t sum = 0;
    for (const Change change : {Change::unaffected, Change::delayed, Change::hastened, Change::induced})
        sum += people(p, event, change);
    return sum + (event == LifeEvent::departure ? people(p, event, Change::diverted) : 0);
}

TEST(PairingOfRuns, MarginsAreWhatTheMeasuresCount) {
    std::int64_t averted = 0, induced = 0;
    for (const run::Replicate& replicate : replicates_of(scenarios(), options()))
        for (std::size_t k = 0; k < replicate.tallies.size(); ++k) {
            const Pairing& pairing = replicate.pairings[k];
            for (const auto& [event, measure] : {std::pair{LifeEvent::exploitation, Measure::exploited},
                                                 std::pair{LifeEvent::trafficking, Measure::trafficked}}) {
                EXPECT_EQ(in_baseline(pairing, event), total(replicate.tallies[0], measure));
                EXPECT_EQ(in_scenario(pairing, event), total(replicate.tallies[k], measure));
                averted += people(pairing, event, Change::averted);
                induced += people(pairing, event, Change::induced);
                EXPECT_EQ(people(pairing, event, Change::diverted), 0);
            }
        }
    EXPECT_GT(averted, 0);
    EXPECT_GT(induced, 0);
}

/// Where nobody comes home, trips are people.
TEST(PairingOfRuns, MarginsOfDeparturesWhereNobodyReturns) {
    auto stay = scenarios();
    for (Scenario& scenario : stay)
        scenario.parameters.return_rate = scenario.parameters.repatriation_rate = 0;
    for (const run::Replicate& replicate : replicates_of(stay, options()))
        for (std::size_t k = 0; k < replicate.tallies.size(); ++k) {
            EXPECT_EQ(in_baseline(replicate.pairings[k], LifeEvent::departure),
                      total(replicate.tallies[0], Measure::departures));
            EXPECT_EQ(in_scenario(replicate.pairings[k], LifeEvent::departure),
                      total(replicate.tallies[k], Measure::departures));
            EXPECT_EQ(in_scenario(replicate.pairings[k], LifeEvent::unsafe_departure),
                      total(replicate.tallies[k], Measure::unsafe_departures));
        }
}

TEST(PairingOfRuns, EverybodyIsInOneCellForEachEvent) {
    const auto replicate = replicates_of(scenarios(), options(1)).front();
    std::vector<std::int64_t> sums;
    for (const Pairing& pairing : replicate.pairings)
        for (std::size_t event = 0; event < life_events; ++event) {
            std::int64_t sum = 0;
            for (std::size_t change = 0; change < changes; ++change)
                sum += people(pairing, static_cast<LifeEvent>(event), static_cast<Change>(change));
            sums.push_back(sum);
        }
    EXPECT_THAT(sums, testing::Each(sums.front()));
    // Those of the first month, and everybody who turns six later.
    std::int64_t there = 0;
    for (const std::int64_t count : replicate.tallies[0].month(Measure::population, 0)) there += count;
    EXPECT_GE(sums.front(), there);
    EXPECT_LT(sums.front(), 2 * there);
}

TEST(PairingOfRuns, AScenarioWithItselfIsUnaffected) {
    for (const char* baseline : {"", "everything", "cash"}) {
        auto with = options(1);
        with.ledger_baseline = baseline;
        const auto replicate = replicates_of(scenarios(), with).front();
        for (std::size_t k = 0; k < replicate.pairings.size(); ++k) {
            const std::string name = scenarios()[k].name;
            const bool same = *baseline ? name == baseline : name == "no-programme" || name == "late";
            std::int64_t moved = 0;
            for (std::size_t event = 0; event < life_events; ++event)
                for (const Change change :
                     {Change::delayed, Change::hastened, Change::averted, Change::diverted, Change::induced})
                    moved += people(replicate.pairings[k], static_cast<LifeEvent>(event), change);
            EXPECT_EQ(moved == 0, same) << name << " beside " << baseline;
        }
    }
}

TEST(PairingOfRuns, ExchangingTheWorldsExchangesTheChanges) {
    auto one = options(1), other = options(1);
    one.ledger_baseline = "cash";
    other.ledger_baseline = "everything";
    const Pairing there = replicates_of(scenarios(), one).front().pairings[1];
    const Pairing back = replicates_of(scenarios(), other).front().pairings[2];
    constexpr std::size_t exchanged[] = {0, 1, 3, 2, 6, 5, 4};
    const auto a = there.all(Paired::events), b = back.all(Paired::events);
    for (std::size_t k = 0; k < a.size(); ++k) {
        const auto event = static_cast<LifeEvent>(k / changes % life_events);
        if (event == LifeEvent::unsafe_departure) continue;  // safe instead of unsafe has no mirror image
        ASSERT_EQ(a[k], b[k / changes * changes + exchanged[k % changes]]) << k;
    }
    EXPECT_GT(people(there, LifeEvent::departure, Change::averted), 0);
}

TEST(PairingOfRuns, HelpWithPapersDivertsToSafety) {
    const auto replicate = replicates_of(scenarios(), options(1)).front();
    EXPECT_GT(people(replicate.pairings[3], LifeEvent::departure, Change::diverted), 0);
    EXPECT_GT(people(replicate.pairings[3], LifeEvent::unsafe_departure, Change::diverted), 0);
}

TEST(PairingOfRuns, OrderCompanyThreadsAndBlocksDoNotMatter) {
    const auto digests = [](const std::vector<Scenario>& some, run::Options how) {
        how.ledger_baseline = "cash";
        std::map<std::string, std::vector<std::uint64_t>> made;
        for (const run::Replicate& replicate : replicates_of(some, how))
            for (std::size_t k = 0; k < some.size(); ++k)
                made[some[k].name].push_back(replicate.pairings[k].digest());
        return made;
    };
    auto some = scenarios();
    const auto straight = digests(some, options(3));
    EXPECT_NE(straight.at("everything")[0], straight.at("everything")[1]);
    run::Options how = options(3);
    for (const int threads : {1, 2, 7}) {
        how.threads = threads;
        how.villages_per_block = static_cast<std::size_t>(threads);
        EXPECT_EQ(digests(some, how), straight);
    }
    std::ranges::rotate(some, some.begin() + 2);
    EXPECT_EQ(digests(some, options(3)), straight);
    some = {scenarios()[2], scenarios()[1]};
    EXPECT_EQ(digests(some, options(3)).at("everything"), straight.at("everything"));
}

TEST(PairingOfRuns, WithoutItTheCountsAreTheSame) {
    run::Options without = options();
    without.pair = false;
    const auto paired = replicates_of(scenarios(), options()), unpaired = replicates_of(scenarios(), without);
    for (std::size_t r = 0; r < paired.size(); ++r)
        for (std::size_t k = 0; k < scenarios().size(); ++k) {
            EXPECT_EQ(unpaired[r].tallies[k].digest(), paired[r].tallies[k].digest()) << scenarios()[k].name;
            EXPECT_EQ(unpaired[r].pairings[k].months(), 0);
        }
}

TEST(PairingOfRuns, SharingMonthsDoesNotMatter) {
    auto apart = options(1);
    apart.share = false;
    const auto shared = replicates_of(scenarios(), options(1)).front(),
               alone = replicates_of(scenarios(), apart).front();
    for (std::size_t k = 0; k < shared.pairings.size(); ++k)
        EXPECT_EQ(shared.pairings[k].digest(), alone.pairings[k].digest()) << scenarios()[k].name;
}

}  // namespace
}  // namespace savan
