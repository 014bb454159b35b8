/// What a scenario file says is what the engine is given, with the place that said it.

#include <gmock/gmock.h>

#include "tests/scenario/workshop.hpp"

namespace savan::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

using LoadTest = Workshop;

const Explained& row(const Loaded& loaded, const std::string& name) {
    for (const Explained& explained : loaded.explained)
        if (explained.name == name) return explained;
    throw std::out_of_range(name);
}

const Intervention& intervention(const Loaded& loaded, const std::string& id) {
    for (const Intervention& made : loaded.scenario.interventions)
        if (made.id == id) return made;
    throw std::out_of_range(id);
}

TEST_F(LoadTest, DefaultsAreThoseOfTheTable) {
    const Loaded base = load(shipped / "base.toml");
    EXPECT_EQ(base.scenario.parameters, Parameters{});
    EXPECT_THAT(base.scenario.uncertain, IsEmpty());
    EXPECT_EQ(base.scenario.months, 168);
    for (const ParameterRow& parameter : parameter_table()) {
        const Explained& told = row(base, std::string(parameter.name));
        EXPECT_EQ(std::stod(told.value), parameter.value) << told.name;
        EXPECT_EQ(told.source, parameter.source);
        EXPECT_EQ(told.origin.file, "default");
        EXPECT_FALSE(told.status.empty()) << told.name;
        EXPECT_EQ(told.status == "assumed", parameter.assumed()) << told.name;
    }
}

/// A value of the table that changes by accident is seen here; these are the best known ones.
TEST_F(LoadTest, WellKnownDefaultsArePinned) {
    const Parameters p = load(shipped / "base.toml").scenario.parameters;
    EXPECT_EQ(p.awareness_half_life, 12);
    EXPECT_EQ(p.peer_rate, 0.02);
    EXPECT_EQ(p.consider_rate, 0.010);
    EXPECT_EQ(p.plan_rate, 0.25);
    EXPECT_EQ(p.list_base, -0.2);
    EXPECT_EQ(p.join_adult_led, 0.10);
    EXPECT_EQ(p.join_youth_led, 0.35);
    EXPECT_EQ(p.remittance_share, 0.43);
    EXPECT_EQ(p.exploitation_awareness, 0.1);
    EXPECT_EQ(p.discount_rate, 0.03);
}

TEST_F(LoadTest, ParametersAsNumbersNestedOrDotted) {
    const Loaded loaded =
        load(write_delta("[parameters]\nawareness = { half_life = 6, peer_rate = 0.01 }\n"
                         "channel.cost_legal = 150\n\"return.rate\" = 1\n"));
    EXPECT_EQ(loaded.scenario.parameters.awareness_half_life, 6);
    EXPECT_EQ(loaded.scenario.parameters.peer_rate, 0.01);
    EXPECT_EQ(loaded.scenario.parameters.cost_legal, 150);
    EXPECT_EQ(loaded.scenario.parameters.return_rate, 1);
    const Explained& told = row(loaded, "awareness.half_life");
    EXPECT_EQ(told.value, "6");
    EXPECT_EQ(told.prior, "");
    EXPECT_EQ(told.source, "assumed");
    EXPECT_EQ(told.status, "assumed");
    EXPECT_EQ(told.origin.file, (folder / "delta.toml").string());
    EXPECT_EQ(told.origin.line, 3);
    EXPECT_EQ(told.origin.column, 27);
}

TEST_F(LoadTest, ParametersAsPriorsAreDrawn) {
    const Loaded loaded =
        load(write_delta("[parameters]\n\"awareness.half_life\" = { uniform = [3, 36] }\n"
                         "\"return.rate\" = { lognormal = [0.04, 0.3] }\n"
                         "\"destination.wage\" = { normal = [80, 10] }\n"
                         "\"destination.remittance_share\" = { beta = [8, 12] }\n"));
    const auto& uncertain = loaded.scenario.uncertain;
    ASSERT_EQ(uncertain.size(), 4u);
    EXPECT_EQ(parameter_table()[uncertain[0].first].name, "awareness.half_life");
    EXPECT_EQ(uncertain[0].second, priors::uniform(3, 36));
    EXPECT_TRUE(std::is_sorted(uncertain.begin(), uncertain.end(),
                               [](auto& a, auto& b) { return a.first < b.first; }));
    EXPECT_EQ(loaded.scenario.parameters.awareness_half_life, 19.5);
    EXPECT_EQ(loaded.scenario.parameters.return_rate, 0.04);
    EXPECT_EQ(loaded.scenario.parameters.wage_2003, 80);
    EXPECT_EQ(loaded.scenario.parameters.remittance_share, 0.4);
    EXPECT_EQ(row(loaded, "awareness.half_life").prior, "uniform(3, 36), drawn for each replicate");
}

