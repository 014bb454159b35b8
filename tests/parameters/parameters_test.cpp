// The one table of parameters: every row is complete, consistent and sourced, and its numbers are
// pinned in defaults.csv.

#include "sim/parameters/parameters.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <set>
#include <string>

#include "tests/support/csv.hpp"
#include "tests/support/pinned.hpp"

namespace savan {
namespace {

const std::string source_folder = SAVAN_SOURCE_DIR;

/// Probability that the prior is at most x.
double cumulative(const Prior& prior, double x) {
    switch (prior.kind) {
        case Prior::Kind::fixed: return 0;
        case Prior::Kind::uniform: return std::fmin(1, std::fmax(0, (x - prior.a) / (prior.b - prior.a)));
        case Prior::Kind::normal: return cdf(boost::math::normal(prior.a, prior.b), x);
        case Prior::Kind::lognormal:
            return x <= 0 ? 0 : cdf(boost::math::lognormal(std::log(prior.a), prior.b), x);
        case Prior::Kind::beta:
            return cdf(boost::math::beta_distribution<>(prior.a, prior.b), std::fmin(1, std::fmax(0, x)));
    }
    return 0;
}

std::string kind_name(Prior::Kind kind) {
    switch (kind) {
        case Prior::Kind::fixed: return "fixed";
        case Prior::Kind::uniform: return "uniform";
        case Prior::Kind::normal: return "normal";
        case Prior::Kind::lognormal: return "lognormal";
        case Prior::Kind::beta: return "beta";
    }
    return "";
}

std::string group(std::string_view name) { return std::string(name.substr(0, name.find('.'))); }

TEST(ParameterTable, HasNamesThatAreUniqueAndStandInGroups) {
    std::set<std::string> names, groups;
    std::string current;
    for (const ParameterRow& row : parameter_table()) {
        EXPECT_TRUE(names.emplace(row.name).second) << row.name << " is there twice";
        EXPECT_NE(row.name.find('.'), std::string_view::npos) << row.name;
        EXPECT_EQ(row.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_."), std::string_view::npos)
            << row.name;
        if (group(row.name) == current) continue;
        current = group(row.name);
        EXPECT_TRUE(groups.insert(current).second) << row.name << " stands apart from its group";
    }
}

TEST(ParameterTable, FindsEveryRowByNameAndNothingElse) {
    for (const ParameterRow& row : parameter_table()) EXPECT_EQ(find_parameter(row.name), &row);
    EXPECT_EQ(find_parameter("awareness.half_lives"), nullptr);
    EXPECT_EQ(find_parameter(""), nullptr);
}

TEST(ParameterTable, HasUnitMeaningAndFiniteNumbersInEveryRow) {
    for (const ParameterRow& row : parameter_table()) {
        EXPECT_FALSE(row.unit.empty()) << row.name;
        EXPECT_GE(row.meaning.size(), 10u) << row.name;
        EXPECT_EQ(row.meaning.find('\n'), std::string_view::npos) << row.name;
        for (const double number : {row.value, row.low, row.high, row.prior.a, row.prior.b})
            EXPECT_TRUE(std::isfinite(number)) << row.name;
    }
}

TEST(ParameterTable, HoldsEveryDefaultWithinItsRange) {
    for (const ParameterRow& row : parameter_table()) {
        EXPECT_LT(row.low, row.high) << row.name;
        EXPECT_GE(row.value, row.low) << row.name;
        EXPECT_LE(row.value, row.high) << row.name;
    }
}

TEST(ParameterTable, HoldsEveryPriorWithinItsRange) {
    for (const ParameterRow& row : parameter_table()) {
        const Prior& prior = row.prior;
        if (prior.kind == Prior::Kind::fixed) {
            EXPECT_EQ(prior, priors::fixed()) << row.name;
            continue;
        }
        if (prior.kind == Prior::Kind::uniform) {
            EXPECT_LT(prior.a, prior.b) << row.name;
            EXPECT_GE(prior.a, row.low) << row.name;
            EXPECT_LE(prior.b, row.high) << row.name;
            continue;
        }
        EXPECT_GT(prior.b, 0) << row.name;
        if (prior.kind != Prior::Kind::normal) {
            EXPECT_GT(prior.a, 0) << row.name;
        }
        // Draws are clipped to the range: at most three in a hundred may be.
        EXPECT_LT(cumulative(prior, row.low) + 1 - cumulative(prior, row.high), 0.03) << row.name;
    }
}

TEST(ParameterTable, BelievesInEveryDefault) {
    // A default in the outer hundredth of its own prior would contradict it.
    for (const ParameterRow& row : parameter_table()) {
        if (row.prior.kind == Prior::Kind::fixed) continue;
        const double below = cumulative(row.prior, row.value);
        if (row.prior.kind == Prior::Kind::uniform) {
            EXPECT_GE(row.value, row.prior.a) << row.name;
            EXPECT_LE(row.value, row.prior.b) << row.name;
        } else {
            EXPECT_GT(below, 0.005) << row.name;
            EXPECT_LT(below, 0.995) << row.name;
        }
    }
}

TEST(ParameterTable, NamesASourceThatExistsOrSaysAssumed) {
    const auto evidence = support::csv_column(source_folder + "/scenarios/data/evidence.csv", "id");
    for (const ParameterRow& row : parameter_table()) {
        EXPECT_TRUE(row.assumed() || evidence.contains(std::string(row.source)))
            << row.name << ": " << row.source << " is no row of the evidence file";
    }
}

TEST(Parameters, StartFromTheTableAndEachRowReachesItsOwnMember) {
    const Parameters defaults;
    for (const ParameterRow& row : parameter_table()) {
        ASSERT_EQ(defaults.*row.member, row.value) << row.name;
        Parameters changed;
        changed.*row.member = row.value + 1;
        EXPECT_FALSE(changed == defaults) << row.name;
        for (const ParameterRow& other : parameter_table())
            if (other.name != row.name) {
                ASSERT_EQ(changed.*other.member, other.value) << row.name << " and " << other.name;
            }
    }
    EXPECT_EQ(sizeof(Parameters), parameter_table().size() * sizeof(double)) << "a member without a row";
}

TEST(Parameters, ArePinned) {
    std::string text = "name,unit,default,prior,a,b,low,high,source\n";
    for (const ParameterRow& row : parameter_table()) {
        text += std::string(row.name) + ',' + std::string(row.unit) + ',' + support::shortest(row.value) + ',' +
                kind_name(row.prior.kind) + ',' + support::shortest(row.prior.a) + ',' +
                support::shortest(row.prior.b) + ',' + support::shortest(row.low) + ',' +
                support::shortest(row.high) + ',' + std::string(row.source) + '\n';
    }
    EXPECT_TRUE(support::equals_pinned(text, source_folder + "/tests/parameters/defaults.csv"));
}

}  // namespace
}  // namespace savan
