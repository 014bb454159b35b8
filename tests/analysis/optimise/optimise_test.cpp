#include "analysis/optimise/optimise.hpp"

#include <set>
#include <stdexcept>

#include "tests/analysis/optimise/tiny_programme.hpp"

namespace savan::optimise {
namespace {

Request small(double budget, int threads = 1) {
    Request request;
    request.budget = budget;
    request.outcome = analysis::outcome_index("unsafe_departures");
    request.rules.evaluations = 40;
    request.runs = {{0, tiny_months - 1}, 2005, threads};
    request.search_runs = 3;
    request.held_out_runs = 6;
    request.samples = 100;
    return request;
}

TEST(Optimise, TheSameOnAnyNumberOfThreads) {
    const Scenario scenario = tiny_template();
    const Optimum one = optimise(scenario, small(3000, 1), go_on, nobody);
    std::set<double> aims;
    for (const Trial& trial : one.found.trace) aims.insert(trial.aim);
    EXPECT_GT(aims.size(), 5);  // there is something to search for
    for (const int threads : {2, 5}) {
        const Optimum other = optimise(scenario, small(3000, threads), go_on, nobody);
        ASSERT_EQ(other.found.trace.size(), one.found.trace.size());
        for (std::size_t k = 0; k < one.found.trace.size(); ++k) {
            EXPECT_EQ(other.found.trace[k].spending, one.found.trace[k].spending);
            EXPECT_EQ(other.found.trace[k].aim, one.found.trace[k].aim);
        }
        ASSERT_EQ(other.rivals.size(), one.rivals.size());
        for (std::size_t k = 0; k < one.rivals.size(); ++k) {
            EXPECT_EQ(other.rivals[k].name, one.rivals[k].name);
            EXPECT_EQ(other.rivals[k].standing.difference.low, one.rivals[k].standing.difference.low);
            EXPECT_THAT(
                other.rivals[k].runs.back().change,
                testing::Pointwise(testing::NanSensitiveDoubleEq(), one.rivals[k].runs.back().change));
        }
    }
}

TEST(Optimise, NothingCostsMoreThanItsMoneyInAnyHeldOutRun) {
    for (const double budget : {400.0, 3000.0}) {
        const Optimum made = optimise(tiny_template(), small(budget), go_on, nobody);
        ASSERT_GE(made.rivals.size(), 3);
        EXPECT_EQ(made.rivals.front().spending, made.found.best);
        EXPECT_EQ(made.rivals.front().standing.verdict, Verdict::best);
        for (const Rival& rival : made.rivals) {
            EXPECT_LE(total(rival.spending), budget + 1e-6);
            for (const MixRun& run : rival.runs) {
                EXPECT_LE(run.cost(), budget + 1e-6);
                for (std::size_t k = 0; k < run.costs.size(); ++k)
                    EXPECT_LE(run.costs[k], rival.spending[k] + 1e-6);
            }
        }
    }
}

TEST(Optimise, NoTrialOfTheSearchIsBetterThanTheFoundMix) {
    const Optimum made = optimise(tiny_template(), small(3000), go_on, nobody);
    for (const Trial& trial : made.found.trace) EXPECT_GE(trial.aim, made.found.aim);
    EXPECT_LE(made.found.trace.size(), 40);
}

TEST(Optimise, HeldOutRunsHaveOtherLuckAndOtherMembers) {
    Request request = small(1);
    request.search_runs = 4, request.held_out_runs = 8;
    request.members.rows = {3};
    for (int member = 0; member < 30; ++member) request.members.members.push_back({member / 100.0});
    const Division runs = divide_runs(request);
    EXPECT_EQ(runs.search.size(), 4);
    EXPECT_EQ(runs.held_out.size(), 8);
    std::set<std::uint32_t> replicates;
    std::set<double> members;
    for (const auto* part : {&runs.search, &runs.held_out})
        for (const RunKey& run : *part) {
            replicates.insert(run.replicate);
            members.insert(run.values.front().second);
        }
    EXPECT_EQ(replicates.size(), 12);
    EXPECT_EQ(members.size(), 12);

    request.members.members.resize(3);  // fewer than runs: used again, but never on both sides
    std::set<double> search, held_out;
    const Division few = divide_runs(request);
    for (const RunKey& run : few.search) search.insert(run.values.front().second);
    for (const RunKey& run : few.held_out) held_out.insert(run.values.front().second);
    EXPECT_EQ(search.size(), few.search_members);
    EXPECT_EQ(held_out.size(), few.held_out_members);
    for (const double member : search) EXPECT_FALSE(held_out.contains(member));
}

TEST(Optimise, MembersTakeThePlaceOfTheTemplatesParameters) {
    const Scenario scenario = tiny_template();
    const auto offers = priced(scenario);
    const auto row = static_cast<std::size_t>(find_parameter("exploitation.rate") - parameter_table().data());
    const std::size_t exploited = analysis::outcome_index("exploitation_months");
    const Mix mix = mix_of(scenario, offers, template_spending(offers));
    const auto runs = run_mixes({mix}, offers.size(), {RunKey{0, {}}, RunKey{0, {{row, 0.0}}}},
                                {{0, tiny_months - 1}, 2005, 1}, go_on, nobody.done)[0];
    EXPECT_NE(runs[0].change[exploited], 0);
    EXPECT_EQ(runs[1].change[exploited], 0);
}

TEST(Optimise, LossesRiseWithWhatIsForTheWorse) {
    MixRun run;
    run.change = std::vector<double>(analysis::outcome_table().size(), 3.0);
    EXPECT_EQ(loss_of(run, analysis::outcome_index("exploited")), 3);
    EXPECT_EQ(loss_of(run, analysis::outcome_index("school_years")), -3);
}

TEST(Optimise, AStopBeforeAnythingKeepsNothing) {
    const std::atomic<bool> stop{true};
    EXPECT_FALSE(optimise(tiny_template(), small(3000), stop, nobody).any());
}

TEST(Optimise, AStopDuringTheSearchKeepsTheBestWithoutAComparison) {
    std::atomic<bool> stop{false};
    std::size_t made = 0;
    const Watch watch{[](std::size_t) {},
                      [&](std::size_t count) {
                          if ((made += count) > 60) stop = true;
                      }};
    const Optimum optimum = optimise(tiny_template(), small(3000), stop, watch);
    EXPECT_TRUE(optimum.any());
    EXPECT_EQ(optimum.found.ending, Ending::stopped);
    EXPECT_TRUE(optimum.rivals.empty());
}

TEST(Optimise, NothingToBuyIsSaid) {
    EXPECT_THROW(optimise(tiny_place(), small(3000), go_on, nobody), std::invalid_argument);
    EXPECT_THROW(optimise(tiny_template(), small(0.01), go_on, nobody), std::invalid_argument);
}

}  // namespace
}  // namespace savan::optimise
