#pragma once
/// Who is harmed, and whose harm a scenario changes: by sex, age, district and baseline risk.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/estimate.hpp"
#include "analysis/outcomes.hpp"

namespace savan::analysis {

enum class Axis : std::uint8_t { sex, age_group, district, risk_decile };

/// One harm along one axis. Baseline risk is known only for those listed each January, youth of 12-39 at
/// home, so two harms are counted by it.
struct EquityRow {
    Axis axis;
    Measure measure;
    std::string_view key;  ///< of the outcome
};

std::span<const EquityRow> equity_table();

/// Groups of an axis. Districts have names of their own.
std::size_t groups_of(Axis axis, std::size_t districts);

/// One run: by equity_table(), then by group.
struct EquityRun {
    std::vector<std::vector<double>> counts;        ///< of the harm over the period
    std::vector<std::vector<double>> person_years;  ///< of those who could be harmed
};

EquityRun equity_run(const Tallies& run, Period period);

/// One group in one scenario. Everything but `hidden` is NaN in a hidden cell.
struct EquityCell {
    bool hidden;            ///< see suppression.hpp
    double level;           ///< mean over replicates
    double per_1000;        ///< the same for 1 000 person-years
    Estimate difference;    ///< paired, from the baseline
    double chance_of_harm;  ///< part of the replicates with more than the baseline
};

struct Equity {
    std::size_t baseline;
    /// [row of equity_table()][scenario][group]
    std::vector<std::vector<std::vector<EquityCell>>> tables;
};

/// `runs[scenario][replicate]`, paired.
Equity equity(const std::vector<std::vector<EquityRun>>& runs, std::size_t baseline);

}  // namespace savan::analysis
