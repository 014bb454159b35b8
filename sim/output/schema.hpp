#pragma once
/// Layout of a results file.
///
/// At "/": one coordinate per dimension; one variable per measure, with the axes (scenario, replicate, time,
/// district) and then those of the measure; one variable per row of paired_table() whose part is in the file,
/// with the axes (scenario, replicate) and then those of the row. In "/provenance": what the run was and
/// where it comes from. Names, units and Lao names come from the two tables.
///
/// With an ensemble (sim/output/ensemble_layout.cpp) also "/member" and "/luck" along replicate, and in
/// "/provenance" the ensemble's text, its SHA-256 and the parameters' values by (ensemble_member,
/// ensemble_parameter).

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/measures/measure.hpp"
#include "sim/measures/paired_table.hpp"
#include "sim/output/description.hpp"

namespace savan::output {

/// The newest layout. Raised whenever an older reader would misread a newer file, or a newer one would miss
/// something. 2: the paired ledger. 3: school grades and pay. 4: runs differ in parameters too, by an ensemble.
/// 5: ties and the prevalence of villages. 6: the same with an ensemble.
constexpr std::int64_t schema_version = 6, plain_schema_version = 5;

enum class Dimension : std::uint8_t {
    scenario,
    replicate,
    time,
    district,
    sex,
    age_group,
    channel,
    intervention,
    risk_decile,
    bounds,  ///< lower and upper
    listed_decile,
    life_event,
    change,
    step,
    path,
    grade,
    tie_abroad,
    prevalence,
};

constexpr std::array<std::string_view, 18> dimension_names = {
    "scenario",      "replicate",  "time",         "district",    "sex",
    "age_group",     "channel",    "intervention", "risk_decile", "bounds",
    "listed_decile", "life_event", "change",       "step",        "path",
    "grade",         "tie_abroad", "prevalence"};

constexpr std::string_view name_of(Dimension dimension) noexcept {
    return dimension_names[static_cast<std::size_t>(dimension)];
}

/// One variable of counts in the file.
struct Variable {
    std::string_view name, units, long_name, long_name_lo;
    /// "time: sum" of a month's events or "time: point" at its end; empty without the time axis.
    std::string_view cell_methods;
    std::vector<Dimension> dimensions;  ///< outermost first, (scenario, replicate) before all others
    bool wide;                          ///< in 64 bits: sums of money and of hours. People are counted in 32

    /// Bytes of a count.
    std::size_t width() const noexcept { return wide ? 8 : 4; }
};

Variable variable_of(const MeasureRow& row);
Variable variable_of(const PairedRow& row);

/// All of a file with these parts: measures in the order of their table, then paired variables in that of
/// theirs.
std::vector<Variable> variables_of(PairedParts parts);

/// Days from 1 January 2002 to the first day of a month, month 0 being January 2002.
double days_to(int month) noexcept;

/// Digest over the digests of all runs, C order (scenario, replicate): 16 hexadecimal digits.
std::string digest_of_runs(std::span<const std::uint64_t> digests);

/// Ids of all scenarios' interventions, in order of first appearance.
std::vector<std::string> union_of_interventions(const std::vector<ScenarioInfo>& scenarios);

/// For every scenario, where each entry of the union stands among its own interventions; -1: not there.
/// C order (scenario, intervention).
std::vector<std::int64_t> intervention_positions(const std::vector<ScenarioInfo>& scenarios,
                                                 const std::vector<std::string>& all);

/// Lengths of the dimensions of one file.
struct Lengths {
    std::size_t scenarios = 0, replicates = 0, months = 0, districts = 0, interventions = 0;
    std::size_t operator[](Dimension dimension) const noexcept;
};

}  // namespace savan::output
