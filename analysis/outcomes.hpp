#pragma once
/// What a planner asks of a run: a few numbers made of its counts, over a span of months and all
/// districts. Fewer departures are not by themselves good or bad, so some outcomes have no direction.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/measures/tallies.hpp"

namespace savan::analysis {

/// Months of a run that outcomes are taken over; both ends included, month 0 is January 2002.
struct Period {
    int first = 0, last = 0;
    friend bool operator==(const Period&, const Period&) = default;
};

/// Which change of an outcome is for the worse.
enum class Worse : std::uint8_t { neither, more, less };

struct OutcomeRow {
    std::string_view key;            ///< column and JSON name, stable
    std::string_view name, name_lo;  ///< for people, English and Lao; "- " begins a part of departures
    std::string_view unit;           ///< "people", "US$", "share", ..
    Worse worse;
    /// The outcome of one run; NaN where it is not defined (a ratio of nothing).
    double (*value)(const Tallies& run, Period period);
};

/// All outcomes, in the order in which tables show them.
std::span<const OutcomeRow> outcome_table();

/// Position in the table; the key must be one of its keys.
std::size_t outcome_index(std::string_view key);

/// "Unsafe departures"; a row that is a part of the one above is named with it: "Departures, legal".
std::string outcome_name(std::string_view key);
std::string outcome_name_lo(std::string_view key);

/// Every outcome of one run, in the order of the table. The period must lie within the run.
std::vector<double> outcomes(const Tallies& run, Period period);

}  // namespace savan::analysis
