/// The programme's month: hours into doses, quality under overload, and books that balance to the cent.

#include "sim/model/programme.hpp"

#include <gmock/gmock.h>

#include "sim/interventions/capacity.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

/// Pupils of twenty in five villages of one district; staff skill stays at 0.6.
TinyWorld pupils(std::vector<Intervention> interventions, const Change& change = {}) {
    TinyWorld tiny = crowd({.people = 200, .villages = 5}, change);
    std::fill(tiny.world.youth.school.begin(), tiny.world.youth.school.end(), School::enrolled);
    for (Intervention& what : interventions) what.districts = {0};
    tiny.plan(std::move(interventions));
    return tiny;
}

/// A staff record that gives exactly these hours a month and costs nothing.
Intervention hours(double wanted) {
    Intervention staff = monthly(Kind::staff, "staff", 0, 1000);
    staff.effects = {wanted / (160 * 0.5), 0, 0};
    staff.cost_per_month_usd = 0;
    return staff;
}

Intervention after_class(double hours_per_dose, double hours_per_session = 0) {
    Intervention what = monthly(Kind::after_class, "after-class", 0, 1000);
    what.hours_per_dose = hours_per_dose, what.hours_per_delivery = hours_per_session;
    return what;
}

const Ledger::Entry& entry(const TinyWorld& tiny, std::size_t index) {
    return tiny.world.ledger.of(0, index);
}

TEST(Capacity, DosesAreTheFloorOfHoursOverNeed) {
    for (const double supply : {0.0, 1.0, 7.5, 40.0, 99.99, 100.0, 250.0})
        for (const int need_in_hundredths : {25, 30, 33, 50, 100, 701}) {
            TinyWorld tiny = pupils({hours(supply), after_class(need_in_hundredths / 100.0)});
            tiny.months(1, programme::deliver);
            const auto hundredths = static_cast<std::int64_t>(std::llround(supply * 100));
            const std::int64_t doses = std::min<std::int64_t>(hundredths / need_in_hundredths, 1000);
            EXPECT_EQ(entry(tiny, 1).doses, doses) << supply << " / " << need_in_hundredths;
            EXPECT_EQ(entry(tiny, 1).hours_100, doses * need_in_hundredths);
        }
}

