#include "analysis/optimise/mixes.hpp"

#include "tests/analysis/optimise/tiny_programme.hpp"

namespace savan::optimise {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::Ge;
using testing::Gt;
using testing::IsEmpty;
using testing::Le;

std::vector<std::string> ids(const Scenario& scenario) {
    std::vector<std::string> made;
    for (const Intervention& what : scenario.interventions) made.push_back(what.id);
    return made;
}

TEST(Mixes, NothingSpentLeavesOnlyStaffWithoutPosts) {
    const Scenario scenario = tiny_template();
    const auto offers = priced(scenario);
    const Mix mix = mix_of(scenario, offers, Spending(offers.size()));
    EXPECT_THAT(ids(mix.scenario), ElementsAre("staff-near", "staff-far"));
    EXPECT_THAT(mix.replaced, ElementsAre("staff", "cash", "events"));
    for (const Intervention& what : mix.scenario.interventions) EXPECT_THAT(what.effects, Each(0));
    const MixRun run = run_of(scenario, offers, Spending(offers.size()));
    EXPECT_THAT(run.change, Each(testing::AnyOf(0, testing::IsNan())));
    EXPECT_EQ(run.cost() + run.untouched_cost, 0);
}

TEST(Mixes, WithoutStaffThereAreNoHoursToSpendMoneyIn) {
    const Scenario scenario = tiny_template();
    const auto offers = priced(scenario);
    Spending spending = template_spending(offers);
    for (std::size_t k = 0; k < offers.size(); ++k)
        if (offers[k].knob == Knob::posts) spending[k] = 0;
    EXPECT_EQ(run_of(scenario, offers, spending).cost(), 0);
    EXPECT_GT(run_of(scenario, offers, template_spending(offers)).cost(), 0);
}

TEST(Mixes, TheTemplatesSpendingIsTheTemplate) {
    const Scenario scenario = tiny_template();
    const auto offers = priced(scenario);
    const Mix mix = mix_of(scenario, offers, template_spending(offers));
    ASSERT_EQ(mix.scenario.interventions.size(), 6);
    for (std::size_t k = 0; k < 6; ++k) {
        const Intervention& made = mix.scenario.interventions[k];
        Intervention expected = scenario.interventions[k / 2];
        expected.id += k % 2 == 0 ? "-near" : "-far";
        expected.districts = {static_cast<std::uint8_t>(k % 2)};
        expected.start = {k % 2 == 0 ? 6 : 8};
        expected.district_start = {expected.start};
        expected.budget_usd = made.budget_usd;
        if (made.kind != Kind::staff) {
            EXPECT_EQ(made.villages,
                      (k % 2 == 0 ? std::vector<std::uint16_t>{11, 18} : std::vector<std::uint16_t>{25, 32}));
            expected.villages = made.villages;
        }
        EXPECT_EQ(made, expected) << made.id;
    }
}

TEST(Mixes, RealisedCostFollowsSpendingAndIsNeverMore) {
    Scenario scenario = tiny_template();
    scenario.interventions.erase(scenario.interventions.begin());  // without staff hours have no limit
    const auto offers = priced(scenario);
    ASSERT_EQ(offers.size(), 4);
    for (const double share : {0.1, 0.3, 0.5, 0.75, 1.0}) {
        Spending spending;
        for (const Offer& offer : offers) spending.push_back(usable(offer.item, share * offer.item.most));
        const MixRun run = run_of(scenario, offers, spending);
        for (std::size_t k = 0; k < offers.size(); ++k) {
            EXPECT_LE(run.costs[k], spending[k] + 1e-9) << share << " " << offer_id(scenario, offers[k]);
            EXPECT_GE(run.costs[k], 0.7 * spending[k] - 30) << share << " " << offer_id(scenario, offers[k]);
        }
    }
}

TEST(Mixes, EveryKindCanBeOffAndNeverCostsMoreThanItsMoney) {
    Scenario scenario = tiny_place();
    scenario.interventions = support::everything(4, tiny_months - 1);
    const auto offers = priced(scenario);
    const MixRun off = run_of(scenario, offers, Spending(offers.size()));
    EXPECT_EQ(off.cost(), 0);
    for (const double share : {0.02, 0.4, 1.0}) {
        Spending spending;
        for (const Offer& offer : offers) spending.push_back(usable(offer.item, share * offer.item.most));
        const MixRun run = run_of(scenario, offers, spending);
        for (std::size_t k = 0; k < offers.size(); ++k)
            EXPECT_LE(run.costs[k], spending[k] + 1e-9) << share << " " << offer_id(scenario, offers[k]);
        EXPECT_GT(run.cost(), 0);
    }
}

TEST(Mixes, EarlierRecordsAreNotTouched) {
    Scenario scenario = tiny_template();
    scenario.interventions[1].start = {3};
    const auto offers = offers_of(scenario, {.from = {6}});
    EXPECT_TRUE(std::ranges::none_of(offers, [](const Offer& offer) { return offer.record == 1; }));
    const Mix mix = mix_of(scenario, priced(scenario, {.from = {6}}), Spending(4));
    EXPECT_EQ(mix.scenario.interventions.front(), scenario.interventions[1]);
    EXPECT_EQ(mix.offer_of.front(), std::nullopt);
}

TEST(Mixes, VillagesAreAddedTheOwnOnesFirst) {
    Scenario scenario = support::tiny_scenario(20, 60, 12);
    scenario.interventions = {support::monthly(Kind::cash, "cash", 2, 11),
                              support::monthly(Kind::survey, "survey", 2, 11)};
    scenario.interventions[0].villages = {25, 39, 102};
    scenario.interventions[1].villages = {11, 39};
    const auto offers = offers_of(scenario, {});
    const auto& near = offers[0].villages;
    ASSERT_EQ(near.size(), 10);
    EXPECT_EQ(offers[0].usual_villages, 2);
    EXPECT_THAT(std::vector(near.begin(), near.begin() + 2), testing::UnorderedElementsAre(25, 39));
    EXPECT_EQ(near[2], 11);  // of the survey
    EXPECT_EQ(std::set(near.begin(), near.end()).size(), 10);
    const auto others = offers_of(scenario, {.seed = 7});
    EXPECT_NE(others[0].villages, near);
    EXPECT_EQ(offers_of(scenario, {.only_own_villages = true})[0].villages.size(), 2);
}

TEST(Mixes, MoreMoneyBuysTheSameVillagesAndMore) {
    const Scenario scenario = tiny_template();
    for (const Offer& offer : priced(scenario)) {
        if (offer.knob != Knob::villages) continue;
        std::size_t before = 0;
        for (double share = 0.05; share <= 1; share += 0.05) {
            const std::size_t villages = villages_for(offer, share * offer.item.most);
            EXPECT_GE(villages, before);
            before = villages;
        }
        EXPECT_EQ(before, offer.villages.size());
    }
}

TEST(Mixes, SettingUpIsPaidFirstAndWhole) {
    Scenario scenario = tiny_place();
    Intervention set_up = support::monthly(Kind::data_system, "set-up", 5, 5),
                 data = support::monthly(Kind::data_system, "data", 6, 15);
    set_up.cost_per_delivery_usd = 3000, set_up.cost_per_month_usd = 0, data.cost_per_month_usd = 50;
    scenario.interventions = {set_up, data};
    const auto offers = priced(scenario);
    ASSERT_EQ(offers.size(), 2);
    EXPECT_EQ(offers[0].item.least, 3050);
    EXPECT_EQ(offers[0].item.most, 3500);
    EXPECT_EQ(usable(offers[0].item, 3049), 0);
    EXPECT_EQ(size_text(scenario, offers[0], 3200), "4 months");
    const MixRun run = run_of(scenario, offers, {usable(offers[0].item, 3249), 0});
    EXPECT_THAT(run.costs, ElementsAre(3200, 0));
}

TEST(Mixes, PostsArePaidInWholeCentsAndNeverCostMore) {
    Scenario scenario = tiny_place();
    scenario.interventions = {support::monthly(Kind::staff, "staff", 2, 14)};
    scenario.interventions[0].cost_per_month_usd = 62.37;
    const auto offers = priced(scenario);
    for (const double money : {0.0, 3.0, 100.0, 333.33, 810.81, 1500.0}) {
        const double given = usable(offers[0].item, money);
        const MixRun run = run_of(scenario, offers, {given, 0});
        EXPECT_LE(run.costs[0], given + 1e-9);
        EXPECT_GE(run.costs[0], given - 2 * 0.01 * 62.37 * 13);
    }
}

TEST(Mixes, PlainMixesKeepToTheBudget) {
    const Scenario scenario = tiny_template();
    const auto offers = priced(scenario);
    for (const double budget : {50.0, 900.0, 5000.0, 1e6}) {
        const auto mixes = plain_mixes(scenario, offers, space_of(offers, budget));
        ASSERT_EQ(mixes.size(), 4);
        EXPECT_EQ(mixes[1].name, "staff");
        EXPECT_EQ(mixes[2].name, "cash and staff");
        for (const Start& mix : mixes) {
            EXPECT_LE(total(mix.spending), budget + 1e-6) << mix.name;
            for (std::size_t k = 0; k < offers.size(); ++k)
                EXPECT_NEAR(mix.spending[k], usable(offers[k].item, mix.spending[k]), 1e-6) << mix.name;
        }
    }
}

}  // namespace
}  // namespace savan::optimise