TEST_F(LoadTest, EffectsAsPriorsAreDrawn) {
    const Loaded loaded = load(write_delta("[intervention.after-class]\n"
                                           "dropout_cut_fraction = { uniform = [0, 0.4] }\n"
                                           "quality_fraction = 0.03\n"));
    const auto& made = *std::ranges::find(loaded.scenario.interventions, "after-class", &Intervention::id);
    EXPECT_EQ(made.effects[0], 0.2);
    EXPECT_EQ(made.priors[0], priors::uniform(0, 0.4));
    EXPECT_EQ(made.priors[1], Prior{});
    const std::string name = "intervention.after-class.";
    EXPECT_EQ(row(loaded, name + "dropout_cut_fraction").prior, "uniform(0, 0.4), drawn for each replicate");
    EXPECT_EQ(row(loaded, name + "quality_fraction").prior, "") << "a number in a file is taken as known";
    EXPECT_EQ(row(loaded, "intervention.peers.quality_fraction").prior, "beta(2, 2)") << "believed, not drawn";
    EXPECT_THAT(loaded.resolved, HasSubstr(R"("drawn_effects")"));
}

TEST_F(LoadTest, ANumberFromALaterLayerEndsAPrior) {
    const auto path = write_delta("[intervention.events]\nquality_fraction = { beta = [2, 2] }\n");
    const auto made = [&](const Overrides& overrides) {
        const Loaded loaded = load(path, overrides);
        return *std::ranges::find(loaded.scenario.interventions, "events", &Intervention::id);
    };
    EXPECT_EQ(made({}).priors[0], priors::beta(2, 2));
    EXPECT_EQ(made({{"events.quality=0.4"}, {}}).priors[0], Prior{});
    EXPECT_EQ(made({{"events.quality={uniform=[0.1,0.3]}"}, {}}).priors[0], priors::uniform(0.1, 0.3));
}

TEST_F(LoadTest, UncertainEffectsAreThoseThatNoFileGives) {
    const auto path = write_delta("[intervention.events]\nquality_fraction = 0.4\n");
    const Loaded loaded = load(path, {{}, {}, true});
    for (const Intervention& made : loaded.scenario.interventions)
        for (std::size_t slot = 0; slot < effect_slots; ++slot) {
            const bool given = made.id == "events" && slot == 0;
            EXPECT_EQ(made.priors[slot], given ? Prior{} : kind_row(made.kind).slots[slot].prior) << made.id;
        }
    EXPECT_EQ(load(path).scenario.interventions[2].priors, decltype(Intervention::priors){});
    EXPECT_THAT(load(path).resolved, Not(HasSubstr("drawn_effects")));
}

TEST_F(LoadTest, SourcesOfParametersAndFieldsAreLookedUp) {
    const Loaded loaded =
        load(write_delta("[parameters]\n\"destination.wage\" = 90\n"
                         "[parameter_sources]\n\"destination.wage\" = \"thai_domestic_pay_2004\"\n"));
    EXPECT_EQ(row(loaded, "destination.wage").source, "thai_domestic_pay_2004");
    EXPECT_EQ(row(loaded, "destination.wage").status, "recalled");
    EXPECT_EQ(row(loaded, "intervention.events.start").source, "prog_start");
    EXPECT_EQ(row(loaded, "intervention.events.start").status, "read");
    EXPECT_EQ(row(loaded, "intervention.events.every_months").status, "assumed");
    EXPECT_EQ(row(loaded, "intervention.events.cost_per_delivery_usd").origin.file, "default");
    EXPECT_EQ(row(loaded, "intervention.after-class.dropout_cut_fraction").status, "assumed");
}

