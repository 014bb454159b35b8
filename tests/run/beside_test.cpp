/// Scenarios that are lived beside the run without a programme, only where they differ from it, come out to the last count
/// as if each had been lived alone; and much is saved.

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "tests/run/runs.hpp"

namespace savan {
namespace {

using namespace support;

constexpr int months = 60, villages = 10, first = 4;

/// A place where people move, talk, are exploited and use the legal channel.
Scenario place(const std::function<void(Parameters&)>& change = {}) {
    return tiny_scenario(villages, 130, months, [&](Parameters& p) {
        p.initially_abroad = 0.15, p.exploitation_rate = 0.01, p.repatriation_rate = 0.05;
        p.mou_start = 10, p.cost_legal = 120, p.peer_rate = 0.04, p.job_rate = 0.2;
        p.dropout_primary = 0.1, p.dropout_secondary = 0.2, p.dropout_peers = 2, p.norm_ties = 3, p.control_tie = 0.5;
        p.exploitation_awareness = 2, p.ties_across = 4;
        if (change) change(p);
    });
}

/// Every scenario's counts and pairings are those of its own run. Returns in how many of them something is given.
int expect_as_alone(const std::vector<Scenario>& scenarios, const std::string& what, std::uint32_t seed = 7) {
    run::Options together{.seed = seed, .replicates = 2, .villages_per_block = 3}, apart = together;
    apart.share = false;
    const auto shared = replicates_of(scenarios, together), alone = replicates_of(scenarios, apart);
    int something_given = 0;
    const auto compare = [&](std::size_t r, std::size_t s) {
        for (const MeasureRow& row : measure_table())
            ASSERT_TRUE(std::ranges::equal(shared[r].tallies[s].all(row.measure), alone[r].tallies[s].all(row.measure)))
                << row.name << " of " << scenarios[s].name << " in replicate " << r << "; " << what;
        something_given += total(shared[r].tallies[s], Measure::doses) > 0;
        ASSERT_EQ(shared[r].pairings[s].digest(), alone[r].pairings[s].digest()) << scenarios[s].name << "; " << what;
    };
    for (std::size_t r = 0; r < shared.size(); ++r)
        for (std::size_t s = 0; s < scenarios.size(); ++s) compare(r, s);
    return something_given;
}

std::uint16_t number_of(int village) {
    static const Setting setting = tiny_setting(villages, 1);
    return setting.villages.at(static_cast<std::size_t>(village)).number;
}

/// The kind at work in two of the villages (or for the whole of the first district).
Intervention in_two_villages(Kind kind, std::string id, int start, int stop) {
    Intervention what = monthly(kind, std::move(id), start, stop);
    if (kind_row(kind).unit == DoseUnit::district) what.districts = {0};
    else what.villages = {number_of(0), number_of(1)};
    return what;
}

class BesideNoProgramme : public testing::TestWithParam<Kind> {};

INSTANTIATE_TEST_SUITE_P(
    , BesideNoProgramme,
    [] {
        std::vector<Kind> kinds;
        for (const KindRow& row : kind_table()) kinds.push_back(row.kind);
        return testing::ValuesIn(kinds);
    }(),
    [](const auto& test) { return std::string(kind_row(test.param).name); });

TEST_P(BesideNoProgramme, AKindIsLivedAsIfAlone) {
    const Kind kind = GetParam();
    Intervention weak = in_two_villages(kind, "it", first, 30), short_one = weak, helped = weak;
    weak.effect_fraction = 0.3;
    short_one.stop = {17};
    const Intervention staff = in_two_villages(Kind::staff, "posts", first, months - 1),
                       lessons = in_two_villages(Kind::awareness_event, "lessons", first + 3, 40);
    const Scenario here = place();
    const int given = expect_as_alone({named(here, "none", {}), named(here, "weak", {weak}), named(here, "short", {short_one}),
                                       named(here, "helped", {staff, helped, lessons})},
                                      std::string(kind_row(kind).name));
    EXPECT_EQ(given, 2 * 3);
}

/// Something of any kind, for anybody, anywhere, at any time.
Intervention any_intervention(std::mt19937& luck, std::size_t number) {
    const auto upto = [&](int most) { return static_cast<int>(luck() % static_cast<unsigned>(most + 1)); };
    const auto kinds = kind_table();
    const KindRow& row = kinds[luck() % kinds.size()];
    const int start = upto(30);
    Intervention what = monthly(row.kind, "number-" + std::to_string(number), start, start + upto(40));
    what.every_months = 1 + upto(5);
    what.coverage_fraction = 0.1 * (1 + upto(9));
    if (upto(1)) what.districts = {static_cast<std::uint8_t>(upto(1))};
    if (upto(2) == 0) what.villages = {number_of(upto(4)), number_of(5 + upto(4))};
    else what.village_fraction = 0.2 * (1 + upto(4));
    if (row.unit == DoseUnit::person) {
        what.who.list = upto(1) ? ListSource::none : static_cast<ListSource>(upto(3));
        if (what.who.list == ListSource::none) what.who.school = static_cast<SchoolFilter>(upto(3));
        what.who.been_abroad = upto(5) == 0, what.who.household_migrant = upto(5) == 0;
        if (upto(2) == 0) what.doses_per_person_limit = 1 + upto(3);
        if (upto(3) == 0) what.cumulative_coverage_fraction = 0.3;
    }
    if (upto(3) == 0) what.budget_usd = 100 + upto(3000);
    return what;
}

TEST(Beside, WhateverTheProgrammesAreEachIsLivedAsIfAlone) {
    std::mt19937 luck(1);
    constexpr int trials = 100;
    int given = 0;
    for (int trial = 0; trial < trials; ++trial) {
        const double talk = std::array{0.0, 0.003, 0.02, 0.06}[luck() % 4], across = std::array{0.0, 0.5, 1.0, 5.0}[luck() % 4];
        const double law = trial % 3 == 0 ? 1000 : 6;
        const Scenario here = place([&](Parameters& p) {
            p.peer_rate = talk, p.mou_start = law;
            p.ties_across = across;
            if (trial % 7 == 0) p.dropout_peers = 0, p.norm_ties = 0, p.control_tie = 0;
        });
        std::vector<Scenario> scenarios = {named(here, "none", {})};
        std::vector<Intervention> programme;
        for (std::size_t s = 1; s < 4; ++s) {  // each has what the last one had, and more
            for (unsigned more = 1 + luck() % 2; more > 0; --more) programme.push_back(any_intervention(luck, programme.size()));
            scenarios.push_back(named(here, "with-" + std::to_string(programme.size()), programme));
        }
        given += expect_as_alone(scenarios, "trial " + std::to_string(trial));
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(given, 2 * 3 * trials / 2);
}

/// One village is given something that has an effect of its own, and what comes of it elsewhere comes by single people.
void expect_strays_as_alone(std::vector<Intervention> what, const std::function<void(Parameters&)>& change) {
    for (Intervention& one : what) one.villages = {number_of(0)};
    std::vector<Intervention> weaker = what;
    weaker.front().effect_fraction = 0.8;
    const Scenario here = place([&](Parameters& p) {
        // Few ties between villages, so that in others only a few are reached.
        p.ties_across = 1, p.peer_rate = 0, p.dropout_peers = 0, p.norm_ties = 0, p.control_tie = 0;
        change(p);
    });
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        const int given =
            expect_as_alone({named(here, "none", {}), named(here, "it", what), named(here, "weaker", weaker)}, "", seed);
        EXPECT_EQ(given, 2 * 2);
        if (testing::Test::HasFatalFailure()) return;
    }
}

TEST(Beside, WhoHasHeardMoreElsewhereSpeaksOfIt) {
    Intervention lessons = monthly(Kind::awareness_event, "lessons", first, months - 1);
    lessons.effects = {1, 0};
    expect_strays_as_alone({lessons}, [](Parameters& p) { p.peer_rate = 0.005, p.peer_depth = 1, p.consider_rate = 0; });
}

TEST(Beside, WhoHasHeardMoreAndHasBeenExploitedSpeaksOfItTwiceAsOften) {
    Intervention lessons = monthly(Kind::awareness_event, "lessons", first, months - 1);
    lessons.effects = {1, 0};
    expect_strays_as_alone({lessons}, [](Parameters& p) {
        p.peer_rate = 0.01, p.peer_depth = 1, p.returnee_awareness = 0.05, p.consider_rate = 0;
        p.initially_abroad = 0.7, p.exploitation_rate = 0.5, p.repatriation_rate = 0.1, p.escape_rate = 0;
    });
}

TEST(Beside, WhoHasHeardMoreIsAbroadWithIt) {
    Intervention lessons = monthly(Kind::awareness_event, "lessons", first, months - 1);
    lessons.effects = {1, 0};
    expect_strays_as_alone({lessons}, [](Parameters& p) {
        p.returnee_awareness = 0.05, p.awareness_half_life = 60;
        p.peer_rate = 0.005, p.peer_depth = 1, p.exploitation_rate = 0.1, p.exploitation_awareness = 5, p.escape_rate = 0.3;
        p.consider_rate = 0.05, p.risk_weight = 0, p.channel_risk_weight = 0, p.forget_awareness = 0, p.return_rate = 0.005;
    });
}

TEST(Beside, FriendsWhoStayAtSchoolElsewhereAreFollowed) {
    Intervention stipends = monthly(Kind::stipend, "stipends", first, months - 1);
    stipends.effects = {1, 0};
    stipends.who.age_min_years = 6;
    expect_strays_as_alone({stipends}, [](Parameters& p) {
        p.dropout_primary = p.dropout_secondary = 0.1, p.dropout_peers = 3, p.consider_rate = 0;
    });
}

TEST(Beside, PupilsElsewhereCountInWhoIsAboutToDropOut) {
    Intervention stipends = monthly(Kind::stipend, "stipends", first, months - 1),
                 classes = monthly(Kind::after_class, "classes", first, months - 1);
    stipends.effects = {1, 0};
    stipends.who.age_min_years = 6;
    classes.who.school = SchoolFilter::near_dropout;
    expect_strays_as_alone({stipends, classes}, [](Parameters& p) {
        p.dropout_primary = 0.02, p.dropout_secondary = 0.4, p.dropout_peers = 4, p.ties_across = 5, p.consider_rate = 0;
    });
}

TEST(Beside, ADoseThatActsNextMonthIsNotLost) {
    Intervention classes = monthly(Kind::after_class, "classes", first, months - 1);
    classes.effects = {1, 0};
    classes.who.age_min_years = 6;
    expect_strays_as_alone({classes}, [](Parameters& p) { p.dropout_primary = p.dropout_secondary = 0.3, p.ties_across = 0; });
}

TEST(Beside, VillagesThatNothingReachesAreLivedOnce) {
    // Without talk and ties between villages a lesson in two of ten villages reaches no other.
    const Scenario here = place([](Parameters& p) { p.ties_across = 0, p.warm_up_months = 0; });
    const Intervention lessons = in_two_villages(Kind::awareness_event, "lessons", 0, months - 1);
    Intervention weaker = lessons;
    weaker.effect_fraction = 0.5;
    const std::atomic<bool> stop{false};
    const auto months_lived = [&](std::vector<Scenario> scenarios) {
        run::Effort effort;
        run::run(scenarios, {.replicates = 1}, [](run::Replicate&&) {}, stop, &effort);
        return static_cast<double>(effort.person_months);
    };
    const double once = months_lived({named(here, "none", {})});
    const double all = months_lived({named(here, "none", {}), named(here, "lessons", {lessons}), named(here, "weaker", {weaker})});
    EXPECT_NEAR(all / once, 1 + 2 * 2.0 / villages, 0.1) << "beside everybody, two villages in each of two worlds";
    EXPECT_GT(all / once, 1.2) << "the two villages are lived";
    // Who goes by a list of the year's risk has to know it in January: it takes seven months more without a programme, in the
    // years in which somebody does.
    Intervention to_the_riskiest = weaker;
    to_the_riskiest.who.list = ListSource::oracle, to_the_riskiest.stop = {23};
    const double listed = months_lived({named(here, "none", {}), named(here, "lessons", {lessons}), named(here, "risk", {to_the_riskiest})});
    EXPECT_NEAR(listed / all, 1 + 2 * 7.0 / (months * all / once), 0.05);
}

TEST(Beside, WhereALessonHasBeenForgottenNothingDiffers) {
    // Nobody talks, moves or learns for long: with awareness gone within a month, a lesson's village ceases to differ.
    const Scenario here = place([](Parameters& p) {
        p.peer_rate = 0, p.warm_up_months = 0, p.ties_across = 0, p.initially_abroad = 0, p.consider_rate = 0;
        p.awareness_half_life = 0.01;
    });
    Intervention lesson = in_two_villages(Kind::awareness_event, "lesson", 0, 0);
    lesson.effects[1] = 0;  // a stance fades, but never wholly
    Intervention weaker = lesson;
    weaker.effect_fraction = 0.5;
    const std::atomic<bool> stop{false};
    run::Effort effort;
    const std::vector<Scenario> scenarios = {named(here, "none", {}), named(here, "lesson", {lesson}),
                                             named(here, "weaker", {weaker})};
    run::run(scenarios, {.replicates = 1}, [](run::Replicate&&) {}, stop, &effort);
    run::Effort once;
    run::run({scenarios.front()}, {.replicates = 1}, [](run::Replicate&&) {}, stop, &once);
    EXPECT_LT(static_cast<double>(effort.person_months) / static_cast<double>(once.person_months), 1.1);
}

}  // namespace
}  // namespace savan
