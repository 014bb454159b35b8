/// Verdicts worked out by hand, and what the page must not leave out.

#include "analysis/calibration/validation.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "analysis/calibration/validation_page.hpp"

namespace savan::calibration {
namespace {

using scenario::Bound;
using testing::HasSubstr;
using testing::Not;

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Members 0.00, 0.01 .. 1.00 times `scale` plus `shift`: quantiles of 5, 50 and 95 % are 0.05, 0.5 and 0.95
/// of it.
std::vector<double> even(double shift, double scale) {
    std::vector<double> members;
    for (int k = 0; k <= 100; ++k) members.push_back(shift + scale * k / 100);
    return members;
}

Compared figure(double value, double sampling, double discrepancy, std::vector<double> members,
                Bound bound = Bound::equal) {
    Compared made;
    made.target.id = "figure";
    made.target.observable = "abroad_share";
    made.target.value = value;
    made.target.sampling_sd = sampling;
    made.target.discrepancy_sd = discrepancy;
    made.target.bound = bound;
    made.target.status = "read";
    made.target.source = "a_source";
    made.target.meaning = "who and where";
    made.members = std::move(members);
    return made;
}

TEST(Judgement, WidensTheBandByTheFiguresError) {
    // Median 10, half of the 90 % band 4.5; the error adds 1.645 * 5 in quadrature.
    const Judgement j = judge(figure(12, 3, 4, even(5, 10)));
    EXPECT_NEAR(j.model.low, 5.5, 1e-12);
    EXPECT_NEAR(j.model.median, 10, 1e-12);
    EXPECT_NEAR(j.model.high, 14.5, 1e-12);
    const double half = std::sqrt(4.5 * 4.5 + 8.225 * 8.225);
    EXPECT_NEAR(j.low, 10 - half, 1e-12);
    EXPECT_NEAR(j.high, 10 + half, 1e-12);
    EXPECT_NEAR(j.difference, -2.0 / 12, 1e-12);
    EXPECT_TRUE(j.agrees);
    EXPECT_TRUE(judge(figure(10 + half - 0.01, 3, 4, even(5, 10))).agrees);
    EXPECT_FALSE(judge(figure(10 + half + 0.01, 3, 4, even(5, 10))).agrees);
    EXPECT_FALSE(judge(figure(10 - half - 0.01, 3, 4, even(5, 10))).agrees);
}

TEST(Judgement, ABoundIsKeptByTheMedian) {
    const Judgement j = judge(figure(9.5, 0, 0, even(5, 10), Bound::at_least));
    EXPECT_TRUE(j.agrees);
    EXPECT_NEAR(j.on_side, 56.0 / 101, 1e-12);
    EXPECT_TRUE(std::isnan(j.difference));
    EXPECT_FALSE(judge(figure(10.5, 0, 0, even(5, 10), Bound::at_least)).agrees);
    EXPECT_TRUE(judge(figure(10.5, 0.4, 0, even(5, 10), Bound::at_least)).agrees) << "within 1.645 errors";
    EXPECT_FALSE(judge(figure(9.5, 0, 0, even(5, 10), Bound::at_most)).agrees);
    EXPECT_TRUE(judge(figure(10.5, 0, 0, even(5, 10), Bound::at_most)).agrees);
}

TEST(Judgement, WhatIsNotDefinedNeverAgrees) {
    const Judgement j = judge(figure(1, 1, 1, {nothing, nothing}));
    EXPECT_FALSE(j.agrees);
    EXPECT_EQ(j.undefined, 2u);
    EXPECT_FALSE(judge(figure(0, 0, 0, {nothing}, Bound::at_least)).agrees);
    EXPECT_FALSE(judge(figure(0, 0, 0, {}, Bound::at_most)).agrees);
    EXPECT_EQ(judge(figure(1, 1, 1, {1, nothing, 1})).undefined, 1u);
}

TEST(Judgement, AverageDifferenceIsOverFiguresThatHaveOne) {
    Compared a = figure(10, 1, 0, even(6, 10)), b = figure(10, 1, 0, even(2, 10)),
             zero = figure(0, 1, 0, even(0, 1));
    a.fitted = b.fitted = zero.fitted = true;
    const Compared checked = figure(10, 1, 0, even(10, 10));
    const Compared bound = figure(10, 1, 0, even(100, 10), Bound::at_least);
    EXPECT_NEAR(average_difference({a, b, zero, checked, bound}, true), (0.1 + 0.3) / 2, 1e-12);
    EXPECT_NEAR(average_difference({a, b, zero, checked, bound}, false), 0.5, 1e-12);
    EXPECT_TRUE(std::isnan(average_difference({bound}, false)));
}

Validation example() {
    Validation v;
    v.made_by = "savan 1 (abc)";
    Compared fitted = figure(0.057, 0.004, 0.004, even(0.05, 0.01));
    fitted.target.id = "abroad";
    fitted.target.status = "recalled";
    fitted.fitted = true;
    Compared missed = figure(0.52, 0.01, 0.01, even(0.3, 0.1));
    missed.target.id = "gross";
    missed.target.if_missed = "nobody repeats";
    Compared pattern = figure(1, 0, 0, even(1.1, 0.5), Bound::at_least);
    pattern.target.id = "near-far";
    pattern.target.observable = "near_over_far";
    pattern.target.source = pattern.target.status = "assumed";
    v.targets = {fitted, missed};
    v.checks = {pattern};
    v.parameters = {{"intention.base",
                     "log hazard",
                     "normal(-1.5, 0.7)",
                     {-2, -1.5, -1},
                     {-1.4, -1.3, -1.2},
                     0.2,
                     "identified"},
                    {"return.rate",
                     "1/month",
                     "uniform(0.02, 0.1)",
                     {0.03, 0.06, 0.09},
                     {0.03, 0.06, 0.09},
                     1,
                     "stays-prior"}};
    v.ties = {{"intention.base", "return.rate", 0.81}};
    v.not_compared = {{"poverty_lao_2002_03", "recalled", "", "no line"},
                      {"", "", "growth by village", "not counted"}};
    return v;
}

TEST(ValidationPage, MarksFittedFiguresApartAndFailuresWithTheirReason) {
    const std::string page = validation_page(example());
    EXPECT_THAT(page, HasSubstr("1 of 1 figures that were **fitted** agree"));
    EXPECT_THAT(
        page,
        HasSubstr("0 of 1 figures that were **only checked** agree; average relative difference 32.7 %"));
    EXPECT_THAT(page, HasSubstr("1 of 1 patterns and bounds are kept"));
    EXPECT_THAT(page, HasSubstr("identify 1, narrow 0 and leave 1 as they were assumed"));
    EXPECT_THAT(page, HasSubstr("- **gross**: published 52.0 %, model 35.0 % [30.5, 39.5] %. Why, as far as "
                                "is known: nobody repeats."));
    EXPECT_THAT(page, HasSubstr("recalled, unconfirmed"));
    EXPECT_THAT(page, HasSubstr("intention.base and return.rate: 0.81"));
    EXPECT_THAT(page, HasSubstr("`poverty_lao_2002_03` (recalled): no line."));
    EXPECT_THAT(page, HasSubstr("growth by village: not counted."));
    EXPECT_LT(page.find("## Figures that were fitted"), page.find("| abroad"));
    EXPECT_LT(page.find("## Figures that were only checked"), page.find("| gross"));
    EXPECT_THAT(page, Not(HasSubstr("Predicting what came later")));
    EXPECT_THAT(page, Not(HasSubstr("nan")));
}

TEST(ValidationPage, SaysThatACalibrationHasNotSettled) {
    Validation v = example();
    EXPECT_THAT(validation_page(v), Not(HasSubstr("ended before it had settled")));
    v.settled = false;
    EXPECT_THAT(validation_page(v), HasSubstr("ended before it had settled"));
}

TEST(ValidationPage, PredictsOnlyWhatCameLater) {
    Validation v = example();
    v.targets[0].target.known_year = 2003;
    v.targets[1].target.known_year = 2005;
    v.origin = RollingOrigin{2003, v.targets};
    v.origin->targets[1].members = even(0.5, 0.1);
    const std::string page = validation_page(v);
    const std::string section = page.substr(page.find("## Predicting what came later"));
    EXPECT_THAT(section, HasSubstr("1 of 1 later figures lie within"));
    const std::string table = section.substr(0, section.find("## What each figure is"));
    EXPECT_THAT(table, HasSubstr("| gross"));
    EXPECT_THAT(table, Not(HasSubstr("| abroad")));
    EXPECT_THAT(table, HasSubstr("35.0 %")) << "what the fit to all figures gives stands beside it";
}

}  // namespace
}  // namespace savan::calibration