TEST_F(LoadTest, EveryKeyOfAnIntervention) {
    const Loaded loaded = load(write_delta(R"(
[intervention.all]
kind = "income_group"
start = "2003-01"
stop = "2005-12"
every_months = 3
districts = ["atsaphoutong", "xayphouthong"]
roll_out = { atsaphoutong = "2004-01" }
villages = [301, 102]
coverage_fraction = 0.4
quantity_per_delivery = 30
cumulative_coverage_fraction = 0.8
age_min_years = 15
age_max_years = 24
sex = "female"
school = "out_of_school"
household_migrant = true
been_abroad = true
list = "survey"
hours_per_dose = 1.5
hours_per_delivery = 8
cost_per_dose_usd = 2
cost_per_delivery_usd = 100
cost_per_month_usd = 7
doses_per_person_limit = 2
budget_usd = 5000
effect_fraction = 0.5
yield_usd = 10
youth_led = 1
linked = 1
)",
                                           "base.toml"));
    Intervention expected = default_intervention(Kind::income_group, "all");
    expected.start = Month{12};
    expected.stop = Month{47};
    expected.every_months = 3;
    expected.districts = {0, 1};
    expected.district_start = {Month{12}, Month{24}};
    expected.villages = {102, 301};
    expected.coverage_fraction = 0.4;
    expected.quantity_per_delivery = 30;
    expected.cumulative_coverage_fraction = 0.8;
    expected.who = {15, 24, SexFilter::female, SchoolFilter::out_of_school, true, true, ListSource::survey};
    expected.hours_per_dose = 1.5;
    expected.hours_per_delivery = 8;
    expected.cost_per_dose_usd = 2;
    expected.cost_per_delivery_usd = 100;
    expected.cost_per_month_usd = 7;
    expected.doses_per_person_limit = 2;
    expected.budget_usd = 5000;
    expected.effect_fraction = 0.5;
    expected.effects = {10, 1, 1};
    EXPECT_THAT(loaded.scenario.interventions, ElementsAre(expected));
}

TEST_F(LoadTest, ABareKindCoversEverythingToTheHorizon) {
    for (const KindRow& kind : kind_table()) {
        const Loaded loaded =
            load(write_delta("[intervention.x]\nkind = \"" + std::string(kind.name) + "\"\n", "base.toml"),
                 {{}, 60});
        Intervention expected = default_intervention(kind.kind, "x");
        expected.stop = Month{59};
        expected.districts = {0, 1};
        expected.district_start = {Month{0}, Month{0}};
        EXPECT_THAT(loaded.scenario.interventions, ElementsAre(expected));
    }
}

TEST_F(LoadTest, ALaterStartMovesAnEarlierRollOut) {
    const Loaded loaded = load(write_delta("[intervention.events]\nstart = \"2004-06\"\n"));
    EXPECT_THAT(intervention(loaded, "events").district_start,
                ElementsAre(january(2004) + 5, january(2004) + 5));
}

TEST_F(LoadTest, AListOfVillagesAndAFractionReplaceEachOther) {
    const Loaded fraction = load(write_delta("[intervention.events]\nvillage_fraction = 0.2\n"));
    EXPECT_THAT(intervention(fraction, "events").villages, IsEmpty());
    EXPECT_EQ(intervention(fraction, "events").village_fraction, 0.2);
    const Loaded named = load(write_delta("[village_lists]\ntarget = [301, 101]\n"));
    EXPECT_THAT(intervention(named, "events").villages, ElementsAre(101, 301));
}

TEST_F(LoadTest, InterventionsKeepTheOrderOfTheFile) {
    const Loaded loaded = load(write_delta(
        "[intervention.zebra]\nkind = \"cash\"\n[intervention.aunt]\nkind = \"cash\"\n", "base.toml"));
    EXPECT_EQ(loaded.scenario.interventions[0].id, "zebra");
    EXPECT_EQ(loaded.scenario.interventions[1].id, "aunt");
}

TEST_F(LoadTest, ADeltaChangesOnlyWhatItSays) {
    const Loaded before = load(shipped / "as-was.toml");
    const Loaded after = load(write_delta(
        "[intervention.events]\ncoverage_fraction = 0.4\n[intervention.groups]\nremove = true\n"));
    auto expected = before.scenario.interventions;
    std::erase_if(expected, [](const Intervention& made) { return made.id == "groups"; });
    for (Intervention& made : expected)
        if (made.id == "events") made.coverage_fraction = 0.4;
    EXPECT_EQ(after.scenario.interventions, expected);
    EXPECT_TRUE(after.scenario.same_world(before.scenario));
    EXPECT_EQ(row(after, "intervention.events.coverage_fraction").origin.line, 3);
    EXPECT_EQ(row(after, "intervention.events.every_months").origin.file, (shipped / "as-was.toml").string());
}

