/// A posterior file is read as it was written, refused in clear words, and gives way to what a scenario says.

#include "sim/scenario/ensemble.hpp"

#include <gmock/gmock.h>

#include "tests/scenario/workshop.hpp"

namespace savan::scenario {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* small =
    "# made by: hand\n"
    "# members: 2\n"
    "awareness.half_life,intention.consider_rate\n"
    "6,0.0125\n"
    "\n"
    "24.5,0.008\n";

std::size_t index(std::string_view name) {
    return static_cast<std::size_t>(find_parameter(name) - parameter_table().data());
}

class EnsembleTest : public Workshop {
protected:
    /// "line:column: what" of every problem.
    std::vector<std::string> problems(const std::string& text) const {
        const auto path = write("posterior.csv", text);
        std::vector<std::string> lines;
        try {
            read_ensemble(path);
        } catch (const ScenarioError& error) {
            for (const Problem& p : error.problems) {
                EXPECT_EQ(p.where.file, path.string());
                lines.push_back(p.where.line ? std::to_string(p.where.line) + ":" +
                                                   std::to_string(p.where.column) + ": " + p.what
                                             : p.what);
            }
        }
        return lines;
    }
};

TEST_F(EnsembleTest, HoldsWhatTheFileSays) {
    const Ensemble made = read_ensemble(write("posterior.csv", small));
    EXPECT_THAT(made.about, ElementsAre("made by: hand", "members: 2"));
    EXPECT_THAT(made.rows, ElementsAre(index("awareness.half_life"), index("intention.consider_rate")));
    EXPECT_THAT(made.members, ElementsAre(ElementsAre(6, 0.0125), ElementsAre(24.5, 0.008)));
    EXPECT_EQ(made.text, small);
}

TEST_F(EnsembleTest, IsReadAsItWasWritten) {
    Ensemble given;
    given.about = {"made by: a test"};
    given.rows = {index("destination.remittance_share"), index("awareness.half_life")};
    given.members = {{1.0 / 3, 12.3456789}, {0.1, 3}, {0.1, 3}};
    const Ensemble read = parse_ensemble("posterior.csv", to_text(given));
    EXPECT_EQ(read.about, given.about);
    EXPECT_EQ(read.rows, given.rows);
    EXPECT_EQ(read.members, given.members);
    EXPECT_EQ(to_text(read), read.text);
}

TEST_F(EnsembleTest, BearsWhatSpreadsheetsDoToIt) {
    const Ensemble made = parse_ensemble(
        "x.csv",
        "\xEF\xBB\xBF#made by: hand\r\n\"awareness.half_life\", \"intention.consider_rate\"\r\n6, 0.01\r\n");
    EXPECT_THAT(made.about, ElementsAre("made by: hand"));
    EXPECT_THAT(made.members, ElementsAre(ElementsAre(6, 0.01)));
}

TEST_F(EnsembleTest, NamesThatAreNoneAreBlamed) {
    EXPECT_THAT(
        problems("awareness.half_lif,awareness.half_life,awareness.half_life\n6,6,6\n"),
        ElementsAre(
            R"(1:1: unknown parameter "awareness.half_lif" (columns are named after parameters and effects) did you mean "awareness.half_life"?)",
            R"(1:40: second column "awareness.half_life" (a member has one value of a parameter) keep one)"));
    EXPECT_THAT(
        problems("awareness.half_life;intention.consider_rate\n6;0.01\n"),
        ElementsAre(
            R"(1:1: unknown parameter "awareness.half_life;intention.consider_rate" (columns are named after parameters and effects) separate columns by commas, not semicolons)"));
}

TEST_F(EnsembleTest, AllCellsThatAreWrongAreBlamedAtTheirPlace) {
    EXPECT_THAT(
        problems("# by hand\nawareness.half_life,intention.consider_rate\n6,x\n0.1,nan\n6\n6,2\n6,0.5\n"),
        ElementsAre(
            R"(3:3: "x" is not a finite number (column intention.consider_rate) write digits, as in 12.5)",
            R"(4:1: awareness.half_life = 0.1 is out of range (0.5 to 1200 month) give a value within it)",
            R"(4:5: "nan" is not a finite number (column intention.consider_rate) write digits, as in 12.5)",
            R"(5:1: 1 cells in this line (the header has 2) give every parameter a number)",
            R"(6:3: intention.consider_rate = 2 is out of range (0 to 1 1/month) give a value within it)"));
}

TEST_F(EnsembleTest, NoMembersAreNoEnsemble) {
    const std::vector<std::string> said = {
        "no members (a line of parameter names is needed, then a line of values for each member) write it by "
        "savan calibrate"};
    EXPECT_EQ(problems(""), said);
    EXPECT_EQ(problems("# only a word\n"), said);
    EXPECT_EQ(problems("awareness.half_life\n"), said);
}

TEST_F(EnsembleTest, AMissingFileIsBlamed) {
    EXPECT_THROW(read_ensemble(folder / "nowhere.csv"), ScenarioError);
}

TEST_F(EnsembleTest, DefaultsTakeTheMembersValue) {
    const Loaded loaded = load(shipped / "as-was.toml");
    const Ensemble ensemble = parse_ensemble("x.csv", small);
    EXPECT_THAT(given_by_scenario(loaded, ensemble), IsEmpty());
    Scenario expected = loaded.scenario;
    expected.parameters.awareness_half_life = 24.5;
    expected.parameters.consider_rate = 0.008;
    const Scenario made = at_member(loaded, ensemble, 1);
    EXPECT_EQ(made.parameters, expected.parameters);
    EXPECT_EQ(made.interventions, loaded.scenario.interventions);
    EXPECT_TRUE(made.same_world(at_member(load(shipped / "continued.toml"), ensemble, 1)));
}

TEST_F(EnsembleTest, EffectsActInEveryInterventionOfTheirKindThatLeavesThemOpen) {
    const Ensemble ensemble = parse_ensemble("x.csv", "after_class.dropout_cut_fraction\n0.07\n0.21\n");
    EXPECT_EQ(column_name(ensemble.rows[0]), "after_class.dropout_cut_fraction");
    EXPECT_EQ(to_text(ensemble), ensemble.text);
    const auto file = write_delta("[intervention.after-class-2006]\ndropout_cut_fraction = 0.1\n", "continued.toml");
    const Loaded loaded = load(file, {{}, {}, true});
    EXPECT_THAT(given_by_scenario(loaded, ensemble),
                ElementsAre("intervention.after-class-2006.dropout_cut_fraction"));
    const Scenario made = at_member(loaded, ensemble, 1);
    const auto of = [&](std::string_view id) { return *std::ranges::find(made.interventions, id, &Intervention::id); };
    EXPECT_EQ(of("after-class").effects[0], 0.21);
    EXPECT_EQ(of("after-class").priors[0], Prior{}) << "is no longer drawn";
    EXPECT_EQ(of("after-class").priors[1], kind_row(Kind::after_class).slots[1].prior);
    EXPECT_EQ(of("after-class-2006").effects[0], 0.1);
    EXPECT_EQ(made.parameters, loaded.scenario.parameters);
    EXPECT_THAT(problems("after_class.dropout_cut_fraction\n1.5\n"),
                ElementsAre("2:1: after_class.dropout_cut_fraction = 1.5 is out of range (0 to 1 share) give a value "
                            "within it"));
    EXPECT_THAT(problems("after_clas.dropout_cut_fraction\n0.5\n"),
                ElementsAre(testing::HasSubstr("did you mean \"after_class.dropout_cut_fraction\"?")));
}

TEST_F(EnsembleTest, WhatTheScenarioSaysCounts) {
    const Ensemble ensemble = parse_ensemble("x.csv", small);
    const auto file = write_delta("[parameters]\nawareness.half_life = 12\n");
    const Loaded in_file = load(file);
    EXPECT_THAT(given_by_scenario(in_file, ensemble), ElementsAre("awareness.half_life"));
    EXPECT_EQ(at_member(in_file, ensemble, 0).parameters.awareness_half_life, 12);
    EXPECT_EQ(at_member(in_file, ensemble, 0).parameters.consider_rate, 0.0125);

    const Loaded by_hand =
        load(shipped / "as-was.toml", {.set = {"intention.consider_rate=0.01"}, .months = {}});
    EXPECT_THAT(given_by_scenario(by_hand, ensemble), ElementsAre("intention.consider_rate"));
    EXPECT_EQ(at_member(by_hand, ensemble, 0).parameters.consider_rate, 0.01);

    const Loaded prior = load(write_delta("[parameters]\nawareness.half_life = { uniform = [3, 36] }\n"));
    EXPECT_THAT(given_by_scenario(prior, ensemble), ElementsAre("awareness.half_life"));
    EXPECT_EQ(at_member(prior, ensemble, 0).uncertain.size(), 1u);
}

}  // namespace
}  // namespace savan::scenario
