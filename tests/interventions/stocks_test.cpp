/// What a district's programme builds up, against the fixed points of its recursions.

#include <gtest/gtest.h>

#include "sim/model/programme.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr double exact = 1e-10;

TinyWorld district(Intervention what, const Change& change = {}) {
    TinyWorld tiny = crowd({.people = 10}, change);
    what.districts = {0};
    tiny.plan({std::move(what)});
    return tiny;
}

/// Lives until long after the stock has settled, ending with a month of delivery.
void settle(TinyWorld& tiny) { tiny.months(1 + 12 * 100, programme::deliver); }

/// The level after a delivery every `every` months that closes `gain` of what is missing to 1, when the
/// part `fade` of what is above `start` is lost each month: K = 1 - (1 - [start + (K - start) kept]) (1 -
/// gain).
double after_delivery(double start, double fade, int every, double gain) {
    const double kept = std::pow(1 - fade, every);
    return (1 - (1 - gain) * (1 - start * (1 - kept))) / (1 - (1 - gain) * kept);
}

TEST(Stocks, DataSystemSettlesBetweenWorkAndAgeing) {
    TinyWorld tiny =
        district(monthly(Kind::data_system, "data", 0, 5000), [](Parameters& p) { p.data_fade = 0.03; });
    settle(tiny);
    EXPECT_NEAR(tiny.world.districts.data[0], after_delivery(0, 0.03, 1, 0.1 * tiny.p().staff_skill), exact);
}

TEST(Stocks, LibrarySettlesBetweenRoundsOfWork) {
    Intervention materials = monthly(Kind::materials, "materials", 0, 5000);
    materials.every_months = 6;
    TinyWorld tiny = district(materials, [](Parameters& p) { p.library_fade = 0.015; });
    settle(tiny);
    const double after = after_delivery(0, 0.015, 6, 0.5 * tiny.p().staff_skill);
    EXPECT_NEAR(tiny.world.districts.library[0], after, exact);
    tiny.months(5, programme::deliver);
    EXPECT_NEAR(tiny.world.districts.library[0], after * std::pow(0.985, 5), exact);
}

TEST(Stocks, TeamAndStaffSkillSettleBetweenWorkshops) {
    Intervention workshop = monthly(Kind::team_workshop, "workshop", 0, 5000);
    workshop.every_months = 4;
    TinyWorld tiny = district(workshop, [](Parameters& p) {
        p.team_skill = 0.5, p.team_fade = 0.03, p.staff_skill = 0.6, p.staff_turnover = 0.02;
    });
    settle(tiny);
    const Districts& d = tiny.world.districts;
    EXPECT_NEAR(d.trafficking_knowledge[0], after_delivery(0.5, 0.03, 4, 0.3), exact);
    EXPECT_NEAR(d.local_facts[0], after_delivery(0.5, 0.03, 4, 0.3), exact);
    EXPECT_NEAR(d.group_process[0], after_delivery(0.5, 0.03, 4, 0.3), exact);
    EXPECT_NEAR(d.staff_skill[0], after_delivery(0.6, 0.02, 4, 0.2), exact);
    EXPECT_GT(d.staff_skill[0], 0.6);
    EXPECT_EQ(d.staff_skill[1], 0.6) << "the other district had no workshop";
}

TEST(Stocks, WithoutWorkSkillsStayAtTheirStart) {
    TinyWorld tiny = district(monthly(Kind::ministry_links, "links", 0, 5000));
    settle(tiny);
    EXPECT_EQ(tiny.world.districts.staff_skill[0], tiny.p().staff_skill);
    EXPECT_EQ(tiny.world.districts.group_process[0], tiny.p().team_skill);
    EXPECT_EQ(tiny.world.districts.data[0], 0);
}

TEST(Stocks, ASurveyAgesLikeData) {
    Intervention survey = monthly(Kind::survey, "survey", 0, 0);
    TinyWorld tiny = district(survey, [](Parameters& p) { p.data_fade = 0.05; });
    tiny.months(1, programme::deliver);
    EXPECT_EQ(tiny.world.villages.survey[0], 1);
    tiny.months(12, programme::deliver);
    EXPECT_NEAR(tiny.world.villages.survey[0], std::pow(0.95, 12), exact);
}

TEST(Stocks, DistrictOffersLastAMonth) {
    Intervention links = monthly(Kind::ministry_links, "links", 0, 1);
    TinyWorld tiny = district(links);
    tiny.months(2, programme::deliver);
    EXPECT_DOUBLE_EQ(tiny.world.districts.repatriation_gain[0], 1 * tiny.p().staff_skill);
    tiny.months(1, programme::deliver);
    EXPECT_EQ(tiny.world.districts.repatriation_gain[0], 0);
    EXPECT_EQ(tiny.world.districts.wait_cut[0], 0);
}

TEST(Stocks, CampaignsLoseQualityAsTheirMaterialAges) {
    Intervention event = monthly(Kind::awareness_event, "event", 0, 5000);
    TinyWorld tiny = district(
        event, [](Parameters& p) { p.freshness_loss = 0.1, p.team_skill = 0.7, p.staff_skill = 0.6; });
    for (const int months : {1, 12, 24}) {
        tiny.months(months, programme::deliver);
        const double years = (tiny.now.index - 1) / 12.0;
        EXPECT_NEAR(tiny.world.youth.lesson[0], 0.5 * 0.6 * 0.7 * std::exp(-0.1 * years), 1e-6);
    }
    tiny.world.districts.library[0] =
        1 / (1 - tiny.p().library_fade);  // full when the month's ageing is over
    tiny.months(1, programme::deliver);
    EXPECT_NEAR(tiny.world.youth.lesson[0], 0.5 * 0.6 * 0.7, 1e-6) << "a full library keeps it fresh";
}

}  // namespace
}  // namespace savan