TEST_F(LoadTest, TitleAndFindingAreOfTheFileItself) {
    const Loaded loaded = load(write_delta("finding = \"mine\"\n"));
    EXPECT_EQ(loaded.scenario.name, "delta");
    EXPECT_EQ(loaded.scenario.title, "delta");
    EXPECT_EQ(loaded.scenario.finding, "mine");
}

TEST_F(LoadTest, ChangesFromTheCommandLineRoundTrip) {
    const auto as_was = [](std::vector<std::string> set) {
        return load(shipped / "as-was.toml", {std::move(set), {}});
    };
    EXPECT_EQ(intervention(as_was({"events.coverage=0.4"}), "events").coverage_fraction, 0.4);
    EXPECT_EQ(intervention(as_was({"events.coverage_fraction=0.4"}), "events").coverage_fraction, 0.4);
    EXPECT_EQ(intervention(as_was({"events.stop=2004-12"}), "events").stop, january(2004) + 11);
    EXPECT_EQ(intervention(as_was({"events.list=survey"}), "events").who.list, ListSource::survey);
    EXPECT_EQ(intervention(as_was({"events.household_migrant=true"}), "events").who.household_migrant, true);
    EXPECT_EQ(intervention(as_was({"staff.posts=2"}), "staff").effects[0], 2);
    EXPECT_THAT(intervention(as_was({"events.districts=[\"atsaphoutong\"]"}), "events").districts,
                ElementsAre(1));
    EXPECT_THAT(intervention(as_was({"events.villages=[101]"}), "events").villages, ElementsAre(101));
    EXPECT_EQ(as_was({"awareness.half_life=7"}).scenario.parameters.awareness_half_life, 7);
    EXPECT_EQ(as_was({"awareness.half_life={uniform=[3,9]}"}).scenario.uncertain.size(), 1u);
    EXPECT_EQ(as_was({"months=24"}).scenario.months, 24);
    EXPECT_EQ(load(shipped / "as-was.toml", {{"months=24"}, 36}).scenario.months, 36);
    EXPECT_EQ(
        intervention(as_was({"events.coverage=0.4", "events.coverage=0.5"}), "events").coverage_fraction,
        0.5);
    EXPECT_EQ(row(as_was({"events.coverage=0.4"}), "intervention.events.coverage_fraction").origin.file,
              "command line");
}

/// Setting every field to the value that explain() prints gives the same scenario again.
TEST_F(LoadTest, ExplainedValuesOfFieldsCanBeSetAgain) {
    const Loaded before = load(shipped / "all-recommendations.toml");
    Overrides overrides;
    for (const Explained& told : before.explained) {
        const std::string prefix = "intervention.";
        const std::string key = told.name.substr(told.name.rfind('.') + 1);
        const bool list = key == "kind" || key == "districts" || key == "roll_out" || key == "villages";
        if (told.name.starts_with(prefix) && !list && key != "village_fraction" && told.value != "no limit")
            overrides.set.push_back(told.name.substr(prefix.size()) + "=" + told.value);
        if (find_parameter(told.name)) overrides.set.push_back(told.name + "=" + told.value);
    }
    ASSERT_GT(overrides.set.size(), 400u);
    EXPECT_EQ(load(shipped / "all-recommendations.toml", overrides).resolved, before.resolved);
}

TEST_F(LoadTest, ResolvedTextTellsScenariosApart) {
    const auto text = [](const char* set) { return load(shipped / "as-was.toml", {{set}, {}}).resolved; };
    EXPECT_EQ(text("events.coverage=0.4"), text("events.coverage_fraction=0.40"));
    EXPECT_NE(text("events.coverage=0.4"), text("events.coverage=0.41"));
    EXPECT_NE(text("awareness.half_life=7"), text("awareness.half_life=8"));
    EXPECT_NE(text("awareness.half_life=6"), text("awareness.half_life={uniform=[3,9]}"));
}

TEST_F(LoadTest, FilesAreKeptVerbatim) {
    const auto path = write_delta("# a comment\r\nmonths = 3\n");
    const Loaded loaded = load(path);
    std::vector<std::string> names;
    for (const Source& source : loaded.sources)
        names.push_back(std::filesystem::path(source.path).filename().string());
    EXPECT_THAT(names, ElementsAre("delta.toml", "as-was.toml", "base.toml", "evidence.csv", "districts.csv",
                                   "villages.csv", "age_structure.csv", "household_sizes.csv"));
    EXPECT_THAT(loaded.sources[0].text, testing::HasSubstr("# a comment\r\nmonths = 3\n"));
}

}  // namespace
}  // namespace savan::scenario
