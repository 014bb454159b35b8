/// Ways of influence held as they are without a programme, and the moments at which lives part.

#include <gmock/gmock.h>

#include <numeric>

#include "sim/measures/spillover.hpp"
#include "tests/run/runs.hpp"

namespace savan {
namespace {

using namespace support;
using savan::Change;

constexpr int first = 14, months = 48;

Scenario place(const support::Change& change = {}) {
    return tiny_scenario(7, 150, months, [&](Parameters& p) {
        p.initially_abroad = 0.2, p.exploitation_rate = 0.02;
        if (change) change(p);
    });
}

run::Options both(std::uint32_t replicates = 1) {
    return {.replicates = replicates, .parts = {.partings = true, .spillover = true}};
}

run::Replicate run_both(std::vector<Scenario> scenarios) {
    return std::move(replicates_of(scenarios, both()).front());
}

std::int64_t sum(std::span<const std::int64_t> counts) {
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

/// Over months and districts.
std::int64_t effect(const Pairing& pairing, Paired variable, EffectPath path) {
    std::int64_t total = 0;
    const auto counts = pairing.all(variable);
    for (std::size_t k = static_cast<std::size_t>(path); k < counts.size(); k += effect_paths)
        total += counts[k];
    return total;
}

std::int64_t largest(const Pairing& pairing, EffectPath path) {
    std::int64_t most = 0;
    for (const PairedRow& row : paired_table()) {
        if (row.part != PairedPart::spillover) continue;
        const auto counts = pairing.all(row.variable);
        for (std::size_t k = static_cast<std::size_t>(path); k < counts.size(); k += effect_paths)
            most = std::max(most, std::abs(counts[k]));
    }
    return most;
}

std::vector<Intervention> lessons(double quality) {
    Intervention event = monthly(Kind::awareness_event, "event", first, months);
    event.effects[0] = quality;
    event.coverage_fraction = 0.5;
    return {event};
}

/// The slot of an effect by its key.
double& slot(Intervention& what, std::string_view key) {
    const auto& slots = kind_row(what.kind).slots;
    for (std::size_t k = 0; k < effect_slots; ++k)
        if (slots[k].key == key) return what.effects[k];
    ADD_FAILURE() << "no slot " << key;
    return what.effects[0];
}

TEST(Spillover, PartsAndInteractionAddUpToTheWholeEffect) {
    const auto replicate =
        run_both({named(place(), "none", {}), named(place(), "everything", everything(first, months))});
    const Pairing& pairing = replicate.pairings[1];
    for (const PairedRow& row : paired_table()) {
        if (row.part != PairedPart::spillover) continue;
        for (int month = 0; month < months; ++month)
            for (std::size_t district = 0; district < 2; ++district) {
                const auto of = [&](std::size_t scenario) {
                    const auto counts = replicate.tallies[scenario].month(row.measure, month);
                    return sum(counts.subspan(district * counts.size() / 2, counts.size() / 2));
                };
                std::int64_t parts = 0;
                for (std::size_t path = 0; path < effect_paths; ++path)
                    parts += replicate.pairings[1].all(
                        row.variable)[(static_cast<std::size_t>(month) * 2 + district) * effect_paths + path];
                ASSERT_EQ(parts, of(1) - of(0)) << row.name << " " << month;
            }
    }
    for (const EffectPath path :
         {EffectPath::direct, EffectPath::peers, EffectPath::village, EffectPath::interaction})
        EXPECT_NE(effect(pairing, Paired::spillover_remittances, path), 0) << "every way matters somewhere";
    EXPECT_EQ(sum(replicate.pairings[0].all(Paired::spillover_departures)), 0);
}

TEST(Spillover, ByHand) {
    const auto run_with = [](std::int64_t departures) {
        Tallies tallies(1, 1, 0);
        tallies.month(Measure::departures, 0)[3] = departures - 1;
        tallies.month(Measure::departures, 0)[7] = 1;
        return tallies;
    };
    Pairing pairing(1, 1, {.spillover = true});
    spillover::count(run_with(100), run_with(90), run_with(84), run_with(93), run_with(85), pairing);
    const auto parts = pairing.all(Paired::spillover_departures);
    EXPECT_THAT(std::vector<std::int64_t>(parts.begin(), parts.end()), testing::ElementsAre(-10, -6, 3, -2));
}

TEST(Spillover, WithoutTalkAndTiesNothingComesByPeers) {
    const auto mute = [](Parameters& p) {
        p.peer_rate = 0;
        p.norm_ties = p.norm_household = p.control_tie = p.dropout_peers = p.dropout_migrant = p.lender_chance = 0;
    };
    const auto replicate = run_both(
        {named(place(mute), "none", {}), named(place(mute), "everything", everything(first, months))});
    EXPECT_EQ(largest(replicate.pairings[1], EffectPath::peers), 0);
    EXPECT_EQ(largest(replicate.pairings[1], EffectPath::interaction), 0);
    EXPECT_NE(largest(replicate.pairings[1], EffectPath::village), 0);
}

TEST(Spillover, WithoutVillageInfluenceNothingComesByTheVillage) {
    const auto indifferent = [](Parameters& p) {
        p.norm_village = p.norm_stance = p.cumulative_causation = 0;
        p.channel_network_pull = p.channel_broker_pull = 0;
        p.intention_base += 2;  // so that people still leave
    };
    const auto replicate = run_both({named(place(indifferent), "none", {}),
                                     named(place(indifferent), "everything", everything(first, months))});
    EXPECT_EQ(largest(replicate.pairings[1], EffectPath::village), 0);
    EXPECT_EQ(largest(replicate.pairings[1], EffectPath::interaction), 0);
    EXPECT_NE(largest(replicate.pairings[1], EffectPath::peers), 0);
}

/// Events that teach nobody and only raise what elders and monks say.
TEST(Spillover, StanceAloneComesByTheVillage) {
    auto event = lessons(0);
    for (double& each : event[0].effects) each = 0;
    slot(event[0], "stance_gain_fraction") = 0.5;
    const auto replicate = run_both({named(place(), "none", {}), named(place(), "stance", event)});
    EXPECT_EQ(largest(replicate.pairings[1], EffectPath::direct), 0);
    EXPECT_EQ(largest(replicate.pairings[1], EffectPath::peers), 0) << "peers are what they are without it";
    EXPECT_NE(largest(replicate.pairings[1], EffectPath::village), 0);
}

/// Holding nothing, step by step beside others or all steps at once: the same months.
TEST(SideBySide, AMonthTogetherIsAMonthAlone) {
    const std::vector<Scenario> scenarios = {named(place(), "none", {}),
                                             named(place(), "lessons", lessons(0.6)),
                                             named(place(), "everything", everything(first, months))};
    const auto together = replicates_of(scenarios, both(2)),
               alone = replicates_of(scenarios, {.replicates = 2});
    for (std::size_t r = 0; r < 2; ++r)
        for (std::size_t k = 0; k < scenarios.size(); ++k) {
            EXPECT_EQ(together[r].tallies[k].digest(), alone[r].tallies[k].digest());
            EXPECT_TRUE(std::ranges::equal(together[r].pairings[k].all(Paired::events),
                                           alone[r].pairings[k].all(Paired::events)));
        }
}

/// People who part at a step, over months and districts.
std::int64_t parted_at(const Pairing& pairing, std::string_view step) {
    std::int64_t people = 0;
    const auto counts = pairing.all(Paired::partings);
    for (std::size_t k = 0; k < counts.size(); ++k)
        if (step_names[k % step_names.size()] == step) people += counts[k];
    return people;
}

TEST(Partings, NobodyPartsBeforeTheProgrammeOrWithoutOne) {
    const auto replicate = run_both({named(place(), "none", {}), named(place(), "lessons", lessons(0.6))});
    EXPECT_EQ(sum(replicate.pairings[0].all(Paired::partings)), 0);
    const auto counts = replicate.pairings[1].all(Paired::partings);
    EXPECT_EQ(sum(counts.first(first * 2 * step_names.size())), 0);
    EXPECT_GT(sum(counts.subspan(first * 2 * step_names.size(), 2 * step_names.size())), 0);
}

TEST(Partings, TheTaughtPartAtTheProgrammeAndTheirFriendsWhenTheyHearOfIt) {
    const auto talks = run_both({named(place(), "none", {}), named(place(), "lessons", lessons(0.6))});
    EXPECT_GT(parted_at(talks.pairings[1], "programme"), 0);
    EXPECT_GT(parted_at(talks.pairings[1], "awareness"), 0);
    const auto mute = [](Parameters& p) { p.peer_rate = 0; };
    const auto silent =
        run_both({named(place(mute), "none", {}), named(place(mute), "lessons", lessons(0.6))});
    EXPECT_GT(parted_at(silent.pairings[1], "programme"), 0);
    EXPECT_EQ(parted_at(silent.pairings[1], "awareness"), 0) << "nobody tells anybody";
}

TEST(Partings, AStanceIsFeltInTheIntentionFirst) {
    auto event = lessons(0);
    for (double& each : event[0].effects) each = 0;
    slot(event[0], "stance_gain_fraction") = 0.5;
    const auto replicate = run_both({named(place(), "none", {}), named(place(), "stance", event)});
    const auto counts = replicate.pairings[1].all(Paired::partings);
    EXPECT_EQ(parted_at(replicate.pairings[1], "programme"), 0);
    const auto first_parting = std::ranges::find_if(counts, [](std::int64_t count) { return count > 0; });
    ASSERT_NE(first_parting, counts.end());
    EXPECT_EQ(step_names[static_cast<std::size_t>(first_parting - counts.begin()) % step_names.size()],
              "intention");
}

/// All three variables count the same people, and nobody's events change whose life has not parted.
TEST(Partings, CountEveryoneOnceAndEveryChange) {
    const auto replicate =
        run_both({named(place(), "none", {}), named(place(), "everything", everything(first, months))});
    Pairing pairing = replicate.pairings[1];
    const std::int64_t people = sum(pairing.all(Paired::partings));
    EXPECT_GT(people, 100);
    EXPECT_EQ(sum(pairing.all(Paired::partings_by_person)), people);
    EXPECT_EQ(sum(pairing.all(Paired::partings_by_change)), people * 4);
    const auto events = pairing.all(Paired::events);
    for (std::size_t event = 0; event < life_events; ++event)
        for (std::size_t change = 2; change < changes; ++change) {  // all but neither and unaffected
            std::int64_t changed = 0, parted = 0;
            for (std::size_t k = event * changes + change; k < events.size(); k += life_events * changes)
                changed += events[k];
            for (std::size_t step = 0; step < step_names.size(); ++step)
                parted += pairing.at(Paired::partings_by_change, event, change, step);
            EXPECT_EQ(parted, changed) << life_event_names[event] << " " << change_names[change];
        }
}

TEST(SideBySide, OrderThreadsBlocksAndSharingDoNotMatter) {
    std::vector<Scenario> scenarios = {named(place(), "none", {}), named(place(), "lessons", lessons(0.6)),
                                       named(place(), "late", {monthly(Kind::cash, "cash", 30, months)}),
                                       named(place(), "everything", everything(first, months))};
    const auto digests = [&](run::Options how) {
        std::vector<std::uint64_t> made;
        for (const run::Replicate& replicate : replicates_of(scenarios, how))
            for (const Scenario& scenario : scenarios) {
                const auto k = static_cast<std::size_t>(&scenario - scenarios.data());
                made.push_back(replicate.pairings[k].digest());
            }
        std::ranges::sort(made);
        return made;
    };
    const auto straight = digests(both(2));
    auto how = both(2);
    how.threads = 3, how.villages_per_block = 2;
    EXPECT_EQ(digests(how), straight);
    how.share = false;
    EXPECT_EQ(digests(how), straight);
    std::ranges::reverse(scenarios);
    EXPECT_EQ(digests(both(2)), straight);
}

}  // namespace
}  // namespace savan
