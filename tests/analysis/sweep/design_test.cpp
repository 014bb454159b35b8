#include "analysis/sweep/design.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/sweep/design_file.hpp"
#include "analysis/sweep/sweep_error.hpp"
#include "sim/run/uncertainty.hpp"
#include "tests/analysis/sweep/tiny_sweep.hpp"

namespace savan::sweep {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<Factor> factors_of(const std::vector<std::string>& texts, const Scenario& scenario = {}) {
    scenario::Problems problems;
    auto factors = read_factors(texts, scenario, problems);
    if (problems.any()) throw scenario::ScenarioError(problems.sorted());
    return factors;
}

std::string refusal(const std::string& text) {
    return words_of<scenario::ScenarioError>([&] { factors_of({text}); });
}

std::string file_refusal(const std::string& text) {
    return words_of<scenario::ScenarioError>([&] { read_design("d.csv", text); });
}

TEST(Factors, DistributionsAreThePriorsUnlessGiven) {
    const auto factors = factors_of(
        {"awareness.half_life", "intention.base=uniform(-2, -1)", "economy.farm_income = 20, 30,40"});
    ASSERT_EQ(factors.size(), 3u);
    EXPECT_EQ(factors[0].distribution(), "uniform(3, 36)");
    EXPECT_EQ(factors[1].distribution(), "uniform(-2, -1)");
    EXPECT_EQ(factors[2].distribution(), "20, 30, 40");
    EXPECT_EQ(factors[0].value_at(0.5), 19.5);
    EXPECT_EQ(factors[1].value_at(0.25), -1.75);
    EXPECT_EQ(factors[2].value_at(0.5), 30);
}

TEST(Factors, AScenariosOwnPriorComesBeforeTheTables) {
    Scenario scenario;
    const ParameterRow* row = find_parameter("awareness.half_life");
    scenario.uncertain = {{static_cast<std::size_t>(row - parameter_table().data()), priors::normal(10, 2)}};
    EXPECT_EQ(factors_of({"awareness.half_life"}, scenario)[0].distribution(), "normal(10, 2)");
}

TEST(Factors, WithoutNamesEveryParameterThatHasAPrior) {
    const auto factors = factors_of({});
    const auto uncertain = std::ranges::count_if(
        parameter_table(), [](const ParameterRow& row) { return row.prior.kind != Prior::Kind::fixed; });
    EXPECT_EQ(static_cast<std::ptrdiff_t>(factors.size()), uncertain);
    for (const Factor& factor : factors)
        for (const double u : {1e-9, 0.3, 1 - 1e-9}) {
            EXPECT_GE(factor.value_at(u), factor.row->low) << factor.name;
            EXPECT_LE(factor.value_at(u), factor.row->high) << factor.name;
        }
}

TEST(Factors, MistakesAreNamed) {
    EXPECT_THAT(refusal("awareness.halflife"), HasSubstr("did you mean \"awareness.half_life\"?"));
    EXPECT_THAT(refusal("population.warm_up"), HasSubstr("has no prior"));
    EXPECT_THAT(refusal("awareness.half_life=unifrom(3, 36)"), HasSubstr("did you mean \"uniform\"?"));
    EXPECT_THAT(refusal("awareness.half_life=uniform(36, 3)"),
                HasSubstr("its low end is above its high end"));
    EXPECT_THAT(refusal("awareness.half_life=uniform(0, 3)"), HasSubstr("out of range"));
    EXPECT_THAT(refusal("awareness.half_life=uniform(3)"), HasSubstr("needs two numbers"));
    EXPECT_THAT(refusal("awareness.half_life=\xC8\x9Dx(1)"), HasSubstr("is no distribution"));
    EXPECT_THAT(refusal("awareness.half_life=3,x"), HasSubstr("\"x\" is not a number"));
    EXPECT_THAT(refusal("awareness.half_life=3,nan"), HasSubstr("\"nan\" is not a number"));
    EXPECT_THAT(refusal("awareness.half_life=3,0.1"), HasSubstr("out of range"));
    EXPECT_THAT(words_of<scenario::ScenarioError>([] {
                    factors_of({"awareness.half_life", "awareness.half_life=3,4"});
                }),
                HasSubstr("second factor"));
}

TEST(Design, ValuesAreQuantilesOfTheFactors) {
    const auto factors =
        factors_of({"awareness.half_life", "intention.base=normal(-1, 0.5)", "exploitation.rate"});
    const Design design = make_design({.kind = DesignKind::latin_hypercube, .count = 999}, factors);
    // A Latin hypercube has as many values below a quantile as belong there, but for one.
    for (std::size_t j = 0; j < 3; ++j)
        for (const double q : {0.1, 0.5, 0.9}) {
            const double at = factors[j].value_at(q);
            int below = 0;
            for (std::size_t i = 0; i < 999; ++i) below += design.points.row(i)[j] < at;
            EXPECT_NEAR(below, 999 * q, 1.01) << j << " " << q;
        }
    EXPECT_EQ(rows_of({.kind = DesignKind::saltelli, .count = 8}, factors), 40u);
    EXPECT_EQ(make_design({.kind = DesignKind::saltelli, .count = 8}, factors).points.rows, 40u);
    EXPECT_EQ(rows_of({.kind = DesignKind::morris, .count = 8}, factors), 32u);
    EXPECT_EQ(rows_of({.kind = DesignKind::grid, .levels = 5}, factors), 125u);
}

TEST(Design, AGridHasTheGivenValues) {
    const Design design =
        make_design({.kind = DesignKind::grid, .levels = 2},
                    factors_of({"awareness.half_life=6,12,24", "awareness.peer_rate=uniform(0, 0.04)"}));
    ASSERT_EQ(design.points.rows, 6u);
    EXPECT_THAT(design.points.values, ElementsAre(6, 0.01, 6, 0.03, 12, 0.01, 12, 0.03, 24, 0.01, 24, 0.03));
}

TEST(Design, TheReplicateCanBeAFactor) {
    std::vector<Factor> factors = factors_of({"awareness.half_life"});
    factors.push_back({std::string(replicate_factor), nullptr, {}, {}, 10});
    Plan plan;
    plan.design = make_design({.kind = DesignKind::latin_hypercube, .count = 100}, factors);
    std::vector<int> seen(10);
    for (std::uint64_t run = 0; run < plan.runs(); ++run) ++seen.at(plan.replicate_of(run));
    EXPECT_THAT(seen, Each(10));
}

TEST(Design, APointReplacesWhatWouldBeDrawn) {
    Scenario scenario = support::tiny_scenario(1, 50, 12);
    const ParameterRow* row = find_parameter("awareness.half_life");
    scenario.uncertain = {
        {static_cast<std::size_t>(row - parameter_table().data()), priors::uniform(3, 36)},
        {static_cast<std::size_t>(find_parameter("awareness.peer_rate") - parameter_table().data()),
         priors::uniform(0, 0.08)}};
    const std::vector<double> values = {7};
    const Scenario at = at_point(scenario, factors_of({"awareness.half_life"}), values);
    for (const std::uint32_t replicate : {0u, 1u}) {
        EXPECT_EQ(run::parameters_of(at, {{2005, replicate}}).awareness_half_life, 7);
        EXPECT_NE(run::parameters_of(at, {{2005, replicate}}).peer_rate, scenario.parameters.peer_rate);
    }
}

TEST(Factors, AnEffectIsOneBeliefForItsKind) {
    const auto factors = factors_of({"after_class.dropout_cut", "stipend.dropout_cut_fraction=beta(2, 2)",
                                     "hotline.reintegration=0,50"});
    ASSERT_EQ(factors.size(), 3u);
    EXPECT_EQ(factors[0].name, "after_class.dropout_cut_fraction");
    EXPECT_EQ(factors[0].distribution(), "uniform(0, 0.3)");
    EXPECT_EQ(factors[0].unit(), "share");
    EXPECT_EQ(factors[0].source(), "assumed");
    EXPECT_EQ(factors[0].value_at(0.5), 0.15);
    EXPECT_EQ(factors[1].distribution(), "beta(2, 2)");
    EXPECT_EQ(factors[2].value_at(0.75), 50);
    EXPECT_THAT(refusal("stipend.transfer"), HasSubstr("decided, not believed"));
    EXPECT_THAT(refusal("after_class.dropout_cut=2,3"), HasSubstr("out of range (0 to 1 share)"));
    EXPECT_THAT(refusal("after_clas.dropout_cut_fraction"), HasSubstr("did you mean \"after_class.dropout_cut_fraction\"?"));
    EXPECT_THAT(refusal("after-class.dropout_cut"), HasSubstr("did you mean \"after_class.dropout_cut_fraction\"?"));
}

TEST(Factors, AnInterventionsOwnNameLeadsToItsKind) {
    Scenario scenario;
    scenario.interventions = {support::monthly(Kind::after_class, "evening-club", 0, 11)};
    EXPECT_THAT(words_of<scenario::ScenarioError>([&] { factors_of({"evening-club.dropout_cut"}, scenario); }),
                HasSubstr("did you mean \"after_class.dropout_cut_fraction\"?"));
}

TEST(Factors, WithoutNamesAlsoEffectsThatTheScenariosUseAndLeaveOpen) {
    Scenario scenario;
    scenario.interventions = {default_intervention(Kind::after_class, "club"),
                              default_intervention(Kind::stipend, "stipend")};
    const auto has = [&](std::string_view name) {
        const auto factors = factors_of({}, scenario);
        return std::ranges::find(factors, name, &Factor::name) != factors.end();
    };
    EXPECT_TRUE(has("after_class.dropout_cut_fraction"));
    EXPECT_TRUE(has("stipend.dropout_cut_fraction"));
    EXPECT_FALSE(has("stipend.transfer_usd")) << "is decided";
    EXPECT_FALSE(has("training.job_gain_ratio")) << "is not used";
    scenario.interventions[0].effects[0] = 0.1;
    EXPECT_FALSE(has("after_class.dropout_cut_fraction")) << "the scenario says otherwise";
    scenario.interventions[0].priors[0] = priors::uniform(0, 0.2);
    EXPECT_TRUE(has("after_class.dropout_cut_fraction"));
    EXPECT_EQ(factors_of({"after_class.dropout_cut"}, scenario)[0].distribution(), "uniform(0, 0.2)");
}

TEST(Design, APointSetsAnEffectInEveryInterventionOfItsKind) {
    Scenario scenario = support::tiny_scenario(1, 50, 12);
    scenario.interventions = {support::monthly(Kind::after_class, "one", 0, 11),
                              support::monthly(Kind::stipend, "other", 0, 11),
                              support::monthly(Kind::after_class, "two", 0, 11)};
    const auto before = scenario.interventions;
    scenario.interventions[2].priors[0] = priors::uniform(0, 0.3);
    const std::vector<double> values = {0.07};
    const Scenario at = at_point(scenario, factors_of({"after_class.dropout_cut"}), values);
    EXPECT_EQ(at.interventions[0].effects[0], 0.07);
    EXPECT_EQ(at.interventions[2].effects[0], 0.07);
    EXPECT_FALSE(run::has_uncertain_effects(at));
    EXPECT_EQ(at.interventions[1], before[1]);
    EXPECT_EQ(at.interventions[0].effects[1], before[0].effects[1]);
}

TEST(DesignFile, KnowsEffectsByTheirWholeName) {
    const Design design = read_design("d.csv", "after_class.dropout_cut_fraction,replicate\n0.1,3\n");
    ASSERT_EQ(design.factors.size(), 2u);
    EXPECT_FALSE(design.factors[0].is_replicate());
    EXPECT_TRUE(design.factors[1].is_replicate());
    EXPECT_THAT(file_refusal("after_class.dropout_cut_fraction\n1.5\n"), HasSubstr("out of range (0 to 1 share)"));
    EXPECT_THAT(file_refusal("after_class.dropout_cut\n0.5\n"),
                HasSubstr("did you mean \"after_class.dropout_cut_fraction\"?"));
}

TEST(DesignFile, ReadsBackAsTheSameBits) {
    const Design design = make_design({.kind = DesignKind::sobol, .count = 300}, factors_of({}));
    const Design back = read_design("d.csv", design_text(design));
    EXPECT_EQ(back.points.rows, 300u);
    EXPECT_TRUE(back.points.values == design.points.values);
    for (std::size_t j = 0; j < design.factors.size(); ++j)
        EXPECT_EQ(back.factors[j].name, design.factors[j].name);
}

TEST(DesignFile, TakesWhatSpreadsheetsWrite) {
    const Design design =
        read_design("d.csv", "\xEF\xBB\xBF\"awareness.half_life\", replicate\r\n12,3\r\n\r\n \"6.5\" ,4");
    EXPECT_THAT(design.points.values, ElementsAre(12, 3, 6.5, 4));
    EXPECT_EQ(design.factors[1].row, nullptr);
}

TEST(DesignFile, MistakesHaveTheirPlace) {
    EXPECT_THAT(file_refusal(""), HasSubstr("d.csv: no points (the file is empty)"));
    EXPECT_THAT(file_refusal("awareness.half_life\n"), HasSubstr("only a header"));
    EXPECT_THAT(file_refusal("intention.base,awareness.half_lief\n1,2\n"),
                AllOf(HasSubstr("d.csv:1:16: unknown parameter"),
                      HasSubstr("did you mean \"awareness.half_life\"?")));
    EXPECT_THAT(file_refusal("awareness.half_life;intention.base\n1;2\n"), HasSubstr("not semicolons"));
    EXPECT_THAT(file_refusal("intention.base,intention.base\n1,2\n"), HasSubstr("d.csv:1:16: second column"));
    EXPECT_THAT(file_refusal("awareness.half_life,intention.base\n12,0\n12\n"),
                HasSubstr("d.csv:3:1: 1 cells in this line (the header has 2)"));
    EXPECT_THAT(file_refusal("awareness.half_life\n12\nnan\n"),
                HasSubstr("d.csv:3:1: \"nan\" is not a finite number"));
    EXPECT_THAT(file_refusal("awareness.half_life\n\n1e999\n"), HasSubstr("d.csv:3:1: \"1e999\""));
    EXPECT_THAT(file_refusal("intention.base,awareness.half_life\n0,0.1\n"),
                HasSubstr("d.csv:2:3: awareness.half_life = 0.1 is out of range (0.5 to 1200 month)"));
    EXPECT_THAT(file_refusal("replicate\n1.5\n"), HasSubstr("not a whole number"));
    // Two mistakes are told at once, but not thousands.
    EXPECT_THAT(file_refusal("awareness.half_life\nx\n12\ny\n"),
                AllOf(HasSubstr("d.csv:2:1"), HasSubstr("d.csv:4:1")));
    std::string many = "awareness.half_life\n";
    for (int i = 0; i < 1000; ++i) many += "x\n";
    const std::string words = file_refusal(many);
    EXPECT_THAT(words, HasSubstr("too many problems"));
    EXPECT_LT(std::ranges::count(words, '\n'), 30);
}

TEST(Plan, IsReadBackAsItWasWritten) {
    const TemporaryFolder folder;
    Plan plan;
    plan.folder = folder / "p";
    plan.version = "1", plan.git_revision = "r", plan.created = "now", plan.seed = 7, plan.months = 24;
    plan.scenarios = {{"a", "text", "resolved"}};
    plan.design = make_design({.kind = DesignKind::morris, .count = 3, .levels = 6},
                              factors_of({"awareness.half_life", "intention.base"}));
    write_plan(plan);
    const Plan back = read_plan(folder / "p");
    EXPECT_EQ(back.manifest, plan.manifest);
    EXPECT_EQ(back.seed, 7u);
    EXPECT_EQ(back.scenarios[0].text, "text");
    EXPECT_EQ(back.design.choice.kind, DesignKind::morris);
    EXPECT_EQ(back.design.choice.count, 3u);
    EXPECT_EQ(back.design.choice.levels, 6u);
    EXPECT_EQ(back.design.steps, plan.design.steps);
    EXPECT_TRUE(back.design.points.values == plan.design.points.values);
    EXPECT_THAT(words_of<output::OutputError>([&] { write_plan(plan); }), HasSubstr("holds a sweep already"));
}

TEST(Plan, ChangedFilesAreNoticed) {
    const TemporaryFolder folder;
    EXPECT_THAT(words_of<output::OutputError>([&] { read_plan(folder.path()); }),
                HasSubstr("no manifest.json"));
    for (const char* name : {"design.csv", "scenarios/cash.txt"}) {
        const auto place = folder / ("f" + std::to_string(folder.files()));
        tiny_plan(place, 3, 1, 2);
        write_bytes(place / name, bytes_of(place / name) + " ");
        EXPECT_THAT(words_of<SweepError>([&] { read_plan(place); }),
                    AllOf(HasSubstr(name), HasSubstr("is not what was planned")));
    }
    const auto place = folder / "g";
    const std::string manifest = tiny_plan(place, 3, 1, 2).manifest;
    for (const std::string& text :
         {std::string("{"), std::string("{}"), std::string("[]"), manifest.substr(0, manifest.size() / 2)}) {
        write_bytes(place / "manifest.json", text);
        EXPECT_THAT(words_of<SweepError>([&] { read_plan(place); }),
                    HasSubstr("manifest.json: cannot be used"));
    }
}

}  // namespace
}  // namespace savan::sweep