TEST(Capacity, ASessionIsPaidInHoursByItsFirstDose) {
    TinyWorld tiny = pupils({hours(100), after_class(1, 10)});
    tiny.months(1, programme::deliver);
    const auto& lessons = tiny.world.youth.lesson;
    std::int64_t sessions = 0;
    for (std::size_t v = 0; v < 5; ++v)
        sessions += std::count_if(lessons.begin() + tiny.roster.first_person[v],
                                  lessons.begin() + tiny.roster.first_person[v + 1],
                                  [](float lesson) { return lesson > 0; }) > 0;
    EXPECT_EQ(entry(tiny, 1).hours_100, 100 * entry(tiny, 1).doses + 1000 * sessions);
    EXPECT_LE(entry(tiny, 1).hours_100, 10'000);
    EXPECT_GT(entry(tiny, 1).hours_100, 10'000 - 1100) << "no room for another dose is left unused";
}

TEST(Capacity, WithoutStaffRecordsThereIsNoLimit) {
    TinyWorld tiny = pupils({after_class(500)});
    tiny.months(1, programme::deliver);
    EXPECT_EQ(entry(tiny, 0).doses, 1000);
}

TEST(Capacity, OverloadLowersQualityByTheRootOfWhatIsMissing) {
    for (const double supply : {1000.0, 500.0, 250.0, 40.0}) {
        TinyWorld tiny =
            pupils({hours(supply), after_class(1)}, [](Parameters& p) { p.overload_exponent = 0.5; });
        tiny.months(1, programme::deliver);
        const double quality = tiny.p().staff_skill * std::sqrt(std::min(1.0, supply / 1000));
        for (const float lesson : tiny.world.youth.lesson) {
            if (lesson > 0) {
                ASSERT_NEAR(lesson, 0.02 * quality, 1e-7);
            }
        }
        for (const float cut : tiny.world.youth.dropout_cut) {
            if (cut > 0) {
                ASSERT_NEAR(cut, 0.15 * quality, 1e-7);
            }
        }
        EXPECT_EQ(entry(tiny, 1).doses, static_cast<std::int64_t>(supply));
    }
}

TEST(Capacity, ShortHoursAreSharedInProportion) {
    Intervention cash = monthly(Kind::cash, "cash", 0, 1000);
    cash.hours_per_dose = 3, cash.hours_per_delivery = 0;
    TinyWorld tiny = pupils({hours(400), after_class(1), cash});  // want 1000 and 3000
    tiny.months(1, programme::deliver);
    EXPECT_EQ(entry(tiny, 1).doses, 100);
    EXPECT_EQ(entry(tiny, 2).doses, 100);
}

TEST(Capacity, MoreHoursNeverGiveFewerDosesOrWorseOnes) {
    Intervention cash = monthly(Kind::cash, "cash", 0, 1000),
                 training = monthly(Kind::training, "training", 0, 1000);
    std::vector<std::int64_t> before(4);
    double quality_before = 0;
    for (double supply = 0; supply < 4000; supply += 37) {
        TinyWorld tiny = pupils({hours(supply), after_class(0.5, 4), cash, training});
        for (PersonIndex i = 0; i < 300; ++i) tiny.world.youth.school[i] = School::left;
        tiny.months(1, programme::deliver);
        double quality = 0;
        for (const float lesson : tiny.world.youth.lesson) quality = std::max<double>(quality, lesson);
        EXPECT_GE(quality, quality_before);
        for (std::size_t k = 1; k < 4; ++k) {
            EXPECT_GE(entry(tiny, k).doses, before[k]) << "of " << k << " with " << supply;
            before[k] = entry(tiny, k).doses;
        }
        quality_before = quality;
    }
    for (std::size_t k = 1; k < 4; ++k) EXPECT_GT(before[k], 0);
}

TEST(Ledger, BalancesToTheCent) {
    Intervention training = monthly(Kind::training, "training", 2, 1000),
                 cash = monthly(Kind::cash, "cash", 0, 1000);
    training.cost_per_dose_usd = 60.07, training.cost_per_delivery_usd = 100.33,
    training.cost_per_month_usd = 12.11;
    training.coverage_fraction = 0.1;
    cash.cost_per_dose_usd = 0.21, cash.effects[0] = 20.55, cash.coverage_fraction = 0.37;
    Intervention staff = monthly(Kind::staff, "staff", 0, 1000);
    staff.effects = {1.5, 1, 0}, staff.cost_per_month_usd = 300.10;
    TinyWorld tiny = pupils({training, cash, staff});
    std::fill(tiny.world.youth.school.begin(), tiny.world.youth.school.end(), School::left);
    std::array<Cents, 3> total{};
    for (int month = 0; month < 24; ++month) {
        std::fill(tiny.world.youth.job_gain.begin(), tiny.world.youth.job_gain.end(), 0.0f);
        std::ranges::fill(tiny.world.households.granted, 0);
        tiny.months(1, programme::deliver);
        std::int64_t sessions = 0, trained = 0, paid = 0;
        for (std::size_t v = 0; v < 5; ++v) {
            const auto begin = tiny.world.youth.job_gain.begin();
            const auto in_village =
                std::count_if(begin + tiny.roster.first_person[v], begin + tiny.roster.first_person[v + 1],
                              [](float gain) { return gain > 0; });
            sessions += in_village > 0;
            trained += in_village;
        }
        for (const std::int32_t cents : tiny.world.households.granted) {
            ASSERT_TRUE(cents == 0 || cents == 2055);
            paid += cents > 0;
        }
        ASSERT_EQ(entry(tiny, 0).doses, trained);
        ASSERT_EQ(entry(tiny, 1).doses, paid);
        EXPECT_EQ(entry(tiny, 0).cost, month < 2 ? 0 : trained * 6007 + sessions * 10033 + 1211);
        EXPECT_EQ(entry(tiny, 1).cost, paid * (21 + 2055));
        EXPECT_EQ(entry(tiny, 2).cost, 45015);
        for (std::size_t k = 0; k < 3; ++k) total[k] += entry(tiny, k).cost;
    }
    EXPECT_GT(total[0], 0);
    EXPECT_THAT(tiny.world.ledger.spent, testing::ElementsAreArray(total));
}

TEST(Ledger, MaterialsMakeCampaignsCheaper) {
    Intervention event = monthly(Kind::awareness_event, "event", 0, 1000);
    event.cost_per_dose_usd = 0;
    TinyWorld tiny = pupils({event}, [](Parameters& p) { p.library_fade = 0, p.library_saving = 0.6; });
    tiny.world.districts.library[0] = 0.5;
    tiny.months(1, programme::deliver);
    EXPECT_EQ(entry(tiny, 0).cost, 5 * 5600) << "80 US$ less 0.6 x 0.5 of it, in five villages";
}

TEST(Ledger, GrantsToTheReturnedAreBookedWhateverTheyBringAbout) {
    for (const double effect : {1.0, 0.0})
        for (const double budget : {no_limit, 525.0}) {
            Intervention hotline = monthly(Kind::hotline, "hotline", 0, 1000);
            hotline.effect_fraction = effect, hotline.budget_usd = budget;
            TinyWorld tiny = pupils({hotline});
            tiny.world.home_from_harm = {{7, 30}, {999}};
            tiny.months(1, programme::deliver);
            const int grants = budget < no_limit ? 2 : 3;  // 400 US$ a month, 50 a grant
            EXPECT_EQ(entry(tiny, 0).cost, 40'000 + 5'000 * grants);
            int richer = 0;
            for (const float assets : tiny.world.households.assets) richer += assets == 10'050;
            EXPECT_EQ(richer, effect > 0 ? grants : 0);
        }
}

TEST(Ledger, NothingIsGivenBeyondTheBudget) {
    Intervention cash = monthly(Kind::cash, "cash", 0, 1000);
    cash.budget_usd = 500, cash.coverage_fraction = 0.007;
    TinyWorld tiny = pupils({cash});
    std::int64_t doses = 0;
    for (int month = 0; month < 40; ++month) {
        tiny.months(1, programme::deliver);
        doses += entry(tiny, 0).doses;
        ASSERT_LE(tiny.world.ledger.spent[0], 50'000);
    }
    EXPECT_EQ(doses, 50'000 / 2020);
}

TEST(Schedule, StartsEveryAndStopsByDistrict) {
    TinyWorld tiny = crowd({.people = 50, .villages = 2});
    tiny.roster.district = {0, 1};
    Intervention event = monthly(Kind::awareness_event, "event", 3, 14);
    event.every_months = 4;
    event.district_start = {Month{3}, Month{6}};
    tiny.plan({event});
    std::vector<int> near, far;
    for (int month = 0; month < 30; ++month) {
        tiny.months(1, programme::deliver);
        if (tiny.world.ledger.of(0, 0).doses) near.push_back(month);
        if (tiny.world.ledger.of(1, 0).doses) far.push_back(month);
    }
    EXPECT_THAT(near, testing::ElementsAre(3, 7, 11));
    EXPECT_THAT(far, testing::ElementsAre(6, 10, 14));
}

TEST(Limits, DosesPerPersonCumulativeCoverageAndQuantity) {
    Intervention limited = monthly(Kind::cash, "limited", 0, 1000), cumulative = limited, few = limited;
    limited.doses_per_person_limit = 3;
    cumulative.id = "cumulative", cumulative.cumulative_coverage_fraction = 0.25;
    few.id = "few", few.quantity_per_delivery = 17;
    TinyWorld tiny = pupils({limited, cumulative, few});
    std::int64_t doses = 0;
    for (int month = 0; month < 6; ++month) {
        tiny.months(1, programme::deliver);
        doses += entry(tiny, 0).doses;
        EXPECT_EQ(entry(tiny, 1).doses, 250);
        EXPECT_EQ(entry(tiny, 2).doses, 17);
    }
    EXPECT_EQ(doses, 3000);
    for (const std::uint8_t taken : tiny.world.ledger.doses_taken[0]) ASSERT_EQ(taken, 3);
    EXPECT_EQ(std::count(tiny.world.ledger.doses_taken[1].begin(), tiny.world.ledger.doses_taken[1].end(), 0),
              750);
}

}  // namespace
}  // namespace savan
