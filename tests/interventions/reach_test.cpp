/// Whom a list reaches: coverage of the top risk decile over coverage of all, against the bivariate normal.

#include <gtest/gtest.h>

#include <numeric>

#include "sim/interventions/targeting.hpp"
#include "tests/support/statistics.hpp"
#include "tests/support/tiny_world.hpp"

namespace savan {
namespace {

using namespace support;

constexpr int people = 60'000;
constexpr double top = 0.1;

/// Everybody listed, with risks in an order of their own.
TinyWorld listed() {
    TinyWorld tiny = crowd({.people = people});
    std::vector<PersonIndex> order(people);
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](PersonIndex i) {
        return tiny.draws.words(tiny.roster.person_id(i), Purpose::parameter_value, Month{0})[0];
    });
    tiny.list = {Month{0}, std::vector<std::uint16_t>(people)};
    for (std::size_t k = 0; k < order.size(); ++k)
        tiny.list.rank[order[k]] = static_cast<std::uint16_t>(1 + k * 65535 / order.size());
    tiny.has_list = true;
    return tiny;
}

struct Reach {
    std::int64_t all = 0, top = 0, top_size = 0;
    double ratio() const {
        return (static_cast<double>(top) / static_cast<double>(top_size)) /
               (static_cast<double>(all) / people);
    }
};

Reach ask(TinyWorld& tiny, ListSource source, double correlation, double coverage) {
    tiny.scenario.parameters.list_base = tiny.scenario.parameters.list_best = correlation;
    Intervention what = monthly(Kind::cash, "cash", 0, 100);
    what.who.list = source;
    what.coverage_fraction = coverage;
    const auto asked =
        targeting::ask(tiny.world, tiny.step(), what, {0}, [](const World&, PersonIndex) { return true; }, {});
    Reach reach;
    for (PersonIndex i = 0; i < people; ++i) reach.top_size += tiny.list.decile(i) == 9;
    for (const auto& person : asked) {
        ++reach.all;
        reach.top += tiny.list.decile(person.person) == 9;
    }
    return reach;
}

double normal_density(double x) { return std::exp(-x * x / 2) / std::sqrt(2 * std::acos(-1.0)); }
double normal_above(double x) { return 0.5 * std::erfc(x / std::sqrt(2.0)); }

/// P(s0 in the top decile and s in the top `coverage`) for standard normals with that correlation, by
/// Simpson's rule.
double both_on_top(double correlation, double coverage) {
    const double from = portable::normal_quantile(1 - top), cut = portable::normal_quantile(1 - coverage);
    const auto integrand = [&](double x) {
        return normal_density(x) *
               normal_above((cut - correlation * x) / std::sqrt(1 - correlation * correlation));
    };
    constexpr int steps = 2000;
    const double width = (9 - from) / steps;
    double sum = integrand(from) + integrand(9);
    for (int k = 1; k < steps; ++k) sum += integrand(from + k * width) * (k % 2 ? 4 : 2);
    return sum * width / 3;
}

TEST(Reach, FollowsTheBivariateNormal) {
    TinyWorld tiny = listed();
    for (const double correlation : {-0.5, -0.2, 0.0, 0.3, 0.6, 0.9})
        for (const double coverage : {0.05, 0.1, 0.4}) {
            const Reach reach = ask(tiny, ListSource::youth_union, correlation, coverage);
            EXPECT_EQ(reach.all, static_cast<std::int64_t>(coverage * people));
            const double expected = both_on_top(correlation, coverage) / top;
            EXPECT_TRUE(plausible(p_of_share(reach.top, reach.top_size, expected)))
                << correlation << " " << coverage << ": ratio " << reach.ratio() << " for "
                << expected / coverage;
        }
}

TEST(Reach, WithoutCorrelationTheRatioIsOneAndWithANegativeOneLess) {
    TinyWorld tiny = listed();
    EXPECT_NEAR(ask(tiny, ListSource::youth_union, 0, 0.3).ratio(), 1, 0.06);
    EXPECT_LT(ask(tiny, ListSource::youth_union, -0.2, 0.3).ratio(), 0.8);
}

TEST(Reach, OfThePerfectListIsAllOrNothing) {
    TinyWorld tiny = listed();
    for (const double coverage : {0.02, 0.1, 0.25, 0.8})
        EXPECT_NEAR(ask(tiny, ListSource::oracle, 0, coverage).ratio(),
                    std::min(1.0, coverage / top) / coverage, 2e-3 / coverage);
}

TEST(Reach, AListWithoutRisksAsksNobody) {
    TinyWorld tiny = listed();
    tiny.has_list = false;
    EXPECT_EQ(ask(tiny, ListSource::youth_union, 0.5, 0.3).all, 0);
    EXPECT_GT(ask(tiny, ListSource::none, 0.5, 0.3).all, 0);
}

TEST(Reach, DataAndSurveysSharpenTheList) {
    TinyWorld tiny = listed();
    tiny.scenario.parameters.list_base = -0.2, tiny.scenario.parameters.list_best = 0.6;
    const auto correlation = [&] {
        return targeting::list_correlation(tiny.world, tiny.step(), ListSource::youth_union, 0);
    };
    EXPECT_DOUBLE_EQ(correlation(), -0.2);
    tiny.world.districts.data[0] = 0.5;
    EXPECT_DOUBLE_EQ(correlation(), 0.2);
    tiny.world.villages.survey[0] = 1;
    EXPECT_DOUBLE_EQ(correlation(), 0.6);
    EXPECT_EQ(targeting::list_correlation(tiny.world, tiny.step(), ListSource::oracle, 0), 1);
}

TEST(Coverage, IsAShareAndGrowsByAddingPeople) {
    TinyWorld tiny = listed();
    Intervention what = monthly(Kind::cash, "cash", 0, 100);
    std::vector<bool> before(people);
    for (const double coverage : {0.1, 0.35, 0.8, 1.0}) {
        what.coverage_fraction = coverage;
        std::vector<bool> now(people);
        for (const auto& asked :
             targeting::ask(tiny.world, tiny.step(), what, {0}, [](const World&, PersonIndex) { return true; }, {}))
            now[asked.person] = true;
        const auto count = std::count(now.begin(), now.end(), true);
        if (coverage < 1) {
            EXPECT_TRUE(plausible(p_of_share(count, people, coverage)));
        } else {
            EXPECT_EQ(count, people);
        }
        for (std::size_t i = 0; i < before.size(); ++i) ASSERT_TRUE(now[i] || !before[i]);
        before = now;
    }
}

}  // namespace
}  // namespace savan
